/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-round.h"

G_BEGIN_DECLS

/*
 * In which order the answers of a round are shown: all that shows them asks here, and letters,
 * reading order and the order of the keyboard follow. Positions are 0 up to the number of answers.
 */
MatchupAnswer *matchup_shown_get_answer (MatchupRound *round, guint position); /* borrowed */
/* Where @answer, which has to be one of @round, is shown. */
guint matchup_shown_get_position (MatchupRound *round, MatchupAnswer *answer);

G_END_DECLS
