/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-prompt-queues.h"

#include "matchup-prompt-queue-private.h"

struct _MatchupPromptQueues
{
  GObject parent_instance;

  MatchupWorkspace *workspace; /* weak */
  MatchupPromptQueueStore *store;
  GPtrArray *queues;
};

static GType
matchup_prompt_queues_get_item_type (GListModel *model)
{
  return MATCHUP_TYPE_PROMPT_QUEUE;
}

static guint
matchup_prompt_queues_get_n_items (GListModel *model)
{
  return MATCHUP_PROMPT_QUEUES (model)->queues->len;
}

static gpointer
matchup_prompt_queues_get_item (GListModel *model, guint position)
{
  MatchupPromptQueues *self = MATCHUP_PROMPT_QUEUES (model);

  if (position >= self->queues->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->queues, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = matchup_prompt_queues_get_item_type;
  iface->get_n_items = matchup_prompt_queues_get_n_items;
  iface->get_item = matchup_prompt_queues_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupPromptQueues,
                               matchup_prompt_queues,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
matchup_prompt_queues_dispose (GObject *object)
{
  MatchupPromptQueues *self = MATCHUP_PROMPT_QUEUES (object);

  matchup_prompt_queues_shutdown (self);
  g_clear_object (&self->store);
  g_clear_weak_pointer (&self->workspace);

  G_OBJECT_CLASS (matchup_prompt_queues_parent_class)->dispose (object);
}

static void
matchup_prompt_queues_finalize (GObject *object)
{
  g_ptr_array_unref (MATCHUP_PROMPT_QUEUES (object)->queues);

  G_OBJECT_CLASS (matchup_prompt_queues_parent_class)->finalize (object);
}

static void
matchup_prompt_queues_class_init (MatchupPromptQueuesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_prompt_queues_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_prompt_queues_finalize;
}

static void
matchup_prompt_queues_init (MatchupPromptQueues *self)
{
  self->queues = g_ptr_array_new_with_free_func (g_object_unref);
}

MatchupPromptQueues *
matchup_prompt_queues_new (MatchupWorkspace *workspace, MatchupDb *db)
{
  MatchupPromptQueues *self;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MATCHUP_TYPE_PROMPT_QUEUES, NULL);
  g_set_weak_pointer (&self->workspace, workspace);
  self->store = matchup_prompt_queue_store_new (db);
  return self;
}

/* One that is over goes. */
static void
queue_changed_cb (MatchupPromptQueue *queue, MatchupPromptQueues *self)
{
  MatchupPromptQueueState state = matchup_prompt_queue_get_state (queue);
  guint position;

  if ((state != MATCHUP_PROMPT_QUEUE_DONE && state != MATCHUP_PROMPT_QUEUE_STOPPED) ||
      !g_ptr_array_find (self->queues, queue, &position))
    return;
  g_signal_handlers_disconnect_by_data (queue, self);
  g_ptr_array_remove_index (self->queues, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/* Takes @queue. */
static void
add (MatchupPromptQueues *self, MatchupPromptQueue *queue)
{
  g_ptr_array_add (self->queues, queue);
  g_signal_connect_object (queue, "changed", G_CALLBACK (queue_changed_cb), self, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), self->queues->len - 1, 0, 1);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupPromptQueues) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records =
      matchup_prompt_queue_store_load_finish (MATCHUP_PROMPT_QUEUE_STORE (source), result, &error);

  if (records == NULL)
    {
      g_message ("Lists of questions could not be read: %s", error->message);
      return;
    }
  g_ptr_array_set_free_func (records, NULL);
  for (guint i = 0; i < records->len; i++)
    {
      MatchupPromptQueueRecord *record = g_ptr_array_index (records, i);

      /* Its last question was asked when the program ended. */
      if (record->prompts[0] == NULL || self->workspace == NULL)
        matchup_prompt_queue_record_free (record);
      else
        add (self, matchup_prompt_queue_new (self->workspace, self->store, record));
    }
}

void
matchup_prompt_queues_load (MatchupPromptQueues *self)
{
  g_return_if_fail (MATCHUP_IS_PROMPT_QUEUES (self));

  matchup_prompt_queue_store_load_async (self->store, NULL, loaded_cb, g_object_ref (self));
}

void
matchup_prompt_queues_shutdown (MatchupPromptQueues *self)
{
  g_return_if_fail (MATCHUP_IS_PROMPT_QUEUES (self));

  for (guint i = 0; i < self->queues->len; i++)
    matchup_prompt_queue_detach (g_ptr_array_index (self->queues, i));
}

MatchupPromptQueue *
matchup_prompt_queues_find (MatchupPromptQueues *self, const char *conversation_id)
{
  g_return_val_if_fail (MATCHUP_IS_PROMPT_QUEUES (self), NULL);

  for (guint i = 0; conversation_id != NULL && i < self->queues->len; i++)
    {
      MatchupPromptQueue *queue = g_ptr_array_index (self->queues, i);

      if (g_str_equal (matchup_prompt_queue_get_conversation_id (queue), conversation_id))
        return queue;
    }
  return NULL;
}

MatchupPromptQueue *
matchup_prompt_queues_start (MatchupPromptQueues *self,
                             MatchupConversation *conversation,
                             const char *const *prompts,
                             gboolean wait,
                             gboolean alone)
{
  MatchupPromptQueueRecord *record;
  MatchupPromptQueue *queue;

  g_return_val_if_fail (MATCHUP_IS_PROMPT_QUEUES (self), NULL);
  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (prompts != NULL && prompts[0] != NULL, NULL);

  if (self->workspace == NULL ||
      matchup_prompt_queues_find (self, matchup_conversation_get_id (conversation)) != NULL)
    return NULL;
  record = g_new0 (MatchupPromptQueueRecord, 1);
  record->conversation_id = g_strdup (matchup_conversation_get_id (conversation));
  record->prompts = g_strdupv ((char **) prompts);
  record->total = g_strv_length (record->prompts);
  record->wait = wait;
  record->alone = alone;
  record->created_at = matchup_clock_get_real (matchup_workspace_get_clock (self->workspace));
  queue = matchup_prompt_queue_new (self->workspace, self->store, record);
  /* What it asks is heard by those who look whether there is a list. */
  g_ptr_array_add (self->queues, queue);
  g_signal_connect_object (queue, "changed", G_CALLBACK (queue_changed_cb), self, 0);
  matchup_prompt_queue_start (queue, conversation);
  g_list_model_items_changed (G_LIST_MODEL (self), self->queues->len - 1, 0, 1);
  return queue;
}

void
matchup_prompt_queues_restore (MatchupPromptQueues *self, MatchupPromptQueue *queue)
{
  g_return_if_fail (MATCHUP_IS_PROMPT_QUEUES (self));
  g_return_if_fail (MATCHUP_IS_PROMPT_QUEUE (queue));

  if (matchup_prompt_queue_get_state (queue) != MATCHUP_PROMPT_QUEUE_STOPPED ||
      matchup_prompt_queues_find (self, matchup_prompt_queue_get_conversation_id (queue)) != NULL)
    return;
  matchup_prompt_queue_restore (queue);
  add (self, g_object_ref (queue));
}
