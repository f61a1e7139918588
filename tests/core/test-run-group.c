/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-model-ref.h"
#include "matchup-params.h"
#include "matchup-run-group.h"
#include "matchup-test-notify.h"

static MatchupRun *
new_run (MatchupRunState state)
{
  g_autoptr (MatchupModelRef) model = matchup_model_ref_new ("openai", "m", NULL, 0, 0, 0);
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();
  g_autoptr (MatchupContestant) contestant = matchup_contestant_new (NULL, model, params);
  MatchupRun *run = matchup_run_new (NULL, contestant);

  if (state != MATCHUP_RUN_STATE_QUEUED)
    g_assert_true (matchup_run_set_state (run, state));
  return run;
}

static void
finished_cb (MatchupRunGroup *group, guint *count)
{
  g_assert_false (matchup_run_group_get_busy (group));
  (*count)++;
}

static void
test_end (void)
{
  MatchupRunGroup *group = matchup_run_group_new ();
  MatchupRun *one = new_run (MATCHUP_RUN_STATE_QUEUED);
  MatchupRun *two = new_run (MATCHUP_RUN_STATE_WAITING);
  guint finished = 0;

  g_signal_connect (group, "finished", G_CALLBACK (finished_cb), &finished);
  matchup_run_group_add (group, one);
  matchup_run_group_add (group, two);
  g_assert_true (matchup_run_group_get_busy (group));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (group)), ==, 2);

  matchup_run_group_stop_all (group);
  g_assert_true (g_cancellable_is_cancelled (matchup_run_get_cancellable (two)));
  matchup_run_set_state (one, MATCHUP_RUN_STATE_STOPPED);
  g_assert_cmpuint (finished, ==, 0);
  matchup_run_set_state (two, MATCHUP_RUN_STATE_DONE);
  g_assert_cmpuint (finished, ==, 1);

  g_assert_finalize_object (group);
  g_assert_finalize_object (one);
  g_assert_finalize_object (two);
}

/* Once when the first one is there, once when the last one ended, whatever is between. */
static void
test_busy_notifies (void)
{
  static const char *const others[] = { "busy", NULL };
  MatchupRunGroup *group = matchup_run_group_new ();
  MatchupRun *ended = new_run (MATCHUP_RUN_STATE_DONE);
  MatchupRun *one = new_run (MATCHUP_RUN_STATE_QUEUED);
  MatchupRun *two = new_run (MATCHUP_RUN_STATE_QUEUED);

  matchup_test_expect_no_notify (group, "busy");
  matchup_run_group_add (group, ended);
  matchup_test_assert_notified (group);
  g_assert_false (matchup_run_group_get_busy (group));

  matchup_test_expect_notify (group, "busy");
  matchup_run_group_add (group, one);
  matchup_run_group_add (group, two);
  matchup_test_assert_notified (group);

  matchup_test_expect_no_notify (group, "busy");
  matchup_run_set_state (one, MATCHUP_RUN_STATE_CONNECTING);
  matchup_run_set_state (one, MATCHUP_RUN_STATE_DONE);
  matchup_test_assert_notified (group);

  matchup_test_expect_notify (group, "busy");
  matchup_run_set_state (two, MATCHUP_RUN_STATE_INTERRUPTED);
  matchup_test_assert_notified (group);
  matchup_test_assert_all_properties (group, others);

  g_assert_finalize_object (group);
  g_assert_finalize_object (ended);
  g_assert_finalize_object (one);
  g_assert_finalize_object (two);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/run-group/end", test_end);
  g_test_add_func ("/core/run-group/busy-notifies", test_busy_notifies);

  return g_test_run ();
}
