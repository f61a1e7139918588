/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-model-ref.h"
#include "matchup-params.h"
#include "matchup-round.h"
#include "matchup-test-notify.h"

static MatchupRound *
new_round (void)
{
  g_autoptr (MatchupMessage) message = matchup_message_new_text (MATCHUP_ROLE_USER, "?");

  return matchup_round_new (NULL, message, 1);
}

static MatchupRun *
add_answer (MatchupRound *round)
{
  g_autoptr (MatchupModelRef) model = matchup_model_ref_new ("openai", "m", NULL, 0, 0, 0);
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();
  g_autoptr (MatchupContestant) contestant = matchup_contestant_new (NULL, model, params);
  g_autoptr (MatchupAnswer) answer = matchup_answer_new (contestant);
  g_autoptr (MatchupRun) run = matchup_run_new (NULL, contestant);

  matchup_answer_add_run (answer, run);
  matchup_round_add_answer (round, answer);
  return run;
}

static MatchupRound *
new_round_of (guint n)
{
  MatchupRound *round = new_round ();

  for (guint i = 0; i < n; i++)
    add_answer (round);
  return round;
}

static MatchupRun *
get_run (MatchupRound *round, guint slot)
{
  return matchup_answer_get_current (matchup_round_get_answer (round, slot));
}

static void
write_text (MatchupRun *run)
{
  matchup_run_append (run, MATCHUP_PART_KIND_TEXT, "text", -1);
}

static void
finish (MatchupRun *run, MatchupRunState state)
{
  if (state == MATCHUP_RUN_STATE_FAILED)
    {
      g_autoptr (MatchupErrorInfo) error =
          matchup_error_info_new_simple (MATCHUP_ERROR_KIND_SERVER, MATCHUP_ERROR_REASON_NONE, "");

      g_assert_true (matchup_run_fail (run, error));
    }
  else
    g_assert_true (matchup_run_set_state (run, state));
}

/* All answers are there, written and done. */
static MatchupRound *
new_done_round (guint n)
{
  MatchupRound *round = new_round_of (n);

  for (guint i = 0; i < n; i++)
    {
      write_text (get_run (round, i));
      finish (get_run (round, i), MATCHUP_RUN_STATE_DONE);
    }
  return round;
}

static void
test_not_blind (void)
{
  g_autoptr (MatchupRound) round = new_round_of (3);

  g_assert_false (matchup_round_get_blind (round));
  g_assert_true (matchup_round_get_revealed (round));
  g_assert_cmpint (matchup_round_get_revealed_at (round), ==, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpuint (matchup_round_get_slot (round, i), ==, i);
      g_assert_cmpuint (matchup_round_get_position (round, i), ==, i);
      g_assert_true (matchup_round_get_shown (round, i) == matchup_round_get_answer (round, i));
      g_assert_cmpuint (matchup_round_find_slot (round, matchup_round_get_answer (round, i)),
                        ==,
                        i);
    }
  g_assert_cmpuint (matchup_round_get_slot (round, 3), ==, G_MAXUINT);
  g_assert_cmpuint (matchup_round_get_position (round, 3), ==, G_MAXUINT);
  g_assert_null (matchup_round_get_shown (round, 3));
  matchup_round_reveal (round, 7);
  g_assert_cmpint (matchup_round_get_revealed_at (round), ==, 0);
}

/* Every order of three comes about as often; 8 contestants each get a place. */
static void
test_shuffled (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  g_autoptr (MatchupRound) many = new_round_of (8);
  guint counts[27] = { 0 };
  guint n_orders = 0;
  guint seen = 0;

  for (guint i = 0; i < 6000; i++)
    {
      g_autoptr (MatchupRound) round = new_round_of (3);
      guint code = 0;

      matchup_round_make_blind (round, rand);
      for (guint j = 0; j < 3; j++)
        {
          guint slot = matchup_round_get_slot (round, j);

          g_assert_cmpuint (matchup_round_get_position (round, slot), ==, j);
          code = code * 3 + slot;
        }
      counts[code]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      if (counts[i] == 0)
        continue;
      n_orders++;
      /* 1000 expected, standard deviation 29. */
      g_assert_cmpuint (counts[i], >, 850);
      g_assert_cmpuint (counts[i], <, 1150);
    }
  g_assert_cmpuint (n_orders, ==, 6);
  matchup_round_make_blind (many, NULL);
  for (guint i = 0; i < 8; i++)
    seen |= 1u << matchup_round_get_slot (many, i);
  g_assert_cmpuint (seen, ==, 0xff);
}

static void
test_restored (void)
{
  static const guint slots[] = { 2, 0, 1 };
  static const guint twice[] = { 2, 2, 1 };
  static const guint beyond[] = { 3, 0, 1 };
  g_autoptr (MatchupRound) round = new_round_of (3);
  g_autoptr (MatchupRound) known = new_round_of (3);

  g_assert_false (matchup_round_restore_blind (round, twice, 3, 0));
  g_assert_false (matchup_round_restore_blind (round, beyond, 3, 0));
  g_assert_false (matchup_round_restore_blind (round, slots, 2, 0));
  g_assert_false (matchup_round_get_blind (round));
  g_assert_true (matchup_round_restore_blind (round, slots, 3, 0));
  g_assert_false (matchup_round_get_revealed (round));
  g_assert_true (matchup_round_get_shown (round, 0) == matchup_round_get_answer (round, 2));
  g_assert_cmpuint (matchup_round_get_position (round, 1), ==, 2);
  g_assert_true (matchup_round_restore_blind (known, slots, 3, 99));
  g_assert_true (matchup_round_get_revealed (known));
  g_assert_cmpint (matchup_round_get_revealed_at (known), ==, 99);
}

/* What can be read can be judged; what failed cannot. */
static void
test_judgeable (void)
{
  g_autoptr (MatchupRound) round = new_round_of (3);
  MatchupRun *first = get_run (round, 0);
  MatchupRun *second = get_run (round, 1);
  MatchupRun *third = get_run (round, 2);

  g_assert_cmpuint (matchup_round_get_n_judgeable (round), ==, 0);
  matchup_test_expect_notify (round, "n-judgeable");
  write_text (first);
  g_assert_true (matchup_run_set_state (first, MATCHUP_RUN_STATE_WRITING));
  matchup_test_assert_notified (round);
  g_assert_true (matchup_round_can_judge (round, 0));
  g_assert_false (matchup_round_can_judge (round, 1));
  g_assert_false (matchup_round_can_judge (round, 3));
  g_assert_true (matchup_run_set_state (second, MATCHUP_RUN_STATE_THINKING));
  matchup_test_assert_notified (round);
  /* Stopped before the first word: nothing to read. */
  finish (second, MATCHUP_RUN_STATE_STOPPED);
  g_assert_false (matchup_round_can_judge (round, 1));
  write_text (third);
  matchup_test_expect_notify (round, "n-judgeable");
  g_assert_true (matchup_run_set_state (third, MATCHUP_RUN_STATE_WRITING));
  matchup_test_assert_notified (round);
  g_assert_cmpuint (matchup_round_get_n_judgeable (round), ==, 2);
  matchup_test_expect_notify (round, "n-judgeable");
  finish (third, MATCHUP_RUN_STATE_FAILED);
  matchup_test_assert_notified (round);
  g_assert_false (matchup_round_can_judge (round, 2));
  finish (first, MATCHUP_RUN_STATE_DONE);
  g_assert_cmpuint (matchup_round_get_n_judgeable (round), ==, 1);
}

static void
test_held (void)
{
  g_autoptr (MatchupRound) round = new_round_of (2);
  MatchupAnswer *answer = matchup_round_get_answer (round, 0);
  g_autoptr (MatchupRun) again = NULL;

  g_assert_false (matchup_round_is_held (round));
  matchup_test_expect_notify (round, "held");
  matchup_test_expect_notify (round, "reveal-together");
  matchup_round_set_reveal_together (round, TRUE);
  matchup_test_assert_notified (round);
  g_assert_true (matchup_round_is_held (round));
  write_text (get_run (round, 0));
  g_assert_true (matchup_run_set_state (get_run (round, 0), MATCHUP_RUN_STATE_WRITING));
  finish (get_run (round, 0), MATCHUP_RUN_STATE_DONE);
  /* What nobody sees nobody can judge. */
  g_assert_false (matchup_round_can_judge (round, 0));
  g_assert_true (matchup_round_is_held (round));
  matchup_test_assert_notified (round);
  write_text (get_run (round, 1));
  matchup_test_expect_notify (round, "held");
  matchup_test_expect_notify (round, "n-judgeable");
  finish (get_run (round, 1), MATCHUP_RUN_STATE_STOPPED);
  matchup_test_assert_notified (round);
  g_assert_false (matchup_round_is_held (round));
  g_assert_cmpuint (matchup_round_get_n_judgeable (round), ==, 2);

  /* Asking one again hides nothing that was seen. */
  again = matchup_run_new (NULL, matchup_answer_get_contestant (answer));
  matchup_answer_add_run (answer, again);
  g_assert_true (matchup_round_is_busy (round));
  g_assert_false (matchup_round_is_held (round));
  g_assert_cmpuint (matchup_round_get_n_judgeable (round), ==, 1);
}

/* A round that is restored, whose answers are over, is not held; nor is it once one is asked again.
 */
static void
test_held_restored (void)
{
  g_autoptr (MatchupRound) round = new_done_round (2);
  MatchupAnswer *answer = matchup_round_get_answer (round, 0);
  g_autoptr (MatchupRun) again = matchup_run_new (NULL, matchup_answer_get_contestant (answer));

  matchup_round_set_reveal_together (round, TRUE);
  g_assert_false (matchup_round_is_held (round));
  matchup_answer_add_run (answer, again);
  g_assert_false (matchup_round_is_held (round));
}

static MatchupVote *
vote_for (MatchupRound *round, guint slot, gint64 now)
{
  g_autoptr (MatchupVoteBuilder) builder = matchup_round_begin_vote (round);

  g_assert_true (matchup_vote_builder_choose_best (builder, slot));
  return matchup_vote_builder_end (builder, now);
}

static void
test_vote (void)
{
  static const guint slots[] = { 1, 0 };
  g_autoptr (MatchupRound) round = new_done_round (2);
  g_autoptr (MatchupVote) vote = NULL;
  g_autoptr (MatchupVote) changed = NULL;

  g_assert_true (matchup_round_restore_blind (round, slots, 2, 0));
  vote = vote_for (round, 0, 50);
  g_assert_true (matchup_vote_get_blind (vote));
  g_assert_false (matchup_vote_get_early (vote));
  g_assert_cmpstr (matchup_vote_get_setting (vote, MATCHUP_VOTE_SETTING_REVEAL_TOGETHER), ==, "no");
  g_assert_cmpuint (matchup_vote_find_answer (vote, 0)->position, ==, 1);
  g_assert_cmpstr (matchup_vote_find_answer (vote, 0)->run_id,
                   ==,
                   matchup_run_get_id (get_run (round, 0)));
  matchup_test_expect_notify (round, "vote");
  matchup_test_expect_notify (round, "revealed");
  g_assert_true (matchup_round_set_vote (round, vote));
  matchup_test_assert_notified (round);
  g_assert_true (matchup_round_get_vote (round) == vote);
  g_assert_true (matchup_round_get_revealed (round));
  g_assert_cmpint (matchup_round_get_revealed_at (round), ==, 50);
  g_assert_true (matchup_round_set_vote (round, vote));
  matchup_test_assert_notified (round);

  /* Taken back, and the names stay known. */
  matchup_test_expect_notify (round, "vote");
  g_assert_true (matchup_round_set_vote (round, NULL));
  matchup_test_assert_notified (round);
  g_assert_true (matchup_round_get_revealed (round));
  changed = vote_for (round, 1, 60);
  g_assert_false (matchup_vote_get_blind (changed));
  g_assert_true (matchup_round_set_vote (round, changed));
  /* The undo of taking back: it was blind and is. */
  g_assert_true (matchup_round_set_vote (round, vote));
  g_assert_true (matchup_vote_get_blind (matchup_round_get_vote (round)));
  g_assert_cmpint (matchup_round_get_revealed_at (round), ==, 50);
}

static void
test_early (void)
{
  g_autoptr (MatchupRound) round = new_round_of (2);
  g_autoptr (MatchupVote) vote = NULL;
  g_autoptr (MatchupVote) late = NULL;

  write_text (get_run (round, 0));
  g_assert_true (matchup_run_set_state (get_run (round, 0), MATCHUP_RUN_STATE_WRITING));
  /* With nothing to compare it to. */
  g_assert_null (vote_for (round, 0, 1));
  write_text (get_run (round, 1));
  g_assert_true (matchup_run_set_state (get_run (round, 1), MATCHUP_RUN_STATE_WRITING));
  vote = vote_for (round, 0, 1);
  g_assert_true (matchup_vote_get_early (vote));
  g_assert_true (matchup_round_set_vote (round, vote));
  /* What it becomes later does not undo what was judged. */
  finish (get_run (round, 1), MATCHUP_RUN_STATE_FAILED);
  g_assert_true (matchup_round_set_vote (round, NULL));
  g_assert_true (matchup_round_set_vote (round, vote));
  late = vote_for (round, 0, 2);
  g_assert_null (late);
}

static void
test_refused (void)
{
  g_autoptr (MatchupRound) round = new_done_round (2);
  g_autoptr (MatchupRound) other = new_done_round (2);
  g_autoptr (MatchupRound) failed = new_round_of (2);
  g_autoptr (MatchupVote) foreign = vote_for (other, 0, 1);
  const char *ids[] = { matchup_run_get_id (get_run (failed, 0)),
                        matchup_run_get_id (get_run (failed, 1)) };

  g_assert_false (matchup_round_set_vote (round, foreign));
  g_assert_null (matchup_round_get_vote (round));
  write_text (get_run (failed, 0));
  finish (get_run (failed, 0), MATCHUP_RUN_STATE_DONE);
  write_text (get_run (failed, 1));
  finish (get_run (failed, 1), MATCHUP_RUN_STATE_FAILED);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (MatchupVoteBuilder) builder = matchup_vote_builder_new ();
      g_autoptr (MatchupVote) vote = NULL;

      /* A failed one; one in a wrong place; one that claims to be blind. */
      g_assert_true (matchup_vote_builder_add_answer (builder, 0, i == 1 ? 5 : 0, ids[0]));
      if (i == 0)
        g_assert_true (matchup_vote_builder_add_answer (builder, 1, 1, ids[1]));
      matchup_vote_builder_set_blind (builder, i == 2);
      matchup_vote_builder_choose_none (builder);
      vote = matchup_vote_builder_end (builder, 1);
      g_assert_false (matchup_round_set_vote (failed, vote));
    }
  g_assert_null (matchup_round_get_vote (failed));
}

/* Revealed by hand first: what is voted then is not blind. */
static void
test_revealed_first (void)
{
  g_autoptr (MatchupRound) round = new_done_round (2);
  g_autoptr (MatchupVote) vote = NULL;

  matchup_test_expect_notify (round, "blind");
  matchup_test_expect_notify (round, "revealed");
  matchup_round_make_blind (round, NULL);
  matchup_test_assert_notified (round);
  matchup_test_expect_notify (round, "revealed");
  matchup_round_reveal (round, 30);
  matchup_round_reveal (round, 40);
  matchup_test_assert_notified (round);
  g_assert_cmpint (matchup_round_get_revealed_at (round), ==, 30);
  g_assert_true (matchup_round_get_blind (round));
  vote = vote_for (round, 1, 50);
  g_assert_false (matchup_vote_get_blind (vote));
  g_assert_true (matchup_round_set_vote (round, vote));
}

static void
test_properties (void)
{
  g_autoptr (MatchupRound) round = new_done_round (2);
  gboolean blind;
  gboolean revealed;
  gboolean together;
  gboolean held;
  guint n;
  MatchupVote *none;

  matchup_round_make_blind (round, NULL);
  g_object_get (round,
                "blind",
                &blind,
                "revealed",
                &revealed,
                "reveal-together",
                &together,
                "held",
                &held,
                "n-judgeable",
                &n,
                "vote",
                &none,
                NULL);
  g_assert_true (blind);
  g_assert_false (revealed);
  g_assert_false (together);
  g_assert_false (held);
  g_assert_cmpuint (n, ==, 2);
  g_assert_null (none);
}

/* A long conversation is mostly of answers that have ended: nothing waits for a change of these. */
static void
test_ended_not_watched (void)
{
  g_autoptr (MatchupRound) active = new_round_of (1);
  g_autoptr (MatchupRound) restored = new_round ();
  g_autoptr (MatchupAnswer) answer = NULL;
  MatchupRun *run = get_run (active, 0);
  guint signal = g_signal_lookup ("notify", G_TYPE_OBJECT);
  GQuark state = g_quark_from_static_string ("state");

  g_assert_true (g_signal_has_handler_pending (run, signal, state, TRUE));
  write_text (run);
  finish (run, MATCHUP_RUN_STATE_DONE);
  answer = matchup_answer_new (matchup_run_get_contestant (run));
  {
    g_autoptr (MatchupRun) ended = matchup_run_new (NULL, matchup_run_get_contestant (run));

    write_text (ended);
    finish (ended, MATCHUP_RUN_STATE_DONE);
    matchup_answer_add_run (answer, ended);
    matchup_round_add_answer (restored, answer);
    g_assert_false (g_signal_has_handler_pending (ended, signal, state, TRUE));
  }
  g_assert_cmpuint (matchup_round_get_n_judgeable (restored), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/round/not-blind", test_not_blind);
  g_test_add_func ("/core/round/shuffled", test_shuffled);
  g_test_add_func ("/core/round/restored", test_restored);
  g_test_add_func ("/core/round/judgeable", test_judgeable);
  g_test_add_func ("/core/round/held", test_held);
  g_test_add_func ("/core/round/held-restored", test_held_restored);
  g_test_add_func ("/core/round/vote", test_vote);
  g_test_add_func ("/core/round/early", test_early);
  g_test_add_func ("/core/round/refused", test_refused);
  g_test_add_func ("/core/round/revealed-first", test_revealed_first);
  g_test_add_func ("/core/round/ended-not-watched", test_ended_not_watched);
  g_test_add_func ("/core/round/properties", test_properties);

  return g_test_run ();
}
