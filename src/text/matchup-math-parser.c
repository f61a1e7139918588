/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-math-parser-private.h"

#include <string.h>

#define MAX_DEPTH 64
#define MAX_NODES 5000
#define MAX_LENGTH (32 * 1024) /* bytes: one part may hold them all */

G_DEFINE_QUARK (matchup_math_error, matchup_math_error)

gpointer
matchup_math_parser_fail (MatchupMathParser *self, MatchupMathError code, const char *what)
{
  if (self->error == NULL)
    g_set_error_literal (&self->error, MATCHUP_MATH_ERROR, (int) code, what);
  return NULL;
}

gboolean
matchup_math_parser_enter (MatchupMathParser *self)
{
  if (self->error == NULL && self->depth >= 2 * MAX_DEPTH)
    matchup_math_parser_fail (self, MATCHUP_MATH_ERROR_TOO_COMPLEX, "nested too deeply");
  if (self->error != NULL)
    return FALSE;
  self->depth++;
  return TRUE;
}

void
matchup_math_parser_leave (MatchupMathParser *self)
{
  self->depth--;
}

gboolean
matchup_math_parser_count (MatchupMathParser *self, guint n_nodes)
{
  self->n_nodes += n_nodes;
  if (self->n_nodes > MAX_NODES)
    matchup_math_parser_fail (self, MATCHUP_MATH_ERROR_TOO_COMPLEX, "too many parts");
  return self->error == NULL;
}

MatchupMathNode *
matchup_math_parser_new_node (MatchupMathParser *self, MatchupMathKind kind)
{
  return matchup_math_parser_count (self, 1) ? matchup_math_node_new (kind) : NULL;
}

MatchupMathNode *
matchup_math_parser_new_symbol (MatchupMathParser *self,
                                const char *text,
                                gsize length,
                                MatchupMathClass klass)
{
  MatchupMathNode *node = matchup_math_parser_new_node (self, MATCHUP_MATH_SYMBOL);

  if (node != NULL)
    {
      node->text = g_strndup (text, length);
      node->klass = klass;
      if (klass == MATCHUP_MATH_ORD && g_unichar_isalnum (g_utf8_get_char (node->text)))
        node->font = self->font;
    }
  return node;
}

void
matchup_math_parser_skip_space (MatchupMathParser *self)
{
  while (self->at < self->end && g_ascii_isspace (*self->at))
    self->at++;
}

gsize
matchup_math_parser_peek_command (MatchupMathParser *self, const char **out_name, gsize *out_length)
{
  const char *name = self->at + 1;
  const char *after = name;

  if (self->at >= self->end || *self->at != '\\' || name >= self->end)
    return 0;
  while (after < self->end && g_ascii_isalpha (*after))
    after++;
  if (after == name)
    after = g_utf8_next_char (name);
  *out_name = name;
  *out_length = (gsize) (after - name);
  return *out_length + 1;
}

gboolean
matchup_math_parser_at_command (MatchupMathParser *self, const char *name)
{
  const char *found = NULL;
  gsize length = 0;

  return matchup_math_parser_peek_command (self, &found, &length) > 0 && length == strlen (name) &&
         memcmp (found, name, length) == 0;
}

gboolean
matchup_math_parser_take_raw (MatchupMathParser *self, const char **out_text, gsize *out_length)
{
  const char *at = NULL;
  guint open = 0;

  matchup_math_parser_skip_space (self);
  at = self->at;
  if (at >= self->end || *at != '{')
    {
      matchup_math_parser_fail (self, MATCHUP_MATH_ERROR_SYNTAX, "a brace is missing");
      return FALSE;
    }
  for (; at < self->end; at++)
    {
      if (*at == '\\' && at + 1 < self->end)
        at++;
      else if (*at == '{')
        open++;
      else if (*at == '}' && --open == 0)
        {
          *out_text = self->at + 1;
          *out_length = (gsize) (at - self->at - 1);
          self->at = at + 1;
          return TRUE;
        }
    }
  matchup_math_parser_fail (self, MATCHUP_MATH_ERROR_SYNTAX, "a brace is not closed");
  return FALSE;
}

MatchupMathNode *
matchup_math_parser_nested (MatchupMathParser *self, const char *text, gsize length)
{
  MatchupMathParser inner = *self;
  g_autoptr (MatchupMathNode) row = NULL;

  inner.at = text;
  inner.end = text + length;
  inner.in_bracket = FALSE;
  row = matchup_math_parser_row (&inner);
  self->n_nodes = inner.n_nodes;
  self->error = inner.error;
  if (row != NULL && inner.at < inner.end)
    return matchup_math_parser_fail (self, MATCHUP_MATH_ERROR_SYNTAX, "unexpected end of a part");
  return g_steal_pointer (&row);
}

static MatchupMathNode *
parse_group (MatchupMathParser *self)
{
  gboolean in_bracket = self->in_bracket;
  MatchupMathFont font = self->font;
  g_autoptr (MatchupMathNode) row = NULL;

  self->at++;
  self->in_bracket = FALSE;
  row = matchup_math_parser_row (self);
  self->in_bracket = in_bracket;
  self->font = font;
  if (row == NULL)
    return NULL;
  if (self->at >= self->end || *self->at != '}')
    return matchup_math_parser_fail (self, MATCHUP_MATH_ERROR_SYNTAX, "a brace is not closed");
  self->at++;
  /* A sign in braces is only a sign: "1{,}5". */
  if (row->kind == MATCHUP_MATH_SYMBOL)
    row->klass = MATCHUP_MATH_ORD;
  return g_steal_pointer (&row);
}

/* The next bytes as they are. */
static MatchupMathNode *
take_symbol (MatchupMathParser *self, gsize length)
{
  const char *text = self->at;

  self->at += length;
  return matchup_math_parser_new_symbol (self, text, length, MATCHUP_MATH_ORD);
}

static gboolean
is_digit_at (MatchupMathParser *self, const char *at)
{
  return at < self->end && g_ascii_isdigit (*at);
}

/* "3.14", "1,000,000": marks between digits belong to the number, a comma only before thousands. */
static MatchupMathNode *
parse_number (MatchupMathParser *self)
{
  const char *at = self->at;

  for (;;)
    {
      while (is_digit_at (self, at))
        at++;
      if (at + 1 < self->end && *at == '.' && g_ascii_isdigit (at[1]))
        at++;
      else if (at < self->end && *at == ',' && is_digit_at (self, at + 1) &&
               is_digit_at (self, at + 2) && is_digit_at (self, at + 3) &&
               !is_digit_at (self, at + 4) && at - self->at <= 3)
        at++;
      else if (at < self->end && *at == ',' && at - self->at > 3 && at[-4] == ',' &&
               is_digit_at (self, at + 1) && is_digit_at (self, at + 2) &&
               is_digit_at (self, at + 3) && !is_digit_at (self, at + 4))
        at++;
      else
        break;
    }
  return take_symbol (self, (gsize) (at - self->at));
}

/* Signs of the keyboard that mean another character or stand for more than themselves. */
static MatchupMathNode *
parse_ascii (MatchupMathParser *self)
{
  static const struct
  {
    char c;
    MatchupMathClass klass;
    const char *text;
  } signs[] = {
    { '+', MATCHUP_MATH_BIN, "+" },
    { '-', MATCHUP_MATH_BIN, "\xe2\x88\x92" },
    { '*', MATCHUP_MATH_BIN, "\xe2\x88\x97" },
    { '=', MATCHUP_MATH_REL, "=" },
    { '<', MATCHUP_MATH_REL, "<" },
    { '>', MATCHUP_MATH_REL, ">" },
    { ':', MATCHUP_MATH_REL, ":" },
    { '(', MATCHUP_MATH_OPEN, "(" },
    { '[', MATCHUP_MATH_OPEN, "[" },
    { ')', MATCHUP_MATH_CLOSE, ")" },
    { ']', MATCHUP_MATH_CLOSE, "]" },
    { ',', MATCHUP_MATH_PUNCT, "," },
    { ';', MATCHUP_MATH_PUNCT, ";" },
    { '!', MATCHUP_MATH_CLOSE, "!" },
    { '?', MATCHUP_MATH_CLOSE, "?" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i].c == *self->at)
      {
        self->at++;
        return matchup_math_parser_new_symbol (self,
                                               signs[i].text,
                                               strlen (signs[i].text),
                                               signs[i].klass);
      }
  return take_symbol (self, 1);
}

/* Words in scripts that formulas are not written in: they are text, and keep together. */
static gboolean
is_prose (gunichar c)
{
  return c >= 0x80 && (g_unichar_iswide (c) || (c >= 0x3000 && c <= 0x303F));
}

static MatchupMathNode *
parse_prose (MatchupMathParser *self)
{
  const char *after = self->at;
  MatchupMathNode *node = matchup_math_parser_new_node (self, MATCHUP_MATH_TEXT);

  while (after < self->end && is_prose (g_utf8_get_char (after)))
    after = g_utf8_next_char (after);
  if (node != NULL)
    node->text = g_strndup (self->at, (gsize) (after - self->at));
  self->at = after;
  return node;
}

/* Letters of upright alphabets are words: they keep together, so that the font can space them. */
static MatchupMathNode *
parse_word (MatchupMathParser *self)
{
  const char *after = self->at;

  while (after < self->end && g_ascii_isalpha (*after))
    after++;
  return take_symbol (self, (gsize) (after - self->at));
}

/* @single: one character only, as for arguments without braces. */
static MatchupMathNode *
parse_character (MatchupMathParser *self, gboolean single)
{
  gunichar c = g_utf8_get_char (self->at);
  const MatchupMathSymbol *symbol = NULL;

  if (!single && is_prose (c))
    return parse_prose (self);
  if (!single && g_ascii_isdigit (*self->at))
    return parse_number (self);
  if (!single && g_ascii_isalpha (*self->at) && self->font != MATCHUP_MATH_FONT_DEFAULT)
    return parse_word (self);
  if (c == '~')
    {
      self->at++;
      return matchup_math_parser_command (self, " ", 1);
    }
  if (c < 0x80)
    return parse_ascii (self);
  symbol = matchup_math_symbol_for_char (c);
  if (symbol == NULL)
    return take_symbol (self, (gsize) (g_utf8_next_char (self->at) - self->at));
  self->at = g_utf8_next_char (self->at);
  return matchup_math_parser_symbol (self, symbol);
}

static MatchupMathNode *
parse_nucleus (MatchupMathParser *self, gboolean single)
{
  MatchupMathNode *node = NULL;
  const char *name = NULL;
  gsize length = 0;
  gsize taken = 0;

  if (!matchup_math_parser_enter (self))
    return NULL;
  if (*self->at == '{')
    node = parse_group (self);
  else if (*self->at == '\\')
    {
      taken = matchup_math_parser_peek_command (self, &name, &length);
      self->at += taken;
      node = taken > 0 ? matchup_math_parser_command (self, name, length)
                       : matchup_math_parser_fail (self, MATCHUP_MATH_ERROR_SYNTAX, "no command");
    }
  else
    node = parse_character (self, single);
  matchup_math_parser_leave (self);
  return node;
}

/* Where a row ends, whoever began it; the beginner looks whether it is the right end. */
static gboolean
at_row_end (MatchupMathParser *self)
{
  static const char *const ends[] = { "\\", "cr", "right", "middle", "end" };

  if (self->at >= self->end || *self->at == '}' || *self->at == '&' ||
      (*self->at == ']' && self->in_bracket))
    return TRUE;
  if (*self->at == '\\')
    for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
      if (matchup_math_parser_at_command (self, ends[i]))
        return TRUE;
  return FALSE;
}

MatchupMathNode *
matchup_math_parser_argument (MatchupMathParser *self)
{
  matchup_math_parser_skip_space (self);
  if (self->error != NULL)
    return NULL;
  if (at_row_end (self) || *self->at == '^' || *self->at == '_')
    return matchup_math_parser_fail (self, MATCHUP_MATH_ERROR_SYNTAX, "an argument is missing");
  return parse_nucleus (self, TRUE);
}

/* The primes and what is raised behind them: one thing above the line. */
static MatchupMathNode *
parse_primes (MatchupMathParser *self)
{
  g_autoptr (MatchupMathNode) node = NULL;
  GString *text = g_string_new (NULL);

  while (self->at < self->end && *self->at == '\'')
    {
      g_string_append (text, "\xe2\x80\xb2");
      self->at++;
    }
  node = matchup_math_parser_new_symbol (self, text->str, text->len, MATCHUP_MATH_ORD);
  g_string_free (text, TRUE);
  matchup_math_parser_skip_space (self);
  if (node != NULL && self->at < self->end && *self->at == '^')
    {
      g_autoptr (MatchupMathNode) row = matchup_math_parser_new_node (self, MATCHUP_MATH_ROW);
      MatchupMathNode *raised = NULL;

      self->at++;
      raised = matchup_math_parser_argument (self);
      if (row == NULL || raised == NULL)
        {
          matchup_math_node_free (raised);
          return NULL;
        }
      matchup_math_node_add (row, g_steal_pointer (&node));
      matchup_math_node_add (row, raised);
      return g_steal_pointer (&row);
    }
  return g_steal_pointer (&node);
}

static gboolean
take_limits (MatchupMathParser *self, MatchupMathNode *base)
{
  static const struct
  {
    const char *name;
    MatchupMathLimits limits;
  } commands[] = {
    { "limits", MATCHUP_MATH_LIMITS_ALWAYS },
    { "nolimits", MATCHUP_MATH_LIMITS_NEVER },
    { "displaylimits", MATCHUP_MATH_LIMITS_DISPLAY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (matchup_math_parser_at_command (self, commands[i].name))
      {
        self->at += strlen (commands[i].name) + 1;
        if (base != NULL)
          base->limits = commands[i].limits;
        return TRUE;
      }
  return FALSE;
}

/* Takes @base, which may be NULL: scripts of nothing. */
static MatchupMathNode *
parse_scripts (MatchupMathParser *self, MatchupMathNode *base_taken)
{
  g_autoptr (MatchupMathNode) base = base_taken;
  g_autoptr (MatchupMathNode) below = NULL;
  g_autoptr (MatchupMathNode) above = NULL;
  MatchupMathNode *node = NULL;

  for (;;)
    {
      const char *before = self->at;
      MatchupMathNode **place = NULL;

      matchup_math_parser_skip_space (self);
      if (take_limits (self, base))
        continue;
      if (self->at >= self->end || strchr ("^_'", *self->at) == NULL || *self->at == '\0')
        {
          self->at = before;
          break;
        }
      place = *self->at == '_' ? &below : &above;
      if (*place != NULL)
        return matchup_math_parser_fail (self, MATCHUP_MATH_ERROR_SYNTAX, "two scripts in a place");
      if (*self->at == '\'')
        *place = parse_primes (self);
      else
        {
          self->at++;
          *place = matchup_math_parser_argument (self);
        }
      if (*place == NULL)
        return NULL;
    }
  if (below == NULL && above == NULL)
    return g_steal_pointer (&base);
  node = matchup_math_parser_new_node (self, MATCHUP_MATH_SCRIPTS);
  if (node == NULL)
    return NULL;
  if (base != NULL)
    {
      node->klass = base->klass;
      node->limits = base->limits;
    }
  matchup_math_node_add (node, g_steal_pointer (&base));
  matchup_math_node_add (node, g_steal_pointer (&below));
  matchup_math_node_add (node, g_steal_pointer (&above));
  return node;
}

/* "a \over b", "n \choose k", "\displaystyle ...", "\bf ...": they act on the rest of the row. */
static gboolean
parse_rest (MatchupMathParser *self, MatchupMathNode **row)
{
  static const struct
  {
    const char *name;
    MatchupMathStyle style;
    int bar; /* fractions: 1, 0 without a bar, -1 without a bar in parentheses; -2: a style */
    MatchupMathFont font;
  } commands[] = {
    { "over", MATCHUP_MATH_STYLE_INHERIT, 1, 0 },
    { "atop", MATCHUP_MATH_STYLE_INHERIT, 0, 0 },
    { "choose", MATCHUP_MATH_STYLE_INHERIT, -1, 0 },
    { "displaystyle", MATCHUP_MATH_STYLE_DISPLAY, -2, 0 },
    { "textstyle", MATCHUP_MATH_STYLE_TEXT, -2, 0 },
    { "scriptstyle", MATCHUP_MATH_STYLE_SCRIPT, -2, 0 },
    { "scriptscriptstyle", MATCHUP_MATH_STYLE_SCRIPT_SCRIPT, -2, 0 },
    { "rm", MATCHUP_MATH_STYLE_INHERIT, -2, MATCHUP_MATH_FONT_ROMAN },
    { "bf", MATCHUP_MATH_STYLE_INHERIT, -2, MATCHUP_MATH_FONT_BOLD },
    { "it", MATCHUP_MATH_STYLE_INHERIT, -2, MATCHUP_MATH_FONT_ITALIC },
    { "cal", MATCHUP_MATH_STYLE_INHERIT, -2, MATCHUP_MATH_FONT_SCRIPT },
  };
  gsize i = 0;
  g_autoptr (MatchupMathNode) rest = NULL;
  MatchupMathNode *node = NULL;

  if (*self->at != '\\')
    return FALSE;
  while (i < G_N_ELEMENTS (commands) && !matchup_math_parser_at_command (self, commands[i].name))
    i++;
  if (i == G_N_ELEMENTS (commands))
    return FALSE;
  self->at += strlen (commands[i].name) + 1;
  if (commands[i].font != MATCHUP_MATH_FONT_DEFAULT)
    {
      self->font = commands[i].font;
      return TRUE;
    }
  rest = matchup_math_parser_row (self);
  node = rest == NULL
             ? NULL
             : matchup_math_parser_new_node (self,
                                             commands[i].bar == -2 ? MATCHUP_MATH_STYLE
                                                                   : MATCHUP_MATH_FRACTION);
  if (node == NULL)
    return TRUE;
  node->style = commands[i].style;
  node->number = commands[i].bar > 0;
  if (commands[i].bar == -2)
    {
      matchup_math_node_add (node, g_steal_pointer (&rest));
      matchup_math_node_add (*row, node);
      return TRUE;
    }
  matchup_math_node_add (node, *row);
  matchup_math_node_add (node, g_steal_pointer (&rest));
  *row = matchup_math_node_new (MATCHUP_MATH_ROW);
  if (commands[i].bar < 0)
    {
      MatchupMathNode *fence = matchup_math_node_new (MATCHUP_MATH_FENCE);

      fence->text = g_strdup ("(");
      fence->closing = g_strdup (")");
      matchup_math_node_add (fence, node);
      node = fence;
    }
  matchup_math_node_add (*row, node);
  return TRUE;
}

MatchupMathNode *
matchup_math_parser_row (MatchupMathParser *self)
{
  MatchupMathNode *row = NULL;
  MatchupMathNode *only = NULL;

  if (!matchup_math_parser_enter (self))
    return NULL;
  row = matchup_math_parser_new_node (self, MATCHUP_MATH_ROW);
  while (self->error == NULL)
    {
      MatchupMathNode *item = NULL;

      matchup_math_parser_skip_space (self);
      if (at_row_end (self))
        break;
      if (parse_rest (self, &row))
        continue;
      if (strchr ("^_'", *self->at) == NULL)
        {
          item = parse_nucleus (self, FALSE);
          if (item == NULL)
            break;
        }
      item = parse_scripts (self, item);
      if (item != NULL)
        matchup_math_node_add (row, item);
    }
  matchup_math_parser_leave (self);
  if (self->error != NULL)
    {
      matchup_math_node_free (row);
      return NULL;
    }
  if (row->n_children != 1)
    return row;
  only = row->children[0];
  row->n_children = 0;
  matchup_math_node_free (row);
  return only;
}

MatchupMathNode *
matchup_math_parse (const char *latex, gsize length, GError **error)
{
  MatchupMathParser self = { .at = latex, .end = latex + length };
  g_autoptr (MatchupMathNode) root = NULL;

  g_return_val_if_fail (latex != NULL, NULL);

  if (length > MAX_LENGTH)
    {
      g_set_error_literal (error, MATCHUP_MATH_ERROR, MATCHUP_MATH_ERROR_TOO_COMPLEX, "too long");
      return NULL;
    }
  if (!g_utf8_validate_len (latex, length, NULL))
    {
      g_set_error_literal (error, MATCHUP_MATH_ERROR, MATCHUP_MATH_ERROR_SYNTAX, "not UTF-8");
      return NULL;
    }
  /* Lines and columns outside of an environment are set as if they stood in one. */
  root = matchup_math_parser_table (&self, MATCHUP_MATH_TABLE_LINES, NULL);
  if (root != NULL && self.at < self.end)
    matchup_math_parser_fail (&self,
                              MATCHUP_MATH_ERROR_SYNTAX,
                              "something ends that did not begin");
  if (self.error != NULL)
    {
      g_propagate_error (error, self.error);
      return NULL;
    }
  if (root->n_children == 1)
    {
      MatchupMathNode *only = root->children[0];

      root->n_children = 0;
      return only;
    }
  return g_steal_pointer (&root);
}
