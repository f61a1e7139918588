/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PICTURE_ROW (matchup_picture_row_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPictureRow, matchup_picture_row, MATCHUP, PICTURE_ROW, GtkWidget)

/**
 * MatchupPictureRow: the pictures of a prompt that was sent; each opens large. Their tooltips tell
 * what was sent.
 */
GtkWidget *matchup_picture_row_new (MatchupWorkspace *workspace,
                                    MatchupConversation *conversation,
                                    MatchupRound *round) G_GNUC_WARN_UNUSED_RESULT;

/*
 * Behind @sibling, a label that tells what a model was sent of the round's pictures, where that is
 * less than the others were: "Got a smaller picture: 1024 × 768 pixels, 180 kB".
 */
void matchup_picture_row_add_mark (GtkWidget *sibling,
                                   MatchupWorkspace *workspace,
                                   MatchupRound *round,
                                   MatchupModelRef *model);

G_END_DECLS
