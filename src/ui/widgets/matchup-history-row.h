/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-conversation-summary.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_HISTORY_ROW (matchup_history_row_get_type ())
G_DECLARE_FINAL_TYPE (MatchupHistoryRow, matchup_history_row, MATCHUP, HISTORY_ROW, GtkWidget)

/**
 * MatchupHistoryRow: one conversation in the sidebar, with its menu. Reused for other ones.
 *
 * Actions: row.rename, row.pinned (a switch), row.archive, row.bring-back, row.delete. They emit
 * "rename", "set-pinned", "set-archived" (gboolean) and "delete"; what is done is up to the list.
 * row.open and row.suggest-title are the window's.
 */
GtkWidget *matchup_history_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
void matchup_history_row_set_summary (MatchupHistoryRow *self,
                                      MatchupConversationSummary *summary /* or NULL */);
MatchupConversationSummary *matchup_history_row_get_summary (MatchupHistoryRow *self);
void matchup_history_row_set_running (MatchupHistoryRow *self, gboolean running);
/* Shows the menu; @x and @y in the row, or -1 for the keyboard. */
void matchup_history_row_show_menu (MatchupHistoryRow *self, double x, double y);
/* The heading that stands above it, or NULL, and which day it is; the same @now is the same day. */
void matchup_history_row_set_day (MatchupHistoryRow *self, const char *heading, GDateTime *now);
const char *matchup_history_row_get_heading (MatchupHistoryRow *self); /* or NULL */
/* While several can be chosen: whether it is one of them. */
void matchup_history_row_set_several (MatchupHistoryRow *self, gboolean several, gboolean chosen);
/* Whether a model can be asked for a title. */
void matchup_history_row_set_can_suggest (MatchupHistoryRow *self, gboolean can_suggest);

/* When something was, as short as it can be said now: a time, a day of the week or a date. */
char *matchup_history_row_format_date (gint64 microseconds, GDateTime *now);
/* The time of its day alone. */
char *matchup_history_row_format_time (gint64 microseconds, GDateTime *now);

G_END_DECLS
