/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-local-finder.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_WELCOME (matchup_welcome_get_type ())
G_DECLARE_FINAL_TYPE (MatchupWelcome, matchup_welcome, MATCHUP, WELCOME, AdwBin)

/**
 * MatchupWelcome: what somebody sees first: the ways in. The one with models on this computer is
 * offered when @finder has found some; it looks when the welcome is seen, and only at loopback.
 *
 * Signals: "practice", "connect", and "local" (#MatchupLocalServer), one of which was chosen.
 */
GtkWidget *matchup_welcome_new (MatchupLocalFinder *finder) G_GNUC_WARN_UNUSED_RESULT;

/* A button as they are there: a title, and below it what it leads to. */
GtkWidget *matchup_welcome_make_card (const char *icon_name,
                                      const char *title,
                                      const char *description /* or NULL */);

G_END_DECLS
