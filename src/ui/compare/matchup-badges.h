/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-pricing.h"
#include "matchup-round.h"
#include "matchup-run-figures.h"

G_BEGIN_DECLS

/**
 * MatchupBadges: what an answer is ahead of the others of its round in.
 */
typedef enum
{
  MATCHUP_BADGES_NONE = 0,
  MATCHUP_BADGES_FIRST_WORD = 1 << 0, /* fastest first word */
  MATCHUP_BADGES_WRITING = 1 << 1,    /* fastest writing */
  MATCHUP_BADGES_CHEAPEST = 1 << 2,
  MATCHUP_BADGES_LONGEST = 1 << 3,
} MatchupBadges;

/* What an answer brings into the comparison. */
typedef struct
{
  gboolean finished; /* it ended by itself and says something; else it does not take part */
  MatchupRunFigures figures;
  double cost; /* in the currency of all; NAN: not known, or not in it */
} MatchupBadgeEntry;

/*
 * The badges of @n answers. At least two have to be finished, and the first has to be ahead of the
 * second by so much that it is more than chance: 10 % (for the first word 0.1 s as well, for the
 * cost 5 %). Who is as good as another gets nothing, nor does the other. The cost, the first word
 * and the length have to be known of all that are finished; a speed is compared of those that have
 * one. Words are not compared with characters.
 */
void matchup_badges_choose (const MatchupBadgeEntry *entries, guint n, MatchupBadges *out_badges);

/* Whether badges of @round may be seen: not while an answer is coming, as all could still change.
 */
gboolean matchup_badges_are_shown (MatchupRound *round);
/*
 * Those of the answers of @round, in the order in which they are shown; @out_badges has room for
 * all. Costs are brought into one currency with the rates that the person gave; where one is
 * missing, they are not compared.
 */
void matchup_badges_find (MatchupRound *round, MatchupPricing *pricing, MatchupBadges *out_badges);

/* A widget with shape and text for each of @badges is added to @box. */
void matchup_badges_add_to (MatchupBadges badges, GtkWidget *box);

G_END_DECLS
