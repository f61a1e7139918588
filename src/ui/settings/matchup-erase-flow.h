/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

/*
 * Asks whether everything is to be deleted, offers to export it first, and does it: other processes
 * of Matchup end, the keys go, and with the program the rest. @near: a widget of the window that
 * asks; it cannot be used meanwhile.
 */
void matchup_erase_flow_start (GtkWidget *near, MatchupWorkspace *workspace);

G_END_DECLS
