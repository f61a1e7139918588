/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-search-snippet.h"

#include "matchup-md-plain.h"

#include <string.h>

/* Bytes of Markdown that are read around a place, so that long texts do not take long. */
#define WINDOW_BEFORE 600
#define WINDOW_AFTER 1400
/* Letters before the place, and altogether; Chinese ones count double. */
#define BEFORE 40
#define TOGETHER 240

static gboolean
is_inside (char byte)
{
  return ((guchar) byte & 0xc0) == 0x80;
}

/* The part of @text around @place, cut between characters, at an end of a line if one is near. */
static char *
cut_window (const char *text, gsize length, gsize place, gboolean *before, gboolean *after)
{
  gsize start = place > WINDOW_BEFORE ? place - WINDOW_BEFORE : 0;
  gsize end = MIN (length, place + WINDOW_AFTER);
  const char *line = start > 0 ? memchr (text + start, '\n', place - start) : NULL;

  if (line != NULL)
    start = (gsize) (line - text) + 1;
  while (start > 0 && start < place && is_inside (text[start]))
    start++;
  while (end < length && end > place && is_inside (text[end]))
    end--;
  *before = start > 0;
  *after = end < length;
  return g_utf8_make_valid (text + start, (gssize) (end - start));
}

/* One line: everything that is blank or cannot be seen becomes one blank. */
static char *
flatten (const char *text)
{
  GString *flat = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* What turns the direction of the writing would turn the rest of the line too. */
      if (c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
          (c >= 0x2066 && c <= 0x2069))
        continue;
      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          if (flat->len > 0 && flat->str[flat->len - 1] != ' ')
            g_string_append_c (flat, ' ');
        }
      else
        g_string_append_unichar (flat, c);
    }
  while (flat->len > 0 && flat->str[flat->len - 1] == ' ')
    g_string_truncate (flat, flat->len - 1);
  return g_string_free (flat, FALSE);
}

static guint
get_width (const char *p)
{
  return g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
}

/* Where the line begins so that @place is a little behind that: at a word if there is one. */
static const char *
find_start (const char *line, const char *place)
{
  const char *p = place;
  guint width = 0;

  while (p > line && width < BEFORE)
    {
      p = g_utf8_prev_char (p);
      width += get_width (p);
    }
  if (p == line)
    return p;
  for (const char *word = p; word < place; word = g_utf8_next_char (word))
    {
      if (*word == ' ')
        return word + 1;
      if (g_unichar_iswide (g_utf8_get_char (word)))
        return word;
    }
  return p;
}

static const char *
find_end (const char *start)
{
  const char *p = start;
  const char *blank = NULL;
  guint width = 0;

  while (*p != '\0' && width < TOGETHER)
    {
      if (*p == ' ')
        blank = p;
      width += get_width (p);
      p = g_utf8_next_char (p);
    }
  if (*p != '\0' && blank != NULL && p - blank < 20)
    return blank;
  return p;
}

static char *
cut_line (const char *line,
          gboolean before,
          gboolean after,
          const MatchupSearchQuery *query,
          GArray *ranges)
{
  GString *cut = g_string_new (NULL);
  const char *start = line;
  const char *end;
  guint moved;
  guint kept = 0;

  matchup_search_query_match (query, line, strlen (line), ranges);
  if (ranges->len > 0)
    start = find_start (line, line + g_array_index (ranges, MatchupSearchRange, 0).start);
  end = find_end (start);
  if (before || start > line)
    g_string_append (cut, "…");
  moved = (guint) cut->len;
  g_string_append_len (cut, start, end - start);
  if (after || *end != '\0')
    g_string_append (cut, "…");
  for (guint i = 0; i < ranges->len; i++)
    {
      MatchupSearchRange range = g_array_index (ranges, MatchupSearchRange, i);
      guint first = (guint) (start - line);

      if (range.end > (guint) (end - line))
        break;
      range.start = range.start - first + moved;
      range.end = range.end - first + moved;
      g_array_index (ranges, MatchupSearchRange, kept++) = range;
    }
  g_array_set_size (ranges, kept);
  return g_string_free (cut, FALSE);
}

char *
matchup_search_snippet_new (const char *text,
                            gsize length,
                            gboolean markdown,
                            const MatchupSearchQuery *query,
                            GArray *ranges)
{
  g_autofree char *window = NULL;
  g_autofree char *line = NULL;
  gboolean before;
  gboolean after;

  matchup_search_query_match (query, text, length, ranges);
  window = cut_window (text,
                       length,
                       ranges->len > 0 ? g_array_index (ranges, MatchupSearchRange, 0).start : 0,
                       &before,
                       &after);
  if (markdown)
    {
      g_autofree char *plain = matchup_md_to_plain (window, strlen (window));
      g_autofree char *flat = flatten (plain);

      matchup_search_query_match (query, flat, strlen (flat), ranges);
      /* What a reader does not see was found: then the text as it was written. */
      if (ranges->len > 0)
        line = g_steal_pointer (&flat);
    }
  if (line == NULL)
    line = flatten (window);
  return cut_line (line, before, after, query, ranges);
}
