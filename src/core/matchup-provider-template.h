/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-picture-limits.h"
#include "matchup-types.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PROVIDER_TEMPLATE (matchup_provider_template_get_type ())
G_DECLARE_FINAL_TYPE (MatchupProviderTemplate,
                      matchup_provider_template,
                      MATCHUP,
                      PROVIDER_TEMPLATE,
                      GObject)

/**
 * MatchupProviderQuirks: in what a service departs from the plain form of its wire format.
 */
typedef struct
{
  const char *auth;               /* header for the key: "api-key"; NULL: as the format has it */
  const char *const *headers;     /* further ones, "Name: value" each; may be NULL */
  const char *models_path;        /* instead of the format's; a whole URL too; "": there is none */
  const char *extra_body;         /* JSON object whose members are added to each request, or NULL */
  gboolean include_usage;         /* ask for the usage chunk with stream_options */
  gboolean max_completion_tokens; /* the limit's name; else max_tokens */
  /* How models of which nothing is known are told whether to think. */
  gboolean thinking_object;   /* {"thinking":{"type":...}} */
  gboolean reasoning_effort;  /* "reasoning_effort", by models that are known to think */
  gboolean enable_thinking;   /* {"enable_thinking":true} */
  gboolean reasoning_object;  /* {"reasoning":{"enabled":true}}; goes for all models */
  gboolean thinking_template; /* {"chat_template_kwargs":{"enable_thinking":true}} */
  double temperature_min;     /* clip to these; max 0: the format's own */
  double temperature_max;
} MatchupProviderQuirks;

/**
 * MatchupProviderTemplate: what is known about a kind of service, from data/providers.json.
 * Immutable.
 */
typedef struct
{
  const char *id;             /* "openai", "doubao", "custom" */
  const char *const *aliases; /* other names that people type; may be NULL */
  const char *name;           /* for people; translated by the caller with gettext */
  const char *description;    /* one line for the list of services, untranslated msgid */
  const char *protocol;       /* see matchup-protocols.h */
  const char *address;        /* base URL, "" when the person must type it */
  const char *address_hint;   /* what an address looks like, where it must be typed; or NULL */
  const char *key_variable;   /* environment variable, or NULL */
  const char *key_hint;       /* what the key consists of, untranslated msgid, or NULL */
  const char *key_url;        /* page where a key can be made, or NULL */
  const char *console_url;    /* page where models are opened and limits set, or NULL */
  const char *billing_url;    /* page where bills are paid, or NULL */
  const char *price_list_id;  /* "provider" of the price list, or NULL */
  const char *model_list_id;  /* the same without the prices, where those are other ones; or NULL */
  const char *const *default_models; /* suggested first; may be NULL */
  gboolean needs_key;
  gboolean popular; /* shown first */
  MatchupProviderQuirks quirks;
  MatchupPictureLimits pictures;
} MatchupProviderTemplateFields;

MatchupProviderTemplate *
matchup_provider_template_new (const MatchupProviderTemplateFields *fields) /* copied */
    G_GNUC_WARN_UNUSED_RESULT;
const MatchupProviderTemplateFields *
matchup_provider_template_get (MatchupProviderTemplate *self); /* borrowed */
/* "provider" of the list that knows this service's models, or NULL. */
const char *matchup_provider_template_get_model_list (MatchupProviderTemplate *self);
gboolean matchup_provider_template_is_called (MatchupProviderTemplate *self,
                                              const char *name); /* id or alias */

G_END_DECLS
