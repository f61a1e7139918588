/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-lineup.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_SAVED_LINEUP (matchup_saved_lineup_get_type ())
G_DECLARE_FINAL_TYPE (MatchupSavedLineup, matchup_saved_lineup, MATCHUP, SAVED_LINEUP, GObject)

/**
 * MatchupSavedLineup: a line-up that the person keeps under a name. Immutable: what changes is
 * another object with the same id.
 */
MatchupSavedLineup *matchup_saved_lineup_new (const char *id, /* NULL: a fresh one */
                                              const char *name,
                                              MatchupLineup *lineup) /* copied */
    G_GNUC_WARN_UNUSED_RESULT;
const char *matchup_saved_lineup_get_id (MatchupSavedLineup *self);
const char *matchup_saved_lineup_get_name (MatchupSavedLineup *self);
/* Borrowed, and not to be changed; to be used it is copied. */
MatchupLineup *matchup_saved_lineup_get_lineup (MatchupSavedLineup *self);

G_END_DECLS
