/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prices in the preferences and at the answers, on a real database. */
#include "matchup-answer-facts.h"
#include "matchup-cost-popover.h"
#include "matchup-currency-button.h"
#include "matchup-preferences-window.h"
#include "matchup-price-page.h"
#include "matchup-prices-page.h"
#include "matchup-rate-row.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"
#include "matchup-wrap-layout.h"

#include <math.h>
#include <string.h>

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupWorkspace *workspace; /* borrowed */
  MatchupPricing *pricing;     /* borrowed */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = matchup_test_workspace_new (NULL);
  fixture->workspace = fixture->test->workspace;
  fixture->pricing = matchup_workspace_get_pricing (fixture->workspace);
  matchup_test_workspace_connect (fixture->test, "openai", NULL);
}

/* Pages that were closed may still wait for an answer, but nothing keeps the workspace in the end.
 */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  MatchupWorkspace *workspace = fixture->workspace;

  g_object_add_weak_pointer (G_OBJECT (workspace), (gpointer *) &workspace);
  matchup_test_workspace_free (fixture->test);
  matchup_test_wait_until (workspace == NULL);
}

static MatchupModelRef *
new_model (const char *provider_id, const char *model_id)
{
  return matchup_model_ref_new (provider_id, model_id, NULL, MATCHUP_MODEL_CAPABILITIES_NONE, 0, 0);
}

static void
set_price (Fixture *fixture, const char *model_id, const MatchupTokenPrices *prices)
{
  g_autoptr (GAsyncResult) result = NULL;

  matchup_pricing_set_price_async (fixture->pricing,
                                   "openai",
                                   model_id,
                                   "USD",
                                   prices,
                                   matchup_test_keep_result_cb,
                                   &result);
  matchup_test_wait_until (result != NULL);
  g_assert_true (matchup_pricing_set_finish (fixture->pricing, result, NULL));
}

static void
set_rate (Fixture *fixture, const char *own, const char *from, double rate)
{
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;

  matchup_pricing_set_own_currency_async (fixture->pricing,
                                          own,
                                          matchup_test_keep_result_cb,
                                          &first);
  matchup_pricing_set_rate_async (fixture->pricing,
                                  from,
                                  own,
                                  rate,
                                  matchup_test_keep_result_cb,
                                  &second);
  matchup_test_wait_until (first != NULL && second != NULL);
  g_assert_true (matchup_pricing_set_finish (fixture->pricing, first, NULL));
  g_assert_true (matchup_pricing_set_finish (fixture->pricing, second, NULL));
}

/* The first widget of a type at or below @widget, of which @title (or NULL) is the title. */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *title)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type) &&
      (title == NULL ||
       (ADW_IS_PREFERENCES_ROW (widget) &&
        g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type, title);
  return found;
}

/* All that can be read at or below @widget. */
static void
read_all (GtkWidget *widget, GString *text)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s|", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    read_all (child, text);
}

static char *
dup_text (GtkWidget *widget)
{
  GString *text = g_string_new (NULL);

  read_all (widget, text);
  return g_string_free (text, FALSE);
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in “%s”", part, text);
}

static void
assert_fits (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

static void
test_currency_button (Fixture *fixture, gconstpointer data)
{
  GtkWidget *widget = g_object_ref_sink (matchup_currency_button_new (TRUE));
  MatchupCurrencyButton *button = MATCHUP_CURRENCY_BUTTON (widget);
  GListModel *found = matchup_currency_button_get_found (button);
  GtkWidget *menu = find (widget, GTK_TYPE_MENU_BUTTON, NULL);
  g_autoptr (GtkStringObject) first = g_list_model_get_item (found, 0);
  g_autoptr (GtkStringObject) second = g_list_model_get_item (found, 1);

  /* None, those of the price list, then all. */
  g_assert_cmpuint (g_list_model_get_n_items (found), >, 140);
  g_assert_cmpstr (gtk_string_object_get_string (first), ==, "");
  g_assert_cmpstr (gtk_string_object_get_string (second), ==, "CNY");
  g_assert_null (matchup_currency_button_get_currency (button));
  gtk_test_accessible_assert_property (menu, GTK_ACCESSIBLE_PROPERTY_LABEL, "None");
  matchup_currency_button_set_search (button, "SWISS");
  g_assert_cmpuint (g_list_model_get_n_items (found), ==, 1);
  matchup_currency_button_pick (button);
  g_assert_cmpstr (matchup_currency_button_get_currency (button), ==, "CHF");
  gtk_test_accessible_assert_property (menu, GTK_ACCESSIBLE_PROPERTY_LABEL, "CHF · Swiss Franc");
  matchup_currency_button_set_search (button, "eur");
  matchup_currency_button_pick (button);
  g_assert_cmpstr (matchup_currency_button_get_currency (button), ==, "EUR");
  /* Nothing found, nothing taken. */
  matchup_currency_button_set_search (button, "florin of nowhere");
  matchup_currency_button_pick (button);
  g_assert_cmpstr (matchup_currency_button_get_currency (button), ==, "EUR");
  matchup_currency_button_set_search (button, "none");
  matchup_currency_button_pick (button);
  g_assert_null (matchup_currency_button_get_currency (button));
  g_assert_finalize_object (widget);
}

static void
test_own_currency (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = g_object_ref_sink (matchup_prices_page_new (fixture->workspace));
  MatchupCurrencyButton *button =
      MATCHUP_CURRENCY_BUTTON (find (page, MATCHUP_TYPE_CURRENCY_BUTTON, NULL));
  MatchupRateRow *row;

  assert_fits (page);
  g_assert_null (find (page, MATCHUP_TYPE_RATE_ROW, NULL));
  matchup_currency_button_set_search (button, "yuan");
  matchup_currency_button_pick (button);
  g_assert_cmpstr (matchup_pricing_get_own_currency (fixture->pricing), ==, "CNY");
  row = MATCHUP_RATE_ROW (find (page, MATCHUP_TYPE_RATE_ROW, NULL));
  g_assert_cmpstr (matchup_rate_row_get_from (row), ==, "USD");
  g_assert_cmpstr (matchup_rate_row_get_to (row), ==, "CNY");
  matchup_currency_button_set_currency (button, "USD");
  row = MATCHUP_RATE_ROW (find (page, MATCHUP_TYPE_RATE_ROW, NULL));
  g_assert_cmpstr (matchup_rate_row_get_from (row), ==, "CNY");
  matchup_currency_button_set_currency (button, NULL);
  g_assert_null (find (page, MATCHUP_TYPE_RATE_ROW, NULL));
  g_assert_null (matchup_pricing_get_own_currency (fixture->pricing));
  g_object_unref (page);
}

static void
type_rate (GtkWidget *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
}

static void
test_rates (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = g_object_ref_sink (matchup_prices_page_new (fixture->workspace));
  MatchupPricesPage *prices = MATCHUP_PRICES_PAGE (page);
  MatchupExchangeRate rate;
  GtkWidget *row;

  set_rate (fixture, "CNY", "EUR", 8);
  row = find (page, MATCHUP_TYPE_RATE_ROW, "1 USD in CNY");
  g_assert_nonnull (row);
  type_rate (row, "7.x");
  assert_has (matchup_prices_page_get_sentence (prices), "7.2.");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_false (matchup_pricing_find_rate (fixture->pricing, "USD", "CNY", &rate));
  type_rate (row, "0");
  matchup_test_wait_until (*matchup_prices_page_get_sentence (prices) != '\0' &&
                           strstr (matchup_prices_page_get_sentence (prices), "above 0") != NULL);
  type_rate (row, " 7,2 ");
  matchup_test_wait_until (*matchup_prices_page_get_sentence (prices) == '\0');
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_true (matchup_pricing_find_rate (fixture->pricing, "USD", "CNY", &rate));
  g_assert_cmpfloat (rate.rate, ==, 7.2);
  /* It says of which day it is, and leaves the text as it was typed. */
  assert_has (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "rate of");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, " 7,2 ");
  /* What changes elsewhere is shown, what is being typed stays. */
  set_rate (fixture, "CNY", "USD", 7.5);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "7.5");
  gtk_editable_set_text (GTK_EDITABLE (row), "7.");
  set_rate (fixture, "CNY", "USD", 7.6);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "7.");
  type_rate (row, "");
  g_assert_false (matchup_pricing_find_rate (fixture->pricing, "USD", "CNY", &rate));
  g_object_unref (page);
}

static void
opened_cb (GtkWidget *page, MatchupModelRef *model, char **out_id)
{
  g_free (*out_id);
  *out_id = g_strdup (matchup_model_ref_get_model_id (model));
}

/* A run that was saved: its model is one of those used last. */
static void
save_run (Fixture *fixture, const char *model)
{
  const char *const models[] = { model, NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupConversation) conversation = NULL;
  g_autoptr (MatchupRunGroup) group = NULL;

  conversation = matchup_history_create (matchup_workspace_get_history (fixture->workspace),
                                         MATCHUP_CONVERSATION_KIND_COMPARE,
                                         lineup,
                                         FALSE);
  group = matchup_workspace_ask (fixture->workspace, conversation, "?");
  matchup_test_wait_until (!matchup_run_group_get_busy (group));
}

static void
test_models (Fixture *fixture, gconstpointer data)
{
  const MatchupTokenPrices prices = { 1, NAN, 2 };
  g_autoptr (MatchupContestant) contestant = matchup_test_contestant_new ("openai/gpt-4o-mini");
  g_autofree char *opened = NULL;
  g_autofree char *text = NULL;
  GtkWidget *page;
  GtkWidget *row;

  save_run (fixture, "nosuch/asked-once");
  set_price (fixture, "ep-1", &prices);
  matchup_lineup_append (matchup_workspace_get_lineup (fixture->workspace), contestant);
  page = g_object_ref_sink (matchup_prices_page_new (fixture->workspace));
  g_signal_connect (page, "open-price", G_CALLBACK (opened_cb), &opened);
  matchup_test_wait_until (find (page, ADW_TYPE_ACTION_ROW, "asked-once") != NULL);
  row = find (page, ADW_TYPE_ACTION_ROW, "gpt-4o-mini");
  assert_has (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "OpenAI\n");
  assert_has (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
              "$0.15, kept $0.075, answer $0.6");
  row = find (page, ADW_TYPE_ACTION_ROW, "asked-once");
  assert_has (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "not known");
  row = find (page, ADW_TYPE_ACTION_ROW, "ep-1");
  assert_has (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "your own");
  g_signal_emit_by_name (row, "activated");
  g_assert_cmpstr (opened, ==, "ep-1");
  /* What is set is seen at once. */
  set_price (fixture, "gpt-4o-mini", &prices);
  row = find (page, ADW_TYPE_ACTION_ROW, "gpt-4o-mini");
  assert_has (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "your own");
  set_price (fixture, "ep-1", NULL);
  g_assert_null (find (page, ADW_TYPE_ACTION_ROW, "ep-1"));
  text = dup_text (page);
  assert_has (text, "Another Model…|");
  assert_fits (page);
  g_object_unref (page);
}

static void
done_cb (GtkWidget *page, const char *sentence, char **out_sentence)
{
  g_free (*out_sentence);
  *out_sentence = g_strdup (sentence != NULL ? sentence : "back");
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupModelRef) model = new_model ("openai", "ep-1");
  GtkWidget *page = g_object_ref_sink (matchup_price_page_new (fixture->workspace, model));
  MatchupPricePage *price_page = MATCHUP_PRICE_PAGE (page);
  const MatchupTokenPrices wanted = { 0.8, NAN, 1384.5 };
  g_autofree char *done = NULL;
  g_autoptr (MatchupPrice) price = NULL;

  g_signal_connect (page, "done", G_CALLBACK (done_cb), &done);
  assert_fits (page);
  matchup_price_page_type (price_page, NULL, "0.8", NULL, "1,384.5");
  gtk_widget_activate_action (page, "price.save", NULL);
  assert_has (matchup_price_page_get_sentence (price_page), "currency");
  matchup_price_page_type (price_page, "CNY", "free", NULL, NULL);
  g_assert_cmpstr (matchup_price_page_get_sentence (price_page), ==, "");
  gtk_widget_activate_action (page, "price.save", NULL);
  assert_has (matchup_price_page_get_sentence (price_page), "0.15.");
  matchup_price_page_type (price_page, NULL, "0.8", "-1", NULL);
  gtk_widget_activate_action (page, "price.save", NULL);
  assert_has (matchup_price_page_get_sentence (price_page), "number");
  matchup_price_page_type (price_page, NULL, NULL, "", "");
  gtk_widget_activate_action (page, "price.save", NULL);
  assert_has (matchup_price_page_get_sentence (price_page), "number");
  matchup_price_page_type (price_page, NULL, NULL, NULL, "5000000000");
  gtk_widget_activate_action (page, "price.save", NULL);
  matchup_test_wait_until (*matchup_price_page_get_sentence (price_page) != '\0');
  assert_has (matchup_price_page_get_sentence (price_page), "1,000,000,000");
  g_assert_null (done);
  matchup_price_page_type (price_page, NULL, NULL, NULL, "1,384.5");
  gtk_widget_activate_action (page, "price.save", NULL);
  matchup_test_wait_until (done != NULL);
  assert_has (done, "ep-1");
  price = matchup_pricing_dup_price (fixture->pricing, "openai", "ep-1");
  g_assert_cmpstr (matchup_price_get (price)->currency, ==, "CNY");
  g_assert_true (matchup_token_prices_equal (&matchup_price_get (price)->prices, &wanted));
  g_object_unref (page);
}

static void
test_reset (Fixture *fixture, gconstpointer data)
{
  const MatchupTokenPrices prices = { 1, 0, 2 };
  g_autoptr (MatchupModelRef) model = new_model ("deepseek", "deepseek-flash");
  g_autoptr (MatchupModelRef) tiered = new_model ("doubao", "doubao-seed-1-6");
  g_autoptr (MatchupModelRef) own = new_model ("openai", "gpt-4o-mini");
  g_autoptr (MatchupModelRef) local = new_model ("ollama", "qwen3:8b");
  GtkWidget *page = g_object_ref_sink (matchup_price_page_new (fixture->workspace, model));
  g_autofree char *peak = dup_text (page);
  g_autofree char *tiers = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *text = NULL;
  g_autofree char *done = NULL;
  g_autoptr (MatchupPrice) price = NULL;

  assert_has (peak, "Question ¥1, kept ¥0.02, answer ¥4|");
  assert_has (peak, "Peak hours: Mon–Fri 14:00–18:00 (UTC+08:00)|");
  assert_has (peak, "November 2026|");
  assert_has (peak, "DeepSeek pricing page");
  g_object_unref (page);

  page = g_object_ref_sink (matchup_price_page_new (fixture->workspace, tiered));
  tiers = dup_text (page);
  assert_has (tiers, "Question up to 32000 tokens, answer up to 200 tokens|");
  assert_has (tiers, "Question above 128000 tokens|");
  assert_has (tiers, "doubao-seed-1-6-251015|");
  g_assert_null (strstr (tiers, "Reset"));
  g_object_unref (page);

  page = g_object_ref_sink (matchup_price_page_new (fixture->workspace, local));
  nothing = dup_text (page);
  assert_has (nothing, "free|Always|");
  g_object_unref (page);

  set_price (fixture, "gpt-4o-mini", &prices);
  page = g_object_ref_sink (matchup_price_page_new (fixture->workspace, own));
  g_signal_connect (page, "done", G_CALLBACK (done_cb), &done);
  text = dup_text (page);
  assert_has (text, "Your own price of");
  assert_has (text, "$0.15");
  gtk_widget_activate_action (page, "price.back", NULL);
  g_assert_cmpstr (done, ==, "back");
  g_clear_pointer (&done, g_free);
  gtk_widget_activate_action (page, "price.reset", NULL);
  matchup_test_wait_until (done != NULL);
  price = matchup_pricing_dup_price (fixture->pricing, "openai", "gpt-4o-mini");
  g_assert_false (matchup_price_get (price)->own);
  g_object_unref (page);
}

/* @cost is taken; @reasoning of the 500 tokens of the answer. */
static MatchupRun *
new_run (MatchupCost *cost, gint64 reasoning, MatchupValueSource counted)
{
  g_autoptr (MatchupContestant) contestant = matchup_test_contestant_new ("openai/gpt-4o-mini");
  g_autoptr (MatchupCost) owned = cost;
  MatchupRun *run = matchup_run_new (NULL, contestant);
  MatchupUsage usage;

  matchup_usage_init (&usage);
  usage.prompt = 1600;
  usage.cached = 400;
  usage.completion = 500;
  usage.reasoning = reasoning;
  usage.source = counted;
  matchup_run_set_usage (run, &usage);
  matchup_run_set_cost (run, cost);
  matchup_run_set_state (run, MATCHUP_RUN_STATE_DONE);
  return run;
}

static MatchupCost *
new_estimate (void)
{
  MatchupCost *cost =
      matchup_cost_new (0.00051, "USD", MATCHUP_VALUE_SOURCE_ESTIMATED, "2026-09-27");

  cost->tier = (MatchupPriceTier){ 0, 32000, -1, { 0.15, 0.075, 0.6 } };
  return cost;
}

static char *
dup_sum (Fixture *fixture, MatchupRun *run)
{
  GtkWidget *popover = g_object_ref_sink (matchup_cost_popover_new (run, fixture->pricing));
  char *text = dup_text (gtk_popover_get_child (GTK_POPOVER (popover)));

  assert_fits (popover);
  g_assert_finalize_object (popover);
  return text;
}

static void
test_sum (Fixture *fixture, gconstpointer data)
{
  MatchupCost *cost = new_estimate ();
  g_autoptr (MatchupRun) run = NULL;
  g_autofree char *text = NULL;
  g_autofree char *both = NULL;

  cost->doubtful = TRUE;
  run = new_run (cost, 200, MATCHUP_VALUE_SOURCE_ESTIMATED);
  text = dup_sum (fixture, run);
  assert_has (text, "Cost of This Answer|Question|1200 × $0.15|$0.00018|");
  assert_has (text, "Kept from before|400 × $0.075|$0.00003|Answer|500 × $0.6|$0.0003|");
  assert_has (text, "Together|≈\302\240$0.00051|");
  assert_has (text, "Question up to 32000 tokens|");
  assert_has (text, "price list of 09/27/26|");
  assert_has (text, "not sure of this price");
  assert_has (text, "200 tokens of it");
  assert_has (text, "tokens are an estimate");
  assert_has (text, "Edit This Price");
  g_assert_null (strstr (text, "your rate"));
  set_rate (fixture, "CNY", "USD", 7.2);
  both = dup_sum (fixture, run);
  assert_has (both, "≈\302\240¥0.0037 at $1 = ¥7.2, your rate of ");
}

static void
test_other_sums (Fixture *fixture, gconstpointer data)
{
  MatchupCost *peak = new_estimate ();
  MatchupCost *old = new_estimate ();
  g_autoptr (MatchupRun) unknown = new_run (NULL, -1, MATCHUP_VALUE_SOURCE_TOLD);
  g_autoptr (MatchupRun) told =
      new_run (matchup_cost_new (0.0042, "USD", MATCHUP_VALUE_SOURCE_TOLD, NULL),
               -1,
               MATCHUP_VALUE_SOURCE_TOLD);
  g_autoptr (MatchupRun) at_peak = NULL;
  g_autoptr (MatchupRun) saved_long_ago = NULL;
  g_autofree char *unknown_text = dup_sum (fixture, unknown);
  g_autofree char *told_text = dup_sum (fixture, told);
  g_autofree char *peak_text = NULL;
  g_autofree char *old_text = NULL;

  assert_has (unknown_text, "Price Not Known|Question|1200|Kept from before|400|Answer|500|");
  assert_has (unknown_text, "Set a Price");
  g_assert_null (strstr (unknown_text, "Together"));
  assert_has (told_text, "Together|$0.0042|");
  assert_has (told_text, "Told by the service|");
  peak->peak = TRUE;
  peak->own = TRUE;
  at_peak = new_run (peak, -1, MATCHUP_VALUE_SOURCE_TOLD);
  peak_text = dup_sum (fixture, at_peak);
  assert_has (peak_text, "peak hours|");
  assert_has (peak_text, "your own price of 09/27/26|");
  /* From before prices were kept: the sum, without what it is made of. */
  matchup_price_tier_init (&old->tier, NULL);
  saved_long_ago = new_run (old, -1, MATCHUP_VALUE_SOURCE_TOLD);
  old_text = dup_sum (fixture, saved_long_ago);
  assert_has (old_text, "Question|1200|");
  assert_has (old_text, "Together|≈\302\240$0.00051|");
  g_assert_null (strstr (old_text, "×"));
}

static void
assert_fact (Fixture *fixture, MatchupRun *run, const char *wanted)
{
  GtkWidget *box = g_object_ref_sink (g_object_new (ADW_TYPE_BIN, NULL));
  GtkWidget *button;
  g_autofree char *text = NULL;

  gtk_widget_set_layout_manager (box, matchup_wrap_layout_new (12, 2));
  matchup_answer_facts_fill (box, fixture->test->workspace, run, MATCHUP_BADGES_NONE);
  button = find (box, GTK_TYPE_MENU_BUTTON, NULL);
  g_assert_nonnull (button);
  text = dup_text (button);
  g_assert_true (g_str_has_prefix (text, wanted));
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, wanted);
  matchup_answer_facts_clear (box);
  g_assert_finalize_object (box);
}

static void
test_facts (Fixture *fixture, gconstpointer data)
{
  MatchupCost *nothing = matchup_cost_new (0, "CNY", MATCHUP_VALUE_SOURCE_ESTIMATED, "2026");
  g_autoptr (MatchupRun) estimated = new_run (new_estimate (), -1, MATCHUP_VALUE_SOURCE_TOLD);
  g_autoptr (MatchupRun) unknown = new_run (NULL, -1, MATCHUP_VALUE_SOURCE_TOLD);
  g_autoptr (MatchupRun) free_ = NULL;

  nothing->tier.prices = (MatchupTokenPrices){ 0, NAN, 0 };
  free_ = new_run (nothing, -1, MATCHUP_VALUE_SOURCE_TOLD);
  assert_fact (fixture, estimated, "≈\302\240$0.00051");
  assert_fact (fixture, unknown, "price not known");
  assert_fact (fixture, free_, "free");
  set_rate (fixture, "CNY", "USD", 7.2);
  assert_fact (fixture, estimated, "≈\302\240$0.00051 (≈\302\240¥0.0037)");
  assert_fact (fixture, free_, "free");
}

static void
test_window (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = matchup_preferences_window_new (fixture->workspace, NULL);
  GtkWidget *page;

  matchup_preferences_window_show_price (MATCHUP_PREFERENCES_WINDOW (window),
                                         "openai",
                                         "gpt-4o-mini");
  page = find (window, MATCHUP_TYPE_PRICE_PAGE, NULL);
  g_assert_nonnull (page);
  g_assert_cmpstr (adw_preferences_page_get_name (
                       adw_preferences_window_get_visible_page (ADW_PREFERENCES_WINDOW (window))),
                   ==,
                   "prices");
  gtk_widget_activate_action (page, "price.back", NULL);
  matchup_preferences_window_show_price (MATCHUP_PREFERENCES_WINDOW (window), "nosuch", "m");
  matchup_test_destroy (window);
}

#define ADD(name, func) g_test_add ("/ui/prices/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  matchup_test_ui_init (&argc, &argv);

  ADD ("currency-button", test_currency_button);
  ADD ("own-currency", test_own_currency);
  ADD ("rates", test_rates);
  ADD ("models", test_models);
  ADD ("edit", test_edit);
  ADD ("reset", test_reset);
  ADD ("sum", test_sum);
  ADD ("other-sums", test_other_sums);
  ADD ("facts", test_facts);
  ADD ("window", test_window);

  return g_test_run ();
}
