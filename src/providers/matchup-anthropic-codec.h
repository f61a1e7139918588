/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-codec.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_ANTHROPIC_CODEC (matchup_anthropic_codec_get_type ())
G_DECLARE_FINAL_TYPE (MatchupAnthropicCodec,
                      matchup_anthropic_codec,
                      MATCHUP,
                      ANTHROPIC_CODEC,
                      GObject)

/**
 * MatchupAnthropicCodec: POST {address}/v1/messages of Anthropic and of the services that offer its
 * format as well. The address may have the version at its end.
 */
MatchupCodec *matchup_anthropic_codec_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
