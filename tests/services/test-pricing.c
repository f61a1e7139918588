/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prices: the list, the person's own, and what a real run is reckoned to cost. */
#include "matchup-pricing-private.h"
#include "matchup-test-clock.h"
#include "matchup-test-workspace.h"

#include <math.h>
#include <sqlite3.h>

/* Monday, 2026-11-23, 10:00 in Beijing, in microseconds. */
#define MONDAY_MORNING (G_GINT64_CONSTANT (1795399200) * G_USEC_PER_SEC)
#define HOUR (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

typedef struct
{
  MatchupTestClock *clock;
  MatchupTestWorkspace *test;
  MatchupPricing *pricing; /* borrowed */
  guint n_changes;         /* that were told */
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
begin (Fixture *fixture)
{
  fixture->pricing = matchup_workspace_get_pricing (fixture->test->workspace);
  fixture->n_changes = 0;
  g_signal_connect_swapped (fixture->pricing, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->clock = matchup_test_clock_new ();
  matchup_test_clock_advance (fixture->clock, MONDAY_MORNING - G_USEC_PER_SEC);
  fixture->test = matchup_test_workspace_new (MATCHUP_CLOCK (fixture->clock));
  begin (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (fixture->pricing, fixture);
  matchup_test_workspace_free (fixture->test);
  g_object_unref (fixture->clock);
}

/* NULL: it was saved; else the sentence. */
static char *
finish_setting (Fixture *fixture, GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;

  matchup_test_wait_until (*result != NULL);
  if (matchup_pricing_set_finish (fixture->pricing, *result, &error))
    return NULL;
  return g_strdup (error->message);
}

static char *
set_price (Fixture *fixture,
           const char *provider_id,
           const char *model_id,
           const char *currency,
           const MatchupTokenPrices *prices)
{
  g_autoptr (GAsyncResult) result = NULL;

  matchup_pricing_set_price_async (fixture->pricing,
                                   provider_id,
                                   model_id,
                                   currency,
                                   prices,
                                   matchup_test_keep_result_cb,
                                   &result);
  return finish_setting (fixture, &result);
}

static char *
set_rate (Fixture *fixture, const char *from, const char *to, double rate)
{
  g_autoptr (GAsyncResult) result = NULL;

  matchup_pricing_set_rate_async (fixture->pricing,
                                  from,
                                  to,
                                  rate,
                                  matchup_test_keep_result_cb,
                                  &result);
  return finish_setting (fixture, &result);
}

static char *
set_own_currency (Fixture *fixture, const char *currency)
{
  g_autoptr (GAsyncResult) result = NULL;

  matchup_pricing_set_own_currency_async (fixture->pricing,
                                          currency,
                                          matchup_test_keep_result_cb,
                                          &result);
  return finish_setting (fixture, &result);
}

/* For a million tokens of question, half of it kept, and a million of answer; NULL: not known. */
static MatchupCost *
estimate (Fixture *fixture, const char *provider_id, const char *model_id)
{
  g_autoptr (MatchupModelRef) model =
      matchup_model_ref_new (provider_id, model_id, NULL, MATCHUP_MODEL_CAPABILITIES_NONE, 0, 0);
  MatchupUsage usage;

  matchup_usage_init (&usage);
  usage.prompt = 1000000;
  usage.completion = 1000000;
  usage.cached = 500000;
  return matchup_pricing_estimate (fixture->pricing, model, &usage, MONDAY_MORNING + 12 * HOUR);
}

static void
assert_cost (Fixture *fixture,
             const char *provider_id,
             const char *model_id,
             double amount,
             const char *currency,
             gboolean own,
             const char *date)
{
  g_autoptr (MatchupCost) cost = estimate (fixture, provider_id, model_id);

  g_assert_nonnull (cost);
  g_assert_cmpfloat_with_epsilon (cost->amount, amount, 1e-9);
  g_assert_cmpstr (cost->currency, ==, currency);
  g_assert_cmpint (cost->own, ==, own);
  g_assert_cmpstr (cost->list_date, ==, date);
  g_assert_cmpint (cost->source, ==, MATCHUP_VALUE_SOURCE_ESTIMATED);
}

static void
test_own_before_list (Fixture *fixture, gconstpointer data)
{
  const MatchupTokenPrices cheap = { 1, 0.5, 2 };
  const MatchupTokenPrices free_ = { 0, NAN, 0 };
  g_autoptr (MatchupPrice) listed = NULL;

  /* 0.5 * 0.15 + 0.5 * 0.075 + 0.6 */
  assert_cost (fixture, "openai", "gpt-4o-mini", 0.7125, "USD", FALSE, "2026-09-27");
  g_assert_null (set_price (fixture, "openai", "gpt-4o-mini", "EUR", &cheap));
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  assert_cost (fixture, "openai", "gpt-4o-mini", 2.75, "EUR", TRUE, "2026-11-22");
  /* Only of this model, and the list still knows what it knew. */
  assert_cost (fixture, "openai", "gpt-4o-mini-2024-07-18", 0.7125, "USD", FALSE, "2026-09-27");
  listed = matchup_pricing_dup_list_price (fixture->pricing, "openai", "gpt-4o-mini");
  g_assert_cmpstr (matchup_price_get (listed)->currency, ==, "USD");
  g_assert_null (set_price (fixture, "openai", "gpt-4o-mini", "USD", &free_));
  assert_cost (fixture, "openai", "gpt-4o-mini", 0, "USD", TRUE, "2026-11-22");
  g_assert_null (set_price (fixture, "openai", "gpt-4o-mini", NULL, NULL));
  assert_cost (fixture, "openai", "gpt-4o-mini", 0.7125, "USD", FALSE, "2026-09-27");
  g_assert_cmpuint (fixture->n_changes, ==, 3);
}

/* What no list can know: endpoints, and services with an address of one's own. */
static void
test_unlisted (Fixture *fixture, gconstpointer data)
{
  const MatchupTokenPrices prices = { 0.8, NAN, 8 };
  g_autoptr (GPtrArray) models = NULL;

  g_assert_null (estimate (fixture, "doubao", "ep-20260101-abcde"));
  g_assert_null (estimate (fixture, "custom", "x/y:z"));
  g_assert_null (estimate (fixture, "nobody", "m"));
  g_assert_null (set_price (fixture, "doubao", "ep-20260101-abcde", "CNY", &prices));
  g_assert_null (set_price (fixture, "custom", "x/y:z", "CNY", &prices));
  assert_cost (fixture, "doubao", "ep-20260101-abcde", 8.8, "CNY", TRUE, "2026-11-22");
  assert_cost (fixture, "custom", "x/y:z", 8.8, "CNY", TRUE, "2026-11-22");
  models = matchup_pricing_dup_own_models (fixture->pricing);
  g_assert_cmpuint (models->len, ==, 2);
  g_assert_cmpstr (matchup_model_ref_get_model_id (g_ptr_array_index (models, 0)), ==, "x/y:z");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  const MatchupTokenPrices good = { 1, NAN, 2 };
  const MatchupTokenPrices negative = { 1, NAN, -2 };
  const MatchupTokenPrices endless = { INFINITY, NAN, 2 };
  char *const sentences[] = {
    set_price (fixture, "openai", "m", "USD", &negative),
    set_price (fixture, "openai", "m", "USD", &endless),
    set_price (fixture, "openai", "m", "usd", &good),
    set_price (fixture, "openai", "m", "XYZ", &good),
    set_rate (fixture, "USD", "CNY", 0),
    set_rate (fixture, "USD", "CNY", -1),
    set_rate (fixture, "USD", "USD", 1),
    set_rate (fixture, "USD", "XYZ", 1),
    set_own_currency (fixture, "money"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_assert_nonnull (sentences[i]);
      g_assert_true (g_str_has_suffix (sentences[i], "."));
      g_free (sentences[i]);
    }
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  g_assert_null (estimate (fixture, "openai", "m"));
  g_assert_null (matchup_pricing_get_own_currency (fixture->pricing));
}

static void
test_rates (Fixture *fixture, gconstpointer data)
{
  MatchupExchangeRate rate;
  double amount = -1;

  g_assert_false (matchup_pricing_convert (fixture->pricing, 1, "USD", &amount, NULL));
  g_assert_null (set_own_currency (fixture, "CNY"));
  g_assert_false (matchup_pricing_convert (fixture->pricing, 1, "USD", &amount, NULL));
  g_assert_null (set_rate (fixture, "USD", "CNY", 7.2));
  g_assert_true (matchup_pricing_convert (fixture->pricing, 2, "USD", &amount, &rate));
  g_assert_cmpfloat_with_epsilon (amount, 14.4, 1e-9);
  g_assert_cmpstr (rate.date, ==, "2026-11-22");
  /* What is in it already, and what has no rate, stays as it is. */
  g_assert_false (matchup_pricing_convert (fixture->pricing, 2, "CNY", &amount, NULL));
  g_assert_false (matchup_pricing_convert (fixture->pricing, 2, "EUR", &amount, NULL));
  /* The same rate the other way round. */
  g_assert_null (set_own_currency (fixture, "USD"));
  g_assert_true (matchup_pricing_convert (fixture->pricing, 14.4, "CNY", &amount, &rate));
  g_assert_cmpfloat_with_epsilon (amount, 2, 1e-9);
  g_assert_cmpstr (rate.from, ==, "CNY");
  g_assert_null (set_rate (fixture, "CNY", "USD", 0.2));
  g_assert_true (matchup_pricing_find_rate (fixture->pricing, "USD", "CNY", &rate));
  g_assert_cmpfloat_with_epsilon (rate.rate, 5, 1e-9);
  g_assert_null (set_rate (fixture, "USD", "CNY", NAN));
  g_assert_false (matchup_pricing_convert (fixture->pricing, 14.4, "CNY", &amount, NULL));
  /* What it gave out itself is as good as any other. */
  g_assert_null (set_own_currency (fixture, matchup_pricing_get_own_currency (fixture->pricing)));
  g_assert_cmpstr (matchup_pricing_get_own_currency (fixture->pricing), ==, "USD");
  g_assert_null (set_own_currency (fixture, NULL));
  g_assert_null (matchup_pricing_get_own_currency (fixture->pricing));
}

static void
test_currencies (Fixture *fixture, gconstpointer data)
{
  const MatchupTokenPrices prices = { 1, NAN, 2 };
  g_auto (GStrv) before = matchup_pricing_dup_currencies (fixture->pricing);
  g_auto (GStrv) after = NULL;
  g_autofree char *joined_before = g_strjoinv (" ", before);
  g_autofree char *joined_after = NULL;

  g_assert_null (set_price (fixture, "custom", "m", "EUR", &prices));
  after = matchup_pricing_dup_currencies (fixture->pricing);
  joined_after = g_strjoinv (" ", after);
  g_assert_cmpstr (joined_before, ==, "CNY USD");
  g_assert_cmpstr (joined_after, ==, "CNY EUR USD");
}

static void
test_restored (Fixture *fixture, gconstpointer data)
{
  const MatchupTokenPrices prices = { 1, 0, 2 };
  MatchupExchangeRate rate;

  g_assert_null (set_price (fixture, "custom", "m", "EUR", &prices));
  g_assert_null (set_rate (fixture, "EUR", "CNY", 8));
  g_assert_null (set_own_currency (fixture, "CNY"));
  g_signal_handlers_disconnect_by_data (fixture->pricing, fixture);
  matchup_test_workspace_reopen (fixture->test);
  begin (fixture);
  assert_cost (fixture, "custom", "m", 2.5, "EUR", TRUE, "2026-11-22");
  g_assert_true (matchup_pricing_find_rate (fixture->pricing, "EUR", "CNY", &rate));
  g_assert_cmpstr (rate.date, ==, "2026-11-22");
  g_assert_cmpstr (matchup_pricing_get_own_currency (fixture->pricing), ==, "CNY");
}

/* The window sees what the terminal command sets. */
static void
test_set_elsewhere (Fixture *fixture, gconstpointer data)
{
  const MatchupTokenPrices prices = { 1, NAN, 2 };
  g_autoptr (MatchupSecretStore) secrets = matchup_secret_store_new_memory ();
  g_autoptr (MatchupWorkspace) other =
      matchup_workspace_new_for_parts (fixture->test->folder,
                                       secrets,
                                       NULL,
                                       MATCHUP_CLOCK (fixture->clock));
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) closed = NULL;

  matchup_workspace_open_async (other, NULL, matchup_test_keep_result_cb, &opened);
  matchup_test_wait_until (opened != NULL);
  g_assert_true (matchup_workspace_open_finish (other, opened, NULL));
  matchup_pricing_set_price_async (matchup_workspace_get_pricing (other),
                                   "custom",
                                   "m",
                                   "USD",
                                   &prices,
                                   NULL,
                                   NULL);
  matchup_test_wait_until (fixture->n_changes > 0);
  assert_cost (fixture, "custom", "m", 3, "USD", TRUE, "2026-11-22");
  matchup_workspace_close_async (other, matchup_test_keep_result_cb, &closed);
  matchup_test_wait_until (closed != NULL);
  g_assert_true (matchup_workspace_close_finish (other, closed, NULL));
}

/* What cannot be kept does not hold either. */
static void
test_not_saved (Fixture *fixture, gconstpointer data)
{
  const MatchupTokenPrices prices = { 1, NAN, 2 };
  g_autofree char *path = g_build_filename (fixture->test->folder, "matchup.db", NULL);
  g_autofree char *sentence = NULL;
  sqlite3 *connection;

  g_assert_cmpint (sqlite3_open (path, &connection), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (connection,
                                 "CREATE TRIGGER refuse BEFORE INSERT ON prices"
                                 " BEGIN SELECT RAISE (FAIL, 'no'); END",
                                 NULL,
                                 NULL,
                                 NULL),
                   ==,
                   SQLITE_OK);
  sqlite3_close (connection);
  sentence = set_price (fixture, "custom", "m", "USD", &prices);
  g_assert_nonnull (sentence);
  matchup_test_wait_until (fixture->n_changes == 2);
  g_assert_null (estimate (fixture, "custom", "m"));
}

/* Asks one model and gives what its answer cost; NULL: not known. */
static MatchupCost *
ask (Fixture *fixture, const char *model)
{
  const char *const models[] = { model, NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupConversation) conversation =
      matchup_history_create (matchup_workspace_get_history (fixture->test->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              lineup,
                              FALSE);
  g_autoptr (MatchupRunGroup) group =
      matchup_workspace_ask (fixture->test->workspace, conversation, "one two three four");
  MatchupRun *run;

  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  run = matchup_answer_get_current (
      matchup_round_get_answer (matchup_conversation_get_round (conversation, 0), 0));
  g_assert_cmpint (matchup_run_get_state (run), ==, MATCHUP_RUN_STATE_DONE);
  return matchup_run_get_cost (run) != NULL ? matchup_cost_copy (matchup_run_get_cost (run)) : NULL;
}

/*
 * Through all layers: 11 tokens of question, 4 of answer. Peak hours go by the clock of the
 * service, not by the one here, which shows the day before.
 */
static void
test_runs (Fixture *fixture, gconstpointer data)
{
  const MatchupTokenPrices prices = { 1000, NAN, 2000 };
  g_autoptr (MatchupCost) unknown = NULL;
  g_autoptr (MatchupCost) by_day = NULL;
  g_autoptr (MatchupCost) by_night = NULL;
  g_autoptr (MatchupCost) own = NULL;
  g_autoptr (MatchupCost) told = NULL;
  g_autoptr (GPtrArray) used = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  matchup_test_workspace_start_server (fixture->test);
  matchup_test_workspace_connect (fixture->test, "deepseek", "test-key");
  unknown = ask (fixture, "deepseek/echo");
  g_assert_null (unknown);
  by_day = ask (fixture, "deepseek/deepseek-flash");
  g_assert_true (by_day->peak);
  g_assert_cmpfloat_with_epsilon (by_day->amount, (11 * 2 + 4 * 8) / 1e6, 1e-12);
  matchup_test_clock_advance (fixture->clock, 9 * HOUR);
  by_night = ask (fixture, "deepseek/deepseek-flash");
  g_assert_false (by_night->peak);
  g_assert_cmpfloat_with_epsilon (by_night->amount, (11 * 1 + 4 * 4) / 1e6, 1e-12);

  g_assert_null (set_price (fixture, "deepseek", "echo", "USD", &prices));
  g_assert_null (set_price (fixture, "deepseek", "told-cost", "CNY", &prices));
  own = ask (fixture, "deepseek/echo");
  g_assert_true (own->own);
  g_assert_cmpfloat_with_epsilon (own->amount, 0.019, 1e-12);
  /* What the service tells is better than any price. */
  told = ask (fixture, "deepseek/told-cost");
  g_assert_cmpint (told->source, ==, MATCHUP_VALUE_SOURCE_TOLD);
  g_assert_cmpfloat (told->amount, ==, 0.0042);
  g_assert_cmpstr (told->currency, ==, "USD");
  g_assert_false (told->own);

  matchup_history_list_models_async (matchup_workspace_get_history (fixture->test->workspace),
                                     2,
                                     NULL,
                                     matchup_test_keep_result_cb,
                                     &result);
  matchup_test_wait_until (result != NULL);
  used =
      matchup_history_list_models_finish (matchup_workspace_get_history (fixture->test->workspace),
                                          result,
                                          NULL);
  g_assert_cmpuint (used->len, ==, 2);
}

#define ADD(name, func) \
  g_test_add ("/services/pricing/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  /* A zone in which the person's day is not the service's. */
  g_setenv ("TZ", "America/New_York", TRUE);
  g_unsetenv ("OPENAI_API_KEY");
  g_unsetenv ("ARK_API_KEY");
  g_unsetenv ("DEEPSEEK_API_KEY");
  g_test_init (&argc, &argv, NULL);

  ADD ("own-before-list", test_own_before_list);
  ADD ("unlisted", test_unlisted);
  ADD ("refused", test_refused);
  ADD ("rates", test_rates);
  ADD ("currencies", test_currencies);
  ADD ("restored", test_restored);
  ADD ("set-elsewhere", test_set_elsewhere);
  ADD ("not-saved", test_not_saved);
  ADD ("runs", test_runs);

  return g_test_run ();
}
