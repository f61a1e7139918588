/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-model-ref.h"
#include "matchup-provider-template.h"

G_BEGIN_DECLS

/*
 * Practice models: scripted answers for trying everything out, made on this computer. They are no
 * kind of service that could be connected, so that they stand in no list of such.
 */
MatchupProviderTemplate *matchup_practice_template_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* All of them, in the order in which they are offered; a new array of #MatchupModelRef. */
GPtrArray *matchup_practice_template_dup_models (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
