/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MATCHUP_SEARCH_GAP,    /* blanks, punctuation, signs: no part of a word */
  MATCHUP_SEARCH_MARKUP, /* a gap that Markdown may have put within a word: * _ ~ ` */
  MATCHUP_SEARCH_LETTER, /* of a script that puts blanks between words */
  MATCHUP_SEARCH_SIGN,   /* of one that does not, or one that is looked for alone: Chinese, emoji */
} MatchupSearchKind;

/**
 * MatchupSearchLetter: a character as search sees it: small, without accents, of normal width.
 *
 * One character of the text may give several ("ß" is "ss"), all at the same offset, or none.
 */
typedef struct
{
  gunichar c;
  guint offset; /* bytes in the text */
  guint8 kind;
  guint8 begins; /* a word begins here: after a gap, or as in fooBar */
} MatchupSearchLetter;

/*
 * The letters of @text. Takes any bytes: what is no UTF-8, and NUL, is a gap. Closed by one gap at
 * the offset @length, so that there always is a next one; it does not count in the array's length
 * less one. The time is linear. Pure.
 */
GArray *matchup_search_letters_new (const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;

/* Where a row of signs goes on: at the next sign behind @at with nothing between but markup or one
 * end of a line. 0: it does not. */
guint matchup_search_letters_next_sign (const MatchupSearchLetter *letters, guint n, guint at);

G_END_DECLS
