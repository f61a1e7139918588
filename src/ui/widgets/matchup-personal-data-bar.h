/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PERSONAL_DATA_BAR (matchup_personal_data_bar_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPersonalDataBar,
                      matchup_personal_data_bar,
                      MATCHUP,
                      PERSONAL_DATA_BAR,
                      GtkWidget)

/**
 * MatchupPersonalDataBar: asks, at the place where a question is written, what is to be done about
 * what is personal in it: send, mask or edit. It is not there while there is nothing to ask.
 *
 * Signal "decided" (gboolean go): TRUE: what was checked goes now, FALSE: the person edits it.
 */
GtkWidget *matchup_personal_data_bar_new (void);

/*
 * TRUE: @messages (MatchupMessage) may go to @lineup now; else "decided" comes later. @conversation
 * NULL: a new one. When that said TRUE, this does too until matchup_personal_data_bar_reset().
 */
gboolean matchup_personal_data_bar_check (MatchupPersonalDataBar *self,
                                          MatchupWorkspace *workspace,
                                          MatchupConversation *conversation,
                                          MatchupLineup *lineup,
                                          GPtrArray *messages);
/* Right before it is asked: what the person wanted masked is masked in that conversation. */
void matchup_personal_data_bar_apply (MatchupPersonalDataBar *self,
                                      MatchupConversation *conversation);
/* What was checked is not what is there now: nothing is asked any more. */
void matchup_personal_data_bar_reset (MatchupPersonalDataBar *self);
gboolean matchup_personal_data_bar_get_asking (MatchupPersonalDataBar *self);
/* As the button does. */
void matchup_personal_data_bar_edit (MatchupPersonalDataBar *self);

G_END_DECLS
