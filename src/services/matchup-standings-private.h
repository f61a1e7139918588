/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-standings.h"
#include "matchup-vote-records.h"

G_BEGIN_DECLS

/* How fast an answer was written. Plain data. */
typedef struct
{
  double per_second; /* NAN: not known */
  gboolean characters;
} MatchupWritingSpeed;

/**
 * MatchupStandingsInput: all that is known; nothing of it changes any more, so that any thread may
 * read it. On the stack or in a box of its own; the members are counted references.
 */
typedef struct
{
  GPtrArray *votes;     /* MatchupVoteRecord, oldest round first */
  GHashTable *speeds;   /* id of a run -> MatchupWritingSpeed */
  GHashTable *prompts;  /* id of a round -> char * */
  GHashTable *factors;  /* currency -> double *: times it is the own currency */
  char own_currency[4]; /* "" for none */
} MatchupStandingsInput;

void matchup_standings_input_clear (MatchupStandingsInput *self);

/* O(n log n). Any thread. */
MatchupStandings *
matchup_standings_new (const MatchupStandingsInput *input,
                       const MatchupStandingsFilter *filter) G_GNUC_WARN_UNUSED_RESULT;

/* matchup-standings-figures.c: of one competitor. */
MatchupModelFigures *matchup_model_figures_new (const char *key,
                                                const MatchupContestantRecord *contestant,
                                                gboolean with_params);
void matchup_model_figures_free (MatchupModelFigures *self);
/* @runs: MatchupRunRecord of the competitor. */
void matchup_model_figures_measure (MatchupModelFigures *self,
                                    GPtrArray *runs,
                                    const MatchupStandingsInput *input);
/* Seconds, NAN. */
double matchup_run_record_get_first_word (const MatchupRunRecord *run);

G_END_DECLS
