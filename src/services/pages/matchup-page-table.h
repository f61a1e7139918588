/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-md-block.h"
#include "matchup-page-box.h"

G_BEGIN_DECLS

/*
 * The rows of a table as #MatchupPageBox. One with more columns than there is room for in @width
 * becomes a list of what each row says below which head. @mirrored: the first
 * column stands at the right. Any thread.
 */
GPtrArray *matchup_page_table_new (MatchupMdBlock *table,
                                   double width,
                                   gboolean mirrored) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
