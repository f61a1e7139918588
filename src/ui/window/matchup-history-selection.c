/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-history-selection.h"

#include "matchup-config.h"

struct _MatchupHistorySelection
{
  GObject parent_instance;

  GListModel *model;
  char *open_id;
  GHashTable *chosen; /* ids, while several can be */
  guint prune_id;
  gboolean several;
};

enum
{
  PROP_0,
  PROP_SEVERAL,
  PROP_N_CHOSEN,
  N_PROPS,
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return MATCHUP_TYPE_CONVERSATION_SUMMARY;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (MATCHUP_HISTORY_SELECTION (model)->model);
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (MATCHUP_HISTORY_SELECTION (model)->model, position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* For who has to look at all of them: the id lives as long as the list holds the item. */
static const char *
peek_id (MatchupHistorySelection *self, guint position)
{
  g_autoptr (MatchupConversationSummary) summary = g_list_model_get_item (self->model, position);

  return summary != NULL ? matchup_conversation_summary_get_id (summary) : NULL;
}

static void
tell (MatchupHistorySelection *self, guint position, guint n_items)
{
  if (n_items > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, n_items);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CHOSEN]);
}

static void
tell_all (MatchupHistorySelection *self)
{
  tell (self, 0, g_list_model_get_n_items (self->model));
}

static void
begin_several (MatchupHistorySelection *self, gboolean with_open)
{
  g_hash_table_remove_all (self->chosen);
  if (with_open && matchup_history_selection_find_open (self) != GTK_INVALID_LIST_POSITION)
    g_hash_table_add (self->chosen, g_strdup (self->open_id));
  self->several = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEVERAL]);
  tell_all (self);
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  MatchupHistorySelection *self = MATCHUP_HISTORY_SELECTION (model);
  const char *id = peek_id (self, position);

  if (id == NULL)
    return FALSE;
  return self->several ? g_hash_table_contains (self->chosen, id)
                       : g_strcmp0 (id, self->open_id) == 0;
}

/* Keys that only lead through the list come with @unselect_rest, and so does a plain click. */
static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  MatchupHistorySelection *self = MATCHUP_HISTORY_SELECTION (model);
  const char *id = peek_id (self, position);

  if (id == NULL || (unselect_rest && self->several))
    return FALSE;
  if (unselect_rest)
    {
      if (g_strcmp0 (id, self->open_id) != 0)
        g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, position);
      return TRUE;
    }
  if (!self->several)
    begin_several (self, TRUE);
  g_hash_table_add (self->chosen, g_strdup (id));
  tell (self, position, 1);
  return TRUE;
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  MatchupHistorySelection *self = MATCHUP_HISTORY_SELECTION (model);
  const char *id = peek_id (self, position);

  if (id == NULL)
    return FALSE;
  if (!self->several)
    {
      begin_several (self, TRUE);
      return TRUE;
    }
  g_hash_table_remove (self->chosen, id);
  tell (self, position, 1);
  return TRUE;
}

static gboolean
select_range (GtkSelectionModel *model, guint position, guint n_items, gboolean unselect_rest)
{
  MatchupHistorySelection *self = MATCHUP_HISTORY_SELECTION (model);

  if (!self->several)
    begin_several (self, FALSE);
  else if (unselect_rest)
    g_hash_table_remove_all (self->chosen);
  for (guint i = position; i < position + n_items; i++)
    {
      const char *id = peek_id (self, i);

      if (id != NULL)
        g_hash_table_add (self->chosen, g_strdup (id));
    }
  tell_all (self);
  return TRUE;
}

static gboolean
select_all (GtkSelectionModel *model)
{
  return select_range (model, 0, g_list_model_get_n_items (G_LIST_MODEL (model)), TRUE);
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  MatchupHistorySelection *self = MATCHUP_HISTORY_SELECTION (model);

  if (!self->several)
    return FALSE;
  g_hash_table_remove_all (self->chosen);
  tell_all (self);
  return TRUE;
}

static void
selection_model_iface_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupHistorySelection,
                               matchup_history_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_iface_init))

/* What left the list is chosen no longer; one that only moves is out of it for a moment. */
static void
prune (MatchupHistorySelection *self)
{
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = g_list_model_get_n_items (self->model);

  g_clear_handle_id (&self->prune_id, g_source_remove);
  for (guint i = 0; i < n && g_hash_table_size (self->chosen) > 0; i++)
    {
      const char *id = peek_id (self, i);

      if (g_hash_table_contains (self->chosen, id))
        g_hash_table_add (kept, g_strdup (id));
    }
  if (g_hash_table_size (kept) == g_hash_table_size (self->chosen))
    return;
  g_hash_table_unref (self->chosen);
  self->chosen = g_steal_pointer (&kept);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CHOSEN]);
}

static gboolean
prune_cb (gpointer user_data)
{
  MatchupHistorySelection *self = user_data;

  self->prune_id = 0;
  prune (self);
  return G_SOURCE_REMOVE;
}

static void
items_changed_cb (GListModel *model,
                  guint position,
                  guint removed,
                  guint added,
                  MatchupHistorySelection *self)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (self->several && removed > 0 && self->prune_id == 0 && g_hash_table_size (self->chosen) > 0)
    self->prune_id = g_idle_add_full (G_PRIORITY_DEFAULT, prune_cb, self, NULL);
}

static void
matchup_history_selection_get_property (GObject *object,
                                        guint prop_id,
                                        GValue *value,
                                        GParamSpec *pspec)
{
  MatchupHistorySelection *self = MATCHUP_HISTORY_SELECTION (object);

  if (prop_id == PROP_SEVERAL)
    g_value_set_boolean (value, self->several);
  else if (prop_id == PROP_N_CHOSEN)
    g_value_set_uint (value, matchup_history_selection_get_n_chosen (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
matchup_history_selection_dispose (GObject *object)
{
  MatchupHistorySelection *self = MATCHUP_HISTORY_SELECTION (object);

  g_clear_handle_id (&self->prune_id, g_source_remove);

  G_OBJECT_CLASS (matchup_history_selection_parent_class)->dispose (object);
}

static void
matchup_history_selection_finalize (GObject *object)
{
  MatchupHistorySelection *self = MATCHUP_HISTORY_SELECTION (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_free (self->open_id);

  G_OBJECT_CLASS (matchup_history_selection_parent_class)->finalize (object);
}

static void
matchup_history_selection_class_init (MatchupHistorySelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = matchup_history_selection_get_property;
  object_class->dispose = matchup_history_selection_dispose;
  object_class->finalize = matchup_history_selection_finalize;

  properties[PROP_SEVERAL] = g_param_spec_boolean ("several", NULL, NULL, FALSE, flags);
  properties[PROP_N_CHOSEN] = g_param_spec_uint ("n-chosen", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         G_TYPE_UINT);
}

static void
matchup_history_selection_init (MatchupHistorySelection *self)
{
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

MatchupHistorySelection *
matchup_history_selection_new (GListModel *model)
{
  MatchupHistorySelection *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  self = g_object_new (MATCHUP_TYPE_HISTORY_SELECTION, NULL);
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self, 0);
  return self;
}

void
matchup_history_selection_set_open_id (MatchupHistorySelection *self, const char *id)
{
  char *copy;

  g_return_if_fail (MATCHUP_IS_HISTORY_SELECTION (self));

  if (g_strcmp0 (self->open_id, id) == 0)
    return;
  copy = g_strdup (id);
  g_free (self->open_id);
  self->open_id = copy;
  if (!self->several)
    tell_all (self);
}

guint
matchup_history_selection_find_open (MatchupHistorySelection *self)
{
  guint n;

  g_return_val_if_fail (MATCHUP_IS_HISTORY_SELECTION (self), GTK_INVALID_LIST_POSITION);

  n = self->open_id != NULL ? g_list_model_get_n_items (self->model) : 0;
  for (guint i = 0; i < n; i++)
    if (g_str_equal (peek_id (self, i), self->open_id))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

gboolean
matchup_history_selection_get_several (MatchupHistorySelection *self)
{
  g_return_val_if_fail (MATCHUP_IS_HISTORY_SELECTION (self), FALSE);

  return self->several;
}

void
matchup_history_selection_set_several (MatchupHistorySelection *self, gboolean several)
{
  g_return_if_fail (MATCHUP_IS_HISTORY_SELECTION (self));

  several = !!several;
  if (self->several == several)
    return;
  if (several)
    {
      begin_several (self, FALSE);
      return;
    }
  self->several = FALSE;
  g_hash_table_remove_all (self->chosen);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEVERAL]);
  tell_all (self);
}

guint
matchup_history_selection_get_n_chosen (MatchupHistorySelection *self)
{
  g_return_val_if_fail (MATCHUP_IS_HISTORY_SELECTION (self), 0);

  return self->several ? g_hash_table_size (self->chosen) : 0;
}

gboolean
matchup_history_selection_is_chosen (MatchupHistorySelection *self, const char *id)
{
  g_return_val_if_fail (MATCHUP_IS_HISTORY_SELECTION (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return self->several && g_hash_table_contains (self->chosen, id);
}

GStrv
matchup_history_selection_dup_chosen (MatchupHistorySelection *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n;

  g_return_val_if_fail (MATCHUP_IS_HISTORY_SELECTION (self), NULL);

  n = matchup_history_selection_get_n_chosen (self) > 0 ? g_list_model_get_n_items (self->model)
                                                        : 0;
  for (guint i = 0; i < n; i++)
    {
      const char *id = peek_id (self, i);

      if (g_hash_table_contains (self->chosen, id))
        g_strv_builder_add (builder, id);
    }
  return g_strv_builder_end (builder);
}
