/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MATCHUP_PRACTICE_FINE,
  MATCHUP_PRACTICE_BREAKS_OFF, /* in the middle of the answer */
  MATCHUP_PRACTICE_HICCUP,     /* once: it is tried again by itself */
  MATCHUP_PRACTICE_OVERLOADED, /* until the person tries again */
  MATCHUP_PRACTICE_TOO_MANY,   /* likewise: too many requests */
  MATCHUP_PRACTICE_N_MOODS,
} MatchupPracticeMood;

/**
 * MatchupPracticeMoods: when a model that fails now and then fails, and how. About every second
 * question is answered at once; a question that failed is answered when it is asked again.
 */
typedef struct _MatchupPracticeMoods MatchupPracticeMoods;

MatchupPracticeMoods *matchup_practice_moods_new (guint32 seed) G_GNUC_WARN_UNUSED_RESULT;
void matchup_practice_moods_free (MatchupPracticeMoods *self);
/* What becomes of the next try at @question (any text that tells it from others). */
MatchupPracticeMood matchup_practice_moods_next (MatchupPracticeMoods *self, const char *question);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupPracticeMoods, matchup_practice_moods_free)

G_END_DECLS
