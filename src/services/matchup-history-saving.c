/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupHistory: what is asked and answered goes to the database. */
#include "matchup-history-internal.h"

#include "matchup-config.h"
#include "matchup-conversation-mapper.h"
#include "matchup-masked-messages.h"
#include "matchup-run-recorder.h"

#include <glib/gi18n.h>

static void
end_saved_cb (MatchupHistory *self, MatchupRunRecorder *recorder)
{
  self->in_trouble = FALSE;
  if (self->recorders != NULL)
    g_hash_table_remove (self->recorders, matchup_run_recorder_get_run (recorder));
}

/* Until its end is stored. */
static void
record_run (MatchupHistory *self, MatchupRound *round, MatchupAnswer *answer, MatchupRun *run)
{
  MatchupRunRecorder *recorder;

  if (!matchup_run_is_active (run))
    return;
  recorder = matchup_run_recorder_new (self->store, round, answer, run);
  g_signal_connect_object (recorder,
                           "end-saved",
                           G_CALLBACK (end_saved_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_hash_table_insert (self->recorders, g_object_ref (run), recorder);
}

/* A run whose end is not stored yet is stored with its text: without it there could be a hole. */
static MatchupRunRecord *
make_run_record (MatchupHistory *self, MatchupRound *round, MatchupAnswer *answer, MatchupRun *run)
{
  MatchupRunRecord *record = matchup_conversation_mapper_run_to_record (round, answer, run);

  if (!matchup_run_is_active (run) && g_hash_table_contains (self->recorders, run))
    record->parts = matchup_conversation_mapper_text_to_records (matchup_run_get_message (run));
  return record;
}

/* Who answers there may have become another one. */
static void
mark_practice (MatchupHistory *self, MatchupConversation *conversation)
{
  MatchupConversationSummary *summary =
      _matchup_history_find_summary (self, matchup_conversation_get_id (conversation));

  if (summary != NULL)
    matchup_conversation_summary_set_practice (summary,
                                               matchup_conversation_is_practice (conversation));
}

/* The row of the list for a conversation that was just asked something. */
static MatchupConversationRecord *
touch (MatchupHistory *self, MatchupConversation *conversation)
{
  const char *id = matchup_conversation_get_id (conversation);
  MatchupConversationSummary *summary = _matchup_history_find_summary (self, id);
  gint64 now = matchup_clock_get_real (self->clock);

  if (summary == NULL)
    {
      g_autoptr (MatchupConversationSummary) fresh =
          matchup_conversation_summary_new (id,
                                            matchup_conversation_get_kind (conversation),
                                            matchup_conversation_get_title (conversation),
                                            now,
                                            FALSE);

      matchup_conversation_summary_set_practice (fresh,
                                                 matchup_conversation_is_practice (conversation));
      _matchup_history_insert_summary (self, fresh);
      _matchup_history_touch (self, id);
      return matchup_conversation_mapper_to_record (conversation, now, FALSE);
    }
  matchup_conversation_summary_set_title (summary, matchup_conversation_get_title (conversation));
  mark_practice (self, conversation);
  /* What is gone on with is no longer put away. */
  matchup_history_set_archived (self, id, FALSE);
  _matchup_history_set_order (self,
                              summary,
                              now,
                              matchup_conversation_summary_get_pinned (summary),
                              FALSE);
  _matchup_history_touch (self, id);
  return matchup_conversation_mapper_to_record (conversation,
                                                now,
                                                matchup_conversation_summary_get_pinned (summary));
}

/* Of a question that is pictures or files alone. */
static char *
dup_wordless_title (MatchupMessage *prompt)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (prompt)); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (G_LIST_MODEL (prompt), i);

      if (MATCHUP_IS_FILE_PART (part))
        return g_strdup (matchup_file_part_get_name (MATCHUP_FILE_PART (part)));
    }
  return g_strdup (matchup_message_has_images (prompt) ? _ ("Pictures") : "");
}

static void
give_title (MatchupConversation *conversation, MatchupRound *round)
{
  g_autofree char *prompt = NULL;
  g_autofree char *title = NULL;

  if (*matchup_conversation_get_title (conversation) != '\0')
    return;
  prompt = matchup_message_dup_text (matchup_round_get_prompt (round), MATCHUP_PART_KIND_TEXT);
  title = matchup_conversation_make_title (prompt);
  if (*title == '\0')
    {
      g_free (title);
      title = dup_wordless_title (matchup_round_get_prompt (round));
    }
  matchup_conversation_set_title (conversation, title);
}

/* A round that is not stored has no runs that could be. */
static void
forget_runs (MatchupHistory *self, MatchupRound *round)
{
  for (guint i = 0; round != NULL && i < matchup_round_get_n_answers (round); i++)
    g_hash_table_remove (self->recorders,
                         matchup_answer_get_current (matchup_round_get_answer (round, i)));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupHistory *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (matchup_conversation_store_write_finish (MATCHUP_CONVERSATION_STORE (source), result, &error))
    {
      self->in_trouble = FALSE;
      g_task_return_boolean (task, TRUE);
      return;
    }
  _matchup_history_tell_trouble (self, error);
  forget_runs (self, g_task_get_task_data (task));
  g_task_return_error (task, error);
}

void
matchup_history_save_round_async (MatchupHistory *self,
                                  MatchupConversation *conversation,
                                  MatchupRound *round,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  MatchupConversationRecord *record;
  GPtrArray *runs;

  g_task_set_source_tag (task, matchup_history_save_round_async);
  g_task_set_task_data (task, g_object_ref (round), g_object_unref);
  give_title (conversation, round);
  if (matchup_conversation_get_private (conversation))
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  runs = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_run_record_free);
  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    {
      MatchupAnswer *answer = matchup_round_get_answer (round, i);
      MatchupRun *run = matchup_answer_get_current (answer);

      g_ptr_array_add (runs, matchup_conversation_mapper_run_to_record (round, answer, run));
      record_run (self, round, answer, run);
    }
  record = touch (self, conversation);
  matchup_conversation_store_save_round_async (
      self->store,
      record,
      matchup_conversation_mapper_lineup_to_records (
          matchup_conversation_get_lineup (conversation)),
      matchup_conversation_mapper_round_to_record (conversation, round),
      runs,
      saved_cb,
      task);
}

/* Before what is sent with them. */
static void
save_masks (MatchupHistory *self, MatchupConversation *conversation)
{
  if (matchup_mask_list_get_n (matchup_masks_of (conversation)) > 0)
    matchup_conversation_store_save_conversation_async (self->store,
                                                        touch (self, conversation),
                                                        NULL,
                                                        NULL,
                                                        NULL);
}

void
matchup_history_save_run_async (MatchupHistory *self,
                                MatchupConversation *conversation,
                                MatchupRound *round,
                                MatchupAnswer *answer,
                                MatchupRun *run,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, matchup_history_save_run_async);
  if (matchup_conversation_get_private (conversation))
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  save_masks (self, conversation);
  mark_practice (self, conversation);
  record_run (self, round, answer, run);
  /* The earlier runs are no longer the ones shown. */
  for (guint i = 0; i < matchup_answer_get_n_runs (answer); i++)
    {
      g_autoptr (MatchupRun) other = g_list_model_get_item (G_LIST_MODEL (answer), i);

      if (other != run)
        matchup_conversation_store_save_run_async (self->store,
                                                   make_run_record (self, round, answer, other),
                                                   NULL,
                                                   NULL);
    }
  matchup_conversation_store_save_run_async (self->store,
                                             make_run_record (self, round, answer, run),
                                             saved_cb,
                                             task);
}

gboolean
matchup_history_save_finish (MatchupHistory *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
matchup_history_set_alt_text (MatchupHistory *self,
                              MatchupConversation *conversation,
                              MatchupRound *round,
                              MatchupImagePart *image,
                              const char *alt_text)
{
  GListModel *parts;
  guint picture = 0;

  g_return_if_fail (MATCHUP_IS_HISTORY (self));
  g_return_if_fail (MATCHUP_IS_CONVERSATION (conversation));
  g_return_if_fail (MATCHUP_IS_ROUND (round));
  g_return_if_fail (alt_text != NULL);

  matchup_image_part_set_alt_text (image, alt_text);
  parts = G_LIST_MODEL (matchup_round_get_prompt (round));
  for (guint i = 0;
       !matchup_conversation_get_private (conversation) && i < g_list_model_get_n_items (parts);
       i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (parts, i);

      if (part == MATCHUP_PART (image))
        matchup_conversation_store_set_alt_text_async (self->store,
                                                       matchup_round_get_id (round),
                                                       picture,
                                                       alt_text,
                                                       NULL,
                                                       NULL);
      if (MATCHUP_IS_IMAGE_PART (part))
        picture++;
    }
}

void
_matchup_history_save_runs (MatchupHistory *self, MatchupRound *round, MatchupAnswer *answer)
{
  for (guint i = 0; i < matchup_answer_get_n_runs (answer); i++)
    {
      g_autoptr (MatchupRun) each = g_list_model_get_item (G_LIST_MODEL (answer), i);

      matchup_conversation_store_save_run_async (self->store,
                                                 make_run_record (self, round, answer, each),
                                                 NULL,
                                                 NULL);
    }
}

void
matchup_history_show_run (MatchupHistory *self,
                          MatchupConversation *conversation,
                          MatchupRound *round,
                          MatchupAnswer *answer,
                          MatchupRun *run)
{
  g_return_if_fail (MATCHUP_IS_HISTORY (self));
  g_return_if_fail (MATCHUP_IS_CONVERSATION (conversation));

  if (matchup_answer_get_current (answer) == run)
    return;
  matchup_answer_set_current (answer, run);
  matchup_conversation_tell_shown (conversation);
  if (!matchup_conversation_get_private (conversation))
    _matchup_history_save_runs (self, round, answer);
}

static void
lineup_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupHistory) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!matchup_conversation_store_write_finish (MATCHUP_CONVERSATION_STORE (source),
                                                result,
                                                &error))
    _matchup_history_tell_trouble (self, error);
}

void
matchup_history_save_lineup (MatchupHistory *self, MatchupConversation *conversation)
{
  MatchupConversationSummary *summary;

  g_return_if_fail (MATCHUP_IS_HISTORY (self));
  g_return_if_fail (MATCHUP_IS_CONVERSATION (conversation));

  summary = _matchup_history_find_summary (self, matchup_conversation_get_id (conversation));
  if (summary == NULL || matchup_conversation_get_private (conversation))
    return;
  mark_practice (self, conversation);
  matchup_conversation_store_save_conversation_async (
      self->store,
      matchup_conversation_mapper_to_record (conversation,
                                             matchup_conversation_summary_get_updated_at (summary),
                                             matchup_conversation_summary_get_pinned (summary)),
      matchup_conversation_mapper_lineup_to_records (
          matchup_conversation_get_lineup (conversation)),
      lineup_saved_cb,
      g_object_ref (self));
}

/* What is taken back may belong to a conversation that is not shown any more. */
void
_matchup_history_lineup_changed_cb (MatchupLineup *lineup,
                                    guint position,
                                    guint removed,
                                    guint added,
                                    MatchupHistory *self)
{
  GHashTableIter iter;
  gpointer conversation;

  g_hash_table_iter_init (&iter, self->open);
  while (g_hash_table_iter_next (&iter, NULL, &conversation))
    {
      if (matchup_conversation_get_lineup (conversation) == lineup)
        {
          matchup_history_save_lineup (self, conversation);
          return;
        }
    }
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (matchup_db_flush_finish (MATCHUP_DB (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
matchup_history_flush_async (MatchupHistory *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GHashTableIter iter;
  gpointer recorder;
  GTask *task;

  g_return_if_fail (MATCHUP_IS_HISTORY (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_history_flush_async);
  g_hash_table_iter_init (&iter, self->recorders);
  while (g_hash_table_iter_next (&iter, NULL, &recorder))
    matchup_run_recorder_flush (recorder);
  matchup_db_flush_async (self->db, flushed_cb, task);
}

gboolean
matchup_history_flush_finish (MatchupHistory *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
