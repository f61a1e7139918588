/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_STANDING_STRIP (matchup_standing_strip_get_type ())
G_DECLARE_FINAL_TYPE (MatchupStandingStrip,
                      matchup_standing_strip,
                      MATCHUP,
                      STANDING_STRIP,
                      GtkWidget)

/**
 * MatchupStandingStrip: in a few words who of the models at hand is ahead, and whether that is more
 * than luck; pressing it opens the results (win.view). Names nobody while a round with hidden names
 * waits for its vote.
 */
GtkWidget *matchup_standing_strip_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Once. */
void matchup_standing_strip_set_workspace (MatchupStandingStrip *self, MatchupWorkspace *workspace);
/* Whose models are at hand; NULL: those of the next comparison. */
void matchup_standing_strip_set_conversation (MatchupStandingStrip *self,
                                              MatchupConversation *conversation);

G_END_DECLS
