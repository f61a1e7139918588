/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-conversation-summary.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_HISTORY_SELECTION (matchup_history_selection_get_type ())
G_DECLARE_FINAL_TYPE (MatchupHistorySelection,
                      matchup_history_selection,
                      MATCHUP,
                      HISTORY_SELECTION,
                      GObject)

/**
 * MatchupHistorySelection: a #GtkSelectionModel over a list of #MatchupConversationSummary.
 *
 * Mostly the open conversation is what is selected, and to select another one asks for it (signal
 * "chosen", guint position). Who selects more than one, or asks for it, selects "several": what is
 * chosen then is kept by its id, wherever its row goes, and going through the list by keys changes
 * nothing.
 *
 * Properties (notify): several, n-chosen.
 */
MatchupHistorySelection *
matchup_history_selection_new (GListModel *model) G_GNUC_WARN_UNUSED_RESULT;

void matchup_history_selection_set_open_id (MatchupHistorySelection *self, const char *id);
/* Where the open one is, or GTK_INVALID_LIST_POSITION. */
guint matchup_history_selection_find_open (MatchupHistorySelection *self);

gboolean matchup_history_selection_get_several (MatchupHistorySelection *self);
void matchup_history_selection_set_several (MatchupHistorySelection *self, gboolean several);
guint matchup_history_selection_get_n_chosen (MatchupHistorySelection *self);
gboolean matchup_history_selection_is_chosen (MatchupHistorySelection *self, const char *id);
/* The ids of those that are chosen and in the list, in its order. */
GStrv matchup_history_selection_dup_chosen (MatchupHistorySelection *self);

G_END_DECLS
