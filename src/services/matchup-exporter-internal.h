/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-exporter.h"

G_BEGIN_DECLS

/* What the matchup-exporter*.c files share. */

/* The way of a thread's progress to who wants to know it; atomic references. */
typedef struct _MatchupExportReport MatchupExportReport;

MatchupExportReport *matchup_export_report_new (MatchupProgressFunc progress,
                                                gpointer progress_data) G_GNUC_WARN_UNUSED_RESULT;
MatchupExportReport *matchup_export_report_ref (MatchupExportReport *self);
void matchup_export_report_unref (MatchupExportReport *self);
/* Main thread: nobody is told any more. */
void matchup_export_report_stop (MatchupExportReport *self);
/* Main thread: what is told from now on is this part of the whole. */
void matchup_export_report_set_share (MatchupExportReport *self, double from, double to);
/* Any thread: a #MatchupExportProgress. */
void matchup_export_report_tell (double part, gpointer user_data);

/* The result is a boolean of a #GTask. */
void _matchup_exporter_write_readable (MatchupWorkspace *workspace,
                                       MatchupConversation *conversation,
                                       MatchupExportFormat format,
                                       GFile *file,
                                       MatchupExportReport *report,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/* @ids: of stored conversations, NULL-terminated. Likewise. */
void _matchup_exporter_write_json (MatchupWorkspace *workspace,
                                   const char *const *ids,
                                   GFile *file,
                                   MatchupExportReport *report,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

G_END_DECLS
