/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-md-lead.h"

#include <string.h>

/* The lowest byte of a place, and the value of it that is a kind of block, an item. */
#define N_PLACES 256
#define MISREAD 4

/* What stands before the content of a line: blanks and marks of quotes, items and headings. */
#define MARKS "> \t-+*#0123456789.)"

typedef struct
{
  const char *text;
  gsize length;
  guint n_at[N_PLACES]; /* how often the lowest byte of a place is in it */
  gboolean item_seen;
} Places;

typedef struct
{
  gsize at;
  gsize end; /* without what ends it */
  gsize next;
} Line;

/* The parser ends lines at a lone "\r" as well. */
static Line
get_line (const Places *self, gsize at)
{
  Line line = { at, at, 0 };

  while (line.end < self->length && self->text[line.end] != '\n' && self->text[line.end] != '\r')
    line.end++;
  line.next = line.end;
  if (line.next < self->length && self->text[line.next] == '\r')
    line.next++;
  if (line.next < self->length && self->text[line.next] == '\n')
    line.next++;
  return line;
}

static gboolean
is_mark (char c)
{
  return c != '\0' && strchr (MARKS, c) != NULL;
}

static gboolean
is_empty (const Places *self, const Line *line)
{
  gsize at = line->at;

  while (at < line->end && strchr ("> \t", self->text[at]) != NULL && self->text[at] != '\0')
    at++;
  return at == line->end;
}

static void
add_place (Places *self, gsize at)
{
  self->n_at[at % N_PLACES]++;
}

/* The place behind the box of a task, where there is one. The parser looks on in the next lines. */
static void
add_task (Places *self, gsize at)
{
  if (at + 2 >= self->length || self->text[at] != '[' || self->text[at + 2] != ']')
    return;
  for (at += 3; at < self->length && g_ascii_isspace (self->text[at]);)
    at++;
  add_place (self, at);
}

/* Wherever the content of the line may begin; which of the marks are content is not looked at. */
static void
add_line (Places *self, const Line *line)
{
  gsize at = line->at;

  for (; at < line->end && is_mark (self->text[at]); at++)
    {
      self->item_seen |= strchr ("-+*.)", self->text[at]) != NULL;
      if (self->text[at] != ' ')
        add_place (self, at);
    }
  add_place (self, at);
  add_task (self, at);
}

/* Whether the line is a block of its own, or ends one: headings and what underlines them, rules. */
static gboolean
ends_block (const Places *self, const Line *line)
{
  for (gsize at = line->at; at < line->end; at++)
    if (strchr ("#-_*=", self->text[at]) != NULL)
      return TRUE;
    else if (!is_mark (self->text[at]))
      return FALSE;
  return FALSE;
}

static gboolean
is_fence (const Places *self, const Line *line)
{
  gsize at = line->at;

  while (at < line->end && is_mark (self->text[at]))
    at++;
  return line->end - at >= 3 && (self->text[at] == '`' || self->text[at] == '~');
}

static void
find_places (Places *self)
{
  /* The lines of definitions are taken away, and those before them are the last then. */
  gboolean defines = g_strstr_len (self->text, (gssize) self->length, "]:") != NULL;
  Line before = { 0, 0, 0 };

  for (gsize at = 0; at < self->length;)
    {
      Line line = get_line (self, at);
      Line next = get_line (self, line.next);
      Line last = get_line (self, next.next);

      at = line.next;
      for (gsize i = line.at; !self->item_seen && i < line.end && is_mark (self->text[i]); i++)
        self->item_seen = strchr ("-+*.)", self->text[i]) != NULL;
      if (is_fence (self, &line))
        {
          add_place (self, before.end);
          add_place (self, line.end);
        }
      if (defines ||
          (is_empty (self, &next) && (is_empty (self, &last) || ends_block (self, &line)) &&
           !is_empty (self, &line)))
        {
          add_line (self, &before);
          add_line (self, &line);
        }
      before = line;
    }
}

/* How many bytes in front leave the fewest places that are misread, mostly none. */
static guint
find_lead (const Places *self)
{
  guint best = 0;

  for (guint lead = 1; lead < N_PLACES; lead++)
    {
      guint n_best = self->n_at[(N_PLACES + MISREAD - best) % N_PLACES];

      if (n_best == 0)
        break;
      if (self->n_at[(N_PLACES + MISREAD - lead) % N_PLACES] < n_best)
        best = lead;
    }
  return best;
}

GString *
matchup_md_lead (GString *text)
{
  g_autofree char *lines = NULL;
  Places self = { 0 };
  guint lead;

  g_return_val_if_fail (text != NULL, NULL);

  self.text = text->str;
  self.length = text->len;
  find_places (&self);
  lead = self.item_seen ? find_lead (&self) : 0;
  lines = g_strnfill (lead, '\n');
  return g_string_prepend (text, lines);
}
