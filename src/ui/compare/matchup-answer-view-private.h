/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-answer-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _MatchupAnswerView
{
  GtkWidget parent_instance;

  MatchupWorkspace *workspace;
  MatchupConversation *conversation;
  MatchupRound *round;
  MatchupAnswer *answer;
  MatchupRun *run; /* the one that is shown */
  guint position;  /* on the screen */
  guint countdown_id;
  MatchupBadges badges;
  gboolean enlarged;
  gboolean can_enlarge;
  gboolean marked;                 /* with what was changed in its pictures */
  MatchupAnswerScroller *scroller; /* borrowed, of the frame; NULL: not in a box */

  GtkWidget *letter;
  GtkLabel *name;
  GtkLabel *service;
  GtkWidget *stop_button;
  GtkWidget *header;
  GtkWidget *enlarge_button;
  GtkWidget *menu_button;
  GMenuModel *menu; /* the template's */
  GtkLabel *state;
  AdwBin *frame;
  GtkWidget *content; /* what is in it, itself or in a scroller */
  GtkExpander *thinking;
  AdwBin *body;
  GtkWidget *trouble;
  GtkLabel *sentence;
  GtkWidget *details;
  GtkLabel *details_label;
  GtkButton *help_button;
  AdwBin *facts;
  GtkWidget *attempts;
  GtkLabel *attempt;

  /* In a chat. */
  GtkWidget *heir; /* gets the focus of what goes; weak, NULL: the menu button */
  gboolean in_chat;
};

/* What can be done with an answer, in matchup-answer-view-actions.c. */
void _matchup_answer_view_install_actions (GtkWidgetClass *widget_class);
void _matchup_answer_view_menu_opens_cb (GtkMenuButton *button, gpointer user_data);

G_END_DECLS
