/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-types.h"

G_BEGIN_DECLS

/*
 * The currencies of the world: codes of ISO 4217 in capital letters, and their names in the
 * language of the person where that is known.
 */

gsize matchup_currency_get_count (void);
const char *matchup_currency_get_code (gsize position);   /* by code; NULL behind the last one */
gboolean matchup_currency_is_known (const char *code);    /* NULL is not */
const char *matchup_currency_get_name (const char *code); /* the code itself when unknown */

G_END_DECLS
