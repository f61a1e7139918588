/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-service-name.h"

#include "matchup-config.h"

#include <glib/gi18n.h>

char *
matchup_service_dup_name (MatchupProvider *provider)
{
  const MatchupProviderTemplateFields *fields;
  const char *name;

  g_return_val_if_fail (MATCHUP_IS_PROVIDER (provider), NULL);

  fields = matchup_provider_template_get (matchup_provider_get_template (provider));
  name = matchup_provider_get_name (provider);
  return g_strdup (g_strcmp0 (name, fields->name) == 0 ? _ (fields->name) : name);
}

char *
matchup_service_dup_key_state (MatchupProvider *provider)
{
  const MatchupProviderTemplateFields *fields;

  g_return_val_if_fail (MATCHUP_IS_PROVIDER (provider), NULL);

  fields = matchup_provider_template_get (matchup_provider_get_template (provider));
  switch (matchup_provider_get_key_source (provider))
    {
    case MATCHUP_KEY_SOURCE_KEYRING:
      return g_strdup (_ ("Key in the keyring"));
    case MATCHUP_KEY_SOURCE_SESSION:
      return g_strdup (_ ("Key kept until you close Matchup"));
    case MATCHUP_KEY_SOURCE_ENVIRONMENT:
      /* Translators: %s is the name of an environment variable. */
      return g_strdup_printf (_ ("Key from %s"),
                              fields->key_variable != NULL ? fields->key_variable : "");
    case MATCHUP_KEY_SOURCE_LOCKED:
      return g_strdup (_ ("The keyring is locked"));
    case MATCHUP_KEY_SOURCE_NONE:
      return g_strdup (fields->needs_key ? _ ("No key yet") : _ ("No key"));
    case MATCHUP_KEY_SOURCE_UNKNOWN:
    default:
      return g_strdup ("");
    }
}

char *
matchup_service_dup_found_name (MatchupLocalServer *server)
{
  const MatchupProviderTemplateFields *fields;

  g_return_val_if_fail (MATCHUP_IS_LOCAL_SERVER (server), NULL);

  fields = matchup_provider_template_get (matchup_local_server_get_template (server));
  if (*fields->address != '\0')
    return g_strdup (_ (fields->name));
  /* Translators: a server of which nothing but the number of its port is known. */
  return g_strdup_printf (_ ("Server at Port %u"), matchup_local_server_get_port (server));
}

const char *
matchup_service_get_format_name (const char *protocol)
{
  static const struct
  {
    const char *protocol;
    const char *name;
  } formats[] = {
    { "openai-chat", N_ ("OpenAI Chat, as most services have it") },
    { "openai-responses", N_ ("OpenAI Responses") },
    { "anthropic", N_ ("Anthropic Messages") },
    { "gemini", N_ ("Google Gemini") },
    { "ollama", N_ ("Ollama") },
    { "lanying-im", N_ ("Lanying IM") },
  };

  g_return_val_if_fail (protocol != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (g_str_equal (formats[i].protocol, protocol))
        return _ (formats[i].name);
    }
  return protocol;
}
