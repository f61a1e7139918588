/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words within formulas. */
#include "matchup-math-parser-private.h"

#include <string.h>

static gboolean
add_text (MatchupMathParser *self, MatchupMathNode *row, GString *words, MatchupMathFont font)
{
  MatchupMathNode *node = NULL;

  if (words->len == 0)
    return TRUE;
  node = matchup_math_parser_new_node (self, MATCHUP_MATH_TEXT);
  if (node == NULL)
    return FALSE;
  node->text = g_strndup (words->str, words->len);
  node->font = font;
  g_string_truncate (words, 0);
  matchup_math_node_add (row, node);
  return TRUE;
}

/* Commands that say how the words in the braces behind them look, which makes no difference here.
 */
static gboolean
is_format (const char *name, gsize length)
{
  static const char *const formats[] = {
    "emph",   "mathbf", "mathit", "mathrm", "mathsf",     "mathtt", "mbox",
    "text",   "textbf", "textit", "textmd", "textnormal", "textrm", "textsc",
    "textsf", "textsl", "texttt", "textup", "underline",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strlen (formats[i]) == length && memcmp (formats[i], name, length) == 0)
      return TRUE;
  return FALSE;
}

/* A command among words: only signs mean something there. Returns the bytes it takes; 0: unknown.
 */
static gsize
read_text_command (const char *text, gsize length, GString *words)
{
  const MatchupMathSymbol *symbol = NULL;
  gsize taken = 1;

  while (taken < length && g_ascii_isalpha (text[taken]))
    taken++;
  if (taken == 1 && length > 1)
    taken = 2;
  if (taken == 2 && strchr (" ,;:\\", text[1]) != NULL)
    {
      g_string_append_c (words, ' ');
      return taken;
    }
  if (is_format (text + 1, taken - 1))
    return taken;
  symbol = taken > 1 ? matchup_math_symbol_find (text + 1, taken - 1) : NULL;
  if (symbol == NULL)
    return 0;
  g_string_append (words, symbol->text);
  return taken;
}

/*
 * The formula that "$" or "\\(" at the beginning of @text leads back into, and the bytes that it
 * takes with its signs; NULL: there is none.
 */
static const char *
find_formula (const char *text, gsize length, gsize *out_length, gsize *out_taken)
{
  gsize mark = *text == '$' ? 1 : 2;
  const char *close = NULL;

  if (*text == '$')
    close = memchr (text + 1, '$', length - 1);
  else if (length > 2 && memcmp (text, "\\(", 2) == 0)
    close = g_strstr_len (text + 2, (gssize) (length - 2), "\\)");
  if (close == NULL)
    return NULL;
  *out_length = (gsize) (close - text) - mark;
  *out_taken = (gsize) (close - text) + mark;
  return text + mark;
}

/* Words, in which "$" and "\\(" lead back into formulas. */
MatchupMathNode *
matchup_math_parse_text (MatchupMathParser *self, const MatchupMathCommand *command)
{
  MatchupMathFont font = (MatchupMathFont) command->number;
  const char *text = NULL;
  gsize length = 0;
  g_autoptr (MatchupMathNode) row = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  if (!matchup_math_parser_take_raw (self, &text, &length))
    return NULL;
  row = matchup_math_parser_new_node (self, MATCHUP_MATH_ROW);
  for (gsize i = 0; i < length && row != NULL;)
    {
      gsize formula_length = 0;
      gsize taken = 0;
      const char *formula = find_formula (text + i, length - i, &formula_length, &taken);

      if (formula != NULL)
        {
          MatchupMathNode *inner = NULL;

          if (!add_text (self, row, words, font))
            return NULL;
          inner = matchup_math_parser_nested (self, formula, formula_length);
          if (inner == NULL)
            return NULL;
          matchup_math_node_add (row, inner);
          i += taken;
        }
      else if (text[i] == '\\')
        {
          taken = read_text_command (text + i, length - i, words);
          if (taken == 0)
            return matchup_math_parser_fail (self, MATCHUP_MATH_ERROR_UNKNOWN, "command in text");
          i += taken;
        }
      else
        {
          if (text[i] != '{' && text[i] != '}')
            g_string_append_c (words, text[i] == '~' || g_ascii_isspace (text[i]) ? ' ' : text[i]);
          i++;
        }
    }
  if (row == NULL || !add_text (self, row, words, font))
    return NULL;
  if (row->n_children == 1)
    {
      MatchupMathNode *only = row->children[0];

      row->n_children = 0;
      return only;
    }
  return g_steal_pointer (&row);
}
