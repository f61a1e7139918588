/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-clock.h"
#include "matchup-conversation-summary.h"
#include "matchup-conversation.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_HISTORY (matchup_history_get_type ())
G_DECLARE_FINAL_TYPE (MatchupHistory, matchup_history, MATCHUP, HISTORY, GObject)

/**
 * MatchupHistory: all conversations, archived ones too; a #GListModel of
 * #MatchupConversationSummary, pinned ones first, then the newest. Saves what changes by itself, at
 * most 0.5 s or 8 KiB behind. Main thread only.
 *
 * Signal "save-failed" (char *sentence): something could not be saved, of the conversations or of
 * what is set; once per trouble, not per write.
 * Signal "deleted" (char *id): a conversation was deleted here.
 * Signal "votes-changed": a vote was given, changed or taken back, or what was voted about was
 * deleted or came back.
 */

/* A new conversation; it enters the list and the database with its first round. */
MatchupConversation *matchup_history_create (MatchupHistory *self,
                                             MatchupConversationKind kind,
                                             MatchupLineup *lineup, /* copied */
                                             gboolean private_) G_GNUC_WARN_UNUSED_RESULT;
/* Has the line-up of a saved conversation saved as it is now; one that is not saved yet is left. */
void matchup_history_save_lineup (MatchupHistory *self, MatchupConversation *conversation);
/* As long as somebody holds it, also a private one; borrowed, or NULL. */
MatchupConversation *matchup_history_get_open (MatchupHistory *self, const char *id);
/* The same object as long as somebody holds it, so that running answers are seen. */
void matchup_history_open_async (MatchupHistory *self,
                                 const char *id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
MatchupConversation *
matchup_history_open_finish (MatchupHistory *self, GAsyncResult *result, GError **error);

/* The models that were asked last, each once, newest first: #MatchupModelRef. */
void matchup_history_list_models_async (MatchupHistory *self,
                                        guint limit,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GPtrArray *
matchup_history_list_models_finish (MatchupHistory *self, GAsyncResult *result, GError **error);

/* The row of a conversation; borrowed, or NULL. */
MatchupConversationSummary *matchup_history_find (MatchupHistory *self, const char *id);
guint matchup_history_count (MatchupHistory *self, MatchupConversationKind kind, gboolean archived);
/* FALSE at the start, when only the top of a long list is there; property "complete" notifies. */
gboolean matchup_history_is_complete (MatchupHistory *self);
MatchupClock *matchup_history_get_clock (MatchupHistory *self);

/*
 * What is decided about conversations. Those with many ids give the ids of those that were changed
 * by it (free with g_strfreev()), and do nothing for the others. What is not in the list yet, see
 * matchup_history_is_complete(), is changed as soon as it is, and is not among these ids; only
 * where it is deleted it is, so that this can be undone.
 */
void matchup_history_rename (MatchupHistory *self, const char *id, const char *title);
/* A title that a model made; FALSE, and no change, where the person has given it one and
 * @over_person is FALSE. */
gboolean matchup_history_suggest_title (MatchupHistory *self,
                                        const char *id,
                                        const char *title,
                                        gboolean over_person);
void matchup_history_set_pinned (MatchupHistory *self, const char *id, gboolean pinned);
GStrv
matchup_history_set_pinned_all (MatchupHistory *self, const char *const *ids, gboolean pinned);
/* What is archived stays in the list, but not at its top. Asked again, it is archived no longer. */
void matchup_history_set_archived (MatchupHistory *self, const char *id, gboolean archived);
GStrv
matchup_history_set_archived_all (MatchupHistory *self, const char *const *ids, gboolean archived);
/* Undone by matchup_history_undelete() until the next start. Runs are stopped. */
void matchup_history_delete (MatchupHistory *self, const char *id);
GStrv matchup_history_delete_all (MatchupHistory *self, const char *const *ids);
void matchup_history_undelete (MatchupHistory *self, const char *id);
void matchup_history_undelete_all (MatchupHistory *self, const char *const *ids);

/* Makes an earlier (or later) answer of the same contestant the one that is shown and goes on. */
void matchup_history_show_run (MatchupHistory *self,
                               MatchupConversation *conversation,
                               MatchupRound *round,
                               MatchupAnswer *answer,
                               MatchupRun *run);

/* Shows the branch with @round, and remembers that for the next start. */
void matchup_history_show_branch (MatchupHistory *self,
                                  MatchupConversation *conversation,
                                  MatchupRound *round);
/*
 * Deletes rounds of a conversation, see matchup_conversation_set_deleted(), or brings them back,
 * which is possible for a day. Answers that still come to them are stopped.
 */
void matchup_history_delete_rounds (MatchupHistory *self,
                                    MatchupConversation *conversation,
                                    GPtrArray *rounds /* MatchupRound */);
void matchup_history_undelete_rounds (MatchupHistory *self,
                                      MatchupConversation *conversation,
                                      GPtrArray *rounds);
/* The same for one of several answers to the same question. FALSE: there is no other one. */
gboolean matchup_history_delete_run (MatchupHistory *self,
                                     MatchupConversation *conversation,
                                     MatchupRound *round,
                                     MatchupAnswer *answer,
                                     MatchupRun *run);
void matchup_history_undelete_run (MatchupHistory *self,
                                   MatchupConversation *conversation,
                                   MatchupRound *round,
                                   MatchupAnswer *answer,
                                   MatchupRun *run);
/* Sets and saves where the memory of a conversation ends, see matchup_round_set_summary(). */
void matchup_history_set_summary (MatchupHistory *self,
                                  MatchupConversation *conversation,
                                  MatchupRound *round,
                                  const char *summary);

/*
 * Sets the vote of a round and saves it, or takes it back (NULL); what was taken back can be voted
 * again as it was. A vote reveals the names, and stops the answers that still come where its
 * setting MATCHUP_VOTE_SETTING_STOP_REST says so. FALSE, and nothing happened: see
 * matchup_round_set_vote().
 */
gboolean matchup_history_vote (MatchupHistory *self,
                               MatchupConversation *conversation,
                               MatchupRound *round,
                               MatchupVote *vote);
/* Shows the names before a vote; a vote that comes later is not blind. */
void matchup_history_reveal (MatchupHistory *self,
                             MatchupConversation *conversation,
                             MatchupRound *round);
/* Writes all that waits and completes when it is on the disk. */
void matchup_history_flush_async (MatchupHistory *self,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean matchup_history_flush_finish (MatchupHistory *self, GAsyncResult *result, GError **error);

/* What the person says about a picture of the round's prompt; kept. */
void matchup_history_set_alt_text (MatchupHistory *self,
                                   MatchupConversation *conversation,
                                   MatchupRound *round,
                                   MatchupImagePart *image,
                                   const char *alt_text);

G_END_DECLS
