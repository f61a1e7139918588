/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-round-export.h"

G_BEGIN_DECLS

/* A round as plain text, as a person reads it; ends with "\n". */
char *matchup_export_text (const MatchupRoundExport *round) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
