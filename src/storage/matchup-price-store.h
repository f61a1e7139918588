/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-db.h"
#include "matchup-records.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PRICE_STORE (matchup_price_store_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPriceStore, matchup_price_store, MATCHUP, PRICE_STORE, GObject)

/**
 * MatchupPriceStore: the person's own prices, exchange rates and currency in the database.
 *
 * All _finish of writing calls are matchup_price_store_write_finish().
 */
MatchupPriceStore *matchup_price_store_new (MatchupDb *db) G_GNUC_WARN_UNUSED_RESULT;

void matchup_price_store_load_async (MatchupPriceStore *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
MatchupPricesData *
matchup_price_store_load_finish (MatchupPriceStore *self, GAsyncResult *result, GError **error);

/* Inserts or replaces; takes @record. */
void matchup_price_store_save_price_async (MatchupPriceStore *self,
                                           MatchupPriceRecord *record,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
void matchup_price_store_remove_price_async (MatchupPriceStore *self,
                                             const char *provider_id,
                                             const char *model_id,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
/* The only one between its two currencies from then on; rate NAN: there is none. */
void matchup_price_store_save_rate_async (MatchupPriceStore *self,
                                          const MatchupExchangeRate *rate,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
void matchup_price_store_save_own_currency_async (MatchupPriceStore *self,
                                                  const char *currency, /* NULL: none */
                                                  GAsyncReadyCallback callback,
                                                  gpointer user_data);
gboolean
matchup_price_store_write_finish (MatchupPriceStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
