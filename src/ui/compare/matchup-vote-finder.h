/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-vote-bar.h"

G_BEGIN_DECLS

/*
 * The bar below the answers that are read in @page: of the round with the keyboard's focus, else
 * the last one on screen that waits for a vote, else the last one on screen. NULL: there is none.
 * Borrowed.
 */
MatchupVoteBar *matchup_vote_finder_find (GtkWidget *page);

G_END_DECLS
