/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-budget.h"

#include "matchup-budget-private.h"
#include "matchup-config.h"
#include "matchup-currency.h"
#include "matchup-format.h"
#include "matchup-sentence.h"

#include <glib/gi18n.h>
#include <math.h>

struct _MatchupBudget
{
  GObject parent_instance;

  GSettings *settings; /* or NULL */
  MatchupLedger *ledger;
  MatchupPricing *pricing;
  char *currency;
  GHashTable *permitted; /* ids of conversations */
};

G_DEFINE_FINAL_TYPE (MatchupBudget, matchup_budget, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
matchup_budget_dispose (GObject *object)
{
  MatchupBudget *self = MATCHUP_BUDGET (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->ledger);
  g_clear_object (&self->pricing);

  G_OBJECT_CLASS (matchup_budget_parent_class)->dispose (object);
}

static void
matchup_budget_finalize (GObject *object)
{
  MatchupBudget *self = MATCHUP_BUDGET (object);

  g_free (self->currency);
  g_hash_table_unref (self->permitted);

  G_OBJECT_CLASS (matchup_budget_parent_class)->finalize (object);
}

static void
matchup_budget_class_init (MatchupBudgetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = matchup_budget_dispose;
  object_class->finalize = matchup_budget_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          MATCHUP_TYPE_BUDGET,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
matchup_budget_init (MatchupBudget *self)
{
  self->permitted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
changed (MatchupBudget *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
setting_changed_cb (MatchupBudget *self, const char *key)
{
  if (g_str_has_prefix (key, "budget-"))
    changed (self);
}

MatchupBudget *
matchup_budget_new (GSettings *settings, MatchupLedger *ledger, MatchupPricing *pricing)
{
  MatchupBudget *self = g_object_new (MATCHUP_TYPE_BUDGET, NULL);

  g_set_object (&self->settings, settings);
  self->ledger = g_object_ref (ledger);
  self->pricing = g_object_ref (pricing);
  g_signal_connect_object (ledger, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pricing, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  if (settings != NULL)
    g_signal_connect_object (settings,
                             "changed",
                             G_CALLBACK (setting_changed_cb),
                             self,
                             G_CONNECT_SWAPPED);
  return self;
}

const char *
matchup_budget_get_currency (MatchupBudget *self)
{
  const char *own;

  g_return_val_if_fail (MATCHUP_IS_BUDGET (self), NULL);

  g_free (self->currency);
  self->currency =
      self->settings != NULL ? g_settings_get_string (self->settings, "budget-currency") : NULL;
  if (matchup_currency_is_known (self->currency))
    return self->currency;
  own = matchup_pricing_get_own_currency (self->pricing);
  g_free (self->currency);
  self->currency = g_strdup (own != NULL ? own : "USD");
  return self->currency;
}

static double
get_limit (MatchupBudget *self, const char *key)
{
  double limit = self->settings != NULL ? g_settings_get_double (self->settings, key) : 0;

  return isfinite (limit) && limit > 0 ? limit : 0;
}

double
matchup_budget_get_month_limit (MatchupBudget *self)
{
  g_return_val_if_fail (MATCHUP_IS_BUDGET (self), 0);

  return get_limit (self, "budget-month");
}

double
matchup_budget_get_run_limit (MatchupBudget *self)
{
  g_return_val_if_fail (MATCHUP_IS_BUDGET (self), 0);

  return get_limit (self, "budget-run");
}

gboolean
matchup_budget_can_go_over (MatchupBudget *self)
{
  g_return_val_if_fail (MATCHUP_IS_BUDGET (self), FALSE);

  return self->settings == NULL || (g_settings_is_writable (self->settings, "budget-month") &&
                                    g_settings_is_writable (self->settings, "budget-run"));
}

/* @gaps: currencies that could not be converted, or NULL. */
static double
convert (MatchupBudget *self, GArray *sums, GPtrArray *gaps)
{
  g_autofree char *to = g_strdup (matchup_budget_get_currency (self));
  double total = 0;

  for (guint i = 0; sums != NULL && i < sums->len; i++)
    {
      const MatchupPromptCost *sum = &g_array_index (sums, MatchupPromptCost, i);
      MatchupExchangeRate rate;
      double amount;

      if (g_str_equal (sum->currency, to))
        total += sum->amount;
      else if (matchup_pricing_find_rate (self->pricing, sum->currency, to, &rate) &&
               matchup_exchange_rate_convert (&rate, sum->amount, sum->currency, to, &amount))
        total += amount;
      else if (gaps != NULL && sum->amount > 0 &&
               !g_ptr_array_find_with_equal_func (gaps, sum->currency, g_str_equal, NULL))
        g_ptr_array_add (gaps, g_strdup (sum->currency));
    }
  return total;
}

static double
get_spent (MatchupBudget *self, GPtrArray *gaps, gint64 *out_unpriced)
{
  g_autoptr (GPtrArray) services = matchup_ledger_dup_month (self->ledger, TRUE);
  double spent = 0;

  *out_unpriced = 0;
  for (guint i = 0; i < services->len; i++)
    {
      const MatchupLedgerService *service = g_ptr_array_index (services, i);
      g_autoptr (GArray) sums = matchup_ledger_service_sum (service);

      spent += convert (self, sums, gaps);
      *out_unpriced += service->unpriced;
    }
  return spent;
}

double
matchup_budget_get_spent (MatchupBudget *self)
{
  gint64 unpriced;

  g_return_val_if_fail (MATCHUP_IS_BUDGET (self), 0);

  return get_spent (self, NULL, &unpriced);
}

static char *
format (MatchupBudget *self, double amount)
{
  return matchup_format_money (amount,
                               matchup_budget_get_currency (self),
                               MATCHUP_VALUE_SOURCE_ESTIMATED);
}

/* With all digits that the person gave it. */
static char *
format_limit (MatchupBudget *self, double limit)
{
  return matchup_format_price (limit, matchup_budget_get_currency (self));
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

char *
matchup_budget_dup_gaps (MatchupBudget *self)
{
  g_autoptr (GPtrArray) gaps = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *rates = NULL;
  g_autofree char *prices = NULL;
  gint64 unpriced;

  g_return_val_if_fail (MATCHUP_IS_BUDGET (self), NULL);

  get_spent (self, gaps, &unpriced);
  if (gaps->len > 0)
    {
      g_autofree char *list = NULL;
      const char *words[] = { NULL, matchup_budget_get_currency (self), NULL };

      g_ptr_array_sort (gaps, compare_texts);
      g_ptr_array_add (gaps, NULL);
      list = g_strjoinv (", ", (char **) gaps->pdata);
      words[0] = list;
      /* Translators: {1} is codes of currencies like “CNY, EUR”, {2} is that of the budget. */
      rates = matchup_sentence_insert_names (
          /* Translators: two currencies */ _ (
              "Costs in {1} do not count, as there is no exchange rate to {2}."),
          words);
    }
  if (unpriced > 0)
    {
      g_autofree char *number = g_strdup_printf ("%'" G_GINT64_FORMAT, unpriced);

      prices = matchup_sentence_insert_name (
          /* Translators: %s is a number. */
          ngettext ("%s answer does not count, as its price is not known.",
                    "%s answers do not count, as their prices are not known.",
                    (gulong) unpriced),
          number);
    }
  if (rates != NULL && prices != NULL)
    return g_strconcat (rates, " ", prices, NULL);
  return rates != NULL ? g_steal_pointer (&rates) : g_steal_pointer (&prices);
}

static char *
dup_month_sentence (MatchupBudget *self, double limit, double spent, double cost)
{
  g_autofree char *budget = format_limit (self, limit);
  g_autofree char *used = format (self, spent);
  g_autofree char *more = format (self, cost);
  const char *words[] = { budget, used, more, NULL };

  if (spent >= limit)
    /* Translators: {1} and {2} are amounts of money. */
    return matchup_sentence_insert_names (
        /* Translators: amounts of money */ _ (
            "Nothing was sent, because this month’s budget of {1} is used up: {2} were spent."),
        words);
  /* Translators: {1}, {2} and {3} are amounts of money. */
  return matchup_sentence_insert_names (
      /* Translators: amounts of money */ _ (
          "Nothing was sent, because it may cost {3} and go beyond this month’s budget of {1}, of "
          "which {2} are spent."),
      words);
}

static char *
dup_run_sentence (MatchupBudget *self, double limit, double before, double cost)
{
  g_autofree char *budget = format_limit (self, limit);
  g_autofree char *used = format (self, before);
  g_autofree char *more = format (self, cost);
  const char *words[] = { budget, used, more, NULL };

  if (before > 0)
    /* Translators: {1}, {2} and {3} are amounts of money. */
    return matchup_sentence_insert_names (
        /* Translators: amounts of money */ _ (
            "The list stops here, because it has cost {2} and the next question may cost {3}; the "
            "budget of a list is {1}."),
        words);
  return matchup_sentence_insert_names (
      /* Translators: {1} and {3} are amounts of money. */
      _ ("Nothing was sent, because it may cost {3}; the budget of one question or list is {1}."),
      words);
}

static char *
dup_near_sentence (MatchupBudget *self, double limit, double spent)
{
  g_autofree char *budget = format_limit (self, limit);
  g_autofree char *used = format (self, spent);
  const char *words[] = { budget, used, NULL };

  /* Translators: {1} and {2} are amounts of money. */
  return matchup_sentence_insert_names (_ ("{2} of this month’s budget of {1} are spent."), words);
}

static double
get_total (GArray *sums)
{
  double total = 0;

  for (guint i = 0; i < sums->len; i++)
    total += g_array_index (sums, MatchupPromptCost, i).amount;
  return total;
}

MatchupBudgetState
matchup_budget_judge (MatchupBudget *self,
                      GArray *cost,
                      guint n_unknown,
                      GArray *before,
                      char **out_sentence)
{
  double month = matchup_budget_get_month_limit (self);
  double run = matchup_budget_get_run_limit (self);
  double more = convert (self, cost, NULL);
  double spent;
  double earlier;

  *out_sentence = NULL;
  /* What is free is never held up. */
  if ((month == 0 && run == 0) || (n_unknown == 0 && get_total (cost) <= 0))
    return MATCHUP_BUDGET_OPEN;
  earlier = convert (self, before, NULL);
  if (run > 0 && (earlier + more > run || (earlier >= run && n_unknown > 0)))
    {
      *out_sentence = dup_run_sentence (self, run, earlier, more);
      return MATCHUP_BUDGET_RUN_REACHED;
    }
  spent = month > 0 ? matchup_budget_get_spent (self) : 0;
  if (month > 0 && (spent >= month || spent + more > month))
    {
      *out_sentence = dup_month_sentence (self, month, spent, more);
      return MATCHUP_BUDGET_MONTH_REACHED;
    }
  if (month > 0 && spent >= MATCHUP_BUDGET_NEAR_SHARE * month)
    {
      *out_sentence = dup_near_sentence (self, month, spent);
      return MATCHUP_BUDGET_NEAR;
    }
  return MATCHUP_BUDGET_OPEN;
}

char *
matchup_budget_dup_warning (MatchupBudget *self)
{
  double limit;
  double spent;

  g_return_val_if_fail (MATCHUP_IS_BUDGET (self), NULL);

  limit = matchup_budget_get_month_limit (self);
  if (limit == 0)
    return NULL;
  spent = matchup_budget_get_spent (self);
  return spent >= MATCHUP_BUDGET_NEAR_SHARE * limit ? dup_near_sentence (self, limit, spent) : NULL;
}

MatchupBudgetState
matchup_budget_judge_entries (MatchupBudget *self, GPtrArray *entries, char **out_sentence)
{
  g_autoptr (GArray) cost = g_array_new (FALSE, FALSE, sizeof (MatchupPromptCost));
  guint n_unknown = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const MatchupLedgerEntry *entry = g_ptr_array_index (entries, i);

      if (entry->practice)
        continue;
      if (entry->forecast != NULL)
        matchup_prompt_cost_add (cost, entry->forecast);
      else
        n_unknown += !entry->local;
    }
  return matchup_budget_judge (self, cost, n_unknown, NULL, out_sentence);
}

void
matchup_budget_permit (MatchupBudget *self, const char *conversation_id)
{
  g_return_if_fail (MATCHUP_IS_BUDGET (self));
  g_return_if_fail (conversation_id != NULL);

  g_hash_table_add (self->permitted, g_strdup (conversation_id));
}

gboolean
matchup_budget_take_permission (MatchupBudget *self, const char *conversation_id)
{
  g_return_val_if_fail (MATCHUP_IS_BUDGET (self), FALSE);

  return g_hash_table_remove (self->permitted, conversation_id) &&
         matchup_budget_can_go_over (self);
}
