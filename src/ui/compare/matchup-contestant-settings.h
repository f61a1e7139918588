/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_CONTESTANT_SETTINGS (matchup_contestant_settings_get_type ())
G_DECLARE_FINAL_TYPE (MatchupContestantSettings,
                      matchup_contestant_settings,
                      MATCHUP,
                      CONTESTANT_SETTINGS,
                      AdwWindow)

/**
 * MatchupContestantSettings: the settings of one contestant of a line-up, in words; the exact
 * parameters stand in the tooltips. Only what its model takes can be set. Changes are in the
 * line-up at once, and count from the next question on; the window closes when the contestant goes.
 */
GtkWidget *matchup_contestant_settings_new (MatchupWorkspace *workspace,
                                            MatchupLineup *lineup,
                                            const char *contestant_id) G_GNUC_WARN_UNUSED_RESULT;
/* Of a chat: its preset is chosen where the chat shows it, not here. */
void matchup_contestant_settings_set_for_chat (MatchupContestantSettings *self);

G_END_DECLS
