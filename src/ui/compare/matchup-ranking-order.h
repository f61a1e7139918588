/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MatchupRankingOrder: answers from the best to the worst while the person puts them in order;
 * several can share a place. Ids are any numbers, each once; places are 1, 2... without gaps.
 */
typedef struct _MatchupRankingOrder MatchupRankingOrder;

typedef enum
{
  MATCHUP_RANKING_BEFORE,
  MATCHUP_RANKING_SAME, /* shares the place */
  MATCHUP_RANKING_AFTER,
} MatchupRankingWhere;

MatchupRankingOrder *matchup_ranking_order_new (void) G_GNUC_WARN_UNUSED_RESULT;
void matchup_ranking_order_free (MatchupRankingOrder *self);

/* At the end, on the last place or on one of its own; no change for one that is there. */
void matchup_ranking_order_append (MatchupRankingOrder *self, guint id, gboolean shared);
void matchup_ranking_order_remove (MatchupRankingOrder *self, guint id);
guint matchup_ranking_order_get_size (MatchupRankingOrder *self);
guint matchup_ranking_order_get_id (MatchupRankingOrder *self, guint index);
guint matchup_ranking_order_get_place (MatchupRankingOrder *self, guint id); /* 0: not in it */
guint matchup_ranking_order_get_n_places (MatchupRankingOrder *self);
gboolean matchup_ranking_order_is_shared (MatchupRankingOrder *self, guint id);

/*
 * One step ahead (-1) or back (1): who stands alone joins the neighbours, and who shares a place
 * goes before or behind those who do. FALSE at the end.
 */
gboolean matchup_ranking_order_step (MatchupRankingOrder *self, guint id, int by);
/* FALSE and no change for one that is not there, and for a place that it has already. */
gboolean matchup_ranking_order_move (MatchupRankingOrder *self,
                                     guint id,
                                     guint target,
                                     MatchupRankingWhere where);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupRankingOrder, matchup_ranking_order_free)

G_END_DECLS
