/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-codec.h"
#include "matchup-json.h"

G_BEGIN_DECLS

/*
 * The reports of failure of all services. Their forms are told apart by what is in them, as relays
 * and compatible servers use that of another service.
 */

/* The failure that a JSON document reports, NULL when it reports none. @status: of the HTTP answer.
 */
MatchupErrorInfo *matchup_service_errors_from_json (JsonNode *root, int status, double retry_after);

/* Headers of an answer as they are needed here. */
typedef const char *(*MatchupHeaderFunc) (const char *name, /* lower case */
                                          gpointer user_data);

/* For an answer that is no success: any body, JSON or not, cut off or NULL. Never NULL. */
MatchupErrorInfo *matchup_service_errors_from_body (int status,
                                                    MatchupHeaderFunc headers,
                                                    gpointer headers_data,
                                                    const char *body,
                                                    gsize length);

/* For decoders that find code, type or message (each may be NULL) in a place of their own. */
MatchupErrorInfo *matchup_service_errors_from_code (int status,
                                                    const char *code,
                                                    const char *type,
                                                    const char *message);

/* For decoders that know what a failure with status 200 is, whatever its code (may be NULL). */
MatchupErrorInfo *matchup_service_errors_of_kind (MatchupErrorKind kind,
                                                  const char *code,
                                                  const char *message,
                                                  gboolean retryable);

/* A finish reason that means failure. */
MatchupErrorInfo *matchup_service_errors_from_finish (const char *raw);

G_END_DECLS
