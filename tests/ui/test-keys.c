/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real key presses: every shortcut from where one types, and the keys that widgets handle
 * themselves. */
#include "matchup-application-private.h"
#include "matchup-composer.h"
#include "matchup-history-row.h"
#include "matchup-lineup-bar.h"
#include "matchup-rename-popover.h"
#include "matchup-settings.h"
#include "matchup-shortcuts.h"
#include "matchup-sidebar.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

static void
run_xdotool (const char *command, const char *argument)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "xdotool", command, argument, NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  g_subprocess_wait_check_finish (process, result, &error);
  g_assert_no_error (error);
}

/* As xdotool names it: "ctrl+k". What it leads to comes a little later. */
static void
press (const char *key)
{
  run_xdotool ("key", key);
}

static void
type (const char *text)
{
  run_xdotool ("type", text);
}

/* Without a window manager nobody gives the focus to a window. */
static void
show (GtkWindow *window)
{
  matchup_test_present (window);
  matchup_test_wait_until (gtk_window_is_active (window));
}

static char *
dup_xdotool_name (const char *accelerator)
{
  GString *name = g_string_new (NULL);
  GdkModifierType modifiers;
  guint key;

  g_assert_true (gtk_accelerator_parse (accelerator, &key, &modifiers));
  if ((modifiers & GDK_CONTROL_MASK) != 0)
    g_string_append (name, "ctrl+");
  if ((modifiers & GDK_SHIFT_MASK) != 0)
    g_string_append (name, "shift+");
  if ((modifiers & GDK_ALT_MASK) != 0)
    g_string_append (name, "alt+");
  g_string_append (name, gdk_keyval_name (key));
  return g_string_free (name, FALSE);
}

static void
activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GString *activated = user_data;

  g_string_append_printf (activated, "%s;", g_action_get_name (G_ACTION (action)));
}

/* In the place of the real one, so that only the key is tried. */
static void
replace (GActionMap *map, const char *name, GString *activated)
{
  const GVariantType *type = g_action_group_get_action_parameter_type (G_ACTION_GROUP (map), name);
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, type != NULL ? type : NULL);

  g_signal_connect (action, "activate", G_CALLBACK (activated_cb), activated);
  g_action_map_remove_action (map, name);
  g_action_map_add_action (map, G_ACTION (action));
}

static MatchupWorkspace *
make_no_workspace (gpointer user_data)
{
  g_assert_not_reached ();
}

/* From the composer, where text views have keys of their own. */
static void
test_shortcuts (void)
{
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  MatchupApplication *application =
      matchup_application_new_full (G_APPLICATION_NON_UNIQUE, make_no_workspace, NULL);
  g_autoptr (GString) activated = g_string_new (NULL);
  const MatchupShortcut *shortcuts;
  MatchupWindow *window;
  guint n;

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  window = matchup_window_new (GTK_APPLICATION (application), NULL);
  matchup_window_set_workspace (window, test->workspace);
  show (GTK_WINDOW (window));
  matchup_composer_focus (
      MATCHUP_COMPOSER (matchup_test_find_type (window, MATCHUP_TYPE_COMPOSER)));
  shortcuts = matchup_shortcuts_get (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = NULL;
      g_autofree char *name = NULL;
      g_autofree char *expected = NULL;
      g_autoptr (GVariant) target = NULL;
      gboolean is_app;

      if (shortcuts[i].action == NULL || g_str_has_prefix (shortcuts[i].action, "window."))
        continue;
      g_assert_true (g_action_parse_detailed_name (shortcuts[i].action, &name, &target, NULL));
      is_app = g_str_has_prefix (name, "app.");
      replace (is_app ? G_ACTION_MAP (application) : G_ACTION_MAP (window), name + 4, activated);
      key = dup_xdotool_name (shortcuts[i].accelerator);
      press (key);
      expected = g_strdup_printf ("%s;", name + 4);
      g_test_message ("%s: %s", key, expected);
      matchup_test_wait_until (activated->len > 0);
      g_assert_cmpstr (activated->str, ==, expected);
      g_string_truncate (activated, 0);
    }
  matchup_test_destroy (window);
  g_object_unref (application);
}

static void
sent_cb (MatchupComposer *composer, const char *text, GString *sent)
{
  g_string_append_printf (sent, "[%s]", text);
  matchup_composer_clear (composer);
}

static void
stop_cb (MatchupComposer *composer, GString *sent)
{
  g_string_append (sent, "[stop]");
}

static void
assert_sent (GString *sent, const char *expected)
{
  matchup_test_wait_until (sent->len >= strlen (expected));
  g_assert_cmpstr (sent->str, ==, expected);
  g_string_truncate (sent, 0);
}

static void
test_composer (void)
{
  g_autoptr (GSettings) settings = matchup_settings_new ();
  g_autoptr (GString) sent = g_string_new (NULL);
  MatchupComposer *composer = MATCHUP_COMPOSER (matchup_composer_new ());
  GtkWindow *window;

  g_settings_reset (settings, "send-with");
  g_signal_connect (composer, "send", G_CALLBACK (sent_cb), sent);
  g_signal_connect (composer, "stop", G_CALLBACK (stop_cb), sent);
  matchup_composer_set_can_send (composer, TRUE);
  window = matchup_test_show (GTK_WIDGET (composer), 400, 100);
  show (window);
  matchup_composer_focus (composer);

  press ("Return"); /* nothing to send */
  type ("one");
  press ("shift+Return");
  type ("two");
  press ("Return");
  assert_sent (sent, "[one\ntwo]");
  type ("three");
  press ("ctrl+Return");
  type ("four");
  press ("KP_Enter");
  assert_sent (sent, "[three\nfour]");

  g_settings_set_string (settings, "send-with", "ctrl-enter");
  type ("five");
  press ("Return");
  type ("six");
  press ("ctrl+Return");
  assert_sent (sent, "[five\nsix]");
  g_settings_reset (settings, "send-with");

  /* Escape stops what is on its way; a text that is being written meanwhile is not sent. */
  press ("Escape");
  matchup_composer_set_busy (composer, TRUE);
  type ("seven");
  press ("Return");
  press ("Escape");
  assert_sent (sent, "[stop]");
  matchup_test_destroy (window);
}

static gboolean
look_for_row (GtkWidget *widget, gpointer user_data)
{
  GtkWidget **row = user_data;

  if (MATCHUP_IS_HISTORY_ROW (widget) && gtk_widget_get_mapped (widget))
    *row = widget;
  return *row == NULL;
}

/* In the list of the history: F2, Delete and the menu key. */
static void
test_history (void)
{
  static const char *const models[] = { "nosuch/one", NULL };
  static const GActionEntry entries[] = { { "delete", activated_cb, "s" } };
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  MatchupHistory *history = matchup_workspace_get_history (test->workspace);
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupConversation) conversation =
      matchup_history_create (history, MATCHUP_CONVERSATION_KIND_COMPARE, lineup, FALSE);
  g_autoptr (MatchupRunGroup) group =
      matchup_workspace_ask (test->workspace, conversation, "Hello");
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GString) activated = g_string_new (NULL);
  MatchupSidebar *sidebar = g_object_new (MATCHUP_TYPE_SIDEBAR, NULL);
  GtkWidget *row = NULL;
  GtkWidget *popover;
  GtkWindow *window;

  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  matchup_sidebar_set_history (sidebar, history);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, 1, activated);
  window = matchup_test_show (GTK_WIDGET (sidebar), 300, 300);
  gtk_widget_insert_action_group (GTK_WIDGET (window), "win", G_ACTION_GROUP (actions));
  show (window);
  matchup_test_foreach (sidebar, look_for_row, &row);
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_parent (row)));

  press ("Delete");
  matchup_test_wait_until (activated->len > 0);
  g_assert_cmpstr (activated->str, ==, "delete;");

  press ("F2");
  matchup_test_wait_until (gtk_widget_get_last_child (row) != NULL &&
                           MATCHUP_IS_RENAME_POPOVER (gtk_widget_get_last_child (row)) &&
                           gtk_widget_get_mapped (gtk_widget_get_last_child (row)));
  popover = gtk_widget_get_last_child (row);
  g_object_add_weak_pointer (G_OBJECT (popover), (gpointer *) &popover);
  press ("Escape");
  matchup_test_wait_until (popover == NULL);

  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_parent (row)));
  press ("shift+F10");
  matchup_test_wait_until (GTK_IS_POPOVER_MENU (gtk_widget_get_last_child (row)) &&
                           gtk_widget_get_mapped (gtk_widget_get_last_child (row)));
  press ("Escape");
  matchup_test_wait_until (!gtk_widget_get_mapped (gtk_widget_get_last_child (row)));
  matchup_test_destroy (window);
}

/* The part of the window that has the focus. */
static GtkWidget *
find_part (MatchupWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  while (focus != NULL && !MATCHUP_IS_SIDEBAR (focus) && !MATCHUP_IS_COMPOSER (focus) &&
         !ADW_IS_HEADER_BAR (focus) && !MATCHUP_IS_LINEUP_BAR (focus))
    focus = gtk_widget_get_parent (focus);
  return focus;
}

/* F6 goes round through the parts of the window, and Shift+F6 back. */
static void
test_parts (void)
{
  static const char *const models[] = { "nosuch/one", NULL };
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  MatchupApplication *application =
      matchup_application_new_full (G_APPLICATION_NON_UNIQUE, make_no_workspace, NULL);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  MatchupWindow *window;
  GtkWidget *composer;

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  matchup_lineup_set_all (matchup_workspace_get_lineup (test->workspace), lineup);
  window = matchup_window_new (GTK_APPLICATION (application), NULL);
  matchup_window_set_workspace (window, test->workspace);
  show (GTK_WINDOW (window));
  composer = matchup_test_find_type (window, MATCHUP_TYPE_COMPOSER);
  matchup_composer_focus (MATCHUP_COMPOSER (composer));
  do
    {
      GtkWidget *before = find_part (window);

      g_ptr_array_add (parts, before);
      press ("F6");
      matchup_test_wait_until (find_part (window) != before);
      g_assert_cmpuint (parts->len, <, 10);
    }
  while (find_part (window) != composer);
  g_assert_cmpuint (parts->len, ==, 4);
  for (guint i = parts->len; i > 0; i--)
    {
      press ("shift+F6");
      matchup_test_wait_until (find_part (window) == g_ptr_array_index (parts, i - 1));
    }
  matchup_test_destroy (window);
  g_object_unref (application);
}

int
main (int argc, char **argv)
{
  matchup_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/keys/shortcuts", test_shortcuts);
  g_test_add_func ("/ui/keys/composer", test_composer);
  g_test_add_func ("/ui/keys/history", test_history);
  g_test_add_func ("/ui/keys/parts", test_parts);
  return g_test_run ();
}
