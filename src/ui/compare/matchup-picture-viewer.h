/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PICTURE_VIEWER (matchup_picture_viewer_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPictureViewer,
                      matchup_picture_viewer,
                      MATCHUP,
                      PICTURE_VIEWER,
                      AdwWindow)

/**
 * MatchupPictureViewer: pictures large, one at a time, with what is said about each. Fitted into
 * the window, in their own pixels, or zoomed. Actions: viewer.previous, viewer.next, viewer.fit,
 * viewer.actual, viewer.zoom-in, viewer.zoom-out, viewer.close.
 *
 * Signal "described" (GObject *item, char *text): the person writes about a picture.
 */
GtkWidget *
matchup_picture_viewer_new (MatchupWorkspace *workspace,
                            GListModel *items, /* #MatchupAttachment or #MatchupImagePart */
                            guint position) G_GNUC_WARN_UNUSED_RESULT;
/* Over the window that @opener is in. */
void matchup_picture_viewer_show (MatchupPictureViewer *self, GtkWidget *opener);

G_END_DECLS
