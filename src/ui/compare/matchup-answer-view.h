/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-answer-scroller.h"
#include "matchup-badges.h"
#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_ANSWER_VIEW (matchup_answer_view_get_type ())
G_DECLARE_FINAL_TYPE (MatchupAnswerView, matchup_answer_view, MATCHUP, ANSWER_VIEW, GtkWidget)

/**
 * MatchupAnswerView: one column of a round: who answers, the answer as it comes, what it took, and
 * what went wrong. Actions: answer.stop, answer.again, answer.copy, answer.copy-plain,
 * answer.enlarge, answer.differences, answer.sent, answer.earlier, answer.later.
 *
 * Property "enlarged" (boolean, notifies): the person wants to see this answer alone. Signal
 * "scrolled": the person scrolled it in its box.
 */
GtkWidget *matchup_answer_view_new (MatchupWorkspace *workspace,
                                    MatchupConversation *conversation,
                                    MatchupRound *round,
                                    MatchupAnswer *answer,
                                    guint position) G_GNUC_WARN_UNUSED_RESULT;

/*
 * The same in a chat: a text without a frame. Whoever wrote the answer that is shown is told below
 * it; what can be done with it is in the footer.
 */
GtkWidget *matchup_answer_view_new_in_chat (MatchupWorkspace *workspace,
                                            MatchupConversation *conversation,
                                            MatchupRound *round,
                                            MatchupAnswer *answer) G_GNUC_WARN_UNUSED_RESULT;
/* Stands below everything; @heir, a part of it, gets the focus of what goes. Once. */
void matchup_answer_view_set_footer (MatchupAnswerView *self, GtkWidget *footer, GtkWidget *heir);
char *matchup_answer_view_dup_selected_text (MatchupAnswerView *self); /* or NULL */

MatchupAnswer *matchup_answer_view_get_answer (MatchupAnswerView *self);
/* What shows the words of the current run, a #MatchupMarkdownView; or NULL. */
GtkWidget *matchup_answer_view_get_text (MatchupAnswerView *self);
/* Whether a long text is scrolled in the answer, or all of it is shown as at first. */
void matchup_answer_view_set_boxed (MatchupAnswerView *self, gboolean boxed);
MatchupAnswerScroller *
matchup_answer_view_get_scroller (MatchupAnswerView *self); /* NULL: not in a box */
void matchup_answer_view_set_enlarged (MatchupAnswerView *self, gboolean enlarged);
/* It is not alone, so that enlarging shows more of it. */
void matchup_answer_view_set_can_enlarge (MatchupAnswerView *self, gboolean can_enlarge);
void matchup_answer_view_set_badges (MatchupAnswerView *self, MatchupBadges badges);

G_END_DECLS
