/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-test-wait.h"

G_BEGIN_DECLS

/*
 * For tests of real widgets on a display of their own. Texts come from the catalogues of the build
 * folder (MATCHUP_TEST_LOCALEDIR) in the language of LANGUAGE; nothing is animated.
 */
void matchup_test_ui_init (int *argc, char ***argv);

/* Calls @visit for @root and every widget below it; below one for which it gives FALSE no more. */
typedef gboolean (*MatchupTestVisit) (GtkWidget *widget, gpointer user_data);
void matchup_test_foreach (gpointer root, MatchupTestVisit visit, gpointer user_data);

/* The first one at or below @root; borrowed. Without one the test ends. */
GtkWidget *matchup_test_find (gpointer root, const char *id /* in its .ui file */);
GtkWidget *matchup_test_find_type (gpointer root, GType type);
GtkWidget *matchup_test_find_named (gpointer root, const char *accessible_name);

/* What a screen reader calls it by itself, without what labels it from outside; NULL: nothing. */
char *matchup_test_dup_accessible_name (gpointer widget);
/* Where it is, from the window down, as style sheets name it; for messages. */
char *matchup_test_dup_path (gpointer widget);
/* All texts of labels and answers that can be seen at or below @root, one a line. */
char *matchup_test_dup_texts (gpointer root);

/* Presses what can be pressed: the test ends where a person could not do it. */
void matchup_test_click (gpointer button);

/* Does what the keys do by a binding of the widget's class, as "Escape" or "<Control>z"; FALSE:
 * there is none, or it had nothing to do. */
gboolean matchup_test_press_binding (gpointer widget, const char *trigger);

/* A window with @child that is on screen and drawn; destroyed by matchup_test_destroy(). */
GtkWindow *matchup_test_show (GtkWidget *child, int width, int height);
void matchup_test_present (gpointer window);
/* Destroys a window, and makes sure that nothing keeps it. */
void matchup_test_destroy (gpointer window);
/* Lets @n frames of a widget on screen pass. */
void matchup_test_wait_frames (gpointer widget, guint n);

G_END_DECLS
