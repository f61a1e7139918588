/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-search-private.h"

#include "matchup-search-query.h"

/* So many are looked for at first, which fill what can be seen; the others come behind them. */
#define FIRST_PAGE 12

struct _MatchupSearch
{
  GObject parent_instance;

  MatchupSearchIndex *index;
  GPtrArray *hits; /* MatchupSearchHit */
  guint n_titles;
  char *text;
  char *trouble;

  /* Of the search under way. */
  MatchupSearchQuery *query;
  GCancellable *cancellable;
  GPtrArray *titles;  /* found, not in the list yet; NULL: they are */
  GHashTable *rounds; /* what is in the list already: kind and round */

  gboolean busy;
  gboolean whole;
  gboolean has_more;
};

static GType
matchup_search_get_item_type (GListModel *model)
{
  return MATCHUP_TYPE_SEARCH_HIT;
}

static guint
matchup_search_get_n_items (GListModel *model)
{
  return MATCHUP_SEARCH (model)->hits->len;
}

static gpointer
matchup_search_get_item (GListModel *model, guint position)
{
  MatchupSearch *self = MATCHUP_SEARCH (model);

  return position < self->hits->len ? g_object_ref (self->hits->pdata[position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = matchup_search_get_item_type;
  iface->get_n_items = matchup_search_get_n_items;
  iface->get_item = matchup_search_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupSearch,
                               matchup_search,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  PROP_0,
  PROP_BUSY,
  PROP_WHOLE,
  PROP_HAS_MORE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
matchup_search_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MatchupSearch *self = MATCHUP_SEARCH (object);

  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    case PROP_WHOLE:
      g_value_set_boolean (value, self->whole);
      break;
    case PROP_HAS_MORE:
      g_value_set_boolean (value, self->has_more);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
stop (MatchupSearch *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  g_clear_pointer (&self->query, matchup_search_query_unref);
}

static void
matchup_search_dispose (GObject *object)
{
  MatchupSearch *self = MATCHUP_SEARCH (object);

  stop (self);
  g_clear_object (&self->index);

  G_OBJECT_CLASS (matchup_search_parent_class)->dispose (object);
}

static void
matchup_search_finalize (GObject *object)
{
  MatchupSearch *self = MATCHUP_SEARCH (object);

  g_ptr_array_unref (self->hits);
  g_hash_table_unref (self->rounds);
  g_free (self->text);
  g_free (self->trouble);

  G_OBJECT_CLASS (matchup_search_parent_class)->finalize (object);
}

static void
matchup_search_class_init (MatchupSearchClass *klass)
{
  static const char *const names[N_PROPS] = { NULL, "busy", "whole", "has-more" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = matchup_search_get_property;
  object_class->dispose = matchup_search_dispose;
  object_class->finalize = matchup_search_finalize;

  for (guint i = 1; i < N_PROPS; i++)
    properties[i] =
        g_param_spec_boolean (names[i],
                              NULL,
                              NULL,
                              i == PROP_WHOLE,
                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
matchup_search_init (MatchupSearch *self)
{
  self->hits = g_ptr_array_new_with_free_func (g_object_unref);
  self->rounds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->text = g_strdup ("");
  self->whole = TRUE;
}

MatchupSearch *
matchup_search_new (MatchupDb *db)
{
  MatchupSearch *self = g_object_new (MATCHUP_TYPE_SEARCH, NULL);

  self->index = matchup_search_index_new (db);
  return self;
}

static void
set_flag (MatchupSearch *self, gboolean *flag, gboolean value, guint property)
{
  if (*flag == value)
    return;
  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* What belongs to the text before goes when there is something in its place. */
static void
begin_list (MatchupSearch *self)
{
  g_autoptr (GPtrArray) old = NULL;

  if (self->titles == NULL)
    return;
  old = g_steal_pointer (&self->hits);
  self->hits = g_steal_pointer (&self->titles);
  self->n_titles = self->hits->len;
  g_hash_table_remove_all (self->rounds);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, old->len, self->hits->len);
}

static void
add_hits (MatchupSearch *self, GPtrArray *records)
{
  guint before = self->hits->len;

  for (guint i = 0; i < records->len; i++)
    {
      MatchupSearchHitRecord *record = records->pdata[i];

      if (self->hits->len - self->n_titles >= MATCHUP_SEARCH_MAX_MESSAGES)
        {
          set_flag (self, &self->has_more, TRUE, PROP_HAS_MORE);
          break;
        }
      if (!g_hash_table_add (self->rounds,
                             g_strdup_printf ("%d %s", (int) record->kind, record->round_id)))
        continue;
      g_ptr_array_add (self->hits, matchup_search_hit_new (record));
      records->pdata[i] = NULL;
    }
  if (self->hits->len > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->hits->len - before);
}

static void
end (MatchupSearch *self)
{
  stop (self);
  set_flag (self, &self->busy, FALSE, PROP_BUSY);
}

static void found_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
find (MatchupSearch *self, gint64 below)
{
  /* One more than is shown tells whether there are more. */
  guint wanted = MATCHUP_SEARCH_MAX_MESSAGES + 1 - (self->hits->len - self->n_titles);

  matchup_search_index_find_async (self->index,
                                   self->query,
                                   FALSE,
                                   below,
                                   self->titles != NULL ? FIRST_PAGE : wanted,
                                   self->cancellable,
                                   found_cb,
                                   g_object_ref (self));
}

static void
fail (MatchupSearch *self, const GError *error)
{
  if (self->titles == NULL)
    self->titles = g_ptr_array_new_with_free_func (g_object_unref);
  begin_list (self);
  g_free (self->trouble);
  self->trouble = g_strdup (error->message);
  end (self);
}

/* The answer to a search that was ended meanwhile is none. */
static MatchupSearchFound *
finish (MatchupSearch *self, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupSearchFound) found =
      matchup_search_index_find_finish (MATCHUP_SEARCH_INDEX (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return NULL;
  if (found == NULL)
    fail (self, error);
  return g_steal_pointer (&found);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupSearch) self = user_data;
  g_autoptr (MatchupSearchFound) found = finish (self, source, result);

  if (found == NULL)
    return;
  begin_list (self);
  set_flag (self, &self->whole, found->whole, PROP_WHOLE);
  add_hits (self, found->hits);
  if (found->done || self->has_more)
    end (self);
  else
    find (self, found->below);
}

static void
titles_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupSearch) self = user_data;
  g_autoptr (MatchupSearchFound) found = finish (self, source, result);

  if (found == NULL)
    return;
  self->titles = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < found->hits->len; i++)
    g_ptr_array_add (self->titles,
                     matchup_search_hit_new (g_steal_pointer (&found->hits->pdata[i])));
  find (self, MATCHUP_SEARCH_FROM_NEWEST);
}

void
matchup_search_set_text (MatchupSearch *self, const char *text)
{
  g_return_if_fail (MATCHUP_IS_SEARCH (self));
  g_return_if_fail (text != NULL);

  stop (self);
  g_free (self->text);
  self->text = g_strdup (text);
  g_clear_pointer (&self->trouble, g_free);
  set_flag (self, &self->has_more, FALSE, PROP_HAS_MORE);
  self->query = matchup_search_query_new (text);
  if (self->query == NULL)
    {
      self->titles = g_ptr_array_new_with_free_func (g_object_unref);
      begin_list (self);
      end (self);
      return;
    }
  self->cancellable = g_cancellable_new ();
  set_flag (self, &self->busy, TRUE, PROP_BUSY);
  matchup_search_index_find_async (self->index,
                                   self->query,
                                   TRUE,
                                   MATCHUP_SEARCH_FROM_NEWEST,
                                   MATCHUP_SEARCH_MAX_TITLES,
                                   self->cancellable,
                                   titles_found_cb,
                                   g_object_ref (self));
}

const char *
matchup_search_get_text (MatchupSearch *self)
{
  g_return_val_if_fail (MATCHUP_IS_SEARCH (self), NULL);
  return self->text;
}

gboolean
matchup_search_get_looks (MatchupSearch *self)
{
  g_autoptr (MatchupSearchQuery) query = NULL;

  g_return_val_if_fail (MATCHUP_IS_SEARCH (self), FALSE);

  query = matchup_search_query_new (self->text);
  return query != NULL;
}

gboolean
matchup_search_get_busy (MatchupSearch *self)
{
  g_return_val_if_fail (MATCHUP_IS_SEARCH (self), FALSE);
  return self->busy;
}

gboolean
matchup_search_get_whole (MatchupSearch *self)
{
  g_return_val_if_fail (MATCHUP_IS_SEARCH (self), FALSE);
  return self->whole;
}

gboolean
matchup_search_get_has_more (MatchupSearch *self)
{
  g_return_val_if_fail (MATCHUP_IS_SEARCH (self), FALSE);
  return self->has_more;
}

guint
matchup_search_get_n_titles (MatchupSearch *self)
{
  g_return_val_if_fail (MATCHUP_IS_SEARCH (self), 0);
  return self->n_titles;
}

const char *
matchup_search_get_trouble (MatchupSearch *self)
{
  g_return_val_if_fail (MATCHUP_IS_SEARCH (self), NULL);
  return self->trouble;
}
