/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-page-box.h"

#include <cairo.h>

G_BEGIN_DECLS

/* A PICTURE box for @bytes, as large as it is but no wider than @width and no higher than @height;
 * NULL for what is no whole picture. Any thread. */
MatchupPageBox *
matchup_page_picture_new (GBytes *bytes, double width, double height) G_GNUC_WARN_UNUSED_RESULT;
/* Decodes it for the drawing alone; @height: what is left of it on a small page. */
void matchup_page_picture_draw (const MatchupPageBox *box,
                                double x,
                                double y,
                                double height,
                                cairo_t *cr);

G_END_DECLS
