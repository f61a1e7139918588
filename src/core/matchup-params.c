/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-params.h"

#include "matchup-enum-types.h"

#include <math.h>

struct _MatchupParams
{
  gatomicrefcount ref_count;
  char *instructions;
  double temperature;
  int max_tokens;
  MatchupThinking thinking;
};

G_DEFINE_BOXED_TYPE (MatchupParams, matchup_params, matchup_params_ref, matchup_params_unref)

MatchupParams *
matchup_params_new (const char *instructions,
                    double temperature,
                    int max_tokens,
                    MatchupThinking thinking)
{
  MatchupParams *self = g_new0 (MatchupParams, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->instructions =
      instructions != NULL && *instructions != '\0' ? g_strdup (instructions) : NULL;
  self->temperature = temperature;
  self->max_tokens = MAX (max_tokens, 0);
  self->thinking = thinking;
  return self;
}

MatchupParams *
matchup_params_new_empty (void)
{
  return matchup_params_new (NULL, NAN, 0, MATCHUP_THINKING_DEFAULT);
}

MatchupParams *
matchup_params_ref (MatchupParams *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
matchup_params_unref (MatchupParams *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->instructions);
  g_free (self);
}

MatchupParams *
matchup_params_merge (const MatchupParams *base, const MatchupParams *over)
{
  g_autoptr (MatchupParams) empty = matchup_params_new_empty ();

  if (base == NULL)
    base = empty;
  if (over == NULL)
    over = empty;

  return matchup_params_new (over->instructions != NULL ? over->instructions : base->instructions,
                             isnan (over->temperature) ? base->temperature : over->temperature,
                             over->max_tokens > 0 ? over->max_tokens : base->max_tokens,
                             over->thinking != MATCHUP_THINKING_DEFAULT ? over->thinking
                                                                        : base->thinking);
}

gboolean
matchup_params_equal (const MatchupParams *a, const MatchupParams *b)
{
  gboolean same_temperature;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  same_temperature =
      (isnan (a->temperature) && isnan (b->temperature)) || a->temperature == b->temperature;
  return same_temperature && g_strcmp0 (a->instructions, b->instructions) == 0 &&
         a->max_tokens == b->max_tokens && a->thinking == b->thinking;
}

const char *
matchup_params_get_instructions (const MatchupParams *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->instructions;
}

double
matchup_params_get_temperature (const MatchupParams *self)
{
  g_return_val_if_fail (self != NULL, NAN);
  return self->temperature;
}

int
matchup_params_get_max_tokens (const MatchupParams *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->max_tokens;
}

MatchupThinking
matchup_params_get_thinking (const MatchupParams *self)
{
  g_return_val_if_fail (self != NULL, MATCHUP_THINKING_DEFAULT);
  return self->thinking;
}

#define FINGERPRINT_LENGTH 16

char *
matchup_params_dup_fingerprint (const MatchupParams *self)
{
  g_autoptr (MatchupParams) empty = matchup_params_new_empty ();
  char temperature[G_ASCII_DTOSTR_BUF_SIZE] = "";
  g_autofree char *flat = NULL;
  char *fingerprint;

  g_return_val_if_fail (self != NULL, NULL);

  if (matchup_params_equal (self, empty))
    return g_strdup ("");
  if (!isnan (self->temperature))
    g_ascii_dtostr (temperature, sizeof temperature, self->temperature);
  flat = g_strdup_printf ("%s %d %s %s",
                          temperature,
                          self->max_tokens,
                          matchup_enum_get_nick (MATCHUP_TYPE_THINKING, (int) self->thinking),
                          self->instructions != NULL ? self->instructions : "");
  fingerprint = g_compute_checksum_for_string (G_CHECKSUM_SHA256, flat, -1);
  fingerprint[FINGERPRINT_LENGTH] = '\0';
  return fingerprint;
}
