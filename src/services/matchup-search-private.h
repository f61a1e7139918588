/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-search-index.h"
#include "matchup-search.h"

G_BEGIN_DECLS

MatchupSearch *matchup_search_new (MatchupDb *db) G_GNUC_WARN_UNUSED_RESULT;
/* Takes the record over. */
MatchupSearchHit *matchup_search_hit_new (MatchupSearchHitRecord *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
