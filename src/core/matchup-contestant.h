/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-types.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_CONTESTANT (matchup_contestant_get_type ())
G_DECLARE_FINAL_TYPE (MatchupContestant, matchup_contestant, MATCHUP, CONTESTANT, GObject)

/**
 * MatchupContestant: a model plus the settings it answers with; one column. Immutable.
 *
 * The id tells two contestants of the same model apart and ties a contestant's answers of all
 * rounds together: its history is what was answered under this id.
 */
MatchupContestant *matchup_contestant_new (const char *id, /* NULL: a fresh one */
                                           MatchupModelRef *model,
                                           MatchupParams *params) G_GNUC_WARN_UNUSED_RESULT;
const char *matchup_contestant_get_id (MatchupContestant *self);
MatchupModelRef *matchup_contestant_get_model (MatchupContestant *self);
MatchupParams *matchup_contestant_get_params (MatchupContestant *self);
const char *matchup_contestant_get_name (MatchupContestant *self); /* the model's name */

G_END_DECLS
