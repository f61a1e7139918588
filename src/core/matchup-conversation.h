/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-lineup.h"
#include "matchup-round.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_CONVERSATION (matchup_conversation_get_type ())
G_DECLARE_FINAL_TYPE (MatchupConversation, matchup_conversation, MATCHUP, CONVERSATION, GObject)

/**
 * MatchupConversation: a line-up and the rounds asked of it; a #GListModel of #MatchupRound.
 *
 * Properties: id, title, blind, reveal-together (these three notify), kind, private. Main thread
 * only.
 */
MatchupConversation *matchup_conversation_new (const char *id, /* NULL: a fresh one */
                                               MatchupConversationKind kind,
                                               gint64 created_at,
                                               gboolean private_) G_GNUC_WARN_UNUSED_RESULT;
const char *matchup_conversation_get_id (MatchupConversation *self);
MatchupConversationKind matchup_conversation_get_kind (MatchupConversation *self);
gint64 matchup_conversation_get_created_at (MatchupConversation *self);
gboolean matchup_conversation_get_private (MatchupConversation *self);  /* not saved */
const char *matchup_conversation_get_title (MatchupConversation *self); /* "" at first */
void matchup_conversation_set_title (MatchupConversation *self, const char *title);
MatchupLineup *matchup_conversation_get_lineup (MatchupConversation *self); /* its own */
/* Whether the rounds that are asked from now on hide the names until the vote. */
gboolean matchup_conversation_get_blind (MatchupConversation *self);
void matchup_conversation_set_blind (MatchupConversation *self, gboolean blind);
/* Whether they show nothing before all their answers have ended. */
gboolean matchup_conversation_get_reveal_together (MatchupConversation *self);
void matchup_conversation_set_reveal_together (MatchupConversation *self, gboolean reveal_together);
void matchup_conversation_add_round (MatchupConversation *self, MatchupRound *round);
/* The next round that is added will be fresh: it is asked without the ones before it. */
void matchup_conversation_begin_anew (MatchupConversation *self);
guint matchup_conversation_get_n_rounds (MatchupConversation *self);
MatchupRound *matchup_conversation_get_round (MatchupConversation *self,
                                              guint position); /* borrowed */

/*
 * What @contestant is sent for @round: its instructions, then each earlier prompt with this
 * contestant's own answer to it, then the prompt of @round. Rounds in which it gave no text, and
 * those that were refused, are left out as a pair, and so is what came before a fresh round; a
 * rival's answer never appears. Transfer full,
 * #MatchupMessage.
 */
GPtrArray *matchup_conversation_dup_history (MatchupConversation *self,
                                             MatchupContestant *contestant,
                                             MatchupRound *round);

/* A title from the first line of a prompt: at most 60 characters, cut at a word, with "…". */
char *matchup_conversation_make_title (const char *prompt);

G_END_DECLS
