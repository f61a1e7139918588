/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-math-node.h"

G_BEGIN_DECLS

typedef enum
{
  MATCHUP_MATH_SYMBOL_PLAIN,
  MATCHUP_MATH_SYMBOL_BIG,      /* larger on a line of its own, limits above and below there */
  MATCHUP_MATH_SYMBOL_INTEGRAL, /* larger, limits beside it */
  MATCHUP_MATH_SYMBOL_LIMITS,   /* a name with limits, like "lim" */
  MATCHUP_MATH_SYMBOL_NAME,     /* a name, like "sin" */
} MatchupMathSymbolKind;

/* A command of LaTeX that stands for a sign or a name. */
typedef struct
{
  const char *name; /* without the backslash */
  const char *text;
  MatchupMathClass klass;
  MatchupMathSymbolKind kind;
} MatchupMathSymbol;

/* NULL: not known. */
const MatchupMathSymbol *matchup_math_symbol_find (const char *name, gsize length);
/* The symbol for a character as such; NULL for those without a command. */
const MatchupMathSymbol *matchup_math_symbol_for_char (gunichar c);
const MatchupMathSymbol *matchup_math_symbol_list (guint *out_n_symbols);

/*
 * The entry with that name of a table in the order of strcmp(), each entry of which is a struct
 * that begins with its name; NULL: there is none.
 */
gconstpointer matchup_math_find_name (gconstpointer table,
                                      gsize n_entries,
                                      gsize entry_size,
                                      const char *name,
                                      gsize length);

/*
 * The character in another alphabet of Unicode (ℝ for "R" in double struck); @c itself where there
 * is none.
 */
gunichar matchup_math_alphabet (gunichar c, MatchupMathFont font);

G_END_DECLS
