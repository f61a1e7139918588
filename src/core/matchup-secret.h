/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-types.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_SECRET (matchup_secret_get_type ())

/**
 * MatchupSecret: a key in memory. Boxed, reference counted (atomic), wiped when the last one lets
 * go.
 */
GType matchup_secret_get_type (void);
MatchupSecret *matchup_secret_new (const char *text,
                                   gssize length) G_GNUC_WARN_UNUSED_RESULT; /* -1: to NUL */
MatchupSecret *matchup_secret_ref (MatchupSecret *self);
void matchup_secret_unref (MatchupSecret *self);
const char *matchup_secret_peek (const MatchupSecret *self); /* NUL-terminated */
gsize matchup_secret_get_length (const MatchupSecret *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupSecret, matchup_secret_unref)

G_END_DECLS
