/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-run.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_ANSWER (matchup_answer_get_type ())
G_DECLARE_FINAL_TYPE (MatchupAnswer, matchup_answer, MATCHUP, ANSWER, GObject)

/**
 * MatchupAnswer: a contestant's place in a round; a #GListModel of all its #MatchupRun, oldest
 * first.
 *
 * Asking again adds a run and keeps the earlier ones. Property "current": the run that is shown and
 * that goes into the contestant's history. Main thread only.
 */
MatchupAnswer *matchup_answer_new (MatchupContestant *contestant) G_GNUC_WARN_UNUSED_RESULT;
/* Who wrote the current run: in a chat another one may be asked the same once more. */
MatchupContestant *matchup_answer_get_contestant (MatchupAnswer *self);
void matchup_answer_add_run (MatchupAnswer *self, MatchupRun *run); /* becomes current */
/* Takes a run out, and where it was current shows the one before it. FALSE, and no change: it is
 * the only one, or none of these. */
gboolean matchup_answer_remove_run (MatchupAnswer *self, MatchupRun *run);
/* Puts back what was taken out, in its place by its attempt, and shows it. */
void matchup_answer_put_back_run (MatchupAnswer *self, MatchupRun *run);
MatchupRun *matchup_answer_find_run (MatchupAnswer *self, const char *id); /* borrowed or NULL */
MatchupRun *matchup_answer_get_current (MatchupAnswer *self); /* NULL before the first run */
void matchup_answer_set_current (MatchupAnswer *self, MatchupRun *run);
guint matchup_answer_get_n_runs (MatchupAnswer *self);
guint matchup_answer_get_current_position (MatchupAnswer *self);

G_END_DECLS
