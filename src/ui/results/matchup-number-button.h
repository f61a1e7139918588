/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-standings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A number as a button that lists the rounds behind it; the list is made when it is opened. @text
 * is what is read, @origin where the number comes from (NULL: nothing to say).
 */
GtkWidget *matchup_number_button_new_for_pair (MatchupStandings *standings,
                                               guint pair,
                                               MatchupStandingsPart part,
                                               const char *text,
                                               const char *origin) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *matchup_number_button_new_for_model (MatchupStandings *standings,
                                                const char *key,
                                                MatchupStandingsFigure figure,
                                                const char *text,
                                                const char *origin) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
