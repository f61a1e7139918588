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
 * The rounds form a tree: who edits a message goes on in another branch. The list is the branch
 * that is shown, from the beginning to its tip, without deleted rounds; positions are places in it.
 *
 * Properties: id, title, blind, reveal-together, preset-id (these four notify), kind, private. Main
 * thread only. Signal "branches-changed": there are other rounds than before, shown or not, or
 * others are deleted.
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
/* The preset that the line-up's settings came from; NULL: none. Its name as it was then. */
const char *matchup_conversation_get_preset_id (MatchupConversation *self);
const char *matchup_conversation_get_preset_name (MatchupConversation *self);
void matchup_conversation_set_preset (MatchupConversation *self, const char *id, const char *name);

/* Adds a round behind the last one that is shown, and shows it. */
void matchup_conversation_add_round (MatchupConversation *self, MatchupRound *round);
/* Adds it behind @parent (NULL: at the beginning) and shows it in place of what follows there. */
void matchup_conversation_add_branch (MatchupConversation *self,
                                      MatchupRound *round,
                                      MatchupRound *parent);
/* Adds a round whose parent is set; shown only where it follows the last one that is shown. */
void matchup_conversation_take_over (MatchupConversation *self, MatchupRound *round);
/*
 * All rounds of a conversation that has none yet, in the order they were asked, with their parents
 * set. @tip: id of the last one shown; NULL, or one that there is not: the newest.
 */
void matchup_conversation_restore (MatchupConversation *self, GPtrArray *rounds, const char *tip);
/* The next round that is added will be fresh: it is asked without the ones before it. */
void matchup_conversation_begin_anew (MatchupConversation *self);
guint matchup_conversation_get_n_rounds (MatchupConversation *self);
MatchupRound *matchup_conversation_get_round (MatchupConversation *self,
                                              guint position);                 /* borrowed */
MatchupRound *matchup_conversation_get_last_round (MatchupConversation *self); /* or NULL */

/* All rounds with those of other branches and deleted ones, in the order they were asked. */
guint matchup_conversation_get_n_all (MatchupConversation *self);
MatchupRound *matchup_conversation_get_all (MatchupConversation *self, guint i); /* borrowed */
MatchupRound *matchup_conversation_find_round (MatchupConversation *self,
                                               const char *id); /* of all; borrowed or NULL */
/* These give new arrays of borrowed #MatchupRound, oldest first, without deleted ones: */
/* what stands in the place of @round, itself included; */
GPtrArray *matchup_conversation_dup_branches (MatchupConversation *self, MatchupRound *round);
/* the way from the beginning to @round; */
GPtrArray *matchup_conversation_dup_way_to (MatchupConversation *self, MatchupRound *round);
/* and what follows @round directly, in whatever branch; NULL: the beginnings. */
GPtrArray *matchup_conversation_dup_following (MatchupConversation *self, MatchupRound *round);
/* Shows the branch with @round, as far as it was shown last. */
void matchup_conversation_show_branch (MatchupConversation *self, MatchupRound *round);
/*
 * Deletes rounds or brings them back. What followed a deleted one follows the one before it. One
 * that comes back is shown.
 */
void matchup_conversation_set_deleted (MatchupConversation *self,
                                       GPtrArray *rounds, /* MatchupRound */
                                       gboolean deleted);
/* See matchup_round_set_summary(). */
void matchup_conversation_set_summary (MatchupConversation *self,
                                       MatchupRound *round,
                                       const char *summary);
/* Another answer of a round is shown: emits "branches-changed". */
void matchup_conversation_tell_shown (MatchupConversation *self);
/* @round and all that follows it in any branch and is not deleted; a new array, borrowed rounds. */
GPtrArray *matchup_conversation_dup_rest (MatchupConversation *self, MatchupRound *round);

/*
 * What @contestant is sent for @round: its instructions, then each earlier prompt of the branch
 * with this contestant's own answer to it, then the prompt of @round. Rounds in which it gave no
 * text, and those that were refused, are left out as a pair, and so is what came before a fresh
 * round; a rival's answer never appears. In a chat the answers are those that are shown, whoever
 * wrote them. A summary, where the memory ends, goes with the instructions. Transfer full,
 * #MatchupMessage.
 */
GPtrArray *matchup_conversation_dup_history (MatchupConversation *self,
                                             MatchupContestant *contestant,
                                             MatchupRound *round);
/*
 * The same for a run, as it was when it was asked (see matchup_run_set_sent()), without what is not
 * there any more; one that goes on from another is sent what that one wrote as well.
 */
GPtrArray *
matchup_conversation_dup_request (MatchupConversation *self, MatchupRound *round, MatchupRun *run);
/* How true that is. */
MatchupSentTruth matchup_conversation_get_sent_truth (MatchupConversation *self,
                                                      MatchupRound *round,
                                                      MatchupRun *run);
/* What a run that is about to be asked is sent besides its question, mostly in a few letters. */
char *matchup_conversation_note_request (MatchupConversation *self,
                                         MatchupRound *round,
                                         MatchupRun *run) G_GNUC_WARN_UNUSED_RESULT;

/* Nobody but practice models was asked, whatever became of it, or is asked next. */
gboolean matchup_conversation_is_practice (MatchupConversation *self);

/* A title from the first line of a prompt: at most 60 characters, cut at a word, with "…". */
char *matchup_conversation_make_title (const char *prompt);

G_END_DECLS
