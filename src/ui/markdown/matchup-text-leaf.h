/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_TEXT_LEAF (matchup_text_leaf_get_type ())
G_DECLARE_INTERFACE (MatchupTextLeaf, matchup_text_leaf, MATCHUP, TEXT_LEAF, GtkWidget)

/* Bytes of the shown text; @start == @end: none. */
typedef struct
{
  gsize start;
  gsize end;
} MatchupTextRange;

/**
 * MatchupTextLeaf: a widget that shows a piece of text, in which a selection can begin and end and
 * words can be found. All offsets are bytes of the text as it is shown, all places are in the
 * widget's own coordinates.
 */
struct _MatchupTextLeafInterface
{
  GTypeInterface parent_interface;

  const char *(*get_text) (MatchupTextLeaf *self, gsize *out_length);
  char *(*dup_text) (MatchupTextLeaf *self, gsize start, gsize end);
  char *(*dup_reading) (MatchupTextLeaf *self); /* NULL: the text */
  gsize (*get_offset) (MatchupTextLeaf *self, double x, double y);
  void (*get_cursor) (MatchupTextLeaf *self, gsize offset, GdkRectangle *out_place);
  void (*set_selection) (MatchupTextLeaf *self, MatchupTextRange range);
  void (*set_hits) (MatchupTextLeaf *self, const MatchupTextRange *hits, guint n_hits, int current);
  const char *(*get_link) (MatchupTextLeaf *self, double x, double y); /* may be NULL */
};

/* Valid UTF-8; borrowed until the text changes. */
const char *matchup_text_leaf_get_text (MatchupTextLeaf *self, gsize *out_length);
/* What copying gives, which is the source where a formula is drawn. */
char *matchup_text_leaf_dup_text (MatchupTextLeaf *self, gsize start, gsize end);
/* What is read aloud. */
char *matchup_text_leaf_dup_reading (MatchupTextLeaf *self);
gsize matchup_text_leaf_get_offset (MatchupTextLeaf *self, double x, double y);
void matchup_text_leaf_get_cursor (MatchupTextLeaf *self, gsize offset, GdkRectangle *out_place);
/* Ranges beyond the end are cut. */
void matchup_text_leaf_set_selection (MatchupTextLeaf *self, MatchupTextRange range);
/* Marks what was found; @current: the one that the person is at, -1: none of them. */
void matchup_text_leaf_set_hits (MatchupTextLeaf *self,
                                 const MatchupTextRange *hits,
                                 guint n_hits,
                                 int current);
/* The address of the link at this place, or NULL. */
const char *matchup_text_leaf_get_link (MatchupTextLeaf *self, double x, double y);

/* The leaf after @widget within @root in the order of reading, NULL at the end; from @root: the
 * first. */
GtkWidget *matchup_text_leaf_next (GtkWidget *root, GtkWidget *widget);
/* @widget itself or the first leaf in it; or NULL. */
GtkWidget *matchup_text_leaf_first (GtkWidget *widget);

G_END_DECLS
