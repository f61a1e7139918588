/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-preset.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PRESET_LIST (matchup_preset_list_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPresetList, matchup_preset_list, MATCHUP, PRESET_LIST, GObject)

/**
 * MatchupPresetList: all presets: the person's own in their own order, then the built-in ones in
 * the language of the interface, in the order that the person gave them and without those that are
 * hidden; a #GListModel of #MatchupPreset. Main thread only.
 *
 * Changes are there at once and are written behind. No two have the same name: who comes later gets
 * a number. Signal "save-failed" (char *sentence): something could not be written.
 */

/* Borrowed or NULL; also one that is hidden, which chats may have. */
MatchupPreset *matchup_preset_list_get (MatchupPresetList *self, const char *id);
/* The first one that sets just @params, also where it is hidden; borrowed or NULL. */
MatchupPreset *matchup_preset_list_find_like (MatchupPresetList *self, MatchupParams *params);
guint matchup_preset_list_get_n_own (MatchupPresetList *self);
/* @name, or with a number behind it where another one is called so: "Tutor (2)". The one with
 * @except_id (or NULL) is passed over. Newly allocated. */
char *matchup_preset_list_dup_free_name (MatchupPresetList *self,
                                         const char *name,
                                         const char *except_id);

/* A new one at the end of the person's own; blank: "New Preset". Borrowed. */
MatchupPreset *matchup_preset_list_add (MatchupPresetList *self,
                                        const char *name,
                                        const char *starting_line,
                                        MatchupParams *params);
/* Another one with the same content, of one's own. Borrowed; NULL when it is gone. */
MatchupPreset *matchup_preset_list_duplicate (MatchupPresetList *self, const char *id);
/* Puts @preset in the place of the own one with its id; FALSE when there is none, or its name is
 * blank or another one's. */
gboolean matchup_preset_list_change (MatchupPresetList *self, MatchupPreset *preset);
/* Among the person's own, or a built-in one among those, hidden ones too; FALSE when there is no
 * such one or @position is beyond them. */
gboolean matchup_preset_list_move (MatchupPresetList *self, const char *id, guint position);
/* FALSE when it is no built-in one, or so already. */
gboolean matchup_preset_list_set_hidden (MatchupPresetList *self, const char *id, gboolean hidden);
gboolean matchup_preset_list_is_hidden (MatchupPresetList *self, const char *id);
/* The built-in ones with those that are hidden. */
guint matchup_preset_list_get_n_built_in (MatchupPresetList *self);
MatchupPreset *matchup_preset_list_get_built_in (MatchupPresetList *self, guint position);
/* How they stand and which are hidden, to come back to it; NULL: as they come. */
char *matchup_preset_list_dup_built_in_text (MatchupPresetList *self);
void matchup_preset_list_set_built_in_text (MatchupPresetList *self, const char *text);
/* FALSE when it is none of the person's own. */
gboolean matchup_preset_list_remove (MatchupPresetList *self, const char *id);
/* Takes a change back: @preset is there as it was, at @position where it was removed. */
void matchup_preset_list_restore (MatchupPresetList *self, MatchupPreset *preset, guint position);
/*
 * Adds all of @presets but those that are there already just so. What has the name of another one
 * gets a number. Returns what was added (transfer full), as it is in the list.
 */
GPtrArray *matchup_preset_list_import (MatchupPresetList *self,
                                       GPtrArray *presets) G_GNUC_WARN_UNUSED_RESULT;
/* The person's own, or with @id that one alone, for a file. Transfer full. */
GPtrArray *matchup_preset_list_dup_presets (MatchupPresetList *self, const char *id);

/*
 * In what @params (NULL: everything unset) differ from the preset; a built-in one in any of its
 * languages is the same one. NONE where there is no such preset.
 */
MatchupPresetChanges
matchup_preset_list_compare (MatchupPresetList *self, const char *id, MatchupParams *params);

G_END_DECLS
