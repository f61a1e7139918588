/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_ANSWER_SCROLLER (matchup_answer_scroller_get_type ())
G_DECLARE_FINAL_TYPE (MatchupAnswerScroller,
                      matchup_answer_scroller,
                      MATCHUP,
                      ANSWER_SCROLLER,
                      GtkWidget)

/**
 * MatchupAnswerScroller: a long answer in a box that is not as high. While the answer grows, it
 * follows the end as long as the person is there.
 *
 * Signal "scrolled": the person scrolled it; not when it followed or was set.
 */
GtkWidget *matchup_answer_scroller_new (void) G_GNUC_WARN_UNUSED_RESULT;
void matchup_answer_scroller_set_child (MatchupAnswerScroller *self,
                                        GtkWidget *child /* or NULL */);
/* The child grows. */
void matchup_answer_scroller_set_live (MatchupAnswerScroller *self, gboolean live);

/* How far it is scrolled of all that it can be: 0 to 1; 0 where all is seen. */
double matchup_answer_scroller_get_share (MatchupAnswerScroller *self);
void matchup_answer_scroller_set_share (MatchupAnswerScroller *self, double share);
gboolean matchup_answer_scroller_can_scroll (MatchupAnswerScroller *self);
/* Pixels of the child that are above what is seen; as far as there are some. */
double matchup_answer_scroller_get_offset (MatchupAnswerScroller *self);
void matchup_answer_scroller_set_offset (MatchupAnswerScroller *self, double offset);

/*
 * Moves @content, which is in @frame, into a new scroller in it, or out of there again; with all
 * that is selected, folded or has the keyboard's focus, which meanwhile belongs to @heir. Returns
 * the new scroller, borrowed, or NULL.
 */
MatchupAnswerScroller *
matchup_answer_scroller_move (GtkWidget *content, AdwBin *frame, gboolean boxed, GtkWidget *heir);

G_END_DECLS
