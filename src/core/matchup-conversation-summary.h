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
 * MatchupConversationSummary: a row of the history. Properties (all notify): title, updated-at,
 * pinned, archived, practice, note. What decides the order is set by the history alone.
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
gboolean matchup_conversation_summary_get_archived (MatchupConversationSummary *self);
/* Nobody but practice models answered there. */
gboolean matchup_conversation_summary_get_practice (MatchupConversationSummary *self);
/* What there is to be told about its title beside the title; NULL: nothing. Not kept. */
const char *matchup_conversation_summary_get_note (MatchupConversationSummary *self);
MatchupTitleSource matchup_conversation_summary_get_title_source (MatchupConversationSummary *self);
void matchup_conversation_summary_set_title_source (MatchupConversationSummary *self,
                                                    MatchupTitleSource source);
/* matchup_fold_text() of the title; made once. */
const char *matchup_conversation_summary_get_folded_title (MatchupConversationSummary *self);
void matchup_conversation_summary_set_title (MatchupConversationSummary *self, const char *title);
void matchup_conversation_summary_set_updated_at (MatchupConversationSummary *self,
                                                  gint64 updated_at);
void matchup_conversation_summary_set_pinned (MatchupConversationSummary *self, gboolean pinned);
void matchup_conversation_summary_set_archived (MatchupConversationSummary *self,
                                                gboolean archived);
void matchup_conversation_summary_set_practice (MatchupConversationSummary *self,
                                                gboolean practice);
void matchup_conversation_summary_set_note (MatchupConversationSummary *self,
                                            const char *note /* or NULL */);

G_END_DECLS
