/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-answer.h"
#include "matchup-model-ref.h"
#include "matchup-params.h"
#include "matchup-test-notify.h"

static MatchupContestant *
new_contestant (void)
{
  g_autoptr (MatchupModelRef) model = matchup_model_ref_new ("openai", "m", NULL, 0, 0, 0);
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();

  return matchup_contestant_new (NULL, model, params);
}

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, guint *n_items)
{
  g_assert_cmpuint (position, ==, *n_items);
  g_assert_cmpuint (removed, ==, 0);
  g_assert_cmpuint (added, ==, 1);
  *n_items += added;
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, *n_items);
}

/* Asking again keeps the earlier runs; the newest one is shown. */
static void
test_asked_again (void)
{
  g_autoptr (MatchupContestant) contestant = new_contestant ();
  MatchupAnswer *answer = matchup_answer_new (contestant);
  guint n_items = 0;

  g_assert_true (matchup_answer_get_contestant (answer) == contestant);
  g_assert_null (matchup_answer_get_current (answer));
  g_signal_connect (answer, "items-changed", G_CALLBACK (changed_cb), &n_items);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (MatchupRun) run = matchup_run_new (NULL, contestant);
      g_autoptr (MatchupRun) item = NULL;

      matchup_test_expect_notify (answer, "current");
      matchup_answer_add_run (answer, run);
      matchup_test_assert_notified (answer);
      item = g_list_model_get_item (G_LIST_MODEL (answer), i);
      g_assert_true (item == run);
      g_assert_true (matchup_answer_get_current (answer) == run);
      g_assert_cmpuint (matchup_answer_get_current_position (answer), ==, i);
      g_assert_cmpuint (matchup_answer_get_n_runs (answer), ==, i + 1);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (answer), 3));
  g_assert_cmpuint (n_items, ==, 3);
  g_assert_finalize_object (answer);
}

static void
test_notifies (void)
{
  static const char *const others[] = { NULL };
  g_autoptr (MatchupContestant) contestant = new_contestant ();
  MatchupAnswer *answer = matchup_answer_new (contestant);
  MatchupRun *runs[3];

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      runs[i] = matchup_run_new (NULL, contestant);
      matchup_answer_add_run (answer, runs[i]);
    }
  matchup_test_property_notifies (answer, "current", runs[0], runs[1]);
  g_assert_cmpuint (matchup_answer_get_current_position (answer), ==, 1);
  matchup_test_assert_all_properties (answer, others);

  g_assert_finalize_object (answer);
  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    g_assert_finalize_object (runs[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/answer/asked-again", test_asked_again);
  g_test_add_func ("/core/answer/notifies", test_notifies);

  return g_test_run ();
}
