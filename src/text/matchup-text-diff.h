/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MatchupTextDiffSpan: the next part of both texts, in bytes; changed ones may be empty on one
 * side.
 *
 * Spans that are changed and spans that are not take turns, and those of a side together are the
 * whole text.
 */
typedef struct
{
  gboolean changed; /* FALSE: the same bytes in both */
  gsize first_offset;
  gsize first_length;
  gsize second_offset;
  gsize second_length;
} MatchupTextDiffSpan;

/*
 * How two texts differ, by word (by character for Chinese, Japanese and Korean). As few words as
 * can be are changed, unless the texts are long and have little in common: then it is some more,
 * and the time stays in proportion to the length. A short piece that happens to be the same in the
 * midst of long changes (a comma, one word) counts as changed too, as long as it is in one line.
 * Neither text has to be valid UTF-8; a valid one is cut between characters only. For any thread.
 * Returns an array of #MatchupTextDiffSpan.
 */
GArray *matchup_text_diff (const char *first,
                           gsize first_length,
                           const char *second,
                           gsize second_length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
