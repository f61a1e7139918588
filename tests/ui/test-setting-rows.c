/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the preferences follow their keys and write them, and show what is locked. */
#include "matchup-setting-row.h"
#include "matchup-test-locks.h"
#include "matchup-test-ui.h"

#define SENTENCE "Set by your administrator"

static GSettings *settings;

static const MatchupSettingChoice keys[] = {
  { "enter", "Enter" },
  { "ctrl-enter", "Ctrl+Enter" },
  { NULL, NULL },
};

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static GtkWindow *
show (GtkWidget *row)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return matchup_test_show (group, 400, 300);
}

static void
set_locked (const char *key, gboolean locked)
{
  matchup_test_locks_set (settings, key, locked);
  settle ();
}

static void
assert_locked (GtkWindow *window, GtkWidget *row, gboolean locked)
{
  g_autofree char *texts = matchup_test_dup_texts (window);

  g_assert_cmpint (gtk_widget_is_sensitive (row), ==, !locked);
  g_assert_cmpint (strstr (texts, SENTENCE) != NULL, ==, locked);
  if (locked)
    {
      gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, SENTENCE);
      gtk_test_accessible_assert_property (matchup_setting_row_get_control (
                                               ADW_PREFERENCES_ROW (row)),
                                           GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                           SENTENCE);
    }
}

/* Locked while it is shown, and free again. */
static void
check_lock (GtkWindow *window, GtkWidget *row, const char *key)
{
  assert_locked (window, row, FALSE);
  set_locked (key, TRUE);
  assert_locked (window, row, TRUE);
  set_locked (key, FALSE);
  assert_locked (window, row, FALSE);
}

static void
test_switch (void)
{
  GtkWidget *row = matchup_setting_row_new_switch (settings, "notify-when-ready", "_Tell", "When");
  GtkWidget *control = matchup_setting_row_get_control (ADW_PREFERENCES_ROW (row));
  GtkWindow *window = show (row);

  g_assert_true (gtk_switch_get_active (GTK_SWITCH (control)));
  gtk_switch_set_active (GTK_SWITCH (control), FALSE);
  g_assert_false (g_settings_get_boolean (settings, "notify-when-ready"));
  g_settings_set_boolean (settings, "notify-when-ready", TRUE);
  settle ();
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (control)));
  gtk_test_accessible_assert_property (control, GTK_ACCESSIBLE_PROPERTY_LABEL, "Tell");
  check_lock (window, row, "notify-when-ready");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "When");
  gtk_test_accessible_assert_property (control, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "When");
  matchup_test_destroy (window);
}

static void
assert_described (GtkWidget *row, const char *text)
{
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);
}

static void
test_choice (void)
{
  g_autofree char *described = NULL;
  GtkWidget *row = matchup_setting_row_new_choice (settings, "send-with", "_Send", NULL, keys);
  GtkWindow *window = show (row);

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  g_assert_cmpint (g_settings_get_enum (settings, "send-with"), ==, 1);
  assert_described (row, keys[1].title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), "Why");
  described = g_strconcat (keys[1].title, "\nWhy", NULL);
  assert_described (row, described);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), "");
  g_settings_reset (settings, "send-with");
  settle ();
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  check_lock (window, row, "send-with");
  g_assert_cmpstr (matchup_setting_row_get_key (ADW_PREFERENCES_ROW (row)), ==, "send-with");
  matchup_test_destroy (window);
}

/* The limits are those of the schema. */
static void
test_number (void)
{
  GtkWidget *row =
      matchup_setting_row_new_number (settings, "window-width", "_Width", "In pixels", 10, 0);
  GtkSpinButton *spin =
      GTK_SPIN_BUTTON (matchup_setting_row_get_control (ADW_PREFERENCES_ROW (row)));
  GtkWindow *window = show (row);

  g_assert_cmpfloat (gtk_spin_button_get_value (spin), ==, 1200);
  gtk_spin_button_set_value (spin, 12);
  g_assert_cmpint (g_settings_get_int (settings, "window-width"), ==, 360);
  g_settings_set_int (settings, "window-width", 500);
  settle ();
  g_assert_cmpfloat (gtk_spin_button_get_value (spin), ==, 500);
  check_lock (window, row, "window-width");
  matchup_test_destroy (window);
}

static void
test_text (void)
{
  GtkWidget *row = matchup_setting_row_new_text (settings, "last-chat", "_Chat");
  GtkWindow *window = show (row);
  g_autofree char *kept = NULL;

  gtk_editable_set_text (GTK_EDITABLE (row), "typed");
  g_assert_null (g_settings_get_user_value (settings, "last-chat"));
  g_signal_emit_by_name (row, "apply");
  kept = g_settings_get_string (settings, "last-chat");
  g_assert_cmpstr (kept, ==, "typed");
  g_settings_set_string (settings, "last-chat", "other");
  settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "other");
  check_lock (window, row, "last-chat");
  matchup_test_destroy (window);
}

/* Locked before there was a row; and nothing that is pressed there is written. */
static void
test_locked_before (void)
{
  GtkWindow *window;
  GtkWidget *row;

  set_locked ("notify-when-ready", TRUE);
  row = matchup_setting_row_new_switch (settings, "notify-when-ready", "_Tell", NULL);
  window = show (row);
  assert_locked (window, row, TRUE);
  gtk_widget_activate (row);
  g_assert_true (g_settings_get_boolean (settings, "notify-when-ready"));
  set_locked ("notify-when-ready", FALSE);
  assert_locked (window, row, FALSE);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "");
  matchup_test_destroy (window);
}

int
main (int argc, char **argv)
{
  int result;

  matchup_test_ui_init (&argc, &argv);
  settings = matchup_test_locks_new ();
  g_test_add_func ("/setting-rows/switch", test_switch);
  g_test_add_func ("/setting-rows/choice", test_choice);
  g_test_add_func ("/setting-rows/number", test_number);
  g_test_add_func ("/setting-rows/text", test_text);
  g_test_add_func ("/setting-rows/locked-before", test_locked_before);
  result = g_test_run ();
  g_object_unref (settings);
  return result;
}
