/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-error-info.h"
#include "matchup-json.h"
#include "matchup-model-ref.h"

G_BEGIN_DECLS

/* What the model lists of all formats have in common. */

/* One item of a list, NULL to leave it out. @item may be NULL when it is no object. */
typedef MatchupModelRef *(*MatchupModelListFunc) (const char *provider_id, JsonObject *item);

/*
 * The #MatchupModelRef of the array @member at the top of @body, or of a bare array. NULL with
 * @out_error when @body is no list; what failure it reports is told then.
 */
GPtrArray *matchup_model_list_parse (const char *provider_id,
                                     const char *body,
                                     gsize length,
                                     const char *member,
                                     MatchupModelListFunc read_item,
                                     MatchupErrorInfo **out_error);

G_END_DECLS
