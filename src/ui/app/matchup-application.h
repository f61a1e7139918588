/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_APPLICATION (matchup_application_get_type ())
G_DECLARE_FINAL_TYPE (MatchupApplication, matchup_application, MATCHUP, APPLICATION, AdwApplication)

/**
 * MatchupApplication: the one process with windows, which share one workspace. Opens that while the
 * first window is shown already, and closes it when the last one is gone. Main thread only.
 *
 * Actions: new-comparison, new-window, open-in-window (s: id of a conversation), open-round ((ss):
 * ids of a conversation and of a round), quick-ask, preferences (s: id of a service, or "" for
 * all), shortcuts, about, quit.
 */
MatchupApplication *matchup_application_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Said once above the first window: that the keys could not be deleted, and why; or NULL. */
void matchup_application_set_note (MatchupApplication *self, const char *note);

G_END_DECLS
