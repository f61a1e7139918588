/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-lineup-list-private.h"

#include "matchup-clock.h"
#include "matchup-conversation-mapper.h"
#include "matchup-lineup-store.h"
#include "matchup-settings-store.h"

/* Among the settings of the database: ids, each on a line. */
#define ORDER "lineup-order"

struct _MatchupLineupList
{
  GObject parent_instance;

  MatchupLineupStore *store;
  MatchupSettingsStore *settings;
  char **order; /* ids */
  MatchupProviderList *providers;
  MatchupCatalog *catalog;
  MatchupClock *clock;
  GPtrArray *saved; /* MatchupSavedLineup, see compare() */
};

enum
{
  SIGNAL_SAVE_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GType
matchup_lineup_list_get_item_type (GListModel *model)
{
  return MATCHUP_TYPE_SAVED_LINEUP;
}

static guint
matchup_lineup_list_get_n_items (GListModel *model)
{
  return MATCHUP_LINEUP_LIST (model)->saved->len;
}

static gpointer
matchup_lineup_list_get_item (GListModel *model, guint position)
{
  MatchupLineupList *self = MATCHUP_LINEUP_LIST (model);

  return position < self->saved->len ? g_object_ref (g_ptr_array_index (self->saved, position))
                                     : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = matchup_lineup_list_get_item_type;
  iface->get_n_items = matchup_lineup_list_get_n_items;
  iface->get_item = matchup_lineup_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupLineupList,
                               matchup_lineup_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
matchup_lineup_list_finalize (GObject *object)
{
  MatchupLineupList *self = MATCHUP_LINEUP_LIST (object);

  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->order, g_strfreev);
  g_clear_object (&self->providers);
  g_clear_object (&self->catalog);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->saved, g_ptr_array_unref);

  G_OBJECT_CLASS (matchup_lineup_list_parent_class)->finalize (object);
}

static void
matchup_lineup_list_class_init (MatchupLineupListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_lineup_list_finalize;

  signals[SIGNAL_SAVE_FAILED] = g_signal_new ("save-failed",
                                              MATCHUP_TYPE_LINEUP_LIST,
                                              G_SIGNAL_RUN_LAST,
                                              0,
                                              NULL,
                                              NULL,
                                              NULL,
                                              G_TYPE_NONE,
                                              1,
                                              G_TYPE_STRING);
}

static void
matchup_lineup_list_init (MatchupLineupList *self)
{
  self->order = g_new0 (char *, 1);
  self->saved = g_ptr_array_new_with_free_func (g_object_unref);
}

MatchupLineupList *
matchup_lineup_list_new (MatchupDb *db,
                         MatchupProviderList *providers,
                         MatchupCatalog *catalog,
                         MatchupClock *clock)
{
  MatchupLineupList *self = g_object_new (MATCHUP_TYPE_LINEUP_LIST, NULL);

  self->store = matchup_lineup_store_new (db);
  self->settings = matchup_settings_store_new (db);
  self->providers = g_object_ref (providers);
  self->catalog = g_object_ref (catalog);
  self->clock = g_object_ref (clock);
  return self;
}

static int
compare_names (MatchupSavedLineup *a, MatchupSavedLineup *b)
{
  int order = g_utf8_collate (matchup_saved_lineup_get_name (a), matchup_saved_lineup_get_name (b));

  return order != 0 ? order
                    : g_strcmp0 (matchup_saved_lineup_get_id (a), matchup_saved_lineup_get_id (b));
}

/* G_MAXUINT: it has no place there. */
static guint
get_place (MatchupLineupList *self, MatchupSavedLineup *saved)
{
  for (guint i = 0; self->order[i] != NULL; i++)
    if (g_str_equal (self->order[i], matchup_saved_lineup_get_id (saved)))
      return i;
  return G_MAXUINT;
}

static int
compare (MatchupLineupList *self, MatchupSavedLineup *a, MatchupSavedLineup *b)
{
  guint place_a = get_place (self, a);
  guint place_b = get_place (self, b);

  if (place_a != place_b)
    return place_a < place_b ? -1 : 1;
  return compare_names (a, b);
}

/* Where it stands in its order. */
static void
insert (MatchupLineupList *self, MatchupSavedLineup *saved)
{
  guint position = 0;

  while (position < self->saved->len &&
         compare (self, g_ptr_array_index (self->saved, position), saved) < 0)
    position++;
  g_ptr_array_insert (self->saved, (int) position, g_object_ref (saved));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

static void
take_out (MatchupLineupList *self, const char *id)
{
  for (guint i = 0; i < self->saved->len; i++)
    {
      if (!g_str_equal (matchup_saved_lineup_get_id (g_ptr_array_index (self->saved, i)), id))
        continue;
      g_ptr_array_remove_index (self->saved, i);
      g_list_model_items_changed (G_LIST_MODEL (self), i, 1, 0);
      return;
    }
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupLineupList) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!matchup_lineup_store_write_finish (MATCHUP_LINEUP_STORE (source), result, &error))
    g_signal_emit (self, signals[SIGNAL_SAVE_FAILED], 0, error->message);
}

/* Shows @saved in the place of what has its id, and writes it. */
static void
put (MatchupLineupList *self, MatchupSavedLineup *saved)
{
  MatchupSavedLineupRecord *record = g_new0 (MatchupSavedLineupRecord, 1);

  record->id = g_strdup (matchup_saved_lineup_get_id (saved));
  record->name = g_strdup (matchup_saved_lineup_get_name (saved));
  record->updated_at = matchup_clock_get_real (self->clock);
  record->lineup =
      matchup_conversation_mapper_lineup_to_records (matchup_saved_lineup_get_lineup (saved));
  matchup_lineup_store_save_async (self->store, record, written_cb, g_object_ref (self));
  take_out (self, matchup_saved_lineup_get_id (saved));
  insert (self, saved);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupLineupList *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) records =
      matchup_lineup_store_list_finish (MATCHUP_LINEUP_STORE (source), result, &error);

  if (records == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < records->len; i++)
    {
      const MatchupSavedLineupRecord *record = g_ptr_array_index (records, i);
      g_autoptr (MatchupLineup) lineup = matchup_lineup_new ();
      g_autoptr (MatchupSavedLineup) saved = NULL;

      matchup_conversation_mapper_fill_lineup (lineup,
                                               record->lineup,
                                               self->providers,
                                               self->catalog);
      saved = matchup_saved_lineup_new (record->id, record->name, lineup);
      insert (self, saved);
    }
  g_task_return_boolean (task, TRUE);
}

static void
order_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupLineupList *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  g_autoptr (GHashTable) values =
      matchup_settings_store_load_values_finish (MATCHUP_SETTINGS_STORE (source), result, &error);
  const char *order;

  if (values == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  order = g_hash_table_lookup (values, ORDER);
  g_strfreev (self->order);
  self->order = g_strsplit (order != NULL ? order : "", "\n", -1);
  matchup_lineup_store_list_async (self->store, cancellable, loaded_cb, g_steal_pointer (&task));
}

void
matchup_lineup_list_load_async (MatchupLineupList *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_LINEUP_LIST (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_lineup_list_load_async);
  matchup_settings_store_load_values_async (self->settings, cancellable, order_loaded_cb, task);
}

gboolean
matchup_lineup_list_load_finish (MatchupLineupList *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static char *
dup_stripped (const char *name)
{
  return g_strstrip (g_strdup (name));
}

MatchupSavedLineup *
matchup_lineup_list_find (MatchupLineupList *self, const char *name)
{
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (MATCHUP_IS_LINEUP_LIST (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  stripped = dup_stripped (name);
  for (guint i = 0; i < self->saved->len; i++)
    {
      MatchupSavedLineup *saved = g_ptr_array_index (self->saved, i);

      if (g_str_equal (matchup_saved_lineup_get_name (saved), stripped))
        return saved;
    }
  return NULL;
}

MatchupSavedLineup *
matchup_lineup_list_get (MatchupLineupList *self, const char *id)
{
  g_return_val_if_fail (MATCHUP_IS_LINEUP_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->saved->len; i++)
    {
      MatchupSavedLineup *saved = g_ptr_array_index (self->saved, i);

      if (g_str_equal (matchup_saved_lineup_get_id (saved), id))
        return saved;
    }
  return NULL;
}

MatchupSavedLineup *
matchup_lineup_list_save (MatchupLineupList *self, const char *name, MatchupLineup *lineup)
{
  g_autofree char *stripped = NULL;
  g_autoptr (MatchupSavedLineup) saved = NULL;
  MatchupSavedLineup *old;

  g_return_val_if_fail (MATCHUP_IS_LINEUP_LIST (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (MATCHUP_IS_LINEUP (lineup), NULL);

  stripped = dup_stripped (name);
  if (*stripped == '\0' || matchup_lineup_get_size (lineup) == 0)
    return NULL;
  old = matchup_lineup_list_find (self, stripped);
  saved = matchup_saved_lineup_new (old != NULL ? matchup_saved_lineup_get_id (old) : NULL,
                                    stripped,
                                    lineup);
  put (self, saved);
  return saved; /* the list holds it */
}

gboolean
matchup_lineup_list_update (MatchupLineupList *self, const char *id, MatchupLineup *lineup)
{
  MatchupSavedLineup *old;
  g_autoptr (MatchupSavedLineup) saved = NULL;

  g_return_val_if_fail (MATCHUP_IS_LINEUP_LIST (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (MATCHUP_IS_LINEUP (lineup), FALSE);

  old = matchup_lineup_list_get (self, id);
  if (old == NULL || matchup_lineup_get_size (lineup) == 0)
    return FALSE;
  saved = matchup_saved_lineup_new (id, matchup_saved_lineup_get_name (old), lineup);
  put (self, saved);
  return TRUE;
}

gboolean
matchup_lineup_list_rename (MatchupLineupList *self, const char *id, const char *name)
{
  MatchupSavedLineup *old;
  MatchupSavedLineup *other;
  g_autofree char *stripped = NULL;
  g_autoptr (MatchupSavedLineup) saved = NULL;

  g_return_val_if_fail (MATCHUP_IS_LINEUP_LIST (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  stripped = dup_stripped (name);
  old = matchup_lineup_list_get (self, id);
  other = matchup_lineup_list_find (self, stripped);
  if (old == NULL || *stripped == '\0' || (other != NULL && other != old))
    return FALSE;
  saved = matchup_saved_lineup_new (id, stripped, matchup_saved_lineup_get_lineup (old));
  put (self, saved);
  return TRUE;
}

void
matchup_lineup_list_move (MatchupLineupList *self, const char *id, guint position)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *text = NULL;
  MatchupSavedLineup *saved;
  guint before;

  g_return_if_fail (MATCHUP_IS_LINEUP_LIST (self));
  g_return_if_fail (id != NULL);

  saved = matchup_lineup_list_get (self, id);
  if (saved == NULL || position >= self->saved->len ||
      !g_ptr_array_find (self->saved, saved, &before) || before == position)
    return;
  g_ptr_array_steal_index (self->saved, before);
  g_ptr_array_insert (self->saved, (int) position, saved);
  for (guint i = 0; i < self->saved->len; i++)
    g_strv_builder_add (builder, matchup_saved_lineup_get_id (self->saved->pdata[i]));
  g_strfreev (self->order);
  self->order = g_strv_builder_end (builder);
  text = g_strjoinv ("\n", self->order);
  matchup_settings_store_save_value_async (self->settings, ORDER, text, NULL, NULL);
  g_list_model_items_changed (G_LIST_MODEL (self),
                              MIN (before, position),
                              MAX (before, position) - MIN (before, position) + 1,
                              MAX (before, position) - MIN (before, position) + 1);
}

void
matchup_lineup_list_remove (MatchupLineupList *self, const char *id)
{
  g_autofree char *kept = NULL;

  g_return_if_fail (MATCHUP_IS_LINEUP_LIST (self));
  g_return_if_fail (id != NULL);

  kept = g_strdup (id); /* it may be a part of what goes */
  matchup_lineup_store_remove_async (self->store, kept, written_cb, g_object_ref (self));
  take_out (self, kept);
}

void
matchup_lineup_list_restore (MatchupLineupList *self, MatchupSavedLineup *saved)
{
  MatchupSavedLineup *other;

  g_return_if_fail (MATCHUP_IS_LINEUP_LIST (self));
  g_return_if_fail (MATCHUP_IS_SAVED_LINEUP (saved));

  other = matchup_lineup_list_find (self, matchup_saved_lineup_get_name (saved));
  if (other != NULL &&
      !g_str_equal (matchup_saved_lineup_get_id (other), matchup_saved_lineup_get_id (saved)))
    matchup_lineup_list_remove (self, matchup_saved_lineup_get_id (other));
  put (self, saved);
}

MatchupLineup *
matchup_lineup_list_dup_lineup (MatchupLineupList *self, MatchupSavedLineup *saved)
{
  g_autoptr (GPtrArray) records = NULL;
  MatchupLineup *lineup = matchup_lineup_new ();

  g_return_val_if_fail (MATCHUP_IS_LINEUP_LIST (self), lineup);
  g_return_val_if_fail (MATCHUP_IS_SAVED_LINEUP (saved), lineup);

  records = matchup_conversation_mapper_lineup_to_records (matchup_saved_lineup_get_lineup (saved));
  matchup_conversation_mapper_fill_lineup (lineup, records, self->providers, self->catalog);
  return lineup;
}
