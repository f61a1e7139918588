/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-secret-store.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_MEMORY_STORE (matchup_memory_store_get_type ())
G_DECLARE_FINAL_TYPE (MatchupMemoryStore, matchup_memory_store, MATCHUP, MEMORY_STORE, GObject)

/**
 * MatchupMemoryStore: keys that end with the program.
 */
MatchupSecretStore *matchup_memory_store_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* At once, for the store that falls back on this one. The secret is borrowed. */
MatchupSecret *matchup_memory_store_peek (MatchupMemoryStore *self, const char *id);
void matchup_memory_store_put (MatchupMemoryStore *self, const char *id, MatchupSecret *secret);
void matchup_memory_store_remove_all (MatchupMemoryStore *self);
void matchup_memory_store_remove (MatchupMemoryStore *self, const char *id);

G_END_DECLS
