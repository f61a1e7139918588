/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much a question is, before it is asked. */
#include "matchup-params.h"
#include "matchup-prompt-cost.h"
#include "matchup-prompt-forecast.h"
#include "matchup-test-workspace.h"
#include "matchup-token-estimate.h"

#include <string.h>

/* Counted as it comes and goes, it is what the whole text has. */
static void
test_tally (void)
{
  static const char text[] = "Some words, 一些汉字, и ещё 😀.";
  MatchupTokenTally tally = { 0 };

  g_assert_cmpint (matchup_token_tally_get (&tally), ==, 0);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    matchup_token_tally_add (&tally, p, (gsize) (g_utf8_next_char (p) - p));
  g_assert_cmpint (matchup_token_tally_get (&tally), ==, matchup_token_estimate (text));
  matchup_token_tally_remove (&tally, text, 10);
  g_assert_cmpint (matchup_token_tally_get (&tally), ==, matchup_token_estimate (text + 10));
  matchup_token_tally_remove (&tally, text + 10, strlen (text) - 10);
  g_assert_cmpint (tally.latin, ==, 0);
  g_assert_cmpint (tally.ideographic, ==, 0);
}

static gint64
get_tokens (MatchupTestWorkspace *test, MatchupConversation *conversation, guint position)
{
  g_autoptr (GPtrArray) all =
      matchup_prompt_forecast_all (matchup_workspace_get_pricing (test->workspace),
                                   matchup_conversation_get_lineup (conversation),
                                   conversation,
                                   1000,
                                   g_get_real_time ());
  const MatchupPromptForecast *forecast = g_ptr_array_index (all, position);

  return forecast->tokens;
}

static void
set_usage (MatchupRound *round, guint slot, gint64 prompt, gint64 completion, gint64 reasoning)
{
  MatchupUsage usage;

  matchup_usage_init (&usage);
  usage.prompt = prompt;
  usage.completion = completion;
  usage.reasoning = reasoning;
  matchup_run_set_usage (matchup_answer_get_current (matchup_round_get_answer (round, slot)),
                         &usage);
}

static void
test_before (void)
{
  static const char *const models[] = { "openai/gpt-4o-mini", "openai/no-such-model", NULL };
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupConversation) conversation =
      matchup_history_create (matchup_workspace_get_history (test->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              lineup,
                              TRUE);
  g_autofree char *prompt = g_strnfill (400, 'a');
  g_autofree char *answer = g_strnfill (2000, 'b');
  MatchupRound *round;

  g_assert_cmpint (get_tokens (test, conversation, 0), ==, 1000);
  round = matchup_test_add_round (conversation, prompt, answer, MATCHUP_RUN_STATE_WRITING);
  g_assert_cmpint (get_tokens (test, conversation, 0), ==, 1000 + 100 + 500);
  /* What the service counted; thinking is not sent again. */
  set_usage (round, 0, 3000, 700, 200);
  g_assert_cmpint (get_tokens (test, conversation, 0), ==, 1000 + 3000 + 500);
  g_assert_cmpint (get_tokens (test, conversation, 1), ==, 1000 + 100 + 500);
  round = matchup_test_add_round (conversation, prompt, answer, MATCHUP_RUN_STATE_WRITING);
  g_assert_cmpint (get_tokens (test, conversation, 0), ==, 1000 + 3000 + 500 + 600);
  /* Here the memory ends. */
  matchup_round_set_summary (round, prompt);
  g_assert_cmpint (get_tokens (test, conversation, 0), ==, 1000 + 100);
  /* What was counted with all that is left out by now says nothing. */
  round = matchup_test_add_round (conversation, prompt, answer, MATCHUP_RUN_STATE_WRITING);
  set_usage (round, 0, 9000, 10, 0);
  g_assert_cmpint (get_tokens (test, conversation, 0), ==, 1000 + 100 + 600);
}

static void
test_cost (void)
{
  static const char *const models[] = { "openai/gpt-4o-mini", "openai/no-such-model", NULL };
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (GPtrArray) all =
      matchup_prompt_forecast_all (matchup_workspace_get_pricing (test->workspace),
                                   lineup,
                                   NULL,
                                   100000,
                                   g_get_real_time ());
  const MatchupPromptForecast *known = g_ptr_array_index (all, 0);
  const MatchupPromptForecast *unknown = g_ptr_array_index (all, 1);

  g_assert_cmpuint (all->len, ==, 2);
  g_assert_nonnull (known->cost);
  /* $0.15 a million asked, $0.60 answered. */
  g_assert_cmpfloat_with_epsilon (known->cost->amount,
                                  0.1 * 0.15 + MATCHUP_PROMPT_COST_ANSWER_TOKENS * 0.6e-6,
                                  1e-6);
  g_assert_cmpint (known->cost->source, ==, MATCHUP_VALUE_SOURCE_ESTIMATED);
  g_assert_null (unknown->cost);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/prompt-forecast/tally", test_tally);
  g_test_add_func ("/services/prompt-forecast/before", test_before);
  g_test_add_func ("/services/prompt-forecast/cost", test_cost);
  return g_test_run ();
}
