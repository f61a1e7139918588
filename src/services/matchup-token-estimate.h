/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * About how many tokens @text has, where a service did not say: 4 characters of Latin text a
 * token, 1.4 of Chinese, Japanese or Korean (rules of thumb that makers of tokenizers give). Always
 * to be shown as an estimate.
 */
gint64 matchup_token_estimate (const char *text);

G_END_DECLS
