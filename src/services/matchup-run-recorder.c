/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-run-recorder.h"

#include "matchup-conversation-mapper.h"

#define DELAY_MILLISECONDS 500
#define MAX_DELAY_MILLISECONDS (30 * 1000) /* between two tries to write what was not written */
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
  guint delay;       /* milliseconds until the next try after a failure */
  gboolean damaged;  /* something was not written: what comes next is the whole text */
  gboolean end_told; /* "end-saved" was emitted */
};

G_DEFINE_FINAL_TYPE (MatchupRunRecorder, matchup_run_recorder, G_TYPE_OBJECT)

enum
{
  SIGNAL_END_SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

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

  signals[SIGNAL_END_SAVED] = g_signal_new ("end-saved",
                                            MATCHUP_TYPE_RUN_RECORDER,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            0);
}

static void
matchup_run_recorder_init (MatchupRunRecorder *self)
{
  self->saved = g_array_new (FALSE, TRUE, sizeof (gsize));
  self->delay = DELAY_MILLISECONDS;
}

static gboolean
flush_cb (gpointer data)
{
  MatchupRunRecorder *self = data;

  self->flush_id = 0;
  matchup_run_recorder_flush (self);
  return G_SOURCE_REMOVE;
}

/* The jobs of a run are done in their order, so whatever failed is known before what follows it. */
static gboolean
take_result (MatchupRunRecorder *self, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;

  if (matchup_conversation_store_write_finish (self->store, result, &error))
    return TRUE;
  matchup_conversation_store_tell_failure (self->store, error);
  if (self->damaged || self->end_told)
    return FALSE;
  self->damaged = TRUE;
  g_clear_handle_id (&self->flush_id, g_source_remove);
  self->flush_id = g_timeout_add (self->delay, flush_cb, self);
  self->delay = MIN (self->delay * 2, MAX_DELAY_MILLISECONDS);
  return FALSE;
}

static void
appended_text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupRunRecorder) self = user_data;

  take_result (self, result);
}

static void
replaced_text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupRunRecorder) self = user_data;

  if (take_result (self, result) && !self->damaged)
    self->delay = DELAY_MILLISECONDS;
}

static void
saved_end_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupRunRecorder) self = user_data;

  if (!take_result (self, result) || self->end_told)
    return;
  /* Whatever failed before: it is all there now. */
  self->damaged = FALSE;
  g_clear_handle_id (&self->flush_id, g_source_remove);
  self->end_told = TRUE;
  g_signal_emit (self, signals[SIGNAL_END_SAVED], 0);
}

/* The end and all of the text in one: a run that is stored as ended has no holes. */
static void
save_end (MatchupRunRecorder *self)
{
  MatchupRunRecord *record =
      matchup_conversation_mapper_run_to_record (self->round, self->answer, self->run);

  record->parts = matchup_conversation_mapper_text_to_records (matchup_run_get_message (self->run));
  matchup_conversation_store_save_run_async (self->store,
                                             record,
                                             saved_end_cb,
                                             g_object_ref (self));
}

static void
flush_part (MatchupRunRecorder *self, MatchupTextPart *part, guint position)
{
  gsize length;
  const char *text = matchup_text_part_peek (part, &length);
  gsize *saved = &g_array_index (self->saved, gsize, position);

  if (length == *saved)
    return;
  if (!self->damaged)
    matchup_conversation_store_append_text_async (self->store,
                                                  matchup_run_get_id (self->run),
                                                  (int) position,
                                                  matchup_text_part_get_kind (part),
                                                  g_bytes_new (text + *saved, length - *saved),
                                                  appended_text_cb,
                                                  g_object_ref (self));
  *saved = length;
}

/* Everything up to here counts as given to the store; what is appended next comes behind it. */
static void
flush_text (MatchupRunRecorder *self)
{
  MatchupMessage *message = matchup_run_get_message (self->run);
  guint n_parts = g_list_model_get_n_items (G_LIST_MODEL (message));

  g_array_set_size (self->saved, n_parts);
  for (guint i = 0; i < n_parts; i++)
    {
      g_autoptr (MatchupTextPart) part = g_list_model_get_item (G_LIST_MODEL (message), i);

      flush_part (self, part, i);
    }
  if (self->damaged)
    matchup_conversation_store_replace_text_async (self->store,
                                                   matchup_run_get_id (self->run),
                                                   matchup_conversation_mapper_text_to_records (
                                                       message),
                                                   replaced_text_cb,
                                                   g_object_ref (self));
}

void
matchup_run_recorder_flush (MatchupRunRecorder *self)
{
  g_return_if_fail (MATCHUP_IS_RUN_RECORDER (self));

  g_clear_handle_id (&self->flush_id, g_source_remove);
  self->pending = 0;
  if (matchup_run_is_active (self->run))
    flush_text (self);
  else if (self->damaged)
    save_end (self);
  self->damaged = FALSE;
}

static void
appended_cb (MatchupRunRecorder *self, guint part, guint64 offset, guint64 length)
{
  /* The next try is under way. */
  if (self->damaged)
    return;
  self->pending += length;
  if (self->pending >= MAX_PENDING)
    matchup_run_recorder_flush (self);
  else if (self->flush_id == 0)
    self->flush_id = g_timeout_add (DELAY_MILLISECONDS, flush_cb, self);
}

static void
save_run (MatchupRunRecorder *self)
{
  if (!matchup_run_is_active (self->run))
    {
      /* What fails from here on is tried again as the end. */
      g_clear_handle_id (&self->flush_id, g_source_remove);
      self->damaged = FALSE;
      save_end (self);
      return;
    }
  if (!self->damaged)
    matchup_run_recorder_flush (self);
  matchup_conversation_store_save_run_async (
      self->store,
      matchup_conversation_mapper_run_to_record (self->round, self->answer, self->run),
      NULL,
      NULL);
}

MatchupRun *
matchup_run_recorder_get_run (MatchupRunRecorder *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN_RECORDER (self), NULL);
  return self->run;
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
