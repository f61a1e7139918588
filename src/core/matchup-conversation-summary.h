/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-enums.h"
#include "matchup-types.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_CONVERSATION_SUMMARY (matchup_conversation_summary_get_type ())
G_DECLARE_FINAL_TYPE (MatchupConversationSummary,
                      matchup_conversation_summary,
                      MATCHUP,
                      CONVERSATION_SUMMARY,
                      GObject)

/**
 * MatchupConversationSummary: a row of the history. Properties: title, updated-at, pinned (notify).
 */
MatchupConversationSummary *
matchup_conversation_summary_new (const char *id,
                                  MatchupConversationKind kind,
                                  const char *title,
                                  gint64 updated_at,
                                  gboolean pinned) G_GNUC_WARN_UNUSED_RESULT;
const char *matchup_conversation_summary_get_id (MatchupConversationSummary *self);
MatchupConversationKind matchup_conversation_summary_get_kind (MatchupConversationSummary *self);
const char *matchup_conversation_summary_get_title (MatchupConversationSummary *self);
gint64 matchup_conversation_summary_get_updated_at (MatchupConversationSummary *self);
gboolean matchup_conversation_summary_get_pinned (MatchupConversationSummary *self);
void matchup_conversation_summary_set_title (MatchupConversationSummary *self, const char *title);
void matchup_conversation_summary_set_updated_at (MatchupConversationSummary *self,
                                                  gint64 updated_at);
void matchup_conversation_summary_set_pinned (MatchupConversationSummary *self, gboolean pinned);

G_END_DECLS
