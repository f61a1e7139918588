/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-pricing-internal.h"

#include "matchup-config.h"
#include "matchup-currency.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (MatchupPricing, matchup_pricing, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
matchup_pricing_finalize (GObject *object)
{
  MatchupPricing *self = MATCHUP_PRICING (object);

  g_clear_object (&self->store);
  g_clear_object (&self->providers);
  g_clear_object (&self->list);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->own, matchup_prices_data_free);

  G_OBJECT_CLASS (matchup_pricing_parent_class)->finalize (object);
}

static void
matchup_pricing_class_init (MatchupPricingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_pricing_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          MATCHUP_TYPE_PRICING,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
matchup_pricing_init (MatchupPricing *self)
{
  self->own = g_new0 (MatchupPricesData, 1);
  self->own->prices = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_price_record_free);
  self->own->rates = g_array_new (FALSE, FALSE, sizeof (MatchupExchangeRate));
}

static gboolean
same_prices (GPtrArray *a, GPtrArray *b)
{
  gboolean same = a->len == b->len;

  for (guint i = 0; same && i < a->len; i++)
    {
      MatchupPriceRecord *one = g_ptr_array_index (a, i);
      MatchupPriceRecord *other = g_ptr_array_index (b, i);

      same = g_str_equal (one->provider_id, other->provider_id) &&
             g_str_equal (one->model_id, other->model_id) &&
             g_str_equal (one->currency, other->currency) && one->edited_at == other->edited_at &&
             matchup_token_prices_equal (&one->prices, &other->prices);
    }
  return same;
}

static gboolean
same_rates (GArray *a, GArray *b)
{
  gboolean same = a->len == b->len;

  for (guint i = 0; same && i < a->len; i++)
    same = matchup_exchange_rate_equal (&g_array_index (a, MatchupExchangeRate, i),
                                        &g_array_index (b, MatchupExchangeRate, i));
  return same;
}

/* Other processes write other things too, so that most of what is loaded is known already. */
static void
take (MatchupPricing *self, MatchupPricesData *data)
{
  gboolean same = same_prices (self->own->prices, data->prices) &&
                  same_rates (self->own->rates, data->rates) &&
                  g_strcmp0 (self->own->own_currency, data->own_currency) == 0;

  matchup_prices_data_free (self->own);
  self->own = data;
  if (!same)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void load (MatchupPricing *self, GTask *task);

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupPricing *self = g_task_get_source_object (task);
  GError *error = NULL;
  MatchupPricesData *data =
      matchup_price_store_load_finish (MATCHUP_PRICE_STORE (source), result, &error);

  if (data == NULL)
    {
      g_task_return_error (task, error);
    }
  else if (GPOINTER_TO_UINT (g_task_get_task_data (task)) != self->n_changes)
    {
      matchup_prices_data_free (data);
      load (self, g_steal_pointer (&task));
    }
  else
    {
      take (self, data);
      g_task_return_boolean (task, TRUE);
    }
}

/* Takes @task. */
static void
load (MatchupPricing *self, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);

  g_task_set_task_data (task, GUINT_TO_POINTER (self->n_changes), NULL);
  matchup_price_store_load_async (self->store, cancellable, loaded_cb, task);
}

static void
load_again (MatchupPricing *self)
{
  GTask *task = g_task_new (self, NULL, NULL, NULL);

  g_task_set_source_tag (task, load_again);
  load (self, task);
}

MatchupPricing *
matchup_pricing_new (MatchupDb *db,
                     MatchupProviderList *providers,
                     MatchupPriceList *list,
                     MatchupClock *clock)
{
  MatchupPricing *self = g_object_new (MATCHUP_TYPE_PRICING, NULL);

  self->store = matchup_price_store_new (db);
  self->providers = g_object_ref (providers);
  self->list = g_object_ref (list);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (db,
                           "changed-elsewhere",
                           G_CALLBACK (load_again),
                           self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
matchup_pricing_load_async (MatchupPricing *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, matchup_pricing_load_async);
  load (self, task);
}

gboolean
matchup_pricing_load_finish (MatchupPricing *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* The day here, ISO 8601; @time: microseconds since 1970 UTC. */
char *
_matchup_pricing_dup_day (gint64 time)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d") : g_strdup ("");
}

static MatchupPriceRecord *
find_own (MatchupPricing *self, const char *provider_id, const char *model_id, guint *out_position)
{
  for (guint i = 0; i < self->own->prices->len; i++)
    {
      MatchupPriceRecord *record = g_ptr_array_index (self->own->prices, i);

      if (strcmp (record->provider_id, provider_id) != 0 ||
          strcmp (record->model_id, model_id) != 0)
        continue;
      if (out_position != NULL)
        *out_position = i;
      return record;
    }
  return NULL;
}

MatchupPrice *
matchup_pricing_dup_price (MatchupPricing *self, const char *provider_id, const char *model_id)
{
  MatchupPriceRecord *record;
  g_autofree char *date = NULL;

  g_return_val_if_fail (MATCHUP_IS_PRICING (self), NULL);
  g_return_val_if_fail (provider_id != NULL && model_id != NULL, NULL);

  /* Practice has no price, not even that of nothing, whatever somebody wrote down for it. */
  if (g_str_equal (provider_id, MATCHUP_PRACTICE_ID))
    return NULL;
  record = find_own (self, provider_id, model_id, NULL);
  if (record == NULL || !matchup_token_prices_are_valid (&record->prices))
    return matchup_pricing_dup_list_price (self, provider_id, model_id);
  date = _matchup_pricing_dup_day (record->edited_at);
  return matchup_price_new (&(MatchupPriceFields){
      .currency = record->currency,
      .prices = record->prices,
      .date = date,
      .own = TRUE,
  });
}

MatchupPrice *
matchup_pricing_dup_list_price (MatchupPricing *self, const char *provider_id, const char *model_id)
{
  MatchupProvider *provider;
  MatchupProviderTemplate *template_;

  g_return_val_if_fail (MATCHUP_IS_PRICING (self), NULL);
  g_return_val_if_fail (provider_id != NULL && model_id != NULL, NULL);

  provider = matchup_provider_list_find (self->providers, provider_id);
  template_ = provider != NULL ? matchup_provider_get_template (provider)
                               : matchup_provider_list_find_template (self->providers, provider_id);
  if (template_ == NULL)
    return NULL;
  return matchup_price_list_dup_price (self->list,
                                       matchup_provider_template_get (template_)->price_list_id,
                                       model_id);
}

MatchupCost *
matchup_pricing_estimate (MatchupPricing *self,
                          MatchupModelRef *model,
                          const MatchupUsage *usage,
                          gint64 sent_at)
{
  g_autoptr (MatchupPrice) price =
      matchup_pricing_dup_price (self,
                                 matchup_model_ref_get_provider_id (model),
                                 matchup_model_ref_get_model_id (model));

  return price != NULL ? matchup_price_estimate (price, usage, sent_at) : NULL;
}

GPtrArray *
matchup_pricing_dup_own_models (MatchupPricing *self)
{
  GPtrArray *models;

  g_return_val_if_fail (MATCHUP_IS_PRICING (self), NULL);

  models = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->own->prices->len; i++)
    {
      MatchupPriceRecord *record = g_ptr_array_index (self->own->prices, i);

      g_ptr_array_add (models,
                       matchup_model_ref_new (record->provider_id,
                                              record->model_id,
                                              NULL,
                                              MATCHUP_MODEL_CAPABILITIES_NONE,
                                              0,
                                              0));
    }
  return models;
}

/* What could not be written is not true either. */
void
_matchup_pricing_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (matchup_price_store_write_finish (MATCHUP_PRICE_STORE (source), result, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  load_again (g_task_get_source_object (task));
  g_task_return_error (task, error);
}

void
_matchup_pricing_tell_change (MatchupPricing *self)
{
  self->n_changes++;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Takes @task. */
void
_matchup_pricing_refuse (GTask *task, const char *sentence)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "%s", sentence);
  g_object_unref (task);
}

/* Takes @task. */
void
_matchup_pricing_refuse_currency (GTask *task, const char *currency)
{
  g_autofree char *sentence = g_strdup_printf (
      /* Translators: %s is what somebody gave as a currency. */
      _ ("“%s” is no currency; give one by its three letters, such as USD or CNY."),
      currency);

  _matchup_pricing_refuse (task, sentence);
}

/* The order in which the store gives them. */
static int
compare_records (gconstpointer a, gconstpointer b)
{
  const MatchupPriceRecord *one = *(MatchupPriceRecord *const *) a;
  const MatchupPriceRecord *other = *(MatchupPriceRecord *const *) b;
  int order = strcmp (one->provider_id, other->provider_id);

  return order != 0 ? order : strcmp (one->model_id, other->model_id);
}

static MatchupPriceRecord *
new_record (const char *provider_id,
            const char *model_id,
            const char *currency,
            const MatchupTokenPrices *prices,
            gint64 edited_at)
{
  MatchupPriceRecord *record = g_new0 (MatchupPriceRecord, 1);

  record->provider_id = g_strdup (provider_id);
  record->model_id = g_strdup (model_id);
  record->currency = g_strdup (currency);
  record->prices = *prices;
  record->edited_at = edited_at;
  return record;
}

static void
remove_own (MatchupPricing *self, const char *provider_id, const char *model_id)
{
  guint position;

  if (find_own (self, provider_id, model_id, &position) != NULL)
    g_ptr_array_remove_index (self->own->prices, position);
}

void
matchup_pricing_set_price_async (MatchupPricing *self,
                                 const char *provider_id,
                                 const char *model_id,
                                 const char *currency,
                                 const MatchupTokenPrices *prices,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  gint64 now;
  GTask *task;

  g_return_if_fail (MATCHUP_IS_PRICING (self));
  g_return_if_fail (provider_id != NULL && model_id != NULL);
  g_return_if_fail (prices == NULL || currency != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_pricing_set_price_async);
  if (prices != NULL && !matchup_currency_is_known (currency))
    {
      _matchup_pricing_refuse_currency (task, currency);
      return;
    }
  if (prices != NULL && !matchup_token_prices_are_valid (prices))
    {
      _matchup_pricing_refuse (
          task,
          _ ("A price per million tokens is a number from 0 to 1,000,000,000."));
      return;
    }
  remove_own (self, provider_id, model_id);
  if (prices == NULL)
    {
      matchup_price_store_remove_price_async (self->store,
                                              provider_id,
                                              model_id,
                                              _matchup_pricing_saved_cb,
                                              task);
    }
  else
    {
      now = matchup_clock_get_real (self->clock);
      g_ptr_array_add (self->own->prices,
                       new_record (provider_id, model_id, currency, prices, now));
      g_ptr_array_sort (self->own->prices, compare_records);
      matchup_price_store_save_price_async (
          self->store,
          new_record (provider_id, model_id, currency, prices, now),
          _matchup_pricing_saved_cb,
          task);
    }
  _matchup_pricing_tell_change (self);
}

gboolean
matchup_pricing_set_finish (MatchupPricing *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
