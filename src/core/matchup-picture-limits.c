/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-picture-limits.h"

/* Bytes of a request for the text of a conversation and what is around it. */
#define ROOM_FOR_TEXT (256 * 1024)
#define LEAST_BYTES (16 * 1024)

gboolean
matchup_picture_limits_allow (const MatchupPictureLimits *self,
                              guint n_pictures,
                              const char *mime_type,
                              gint64 size,
                              int width,
                              int height)
{
  gint64 max_bytes;

  g_return_val_if_fail (self != NULL && mime_type != NULL, FALSE);

  max_bytes = matchup_picture_limits_get_max_bytes (self, n_pictures);
  return !self->none && (self->webp || !g_str_equal (mime_type, "image/webp")) &&
         (max_bytes == 0 || size <= max_bytes) &&
         (self->max_edge == 0 || MAX (width, height) <= self->max_edge) &&
         (self->max_pixels == 0 || (gint64) width * height <= self->max_pixels);
}

gint64
matchup_picture_limits_get_max_bytes (const MatchupPictureLimits *self, guint n_pictures)
{
  gint64 share;

  g_return_val_if_fail (self != NULL && n_pictures > 0, 0);

  if (self->max_request == 0)
    return self->max_bytes;
  /* base64 makes four of three. */
  share = (self->max_request - ROOM_FOR_TEXT) / n_pictures / 4 * 3;
  share = MAX (share, LEAST_BYTES);
  return self->max_bytes == 0 ? share : MIN (share, self->max_bytes);
}

/* 0 is no limit. */
static gint64
stricter (gint64 one, gint64 other)
{
  if (one == 0 || other == 0)
    return MAX (one, other);
  return MIN (one, other);
}

void
matchup_picture_limits_tighten (MatchupPictureLimits *self,
                                const MatchupPictureLimits *other,
                                guint n_pictures)
{
  g_return_if_fail (self != NULL && other != NULL);

  self->max_bytes = stricter (matchup_picture_limits_get_max_bytes (self, n_pictures),
                              matchup_picture_limits_get_max_bytes (other, n_pictures));
  self->max_request = stricter (self->max_request, other->max_request);
  self->max_edge = stricter (self->max_edge, other->max_edge);
  self->max_pixels = stricter (self->max_pixels, other->max_pixels);
  self->max_pictures = stricter (self->max_pictures, other->max_pictures);
  self->webp = self->webp && other->webp;
}
