/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PROMPT_QUEUE_BAR (matchup_prompt_queue_bar_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPromptQueueBar,
                      matchup_prompt_queue_bar,
                      MATCHUP,
                      PROMPT_QUEUE_BAR,
                      GtkWidget)

/**
 * MatchupPromptQueueBar: how far the list of questions of a conversation is, and what can be done
 * with it; not visible where there is none. Where another conversation has one that was not
 * finished, it leads there ("win.open"), until it is told not to.
 */
GtkWidget *matchup_prompt_queue_bar_new (MatchupWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
void matchup_prompt_queue_bar_set_conversation (MatchupPromptQueueBar *self,
                                                MatchupConversation *conversation /* or NULL */);

G_END_DECLS
