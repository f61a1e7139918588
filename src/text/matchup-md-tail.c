/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-md-tail.h"

#include "matchup-md-lines.h"

#include <string.h>

/* How far back is looked, and how long something may wait; bytes. */
#define LOOK_BACK 2048
#define LONGEST_LINE 256
#define LONGEST_LABEL 200
#define LONGEST_DOLLAR 100
#define LONGEST_WAIT 2048
#define MAX_OPEN 8

/* Emphasis that was opened and not closed yet. */
typedef struct
{
  gsize at;
  char mark;
  gsize count;
} Run;

typedef struct
{
  const char *text;
  gsize start;
  gsize at;
  gsize end; /* of what is shown */
  Run open[MAX_OPEN];
  guint n_open;
  gsize code; /* the backticks of code that is open */
} Tail;

/* Where the line begins that ends at @end. */
static gsize
find_line (const char *text, gsize start, gsize end)
{
  const char *newline = end > start ? memrchr (text + start, '\n', end - start) : NULL;

  return newline != NULL ? (gsize) (newline - text) + 1 : start;
}

static gsize
skip_blanks (const char *text, gsize at, gsize end)
{
  while (at < end && (text[at] == ' ' || text[at] == '\t' || text[at] == '>'))
    at++;
  return at;
}

/* Nothing but marks, which may come to mean anything; or a fence whose language is not whole. */
static gboolean
is_marks (const char *text, gsize line, gsize end)
{
  gsize at = skip_blanks (text, line, end);
  gboolean bullet = at < end && strchr ("-+*", text[at]) != NULL;

  if (end - line > LONGEST_LINE)
    return FALSE;
  if (end - at >= 3 && (memcmp (text + at, "```", 3) == 0 || memcmp (text + at, "~~~", 3) == 0))
    return TRUE;
  while (at < end && (strchr ("-=*_#>+|:`~ \t\r0123456789.)", text[at]) != NULL ||
                      (bullet && strchr ("[]xX", text[at]) != NULL)))
    at++;
  return at == end;
}

static gboolean
is_row (const char *text, gsize line, gsize end)
{
  gsize at = skip_blanks (text, line, end);

  return at < end && text[at] == '|';
}

/* The head of a table waits for the line below it, which makes it one; G_MAXSIZE: there is none. */
static gsize
find_table_head (const char *text, gsize start, gsize end)
{
  gsize line = find_line (text, start, end);
  gsize previous = line > start ? find_line (text, start, line - 1) : line;
  gsize above = previous > start ? find_line (text, start, previous - 1) : previous;

  if (end - previous > LONGEST_WAIT)
    return G_MAXSIZE;
  if (is_row (text, line, end) && (line == previous || !is_row (text, previous, line)))
    return line;
  if (previous < line && is_row (text, previous, line) &&
      (previous == above || !is_row (text, above, previous)) && is_marks (text, line, end))
    return previous;
  return G_MAXSIZE;
}

static void
wait (Tail *self, gsize at)
{
  self->end = at;
  self->at = at;
}

/* What begins at the place waits for its end if it is not too long, else it is what it looks like.
 */
static void
wait_or_skip (Tail *self, gsize skipped, gsize longest)
{
  if (self->end - self->at <= longest)
    wait (self, self->at);
  else
    self->at += skipped;
}

static void
take_formula (Tail *self, const char *closing)
{
  gsize begin = MIN (self->at + 2, self->end);
  const char *close = memmem (self->text + begin, self->end - begin, closing, 2);

  if (close != NULL)
    self->at = (gsize) (close - self->text) + 2;
  else
    wait_or_skip (self, 2, LONGEST_WAIT);
}

/* "$5" and "$/month" are prices more often than the beginning of a formula. */
static void
take_dollar (Tail *self)
{
  gsize next = self->at + 1;
  gsize close = next;

  if (next == self->end || self->text[next] == '$')
    {
      take_formula (self, "$$");
      return;
    }
  if (g_ascii_isspace (self->text[next]) || g_ascii_isdigit (self->text[next]) ||
      self->text[next] == '/' || self->text[next] == ')')
    {
      self->at++;
      return;
    }
  while (close < self->end && self->text[close] != '$' && self->text[close] != '\n')
    close++;
  if (close < self->end)
    self->at = close + (self->text[close] == '$');
  else
    wait_or_skip (self, 1, LONGEST_DOLLAR);
}

static void
take_backslash (Tail *self)
{
  gsize next = self->at + 1;

  if (next == self->end)
    wait (self, self->at);
  else if (self->text[next] == '(')
    take_formula (self, "\\)");
  else if (self->text[next] == '[')
    take_formula (self, "\\]");
  else
    self->at = next;
}

static gsize
count_run (const Tail *self, gsize at)
{
  gsize count = 1;

  while (at + count < self->end && self->text[at + count] == self->text[at])
    count++;
  return count;
}

/* Code that is not closed goes on to the end. */
static void
take_backticks (Tail *self)
{
  gsize count = count_run (self, self->at);
  gsize at = self->at + count;

  if (at == self->end)
    {
      wait (self, self->at);
      return;
    }
  while (at < self->end)
    {
      gsize run = self->text[at] == '`' ? count_run (self, at) : 0;

      if (run > 0 && at + run == self->end && run != count)
        break;
      if (run == count)
        {
          self->at = at + run;
          return;
        }
      at += MAX (run, 1);
    }
  self->code = count;
  wait (self, at);
}

static gunichar
get_char_before (const Tail *self)
{
  return self->at > self->start ? g_utf8_get_char (g_utf8_prev_char (self->text + self->at)) : ' ';
}

/* As far as it can be told by its neighbours; a single mark in the midst of a word opens nothing.
 */
static gboolean
can_open (char mark, gsize count, gunichar before, char after)
{
  if (g_ascii_isspace (after) || (mark == '~' && count != 2))
    return FALSE;
  return count > 1 || g_unichar_isspace (before) || g_unichar_ispunct (before);
}

static void
take_emphasis (Tail *self)
{
  char mark = self->text[self->at];
  gsize count = count_run (self, self->at);
  gsize next = self->at + count;
  gunichar before = get_char_before (self);

  if (next == self->end)
    {
      wait (self, self->at);
      return;
    }
  while (self->n_open > 0 && !g_unichar_isspace (before) &&
         self->open[self->n_open - 1].mark == mark && self->open[self->n_open - 1].count <= count)
    count -= self->open[--self->n_open].count;
  if (count > 0 && self->n_open < MAX_OPEN && can_open (mark, count, before, self->text[next]))
    self->open[self->n_open++] = (Run){ next - count, mark, MIN (count, 3) };
  self->at = next;
}

/* Where the bracket at @at is closed; G_MAXSIZE: not yet, or too far away. */
static gsize
find_bracket (const Tail *self, gsize at)
{
  char opening = self->text[at];
  char closing = opening == '(' ? ')' : ']';
  gsize end = MIN (self->end, at + (opening == '(' ? LONGEST_WAIT : LONGEST_LABEL));
  guint depth = 0;

  for (; at < end; at++)
    {
      if (self->text[at] == opening)
        depth++;
      else if (self->text[at] == closing && --depth == 0)
        return at;
    }
  return G_MAXSIZE;
}

static void
take_bracket (Tail *self)
{
  gsize close = find_bracket (self, self->at);
  gsize target;

  if (close == G_MAXSIZE || close + 1 == self->end)
    {
      wait_or_skip (self, 1, LONGEST_LABEL);
      return;
    }
  if (self->text[close + 1] != '(' && self->text[close + 1] != '[')
    {
      self->at++;
      return;
    }
  target = find_bracket (self, close + 1);
  if (target != G_MAXSIZE)
    self->at = target + 1;
  else
    wait_or_skip (self, 1, LONGEST_WAIT);
}

/* "&amp" */
static void
take_entity (Tail *self)
{
  gsize at = self->at + 1;

  while (at < self->end && (g_ascii_isalnum (self->text[at]) || self->text[at] == '#'))
    at++;
  if (at == self->end && at - self->at < 32)
    wait (self, self->at);
  else
    self->at++;
}

/* A line that begins a block ends all that is open. */
static void
take_line_end (Tail *self)
{
  const char *line = self->text + ++self->at;
  gsize length = self->end - self->at;

  if (matchup_md_line_is_item (line, length) || (length > 0 && strchr ("#>|", *line) != NULL))
    self->n_open = 0;
}

static void
step (Tail *self)
{
  switch (self->text[self->at])
    {
    case '\n':
      take_line_end (self);
      break;
    case '\\':
      take_backslash (self);
      break;
    case '$':
      take_dollar (self);
      break;
    case '`':
      take_backticks (self);
      break;
    case '*':
    case '_':
    case '~':
      take_emphasis (self);
      break;
    case '!':
      if (self->at + 1 < self->end && self->text[self->at + 1] == '[' &&
          find_bracket (self, self->at + 1) == G_MAXSIZE)
        wait_or_skip (self, 1, LONGEST_LABEL);
      else
        self->at++;
      break;
    case '[':
      take_bracket (self);
      break;
    case '&':
      take_entity (self);
      break;
    default:
      self->at++;
      break;
    }
}

/* Emphasis that holds nothing yet waits, and so do the blanks at its end. */
static void
trim (Tail *self)
{
  while (self->n_open > 0 && self->code == 0)
    {
      const Run *last = &self->open[self->n_open - 1];

      while (self->end > last->at + last->count && g_ascii_isspace (self->text[self->end - 1]))
        self->end--;
      if (self->end > last->at + last->count)
        return;
      self->end = last->at;
      self->n_open--;
    }
}

/* The paragraph that @line belongs to, or as much of it as is looked at. */
static gsize
find_paragraph (const char *text, gsize start, gsize line)
{
  gsize from = line;

  while (from > start && line - from < LOOK_BACK)
    {
      gsize previous = find_line (text, start, from - 1);

      if (matchup_md_line_is_blank (text + previous, from - 1 - previous))
        break;
      from = previous;
    }
  return from;
}

gsize
matchup_md_tail_find_end (const char *text, gsize start, gsize length, GString *closing)
{
  gsize line = find_line (text, start, length);
  gsize end = is_marks (text, line, length) ? line : length;
  gsize head = find_table_head (text, start, length);
  Tail tail = { .text = text };

  g_return_val_if_fail (text != NULL && closing != NULL, length);

  tail.end = MIN (end, head);
  tail.start = tail.at = find_paragraph (text, start, find_line (text, start, tail.end));
  if (tail.end - tail.start > 2 * LOOK_BACK)
    return tail.end;
  while (tail.at < tail.end)
    step (&tail);
  trim (&tail);
  for (gsize i = 0; i < tail.code; i++)
    g_string_append_c (closing, '`');
  while (tail.n_open > 0)
    {
      const Run *last = &tail.open[--tail.n_open];

      for (gsize i = 0; i < last->count; i++)
        g_string_append_c (closing, last->mark);
    }
  return tail.end;
}
