/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-db.h"
#include "matchup-records.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_CONVERSATION_STORE (matchup_conversation_store_get_type ())
G_DECLARE_FINAL_TYPE (MatchupConversationStore,
                      matchup_conversation_store,
                      MATCHUP,
                      CONVERSATION_STORE,
                      GObject)

/**
 * MatchupConversationStore: conversations, rounds, runs and their text in the database.
 *
 * Records given to a call are taken over (transfer full). All _finish of writing calls are
 * matchup_conversation_store_write_finish(). The callback may be NULL; a failure then comes with
 * the signal "write-failed" (GError), so that no write fails silently.
 */
MatchupConversationStore *matchup_conversation_store_new (MatchupDb *db) G_GNUC_WARN_UNUSED_RESULT;

/* All conversations, newest first: #MatchupConversationRecord. */
void matchup_conversation_store_list_async (MatchupConversationStore *self,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
GPtrArray *matchup_conversation_store_list_finish (MatchupConversationStore *self,
                                                   GAsyncResult *result,
                                                   GError **error);
/* The models that were asked last, each once, newest first: #MatchupContestantRecord without
 * params.
 */
void matchup_conversation_store_list_models_async (MatchupConversationStore *self,
                                                   guint limit,
                                                   GCancellable *cancellable,
                                                   GAsyncReadyCallback callback,
                                                   gpointer user_data);
GPtrArray *matchup_conversation_store_list_models_finish (MatchupConversationStore *self,
                                                          GAsyncResult *result,
                                                          GError **error);
/* NULL with G_IO_ERROR_NOT_FOUND when there is none. */
void matchup_conversation_store_load_async (MatchupConversationStore *self,
                                            const char *id,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
/* NULL without an error as well where nothing was changed since it was loaded with this stamp,
 * which takes far less time; of answers that come here nothing counts as a change. 0: it is loaded.
 */
void matchup_conversation_store_load_changed_async (MatchupConversationStore *self,
                                                    const char *id,
                                                    guint64 known_stamp,
                                                    GCancellable *cancellable,
                                                    GAsyncReadyCallback callback,
                                                    gpointer user_data);
MatchupConversationData *matchup_conversation_store_load_finish (MatchupConversationStore *self,
                                                                 GAsyncResult *result,
                                                                 GError **error);

/* Inserts or updates the conversation and its line-up (#MatchupContestantRecord; NULL: leave it).
 */
void matchup_conversation_store_save_conversation_async (MatchupConversationStore *self,
                                                         MatchupConversationRecord *record,
                                                         GPtrArray *lineup,
                                                         GAsyncReadyCallback callback,
                                                         gpointer user_data);
/* One transaction: the conversation with its line-up, the round with its pictures, files and all
 * its runs.
 */
void matchup_conversation_store_save_round_async (MatchupConversationStore *self,
                                                  MatchupConversationRecord *conversation,
                                                  GPtrArray *lineup,
                                                  MatchupRoundRecord *round,
                                                  GPtrArray *runs, /* MatchupRunRecord */
                                                  GAsyncReadyCallback callback,
                                                  gpointer user_data);
/* Inserts or updates everything of the run; its text only where it has ended and the record has
 * parts. */
void matchup_conversation_store_save_run_async (MatchupConversationStore *self,
                                                MatchupRunRecord *record,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
/*
 * Adds text to part number @part of the run's message. Writes only the new text, however long the
 * part is; the pieces are joined on disk when the run reaches a terminal state.
 */
void matchup_conversation_store_append_text_async (MatchupConversationStore *self,
                                                   const char *run_id,
                                                   int part,
                                                   MatchupPartKind kind,
                                                   GBytes *text,
                                                   GAsyncReadyCallback callback,
                                                   gpointer user_data);
/*
 * Writes all the text of a run's answer (#MatchupPartRecord) in place of what was appended: the way
 * back after appending failed, as what came behind the missing piece may be stored already.
 */
void matchup_conversation_store_replace_text_async (MatchupConversationStore *self,
                                                    const char *run_id,
                                                    GPtrArray *parts,
                                                    GAsyncReadyCallback callback,
                                                    gpointer user_data);
/* What is said about picture number @picture (from 0) of a round's prompt. */
void matchup_conversation_store_set_alt_text_async (MatchupConversationStore *self,
                                                    const char *round_id,
                                                    guint picture,
                                                    const char *alt_text,
                                                    GAsyncReadyCallback callback,
                                                    gpointer user_data);
/* For deleting with undo: rounds of a conversation (takes @ids over) and one answer. What is
 * deleted goes for good at the first start a day later. */
void matchup_conversation_store_set_rounds_deleted_async (MatchupConversationStore *self,
                                                          GStrv ids,
                                                          gboolean deleted,
                                                          GAsyncReadyCallback callback,
                                                          gpointer user_data);
void matchup_conversation_store_set_run_deleted_async (MatchupConversationStore *self,
                                                       const char *run_id,
                                                       gboolean deleted,
                                                       GAsyncReadyCallback callback,
                                                       gpointer user_data);
/* See matchup_round_set_summary(); @summary may be NULL. */
void matchup_conversation_store_set_summary_async (MatchupConversationStore *self,
                                                   const char *round_id,
                                                   const char *summary,
                                                   GAsyncReadyCallback callback,
                                                   gpointer user_data);
/* Emits "write-failed", for who watches a write and cannot tell of it. */
void matchup_conversation_store_tell_failure (MatchupConversationStore *self, const GError *error);
gboolean matchup_conversation_store_write_finish (MatchupConversationStore *self,
                                                  GAsyncResult *result,
                                                  GError **error);

G_END_DECLS
