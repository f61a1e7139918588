/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the formulas of the tests to a picture, to be looked at: FILE [SCALE [dark] [FONT]]. */
#include "matchup-math-layout.h"

#include "math-formulas.h"

#include <stdlib.h>
#include <string.h>

#define WIDTH 1180
#define MARGIN 16
#define INLINE_X 700

static double
draw_sheet (cairo_t *cr, PangoContext *context, double scale)
{
  double y = MARGIN;

  for (gsize i = 0; i < G_N_ELEMENTS (math_formulas); i++)
    {
      const char *latex = math_formulas[i];
      g_autoptr (MatchupMathLayout) apart =
          matchup_math_layout_new_from_latex (latex, strlen (latex), context, NULL, TRUE);
      g_autoptr (MatchupMathLayout) within =
          matchup_math_layout_new_from_latex (latex, strlen (latex), context, NULL, FALSE);
      double ascent = 0;

      if (apart == NULL)
        {
          g_printerr ("Not parsed: %s\n", latex);
          exit (1);
        }
      ascent =
          MAX (matchup_math_layout_get_ascent (apart), matchup_math_layout_get_ascent (within));
      y += ascent;
      if (cr != NULL)
        {
          matchup_math_layout_draw (apart, cr, MARGIN, y, scale);
          matchup_math_layout_draw (within, cr, INLINE_X, y, scale);
        }
      y += MAX (matchup_math_layout_get_descent (apart), matchup_math_layout_get_descent (within)) +
           MARGIN;
    }
  return y;
}

int
main (int argc, char **argv)
{
  double scale = argc > 2 ? g_ascii_strtod (argv[2], NULL) : 1;
  gboolean dark = argc > 3 && strcmp (argv[3], "dark") == 0;
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font =
      pango_font_description_from_string (argc > 4 ? argv[4] : "Cantarell 11");
  cairo_surface_t *surface = NULL;
  cairo_t *cr = NULL;
  double height = 0;

  if (argc < 2)
    return 2;
  pango_context_set_font_description (context, font);
  height = draw_sheet (NULL, context, scale);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                        (int) (WIDTH * scale),
                                        (int) (height * scale));
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  cairo_set_source_rgb (cr, dark ? 0.14 : 1, dark ? 0.14 : 1, dark ? 0.14 : 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, dark ? 1 : 0.2, dark ? 1 : 0.2, dark ? 1 : 0.2);
  draw_sheet (cr, context, scale);
  cairo_destroy (cr);
  cairo_surface_write_to_png (surface, argv[1]);
  cairo_surface_destroy (surface);
  pango_font_description_free (font);
  g_object_unref (context);
  return 0;
}
