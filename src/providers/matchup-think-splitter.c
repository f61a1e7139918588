/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-think-splitter.h"

#include <string.h>

#define OPEN "<think>"
#define CLOSE "</think>"
#define BLANKS " \t\n\f\r" /* those of g_ascii_isspace() */

enum
{
  STATE_START,  /* the answer may open with a tag */
  STATE_OPENED, /* inside, before the first word of the thinking */
  STATE_INSIDE,
  STATE_CLOSED, /* behind the block, before the first word of the text */
  STATE_TEXT,
};

void
matchup_think_splitter_init (MatchupThinkSplitter *self, MatchupThinkFunc func, gpointer user_data)
{
  self->state = STATE_START;
  self->held = g_string_new (NULL);
  self->blanks = 0;
  self->func = func;
  self->user_data = user_data;
}

void
matchup_think_splitter_clear (MatchupThinkSplitter *self)
{
  g_string_free (self->held, TRUE);
  self->held = NULL;
}

/* Takes @length bytes off the start of what is held. */
static void
drop (MatchupThinkSplitter *self, gsize length)
{
  g_string_erase (self->held, 0, (gssize) length);
  self->blanks -= MIN (self->blanks, length);
}

/* How many blanks what is held begins with; looks at each of them once. */
static gsize
count_blanks (MatchupThinkSplitter *self)
{
  self->blanks += strspn (self->held->str + self->blanks, BLANKS);
  return self->blanks;
}

static void
give (MatchupThinkSplitter *self, MatchupPartKind kind, gsize length)
{
  if (length > 0)
    self->func (kind, self->held->str, length, self->user_data);
  drop (self, length);
}

/* How many bytes at the end of @text may be the start of @tag. */
static gsize
partial_tag (const char *text, gsize length, const char *tag)
{
  for (gsize size = MIN (strlen (tag) - 1, length); size > 0; size--)
    {
      if (memcmp (text + length - size, tag, size) == 0)
        return size;
    }
  return 0;
}

static gboolean
step_start (MatchupThinkSplitter *self)
{
  const char *text = self->held->str + count_blanks (self);
  gsize length = self->held->len - self->blanks;

  if (length < strlen (OPEN) && memcmp (text, OPEN, length) == 0)
    return FALSE;
  if (!g_str_has_prefix (text, OPEN))
    {
      self->state = STATE_TEXT;
      return TRUE;
    }
  drop (self, self->blanks + strlen (OPEN));
  self->state = STATE_OPENED;
  return TRUE;
}

/* Blanks at the end are held back: behind the last word of the thinking they are dropped. */
static gboolean
step_inside (MatchupThinkSplitter *self)
{
  gsize blanks = count_blanks (self);
  const char *close = strstr (self->held->str + blanks, CLOSE);
  gsize length = close != NULL ? (gsize) (close - self->held->str) : self->held->len;

  if (close == NULL)
    length -= partial_tag (self->held->str, self->held->len, CLOSE);
  while (length > blanks && g_ascii_isspace (self->held->str[length - 1]))
    length--;
  if (length == blanks)
    length = 0;
  give (self, MATCHUP_PART_KIND_REASONING, length);
  if (close == NULL)
    return FALSE;
  close = strstr (self->held->str, CLOSE);
  drop (self, (gsize) (close - self->held->str) + strlen (CLOSE));
  self->state = STATE_CLOSED;
  return TRUE;
}

/* Drops blanks; FALSE when nothing else is there yet. */
static gboolean
step_blanks (MatchupThinkSplitter *self, int next)
{
  drop (self, count_blanks (self));
  if (self->held->len == 0)
    return FALSE;
  self->state = next;
  return TRUE;
}

static gboolean
step (MatchupThinkSplitter *self)
{
  switch (self->state)
    {
    case STATE_START:
      return step_start (self);
    case STATE_OPENED:
      return step_blanks (self, STATE_INSIDE);
    case STATE_INSIDE:
      return step_inside (self);
    case STATE_CLOSED:
      return step_blanks (self, STATE_TEXT);
    default:
      give (self, MATCHUP_PART_KIND_TEXT, self->held->len);
      return FALSE;
    }
}

void
matchup_think_splitter_disable (MatchupThinkSplitter *self)
{
  if (self->state != STATE_START)
    return;
  self->state = STATE_TEXT;
  give (self, MATCHUP_PART_KIND_TEXT, self->held->len);
}

void
matchup_think_splitter_feed (MatchupThinkSplitter *self, const char *text, gsize length)
{
  if (length == 0)
    return;
  if (self->state == STATE_TEXT)
    {
      self->func (MATCHUP_PART_KIND_TEXT, text, length, self->user_data);
      return;
    }
  g_string_append_len (self->held, text, (gssize) length);
  while (step (self))
    ;
}

void
matchup_think_splitter_end (MatchupThinkSplitter *self)
{
  gboolean thinking = self->state == STATE_INSIDE || self->state == STATE_OPENED;

  /* Blanks behind the last word of the thinking; half a tag there was none. */
  if (thinking && count_blanks (self) == self->held->len)
    drop (self, self->held->len);
  self->state = STATE_TEXT;
  give (self, thinking ? MATCHUP_PART_KIND_REASONING : MATCHUP_PART_KIND_TEXT, self->held->len);
}
