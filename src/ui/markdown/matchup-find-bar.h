/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-block-document.h"
#include "matchup-text-selection.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_FIND_BAR (matchup_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (MatchupFindBar, matchup_find_bar, MATCHUP, FIND_BAR, GtkWidget)

/**
 * MatchupFindBar: finds words in a document, also where it has no widgets, marks all of them and
 * goes from one to the next; large and small letters are the same.
 *
 * Signals: "found" (GtkWidget *leaf, guint64 offset) when the person goes to a place; "closed".
 */
/* @document is borrowed and has to outlive it. */
GtkWidget *matchup_find_bar_new (MatchupBlockDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void matchup_find_bar_open (MatchupFindBar *self);
void matchup_find_bar_close (MatchupFindBar *self);
/* Looks again, but not too often. */
void matchup_find_bar_text_changed (MatchupFindBar *self);

G_END_DECLS
