/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-inline-object.h"

G_DEFINE_INTERFACE (MatchupInlineObject, matchup_inline_object, G_TYPE_OBJECT)

static MatchupMathFunc math_func;

static void
matchup_inline_object_default_init (MatchupInlineObjectInterface *iface)
{
}

void
matchup_inline_object_measure (MatchupInlineObject *self,
                               PangoContext *context,
                               double *out_width,
                               double *out_ascent,
                               double *out_descent)
{
  g_return_if_fail (MATCHUP_IS_INLINE_OBJECT (self));

  MATCHUP_INLINE_OBJECT_GET_IFACE (self)->measure (self,
                                                   context,
                                                   out_width,
                                                   out_ascent,
                                                   out_descent);
}

void
matchup_inline_object_draw (MatchupInlineObject *self,
                            PangoContext *context,
                            GtkSnapshot *snapshot,
                            const GdkRGBA *color)
{
  g_return_if_fail (MATCHUP_IS_INLINE_OBJECT (self));

  MATCHUP_INLINE_OBJECT_GET_IFACE (self)->draw (self, context, snapshot, color);
}

void
matchup_math_set_func (MatchupMathFunc func)
{
  math_func = func;
}

MatchupInlineObject *
matchup_math_new_object (const char *latex, gsize length, gboolean display)
{
  return math_func != NULL ? math_func (latex, length, display) : NULL;
}
