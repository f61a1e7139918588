/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-attachment.h"
#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PICTURE_TILE (matchup_picture_tile_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPictureTile, matchup_picture_tile, MATCHUP, PICTURE_TILE, GtkWidget)

/**
 * MatchupPictureTile: a small picture that can be opened; of fixed height, so that nothing moves
 * when it comes. Its name is the alternative text, or its place among the others.
 *
 * Signals: "open"; "remove" and "described" (char *text) only of one that can be edited.
 */
/* Of an attachment that waits to be sent: can be removed and described. */
GtkWidget *
matchup_picture_tile_new_for_attachment (MatchupAttachment *attachment) G_GNUC_WARN_UNUSED_RESULT;
/* Of a prompt; read and decoded when it is first shown. */
GtkWidget *matchup_picture_tile_new_for_image (MatchupWorkspace *workspace,
                                               MatchupImagePart *image) G_GNUC_WARN_UNUSED_RESULT;
void matchup_picture_tile_set_place (MatchupPictureTile *self, guint position, guint n);
/* What was or would be sent; for the tooltip, and read after the name. */
void matchup_picture_tile_set_facts (MatchupPictureTile *self, const char *facts);

G_END_DECLS
