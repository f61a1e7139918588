/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-answer-view.h"
#include "matchup-chat-row.h"
#include "matchup-variant-stepper.h"

G_BEGIN_DECLS

struct _MatchupChatRow
{
  GtkWidget parent_instance;

  MatchupWorkspace *workspace;
  MatchupConversation *conversation;
  MatchupRound *round;
  MatchupAnswer *answer; /* NULL: none was asked for */
  MatchupRun *run;       /* that is shown, or NULL */

  GtkWidget *pictures; /* of the message, or NULL */
  GtkWidget *files;    /* likewise */
  GtkWidget *bubble;   /* its text; NULL where there are only pictures or files */
  GtkWidget *prompt_bar;
  MatchupVariantStepper *branches;
  GtkWidget *edit_button;
  GtkWidget *editor; /* in place of the bubble while it is edited; or NULL */

  MatchupAnswerView *view; /* of the answer; NULL: none */
  MatchupVariantStepper *variants;
  GtkWidget *continue_button;
  GtkWidget *answer_menu;
  GtkWidget *picker; /* of another model; NULL until it is opened */
};

/* What can be done, in matchup-chat-row-actions.c. */
void _matchup_chat_row_install_actions (GtkWidgetClass *widget_class);
void _matchup_chat_row_update_actions (MatchupChatRow *self);

G_END_DECLS
