/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-model-ref.h"
#include "matchup-price.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PRICE_LIST (matchup_price_list_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPriceList, matchup_price_list, MATCHUP, PRICE_LIST, GObject)

/**
 * MatchupPriceList: models, their abilities and prices, from data/models.json. Immutable.
 */
MatchupPriceList *matchup_price_list_new (void) G_GNUC_WARN_UNUSED_RESULT; /* the one built in */
MatchupPriceList *matchup_price_list_new_for_json (const char *json,
                                                   gssize length,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* All models of one service as #MatchupModelRef with @provider_id put in; current ones first. */
GPtrArray *matchup_price_list_dup_models (MatchupPriceList *self,
                                          const char *price_list_id,
                                          const char *provider_id);
/* A listed model, or NULL; an undated or differently dated id finds its family's newest. */
MatchupModelRef *matchup_price_list_dup_model (MatchupPriceList *self,
                                               const char *price_list_id,
                                               const char *provider_id,
                                               const char *model_id);
/*
 * NULL when it is not known. Of exact ids and dated forms of one, see above, and of every model of
 * a service where all cost the same.
 */
MatchupPrice *matchup_price_list_dup_price (MatchupPriceList *self,
                                            const char *price_list_id,
                                            const char *model_id) G_GNUC_WARN_UNUSED_RESULT;
/* All currencies in it, each once; NULL-terminated, transfer full. */
char **matchup_price_list_dup_currencies (MatchupPriceList *self);

G_END_DECLS
