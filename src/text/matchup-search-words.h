/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-search-letters.h"

#include <glib.h>

G_BEGIN_DECLS

/*
 * What of a text goes into the index of the search.
 *
 * - A word of letters is a token as a whole, and its beginnings up to MATCHUP_SEARCH_MAX_BEGINNING
 *   letters are tokens of their own, marked by the character MATCHUP_SEARCH_BEGINNING: what is
 * typed first is a single look-up, where the index would otherwise have to merge half of its words.
 *   Longer beginnings are few words each, which the index finds in its order.
 * - A word within a word (fooBar, HTTPServer; foo_bar are two anyway) is found by its beginning
 * too; "c++", "c#" are words.
 * - Two words of letters that follow one another give a token for both, marked by
 *   MATCHUP_SEARCH_PAIR: a number of 18 bits, so that there are not more of these than the index
 * can hold. Some pairs share one; for a phrase of words that are everywhere few texts are left to
 * be looked into nevertheless.
 * - Chinese, Japanese, Korean, Thai: each character is a token, and each two that follow one
 *   another. So one character and a word of two are single look-ups.
 *
 * Tokens may come several times. FALSE from @func ends it. Pure; any bytes are taken.
 */
#define MATCHUP_SEARCH_BEGINNING '\1'
#define MATCHUP_SEARCH_PAIR '\2'
#define MATCHUP_SEARCH_MAX_BEGINNING 4
/* Letters of a word beyond this are not in the index. */
#define MATCHUP_SEARCH_MAX_WORD 48
/* To be raised with every change of what tokens a text gives: the index is made anew then. */
#define MATCHUP_SEARCH_WORDS_VERSION 2

typedef gboolean (*MatchupSearchWordFunc) (const char *token, gsize length, gpointer user_data);

gboolean matchup_search_words_foreach (const char *text,
                                       gsize length,
                                       MatchupSearchWordFunc func,
                                       gpointer user_data);

/* The token of two words, from the letters of both (at most MATCHUP_SEARCH_MAX_WORD of each count),
 * with its end; @out has MATCHUP_SEARCH_PAIR_BYTES. */
#define MATCHUP_SEARCH_PAIR_BYTES 5
guint32 matchup_search_words_hash (const MatchupSearchLetter *letters, guint n);
void matchup_search_words_join (guint32 first, guint32 second, char *out);

G_END_DECLS
