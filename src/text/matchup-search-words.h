/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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
 * - Chinese, Japanese, Korean, Thai: each character is a token, and each two that follow one
 *   another. So one character and a word of two are single look-ups.
 *
 * Tokens may come several times. FALSE from @func ends it. Pure; any bytes are taken.
 */
#define MATCHUP_SEARCH_BEGINNING '\1'
#define MATCHUP_SEARCH_MAX_BEGINNING 4
/* Letters of a word beyond this are not in the index. */
#define MATCHUP_SEARCH_MAX_WORD 48
/* To be raised with every change of what tokens a text gives: the index is made anew then. */
#define MATCHUP_SEARCH_WORDS_VERSION 1

typedef gboolean (*MatchupSearchWordFunc) (const char *token, gsize length, gpointer user_data);

gboolean matchup_search_words_foreach (const char *text,
                                       gsize length,
                                       MatchupSearchWordFunc func,
                                       gpointer user_data);

G_END_DECLS
