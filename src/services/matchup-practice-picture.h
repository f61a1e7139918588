/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MATCHUP_PRACTICE_BLACK,
  MATCHUP_PRACTICE_GREY,
  MATCHUP_PRACTICE_WHITE,
  MATCHUP_PRACTICE_RED,
  MATCHUP_PRACTICE_ORANGE,
  MATCHUP_PRACTICE_BROWN,
  MATCHUP_PRACTICE_YELLOW,
  MATCHUP_PRACTICE_GREEN,
  MATCHUP_PRACTICE_TURQUOISE,
  MATCHUP_PRACTICE_BLUE,
  MATCHUP_PRACTICE_PURPLE,
  MATCHUP_PRACTICE_PINK,
  MATCHUP_PRACTICE_N_COLOURS,
} MatchupPracticeColour;

/**
 * MatchupPracticePicture: what a practice model can tell of a picture. Plain data.
 */
typedef struct
{
  int width; /* pixels; 0: it could not be read */
  int height;
  double shares[MATCHUP_PRACTICE_N_COLOURS]; /* of the picture, 0 to 1 */
} MatchupPracticePicture;

/* @bytes: a picture as it is sent. Decodes it, so not in the main thread. */
void
matchup_practice_picture_look (MatchupPracticePicture *self, const guchar *bytes, gsize length);
/* The largest shares first; how many of them are worth a word, at most @max. */
guint matchup_practice_picture_rank (const MatchupPracticePicture *self,
                                     MatchupPracticeColour *colours,
                                     guint max);

G_END_DECLS
