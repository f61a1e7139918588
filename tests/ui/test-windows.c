/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several windows of one workspace, what comes again, what the desktop is told, quick questions. */
#include "matchup-application-private.h"
#include "matchup-chat-row.h"
#include "matchup-composer.h"
#include "matchup-model-picker.h"
#include "matchup-settings.h"
#include "matchup-test-clock.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

#define SECOND G_USEC_PER_SEC

typedef struct
{
  MatchupApplication *application;
  MatchupTestClock *clock;
  GSettings *settings;
  char *folder;
  gboolean broken; /* the next workspace cannot be opened */
  guint n_made;
} Fixture;

static MatchupWorkspace *
make_workspace (gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_made++;
  return matchup_test_make_workspace (fixture->broken ? "/dev/null/nowhere" : fixture->folder,
                                      MATCHUP_CLOCK (fixture->clock));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("matchup-test-XXXXXX", NULL);
  fixture->clock = matchup_test_clock_new ();
  fixture->settings = matchup_settings_new ();
  g_settings_reset (fixture->settings, "session");
  g_settings_reset (fixture->settings, "last-conversation");
  g_settings_reset (fixture->settings, "last-view");
  g_settings_reset (fixture->settings, "notify-when-ready");
  fixture->application =
      matchup_application_new_full (G_APPLICATION_NON_UNIQUE, make_workspace, fixture);
  g_application_register (G_APPLICATION (fixture->application), NULL, &error);
  g_assert_no_error (error);
}

static MatchupWorkspace *
get_workspace (Fixture *fixture)
{
  return matchup_application_get_workspace (fixture->application);
}

static void
act (Fixture *fixture, const char *action, GVariant *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), action, parameter);
}

static void
quit (Fixture *fixture)
{
  gpointer workspace = get_workspace (fixture);

  if (workspace == NULL)
    return;
  g_object_add_weak_pointer (workspace, &workspace);
  act (fixture, "quit", NULL);
  matchup_test_wait_until (workspace == NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  quit (fixture);
  g_object_unref (fixture->application);
  g_object_unref (fixture->settings);
  g_object_unref (fixture->clock);
  matchup_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static void
start (Fixture *fixture)
{
  g_application_activate (G_APPLICATION (fixture->application));
  matchup_test_wait_until (get_workspace (fixture) != NULL);
}

/* Used last first. */
static GPtrArray *
dup_windows (Fixture *fixture)
{
  GPtrArray *windows = g_ptr_array_new ();
  GList *list = gtk_application_get_windows (GTK_APPLICATION (fixture->application));

  for (; list != NULL; list = list->next)
    if (MATCHUP_IS_WINDOW (list->data))
      g_ptr_array_add (windows, list->data);
  return windows;
}

static guint
count (Fixture *fixture)
{
  g_autoptr (GPtrArray) windows = dup_windows (fixture);

  return windows->len;
}

static MatchupWindow *
open_window (Fixture *fixture, const char *id)
{
  MatchupWindow *window = _matchup_application_open_window (fixture->application, id);

  g_assert_nonnull (window);
  matchup_test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (window)));
  return window;
}

static MatchupConversation *
create (Fixture *fixture, MatchupConversationKind kind, gboolean private_)
{
  static const char *const models[] = { "openai/one", "openai/two", NULL };
  const char *const model[] = { "openai/one", NULL };
  g_autoptr (MatchupLineup) lineup =
      matchup_test_lineup_new (kind == MATCHUP_CONVERSATION_KIND_CHAT ? model : models);

  return matchup_history_create (matchup_workspace_get_history (get_workspace (fixture)),
                                 kind,
                                 lineup,
                                 private_);
}

/* Saved; its answers fail, as nobody is connected. Gives its id. */
static char *
make_saved (Fixture *fixture, const char *prompt)
{
  g_autoptr (MatchupConversation) conversation =
      create (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, FALSE);
  g_autoptr (MatchupRunGroup) group =
      matchup_workspace_ask (get_workspace (fixture), conversation, prompt);

  matchup_test_wait_until (matchup_workspace_get_n_active (get_workspace (fixture)) == 0);
  return g_strdup (matchup_conversation_get_id (conversation));
}

static void
wait_for (MatchupWindow *window, const char *id)
{
  matchup_test_wait_until (matchup_window_get_conversation (window) != NULL);
  g_assert_cmpstr (matchup_window_get_conversation_id (window), ==, id);
}

static char *
dup_kept (Fixture *fixture)
{
  g_autoptr (GVariant) session = g_settings_get_value (fixture->settings, "session");
  GString *kept = g_string_new (NULL);

  for (gsize i = 0; i < g_variant_n_children (session); i++)
    {
      g_autoptr (GVariant) state = g_variant_get_child_value (session, i);
      const char *id = "?";
      const char *view = "?";

      g_variant_lookup (state, "conversation", "&s", &id);
      g_variant_lookup (state, "view", "&s", &view);
      g_string_append_printf (kept, "%s %s\n", id, view);
    }
  return g_string_free (kept, FALSE);
}

static void
assert_kept (Fixture *fixture, const char *expected)
{
  g_autofree char *kept = dup_kept (fixture);

  g_assert_cmpstr (kept, ==, expected);
}

/* They share the workspace, each goes when it is closed, and the last one ends it. */
static void
test_share (Fixture *fixture, gconstpointer data)
{
  MatchupWindow *second;
  gpointer workspace;

  start (fixture);
  act (fixture, "new-window", NULL);
  g_assert_cmpuint (count (fixture), ==, 2);
  g_assert_cmpuint (fixture->n_made, ==, 1);
  second = open_window (fixture, NULL);
  g_assert_cmpuint (count (fixture), ==, 3);
  matchup_test_destroy (second);
  second = _matchup_application_find_window (fixture->application);
  matchup_test_destroy (second);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_nonnull (get_workspace (fixture));

  workspace = get_workspace (fixture);
  g_object_add_weak_pointer (workspace, &workspace);
  matchup_test_destroy (_matchup_application_find_window (fixture->application));
  matchup_test_wait_until (workspace == NULL);
}

/* What is open in both is one object, and where it is deleted, it is gone from both. */
static void
test_same (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  MatchupWindow *one, *two;

  start (fixture);
  id = make_saved (fixture, "Shared?");
  one = _matchup_application_find_window (fixture->application);
  matchup_window_open (one, id);
  two = open_window (fixture, id);
  wait_for (one, id);
  wait_for (two, id);
  g_assert_true (one != two);
  g_assert_true (matchup_window_get_conversation (one) == matchup_window_get_conversation (two));
  g_assert_true (matchup_window_shows (two, id));

  gtk_widget_activate_action (GTK_WIDGET (one), "win.view", "s", "results");
  g_assert_false (matchup_window_shows (one, id));
  gtk_widget_activate_action (GTK_WIDGET (two), "win.delete-open", NULL);
  g_assert_null (matchup_window_get_conversation_id (one));
  g_assert_null (matchup_window_get_conversation_id (two));
  matchup_test_wait_frames (two, 2);
}

/* All windows come again after Quit, each with its own; those that were closed do not. */
static void
test_session (Fixture *fixture, gconstpointer data)
{
  g_autofree char *apples = NULL, *pears = NULL, *both = NULL, *one = NULL;
  g_autoptr (GPtrArray) windows = NULL;
  MatchupWindow *window;

  start (fixture);
  apples = make_saved (fixture, "Apples");
  pears = make_saved (fixture, "Pears");
  both = g_strdup_printf ("%s results\n%s compare\n", pears, apples);
  one = g_strdup_printf ("%s compare\n", apples);
  window = _matchup_application_find_window (fixture->application);
  matchup_window_open (window, apples);
  wait_for (window, apples);
  window = open_window (fixture, pears);
  wait_for (window, pears);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "results");
  matchup_test_wait_until (gtk_window_is_active (GTK_WINDOW (window)));
  quit (fixture);
  assert_kept (fixture, both);

  start (fixture);
  windows = dup_windows (fixture);
  g_assert_cmpuint (windows->len, ==, 2);
  for (guint i = 0; i < windows->len; i++)
    matchup_test_wait_until (matchup_window_get_conversation (windows->pdata[i]) != NULL);
  matchup_test_wait_until (gtk_window_is_active (windows->pdata[0]));
  g_assert_cmpstr (matchup_window_get_conversation_id (windows->pdata[0]), ==, pears);
  g_assert_false (matchup_window_shows (windows->pdata[0], pears));
  g_assert_true (matchup_window_shows (windows->pdata[1], apples));
  matchup_test_destroy (windows->pdata[0]);
  assert_kept (fixture, one);
  quit (fixture);
  assert_kept (fixture, one);
}

/* Written while it runs: a moment after something changed. */
static void
test_written (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *expected = NULL;

  start (fixture);
  id = make_saved (fixture, "Apples");
  expected = g_strdup_printf ("%s compare\n", id);
  matchup_window_open (_matchup_application_find_window (fixture->application), id);
  for (gboolean done = FALSE; !done;)
    {
      g_autofree char *kept = dup_kept (fixture);

      done = g_str_equal (kept, expected);
      if (!done)
        g_main_context_iteration (NULL, TRUE);
    }
}

/* Nothing of a private conversation stays, not even that there was a window. */
static void
test_private (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = NULL;
  g_autofree char *last = NULL;
  MatchupWindow *window;

  start (fixture);
  conversation = create (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, TRUE);
  matchup_test_add_round (conversation, "Secret", "Well", MATCHUP_RUN_STATE_DONE);
  window = open_window (fixture, NULL);
  matchup_window_take (window, conversation);
  g_assert_true (matchup_window_get_conversation (window) == conversation);
  last = g_settings_get_string (fixture->settings, "last-conversation");
  g_assert_cmpstr (last, ==, "");
  quit (fixture);
  assert_kept (fixture, " compare\n");
}

/* Whatever stands there does no harm. */
static void
test_odd_session (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) odd =
      g_variant_new_parsed ("[{'width': <-5>, 'height': <999999>, 'view': <'elsewhere'>, "
                            "'conversation': <'no-such'>}, {'view': <7>}, "
                            "{'conversation': <'gone-too'>, 'maximized': <'yes'>}]");

  g_settings_set_value (fixture->settings, "session", g_variant_ref_sink (odd));
  start (fixture);
  matchup_test_wait_until (count (fixture) == 1);
  g_assert_null (
      matchup_window_get_conversation_id (_matchup_application_find_window (fixture->application)));
}

/* The place is gone to as soon as there is something to go to, and where it is open already. */
static void
test_open_round (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  MatchupWindow *one, *two;

  start (fixture);
  id = make_saved (fixture, "Here?");
  quit (fixture);

  act (fixture, "open-round", g_variant_new ("(ss)", id, "round"));
  one = _matchup_application_find_window (fixture->application);
  matchup_test_wait_until (get_workspace (fixture) != NULL);
  wait_for (one, id);
  two = open_window (fixture, NULL);
  act (fixture, "open-round", g_variant_new ("(ss)", id, "round"));
  g_assert_null (matchup_window_get_conversation_id (two));
  g_assert_cmpstr (matchup_window_get_conversation_id (one), ==, id);
}

/* A run that is under way, as far as anybody can tell. */
static MatchupRun *
begin (Fixture *fixture, MatchupConversation *conversation)
{
  MatchupRound *round =
      matchup_test_add_round (conversation, "Long?", "Yes.", MATCHUP_RUN_STATE_QUEUED);
  MatchupRun *first = NULL;

  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    {
      MatchupRun *run = matchup_answer_get_current (matchup_round_get_answer (round, i));

      if (first == NULL)
        first = run;
      g_signal_emit_by_name (get_workspace (fixture), "asked", conversation, round, run);
    }
  return first;
}

static void
end (MatchupConversation *conversation, MatchupRunState state)
{
  guint n = matchup_conversation_get_n_rounds (conversation);
  MatchupRound *round = matchup_conversation_get_round (conversation, n - 1);

  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    matchup_run_set_state (matchup_answer_get_current (matchup_round_get_answer (round, i)), state);
}

static gboolean
tells (Fixture *fixture, MatchupConversation *conversation)
{
  return matchup_notifier_tells (matchup_application_get_notifier (fixture->application),
                                 matchup_conversation_get_id (conversation));
}

/* Only of what took long and nobody saw, until it is seen. */
static void
test_notifier (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = NULL;
  MatchupWindow *window;

  start (fixture);
  window = _matchup_application_find_window (fixture->application);
  matchup_test_wait_until (gtk_window_is_active (GTK_WINDOW (window)));
  conversation = create (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, TRUE);
  begin (fixture, conversation);
  matchup_test_clock_advance (fixture->clock, 9 * SECOND);
  end (conversation, MATCHUP_RUN_STATE_DONE);
  g_assert_false (tells (fixture, conversation));

  begin (fixture, conversation);
  matchup_test_clock_advance (fixture->clock, 11 * SECOND);
  end (conversation, MATCHUP_RUN_STATE_STOPPED);
  g_assert_false (tells (fixture, conversation));

  /* The whole round, not the first answer. */
  matchup_run_set_state (begin (fixture, conversation), MATCHUP_RUN_STATE_DONE);
  matchup_test_clock_advance (fixture->clock, 11 * SECOND);
  g_assert_false (tells (fixture, conversation));
  end (conversation, MATCHUP_RUN_STATE_DONE);
  g_assert_true (tells (fixture, conversation));
  matchup_window_take (window, conversation);
  g_assert_false (tells (fixture, conversation));

  begin (fixture, conversation);
  matchup_test_clock_advance (fixture->clock, 11 * SECOND);
  end (conversation, MATCHUP_RUN_STATE_DONE);
  g_assert_false (tells (fixture, conversation)); /* it is before their eyes */

  matchup_window_start_new (window);
  g_settings_set_boolean (fixture->settings, "notify-when-ready", FALSE);
  begin (fixture, conversation);
  matchup_test_clock_advance (fixture->clock, 11 * SECOND);
  end (conversation, MATCHUP_RUN_STATE_DONE);
  g_assert_false (tells (fixture, conversation));
}

static void
assert_words (const MatchupNotifierEnd *end, const char *title, const char *text)
{
  g_autofree char *told_title = matchup_notifier_dup_title (end);
  g_autofree char *told_text = matchup_notifier_dup_text (end);

  g_assert_cmpstr (told_title, ==, title);
  g_assert_cmpstr (told_text, ==, text);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) secret = NULL;
  g_autoptr (MatchupConversation) chat = NULL;
  MatchupNotifierEnd end = { NULL };

  start (fixture);
  chat = create (fixture, MATCHUP_CONVERSATION_KIND_CHAT, FALSE);
  matchup_conversation_set_title (chat, "Tea 100%s");
  end.conversation = chat;
  end.round = matchup_test_add_round (chat, "Tea?", "Yes.", MATCHUP_RUN_STATE_DONE);
  end.run = matchup_answer_get_current (matchup_round_get_answer (end.round, 0));
  end.n_done = 1;
  assert_words (&end, "Tea 100%s", "one has answered");
  matchup_round_make_blind (end.round, NULL);
  assert_words (&end, "Tea 100%s", "1 answer is ready");
  end.n_done = 3;
  end.n_failed = 1;
  assert_words (&end, "Tea 100%s", "3 answers are ready");
  end.n_done = 0;
  assert_words (&end, "Tea 100%s", "The answer failed");
  end.n_failed = 2;
  assert_words (&end, "Tea 100%s", "All answers failed");
  end.list = TRUE;
  assert_words (&end, "Tea 100%s", "The list of questions is done");

  secret = create (fixture, MATCHUP_CONVERSATION_KIND_CHAT, TRUE);
  matchup_conversation_set_title (secret, "My illness");
  end.conversation = secret;
  assert_words (&end, "An answer is ready", NULL);
}

static MatchupQuickAsk *
find_quick (Fixture *fixture)
{
  return _matchup_application_find_quick_ask (fixture->application);
}

static void
send (MatchupQuickAsk *quick, const char *text)
{
  MatchupComposer *composer =
      MATCHUP_COMPOSER (matchup_test_find_type (quick, MATCHUP_TYPE_COMPOSER));

  matchup_composer_set_text (composer, text);
  matchup_composer_send (composer);
}

static void
connect_service (Fixture *fixture)
{
  MatchupTestWorkspace test = { .folder = fixture->folder, .workspace = get_workspace (fixture) };

  matchup_test_workspace_connect (&test, "openai", "key");
  g_free (test.address);
}

/* Alone, quickly: what is sent before the workspace is open is asked when it is. */
static void
test_quick_ask (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/one", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autofree char *id = NULL;
  MatchupConversation *conversation;
  gpointer quick;

  start (fixture);
  connect_service (fixture);
  matchup_lineup_set_all (matchup_workspace_get_lineup (get_workspace (fixture)), lineup);
  quit (fixture);

  act (fixture, "quick-ask", NULL);
  quick = find_quick (fixture);
  g_assert_nonnull (quick);
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_null (get_workspace (fixture));
  send (quick, "  Quick?  ");
  matchup_test_wait_until (matchup_quick_ask_get_conversation (quick) != NULL);
  conversation = matchup_quick_ask_get_conversation (quick);
  id = g_strdup (matchup_conversation_get_id (conversation));
  g_assert_cmpint (matchup_conversation_get_kind (conversation),
                   ==,
                   MATCHUP_CONVERSATION_KIND_CHAT);
  g_assert_cmpstr (matchup_conversation_get_title (conversation), ==, "Quick?");
  g_assert_cmpuint (count (fixture), ==, 0);
  act (fixture, "quick-ask", NULL);
  g_assert_true (find_quick (fixture) == quick);
  matchup_test_wait_until (matchup_workspace_get_n_active (get_workspace (fixture)) == 0);
  matchup_test_wait_frames (quick, 4);

  g_object_add_weak_pointer (quick, &quick);
  gtk_widget_activate_action (quick, "quick-ask.open", NULL);
  g_assert_cmpuint (count (fixture), ==, 1);
  wait_for (_matchup_application_find_window (fixture->application), id);
  g_assert_null (find_quick (fixture));
  matchup_test_wait_until (quick == NULL);
  g_assert_nonnull (get_workspace (fixture));
}

static MatchupQuickAsk *
ask_quickly (Fixture *fixture)
{
  MatchupQuickAsk *quick;

  act (fixture, "quick-ask", NULL);
  quick = find_quick (fixture);
  send (quick, "Quick?");
  matchup_test_wait_until (matchup_quick_ask_get_conversation (quick) != NULL);
  matchup_test_wait_until (matchup_workspace_get_n_active (get_workspace (fixture)) == 0);
  matchup_test_wait_frames (quick, 4);
  return quick;
}

static MatchupContestant *
get_quick_contestant (MatchupQuickAsk *quick)
{
  return matchup_lineup_get (matchup_conversation_get_lineup (
                                 matchup_quick_ask_get_conversation (quick)),
                             0);
}

/* What stands below a failed answer helps here as well, or in the main window. */
static void
test_quick_help (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/one", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autofree char *text = NULL;
  MatchupQuickAsk *quick;
  MatchupContestant *contestant;
  GtkWidget *row, *picker;

  start (fixture);
  connect_service (fixture);
  matchup_lineup_set_all (matchup_workspace_get_lineup (get_workspace (fixture)), lineup);
  quick = ask_quickly (fixture);
  row = matchup_test_find_type (quick, MATCHUP_TYPE_CHAT_ROW);
  gtk_widget_activate_action (row, "compare.choose-model", "s", "");
  picker = matchup_test_find_type (quick, MATCHUP_TYPE_MODEL_PICKER);
  matchup_test_wait_until (gtk_widget_get_mapped (picker));
  gtk_popover_popdown (GTK_POPOVER (picker));
  /* The same once more is the same contestant. */
  contestant = get_quick_contestant (quick);
  g_signal_emit_by_name (picker, "picked", matchup_contestant_get_model (contestant));
  g_assert_true (get_quick_contestant (quick) == contestant);

  gtk_widget_activate_action (row, "win.start-over", "s", "Quick?");
  g_assert_null (matchup_quick_ask_get_conversation (quick));
  text = matchup_composer_dup_text (
      MATCHUP_COMPOSER (matchup_test_find_type (quick, MATCHUP_TYPE_COMPOSER)));
  g_assert_cmpstr (text, ==, "Quick?");
  matchup_test_wait_frames (quick, 4);

  ask_quickly (fixture);
  row = matchup_test_find_type (quick, MATCHUP_TYPE_CHAT_ROW);
  gtk_widget_activate_action (row, "message.compare", NULL);
  g_assert_null (find_quick (fixture));
  g_assert_cmpstr (gtk_window_get_title (
                       GTK_WINDOW (_matchup_application_find_window (fixture->application))),
                   ==,
                   "New Comparison");
}

/* The main window is another one; whichever is left keeps the program. */
static void
test_quick_and_main (Fixture *fixture, gconstpointer data)
{
  gpointer workspace;
  GtkWidget *label;

  act (fixture, "quick-ask", NULL);
  matchup_test_wait_until (get_workspace (fixture) != NULL);
  label = matchup_test_find (find_quick (fixture), "trouble_label");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "No service is connected yet.");
  g_assert_true (gtk_widget_get_visible (matchup_test_find (find_quick (fixture), "trouble")));
  start (fixture);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_cmpuint (fixture->n_made, ==, 1);
  matchup_test_destroy (_matchup_application_find_window (fixture->application));
  workspace = get_workspace (fixture);
  g_assert_nonnull (workspace);
  g_object_add_weak_pointer (workspace, &workspace);
  matchup_test_destroy (find_quick (fixture));
  matchup_test_wait_until (workspace == NULL);
}

static void
test_quick_trouble (Fixture *fixture, gconstpointer data)
{
  GtkWidget *trouble, *button;

  fixture->broken = TRUE;
  act (fixture, "quick-ask", NULL);
  trouble = matchup_test_find (find_quick (fixture), "trouble");
  matchup_test_wait_until (gtk_widget_get_visible (trouble));
  fixture->broken = FALSE;
  button = matchup_test_find (find_quick (fixture), "trouble_button");
  matchup_test_wait_until (gtk_widget_get_mapped (button));
  matchup_test_click (button);
  matchup_test_wait_until (get_workspace (fixture) != NULL);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/ui/windows/share", test_share },
    { "/ui/windows/same", test_same },
    { "/ui/windows/session", test_session },
    { "/ui/windows/written", test_written },
    { "/ui/windows/private", test_private },
    { "/ui/windows/odd-session", test_odd_session },
    { "/ui/windows/open-round", test_open_round },
    { "/ui/windows/notifier", test_notifier },
    { "/ui/windows/words", test_words },
    { "/ui/windows/quick-ask", test_quick_ask },
    { "/ui/windows/quick-help", test_quick_help },
    { "/ui/windows/quick-and-main", test_quick_and_main },
    { "/ui/windows/quick-trouble", test_quick_trouble },
  };

  matchup_test_ui_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
