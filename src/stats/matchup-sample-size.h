/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * When votes are enough. Pure functions, any thread. Counts are real numbers, not below 0.
 */

/* With fewer wins and losses together even a clean sweep may be luck (2 / 2^5 > 0.05). */
#define MATCHUP_SAMPLE_SIZE_LEAST 6
/* Nobody casts more votes than this to find out about a difference that small. */
#define MATCHUP_SAMPLE_SIZE_CAP 500
/* More than the cap, or not to be said at all. */
#define MATCHUP_SAMPLE_SIZE_UNKNOWN (-1)

/*
 * Whether the better one is better than luck explains, at MATCHUP_CONFIDENCE: the Jeffreys interval
 * of the share (ties as halves) does not reach 1/2, and the exact sign test of wins against losses
 * agrees. Alone the interval is too quick with few votes: between equals it misses 1/2 in up to
 * 9 % of cases (13 votes), as its coverage swings around 95 % (Brown, Cai and DasGupta 2001, figure
 * 5), while "more than luck" must be wrong in 5 % at most.
 */
gboolean matchup_sample_size_is_enough (double wins, double losses, double ties);

/*
 * About how many more votes it takes until that is so, if they go on to be split as they are: the
 * least m for which @wins, @losses and @ties, each times (n + m) / n, are enough. 0 where they are
 * already; MATCHUP_SAMPLE_SIZE_UNKNOWN where there is no vote, the share is about a half, or it
 * would be more than MATCHUP_SAMPLE_SIZE_CAP.
 */
int matchup_sample_size_get_missing (double wins, double losses, double ties);

/* "About so many", upwards, in steps in which people guess: 1 up to 10, 5 up to 50, 10 up to 100,
 * then 50. */
int matchup_sample_size_round (int votes);

G_END_DECLS
