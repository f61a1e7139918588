/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MatchupMdSegmenter: finds the places where a growing Markdown text can be cut so that the pieces,
 * parsed one by one, give what the whole gives. Plain data, zero-initialised; looks at each byte
 * once.
 *
 * A cut is made before a line that stands at the left edge behind a blank line and continues
 * nothing, and before and behind fenced code at the top level. It looks at whole lines only, so
 * that the cuts do not depend on how the text came in. Link reference definitions act beyond cuts;
 * see matchup_md_parse().
 */
typedef struct
{
  gsize offset;  /* up to here lines were looked at */
  gsize scanned; /* up to here no further line ends */
  gsize start;   /* of the open segment */
  gboolean after_blank;
  gboolean item_seen; /* the open segment has something like a list */
  char fence_mark;    /* of the fence that is open at the top level */
  guint fence_count;
  gboolean fence_doubtful; /* it may stand in an item of a list */
  gboolean lost;           /* whether code is open cannot be told: no more cuts */
  gboolean has_definitions;
} MatchupMdSegmenter;

/* A finished segment: bytes of the text from @start on. */
typedef void (*MatchupMdSegmentFunc) (gsize start, gsize length, gpointer user_data);

/*
 * Looks at what is new of @text, which only ever grows; @func is called for each segment that is
 * finished, in order.
 */
void matchup_md_segmenter_feed (MatchupMdSegmenter *self,
                                const char *text,
                                gsize length,
                                MatchupMdSegmentFunc func,
                                gpointer user_data);
/* Whether the open segment is fenced code whose end has not come: only more code can follow. */
gboolean matchup_md_segmenter_in_fence (const MatchupMdSegmenter *self);

G_END_DECLS
