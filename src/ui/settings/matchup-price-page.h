/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PRICE_PAGE (matchup_price_page_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPricePage, matchup_price_page, MATCHUP, PRICE_PAGE, AdwBin)

/**
 * MatchupPricePage: the price of one model: the person's own to be changed, and what the list says.
 *
 * Actions: price.back, price.save, price.reset. Signal "done" (char *sentence): the page is
 * finished with; what to tell the person, or NULL.
 */
GtkWidget *matchup_price_page_new (MatchupWorkspace *workspace,
                                   MatchupModelRef *model) G_GNUC_WARN_UNUSED_RESULT;
/* Puts the cursor where a price is typed. */
void matchup_price_page_focus (MatchupPricePage *self);
/* Types into the fields; NULL: leave one. */
void matchup_price_page_type (MatchupPricePage *self,
                              const char *currency,
                              const char *input,
                              const char *cached,
                              const char *output);
/* What is wrong with what was typed; "" when nothing is. */
const char *matchup_price_page_get_sentence (MatchupPricePage *self);

G_END_DECLS
