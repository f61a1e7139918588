/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Reads a number of at least 0 as people type it: digits of any script, @decimal_point ("." or ",")
 * before the fraction, the other one, blanks or apostrophes between groups of three digits. Where
 * the other one cannot stand between such groups, as in "0,15", it is taken for the decimal point.
 */
gboolean matchup_number_parse (const char *text, const char *decimal_point, double *out_number);

/*
 * The shortest form with at most ten digits that count, in the locale's way but without groups, so
 * that it can be typed again.
 */
char *matchup_number_format (double number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
