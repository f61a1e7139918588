/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-clock.h"
#include "matchup-db.h"
#include "matchup-drafts.h"

G_BEGIN_DECLS

MatchupDrafts *matchup_drafts_new (MatchupDb *db, MatchupClock *clock) G_GNUC_WARN_UNUSED_RESULT;

/* When the database is open; what is asked of it afterwards comes later. */
void matchup_drafts_load (MatchupDrafts *self);
/* FALSE: what is written from now on reaches no disk, whosever it is. */
void matchup_drafts_set_stores_new (MatchupDrafts *self, gboolean stores_new);
/* Has everything written, before the database is closed. */
void matchup_drafts_shutdown (MatchupDrafts *self);

G_END_DECLS
