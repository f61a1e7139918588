/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

/* What waits for the answer; not called where the person cancels. */
typedef void (*MatchupPersonalDataGo) (gpointer user_data);

/*
 * The same question as that of MatchupPersonalDataBar, in a dialog: for what is sent again from a
 * menu, where nothing can be edited. @conversation: whose masks count and get more, and whose
 * questions have left already. @message: what goes to @lineup. @go is called at once where there is
 * nothing to ask; @destroy always.
 */
void matchup_personal_data_dialog_run (GtkWidget *near,
                                       MatchupWorkspace *workspace,
                                       MatchupConversation *conversation,
                                       MatchupLineup *lineup,
                                       MatchupMessage *message,
                                       MatchupPersonalDataGo go,
                                       gpointer user_data,
                                       GDestroyNotify destroy);
/* The same for several, which may not be sent at once. */
void matchup_personal_data_dialog_run_many (GtkWidget *near,
                                            MatchupWorkspace *workspace,
                                            MatchupConversation *conversation,
                                            MatchupLineup *lineup,
                                            GPtrArray *messages,
                                            MatchupPersonalDataGo go,
                                            gpointer user_data,
                                            GDestroyNotify destroy);

G_END_DECLS
