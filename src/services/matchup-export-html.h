/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-conversation-export.h"

G_BEGIN_DECLS

/*
 * A round as one HTML page that holds all it needs: no script, no address of anything outside,
 * pictures as data, and a policy that lets a browser do nothing else. Answers side by side where
 * there is room, light or dark as the reader has it, fit for paper.
 */
char *matchup_export_html (const MatchupRoundExport *round) G_GNUC_WARN_UNUSED_RESULT;

/*
 * A whole conversation as such a page, in pieces that follow each other, so that it need not be in
 * memory at once. Any thread.
 */
char *
matchup_export_html_begin (const MatchupConversationExport *conversation) G_GNUC_WARN_UNUSED_RESULT;
char *matchup_export_html_round (const MatchupConversationExport *conversation,
                                 guint number /* from 0 */) G_GNUC_WARN_UNUSED_RESULT;
char *
matchup_export_html_end (const MatchupConversationExport *conversation) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
