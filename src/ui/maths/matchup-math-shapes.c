/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-math-shapes.h"

#include <math.h>

/* How much thicker than the thin strokes the middle of curved ones is. */
#define SWELL 2.1

MatchupMathShape
matchup_math_shape_for_char (gunichar c)
{
  static const struct
  {
    gunichar c;
    MatchupMathShape shape;
  } shapes[] = {
    { '(', MATCHUP_MATH_SHAPE_PAREN_LEFT },
    { ')', MATCHUP_MATH_SHAPE_PAREN_RIGHT },
    { '[', MATCHUP_MATH_SHAPE_BRACKET_LEFT },
    { ']', MATCHUP_MATH_SHAPE_BRACKET_RIGHT },
    { '{', MATCHUP_MATH_SHAPE_BRACE_LEFT },
    { '}', MATCHUP_MATH_SHAPE_BRACE_RIGHT },
    { '|', MATCHUP_MATH_SHAPE_BAR },
    { 0x2223, MATCHUP_MATH_SHAPE_BAR },
    { 0x2016, MATCHUP_MATH_SHAPE_DOUBLE_BAR },
    { 0x2225, MATCHUP_MATH_SHAPE_DOUBLE_BAR },
    { '/', MATCHUP_MATH_SHAPE_SLASH },
    { '\\', MATCHUP_MATH_SHAPE_BACKSLASH },
    { 0x230A, MATCHUP_MATH_SHAPE_FLOOR_LEFT },
    { 0x230B, MATCHUP_MATH_SHAPE_FLOOR_RIGHT },
    { 0x2308, MATCHUP_MATH_SHAPE_CEIL_LEFT },
    { 0x2309, MATCHUP_MATH_SHAPE_CEIL_RIGHT },
    { 0x27E8, MATCHUP_MATH_SHAPE_ANGLE_LEFT },
    { 0x27E9, MATCHUP_MATH_SHAPE_ANGLE_RIGHT },
    { 0x2192, MATCHUP_MATH_SHAPE_ARROW_RIGHT },
    { 0x2190, MATCHUP_MATH_SHAPE_ARROW_LEFT },
    { 0x2194, MATCHUP_MATH_SHAPE_ARROW_BOTH },
    { 0x21D2, MATCHUP_MATH_SHAPE_DOUBLE_ARROW_RIGHT },
    { 0x21D0, MATCHUP_MATH_SHAPE_DOUBLE_ARROW_LEFT },
    { 0x21D4, MATCHUP_MATH_SHAPE_DOUBLE_ARROW_BOTH },
    { 0x21CC, MATCHUP_MATH_SHAPE_HARPOONS },
    { 0x21A6, MATCHUP_MATH_SHAPE_MAPS_TO },
    { '=', MATCHUP_MATH_SHAPE_DOUBLE_LINE },
    { 0x23DE, MATCHUP_MATH_SHAPE_BRACE_OVER },
    { 0x23DF, MATCHUP_MATH_SHAPE_BRACE_UNDER },
    { 0x23DC, MATCHUP_MATH_SHAPE_ARC },
    { 0x0302, MATCHUP_MATH_SHAPE_HAT },
    { 0x0303, MATCHUP_MATH_SHAPE_TILDE },
    { 0x20D7, MATCHUP_MATH_SHAPE_ARROW_RIGHT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (shapes[i].c == c)
      return shapes[i].shape;
  return MATCHUP_MATH_SHAPE_NONE;
}

/* A crescent: two curves that meet in thin ends at the right. */
static void
draw_paren (cairo_t *cr, double width, double height, double thin)
{
  double thick = MIN (thin * SWELL, width / 2);
  /* Tall ones go straight in the middle. */
  double bend = MIN (height * 0.36, width * 3.2);

  cairo_move_to (cr, width, 0);
  cairo_curve_to (cr, width * 0.35, bend * 0.38, 0, bend * 0.8, 0, MIN (bend * 1.4, height / 2));
  cairo_line_to (cr, 0, MAX (height - bend * 1.4, height / 2));
  cairo_curve_to (cr, 0, height - bend * 0.8, width * 0.35, height - bend * 0.38, width, height);
  cairo_line_to (cr, width, height - thin * 0.9);
  cairo_curve_to (cr,
                  width * 0.35 + thick * 0.75,
                  height - bend * 0.45,
                  thick,
                  height - bend * 0.85,
                  thick,
                  MAX (height - bend * 1.4, height / 2));
  cairo_line_to (cr, thick, MIN (bend * 1.4, height / 2));
  cairo_curve_to (cr,
                  thick,
                  bend * 0.85,
                  width * 0.35 + thick * 0.75,
                  bend * 0.45,
                  width,
                  thin * 0.9);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* One half of a brace, from its tip at 0, 0 to its point at -width, height. */
static void
brace_half (cairo_t *cr, double width, double height, double thin)
{
  double thick = MIN (thin * SWELL, width / 2);
  double spine = -width / 2; /* the middle of the straight part */
  double bend = MIN (height / 2, width * 0.95);

  cairo_move_to (cr, 0, 0);
  cairo_curve_to (cr, spine * 0.55, 0, spine - thick / 2, bend * 0.3, spine - thick / 2, bend);
  cairo_line_to (cr, spine - thick / 2, height - bend);
  cairo_curve_to (cr,
                  spine - thick / 2,
                  height - bend * 0.45,
                  spine * 1.4,
                  height - thin * 0.5,
                  -width,
                  height - thin * 0.2);
  cairo_line_to (cr, -width, height + thin * 0.2);
  cairo_curve_to (cr,
                  spine * 1.2,
                  height - thin * 0.1,
                  spine + thick / 2,
                  height - bend * 0.3,
                  spine + thick / 2,
                  height - bend);
  cairo_line_to (cr, spine + thick / 2, bend);
  cairo_curve_to (cr, spine + thick / 2, bend * 0.4, spine * 0.5, thin, 0, thin);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* Open to the right, the tip at the left. */
static void
draw_brace (cairo_t *cr, double width, double height, double thin)
{
  cairo_save (cr);
  cairo_translate (cr, width, 0);
  brace_half (cr, width, height / 2, thin);
  cairo_translate (cr, 0, height);
  cairo_scale (cr, 1, -1);
  brace_half (cr, width, height / 2, thin);
  cairo_restore (cr);
}

static double
snap (double length, double scale)
{
  return MAX (round (length * scale), 1) / scale;
}

static void
draw_bracket (cairo_t *cr,
              double width,
              double height,
              double thin,
              double scale,
              gboolean top,
              gboolean bottom)
{
  double stem = snap (thin * 1.25, scale);
  double line = snap (thin, scale);

  cairo_rectangle (cr, 0, 0, stem, height);
  if (top)
    cairo_rectangle (cr, 0, 0, width, line);
  if (bottom)
    cairo_rectangle (cr, 0, height - line, width, line);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
  cairo_fill (cr);
}

static void
draw_lines (cairo_t *cr, const double *points, gsize n_points, double thickness)
{
  cairo_move_to (cr, points[0], points[1]);
  for (gsize i = 1; i < n_points; i++)
    cairo_line_to (cr, points[2 * i], points[2 * i + 1]);
  cairo_set_line_width (cr, thickness);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_stroke (cr);
}

/* The hook, the thick stroke down and the thin one up to the line, whose height is @thin. */
static void
draw_radical (cairo_t *cr, double width, double height, double thin, double scale)
{
  double line = snap (thin, scale);
  double thick = thin * SWELL;
  /* The hook keeps its size when the root is tall. */
  double hook = MIN (height * 0.42, width * 0.85);
  double foot = width * 0.46;

  cairo_move_to (cr, 0, height - hook + thin * 0.8);
  cairo_line_to (cr, width * 0.2, height - hook - thin * 0.9);
  cairo_line_to (cr, width * 0.2 + thick * 0.35, height - hook - thin * 0.6);
  cairo_line_to (cr, foot + thin * 0.5, height - thin * 2.4);
  cairo_line_to (cr, width - line, 0);
  cairo_line_to (cr, width + 0.5 / scale, 0);
  cairo_line_to (cr, width + 0.5 / scale, line);
  cairo_line_to (cr, width - line * 0.1, line);
  cairo_line_to (cr, foot + thin * 0.9, height);
  cairo_line_to (cr, foot - thin * 0.1, height);
  cairo_line_to (cr, width * 0.2 - thick * 0.3, height - hook + thin * 0.9);
  cairo_line_to (cr, thin * 0.4, height - hook + thin * 1.6);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* Heads at the ends of a horizontal line. */
static void
draw_arrow (cairo_t *cr, double width, double height, double thin, gboolean left, gboolean right)
{
  double middle = height / 2;
  double head = MIN (height * 0.6, width / 2);

  cairo_set_line_width (cr, thin);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, left ? thin : 0, middle);
  cairo_line_to (cr, right ? width - thin : width, middle);
  cairo_stroke (cr);
  for (int end = 0; end < 2; end++)
    {
      double tip = end == 0 ? thin * 0.5 : width - thin * 0.5;
      double back = end == 0 ? head : width - head;

      if (end == 0 ? !left : !right)
        continue;
      cairo_move_to (cr, back, thin / 2);
      cairo_curve_to (cr,
                      (3 * back + tip) / 4,
                      height * 0.3,
                      (back + tip) / 2,
                      height * 0.45,
                      tip,
                      middle);
      cairo_curve_to (cr,
                      (back + tip) / 2,
                      height * 0.55,
                      (3 * back + tip) / 4,
                      height * 0.7,
                      back,
                      height - thin / 2);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_stroke (cr);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
    }
}

static void
draw_double_arrow (cairo_t *cr,
                   double width,
                   double height,
                   double thin,
                   gboolean left,
                   gboolean right)
{
  double middle = height / 2;
  double gap = height * 0.2;
  double head = MIN (height * 0.6, width / 2);

  for (int side = -1; side <= 1; side += 2)
    {
      double line[] = { left ? gap : 0,
                        middle + side * gap,
                        right ? width - gap : width,
                        middle + side * gap };

      draw_lines (cr, line, 2, thin);
    }
  if (left)
    draw_lines (cr, (double[]){ head, 0, thin * 0.5, middle, head, height }, 3, thin);
  if (right)
    draw_lines (cr,
                (double[]){ width - head, 0, width - thin * 0.5, middle, width - head, height },
                3,
                thin);
}

static void
draw_harpoons (cairo_t *cr, double width, double height, double thin)
{
  double gap = height * 0.14;
  double head = MIN (height * 0.5, width / 2);
  double up = height / 2 - gap;
  double down = height / 2 + gap;

  draw_lines (cr, (double[]){ 0, up, width - thin, up, width - head, 0 }, 3, thin);
  draw_lines (cr, (double[]){ width, down, thin, down, head, height }, 3, thin);
}

static void
draw_tilde (cairo_t *cr, double width, double height, double thin)
{
  cairo_move_to (cr, 0, height * 0.85);
  cairo_curve_to (cr, width * 0.28, -height * 0.75, width * 0.62, height * 1.35, width, 0);
  cairo_line_to (cr, width, thin * 0.8);
  cairo_curve_to (cr, width * 0.66, height * 1.75, width * 0.3, -height * 0.1, 0, height);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_horizontal_brace (cairo_t *cr, double width, double height, double thin, gboolean under)
{
  cairo_save (cr);
  if (under)
    {
      cairo_translate (cr, 0, height);
      cairo_scale (cr, 1, -1);
    }
  /* A left brace turned by 90 degrees, its tip upwards. */
  cairo_translate (cr, width, 0);
  cairo_rotate (cr, G_PI / 2);
  draw_brace (cr, height, width, thin * 0.75);
  cairo_restore (cr);
}

static void
mirror (cairo_t *cr, double width)
{
  cairo_translate (cr, width, 0);
  cairo_scale (cr, -1, 1);
}

static void
draw_delimiter (MatchupMathShape shape,
                cairo_t *cr,
                double width,
                double height,
                double thin,
                double scale)
{
  double half = thin * 0.55;

  switch ((int) shape)
    {
    case MATCHUP_MATH_SHAPE_PAREN_RIGHT:
    case MATCHUP_MATH_SHAPE_BRACKET_RIGHT:
    case MATCHUP_MATH_SHAPE_FLOOR_RIGHT:
    case MATCHUP_MATH_SHAPE_CEIL_RIGHT:
    case MATCHUP_MATH_SHAPE_BRACE_RIGHT:
    case MATCHUP_MATH_SHAPE_ANGLE_RIGHT:
    case MATCHUP_MATH_SHAPE_BACKSLASH:
      mirror (cr, width);
      draw_delimiter (shape == MATCHUP_MATH_SHAPE_BACKSLASH ? MATCHUP_MATH_SHAPE_SLASH
                                                            : (MatchupMathShape) (shape - 1),
                      cr,
                      width,
                      height,
                      thin,
                      scale);
      break;
    case MATCHUP_MATH_SHAPE_PAREN_LEFT:
      draw_paren (cr, width, height, thin);
      break;
    case MATCHUP_MATH_SHAPE_BRACKET_LEFT:
      draw_bracket (cr, width, height, thin, scale, TRUE, TRUE);
      break;
    case MATCHUP_MATH_SHAPE_FLOOR_LEFT:
      draw_bracket (cr, width, height, thin, scale, FALSE, TRUE);
      break;
    case MATCHUP_MATH_SHAPE_CEIL_LEFT:
      draw_bracket (cr, width, height, thin, scale, TRUE, FALSE);
      break;
    case MATCHUP_MATH_SHAPE_BRACE_LEFT:
      draw_brace (cr, width, height, thin);
      break;
    case MATCHUP_MATH_SHAPE_ANGLE_LEFT:
      draw_lines (cr,
                  (double[]){ width - half, 0, half, height / 2, width - half, height },
                  3,
                  thin);
      break;
    case MATCHUP_MATH_SHAPE_SLASH:
      draw_lines (cr, (double[]){ half, height, width - half, 0 }, 2, thin);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
draw_arrows (MatchupMathShape shape, cairo_t *cr, double width, double height, double thin)
{
  switch ((int) shape)
    {
    case MATCHUP_MATH_SHAPE_ARROW_RIGHT:
    case MATCHUP_MATH_SHAPE_ARROW_LEFT:
    case MATCHUP_MATH_SHAPE_ARROW_BOTH:
      draw_arrow (cr,
                  width,
                  height,
                  thin,
                  shape != MATCHUP_MATH_SHAPE_ARROW_RIGHT,
                  shape != MATCHUP_MATH_SHAPE_ARROW_LEFT);
      return TRUE;
    case MATCHUP_MATH_SHAPE_DOUBLE_ARROW_RIGHT:
    case MATCHUP_MATH_SHAPE_DOUBLE_ARROW_LEFT:
    case MATCHUP_MATH_SHAPE_DOUBLE_ARROW_BOTH:
      draw_double_arrow (cr,
                         width,
                         height,
                         thin,
                         shape != MATCHUP_MATH_SHAPE_DOUBLE_ARROW_RIGHT,
                         shape != MATCHUP_MATH_SHAPE_DOUBLE_ARROW_LEFT);
      return TRUE;
    case MATCHUP_MATH_SHAPE_HARPOONS:
      draw_harpoons (cr, width, height, thin);
      return TRUE;
    case MATCHUP_MATH_SHAPE_MAPS_TO:
      draw_arrow (cr, width, height, thin, FALSE, TRUE);
      cairo_rectangle (cr, 0, height * 0.1, thin, height * 0.8);
      cairo_fill (cr);
      return TRUE;
    default:
      return FALSE;
    }
}

void
matchup_math_shape_draw (MatchupMathShape shape,
                         cairo_t *cr,
                         double width,
                         double height,
                         double thin,
                         double scale)
{
  switch ((int) shape)
    {
    case MATCHUP_MATH_SHAPE_NONE:
      break;
    case MATCHUP_MATH_SHAPE_BAR:
      cairo_rectangle (cr, (width - snap (thin, scale)) / 2, 0, snap (thin, scale), height);
      cairo_fill (cr);
      break;
    case MATCHUP_MATH_SHAPE_DOUBLE_BAR:
      cairo_rectangle (cr, 0, 0, snap (thin, scale), height);
      cairo_rectangle (cr, width - snap (thin, scale), 0, snap (thin, scale), height);
      cairo_fill (cr);
      break;
    case MATCHUP_MATH_SHAPE_RADICAL:
      draw_radical (cr, width, height, thin, scale);
      break;
    case MATCHUP_MATH_SHAPE_BRACE_OVER:
    case MATCHUP_MATH_SHAPE_BRACE_UNDER:
      draw_horizontal_brace (cr, width, height, thin, shape == MATCHUP_MATH_SHAPE_BRACE_UNDER);
      break;
    case MATCHUP_MATH_SHAPE_ARC:
      cairo_move_to (cr, 0, height);
      cairo_curve_to (cr, width * 0.25, 0, width * 0.75, 0, width, height);
      cairo_set_line_width (cr, thin);
      cairo_stroke (cr);
      break;
    case MATCHUP_MATH_SHAPE_HAT:
      draw_lines (cr, (double[]){ 0, height, width / 2, thin * 0.6, width, height }, 3, thin);
      break;
    case MATCHUP_MATH_SHAPE_TILDE:
      draw_tilde (cr, width, height, thin);
      break;
    case MATCHUP_MATH_SHAPE_DOUBLE_LINE:
      cairo_rectangle (cr, 0, height * 0.25, width, snap (thin, scale));
      cairo_rectangle (cr, 0, height * 0.75 - thin, width, snap (thin, scale));
      cairo_fill (cr);
      break;
    case MATCHUP_MATH_SHAPE_FRAME:
      cairo_rectangle (cr, thin / 2, thin / 2, width - thin, height - thin);
      cairo_set_line_width (cr, snap (thin, scale));
      cairo_stroke (cr);
      break;
    default:
      if (!draw_arrows (shape, cr, width, height, thin))
        draw_delimiter (shape, cr, width, height, thin, scale);
      break;
    }
}
