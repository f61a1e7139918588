/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-md-block.h"

G_BEGIN_DECLS

/*
 * About how high the widget of @block would be at @width pixels in @parent, in pixels; at least 1.
 * Fast: nothing is laid out, the letters are only counted.
 */
int matchup_block_height_estimate (MatchupMdBlock *block, GtkWidget *parent, int width);

G_END_DECLS
