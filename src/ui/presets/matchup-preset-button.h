/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PRESET_BUTTON (matchup_preset_button_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPresetButton, matchup_preset_button, MATCHUP, PRESET_BUTTON, AdwBin)

/**
 * MatchupPresetButton: the preset that a chat goes by, and whether something was changed against
 * it; opens the list to choose another one. See #MatchupPresetInForce.
 *
 * Signal "starting-line" (const char *): a preset with a starting line was chosen; to be put into
 * the composer where that is empty. Actions: preset.choose (s, "" for none), preset.open,
 * preset.edit, preset.back, preset.ask-name, preset.save-as (s), preset.manage.
 */
GtkWidget *matchup_preset_button_new (MatchupWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
/* @conversation NULL: a new chat that has @lineup to begin with. What was chosen for the new chat
 * is kept until matchup_preset_button_begin(), also while another conversation is shown. */
void matchup_preset_button_set_conversation (MatchupPresetButton *self,
                                             MatchupConversation *conversation, /* or NULL */
                                             MatchupLineup *lineup /* or NULL */);
/* The new chat has become @conversation, which has its line-up and was not asked yet. */
void matchup_preset_button_begin (MatchupPresetButton *self, MatchupConversation *conversation);
/* As if the person had chosen it here; for the cards. */
void matchup_preset_button_choose (MatchupPresetButton *self, const char *id /* or NULL: none */);

G_END_DECLS
