/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-enum-types.h"
#include "matchup-model-ref.h"
#include "matchup-params.h"
#include "matchup-run.h"
#include "matchup-test-notify.h"

static MatchupRun *
new_run (void)
{
  g_autoptr (MatchupModelRef) model =
      matchup_model_ref_new ("openai", "gpt-4o-mini", NULL, 0, 0, 0);
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();
  g_autoptr (MatchupContestant) contestant = matchup_contestant_new (NULL, model, params);

  return matchup_run_new (NULL, contestant);
}

/* The whole table, written down apart from the code: row = from, column = to, in the order of the
 * enum. */
static const char transitions[9][10] = {
  /* queued */ ".YYYYYYYY",
  /* connecting */ "Y.YYYYYYY",
  /* waiting */ "Y..YYYYYY",
  /* thinking */ "....YYYYY",
  /* writing */ "...Y.YYYY",
  /* done */ ".........",
  /* failed */ ".........",
  /* stopped */ ".........",
  /* interrupted */ ".........",
};

/* Brings a fresh run into @state by steps that are certainly right. */
static void
lead_to (MatchupRun *run, MatchupRunState state)
{
  for (int step = MATCHUP_RUN_STATE_CONNECTING; step <= MATCHUP_RUN_STATE_WRITING; step++)
    {
      if (state == MATCHUP_RUN_STATE_QUEUED || step > (int) state)
        break;
      g_assert_true (matchup_run_set_state (run, step));
    }
  if (state >= MATCHUP_RUN_STATE_DONE)
    g_assert_true (matchup_run_set_state (run, state));
  g_assert_cmpint (matchup_run_get_state (run), ==, state);
}

static void
count_cb (MatchupRun *run, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
finished_cb (MatchupRun *run, guint *count)
{
  g_assert_false (matchup_run_is_active (run));
  (*count)++;
}

static void
test_transitions (void)
{
  for (int from = 0; from < 9; from++)
    {
      for (int to = 0; to < 9; to++)
        {
          gboolean expected = transitions[from][to] == 'Y';
          MatchupRun *run = new_run ();
          guint notified = 0;
          guint finished = 0;

          lead_to (run, from);
          g_signal_connect (run, "notify::state", G_CALLBACK (count_cb), &notified);
          g_signal_connect (run, "finished", G_CALLBACK (finished_cb), &finished);
          g_assert_cmpint (matchup_run_set_state (run, to), ==, expected);
          g_assert_cmpint (matchup_run_get_state (run), ==, expected ? to : from);
          g_assert_cmpuint (notified, ==, expected ? 1 : 0);
          g_assert_cmpuint (finished, ==, expected && to >= MATCHUP_RUN_STATE_DONE ? 1 : 0);
          g_assert_finalize_object (run);
        }
    }
}

static void
test_nothing_after_the_end (void)
{
  MatchupRun *run = new_run ();
  MatchupUsage usage;
  MatchupTimings timings;
  MatchupServiceTimings told;
  g_autoptr (MatchupErrorInfo) error =
      matchup_error_info_new_simple (MATCHUP_ERROR_KIND_SERVER, MATCHUP_ERROR_REASON_NONE, NULL);
  g_autofree char *text = NULL;

  matchup_usage_init (&usage);
  matchup_service_timings_init (&told);
  matchup_timings_init (&timings);
  timings.done = 5;
  matchup_run_append (run, MATCHUP_PART_KIND_TEXT, "kept", -1);
  matchup_run_set_state (run, MATCHUP_RUN_STATE_STOPPED);

  matchup_run_append (run, MATCHUP_PART_KIND_TEXT, " lost", -1);
  matchup_run_set_usage (run, &usage);
  matchup_run_set_timings (run, &timings);
  matchup_run_set_service_timings (run, &told);
  matchup_run_set_finish_reason (run, MATCHUP_FINISH_REASON_STOP, "stop");
  g_assert_false (matchup_run_fail (run, error));

  text = matchup_message_dup_text (matchup_run_get_message (run), MATCHUP_PART_KIND_TEXT);
  g_assert_cmpstr (text, ==, "kept");
  g_assert_null (matchup_run_get_usage (run));
  g_assert_null (matchup_run_get_service_timings (run));
  g_assert_null (matchup_run_get_error (run));
  g_assert_cmpint (matchup_run_get_timings (run)->done, ==, -1);
  g_assert_cmpint (matchup_run_get_finish_reason (run), ==, MATCHUP_FINISH_REASON_NONE);
  g_assert_cmpint (matchup_run_get_state (run), ==, MATCHUP_RUN_STATE_STOPPED);
  g_assert_finalize_object (run);
}

static void
test_stop_asks (void)
{
  g_autoptr (MatchupRun) run = new_run ();
  g_autoptr (MatchupRun) ended = new_run ();

  matchup_run_stop (run);
  g_assert_true (g_cancellable_is_cancelled (matchup_run_get_cancellable (run)));
  g_assert_true (matchup_run_is_active (run));

  matchup_run_set_state (ended, MATCHUP_RUN_STATE_DONE);
  matchup_run_stop (ended);
  g_assert_false (g_cancellable_is_cancelled (matchup_run_get_cancellable (ended)));
}

/* What failed tries took stands apart, so that a slow answer is told from a busy service. */
static void
test_retrying (void)
{
  g_autoptr (MatchupRun) run = new_run ();
  MatchupTimings timings;
  MatchupPhases phases;

  matchup_run_set_start_monotonic (run, 1000000);
  matchup_timings_init (&timings);
  timings.connect_start = 0;
  timings.tries = 1;
  matchup_run_set_timings (run, &timings);
  matchup_run_set_retry (run, 1900000, 3);
  matchup_run_get_phases (run, 1500000, &phases);
  g_assert_cmpfloat (phases.retrying, ==, 500);
  g_assert_cmpfloat (phases.connecting, ==, 0);

  matchup_run_set_retry (run, 0, 3);
  timings.tries = 2;
  timings.retry_wait = 900000;
  matchup_run_set_timings (run, &timings);
  matchup_run_get_phases (run, 1950000, &phases);
  g_assert_cmpfloat (phases.retrying, ==, 900);
  g_assert_cmpfloat (phases.connecting, ==, 50);

  timings.connected = 1000000;
  timings.first_text = 1200000;
  timings.done = 1500000;
  matchup_run_set_timings (run, &timings);
  matchup_run_get_phases (run, 99999999, &phases);
  g_assert_cmpfloat (phases.retrying, ==, 900);
  g_assert_cmpfloat (phases.connecting, ==, 100);
  g_assert_cmpfloat (phases.waiting, ==, 200);
  g_assert_cmpfloat (phases.writing, ==, 300);
}

static void
test_phases (void)
{
  g_autoptr (MatchupRun) run = new_run ();
  MatchupTimings timings;
  MatchupPhases phases;

  matchup_run_get_phases (run, 0, &phases);
  g_assert_cmpfloat (phases.connecting, ==, 0);

  matchup_run_set_start_monotonic (run, 1000000);
  matchup_timings_init (&timings);
  timings.tries = 1;
  matchup_run_set_timings (run, &timings);
  matchup_run_get_phases (run, 1030000, &phases);
  g_assert_cmpfloat (phases.connecting, ==, 30);
  g_assert_cmpfloat (phases.waiting, ==, 0);

  timings.connected = 50000;
  matchup_run_set_timings (run, &timings);
  matchup_run_get_phases (run, 1060000, &phases);
  g_assert_cmpfloat (phases.connecting, ==, 50);
  g_assert_cmpfloat (phases.waiting, ==, 10);

  timings.first_reasoning = 200000;
  timings.first_text = 500000;
  timings.done = 900000;
  matchup_run_set_timings (run, &timings);
  matchup_run_get_phases (run, 99999999, &phases);
  g_assert_cmpfloat (phases.connecting, ==, 50);
  g_assert_cmpfloat (phases.waiting, ==, 150);
  g_assert_cmpfloat (phases.thinking, ==, 300);
  g_assert_cmpfloat (phases.writing, ==, 400);
  g_assert_cmpint (matchup_timings_get_writing (&timings), ==, 400000);
}

static void
set_usage (gpointer run, gconstpointer value)
{
  matchup_run_set_usage (run, value);
}

static void
set_cost (gpointer run, gconstpointer value)
{
  matchup_run_set_cost (run, value);
}

static void
set_timings (gpointer run, gconstpointer value)
{
  matchup_run_set_timings (run, value);
}

static void
set_finish_reason (gpointer run, gconstpointer value)
{
  matchup_run_set_finish_reason (run, GPOINTER_TO_INT (value), "raw");
}

static void
set_retry_at (gpointer run, gconstpointer value)
{
  matchup_run_set_retry (run, *(const gint64 *) value, 3);
}

/* Each field is one that counts. */
static void
test_usage_notifies (void)
{
  g_autoptr (MatchupRun) run = new_run ();
  MatchupUsage plain;
  MatchupUsage other;
  gint64 *const numbers[] = {
    &other.prompt, &other.completion, &other.total, &other.cached, &other.reasoning,
  };

  matchup_usage_init (&plain);
  other = plain;
  other.source = MATCHUP_VALUE_SOURCE_ESTIMATED;
  matchup_test_setter_notifies (run, "usage", set_usage, &other, &plain);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      other = plain;
      *numbers[i] = 1;
      matchup_test_setter_notifies (run, "usage", set_usage, &other, &plain);
    }
  matchup_test_setter_notifies (run, "usage", set_usage, NULL, &plain);
}

static void
test_timings_notify (void)
{
  g_autoptr (MatchupRun) run = new_run ();
  MatchupTimings plain;
  MatchupTimings other;
  gint64 *const marks[] = {
    &other.started_at,      &other.connect_start, &other.connected, &other.first_event,
    &other.first_reasoning, &other.first_text,    &other.done,      &other.retry_wait,
  };

  matchup_timings_init (&plain);
  other = plain;
  other.tries = 1;
  matchup_test_setter_notifies (run, "timings", set_timings, &other, &plain);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      other = plain;
      *marks[i] = 1;
      matchup_test_setter_notifies (run, "timings", set_timings, &other, &plain);
    }
}

static void
test_cost_notifies (void)
{
  g_autoptr (MatchupCost) cost =
      matchup_cost_new (1, "USD", MATCHUP_VALUE_SOURCE_ESTIMATED, "2025-11-20");
  MatchupCost *const others[] = {
    matchup_cost_new (2, "USD", MATCHUP_VALUE_SOURCE_ESTIMATED, "2025-11-20"),
    matchup_cost_new (1, "CNY", MATCHUP_VALUE_SOURCE_ESTIMATED, "2025-11-20"),
    matchup_cost_new (1, "USD", MATCHUP_VALUE_SOURCE_TOLD, "2025-11-20"),
    matchup_cost_new (1, "USD", MATCHUP_VALUE_SOURCE_ESTIMATED, "2025-11-21"),
  };
  g_autoptr (MatchupRun) run = new_run ();

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      matchup_test_setter_notifies (run, "cost", set_cost, cost, others[i]);
      matchup_cost_free (others[i]);
    }
  matchup_test_setter_notifies (run, "cost", set_cost, NULL, cost);
}

static void
test_others_notify (void)
{
  static const gint64 soon = 5, later = 6;
  g_autoptr (MatchupRun) run = new_run ();

  matchup_test_setter_notifies (run, "retry-at", set_retry_at, &soon, &later);
  matchup_test_setter_notifies (run,
                                "finish-reason",
                                set_finish_reason,
                                GINT_TO_POINTER (MATCHUP_FINISH_REASON_STOP),
                                GINT_TO_POINTER (MATCHUP_FINISH_REASON_LENGTH));
}

static void
test_failing_notifies (void)
{
  g_autoptr (MatchupRun) run = new_run ();
  g_autoptr (MatchupErrorInfo) error =
      matchup_error_info_new_simple (MATCHUP_ERROR_KIND_AUTH, MATCHUP_ERROR_REASON_NONE, NULL);

  matchup_test_expect_notify (run, "error");
  matchup_test_expect_notify (run, "state");
  g_assert_true (matchup_run_fail (run, error));
  matchup_test_assert_notified (run);

  matchup_test_expect_no_notify (run, "error");
  g_assert_false (matchup_run_fail (run, error));
  matchup_test_assert_notified (run);
}

static void
test_nicks (void)
{
  int value = -1;

  g_assert_cmpstr (matchup_enum_get_nick (MATCHUP_TYPE_RUN_STATE, MATCHUP_RUN_STATE_INTERRUPTED),
                   ==,
                   "interrupted");
  g_assert_true (matchup_enum_from_nick (MATCHUP_TYPE_ERROR_KIND, "not-found", &value));
  g_assert_cmpint (value, ==, MATCHUP_ERROR_KIND_NOT_FOUND);
  g_assert_false (matchup_enum_from_nick (MATCHUP_TYPE_ERROR_KIND, "nonsense", &value));
  g_assert_false (matchup_enum_from_nick (MATCHUP_TYPE_ERROR_KIND, NULL, &value));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/run/transitions", test_transitions);
  g_test_add_func ("/core/run/nothing-after-the-end", test_nothing_after_the_end);
  g_test_add_func ("/core/run/stop-asks", test_stop_asks);
  g_test_add_func ("/core/run/retrying", test_retrying);
  g_test_add_func ("/core/run/phases", test_phases);
  g_test_add_func ("/core/run/usage-notifies", test_usage_notifies);
  g_test_add_func ("/core/run/timings-notify", test_timings_notify);
  g_test_add_func ("/core/run/cost-notifies", test_cost_notifies);
  g_test_add_func ("/core/run/others-notify", test_others_notify);
  g_test_add_func ("/core/run/failing-notifies", test_failing_notifies);
  g_test_add_func ("/core/run/nicks", test_nicks);

  return g_test_run ();
}
