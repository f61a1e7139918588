/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-attachment-encoder.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <math.h>

#define SMALL_EDGE 768     /* pixels */
#define STANDARD_EDGE 1568 /* pixels */
#define FEED_BYTES (64 * 1024)
#define QUALITY 85
#define BEST_QUALITY 95
#define LOW_QUALITY 75
/* A PNG above this is worth trying as JPEG even where the pixels could stay. */
#define LARGE_PNG (2500 * 1000)
#define LEAST_EDGE 32

int
matchup_attachment_size_get_edge (MatchupPictureSize size)
{
  switch (size)
    {
    case MATCHUP_PICTURE_SIZE_SMALL:
      return SMALL_EDGE;
    case MATCHUP_PICTURE_SIZE_STANDARD:
      return STANDARD_EDGE;
    case MATCHUP_PICTURE_SIZE_ORIGINAL:
    default:
      return 0;
    }
}

typedef struct
{
  int edge;
  gboolean too_large;
} Preparation;

/* The last look before memory is taken: some formats tell their size only here. */
static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, Preparation *preparation)
{
  int longest = MAX (width, height);

  if ((gint64) width * height > MATCHUP_ATTACHMENT_MAX_PIXELS)
    {
      preparation->too_large = TRUE;
      gdk_pixbuf_loader_set_size (loader, 0, 0);
    }
  else if (preparation->edge > 0 && longest > preparation->edge)
    gdk_pixbuf_loader_set_size (loader,
                                MAX ((int) lround ((double) width * preparation->edge / longest),
                                     1),
                                MAX ((int) lround ((double) height * preparation->edge / longest),
                                     1));
}

static gboolean
feed (GdkPixbufLoader *loader,
      GBytes *bytes,
      Preparation *preparation,
      GCancellable *cancellable,
      GError **error)
{
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);
  gboolean fine = TRUE;

  for (gsize at = 0; fine && at < length; at += FEED_BYTES)
    {
      fine = gdk_pixbuf_loader_write (loader, data + at, MIN (FEED_BYTES, length - at), NULL) &&
             !preparation->too_large;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          gdk_pixbuf_loader_close (loader, NULL);
          return FALSE;
        }
    }
  fine = gdk_pixbuf_loader_close (loader, NULL) && fine && !preparation->too_large;
  if (!fine)
    matchup_attachment_set_error (error,
                                  preparation->too_large ? MATCHUP_ATTACHMENT_ERROR_TOO_MANY_PIXELS
                                                         : MATCHUP_ATTACHMENT_ERROR_BROKEN);
  return fine;
}

/* As EXIF has it: first the turn, then the mirror image. Takes @pixbuf. */
static GdkPixbuf *
turn (GdkPixbuf *pixbuf, int orientation)
{
  static const GdkPixbufRotation turns[] = {
    GDK_PIXBUF_ROTATE_NONE,       GDK_PIXBUF_ROTATE_NONE,
    GDK_PIXBUF_ROTATE_UPSIDEDOWN, GDK_PIXBUF_ROTATE_UPSIDEDOWN,
    GDK_PIXBUF_ROTATE_CLOCKWISE,  GDK_PIXBUF_ROTATE_CLOCKWISE,
    GDK_PIXBUF_ROTATE_CLOCKWISE,  GDK_PIXBUF_ROTATE_COUNTERCLOCKWISE,
  };
  /* 2, 4, 5 and 7 are mirrored. */
  gboolean mirrored = orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7;
  GdkPixbufRotation rotation =
      orientation == 7 ? GDK_PIXBUF_ROTATE_COUNTERCLOCKWISE : turns[orientation - 1];
  g_autoptr (GdkPixbuf) turned = NULL;

  if (orientation == 1)
    return pixbuf;
  turned = gdk_pixbuf_rotate_simple (pixbuf, rotation);
  g_object_unref (pixbuf);
  return mirrored && turned != NULL ? gdk_pixbuf_flip (turned, TRUE) : g_steal_pointer (&turned);
}

/* A loader of just this kind: what is disguised must not reach the one for something else. */
static GdkPixbuf *
load (GBytes *bytes,
      const MatchupAttachmentInfo *info,
      int edge,
      GCancellable *cancellable,
      GError **error)
{
  Preparation preparation = { .edge = edge };
  g_autoptr (GdkPixbufLoader) loader =
      gdk_pixbuf_loader_new_with_mime_type (matchup_attachment_kind_get_mime_type (info->kind),
                                            NULL);
  GdkPixbuf *pixbuf;

  if (loader == NULL)
    {
      matchup_attachment_set_error (error, MATCHUP_ATTACHMENT_ERROR_UNSUPPORTED);
      return NULL;
    }
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &preparation);
  if (!feed (loader, bytes, &preparation, cancellable, error))
    return NULL;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (pixbuf != NULL)
    pixbuf = turn (g_object_ref (pixbuf), info->orientation);
  if (pixbuf == NULL)
    matchup_attachment_set_error (error, MATCHUP_ATTACHMENT_ERROR_BROKEN);
  return pixbuf;
}

/* Takes @pixbuf. */
static GdkPixbuf *
scale_down (GdkPixbuf *pixbuf, int edge)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  int longest = MAX (width, height);
  GdkPixbuf *scaled;

  if (edge == 0 || longest <= edge)
    return pixbuf;
  scaled = gdk_pixbuf_scale_simple (pixbuf,
                                    MAX ((int) lround ((double) width * edge / longest), 1),
                                    MAX ((int) lround ((double) height * edge / longest), 1),
                                    GDK_INTERP_BILINEAR);
  g_object_unref (pixbuf);
  return scaled;
}

static MatchupAttachmentPixels *
to_pixels (GdkPixbuf *pixbuf)
{
  MatchupAttachmentPixels *pixels = g_new0 (MatchupAttachmentPixels, 1);

  pixels->bytes = gdk_pixbuf_read_pixel_bytes (pixbuf);
  pixels->width = gdk_pixbuf_get_width (pixbuf);
  pixels->height = gdk_pixbuf_get_height (pixbuf);
  pixels->stride = (gsize) gdk_pixbuf_get_rowstride (pixbuf);
  pixels->has_alpha = gdk_pixbuf_get_has_alpha (pixbuf);
  return pixels;
}

MatchupAttachmentPixels *
matchup_attachment_decode (GBytes *bytes,
                           const MatchupAttachmentInfo *info,
                           int edge,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = load (bytes, info, edge, cancellable, error);

  if (pixbuf == NULL)
    return NULL;
  pixbuf = scale_down (g_steal_pointer (&pixbuf), edge);
  return pixbuf != NULL ? to_pixels (pixbuf) : NULL;
}

/* Whether anything can be seen through it. */
static gboolean
is_transparent (GdkPixbuf *pixbuf)
{
  const guint8 *pixels = gdk_pixbuf_read_pixels (pixbuf);
  int width = gdk_pixbuf_get_width (pixbuf);

  if (!gdk_pixbuf_get_has_alpha (pixbuf))
    return FALSE;
  for (int y = 0; y < gdk_pixbuf_get_height (pixbuf); y++)
    {
      const guint8 *row = pixels + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf);

      for (int x = 0; x < width; x++)
        {
          if (row[4 * x + 3] != 255)
            return TRUE;
        }
    }
  return FALSE;
}

/* On white, as most would see it; without the alpha channel, which JPEG has no place for. */
static GdkPixbuf *
flatten (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  GdkPixbuf *flat;

  if (!gdk_pixbuf_get_has_alpha (pixbuf))
    return g_object_ref (pixbuf);
  flat = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  if (flat == NULL)
    return NULL;
  gdk_pixbuf_fill (flat, 0xffffffff);
  gdk_pixbuf_composite (pixbuf, flat, 0, 0, width, height, 0, 0, 1, 1, GDK_INTERP_NEAREST, 255);
  return flat;
}

static GBytes *
save_png (GdkPixbuf *pixbuf)
{
  char *data = NULL;
  gsize length = 0;

  return gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "png", NULL, NULL)
             ? g_bytes_new_take (data, length)
             : NULL;
}

static GBytes *
save_jpeg (GdkPixbuf *pixbuf, int quality)
{
  g_autofree char *text = g_strdup_printf ("%d", quality);
  g_autoptr (GdkPixbuf) flat = flatten (pixbuf);
  char *data = NULL;
  gsize length = 0;

  return flat != NULL && gdk_pixbuf_save_to_buffer (flat,
                                                    &data,
                                                    &length,
                                                    "jpeg",
                                                    NULL,
                                                    "quality",
                                                    text,
                                                    NULL)
             ? g_bytes_new_take (data, length)
             : NULL;
}

/* One picture on its way to being encoded. */
typedef struct
{
  GBytes *bytes;
  const MatchupAttachmentInfo *info;
  MatchupPictureSize size;
  const MatchupPictureLimits *limits;
  guint n_pictures;
  GCancellable *cancellable;
} Encoding;

/* The size is set once it is known what was encoded last. */
static MatchupImagePart *
make_part (const Encoding *encoding, GBytes *bytes, const char *mime_type, int width, int height)
{
  gboolean lying = encoding->info->orientation >= 5;
  MatchupImagePart *part = matchup_image_part_new (bytes, mime_type, width, height);

  matchup_image_part_set_original (part,
                                   (gint64) g_bytes_get_size (encoding->bytes),
                                   lying ? encoding->info->height : encoding->info->width,
                                   lying ? encoding->info->width : encoding->info->height);
  /* Here and not when it is first asked for, which is in the main loop. */
  matchup_image_part_get_sha256 (part);
  return part;
}

/* The longest edge that the size and the limits leave; 0: all. */
static int
get_edge (const Encoding *encoding)
{
  double width = encoding->info->width;
  double height = encoding->info->height;
  double edge = matchup_attachment_size_get_edge (encoding->size);
  double longest = MAX (width, height);

  if (edge == 0 || (longest > 0 && edge > longest))
    edge = longest;
  if (encoding->limits->max_edge > 0)
    edge = MIN (edge > 0 ? edge : G_MAXINT, (double) encoding->limits->max_edge);
  if (encoding->limits->max_pixels > 0 && width > 0)
    edge = MIN (edge,
                floor (longest * sqrt ((double) encoding->limits->max_pixels / (width * height))));
  return (int) edge;
}

static gint64
get_max_bytes (const Encoding *encoding)
{
  return matchup_picture_limits_get_max_bytes (encoding->limits, encoding->n_pictures);
}

static gboolean
is_small_enough (const Encoding *encoding, GBytes *bytes)
{
  gint64 max = get_max_bytes (encoding);

  return bytes != NULL && (max == 0 || (gint64) g_bytes_get_size (bytes) <= max);
}

/* The pixels as they are; NULL when they have to change. */
static MatchupImagePart *
keep_pixels (const Encoding *encoding, int edge)
{
  const MatchupAttachmentInfo *info = encoding->info;
  g_autoptr (GBytes) stripped = NULL;

  if (info->orientation != 1 || info->width == 0 || MAX (info->width, info->height) > edge ||
      (info->kind == MATCHUP_ATTACHMENT_KIND_WEBP && !encoding->limits->webp))
    return NULL;
  stripped = matchup_attachment_strip (encoding->bytes, info);
  if (!is_small_enough (encoding, stripped))
    return NULL;
  if (info->kind == MATCHUP_ATTACHMENT_KIND_PNG &&
      encoding->size != MATCHUP_PICTURE_SIZE_ORIGINAL && g_bytes_get_size (stripped) > LARGE_PNG)
    return NULL;
  return make_part (encoding,
                    stripped,
                    matchup_attachment_kind_get_mime_type (info->kind),
                    info->width,
                    info->height);
}

static gboolean
is_better (GBytes *one, GBytes *other)
{
  return one != NULL && (other == NULL || g_bytes_get_size (one) <= g_bytes_get_size (other));
}

/* As it looks best: PNG where something is transparent, or drawn and not larger for it. */
static GBytes *
save_well (const Encoding *encoding, GdkPixbuf *pixbuf, const char **mime_type)
{
  gboolean original = encoding->size == MATCHUP_PICTURE_SIZE_ORIGINAL;
  gboolean transparent = is_transparent (pixbuf);
  g_autoptr (GdkPixbuf) plain = transparent ? g_object_ref (pixbuf) : flatten (pixbuf);
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GBytes) jpeg = NULL;

  if (plain == NULL)
    return NULL;
  if (transparent || encoding->info->lossless)
    png = save_png (plain);
  if (!transparent && !(encoding->info->lossless && original))
    jpeg = save_jpeg (plain, original ? BEST_QUALITY : QUALITY);
  *mime_type = is_better (png, jpeg) ? "image/png" : "image/jpeg";
  return is_better (png, jpeg) ? g_steal_pointer (&png) : g_steal_pointer (&jpeg);
}

/* Smaller and smaller until it is small enough. */
static MatchupImagePart *
squeeze (const Encoding *encoding, GdkPixbuf *pixbuf)
{
  g_autoptr (GdkPixbuf) current = g_object_ref (pixbuf);

  while (current != NULL && !g_cancellable_is_cancelled (encoding->cancellable))
    {
      int longest = MAX (gdk_pixbuf_get_width (current), gdk_pixbuf_get_height (current));
      g_autoptr (GBytes) bytes = save_jpeg (current, QUALITY);

      if (!is_small_enough (encoding, bytes))
        {
          g_clear_pointer (&bytes, g_bytes_unref);
          bytes = save_jpeg (current, LOW_QUALITY);
        }
      if (is_small_enough (encoding, bytes) || (bytes != NULL && longest <= LEAST_EDGE))
        return make_part (encoding,
                          bytes,
                          "image/jpeg",
                          gdk_pixbuf_get_width (current),
                          gdk_pixbuf_get_height (current));
      current = bytes != NULL ? scale_down (g_steal_pointer (&current), longest * 4 / 5) : NULL;
    }
  return NULL;
}

static MatchupImagePart *
encode_pixels (const Encoding *encoding, int edge, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf =
      load (encoding->bytes, encoding->info, edge, encoding->cancellable, error);
  MatchupImagePart *part = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *mime_type = NULL;

  if (pixbuf == NULL)
    return NULL;
  pixbuf = scale_down (g_steal_pointer (&pixbuf), edge);
  bytes = pixbuf != NULL ? save_well (encoding, pixbuf, &mime_type) : NULL;
  if (is_small_enough (encoding, bytes))
    part = make_part (encoding,
                      bytes,
                      mime_type,
                      gdk_pixbuf_get_width (pixbuf),
                      gdk_pixbuf_get_height (pixbuf));
  else if (bytes != NULL)
    part = squeeze (encoding, pixbuf);
  if (part == NULL && !g_cancellable_set_error_if_cancelled (encoding->cancellable, error))
    matchup_attachment_set_error (error, MATCHUP_ATTACHMENT_ERROR_TOO_MANY_PIXELS);
  return part;
}

static MatchupImagePart *
encode (const Encoding *encoding, GError **error)
{
  int edge = get_edge (encoding);
  MatchupImagePart *part = keep_pixels (encoding, edge);

  return part != NULL ? part : encode_pixels (encoding, edge, error);
}

MatchupImagePart *
matchup_attachment_fit (GBytes *bytes,
                        const MatchupAttachmentInfo *info,
                        MatchupPictureSize size,
                        const MatchupPictureLimits *limits,
                        guint n_pictures,
                        GCancellable *cancellable,
                        GError **error)
{
  return encode (&(Encoding){ bytes, info, size, limits, n_pictures, cancellable }, error);
}

static gint64
count_pixels (MatchupImagePart *part)
{
  return (gint64) matchup_image_part_get_width (part) * matchup_image_part_get_height (part);
}

MatchupImagePart *
matchup_attachment_encode (GBytes *bytes,
                           const MatchupAttachmentInfo *info,
                           MatchupPictureSize size,
                           const MatchupPictureLimits *limits,
                           guint n_pictures,
                           GCancellable *cancellable,
                           GError **error)
{
  static const MatchupPictureLimits none = { .webp = TRUE };
  g_autoptr (MatchupImagePart) part =
      matchup_attachment_fit (bytes, info, size, &none, 1, cancellable, error);
  g_autoptr (MatchupImagePart) fitting = NULL;

  if (part == NULL || limits == NULL ||
      matchup_picture_limits_allow (limits,
                                    n_pictures,
                                    matchup_image_part_get_mime_type (part),
                                    (gint64) matchup_image_part_get_size (part),
                                    matchup_image_part_get_width (part),
                                    matchup_image_part_get_height (part)))
    return g_steal_pointer (&part);
  fitting = matchup_attachment_fit (bytes, info, size, limits, n_pictures, cancellable, error);
  if (fitting == NULL)
    return NULL;
  if (count_pixels (fitting) * 2 >= count_pixels (part))
    return g_steal_pointer (&fitting);
  matchup_image_part_set_smaller (part, fitting);
  return g_steal_pointer (&part);
}
