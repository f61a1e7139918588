/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-error-info.h"

G_BEGIN_DECLS

/* What a #MatchupHttpError means to a person; @secret (or NULL) is hidden from the details. */
MatchupErrorInfo *matchup_http_error_to_info (const GError *error,
                                              const char *secret) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
