/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-redactor.h"

#include <string.h>

#define MASK "•••"
#define MIN_ECHO 8 /* a piece of the key this long is worth hiding */

static void
replace_all (GString *text, const char *needle)
{
  if (needle != NULL && strlen (needle) >= 4)
    g_string_replace (text, needle, MASK, 0);
}

static gboolean
begins_character (const char *p)
{
  return ((guchar) *p & 0xC0) != 0x80;
}

/*
 * Services echo a key with its middle starred out ("sk-pro***wxyz"): what is left of its start or
 * end is hidden where it is long enough to matter.
 */
static void
hide_echoes (GString *text, const char *secret)
{
  gsize length = strlen (secret);

  for (gsize size = length; size-- > MIN_ECHO;)
    {
      const char *tail = secret + length - size;

      if (begins_character (secret + size))
        {
          g_autofree char *head = g_strndup (secret, size);

          g_string_replace (text, head, MASK, 0);
          explicit_bzero (head, size);
        }
      if (begins_character (tail))
        g_string_replace (text, tail, MASK, 0);
    }
}

static void
hide_pattern (GString *text, GRegex *regex, const char *replacement)
{
  g_autofree char *replaced = g_regex_replace (regex, text->str, -1, 0, replacement, 0, NULL);

  if (replaced != NULL)
    g_string_assign (text, replaced);
}

static void
hide_patterns (GString *text)
{
  static GRegex *bearer;
  static GRegex *prefixed;
  static GRegex *uuid;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      const GRegexCompileFlags flags = G_REGEX_CASELESS | G_REGEX_OPTIMIZE;

      bearer = g_regex_new ("(bearer\\s+)[^\\s\"',;]{4,}", flags, 0, NULL);
      prefixed = g_regex_new ("\\b(sk|gsk|xai|pplx|rk|pk)-[A-Za-z0-9_*.-]{6,}", flags, 0, NULL);
      uuid = g_regex_new (
          "(key[^0-9a-f\\n]{0,12})[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
          flags,
          0,
          NULL);
      g_once_init_leave (&once, 1);
    }
  hide_pattern (text, bearer, "\\1" MASK);
  hide_pattern (text, prefixed, MASK);
  hide_pattern (text, uuid, "\\1" MASK);
}

static void
hide_secret (GString *text, const char *secret)
{
  g_autofree char *valid = g_utf8_make_valid (secret, -1);
  g_autofree char *escaped = g_uri_escape_string (valid, NULL, FALSE);
  g_autofree char *base64 = g_base64_encode ((const guchar *) secret, strlen (secret));

  replace_all (text, valid);
  replace_all (text, escaped);
  replace_all (text, base64);
  hide_echoes (text, valid);
  explicit_bzero (valid, strlen (valid));
  explicit_bzero (escaped, strlen (escaped));
  explicit_bzero (base64, strlen (base64));
}

/* What is not text is made so first, lest the signs that stand for it become the secret; from there
 * on only whole characters are replaced. */
char *
matchup_redact (const char *text, const char *secret)
{
  GString *result;
  g_autofree char *valid = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  result = g_string_new (valid);
  if (secret != NULL && *secret != '\0')
    hide_secret (result, secret);
  hide_patterns (result);
  return g_string_free (result, FALSE);
}
