/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-codec.h"
#include "matchup-json.h"

G_BEGIN_DECLS

/* The failure that a JSON document reports, NULL when it reports none. @status: of the HTTP answer.
 */
MatchupErrorInfo *matchup_openai_errors_from_json (JsonNode *root, int status, double retry_after);

/* For an answer that is no success: any body, JSON or not. Never NULL. */
MatchupErrorInfo *matchup_openai_errors_from_body (int status,
                                                   MatchupHeaderFunc headers,
                                                   gpointer headers_data,
                                                   const char *body,
                                                   gsize length);

/* A finish reason that means failure. */
MatchupErrorInfo *matchup_openai_errors_from_finish (const char *raw);

G_END_DECLS
