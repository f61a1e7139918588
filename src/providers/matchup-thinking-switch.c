/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-thinking-switch.h"

#include "matchup-request-helpers.h"

#include <string.h>

typedef enum
{
  FORM_NONE,
  FORM_OBJECT,    /* "thinking": {"type": ...} */
  FORM_BOOLEAN,   /* "enable_thinking": ... */
  FORM_EFFORT,    /* "reasoning_effort": ... */
  FORM_REASONING, /* "reasoning": {"enabled": ...} */
  FORM_TEMPLATE,  /* "chat_template_kwargs": {"enable_thinking": ...} */
} Form;

/* Values by the model's id with * and ?; the first match counts, NULL: this cannot be asked for. */
typedef struct
{
  const char *pattern;
  const char *off;
  const char *on;
  const char *automatic;
} Words;

/* Only what the makers document; the last line is what every OpenAI model that thinks knows. */
static const Words efforts[] = {
  { "gpt-5.?*", "none", "medium", NULL }, { "gpt-5*", "minimal", "medium", NULL },
  { "gpt-oss*", "low", "medium", NULL },  { "*/gpt-oss*", "low", "medium", NULL },
  { "gpt-*", "none", "medium", NULL },    { "qwen/*", "none", "default", NULL }, /* at Groq */
  { "qwen*", "none", "high", NULL },      { "mistral-*", "none", "high", NULL },
  { "hy3*", "no_think", "high", NULL },   { "grok-*", "low", "high", NULL },
  { "kimi-*", "low", "high", NULL },      { "*", "low", "medium", NULL },
};

static const Words types[] = {
  { "kimi-*-code*", NULL, NULL, NULL }, /* always thinks */
  { "kimi-*thinking*", NULL, NULL, NULL },
  { "MiniMax-*", "disabled", "adaptive", NULL },
  { "doubao-seed-1-6-2*", "disabled", "enabled", "auto" },
  { "*", "disabled", "enabled", NULL },
};

static const char *
find_word (const Words *words, const MatchupRequestSnapshot *snapshot)
{
  while (!g_pattern_match_simple (words->pattern, snapshot->model_id))
    words++;
  switch (matchup_params_get_thinking (snapshot->params))
    {
    case MATCHUP_THINKING_OFF:
      return words->off;
    case MATCHUP_THINKING_ON:
      return words->on;
    case MATCHUP_THINKING_AUTO:
      return words->automatic;
    case MATCHUP_THINKING_DEFAULT:
    default:
      return NULL;
    }
}

MatchupModelCapabilities
matchup_thinking_switch_read_param (const char *param, gboolean thinks)
{
  if (param == NULL)
    return thinks ? MATCHUP_MODEL_CAPABILITIES_NONE : MATCHUP_MODEL_CAPABILITIES_FIXED_THINKING;
  /* The object comes first: it can switch thinking off where an effort can only lessen it. */
  if (strstr (param, "thinking.type") != NULL)
    return MATCHUP_MODEL_CAPABILITIES_THINKING_OBJECT;
  if (strstr (param, "enable_thinking") != NULL)
    return MATCHUP_MODEL_CAPABILITIES_ENABLE_THINKING;
  if (strstr (param, "reasoning_effort") != NULL)
    return MATCHUP_MODEL_CAPABILITIES_REASONING_EFFORT;
  return MATCHUP_MODEL_CAPABILITIES_NONE;
}

/* What is known of the model wins over what its service mostly does. */
static Form
get_form (const MatchupRequestSnapshot *snapshot)
{
  const MatchupProviderQuirks *quirks =
      &matchup_provider_template_get (snapshot->template_)->quirks;
  guint capabilities = snapshot->capabilities;

  if (capabilities & MATCHUP_MODEL_CAPABILITIES_FIXED_THINKING)
    return FORM_NONE;
  if (quirks->reasoning_object)
    return FORM_REASONING;
  if (capabilities & MATCHUP_MODEL_CAPABILITIES_THINKING_OBJECT)
    return FORM_OBJECT;
  if (capabilities & MATCHUP_MODEL_CAPABILITIES_ENABLE_THINKING)
    return FORM_BOOLEAN;
  if (capabilities & MATCHUP_MODEL_CAPABILITIES_REASONING_EFFORT)
    return FORM_EFFORT;
  if (quirks->thinking_object)
    return FORM_OBJECT;
  if (quirks->enable_thinking)
    return FORM_BOOLEAN;
  if (quirks->thinking_template)
    return FORM_TEMPLATE;
  /* A model that does not think refuses this one. */
  if (quirks->reasoning_effort && (capabilities & MATCHUP_MODEL_CAPABILITIES_REASONING))
    return FORM_EFFORT;
  return FORM_NONE;
}

static void
add_object (JsonBuilder *builder, const char *type)
{
  json_builder_set_member_name (builder, "thinking");
  json_builder_begin_object (builder);
  matchup_request_add_string (builder, "type", type);
  json_builder_end_object (builder);
}

static void
add_nested_flag (JsonBuilder *builder, const char *outer, const char *inner, gboolean value)
{
  json_builder_set_member_name (builder, outer);
  json_builder_begin_object (builder);
  matchup_request_add_boolean (builder, inner, value);
  json_builder_end_object (builder);
}

void
matchup_thinking_switch_add (JsonBuilder *builder, const MatchupRequestSnapshot *snapshot)
{
  MatchupThinking thinking = matchup_params_get_thinking (snapshot->params);
  gboolean on = thinking == MATCHUP_THINKING_ON;
  gboolean chosen = on || thinking == MATCHUP_THINKING_OFF;
  const char *type = find_word (types, snapshot);
  const char *effort = matchup_thinking_switch_get_effort (snapshot);
  Form form = get_form (snapshot);

  if (form == FORM_OBJECT && type != NULL)
    add_object (builder, type);
  else if (form == FORM_EFFORT && effort != NULL)
    matchup_request_add_string (builder, "reasoning_effort", effort);
  else if (form == FORM_BOOLEAN && chosen)
    matchup_request_add_boolean (builder, "enable_thinking", on);
  else if (form == FORM_REASONING && chosen)
    add_nested_flag (builder, "reasoning", "enabled", on);
  else if (form == FORM_TEMPLATE && chosen)
    add_nested_flag (builder, "chat_template_kwargs", "enable_thinking", on);
}

const char *
matchup_thinking_switch_get_effort (const MatchupRequestSnapshot *snapshot)
{
  return find_word (efforts, snapshot);
}
