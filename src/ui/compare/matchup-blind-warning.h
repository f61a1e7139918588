/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-vote-ballot.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_BLIND_WARNING (matchup_blind_warning_get_type ())
G_DECLARE_FINAL_TYPE (MatchupBlindWarning, matchup_blind_warning, MATCHUP, BLIND_WARNING, GtkWidget)

/**
 * MatchupBlindWarning: says which answers may have told who wrote them, and lets the person decide
 * whether the vote counts all the same. Not visible where none did.
 */
GtkWidget *matchup_blind_warning_new (MatchupVoteBallot *ballot) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
