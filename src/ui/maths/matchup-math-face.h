/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-math-box.h"
#include "matchup-math-node.h"

G_BEGIN_DECLS

/**
 * MatchupMathFace: the fonts that formulas are set in, and what has to be known of them. Made for
 * the text around: a font for formulas of the same apparent size, if there is one, else a serif
 * font. Main thread only.
 */
typedef struct
{
  PangoContext *context; /* own: left to right, no rounding */
  PangoFontDescription *description;
  PangoFont *font;      /* what @description gives */
  gboolean has_letters; /* the slanted and bold letters of Unicode */
  gboolean has_sizes;   /* signs in several sizes (OpenType's MATH table) */

  /* For text of the full size; others are as much smaller. Pixels. */
  double em;
  double x_height;
  double axis; /* the height of the minus above the baseline */
  double rule; /* the thickness of lines */
} MatchupMathFace;

MatchupMathFace *
matchup_math_face_new (PangoContext *context,
                       const PangoFontDescription *description) G_GNUC_WARN_UNUSED_RESULT;
void matchup_math_face_free (MatchupMathFace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupMathFace, matchup_math_face_free)

/* Text at @size, a part of the full one. */
MatchupMathBox *matchup_math_face_text (MatchupMathFace *self,
                                        const char *text,
                                        MatchupMathFont font,
                                        double size) G_GNUC_WARN_UNUSED_RESULT;
/* A sign at least @height tall: in the size the font has, or else scaled. */
MatchupMathBox *matchup_math_face_tall (MatchupMathFace *self,
                                        const char *text,
                                        double size,
                                        double height) G_GNUC_WARN_UNUSED_RESULT;
/* A delimiter as tall as @height, centred on the axis; "" gives an empty one. */
MatchupMathBox *matchup_math_face_delimiter (MatchupMathFace *self,
                                             const char *text,
                                             double size,
                                             double height) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
