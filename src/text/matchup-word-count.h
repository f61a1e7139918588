/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MatchupWordCount: counts words while text arrives in pieces. Plain data, zero-initialised.
 *
 * Han, Hiragana, Katakana and Hangul characters count one by one as @characters; every other run of
 * letters and digits (apostrophes and hyphens inside) counts as one of @words.
 */
typedef struct
{
  gint64 words;
  gint64 characters;
  gboolean in_word; /* state between pieces */
  char partial[4];  /* a character that the last piece cut */
  guint n_partial;
} MatchupWordCount;

void matchup_word_count_feed (MatchupWordCount *self, const char *text, gsize length);

/* TRUE when the text is mainly Chinese, Japanese or Korean and its length is told in characters. */
gboolean matchup_word_count_is_characters (const MatchupWordCount *self);

/* Words, or characters where is_characters: the number to show. */
gint64 matchup_word_count_get (const MatchupWordCount *self);

/*
 * The same in a second, when they were written in @microseconds; NAN where there is too little text
 * or time (5 words, 0.1 s) for a speed that means anything.
 */
double matchup_word_count_get_speed (const MatchupWordCount *self, gint64 microseconds);

/* What a word is, for others who cut text into words: characters that stand for themselves... */
gboolean matchup_word_count_is_ideograph (gunichar c);
/* ...and those that belong to a word only between letters: don't, well-known, 3.14. */
gboolean matchup_word_count_is_joiner (gunichar c);

G_END_DECLS
