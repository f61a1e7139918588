/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_VOTE_ACTIONS (matchup_vote_actions_get_type ())
G_DECLARE_FINAL_TYPE (MatchupVoteActions, matchup_vote_actions, MATCHUP, VOTE_ACTIONS, GObject)

/**
 * MatchupVoteActions: how a comparison is judged, as actions for the window of its page:
 * hide-names and reveal-together (both for the rounds to come), and judge, which leads to the
 * question which answer is better. Also the keys by which it is answered.
 *
 * Properties "hide-names", "reveal-together" (boolean, notify): of the comparison; of a new one
 * what the person set for it, at first what the settings say.
 */
MatchupVoteActions *
matchup_vote_actions_new (GtkWidget *page, /* borrowed, has to live as long */
                          MatchupWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
void matchup_vote_actions_add_to (MatchupVoteActions *self, GActionMap *map);
/* NULL: a new one. */
void matchup_vote_actions_set_conversation (MatchupVoteActions *self,
                                            MatchupConversation *conversation);
/* What was set for a new comparison goes to @conversation, before its first question. */
void matchup_vote_actions_apply (MatchupVoteActions *self, MatchupConversation *conversation);
/* What a key does when no text is typed; whether it did something. */
gboolean matchup_vote_actions_press (MatchupVoteActions *self, guint keyval, GdkModifierType state);

G_END_DECLS
