/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The everyday part of \ce{...}: formulas, charges and arrows, written over into LaTeX. */
#include "matchup-math-parser-private.h"

#include <string.h>

typedef struct
{
  const char *source;
  const char *latex;
  gboolean apart;    /* only with a space before it: within a formula it means something else */
  const char *label; /* the command for the sign with something over it; NULL: takes nothing */
} Sign;

static const Sign signs[] = {
  { "<=>", "\\rightleftharpoons ", FALSE, "\\xrightleftharpoons" },
  { "<->", "\\leftrightarrow ", FALSE, "\\xleftrightarrow" },
  { "->", "\\longrightarrow ", FALSE, "\\xrightarrow" },
  { "<-", "\\longleftarrow ", FALSE, "\\xleftarrow" },
  { "==", "=", FALSE },
  { "+ ", "+", TRUE },
  { "^", "\\uparrow ", TRUE },
  { "v", "\\downarrow ", TRUE },
  { "*", "\\cdot ", FALSE },
  { ".", "\\cdot ", FALSE },
};

static gboolean
is_end (const char *text, gsize length, gsize at)
{
  return at >= length || text[at] == ' ';
}

/* What stands in brackets at the beginning, with them; 0: nothing. */
static gsize
get_label (const char *text, gsize length)
{
  const char *close = length > 0 && *text == '[' ? memchr (text, ']', length) : NULL;

  return close != NULL ? (gsize) (close - text) + 1 : 0;
}

/* What is said of a reaction is words as a rule; signs are commands. */
static void
write_label (const char *label, gsize size, const char *around, GString *latex)
{
  gboolean words = memchr (label, '\\', size) == NULL;

  g_string_append_c (latex, around[0]);
  g_string_append_printf (latex, words ? "\\mathrm{%.*s}" : "%.*s", (int) (size - 2), label + 1);
  g_string_append_c (latex, around[1]);
}

/*
 * The sign, with what stands in brackets behind it: over it, and in further ones below; returns the
 * bytes that takes.
 */
static gsize
write_arrow (const char *text, gsize length, const Sign *sign, GString *latex)
{
  gsize above = sign->label != NULL ? get_label (text, length) : 0;
  gsize below = above > 0 ? get_label (text + above, length - above) : 0;

  if (above == 0)
    {
      g_string_append (latex, sign->latex);
      return 0;
    }
  g_string_append (latex, sign->label);
  if (below > 0)
    write_label (text + above, below, "[]", latex);
  write_label (text, above, "{}", latex);
  return above + below;
}

/* An arrow or another sign between formulas; returns the bytes it takes. */
static gsize
write_sign (const char *text, gsize length, gsize at, GString *latex)
{
  gboolean apart = at == 0 || text[at - 1] == ' ';

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      gsize size = strlen (signs[i].source);

      if (length - at < size || memcmp (text + at, signs[i].source, size) != 0)
        continue;
      if (signs[i].apart && (!apart || (size == 1 && !is_end (text, length, at + 1))))
        continue;
      return size + write_arrow (text + at + size, length - at - size, &signs[i], latex);
    }
  return 0;
}

/* "\\rightarrow": as it is, and apart from what follows. */
static gsize
write_command (const char *text, gsize length, gsize at, GString *latex)
{
  gsize end = at + 1;

  while (end < length && g_ascii_isalpha (text[end]))
    end++;
  if (end == at + 1 && end < length)
    end = (gsize) (g_utf8_next_char (text + end) - text);
  g_string_append_len (latex, text + at, (gssize) (end - at));
  g_string_append_c (latex, ' ');
  return end - at;
}

/* "^2+", "_{4}": with or without braces; "^14C": the number is that of what follows. */
static gsize
write_script (const char *text, gsize length, gsize at, GString *latex)
{
  gsize end = at + 1;

  /* It belongs to what follows, not to what stands before the blank. */
  if (at > 0 && text[at - 1] == ' ')
    g_string_append (latex, "{}");
  g_string_append_c (latex, text[at]);
  if (end < length && text[end] == '{')
    {
      const char *close = memchr (text + end, '}', length - end);

      end = close != NULL ? (gsize) (close - text) + 1 : length;
      g_string_append_len (latex, text + at + 1, (gssize) (end - at - 1));
      return end - at;
    }
  if (end < length && g_ascii_isdigit (text[end]))
    while (end < length && g_ascii_isdigit (text[end]))
      end++;
  else
    while (end < length && g_ascii_isalpha (text[end]))
      end++;
  while (text[at] == '^' && end < length && strchr ("+-", text[end]) != NULL)
    end++;
  g_string_append_printf (latex, "{%.*s}", (int) (end - at - 1), text + at + 1);
  return end - at;
}

char *
matchup_math_chemistry_to_latex (const char *text, gsize length)
{
  GString *latex = g_string_new (NULL);
  gboolean behind_element = FALSE;

  for (gsize at = 0; at < length;)
    {
      char c = text[at];
      gsize from = at;
      gsize taken = c == '^' && behind_element ? 0 : write_sign (text, length, at, latex);

      if (taken > 0)
        {
          at += taken;
          behind_element = FALSE;
          continue;
        }
      if (c == '\\')
        {
          at += write_command (text, length, at, latex);
          behind_element = FALSE;
        }
      else if (c == '^' || c == '_')
        at += write_script (text, length, at, latex);
      else if (g_ascii_isalpha (c))
        {
          while (at < length && g_ascii_isalpha (text[at]))
            at++;
          g_string_append_printf (latex, "\\mathrm{%.*s}", (int) (at - from), text + from);
          behind_element = TRUE;
        }
      else if (g_ascii_isdigit (c))
        {
          while (at < length && g_ascii_isdigit (text[at]))
            at++;
          g_string_append_printf (latex,
                                  behind_element ? "_{%.*s}" : "%.*s\\,",
                                  (int) (at - from),
                                  text + from);
        }
      else if ((c == '+' || c == '-') && behind_element && is_end (text, length, at + 1))
        {
          g_string_append_printf (latex, "^{%c}", c);
          at++;
        }
      else
        {
          /* Closing brackets take a number below; bonds, brackets and state marks stay. */
          if (c == '-')
            g_string_append (latex, "{-}");
          else if (c == '=')
            g_string_append (latex, "{=}");
          else if (c != ' ')
            g_string_append_c (latex, c);
          behind_element = strchr (")]}", c) != NULL;
          at++;
        }
    }
  return g_string_free (latex, FALSE);
}
