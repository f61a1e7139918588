/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-clock.h"
#include "matchup-db.h"
#include "matchup-drafts.h"

G_BEGIN_DECLS

MatchupDrafts *matchup_drafts_new (MatchupDb *db, MatchupClock *clock) G_GNUC_WARN_UNUSED_RESULT;

/* When the database is open; what is asked of it afterwards comes later. */
void matchup_drafts_load (MatchupDrafts *self);
/* Has everything written, before the database is closed. */
void matchup_drafts_shutdown (MatchupDrafts *self);

G_END_DECLS
