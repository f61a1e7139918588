/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-answer.h"

G_BEGIN_DECLS

/**
 * MatchupLayout: how the answers of a round stand to each other. The nicks are those of the
 * setting.
 */
typedef enum
{
  MATCHUP_LAYOUT_COLUMNS, /* side by side; as many as have room */
  MATCHUP_LAYOUT_GRID,    /* in several rows of several columns */
  MATCHUP_LAYOUT_SINGLE,  /* one at a time */
  MATCHUP_LAYOUT_STACKED, /* one below the other */
} MatchupLayout;

#define MATCHUP_TYPE_LAYOUT (matchup_layout_get_type ())
GType matchup_layout_get_type (void);

#define MATCHUP_TYPE_ARRANGEMENT (matchup_arrangement_get_type ())
G_DECLARE_FINAL_TYPE (MatchupArrangement, matchup_arrangement, MATCHUP, ARRANGEMENT, GObject)

/**
 * MatchupArrangement: how the person wants to see the answers of all rounds of a page. Shared by
 * the page and its rows. Main thread only.
 *
 * Properties (all notify): layout, equal-heights, joint-scrolling (of boxes of equal height, so
 * that it brings them along and ends with them): what sticks. first (uint): the answer that is
 * turned to where not all are shown; n-visible (uint): how many have room; room (int): the pixels
 * that an answer may be high so that all of it and the composer can be seen; enlarged: the one
 * #MatchupAnswer that fills the width, or NULL.
 */
MatchupArrangement *
matchup_arrangement_new (GSettings *settings /* or NULL */) G_GNUC_WARN_UNUSED_RESULT;

MatchupLayout matchup_arrangement_get_layout (MatchupArrangement *self);
gboolean matchup_arrangement_get_equal_heights (MatchupArrangement *self);
gboolean matchup_arrangement_get_joint_scrolling (MatchupArrangement *self);
guint matchup_arrangement_get_first (MatchupArrangement *self);
guint matchup_arrangement_get_n_visible (MatchupArrangement *self);
int matchup_arrangement_get_room (MatchupArrangement *self);                /* 0: not known yet */
MatchupAnswer *matchup_arrangement_get_enlarged (MatchupArrangement *self); /* borrowed or NULL */

void matchup_arrangement_set_layout (MatchupArrangement *self, MatchupLayout layout);
void matchup_arrangement_set_equal_heights (MatchupArrangement *self, gboolean equal_heights);
void matchup_arrangement_set_joint_scrolling (MatchupArrangement *self, gboolean joint_scrolling);
void matchup_arrangement_set_first (MatchupArrangement *self, guint first);
void matchup_arrangement_set_n_visible (MatchupArrangement *self, guint n_visible);
void matchup_arrangement_set_room (MatchupArrangement *self, int room);
void matchup_arrangement_set_enlarged (MatchupArrangement *self,
                                       MatchupAnswer *answer /* or NULL */);

/* Actions with the names of the properties that stick, for a menu: layout (radio), equal-heights,
 * joint-scrolling. */
void matchup_arrangement_add_actions (MatchupArrangement *self, GActionMap *map);

G_END_DECLS
