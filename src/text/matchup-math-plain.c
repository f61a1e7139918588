/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas as plain text. */
#include "matchup-math-parser.h"

#include "matchup-math-symbols.h"

#include <string.h>

static void write_node (const MatchupMathNode *node, GString *out);

static char *
to_string (const MatchupMathNode *node)
{
  GString *out = g_string_new (NULL);

  write_node (node, out);
  return g_string_free (out, FALSE);
}

static void
add_space (GString *out)
{
  if (out->len > 0 && strchr (" ([{", out->str[out->len - 1]) == NULL)
    g_string_append_c (out, ' ');
}

/* In parentheses when what stands beside it would take a part of it away. */
static void
write_grouped (const MatchupMathNode *node, GString *out)
{
  gboolean compound = (node->kind == MATCHUP_MATH_ROW && node->n_children > 1) ||
                      node->kind == MATCHUP_MATH_FRACTION || node->kind == MATCHUP_MATH_STYLE;

  if (compound)
    g_string_append_c (out, '(');
  write_node (node, out);
  if (compound)
    g_string_append_c (out, ')');
}

static const struct
{
  const char *plain;
  const char *above;
  const char *below;
} scripts[] = {
  { "0", "⁰", "₀" },  { "1", "¹", "₁" },  { "2", "²", "₂" },  { "3", "³", "₃" },
  { "4", "⁴", "₄" },  { "5", "⁵", "₅" },  { "6", "⁶", "₆" },  { "7", "⁷", "₇" },
  { "8", "⁸", "₈" },  { "9", "⁹", "₉" },  { "+", "⁺", "₊" },  { "−", "⁻", "₋" },
  { "=", "⁼", "₌" },  { "(", "⁽", "₍" },  { ")", "⁾", "₎" },  { "n", "ⁿ", "ₙ" },
  { "i", "ⁱ", "ᵢ" },  { "a", "ᵃ", "ₐ" },  { "e", "ᵉ", "ₑ" },  { "k", "ᵏ", "ₖ" },
  { "m", "ᵐ", "ₘ" },  { "j", "ʲ", "ⱼ" },  { "x", "ˣ", "ₓ" },  { "t", "ᵗ", "ₜ" },
  { "r", "ʳ", "ᵣ" },  { "p", "ᵖ", "ₚ" },  { "s", "ˢ", "ₛ" },  { "h", "ʰ", "ₕ" },
  { "o", "ᵒ", "ₒ" },  { "l", "ˡ", "ₗ" },  { "u", "ᵘ", "ᵤ" },  { "v", "ᵛ", "ᵥ" },
  { "y", "ʸ", NULL }, { "b", "ᵇ", NULL }, { "c", "ᶜ", NULL }, { "d", "ᵈ", NULL },
  { "T", "ᵀ", NULL }, { "N", "ᴺ", NULL }, { "′", "′", NULL }, { "″", "″", NULL },
  { "∘", "°", NULL }, { "°", "°", NULL }, { "*", "*", NULL }, { "∗", "*", NULL },
};

static gboolean
write_small (const char *text, gboolean above, GString *out)
{
  g_autoptr (GString) small = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gsize length = (gsize) (g_utf8_next_char (c) - c);
      const char *found = NULL;

      if (*c == ' ')
        continue;
      for (gsize i = 0; i < G_N_ELEMENTS (scripts) && found == NULL; i++)
        if (strlen (scripts[i].plain) == length && memcmp (scripts[i].plain, c, length) == 0)
          found = above ? scripts[i].above : scripts[i].below;
      if (found == NULL)
        return FALSE;
      g_string_append (small, found);
    }
  g_string_append (out, small->str);
  return TRUE;
}

static void
write_script (const MatchupMathNode *node, gboolean above, GString *out)
{
  g_autofree char *text = NULL;

  if (node == NULL)
    return;
  text = to_string (node);
  if (write_small (text, above, out))
    return;
  g_string_append_c (out, above ? '^' : '_');
  if (g_utf8_strlen (text, -1) == 1)
    g_string_append (out, text);
  else
    g_string_append_printf (out, "(%s)", text);
}

static void
write_root (const MatchupMathNode *node, GString *out)
{
  g_autofree char *degree = node->children[1] != NULL ? to_string (node->children[1]) : NULL;

  if (g_strcmp0 (degree, "3") == 0)
    g_string_append (out, "∛");
  else if (g_strcmp0 (degree, "4") == 0)
    g_string_append (out, "∜");
  else
    {
      if (degree != NULL && !write_small (degree, TRUE, out))
        g_string_append_printf (out, "(%s)", degree);
      g_string_append (out, "√");
    }
  write_grouped (node->children[0], out);
}

static void
write_table (const MatchupMathNode *node, GString *out)
{
  gboolean aligned = node->table == MATCHUP_MATH_TABLE_ALIGNED;

  for (guint i = 0; i < node->n_children; i++)
    {
      if (i > 0 && i % node->n_columns == 0)
        g_string_append (out, "; ");
      else if (i > 0 && (!aligned || i % node->n_columns % 2 == 0))
        g_string_append (out, ", ");
      if (node->children[i] != NULL)
        write_node (node->children[i], out);
    }
}

static void
write_fence (const MatchupMathNode *node, GString *out)
{
  const MatchupMathNode *content = node->children[0];

  if (content->kind == MATCHUP_MATH_FRACTION && content->number == 0)
    {
      g_string_append (out, "C(");
      write_node (content->children[0], out);
      g_string_append (out, ", ");
      write_node (content->children[1], out);
      g_string_append_c (out, ')');
      return;
    }
  g_string_append (out, node->text);
  write_node (content, out);
  g_string_append (out, node->closing);
}

static void
write_accent (const MatchupMathNode *node, GString *out)
{
  g_autofree char *base = to_string (node->children[0]);

  g_string_append (out, base);
  if (g_utf8_strlen (base, -1) != 1)
    return;
  if (g_unichar_ismark (g_utf8_get_char (node->text)))
    g_string_append (out, node->text);
  else if (strcmp (node->text, "¯") == 0)
    g_string_append (out, "\xcc\x85");
  else if (strcmp (node->text, "→") == 0 && !node->below)
    g_string_append (out, "\xe2\x83\x97");
}

static void
write_symbol (const MatchupMathNode *node, GString *out)
{
  gboolean spaced = node->klass == MATCHUP_MATH_REL || node->klass == MATCHUP_MATH_BIN;
  /* Slanted and bold letters would hinder reading aloud and searching. */
  gboolean other = node->font == MATCHUP_MATH_FONT_DOUBLE ||
                   node->font == MATCHUP_MATH_FONT_SCRIPT ||
                   node->font == MATCHUP_MATH_FONT_FRAKTUR;

  /* A sign before a number is not one between two. */
  if (node->klass == MATCHUP_MATH_BIN &&
      (out->len == 0 || strchr ("([{,;", out->str[out->len - 1]) != NULL))
    spaced = FALSE;
  if (spaced)
    add_space (out);
  for (const char *c = node->text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      g_string_append_unichar (out, other ? matchup_math_alphabet (letter, node->font) : letter);
    }
  if (spaced || node->klass == MATCHUP_MATH_PUNCT)
    g_string_append_c (out, ' ');
}

static void
write_row (const MatchupMathNode *node, GString *out)
{
  gboolean spaced = node->klass == MATCHUP_MATH_REL || node->klass == MATCHUP_MATH_BIN;

  if (spaced)
    add_space (out);
  for (guint i = 0; i < node->n_children; i++)
    {
      const MatchupMathNode *child = node->children[i];
      gsize before = out->len;

      /* Names stand apart from what they are applied to. */
      if (i > 0 &&
          (child->klass == MATCHUP_MATH_OP ||
           (node->children[i - 1]->klass == MATCHUP_MATH_OP && child->klass != MATCHUP_MATH_OPEN)))
        {
          add_space (out);
          before = out->len;
        }
      write_node (child, out);
      if (i > 0 && out->len > before && before > 0 && out->str[before - 1] == ' ' &&
          out->str[before] == ' ')
        g_string_erase (out, (gssize) before, 1);
    }
  if (spaced)
    add_space (out);
}

static void
write_node (const MatchupMathNode *node, GString *out)
{
  switch (node->kind)
    {
    case MATCHUP_MATH_ROW:
      write_row (node, out);
      break;
    case MATCHUP_MATH_SYMBOL:
      write_symbol (node, out);
      break;
    case MATCHUP_MATH_OPERATOR:
    case MATCHUP_MATH_TEXT:
    case MATCHUP_MATH_DELIMITER:
      g_string_append (out, node->text);
      break;
    case MATCHUP_MATH_SPACE:
      if (node->number >= 4)
        add_space (out);
      break;
    case MATCHUP_MATH_FRACTION:
      write_grouped (node->children[0], out);
      g_string_append_c (out, '/');
      write_grouped (node->children[1], out);
      break;
    case MATCHUP_MATH_ROOT:
      write_root (node, out);
      break;
    case MATCHUP_MATH_SCRIPTS:
      if (node->children[0] != NULL && node->children[0]->kind == MATCHUP_MATH_SCRIPTS)
        {
          g_string_append_c (out, '(');
          write_node (node->children[0], out);
          g_string_append_c (out, ')');
        }
      else if (node->children[0] != NULL)
        write_grouped (node->children[0], out);
      write_script (node->children[1], FALSE, out);
      write_script (node->children[2], TRUE, out);
      break;
    case MATCHUP_MATH_FENCE:
      write_fence (node, out);
      break;
    case MATCHUP_MATH_TABLE:
      write_table (node, out);
      break;
    case MATCHUP_MATH_ACCENT:
      write_accent (node, out);
      break;
    case MATCHUP_MATH_ENCLOSURE:
      if (node->enclosure != MATCHUP_MATH_ENCLOSURE_PHANTOM)
        write_node (node->children[0], out);
      break;
    case MATCHUP_MATH_ARROW:
      add_space (out);
      g_string_append_printf (out, "%s ", node->text);
      write_script (node->children[1], TRUE, out);
      break;
    case MATCHUP_MATH_STYLE:
      write_node (node->children[0], out);
      break;
    case MATCHUP_MATH_TAG:
      add_space (out);
      g_string_append (out, node->text);
      break;
    default:
      g_assert_not_reached ();
    }
}

char *
matchup_math_to_plain (const char *latex, gsize length)
{
  g_autoptr (MatchupMathNode) root = matchup_math_parse (latex, length, NULL);
  g_autofree char *text = NULL;

  if (root == NULL)
    return g_strndup (latex, length);
  text = to_string (root);
  return g_strdup (g_strstrip (text));
}
