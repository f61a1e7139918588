/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-conversation.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_VOTE_SAID (matchup_vote_said_get_type ())
/* The sentence below the choices that says how the person voted. */
G_DECLARE_FINAL_TYPE (MatchupVoteSaid, matchup_vote_said, MATCHUP, VOTE_SAID, AdwBin)

GtkWidget *matchup_vote_said_new (void);
/*
 * Shows what the vote on @round is, or nothing as long as there is none. What has changed since the
 * last time is announced, with the names that are not hidden any more: they stand elsewhere.
 */
void matchup_vote_said_update (MatchupVoteSaid *self, MatchupRound *round);

G_END_DECLS
