/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-message.h"
#include "matchup-protocols.h"
#include "matchup-provider-registry.h"

#include <math.h>

/* What a request is built from, for tables. @temperature: NAN for none. */
typedef struct
{
  const char *model;
  guint capabilities;
  double temperature;
  int max_tokens;
  MatchupThinking thinking;
  const char *wanted; /* for the test to compare with */
} RequestCase;

/*
 * Has the codec of @service (an id of data/providers.json) build a request. @address may be NULL:
 * the service's own.
 */
MatchupHttpRequest *request_builder_build (const char *service,
                                           const char *address,
                                           const char *secret,
                                           const RequestCase *test,
                                           GPtrArray *messages);
char *request_builder_dup_body (MatchupHttpRequest *request);

/* "Hi \"you\"", asked by a person. */
GPtrArray *request_builder_new_question (void);
/* Instructions, a question with the picture of four bytes, its answer and another question. */
GPtrArray *request_builder_new_conversation (void);

/* The URL of the request for the model list; NULL when there is none. */
char *request_builder_dup_models_url (const char *service, const char *address, const char *secret);
/* What the codec makes of a list; @body has to be one. */
GPtrArray *request_builder_parse_models (const char *service, const char *body);
