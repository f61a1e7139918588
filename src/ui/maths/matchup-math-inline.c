/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-math-inline.h"

#include "matchup-math-layout.h"
#include "matchup-math-parser.h"

#include <pango/pangocairo.h>
#include <string.h>

struct _MatchupMathInline
{
  GObject parent_instance;

  char *latex;
  char *reading; /* NULL until somebody asks */
  MatchupMathNode *node;
  MatchupMathLayout *layout;  /* NULL until it is measured */
  PangoFontDescription *font; /* that the layout was made for */
  double resolution;          /* and how large its point is */
};

G_DEFINE_FINAL_TYPE (MatchupMathInline, matchup_math_inline, G_TYPE_OBJECT)

static void
matchup_math_inline_finalize (GObject *object)
{
  MatchupMathInline *self = MATCHUP_MATH_INLINE (object);

  g_clear_pointer (&self->layout, matchup_math_layout_free);
  g_clear_pointer (&self->node, matchup_math_node_free);
  g_clear_pointer (&self->font, pango_font_description_free);
  g_free (self->latex);
  g_free (self->reading);

  G_OBJECT_CLASS (matchup_math_inline_parent_class)->finalize (object);
}

static void
matchup_math_inline_class_init (MatchupMathInlineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_math_inline_finalize;
}

static void
matchup_math_inline_init (MatchupMathInline *self)
{
}

MatchupMathInline *
matchup_math_inline_new (const char *latex, gsize length)
{
  MatchupMathNode *node = matchup_math_parse (latex, length, NULL);
  MatchupMathInline *self;

  if (node == NULL)
    return NULL;
  self = g_object_new (MATCHUP_TYPE_MATH_INLINE, NULL);
  self->node = node;
  self->latex = g_strndup (latex, length);
  return self;
}

const char *
matchup_math_inline_get_latex (MatchupMathInline *self)
{
  g_return_val_if_fail (MATCHUP_IS_MATH_INLINE (self), NULL);
  return self->latex;
}

const char *
matchup_math_inline_get_reading (MatchupMathInline *self)
{
  g_return_val_if_fail (MATCHUP_IS_MATH_INLINE (self), NULL);

  if (self->reading == NULL)
    self->reading = matchup_math_to_plain (self->latex, strlen (self->latex));
  return self->reading;
}

static MatchupMathLayout *
ensure_layout (MatchupMathInline *self, PangoContext *context)
{
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double resolution = pango_cairo_context_get_resolution (context);

  if (self->layout != NULL && resolution == self->resolution &&
      pango_font_description_equal (font, self->font))
    return self->layout;
  g_clear_pointer (&self->layout, matchup_math_layout_free);
  g_clear_pointer (&self->font, pango_font_description_free);
  self->font = pango_font_description_copy (font);
  self->resolution = resolution;
  self->layout = matchup_math_layout_new (self->node, context, NULL, FALSE);
  return self->layout;
}

double
matchup_math_inline_get_width (MatchupMathInline *self, PangoContext *context)
{
  MatchupMathLayout *layout;

  g_return_val_if_fail (MATCHUP_IS_MATH_INLINE (self), 0);

  layout = ensure_layout (self, context);
  return matchup_math_layout_get_width (layout) * matchup_math_layout_get_fit (layout);
}

/* What is wider than the room for it, or too large to be drawn, is made smaller. */
static double
get_size (MatchupMathInline *self, PangoContext *context, int room)
{
  MatchupMathLayout *layout = ensure_layout (self, context);

  return MIN (matchup_math_layout_get_fit (layout),
              MAX (room, 1) / MAX (matchup_math_layout_get_width (layout), 1));
}

PangoAttribute *
matchup_math_inline_new_shape (MatchupMathInline *self,
                               PangoContext *context,
                               gsize start,
                               int room)
{
  MatchupMathLayout *layout;
  PangoFontMetrics *metrics;
  PangoRectangle place = { 0 };
  PangoAttribute *shape;
  double size;
  int ascent;
  int descent;

  g_return_val_if_fail (MATCHUP_IS_MATH_INLINE (self), NULL);

  layout = ensure_layout (self, context);
  size = get_size (self, context, room);
  metrics = pango_context_get_metrics (context, NULL, NULL);
  ascent = MAX (pango_units_from_double (matchup_math_layout_get_ascent (layout) * size),
                pango_font_metrics_get_ascent (metrics));
  descent = MAX (pango_units_from_double (matchup_math_layout_get_descent (layout) * size),
                 pango_font_metrics_get_descent (metrics));
  pango_font_metrics_unref (metrics);
  place.y = -ascent;
  place.width = pango_units_from_double (matchup_math_layout_get_width (layout) * size);
  place.height = ascent + descent;
  shape = pango_attr_shape_new (&place, &place);
  shape->start_index = (guint) start;
  shape->end_index = (guint) (start + strlen (MATCHUP_MATH_INLINE_CHARACTER));
  return shape;
}

void
matchup_math_inline_snapshot (MatchupMathInline *self,
                              PangoContext *context,
                              GtkSnapshot *snapshot,
                              double scale,
                              int room,
                              const GdkRGBA *color)
{
  g_return_if_fail (MATCHUP_IS_MATH_INLINE (self));

  matchup_math_layout_snapshot (ensure_layout (self, context),
                                snapshot,
                                0,
                                0,
                                scale,
                                get_size (self, context, room),
                                color);
}
