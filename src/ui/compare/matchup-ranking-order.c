/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-ranking-order.h"

typedef struct
{
  guint id;
  guint place;
} Entry;

struct _MatchupRankingOrder
{
  GArray *entries; /* by place */
};

MatchupRankingOrder *
matchup_ranking_order_new (void)
{
  MatchupRankingOrder *self = g_new0 (MatchupRankingOrder, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  return self;
}

void
matchup_ranking_order_free (MatchupRankingOrder *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->entries);
  g_free (self);
}

static Entry *
get_entry (MatchupRankingOrder *self, guint index)
{
  return &g_array_index (self->entries, Entry, index);
}

/* -1: not in it. */
static int
find (MatchupRankingOrder *self, guint id)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      if (get_entry (self, i)->id == id)
        return (int) i;
    }
  return -1;
}

/* Entries stand by place; gaps between these are closed. */
static void
close_gaps (MatchupRankingOrder *self)
{
  guint before = 0;
  guint place = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = get_entry (self, i);

      if (i == 0 || entry->place != before)
        place++;
      before = entry->place;
      entry->place = place;
    }
}

void
matchup_ranking_order_append (MatchupRankingOrder *self, guint id, gboolean shared)
{
  Entry entry = { id, 1 };

  g_return_if_fail (self != NULL);

  if (find (self, id) >= 0)
    return;
  if (self->entries->len > 0)
    entry.place = matchup_ranking_order_get_n_places (self) + (shared ? 0 : 1);
  g_array_append_val (self->entries, entry);
}

void
matchup_ranking_order_remove (MatchupRankingOrder *self, guint id)
{
  int index;

  g_return_if_fail (self != NULL);

  index = find (self, id);
  if (index < 0)
    return;
  g_array_remove_index (self->entries, (guint) index);
  close_gaps (self);
}

guint
matchup_ranking_order_get_size (MatchupRankingOrder *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->entries->len;
}

guint
matchup_ranking_order_get_id (MatchupRankingOrder *self, guint index)
{
  g_return_val_if_fail (self != NULL, G_MAXUINT);
  g_return_val_if_fail (index < self->entries->len, G_MAXUINT);
  return get_entry (self, index)->id;
}

guint
matchup_ranking_order_get_place (MatchupRankingOrder *self, guint id)
{
  int index;

  g_return_val_if_fail (self != NULL, 0);

  index = find (self, id);
  return index >= 0 ? get_entry (self, (guint) index)->place : 0;
}

guint
matchup_ranking_order_get_n_places (MatchupRankingOrder *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->entries->len > 0 ? get_entry (self, self->entries->len - 1)->place : 0;
}

gboolean
matchup_ranking_order_is_shared (MatchupRankingOrder *self, guint id)
{
  guint place = matchup_ranking_order_get_place (self, id);

  for (guint i = 0; i < self->entries->len; i++)
    {
      if (get_entry (self, i)->id != id && get_entry (self, i)->place == place)
        return TRUE;
    }
  return FALSE;
}

/* @place counts in halves: between two places is room for one more. */
static gboolean
put (MatchupRankingOrder *self, guint id, guint place)
{
  Entry entry = { id, place };
  guint index = (guint) find (self, id);
  guint to = 0;

  for (guint i = 0; i < self->entries->len; i++)
    get_entry (self, i)->place *= 2;
  g_array_remove_index (self->entries, index);
  while (to < self->entries->len && get_entry (self, to)->place <= place)
    to++;
  g_array_insert_val (self->entries, to, entry);
  close_gaps (self);
  return TRUE;
}

gboolean
matchup_ranking_order_step (MatchupRankingOrder *self, guint id, int by)
{
  guint place = matchup_ranking_order_get_place (self, id);

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (by == -1 || by == 1, FALSE);

  if (place == 0)
    return FALSE;
  if (matchup_ranking_order_is_shared (self, id))
    return put (self, id, by < 0 ? 2 * place - 1 : 2 * place + 1);
  if (by < 0 ? place == 1 : place == matchup_ranking_order_get_n_places (self))
    return FALSE;
  return put (self, id, by < 0 ? 2 * (place - 1) : 2 * (place + 1));
}

gboolean
matchup_ranking_order_move (MatchupRankingOrder *self,
                            guint id,
                            guint target,
                            MatchupRankingWhere where)
{
  guint from;
  guint to;

  g_return_val_if_fail (self != NULL, FALSE);

  from = matchup_ranking_order_get_place (self, id);
  to = matchup_ranking_order_get_place (self, target);
  if (from == 0 || to == 0 || id == target || (where == MATCHUP_RANKING_SAME ? from == to : FALSE))
    return FALSE;
  switch (where)
    {
    case MATCHUP_RANKING_BEFORE:
      return put (self, id, 2 * to - 1);
    case MATCHUP_RANKING_AFTER:
      return put (self, id, 2 * to + 1);
    case MATCHUP_RANKING_SAME:
    default:
      return put (self, id, 2 * to);
    }
}
