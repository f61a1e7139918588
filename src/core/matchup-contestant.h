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
/* The same with a name that the person gave it; NULL or blank: it is called like its model. */
MatchupContestant *matchup_contestant_new_named (const char *id,
                                                 MatchupModelRef *model,
                                                 MatchupParams *params,
                                                 const char *own_name) G_GNUC_WARN_UNUSED_RESULT;
/*
 * The same contestant otherwise: with its id, so that its history goes on. What was asked before
 * keeps the settings and the name that it was asked with, as runs hold the contestant of then.
 */
MatchupContestant *matchup_contestant_with_params (MatchupContestant *self,
                                                   MatchupParams *params) G_GNUC_WARN_UNUSED_RESULT;
MatchupContestant *matchup_contestant_with_name (MatchupContestant *self,
                                                 const char *own_name) G_GNUC_WARN_UNUSED_RESULT;
const char *matchup_contestant_get_id (MatchupContestant *self);
MatchupModelRef *matchup_contestant_get_model (MatchupContestant *self);
MatchupParams *matchup_contestant_get_params (MatchupContestant *self);
/* What it is called: its own name, else the model's. */
const char *matchup_contestant_get_name (MatchupContestant *self);
const char *matchup_contestant_get_own_name (MatchupContestant *self); /* NULL: none */
/* The same model, settings and name; the ids may differ. */
gboolean matchup_contestant_is_like (MatchupContestant *a, MatchupContestant *b);

G_END_DECLS
