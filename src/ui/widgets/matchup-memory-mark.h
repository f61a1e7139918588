/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_MEMORY_MARK (matchup_memory_mark_get_type ())
G_DECLARE_FINAL_TYPE (MatchupMemoryMark, matchup_memory_mark, MATCHUP, MEMORY_MARK, GtkWidget)

/**
 * MatchupMemoryMark: a line below a round where the memory of the conversation ends: what stands
 * above is left out of what is sent, or a summary is sent in its place, which can be read and
 * corrected here. Not to be seen elsewhere.
 */
GtkWidget *matchup_memory_mark_new (MatchupWorkspace *workspace,
                                    MatchupConversation *conversation,
                                    MatchupRound *round) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
