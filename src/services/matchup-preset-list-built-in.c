/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the built-in presets stand, and which of them are hidden. */
#include "matchup-preset-list-internal.h"

#include "matchup-config.h"

/* Where @changed: others see it, and it is kept. @n_before: so many were shown. Returns @changed.
 */
static gboolean
tell_built_in (MatchupPresetList *self, guint n_before, gboolean changed)
{
  g_autofree char *text = NULL;

  if (!changed)
    return FALSE;
  g_list_model_items_changed (G_LIST_MODEL (self),
                              self->own->len,
                              n_before,
                              matchup_built_in_shelf_get_n_shown (self->built_in));
  text = matchup_built_in_shelf_dup_text (self->built_in);
  matchup_settings_store_save_value_async (self->settings,
                                           MATCHUP_PRESET_LIST_BUILT_IN,
                                           text,
                                           NULL,
                                           NULL);
  return TRUE;
}

gboolean
_matchup_preset_list_move_built_in (MatchupPresetList *self, const char *id, guint position)
{
  return tell_built_in (self,
                        matchup_built_in_shelf_get_n_shown (self->built_in),
                        matchup_built_in_shelf_move (self->built_in, id, position));
}

gboolean
matchup_preset_list_set_hidden (MatchupPresetList *self, const char *id, gboolean hidden)
{
  g_return_val_if_fail (MATCHUP_IS_PRESET_LIST (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return tell_built_in (self,
                        matchup_built_in_shelf_get_n_shown (self->built_in),
                        matchup_built_in_shelf_set_hidden (self->built_in, id, hidden));
}

gboolean
matchup_preset_list_is_hidden (MatchupPresetList *self, const char *id)
{
  g_return_val_if_fail (MATCHUP_IS_PRESET_LIST (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return matchup_built_in_shelf_is_hidden (self->built_in, id);
}

guint
matchup_preset_list_get_n_built_in (MatchupPresetList *self)
{
  g_return_val_if_fail (MATCHUP_IS_PRESET_LIST (self), 0);

  return matchup_built_in_shelf_get_n (self->built_in);
}

MatchupPreset *
matchup_preset_list_get_built_in (MatchupPresetList *self, guint position)
{
  g_return_val_if_fail (MATCHUP_IS_PRESET_LIST (self), NULL);

  return matchup_built_in_shelf_get (self->built_in, position);
}

char *
matchup_preset_list_dup_built_in_text (MatchupPresetList *self)
{
  g_return_val_if_fail (MATCHUP_IS_PRESET_LIST (self), NULL);

  return matchup_built_in_shelf_dup_text (self->built_in);
}

void
matchup_preset_list_set_built_in_text (MatchupPresetList *self, const char *text)
{
  guint n_before;

  g_return_if_fail (MATCHUP_IS_PRESET_LIST (self));

  n_before = matchup_built_in_shelf_get_n_shown (self->built_in);
  matchup_built_in_shelf_set_text (self->built_in, text);
  tell_built_in (self, n_before, TRUE);
}
