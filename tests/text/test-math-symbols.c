/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The signs that have names, and the letters of the alphabets of mathematics. */
#include "matchup-math-parser.h"
#include "matchup-math-symbols.h"

#include <string.h>

/* The tables are searched by halves: their order has to be right, and every name found. */
static void
test_symbols (void)
{
  guint n_symbols = 0;
  const MatchupMathSymbol *symbols = matchup_math_symbol_list (&n_symbols);

  g_assert_cmpuint (n_symbols, >, 350);
  for (guint i = 0; i < n_symbols; i++)
    {
      g_autofree char *latex = g_strconcat ("\\", symbols[i].name, NULL);
      g_autoptr (MatchupMathNode) node = NULL;
      g_autoptr (GError) error = NULL;

      if (i > 0)
        g_assert_cmpint (strcmp (symbols[i - 1].name, symbols[i].name), <, 0);
      g_assert_true (matchup_math_symbol_find (symbols[i].name, strlen (symbols[i].name)) ==
                     &symbols[i]);
      g_assert_true (g_utf8_validate (symbols[i].text, -1, NULL));
      node = matchup_math_parse (latex, strlen (latex), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (node->text, ==, symbols[i].text);
    }
  g_assert_null (matchup_math_symbol_find ("alph", 4));
  g_assert_null (matchup_math_symbol_find ("alphaa", 6));
  g_assert_null (matchup_math_symbol_find ("", 0));
}

static void
test_alphabets (void)
{
  static const struct
  {
    gunichar c;
    MatchupMathFont font;
    gunichar mapped;
  } letters[] = {
    { 'x', MATCHUP_MATH_FONT_DEFAULT, 0x1D465 },    { 'h', MATCHUP_MATH_FONT_DEFAULT, 0x210E },
    { '1', MATCHUP_MATH_FONT_DEFAULT, '1' },        { 'R', MATCHUP_MATH_FONT_DOUBLE, 0x211D },
    { 'A', MATCHUP_MATH_FONT_DOUBLE, 0x1D538 },     { 'L', MATCHUP_MATH_FONT_SCRIPT, 0x2112 },
    { 'g', MATCHUP_MATH_FONT_FRAKTUR, 0x1D524 },    { 0x03B1, MATCHUP_MATH_FONT_DEFAULT, 0x1D6FC },
    { 0x03A9, MATCHUP_MATH_FONT_DEFAULT, 0x03A9 },  { 0x03A9, MATCHUP_MATH_FONT_BOLD, 0x1D6C0 },
    { 0x03F5, MATCHUP_MATH_FONT_DEFAULT, 0x1D716 }, { 0x03C9, MATCHUP_MATH_FONT_DEFAULT, 0x1D714 },
    { 'x', MATCHUP_MATH_FONT_ROMAN, 'x' },          { '7', MATCHUP_MATH_FONT_BOLD, 0x1D7D5 },
    { '+', MATCHUP_MATH_FONT_BOLD, '+' },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    g_assert_cmphex (matchup_math_alphabet (letters[i].c, letters[i].font), ==, letters[i].mapped);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/math-symbols/symbols", test_symbols);
  g_test_add_func ("/math-symbols/alphabets", test_alphabets);
  return g_test_run ();
}
