/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

/*
 * What changes what a chat shows, for the widget where it was asked for, which may go with it. What
 * is deleted can be taken back for a moment.
 */

/* @with_rest: with all that follows it, in whatever branch. */
void matchup_chat_undo_delete_round (GtkWidget *widget,
                                     MatchupHistory *history,
                                     MatchupConversation *conversation,
                                     MatchupRound *round,
                                     gboolean with_rest);
void matchup_chat_undo_delete_run (GtkWidget *widget,
                                   MatchupHistory *history,
                                   MatchupConversation *conversation,
                                   MatchupRound *round,
                                   MatchupAnswer *answer,
                                   MatchupRun *run);

G_END_DECLS
