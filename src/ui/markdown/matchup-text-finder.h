/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-block-document.h"
#include "matchup-text-leaf.h"

G_BEGIN_DECLS

/**
 * MatchupTextFinder: finds in a document, also where it has no widgets, and marks all of it. Valid
 * as long as the text has not changed: look again then.
 */
typedef struct _MatchupTextFinder MatchupTextFinder;

/* Appends what is found in one leaf (MatchupTextRange) to @ranges, in order. */
typedef void (*MatchupTextFinderFunc) (const char *text,
                                       gsize length,
                                       GArray *ranges,
                                       gpointer user_data);

/* @document is borrowed and has to outlive it. */
MatchupTextFinder *
matchup_text_finder_new (MatchupBlockDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void matchup_text_finder_free (MatchupTextFinder *self);
/* @func: NULL to find nothing any more. Where it was is kept as far as there is as much. */
void
matchup_text_finder_look (MatchupTextFinder *self, MatchupTextFinderFunc func, gpointer user_data);
guint matchup_text_finder_get_n_found (MatchupTextFinder *self);
/* Where the person is among them; -1: at none. */
int matchup_text_finder_get_current (MatchupTextFinder *self);
void matchup_text_finder_leave (MatchupTextFinder *self);
/* Goes there, from the last on to the first; the leaf, which has a widget then, or NULL. */
GtkWidget *matchup_text_finder_go_to (MatchupTextFinder *self, int current, gsize *out_offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupTextFinder, matchup_text_finder_free)

G_END_DECLS
