/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_RENAME_POPOVER (matchup_rename_popover_get_type ())
G_DECLARE_FINAL_TYPE (MatchupRenamePopover,
                      matchup_rename_popover,
                      MATCHUP,
                      RENAME_POPOVER,
                      GtkPopover)

/**
 * MatchupRenamePopover: asks for a new title where the old one stands.
 *
 * Signal "renamed" (char *title): never empty, and another one than before.
 */
/* Shown at @parent at once; belongs to it and goes away by itself when it is closed. */
MatchupRenamePopover *matchup_rename_popover_show (GtkWidget *parent, const char *title);
void matchup_rename_popover_set_text (MatchupRenamePopover *self, const char *text);
void matchup_rename_popover_apply (MatchupRenamePopover *self);

G_END_DECLS
