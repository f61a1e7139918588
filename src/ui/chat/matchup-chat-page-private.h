/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-chat-model-button.h"
#include "matchup-chat-page.h"
#include "matchup-context-bar.h"
#include "matchup-preset-button.h"
#include "matchup-preset-cards.h"
#include "matchup-transcript.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _MatchupChatPage
{
  GtkWidget parent_instance;

  MatchupWorkspace *workspace;
  MatchupConversation *conversation; /* NULL: a new one */
  MatchupLineup *lineup;             /* of what is shown */

  GtkWidget *box;
  GtkWidget *private_banner;
  MatchupChatModelButton *model_button;
  MatchupPresetButton *preset_button;
  MatchupPresetCards *preset_cards;
  GtkWidget *settings_button;
  GtkWidget *branches_button;
  GtkStack *stack;
  AdwStatusPage *empty;
  GtkWidget *empty_box; /* below the words of an empty chat */
  GtkButton *connect_button;
  MatchupTranscript *transcript;
  MatchupContextBar *context_bar;
  MatchupComposer *composer;
};

/* matchup-chat-page-actions.c */
void _matchup_chat_page_install_actions (GtkWidgetClass *widget_class);
/* Who answered last answers in the next new chat. */
void _matchup_chat_page_keep_model (MatchupChatPage *self);
/* For matchup_chat_page_new(), when the widgets are there. */
void _matchup_chat_page_connect_asking (MatchupChatPage *self);

G_END_DECLS
