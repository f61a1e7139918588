/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-standings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_ROUNDS_POPOVER (matchup_rounds_popover_get_type ())
G_DECLARE_FINAL_TYPE (MatchupRoundsPopover,
                      matchup_rounds_popover,
                      MATCHUP,
                      ROUNDS_POPOVER,
                      GtkPopover)

/**
 * MatchupRoundsPopover: the rounds behind a number; the one that is chosen is opened
 * (win.open-round).
 */
/* @rounds: #MatchupRoundRef, read at once. */
GtkWidget *matchup_rounds_popover_new (const char *title, GArray *rounds) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
