/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the person says about prices, and what answers cost, in a real database. */
#include "matchup-conversation-store.h"
#include "matchup-history-store.h"
#include "matchup-price-store.h"
#include "matchup-test-folder.h"
#include "matchup-test-wait.h"

#include <math.h>

typedef struct
{
  char *folder;
  MatchupDb *db;
  MatchupPriceStore *prices;
  MatchupConversationStore *conversations;
} Fixture;

static void
begin (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->db = matchup_db_new (fixture->folder);
  matchup_db_open_async (fixture->db, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  matchup_db_open_finish (fixture->db, result, &error);
  g_assert_no_error (error);
  fixture->prices = matchup_price_store_new (fixture->db);
  fixture->conversations = matchup_conversation_store_new (fixture->db);
}

static void
close_db (MatchupDb *db)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  matchup_db_close_async (db, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  matchup_db_close_finish (db, result, &error);
  g_assert_no_error (error);
}

static void
end (Fixture *fixture)
{
  close_db (fixture->db);
  g_assert_finalize_object (fixture->prices);
  g_assert_finalize_object (fixture->conversations);
  g_assert_finalize_object (fixture->db);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("matchup-prices-XXXXXX", NULL);
  begin (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  end (fixture);
  matchup_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static MatchupPricesData *
load (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupPricesData *data;

  matchup_price_store_load_async (fixture->prices, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  data = matchup_price_store_load_finish (fixture->prices, result, &error);
  g_assert_no_error (error);
  return data;
}

static void
save_price (Fixture *fixture, const char *model_id, MatchupTokenPrices prices, gboolean good)
{
  MatchupPriceRecord *record = g_new0 (MatchupPriceRecord, 1);
  g_autoptr (GAsyncResult) result = NULL;

  record->provider_id = g_strdup ("doubao");
  record->model_id = g_strdup (model_id);
  record->currency = g_strdup ("CNY");
  record->prices = prices;
  record->edited_at = 1234567890123456;
  matchup_price_store_save_price_async (fixture->prices,
                                        record,
                                        matchup_test_keep_result_cb,
                                        &result);
  matchup_test_wait_until (result != NULL);
  g_assert_cmpint (matchup_price_store_write_finish (fixture->prices, result, NULL), ==, good);
}

static void
save_rate (Fixture *fixture, const char *from, const char *to, double value)
{
  MatchupExchangeRate rate;
  g_autoptr (GAsyncResult) result = NULL;

  matchup_exchange_rate_init (&rate, from, to, value, "2026-11-20");
  matchup_price_store_save_rate_async (fixture->prices,
                                       &rate,
                                       matchup_test_keep_result_cb,
                                       &result);
  matchup_test_wait_until (result != NULL);
  g_assert_true (matchup_price_store_write_finish (fixture->prices, result, NULL));
}

static void
save_own_currency (Fixture *fixture, const char *currency)
{
  g_autoptr (GAsyncResult) result = NULL;

  matchup_price_store_save_own_currency_async (fixture->prices,
                                               currency,
                                               matchup_test_keep_result_cb,
                                               &result);
  matchup_test_wait_until (result != NULL);
  g_assert_true (matchup_price_store_write_finish (fixture->prices, result, NULL));
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupPricesData) loaded = load (fixture);

  g_assert_cmpuint (loaded->prices->len, ==, 0);
  g_assert_cmpuint (loaded->rates->len, ==, 0);
  g_assert_null (loaded->own_currency);
}

static void
test_prices (Fixture *fixture, gconstpointer data)
{
  const MatchupTokenPrices first = { 0.8, 0.16, 2 };
  const MatchupTokenPrices second = { 0, NAN, 1e-9 };
  g_autoptr (MatchupPricesData) loaded = NULL;
  g_autoptr (MatchupPricesData) fewer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  MatchupPriceRecord *record;

  save_price (fixture, "ep-2", first, TRUE);
  save_price (fixture, "ep-1'; DROP TABLE prices", first, TRUE);
  save_price (fixture, "ep-2", second, TRUE);
  end (fixture);
  begin (fixture);

  loaded = load (fixture);
  g_assert_cmpuint (loaded->prices->len, ==, 2);
  record = g_ptr_array_index (loaded->prices, 0);
  g_assert_cmpstr (record->model_id, ==, "ep-1'; DROP TABLE prices");
  g_assert_true (matchup_token_prices_equal (&record->prices, &first));
  record = g_ptr_array_index (loaded->prices, 1);
  g_assert_cmpstr (record->provider_id, ==, "doubao");
  g_assert_cmpstr (record->model_id, ==, "ep-2");
  g_assert_cmpstr (record->currency, ==, "CNY");
  g_assert_true (matchup_token_prices_equal (&record->prices, &second));
  g_assert_cmpint (record->edited_at, ==, 1234567890123456);

  matchup_price_store_remove_price_async (fixture->prices,
                                          "doubao",
                                          "ep-2",
                                          matchup_test_keep_result_cb,
                                          &result);
  matchup_test_wait_until (result != NULL);
  g_assert_true (matchup_price_store_write_finish (fixture->prices, result, NULL));
  fewer = load (fixture);
  g_assert_cmpuint (fewer->prices->len, ==, 1);
}

/* A price that is none is refused by the table and leaves what was there. */
static void
test_no_price (Fixture *fixture, gconstpointer data)
{
  const MatchupTokenPrices good = { 1, NAN, 2 };
  const MatchupTokenPrices none = { NAN, NAN, 2 };
  g_autoptr (MatchupPricesData) loaded = NULL;
  MatchupPriceRecord *record;

  save_price (fixture, "m", good, TRUE);
  save_price (fixture, "m", none, FALSE);
  loaded = load (fixture);
  record = g_ptr_array_index (loaded->prices, 0);
  g_assert_true (matchup_token_prices_equal (&record->prices, &good));
}

static void
test_rates (Fixture *fixture, gconstpointer data)
{
  MatchupExchangeRate wanted;
  g_autoptr (MatchupPricesData) loaded = NULL;
  g_autoptr (MatchupPricesData) turned = NULL;
  g_autoptr (MatchupPricesData) fewer = NULL;

  save_rate (fixture, "USD", "CNY", 7.1);
  save_rate (fixture, "USD", "CNY", 7.2);
  save_rate (fixture, "EUR", "CNY", 8);
  end (fixture);
  begin (fixture);

  loaded = load (fixture);
  g_assert_cmpuint (loaded->rates->len, ==, 2);
  matchup_exchange_rate_init (&wanted, "USD", "CNY", 7.2, "2026-11-20");
  g_assert_true (
      matchup_exchange_rate_equal (&g_array_index (loaded->rates, MatchupExchangeRate, 1),
                                   &wanted));
  save_rate (fixture, "USD", "CNY", NAN);
  fewer = load (fixture);
  g_assert_cmpuint (fewer->rates->len, ==, 1);
}

static void
test_own_currency (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupPricesData) first = NULL;
  g_autoptr (MatchupPricesData) second = NULL;

  save_own_currency (fixture, "USD");
  save_own_currency (fixture, "CNY");
  end (fixture);
  begin (fixture);
  first = load (fixture);
  g_assert_cmpstr (first->own_currency, ==, "CNY");
  save_own_currency (fixture, NULL);
  second = load (fixture);
  g_assert_null (second->own_currency);
}

static MatchupContestantRecord *
new_contestant (const char *model_id)
{
  MatchupContestantRecord *record = g_new0 (MatchupContestantRecord, 1);

  record->contestant_id = g_strdup ("c");
  record->provider_id = g_strdup ("doubao");
  record->model_id = g_strdup (model_id);
  record->model_name = g_strconcat ("Name of ", model_id, NULL);
  record->params = matchup_params_new_empty ();
  return record;
}

/* Takes @cost. */
static void
save_answer (Fixture *fixture,
             const char *conversation_id,
             const char *round_id,
             const char *model_id,
             gint64 time,
             MatchupCost *cost)
{
  MatchupConversationRecord *conversation = g_new0 (MatchupConversationRecord, 1);
  MatchupRoundRecord *round = g_new0 (MatchupRoundRecord, 1);
  MatchupRunRecord *run = g_new0 (MatchupRunRecord, 1);
  GPtrArray *runs = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_run_record_free);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  conversation->id = g_strdup (conversation_id);
  conversation->title = g_strdup ("T");
  round->id = g_strdup (round_id);
  round->conversation_id = g_strdup (conversation_id);
  round->created_at = time;
  round->prompt = g_strdup ("?");
  run->id = g_strconcat (round_id, "-run", NULL);
  run->round_id = g_strdup (round_id);
  run->current = TRUE;
  run->contestant = new_contestant (model_id);
  run->state = MATCHUP_RUN_STATE_DONE;
  run->cost = cost;
  g_ptr_array_add (runs, run);
  matchup_conversation_store_save_round_async (fixture->conversations,
                                               conversation,
                                               NULL,
                                               round,
                                               runs,
                                               matchup_test_keep_result_cb,
                                               &result);
  matchup_test_wait_until (result != NULL);
  matchup_conversation_store_write_finish (fixture->conversations, result, &error);
  g_assert_no_error (error);
}

static void
assert_same_cost (const MatchupCost *a, const MatchupCost *b)
{
  g_assert_cmpfloat (a->amount, ==, b->amount);
  g_assert_cmpstr (a->currency, ==, b->currency);
  g_assert_cmpint (a->source, ==, b->source);
  g_assert_cmpstr (a->list_date, ==, b->list_date);
  g_assert_true (matchup_token_prices_equal (&a->tier.prices, &b->tier.prices));
  g_assert_cmpint (a->tier.above, ==, b->tier.above);
  g_assert_cmpint (a->tier.up_to, ==, b->tier.up_to);
  g_assert_cmpint (a->tier.max_output, ==, b->tier.max_output);
  g_assert_cmpint (a->peak, ==, b->peak);
  g_assert_cmpint (a->own, ==, b->own);
  g_assert_cmpint (a->doubtful, ==, b->doubtful);
}

static void
test_costs (Fixture *fixture, gconstpointer data)
{
  MatchupCost *estimated =
      matchup_cost_new (0.25, "CNY", MATCHUP_VALUE_SOURCE_ESTIMATED, "2026-09-27");
  MatchupCost *told = matchup_cost_new (0, "USD", MATCHUP_VALUE_SOURCE_TOLD, NULL);
  g_autoptr (MatchupCost) wanted = NULL;
  g_autoptr (MatchupCost) wanted_told = matchup_cost_copy (told);
  g_autoptr (MatchupConversationData) loaded = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  estimated->tier = (MatchupPriceTier){ 32000, 128000, 200, { 0.8, NAN, 8 } };
  estimated->peak = TRUE;
  estimated->own = TRUE;
  estimated->doubtful = TRUE;
  wanted = matchup_cost_copy (estimated);
  save_answer (fixture, "c", "r1", "m", 1, estimated);
  save_answer (fixture, "c", "r2", "m", 2, told);
  end (fixture);
  begin (fixture);

  matchup_conversation_store_load_async (fixture->conversations,
                                         "c",
                                         NULL,
                                         matchup_test_keep_result_cb,
                                         &result);
  matchup_test_wait_until (result != NULL);
  loaded = matchup_conversation_store_load_finish (fixture->conversations, result, NULL);
  g_assert_cmpuint (loaded->runs->len, ==, 2);
  assert_same_cost (((MatchupRunRecord *) g_ptr_array_index (loaded->runs, 0))->cost, wanted);
  assert_same_cost (((MatchupRunRecord *) g_ptr_array_index (loaded->runs, 1))->cost, wanted_told);
}

static char *
list_models (Fixture *fixture, guint limit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) models = NULL;
  g_autoptr (GString) joined = g_string_new (NULL);

  matchup_conversation_store_list_models_async (fixture->conversations,
                                                limit,
                                                NULL,
                                                matchup_test_keep_result_cb,
                                                &result);
  matchup_test_wait_until (result != NULL);
  models = matchup_conversation_store_list_models_finish (fixture->conversations, result, NULL);
  g_assert_nonnull (models);
  for (guint i = 0; i < models->len; i++)
    {
      MatchupContestantRecord *record = g_ptr_array_index (models, i);

      g_assert_cmpstr (record->provider_id, ==, "doubao");
      g_assert_true (g_str_has_prefix (record->model_name, "Name of "));
      g_string_append_printf (joined, "%s ", record->model_id);
    }
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static void
test_models_used (Fixture *fixture, gconstpointer data)
{
  g_autofree char *none = list_models (fixture, 10);
  g_autofree char *all = NULL;
  g_autofree char *newest = NULL;
  g_autofree char *without_deleted = NULL;
  g_autoptr (MatchupHistoryStore) history = matchup_history_store_new (fixture->db);
  const char *deleted[] = { "b", NULL };

  save_answer (fixture, "a", "r1", "old", 1, NULL);
  save_answer (fixture, "a", "r2", "often", 2, NULL);
  save_answer (fixture, "b", "r3", "new", 3, NULL);
  save_answer (fixture, "a", "r4", "often", 4, NULL);
  all = list_models (fixture, 10);
  newest = list_models (fixture, 2);
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (all, ==, "often new old ");
  g_assert_cmpstr (newest, ==, "often new ");
  matchup_history_store_set_flag (history, deleted, MATCHUP_HISTORY_FLAG_DELETED, TRUE);
  without_deleted = list_models (fixture, 10);
  g_assert_cmpstr (without_deleted, ==, "often old ");
}

#define ADD(name, func) g_test_add ("/storage/prices/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("empty", test_empty);
  ADD ("prices", test_prices);
  ADD ("no-price", test_no_price);
  ADD ("rates", test_rates);
  ADD ("own-currency", test_own_currency);
  ADD ("costs", test_costs);
  ADD ("models-used", test_models_used);

  return g_test_run ();
}
