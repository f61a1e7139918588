/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Signs that grow with what they belong to and are drawn, since fonts have them in few sizes. */
typedef enum
{
  MATCHUP_MATH_SHAPE_NONE,
  MATCHUP_MATH_SHAPE_PAREN_LEFT,
  MATCHUP_MATH_SHAPE_PAREN_RIGHT,
  MATCHUP_MATH_SHAPE_BRACKET_LEFT,
  MATCHUP_MATH_SHAPE_BRACKET_RIGHT,
  MATCHUP_MATH_SHAPE_FLOOR_LEFT,
  MATCHUP_MATH_SHAPE_FLOOR_RIGHT,
  MATCHUP_MATH_SHAPE_CEIL_LEFT,
  MATCHUP_MATH_SHAPE_CEIL_RIGHT,
  MATCHUP_MATH_SHAPE_BRACE_LEFT,
  MATCHUP_MATH_SHAPE_BRACE_RIGHT,
  MATCHUP_MATH_SHAPE_ANGLE_LEFT,
  MATCHUP_MATH_SHAPE_ANGLE_RIGHT,
  MATCHUP_MATH_SHAPE_BAR,
  MATCHUP_MATH_SHAPE_DOUBLE_BAR,
  MATCHUP_MATH_SHAPE_SLASH,
  MATCHUP_MATH_SHAPE_BACKSLASH,
  MATCHUP_MATH_SHAPE_RADICAL, /* without the line over the content */
  MATCHUP_MATH_SHAPE_BRACE_OVER,
  MATCHUP_MATH_SHAPE_BRACE_UNDER,
  MATCHUP_MATH_SHAPE_ARC,
  MATCHUP_MATH_SHAPE_HAT,
  MATCHUP_MATH_SHAPE_TILDE,
  MATCHUP_MATH_SHAPE_ARROW_RIGHT,
  MATCHUP_MATH_SHAPE_ARROW_LEFT,
  MATCHUP_MATH_SHAPE_ARROW_BOTH,
  MATCHUP_MATH_SHAPE_DOUBLE_ARROW_RIGHT,
  MATCHUP_MATH_SHAPE_DOUBLE_ARROW_LEFT,
  MATCHUP_MATH_SHAPE_DOUBLE_ARROW_BOTH,
  MATCHUP_MATH_SHAPE_HARPOONS,
  MATCHUP_MATH_SHAPE_MAPS_TO,
  MATCHUP_MATH_SHAPE_DOUBLE_LINE,
  MATCHUP_MATH_SHAPE_FRAME,
} MatchupMathShape;

/* The shape for a delimiter or an arrow; NONE: has to come from a font. */
MatchupMathShape matchup_math_shape_for_char (gunichar c);

/*
 * Fills the rectangle from 0, 0 to @width, @height in the current colour; @thickness is that of the
 * thin strokes.
 */
void matchup_math_shape_draw (MatchupMathShape shape,
                              cairo_t *cr,
                              double width,
                              double height,
                              double thickness,
                              double scale);

G_END_DECLS
