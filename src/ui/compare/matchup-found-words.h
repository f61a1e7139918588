/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-search-query.h"

G_BEGIN_DECLS

/**
 * MatchupFoundWords: the words of a search, marked in the row of the transcript that it led to: in
 * the answer of the run, else in the question and in the note. Marked until it is freed.
 */
typedef struct _MatchupFoundWords MatchupFoundWords;

/* @row: looked through, and watched weakly. @run_id: or NULL. */
MatchupFoundWords *matchup_found_words_new (GtkWidget *row,
                                            const char *run_id,
                                            MatchupSearchQuery *query) G_GNUC_WARN_UNUSED_RESULT;
void matchup_found_words_free (MatchupFoundWords *self);
/* After the layout: scrolls to the first of them; FALSE where that has to be tried once more. */
gboolean matchup_found_words_go (MatchupFoundWords *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupFoundWords, matchup_found_words_free)

G_END_DECLS
