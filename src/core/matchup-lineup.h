/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-contestant.h"

G_BEGIN_DECLS

#define MATCHUP_LINEUP_MIN 2
#define MATCHUP_LINEUP_MAX 8

#define MATCHUP_TYPE_LINEUP (matchup_lineup_get_type ())
G_DECLARE_FINAL_TYPE (MatchupLineup, matchup_lineup, MATCHUP, LINEUP, GObject)

/**
 * MatchupLineup: the ordered list of contestants; a #GListModel of #MatchupContestant.
 *
 * Holds at most MATCHUP_LINEUP_MAX. Main thread only.
 */
MatchupLineup *matchup_lineup_new (void) G_GNUC_WARN_UNUSED_RESULT;
MatchupLineup *matchup_lineup_copy (MatchupLineup *self) G_GNUC_WARN_UNUSED_RESULT;
guint matchup_lineup_get_size (MatchupLineup *self);
MatchupContestant *matchup_lineup_get (MatchupLineup *self,
                                       guint position); /* borrowed, NULL beyond the end */
gboolean matchup_lineup_append (MatchupLineup *self,
                                MatchupContestant *contestant); /* FALSE when full */
/* FALSE when full; beyond the end: at the end. */
gboolean matchup_lineup_insert (MatchupLineup *self, guint position, MatchupContestant *contestant);
void matchup_lineup_remove (MatchupLineup *self, guint position);
void matchup_lineup_replace (MatchupLineup *self, guint position, MatchupContestant *contestant);
void matchup_lineup_move (MatchupLineup *self, guint from, guint to);
void matchup_lineup_set_all (MatchupLineup *self, MatchupLineup *other); /* one items-changed */
gboolean matchup_lineup_equal (MatchupLineup *a, MatchupLineup *b);
/* The same models with the same settings and names in the same order; the ids may differ. */
gboolean matchup_lineup_is_like (MatchupLineup *a, MatchupLineup *b);
/* Nobody but practice models, and somebody. */
gboolean matchup_lineup_is_practice (MatchupLineup *self);
/* FALSE: nobody there has this id. */
gboolean matchup_lineup_find (MatchupLineup *self, const char *contestant_id, guint *out_position);
/*
 * The own name that tells a contestant called @name from those that are there: "GPT-4o mini (2)",
 * NULL where nobody is called like that. The one at @except is passed over; -1: none.
 */
char *matchup_lineup_dup_free_name (MatchupLineup *self, const char *name, int except);

/* "A", "B", ... for position 0, 1, ... (static string). */
const char *matchup_lineup_get_letter (guint position);

G_END_DECLS
