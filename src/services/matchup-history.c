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
  PROP_0,
  PROP_COMPLETE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

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
  gpointer id;
  gpointer conversation;

  g_hash_table_iter_init (&iter, self->open);
  while (g_hash_table_iter_next (&iter, &id, &conversation))
    {
      if (conversation == where_the_object_was)
        {
          g_hash_table_remove (self->reloads, id);
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

  _matchup_history_forget_list (self);
  if (self->open != NULL)
    forget_open (self);
  g_clear_pointer (&self->open, g_hash_table_unref);
  g_clear_pointer (&self->reloads, g_hash_table_unref);
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
  MatchupHistory *self = MATCHUP_HISTORY (object);

  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_hash_table_unref); /* its keys are parts of the summaries */
  g_clear_pointer (&self->summaries, g_ptr_array_unref);

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
matchup_history_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_COMPLETE)
    g_value_set_boolean (value, MATCHUP_HISTORY (object)->complete);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
matchup_history_class_init (MatchupHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = matchup_history_dispose;
  object_class->finalize = matchup_history_finalize;
  object_class->get_property = matchup_history_get_property;

  properties[PROP_COMPLETE] =
      g_param_spec_boolean ("complete",
                            NULL,
                            NULL,
                            FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_SAVE_FAILED] = add_signal ("save-failed", 1);
  signals[SIGNAL_VOTES_CHANGED] = add_signal ("votes-changed", 0);
  signals[SIGNAL_DELETED] = add_signal ("deleted", 1);
}

static void
matchup_history_init (MatchupHistory *self)
{
  self->summaries = g_ptr_array_new_with_free_func (g_object_unref);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->waiting = g_ptr_array_new_with_free_func (_matchup_history_free_waiting);
  self->deleted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->reloads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->recorders = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
}

void
_matchup_history_notify_complete (MatchupHistory *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
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
  /* Translators: %s is a sentence that says why */
  sentence = g_strdup_printf (_ ("What you see cannot be saved at the moment: %s"), error->message);
  g_signal_emit (self, signals[SIGNAL_SAVE_FAILED], 0, sentence);
}

static void
write_failed_cb (MatchupHistory *self, const GError *error)
{
  _matchup_history_tell_trouble (self, error);
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
keep_open (MatchupHistory *self, MatchupConversation *conversation, guint64 stamp)
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
  if (!matchup_conversation_get_private (conversation))
    _matchup_history_begin_reloads (self, matchup_conversation_get_id (conversation), stamp);
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
  self->list = matchup_history_store_new (db);
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
  g_signal_connect_object (self->list,
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
                           G_CALLBACK (_matchup_history_changed_elsewhere),
                           self,
                           G_CONNECT_SWAPPED);
  return self;
}

MatchupClock *
matchup_history_get_clock (MatchupHistory *self)
{
  g_return_val_if_fail (MATCHUP_IS_HISTORY (self), NULL);

  return self->clock;
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

  conversation = matchup_conversation_new (NULL,
                                           kind,
                                           matchup_clock_get_real (self->clock),
                                           private_ || self->stores_none);
  matchup_lineup_set_all (matchup_conversation_get_lineup (conversation), lineup);
  if (kind == MATCHUP_CONVERSATION_KIND_COMPARE)
    {
      matchup_conversation_set_blind (conversation, matchup_judging_get_blind (self->judging));
      matchup_conversation_set_reveal_together (conversation,
                                                matchup_judging_get_reveal_together (
                                                    self->judging));
    }
  /* A private one can be found as well as long as somebody holds it. */
  keep_open (self, conversation, 0);
  return conversation;
}

/* What is open is in the list, also where that is still being read. */
static void
ensure_summary (MatchupHistory *self,
                const MatchupConversationRecord *record,
                MatchupConversation *conversation)
{
  g_autoptr (MatchupConversationSummary) summary = NULL;

  if (self->complete || g_hash_table_contains (self->deleted, record->id) ||
      _matchup_history_find_summary (self, record->id) != NULL)
    return;
  summary = matchup_conversation_summary_new (record->id,
                                              record->kind,
                                              record->title,
                                              record->updated_at,
                                              record->pinned);
  matchup_conversation_summary_set_archived (summary, record->archived > 0);
  matchup_conversation_summary_set_practice (summary,
                                             matchup_conversation_is_practice (conversation));
  matchup_conversation_summary_set_title_source (summary,
                                                 (MatchupTitleSource) MAX (record->title_source,
                                                                           0));
  _matchup_history_insert_summary (self, summary);
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
      keep_open (self, conversation, data->stamp);
      ensure_summary (self, data->conversation, conversation);
    }
  g_task_return_pointer (task, conversation, g_object_unref);
}

MatchupConversation *
matchup_history_get_open (MatchupHistory *self, const char *id)
{
  g_return_val_if_fail (MATCHUP_IS_HISTORY (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return find_open (self, id);
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
