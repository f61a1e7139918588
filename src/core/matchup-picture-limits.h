/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MatchupPictureLimits: what a kind of service takes of pictures. 0: no limit is known. All that
 * take pictures take PNG and JPEG.
 */
typedef struct
{
  gboolean none;       /* its wire format has no place for pictures */
  gboolean webp;       /* it takes WebP as well */
  gint64 max_bytes;    /* of one picture, before base64 */
  gint64 max_edge;     /* pixels */
  gint64 max_pixels;   /* width * height */
  gint64 max_pictures; /* in one request, with those of the history */
  gint64 max_request;  /* bytes of a whole request, with base64 */
} MatchupPictureLimits;

/* Whether one of @n_pictures in a prompt may be sent as it is. */
gboolean matchup_picture_limits_allow (const MatchupPictureLimits *self,
                                       guint n_pictures,
                                       const char *mime_type,
                                       gint64 size, /* bytes */
                                       int width,
                                       int height);
/*
 * The most bytes that one of @n_pictures may have: max_bytes, or less where the whole request would
 * get too large. 0: no limit.
 */
gint64 matchup_picture_limits_get_max_bytes (const MatchupPictureLimits *self, guint n_pictures);
/* Makes @self the strictest of both in what concerns one of @n_pictures. "none" stays as it is: who
 * takes no pictures has no say in them. */
void matchup_picture_limits_tighten (MatchupPictureLimits *self,
                                     const MatchupPictureLimits *other,
                                     guint n_pictures);

G_END_DECLS
