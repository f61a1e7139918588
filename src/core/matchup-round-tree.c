/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-round-tree.h"

struct _MatchupRoundTree
{
  GPtrArray *all;       /* MatchupRound, in the order they were added */
  GHashTable *by_id;    /* id -> MatchupRound; both borrowed from all */
  GHashTable *children; /* MatchupRound or NULL -> GPtrArray of MatchupRound; borrowed */
  GHashTable *shown; /* MatchupRound or NULL -> the one that was shown last behind it; borrowed */
};

MatchupRoundTree *
matchup_round_tree_new (void)
{
  MatchupRoundTree *self = g_new0 (MatchupRoundTree, 1);

  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->children = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->shown = g_hash_table_new (NULL, NULL);
  return self;
}

void
matchup_round_tree_free (MatchupRoundTree *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->shown);
  g_hash_table_unref (self->children);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->all);
  g_free (self);
}

void
matchup_round_tree_add (MatchupRoundTree *self, MatchupRound *round)
{
  MatchupRound *parent;
  GPtrArray *siblings;

  g_return_if_fail (self != NULL);
  g_return_if_fail (MATCHUP_IS_ROUND (round));
  g_return_if_fail (matchup_round_tree_find (self, matchup_round_get_id (round)) == NULL);

  parent = matchup_round_get_parent (round);
  g_return_if_fail (parent == NULL ||
                    matchup_round_tree_find (self, matchup_round_get_id (parent)) == parent);

  g_ptr_array_add (self->all, g_object_ref (round));
  g_hash_table_insert (self->by_id, (gpointer) matchup_round_get_id (round), round);
  siblings = g_hash_table_lookup (self->children, parent);
  if (siblings == NULL)
    {
      siblings = g_ptr_array_new ();
      g_hash_table_insert (self->children, parent, siblings);
    }
  g_ptr_array_add (siblings, round);
}

guint
matchup_round_tree_get_n_all (MatchupRoundTree *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->all->len;
}

MatchupRound *
matchup_round_tree_get_all (MatchupRoundTree *self, guint i)
{
  g_return_val_if_fail (self != NULL, NULL);

  return i < self->all->len ? g_ptr_array_index (self->all, i) : NULL;
}

MatchupRound *
matchup_round_tree_find (MatchupRoundTree *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, id);
}

MatchupRound *
matchup_round_tree_get_before (MatchupRoundTree *self, MatchupRound *round)
{
  MatchupRound *before;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);

  before = matchup_round_get_parent (round);
  while (before != NULL && matchup_round_get_deleted (before))
    before = matchup_round_get_parent (before);
  return before;
}

static void
reverse (GPtrArray *array)
{
  for (guint i = 0; i < array->len / 2; i++)
    {
      gpointer other = array->pdata[array->len - 1 - i];

      array->pdata[array->len - 1 - i] = array->pdata[i];
      array->pdata[i] = other;
    }
}

GPtrArray *
matchup_round_tree_dup_way_to (MatchupRoundTree *self, MatchupRound *round)
{
  GPtrArray *way = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, way);
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), way);

  for (MatchupRound *each = round; each != NULL; each = matchup_round_tree_get_before (self, each))
    g_ptr_array_add (way, each);
  reverse (way);
  return way;
}

/* Puts the children of @round on the stack so that the first one is taken first. */
static void
push_children (MatchupRoundTree *self, GPtrArray *stack, MatchupRound *round)
{
  GPtrArray *children = g_hash_table_lookup (self->children, round);

  for (guint i = children != NULL ? children->len : 0; i > 0; i--)
    g_ptr_array_add (stack, g_ptr_array_index (children, i - 1));
}

GPtrArray *
matchup_round_tree_dup_following (MatchupRoundTree *self, MatchupRound *round)
{
  GPtrArray *following = g_ptr_array_new ();
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, following);
  g_return_val_if_fail (round == NULL || MATCHUP_IS_ROUND (round), following);

  push_children (self, stack, round);
  while (stack->len > 0)
    {
      MatchupRound *child = g_ptr_array_steal_index (stack, stack->len - 1);

      if (matchup_round_get_deleted (child))
        push_children (self, stack, child);
      else
        g_ptr_array_add (following, child);
    }
  return following;
}

GPtrArray *
matchup_round_tree_dup_branches (MatchupRoundTree *self, MatchupRound *round)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);

  return matchup_round_tree_dup_following (self, matchup_round_tree_get_before (self, round));
}

/* What is shown behind @round: what was shown last, or else the newest. NULL: nothing follows. */
static MatchupRound *
find_next (MatchupRoundTree *self, MatchupRound *round)
{
  g_autoptr (GPtrArray) following = matchup_round_tree_dup_following (self, round);
  gpointer shown = g_hash_table_lookup (self->shown, round);

  if (following->len == 0)
    return NULL;
  if (shown != NULL && g_ptr_array_find (following, shown, NULL))
    return shown;
  return g_ptr_array_index (following, following->len - 1);
}

GPtrArray *
matchup_round_tree_dup_way_through (MatchupRoundTree *self, MatchupRound *round)
{
  GPtrArray *way;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (round == NULL || MATCHUP_IS_ROUND (round), NULL);

  if (round != NULL && matchup_round_get_deleted (round))
    round = matchup_round_tree_get_before (self, round);
  way = round != NULL ? matchup_round_tree_dup_way_to (self, round) : g_ptr_array_new ();
  for (round = find_next (self, round); round != NULL; round = find_next (self, round))
    g_ptr_array_add (way, round);
  return way;
}

void
matchup_round_tree_set_next (MatchupRoundTree *self, MatchupRound *round, MatchupRound *next)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (MATCHUP_IS_ROUND (next));

  g_hash_table_insert (self->shown, round, next);
}

void
matchup_round_tree_set_shown (MatchupRoundTree *self, GPtrArray *way)
{
  MatchupRound *before = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (way != NULL);

  for (guint i = 0; i < way->len; i++)
    {
      MatchupRound *round = g_ptr_array_index (way, i);

      g_hash_table_insert (self->shown, before, round);
      before = round;
    }
}
