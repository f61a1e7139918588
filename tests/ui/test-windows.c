/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several windows of one workspace, what comes again, what the desktop is told. */
#include "matchup-test-ui.h"
#include "windows-fixture.h"

#define SECOND G_USEC_PER_SEC

static MatchupWindow *
open_window (WindowsFixture *fixture, const char *id)
{
  MatchupWindow *window = _matchup_application_open_window (fixture->application, id);

  g_assert_nonnull (window);
  matchup_test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (window)));
  return window;
}

static MatchupConversation *
create (WindowsFixture *fixture, MatchupConversationKind kind, gboolean private_)
{
  static const char *const models[] = { "openai/one", "openai/two", NULL };
  const char *const model[] = { "openai/one", NULL };
  g_autoptr (MatchupLineup) lineup =
      matchup_test_lineup_new (kind == MATCHUP_CONVERSATION_KIND_CHAT ? model : models);

  return matchup_history_create (matchup_workspace_get_history (
                                     windows_fixture_get_workspace (fixture)),
                                 kind,
                                 lineup,
                                 private_);
}

/* Saved; its answers fail, as nobody is connected. Gives its id. */
static char *
make_saved (WindowsFixture *fixture, const char *prompt)
{
  g_autoptr (MatchupConversation) conversation =
      create (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, FALSE);
  g_autoptr (MatchupRunGroup) group =
      matchup_workspace_ask (windows_fixture_get_workspace (fixture), conversation, prompt);

  matchup_test_wait_until (
      matchup_workspace_get_n_active (windows_fixture_get_workspace (fixture)) == 0);
  return g_strdup (matchup_conversation_get_id (conversation));
}

static char *
dup_kept (WindowsFixture *fixture)
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
assert_kept (WindowsFixture *fixture, const char *expected)
{
  g_autofree char *kept = dup_kept (fixture);

  g_assert_cmpstr (kept, ==, expected);
}

/* They share the workspace, each goes when it is closed, and the last one ends it. */
static void
test_share (WindowsFixture *fixture, gconstpointer data)
{
  MatchupWindow *second;
  gpointer workspace;

  windows_fixture_start (fixture);
  windows_fixture_act (fixture, "new-window", NULL);
  g_assert_cmpuint (windows_fixture_count (fixture), ==, 2);
  g_assert_cmpuint (fixture->n_made, ==, 1);
  second = open_window (fixture, NULL);
  g_assert_cmpuint (windows_fixture_count (fixture), ==, 3);
  matchup_test_destroy (second);
  second = _matchup_application_find_window (fixture->application);
  matchup_test_destroy (second);
  g_assert_cmpuint (windows_fixture_count (fixture), ==, 1);
  g_assert_nonnull (windows_fixture_get_workspace (fixture));

  workspace = windows_fixture_get_workspace (fixture);
  g_object_add_weak_pointer (workspace, &workspace);
  matchup_test_destroy (_matchup_application_find_window (fixture->application));
  matchup_test_wait_until (workspace == NULL);
}

/* What is open in both is one object, and where it is deleted, it is gone from both. */
static void
test_same (WindowsFixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  MatchupWindow *one, *two;

  windows_fixture_start (fixture);
  id = make_saved (fixture, "Shared?");
  one = _matchup_application_find_window (fixture->application);
  matchup_window_open (one, id);
  two = open_window (fixture, id);
  windows_fixture_wait_for (one, id);
  windows_fixture_wait_for (two, id);
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
test_session (WindowsFixture *fixture, gconstpointer data)
{
  g_autofree char *apples = NULL, *pears = NULL, *both = NULL, *one = NULL;
  g_autoptr (GPtrArray) windows = NULL;
  MatchupWindow *window;

  windows_fixture_start (fixture);
  apples = make_saved (fixture, "Apples");
  pears = make_saved (fixture, "Pears");
  both = g_strdup_printf ("%s results\n%s compare\n", pears, apples);
  one = g_strdup_printf ("%s compare\n", apples);
  window = _matchup_application_find_window (fixture->application);
  matchup_window_open (window, apples);
  windows_fixture_wait_for (window, apples);
  window = open_window (fixture, pears);
  windows_fixture_wait_for (window, pears);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "results");
  matchup_test_wait_until (gtk_window_is_active (GTK_WINDOW (window)));
  windows_fixture_quit (fixture);
  assert_kept (fixture, both);

  windows_fixture_start (fixture);
  windows = windows_fixture_dup_windows (fixture);
  g_assert_cmpuint (windows->len, ==, 2);
  for (guint i = 0; i < windows->len; i++)
    matchup_test_wait_until (matchup_window_get_conversation (windows->pdata[i]) != NULL);
  matchup_test_wait_until (gtk_window_is_active (windows->pdata[0]));
  g_assert_cmpstr (matchup_window_get_conversation_id (windows->pdata[0]), ==, pears);
  g_assert_false (matchup_window_shows (windows->pdata[0], pears));
  g_assert_true (matchup_window_shows (windows->pdata[1], apples));
  matchup_test_destroy (windows->pdata[0]);
  assert_kept (fixture, one);
  windows_fixture_quit (fixture);
  assert_kept (fixture, one);
}

/* Written while it runs: a moment after something changed. */
static void
test_written (WindowsFixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *expected = NULL;

  windows_fixture_start (fixture);
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
test_private (WindowsFixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = NULL;
  g_autofree char *last = NULL;
  MatchupWindow *window;

  windows_fixture_start (fixture);
  conversation = create (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, TRUE);
  matchup_test_add_round (conversation, "Secret", "Well", MATCHUP_RUN_STATE_DONE);
  window = open_window (fixture, NULL);
  matchup_window_take (window, conversation);
  g_assert_true (matchup_window_get_conversation (window) == conversation);
  last = g_settings_get_string (fixture->settings, "last-conversation");
  g_assert_cmpstr (last, ==, "");
  windows_fixture_quit (fixture);
  assert_kept (fixture, " compare\n");
}

/* Whatever stands there does no harm. */
static void
test_odd_session (WindowsFixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) odd =
      g_variant_new_parsed ("[{'width': <-5>, 'height': <999999>, 'view': <'elsewhere'>, "
                            "'conversation': <'no-such'>}, {'view': <7>}, "
                            "{'conversation': <'gone-too'>, 'maximized': <'yes'>}]");

  g_settings_set_value (fixture->settings, "session", g_variant_ref_sink (odd));
  windows_fixture_start (fixture);
  matchup_test_wait_until (windows_fixture_count (fixture) == 1);
  g_assert_null (
      matchup_window_get_conversation_id (_matchup_application_find_window (fixture->application)));
}

/* The place is gone to as soon as there is something to go to, and where it is open already. */
static void
test_open_round (WindowsFixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  MatchupWindow *one, *two;

  windows_fixture_start (fixture);
  id = make_saved (fixture, "Here?");
  windows_fixture_quit (fixture);

  windows_fixture_act (fixture, "open-round", g_variant_new ("(ss)", id, "round"));
  one = _matchup_application_find_window (fixture->application);
  matchup_test_wait_until (windows_fixture_get_workspace (fixture) != NULL);
  windows_fixture_wait_for (one, id);
  two = open_window (fixture, NULL);
  windows_fixture_act (fixture, "open-round", g_variant_new ("(ss)", id, "round"));
  g_assert_null (matchup_window_get_conversation_id (two));
  g_assert_cmpstr (matchup_window_get_conversation_id (one), ==, id);
}

/* A run that is under way, as far as anybody can tell. */
static MatchupRun *
begin (WindowsFixture *fixture, MatchupConversation *conversation)
{
  MatchupRound *round =
      matchup_test_add_round (conversation, "Long?", "Yes.", MATCHUP_RUN_STATE_QUEUED);
  MatchupRun *first = NULL;

  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    {
      MatchupRun *run = matchup_answer_get_current (matchup_round_get_answer (round, i));

      if (first == NULL)
        first = run;
      g_signal_emit_by_name (windows_fixture_get_workspace (fixture),
                             "asked",
                             conversation,
                             round,
                             run);
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
tells (WindowsFixture *fixture, MatchupConversation *conversation)
{
  return matchup_notifier_tells (matchup_application_get_notifier (fixture->application),
                                 matchup_conversation_get_id (conversation));
}

/* Only of what took long and nobody saw, until it is seen. */
static void
test_notifier (WindowsFixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = NULL;
  MatchupWindow *window;

  windows_fixture_start (fixture);
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
test_words (WindowsFixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) secret = NULL;
  g_autoptr (MatchupConversation) chat = NULL;
  MatchupNotifierEnd end = { NULL };

  windows_fixture_start (fixture);
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

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (WindowsFixture *fixture, gconstpointer data);
  } cases[] = {
    { "/ui/windows/share", test_share },           { "/ui/windows/same", test_same },
    { "/ui/windows/session", test_session },       { "/ui/windows/written", test_written },
    { "/ui/windows/private", test_private },       { "/ui/windows/odd-session", test_odd_session },
    { "/ui/windows/open-round", test_open_round }, { "/ui/windows/notifier", test_notifier },
    { "/ui/windows/words", test_words },
  };

  matchup_test_ui_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path,
                WindowsFixture,
                NULL,
                windows_fixture_set_up,
                cases[i].test,
                windows_fixture_tear_down);
  return g_test_run ();
}
