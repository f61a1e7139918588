/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-composer.h"
#include "matchup-quick-ask.h"
#include "matchup-transcript.h"

G_BEGIN_DECLS

struct _MatchupQuickAsk
{
  AdwApplicationWindow parent_instance;

  MatchupWorkspace *workspace;       /* NULL until it is open */
  MatchupContestant *contestant;     /* who is asked next; NULL: not known yet, or nobody */
  MatchupConversation *conversation; /* NULL before the first question */
  MatchupTranscript *transcript;     /* owned by the bin; NULL before the first question */
  GCancellable *cancellable;         /* of looking for the contestant; NULL: done with it */

  GtkToggleButton *private_button;
  GtkWidget *private_label;
  GtkMenuButton *model_button;
  GtkLabel *model_label;
  GtkWidget *trouble;
  GtkLabel *trouble_label;
  GtkButton *trouble_button;
  MatchupComposer *composer;
  AdwBin *bin;

  guint failed : 1;  /* the workspace could not be opened */
  guint waiting : 1; /* asked to send before there was somebody to send to */
};

/* matchup-quick-ask.c */
/* Begins anew, and what was asked is in the history, or gone. */
void _matchup_quick_ask_drop (MatchupQuickAsk *self);
/* Of the conversation, on all branches: what is not seen costs as well. */
void _matchup_quick_ask_stop (MatchupQuickAsk *self);
/* The chat goes on in the main window, which is asked for @action then; or NULL. */
void _matchup_quick_ask_move_on (MatchupQuickAsk *self, const char *action, GVariant *parameter);
/* matchup-quick-ask-actions.c */
void _matchup_quick_ask_install_actions (GtkWidgetClass *widget_class);
void _matchup_quick_ask_init_actions (MatchupQuickAsk *self);

G_END_DECLS
