/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-round.h"

G_BEGIN_DECLS

/*
 * What the vote of @round says, as a sentence with the letters that are on screen; with the name of
 * the best one where names may be shown. "" without a vote. Transfer full.
 */
char *matchup_vote_words_dup_vote (MatchupRound *round);
/* What a round says whose answers are not shown yet: how many are there. Transfer full. */
char *matchup_vote_words_dup_held (MatchupRound *round);

G_END_DECLS
