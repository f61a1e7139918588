/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-conversation-export.h"
#include "matchup-page-box.h"

G_BEGIN_DECLS

/* What a conversation is on paper, as #MatchupPageBox. Any thread. */

void matchup_page_source_append_head (GPtrArray *boxes,
                                      const MatchupConversationExport *conversation);
void matchup_page_source_append_round (GPtrArray *boxes,
                                       const MatchupConversationExport *conversation,
                                       guint number, /* from 0 */
                                       double width,
                                       double height);

G_END_DECLS
