/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-lineup.h"
#include "matchup-standing.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_STANDINGS (matchup_standings_get_type ())
G_DECLARE_FINAL_TYPE (MatchupStandings, matchup_standings, MATCHUP, STANDINGS, GObject)

/**
 * MatchupStandings: what the votes say so far: how models stand against each other, and what was
 * measured of the answers that were voted about. Immutable, any thread; made by
 * #MatchupLeaderboard.
 *
 * Who competes is a model; its key is made of its service and id. Only where one round holds the
 * same model twice, with other settings, the settings belong to the key as well.
 */

/**
 * MatchupStandingsFilter: which votes count. Plain data.
 */
typedef struct
{
  gboolean with_leaked;        /* also where an answer named its maker before the vote */
  gboolean practice;           /* only practice models; else only others: never both */
  gboolean only_blind;         /* only those that were cast before the names were shown */
  const char *conversation_id; /* only those of this comparison; NULL: all */
  const char *const *models;   /* only pairs of these keys, NULL-terminated; NULL: all */
} MatchupStandingsFilter;

/**
 * MatchupRoundRef: where a number comes from. Borrowed from its #MatchupStandings.
 */
typedef struct
{
  const char *conversation_id;
  const char *round_id;
  const char *prompt; /* its beginning; "" when it is not known */
  gint64 created_at;  /* microseconds since 1970 UTC */
} MatchupRoundRef;

/**
 * MatchupMedianPrice: of the answers in one currency.
 */
typedef struct
{
  char currency[4];
  double amount;      /* a half cost less, a half more */
  guint n;            /* of so many answers */
  gboolean converted; /* some of them into the person's own currency */
  gboolean estimated; /* some of them from price lists */
} MatchupMedianPrice;

/**
 * MatchupModelFigures: what was measured of a competitor. NAN and 0 where nothing was.
 */
typedef struct
{
  char *key;
  char *provider_id;
  char *model_id;
  char *name;            /* as it was called last */
  MatchupParams *params; /* where they belong to the key; else NULL */
  guint n_answers;
  double
      first_word; /* median, seconds from sending to the first word, waits of retries taken off */
  guint n_first_word;
  double words; /* median a second, of answers that are counted in words */
  guint n_words;
  double characters; /* the same of those that are counted in characters */
  guint n_characters;
  GArray *prices; /* MatchupMedianPrice, that of most answers first */
} MatchupModelFigures;

/* The rounds behind a number of a pair. */
typedef enum
{
  MATCHUP_STANDINGS_ALL,
  MATCHUP_STANDINGS_WINS, /* of a */
  MATCHUP_STANDINGS_LOSSES,
  MATCHUP_STANDINGS_TIES,
  MATCHUP_STANDINGS_NONE_GOOD,
  MATCHUP_STANDINGS_FIRST_WINS, /* what stood first won */
  MATCHUP_STANDINGS_PLACED,     /* decided, with known places */
} MatchupStandingsPart;

/* The rounds behind a number of a competitor. */
typedef enum
{
  MATCHUP_STANDINGS_ANSWERS,
  MATCHUP_STANDINGS_FIRST_WORD,
  MATCHUP_STANDINGS_SPEED,
  MATCHUP_STANDINGS_PRICE,
} MatchupStandingsFigure;

char *matchup_standings_dup_key (const char *provider_id,
                                 const char *model_id) G_GNUC_WARN_UNUSED_RESULT;
/* The keys of all models of a line-up, each once; NULL-terminated. */
char **matchup_standings_dup_lineup_keys (MatchupLineup *lineup) G_GNUC_WARN_UNUSED_RESULT;

guint matchup_standings_get_n_votes (MatchupStandings *self);  /* that count */
guint matchup_standings_get_n_leaked (MatchupStandings *self); /* left out for that alone */
guint matchup_standings_get_n_practice (
    MatchupStandings *self); /* left out as practice models stood in them */

guint matchup_standings_get_n_pairs (MatchupStandings *self);
/* The most judged first. Borrowed. */
const MatchupPairStanding *matchup_standings_get_pair (MatchupStandings *self, guint position);
guint matchup_standings_get_n_models (MatchupStandings *self);
/* By name. Borrowed. */
const MatchupModelFigures *matchup_standings_get_model (MatchupStandings *self, guint position);
const MatchupModelFigures *matchup_standings_find_model (MatchupStandings *self,
                                                         const char *key); /* or NULL */

/* #MatchupRoundRef, the newest first; valid as long as @self is. */
GArray *matchup_standings_dup_pair_rounds (MatchupStandings *self,
                                           guint pair,
                                           MatchupStandingsPart part) G_GNUC_WARN_UNUSED_RESULT;
GArray *
matchup_standings_dup_model_rounds (MatchupStandings *self,
                                    const char *key,
                                    MatchupStandingsFigure figure) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
