/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-attachment-pixels.h"

G_BEGIN_DECLS

GdkTexture *
matchup_picture_texture_new (const MatchupAttachmentPixels *pixels) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
