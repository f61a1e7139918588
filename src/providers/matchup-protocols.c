/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-protocols.h"

#include "matchup-anthropic-codec.h"
#include "matchup-gemini-codec.h"
#include "matchup-lanying-im-codec.h"
#include "matchup-ollama-codec.h"
#include "matchup-openai-chat-codec.h"
#include "matchup-openai-responses-codec.h"

static const struct
{
  const char *name;
  const MatchupCodec *codec;
} protocols[] = {
  { MATCHUP_PROTOCOL_DEFAULT, &matchup_openai_chat_codec },
  { MATCHUP_PROTOCOL_RESPONSES, &matchup_openai_responses_codec },
  { "anthropic", &matchup_anthropic_codec },
  { "gemini", &matchup_gemini_codec },
  { "ollama", &matchup_ollama_codec },
  { "lanying-im", &matchup_lanying_im_codec },
};

const char *const *
matchup_protocols_get_names (void)
{
  static const char *names[G_N_ELEMENTS (protocols) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (protocols); i++)
    names[i] = protocols[i].name;
  return names;
}

gboolean
matchup_protocols_is_known (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return g_strv_contains (matchup_protocols_get_names (), name);
}

const MatchupCodec *
matchup_protocols_get_codec (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (protocols); i++)
    {
      if (g_str_equal (protocols[i].name, name))
        return protocols[i].codec;
    }
  return NULL;
}
