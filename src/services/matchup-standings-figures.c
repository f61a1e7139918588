/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupStandings: medians of what was measured. */
#include "matchup-standings-private.h"

#include <math.h>
#include <string.h>

MatchupModelFigures *
matchup_model_figures_new (const char *key,
                           const MatchupContestantRecord *contestant,
                           gboolean with_params)
{
  MatchupModelFigures *self = g_new0 (MatchupModelFigures, 1);

  self->key = g_strdup (key);
  self->provider_id = g_strdup (contestant->provider_id);
  self->model_id = g_strdup (contestant->model_id);
  self->name = g_strdup (contestant->model_name);
  if (with_params && contestant->params != NULL)
    self->params = matchup_params_ref (contestant->params);
  self->first_word = NAN;
  self->words = NAN;
  self->characters = NAN;
  self->prices = g_array_new (FALSE, FALSE, sizeof (MatchupMedianPrice));
  return self;
}

void
matchup_model_figures_free (MatchupModelFigures *self)
{
  g_free (self->key);
  g_free (self->provider_id);
  g_free (self->model_id);
  g_free (self->name);
  g_clear_pointer (&self->params, matchup_params_unref);
  g_array_unref (self->prices);
  g_free (self);
}

double
matchup_run_record_get_first_word (const MatchupRunRecord *run)
{
  if (run->timings.first_text < 0)
    return NAN;
  return (double) (run->timings.first_text - run->timings.retry_wait) / G_USEC_PER_SEC;
}

static int
compare_doubles (gconstpointer one, gconstpointer other)
{
  double a = *(const double *) one;
  double b = *(const double *) other;

  return a < b ? -1 : a > b;
}

/* Of an even number the mean of the two in the middle. */
static double
get_median (GArray *values)
{
  guint middle = values->len / 2;

  if (values->len == 0)
    return NAN;
  g_array_sort (values, compare_doubles);
  if (values->len % 2 == 1)
    return g_array_index (values, double, middle);
  return (g_array_index (values, double, middle - 1) + g_array_index (values, double, middle)) / 2;
}

/* Costs of one currency while they are gathered. */
typedef struct
{
  GArray *amounts;
  gboolean converted;
  gboolean estimated;
} Purse;

static void
purse_free (gpointer data)
{
  Purse *purse = data;

  g_array_unref (purse->amounts);
  g_free (purse);
}

static void
add_cost (GHashTable *purses, const MatchupCost *cost, const MatchupStandingsInput *input)
{
  const double *factor = g_hash_table_lookup (input->factors, cost->currency);
  const char *currency = factor != NULL ? input->own_currency : cost->currency;
  double amount = cost->amount * (factor != NULL ? *factor : 1);
  Purse *purse = g_hash_table_lookup (purses, currency);

  if (!isfinite (amount))
    return;
  if (purse == NULL)
    {
      purse = g_new0 (Purse, 1);
      purse->amounts = g_array_new (FALSE, FALSE, sizeof (double));
      g_hash_table_insert (purses, g_strdup (currency), purse);
    }
  g_array_append_val (purse->amounts, amount);
  purse->converted = purse->converted || factor != NULL;
  purse->estimated = purse->estimated || cost->source == MATCHUP_VALUE_SOURCE_ESTIMATED;
}

static int
compare_prices (gconstpointer one, gconstpointer other)
{
  const MatchupMedianPrice *a = one;
  const MatchupMedianPrice *b = other;

  if (a->n != b->n)
    return a->n > b->n ? -1 : 1;
  return strcmp (a->currency, b->currency);
}

static void
conclude_prices (MatchupModelFigures *self, GHashTable *purses)
{
  GHashTableIter iter;
  gpointer currency, value;

  g_hash_table_iter_init (&iter, purses);
  while (g_hash_table_iter_next (&iter, &currency, &value))
    {
      Purse *purse = value;
      MatchupMedianPrice price = { "",
                                   get_median (purse->amounts),
                                   purse->amounts->len,
                                   purse->converted,
                                   purse->estimated };

      g_strlcpy (price.currency, currency, sizeof price.currency);
      g_array_append_val (self->prices, price);
    }
  g_array_sort (self->prices, compare_prices);
}

void
matchup_model_figures_measure (MatchupModelFigures *self,
                               GPtrArray *runs,
                               const MatchupStandingsInput *input)
{
  g_autoptr (GArray) first_words = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) characters = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GHashTable) purses =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, purse_free);

  for (guint i = 0; i < runs->len; i++)
    {
      const MatchupRunRecord *run = runs->pdata[i];
      const MatchupWritingSpeed *speed = g_hash_table_lookup (input->speeds, run->id);
      double first_word = matchup_run_record_get_first_word (run);

      if (!isnan (first_word))
        g_array_append_val (first_words, first_word);
      if (speed != NULL && !isnan (speed->per_second))
        g_array_append_val (speed->characters ? characters : words, speed->per_second);
      if (run->cost != NULL)
        add_cost (purses, run->cost, input);
    }
  self->n_answers = runs->len;
  self->n_first_word = first_words->len;
  self->first_word = get_median (first_words);
  self->n_words = words->len;
  self->words = get_median (words);
  self->n_characters = characters->len;
  self->characters = get_median (characters);
  conclude_prices (self, purses);
}
