/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-md-guard.h"

#include "matchup-md-lines.h"

#include <string.h>

/* The parser reads a definition again for each link: so many bytes are read soon enough. */
#define MAX_READ (64 * 1024 * 1024)
/* Shorter paragraphs hold no definition that would be a burden. */
#define LONG_PARAGRAPH 4096

gsize
matchup_md_guard_count_bars (const char *line, gsize length)
{
  gsize n_bars = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (strchr ("|:- \t\v\f\r>", line[i]) == NULL)
        return 0;
      n_bars += line[i] == '|';
    }
  return n_bars;
}

/* Puts the letter in front of what is at @at, which is part of what was copied up to @copied. */
static void
put_letter (GString *to, const char *text, gsize *copied, gsize at)
{
  g_string_append_len (to, text + *copied, (gssize) (at - *copied));
  g_string_append_unichar (to, MATCHUP_MD_GUARD_LETTER);
  *copied = at;
}

/* Whatever stands above a rule: the parser ends lines at a lone "\r" as well. */
static GString *
break_wide_rules (GString *text)
{
  GString *to = g_string_sized_new (text->len + 16);
  gsize copied = 0;

  for (gsize at = 0; at < text->len; at++)
    {
      const char *line = text->str + at;
      gsize length = 0;

      while (at + length < text->len && line[length] != '\n' && line[length] != '\r')
        length++;
      if (matchup_md_guard_count_bars (line, length) > MATCHUP_MD_GUARD_MAX_BARS)
        put_letter (to,
                    text->str,
                    &copied,
                    at + (gsize) ((char *) memchr (line, '|', length) - line));
      at += length;
    }
  g_string_append_len (to, text->str + copied, (gssize) (text->len - copied));
  g_string_free (text, TRUE);
  return to;
}

/* Where the lines from @at on end that no blank one parts. */
static gsize
find_paragraph_end (const GString *text, gsize at)
{
  while (at < text->len)
    {
      const char *line = text->str + at;
      const char *newline = memchr (line, '\n', text->len - at);
      gsize length = newline != NULL ? (gsize) (newline - line) : text->len - at;

      at += MIN (length + 1, text->len - at);
      if (matchup_md_line_is_blank (line, length))
        break;
    }
  return at;
}

static gsize
count_closing_brackets (const GString *text)
{
  gsize n = 0;

  for (gsize i = 0; i < text->len; i++)
    n += text->str[i] == ']';
  return n;
}

/* Each bracket may close a link that refers to the longest of the definitions. */
static GString *
break_long_definitions (GString *text)
{
  GString *to = NULL;
  gsize longest = MAX (MAX_READ / (count_closing_brackets (text) + 1), LONG_PARAGRAPH);
  gsize copied = 0;
  gsize end;

  if (text->len <= longest)
    return text;
  to = g_string_sized_new (text->len + 16);
  for (gsize at = 0; at < text->len; at = end)
    {
      end = find_paragraph_end (text, at);
      for (gsize i = at; end - at > longest && i + 1 < end; i++)
        if (text->str[i] == ']' && text->str[i + 1] == ':')
          put_letter (to, text->str, &copied, i + 1);
    }
  g_string_append_len (to, text->str + copied, (gssize) (text->len - copied));
  g_string_free (text, TRUE);
  return to;
}

GString *
matchup_md_guard (GString *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return break_long_definitions (break_wide_rules (text));
}
