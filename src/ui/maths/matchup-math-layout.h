/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "matchup-math-node.h"

G_BEGIN_DECLS

/**
 * MatchupMathLayout: a formula that is set and can be drawn. Immutable; main thread
 * only. Lengths in pixels. Made for one font: make it anew when the font or its size changes.
 */
typedef struct _MatchupMathLayout MatchupMathLayout;

/*
 * @context and @description are those of the text around, whose size the formula takes;
 * @description NULL: the context's own. @display: on a line of its own, else within text.
 */
MatchupMathLayout *matchup_math_layout_new (const MatchupMathNode *node,
                                            PangoContext *context,
                                            const PangoFontDescription *description,
                                            gboolean display) G_GNUC_WARN_UNUSED_RESULT;
/* The same from LaTeX; NULL when it cannot be parsed: to be shown as it is written. */
MatchupMathLayout *matchup_math_layout_new_from_latex (const char *latex,
                                                       gsize length,
                                                       PangoContext *context,
                                                       const PangoFontDescription *description,
                                                       gboolean display) G_GNUC_WARN_UNUSED_RESULT;
void matchup_math_layout_free (MatchupMathLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupMathLayout, matchup_math_layout_free)

double matchup_math_layout_get_width (MatchupMathLayout *self);
double matchup_math_layout_get_ascent (MatchupMathLayout *self);  /* above the baseline */
double matchup_math_layout_get_descent (MatchupMathLayout *self); /* below it */

/*
 * 1, or how much smaller it has to become so that it can be drawn: few letters make a formula of
 * any size.
 */
double matchup_math_layout_get_fit (MatchupMathLayout *self);

/*
 * Draws with the baseline's left end at @x, @y in the current colour. @scale: device pixels per
 * pixel, for sharp lines.
 */
void
matchup_math_layout_draw (MatchupMathLayout *self, cairo_t *cr, double x, double y, double scale);
/* The same in @color; @size: 1, or how much smaller. */
void matchup_math_layout_snapshot (MatchupMathLayout *self,
                                   GtkSnapshot *snapshot,
                                   double x,
                                   double y,
                                   double scale,
                                   double size,
                                   const GdkRGBA *color);

G_END_DECLS
