/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

/*
 * Asks for a file, imports the conversations in it and says what became of them. One at a time:
 * while one is open, nothing happens.
 */
void matchup_import_flow_start (GtkWindow *parent, MatchupWorkspace *workspace);
/* The same with the file that was chosen. */
void matchup_import_flow_import (GtkWindow *parent, MatchupWorkspace *workspace, GFile *file);

G_END_DECLS
