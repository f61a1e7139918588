/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-practice-sum.h"

#include <math.h>
#include <string.h>

#define MAX_LENGTH 200 /* bytes */
#define MAX_DEPTH 20

/* Takes numbers, the four operations, powers, brackets and per cent. */
typedef struct
{
  const char *at;
  guint depth;
  guint n_operators;
  gboolean failed;
} Parser;

static double parse_expression (Parser *parser);

static void
skip_blanks (Parser *parser)
{
  while (*parser->at == ' ')
    parser->at++;
}

/* TRUE: one of the ways to write the operator stood there. */
static gboolean
take (Parser *parser, const char *const *signs)
{
  skip_blanks (parser);
  for (guint i = 0; signs[i] != NULL; i++)
    {
      if (!g_str_has_prefix (parser->at, signs[i]))
        continue;
      parser->at += strlen (signs[i]);
      return TRUE;
    }
  return FALSE;
}

static gboolean
take_operator (Parser *parser, const char *const *signs)
{
  gboolean taken = take (parser, signs);

  parser->n_operators += taken;
  return taken;
}

/* A comma with three digits behind it only makes a number easier to read. */
static double
parse_number (Parser *parser)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *p = parser->at;

  for (; g_ascii_isdigit (*p) || *p == '.' ||
         (*p == ',' && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2]) && g_ascii_isdigit (p[3]));
       p++)
    {
      if (*p != ',')
        g_string_append_c (digits, *p);
    }
  if (digits->len == 0 || !g_ascii_isdigit (p[-1]))
    parser->failed = TRUE;
  parser->at = p;
  return g_ascii_strtod (digits->str, NULL);
}

static double
parse_value (Parser *parser)
{
  static const char *const open[] = { "(", "（", NULL };
  static const char *const close[] = { ")", "）", NULL };
  static const char *const minus[] = { "-", "−", NULL };
  double value;

  if (parser->failed || ++parser->depth > MAX_DEPTH)
    {
      parser->failed = TRUE;
      return 0;
    }
  if (take (parser, minus))
    {
      value = -parse_value (parser);
    }
  else if (take (parser, open))
    {
      value = parse_expression (parser);
      parser->failed |= !take (parser, close);
    }
  else
    {
      value = parse_number (parser);
    }
  parser->depth--;
  return value;
}

static double
parse_power (Parser *parser)
{
  static const char *const power[] = { "^", "**", NULL };
  static const char *const per_cent[] = { "% of ", "%", NULL };
  double value = parse_value (parser);

  if (take_operator (parser, power))
    value = pow (value, parse_value (parser));
  skip_blanks (parser);
  if (g_str_has_prefix (parser->at, per_cent[0]))
    {
      parser->at += strlen (per_cent[0]);
      parser->n_operators++;
      return value / 100 * parse_value (parser);
    }
  return take_operator (parser, per_cent) ? value / 100 : value;
}

static double
parse_product (Parser *parser)
{
  static const char *const times[] = { "×", "*", "·", "乘以", "乘", NULL };
  static const char *const by[] = { "÷", "/", "除以", NULL };
  double value = parse_power (parser);

  while (!parser->failed)
    {
      if (take_operator (parser, times))
        value *= parse_power (parser);
      else if (take_operator (parser, by))
        value /= parse_power (parser);
      else
        break;
    }
  return value;
}

static double
parse_expression (Parser *parser)
{
  static const char *const plus[] = { "+", "＋", "加", NULL };
  static const char *const minus[] = { "-", "−", "－", "减", NULL };
  double value = parse_product (parser);

  while (!parser->failed)
    {
      if (take_operator (parser, plus))
        value += parse_product (parser);
      else if (take_operator (parser, minus))
        value -= parse_product (parser);
      else
        break;
    }
  return value;
}

/* 2026-11-30, 30/11/2026, 138-0013-8000: the same sign twice and nothing else between the digits.
 */
static gboolean
is_date_or_phone (const char *text, gsize length)
{
  g_autofree char *part = g_strndup (text, length);

  return g_regex_match_simple ("^[0-9]+([-/.])[0-9]+\\1[0-9]+$|^[0-9]{3,}-[0-9]{4,}$", part, 0, 0);
}

static gboolean
work_out (const char *start, const char **end, double *value)
{
  Parser parser = { .at = start };

  *value = parse_expression (&parser);
  *end = parser.at;
  while (*end > start && (*end)[-1] == ' ')
    (*end)--;
  return !parser.failed && parser.n_operators > 0 && isfinite (*value) &&
         *end - start <= MAX_LENGTH && !is_date_or_phone (start, (gsize) (*end - start));
}

static char *
format (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (fabs (value) < 1e15 && value == floor (value))
    return g_strdup_printf ("%.0f", value);
  return g_strdup (g_ascii_formatd (text, sizeof text, "%.6g", value));
}

gboolean
matchup_practice_sum_find (const char *question, char **out_expression, char **out_result)
{
  gboolean in_number = FALSE;

  g_return_val_if_fail (question != NULL, FALSE);

  for (const char *p = question; *p != '\0'; p++)
    {
      const char *end;
      double value;

      /* A number within a name, or the rest of one, begins no sum. */
      if (!in_number && (g_ascii_isdigit (*p) || *p == '(') && work_out (p, &end, &value))
        {
          *out_expression = g_strndup (p, (gsize) (end - p));
          *out_result = format (value);
          return TRUE;
        }
      in_number = g_ascii_isalnum (*p) || *p == '.' || *p == '-' || *p == '/';
    }
  return FALSE;
}
