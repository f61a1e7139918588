/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_INLINE_OBJECT (matchup_inline_object_get_type ())
G_DECLARE_INTERFACE (MatchupInlineObject, matchup_inline_object, MATCHUP, INLINE_OBJECT, GObject)

/**
 * MatchupInlineObject: something that is drawn in a line of text like a letter.
 *
 * Sizes in pixels, @ascent above and @descent below the line of writing. It is drawn with that line
 * at y = 0, from x = 0 to the right.
 */
struct _MatchupInlineObjectInterface
{
  GTypeInterface parent_interface;

  void (*measure) (MatchupInlineObject *self,
                   PangoContext *context,
                   double *out_width,
                   double *out_ascent,
                   double *out_descent);
  void (*draw) (MatchupInlineObject *self,
                PangoContext *context,
                GtkSnapshot *snapshot,
                const GdkRGBA *color);
};

void matchup_inline_object_measure (MatchupInlineObject *self,
                                    PangoContext *context, /* the font of the text around it */
                                    double *out_width,
                                    double *out_ascent,
                                    double *out_descent);
void matchup_inline_object_draw (MatchupInlineObject *self,
                                 PangoContext *context,
                                 GtkSnapshot *snapshot,
                                 const GdkRGBA *color);

/*
 * Makes the object for a formula in LaTeX (without its delimiters; valid UTF-8, not terminated);
 * NULL when it cannot be set, and the source is shown instead. Transfer full.
 */
typedef MatchupInlineObject *(*MatchupMathFunc) (const char *latex, gsize length, gboolean display);

/* Who sets formulas, for the whole program; without one their source is shown. */
void matchup_math_set_func (MatchupMathFunc func);
MatchupInlineObject *matchup_math_new_object (const char *latex, gsize length, gboolean display);

G_END_DECLS
