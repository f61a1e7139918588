/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-db.h"

G_BEGIN_DECLS

/**
 * MatchupPromptQueueRecord: what is left of a list of questions. Plain data, owned by who has it.
 */
typedef struct
{
  char *conversation_id;
  guint total;       /* questions of the whole list */
  guint n_asked;     /* of them; those that follow are in @prompts */
  gboolean wait;     /* for the vote, before the next one is asked */
  gboolean alone;    /* each without the questions before it */
  gint64 created_at; /* microseconds since 1970 UTC */
  char **prompts;    /* NULL-terminated */
} MatchupPromptQueueRecord;

void matchup_prompt_queue_record_free (MatchupPromptQueueRecord *record);

#define MATCHUP_TYPE_PROMPT_QUEUE_STORE (matchup_prompt_queue_store_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPromptQueueStore,
                      matchup_prompt_queue_store,
                      MATCHUP,
                      PROMPT_QUEUE_STORE,
                      GObject)

/**
 * MatchupPromptQueueStore: the lists of questions that are being worked through, at most one for
 * each conversation. A list goes with its conversation.
 */
MatchupPromptQueueStore *matchup_prompt_queue_store_new (MatchupDb *db) G_GNUC_WARN_UNUSED_RESULT;

/*
 * #MatchupPromptQueueRecord, oldest first, without those of deleted conversations. A question whose
 * round is on the disk is not there any more, also when the program ended between the two writes.
 */
void matchup_prompt_queue_store_load_async (MatchupPromptQueueStore *self,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
GPtrArray *matchup_prompt_queue_store_load_finish (MatchupPromptQueueStore *self,
                                                   GAsyncResult *result,
                                                   GError **error);

/* Inserts or replaces; takes @record. The conversation has to be on the disk. */
void matchup_prompt_queue_store_save_async (MatchupPromptQueueStore *self,
                                            MatchupPromptQueueRecord *record,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
/* All but what comes from @n_asked on has been asked. */
void matchup_prompt_queue_store_set_asked_async (MatchupPromptQueueStore *self,
                                                 const char *conversation_id,
                                                 guint n_asked,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data);
void matchup_prompt_queue_store_set_wait_async (MatchupPromptQueueStore *self,
                                                const char *conversation_id,
                                                gboolean wait,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
void matchup_prompt_queue_store_remove_async (MatchupPromptQueueStore *self,
                                              const char *conversation_id,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
gboolean matchup_prompt_queue_store_write_finish (MatchupPromptQueueStore *self,
                                                  GAsyncResult *result,
                                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupPromptQueueRecord, matchup_prompt_queue_record_free)

G_END_DECLS
