/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-conversation-store.h"
#include "matchup-round.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_RUN_RECORDER (matchup_run_recorder_get_type ())
G_DECLARE_FINAL_TYPE (MatchupRunRecorder, matchup_run_recorder, MATCHUP, RUN_RECORDER, GObject)

/**
 * MatchupRunRecorder: writes one run to the database behind the screen: new text after 0.5 s or 8
 * KiB, states at once. Holds the run until it has ended. Main thread only.
 */
MatchupRunRecorder *matchup_run_recorder_new (MatchupConversationStore *store,
                                              MatchupRound *round,
                                              MatchupAnswer *answer,
                                              MatchupRun *run) G_GNUC_WARN_UNUSED_RESULT;
/* Gives everything that waits to the store. */
void matchup_run_recorder_flush (MatchupRunRecorder *self);

G_END_DECLS
