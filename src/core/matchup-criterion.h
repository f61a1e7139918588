/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-types.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_CRITERION (matchup_criterion_get_type ())
G_DECLARE_FINAL_TYPE (MatchupCriterion, matchup_criterion, MATCHUP, CRITERION, GObject)

/* The four that are there without being added; their names are translated. */
#define MATCHUP_CRITERION_ACCURACY "accuracy"
#define MATCHUP_CRITERION_HELPFULNESS "helpfulness"
#define MATCHUP_CRITERION_STYLE "style"
#define MATCHUP_CRITERION_SAFETY "safety"

/**
 * MatchupCriterion: something that an answer can be given a mark for. Immutable; a #GObject only
 * because it stands in list models. Marks refer to the id, so that it can be renamed.
 */
MatchupCriterion *matchup_criterion_new (const char *id,   /* NULL: a fresh one */
                                         const char *name) /* NULL: the usual one of that id */
    G_GNUC_WARN_UNUSED_RESULT;
const char *matchup_criterion_get_id (MatchupCriterion *self);
const char *matchup_criterion_get_name (MatchupCriterion *self); /* for people */
gboolean matchup_criterion_has_usual_name (MatchupCriterion *self);

/* The ids of the four above, NULL-terminated. */
const char *const *matchup_criterion_get_usual_ids (void);

G_END_DECLS
