/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-practice-picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

/* So many pixels along the longer side are looked at. */
#define SAMPLES 64
/* What takes less of the picture than this is not spoken of. */
#define MIN_SHARE 0.04

static MatchupPracticeColour
name_grey (double value)
{
  if (value < 0.22)
    return MATCHUP_PRACTICE_BLACK;
  return value > 0.88 ? MATCHUP_PRACTICE_WHITE : MATCHUP_PRACTICE_GREY;
}

/* @hue in degrees; the others from 0 to 1. */
static MatchupPracticeColour
name_hue (double hue, double saturation, double value)
{
  if (hue < 15 || hue >= 345)
    return saturation < 0.55 && value > 0.7 ? MATCHUP_PRACTICE_PINK : MATCHUP_PRACTICE_RED;
  if (hue < 45)
    return value < 0.65 ? MATCHUP_PRACTICE_BROWN : MATCHUP_PRACTICE_ORANGE;
  if (hue < 70)
    return MATCHUP_PRACTICE_YELLOW;
  if (hue < 165)
    return MATCHUP_PRACTICE_GREEN;
  if (hue < 195)
    return MATCHUP_PRACTICE_TURQUOISE;
  if (hue < 260)
    return MATCHUP_PRACTICE_BLUE;
  return hue < 300 ? MATCHUP_PRACTICE_PURPLE : MATCHUP_PRACTICE_PINK;
}

static MatchupPracticeColour
name_colour (const guchar *pixel)
{
  double red = pixel[0] / 255.0;
  double green = pixel[1] / 255.0;
  double blue = pixel[2] / 255.0;
  double value = MAX (red, MAX (green, blue));
  double range = value - MIN (red, MIN (green, blue));
  double hue;

  if (value < 0.15 || range < 0.12 * value)
    return name_grey (value);
  if (value == red)
    hue = 60 * (green - blue) / range;
  else if (value == green)
    hue = 60 * (blue - red) / range + 120;
  else
    hue = 60 * (red - green) / range + 240;
  return name_hue (hue < 0 ? hue + 360 : hue, range / value, value);
}

/* What can be seen through counts as white, as it is shown on paper. */
static void
count (MatchupPracticePicture *self, GdkPixbuf *sample)
{
  int width = gdk_pixbuf_get_width (sample);
  int height = gdk_pixbuf_get_height (sample);
  int n_channels = gdk_pixbuf_get_n_channels (sample);
  int stride = gdk_pixbuf_get_rowstride (sample);
  const guchar *pixels = gdk_pixbuf_read_pixels (sample);

  for (int y = 0; y < height; y++)
    {
      for (int x = 0; x < width; x++)
        {
          const guchar *pixel = pixels + y * stride + x * n_channels;
          MatchupPracticeColour colour =
              n_channels == 4 && pixel[3] < 128 ? MATCHUP_PRACTICE_WHITE : name_colour (pixel);

          self->shares[colour] += 1.0 / (width * height);
        }
    }
}

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, MatchupPracticePicture *self)
{
  double scale = MIN (1.0, (double) SAMPLES / MAX (width, height));

  self->width = width;
  self->height = height;
  gdk_pixbuf_loader_set_size (loader,
                              MAX (1, (int) (width * scale)),
                              MAX (1, (int) (height * scale)));
}

void
matchup_practice_picture_look (MatchupPracticePicture *self, const guchar *bytes, gsize length)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  GdkPixbuf *sample;
  gboolean whole;

  g_return_if_fail (self != NULL && bytes != NULL);

  *self = (MatchupPracticePicture){ 0 };
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), self);
  whole = gdk_pixbuf_loader_write (loader, bytes, length, NULL);
  whole = gdk_pixbuf_loader_close (loader, NULL) && whole;
  sample = whole ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  if (sample != NULL)
    count (self, sample);
  else
    *self = (MatchupPracticePicture){ 0 };
}

guint
matchup_practice_picture_rank (const MatchupPracticePicture *self,
                               MatchupPracticeColour *colours,
                               guint max)
{
  gboolean taken[MATCHUP_PRACTICE_N_COLOURS] = { FALSE };
  guint n = 0;

  g_return_val_if_fail (self != NULL && colours != NULL, 0);

  while (n < max)
    {
      int best = -1;

      for (int i = 0; i < MATCHUP_PRACTICE_N_COLOURS; i++)
        {
          if (!taken[i] && self->shares[i] >= MIN_SHARE &&
              (best < 0 || self->shares[i] > self->shares[best]))
            best = i;
        }
      if (best < 0)
        break;
      taken[best] = TRUE;
      colours[n++] = (MatchupPracticeColour) best;
    }
  return n;
}
