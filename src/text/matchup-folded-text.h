/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A text with one byte for each character, in which what looks alike is alike: full-width letters,
 * digits and signs are ASCII, digits of other scripts too, all dashes are '-' and all blanks but
 * line breaks ' '. What cannot be seen is left out.
 */
typedef struct
{
  const char *text; /* borrowed */
  char *folded;     /* ends with a NUL */
  guint32 *offsets; /* of each character in the text, and of its end */
  gsize length;     /* in characters */
} MatchupFoldedText;

#define MATCHUP_FOLDED_LETTER '\x80'    /* of an alphabet, but not ASCII */
#define MATCHUP_FOLDED_IDEOGRAPH '\x81' /* of a script that has no blanks */
#define MATCHUP_FOLDED_OTHER '\x82'

/* @length: bytes, below 4 GiB. What is not UTF-8 is MATCHUP_FOLDED_OTHER. */
void matchup_folded_text_init (MatchupFoldedText *self, const char *text, gsize length);
void matchup_folded_text_clear (MatchupFoldedText *self);
/* The place behind character @i in the text, in bytes. */
gsize matchup_folded_text_get_end (const MatchupFoldedText *self, gsize i);
/* One character; NUL: it cannot be seen. */
char matchup_folded_text_fold (gunichar c);

/* Letters and digits that make one word. */
gboolean matchup_folded_is_word (char c);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MatchupFoldedText, matchup_folded_text_clear)

G_END_DECLS
