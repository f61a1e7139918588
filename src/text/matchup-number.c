/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-number.h"

#include <math.h>
#include <string.h>

#define MAX_LENGTH 64
#define MAX_DIGITS 10

#define ARABIC_DECIMAL 0x66b
#define ARABIC_GROUP 0x66c

/* Digits and points in ASCII, what may stand between groups left out; FALSE at anything else. */
static gboolean
simplify (const char *text, GString *out)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        g_string_append_c (out, (char) ('0' + g_unichar_digit_value (c)));
      else if (c == '.' || c == 0xff0e || c == 0x3002 || c == ARABIC_DECIMAL)
        g_string_append_c (out, '.');
      else if (c == ',' || c == 0xff0c)
        g_string_append_c (out, ',');
      else if (!g_unichar_isspace (c) && c != '\'' && c != 0x2019 && c != ARABIC_GROUP)
        return FALSE;
    }
  return out->len > 0 && out->len <= MAX_LENGTH;
}

/* Whether @separator stands only where groups of three digits meet: 1,234,567 but not 0,150. */
static gboolean
is_grouping (const char *digits, char separator)
{
  const char *point = strpbrk (digits, separator == ',' ? "." : ",");
  gsize length = point != NULL ? (gsize) (point - digits) : strlen (digits);
  const char *first = memchr (digits, separator, length);

  if (first == NULL || first == digits || first - digits > 3 || *digits == '0')
    return FALSE;
  for (const char *p = first; p < digits + length; p += 4)
    {
      if (*p != separator || digits + length - p < 4 || strspn (p + 1, "0123456789") < 3)
        return FALSE;
    }
  return point == NULL || strchr (point, separator) == NULL;
}

static guint
count (const char *text, char c)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++)
    n += *p == c;
  return n;
}

/* The sign before the fraction; 0: there is none. FALSE when it cannot be told. */
static gboolean
find_decimal (const char *digits, char usual, char *out_decimal)
{
  char other = usual == '.' ? ',' : '.';
  guint n_usual = count (digits, usual);
  guint n_other = count (digits, other);

  if (n_usual > 0 && n_other > 0)
    {
      *out_decimal = strrchr (digits, usual) > strrchr (digits, other) ? usual : other;
      return is_grouping (digits, *out_decimal == '.' ? ',' : '.') &&
             count (digits, *out_decimal) == 1;
    }
  *out_decimal = 0;
  if (n_usual == 1)
    *out_decimal = usual;
  else if (n_other == 1 && !is_grouping (digits, other))
    *out_decimal = other;
  else if (n_usual > 1)
    return is_grouping (digits, usual);
  else if (n_other > 1)
    return is_grouping (digits, other);
  return TRUE;
}

gboolean
matchup_number_parse (const char *text, const char *decimal_point, double *out_number)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  g_autoptr (GString) plain = g_string_new (NULL);
  char decimal;
  double number;

  g_return_val_if_fail (text != NULL && decimal_point != NULL && out_number != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL) || !simplify (text, digits) ||
      !find_decimal (digits->str, *decimal_point == ',' ? ',' : '.', &decimal))
    return FALSE;
  for (gsize i = 0; i < digits->len; i++)
    {
      if (g_ascii_isdigit (digits->str[i]))
        g_string_append_c (plain, digits->str[i]);
      else if (digits->str[i] == decimal)
        g_string_append_c (plain, '.');
    }
  if (strcmp (plain->str, ".") == 0)
    return FALSE;
  number = g_ascii_strtod (plain->str, NULL);
  if (!isfinite (number))
    return FALSE;
  *out_number = number;
  return TRUE;
}

char *
matchup_number_format (double number)
{
  int decimals;
  char *text;

  g_return_val_if_fail (isfinite (number), NULL);

  decimals = number == 0 ? 0 : MAX_DIGITS - 1 - (int) floor (log10 (fabs (number)));
  text = g_strdup_printf ("%.*f", CLAMP (decimals, 0, 20), number);
  if (decimals <= 0)
    return text;
  for (gsize length = strlen (text); length > 0 && text[length - 1] == '0'; length--)
    text[length - 1] = '\0';
  for (gsize length = strlen (text); length > 0 && !g_ascii_isdigit (text[length - 1]); length--)
    text[length - 1] = '\0';
  return text;
}
