/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PREFERENCES_WINDOW (matchup_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPreferencesWindow,
                      matchup_preferences_window,
                      MATCHUP,
                      PREFERENCES_WINDOW,
                      AdwPreferencesWindow)

/**
 * MatchupPreferencesWindow: services, prices, presets, and how the program behaves. Main thread
 * only.
 */
GtkWidget *
matchup_preferences_window_new (MatchupWorkspace *workspace,
                                GSettings *settings /* or NULL */) G_GNUC_WARN_UNUSED_RESULT;
/* Opens the page of one service, or of a kind of service that is not connected; unknown: none. */
void matchup_preferences_window_show_service (MatchupPreferencesWindow *self, const char *name);
/* In place of whatever page is open; the budget gets the focus. */
void matchup_preferences_window_show_budget (MatchupPreferencesWindow *self);
/* Opens the price of a model, whether its service is connected or not. */
void matchup_preferences_window_show_price (MatchupPreferencesWindow *self,
                                            const char *provider_id,
                                            const char *model_id);
/* Shows the page of the presets, and with the id of one that too. */
void matchup_preferences_window_show_presets (MatchupPreferencesWindow *self,
                                              const char *id /* "": none */);

G_END_DECLS
