/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MatchupTextToken: a piece of a text that is never cut when two texts are compared: a word, one
 * Chinese, Japanese or Korean character, one mark of punctuation or emoji with all that belongs to
 * it, or blanks in a row. A byte that is no UTF-8 is a token of its own.
 */
typedef struct
{
  gsize offset; /* bytes */
  gsize length;
  guint id; /* see matchup_text_tokens_number() */
} MatchupTextToken;

/* The tokens of @text, which together are all of it. */
GArray *matchup_text_tokens_new (const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;
/* Gives equal tokens of both texts the same number, counted from 0; tells how many there are. */
guint matchup_text_tokens_number (GArray *first,
                                  const char *first_text,
                                  GArray *second,
                                  const char *second_text);

G_END_DECLS
