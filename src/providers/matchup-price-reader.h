/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-price.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The id of an entry that tells the price of all models of a service that have no other one. */
#define MATCHUP_PRICE_ANY_MODEL "*"

/*
 * The price of one entry of data/models.json; NULL when the entry has none, or one that cannot be
 * meant. Peak hours that cannot be read make the price doubtful.
 */
MatchupPrice *matchup_price_reader_read (JsonObject *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
