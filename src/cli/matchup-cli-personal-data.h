/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-workspace.h"

G_BEGIN_DECLS

/* What is done about personal data: "ask", "send" or "mask"; NULL: as the settings say. FALSE with
 * a sentence on standard error where it is none of these. */
gboolean matchup_cli_personal_data_check_option (const char *option);
/*
 * Before @message goes to the conversation's line-up: asks in the terminal, or masks. FALSE with a
 * sentence on standard error where it must not be sent.
 */
gboolean matchup_cli_personal_data_prepare (MatchupWorkspace *workspace,
                                            MatchupConversation *conversation,
                                            MatchupMessage *message,
                                            const char *option);

G_END_DECLS
