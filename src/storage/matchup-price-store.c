/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-price-store.h"

#include "matchup-db-private.h"
#include "matchup-db-statement.h"

#include <math.h>

/* The name of the person's own currency among the settings. */
#define OWN_CURRENCY "own-currency"

struct _MatchupPriceStore
{
  GObject parent_instance;

  MatchupDb *db;
};

G_DEFINE_FINAL_TYPE (MatchupPriceStore, matchup_price_store, G_TYPE_OBJECT)

static void
matchup_price_store_finalize (GObject *object)
{
  g_clear_object (&MATCHUP_PRICE_STORE (object)->db);

  G_OBJECT_CLASS (matchup_price_store_parent_class)->finalize (object);
}

static void
matchup_price_store_class_init (MatchupPriceStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_price_store_finalize;
}

static void
matchup_price_store_init (MatchupPriceStore *self)
{
}

MatchupPriceStore *
matchup_price_store_new (MatchupDb *db)
{
  MatchupPriceStore *self;

  g_return_val_if_fail (MATCHUP_IS_DB (db), NULL);

  self = g_object_new (MATCHUP_TYPE_PRICE_STORE, NULL);
  self->db = g_object_ref (db);
  return self;
}

static gboolean
load_prices (sqlite3 *connection, MatchupPricesData *data, GError **error)
{
  g_auto (MatchupDbStatement) select = { 0 };

  data->prices = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_price_record_free);
  matchup_db_statement_init (
      &select,
      connection,
      "SELECT provider_id, model_id, currency, input, cached, output, edited_at"
      " FROM prices ORDER BY provider_id, model_id");
  while (matchup_db_statement_step (&select))
    {
      MatchupPriceRecord *record = g_new0 (MatchupPriceRecord, 1);

      record->provider_id = matchup_db_statement_dup_text (&select, 0);
      record->model_id = matchup_db_statement_dup_text (&select, 1);
      record->currency = matchup_db_statement_dup_text (&select, 2);
      record->prices.input = matchup_db_statement_get_double (&select, 3);
      record->prices.cached = matchup_db_statement_get_double (&select, 4);
      record->prices.output = matchup_db_statement_get_double (&select, 5);
      record->edited_at = matchup_db_statement_get_int (&select, 6);
      g_ptr_array_add (data->prices, record);
    }
  return matchup_db_statement_check (&select, error);
}

static gboolean
load_rates (sqlite3 *connection, MatchupPricesData *data, GError **error)
{
  g_auto (MatchupDbStatement) select = { 0 };

  data->rates = g_array_new (FALSE, FALSE, sizeof (MatchupExchangeRate));
  matchup_db_statement_init (&select,
                             connection,
                             "SELECT from_currency, to_currency, rate, date FROM exchange_rates"
                             " ORDER BY from_currency, to_currency");
  while (matchup_db_statement_step (&select))
    {
      g_autofree char *from = matchup_db_statement_dup_text (&select, 0);
      g_autofree char *to = matchup_db_statement_dup_text (&select, 1);
      g_autofree char *date = matchup_db_statement_dup_text (&select, 3);
      MatchupExchangeRate rate;

      matchup_exchange_rate_init (&rate,
                                  from,
                                  to,
                                  matchup_db_statement_get_double (&select, 2),
                                  date);
      g_array_append_val (data->rates, rate);
    }
  return matchup_db_statement_check (&select, error);
}

static gboolean
load_own_currency (sqlite3 *connection, MatchupPricesData *data, GError **error)
{
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (&select,
                             connection,
                             "SELECT value FROM settings WHERE name = '" OWN_CURRENCY "'");
  if (matchup_db_statement_step (&select))
    data->own_currency = matchup_db_statement_dup_text (&select, 0);
  return matchup_db_statement_check (&select, error);
}

static gboolean
load_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  g_autoptr (MatchupPricesData) loaded = g_new0 (MatchupPricesData, 1);

  if (!load_prices (connection, loaded, error) || !load_rates (connection, loaded, error) ||
      !load_own_currency (connection, loaded, error))
    return FALSE;
  *result = g_steal_pointer (&loaded);
  return TRUE;
}

static gboolean
save_price_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  MatchupPriceRecord *record = data;
  g_auto (MatchupDbStatement) save = { 0 };

  matchup_db_statement_init (
      &save,
      connection,
      "REPLACE INTO prices (provider_id, model_id, currency, input, cached, output, edited_at)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  matchup_db_statement_bind_text (&save, 1, record->provider_id);
  matchup_db_statement_bind_text (&save, 2, record->model_id);
  matchup_db_statement_bind_text (&save, 3, record->currency);
  matchup_db_statement_bind_double (&save, 4, record->prices.input);
  matchup_db_statement_bind_double (&save, 5, record->prices.cached);
  matchup_db_statement_bind_double (&save, 6, record->prices.output);
  matchup_db_statement_bind_int (&save, 7, record->edited_at);
  return matchup_db_statement_run (&save, error);
}

static gboolean
remove_price_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  MatchupPriceRecord *record = data;
  g_auto (MatchupDbStatement) statement = { 0 };

  matchup_db_statement_init (&statement,
                             connection,
                             "DELETE FROM prices WHERE provider_id = ?1 AND model_id = ?2");
  matchup_db_statement_bind_text (&statement, 1, record->provider_id);
  matchup_db_statement_bind_text (&statement, 2, record->model_id);
  return matchup_db_statement_run (&statement, error);
}

/* Of two currencies there is one rate, in the direction in which it was said last. */
static gboolean
remove_rate (sqlite3 *connection, const MatchupExchangeRate *rate, GError **error)
{
  g_auto (MatchupDbStatement) statement = { 0 };

  matchup_db_statement_init (&statement,
                             connection,
                             "DELETE FROM exchange_rates"
                             " WHERE (from_currency = ?1 AND to_currency = ?2)"
                             " OR (from_currency = ?2 AND to_currency = ?1)");
  matchup_db_statement_bind_text (&statement, 1, rate->from);
  matchup_db_statement_bind_text (&statement, 2, rate->to);
  return matchup_db_statement_run (&statement, error);
}

static gboolean
save_rate_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  const MatchupExchangeRate *rate = data;
  g_auto (MatchupDbStatement) save = { 0 };

  if (!remove_rate (connection, rate, error))
    return FALSE;
  if (isnan (rate->rate))
    return TRUE;
  matchup_db_statement_init (&save,
                             connection,
                             "INSERT INTO exchange_rates (from_currency, to_currency, rate, date)"
                             " VALUES (?1, ?2, ?3, ?4)");
  matchup_db_statement_bind_text (&save, 1, rate->from);
  matchup_db_statement_bind_text (&save, 2, rate->to);
  matchup_db_statement_bind_double (&save, 3, rate->rate);
  matchup_db_statement_bind_text (&save, 4, rate->date);
  return matchup_db_statement_run (&save, error);
}

static gboolean
save_own_currency_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  g_auto (MatchupDbStatement) save = { 0 };

  if (data == NULL)
    return matchup_db_exec (connection,
                            "DELETE FROM settings WHERE name = '" OWN_CURRENCY "'",
                            error);
  matchup_db_statement_init (&save,
                             connection,
                             "REPLACE INTO settings (name, value)"
                             " VALUES ('" OWN_CURRENCY "', ?1)");
  matchup_db_statement_bind_text (&save, 1, data);
  return matchup_db_statement_run (&save, error);
}

void
matchup_price_store_load_async (MatchupPriceStore *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_PRICE_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_price_store_load_async);
  matchup_db_push (self->db,
                   MATCHUP_DB_READ,
                   load_job,
                   NULL,
                   NULL,
                   (GDestroyNotify) matchup_prices_data_free,
                   task);
}

MatchupPricesData *
matchup_price_store_load_finish (MatchupPriceStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
push_write (MatchupPriceStore *self,
            MatchupDbJob job,
            gpointer data,
            GDestroyNotify data_free,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, push_write);
  matchup_db_push (self->db, MATCHUP_DB_WRITE, job, data, data_free, NULL, task);
}

void
matchup_price_store_save_price_async (MatchupPriceStore *self,
                                      MatchupPriceRecord *record,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (MATCHUP_IS_PRICE_STORE (self));
  g_return_if_fail (record != NULL);

  push_write (self,
              save_price_job,
              record,
              (GDestroyNotify) matchup_price_record_free,
              callback,
              user_data);
}

void
matchup_price_store_remove_price_async (MatchupPriceStore *self,
                                        const char *provider_id,
                                        const char *model_id,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  MatchupPriceRecord *record;

  g_return_if_fail (MATCHUP_IS_PRICE_STORE (self));
  g_return_if_fail (provider_id != NULL && model_id != NULL);

  record = g_new0 (MatchupPriceRecord, 1);
  record->provider_id = g_strdup (provider_id);
  record->model_id = g_strdup (model_id);
  push_write (self,
              remove_price_job,
              record,
              (GDestroyNotify) matchup_price_record_free,
              callback,
              user_data);
}

void
matchup_price_store_save_rate_async (MatchupPriceStore *self,
                                     const MatchupExchangeRate *rate,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (MATCHUP_IS_PRICE_STORE (self));
  g_return_if_fail (rate != NULL);

  push_write (self, save_rate_job, g_memdup2 (rate, sizeof *rate), g_free, callback, user_data);
}

void
matchup_price_store_save_own_currency_async (MatchupPriceStore *self,
                                             const char *currency,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data)
{
  g_return_if_fail (MATCHUP_IS_PRICE_STORE (self));

  push_write (self, save_own_currency_job, g_strdup (currency), g_free, callback, user_data);
}

gboolean
matchup_price_store_write_finish (MatchupPriceStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return matchup_db_finish (result, error);
}
