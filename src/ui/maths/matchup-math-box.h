/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "matchup-math-shapes.h"

G_BEGIN_DECLS

typedef enum
{
  MATCHUP_MATH_BOX_GROUP, /* children */
  MATCHUP_MATH_BOX_TEXT,  /* layout: one line */
  MATCHUP_MATH_BOX_GLYPH, /* glyph of font */
  MATCHUP_MATH_BOX_RULE,  /* filled */
  MATCHUP_MATH_BOX_SHAPE, /* shape, filling the box */
} MatchupMathBoxKind;

typedef struct _MatchupMathBox MatchupMathBox;

/**
 * MatchupMathBox: something set, with its place in the box above, which owns it. All lengths in
 * pixels; the box reaches from its left edge to @width and from @ascent above its baseline to
 * @descent below it.
 */
struct _MatchupMathBox
{
  MatchupMathBoxKind kind;
  double width;
  double ascent;
  double descent;
  double x; /* in the box above: from its left edge */
  double y; /* from its baseline, downwards */

  double italic;   /* what a slanted letter reaches beyond its width at the top */
  double skew;     /* where the middle of a slanted letter's top is right of its middle */
  double ink_left; /* TEXT: the drawn part */
  double ink_right;

  PangoLayout *layout;
  double stretch; /* TEXT: drawn this much taller; 0: as it is */
  PangoFont *font;
  PangoGlyph glyph;
  MatchupMathShape shape;
  double thickness; /* SHAPE: of its thin strokes */

  GPtrArray *children; /* MatchupMathBox; NULL: none */
};

MatchupMathBox *matchup_math_box_new (MatchupMathBoxKind kind) G_GNUC_WARN_UNUSED_RESULT;
MatchupMathBox *
matchup_math_box_new_rule (double width, double ascent, double descent) G_GNUC_WARN_UNUSED_RESULT;
MatchupMathBox *matchup_math_box_new_shape (MatchupMathShape shape,
                                            double width,
                                            double height,
                                            double thickness) G_GNUC_WARN_UNUSED_RESULT;
void matchup_math_box_free (MatchupMathBox *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupMathBox, matchup_math_box_free)

/* Takes over @child and puts it there; the group grows to hold it. Returns @child. */
MatchupMathBox *
matchup_math_box_add (MatchupMathBox *self, MatchupMathBox *child, double x, double y);

/* In the current colour. @scale: device pixels per pixel, for lines that have to be sharp. */
void
matchup_math_box_draw (const MatchupMathBox *self, cairo_t *cr, double x, double y, double scale);

G_END_DECLS
