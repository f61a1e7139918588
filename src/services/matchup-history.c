/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-history-internal.h"

#include "matchup-config.h"
#include "matchup-conversation-mapper.h"

#include <glib/gi18n.h>

static GType
matchup_history_get_item_type (GListModel *model)
{
  return MATCHUP_TYPE_CONVERSATION_SUMMARY;
}

static guint
matchup_history_get_n_items (GListModel *model)
{
  return MATCHUP_HISTORY (model)->summaries->len;
}

static gpointer
matchup_history_get_item (GListModel *model, guint position)
{
  MatchupHistory *self = MATCHUP_HISTORY (model);

  if (position >= self->summaries->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->summaries, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = matchup_history_get_item_type;
  iface->get_n_items = matchup_history_get_n_items;
  iface->get_item = matchup_history_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupHistory,
                               matchup_history,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  SIGNAL_SAVE_FAILED,
  SIGNAL_VOTES_CHANGED,
  SIGNAL_DELETED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
conversation_gone_cb (gpointer data, GObject *where_the_object_was)
{
  MatchupHistory *self = data;
  GHashTableIter iter;
  gpointer conversation;

  g_hash_table_iter_init (&iter, self->open);
  while (g_hash_table_iter_next (&iter, NULL, &conversation))
    {
      if (conversation == where_the_object_was)
        {
          g_hash_table_iter_remove (&iter);
          return;
        }
    }
}

static void
forget_open (MatchupHistory *self)
{
  GHashTableIter iter;
  gpointer conversation;

  g_hash_table_iter_init (&iter, self->open);
  while (g_hash_table_iter_next (&iter, NULL, &conversation))
    g_object_weak_unref (conversation, conversation_gone_cb, self);
  g_hash_table_remove_all (self->open);
}

static void
matchup_history_dispose (GObject *object)
{
  MatchupHistory *self = MATCHUP_HISTORY (object);

  if (self->open != NULL)
    forget_open (self);
  g_clear_pointer (&self->open, g_hash_table_unref);
  g_clear_pointer (&self->recorders, g_hash_table_unref);
  g_clear_pointer (&self->deleted, g_hash_table_unref);
  g_clear_object (&self->votes);
  g_clear_object (&self->store);
  g_clear_object (&self->db);
  g_clear_object (&self->providers);
  g_clear_object (&self->catalog);
  g_clear_object (&self->judging);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (matchup_history_parent_class)->dispose (object);
}

static void
matchup_history_finalize (GObject *object)
{
  g_clear_pointer (&MATCHUP_HISTORY (object)->summaries, g_ptr_array_unref);

  G_OBJECT_CLASS (matchup_history_parent_class)->finalize (object);
}

static guint
add_signal (const char *name, guint n_texts)
{
  return g_signal_new (name,
                       MATCHUP_TYPE_HISTORY,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       n_texts,
                       G_TYPE_STRING);
}

static void
matchup_history_class_init (MatchupHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = matchup_history_dispose;
  object_class->finalize = matchup_history_finalize;

  signals[SIGNAL_SAVE_FAILED] = add_signal ("save-failed", 1);
  signals[SIGNAL_VOTES_CHANGED] = add_signal ("votes-changed", 0);
  signals[SIGNAL_DELETED] = add_signal ("deleted", 1);
}

static void
matchup_history_init (MatchupHistory *self)
{
  self->summaries = g_ptr_array_new_with_free_func (g_object_unref);
  self->deleted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->recorders = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
}

void
_matchup_history_tell_votes_changed (MatchupHistory *self)
{
  g_signal_emit (self, signals[SIGNAL_VOTES_CHANGED], 0);
}

void
_matchup_history_tell_trouble (MatchupHistory *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (self->in_trouble)
    return;
  self->in_trouble = TRUE;
  sentence = g_strdup_printf (_ ("What you see cannot be saved at the moment: %s"), error->message);
  g_signal_emit (self, signals[SIGNAL_SAVE_FAILED], 0, sentence);
}

static void
write_failed_cb (MatchupHistory *self, const GError *error)
{
  _matchup_history_tell_trouble (self, error);
}

static int
compare_summaries (gconstpointer a, gconstpointer b)
{
  MatchupConversationSummary *x = *(MatchupConversationSummary *const *) a;
  MatchupConversationSummary *y = *(MatchupConversationSummary *const *) b;
  gboolean x_pinned = matchup_conversation_summary_get_pinned (x);
  gboolean y_pinned = matchup_conversation_summary_get_pinned (y);
  gint64 x_time = matchup_conversation_summary_get_updated_at (x);
  gint64 y_time = matchup_conversation_summary_get_updated_at (y);

  if (x_pinned != y_pinned)
    return x_pinned ? -1 : 1;
  if (x_time != y_time)
    return x_time > y_time ? -1 : 1;
  return g_strcmp0 (matchup_conversation_summary_get_id (x),
                    matchup_conversation_summary_get_id (y));
}

static guint
find_position (MatchupHistory *self, const char *id)
{
  for (guint i = 0; i < self->summaries->len; i++)
    {
      if (g_str_equal (matchup_conversation_summary_get_id (g_ptr_array_index (self->summaries, i)),
                       id))
        return i;
    }
  return G_MAXUINT;
}

MatchupConversationSummary *
_matchup_history_find_summary (MatchupHistory *self, const char *id)
{
  guint position = find_position (self, id);

  return position != G_MAXUINT ? g_ptr_array_index (self->summaries, position) : NULL;
}

/* Puts a summary where it belongs; the array is in order without it. */
void
_matchup_history_insert_summary (MatchupHistory *self, MatchupConversationSummary *summary)
{
  guint position = 0;

  while (position < self->summaries->len &&
         compare_summaries (&g_ptr_array_index (self->summaries, position), &summary) < 0)
    position++;
  g_ptr_array_insert (self->summaries, (int) position, g_object_ref (summary));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

static void
take_out (MatchupHistory *self, guint position)
{
  g_ptr_array_remove_index (self->summaries, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/* After a change to what decides the order; nothing moves where it stays at its place. */
void
_matchup_history_reorder (MatchupHistory *self, MatchupConversationSummary *summary)
{
  g_autoptr (MatchupConversationSummary) alive = g_object_ref (summary);
  guint position = find_position (self, matchup_conversation_summary_get_id (summary));
  gpointer *items = self->summaries->pdata;

  if ((position == 0 || compare_summaries (&items[position - 1], &items[position]) < 0) &&
      (position + 1 == self->summaries->len ||
       compare_summaries (&items[position], &items[position + 1]) < 0))
    return;
  take_out (self, position);
  _matchup_history_insert_summary (self, summary);
}

static MatchupConversationSummary *
summary_from_record (const MatchupConversationRecord *record)
{
  return matchup_conversation_summary_new (record->id,
                                           record->kind,
                                           record->title,
                                           record->updated_at,
                                           record->pinned);
}

static MatchupConversation *
find_open (MatchupHistory *self, const char *id)
{
  return g_hash_table_lookup (self->open, id);
}

void
_matchup_history_save_conversation (MatchupHistory *self, MatchupConversation *conversation)
{
  MatchupConversationSummary *summary =
      _matchup_history_find_summary (self, matchup_conversation_get_id (conversation));

  if (summary == NULL || self->store == NULL)
    return;
  matchup_conversation_store_save_conversation_async (
      self->store,
      matchup_conversation_mapper_to_record (conversation,
                                             matchup_conversation_summary_get_updated_at (summary),
                                             matchup_conversation_summary_get_pinned (summary)),
      NULL,
      NULL,
      NULL);
}

/* How the next rounds are asked is kept at once, and not only with the next of them. */
static void
rules_changed_cb (MatchupHistory *self, GParamSpec *pspec, MatchupConversation *conversation)
{
  _matchup_history_save_conversation (self, conversation);
}

static void
keep_open (MatchupHistory *self, MatchupConversation *conversation)
{
  static const char *const rules[] = { "notify::blind",
                                       "notify::reveal-together",
                                       "notify::preset-id" };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    g_signal_connect_object (conversation,
                             rules[i],
                             G_CALLBACK (rules_changed_cb),
                             self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (matchup_conversation_get_lineup (conversation),
                           "items-changed",
                           G_CALLBACK (_matchup_history_lineup_changed_cb),
                           self,
                           0);
  g_object_weak_ref (G_OBJECT (conversation), conversation_gone_cb, self);
  g_hash_table_insert (self->open,
                       g_strdup (matchup_conversation_get_id (conversation)),
                       conversation);
}

/* Another process wrote: takes over what is new about one conversation. */
static void
merge_summary (MatchupHistory *self, const MatchupConversationRecord *record)
{
  MatchupConversationSummary *summary = _matchup_history_find_summary (self, record->id);

  if (summary == NULL)
    {
      g_autoptr (MatchupConversationSummary) fresh = summary_from_record (record);

      if (!g_hash_table_contains (self->deleted, record->id))
        _matchup_history_insert_summary (self, fresh);
      return;
    }
  matchup_conversation_summary_set_title (summary, record->title);
  matchup_conversation_summary_set_pinned (summary, record->pinned);
  matchup_conversation_summary_set_updated_at (summary, record->updated_at);
  _matchup_history_reorder (self, summary);
}

static void
drop_missing (MatchupHistory *self, GPtrArray *records)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_add (ids, ((MatchupConversationRecord *) g_ptr_array_index (records, i))->id);
  for (guint i = self->summaries->len; i > 0; i--)
    {
      const char *id =
          matchup_conversation_summary_get_id (g_ptr_array_index (self->summaries, i - 1));

      /* What is open here may have been added so recently that the list does not have it yet. */
      if (!g_hash_table_contains (ids, id) && find_open (self, id) == NULL)
        take_out (self, i - 1);
    }
}

static void
relisted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupHistory) self = user_data;
  g_autoptr (GPtrArray) records =
      matchup_conversation_store_list_finish (MATCHUP_CONVERSATION_STORE (source), result, NULL);

  if (records == NULL || self->store == NULL)
    return;
  drop_missing (self, records);
  for (guint i = 0; i < records->len; i++)
    merge_summary (self, g_ptr_array_index (records, i));
}

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupHistory) self = user_data;
  g_autoptr (MatchupConversationData) data =
      matchup_conversation_store_load_finish (MATCHUP_CONVERSATION_STORE (source), result, NULL);
  MatchupConversation *conversation;

  if (data == NULL || self->store == NULL)
    return;
  conversation = find_open (self, data->conversation->id);
  if (conversation != NULL)
    matchup_conversation_mapper_merge (conversation,
                                       data,
                                       (MatchupRunFunc) g_hash_table_contains,
                                       self->recorders,
                                       self->providers,
                                       self->catalog);
}

static void
changed_elsewhere_cb (MatchupHistory *self)
{
  GHashTableIter iter;
  gpointer id;

  _matchup_history_tell_votes_changed (self);
  matchup_conversation_store_list_async (self->store, NULL, relisted_cb, g_object_ref (self));
  g_hash_table_iter_init (&iter, self->open);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    matchup_conversation_store_load_async (self->store, id, NULL, reloaded_cb, g_object_ref (self));
}

void
matchup_history_reload (MatchupHistory *self, GPtrArray *added)
{
  g_return_if_fail (MATCHUP_IS_HISTORY (self));

  /* One that was deleted here may have come back this way. */
  for (guint i = 0; i < added->len; i++)
    g_hash_table_remove (self->deleted, g_ptr_array_index (added, i));
  changed_elsewhere_cb (self);
}

MatchupHistory *
matchup_history_new (MatchupDb *db,
                     MatchupSettingsStore *settings,
                     MatchupProviderList *providers,
                     MatchupCatalog *catalog,
                     MatchupJudging *judging,
                     MatchupClock *clock)
{
  MatchupHistory *self = g_object_new (MATCHUP_TYPE_HISTORY, NULL);

  self->db = g_object_ref (db);
  self->store = matchup_conversation_store_new (db);
  self->votes = matchup_vote_store_new (db);
  self->providers = g_object_ref (providers);
  self->catalog = g_object_ref (catalog);
  self->judging = g_object_ref (judging);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (self->store,
                           "write-failed",
                           G_CALLBACK (write_failed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings,
                           "write-failed",
                           G_CALLBACK (write_failed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (db,
                           "changed-elsewhere",
                           G_CALLBACK (changed_elsewhere_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* The first list; a change by another process may have brought all of it before. */
static void
fill (MatchupHistory *self, GPtrArray *records)
{
  if (self->summaries->len > 0)
    {
      for (guint i = 0; i < records->len; i++)
        merge_summary (self, g_ptr_array_index (records, i));
      return;
    }
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (self->summaries, summary_from_record (g_ptr_array_index (records, i)));
  g_ptr_array_sort (self->summaries, compare_summaries);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->summaries->len);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupHistory *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) records =
      matchup_conversation_store_list_finish (MATCHUP_CONVERSATION_STORE (source), result, &error);

  if (records == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  fill (self, records);
  g_task_return_boolean (task, TRUE);
}

void
matchup_history_load_async (MatchupHistory *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, matchup_history_load_async);
  matchup_conversation_store_list_async (self->store, cancellable, listed_cb, task);
}

gboolean
matchup_history_load_finish (MatchupHistory *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

MatchupConversation *
matchup_history_create (MatchupHistory *self,
                        MatchupConversationKind kind,
                        MatchupLineup *lineup,
                        gboolean private_)
{
  MatchupConversation *conversation;

  g_return_val_if_fail (MATCHUP_IS_HISTORY (self), NULL);
  g_return_val_if_fail (MATCHUP_IS_LINEUP (lineup), NULL);

  conversation =
      matchup_conversation_new (NULL, kind, matchup_clock_get_real (self->clock), private_);
  matchup_lineup_set_all (matchup_conversation_get_lineup (conversation), lineup);
  if (kind == MATCHUP_CONVERSATION_KIND_COMPARE)
    {
      matchup_conversation_set_blind (conversation, matchup_judging_get_blind (self->judging));
      matchup_conversation_set_reveal_together (conversation,
                                                matchup_judging_get_reveal_together (
                                                    self->judging));
    }
  /* A private one can be found as well as long as somebody holds it. */
  keep_open (self, conversation);
  return conversation;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupHistory *self = g_task_get_source_object (task);
  GError *error = NULL;
  MatchupConversation *conversation;
  g_autoptr (MatchupConversationData) data =
      matchup_conversation_store_load_finish (MATCHUP_CONVERSATION_STORE (source), result, &error);

  if (data == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* Two may have asked for it at the same time. */
  conversation = find_open (self, data->conversation->id);
  if (conversation != NULL)
    g_object_ref (conversation);
  else
    {
      conversation = matchup_conversation_mapper_from_data (data, self->providers, self->catalog);
      keep_open (self, conversation);
    }
  g_task_return_pointer (task, conversation, g_object_unref);
}

void
matchup_history_open_async (MatchupHistory *self,
                            const char *id,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  MatchupConversation *conversation;
  GTask *task;

  g_return_if_fail (MATCHUP_IS_HISTORY (self));
  g_return_if_fail (id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_history_open_async);
  conversation = find_open (self, id);
  if (conversation != NULL)
    {
      g_task_return_pointer (task, g_object_ref (conversation), g_object_unref);
      g_object_unref (task);
      return;
    }
  matchup_conversation_store_load_async (self->store, id, cancellable, loaded_cb, task);
}

MatchupConversation *
matchup_history_open_finish (MatchupHistory *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Title, time and pin of a conversation that is in the list. */
static void
save_summary (MatchupHistory *self, MatchupConversationSummary *summary)
{
  MatchupConversationRecord *record = g_new0 (MatchupConversationRecord, 1);

  record->id = g_strdup (matchup_conversation_summary_get_id (summary));
  record->kind = matchup_conversation_summary_get_kind (summary);
  record->title = g_strdup (matchup_conversation_summary_get_title (summary));
  record->updated_at = matchup_conversation_summary_get_updated_at (summary);
  record->pinned = matchup_conversation_summary_get_pinned (summary);
  record->blind = -1;
  record->reveal_together = -1;
  record->archived = -1;
  record->title_source = -1;
  matchup_conversation_store_save_conversation_async (self->store, record, NULL, NULL, NULL);
}

void
matchup_history_rename (MatchupHistory *self, const char *id, const char *title)
{
  MatchupConversationSummary *summary;
  MatchupConversation *conversation;
  g_autofree char *trimmed = NULL;

  g_return_if_fail (MATCHUP_IS_HISTORY (self));
  g_return_if_fail (title != NULL);

  trimmed = g_strstrip (g_strdup (title));
  summary = _matchup_history_find_summary (self, id);
  if (summary == NULL || *trimmed == '\0')
    return;
  matchup_conversation_summary_set_title (summary, trimmed);
  conversation = find_open (self, id);
  if (conversation != NULL)
    matchup_conversation_set_title (conversation, trimmed);
  save_summary (self, summary);
}

void
matchup_history_set_pinned (MatchupHistory *self, const char *id, gboolean pinned)
{
  MatchupConversationSummary *summary;

  g_return_if_fail (MATCHUP_IS_HISTORY (self));

  summary = _matchup_history_find_summary (self, id);
  if (summary == NULL)
    return;
  matchup_conversation_summary_set_pinned (summary, pinned);
  _matchup_history_reorder (self, summary);
  save_summary (self, summary);
}

static void
stop_conversation (MatchupConversation *conversation)
{
  for (guint i = 0; i < matchup_conversation_get_n_all (conversation); i++)
    matchup_round_stop_all (matchup_conversation_get_all (conversation, i));
}

void
matchup_history_delete (MatchupHistory *self, const char *id)
{
  g_autoptr (MatchupConversationSummary) summary = NULL;
  MatchupConversation *conversation;
  guint position;

  g_return_if_fail (MATCHUP_IS_HISTORY (self));

  position = find_position (self, id);
  if (position == G_MAXUINT)
    return;
  summary = g_object_ref (g_ptr_array_index (self->summaries, position));
  conversation = find_open (self, matchup_conversation_summary_get_id (summary));
  if (conversation != NULL)
    stop_conversation (conversation);
  g_hash_table_insert (self->deleted,
                       g_strdup (matchup_conversation_summary_get_id (summary)),
                       g_object_ref (summary));
  matchup_conversation_store_set_deleted_async (self->store,
                                                matchup_conversation_summary_get_id (summary),
                                                TRUE,
                                                NULL,
                                                NULL);
  take_out (self, position);
  g_signal_emit (self, signals[SIGNAL_DELETED], 0, matchup_conversation_summary_get_id (summary));
  _matchup_history_tell_votes_changed (self);
}

gboolean
matchup_history_is_deleted (MatchupHistory *self, const char *id)
{
  return g_hash_table_contains (self->deleted, id);
}

void
matchup_history_undelete (MatchupHistory *self, const char *id)
{
  g_autoptr (MatchupConversationSummary) summary = NULL;

  g_return_if_fail (MATCHUP_IS_HISTORY (self));

  summary = g_hash_table_lookup (self->deleted, id);
  if (summary == NULL)
    return;
  g_object_ref (summary);
  g_hash_table_remove (self->deleted, id);
  matchup_conversation_store_set_deleted_async (self->store,
                                                matchup_conversation_summary_get_id (summary),
                                                FALSE,
                                                NULL,
                                                NULL);
  _matchup_history_insert_summary (self, summary);
  _matchup_history_tell_votes_changed (self);
}
