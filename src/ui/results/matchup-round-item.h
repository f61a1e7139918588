/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-standings.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_ROUND_ITEM (matchup_round_item_get_type ())
G_DECLARE_FINAL_TYPE (MatchupRoundItem, matchup_round_item, MATCHUP, ROUND_ITEM, GObject)

/**
 * MatchupRoundItem: a round in a list of rounds. Immutable.
 */
MatchupRoundItem *matchup_round_item_new (const MatchupRoundRef *ref) G_GNUC_WARN_UNUSED_RESULT;
const char *matchup_round_item_get_conversation_id (MatchupRoundItem *self);
const char *matchup_round_item_get_round_id (MatchupRoundItem *self);
const char *matchup_round_item_get_prompt (MatchupRoundItem *self); /* in one line */
gint64 matchup_round_item_get_created_at (MatchupRoundItem *self); /* microseconds since 1970 UTC */

G_END_DECLS
