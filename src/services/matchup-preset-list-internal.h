/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-built-in-shelf.h"
#include "matchup-preset-list-private.h"
#include "matchup-preset-store.h"

G_BEGIN_DECLS

/* The name among the settings of how the built-in ones stand. */
#define MATCHUP_PRESET_LIST_BUILT_IN "built-in-presets"

struct _MatchupPresetList
{
  GObject parent_instance;

  MatchupPresetStore *store;
  MatchupSettingsStore *settings;
  MatchupClock *clock;
  GPtrArray *own;    /* MatchupPreset in the person's order */
  GHashTable *names; /* name -> MatchupPreset of all, hidden ones too; borrowed */
  MatchupBuiltInShelf *built_in;
  GPtrArray *others; /* the built-in ones in all other languages */
};

gboolean
_matchup_preset_list_move_built_in (MatchupPresetList *self, const char *id, guint position);

G_END_DECLS
