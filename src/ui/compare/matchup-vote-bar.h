/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-search-query.h"
#include "matchup-vote-key.h"
#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_VOTE_BAR (matchup_vote_bar_get_type ())
G_DECLARE_FINAL_TYPE (MatchupVoteBar, matchup_vote_bar, MATCHUP, VOTE_BAR, GtkWidget)

/**
 * MatchupVoteBar: asks which answer of a round is better, says what was decided, and leads on.
 * Letters are those of the places on the screen. Not visible in a round of one answer.
 *
 * Actions: vote.reveal, vote.take-back, vote.same, vote.continue; vote.next leads to
 * compare.next-prompt.
 */
GtkWidget *matchup_vote_bar_new (MatchupWorkspace *workspace,
                                 MatchupConversation *conversation,
                                 MatchupRound *round) G_GNUC_WARN_UNUSED_RESULT;
MatchupRound *matchup_vote_bar_get_round (MatchupVoteBar *self);
/* What a key does; FALSE where that cannot be chosen. */
gboolean matchup_vote_bar_act (MatchupVoteBar *self, MatchupVoteKey key, guint position);
/* Gives the focus to what was chosen, or else to the first that can be; FALSE: to nothing. */
gboolean matchup_vote_bar_focus (MatchupVoteBar *self);
/* Opens the note where it has the words of a search, and marks them; NULL: none any more. Gives
 * what they are in, or NULL. */
GtkWidget *matchup_vote_bar_mark_words (MatchupVoteBar *self, MatchupSearchQuery *query);

G_END_DECLS
