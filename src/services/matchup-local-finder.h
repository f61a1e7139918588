/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-local-server.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_LOCAL_FINDER (matchup_local_finder_get_type ())
G_DECLARE_FINAL_TYPE (MatchupLocalFinder, matchup_local_finder, MATCHUP, LOCAL_FINDER, GObject)

/**
 * MatchupLocalFinder: servers with models on this computer that are not connected yet; a
 * #GListModel of #MatchupLocalServer in the order of the ports. Main thread only.
 *
 * Property "busy" (notifies): it is looking. Nothing is looked for before the first
 * matchup_local_finder_look(), and then only at loopback, without a key. Where nobody answers
 * nothing is found, and that is no error. The environment may say in MATCHUP_LOCAL_PORTS (numbers
 * with commas between them, or none) where to look instead of where such servers usually are.
 */

/* What was found before stays until all ports have answered or their short time is over. */
void matchup_local_finder_look (MatchupLocalFinder *self);
gboolean matchup_local_finder_get_busy (MatchupLocalFinder *self);

G_END_DECLS
