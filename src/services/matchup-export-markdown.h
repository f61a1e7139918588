/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-round-export.h"

G_BEGIN_DECLS

/*
 * A round as Markdown: each answer as the model wrote it, made such that none can draw in what
 * stands below it (see matchup-md-safe.h). Pictures are only counted. Ends with "\n".
 */
char *matchup_export_markdown (const MatchupRoundExport *round) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
