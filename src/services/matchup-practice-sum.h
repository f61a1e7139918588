/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Finds the sum in a question ("What is 12 × (3 + 4)?", "17 % of 240") and works it out. FALSE:
 * there is none, or none that has a result. @out_expression is as it was written; both transfer
 * full. Dates and numbers of telephones are no sums.
 */
gboolean matchup_practice_sum_find (const char *question, char **out_expression, char **out_result);

G_END_DECLS
