/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was shown in a window is freed with it, whatever was opened in there. */
#include "matchup-application-private.h"
#include "matchup-chat-page.h"
#include "matchup-chat-row.h"
#include "matchup-composer.h"
#include "matchup-model-picker.h"
#include "matchup-settings.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"
#include "matchup-transcript.h"

#define N_WINDOWS 20

typedef struct
{
  MatchupApplication *application;
  MatchupTestWorkspace test; /* as long as there is a workspace */
  GPtrArray *watched;        /* Watched */
} Fixture;

typedef struct
{
  const char *what;
  gpointer object; /* weak */
} Watched;

static void
watched_free (gpointer data)
{
  Watched *watched = data;

  g_clear_weak_pointer (&watched->object);
  g_free (watched);
}

/* It has to be gone at the next wait_for_all(). */
static void
watch (Fixture *fixture, const char *what, gpointer object)
{
  Watched *watched = g_new0 (Watched, 1);

  g_assert_nonnull (object);
  watched->what = what;
  g_set_weak_pointer (&watched->object, object);
  g_ptr_array_add (fixture->watched, watched);
}

static void
wait_for_all (Fixture *fixture)
{
  for (guint i = 0; i < fixture->watched->len; i++)
    {
      Watched *watched = g_ptr_array_index (fixture->watched, i);
      guint expiry = matchup_test_start_waiting (watched->what);

      while (watched->object != NULL)
        g_main_context_iteration (NULL, TRUE);
      g_source_remove (expiry);
    }
  g_ptr_array_set_size (fixture->watched, 0);
}

static MatchupWorkspace *
make_workspace (gpointer user_data)
{
  Fixture *fixture = user_data;

  return matchup_test_make_workspace (fixture->test.folder, NULL);
}

static void
start (Fixture *fixture)
{
  g_application_activate (G_APPLICATION (fixture->application));
  matchup_test_wait_until (matchup_application_get_workspace (fixture->application) != NULL);
  fixture->test.workspace = matchup_application_get_workspace (fixture->application);
}

/* Everything that hangs on the workspace goes with it. */
static void
quit (Fixture *fixture)
{
  MatchupWorkspace *workspace = fixture->test.workspace;

  watch (fixture, "history", matchup_workspace_get_history (workspace));
  watch (fixture, "providers", matchup_workspace_get_providers (workspace));
  watch (fixture, "workspace", workspace);
  fixture->test.workspace = NULL;
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
  wait_for_all (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/echo", "openai/echo", NULL };
  static const char *const model[] = { "openai/echo", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupLineup) chat_lineup = matchup_test_lineup_new (model);
  static const char *const keys[] = { "last-chat", "last-conversation", "last-view", "session" };
  g_autoptr (GSettings) settings = matchup_settings_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
  fixture->watched = g_ptr_array_new_with_free_func (watched_free);
  fixture->test.folder = g_dir_make_tmp ("matchup-test-XXXXXX", NULL);
  fixture->application =
      matchup_application_new_full (G_APPLICATION_NON_UNIQUE, make_workspace, fixture);
  g_application_register (G_APPLICATION (fixture->application), NULL, &error);
  g_assert_no_error (error);
  start (fixture);
  matchup_test_workspace_start_server (&fixture->test);
  matchup_test_workspace_connect (&fixture->test, "openai", "test-key");
  matchup_lineup_set_all (matchup_workspace_get_lineup (fixture->test.workspace), lineup);
  matchup_lineup_set_all (matchup_workspace_get_chat_lineup (fixture->test.workspace), chat_lineup);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->application);
  g_ptr_array_unref (fixture->watched);
  g_output_stream_close (g_subprocess_get_stdin_pipe (fixture->test.server), NULL, NULL);
  g_subprocess_wait (fixture->test.server, NULL, NULL);
  g_object_unref (fixture->test.server);
  matchup_test_remove_folder (fixture->test.folder);
  g_free (fixture->test.folder);
  g_free (fixture->test.address);
}

static MatchupWindow *
get_window (Fixture *fixture)
{
  return _matchup_application_find_window (fixture->application);
}

static void
say (Fixture *fixture, gpointer widget, const char *text)
{
  MatchupComposer *composer =
      MATCHUP_COMPOSER (matchup_test_find_type (widget, MATCHUP_TYPE_COMPOSER));

  matchup_composer_set_text (composer, text);
  matchup_composer_send (composer);
  matchup_test_wait_until (matchup_workspace_get_n_active (fixture->test.workspace) == 0);
  matchup_test_wait_frames (widget, 4);
}

static void
watch_conversation (Fixture *fixture, MatchupConversation *conversation)
{
  watch (fixture, "conversation", conversation);
  for (guint i = 0; i < matchup_conversation_get_n_rounds (conversation); i++)
    {
      MatchupRound *round = matchup_conversation_get_round (conversation, i);

      watch (fixture, "round", round);
      watch (fixture, "run", matchup_answer_get_current (matchup_round_get_answer (round, 0)));
    }
}

/* Whatever opens and can be seen is opened, and closed again. */
static gboolean
open_popover (GtkWidget *widget, gpointer window)
{
  graphene_rect_t bounds;

  if (!GTK_IS_MENU_BUTTON (widget) || !gtk_widget_get_mapped (widget) ||
      !gtk_widget_is_sensitive (widget))
    return TRUE;
  if (!gtk_widget_compute_bounds (widget, window, &bounds) || bounds.origin.y < 0 ||
      bounds.origin.y + bounds.size.height > (float) gtk_widget_get_height (window))
    return FALSE;
  gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
  if (gtk_menu_button_get_popover (GTK_MENU_BUTTON (widget)) != NULL)
    gtk_menu_button_popdown (GTK_MENU_BUTTON (widget));
  return FALSE;
}

static gboolean
close_popover (GtkWidget *widget, gpointer user_data)
{
  if (GTK_IS_POPOVER (widget) && gtk_widget_get_visible (widget))
    gtk_popover_popdown (GTK_POPOVER (widget));
  return TRUE;
}

static void
open_popovers (MatchupWindow *window)
{
  matchup_test_foreach (window, open_popover, window);
  matchup_test_wait_frames (window, 4);
}

static GtkWidget *
chat (Fixture *fixture, MatchupWindow *window)
{
  GtkWidget *page;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "chat");
  page = matchup_test_find_type (window, MATCHUP_TYPE_CHAT_PAGE);
  matchup_test_wait_until (gtk_widget_get_mapped (page));
  return page;
}

static void
test_chat (Fixture *fixture, gconstpointer data)
{
  MatchupWindow *window = get_window (fixture);
  GtkWidget *page = chat (fixture, window);
  MatchupConversation *conversation;

  say (fixture, page, "Hello **there**");
  say (fixture, page, "And `again`");
  conversation = matchup_chat_page_get_conversation (MATCHUP_CHAT_PAGE (page));
  watch_conversation (fixture, conversation);
  watch (fixture, "window", window);
  watch (fixture, "chat page", page);
  watch (fixture, "row", matchup_test_find_type (page, MATCHUP_TYPE_CHAT_ROW));
  open_popovers (window);
  quit (fixture);
}

#define EVERYTHING                                                                       \
  "# Heading\n\nSome *text* with `code`, [a link](https://example.com) and $x^2$.\n\n"   \
  "```c\nint main (void)\n{\n  return 0;\n}\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n" \
  "- one\n- two\n\n> quoted\n\n$$\\frac{1}{2}$$\n\n1. first\n\n---\n"

static const char *const row_actions[] = { "message.edit", NULL };

/* What was asked in another run of the program is opened, read, and what can be done is begun. */
static void
test_opened (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  MatchupWindow *window = get_window (fixture);
  GtkWidget *page = chat (fixture, window);
  GtkWidget *row;

  for (guint i = 0; i < 8; i++)
    g_string_append (text, EVERYTHING);
  for (guint i = 0; i < 3; i++)
    say (fixture, page, text->str);
  id = g_strdup (matchup_window_get_conversation_id (window));
  quit (fixture);

  start (fixture);
  window = get_window (fixture);
  page = chat (fixture, window);
  matchup_window_open (window, id);
  matchup_test_wait_until (matchup_window_get_conversation (window) != NULL);
  matchup_test_wait_frames (window, 20);
  matchup_test_wait_frames (window, 20);
  row = matchup_transcript_get_read_row (
      MATCHUP_TRANSCRIPT (matchup_test_find_type (page, MATCHUP_TYPE_TRANSCRIPT)));
  for (guint i = 0; row_actions[i] != NULL; i++)
    gtk_widget_activate_action (row, row_actions[i], NULL);
  matchup_test_foreach (window, close_popover, NULL);
  open_popovers (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.rename-open", NULL);
  matchup_test_foreach (window, close_popover, NULL);
  matchup_test_wait_frames (window, 4);
  matchup_window_search (window, "text");
  watch (fixture, "window", window);
  watch (fixture, "chat page", page);
  watch (fixture, "row", row);
  watch_conversation (fixture, matchup_window_get_conversation (window));
  quit (fixture);
}

/* With something open still that has the focus. */
static void
test_popover (Fixture *fixture, gconstpointer data)
{
  MatchupWindow *window = get_window (fixture);
  GtkWidget *page = chat (fixture, window);
  GtkWidget *picker;

  say (fixture, page, "Hello");
  gtk_widget_activate_action (page, "compare.choose-model", "s", "");
  picker = matchup_test_find_type (page, MATCHUP_TYPE_MODEL_PICKER);
  matchup_test_wait_until (gtk_widget_get_mapped (picker));
  watch (fixture, "window", window);
  watch (fixture, "picker", picker);
  quit (fixture);
}

static void
test_streaming (Fixture *fixture, gconstpointer data)
{
  static const char *const model[] = { "openai/slow", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (model);
  MatchupWindow *window = get_window (fixture);
  GtkWidget *page;
  MatchupComposer *composer;

  matchup_lineup_set_all (matchup_workspace_get_chat_lineup (fixture->test.workspace), lineup);
  page = chat (fixture, window);
  composer = MATCHUP_COMPOSER (matchup_test_find_type (page, MATCHUP_TYPE_COMPOSER));
  matchup_composer_set_text (composer, "Hi");
  matchup_composer_send (composer);
  matchup_test_wait_frames (window, 20);
  watch (fixture, "window", window);
  quit (fixture);
}

static GtkWidget *
begin_private (Fixture *fixture)
{
  GtkWidget *page = chat (fixture, get_window (fixture));

  gtk_widget_activate_action (page, "win.new-private-chat", NULL);
  say (fixture, page, "A *secret*");
  return page;
}

static gboolean
are_files_remembered (void)
{
  gboolean remembered;

  g_object_get (gtk_settings_get_default (), "gtk-recent-files-enabled", &remembered, NULL);
  return remembered;
}

static MatchupWindow *
get_other_window (Fixture *fixture, GtkWidget *page)
{
  GList *list = gtk_application_get_windows (GTK_APPLICATION (fixture->application));

  for (; list != NULL; list = list->next)
    if (MATCHUP_IS_WINDOW (list->data) && !gtk_widget_is_ancestor (page, list->data))
      return list->data;
  g_assert_not_reached ();
}

/* Gone when it is closed means freed, by whatever it is closed. */
static void
test_private (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = begin_private (fixture);

  watch_conversation (fixture, matchup_chat_page_get_conversation (MATCHUP_CHAT_PAGE (page)));
  watch (fixture, "row", matchup_test_find_type (page, MATCHUP_TYPE_CHAT_ROW));
  gtk_widget_activate_action (page, "win.close-private", NULL);
  wait_for_all (fixture);

  page = begin_private (fixture);
  watch_conversation (fixture, matchup_chat_page_get_conversation (MATCHUP_CHAT_PAGE (page)));
  /* Files that are chosen are told to nobody, whatever other windows show, and told again after. */
  _matchup_application_open_window (fixture->application, NULL);
  g_assert_false (are_files_remembered ());
  gtk_window_close (GTK_WINDOW (get_other_window (fixture, page)));
  g_assert_false (are_files_remembered ());
  gtk_widget_activate_action (page, "win.new", NULL);
  g_assert_true (are_files_remembered ());
  gtk_window_close (GTK_WINDOW (get_window (fixture)));
  wait_for_all (fixture);
  start (fixture);
  quit (fixture);
}

static void
test_quick (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      MatchupQuickAsk *quick;

      g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quick-ask", NULL);
      quick = _matchup_application_find_quick_ask (fixture->application);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (matchup_test_find (quick, "private_button")),
                                    i == 0);
      say (fixture, quick, "Quick?");
      gtk_widget_activate_action (GTK_WIDGET (quick), "compare.choose-model", "s", "");
      watch_conversation (fixture, matchup_quick_ask_get_conversation (quick));
      watch (fixture, "quick ask", quick);
      gtk_window_close (GTK_WINDOW (quick));
      wait_for_all (fixture);
    }
  quit (fixture);
}

/* The dialogs of a window, in their second life too. */
static void
test_dialogs (Fixture *fixture, gconstpointer data)
{
  GActionGroup *actions = G_ACTION_GROUP (fixture->application);

  for (guint i = 0; i < 2; i++)
    {
      g_action_group_activate_action (actions, "preferences", g_variant_new_string (""));
      matchup_window_search (get_window (fixture), "hello");
      g_action_group_activate_action (actions, "presets", g_variant_new_string (""));
      g_action_group_activate_action (actions, "shortcuts", NULL);
      gtk_widget_activate_action (GTK_WIDGET (get_window (fixture)), "win.ask-many", NULL);
      matchup_test_wait_frames (get_window (fixture), 4);
      quit (fixture);
      if (i == 0)
        start (fixture);
    }
}

/* Many windows with the same chat leave nothing behind. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  MatchupWindow *first = get_window (fixture);
  GtkWidget *page = chat (fixture, first);
  g_autofree char *id = NULL;

  say (fixture, page, "Hello **there**");
  id = g_strdup (matchup_window_get_conversation_id (first));
  for (guint i = 0; i < N_WINDOWS; i++)
    {
      MatchupWindow *window = _matchup_application_open_window (fixture->application, id);

      matchup_test_wait_until (matchup_window_get_conversation (window) != NULL);
      matchup_test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (window)));
      watch (fixture, "window", window);
      watch (fixture, "chat page", matchup_test_find_type (window, MATCHUP_TYPE_CHAT_PAGE));
      watch (fixture, "composer", matchup_test_find_type (window, MATCHUP_TYPE_COMPOSER));
      watch (fixture, "row", matchup_test_find_type (window, MATCHUP_TYPE_CHAT_ROW));
      gtk_window_close (GTK_WINDOW (window));
      wait_for_all (fixture);
    }
  watch_conversation (fixture, matchup_window_get_conversation (first));
  quit (fixture);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/ui/lifetimes/chat", test_chat },           { "/ui/lifetimes/opened", test_opened },
    { "/ui/lifetimes/streaming", test_streaming }, { "/ui/lifetimes/popover", test_popover },
    { "/ui/lifetimes/private", test_private },     { "/ui/lifetimes/quick", test_quick },
    { "/ui/lifetimes/dialogs", test_dialogs },     { "/ui/lifetimes/many", test_many },
  };

  matchup_test_ui_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
