/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-search-hit.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_SEARCH (matchup_search_get_type ())
G_DECLARE_FINAL_TYPE (MatchupSearch, matchup_search, MATCHUP, SEARCH, GObject)

/* At most so many titles and places in messages are in the list. */
#define MATCHUP_SEARCH_MAX_TITLES 8
#define MATCHUP_SEARCH_MAX_MESSAGES 60

/**
 * MatchupSearch: looks for what is typed in the whole history; a #GListModel of #MatchupSearchHit,
 * titles first, both newest first. Of a question's answers one is in the list. Main thread only.
 *
 * What was found for the text before stays until there is something for the new one. How a text is
 * understood: matchup-search-query.h.
 *
 * Properties, which notify: "busy": there may be more to come; "whole": FALSE while what was there
 * before the index is not all in it; "has-more": more was found than the list has.
 */

/* Ends the search for what was typed before. "" and what has no letter: nothing is found. */
void matchup_search_set_text (MatchupSearch *self, const char *text);
const char *matchup_search_get_text (MatchupSearch *self); /* of the list, or on its way */
/* FALSE where the text has nothing that could be looked for. */
gboolean matchup_search_get_looks (MatchupSearch *self);
gboolean matchup_search_get_busy (MatchupSearch *self);
gboolean matchup_search_get_whole (MatchupSearch *self);
gboolean matchup_search_get_has_more (MatchupSearch *self);
guint matchup_search_get_n_titles (MatchupSearch *self); /* how many at the beginning are titles */
/* Why nothing could be looked for, a sentence; or NULL. */
const char *matchup_search_get_trouble (MatchupSearch *self);

G_END_DECLS
