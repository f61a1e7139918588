/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-workspace.h"

G_BEGIN_DECLS

/* What is said about pictures in several places. */

const char *matchup_picture_get_size_name (MatchupPictureSize size); /* translated */
/* "1568 × 980 pixels, 210 kB" */
char *matchup_picture_dup_facts (int width, int height, guint64 size) G_GNUC_WARN_UNUSED_RESULT;
/* Who of the line-up will not be asked about @n_pictures, and why: "Qwen, Llama cannot see pictures
 * and will skip this round." NULL: nobody. */
char *matchup_picture_dup_skipping (MatchupWorkspace *workspace,
                                    MatchupLineup *lineup,
                                    guint n_pictures) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
