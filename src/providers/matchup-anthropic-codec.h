/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-codec.h"

G_BEGIN_DECLS

/**
 * matchup_anthropic_codec: POST {address}/v1/messages of Anthropic and of the services that offer
 * its format as well. The address may have the version at its end.
 */
extern const MatchupCodec matchup_anthropic_codec;

G_END_DECLS
