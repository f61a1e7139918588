/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-params.h"

G_BEGIN_DECLS

/*
 * The settings of a contestant in words that people know. Ranges of temperatures are those of the
 * service, as matchup_setting_support_find() tells them.
 */

typedef enum
{
  MATCHUP_CREATIVITY_OWN, /* nothing is sent, the model decides */
  MATCHUP_CREATIVITY_PRECISE,
  MATCHUP_CREATIVITY_BALANCED,
  MATCHUP_CREATIVITY_CREATIVE,
  MATCHUP_CREATIVITY_EXACT, /* a temperature that is none of the above */
} MatchupCreativity;

/* 0.2, 0.7 and 1.2, or the nearest in the range; NAN for OWN and EXACT. */
double matchup_creativity_get_temperature (MatchupCreativity creativity, double min, double max);
/* The inverse; OWN for NAN. */
MatchupCreativity matchup_creativity_of (double temperature, double min, double max);
const char *matchup_creativity_get_words (MatchupCreativity creativity); /* translated, static */

/*
 * How long an answer may be, in words, or in characters where the person's language is counted in
 * these. By the rules of thumb of matchup_token_estimate(): 4 characters of Latin text a token,
 * that is 3 words in 4 tokens, and 1.4 characters of Chinese. Both keep to 1..1,000,000.
 */
gboolean matchup_length_is_in_characters (void);
int matchup_length_get_tokens (int amount);
/* The inverse, rounded to two digits that count. */
int matchup_length_get_amount (int tokens);
/* "About 300 words"; newly allocated. */
char *matchup_length_dup_words (int amount);

const char *matchup_thinking_get_words (MatchupThinking thinking); /* translated, static */

/* What is set, one line each: "Creativity: Precise"; "" when nothing is. Newly allocated. */
char *matchup_params_dup_words (const MatchupParams *self,
                                double temperature_min,
                                double temperature_max);

G_END_DECLS
