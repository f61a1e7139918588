/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_MATH_INLINE (matchup_math_inline_get_type ())
G_DECLARE_FINAL_TYPE (MatchupMathInline, matchup_math_inline, MATCHUP, MATH_INLINE, GObject)

/**
 * MatchupMathInline: a formula that stands in a line of text like a letter. It is parsed once and
 * set again only when the font around it changes.
 *
 * Without its delimiters; valid UTF-8, not terminated. NULL when it cannot be parsed: it is to be
 * shown as it is written.
 */
MatchupMathInline *matchup_math_inline_new (const char *latex,
                                            gsize length) G_GNUC_WARN_UNUSED_RESULT;

const char *matchup_math_inline_get_latex (MatchupMathInline *self);
/* In plain letters, for reading aloud; made once. */
const char *matchup_math_inline_get_reading (MatchupMathInline *self);

/* Stands in the text for a formula: U+FFFC. */
#define MATCHUP_MATH_INLINE_CHARACTER "\xef\xbf\xbc"

/* In pixels, where there is room enough. */
double matchup_math_inline_get_width (MatchupMathInline *self, PangoContext *context);
/*
 * The room that the formula takes for the MATCHUP_MATH_INLINE_CHARACTER at byte @start. It is not
 * lower than a line of text: a formula that stands alone has its baseline where the text beside it
 * has it. One that is wider than @room pixels is made smaller: a line cannot be broken in it.
 */
PangoAttribute *matchup_math_inline_new_shape (MatchupMathInline *self,
                                               PangoContext *context,
                                               gsize start,
                                               int room);
/* With the baseline's left end at 0, 0. @scale: device pixels per pixel; @room: as in its shape. */
void matchup_math_inline_snapshot (MatchupMathInline *self,
                                   PangoContext *context,
                                   GtkSnapshot *snapshot,
                                   double scale,
                                   int room,
                                   const GdkRGBA *color);

G_END_DECLS
