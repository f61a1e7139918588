/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-text-leaf.h"

G_BEGIN_DECLS

/* A place in the text: an offset in a leaf. @leaf is NULL when there is none, or it went away. */
typedef struct
{
  GtkWidget *leaf;
  gsize offset;
} MatchupTextPlace;

/**
 * MatchupTextSelection: what is selected of the text in all leaves below a widget. It holds on to
 * the leaves at its ends, which stay while their text grows; when one of them goes away, nothing is
 * selected any more.
 */
typedef struct _MatchupTextSelection MatchupTextSelection;

/* @root is borrowed and has to outlive it. */
MatchupTextSelection *matchup_text_selection_new (GtkWidget *root) G_GNUC_WARN_UNUSED_RESULT;
void matchup_text_selection_free (MatchupTextSelection *self);

gboolean matchup_text_selection_is_empty (MatchupTextSelection *self);
void matchup_text_selection_clear (MatchupTextSelection *self);
/* From @anchor, which stays when it is extended, to @head. */
void matchup_text_selection_set (MatchupTextSelection *self,
                                 MatchupTextPlace anchor,
                                 MatchupTextPlace head);
MatchupTextPlace matchup_text_selection_get_anchor (MatchupTextSelection *self);
MatchupTextPlace matchup_text_selection_get_head (MatchupTextSelection *self);
void matchup_text_selection_select_all (MatchupTextSelection *self);
/* The leaves changed: shows the selection on them again. */
void matchup_text_selection_refresh (MatchupTextSelection *self);

/* As plain text: blocks apart, items with their bullets, cells with tabs. NULL when it is empty. */
char *matchup_text_selection_dup_text (MatchupTextSelection *self);
/* The first and the last leaf in the order of reading; FALSE when it is empty. */
gboolean matchup_text_selection_get_leaves (MatchupTextSelection *self,
                                            GtkWidget **out_first,
                                            GtkWidget **out_last);

/* The place nearest to a point of @root; FALSE when there is no text. */
gboolean matchup_text_place_find (GtkWidget *root, double x, double y, MatchupTextPlace *out_place);
/* The word or the whole text around a place. */
void matchup_text_place_get_word (const MatchupTextPlace *place, MatchupTextRange *out_range);
/* One letter, word or line on or back, also over the end of a leaf. */
void matchup_text_place_move (GtkWidget *root,
                              MatchupTextPlace *place,
                              GtkMovementStep step,
                              int direction);

G_END_DECLS
