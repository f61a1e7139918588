/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_ANSWER_VIEW (matchup_answer_view_get_type ())
G_DECLARE_FINAL_TYPE (MatchupAnswerView, matchup_answer_view, MATCHUP, ANSWER_VIEW, GtkWidget)

/**
 * MatchupAnswerView: one column of a round: who answers, the answer as it comes, what it took, and
 * what went wrong. Actions: answer.stop, answer.again, answer.copy, answer.sent, answer.earlier,
 * answer.later.
 */
GtkWidget *matchup_answer_view_new (MatchupWorkspace *workspace,
                                    MatchupConversation *conversation,
                                    MatchupRound *round,
                                    MatchupAnswer *answer,
                                    guint position) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
