/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MatchupShortcut: one line of matchup-shortcuts.def. @action is NULL for a title (then
 * @accelerator is NULL too) and for keys that a widget handles itself. Strings are static, titles
 * untranslated.
 */
typedef struct
{
  const char *action; /* detailed, with its prefix */
  const char *accelerator;
  const char *title; /* in the context "shortcut window" */
} MatchupShortcut;

const MatchupShortcut *matchup_shortcuts_get (guint *out_n_shortcuts);
/* Sets the accelerators of all actions in the table. */
void matchup_shortcuts_install (GtkApplication *application);
/* The window that explains them. */
GtkWidget *matchup_shortcuts_create_window (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
