/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_ANNOUNCER (matchup_announcer_get_type ())
G_DECLARE_FINAL_TYPE (MatchupAnnouncer, matchup_announcer, MATCHUP, ANNOUNCER, GObject)

/**
 * MatchupAnnouncer: has a screen reader say what becomes of the answers in the window that somebody
 * is at: that they are waited for, that one has come or failed, and once when all are there. What
 * ends at about the same time is one sentence. While names are hidden none is said. What happens
 * elsewhere is the notifier's matter. Main thread only.
 */
MatchupAnnouncer *matchup_announcer_new (GtkApplication *application,
                                         MatchupWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
