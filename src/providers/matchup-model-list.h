/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-error-info.h"
#include "matchup-json.h"
#include "matchup-model-ref.h"

G_BEGIN_DECLS

/* One entry of a list; NULL leaves it out. */
typedef MatchupModelRef *(*MatchupModelListFunc) (const char *provider_id,
                                                  const char *model_id,
                                                  JsonObject *item);

/*
 * A list of models of the form {"data":[{"id":...}]} or [{"id":...}]: #MatchupModelRef as @read
 * makes them of the entries with a usable id. NULL with @out_error for anything else.
 */
GPtrArray *matchup_model_list_parse (const char *provider_id,
                                     const char *body,
                                     gsize length,
                                     MatchupModelListFunc read,
                                     MatchupErrorInfo **out_error);

G_END_DECLS
