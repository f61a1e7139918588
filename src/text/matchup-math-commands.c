/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of LaTeX that build something; those that only name a sign are symbols. */
#include "matchup-math-parser-private.h"

#include <math.h>
#include <string.h>

typedef MatchupMathCommand Command;

static MatchupMathNode *
parse_nothing (MatchupMathParser *self, const Command *command)
{
  return matchup_math_parser_new_node (self, MATCHUP_MATH_ROW);
}

/* Takes an argument and drops it: what stands behind goes on as if nothing were there. */
static MatchupMathNode *
parse_dropped (MatchupMathParser *self, const Command *command)
{
  const char *text = NULL;
  gsize length = 0;

  if (!matchup_math_parser_take_raw (self, &text, &length))
    return NULL;
  return command->number == 0 ? parse_nothing (self, command) : matchup_math_parser_argument (self);
}

static MatchupMathNode *
parse_space (MatchupMathParser *self, const Command *command)
{
  MatchupMathNode *node = matchup_math_parser_new_node (self, MATCHUP_MATH_SPACE);

  if (node != NULL)
    node->number = command->number;
  return node;
}

/* The unit's eighteenths of an em, which has 10 pt; points where it is not known. */
static double
read_unit (const char *unit)
{
  static const struct
  {
    const char *name;
    double size;
  } units[] = {
    { "em", 18 }, { "ex", 8 }, { "mu", 1 }, { "cm", 51.2 }, { "mm", 5.12 }, { "in", 130 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (strstr (unit, units[i].name) != NULL)
      return units[i].size;
  return 1.8;
}

/* \hspace{1em}; blanks to fill in are several centimetres wide. */
static MatchupMathNode *
parse_length_space (MatchupMathParser *self, const Command *command)
{
  const char *text = NULL;
  gsize length = 0;
  g_autofree char *copy = NULL;
  char *unit = NULL;
  double number = 0;
  MatchupMathNode *node = NULL;

  if (self->at < self->end && *self->at == '*')
    self->at++;
  if (!matchup_math_parser_take_raw (self, &text, &length))
    return NULL;
  copy = g_strndup (text, length);
  number = g_ascii_strtod (copy, &unit);
  number *= read_unit (unit);
  node = matchup_math_parser_new_node (self, MATCHUP_MATH_SPACE);
  if (node != NULL)
    node->number = isnan (number) ? 0 : (int) CLAMP (number, -36, 360);
  return node;
}

/* A node with as many arguments as @n; NULL with an error. */
static MatchupMathNode *
parse_arguments (MatchupMathParser *self, MatchupMathKind kind, guint n)
{
  g_autoptr (MatchupMathNode) node = matchup_math_parser_new_node (self, kind);

  for (guint i = 0; i < n && node != NULL; i++)
    {
      MatchupMathNode *argument = matchup_math_parser_argument (self);

      if (argument == NULL)
        return NULL;
      matchup_math_node_add (node, argument);
    }
  return g_steal_pointer (&node);
}

/* number: the style; text: "" for a bar, "(" for binomials. */
static MatchupMathNode *
parse_fraction (MatchupMathParser *self, const Command *command)
{
  MatchupMathNode *node = NULL;

  /* \cfrac[l]: the numerator's side does not matter. */
  if (self->at + 2 < self->end && *self->at == '[' && self->at[2] == ']')
    self->at += 3;
  node = parse_arguments (self, MATCHUP_MATH_FRACTION, 2);
  if (node == NULL)
    return NULL;
  node->style = (MatchupMathStyle) command->number;
  node->number = command->text == NULL;
  return command->text == NULL ? node : matchup_math_parser_fence (self, "(", ")", node);
}

/* What stands in brackets before the argument, if anything does; FALSE with an error. */
static gboolean
take_option (MatchupMathParser *self, MatchupMathNode **out_option)
{
  gboolean in_bracket = self->in_bracket;

  matchup_math_parser_skip_space (self);
  if (self->at >= self->end || *self->at != '[')
    return TRUE;
  self->at++;
  self->in_bracket = TRUE;
  *out_option = matchup_math_parser_row (self);
  self->in_bracket = in_bracket;
  if (*out_option == NULL)
    return FALSE;
  if (self->at >= self->end || *self->at != ']')
    {
      matchup_math_parser_fail (self, MATCHUP_MATH_ERROR_SYNTAX, "a bracket is not closed");
      return FALSE;
    }
  self->at++;
  return TRUE;
}

static MatchupMathNode *
parse_root (MatchupMathParser *self, const Command *command)
{
  g_autoptr (MatchupMathNode) node = NULL;
  g_autoptr (MatchupMathNode) degree = NULL;
  MatchupMathNode *radicand = NULL;

  if (!take_option (self, &degree))
    return NULL;
  node = matchup_math_parser_new_node (self, MATCHUP_MATH_ROOT);
  radicand = matchup_math_parser_argument (self);
  if (node == NULL || radicand == NULL)
    {
      matchup_math_node_free (radicand);
      return NULL;
    }
  matchup_math_node_add (node, radicand);
  matchup_math_node_add (node, g_steal_pointer (&degree));
  return g_steal_pointer (&node);
}

static MatchupMathNode *
parse_font (MatchupMathParser *self, const Command *command)
{
  MatchupMathFont font = self->font;
  MatchupMathNode *node = NULL;

  self->font = (MatchupMathFont) command->number;
  node = matchup_math_parser_argument (self);
  self->font = font;
  return node;
}

static MatchupMathNode *
parse_operator_name (MatchupMathParser *self, const Command *command)
{
  const char *text = NULL;
  gsize length = 0;
  gboolean limits = self->at < self->end && *self->at == '*';
  MatchupMathNode *node = NULL;
  GString *name = NULL;

  if (limits)
    self->at++;
  if (!matchup_math_parser_take_raw (self, &text, &length))
    return NULL;
  node = matchup_math_parser_new_node (self, MATCHUP_MATH_OPERATOR);
  if (node == NULL)
    return NULL;
  name = g_string_new (NULL);
  for (gsize i = 0; i < length; i++)
    if (text[i] == '\\' && i + 1 < length && strchr (",;: ", text[i + 1]) != NULL)
      {
        g_string_append_c (name, ' ');
        i++;
      }
    else if (strchr ("\\{}", text[i]) == NULL)
      g_string_append_c (name, text[i]);
  node->klass = MATCHUP_MATH_OP;
  node->limits = limits ? MATCHUP_MATH_LIMITS_DISPLAY : MATCHUP_MATH_LIMITS_NEVER;
  node->text = g_string_free (name, FALSE);
  return node;
}

/* number: 0 a small sign, 1 one as wide as the content, 2 the same below; +4 takes limits. */
static MatchupMathNode *
parse_accent (MatchupMathParser *self, const Command *command)
{
  MatchupMathNode *node = parse_arguments (self, MATCHUP_MATH_ACCENT, 1);

  if (node == NULL)
    return NULL;
  node->text = g_strdup (command->text);
  node->wide = (command->number & 3) != 0;
  node->below = (command->number & 3) == 2;
  if (command->number & 4)
    {
      node->klass = MATCHUP_MATH_OP;
      node->limits = MATCHUP_MATH_LIMITS_ALWAYS;
    }
  return node;
}

static MatchupMathNode *
parse_enclosure (MatchupMathParser *self, const Command *command)
{
  MatchupMathNode *node = parse_arguments (self, MATCHUP_MATH_ENCLOSURE, 1);

  if (node != NULL)
    node->enclosure = (MatchupMathEnclosure) command->number;
  return node;
}

static MatchupMathNode *
parse_tag (MatchupMathParser *self, const Command *command)
{
  gboolean star = self->at < self->end && *self->at == '*';
  const char *text = NULL;
  gsize length = 0;
  MatchupMathNode *node = NULL;

  if (star)
    self->at++;
  if (!matchup_math_parser_take_raw (self, &text, &length))
    return NULL;
  node = matchup_math_parser_new_node (self, MATCHUP_MATH_TAG);
  if (node != NULL)
    node->text = g_strdup_printf (star ? "%.*s" : "(%.*s)", (int) length, text);
  return node;
}

/* The sign that follows, struck out: the character for it where there is one. */
static MatchupMathNode *
parse_not (MatchupMathParser *self, const Command *command)
{
  MatchupMathNode *node = matchup_math_parser_argument (self);
  g_autofree char *struck = NULL;

  if (node == NULL)
    return NULL;
  if (node->kind != MATCHUP_MATH_SYMBOL)
    {
      matchup_math_node_free (node);
      return matchup_math_parser_fail (self, MATCHUP_MATH_ERROR_SYNTAX, "\\not of no sign");
    }
  struck = g_strconcat (node->text, "\xcc\xb8", NULL);
  g_free (node->text);
  node->text = g_utf8_normalize (struck, -1, G_NORMALIZE_NFC);
  return node;
}

/* \overset, \underset, \stackrel; number: 1 above, 0 below. */
static MatchupMathNode *
parse_set (MatchupMathParser *self, const Command *command)
{
  g_autoptr (MatchupMathNode) script = matchup_math_parser_argument (self);
  MatchupMathNode *base = script != NULL ? matchup_math_parser_argument (self) : NULL;
  MatchupMathNode *node =
      base != NULL ? matchup_math_parser_new_node (self, MATCHUP_MATH_SCRIPTS) : NULL;

  if (node == NULL)
    {
      matchup_math_node_free (base);
      return NULL;
    }
  node->klass = command->text != NULL ? MATCHUP_MATH_REL : base->klass;
  node->limits = MATCHUP_MATH_LIMITS_ALWAYS;
  matchup_math_node_add (node, base);
  matchup_math_node_add (node, command->number == 0 ? g_steal_pointer (&script) : NULL);
  matchup_math_node_add (node, command->number == 0 ? NULL : g_steal_pointer (&script));
  return node;
}

/* \xrightarrow[below]{above} */
static MatchupMathNode *
parse_arrow (MatchupMathParser *self, const Command *command)
{
  g_autoptr (MatchupMathNode) node = matchup_math_parser_new_node (self, MATCHUP_MATH_ARROW);
  g_autoptr (MatchupMathNode) below = NULL;
  MatchupMathNode *above = NULL;

  if (node == NULL)
    return NULL;
  if (!take_option (self, &below))
    return NULL;
  above = matchup_math_parser_argument (self);
  if (above == NULL)
    return NULL;
  node->klass = MATCHUP_MATH_REL;
  node->text = g_strdup (command->text);
  matchup_math_node_add (node, g_steal_pointer (&below));
  matchup_math_node_add (node, above);
  return g_steal_pointer (&node);
}

/* \mathrel{...} and its like: a group that counts as another class. */
static MatchupMathNode *
parse_class (MatchupMathParser *self, const Command *command)
{
  MatchupMathNode *node = parse_arguments (self, MATCHUP_MATH_ROW, 1);

  if (node != NULL)
    {
      node->klass = (MatchupMathClass) command->number;
      if (node->klass == MATCHUP_MATH_OP)
        node->limits = MATCHUP_MATH_LIMITS_DISPLAY;
    }
  return node;
}

/* \pmod{n}, \bmod, \mod{n}; text: what stands before, in parentheses with the number 2. */
static MatchupMathNode *
parse_modulo (MatchupMathParser *self, const Command *command)
{
  g_autoptr (GString) source = g_string_new (command->text);
  const char *text = NULL;
  gsize length = 0;

  if (command->number > 0)
    {
      matchup_math_parser_skip_space (self);
      if (self->at < self->end && *self->at != '{')
        {
          text = self->at;
          length = (gsize) (g_utf8_next_char (text) - text);
          self->at += length;
        }
      else if (!matchup_math_parser_take_raw (self, &text, &length))
        return NULL;
      g_string_append_printf (source, "{%.*s}", (int) MIN (length, G_MAXINT), text);
      if (command->number == 2)
        g_string_append_c (source, ')');
    }
  return matchup_math_parser_nested (self, source->str, source->len);
}

/* \abs{x} and others: what is between two delimiters, as tall as it is; number: which. */
static MatchupMathNode *
parse_between (MatchupMathParser *self, const Command *command)
{
  static const char *const around[][2] = {
    { "|", "|" },
    { "\xe2\x80\x96", "\xe2\x80\x96" },
    { "|", "\xe2\x9f\xa9" },
    { "\xe2\x9f\xa8", "|" },
    { "\xe2\x9f\xa8", "\xe2\x9f\xa9" },
  };

  return matchup_math_parser_fence (self,
                                    around[command->number][0],
                                    around[command->number][1],
                                    matchup_math_parser_argument (self));
}

static MatchupMathNode *
parse_substack (MatchupMathParser *self, const Command *command)
{
  MatchupMathNode *node = NULL;

  matchup_math_parser_skip_space (self);
  if (self->at >= self->end || *self->at != '{')
    return matchup_math_parser_fail (self, MATCHUP_MATH_ERROR_SYNTAX, "a brace is missing");
  self->at++;
  node = matchup_math_parser_table (self, MATCHUP_MATH_TABLE_SMALL, NULL);
  if (node != NULL && (self->at >= self->end || *self->at != '}'))
    {
      matchup_math_node_free (node);
      return matchup_math_parser_fail (self, MATCHUP_MATH_ERROR_SYNTAX, "a brace is not closed");
    }
  if (node != NULL)
    self->at++;
  return node;
}

static MatchupMathNode *
parse_chemistry (MatchupMathParser *self, const Command *command)
{
  const char *text = NULL;
  gsize length = 0;
  g_autofree char *latex = NULL;

  if (!matchup_math_parser_take_raw (self, &text, &length))
    return NULL;
  latex = matchup_math_chemistry_to_latex (text, length);
  return matchup_math_parser_nested (self, latex, strlen (latex));
}

static MatchupMathNode *
parse_begin (MatchupMathParser *self, const Command *command)
{
  return matchup_math_parser_environment (self);
}

/* In the order of strcmp(). */
static const Command commands[] = {
  { "\n", parse_space, 6, NULL },
  { " ", parse_space, 6, NULL },
  { "!", parse_space, -3, NULL },
  { ",", parse_space, 3, NULL },
  { "/", parse_space, 1, NULL },
  { ":", parse_space, 4, NULL },
  { ";", parse_space, 5, NULL },
  { ">", parse_space, 4, NULL },
  { "Big", matchup_math_parse_big, 2, "" },
  { "Bigg", matchup_math_parse_big, 4, "" },
  { "Biggl", matchup_math_parse_big, 4, "l" },
  { "Biggm", matchup_math_parse_big, 4, "m" },
  { "Biggr", matchup_math_parse_big, 4, "r" },
  { "Bigl", matchup_math_parse_big, 2, "l" },
  { "Bigm", matchup_math_parse_big, 2, "m" },
  { "Bigr", matchup_math_parse_big, 2, "r" },
  { "Huge", parse_nothing, 0, NULL },
  { "LARGE", parse_nothing, 0, NULL },
  { "Large", parse_nothing, 0, NULL },
  { "abs", parse_between, 0, NULL },
  { "acute", parse_accent, 0, "\xcc\x81" },
  { "allowbreak", parse_nothing, 0, NULL },
  { "bar", parse_accent, 0, "\xcc\x84" },
  { "bcancel", parse_enclosure, MATCHUP_MATH_ENCLOSURE_BACK_CANCEL, NULL },
  { "begin", parse_begin, 0, NULL },
  { "big", matchup_math_parse_big, 1, "" },
  { "bigg", matchup_math_parse_big, 3, "" },
  { "biggl", matchup_math_parse_big, 3, "l" },
  { "biggm", matchup_math_parse_big, 3, "m" },
  { "biggr", matchup_math_parse_big, 3, "r" },
  { "bigl", matchup_math_parse_big, 1, "l" },
  { "bigm", matchup_math_parse_big, 1, "m" },
  { "bigr", matchup_math_parse_big, 1, "r" },
  { "binom", parse_fraction, MATCHUP_MATH_STYLE_INHERIT, "(" },
  { "bm", parse_font, MATCHUP_MATH_FONT_BOLD_ITALIC, NULL },
  { "bmod", parse_modulo, 0, "\\mathbin{\\mathrm{mod}}" },
  { "boldmath", parse_nothing, 0, NULL },
  { "boldsymbol", parse_font, MATCHUP_MATH_FONT_BOLD_ITALIC, NULL },
  { "boxed", parse_enclosure, MATCHUP_MATH_ENCLOSURE_BOX, NULL },
  { "bra", parse_between, 3, NULL },
  { "braket", parse_between, 4, NULL },
  { "break", parse_nothing, 0, NULL },
  { "breve", parse_accent, 0, "\xcc\x86" },
  { "cancel", parse_enclosure, MATCHUP_MATH_ENCLOSURE_CANCEL, NULL },
  { "ce", parse_chemistry, 0, NULL },
  { "cfrac", parse_fraction, MATCHUP_MATH_STYLE_DISPLAY, NULL },
  { "check", parse_accent, 0, "\xcc\x8c" },
  { "color", parse_dropped, 0, NULL },
  { "colorbox", parse_dropped, 1, NULL },
  { "dbinom", parse_fraction, MATCHUP_MATH_STYLE_DISPLAY, "(" },
  { "dddot", parse_accent, 0, "\xe2\x83\x9b" },
  { "ddot", parse_accent, 0, "\xcc\x88" },
  { "dfrac", parse_fraction, MATCHUP_MATH_STYLE_DISPLAY, NULL },
  { "displaylimits", parse_nothing, 0, NULL },
  { "dot", parse_accent, 0, "\xcc\x87" },
  { "emph", matchup_math_parse_text, MATCHUP_MATH_FONT_ITALIC, NULL },
  { "enskip", parse_space, 9, NULL },
  { "enspace", parse_space, 9, NULL },
  { "ensuremath", parse_class, MATCHUP_MATH_ORD, NULL },
  { "fbox", parse_enclosure, MATCHUP_MATH_ENCLOSURE_BOX, NULL },
  { "footnotesize", parse_nothing, 0, NULL },
  { "frac", parse_fraction, MATCHUP_MATH_STYLE_INHERIT, NULL },
  { "grave", parse_accent, 0, "\xcc\x80" },
  { "hat", parse_accent, 0, "\xcc\x82" },
  { "hbox", matchup_math_parse_text, MATCHUP_MATH_FONT_DEFAULT, NULL },
  { "hfill", parse_nothing, 0, NULL },
  { "hphantom", parse_enclosure, MATCHUP_MATH_ENCLOSURE_PHANTOM, NULL },
  { "hspace", parse_length_space, 0, NULL },
  { "huge", parse_nothing, 0, NULL },
  { "ket", parse_between, 2, NULL },
  { "label", parse_dropped, 0, NULL },
  { "large", parse_nothing, 0, NULL },
  { "left", matchup_math_parse_left, 0, NULL },
  { "limits", parse_nothing, 0, NULL },
  { "llap", parse_class, MATCHUP_MATH_ORD, NULL },
  { "mathbb", parse_font, MATCHUP_MATH_FONT_DOUBLE, NULL },
  { "mathbbm", parse_font, MATCHUP_MATH_FONT_DOUBLE, NULL },
  { "mathbf", parse_font, MATCHUP_MATH_FONT_BOLD, NULL },
  { "mathbin", parse_class, MATCHUP_MATH_BIN, NULL },
  { "mathcal", parse_font, MATCHUP_MATH_FONT_SCRIPT, NULL },
  { "mathclap", parse_class, MATCHUP_MATH_ORD, NULL },
  { "mathclose", parse_class, MATCHUP_MATH_CLOSE, NULL },
  { "mathds", parse_font, MATCHUP_MATH_FONT_DOUBLE, NULL },
  { "mathfrak", parse_font, MATCHUP_MATH_FONT_FRAKTUR, NULL },
  { "mathinner", parse_class, MATCHUP_MATH_INNER, NULL },
  { "mathit", parse_font, MATCHUP_MATH_FONT_ITALIC, NULL },
  { "mathllap", parse_class, MATCHUP_MATH_ORD, NULL },
  { "mathnormal", parse_font, MATCHUP_MATH_FONT_DEFAULT, NULL },
  { "mathop", parse_class, MATCHUP_MATH_OP, NULL },
  { "mathopen", parse_class, MATCHUP_MATH_OPEN, NULL },
  { "mathord", parse_class, MATCHUP_MATH_ORD, NULL },
  { "mathpunct", parse_class, MATCHUP_MATH_PUNCT, NULL },
  { "mathrel", parse_class, MATCHUP_MATH_REL, NULL },
  { "mathring", parse_accent, 0, "\xcc\x8a" },
  { "mathrlap", parse_class, MATCHUP_MATH_ORD, NULL },
  { "mathrm", parse_font, MATCHUP_MATH_FONT_ROMAN, NULL },
  { "mathscr", parse_font, MATCHUP_MATH_FONT_SCRIPT, NULL },
  { "mathsf", parse_font, MATCHUP_MATH_FONT_SANS, NULL },
  { "mathstrut", parse_nothing, 0, NULL },
  { "mathtt", parse_font, MATCHUP_MATH_FONT_MONO, NULL },
  { "mathup", parse_font, MATCHUP_MATH_FONT_ROMAN, NULL },
  { "mbox", matchup_math_parse_text, MATCHUP_MATH_FONT_DEFAULT, NULL },
  { "medspace", parse_space, 4, NULL },
  { "mod", parse_modulo, 1, "\\quad\\mathrm{mod}\\;" },
  { "negthinspace", parse_space, -3, NULL },
  { "newline", parse_nothing, 0, NULL },
  { "nobreak", parse_nothing, 0, NULL },
  { "nobreakspace", parse_space, 6, NULL },
  { "noindent", parse_nothing, 0, NULL },
  { "nolimits", parse_nothing, 0, NULL },
  { "nonumber", parse_nothing, 0, NULL },
  { "norm", parse_between, 1, NULL },
  { "normalsize", parse_nothing, 0, NULL },
  { "not", parse_not, 0, NULL },
  { "notag", parse_nothing, 0, NULL },
  { "operatorname", parse_operator_name, 0, NULL },
  { "overarc", parse_accent, 1, "\xe2\x8f\x9c" },
  { "overbrace", parse_accent, 5, "\xe2\x8f\x9e" },
  { "overleftarrow", parse_accent, 1, "\xe2\x86\x90" },
  { "overleftrightarrow", parse_accent, 1, "\xe2\x86\x94" },
  { "overline", parse_accent, 1, "\xc2\xaf" },
  { "overparen", parse_accent, 1, "\xe2\x8f\x9c" },
  { "overrightarrow", parse_accent, 1, "\xe2\x86\x92" },
  { "overset", parse_set, 1, NULL },
  { "phantom", parse_enclosure, MATCHUP_MATH_ENCLOSURE_PHANTOM, NULL },
  { "pmb", parse_font, MATCHUP_MATH_FONT_BOLD_ITALIC, NULL },
  { "pmod", parse_modulo, 2, "\\;(\\mathrm{mod}\\;" },
  { "pod", parse_modulo, 2, "\\;(" },
  { "protect", parse_nothing, 0, NULL },
  { "pu", matchup_math_parse_text, MATCHUP_MATH_FONT_DEFAULT, NULL },
  { "qquad", parse_space, 36, NULL },
  { "quad", parse_space, 18, NULL },
  { "relax", parse_nothing, 0, NULL },
  { "rlap", parse_class, MATCHUP_MATH_ORD, NULL },
  { "scriptsize", parse_nothing, 0, NULL },
  { "small", parse_nothing, 0, NULL },
  { "smash", parse_class, MATCHUP_MATH_ORD, NULL },
  { "space", parse_space, 6, NULL },
  { "sqrt", parse_root, 0, NULL },
  { "stackrel", parse_set, 1, "rel" },
  { "strut", parse_nothing, 0, NULL },
  { "substack", parse_substack, 0, NULL },
  { "tag", parse_tag, 0, NULL },
  { "tbinom", parse_fraction, MATCHUP_MATH_STYLE_TEXT, "(" },
  { "text", matchup_math_parse_text, MATCHUP_MATH_FONT_DEFAULT, NULL },
  { "textbf", matchup_math_parse_text, MATCHUP_MATH_FONT_BOLD, NULL },
  { "textcolor", parse_dropped, 1, NULL },
  { "textit", matchup_math_parse_text, MATCHUP_MATH_FONT_ITALIC, NULL },
  { "textnormal", matchup_math_parse_text, MATCHUP_MATH_FONT_DEFAULT, NULL },
  { "textrm", matchup_math_parse_text, MATCHUP_MATH_FONT_DEFAULT, NULL },
  { "textsf", matchup_math_parse_text, MATCHUP_MATH_FONT_SANS, NULL },
  { "texttt", matchup_math_parse_text, MATCHUP_MATH_FONT_MONO, NULL },
  { "textup", matchup_math_parse_text, MATCHUP_MATH_FONT_DEFAULT, NULL },
  { "tfrac", parse_fraction, MATCHUP_MATH_STYLE_TEXT, NULL },
  { "thickspace", parse_space, 5, NULL },
  { "thinspace", parse_space, 3, NULL },
  { "tilde", parse_accent, 0, "\xcc\x83" },
  { "tiny", parse_nothing, 0, NULL },
  { "unboldmath", parse_nothing, 0, NULL },
  { "underbrace", parse_accent, 6, "\xe2\x8f\x9f" },
  { "underleftarrow", parse_accent, 2, "\xe2\x86\x90" },
  { "underline", parse_accent, 2, "_" },
  { "underrightarrow", parse_accent, 2, "\xe2\x86\x92" },
  { "underset", parse_set, 0, NULL },
  { "vec", parse_accent, 0, "\xe2\x83\x97" },
  { "vphantom", parse_dropped, 0, NULL },
  { "widehat", parse_accent, 1, "\xcc\x82" },
  { "wideparen", parse_accent, 1, "\xe2\x8f\x9c" },
  { "widetilde", parse_accent, 1, "\xcc\x83" },
  { "xLeftarrow", parse_arrow, 0, "\xe2\x87\x90" },
  { "xLeftrightarrow", parse_arrow, 0, "\xe2\x87\x94" },
  { "xRightarrow", parse_arrow, 0, "\xe2\x87\x92" },
  { "xcancel", parse_enclosure, MATCHUP_MATH_ENCLOSURE_CROSS_CANCEL, NULL },
  { "xleftarrow", parse_arrow, 0, "\xe2\x86\x90" },
  { "xleftrightarrow", parse_arrow, 0, "\xe2\x86\x94" },
  { "xlongequal", parse_arrow, 0, "=" },
  { "xmapsto", parse_arrow, 0, "\xe2\x86\xa6" },
  { "xrightarrow", parse_arrow, 0, "\xe2\x86\x92" },
  { "xrightleftharpoons", parse_arrow, 0, "\xe2\x87\x8c" },
};

MatchupMathNode *
matchup_math_parser_symbol (MatchupMathParser *self, const MatchupMathSymbol *symbol)
{
  MatchupMathNode *node = NULL;

  if (symbol->kind == MATCHUP_MATH_SYMBOL_PLAIN)
    return matchup_math_parser_new_symbol (self,
                                           symbol->text,
                                           strlen (symbol->text),
                                           symbol->klass);
  node = matchup_math_parser_new_node (self, MATCHUP_MATH_OPERATOR);
  if (node == NULL)
    return NULL;
  node->text = g_strdup (symbol->text);
  node->klass = MATCHUP_MATH_OP;
  node->wide =
      symbol->kind == MATCHUP_MATH_SYMBOL_BIG || symbol->kind == MATCHUP_MATH_SYMBOL_INTEGRAL;
  node->limits =
      symbol->kind == MATCHUP_MATH_SYMBOL_BIG || symbol->kind == MATCHUP_MATH_SYMBOL_LIMITS
          ? MATCHUP_MATH_LIMITS_DISPLAY
          : MATCHUP_MATH_LIMITS_NEVER;
  return node;
}

MatchupMathNode *
matchup_math_parser_command (MatchupMathParser *self, const char *name, gsize length)
{
  const Command *command =
      matchup_math_find_name (commands, G_N_ELEMENTS (commands), sizeof *commands, name, length);
  const MatchupMathSymbol *symbol = NULL;

  if (command != NULL)
    return command->func (self, command);
  symbol = matchup_math_symbol_find (name, length);
  if (symbol != NULL)
    return matchup_math_parser_symbol (self, symbol);
  return matchup_math_parser_fail (self, MATCHUP_MATH_ERROR_UNKNOWN, "unknown command");
}
