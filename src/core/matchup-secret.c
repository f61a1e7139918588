/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-secret.h"

#include <string.h>

struct _MatchupSecret
{
  gatomicrefcount ref_count;
  gsize length;
  char text[];
};

G_DEFINE_BOXED_TYPE (MatchupSecret, matchup_secret, matchup_secret_ref, matchup_secret_unref)

MatchupSecret *
matchup_secret_new (const char *text, gssize length)
{
  gsize size;
  MatchupSecret *self;

  g_return_val_if_fail (text != NULL, NULL);

  size = length < 0 ? strlen (text) : (gsize) length;
  self = g_malloc0 (sizeof *self + size + 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->length = size;
  memcpy (self->text, text, size);
  return self;
}

MatchupSecret *
matchup_secret_ref (MatchupSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
matchup_secret_unref (MatchupSecret *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  explicit_bzero (self->text, self->length);
  g_free (self);
}

const char *
matchup_secret_peek (const MatchupSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->text;
}

gsize
matchup_secret_get_length (const MatchupSecret *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->length;
}
