/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-workspace.h"

G_BEGIN_DECLS

/* How long conversations are kept; as in the settings ("keep-conversations"). */
typedef enum
{
  MATCHUP_KEEP_FOREVER,
  MATCHUP_KEEP_YEAR,
  MATCHUP_KEEP_MONTH, /* 30 days */
  MATCHUP_KEEP_NEVER, /* new ones are private, all of them */
} MatchupKeeping;

#define MATCHUP_TYPE_RETENTION (matchup_retention_get_type ())
G_DECLARE_FINAL_TYPE (MatchupRetention, matchup_retention, MATCHUP, RETENTION, GObject)

/**
 * MatchupRetention: deletes what was last changed longer ago than conversations are to be kept,
 * with its pictures and its words in the search: a while after the start and then once a day. Never
 * what is pinned, open in this process, or has an answer under way in any. A change of the setting
 * does nothing for a day, or until the next start, so that it can be taken back. Main thread only.
 */
MatchupRetention *matchup_retention_new (MatchupWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

/* From now on, by itself. */
void matchup_retention_start (MatchupRetention *self);
/* Now; gives back how many are gone, -1 with @error. */
void matchup_retention_run_async (MatchupRetention *self,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
int matchup_retention_run_finish (MatchupRetention *self, GAsyncResult *result, GError **error);

MatchupKeeping matchup_retention_get_keeping (MatchupWorkspace *workspace);
/* How many conversations would go if they were kept so long; -1 with @error. */
void matchup_retention_count_async (MatchupWorkspace *workspace,
                                    MatchupKeeping keeping,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gint64
matchup_retention_count_finish (MatchupWorkspace *workspace, GAsyncResult *result, GError **error);

G_END_DECLS
