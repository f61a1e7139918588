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
  symbol = taken > 1 ? matchup_math_symbol_find (text + 1, taken - 1) : NULL;
  if (symbol == NULL)
    return 0;
  g_string_append (words, symbol->text);
  return taken;
}

/* Words, in which "$" leads back into formulas. */
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
      const char *formula_end = text[i] == '$' ? memchr (text + i + 1, '$', length - i - 1) : NULL;

      if (formula_end != NULL)
        {
          MatchupMathNode *inner = NULL;

          if (!add_text (self, row, words, font))
            return NULL;
          inner =
              matchup_math_parser_nested (self, text + i + 1, (gsize) (formula_end - text) - i - 1);
          if (inner == NULL)
            return NULL;
          matchup_math_node_add (row, inner);
          i = (gsize) (formula_end - text) + 1;
        }
      else if (text[i] == '\\')
        {
          gsize taken = read_text_command (text + i, length - i, words);

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
