/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where the prices of data/models.json come from and what is noted of them, NULL-terminated,
 * untranslated. */
extern const char *const matchup_price_words[];
