/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-preset-list.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PRESET_PICKER (matchup_preset_picker_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPresetPicker,
                      matchup_preset_picker,
                      MATCHUP,
                      PRESET_PICKER,
                      GtkPopover)

/**
 * MatchupPresetPicker: a popover to take one preset over. Its content is built when it is shown for
 * the first time.
 *
 * Signal "picked" (const char *id): the popover is closed already.
 */
GtkWidget *matchup_preset_picker_new (MatchupPresetList *list) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
