/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-run-recorder.h"

#include "matchup-conversation-mapper.h"

#define DELAY_MILLISECONDS 500
#define MAX_PENDING (8 * 1024)

struct _MatchupRunRecorder
{
  GObject parent_instance;

  MatchupConversationStore *store;
  MatchupRound *round;
  MatchupAnswer *answer;
  MatchupRun *run;
  GArray *saved; /* gsize per part: bytes that were given to the store */
  gsize pending;
  guint flush_id;
};

G_DEFINE_FINAL_TYPE (MatchupRunRecorder, matchup_run_recorder, G_TYPE_OBJECT)

static void
matchup_run_recorder_dispose (GObject *object)
{
  MatchupRunRecorder *self = MATCHUP_RUN_RECORDER (object);

  g_clear_handle_id (&self->flush_id, g_source_remove);
  g_clear_object (&self->store);
  g_clear_object (&self->round);
  g_clear_object (&self->answer);
  g_clear_object (&self->run);
  g_clear_pointer (&self->saved, g_array_unref);

  G_OBJECT_CLASS (matchup_run_recorder_parent_class)->dispose (object);
}

static void
matchup_run_recorder_class_init (MatchupRunRecorderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_run_recorder_dispose;
}

static void
matchup_run_recorder_init (MatchupRunRecorder *self)
{
  self->saved = g_array_new (FALSE, TRUE, sizeof (gsize));
}

static void
flush_part (MatchupRunRecorder *self, MatchupTextPart *part, guint position)
{
  gsize length;
  const char *text = matchup_text_part_peek (part, &length);
  gsize *saved = &g_array_index (self->saved, gsize, position);

  if (length == *saved)
    return;
  matchup_conversation_store_append_text_async (self->store,
                                                matchup_run_get_id (self->run),
                                                (int) position,
                                                matchup_text_part_get_kind (part),
                                                g_bytes_new (text + *saved, length - *saved),
                                                NULL,
                                                NULL);
  *saved = length;
}

void
matchup_run_recorder_flush (MatchupRunRecorder *self)
{
  GListModel *parts;
  guint n_parts;

  g_return_if_fail (MATCHUP_IS_RUN_RECORDER (self));

  g_clear_handle_id (&self->flush_id, g_source_remove);
  self->pending = 0;
  parts = G_LIST_MODEL (matchup_run_get_message (self->run));
  n_parts = g_list_model_get_n_items (parts);
  g_array_set_size (self->saved, n_parts);
  for (guint i = 0; i < n_parts; i++)
    {
      g_autoptr (MatchupTextPart) part = g_list_model_get_item (parts, i);

      flush_part (self, part, i);
    }
}

static gboolean
flush_cb (gpointer data)
{
  MatchupRunRecorder *self = data;

  self->flush_id = 0;
  matchup_run_recorder_flush (self);
  return G_SOURCE_REMOVE;
}

static void
appended_cb (MatchupRunRecorder *self, guint part, guint64 offset, guint64 length)
{
  self->pending += length;
  if (self->pending >= MAX_PENDING)
    matchup_run_recorder_flush (self);
  else if (self->flush_id == 0)
    self->flush_id = g_timeout_add (DELAY_MILLISECONDS, flush_cb, self);
}

static void
save_run (MatchupRunRecorder *self)
{
  matchup_run_recorder_flush (self);
  matchup_conversation_store_save_run_async (
      self->store,
      matchup_conversation_mapper_run_to_record (self->round, self->answer, self->run),
      NULL,
      NULL);
}

MatchupRunRecorder *
matchup_run_recorder_new (MatchupConversationStore *store,
                          MatchupRound *round,
                          MatchupAnswer *answer,
                          MatchupRun *run)
{
  MatchupRunRecorder *self = g_object_new (MATCHUP_TYPE_RUN_RECORDER, NULL);

  self->store = g_object_ref (store);
  self->round = g_object_ref (round);
  self->answer = g_object_ref (answer);
  self->run = g_object_ref (run);
  g_signal_connect_object (matchup_run_get_message (run),
                           "appended",
                           G_CALLBACK (appended_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (run, "notify::state", G_CALLBACK (save_run), self, G_CONNECT_SWAPPED);
  return self;
}
