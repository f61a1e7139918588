/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-conversation-export.h"

G_BEGIN_DECLS

/*
 * A round as Markdown: each answer as the model wrote it, made such that none can draw in what
 * stands below it (see matchup-md-safe.h). Pictures are only counted. Ends with "\n".
 */
char *matchup_export_markdown (const MatchupRoundExport *round) G_GNUC_WARN_UNUSED_RESULT;

/*
 * A whole conversation in pieces that follow each other, so that it need not be in memory at once:
 * what stands above, and each of its rounds. Any thread.
 */
char *matchup_export_markdown_begin (const MatchupConversationExport *conversation)
    G_GNUC_WARN_UNUSED_RESULT;
char *matchup_export_markdown_round (const MatchupConversationExport *conversation,
                                     guint number /* from 0 */) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
