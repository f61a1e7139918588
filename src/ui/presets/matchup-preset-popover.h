/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-preset-in-force.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PRESET_POPOVER (matchup_preset_popover_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPresetPopover,
                      matchup_preset_popover,
                      MATCHUP,
                      PRESET_POPOVER,
                      GtkPopover)

/**
 * MatchupPresetPopover: what #MatchupPresetButton opens: what is in force and what was changed
 * against it, the presets to choose from, and the ways to edit. What is pressed are actions of the
 * button around it. Its content is built when it is shown for the first time.
 */
GtkWidget *matchup_preset_popover_new (MatchupWorkspace *workspace,
                                       MatchupPresetInForce *in_force) G_GNUC_WARN_UNUSED_RESULT;
/* Asks for the name under which to keep what counts. */
void matchup_preset_popover_ask_name (MatchupPresetPopover *self);

G_END_DECLS
