/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-think-splitter.h"

#include <string.h>

#define OPEN "<think>"
#define CLOSE "</think>"

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
  self->func = func;
  self->user_data = user_data;
}

void
matchup_think_splitter_clear (MatchupThinkSplitter *self)
{
  g_string_free (self->held, TRUE);
  self->held = NULL;
}

static void
give (MatchupThinkSplitter *self, MatchupPartKind kind, gsize length)
{
  if (length > 0)
    self->func (kind, self->held->str, length, self->user_data);
  g_string_erase (self->held, 0, (gssize) length);
}

static gsize
count_blanks (const char *text)
{
  return strspn (text, " \t\r\n");
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
  const char *text = self->held->str + count_blanks (self->held->str);
  gsize length = strlen (text);

  if (length < strlen (OPEN) && memcmp (text, OPEN, length) == 0)
    return FALSE;
  if (!g_str_has_prefix (text, OPEN))
    {
      self->state = STATE_TEXT;
      return TRUE;
    }
  g_string_erase (self->held, 0, text + strlen (OPEN) - self->held->str);
  self->state = STATE_OPENED;
  return TRUE;
}

static gboolean
step_inside (MatchupThinkSplitter *self)
{
  const char *close = strstr (self->held->str, CLOSE);
  gsize length = close != NULL ? (gsize) (close - self->held->str) : self->held->len;

  if (close == NULL)
    length -= partial_tag (self->held->str, self->held->len, CLOSE);
  while (length > 0 && g_ascii_isspace (self->held->str[length - 1]))
    length--;
  give (self, MATCHUP_PART_KIND_REASONING, length);
  if (close == NULL)
    return FALSE;
  close = strstr (self->held->str, CLOSE);
  g_string_erase (self->held, 0, close + strlen (CLOSE) - self->held->str);
  self->state = STATE_CLOSED;
  return TRUE;
}

/* Drops blanks; FALSE when nothing else is there yet. */
static gboolean
step_blanks (MatchupThinkSplitter *self, int next)
{
  g_string_erase (self->held, 0, (gssize) count_blanks (self->held->str));
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
  if (self->state == STATE_INSIDE || self->state == STATE_OPENED)
    {
      g_string_truncate (self->held, 0);
      return;
    }
  self->state = STATE_TEXT;
  give (self, MATCHUP_PART_KIND_TEXT, self->held->len);
}
