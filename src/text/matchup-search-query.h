/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MatchupSearchQuery: what somebody looks for. Immutable; may be used in several threads.
 *
 * Pieces between blanks all have to be there, in any order. Words are whole ones, but for the one
 * typed last, which may be a beginning. What is written without a blank ("机器学习", "foo_bar",
 * "c++") or in quotation marks has to be there as it is written; marks of Markdown within it, and
 * blanks between Chinese and Latin letters, do not matter.
 */
typedef struct _MatchupSearchQuery MatchupSearchQuery;

/* Bytes, not beyond the end of the character that is cut. */
typedef struct
{
  guint start;
  guint end;
} MatchupSearchRange;

/* NULL where there is nothing to look for: no letter, no digit. Of @text only the beginning is
 * used, some hundred letters. */
MatchupSearchQuery *matchup_search_query_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;
MatchupSearchQuery *matchup_search_query_ref (MatchupSearchQuery *self);
void matchup_search_query_unref (MatchupSearchQuery *self);

/* For MATCH on the index: everything that matches is found by it, and rarely something else. */
const char *matchup_search_query_get_expression (const MatchupSearchQuery *self);

/*
 * Whether @text is what is looked for. @ranges (MatchupSearchRange), or NULL, gets the places,
 * in order and apart, the first of them at least; also where not all of it is there.
 */
gboolean matchup_search_query_match (const MatchupSearchQuery *self,
                                     const char *text,
                                     gsize length,
                                     GArray *ranges);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupSearchQuery, matchup_search_query_unref)

G_END_DECLS
