/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who gets a badge: nobody without rivals, nobody by chance, nobody for what is not known. */
#include "matchup-badges.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

#include <math.h>

#define F MATCHUP_BADGES_FIRST_WORD
#define W MATCHUP_BADGES_WRITING
#define C MATCHUP_BADGES_CHEAPEST
#define L MATCHUP_BADGES_LONGEST

typedef struct
{
  const char *what;
  guint n;
  MatchupBadgeEntry entries[4];
  MatchupBadges badges[4];
} Case;

/* finished, { first word, speed, length, characters }, cost */
static const Case cases[] = {
  { "one alone", 1, { { TRUE, { 1, 10, 100, FALSE }, 1 } }, { 0 } },
  { "none", 0, { { 0 } }, { 0 } },
  { "one is ahead in all",
    2,
    { { TRUE, { 0.5, 50, 200, FALSE }, 0.001 }, { TRUE, { 1, 40, 100, FALSE }, 0.002 } },
    { F | W | C | L, 0 } },
  { "each has something",
    4,
    { { TRUE, { 0.5, 50, 100, FALSE }, 0.003 },
      { TRUE, { 1, 80, 100, FALSE }, 0.004 },
      { TRUE, { 1, 50, 100, FALSE }, 0.001 },
      { TRUE, { 1, 50, 300, FALSE }, 0.004 } },
    { F, W, C, L } },
  { "ties give nothing",
    3,
    { { TRUE, { 1, 50, 100, FALSE }, 0.001 },
      { TRUE, { 1, 50, 100, FALSE }, 0.001 },
      { TRUE, { 2, 20, 50, FALSE }, 0.002 } },
    { 0, 0, 0 } },
  { "small differences are chance",
    2,
    { { TRUE, { 1.00, 50, 100, FALSE }, 0.00100 }, { TRUE, { 1.09, 46, 91, FALSE }, 0.00104 } },
    { 0, 0 } },
  { "just enough",
    2,
    { { TRUE, { 0.89, 50, 100, FALSE }, 0.00094 }, { TRUE, { 1.00, 45, 90, FALSE }, 0.00100 } },
    { F | W | C | L, 0 } },
  { "nobody notices 0.05 s",
    2,
    { { TRUE, { 0.05, 50, 100, FALSE }, NAN }, { TRUE, { 0.10, 50, 100, FALSE }, NAN } },
    { 0, 0 } },
  { "who did not finish does not take part",
    3,
    { { FALSE, { 0.1, 500, 900, FALSE }, 0 },
      { TRUE, { 0.5, 50, 200, FALSE }, 0.001 },
      { TRUE, { 1, 40, 100, FALSE }, 0.002 } },
    { 0, F | W | C | L, 0 } },
  { "only one finished",
    2,
    { { TRUE, { 0.5, 50, 200, FALSE }, 0.001 }, { FALSE, { 1, 40, 100, FALSE }, 0.002 } },
    { 0, 0 } },
  { "a price that is not known could be the lowest",
    3,
    { { TRUE, { 1, 50, 100, FALSE }, 0.001 },
      { TRUE, { 1, 50, 100, FALSE }, NAN },
      { TRUE, { 1, 50, 100, FALSE }, 0.002 } },
    { 0, 0, 0 } },
  { "too short for a speed",
    3,
    { { TRUE, { 1, NAN, 4, FALSE }, NAN },
      { TRUE, { 1, 80, 100, FALSE }, NAN },
      { TRUE, { 1, 50, 100, FALSE }, NAN } },
    { 0, W, 0 } },
  { "characters are no words",
    2,
    { { TRUE, { 0.5, 90, 900, TRUE }, 0.001 }, { TRUE, { 1, 40, 100, FALSE }, 0.002 } },
    { F | C, 0 } },
  { "characters among themselves",
    2,
    { { TRUE, { 1, 90, 900, TRUE }, NAN }, { TRUE, { 1, 40, 100, TRUE }, NAN } },
    { W | L, 0 } },
  { "one is free",
    2,
    { { TRUE, { 1, 40, 100, FALSE }, 0 }, { TRUE, { 1, 40, 100, FALSE }, 0.002 } },
    { C, 0 } },
  { "both are free",
    2,
    { { TRUE, { 1, 40, 100, FALSE }, 0 }, { TRUE, { 1, 40, 100, FALSE }, 0 } },
    { 0, 0 } },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MatchupBadges badges[4] = { 0 };

      g_test_message ("%s", cases[i].what);
      matchup_badges_choose (cases[i].entries, cases[i].n, badges);
      for (guint k = 0; k < cases[i].n; k++)
        g_assert_cmpuint (badges[k], ==, cases[i].badges[k]);
    }
}

/* Who is asked first does not matter. */
static void
test_order (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MatchupBadgeEntry entries[4];
      MatchupBadges badges[4] = { 0 };

      for (guint k = 0; k < cases[i].n; k++)
        entries[k] = cases[i].entries[cases[i].n - 1 - k];
      matchup_badges_choose (entries, cases[i].n, badges);
      for (guint k = 0; k < cases[i].n; k++)
        g_assert_cmpuint (badges[k], ==, cases[i].badges[cases[i].n - 1 - k]);
    }
}

static void
set_cost (MatchupRun *run, double amount, const char *currency)
{
  g_autoptr (MatchupCost) cost = matchup_cost_new (amount, currency, MATCHUP_VALUE_SOURCE_TOLD, "");

  matchup_run_set_cost (run, cost);
}

static gboolean
count_badge (GtkWidget *widget, gpointer user_data)
{
  if (gtk_widget_has_css_class (widget, "matchup-badge"))
    (*(guint *) user_data)++;
  return TRUE;
}

/* Of real runs: while one is coming there are none; costs need a rate between their currencies. */
static void
test_round (void)
{
  static const char *const models[] = { "openai/a", "doubao/b", NULL };
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  MatchupPricing *pricing = matchup_workspace_get_pricing (test->workspace);
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupConversation) conversation =
      matchup_history_create (matchup_workspace_get_history (test->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              lineup,
                              TRUE);
  MatchupRound *round =
      matchup_test_add_round (conversation, "What?", "Yes.", MATCHUP_RUN_STATE_WRITING);
  MatchupRun *runs[2];
  MatchupBadges badges[2];

  for (guint i = 0; i < 2; i++)
    {
      MatchupTimings timings;

      runs[i] = matchup_answer_get_current (matchup_round_get_answer (round, i));
      matchup_timings_init (&timings);
      timings.tries = i == 0 ? 2 : 1;
      timings.retry_wait = i == 0 ? 5000000 : 0; /* counts for nobody */
      timings.first_text = i == 0 ? 5500000 : 1000000;
      timings.done = 9000000;
      matchup_run_set_timings (runs[i], &timings);
      set_cost (runs[i], 0.01, i == 0 ? "USD" : "CNY");
    }
  matchup_run_set_state (runs[0], MATCHUP_RUN_STATE_DONE);
  g_assert_false (matchup_badges_are_shown (round));
  matchup_badges_find (round, pricing, badges);
  g_assert_cmpuint (badges[0] | badges[1], ==, MATCHUP_BADGES_NONE);
  matchup_run_set_state (runs[1], MATCHUP_RUN_STATE_DONE);
  g_assert_true (matchup_badges_are_shown (round));
  matchup_badges_find (round, pricing, badges);
  g_assert_cmpuint (badges[0], ==, F);
  g_assert_cmpuint (badges[1], ==, MATCHUP_BADGES_NONE);
  matchup_pricing_set_rate_async (pricing, "USD", "CNY", 7.2, NULL, NULL);
  matchup_badges_find (round, pricing, badges);
  g_assert_cmpuint (badges[0], ==, F);
  g_assert_cmpuint (badges[1], ==, C);
}

/* Each has a shape and a text. */
static void
test_widgets (void)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  g_autofree char *texts = NULL;
  GtkWindow *window;
  guint n = 0;

  matchup_badges_add_to (F | W | C | L, box);
  window = matchup_test_show (box, 600, 100);
  matchup_test_foreach (box, count_badge, &n);
  g_assert_cmpuint (n, ==, 4);
  texts = matchup_test_dup_texts (box);
  g_assert_nonnull (strstr (texts, "fastest first word"));
  g_assert_nonnull (strstr (texts, "fastest writing"));
  g_assert_nonnull (strstr (texts, "cheapest"));
  g_assert_nonnull (strstr (texts, "longest"));
  matchup_test_find_type (box, GTK_TYPE_IMAGE);
  g_object_unref (box);
  matchup_test_destroy (window);
}

int
main (int argc, char **argv)
{
  matchup_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/badges/table", test_table);
  g_test_add_func ("/ui/badges/order", test_order);
  g_test_add_func ("/ui/badges/round", test_round);
  g_test_add_func ("/ui/badges/widgets", test_widgets);
  return g_test_run ();
}
