/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-conversation-store.h"
#include "matchup-round.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_RUN_RECORDER (matchup_run_recorder_get_type ())
G_DECLARE_FINAL_TYPE (MatchupRunRecorder, matchup_run_recorder, MATCHUP, RUN_RECORDER, GObject)

/**
 * MatchupRunRecorder: writes one run to the database behind the screen: new text after 0.5 s or 8
 * KiB, states at once. What cannot be written is tried again, ever more seldom: all of the text
 * then, as a piece must not be missing in the middle. Main thread only.
 *
 * Signal "end-saved", once: the run has ended and is stored with all of its text.
 */
MatchupRunRecorder *matchup_run_recorder_new (MatchupConversationStore *store,
                                              MatchupRound *round,
                                              MatchupAnswer *answer,
                                              MatchupRun *run) G_GNUC_WARN_UNUSED_RESULT;
MatchupRun *matchup_run_recorder_get_run (MatchupRunRecorder *self);
/* Gives everything that waits to the store. */
void matchup_run_recorder_flush (MatchupRunRecorder *self);

G_END_DECLS
