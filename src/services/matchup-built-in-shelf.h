/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-preset.h"

G_BEGIN_DECLS

/**
 * MatchupBuiltInShelf: the built-in presets in the language of the interface, in the order that the
 * person gave them, and which of them are hidden. Knows nothing of where that is kept.
 */
typedef struct _MatchupBuiltInShelf MatchupBuiltInShelf;

MatchupBuiltInShelf *matchup_built_in_shelf_new (void) G_GNUC_WARN_UNUSED_RESULT;
void matchup_built_in_shelf_free (MatchupBuiltInShelf *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupBuiltInShelf, matchup_built_in_shelf_free)

/* Takes the presets (#MatchupPreset) in the order that the program gives them. */
void matchup_built_in_shelf_fill (MatchupBuiltInShelf *self, GPtrArray *presets);

/* All of them, hidden or not. */
guint matchup_built_in_shelf_get_n (MatchupBuiltInShelf *self);
MatchupPreset *matchup_built_in_shelf_get (MatchupBuiltInShelf *self,
                                           guint position); /* borrowed */
gboolean
matchup_built_in_shelf_find (MatchupBuiltInShelf *self, const char *id, guint *out_position);
gboolean matchup_built_in_shelf_is_hidden (MatchupBuiltInShelf *self, const char *id);

/* Those that are not hidden. */
guint matchup_built_in_shelf_get_n_shown (MatchupBuiltInShelf *self);
/* Borrowed; NULL beyond the end. */
MatchupPreset *matchup_built_in_shelf_get_shown (MatchupBuiltInShelf *self, guint position);

/* FALSE: nothing is to be done. */
gboolean
matchup_built_in_shelf_set_hidden (MatchupBuiltInShelf *self, const char *id, gboolean hidden);
gboolean matchup_built_in_shelf_move (MatchupBuiltInShelf *self, const char *id, guint position);

/*
 * Order and what is hidden as a text, a line each: an id, "-" before it where it is hidden. NULL:
 * as the program gives them. What a text says of others than those that there are is passed over;
 * those that it says nothing of, of a newer version, stand behind the one that they follow by
 * themselves.
 */
char *matchup_built_in_shelf_dup_text (MatchupBuiltInShelf *self);
void matchup_built_in_shelf_set_text (MatchupBuiltInShelf *self, const char *text);

G_END_DECLS
