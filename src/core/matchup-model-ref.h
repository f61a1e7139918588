/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-enums.h"
#include "matchup-types.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_MODEL_REF (matchup_model_ref_get_type ())
G_DECLARE_FINAL_TYPE (MatchupModelRef, matchup_model_ref, MATCHUP, MODEL_REF, GObject)

/**
 * MatchupModelRef: names one model at one service, with what is known about it. Immutable.
 *
 * It is a #GObject only because it stands in list models. Limits are in tokens, 0 = not known.
 */
MatchupModelRef *matchup_model_ref_new (const char *provider_id,
                                        const char *model_id,
                                        const char *name, /* NULL: the model id */
                                        MatchupModelCapabilities capabilities,
                                        gint64 context_window,
                                        gint64 max_output) G_GNUC_WARN_UNUSED_RESULT;

const char *matchup_model_ref_get_provider_id (MatchupModelRef *self);
const char *matchup_model_ref_get_model_id (MatchupModelRef *self);
const char *matchup_model_ref_get_name (MatchupModelRef *self);
MatchupModelCapabilities matchup_model_ref_get_capabilities (MatchupModelRef *self);
gint64 matchup_model_ref_get_context_window (MatchupModelRef *self);
gint64 matchup_model_ref_get_max_output (MatchupModelRef *self);
gboolean matchup_model_ref_equal (MatchupModelRef *a, MatchupModelRef *b);

/* Id of the service whose models are scripted, for trying out; on screen: "Practice models". */
#define MATCHUP_PRACTICE_ID "practice"

/* TRUE: nothing of it goes into a standing, a price, a budget or a count of what was sent. */
gboolean matchup_model_ref_is_practice (MatchupModelRef *self);

G_END_DECLS
