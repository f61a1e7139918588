/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-math-layout.h"

#include "matchup-math-builder-private.h"
#include "matchup-math-parser.h"

#include <math.h>

/* Slanted and tall signs reach a little beyond their boxes: what a drawing keeps free around. */
#define MARGIN 6

/* What is drawn becomes a picture of its whole size: more pixels than these cost too much memory.
 */
#define MAX_SIDE 8192.0
#define MAX_AREA (8.0 * 1024 * 1024)

struct _MatchupMathLayout
{
  MatchupMathBox *box;
};

MatchupMathLayout *
matchup_math_layout_new (const MatchupMathNode *node,
                         PangoContext *context,
                         const PangoFontDescription *description,
                         gboolean display)
{
  MatchupMathLayout *self = NULL;
  g_autoptr (MatchupMathFace) face = NULL;
  MatchupMathMode mode = { 0 };

  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);

  face = matchup_math_face_new (context, description);
  mode.face = face;
  mode.level = display ? MATCHUP_MATH_LEVEL_DISPLAY : MATCHUP_MATH_LEVEL_TEXT;
  self = g_new0 (MatchupMathLayout, 1);
  self->box = matchup_math_build (mode, node);
  self->box->width += self->box->italic;
  return self;
}

MatchupMathLayout *
matchup_math_layout_new_from_latex (const char *latex,
                                    gsize length,
                                    PangoContext *context,
                                    const PangoFontDescription *description,
                                    gboolean display)
{
  g_autoptr (MatchupMathNode) node = matchup_math_parse (latex, length, NULL);

  return node != NULL ? matchup_math_layout_new (node, context, description, display) : NULL;
}

void
matchup_math_layout_free (MatchupMathLayout *self)
{
  g_return_if_fail (self != NULL);

  matchup_math_box_free (self->box);
  g_free (self);
}

double
matchup_math_layout_get_width (MatchupMathLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->box->width;
}

double
matchup_math_layout_get_ascent (MatchupMathLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->box->ascent;
}

double
matchup_math_layout_get_descent (MatchupMathLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->box->descent;
}

double
matchup_math_layout_get_fit (MatchupMathLayout *self)
{
  double width;
  double height;

  g_return_val_if_fail (self != NULL, 1);

  width = MAX (self->box->width, 1);
  height = MAX (self->box->ascent + self->box->descent, 1);
  return MIN (MIN (1, MAX_SIDE / MAX (width, height)), sqrt (MAX_AREA / (width * height)));
}

void
matchup_math_layout_draw (MatchupMathLayout *self, cairo_t *cr, double x, double y, double scale)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (scale > 0);

  /* The baseline on a whole pixel: all lines of the formula then fall alike. */
  matchup_math_box_draw (self->box, cr, x, round (y * scale) / scale, scale);
}

void
matchup_math_layout_snapshot (MatchupMathLayout *self,
                              GtkSnapshot *snapshot,
                              double x,
                              double y,
                              double scale,
                              double size,
                              const GdkRGBA *color)
{
  graphene_rect_t bounds;
  cairo_t *cr = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (size > 0);
  g_return_if_fail (color != NULL);

  graphene_rect_init (&bounds,
                      (float) floor (x - MARGIN),
                      (float) floor (y - self->box->ascent * size - MARGIN),
                      (float) ceil (self->box->width * size + 2 * MARGIN + 1),
                      (float) ceil ((self->box->ascent + self->box->descent) * size + 2 * MARGIN +
                                    1));
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  gdk_cairo_set_source_rgba (cr, color);
  /* Not by the snapshot's own scale: GTK 4.8 then draws beside the bounds that it clips to. */
  cairo_scale (cr, size, size);
  matchup_math_layout_draw (self, cr, x / size, y / size, scale * size);
  cairo_destroy (cr);
}
