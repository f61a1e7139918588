/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-md-mask.h"

#include "matchup-md-guard.h"
#include "matchup-md-lead.h"
#include "matchup-md-lines.h"
#include "matchup-word-count.h"

#include <string.h>

/* Plane 15 is for private use: one character per mask, and one that is nothing but a letter. */
#define FIRST_MASK 0xF0000
#define MAX_MASKS 0xFF00
#define JOINER MATCHUP_MD_GUARD_LETTER
#define PRIVATE_END 0xFFFFF
#define PLANE_15 '\xf3' /* the first byte of its characters in UTF-8 */
/* Open emphasis marks are told apart up to this length. */
#define MAX_RUN 4
/* Longer runs of backticks open no code, as in md4c. */
#define MAX_BACKTICKS 32

typedef struct
{
  MatchupMdMaskKind kind;
  gsize source; /* bytes into the text */
  gsize source_length;
  gsize inner;
  gsize inner_length;
  guint quotes; /* how many ">" begin its lines, where it has several */
} Entry;

struct _MatchupMdMask
{
  const char *text;
  gsize length;
  GString *masked;
  GArray *entries; /* Entry */

  gboolean item_seen; /* a list may be open */
  gboolean after_blank;

  /* Of the paragraph that is scanned, so that nothing is looked for twice in vain. */
  struct
  {
    gsize end;
    guint open_runs[2][MAX_RUN];          /* of "*" and "_" */
    gboolean unclosed[MAX_BACKTICKS + 1]; /* no further run of so many backticks */
    gboolean no_round_close;              /* no further "\\)" */
    gboolean no_square_close;
  } paragraph;
};

/* Without its end. */
static gsize
get_line_length (MatchupMdMask *self, gsize at)
{
  const char *line = self->text + at;
  const char *end = memchr (line, '\n', self->length - at);

  return end != NULL ? (gsize) (end - line) : self->length - at;
}

static gboolean
is_blank_line_at (MatchupMdMask *self, gsize at)
{
  return matchup_md_line_is_blank (self->text + at, get_line_length (self, at));
}

/* The fence that the line at @at opens, within whatever lists and quotes. */
static MatchupMdFence
get_fence_at (MatchupMdMask *self, gsize at)
{
  const char *line = self->text + at;
  gsize length = get_line_length (self, at);
  const MatchupMdFence none = { 0, 0 };
  gsize content_length;
  const char *content = matchup_md_line_skip_containers (line, length, &content_length);

  /* Far from the edge it is indented code, but within a list. */
  if (!self->item_seen && matchup_md_line_get_indent (line, length) >= 4)
    return none;
  return matchup_md_line_get_fence (content, content_length);
}

/*
 * Three backticks at the start that open no fence because another one follows: without the one that
 * a formula took away they would.
 */
static gboolean
is_almost_fence (MatchupMdMask *self, gsize at)
{
  gsize content_length;
  const char *content = matchup_md_line_skip_containers (self->text + at,
                                                         get_line_length (self, at),
                                                         &content_length);

  return content_length >= 3 && memcmp (content, "```", 3) == 0;
}

static void
look_for_list (MatchupMdMask *self, gsize at)
{
  const char *line = self->text + at;
  gsize length = get_line_length (self, at);
  guint indent = matchup_md_line_get_indent (line, length);

  if (matchup_md_line_is_item (line, length))
    self->item_seen |= indent < 4;
  else if (indent == 0 && !matchup_md_line_is_blank (line, length) && self->after_blank)
    self->item_seen = FALSE;
  self->after_blank = matchup_md_line_is_blank (line, length);
}

/* The end of the paragraph that @at is in: the next blank line or fence, or the end of the text. */
static gsize
find_paragraph_end (MatchupMdMask *self, gsize at)
{
  while (at < self->length)
    {
      const char *newline = memchr (self->text + at, '\n', self->length - at);

      if (newline == NULL)
        return self->length;
      at = (gsize) (newline - self->text) + 1;
      if (at < self->length && (is_blank_line_at (self, at) || get_fence_at (self, at).mark != 0))
        return at;
    }
  return self->length;
}

static void
append_char (MatchupMdMask *self, gunichar c)
{
  g_string_append_unichar (self->masked, c);
}

static gboolean
add_entry (MatchupMdMask *self, const Entry *entry)
{
  if (self->entries->len >= MAX_MASKS)
    return FALSE;
  append_char (self, FIRST_MASK + self->entries->len);
  g_array_append_val (self->entries, *entry);
  return TRUE;
}

/* Where the code that the backticks at @at open is over; @at + their number when it never is. */
static gsize
skip_code (MatchupMdMask *self, gsize at, gsize end)
{
  gsize count = 0;
  gsize i;

  while (at + count < end && self->text[at + count] == '`')
    count++;
  if (count > MAX_BACKTICKS || self->paragraph.unclosed[count])
    return at + count;
  for (i = at + count; i < end;)
    {
      gsize other = 0;

      while (i + other < end && self->text[i + other] == '`')
        other++;
      if (other == count)
        return i + other;
      i += MAX (other, 1);
    }
  self->paragraph.unclosed[count] = TRUE;
  return at + count;
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Behind the command at @at; a ")" right behind its name belongs to it: "\\right)". */
static gsize
skip_command (MatchupMdMask *self, gsize at, gsize end, guint depth)
{
  gsize next = at + 1;

  while (next < end && g_ascii_isalpha (self->text[next]))
    next++;
  if (next == at + 1 || (depth == 0 && next < end && self->text[next] == ')'))
    next++;
  return next;
}

/* Where the line begins that @at is in, and its content. */
static const char *
find_line (MatchupMdMask *self, gsize at, const char **out_content, gsize *out_content_length)
{
  const char *newline = memrchr (self->text, '\n', at);
  const char *line = newline != NULL ? newline + 1 : self->text;
  gsize length = get_line_length (self, (gsize) (line - self->text));

  *out_content = matchup_md_line_skip_containers (line, length, out_content_length);
  return line;
}

static gboolean
is_in_row (MatchupMdMask *self, gsize at)
{
  const char *content;
  gsize content_length;

  find_line (self, at, &content, &content_length);
  return content_length > 0 && *content == '|';
}

/* How many quotes the line at @at is in. */
static guint
count_quotes (MatchupMdMask *self, gsize at)
{
  const char *content;
  gsize content_length;
  guint n = 0;

  for (const char *c = find_line (self, at, &content, &content_length); c < content; c++)
    n += *c == '>';
  return n;
}

/*
 * The closing "$" of a formula that begins at @start; G_MAXSIZE without. No formula closes a
 * bracket that it did not open ("($/month)"; "]0,1[" is one), or goes from one row of a table to
 * the next.
 */
static gsize
find_dollar (MatchupMdMask *self, gsize start, gsize end)
{
  guint depth = 0;
  gboolean newline = FALSE;

  if (start >= end || is_space (self->text[start]) || self->text[start] == '$')
    return G_MAXSIZE;
  for (gsize i = start; i < end; i++)
    switch (self->text[i])
      {
      case '\\':
        i = skip_command (self, i, end, depth) - 1;
        break;
      case '`':
        return G_MAXSIZE;
      case '(':
      case '[':
      case '{':
        depth++;
        break;
      case ')':
      case ']':
      case '}':
        if (depth == 0 && self->text[i] == ')')
          return G_MAXSIZE;
        depth -= depth > 0;
        break;
      case '\n':
        if (!newline && is_in_row (self, start))
          return G_MAXSIZE;
        newline = TRUE;
        break;
      case '$':
        if (!is_space (self->text[i - 1]) && (i + 1 == end || !g_ascii_isdigit (self->text[i + 1])))
          return i;
        return G_MAXSIZE;
      default:
        break;
      }
  return G_MAXSIZE;
}

/* The place of @close behind @start; G_MAXSIZE without. */
static gsize
find_close (MatchupMdMask *self, const char *close, gsize start, gsize end)
{
  gsize length = strlen (close);

  for (gsize i = start; i + length <= end; i++)
    {
      if (memcmp (self->text + i, close, length) == 0)
        return i;
      if (self->text[i] == '\\')
        i++;
    }
  return G_MAXSIZE;
}

/* The close of "\\(" or "\\[" at @at; G_MAXSIZE without. */
static gsize
find_bracket (MatchupMdMask *self, gsize at, gsize end)
{
  gboolean round = self->text[at + 1] == '(';
  gboolean *none = round ? &self->paragraph.no_round_close : &self->paragraph.no_square_close;
  gsize close = *none ? G_MAXSIZE : find_close (self, round ? "\\)" : "\\]", at + 2, end);

  *none = close == G_MAXSIZE;
  return close;
}

/* Masks the formula at @at and gives back where it ends; @at when there is none. */
static gsize
take_math (MatchupMdMask *self, gsize at, gsize end)
{
  Entry entry = { .kind = MATCHUP_MD_MASK_MATH, .source = at };
  gboolean double_ = at + 1 < end && self->text[at] == '$' && self->text[at + 1] == '$';
  gsize opening = self->text[at] == '$' && !double_ ? 1 : 2;
  gsize close;

  if (double_)
    close = find_close (self, "$$", at + 2, end);
  else if (self->text[at] == '$')
    close = find_dollar (self, at + 1, end);
  else
    close = find_bracket (self, at, end);
  if (close == G_MAXSIZE || close == at + opening)
    return at;
  if (double_ || (opening == 2 && self->text[at + 1] == '['))
    entry.kind = MATCHUP_MD_MASK_MATH_DISPLAY;
  entry.inner = at + opening;
  entry.inner_length = close - entry.inner;
  entry.source_length = close + opening - at;
  if (memchr (self->text + entry.inner, '\n', entry.inner_length) != NULL)
    entry.quotes = count_quotes (self, at);
  return add_entry (self, &entry) ? close + opening : at;
}

static gunichar
get_char_before (MatchupMdMask *self, gsize at)
{
  return at > 0 ? g_utf8_get_char (g_utf8_prev_char (self->text + at)) : ' ';
}

static gunichar
get_char_at (MatchupMdMask *self, gsize at)
{
  return at < self->length ? g_utf8_get_char (self->text + at) : ' ';
}

/*
 * A run of emphasis marks. Between a CJK letter and punctuation it can be meant either way: it
 * closes when one like it is open, else it opens.
 */
static gsize
take_run (MatchupMdMask *self, gsize at, gsize end)
{
  char mark = self->text[at];
  gsize count = 0;
  guint *open;
  gunichar before = get_char_before (self, at);
  gunichar after;

  while (at + count < end && self->text[at + count] == mark)
    count++;
  after = get_char_at (self, at + count);
  open = &self->paragraph.open_runs[mark == '_'][MIN (count, MAX_RUN) - 1];
  if (*open > 0 && g_unichar_ispunct (before) && matchup_word_count_is_ideograph (after))
    append_char (self, JOINER);
  g_string_append_len (self->masked, self->text + at, (gssize) count);
  if (*open == 0 && matchup_word_count_is_ideograph (before) && g_unichar_ispunct (after))
    append_char (self, JOINER);
  *open = *open > 0 || g_unichar_isspace (after) ? 0 : 1;
  return at + count;
}

/* One character or construct of a paragraph; gives back where the next one begins. */
static gsize
step (MatchupMdMask *self, gsize at, gsize end)
{
  char c = self->text[at];
  gsize next = at;

  if (c == '\\' && at + 1 < end && (self->text[at + 1] == '(' || self->text[at + 1] == '['))
    next = take_math (self, at, end);
  else if (c == '$')
    next = take_math (self, at, end);
  else if (c == '*' || c == '_')
    next = take_run (self, at, end);
  if (next > at)
    return next;
  if (c == '[' && at + 1 < end && self->text[at + 1] == '^')
    {
      const Entry entry = { MATCHUP_MD_MASK_TEXT, at, 1, at, 1, 0 };

      if (add_entry (self, &entry))
        return at + 1;
    }
  if (c == '`')
    next = skip_code (self, at, end);
  else if (c == '\\' && at + 1 < end && g_ascii_ispunct (self->text[at + 1]))
    next = at + 2;
  else
    next = (gsize) (g_utf8_next_char (self->text + at) - self->text);
  next = MIN (next, self->length);
  if (c == PLANE_15 && g_utf8_get_char (self->text + at) <= PRIVATE_END)
    append_char (self, 0xFFFD);
  else
    g_string_append_len (self->masked, self->text + at, (gssize) (next - at));
  return next;
}

typedef enum
{
  CONTAINER_NONE,
  CONTAINER_QUOTE,
  CONTAINER_ITEM,
} Container;

/* What holds the content of the line at @at. */
static Container
get_container (MatchupMdMask *self, gsize at)
{
  const char *line = self->text + at;
  gsize content_length;
  const char *content =
      matchup_md_line_skip_containers (line, get_line_length (self, at), &content_length);

  if (memchr (line, '>', (gsize) (content - line)) != NULL)
    return CONTAINER_QUOTE;
  return matchup_md_line_is_item (line, (gsize) (content - line)) ? CONTAINER_ITEM : CONTAINER_NONE;
}

/* Whether the line ends what holds the fenced code that it follows. */
static gboolean
leaves_container (const char *line, gsize length, Container container)
{
  gsize blanks = 0;

  if (container == CONTAINER_QUOTE)
    {
      while (blanks < length && line[blanks] == ' ')
        blanks++;
      return blanks == length || line[blanks] != '>';
    }
  return container == CONTAINER_ITEM && !matchup_md_line_is_blank (line, length) &&
         matchup_md_line_get_indent (line, length) == 0;
}

/* A line of code. The parser would make blanks of its first tab, which a makefile cannot do with.
 */
static void
copy_code (MatchupMdMask *self, gsize at, gsize end)
{
  gsize tab = at;

  while (tab < end && self->text[tab] == ' ')
    tab++;
  if (tab < end && self->text[tab] == '\t')
    {
      const Entry entry = { MATCHUP_MD_MASK_TEXT, tab, 1, tab, 1, 0 };

      g_string_append_len (self->masked, self->text + at, (gssize) (tab - at));
      at = add_entry (self, &entry) ? tab + 1 : tab;
    }
  g_string_append_len (self->masked, self->text + at, (gssize) (end - at));
}

/* The parser knows a closing line with blanks behind its mark only, and writers leave tabs there.
 */
static void
copy_closing (MatchupMdMask *self, gsize at, gsize end)
{
  gsize first = self->masked->len;

  g_string_append_len (self->masked, self->text + at, (gssize) (end - at));
  for (gsize i = self->masked->len; i > first && g_ascii_isspace (self->masked->str[i - 1]); i--)
    if (self->masked->str[i - 1] == '\t')
      self->masked->str[i - 1] = ' ';
}

/* From the opening line at @at to behind its closing line, or to where it ends without. */
static gsize
copy_fenced (MatchupMdMask *self, gsize at, const MatchupMdFence *fence)
{
  Container container = get_container (self, at);
  gboolean opening = TRUE;
  gboolean closing = FALSE;

  while (at < self->length && !closing)
    {
      const char *line = self->text + at;
      gsize length = get_line_length (self, at);
      gsize end = MIN (at + length + 1, self->length);
      gsize content_length;
      const char *content = matchup_md_line_skip_containers (line, length, &content_length);

      if (!opening && leaves_container (line, length, container))
        break;
      closing = !opening && matchup_md_line_closes_fence (content, content_length, fence);
      /* In a list or quote a tab may belong to what leads there. */
      if (closing)
        copy_closing (self, at, end);
      else if (container == CONTAINER_NONE && !opening)
        copy_code (self, at, end);
      else
        g_string_append_len (self->masked, line, (gssize) (end - at));
      opening = FALSE;
      at = end;
    }
  return at;
}

static void
begin_paragraph (MatchupMdMask *self, gsize at)
{
  memset (&self->paragraph, 0, sizeof self->paragraph);
  self->paragraph.end = find_paragraph_end (self, at);
}

/* "|-|:-|" or the like. */
static gboolean
is_rule (const char *line, gsize length)
{
  gsize n_bars = matchup_md_guard_count_bars (line, length);

  return n_bars > 0 && n_bars <= MATCHUP_MD_GUARD_MAX_BARS &&
         !matchup_md_line_is_item (line, length);
}

/* Whether the line at @at makes a table of the one above it, which has to have columns as well. */
static gboolean
is_table_rule (MatchupMdMask *self, gsize at)
{
  const char *line = self->text + at;
  gsize length = get_line_length (self, at);
  const char *before;

  if (at == 0 || !is_rule (line, length) ||
      (!self->item_seen && matchup_md_line_get_indent (line, length) >= 4))
    return FALSE;
  before = memrchr (self->text, '\n', at - 1);
  if (before == NULL)
    before = self->text;
  return memchr (before, '|', (gsize) (line - before)) != NULL;
}

/* The parser wants three marks for each column, where services may write one. */
static gsize
copy_table_rule (MatchupMdMask *self, gsize at)
{
  gsize end = MIN (at + get_line_length (self, at) + 1, self->length);

  for (; at < end; at++)
    {
      if (self->text[at] == '-')
        g_string_append (self->masked, "--");
      g_string_append_c (self->masked, self->text[at]);
    }
  return end;
}

/* One line; formulas and code may lead into the lines behind it, up to the end of the paragraph. */
static gsize
take_line (MatchupMdMask *self, gsize at)
{
  MatchupMdFence fence;

  look_for_list (self, at);
  fence = get_fence_at (self, at);
  if (fence.mark != 0)
    return copy_fenced (self, at, &fence);
  if (is_table_rule (self, at))
    return copy_table_rule (self, at);
  if (is_almost_fence (self, at))
    {
      gsize next = MIN (at + get_line_length (self, at) + 1, self->length);

      g_string_append_len (self->masked, self->text + at, (gssize) (next - at));
      return next;
    }
  if (at >= self->paragraph.end)
    begin_paragraph (self, at);
  while (at < self->paragraph.end)
    {
      gboolean newline = self->text[at] == '\n';

      at = step (self, at, self->paragraph.end);
      if (newline)
        break;
    }
  return at;
}

MatchupMdMask *
matchup_md_mask_new (const char *text, gsize length)
{
  MatchupMdMask *self = g_new0 (MatchupMdMask, 1);
  gsize at = 0;

  self->text = text;
  self->length = length;
  self->masked = g_string_sized_new (length + 16);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  while (at < length)
    at = take_line (self, at);
  self->masked = matchup_md_lead (matchup_md_guard (self->masked));
  return self;
}

void
matchup_md_mask_free (MatchupMdMask *self)
{
  if (self == NULL)
    return;
  g_string_free (self->masked, TRUE);
  g_array_unref (self->entries);
  g_free (self);
}

const char *
matchup_md_mask_get_text (MatchupMdMask *self, gsize *out_length)
{
  *out_length = self->masked->len;
  return self->masked->str;
}

static void
give_plain (const char *text, gsize length, MatchupMdMaskFunc func, gpointer user_data)
{
  if (length > 0)
    func (MATCHUP_MD_MASK_TEXT, text, length, text, length, user_data);
}

/* What stands in @quotes quotes, without the signs that begin its further lines. */
static GString *
leave_quotes (const char *text, gsize length, guint quotes)
{
  GString *out = g_string_sized_new (length);

  for (gsize i = 0; i < length;)
    {
      g_string_append_c (out, text[i]);
      if (text[i++] != '\n')
        continue;
      for (guint n = 0; n < quotes; n++)
        {
          gsize mark = i;

          while (mark < length && (text[mark] == ' ' || text[mark] == '\t'))
            mark++;
          if (mark == length || text[mark] != '>')
            break;
          i = mark + 1;
        }
    }
  return out;
}

static void
give_entry (MatchupMdMask *self, guint position, MatchupMdMaskFunc func, gpointer user_data)
{
  g_autoptr (GString) left = NULL;
  const Entry *entry;
  const char *inner;
  gsize inner_length;

  if (position >= self->entries->len)
    return;
  entry = &g_array_index (self->entries, Entry, position);
  inner = self->text + entry->inner;
  inner_length = entry->inner_length;
  if (entry->quotes > 0)
    {
      left = leave_quotes (inner, inner_length, entry->quotes);
      inner = left->str;
      inner_length = left->len;
    }
  func (entry->kind,
        self->text + entry->source,
        entry->source_length,
        inner,
        inner_length,
        user_data);
}

void
matchup_md_mask_foreach (MatchupMdMask *self,
                         const char *text,
                         gsize length,
                         MatchupMdMaskFunc func,
                         gpointer user_data)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *mask = memchr (text, PLANE_15, (gsize) (end - text));
      gunichar c;

      give_plain (text, (gsize) ((mask != NULL ? mask : end) - text), func, user_data);
      if (mask == NULL || end - mask < 4)
        return;
      c = g_utf8_get_char (mask);
      if (c >= FIRST_MASK && c < FIRST_MASK + MAX_MASKS)
        give_entry (self, c - FIRST_MASK, func, user_data);
      text = mask + 4;
    }
}
