/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-arrangement.h"
#include "matchup-column-switcher.h"
#include "matchup-compare-page.h"
#include "matchup-composer.h"
#include "matchup-context-bar.h"
#include "matchup-lineup-bar.h"
#include "matchup-prompt-queue-bar.h"
#include "matchup-transcript.h"
#include "matchup-view-actions.h"
#include "matchup-vote-actions.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _MatchupComparePage
{
  GtkWidget parent_instance;

  MatchupWorkspace *workspace;
  MatchupConversation *conversation; /* NULL: a new one */
  MatchupLineup *lineup;             /* of what is shown */
  MatchupArrangement *arrangement;
  MatchupViewActions *view_actions;
  MatchupVoteActions *vote_actions;
  GtkEventController *keys; /* of the window */

  GtkWidget *box;
  MatchupLineupBar *lineup_bar;
  GtkStack *stack;
  GtkWidget *welcome; /* NULL where it is not shown */
  AdwStatusPage *empty;
  GtkWidget *connect_button;
  GtkWidget *practice_button;
  GtkWidget *examples; /* questions for practice models */
  MatchupTranscript *transcript;
  MatchupColumnSwitcher *switcher;
  MatchupPromptQueueBar *queue_bar;
  MatchupContextBar *context_bar;
  MatchupComposer *composer;
  guint relayout_id;
  gboolean welcome_wanted; /* the person asked for it */
  gboolean welcome_left;   /* also where that cannot be kept among the settings */
  int wanted_column;       /* to be turned to when it is known how many have room; -1: none */
};

/* matchup-compare-page-asking.c: for matchup_compare_page_new(), when the widgets are there. */
void _matchup_compare_page_connect_asking (MatchupComparePage *self);

/* matchup-compare-page-welcome.c */
void _matchup_compare_page_add_empty (MatchupComparePage *self);
/* @shown: nothing was asked yet. */
void _matchup_compare_page_update_empty (MatchupComparePage *self, gboolean shown);
gboolean _matchup_compare_page_wants_welcome (MatchupComparePage *self);
/* matchup-compare-page.c */
void _matchup_compare_page_update (MatchupComparePage *self);

G_END_DECLS
