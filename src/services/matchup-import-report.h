/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MatchupImportReport: what became of a file that was imported. Plain data; sentences for people.
 */
typedef struct
{
  guint n_added;
  GPtrArray *added; /* char *: the ids of those */
  guint n_present;  /* were there already and stayed as they are */
  guint n_failed;
  GPtrArray *reasons; /* char *: why, of the first of those */
  guint n_pictures;   /* that could not be taken over */
  guint n_files;      /* likewise */
  GPtrArray *names;   /* char *: of the first of those */
  char *stopped;      /* why it did not come to the end; NULL: it did */
} MatchupImportReport;

void matchup_import_report_free (MatchupImportReport *self);
/* All that there is to say about it beside how many were added; "" for nothing. */
char *matchup_import_report_dup_text (const MatchupImportReport *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupImportReport, matchup_import_report_free)

G_END_DECLS
