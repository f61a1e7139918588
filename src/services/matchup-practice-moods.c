/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-practice-moods.h"

#include "matchup-retry-policy.h"

/* All of these come once before any comes again. */
static const MatchupPracticeMood bag[] = {
  MATCHUP_PRACTICE_FINE, MATCHUP_PRACTICE_BREAKS_OFF, MATCHUP_PRACTICE_FINE,
  MATCHUP_PRACTICE_FINE, MATCHUP_PRACTICE_HICCUP,     MATCHUP_PRACTICE_OVERLOADED,
  MATCHUP_PRACTICE_FINE, MATCHUP_PRACTICE_TOO_MANY,
};

/* A question that is failing. */
typedef struct
{
  MatchupPracticeMood mood;
  guint left; /* tries that fail yet */
} Trouble;

struct _MatchupPracticeMoods
{
  GRand *rand;
  MatchupPracticeMood drawn[G_N_ELEMENTS (bag)];
  guint n_drawn;
  GHashTable *troubles; /* question -> Trouble */
};

MatchupPracticeMoods *
matchup_practice_moods_new (guint32 seed)
{
  MatchupPracticeMoods *self = g_new0 (MatchupPracticeMoods, 1);

  self->rand = g_rand_new_with_seed (seed);
  self->troubles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
matchup_practice_moods_free (MatchupPracticeMoods *self)
{
  g_rand_free (self->rand);
  g_hash_table_unref (self->troubles);
  g_free (self);
}

static void
fill_bag (MatchupPracticeMoods *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (bag); i++)
    {
      guint other = (guint) g_rand_int_range (self->rand, 0, (gint32) i + 1);

      self->drawn[i] = self->drawn[other];
      self->drawn[other] = bag[i];
    }
  self->n_drawn = G_N_ELEMENTS (bag);
}

/* How many tries in a row fail: one, or all that are made without the person. */
static guint
get_length (MatchupPracticeMood mood)
{
  switch (mood)
    {
    case MATCHUP_PRACTICE_BREAKS_OFF:
    case MATCHUP_PRACTICE_HICCUP:
      return 1;
    case MATCHUP_PRACTICE_OVERLOADED:
    case MATCHUP_PRACTICE_TOO_MANY:
      return MATCHUP_RETRY_MAX_TRIES;
    case MATCHUP_PRACTICE_FINE:
    case MATCHUP_PRACTICE_N_MOODS:
    default:
      return 0;
    }
}

MatchupPracticeMood
matchup_practice_moods_next (MatchupPracticeMoods *self, const char *question)
{
  Trouble *trouble;

  g_return_val_if_fail (self != NULL && question != NULL, MATCHUP_PRACTICE_FINE);

  trouble = g_hash_table_lookup (self->troubles, question);
  if (trouble == NULL)
    {
      if (self->n_drawn == 0)
        fill_bag (self);
      trouble = g_new0 (Trouble, 1);
      trouble->mood = self->drawn[--self->n_drawn];
      trouble->left = get_length (trouble->mood);
      g_hash_table_insert (self->troubles, g_strdup (question), trouble);
    }
  if (trouble->left > 0)
    {
      trouble->left--;
      return trouble->mood;
    }
  g_hash_table_remove (self->troubles, question);
  return MATCHUP_PRACTICE_FINE;
}
