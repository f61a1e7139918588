/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-codec.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * Whether a model shall think before it writes, in the words that this very model understands:
 * services, and models of one service, differ in the field and in its values.
 */

/*
 * What "thinking_param" and "reasoning" of an entry of the price list say about it. A model that
 * thinks without a known field is one of which nothing is known.
 */
MatchupModelCapabilities matchup_thinking_switch_read_param (const char *param, gboolean thinks);

/*
 * Into the body that @builder is in: the field for what @snapshot asks for. Nothing where the
 * service shall decide, or where the model cannot be told.
 */
void matchup_thinking_switch_add (JsonBuilder *builder, const MatchupRequestSnapshot *snapshot);

/*
 * How hard to think in the words of this model, for formats that have a place of their own for it;
 * where a model cannot stop thinking, "off" is the least it can do. NULL: say nothing. Static.
 */
const char *matchup_thinking_switch_get_effort (const MatchupRequestSnapshot *snapshot);

G_END_DECLS
