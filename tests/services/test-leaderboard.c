/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Standings of real votes in a real database, with all that changes them. */
#include "matchup-contestant.h"
#include "matchup-history-private.h"
#include "matchup-leaderboard-private.h"
#include "matchup-params.h"
#include "matchup-sample-size.h"
#include "matchup-test-votes.h"

#include <math.h>
#include <sqlite3.h>

static const char *const two[] = { "openai/gpt-4o-mini", "doubao/seed", NULL };
static const char *const three[] = { "openai/gpt-4o-mini", "doubao/seed", "practice/parrot", NULL };

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupLeaderboard *leaderboard; /* borrowed */
  guint n_changes;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
begin (Fixture *fixture)
{
  fixture->leaderboard = matchup_workspace_get_leaderboard (fixture->test->workspace);
  fixture->n_changes = 0;
  g_signal_connect_swapped (fixture->leaderboard, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = matchup_test_workspace_new (NULL);
  begin (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (fixture->leaderboard, fixture);
  matchup_test_workspace_free (fixture->test);
}

static MatchupStandings *
compute_with (Fixture *fixture, MatchupStandingsFilter filter)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupStandings *standings;

  matchup_leaderboard_compute_async (fixture->leaderboard,
                                     &filter,
                                     NULL,
                                     matchup_test_keep_result_cb,
                                     &result);
  matchup_test_wait_until (result != NULL);
  standings = matchup_leaderboard_compute_finish (fixture->leaderboard, result, &error);
  g_assert_no_error (error);
  return standings;
}

static MatchupStandings *
compute (Fixture *fixture)
{
  return compute_with (fixture, (MatchupStandingsFilter){ 0 });
}

static MatchupConversation *
make (Fixture *fixture, const char *const *models, const int *best, guint n)
{
  return matchup_test_make_votes (fixture->test->workspace, models, best, n);
}

static const char *
get_name (MatchupStandings *standings, const char *key)
{
  return matchup_standings_find_model (standings, key)->name;
}

static void
assert_near (double value, double expected)
{
  if (!(ABS (value - expected) < 1e-9))
    g_error ("%.12f is not %.12f", value, expected);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupStandings) standings = compute (fixture);

  g_assert_cmpuint (matchup_standings_get_n_votes (standings), ==, 0);
  g_assert_cmpuint (matchup_standings_get_n_pairs (standings), ==, 0);
  g_assert_cmpuint (matchup_standings_get_n_models (standings), ==, 0);
  g_assert_null (matchup_standings_find_model (standings, "nobody"));
}

static void
test_pair (Fixture *fixture, gconstpointer data)
{
  static const int best[] = { 0, 0, 1, 0, 0, 0, MATCHUP_TEST_TIE, MATCHUP_TEST_NONE_GOOD, 0, 0 };
  g_autoptr (MatchupConversation) conversation = make (fixture, two, best, G_N_ELEMENTS (best));
  g_autoptr (MatchupStandings) standings = compute (fixture);
  const MatchupPairStanding *pair = matchup_standings_get_pair (standings, 0);

  g_assert_cmpuint (matchup_standings_get_n_votes (standings), ==, 10);
  g_assert_cmpuint (matchup_standings_get_n_pairs (standings), ==, 1);
  g_assert_cmpstr (get_name (standings, pair->a), ==, "gpt-4o-mini");
  g_assert_cmpstr (get_name (standings, pair->b), ==, "seed");
  g_assert_cmpfloat (pair->wins, ==, 7);
  g_assert_cmpfloat (pair->losses, ==, 1);
  g_assert_cmpfloat (pair->ties, ==, 1);
  g_assert_cmpfloat (pair->none_good, ==, 1);
  g_assert_cmpfloat (pair->share, ==, 7.5 / 9);
  /* By turns on the left: of the eight that were decided the rounds 2, 4, 6 and 10 were turned. */
  g_assert_cmpfloat (pair->first_wins + pair->first_losses, ==, 8);
  g_assert_cmpfloat (pair->first_wins, ==, 3);
}

static void
assert_rounds (GArray *rounds, const char *prompts)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < rounds->len; i++)
    {
      const MatchupRoundRef *ref = &g_array_index (rounds, MatchupRoundRef, i);

      g_assert_nonnull (ref->conversation_id);
      g_assert_nonnull (ref->round_id);
      g_assert_cmpint (ref->created_at, >, 0);
      g_string_append_printf (found, "%s%s", i > 0 ? ", " : "", ref->prompt);
    }
  g_assert_cmpstr (found->str, ==, prompts);
  g_array_unref (rounds);
}

static void
test_rounds (Fixture *fixture, gconstpointer data)
{
  static const int best[] = { 0, 1, MATCHUP_TEST_TIE, MATCHUP_TEST_NONE_GOOD, 0 };
  static const struct
  {
    MatchupStandingsPart part;
    const char *prompts;
  } parts[] = {
    { MATCHUP_STANDINGS_ALL, "Question 5, Question 4, Question 3, Question 2, Question 1" },
    { MATCHUP_STANDINGS_WINS, "Question 5, Question 1" },
    { MATCHUP_STANDINGS_LOSSES, "Question 2" },
    { MATCHUP_STANDINGS_TIES, "Question 3" },
    { MATCHUP_STANDINGS_NONE_GOOD, "Question 4" },
    /* In the second round the other one stood first, and won. */
    { MATCHUP_STANDINGS_FIRST_WINS, "Question 5, Question 2, Question 1" },
    { MATCHUP_STANDINGS_PLACED, "Question 5, Question 2, Question 1" },
  };
  g_autoptr (MatchupConversation) conversation = make (fixture, two, best, G_N_ELEMENTS (best));
  g_autoptr (MatchupStandings) standings = compute (fixture);
  g_autofree char *key = matchup_standings_dup_key ("openai", "gpt-4o-mini");

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_rounds (matchup_standings_dup_pair_rounds (standings, 0, parts[i].part),
                   parts[i].prompts);
  for (guint figure = MATCHUP_STANDINGS_ANSWERS; figure <= MATCHUP_STANDINGS_PRICE; figure++)
    assert_rounds (matchup_standings_dup_model_rounds (standings, key, figure), parts[0].prompts);
  assert_rounds (matchup_standings_dup_model_rounds (standings, "none", MATCHUP_STANDINGS_ANSWERS),
                 "");
}

static void
test_leaked (Fixture *fixture, gconstpointer data)
{
  static const int best[] = { 0 };
  g_autoptr (MatchupConversation) conversation = make (fixture, two, best, 1);
  g_autoptr (MatchupStandings) without = NULL;
  g_autoptr (MatchupStandings) with = NULL;
  g_autoptr (MatchupStandings) blind = NULL;
  MatchupWorkspace *workspace = fixture->test->workspace;

  matchup_test_add_voted_round (workspace, conversation, "l", 1, MATCHUP_TEST_VOTE_LEAKED);
  matchup_test_add_voted_round (workspace,
                                conversation,
                                "a",
                                1,
                                MATCHUP_TEST_VOTE_LEAKED | MATCHUP_TEST_VOTE_ANYWAY);
  without = compute (fixture);
  g_assert_cmpuint (matchup_standings_get_n_votes (without), ==, 2);
  g_assert_cmpuint (matchup_standings_get_n_leaked (without), ==, 1);
  with = compute_with (fixture, (MatchupStandingsFilter){ .with_leaked = TRUE });
  g_assert_cmpuint (matchup_standings_get_n_votes (with), ==, 3);
  g_assert_cmpuint (matchup_standings_get_n_leaked (with), ==, 0);
  blind = compute_with (fixture, (MatchupStandingsFilter){ .only_blind = TRUE });
  g_assert_cmpuint (matchup_standings_get_n_votes (blind), ==, 1);
  g_assert_cmpuint (matchup_standings_get_n_leaked (blind), ==, 0);
}

static void
test_practice (Fixture *fixture, gconstpointer data)
{
  static const char *const mixture[] = { "openai/gpt-4o-mini", "practice/parrot", NULL };
  static const char *const practice[] = { "practice/parrot", "practice/owl", NULL };
  static const int best[] = { 0, 2 };
  g_autoptr (MatchupConversation) mixed = make (fixture, three, best, 2);
  g_autoptr (MatchupConversation) one = make (fixture, mixture, best, 1);
  g_autoptr (MatchupConversation) only = make (fixture, practice, (const int[]){ 0, 1 }, 2);
  g_autoptr (MatchupStandings) without = compute (fixture);
  g_autoptr (MatchupStandings) alone =
      compute_with (fixture, (MatchupStandingsFilter){ .practice = TRUE });

  /* The parrot's victory says nothing about the other two. */
  g_assert_cmpuint (matchup_standings_get_n_votes (without), ==, 1);
  g_assert_cmpuint (matchup_standings_get_n_pairs (without), ==, 1);
  g_assert_cmpuint (matchup_standings_get_n_models (without), ==, 2);
  g_assert_cmpuint (matchup_standings_get_n_practice (without), ==, 3);
  /* Nor do the others have a part in the result of practice. */
  g_assert_cmpuint (matchup_standings_get_n_votes (alone), ==, 2);
  g_assert_cmpuint (matchup_standings_get_n_pairs (alone), ==, 1);
  g_assert_cmpuint (matchup_standings_get_n_models (alone), ==, 2);
  g_assert_cmpuint (matchup_standings_get_n_practice (alone), ==, 0);
}

static void
test_scope (Fixture *fixture, gconstpointer data)
{
  static const char *const others[] = { "openai/gpt-4o-mini", "openai/gpt-4.1", NULL };
  static const int best[] = { 0, 0, 1 };
  g_autoptr (MatchupConversation) first = make (fixture, two, best, 3);
  g_autoptr (MatchupConversation) second = make (fixture, others, best, 2);
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (others);
  g_auto (GStrv) keys = matchup_standings_dup_lineup_keys (lineup);
  g_autoptr (MatchupStandings) all = compute (fixture);
  g_autoptr (MatchupStandings) one =
      compute_with (fixture,
                    (MatchupStandingsFilter){ .conversation_id =
                                                  matchup_conversation_get_id (first) });
  g_autoptr (MatchupStandings) models =
      compute_with (fixture, (MatchupStandingsFilter){ .models = (const char *const *) keys });

  g_assert_cmpuint (g_strv_length (keys), ==, 2);
  g_assert_cmpuint (matchup_standings_get_n_pairs (all), ==, 2);
  g_assert_cmpuint (matchup_standings_get_n_votes (all), ==, 5);
  g_assert_cmpuint (matchup_standings_get_n_votes (one), ==, 3);
  g_assert_cmpuint (matchup_standings_get_n_pairs (one), ==, 1);
  g_assert_cmpuint (matchup_standings_get_n_votes (models), ==, 2);
  g_assert_cmpstr (get_name (models, matchup_standings_get_pair (models, 0)->b), ==, "gpt-4.1");
}

static void
test_figures (Fixture *fixture, gconstpointer data)
{
  static const int best[] = { 0, 1, 0 };
  g_autoptr (MatchupConversation) conversation = make (fixture, two, best, 3);
  g_autoptr (MatchupStandings) standings = compute (fixture);
  g_autofree char *key = matchup_standings_dup_key ("doubao", "seed");
  const MatchupModelFigures *figures = matchup_standings_find_model (standings, key);
  const MatchupMedianPrice *price;

  g_assert_cmpuint (figures->n_answers, ==, 3);
  g_assert_cmpuint (figures->n_first_word, ==, 3);
  assert_near (figures->first_word, 1);
  g_assert_cmpuint (figures->n_words, ==, 3);
  assert_near (figures->words, 3); /* six in two seconds */
  g_assert_cmpuint (figures->n_characters, ==, 0);
  g_assert_true (isnan (figures->characters));
  g_assert_null (figures->params);
  g_assert_cmpuint (figures->prices->len, ==, 1);
  price = &g_array_index (figures->prices, MatchupMedianPrice, 0);
  g_assert_cmpstr (price->currency, ==, "CNY");
  assert_near (price->amount, 0.002);
  g_assert_cmpuint (price->n, ==, 3);
  g_assert_true (price->estimated);
  g_assert_false (price->converted);
  g_assert_cmpstr (matchup_standings_get_model (standings, 0)->name, ==, "gpt-4o-mini");
}

/* The same model on the side of yuan and on that of dollars. */
static void
test_currencies (Fixture *fixture, gconstpointer data)
{
  static const char *const turned[] = { "doubao/seed", "openai/gpt-4o-mini", NULL };
  static const int best[] = { 0, 1, 0 };
  MatchupPricing *pricing = matchup_workspace_get_pricing (fixture->test->workspace);
  g_autoptr (MatchupConversation) first = make (fixture, two, best, 2);
  g_autoptr (MatchupConversation) second = make (fixture, turned, best, 1);
  g_autoptr (MatchupStandings) apart = compute (fixture);
  g_autoptr (MatchupStandings) together = NULL;
  g_autofree char *key = matchup_standings_dup_key ("doubao", "seed");
  GArray *prices = matchup_standings_find_model (apart, key)->prices;
  const MatchupMedianPrice *price;

  g_assert_cmpuint (prices->len, ==, 2);
  g_assert_cmpstr (g_array_index (prices, MatchupMedianPrice, 0).currency, ==, "CNY");
  g_assert_cmpuint (g_array_index (prices, MatchupMedianPrice, 0).n, ==, 2);
  g_assert_cmpstr (g_array_index (prices, MatchupMedianPrice, 1).currency, ==, "USD");

  fixture->n_changes = 0;
  matchup_pricing_set_own_currency_async (pricing, "CNY", NULL, NULL);
  matchup_pricing_set_rate_async (pricing, "USD", "CNY", 7, NULL, NULL);
  g_assert_cmpuint (fixture->n_changes, >=, 2);
  together = compute (fixture);
  prices = matchup_standings_find_model (together, key)->prices;
  g_assert_cmpuint (prices->len, ==, 1);
  price = &g_array_index (prices, MatchupMedianPrice, 0);
  g_assert_cmpstr (price->currency, ==, "CNY");
  g_assert_cmpuint (price->n, ==, 3);
  g_assert_true (price->converted);
  assert_near (price->amount, 0.002); /* of 0.002, 0.002 and 0.001 * 7 */
}

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  static const int best[] = { 0 };
  MatchupHistory *history = matchup_workspace_get_history (fixture->test->workspace);
  MatchupWorkspace *workspace = fixture->test->workspace;
  g_autoptr (MatchupConversation) conversation = make (fixture, two, best, 1);
  MatchupRound *round = matchup_conversation_get_round (conversation, 0);
  const char *id = matchup_conversation_get_id (conversation);
  guint changes[5];

  for (guint step = 0; step < G_N_ELEMENTS (changes); step++)
    {
      g_autoptr (MatchupStandings) standings = compute (fixture);
      const MatchupPairStanding *pair = matchup_standings_get_n_pairs (standings) > 0
                                            ? matchup_standings_get_pair (standings, 0)
                                            : NULL;

      changes[step] = fixture->n_changes;
      switch (step)
        {
        case 0:
          g_assert_cmpstr (get_name (standings, pair->a), ==, "gpt-4o-mini");
          matchup_test_vote (workspace, conversation, round, 1, MATCHUP_TEST_VOTE_PLAIN);
          break;
        case 1:
          g_assert_cmpstr (get_name (standings, pair->a), ==, "seed");
          g_assert_cmpfloat (pair->wins, ==, 1);
          g_assert_cmpfloat (pair->losses, ==, 0);
          matchup_history_delete (history, id);
          break;
        case 2:
          g_assert_null (pair);
          matchup_history_undelete (history, id);
          break;
        case 3:
          g_assert_cmpfloat (pair->wins, ==, 1);
          matchup_test_vote (workspace,
                             conversation,
                             round,
                             MATCHUP_TEST_NO_VOTE,
                             MATCHUP_TEST_VOTE_PLAIN);
          break;
        default:
          g_assert_null (pair);
          break;
        }
      if (step + 1 < G_N_ELEMENTS (changes))
        g_assert_cmpuint (fixture->n_changes, >, changes[step]);
    }
}

/* Two computations on their way, a vote between them: the second one has it. */
static void
test_change_while_reading (Fixture *fixture, gconstpointer data)
{
  static const int best[] = { 0 };
  g_autoptr (MatchupConversation) conversation = make (fixture, two, best, 1);
  MatchupRound *round = matchup_conversation_get_round (conversation, 0);
  MatchupStandingsFilter filter = { 0 };
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (MatchupStandings) early = NULL;
  g_autoptr (MatchupStandings) late = NULL;

  matchup_leaderboard_compute_async (fixture->leaderboard,
                                     &filter,
                                     NULL,
                                     matchup_test_keep_result_cb,
                                     &first);
  matchup_test_vote (fixture->test->workspace,
                     conversation,
                     round,
                     MATCHUP_TEST_TIE,
                     MATCHUP_TEST_VOTE_PLAIN);
  matchup_leaderboard_compute_async (fixture->leaderboard,
                                     &filter,
                                     NULL,
                                     matchup_test_keep_result_cb,
                                     &second);
  matchup_test_wait_until (first != NULL && second != NULL);
  early = matchup_leaderboard_compute_finish (fixture->leaderboard, first, NULL);
  late = matchup_leaderboard_compute_finish (fixture->leaderboard, second, NULL);
  g_assert_nonnull (early);
  g_assert_cmpfloat (matchup_standings_get_pair (late, 0)->ties, ==, 1);
  g_assert_cmpfloat (matchup_standings_get_pair (late, 0)->wins, ==, 0);
}

static MatchupContestant *
make_with (const char *model, double temperature)
{
  g_autoptr (MatchupContestant) plain = matchup_test_contestant_new (model);
  g_autoptr (MatchupParams) params =
      matchup_params_new (NULL, temperature, 0, MATCHUP_THINKING_DEFAULT);

  return matchup_contestant_new (NULL, matchup_contestant_get_model (plain), params);
}

/* With other settings it is another competitor, in such a round only. */
static void
test_same_model_twice (Fixture *fixture, gconstpointer data)
{
  static const int best[] = { 1 };
  MatchupWorkspace *workspace = fixture->test->workspace;
  g_autoptr (MatchupLineup) lineup = matchup_lineup_new ();
  g_autoptr (MatchupContestant) cool = make_with ("openai/gpt-4o-mini", 0);
  g_autoptr (MatchupContestant) warm = make_with ("openai/gpt-4o-mini", 1);
  g_autoptr (MatchupConversation) usual = make (fixture, two, best, 1);
  g_autoptr (MatchupConversation) conversation = NULL;
  g_autoptr (MatchupStandings) standings = NULL;
  const MatchupModelFigures *figures;

  matchup_lineup_append (lineup, cool);
  matchup_lineup_append (lineup, warm);
  conversation = matchup_history_create (matchup_workspace_get_history (workspace),
                                         MATCHUP_CONVERSATION_KIND_COMPARE,
                                         lineup,
                                         FALSE);
  for (guint i = 0; i < 2; i++)
    matchup_test_add_voted_round (workspace, conversation, "Q", 1, MATCHUP_TEST_VOTE_PLAIN);
  standings = compute (fixture);
  g_assert_cmpuint (matchup_standings_get_n_pairs (standings), ==, 2);
  g_assert_cmpuint (matchup_standings_get_n_models (standings), ==, 4);
  figures = matchup_standings_find_model (standings, matchup_standings_get_pair (standings, 0)->a);
  g_assert_cmpstr (figures->name, ==, "gpt-4o-mini");
  g_assert_nonnull (figures->params);
  g_assert_cmpfloat (matchup_params_get_temperature (figures->params), ==, 1);
}

/* A vote before the answers end: the time of what still came is there when it has ended. */
static void
test_early (Fixture *fixture, gconstpointer data)
{
  static const int best[] = { MATCHUP_TEST_NO_VOTE };
  MatchupWorkspace *workspace = fixture->test->workspace;
  g_autoptr (MatchupConversation) conversation = make (fixture, two, best, 1);
  MatchupRound *round = matchup_conversation_get_round (conversation, 0);
  MatchupAnswer *answer = matchup_round_get_answer (round, 1);
  g_autofree char *key = matchup_standings_dup_key ("doubao", "seed");
  g_autoptr (MatchupStandings) before = NULL;
  g_autoptr (MatchupStandings) after = NULL;
  g_autoptr (MatchupRun) run = matchup_run_new (NULL, matchup_answer_get_contestant (answer));
  MatchupTimings timings;

  matchup_answer_add_run (answer, run);
  matchup_history_save_run_async (matchup_workspace_get_history (workspace),
                                  conversation,
                                  round,
                                  answer,
                                  run,
                                  NULL,
                                  NULL);
  g_assert_true (matchup_run_set_state (run, MATCHUP_RUN_STATE_WRITING));
  matchup_run_append (run, MATCHUP_PART_KIND_TEXT, "Seven words are in this answer now.", -1);
  matchup_test_vote (workspace, conversation, round, 0, MATCHUP_TEST_VOTE_PLAIN);
  before = compute (fixture);
  g_assert_cmpuint (matchup_standings_find_model (before, key)->n_words, ==, 0);
  fixture->n_changes = 0;
  timings = *matchup_run_get_timings (run);
  timings.first_text = G_USEC_PER_SEC;
  timings.done = 2 * G_USEC_PER_SEC;
  matchup_run_set_timings (run, &timings);
  matchup_leaderboard_runs_changed (fixture->leaderboard); /* as the workspace does, a bit early */
  g_assert_true (matchup_run_set_state (run, MATCHUP_RUN_STATE_DONE));
  matchup_test_wait_until (fixture->n_changes > 0);
  after = compute (fixture);
  g_assert_cmpuint (matchup_standings_find_model (after, key)->n_words, ==, 1);
  assert_near (matchup_standings_find_model (after, key)->words, 7);
}

static void
execute (Fixture *fixture, const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->test->folder, "matchup.db", NULL);
  sqlite3 *connection;

  g_assert_cmpint (sqlite3_open (path, &connection), ==, SQLITE_OK);
  sqlite3_busy_timeout (connection, 5000);
  g_assert_cmpint (sqlite3_exec (connection, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (connection);
}

static void
flush (Fixture *fixture)
{
  MatchupHistory *history = matchup_workspace_get_history (fixture->test->workspace);
  g_autoptr (GAsyncResult) result = NULL;

  matchup_history_flush_async (history, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  g_assert_true (matchup_history_flush_finish (history, result, NULL));
}

/* Everybody who waits is told, and the next time it is tried again. */
static void
test_failure (Fixture *fixture, gconstpointer data)
{
  static const int best[] = { 0 };
  g_autoptr (MatchupConversation) conversation = make (fixture, two, best, 1);
  g_autoptr (MatchupStandings) standings = compute (fixture);
  MatchupStandingsFilter filter = { 0 };
  GAsyncResult *results[2] = { NULL, NULL };

  g_clear_object (&standings);
  matchup_test_vote (fixture->test->workspace,
                     conversation,
                     matchup_conversation_get_round (conversation, 0),
                     1,
                     MATCHUP_TEST_VOTE_PLAIN);
  flush (fixture);
  execute (fixture, "DROP VIEW vote_pairs; ALTER TABLE votes RENAME TO hidden");
  for (guint i = 0; i < 2; i++)
    matchup_leaderboard_compute_async (fixture->leaderboard,
                                       &filter,
                                       NULL,
                                       matchup_test_keep_result_cb,
                                       &results[i]);
  matchup_test_wait_until (results[0] != NULL && results[1] != NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (matchup_leaderboard_compute_finish (fixture->leaderboard, results[i], &error));
      g_assert_nonnull (error);
      g_clear_object (&results[i]);
    }
  execute (fixture, "ALTER TABLE hidden RENAME TO votes");
  standings = compute (fixture);
  g_assert_cmpstr (get_name (standings, matchup_standings_get_pair (standings, 0)->a), ==, "seed");
}

/* What was read once is there after a restart, and from many rounds in several batches. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  enum
  {
    N = 250
  };
  int best[N];
  g_autoptr (MatchupStandings) standings = NULL;
  const MatchupPairStanding *pair;
  GArray *rounds;

  for (guint i = 0; i < N; i++)
    best[i] = i % 5 < 3 ? 0 : 1;
  g_object_unref (make (fixture, two, best, N));
  g_signal_handlers_disconnect_by_data (fixture->leaderboard, fixture);
  matchup_test_workspace_reopen (fixture->test);
  begin (fixture);

  standings = compute (fixture);
  pair = matchup_standings_get_pair (standings, 0);
  g_assert_cmpfloat (pair->wins, ==, 150);
  g_assert_cmpfloat (pair->losses, ==, 100);
  g_assert_cmpint (pair->verdict, ==, MATCHUP_VERDICT_AHEAD_SURE);
  g_assert_cmpuint (matchup_standings_find_model (standings, pair->a)->n_words, ==, N);
  rounds = matchup_standings_dup_pair_rounds (standings, 0, MATCHUP_STANDINGS_LOSSES);
  g_assert_cmpuint (rounds->len, ==, 100);
  g_assert_cmpstr (g_array_index (rounds, MatchupRoundRef, 0).prompt, ==, "Question 250");
  g_assert_cmpstr (g_array_index (rounds, MatchupRoundRef, 99).prompt, ==, "Question 4");
  g_array_unref (rounds);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/leaderboard/nothing", test_nothing);
  ADD ("/leaderboard/pair", test_pair);
  ADD ("/leaderboard/rounds", test_rounds);
  ADD ("/leaderboard/leaked", test_leaked);
  ADD ("/leaderboard/practice", test_practice);
  ADD ("/leaderboard/scope", test_scope);
  ADD ("/leaderboard/figures", test_figures);
  ADD ("/leaderboard/currencies", test_currencies);
  ADD ("/leaderboard/changes", test_changes);
  ADD ("/leaderboard/change-while-reading", test_change_while_reading);
  ADD ("/leaderboard/same-model-twice", test_same_model_twice);
  ADD ("/leaderboard/early", test_early);
  ADD ("/leaderboard/failure", test_failure);
  ADD ("/leaderboard/many", test_many);
#undef ADD
  return g_test_run ();
}
