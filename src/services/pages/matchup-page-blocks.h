/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-page-box.h"

G_BEGIN_DECLS

/*
 * Appends what Markdown says as #MatchupPageBox for a column of @width points. Formulas are in the
 * plain form of matchup_math_to_plain(); links and pictures have their address behind them where
 * it says something else. Pure, any thread.
 */
void matchup_page_blocks_append_markdown (GPtrArray *boxes,
                                          const char *markdown,
                                          gsize length,
                                          double width);
/* Text as it is, in pieces small enough to be set one by one; @model says how, and is taken. */
void matchup_page_blocks_append_text (GPtrArray *boxes, MatchupPageBox *model, const char *text);

G_END_DECLS
