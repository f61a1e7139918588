/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-md-segmenter.h"

#include "matchup-md-lines.h"

#include <string.h>

typedef struct
{
  MatchupMdSegmenter *self;
  MatchupMdSegmentFunc func;
  gpointer user_data;
} Context;

static void
cut (Context *context, gsize at)
{
  MatchupMdSegmenter *self = context->self;

  if (self->lost)
    return;
  if (at > self->start)
    context->func (self->start, at - self->start, context->user_data);
  self->start = at;
  self->item_seen = FALSE;
}

/* Within a list only a line at the very edge is surely outside of it. */
static gboolean
can_cut_before (const MatchupMdSegmenter *self, const char *line, gsize length)
{
  guint indent = matchup_md_line_get_indent (line, length);

  if (!self->after_blank)
    return FALSE;
  if (self->item_seen)
    return indent == 0 && !matchup_md_line_is_item (line, length);
  return indent < 4;
}

/* With any indent. */
static MatchupMdFence
get_any_fence (const char *line, gsize length)
{
  gsize blanks = 0;

  while (blanks < length && (line[blanks] == ' ' || line[blanks] == '\t'))
    blanks++;
  return matchup_md_line_get_fence (line + blanks, length - blanks);
}

/* A fence in a list is closed in the list. */
static gboolean
closes_fence (const MatchupMdSegmenter *self,
              const char *line,
              gsize length,
              const MatchupMdFence *fence)
{
  gsize blanks = 0;

  while (self->fence_doubtful && blanks < length && (line[blanks] == ' ' || line[blanks] == '\t'))
    blanks++;
  return matchup_md_line_closes_fence (line + blanks, length - blanks, fence);
}

static void
close_fence (Context *context, gsize next)
{
  MatchupMdSegmenter *self = context->self;

  self->fence_mark = 0;
  self->after_blank = FALSE;
  if (!self->fence_doubtful)
    cut (context, next);
}

static void
take_line (Context *context, const char *line, gsize length, gsize at, gsize next)
{
  MatchupMdSegmenter *self = context->self;
  const MatchupMdFence open = { self->fence_mark, self->fence_count };
  MatchupMdFence fence;

  if (open.mark != 0)
    {
      if (closes_fence (self, line, length, &open))
        close_fence (context, next);
      else if (self->fence_doubtful && !matchup_md_line_is_blank (line, length) &&
               matchup_md_line_get_indent (line, length) == 0)
        self->lost = TRUE;
      return;
    }
  if (matchup_md_line_is_blank (line, length))
    {
      self->after_blank = TRUE;
      return;
    }
  fence = get_any_fence (line, length);
  if (fence.mark != 0)
    {
      guint indent = matchup_md_line_get_indent (line, length);

      self->fence_doubtful = indent > 3 || (self->item_seen && indent > 0);
      if (!self->fence_doubtful)
        cut (context, at);
      self->fence_mark = fence.mark;
      self->fence_count = fence.count;
      return;
    }
  if (can_cut_before (self, line, length))
    cut (context, at);
  self->after_blank = FALSE;
  self->item_seen |= matchup_md_line_is_item (line, length) &&
                     (self->item_seen || matchup_md_line_get_indent (line, length) < 4);
  self->has_definitions |= matchup_md_line_may_define (line, length);
}

/*
 * A line that is not whole yet: where its first character tells that it is no item, fence or blank,
 * what stands before it need not wait for its end.
 */
static void
look_at_open_line (Context *context, const char *text, gsize length)
{
  MatchupMdSegmenter *self = context->self;
  gsize at = self->offset;

  if (at < length && self->fence_mark == 0 && self->after_blank &&
      strchr (" \t\r`~-+*0123456789", text[at]) == NULL)
    cut (context, at);
}

void
matchup_md_segmenter_feed (MatchupMdSegmenter *self,
                           const char *text,
                           gsize length,
                           MatchupMdSegmentFunc func,
                           gpointer user_data)
{
  Context context = { self, func, user_data };

  g_return_if_fail (self != NULL && func != NULL);

  for (;;)
    {
      const char *newline = memchr (text + self->scanned, '\n', length - self->scanned);
      gsize at = self->offset;

      if (newline == NULL)
        break;
      self->offset = (gsize) (newline - text) + 1;
      self->scanned = self->offset;
      take_line (&context, text + at, (gsize) (newline - text) - at, at, self->offset);
    }
  self->scanned = length;
  look_at_open_line (&context, text, length);
}

gboolean
matchup_md_segmenter_in_fence (const MatchupMdSegmenter *self)
{
  return self->fence_mark != 0 && !self->fence_doubtful && !self->lost;
}
