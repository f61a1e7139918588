/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Below a vote about practice models: that it is not counted, where its result is, and what comes
 * next as long as no service is connected. */
GtkWidget *matchup_practice_hint_new (MatchupWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
