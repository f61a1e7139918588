/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-run.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_RUN_GROUP (matchup_run_group_get_type ())
G_DECLARE_FINAL_TYPE (MatchupRunGroup, matchup_run_group, MATCHUP, RUN_GROUP, GObject)

/**
 * MatchupRunGroup: one prompt to N models with one start time; a #GListModel of #MatchupRun.
 *
 * Property "busy" (read-only): a run is active. Signal "finished": once, when the last one ended.
 */
MatchupRunGroup *matchup_run_group_new (void) G_GNUC_WARN_UNUSED_RESULT;
void matchup_run_group_add (MatchupRunGroup *self, MatchupRun *run);
gboolean matchup_run_group_get_busy (MatchupRunGroup *self);
void matchup_run_group_stop_all (MatchupRunGroup *self);

G_END_DECLS
