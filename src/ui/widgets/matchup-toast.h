/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef void (*MatchupToastUndo) (gpointer user_data);

/*
 * Shows @text, plain and translated, for a moment in the toast overlay that is nearest to @near:
 * an ancestor of it, else the first one in its window. Without any, nothing is shown.
 */
void matchup_toast (GtkWidget *near, const char *text);

/* The same with a button; @label may have a mnemonic. @destroy is called in every case. */
void matchup_toast_with_button (GtkWidget *near,
                                const char *text,
                                const char *label,
                                MatchupToastUndo pressed,
                                gpointer user_data,
                                GDestroyNotify destroy);

/* The same with a button that takes the change back; @destroy is called in every case. Shown at
 * once, in place of what offered to undo the change before. */
void matchup_toast_with_undo (GtkWidget *near,
                              const char *text,
                              MatchupToastUndo undo,
                              gpointer user_data,
                              GDestroyNotify destroy);
/* The change was taken back in another way. */
void matchup_toast_dismiss_undo (GtkWidget *near);

G_END_DECLS
