/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-picture-texture.h"

GdkTexture *
matchup_picture_texture_new (const MatchupAttachmentPixels *pixels)
{
  g_return_val_if_fail (pixels != NULL, NULL);

  return gdk_memory_texture_new (pixels->width,
                                 pixels->height,
                                 pixels->has_alpha ? GDK_MEMORY_R8G8B8A8 : GDK_MEMORY_R8G8B8,
                                 pixels->bytes,
                                 pixels->stride);
}
