/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blind rounds, votes and how they are given: in the workspace, over a restart, in real rounds. */
#include "matchup-history-private.h"
#include "matchup-judging-private.h"
#include "matchup-test-notify.h"
#include "matchup-test-workspace.h"

#define KEY "test-key-abcdefghijklmnop"

static const char *const three[] = { "openai/echo", "doubao/chinese", "openai/echo", NULL };

typedef struct
{
  MatchupTestWorkspace *test;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = matchup_test_workspace_new (NULL);
  matchup_test_workspace_start_server (fixture->test);
  matchup_test_workspace_connect (fixture->test, "openai", KEY);
  matchup_test_workspace_connect (fixture->test, "doubao", KEY);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_test_workspace_free (fixture->test);
}

static MatchupHistory *
get_history (Fixture *fixture)
{
  return matchup_workspace_get_history (fixture->test->workspace);
}

static MatchupJudging *
get_judging (Fixture *fixture)
{
  return matchup_workspace_get_judging (fixture->test->workspace);
}

static MatchupConversation *
open (Fixture *fixture, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupConversation *conversation;

  matchup_history_open_async (get_history (fixture),
                              id,
                              NULL,
                              matchup_test_keep_result_cb,
                              &result);
  matchup_test_wait_until (result != NULL);
  conversation = matchup_history_open_finish (get_history (fixture), result, &error);
  g_assert_no_error (error);
  return conversation;
}

static GPtrArray *
list_votes (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  matchup_history_list_votes_async (get_history (fixture),
                                    NULL,
                                    matchup_test_keep_result_cb,
                                    &result);
  matchup_test_wait_until (result != NULL);
  records = matchup_history_list_votes_finish (get_history (fixture), result, &error);
  g_assert_no_error (error);
  return records;
}

static guint
count_votes (Fixture *fixture)
{
  g_autoptr (GPtrArray) records = list_votes (fixture);

  return records->len;
}

static MatchupVote *
make_vote (Fixture *fixture, MatchupRound *round, guint slot)
{
  g_autoptr (MatchupVoteBuilder) builder =
      matchup_judging_begin_vote (get_judging (fixture), round);

  g_assert_true (matchup_vote_builder_choose_best (builder, slot));
  return matchup_judging_end_vote (get_judging (fixture), builder);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  static const char *const none[] = { NULL };
  MatchupJudging *judging = get_judging (fixture);

  g_assert_false (matchup_judging_get_blind (judging));
  g_assert_false (matchup_judging_get_reveal_together (judging));
  g_assert_false (matchup_judging_get_stop_rest (judging));
  matchup_test_property_notifies (judging, "blind", TRUE, FALSE);
  matchup_test_property_notifies (judging, "reveal-together", TRUE, FALSE);
  matchup_test_property_notifies (judging, "stop-rest", TRUE, FALSE);
  matchup_test_assert_all_properties (judging, none);
  matchup_judging_set_blind (judging, TRUE);
  matchup_judging_set_stop_rest (judging, TRUE);
  matchup_test_workspace_reopen (fixture->test);
  judging = get_judging (fixture);
  g_assert_true (matchup_judging_get_blind (judging));
  g_assert_false (matchup_judging_get_reveal_together (judging));
  g_assert_true (matchup_judging_get_stop_rest (judging));
}

/* The names of all criteria, by commas. */
static char *
get_criteria (MatchupJudging *judging)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < matchup_judging_get_n_criteria (judging); i++)
    {
      g_autoptr (MatchupCriterion) item = g_list_model_get_item (G_LIST_MODEL (judging), i);

      g_assert_true (item == matchup_judging_get_criterion (judging, i));
      g_string_append_printf (names, i > 0 ? ",%s" : "%s", matchup_criterion_get_name (item));
    }
  g_assert_null (matchup_judging_get_criterion (judging, matchup_judging_get_n_criteria (judging)));
  return g_string_free (names, FALSE);
}

static void
assert_criteria (MatchupJudging *judging, const char *expected)
{
  g_autofree char *names = get_criteria (judging);

  g_assert_cmpstr (names, ==, expected);
}

static void
test_criteria (Fixture *fixture, gconstpointer data)
{
  MatchupJudging *judging = get_judging (fixture);
  g_autofree char *id = NULL;
  MatchupCriterion *own;
  guint changes = 0;

  assert_criteria (judging, "Accuracy,Helpfulness,Style,Safety");
  g_signal_connect_swapped (judging, "items-changed", G_CALLBACK (count_cb), &changes);
  own = matchup_judging_add_criterion (judging, "  Spelling\tand\n grammar ");
  id = g_strdup (matchup_criterion_get_id (own));
  g_assert_null (matchup_judging_add_criterion (judging, " \n"));
  g_assert_null (matchup_judging_add_criterion (judging, "STYLE"));
  assert_criteria (judging, "Accuracy,Helpfulness,Style,Safety,Spelling and  grammar");
  matchup_judging_move_criterion (judging, id, 0);
  matchup_judging_remove_criterion (judging, MATCHUP_CRITERION_HELPFULNESS);
  matchup_judging_remove_criterion (judging, "nothing");
  g_assert_true (matchup_judging_rename_criterion (judging, id, "Spelling"));
  g_assert_true (matchup_judging_rename_criterion (judging, id, "spelling"));
  g_assert_false (matchup_judging_rename_criterion (judging, id, ""));
  g_assert_false (matchup_judging_rename_criterion (judging, id, "safety"));
  g_assert_false (matchup_judging_rename_criterion (judging, "nothing", "x"));
  g_assert_true (matchup_judging_rename_criterion (judging, MATCHUP_CRITERION_SAFETY, "Safety"));
  g_assert_true (matchup_judging_rename_criterion (judging, MATCHUP_CRITERION_STYLE, "语气"));
  assert_criteria (judging, "spelling,Accuracy,语气,Safety");
  /* Added, moved, removed, renamed three times; what is refused or stays changes nothing. */
  g_assert_cmpuint (changes, ==, 6);

  matchup_test_workspace_reopen (fixture->test);
  judging = get_judging (fixture);
  assert_criteria (judging, "spelling,Accuracy,语气,Safety");
  g_assert_nonnull (matchup_judging_find_criterion (judging, id));
  g_assert_true (matchup_criterion_has_usual_name (
      matchup_judging_find_criterion (judging, MATCHUP_CRITERION_SAFETY)));
  matchup_judging_move_criterion (judging, id, 3);
  assert_criteria (judging, "Accuracy,语气,Safety,spelling");
  while (matchup_judging_get_n_criteria (judging) > 0)
    matchup_judging_remove_criterion (judging,
                                      matchup_criterion_get_id (
                                          matchup_judging_get_criterion (judging, 0)));
  matchup_test_workspace_reopen (fixture->test);
  assert_criteria (get_judging (fixture), "");
  matchup_judging_reset_criteria (get_judging (fixture));
  matchup_test_workspace_reopen (fixture->test);
  assert_criteria (get_judging (fixture), "Accuracy,Helpfulness,Style,Safety");
}

/* A comparison begins as the person is used to and keeps what it is changed to. */
static void
test_conversation (Fixture *fixture, gconstpointer data)
{
  MatchupConversation *conversation;
  g_autoptr (MatchupConversation) loaded = NULL;
  g_autoptr (MatchupConversation) chat = NULL;
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (three);
  g_autofree char *id = NULL;

  matchup_judging_set_blind (get_judging (fixture), TRUE);
  matchup_judging_set_reveal_together (get_judging (fixture), TRUE);
  chat =
      matchup_history_create (get_history (fixture), MATCHUP_CONVERSATION_KIND_CHAT, lineup, FALSE);
  g_assert_false (matchup_conversation_get_blind (chat));
  conversation = matchup_test_workspace_create (fixture->test, three, FALSE);
  id = g_strdup (matchup_conversation_get_id (conversation));
  g_assert_true (matchup_conversation_get_blind (conversation));
  g_assert_true (matchup_conversation_get_reveal_together (conversation));
  matchup_test_workspace_ask (fixture->test, conversation, "first");
  matchup_conversation_set_blind (conversation, FALSE);
  matchup_history_rename (get_history (fixture), id, "Renamed");
  g_assert_true (matchup_round_get_blind (matchup_test_get_last (conversation)));
  g_object_unref (conversation);
  matchup_test_workspace_reopen (fixture->test);
  loaded = open (fixture, id);
  g_assert_false (matchup_conversation_get_blind (loaded));
  g_assert_true (matchup_conversation_get_reveal_together (loaded));
  g_assert_true (matchup_round_get_blind (matchup_test_get_last (loaded)));
  g_assert_true (matchup_round_get_reveal_together (matchup_test_get_last (loaded)));
  g_assert_false (matchup_round_is_held (matchup_test_get_last (loaded)));
}

/* Shuffled, the same after a restart; each contestant still goes on from its own answers. */
static void
test_blind_rounds (Fixture *fixture, gconstpointer data)
{
  MatchupConversation *conversation = matchup_test_workspace_create (fixture->test, three, FALSE);
  g_autofree char *id = g_strdup (matchup_conversation_get_id (conversation));
  g_autoptr (MatchupConversation) loaded = NULL;
  g_autoptr (MatchupRunGroup) group = NULL;
  guint slots[3];
  MatchupRound *round;

  matchup_conversation_set_blind (conversation, TRUE);
  round = matchup_test_workspace_ask (fixture->test, conversation, "where");
  g_assert_false (matchup_round_get_revealed (round));
  for (guint i = 0; i < 3; i++)
    {
      slots[i] = matchup_round_get_slot (round, i);
      g_assert_true (matchup_answer_get_contestant (matchup_round_get_answer (round, i)) ==
                     matchup_lineup_get (matchup_conversation_get_lineup (conversation), i));
    }
  group = matchup_workspace_ask_same (fixture->test->workspace, conversation, round);
  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  g_assert_cmpuint (matchup_conversation_get_n_rounds (conversation), ==, 2);
  g_assert_true (matchup_round_get_prompt (matchup_test_get_last (conversation)) ==
                 matchup_round_get_prompt (round));
  g_assert_true (matchup_round_get_blind (matchup_test_get_last (conversation)));
  g_object_unref (conversation);
  matchup_test_workspace_reopen (fixture->test);
  loaded = open (fixture, id);
  round = matchup_conversation_get_round (loaded, 0);
  g_assert_true (matchup_round_get_blind (round));
  g_assert_false (matchup_round_get_revealed (round));
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (matchup_round_get_slot (round, i), ==, slots[i]);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *prompt =
          matchup_message_dup_text (matchup_round_get_prompt (
                                        matchup_conversation_get_round (loaded, i)),
                                    MATCHUP_PART_KIND_TEXT);

      g_assert_cmpstr (prompt, ==, "where");
    }
}

/* All orders come about: over 60 rounds each of the two is missed once in 10^18 times. */
static void
test_shuffle (Fixture *fixture, gconstpointer data)
{
  static const char *const two[] = { "openai/echo", "openai/echo", NULL };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, two, TRUE);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_swapped = 0;

  matchup_conversation_set_blind (conversation, TRUE);
  for (guint i = 0; i < 60; i++)
    {
      g_ptr_array_add (groups, matchup_workspace_ask (fixture->test->workspace, conversation, "?"));
      n_swapped += matchup_round_get_slot (matchup_test_get_last (conversation), 0);
      matchup_round_stop_all (matchup_test_get_last (conversation));
    }
  g_assert_cmpuint (n_swapped, >, 0);
  g_assert_cmpuint (n_swapped, <, 60);
  matchup_test_wait_until (matchup_workspace_get_n_active (fixture->test->workspace) == 0);
}

static void
test_vote (Fixture *fixture, gconstpointer data)
{
  MatchupConversation *conversation = matchup_test_workspace_create (fixture->test, three, FALSE);
  g_autofree char *id = g_strdup (matchup_conversation_get_id (conversation));
  g_autoptr (MatchupConversation) loaded = NULL;
  g_autoptr (MatchupVote) vote = NULL;
  g_autoptr (MatchupVote) other = NULL;
  g_autoptr (GPtrArray) records = NULL;
  guint changes = 0;
  MatchupRound *round;

  matchup_conversation_set_blind (conversation, TRUE);
  round = matchup_test_workspace_ask (fixture->test, conversation, "which");
  vote = make_vote (fixture, round, 1);
  g_assert_cmpstr (matchup_vote_get_setting (vote, MATCHUP_VOTE_SETTING_STOP_REST), ==, "no");
  g_assert_true (matchup_history_vote (get_history (fixture), conversation, round, vote));
  g_assert_true (matchup_round_get_revealed (round));
  records = list_votes (fixture);
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_true (
      matchup_vote_equal (((MatchupVoteRecord *) g_ptr_array_index (records, 0))->vote, vote));

  /* Taken back, undone, changed. */
  g_assert_true (matchup_history_vote (get_history (fixture), conversation, round, NULL));
  g_assert_cmpuint (count_votes (fixture), ==, 0);
  g_assert_true (matchup_history_vote (get_history (fixture), conversation, round, vote));
  g_assert_cmpuint (count_votes (fixture), ==, 1);
  other = make_vote (fixture, round, 0);
  g_assert_false (matchup_vote_get_blind (other));
  g_assert_true (matchup_history_vote (get_history (fixture), conversation, round, other));
  g_object_unref (conversation);
  matchup_test_workspace_reopen (fixture->test);
  loaded = open (fixture, id);
  g_assert_true (
      matchup_vote_equal (matchup_round_get_vote (matchup_test_get_last (loaded)), other));
  g_assert_true (matchup_round_get_revealed (matchup_test_get_last (loaded)));

  /* With its comparison it goes and comes back. */
  g_signal_connect_swapped (get_history (fixture),
                            "votes-changed",
                            G_CALLBACK (count_cb),
                            &changes);
  matchup_history_delete (get_history (fixture), id);
  g_assert_cmpuint (count_votes (fixture), ==, 0);
  matchup_history_undelete (get_history (fixture), id);
  g_assert_cmpuint (count_votes (fixture), ==, 1);
  g_assert_cmpuint (changes, ==, 2);
  g_assert_true (
      matchup_history_vote (get_history (fixture), loaded, matchup_test_get_last (loaded), NULL));
  g_assert_cmpuint (changes, ==, 3);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/echo", "openai/error-200", NULL };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  g_autoptr (MatchupConversation) other =
      matchup_test_workspace_create (fixture->test, three, FALSE);
  MatchupRound *round = matchup_test_workspace_ask (fixture->test, conversation, "one fails");
  MatchupRound *good = matchup_test_workspace_ask (fixture->test, other, "all good");
  g_autoptr (MatchupVote) foreign = make_vote (fixture, good, 0);
  g_autoptr (MatchupVoteBuilder) builder =
      matchup_judging_begin_vote (get_judging (fixture), round);
  g_autoptr (MatchupVote) none = NULL;

  g_assert_cmpint (matchup_run_get_state (matchup_test_get_run (round, 1)),
                   ==,
                   MATCHUP_RUN_STATE_FAILED);
  g_assert_cmpuint (matchup_round_get_n_judgeable (round), ==, 1);
  g_assert_false (matchup_history_vote (get_history (fixture), conversation, round, foreign));
  g_assert_cmpuint (count_votes (fixture), ==, 0);
  /* The one that failed takes no part, and one alone is not better than nothing. */
  g_assert_false (matchup_vote_builder_choose_best (builder, 1));
  g_assert_true (matchup_vote_builder_choose_best (builder, 0));
  g_assert_null (matchup_judging_end_vote (get_judging (fixture), builder));
  matchup_vote_builder_choose_none (builder);
  none = matchup_judging_end_vote (get_judging (fixture), builder);
  g_assert_true (matchup_history_vote (get_history (fixture), conversation, round, none));
  g_assert_cmpuint (count_votes (fixture), ==, 1);
}

static void
test_reveal (Fixture *fixture, gconstpointer data)
{
  MatchupConversation *conversation = matchup_test_workspace_create (fixture->test, three, FALSE);
  g_autofree char *id = g_strdup (matchup_conversation_get_id (conversation));
  g_autoptr (MatchupConversation) loaded = NULL;
  g_autoptr (MatchupVote) vote = NULL;
  MatchupRound *round;

  matchup_conversation_set_blind (conversation, TRUE);
  round = matchup_test_workspace_ask (fixture->test, conversation, "who");
  matchup_history_reveal (get_history (fixture), conversation, round);
  g_assert_true (matchup_round_get_revealed (round));
  matchup_history_reveal (get_history (fixture), conversation, round);
  g_object_unref (conversation);
  matchup_test_workspace_reopen (fixture->test);
  loaded = open (fixture, id);
  round = matchup_test_get_last (loaded);
  g_assert_true (matchup_round_get_blind (round));
  g_assert_true (matchup_round_get_revealed (round));
  g_assert_null (matchup_round_get_vote (round));
  vote = make_vote (fixture, round, 0);
  g_assert_false (matchup_vote_get_blind (vote));
}

/* Early votes: the rest is stopped or goes on, as the person set. */
static void
vote_early (Fixture *fixture, gboolean stop_rest)
{
  static const char *const models[] = { "openai/tokens-400-at-50",
                                        "doubao/tokens-400-at-50",
                                        NULL };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  g_autoptr (MatchupRunGroup) group = NULL;
  g_autoptr (MatchupVote) vote = NULL;
  MatchupRound *round;

  matchup_judging_set_stop_rest (get_judging (fixture), stop_rest);
  group = matchup_workspace_ask (fixture->test->workspace, conversation, "long");
  round = matchup_test_get_last (conversation);
  matchup_test_wait_until (matchup_round_get_n_judgeable (round) == 2);
  g_assert_true (matchup_run_group_get_busy (group));
  vote = make_vote (fixture, round, 1);
  g_assert_true (matchup_vote_get_early (vote));
  g_assert_true (matchup_history_vote (get_history (fixture), conversation, round, vote));
  if (!stop_rest)
    {
      gsize length =
          matchup_message_get_length (matchup_run_get_message (matchup_test_get_run (round, 0)),
                                      MATCHUP_PART_KIND_TEXT);

      matchup_test_wait_until (
          matchup_message_get_length (matchup_run_get_message (matchup_test_get_run (round, 0)),
                                      MATCHUP_PART_KIND_TEXT) > length);
      g_assert_true (matchup_run_is_active (matchup_test_get_run (round, 0)));
      matchup_round_stop_all (round);
    }
  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (matchup_run_get_state (matchup_test_get_run (round, i)),
                     ==,
                     MATCHUP_RUN_STATE_STOPPED);
  g_assert_cmpuint (count_votes (fixture), ==, stop_rest ? 1 : 2);
}

static void
test_early (Fixture *fixture, gconstpointer data)
{
  vote_early (fixture, TRUE);
  vote_early (fixture, FALSE);
}

static void
test_reveal_together (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/echo", "doubao/hang", NULL };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, models, FALSE);
  g_autoptr (MatchupRunGroup) group = NULL;
  MatchupRound *round;

  matchup_conversation_set_reveal_together (conversation, TRUE);
  group = matchup_workspace_ask (fixture->test->workspace, conversation, "together");
  round = matchup_test_get_last (conversation);
  g_assert_true (matchup_round_is_held (round));
  matchup_test_wait_until (!matchup_run_is_active (matchup_test_get_run (round, 0)));
  /* The first one waits for the other. */
  g_assert_true (matchup_round_is_held (round));
  g_assert_cmpuint (matchup_round_get_n_judgeable (round), ==, 0);
  matchup_round_stop_all (round);
  matchup_test_wait_until (!matchup_round_is_held (round));
  g_assert_cmpuint (matchup_round_get_n_judgeable (round), ==, 1);
}

/* Of a private comparison nothing is kept, and nobody is told. */
static void
test_private (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, three, TRUE);
  MatchupRound *round = matchup_test_workspace_ask (fixture->test, conversation, "secret");
  g_autoptr (MatchupVote) vote = make_vote (fixture, round, 2);
  guint changes = 0;

  g_signal_connect_swapped (get_history (fixture),
                            "votes-changed",
                            G_CALLBACK (count_cb),
                            &changes);
  g_assert_true (matchup_history_vote (get_history (fixture), conversation, round, vote));
  g_assert_true (matchup_round_get_vote (round) == vote);
  g_assert_cmpuint (count_votes (fixture), ==, 0);
  g_assert_cmpuint (changes, ==, 0);
}

/* What the list of conversations shows of a blind round comes from the prompt alone. */
static void
test_summary (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation =
      matchup_test_workspace_create (fixture->test, three, FALSE);
  g_autoptr (MatchupConversationSummary) summary = NULL;

  matchup_conversation_set_blind (conversation, TRUE);
  matchup_test_workspace_ask (fixture->test, conversation, "What is a prompt?");
  summary = g_list_model_get_item (G_LIST_MODEL (get_history (fixture)), 0);
  g_assert_cmpstr (matchup_conversation_summary_get_title (summary), ==, "What is a prompt?");
  g_assert_cmpstr (matchup_conversation_get_title (conversation), ==, "What is a prompt?");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/services/judging/settings", test_settings);
  ADD ("/services/judging/criteria", test_criteria);
  ADD ("/services/judging/conversation", test_conversation);
  ADD ("/services/judging/blind-rounds", test_blind_rounds);
  ADD ("/services/judging/shuffle", test_shuffle);
  ADD ("/services/judging/vote", test_vote);
  ADD ("/services/judging/refused", test_refused);
  ADD ("/services/judging/reveal", test_reveal);
  ADD ("/services/judging/early", test_early);
  ADD ("/services/judging/reveal-together", test_reveal_together);
  ADD ("/services/judging/private", test_private);
  ADD ("/services/judging/summary", test_summary);
#undef ADD

  return g_test_run ();
}
