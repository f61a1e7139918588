/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_APPLICATION (matchup_application_get_type ())
G_DECLARE_FINAL_TYPE (MatchupApplication, matchup_application, MATCHUP, APPLICATION, AdwApplication)

/**
 * MatchupApplication: the one process with a window. Opens the workspace while the window is shown
 * already, and closes it before the process ends. Main thread only.
 *
 * Actions: new-comparison, preferences (s: id of a service, or "" for all), shortcuts, about, quit.
 */
MatchupApplication *matchup_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
