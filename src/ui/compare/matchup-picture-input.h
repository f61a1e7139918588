/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-picture-tray.h"

G_BEGIN_DECLS

/* The ways in which pictures and files come into a tray: files, the clipboard, dragging, a
 * screenshot. */

/* Asks for files, over the window that the tray is in. */
void matchup_picture_input_choose (MatchupPictureTray *tray);
/* Pictures and files that are pasted into @view go to the tray, everything else into the text. */
void matchup_picture_input_accept_pastes (MatchupPictureTray *tray, GtkTextView *view);
/* The files of a #GFile list; or a #GdkTexture. FALSE: neither. */
gboolean matchup_picture_input_take_value (MatchupPictureTray *tray, const GValue *value);
void matchup_picture_input_take_screenshot (MatchupPictureTray *tray);

G_END_DECLS
