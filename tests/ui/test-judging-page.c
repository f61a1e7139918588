/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings of judging: what is set there holds, and what is removed can be taken back. */
#include "matchup-judging-criterion-row.h"
#include "matchup-judging-page.h"
#include "matchup-setting-row.h"
#include "matchup-settings.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

#include <string.h>

static MatchupTestWorkspace *test;
static GSettings *settings;

static MatchupJudging *
get_judging (void)
{
  return matchup_workspace_get_judging (test->workspace);
}

static char *
dup_names (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < matchup_judging_get_n_criteria (get_judging ()); i++)
    g_string_append_printf (names,
                            "%s%s",
                            i > 0 ? " " : "",
                            matchup_criterion_get_name (
                                matchup_judging_get_criterion (get_judging (), i)));
  return g_string_free (names, FALSE);
}

static void
assert_names (const char *expected)
{
  g_autofree char *names = dup_names ();

  g_assert_cmpstr (names, ==, expected);
}

/* With a place for toasts, as in the window of the preferences. */
static GtkWindow *
show_page (void)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay),
                               matchup_judging_page_new (get_judging (), settings));
  return matchup_test_show (overlay, 640, 900);
}

static GtkWidget *
find_row (gpointer window)
{
  return matchup_test_find_type (window, MATCHUP_TYPE_JUDGING_CRITERION_ROW);
}

static void
wait_for_row (gpointer window, const char *name)
{
  matchup_test_wait_until (
      g_str_equal (gtk_editable_get_text (GTK_EDITABLE (find_row (window))), name));
  matchup_test_wait_frames (window, 2);
}

typedef struct
{
  const char *key;
  GtkWidget *row;
} Wanted;

static gboolean
look_for_key (GtkWidget *widget, gpointer user_data)
{
  Wanted *wanted = user_data;

  if (ADW_IS_PREFERENCES_ROW (widget) &&
      g_strcmp0 (matchup_setting_row_get_key (ADW_PREFERENCES_ROW (widget)), wanted->key) == 0)
    wanted->row = widget;
  return wanted->row == NULL;
}

static GtkWidget *
find_key (gpointer window, const char *key)
{
  Wanted wanted = { key, NULL };

  matchup_test_foreach (window, look_for_key, &wanted);
  g_assert_nonnull (wanted.row);
  return wanted.row;
}

static void
test_switches (void)
{
  GtkWindow *window = show_page ();
  GtkSwitch *blind = GTK_SWITCH (matchup_test_find (window, "blind"));
  GtkSwitch *together = GTK_SWITCH (matchup_test_find (window, "reveal_together"));
  GtkWidget *stops = find_key (window, "vote-stops");

  gtk_switch_set_active (blind, TRUE);
  g_assert_true (matchup_judging_get_blind (get_judging ()));
  gtk_switch_set_active (together, TRUE);
  g_assert_true (matchup_judging_get_reveal_together (get_judging ()));
  g_assert_false (matchup_judging_get_stop_rest (get_judging ()));
  adw_combo_row_set_selected (ADW_COMBO_ROW (stops), 1);
  g_assert_true (matchup_judging_get_stop_rest (get_judging ()));
  adw_combo_row_set_selected (ADW_COMBO_ROW (stops), 2);
  g_assert_false (matchup_judging_get_stop_rest (get_judging ()));
  g_assert_true (matchup_judging_get_asks_to_stop (get_judging ()));
  matchup_judging_set_blind (get_judging (), FALSE);
  g_assert_false (gtk_switch_get_active (blind));
  matchup_judging_set_reveal_together (get_judging (), FALSE);
  g_assert_false (gtk_switch_get_active (together));
  matchup_test_destroy (window);
}

static void
test_add (void)
{
  GtkWindow *window = show_page ();
  GtkWidget *row = matchup_test_find (window, "add_row");

  gtk_editable_set_text (GTK_EDITABLE (row), "  ");
  g_signal_emit_by_name (row, "apply");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  assert_names ("Accuracy Helpfulness Style Safety");
  gtk_editable_set_text (GTK_EDITABLE (row), "Courage");
  g_signal_emit_by_name (row, "apply");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
  assert_names ("Accuracy Helpfulness Style Safety Courage");
  matchup_judging_reset_criteria (get_judging ());
  matchup_test_destroy (window);
}

/* Not by its colour alone. */
static gboolean
says_why (GtkWindow *window)
{
  g_autofree char *texts = matchup_test_dup_texts (window);

  return strstr (texts, "Another criterion has this name, or it is empty") != NULL;
}

static void
test_rename (void)
{
  GtkWindow *window = show_page ();
  GtkWidget *row = find_row (window);

  gtk_editable_set_text (GTK_EDITABLE (row), "Style");
  g_signal_emit_by_name (row, "apply");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_true (says_why (window));
  assert_names ("Accuracy Helpfulness Style Safety");
  gtk_editable_set_text (GTK_EDITABLE (row), "Truth");
  g_signal_emit_by_name (row, "apply");
  assert_names ("Truth Helpfulness Style Safety");
  wait_for_row (window, "Truth");
  matchup_judging_reset_criteria (get_judging ());
  matchup_test_destroy (window);
}

static void
test_move (void)
{
  GtkWindow *window = show_page ();

  g_assert_false (gtk_widget_is_sensitive (matchup_test_find_named (window, "Move Accuracy up")));
  g_assert_false (gtk_widget_is_sensitive (matchup_test_find_named (window, "Move Safety down")));
  gtk_widget_grab_focus (matchup_test_find_named (window, "Move Accuracy down"));
  matchup_test_click (matchup_test_find_named (window, "Move Accuracy down"));
  assert_names ("Helpfulness Accuracy Style Safety");
  wait_for_row (window, "Helpfulness");
  /* The keyboard goes along. */
  g_assert_true (MATCHUP_IS_JUDGING_CRITERION_ROW (
      gtk_widget_get_ancestor (gtk_window_get_focus (window), MATCHUP_TYPE_JUDGING_CRITERION_ROW)));
  matchup_test_click (matchup_test_find_named (window, "Move Accuracy up"));
  assert_names ("Accuracy Helpfulness Style Safety");
  matchup_judging_reset_criteria (get_judging ());
  matchup_test_destroy (window);
}

static gboolean
find_undo (GtkWidget *widget, gpointer user_data)
{
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "_Undo") == 0)
    *(GtkWidget **) user_data = widget;
  return TRUE;
}

static void
test_remove_and_undo (void)
{
  GtkWindow *window = show_page ();
  GtkWidget *undo = NULL;

  matchup_test_click (matchup_test_find_named (window, "Remove Accuracy"));
  assert_names ("Helpfulness Style Safety");
  wait_for_row (window, "Helpfulness");
  matchup_test_foreach (window, find_undo, &undo);
  g_assert_nonnull (undo);
  g_signal_emit_by_name (undo, "clicked");
  assert_names ("Accuracy Helpfulness Style Safety");
  matchup_judging_add_criterion (get_judging (), "Courage");
  matchup_test_click (matchup_test_find (window, "reset_button"));
  assert_names ("Accuracy Helpfulness Style Safety");
  matchup_test_destroy (window);
}

static void
test_set_criteria (void)
{
  g_autoptr (GPtrArray) criteria = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (criteria, matchup_criterion_new ("own", "Own"));
  g_ptr_array_add (criteria, matchup_criterion_new (MATCHUP_CRITERION_STYLE, NULL));
  matchup_judging_set_criteria (get_judging (), criteria);
  assert_names ("Own Style");
  g_assert_nonnull (matchup_judging_find_criterion (get_judging (), "own"));
  /* It is kept, also over a new start. */
  matchup_test_workspace_reopen (test);
  assert_names ("Own Style");
  matchup_judging_reset_criteria (get_judging ());
}

int
main (int argc, char **argv)
{
  int status;

  matchup_test_ui_init (&argc, &argv);
  settings = matchup_settings_new ();
  test = matchup_test_workspace_new (NULL);
  g_test_add_func ("/ui/judging-page/switches", test_switches);
  g_test_add_func ("/ui/judging-page/add", test_add);
  g_test_add_func ("/ui/judging-page/rename", test_rename);
  g_test_add_func ("/ui/judging-page/move", test_move);
  g_test_add_func ("/ui/judging-page/remove-and-undo", test_remove_and_undo);
  g_test_add_func ("/ui/judging-page/set-criteria", test_set_criteria);
  status = g_test_run ();
  matchup_test_workspace_free (test);
  g_object_unref (settings);
  return status;
}
