/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-conversation-export.h"

#include "matchup-config.h"
#include "matchup-date-words.h"

#include <glib/gi18n.h>

void
matchup_conversation_export_free (MatchupConversationExport *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->date);
  g_ptr_array_unref (self->rounds);
  g_free (self->file_name);
  g_free (self);
}

static GDateTime *
get_local_time (MatchupConversation *conversation)
{
  gint64 created_at = matchup_conversation_get_created_at (conversation);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (created_at / G_USEC_PER_SEC);

  return utc != NULL ? g_date_time_to_local (utc) : g_date_time_new_now_local ();
}

char *
matchup_conversation_export_dup_file_name (MatchupConversation *conversation)
{
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *stamp = NULL;

  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (conversation), NULL);

  local = get_local_time (conversation);
  stamp = g_date_time_format (local, "%Y-%m-%d %H%M");
  return matchup_export_make_file_name (stamp, matchup_conversation_get_title (conversation));
}

/* What is gathered at a time, unless one round alone takes longer; microseconds. */
#define TURN (4 * 1000)

/* A conversation on its way to what may be seen of it. */
typedef struct
{
  MatchupConversationExport *export;
  GQueue rounds; /* MatchupRound: the rest of those that were shown when it began */
  gboolean with_pictures;
  guint next; /* round whose pictures are read */
} Gathering;

static void
gathering_free (gpointer data)
{
  Gathering *self = data;

  matchup_conversation_export_free (self->export);
  g_queue_clear_full (&self->rounds, g_object_unref);
  g_free (self);
}

static MatchupConversationExport *
export_new (MatchupConversation *conversation)
{
  MatchupConversationExport *self = g_new0 (MatchupConversationExport, 1);
  const char *title = matchup_conversation_get_title (conversation);
  g_autoptr (GDateTime) local = get_local_time (conversation);

  self->rounds = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_round_export_free);
  self->date = matchup_date_words_dup_moment (local);
  /* Translators: title of a page for a conversation that has none */
  self->title = g_strdup (*title != '\0' ? title : _ ("Conversation"));
  self->file_name = matchup_conversation_export_dup_file_name (conversation);
  return self;
}

static void
end (GTask *task)
{
  Gathering *self = g_task_get_task_data (task);

  g_task_return_pointer (task,
                         g_steal_pointer (&self->export),
                         (GDestroyNotify) matchup_conversation_export_free);
}

/* Takes @task. */
static void
pictures_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Gathering *self = g_task_get_task_data (task);
  MatchupWorkspace *workspace = g_task_get_source_object (task);
  GError *error = NULL;

  if (result != NULL)
    matchup_round_export_load_pictures_finish (workspace, result, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* Most rounds have none: those are passed over at once. */
  while (self->next < self->export->rounds->len)
    {
      MatchupRoundExport *round = g_ptr_array_index (self->export->rounds, self->next++);

      if (round->pictures->len == 0)
        continue;
      matchup_round_export_load_pictures_async (round,
                                                workspace,
                                                g_task_get_cancellable (task),
                                                pictures_read_cb,
                                                g_object_ref (task));
      return;
    }
  end (task);
}

static gboolean
gather_cb (gpointer user_data)
{
  GTask *task = user_data;
  Gathering *self = g_task_get_task_data (task);
  gint64 over = g_get_monotonic_time () + TURN;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  while (!g_queue_is_empty (&self->rounds))
    {
      /* Let go one by one: it may be the last to hold them, and that takes time as well. */
      g_autoptr (MatchupRound) round = g_queue_pop_head (&self->rounds);
      MatchupRoundExport *seen = matchup_round_export_new (g_task_get_source_object (task), round);

      self->export->hidden |= seen->hidden;
      g_ptr_array_add (self->export->rounds, seen);
      if (g_get_monotonic_time () > over)
        return G_SOURCE_CONTINUE;
    }
  if (self->with_pictures)
    pictures_read_cb (NULL, NULL, g_object_ref (task));
  else
    end (task);
  return G_SOURCE_REMOVE;
}

void
matchup_conversation_export_gather_async (MatchupWorkspace *workspace,
                                          MatchupConversation *conversation,
                                          gboolean with_pictures,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GSource) source = NULL;
  Gathering *self;

  g_return_if_fail (MATCHUP_IS_WORKSPACE (workspace));
  g_return_if_fail (MATCHUP_IS_CONVERSATION (conversation));

  task = g_task_new (workspace, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_conversation_export_gather_async);
  self = g_new0 (Gathering, 1);
  self->export = export_new (conversation);
  self->with_pictures = with_pictures;
  for (guint i = 0; i < matchup_conversation_get_n_rounds (conversation); i++)
    g_queue_push_tail (&self->rounds,
                       g_object_ref (matchup_conversation_get_round (conversation, i)));
  g_task_set_task_data (task, self, gathering_free);
  g_task_set_priority (task, G_PRIORITY_DEFAULT_IDLE);
  source = g_idle_source_new ();
  g_task_attach_source (task, source, gather_cb);
}

MatchupConversationExport *
matchup_conversation_export_gather_finish (MatchupWorkspace *workspace,
                                           GAsyncResult *result,
                                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
