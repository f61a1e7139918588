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
      g_autofree char *head = g_strndup (secret, size);

      g_string_replace (text, head, MASK, 0);
      g_string_replace (text, secret + length - size, MASK, 0);
    }
}

static void
hide_pattern (GString *text, GRegex *regex, const char *replacement)
{
  g_autofree char *replaced = g_regex_replace (regex, text->str, -1, 0, replacement, 0, NULL);

  if (replaced != NULL)
    g_string_assign (text, replaced);
}

/* A piece of a key may begin or end within a character; the patterns are only found in valid text.
 */
static void
make_valid (GString *text)
{
  g_autofree char *valid = NULL;

  if (g_utf8_validate_len (text->str, text->len, NULL))
    return;
  valid = g_utf8_make_valid (text->str, (gssize) text->len);
  g_string_assign (text, valid);
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

char *
matchup_redact (const char *text, const char *secret)
{
  GString *result;

  g_return_val_if_fail (text != NULL, NULL);

  result = g_string_new (text);
  if (secret != NULL && *secret != '\0')
    {
      g_autofree char *escaped = g_uri_escape_string (secret, NULL, FALSE);
      g_autofree char *base64 = g_base64_encode ((const guchar *) secret, strlen (secret));

      replace_all (result, secret);
      replace_all (result, escaped);
      replace_all (result, base64);
      hide_echoes (result, secret);
      explicit_bzero (escaped, strlen (escaped));
      explicit_bzero (base64, strlen (base64));
    }
  make_valid (result);
  hide_patterns (result);
  return g_string_free (result, FALSE);
}
