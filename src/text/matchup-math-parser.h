/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-math-node.h"

G_BEGIN_DECLS

/*
 * The LaTeX of school and office formulas, as services write it. Colours, sizes and labels are
 * taken and dropped. Formulas deeper than 64 levels, of more than 5,000 parts or than 32 KiB
 * are refused; the time is linear.
 */

typedef enum
{
  MATCHUP_MATH_ERROR_SYNTAX,
  MATCHUP_MATH_ERROR_UNKNOWN,     /* a command or an environment */
  MATCHUP_MATH_ERROR_TOO_COMPLEX, /* beyond the limits */
} MatchupMathError;

#define MATCHUP_MATH_ERROR (matchup_math_error_quark ())
GQuark matchup_math_error_quark (void);

/* @latex is without delimiters. NULL with @error: to be shown as it is written. */
MatchupMathNode *
matchup_math_parse (const char *latex, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/*
 * A formula in one line of plain Unicode ("x² + √2"), for places that know no formulas, and for
 * reading aloud; the source as it is where it cannot be parsed. Never NULL.
 */
char *matchup_math_to_plain (const char *latex, gsize length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
