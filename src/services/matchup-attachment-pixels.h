/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_ATTACHMENT_PIXELS (matchup_attachment_pixels_get_type ())

/**
 * MatchupAttachmentPixels: a decoded picture, for showing it. Boxed, immutable, any thread.
 */
typedef struct
{
  GBytes *bytes; /* rows of RGB, or RGBA that is not premultiplied; 8 bits each */
  int width;
  int height;
  gsize stride; /* bytes from one row to the next */
  gboolean has_alpha;
} MatchupAttachmentPixels;

GType matchup_attachment_pixels_get_type (void);
MatchupAttachmentPixels *
matchup_attachment_pixels_copy (MatchupAttachmentPixels *self) G_GNUC_WARN_UNUSED_RESULT;
void matchup_attachment_pixels_free (MatchupAttachmentPixels *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupAttachmentPixels, matchup_attachment_pixels_free)

G_END_DECLS
