/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-enums.h"
#include "matchup-search-hit-kind.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_SEARCH_HIT (matchup_search_hit_get_type ())
G_DECLARE_FINAL_TYPE (MatchupSearchHit, matchup_search_hit, MATCHUP, SEARCH_HIT, GObject)

/**
 * MatchupSearchHit: a place in the history where something was found. Never changes.
 */
MatchupSearchHitKind matchup_search_hit_get_kind (MatchupSearchHit *self);
MatchupConversationKind matchup_search_hit_get_conversation_kind (MatchupSearchHit *self);
const char *matchup_search_hit_get_conversation_id (MatchupSearchHit *self);
const char *matchup_search_hit_get_round_id (MatchupSearchHit *self); /* NULL for a title */
const char *matchup_search_hit_get_run_id (MatchupSearchHit *self);   /* NULL if no answer */
const char *matchup_search_hit_get_title (MatchupSearchHit *self);    /* of the conversation */
/* Who wrote the answer; NULL where that is hidden, and where it is no answer. */
const char *matchup_search_hit_get_model (MatchupSearchHit *self);
const char *matchup_search_hit_get_file (MatchupSearchHit *self); /* its name, or NULL */
gint64 matchup_search_hit_get_time (MatchupSearchHit *self);
gboolean matchup_search_hit_get_archived (MatchupSearchHit *self);
/* Nobody but practice models answered in the conversation. */
gboolean matchup_search_hit_get_practice (MatchupSearchHit *self);
/* One line of plain text around what was found. */
const char *matchup_search_hit_get_snippet (MatchupSearchHit *self);
/* The places in it, bytes from @start to before @end. */
guint matchup_search_hit_get_n_ranges (MatchupSearchHit *self);
void matchup_search_hit_get_range (MatchupSearchHit *self, guint i, guint *start, guint *end);
/* Where that is, in words: “Question in “Photosynthesis””, and whether that is practice; transfer
 * full. */
char *matchup_search_hit_dup_place (MatchupSearchHit *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
