/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-enums.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PICTURE_SIZES (matchup_picture_sizes_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPictureSizes, matchup_picture_sizes, MATCHUP, PICTURE_SIZES, GtkWidget)

#define MATCHUP_N_PICTURE_SIZES (MATCHUP_PICTURE_SIZE_ORIGINAL + 1)

/**
 * MatchupPictureSizes: Small, Standard or Original, and how many bytes each makes. The choice
 * sticks.
 *
 * Signal "changed": another one was chosen.
 */
GtkWidget *matchup_picture_sizes_new (void) G_GNUC_WARN_UNUSED_RESULT;
MatchupPictureSize matchup_picture_sizes_get_size (MatchupPictureSizes *self);
void matchup_picture_sizes_set_total (MatchupPictureSizes *self,
                                      MatchupPictureSize size,
                                      guint64 bytes /* 0: not known yet */);

G_END_DECLS
