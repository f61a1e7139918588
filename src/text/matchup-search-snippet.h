/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-search-query.h"

G_BEGIN_DECLS

/*
 * One line of @text around the first place where @query is found in it, as plain text with "…"
 * where something is left out. @markdown: the marks are taken out as a reader does not see them.
 * @ranges (MatchupSearchRange) gets the places in what is returned; there are none where what was
 * found cannot be seen (a picture's address) or what is found is nothing. Valid UTF-8, whatever
 * @text is. Pure.
 */
char *matchup_search_snippet_new (const char *text,
                                  gsize length,
                                  gboolean markdown,
                                  const MatchupSearchQuery *query,
                                  GArray *ranges) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
