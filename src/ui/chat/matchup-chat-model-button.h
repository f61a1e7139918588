/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_CHAT_MODEL_BUTTON (matchup_chat_model_button_get_type ())
G_DECLARE_FINAL_TYPE (MatchupChatModelButton,
                      matchup_chat_model_button,
                      MATCHUP,
                      CHAT_MODEL_BUTTON,
                      GtkWidget)

/**
 * MatchupChatModelButton: who answers in a chat; another one can be chosen at any time. It keeps
 * the settings that it takes.
 *
 * Signal "chosen" (): the person chose another one.
 */
GtkWidget *matchup_chat_model_button_new (MatchupWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
/* Its first one is shown and replaced. */
void matchup_chat_model_button_set_lineup (MatchupChatModelButton *self, MatchupLineup *lineup);
void matchup_chat_model_button_open (MatchupChatModelButton *self);

G_END_DECLS
