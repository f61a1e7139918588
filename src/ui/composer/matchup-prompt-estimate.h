/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-picture-tray.h"
#include "matchup-token-estimate.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PROMPT_ESTIMATE (matchup_prompt_estimate_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPromptEstimate,
                      matchup_prompt_estimate,
                      MATCHUP,
                      PROMPT_ESTIMATE,
                      GtkWidget)

/**
 * MatchupPromptEstimate: about how many tokens a question has with all that is sent with it, and
 * about what it costs; pressed, for each contestant. It can be seen only where that is much. What
 * it is told may change at each key: it works it out when there has been a pause. Signal
 * "estimated" (gint64 tokens): of the question with what goes along, without what was said before.
 */
GtkWidget *matchup_prompt_estimate_new (void) G_GNUC_WARN_UNUSED_RESULT;
void matchup_prompt_estimate_set_conversation (MatchupPromptEstimate *self,
                                               MatchupWorkspace *workspace,
                                               MatchupConversation *conversation, /* or NULL */
                                               MatchupLineup *lineup);
void matchup_prompt_estimate_set_text (MatchupPromptEstimate *self, const MatchupTokenTally *tally);
/* What is in it now; to be called again when it changes. */
void matchup_prompt_estimate_set_tray (MatchupPromptEstimate *self, MatchupPictureTray *tray);

G_END_DECLS
