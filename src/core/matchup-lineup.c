/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-lineup.h"

#include "matchup-model-ref.h"
#include "matchup-params.h"

#include <string.h>

struct _MatchupLineup
{
  GObject parent_instance;

  GPtrArray *contestants;
};

static GType
matchup_lineup_get_item_type (GListModel *model)
{
  return MATCHUP_TYPE_CONTESTANT;
}

static guint
matchup_lineup_get_n_items (GListModel *model)
{
  return MATCHUP_LINEUP (model)->contestants->len;
}

static gpointer
matchup_lineup_get_item (GListModel *model, guint position)
{
  MatchupLineup *self = MATCHUP_LINEUP (model);

  if (position >= self->contestants->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->contestants, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = matchup_lineup_get_item_type;
  iface->get_n_items = matchup_lineup_get_n_items;
  iface->get_item = matchup_lineup_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupLineup,
                               matchup_lineup,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
matchup_lineup_finalize (GObject *object)
{
  MatchupLineup *self = MATCHUP_LINEUP (object);

  g_clear_pointer (&self->contestants, g_ptr_array_unref);

  G_OBJECT_CLASS (matchup_lineup_parent_class)->finalize (object);
}

static void
matchup_lineup_class_init (MatchupLineupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_lineup_finalize;
}

static void
matchup_lineup_init (MatchupLineup *self)
{
  self->contestants = g_ptr_array_new_with_free_func (g_object_unref);
}

MatchupLineup *
matchup_lineup_new (void)
{
  return g_object_new (MATCHUP_TYPE_LINEUP, NULL);
}

MatchupLineup *
matchup_lineup_copy (MatchupLineup *self)
{
  MatchupLineup *copy = matchup_lineup_new ();

  g_return_val_if_fail (MATCHUP_IS_LINEUP (self), copy);

  matchup_lineup_set_all (copy, self);
  return copy;
}

guint
matchup_lineup_get_size (MatchupLineup *self)
{
  g_return_val_if_fail (MATCHUP_IS_LINEUP (self), 0);
  return self->contestants->len;
}

MatchupContestant *
matchup_lineup_get (MatchupLineup *self, guint position)
{
  g_return_val_if_fail (MATCHUP_IS_LINEUP (self), NULL);

  if (position >= self->contestants->len)
    return NULL;
  return g_ptr_array_index (self->contestants, position);
}

gboolean
matchup_lineup_append (MatchupLineup *self, MatchupContestant *contestant)
{
  return matchup_lineup_insert (self, G_MAXUINT, contestant);
}

gboolean
matchup_lineup_insert (MatchupLineup *self, guint position, MatchupContestant *contestant)
{
  g_return_val_if_fail (MATCHUP_IS_LINEUP (self), FALSE);
  g_return_val_if_fail (MATCHUP_IS_CONTESTANT (contestant), FALSE);

  if (self->contestants->len >= MATCHUP_LINEUP_MAX)
    return FALSE;
  position = MIN (position, self->contestants->len);
  g_ptr_array_insert (self->contestants, (int) position, g_object_ref (contestant));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
  return TRUE;
}

void
matchup_lineup_remove (MatchupLineup *self, guint position)
{
  g_return_if_fail (MATCHUP_IS_LINEUP (self));
  g_return_if_fail (position < self->contestants->len);

  g_ptr_array_remove_index (self->contestants, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

void
matchup_lineup_replace (MatchupLineup *self, guint position, MatchupContestant *contestant)
{
  g_return_if_fail (MATCHUP_IS_LINEUP (self));
  g_return_if_fail (MATCHUP_IS_CONTESTANT (contestant));
  g_return_if_fail (position < self->contestants->len);

  g_object_ref (contestant);
  g_object_unref (g_ptr_array_index (self->contestants, position));
  g_ptr_array_index (self->contestants, position) = contestant;
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 1);
}

void
matchup_lineup_move (MatchupLineup *self, guint from, guint to)
{
  guint first;
  guint count;

  g_return_if_fail (MATCHUP_IS_LINEUP (self));
  g_return_if_fail (from < self->contestants->len && to < self->contestants->len);

  if (from == to)
    return;
  g_ptr_array_insert (self->contestants,
                      (int) to,
                      g_ptr_array_steal_index (self->contestants, from));
  first = MIN (from, to);
  count = MAX (from, to) - first + 1;
  g_list_model_items_changed (G_LIST_MODEL (self), first, count, count);
}

void
matchup_lineup_set_all (MatchupLineup *self, MatchupLineup *other)
{
  guint old_size;

  g_return_if_fail (MATCHUP_IS_LINEUP (self));
  g_return_if_fail (MATCHUP_IS_LINEUP (other));

  if (self == other || matchup_lineup_equal (self, other))
    return;
  old_size = self->contestants->len;
  g_ptr_array_set_size (self->contestants, 0);
  for (guint i = 0; i < other->contestants->len; i++)
    g_ptr_array_add (self->contestants, g_object_ref (g_ptr_array_index (other->contestants, i)));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, old_size, self->contestants->len);
}

static gboolean
is_like (MatchupLineup *a, MatchupLineup *b, gboolean with_ids)
{
  if (a->contestants->len != b->contestants->len)
    return FALSE;
  for (guint i = 0; i < a->contestants->len; i++)
    {
      MatchupContestant *one = g_ptr_array_index (a->contestants, i);
      MatchupContestant *two = g_ptr_array_index (b->contestants, i);

      if (!matchup_contestant_is_like (one, two) ||
          (with_ids &&
           !g_str_equal (matchup_contestant_get_id (one), matchup_contestant_get_id (two))))
        return FALSE;
    }
  return TRUE;
}

/**
 * matchup_lineup_equal: the same contestants (by id, model, settings and name) in the same order.
 */
gboolean
matchup_lineup_equal (MatchupLineup *a, MatchupLineup *b)
{
  g_return_val_if_fail (MATCHUP_IS_LINEUP (a), FALSE);
  g_return_val_if_fail (MATCHUP_IS_LINEUP (b), FALSE);

  return is_like (a, b, TRUE);
}

gboolean
matchup_lineup_is_like (MatchupLineup *a, MatchupLineup *b)
{
  g_return_val_if_fail (MATCHUP_IS_LINEUP (a), FALSE);
  g_return_val_if_fail (MATCHUP_IS_LINEUP (b), FALSE);

  return is_like (a, b, FALSE);
}

gboolean
matchup_lineup_is_practice (MatchupLineup *self)
{
  g_return_val_if_fail (MATCHUP_IS_LINEUP (self), FALSE);

  for (guint i = 0; i < self->contestants->len; i++)
    {
      MatchupContestant *contestant = g_ptr_array_index (self->contestants, i);

      if (!matchup_model_ref_is_practice (matchup_contestant_get_model (contestant)))
        return FALSE;
    }
  return self->contestants->len > 0;
}

gboolean
matchup_lineup_find (MatchupLineup *self, const char *contestant_id, guint *out_position)
{
  g_return_val_if_fail (MATCHUP_IS_LINEUP (self), FALSE);
  g_return_val_if_fail (contestant_id != NULL, FALSE);

  for (guint i = 0; i < self->contestants->len; i++)
    {
      if (!g_str_equal (matchup_contestant_get_id (g_ptr_array_index (self->contestants, i)),
                        contestant_id))
        continue;
      if (out_position != NULL)
        *out_position = i;
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_taken (MatchupLineup *self, const char *name, int except)
{
  for (guint i = 0; i < self->contestants->len; i++)
    {
      if ((int) i != except &&
          g_str_equal (matchup_contestant_get_name (g_ptr_array_index (self->contestants, i)),
                       name))
        return TRUE;
    }
  return FALSE;
}

/* @name without a number that it was told apart by: "GPT-4o mini" of "GPT-4o mini (2)". */
static char *
dup_stem (const char *name)
{
  const char *open = strrchr (name, '(');
  const char *digit = open != NULL ? open + 1 : NULL;

  while (digit != NULL && g_ascii_isdigit (*digit))
    digit++;
  if (digit == NULL || digit == open + 1 || !g_str_equal (digit, ")") || open - name < 2 ||
      open[-1] != ' ')
    return g_strdup (name);
  return g_strndup (name, (gsize) (open - 1 - name));
}

char *
matchup_lineup_dup_free_name (MatchupLineup *self, const char *name, int except)
{
  g_autofree char *stem = NULL;

  g_return_val_if_fail (MATCHUP_IS_LINEUP (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (!is_taken (self, name, except))
    return NULL;
  stem = dup_stem (name);
  for (guint number = 2;; number++)
    {
      g_autofree char *candidate = g_strdup_printf ("%s (%u)", stem, number);

      if (!is_taken (self, candidate, except))
        return g_steal_pointer (&candidate);
    }
}

const char *
matchup_lineup_get_letter (guint position)
{
  static const char letters[MATCHUP_LINEUP_MAX][2] = { "A", "B", "C", "D", "E", "F", "G", "H" };

  g_return_val_if_fail (position < MATCHUP_LINEUP_MAX, "");
  return letters[position];
}
