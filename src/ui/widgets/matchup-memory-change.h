/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-history.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MatchupMemoryChange: a change of what a conversation sends of what was said before, which can be
 * taken back. A plain struct. Main thread only.
 */
typedef struct _MatchupMemoryChange MatchupMemoryChange;

MatchupMemoryChange *
matchup_memory_change_new (MatchupHistory *history,
                           MatchupConversation *conversation) G_GNUC_WARN_UNUSED_RESULT;
void matchup_memory_change_free (MatchupMemoryChange *self);

/* Remembers the summary of @round, which somebody else is about to change. */
void matchup_memory_change_note (MatchupMemoryChange *self, MatchupRound *round);
/* Changes it; what a summary means: see matchup_round_get_summary(). */
void matchup_memory_change_set (MatchupMemoryChange *self,
                                MatchupRound *round,
                                const char *summary /* or NULL */);
/* Says @text and offers to take all of it back. Takes @self. */
void matchup_memory_change_tell (MatchupMemoryChange *self, GtkWidget *near, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupMemoryChange, matchup_memory_change_free)

G_END_DECLS
