/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles by a model: only if that is wanted, never over a person's, never of what is private. */
#include "matchup-test-workspace.h"
#include "matchup-title-maker.h"

#include <string.h>

#define KEY "test-key-abcdefghijklmnop"

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupHistory *history;
  MatchupTitleMaker *titles;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = matchup_test_workspace_new (NULL);
  fixture->history = matchup_workspace_get_history (fixture->test->workspace);
  fixture->titles = matchup_workspace_get_title_maker (fixture->test->workspace);
  matchup_test_workspace_start_server (fixture->test);
  matchup_test_workspace_connect (fixture->test, "openai", KEY);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_test_workspace_free (fixture->test);
}

static void
use (Fixture *fixture, const char *model_id)
{
  g_autoptr (MatchupModelRef) model = matchup_model_ref_new ("openai",
                                                             model_id,
                                                             "The Titler",
                                                             MATCHUP_MODEL_CAPABILITIES_NONE,
                                                             0,
                                                             0);

  matchup_title_maker_set_model (fixture->titles, model);
  matchup_title_maker_set_automatic (fixture->titles, TRUE);
}

static MatchupConversation *
create (Fixture *fixture, const char *model, gboolean private_)
{
  const char *const models[] = { model, NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);

  return matchup_history_create (fixture->history,
                                 MATCHUP_CONVERSATION_KIND_CHAT,
                                 lineup,
                                 private_);
}

/* What is ready to be done by the main loop. */
static void
do_all_that_waits (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Until nothing is on its way, titles neither. */
static void
wait_for_all (Fixture *fixture)
{
  matchup_test_wait_until (matchup_workspace_get_n_active (fixture->test->workspace) == 0);
  do_all_that_waits ();
  matchup_test_wait_until (matchup_workspace_get_n_active (fixture->test->workspace) == 0);
  do_all_that_waits ();
}

static void
ask (Fixture *fixture, MatchupConversation *conversation, const char *prompt)
{
  g_autoptr (MatchupRunGroup) group =
      matchup_workspace_ask (fixture->test->workspace, conversation, prompt);

  matchup_test_wait_until (!matchup_run_group_get_busy (group));
}

static MatchupConversationSummary *
get_summary (Fixture *fixture, MatchupConversation *conversation)
{
  return matchup_history_find (fixture->history, matchup_conversation_get_id (conversation));
}

static void
assert_title (Fixture *fixture, MatchupConversation *conversation, const char *title)
{
  g_assert_cmpstr (matchup_conversation_get_title (conversation), ==, title);
  g_assert_cmpstr (matchup_conversation_summary_get_title (get_summary (fixture, conversation)),
                   ==,
                   title);
}

static void
test_off (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = create (fixture, "openai/echo", FALSE);

  g_assert_false (matchup_title_maker_get_automatic (fixture->titles));
  g_assert_null (matchup_title_maker_get_model (fixture->titles));
  use (fixture, "title");
  matchup_title_maker_set_automatic (fixture->titles, FALSE);
  ask (fixture, conversation, "why is the sky blue");
  wait_for_all (fixture);
  assert_title (fixture, conversation, "why is the sky blue");
}

static void
test_automatic (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = create (fixture, "openai/echo", FALSE);
  MatchupConversationSummary *summary;

  use (fixture, "title");
  ask (fixture, conversation, "why is the sky blue");
  assert_title (fixture, conversation, "why is the sky blue");
  wait_for_all (fixture);
  assert_title (fixture, conversation, "Water and light");
  summary = get_summary (fixture, conversation);
  g_assert_cmpint (matchup_conversation_summary_get_title_source (summary),
                   ==,
                   MATCHUP_TITLE_SOURCE_MODEL);
  g_assert_true (strstr (matchup_conversation_summary_get_note (summary), "The Titler") != NULL);
  /* Nothing is added to the history, and the second answer is followed by nothing. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->history)), ==, 1);
  matchup_history_rename (fixture->history, matchup_conversation_get_id (conversation), "My own");
  ask (fixture, conversation, "and at night");
  wait_for_all (fixture);
  assert_title (fixture, conversation, "My own");
  matchup_test_workspace_reopen (fixture->test);
  fixture->history = matchup_workspace_get_history (fixture->test->workspace);
  summary = get_summary (fixture, conversation);
  g_assert_cmpstr (matchup_conversation_summary_get_title (summary), ==, "My own");
  g_assert_cmpint (matchup_conversation_summary_get_title_source (summary),
                   ==,
                   MATCHUP_TITLE_SOURCE_PERSON);
}

/* What the person writes while the title is on its way stays. */
static void
test_renamed_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = create (fixture, "openai/echo", FALSE);

  use (fixture, "title");
  ask (fixture, conversation, "why");
  g_assert_cmpuint (matchup_workspace_get_n_active (fixture->test->workspace), ==, 1);
  matchup_history_rename (fixture->history, matchup_conversation_get_id (conversation), "My own");
  wait_for_all (fixture);
  assert_title (fixture, conversation, "My own");
}

static void
test_private (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = create (fixture, "openai/echo", TRUE);

  use (fixture, "title");
  ask (fixture, conversation, "leave no trace");
  g_assert_cmpuint (matchup_workspace_get_n_active (fixture->test->workspace), ==, 0);
  wait_for_all (fixture);
  g_assert_cmpstr (matchup_conversation_get_title (conversation), ==, "leave no trace");
}

/* A failure is told by the note alone, and so is an answer without a title in it. */
static void
test_failure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) first = create (fixture, "openai/echo", FALSE);
  g_autoptr (MatchupConversation) failed = create (fixture, "openai/fail-401", FALSE);
  MatchupRound *round;
  MatchupRun *run;

  use (fixture, "fail-401");
  ask (fixture, first, "one");
  wait_for_all (fixture);
  assert_title (fixture, first, "one");
  g_assert_nonnull (matchup_conversation_summary_get_note (get_summary (fixture, first)));
  /* It is not tried again with every further answer. */
  round = matchup_conversation_get_round (first, 0);
  run = matchup_workspace_ask_again (fixture->test->workspace,
                                     first,
                                     round,
                                     matchup_round_get_answer (round, 0));
  matchup_test_wait_until (!matchup_run_is_active (run));
  g_assert_cmpuint (matchup_workspace_get_n_active (fixture->test->workspace), ==, 0);
  /* Of what was not answered there is nothing to be said. */
  ask (fixture, failed, "two");
  wait_for_all (fixture);
  g_assert_null (matchup_conversation_summary_get_note (get_summary (fixture, failed)));
}

static void
test_suggest (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = create (fixture, "openai/echo", FALSE);
  const char *id = matchup_conversation_get_id (conversation);

  ask (fixture, conversation, "one");
  matchup_history_rename (fixture->history, id, "My own");
  matchup_title_maker_suggest (fixture->titles, id); /* there is no model */
  wait_for_all (fixture);
  assert_title (fixture, conversation, "My own");
  use (fixture, "title");
  matchup_title_maker_suggest (fixture->titles, id);
  matchup_title_maker_suggest (fixture->titles, id); /* once is enough */
  matchup_test_wait_until (
      strcmp (matchup_conversation_get_title (conversation), "Water and light") == 0);
  assert_title (fixture, conversation, "Water and light");
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  use (fixture, "title");
  matchup_test_workspace_reopen (fixture->test);
  fixture->titles = matchup_workspace_get_title_maker (fixture->test->workspace);
  matchup_test_wait_until (matchup_title_maker_get_automatic (fixture->titles));
  g_assert_cmpstr (matchup_model_ref_get_model_id (matchup_title_maker_get_model (fixture->titles)),
                   ==,
                   "title");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/titles/off", test_off },
    { "/titles/automatic", test_automatic },
    { "/titles/renamed-meanwhile", test_renamed_meanwhile },
    { "/titles/private", test_private },
    { "/titles/failure", test_failure },
    { "/titles/suggest", test_suggest },
    { "/titles/kept", test_kept },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
