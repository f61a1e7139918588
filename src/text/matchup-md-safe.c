/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-md-safe.h"

#include "matchup-md-parser.h"

#include <string.h>

#define SENTINEL "## 5c1f0e7b"
/* An address between "<" and ">" that is longer is none; bytes. */
#define LONGEST_ADDRESS 2048

/* Where HTML is escaped. */
typedef enum
{
  ESCAPE_ALL,
  ESCAPE_BUT_FORMULAS,
  ESCAPE_NOTHING,
} Escape;

/* An open fence: its letter and length; no letter: none. */
typedef struct
{
  char letter;
  gsize length;
} Fence;

static gsize
count_run (const char *text, const char *end, char letter)
{
  gsize n = 0;

  while (text + n < end && text[n] == letter)
    n++;
  return n;
}

/* Behind blanks and the marks of quotes and items. */
static const char *
skip_marks (const char *text, const char *end)
{
  while (text < end && (*text == ' ' || *text == '\t' || *text == '>'))
    text++;
  if (end - text > 1 && strchr ("-*+", *text) != NULL && text[1] == ' ')
    return skip_marks (text + 2, end);
  return text;
}

static gboolean
is_blank (const char *text, const char *end)
{
  while (text < end && g_ascii_isspace (*text))
    text++;
  return text == end;
}

/* Whether the line opens or closes a fence. */
static gboolean
take_fence (Fence *fence, const char *line, const char *end)
{
  const char *text = skip_marks (line, end);
  char letter = text < end && (*text == '`' || *text == '~') ? *text : '\0';
  gsize n = letter != '\0' ? count_run (text, end, letter) : 0;

  if (fence->letter != '\0')
    {
      if (letter == fence->letter && n >= fence->length && is_blank (text + n, end))
        fence->letter = '\0';
      return TRUE;
    }
  if (n < 3 || (letter == '`' && memchr (text + n, '`', (gsize) (end - text) - n) != NULL))
    return FALSE;
  *fence = (Fence){ letter, n };
  return TRUE;
}

/* Behind the code that begins at @text, where it ends within @end. */
static const char *
skip_code (const char *text, const char *end)
{
  gsize n = count_run (text, end, '`');

  for (const char *place = text + n; place < end;)
    {
      gsize run = count_run (place, end, '`');

      if (run == n)
        return place + run;
      place += MAX (run, 1);
    }
  return text + n;
}

static gboolean
begins_html (const char *text, const char *end)
{
  return end - text > 1 && *text == '<' &&
         (g_ascii_isalpha (text[1]) || strchr ("/!?", text[1]) != NULL);
}

/* "<https://x.org>" and "<a@x.org>" are links of Markdown. */
static gboolean
is_autolink (const char *text, const char *end)
{
  const char *close = memchr (text, '>', MIN ((gsize) (end - text), LONGEST_ADDRESS));

  if (close == NULL || text[1] == '/' || text[1] == '!' || text[1] == '?')
    return FALSE;
  for (const char *place = text + 1; place < close; place++)
    {
      if (g_ascii_isspace (*place))
        return FALSE;
    }
  return memchr (text, ':', (gsize) (close - text)) != NULL ||
         memchr (text, '@', (gsize) (close - text)) != NULL;
}

/* Behind the formula that begins at @text, "$a<b$"; one that could hold a whole element is none. */
static const char *
skip_formula (const char *text, const char *end)
{
  const char *close = memchr (text + 1, '$', (gsize) (end - text - 1));

  if (close == NULL || memchr (text, '>', (gsize) (close - text)) != NULL)
    return text + 1;
  return close + 1;
}

static void
write_line (GString *out, const char *text, const char *end, Escape escape)
{
  while (text < end)
    {
      const char *next = text + 1;

      if (*text == '\\' && next < end)
        next++;
      else if (*text == '$' && escape == ESCAPE_BUT_FORMULAS)
        next = skip_formula (text, end);
      else if (*text == '`')
        next = skip_code (text, end);
      else if (begins_html (text, end) && !is_autolink (text, end))
        g_string_append_c (out, '\\');
      g_string_append_len (out, text, next - text);
      text = next;
    }
}

static char *
close_all (const char *markdown, gsize length, Escape escape)
{
  GString *out = g_string_sized_new (length + 16);
  const char *text = markdown;
  const char *end = markdown + length;
  Fence fence = { 0 };

  while (text < end)
    {
      const char *newline = memchr (text, '\n', (gsize) (end - text));
      const char *line_end = newline != NULL ? newline : end;

      if (take_fence (&fence, text, line_end) || escape == ESCAPE_NOTHING)
        g_string_append_len (out, text, line_end - text);
      else
        write_line (out, text, line_end, escape);
      g_string_append_c (out, '\n');
      text = line_end + 1;
    }
  if (fence.letter != '\0')
    {
      for (gsize i = 0; i < fence.length; i++)
        g_string_append_c (out, fence.letter);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static gboolean
are_equal (GPtrArray *blocks, GPtrArray *others)
{
  gboolean equal = blocks->len == others->len;

  for (guint i = 0; equal && i < blocks->len; i++)
    equal = matchup_md_block_equal (g_ptr_array_index (blocks, i), g_ptr_array_index (others, i));
  return equal;
}

/* @wanted, and what comes below begins anew. */
static gboolean
says (const char *markdown, GPtrArray *wanted)
{
  g_autofree char *with_end = g_strconcat (markdown, "\n" SENTINEL "\n", NULL);
  g_autoptr (GPtrArray) blocks = matchup_md_parse (with_end, strlen (with_end));
  MatchupMdBlock *last = blocks->len > 0 ? g_ptr_array_index (blocks, blocks->len - 1) : NULL;

  if (last == NULL || matchup_md_block_get_kind (last) != MATCHUP_MD_KIND_HEADING)
    return FALSE;
  g_ptr_array_set_size (blocks, (int) blocks->len - 1);
  return are_equal (blocks, wanted);
}

/* An element that others would take, at the beginning of a line, where it may swallow the rest. */
static gboolean
has_html_line (const char *markdown, gsize length)
{
  const char *end = markdown + length;
  Fence fence = { 0 };

  for (const char *text = markdown; text < end;)
    {
      const char *newline = memchr (text, '\n', (gsize) (end - text));
      const char *line_end = newline != NULL ? newline : end;
      const char *said = skip_marks (text, line_end);

      if (!take_fence (&fence, text, line_end) && begins_html (said, line_end) &&
          !is_autolink (said, line_end))
        return TRUE;
      text = line_end + 1;
    }
  return FALSE;
}

static char *
write_code (const char *markdown, gsize length)
{
  GString *out = g_string_sized_new (length + 16);
  gsize longest = 2;

  for (const char *text = markdown; text < markdown + length; text++)
    {
      gsize run = count_run (text, markdown + length, '`');

      longest = MAX (longest, run);
      text += run;
    }
  for (gsize i = 0; i <= longest; i++)
    g_string_append_c (out, '`');
  g_string_append_c (out, '\n');
  g_string_append_len (out, markdown, (gssize) length);
  g_string_append_c (out, '\n');
  for (gsize i = 0; i <= longest; i++)
    g_string_append_c (out, '`');
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}

char *
matchup_md_make_safe (const char *markdown, gsize length)
{
  g_autoptr (GPtrArray) wanted = NULL;

  g_return_val_if_fail (markdown != NULL, NULL);

  while (length > 0 && g_ascii_isspace (markdown[length - 1]))
    length--;
  if (length == 0)
    return g_strdup ("");
  wanted = matchup_md_parse (markdown, length);
  for (Escape escape = ESCAPE_ALL; escape <= ESCAPE_NOTHING; escape++)
    {
      g_autofree char *written = NULL;

      if (escape == ESCAPE_NOTHING && has_html_line (markdown, length))
        break;
      written = close_all (markdown, length, escape);
      if (says (written, wanted))
        return g_steal_pointer (&written);
    }
  return write_code (markdown, length);
}
