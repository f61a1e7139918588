/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-attachment-pixels.h"

G_DEFINE_BOXED_TYPE (MatchupAttachmentPixels,
                     matchup_attachment_pixels,
                     matchup_attachment_pixels_copy,
                     matchup_attachment_pixels_free)

MatchupAttachmentPixels *
matchup_attachment_pixels_copy (MatchupAttachmentPixels *self)
{
  MatchupAttachmentPixels *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (MatchupAttachmentPixels, 1);
  *copy = *self;
  g_bytes_ref (copy->bytes);
  return copy;
}

void
matchup_attachment_pixels_free (MatchupAttachmentPixels *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->bytes);
  g_free (self);
}
