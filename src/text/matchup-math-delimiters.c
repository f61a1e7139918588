/* SPDX-License-Identifier: GPL-3.0-or-later */
/* \left, \big and what stands around a formula. */
#include "matchup-math-parser-private.h"

#include <string.h>

MatchupMathNode *
matchup_math_parser_fence (MatchupMathParser *self,
                           const char *opening,
                           const char *closing,
                           MatchupMathNode *content)
{
  MatchupMathNode *fence =
      content != NULL ? matchup_math_parser_new_node (self, MATCHUP_MATH_FENCE) : NULL;

  if (fence == NULL)
    {
      matchup_math_node_free (content);
      return NULL;
    }
  fence->klass = MATCHUP_MATH_INNER;
  fence->text = g_strdup (opening);
  fence->closing = g_strdup (closing);
  matchup_math_node_add (fence, content);
  return fence;
}

/* A delimiter behind \left and its like: "" for ".". NULL with an error. */
static char *
take_delimiter (MatchupMathParser *self)
{
  const char *name = NULL;
  gsize length = 0;
  gsize taken = 0;
  const MatchupMathSymbol *symbol = NULL;

  matchup_math_parser_skip_space (self);
  taken = matchup_math_parser_peek_command (self, &name, &length);
  if (taken > 0)
    {
      symbol = matchup_math_symbol_find (name, length);
      self->at += taken;
      if (symbol != NULL && symbol->kind == MATCHUP_MATH_SYMBOL_PLAIN)
        return g_strdup (strcmp (symbol->name, "backslash") == 0 ? "\\" : symbol->text);
    }
  else if (self->at < self->end && strchr ("()[]|/.<>", *self->at) != NULL)
    {
      char c = *self->at++;

      return c == '.'   ? g_strdup ("")
             : c == '<' ? g_strdup ("\xe2\x9f\xa8")
             : c == '>' ? g_strdup ("\xe2\x9f\xa9")
                        : g_strndup (&c, 1);
    }
  return matchup_math_parser_fail (self, MATCHUP_MATH_ERROR_SYNTAX, "a delimiter is missing");
}

MatchupMathNode *
matchup_math_parse_left (MatchupMathParser *self, const MatchupMathCommand *command)
{
  g_autofree char *opening = take_delimiter (self);
  g_autofree char *closing = NULL;
  g_autoptr (MatchupMathNode) content = NULL;
  gboolean in_bracket = self->in_bracket;

  if (opening == NULL)
    return NULL;
  content = matchup_math_parser_new_node (self, MATCHUP_MATH_ROW);
  self->in_bracket = FALSE;
  while (content != NULL)
    {
      MatchupMathNode *row = matchup_math_parser_row (self);
      MatchupMathNode *middle = NULL;

      if (row == NULL)
        return NULL;
      matchup_math_node_add (content, row);
      if (!matchup_math_parser_at_command (self, "middle"))
        break;
      self->at += strlen ("\\middle");
      middle = matchup_math_parser_new_node (self, MATCHUP_MATH_DELIMITER);
      if (middle == NULL)
        return NULL;
      matchup_math_node_add (content, middle);
      middle->klass = MATCHUP_MATH_REL;
      middle->text = take_delimiter (self);
      if (middle->text == NULL)
        return NULL;
    }
  self->in_bracket = in_bracket;
  if (!matchup_math_parser_at_command (self, "right"))
    return matchup_math_parser_fail (self, MATCHUP_MATH_ERROR_SYNTAX, "\\right is missing");
  self->at += strlen ("\\right");
  closing = take_delimiter (self);
  if (closing == NULL || content == NULL)
    return NULL;
  if (content->n_children == 1)
    {
      MatchupMathNode *only = content->children[0];

      content->n_children = 0;
      matchup_math_node_free (g_steal_pointer (&content));
      content = only;
    }
  return matchup_math_parser_fence (self, opening, closing, g_steal_pointer (&content));
}

/* \big and its like; text: the class. */
MatchupMathNode *
matchup_math_parse_big (MatchupMathParser *self, const MatchupMathCommand *command)
{
  g_autofree char *text = take_delimiter (self);
  MatchupMathNode *node = NULL;

  if (text == NULL)
    return NULL;
  node = matchup_math_parser_new_node (self, MATCHUP_MATH_DELIMITER);
  if (node == NULL)
    return NULL;
  node->klass = *command->text == 'l'   ? MATCHUP_MATH_OPEN
                : *command->text == 'r' ? MATCHUP_MATH_CLOSE
                : *command->text == 'm' ? MATCHUP_MATH_REL
                                        : MATCHUP_MATH_ORD;
  node->number = command->number;
  node->text = g_steal_pointer (&text);
  return node;
}
