/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button that tells what the heights and colours of a #MatchupRaceBar mean. */
GtkWidget *matchup_race_legend_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
