/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_BLIND_BUTTON (matchup_blind_button_get_type ())
G_DECLARE_FINAL_TYPE (MatchupBlindButton, matchup_blind_button, MATCHUP, BLIND_BUTTON, GtkWidget)

/**
 * MatchupBlindButton: switches win.hide-names, with win.reveal-together in a menu beside it. Where
 * there is little room it shows a picture only.
 */
GtkWidget *matchup_blind_button_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
