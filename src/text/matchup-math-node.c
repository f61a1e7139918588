/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-math-node.h"

MatchupMathNode *
matchup_math_node_new (MatchupMathKind kind)
{
  MatchupMathNode *self = g_new0 (MatchupMathNode, 1);

  self->kind = kind;
  return self;
}

void
matchup_math_node_free (MatchupMathNode *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_children; i++)
    matchup_math_node_free (self->children[i]);
  g_free (self->children);
  g_free (self->text);
  g_free (self->closing);
  g_free (self->columns);
  g_free (self->rules);
  g_free (self);
}

void
matchup_math_node_add (MatchupMathNode *self, MatchupMathNode *child)
{
  /* The room doubles, so that long rows stay linear. */
  if ((self->n_children & (self->n_children - 1)) == 0)
    self->children =
        g_renew (MatchupMathNode *, self->children, MAX (1, (gsize) self->n_children * 2));
  self->children[self->n_children++] = child;
}

static const char *
kind_name (const MatchupMathNode *self)
{
  static const char *const enclosures[] = { "box", "cancel", "bcancel", "xcancel", "phantom" };
  static const char *const tables[] = { "matrix", "small", "cases", "aligned", "lines" };
  static const char *const styles[] = { "style", "display", "inline", "script", "scriptscript" };

  switch (self->kind)
    {
    case MATCHUP_MATH_FRACTION:
      return self->number == 0                           ? "atop"
             : self->style == MATCHUP_MATH_STYLE_INHERIT ? "frac"
             : self->style == MATCHUP_MATH_STYLE_DISPLAY ? "dfrac"
                                                         : "tfrac";
    case MATCHUP_MATH_ROOT:
      return "sqrt";
    case MATCHUP_MATH_SCRIPTS:
      return self->limits == MATCHUP_MATH_LIMITS_ALWAYS ? "limits" : "scripts";
    case MATCHUP_MATH_FENCE:
      return "fence";
    case MATCHUP_MATH_ACCENT:
      return self->below ? "under" : self->wide ? "over" : "accent";
    case MATCHUP_MATH_ENCLOSURE:
      return enclosures[self->enclosure];
    case MATCHUP_MATH_TABLE:
      return tables[self->table];
    case MATCHUP_MATH_STYLE:
      return styles[self->style];
    case MATCHUP_MATH_ARROW:
      return "arrow";
    default:
      return "";
    }
}

static void dump (const MatchupMathNode *self, GString *out);

static void
dump_children (const MatchupMathNode *self, GString *out)
{
  for (guint i = 0; i < self->n_children; i++)
    {
      if (self->kind == MATCHUP_MATH_TABLE && self->n_columns > 0 && i > 0 &&
          i % self->n_columns == 0)
        g_string_append (out, " ;");
      if (out->len > 0 && out->str[out->len - 1] != '[')
        g_string_append_c (out, ' ');
      dump (self->children[i], out);
    }
}

static void
dump (const MatchupMathNode *self, GString *out)
{
  static const char *const classes[] = { "",      ".op",    ".bin",   ".rel",
                                         ".open", ".close", ".punct", ".inner" };
  static const char *const fonts[] = { "",    ":rm",  ":it",   ":bf", ":bi",
                                       ":bb", ":cal", ":frak", ":sf", ":tt" };

  if (self == NULL)
    {
      g_string_append_c (out, '_');
      return;
    }
  switch (self->kind)
    {
    case MATCHUP_MATH_ROW:
      g_string_append_c (out, '[');
      dump_children (self, out);
      g_string_append_printf (out, "]%s", classes[self->klass]);
      break;
    case MATCHUP_MATH_SYMBOL:
    case MATCHUP_MATH_OPERATOR:
      g_string_append_printf (out, "%s%s%s", self->text, fonts[self->font], classes[self->klass]);
      break;
    case MATCHUP_MATH_TEXT:
      g_string_append_printf (out, "\"%s\"%s", self->text, fonts[self->font]);
      break;
    case MATCHUP_MATH_SPACE:
      g_string_append_printf (out, "<%d>", self->number);
      break;
    case MATCHUP_MATH_DELIMITER:
      g_string_append_printf (out, "%s!%d%s", self->text, self->number, classes[self->klass]);
      break;
    case MATCHUP_MATH_TAG:
      g_string_append_printf (out, "(tag %s)", self->text);
      break;
    default:
      g_string_append_printf (out, "(%s", kind_name (self));
      if (self->text != NULL)
        g_string_append_printf (out, " %s", *self->text != '\0' ? self->text : "none");
      if (self->kind == MATCHUP_MATH_TABLE)
        g_string_append_printf (out, " %s", self->columns);
      dump_children (self, out);
      if (self->closing != NULL)
        g_string_append_printf (out, " %s", *self->closing != '\0' ? self->closing : "none");
      g_string_append_c (out, ')');
      break;
    }
}

char *
matchup_math_node_dump (const MatchupMathNode *self)
{
  GString *out = g_string_new (NULL);

  dump (self, out);
  return g_string_free (out, FALSE);
}
