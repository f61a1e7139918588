/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-enums.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_HISTORY_FILTER (matchup_history_filter_get_type ())
G_DECLARE_FINAL_TYPE (MatchupHistoryFilter,
                      matchup_history_filter,
                      MATCHUP,
                      HISTORY_FILTER,
                      GtkFilter)

/**
 * MatchupHistoryFilter: which conversations the sidebar shows: of one view or of all, archived or
 * not, with some words in their titles. Looks at tens of thousands within a frame.
 */
MatchupHistoryFilter *matchup_history_filter_new (void) G_GNUC_WARN_UNUSED_RESULT;
void matchup_history_filter_set_kind (MatchupHistoryFilter *self, MatchupConversationKind kind);
void matchup_history_filter_set_archived (MatchupHistoryFilter *self, gboolean archived);
void matchup_history_filter_set_words (MatchupHistoryFilter *self, const char *words);

G_END_DECLS
