/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-md-block.h"

G_BEGIN_DECLS

/* A table as others take it: comma-separated values (RFC 4180), or Markdown. Transfer full. */
char *matchup_table_text_dup_csv (MatchupMdBlock *table) G_GNUC_WARN_UNUSED_RESULT;
char *matchup_table_text_dup_markdown (MatchupMdBlock *table) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
