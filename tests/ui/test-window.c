/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window as a person uses it: asking a real service, the history, the sidebar, what is kept. */
#include "matchup-application-private.h"
#include "matchup-composer.h"
#include "matchup-settings.h"
#include "matchup-sidebar.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

static MatchupApplication *application;

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupHistory *history;
  GSettings *settings;
  MatchupWindow *window;
} Fixture;

static MatchupWorkspace *
make_no_workspace (gpointer user_data)
{
  g_assert_not_reached ();
}

static void
open_window (Fixture *fixture)
{
  fixture->window = matchup_window_new (GTK_APPLICATION (application), fixture->settings);
  matchup_window_set_workspace (fixture->window, fixture->test->workspace);
  matchup_test_present (fixture->window);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/echo", "openai/chinese", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);

  fixture->test = matchup_test_workspace_new (NULL);
  fixture->history = matchup_workspace_get_history (fixture->test->workspace);
  matchup_test_workspace_start_server (fixture->test);
  matchup_test_workspace_connect (fixture->test, "openai", "test-key");
  matchup_lineup_set_all (matchup_workspace_get_lineup (fixture->test->workspace), lineup);
  fixture->settings = matchup_settings_new ();
  g_settings_reset (fixture->settings, "last-conversation");
  g_settings_reset (fixture->settings, "sidebar-visible");
  g_settings_reset (fixture->settings, "window-width");
  g_settings_reset (fixture->settings, "window-height");
  open_window (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_test_destroy (fixture->window);
  g_object_unref (fixture->settings);
  matchup_test_workspace_free (fixture->test);
}

static GtkWidget *
find (Fixture *fixture, const char *id)
{
  return matchup_test_find (fixture->window, id);
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
}

static guint
get_n_history (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->history));
}

static MatchupConversationSummary *
dup_summary (Fixture *fixture, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (fixture->history), position);
}

static const char *
get_title (Fixture *fixture)
{
  return adw_window_title_get_title (ADW_WINDOW_TITLE (find (fixture, "title")));
}

static void
type (Fixture *fixture, const char *text)
{
  GtkWidget *composer = matchup_test_find_type (fixture->window, MATCHUP_TYPE_COMPOSER);

  matchup_composer_set_text (MATCHUP_COMPOSER (composer), text);
}

/* Asks, and waits for all answers. */
static void
ask (Fixture *fixture, const char *prompt)
{
  type (fixture, prompt);
  matchup_test_click (find (fixture, "send_button"));
  matchup_test_wait_until (matchup_workspace_get_n_active (fixture->test->workspace) == 0);
  matchup_test_wait_frames (fixture->window, 4);
}

static gboolean
shows (Fixture *fixture, const char *words)
{
  g_autofree char *texts = matchup_test_dup_texts (fixture->window);

  return strstr (texts, words) != NULL;
}

/* From the first question on everything is where it belongs. */
static void
test_ask (Fixture *fixture, gconstpointer data)
{
  GtkWidget *send = find (fixture, "send_button");

  g_assert_null (matchup_window_get_conversation_id (fixture->window));
  g_assert_cmpstr (get_title (fixture), ==, "New Comparison");
  g_assert_true (shows (fixture, "Ask Them All"));
  g_assert_false (gtk_widget_get_sensitive (find (fixture, "share_menu")));
  g_assert_false (gtk_widget_is_sensitive (send));

  type (fixture, "  How many legs?\nIn words.  ");
  g_assert_true (gtk_widget_is_sensitive (send));
  matchup_test_click (send);
  /* While they answer there is something to stop, and no second question. */
  g_assert_true (gtk_widget_get_visible (find (fixture, "stop_button")));
  g_assert_false (gtk_widget_get_visible (send));
  g_assert_nonnull (matchup_window_get_conversation_id (fixture->window));
  matchup_test_wait_until (matchup_workspace_get_n_active (fixture->test->workspace) == 0);
  matchup_test_wait_frames (fixture->window, 4);

  g_assert_cmpstr (get_title (fixture), ==, "How many legs?");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "How many legs?");
  g_assert_true (gtk_widget_get_sensitive (find (fixture, "share_menu")));
  g_assert_cmpuint (get_n_history (fixture), ==, 1);
  g_assert_true (shows (fixture, "How many legs?\nIn words."));
  g_assert_true (shows (fixture, "先想清楚这次旅行是为了什么"));
  g_assert_false (shows (fixture, "Ask Them All"));
  g_assert_true (gtk_widget_get_visible (send));
  g_assert_false (gtk_widget_is_sensitive (send)); /* the question has gone from the composer */
}

static void
test_stop (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/endless", "openai/hang", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);

  matchup_lineup_set_all (matchup_workspace_get_lineup (fixture->test->workspace), lineup);
  type (fixture, "Go on");
  matchup_test_click (find (fixture, "send_button"));
  matchup_test_wait_until (shows (fixture, "Writing…"));
  matchup_test_click (matchup_test_find_named (fixture->window, "Stop all answers"));
  matchup_test_wait_until (matchup_workspace_get_n_active (fixture->test->workspace) == 0);
  matchup_test_wait_frames (fixture->window, 3);
  g_assert_true (shows (fixture, "Stopped"));
  g_assert_false (shows (fixture, "Writing…"));
}

static void
test_new_and_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;

  ask (fixture, "First question");
  id = g_strdup (matchup_window_get_conversation_id (fixture->window));
  matchup_window_start_new (fixture->window);
  g_assert_null (matchup_window_get_conversation_id (fixture->window));
  matchup_test_wait_frames (fixture->window, 3);
  g_assert_cmpstr (get_title (fixture), ==, "New Comparison");
  ask (fixture, "Second question");
  g_assert_cmpuint (get_n_history (fixture), ==, 2);

  act (fixture, "win.open-next");
  g_assert_cmpstr (matchup_window_get_conversation_id (fixture->window), ==, id);
  matchup_test_wait_until (g_str_equal (get_title (fixture), "First question"));
  matchup_test_wait_frames (fixture->window, 3);
  g_assert_true (shows (fixture, "First question"));
  act (fixture, "win.open-previous");
  matchup_test_wait_until (g_str_equal (get_title (fixture), "Second question"));
}

static GtkWidget *undo_button;

static gboolean
look_for_undo (GtkWidget *widget, gpointer user_data)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "_Undo") == 0)
    undo_button = widget;
  return TRUE;
}

static gboolean
has_undo (Fixture *fixture)
{
  undo_button = NULL;
  matchup_test_foreach (fixture->window, look_for_undo, NULL);
  return undo_button != NULL;
}

static void
test_delete_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;

  ask (fixture, "To be <b>deleted</b> & kept");
  id = g_strdup (matchup_window_get_conversation_id (fixture->window));
  act (fixture, "win.delete-open");
  g_assert_cmpuint (get_n_history (fixture), ==, 0);
  g_assert_null (matchup_window_get_conversation_id (fixture->window));
  matchup_test_wait_until (has_undo (fixture));
  g_assert_true (shows (fixture, "“To be <b>deleted</b> & kept” deleted"));
  matchup_test_click (undo_button);
  g_assert_cmpuint (get_n_history (fixture), ==, 1);
  g_assert_cmpstr (matchup_window_get_conversation_id (fixture->window), ==, id);
  matchup_test_wait_until (g_str_equal (get_title (fixture), "To be <b>deleted</b> & kept"));
}

/* The newest change can be taken back at once, the older ones with Ctrl+Z. */
static void
test_several_undos (Fixture *fixture, gconstpointer data)
{
  static const char *const prompts[] = { "One", "Two", "Three" };

  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      g_autofree char *sentence = g_strdup_printf ("“%s” deleted", prompts[i]);

      act (fixture, "win.new");
      ask (fixture, prompts[i]);
      act (fixture, "win.delete-open");
      matchup_test_wait_frames (fixture->window, 2);
      g_assert_true (shows (fixture, sentence));
    }
  g_assert_cmpuint (get_n_history (fixture), ==, 0);
  g_assert_true (has_undo (fixture));
  matchup_test_click (undo_button);
  matchup_test_wait_until (g_str_equal (get_title (fixture), "Three"));
  for (guint i = 0; i < 2; i++)
    g_assert_true (matchup_test_press_binding (fixture->window, "<Control>z"));
  g_assert_cmpuint (get_n_history (fixture), ==, 3);
  g_assert_false (matchup_test_press_binding (fixture->window, "<Control>z"));
}

static void
test_rename_and_pin (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversationSummary) summary = NULL;
  GActionGroup *actions = G_ACTION_GROUP (fixture->window);
  g_autoptr (GVariant) state = NULL;

  ask (fixture, "Old name");
  summary = dup_summary (fixture, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window),
                              "win.set-title",
                              "(ss)",
                              matchup_conversation_summary_get_id (summary),
                              "New name");
  g_assert_cmpstr (matchup_conversation_summary_get_title (summary), ==, "New name");
  matchup_test_wait_until (g_str_equal (get_title (fixture), "New name"));

  act (fixture, "win.pin-open");
  g_assert_true (matchup_conversation_summary_get_pinned (summary));
  state = g_action_group_get_action_state (actions, "pin-open");
  g_assert_true (g_variant_get_boolean (state));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window),
                              "win.set-pinned",
                              "(sb)",
                              matchup_conversation_summary_get_id (summary),
                              FALSE);
  g_clear_pointer (&state, g_variant_unref);
  state = g_action_group_get_action_state (actions, "pin-open");
  g_assert_false (g_variant_get_boolean (state));
}

static gboolean
look_for_popover (GtkWidget *widget, gpointer user_data)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "MatchupRenamePopover") &&
      gtk_widget_get_mapped (widget))
    *(gboolean *) user_data = TRUE;
  return TRUE;
}

/* One that is closed removes itself a moment later. */
static gboolean
asks_for_title (Fixture *fixture)
{
  gboolean found = FALSE;

  matchup_test_foreach (fixture->window, look_for_popover, &found);
  return found;
}

/* The title that is being typed is not given to another comparison. */
static void
test_rename_is_closed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *texts = NULL;

  ask (fixture, "First question");
  act (fixture, "win.rename-open");
  matchup_test_wait_frames (fixture->window, 2);
  matchup_test_wait_until (asks_for_title (fixture));
  matchup_window_start_new (fixture->window);
  matchup_test_wait_frames (fixture->window, 2);
  g_assert_false (asks_for_title (fixture));
}

/* On a narrow window the sidebar covers the rest, and goes when something was chosen. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  AdwFlap *flap;

  ask (fixture, "A question");
  flap = ADW_FLAP (find (fixture, "flap"));
  g_assert_false (adw_flap_get_folded (flap));
  g_assert_true (adw_flap_get_reveal_flap (flap));
  act (fixture, "win.toggle-sidebar");
  g_assert_false (adw_flap_get_reveal_flap (flap));
  act (fixture, "win.toggle-sidebar");
  g_assert_true (adw_flap_get_reveal_flap (flap));

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 700);
  matchup_test_wait_until (adw_flap_get_folded (flap));
  g_assert_false (adw_flap_get_reveal_flap (flap));
  act (fixture, "win.search-history");
  g_assert_true (adw_flap_get_reveal_flap (flap));
  matchup_window_start_new (fixture->window);
  g_assert_false (adw_flap_get_reveal_flap (flap));
  act (fixture, "win.toggle-sidebar");
  act (fixture, "win.focus-composer");
  g_assert_false (adw_flap_get_reveal_flap (flap));

  /* What is wanted in a wide window is not changed by that. */
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  matchup_test_wait_until (!adw_flap_get_folded (flap));
  g_assert_true (adw_flap_get_reveal_flap (flap));
}

/* Whether an entry of the menu of the comparison, or of what is below it, does @action. */
static gboolean
menu_has (GMenuModel *menu, const char *action)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *found = NULL;

      if (section != NULL && menu_has (section, action))
        return TRUE;
      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &found);
      if (g_strcmp0 (found, action) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
menu_shares (Fixture *fixture)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (find (fixture, "conversation_menu"));

  return menu_has (gtk_menu_button_get_menu_model (button), "round.copy-text") &&
         menu_has (gtk_menu_button_get_menu_model (button), "round.save-picture");
}

/* The number of buttons that come with room. */
static guint
count_tools (Fixture *fixture)
{
  static const char *const ids[] = { "share_menu", "blind_button", "differences_button" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    n += gtk_widget_get_visible (find (fixture, ids[i]));
  return n;
}

/* What the header has no room for is in its menus. */
static void
test_header (Fixture *fixture, gconstpointer data)
{
  AdwFlap *flap = ADW_FLAP (find (fixture, "flap"));

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  matchup_test_wait_until (count_tools (fixture) == 3);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 700);
  matchup_test_wait_until (count_tools (fixture) == 0);
  g_assert_false (menu_shares (fixture)); /* there is nothing yet */
  ask (fixture, "A question");
  g_assert_true (menu_shares (fixture));
  matchup_window_start_new (fixture->window);
  g_assert_false (menu_shares (fixture));
  ask (fixture, "Another question");
  g_assert_true (menu_shares (fixture));

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  matchup_test_wait_until (count_tools (fixture) == 3);
  matchup_test_wait_until (!menu_shares (fixture));

  /* The sidebar takes of the room. */
  adw_flap_set_reveal_flap (flap, FALSE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 920, 700);
  matchup_test_wait_until (gtk_widget_get_width (find (fixture, "content")) < 930);
  matchup_test_wait_frames (fixture->window, 3);
  g_assert_cmpuint (count_tools (fixture), ==, 3);
  adw_flap_set_reveal_flap (flap, TRUE);
  matchup_test_wait_until (count_tools (fixture) < 3);
  adw_flap_set_reveal_flap (flap, FALSE);
  matchup_test_wait_until (count_tools (fixture) == 3);
}

static void
test_save_failed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *banner = find (fixture, "save_banner");

  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (banner)));
  g_signal_emit_by_name (fixture->history, "save-failed", "The disk is full.");
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (banner)));
  matchup_test_wait_frames (fixture->window, 2);
  g_assert_true (shows (fixture, "The disk is full."));
  matchup_test_click (matchup_test_find_named (banner, "Hide this message"));
  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (banner)));
}

/* The next window is as the last one was. */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  int width, height;

  ask (fixture, "Remember me");
  id = g_strdup (matchup_window_get_conversation_id (fixture->window));
  act (fixture, "win.toggle-sidebar");
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 650);
  matchup_test_wait_frames (fixture->window, 3);
  gtk_window_close (GTK_WINDOW (fixture->window));

  open_window (fixture);
  g_assert_cmpstr (matchup_window_get_conversation_id (fixture->window), ==, id);
  matchup_test_wait_until (shows (fixture, "Remember me"));
  g_assert_false (adw_flap_get_reveal_flap (ADW_FLAP (find (fixture, "flap"))));
  gtk_window_get_default_size (GTK_WINDOW (fixture->window), &width, &height);
  g_assert_cmpint (width, ==, 900);
  g_assert_cmpint (height, ==, 650);
}

/* What was open last may have gone: then it begins with a new one. */
static void
test_last_is_gone (Fixture *fixture, gconstpointer data)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
  g_settings_set_string (fixture->settings, "last-conversation", "no-such-id");
  open_window (fixture);
  matchup_test_wait_until (matchup_window_get_conversation_id (fixture->window) == NULL);
  matchup_test_wait_until (shows (fixture, "Ask Them All"));
}

/* Nothing flickers where the history is there at once; a slow one gets a spinner. */
static void
test_opening (void)
{
  MatchupWindow *window = matchup_window_new (GTK_APPLICATION (application), NULL);
  GtkWidget *spinner = matchup_test_find (window, "spinner");

  matchup_window_show_opening (window);
  g_assert_false (gtk_widget_get_visible (spinner));
  matchup_test_present (window);
  matchup_test_wait_until (gtk_widget_get_mapped (spinner));
  g_assert_true (gtk_spinner_get_spinning (GTK_SPINNER (spinner)));
  matchup_window_show_trouble (window, "It is <broken>.");
  g_assert_false (gtk_spinner_get_spinning (GTK_SPINNER (spinner)));
  matchup_test_wait_frames (window, 2);
  g_assert_true (gtk_widget_get_mapped (matchup_test_find (window, "retry_button")));
  matchup_test_destroy (window);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/ui/window/ask", test_ask },
    { "/ui/window/stop", test_stop },
    { "/ui/window/new-and-back", test_new_and_back },
    { "/ui/window/delete-and-undo", test_delete_and_undo },
    { "/ui/window/several-undos", test_several_undos },
    { "/ui/window/rename-and-pin", test_rename_and_pin },
    { "/ui/window/rename-is-closed", test_rename_is_closed },
    { "/ui/window/narrow", test_narrow },
    { "/ui/window/header", test_header },
    { "/ui/window/save-failed", test_save_failed },
    { "/ui/window/kept", test_kept },
    { "/ui/window/last-is-gone", test_last_is_gone },
  };
  int status;

  matchup_test_ui_init (&argc, &argv);
  application = matchup_application_new_full (G_APPLICATION_NON_UNIQUE, make_no_workspace, NULL);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  g_test_add_func ("/ui/window/opening", test_opening);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
