/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-built-in-shelf.h"

#include "matchup-config.h"

struct _MatchupBuiltInShelf
{
  GPtrArray *usual;   /* MatchupPreset, as the program gives them */
  GPtrArray *ordered; /* the same ones in the person's order */
  GHashTable *hidden; /* ids */
  GPtrArray *shown;   /* borrowed: those of ordered that are not hidden */
};

MatchupBuiltInShelf *
matchup_built_in_shelf_new (void)
{
  MatchupBuiltInShelf *self = g_new0 (MatchupBuiltInShelf, 1);

  self->usual = g_ptr_array_new_with_free_func (g_object_unref);
  self->ordered = g_ptr_array_new_with_free_func (g_object_unref);
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->shown = g_ptr_array_new ();
  return self;
}

void
matchup_built_in_shelf_free (MatchupBuiltInShelf *self)
{
  g_ptr_array_unref (self->shown);
  g_hash_table_unref (self->hidden);
  g_ptr_array_unref (self->ordered);
  g_ptr_array_unref (self->usual);
  g_free (self);
}

static void
update_shown (MatchupBuiltInShelf *self)
{
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->ordered->len; i++)
    {
      MatchupPreset *preset = g_ptr_array_index (self->ordered, i);

      if (!g_hash_table_contains (self->hidden, matchup_preset_get_id (preset)))
        g_ptr_array_add (self->shown, preset);
    }
}

void
matchup_built_in_shelf_fill (MatchupBuiltInShelf *self, GPtrArray *presets)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (presets != NULL);

  for (guint i = 0; i < presets->len; i++)
    g_ptr_array_add (self->usual, g_object_ref (g_ptr_array_index (presets, i)));
  matchup_built_in_shelf_set_text (self, NULL);
}

guint
matchup_built_in_shelf_get_n (MatchupBuiltInShelf *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->ordered->len;
}

MatchupPreset *
matchup_built_in_shelf_get (MatchupBuiltInShelf *self, guint position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->ordered->len, NULL);
  return g_ptr_array_index (self->ordered, position);
}

static gboolean
find (GPtrArray *presets, const char *id, guint *out_position)
{
  for (guint i = 0; i < presets->len; i++)
    {
      if (!g_str_equal (matchup_preset_get_id (g_ptr_array_index (presets, i)), id))
        continue;
      *out_position = i;
      return TRUE;
    }
  return FALSE;
}

gboolean
matchup_built_in_shelf_find (MatchupBuiltInShelf *self, const char *id, guint *out_position)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  return find (self->ordered, id, out_position);
}

gboolean
matchup_built_in_shelf_is_hidden (MatchupBuiltInShelf *self, const char *id)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  return g_hash_table_contains (self->hidden, id);
}

guint
matchup_built_in_shelf_get_n_shown (MatchupBuiltInShelf *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->shown->len;
}

MatchupPreset *
matchup_built_in_shelf_get_shown (MatchupBuiltInShelf *self, guint position)
{
  g_return_val_if_fail (self != NULL, NULL);
  return position < self->shown->len ? g_ptr_array_index (self->shown, position) : NULL;
}

gboolean
matchup_built_in_shelf_set_hidden (MatchupBuiltInShelf *self, const char *id, gboolean hidden)
{
  guint position;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!find (self->ordered, id, &position) ||
      g_hash_table_contains (self->hidden, id) == (hidden != FALSE))
    return FALSE;
  if (hidden)
    g_hash_table_add (self->hidden, g_strdup (id));
  else
    g_hash_table_remove (self->hidden, id);
  update_shown (self);
  return TRUE;
}

gboolean
matchup_built_in_shelf_move (MatchupBuiltInShelf *self, const char *id, guint position)
{
  guint from;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (position >= self->ordered->len || !find (self->ordered, id, &from) || from == position)
    return FALSE;
  g_ptr_array_insert (self->ordered, (int) position, g_ptr_array_steal_index (self->ordered, from));
  update_shown (self);
  return TRUE;
}

char *
matchup_built_in_shelf_dup_text (MatchupBuiltInShelf *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean usual = TRUE;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->ordered->len; i++)
    {
      const char *id = matchup_preset_get_id (g_ptr_array_index (self->ordered, i));
      gboolean hidden = g_hash_table_contains (self->hidden, id);

      usual = usual && !hidden &&
              g_ptr_array_index (self->ordered, i) == g_ptr_array_index (self->usual, i);
      g_string_append_printf (text, "%s%s\n", hidden ? "-" : "", id);
    }
  return usual ? NULL : g_string_free (g_steal_pointer (&text), FALSE);
}

/* Behind the one that stands before it by itself, where that is there already. */
static void
insert_new (MatchupBuiltInShelf *self, guint number)
{
  MatchupPreset *preset = g_ptr_array_index (self->usual, number);
  guint position = 0;

  if (number > 0 && find (self->ordered,
                          matchup_preset_get_id (g_ptr_array_index (self->usual, number - 1)),
                          &position))
    position++;
  g_ptr_array_insert (self->ordered, (int) position, g_object_ref (preset));
}

void
matchup_built_in_shelf_set_text (MatchupBuiltInShelf *self, const char *text)
{
  g_auto (GStrv) lines = NULL;
  guint position;

  g_return_if_fail (self != NULL);

  lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_ptr_array_set_size (self->ordered, 0);
  g_hash_table_remove_all (self->hidden);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean hidden = lines[i][0] == '-';
      const char *id = lines[i] + (hidden ? 1 : 0);

      if (!find (self->usual, id, &position) || find (self->ordered, id, &(guint){ 0 }))
        continue;
      g_ptr_array_add (self->ordered, g_object_ref (g_ptr_array_index (self->usual, position)));
      if (hidden)
        g_hash_table_add (self->hidden, g_strdup (id));
    }
  for (guint i = 0; i < self->usual->len; i++)
    {
      if (!find (self->ordered,
                 matchup_preset_get_id (g_ptr_array_index (self->usual, i)),
                 &position))
        insert_new (self, i);
    }
  update_shown (self);
}
