/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-page-picture.h"

#include "matchup-attachment-encoder.h"

/* Points for a pixel: a picture of 768 pixels is 16 cm wide. */
#define SCALE 0.6
/* The longest edge in pixels: finer than printers draw. */
#define MAX_EDGE 2400

MatchupPageBox *
matchup_page_picture_new (GBytes *bytes, double width, double height)
{
  MatchupAttachmentInfo info;
  MatchupPageBox *box;
  gboolean turned;
  double scale;

  if (!matchup_attachment_inspect (bytes, &info, NULL) || info.width < 1 || info.height < 1)
    return NULL;
  turned = info.orientation >= 5;
  box = matchup_page_box_new (MATCHUP_PAGE_BOX_PICTURE);
  box->picture = g_bytes_ref (bytes);
  box->width = turned ? info.height : info.width;
  box->height = turned ? info.width : info.height;
  scale = MIN (SCALE, MIN (width / box->width, height / box->height));
  box->width *= scale;
  box->height *= scale;
  return box;
}

/* As cairo has it: premultiplied, one word for each pixel. */
static cairo_surface_t *
surface_new (const MatchupAttachmentPixels *pixels)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (pixels->has_alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24,
                                  pixels->width,
                                  pixels->height);
  const guchar *source = g_bytes_get_data (pixels->bytes, NULL);
  guint n = pixels->has_alpha ? 4 : 3;

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    return surface;
  cairo_surface_flush (surface);
  for (int y = 0; y < pixels->height; y++)
    {
      const guchar *in = source + pixels->stride * (gsize) y;
      guchar *row = cairo_image_surface_get_data (surface) +
                    (gsize) cairo_image_surface_get_stride (surface) * (gsize) y;

      for (int x = 0; x < pixels->width; x++, in += n)
        {
          guint32 a = n == 4 ? in[3] : 255;
          guint32 value =
              a << 24 | (in[0] * a / 255) << 16 | (in[1] * a / 255) << 8 | (in[2] * a / 255);

          memcpy (row + 4 * (gsize) x, &value, sizeof value);
        }
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

/* A photo goes into the document as it is, which is many times smaller. */
static void
attach_jpeg (cairo_surface_t *surface, GBytes *bytes, const MatchupAttachmentInfo *info)
{
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);

  if (info->kind != MATCHUP_ATTACHMENT_KIND_JPEG || info->orientation != 1 ||
      cairo_image_surface_get_width (surface) != info->width ||
      cairo_image_surface_get_height (surface) != info->height)
    return;
  if (cairo_surface_set_mime_data (surface,
                                   CAIRO_MIME_TYPE_JPEG,
                                   data,
                                   length,
                                   (cairo_destroy_func_t) g_bytes_unref,
                                   g_bytes_ref (bytes)) != CAIRO_STATUS_SUCCESS)
    g_bytes_unref (bytes);
}

void
matchup_page_picture_draw (const MatchupPageBox *box,
                           double x,
                           double y,
                           double height,
                           cairo_t *cr)
{
  g_autoptr (MatchupAttachmentPixels) pixels = NULL;
  MatchupAttachmentInfo info;
  cairo_surface_t *surface;
  double scale;

  if (!matchup_attachment_inspect (box->picture, &info, NULL))
    return;
  pixels = matchup_attachment_decode (box->picture, &info, MAX_EDGE, NULL, NULL);
  if (pixels == NULL)
    return;
  surface = surface_new (pixels);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    {
      attach_jpeg (surface, box->picture, &info);
      scale = MIN (box->width / pixels->width, height / pixels->height);
      cairo_save (cr);
      cairo_translate (cr, x, y);
      cairo_scale (cr, scale, scale);
      cairo_set_source_surface (cr, surface, 0, 0);
      cairo_paint (cr);
      cairo_restore (cr);
    }
  cairo_surface_destroy (surface);
}
