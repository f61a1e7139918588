/* SPDX-License-Identifier: GPL-3.0-or-later */
/* E-mail addresses: RFC 5321, and RFC 6531 for other scripts. What may stand in quotes is left out.
 */
#include "matchup-personal-data-private.h"

#include <string.h>

#define MAX_LOCAL 64
#define MAX_DOMAIN 253
#define MIN_LAST 2

/* Ends of file names, and of what programs call with an '@' in it. */
static const char *const no_domains[] = {
  "png", "jpg",     "jpeg",  "gif",   "webp", "svg", "css", "js",   "ts",
  "tsx", "jsx",     "json",  "html",  "htm",  "xml", "yml", "yaml", "txt",
  "pdf", "service", "local", "class", "java", "cpp", "hpp", NULL,
};
/* Behind these Chinese text goes on; the list of IANA has more, these are in use. */
static const char *const ideographic_domains[] = { "中国", "中國", "公司",   "网络",   "網絡",
                                                   "网址", "香港", "台湾",   "台灣",   "在线",
                                                   "商城", "手机", "中文网", "我爱你", NULL };

static gboolean
is_local (char c)
{
  return g_ascii_isalnum (c) || c == MATCHUP_FOLDED_LETTER || (c != '\0' && strchr (".+-_%'~", c));
}

static gboolean
is_domain (char c)
{
  return g_ascii_isalnum (c) || c == MATCHUP_FOLDED_LETTER || c == '-' || c == '.';
}

/* Where the part before the '@' begins; @at: there is none. */
static gsize
find_local (const MatchupFoldedText *text, gsize first, gsize at)
{
  const char *folded = text->folded;
  gsize begin = at;
  gsize lowest = at > first + MAX_LOCAL ? at - MAX_LOCAL : first;

  if (at > first && folded[at - 1] == MATCHUP_FOLDED_IDEOGRAPH)
    {
      while (begin > lowest && folded[begin - 1] == MATCHUP_FOLDED_IDEOGRAPH)
        begin--;
      return begin;
    }
  while (begin > lowest && is_local (folded[begin - 1]))
    begin--;
  /* Longer than an address may be. */
  if (begin == lowest && begin > first && is_local (folded[begin - 1]))
    return at;
  while (begin < at && strchr (".+-%'~", folded[begin]) != NULL)
    begin++;
  return begin < at && folded[at - 1] != '.' ? begin : at;
}

static gsize
find_ideographic_end (const MatchupFoldedText *text, gsize begin, gsize end)
{
  const char *from = text->text + text->offsets[begin];

  for (guint i = 0; ideographic_domains[i] != NULL; i++)
    {
      gsize length = strlen (ideographic_domains[i]);

      if (text->offsets[text->length] - text->offsets[begin] >= length &&
          memcmp (from, ideographic_domains[i], length) == 0)
        return begin + (gsize) g_utf8_strlen (ideographic_domains[i], -1);
    }
  return end;
}

/* Behind the last label; @begin: that is no domain. */
static gsize
find_domain (const MatchupFoldedText *text, gsize begin)
{
  const char *folded = text->folded;
  gsize end = begin;
  gsize last = begin;

  while (end < text->length && end - begin < MAX_DOMAIN &&
         (is_domain (folded[end]) ||
          /* A label of ideographs begins behind a dot or the '@'. */
          (folded[end] == MATCHUP_FOLDED_IDEOGRAPH &&
           (end == begin || strchr ("@.\x81", folded[end - 1]) != NULL))))
    end++;
  while (end > begin && strchr (".-", folded[end - 1]) != NULL)
    end--;
  for (gsize i = begin; i < end; i++)
    {
      if ((folded[i] == '.' && (i == begin || strchr (".-", folded[i + 1]) != NULL)) ||
          (folded[i] == '-' && (i == begin || folded[i + 1] == '.')))
        return begin;
      if (folded[i] == '.')
        last = i + 1;
    }
  if (last == begin)
    return begin;
  if (folded[last] == MATCHUP_FOLDED_IDEOGRAPH)
    return find_ideographic_end (text, last, end);
  return end;
}

static gboolean
is_real_domain (const MatchupFoldedText *text, gsize begin, gsize end)
{
  const char *folded = text->folded;
  gsize last = end;
  char name[16] = { 0 };

  while (last > begin && folded[last - 1] != '.')
    last--;
  if (folded[last] == MATCHUP_FOLDED_IDEOGRAPH || folded[last] == MATCHUP_FOLDED_LETTER)
    return end - last >= MIN_LAST;
  if (end - last < MIN_LAST || end - last > 24)
    return FALSE;
  if (g_ascii_strncasecmp (folded + last, "xn--", 4) == 0)
    return TRUE;
  for (gsize i = last; i < end; i++)
    {
      if (!g_ascii_isalpha (folded[i]))
        return FALSE;
      if (i - last + 1 < sizeof name)
        name[i - last] = g_ascii_tolower (folded[i]);
    }
  if (g_strv_contains (no_domains, name))
    return FALSE;
  /* image@2x.png and such */
  return !(g_ascii_isdigit (folded[begin]) && folded[begin + 1] == 'x' && folded[begin + 2] == '.');
}

/* "git@host:path", "https://user:word@host", "@name@host": an account on a machine. */
static gboolean
is_account (const MatchupFoldedText *text, gsize begin, gsize at, gsize end)
{
  const char *folded = text->folded;

  if (at - begin == 3 && g_ascii_strncasecmp (folded + begin, "git", 3) == 0)
    return TRUE;
  if (begin > 0 && strchr ("@/\\", folded[begin - 1]) != NULL &&
      (folded[begin - 1] != '/' || (begin > 1 && folded[begin - 2] == '/')))
    return TRUE;
  for (gsize i = begin; i > 2 && begin - i < MAX_LOCAL; i--)
    {
      if (folded[i - 1] == '/' && folded[i - 2] == '/')
        return TRUE;
      if (!is_local (folded[i - 1]) && folded[i - 1] != ':')
        break;
    }
  return folded[end] == '(' ||
         (folded[end] == ':' &&
          (matchup_folded_is_word (folded[end + 1]) ||
           (folded[end + 1] != '\0' && strchr ("/~", folded[end + 1]) != NULL)));
}

gboolean
matchup_personal_data_find_email (const MatchupFoldedText *text,
                                  gsize first,
                                  gsize at,
                                  gsize *out_begin,
                                  gsize *out_end)
{
  gsize begin = find_local (text, first, at);
  gsize end;

  if (begin == at)
    return FALSE;
  end = find_domain (text, at + 1);
  if (end == at + 1 || !is_real_domain (text, at + 1, end) || is_account (text, begin, at, end) ||
      text->folded[end] == '@')
    return FALSE;
  *out_begin = begin;
  *out_end = end;
  return TRUE;
}
