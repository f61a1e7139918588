/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Higher pictures cannot be drawn, larger ones cannot be opened by many; pixels. */
#define MATCHUP_SHARE_PICTURE_MAX_HEIGHT 32000
#define MATCHUP_SHARE_PICTURE_MAX_AREA (60 * 1000 * 1000)

/*
 * A picture (PNG) of the row of a round as it is shown, in its whole height, also of what is not on
 * screen. Drawn in strips between which the program goes on, encoded off the main thread. What
 * has the style class "matchup-share" is left out.
 *
 * Where it is too large, it has the pixels of a usual screen instead of a finer one; where that is
 * too large as well, the error is a sentence. CANCELLED when the row goes before it is drawn.
 */
void matchup_share_picture_render_async (GtkWidget *row,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
GBytes *matchup_share_picture_render_finish (GAsyncResult *result, GError **error);

G_END_DECLS
