/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-enums.h"
#include "matchup-types.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PARAMS (matchup_params_get_type ())

/**
 * MatchupParams: the settings a model answers with. Boxed, immutable, reference counted (atomic).
 *
 * Everything may be unset, and then nothing is sent and the service decides.
 */
GType matchup_params_get_type (void);
MatchupParams *matchup_params_new (const char *instructions, /* NULL or "": unset */
                                   double temperature,       /* NAN: unset; else 0..2 */
                                   int max_tokens,           /* 0: unset */
                                   MatchupThinking thinking) G_GNUC_WARN_UNUSED_RESULT;
MatchupParams *matchup_params_new_empty (void) G_GNUC_WARN_UNUSED_RESULT;
MatchupParams *matchup_params_ref (MatchupParams *self);
void matchup_params_unref (MatchupParams *self);

/* What is set in @over wins; both may be NULL. */
MatchupParams *matchup_params_merge (const MatchupParams *base,
                                     const MatchupParams *over) G_GNUC_WARN_UNUSED_RESULT;
gboolean matchup_params_equal (const MatchupParams *a, const MatchupParams *b);

/* The same for equal settings, also in years; "" for the empty ones, else 16 letters and digits. */
char *matchup_params_dup_fingerprint (const MatchupParams *self) G_GNUC_WARN_UNUSED_RESULT;

const char *matchup_params_get_instructions (const MatchupParams *self); /* NULL when unset */
double matchup_params_get_temperature (const MatchupParams *self);       /* NAN when unset */
int matchup_params_get_max_tokens (const MatchupParams *self);           /* 0 when unset */
MatchupThinking matchup_params_get_thinking (const MatchupParams *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupParams, matchup_params_unref)

G_END_DECLS
