/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-math-box.h"

#include <math.h>

MatchupMathBox *
matchup_math_box_new (MatchupMathBoxKind kind)
{
  MatchupMathBox *self = g_new0 (MatchupMathBox, 1);

  self->kind = kind;
  return self;
}

MatchupMathBox *
matchup_math_box_new_rule (double width, double ascent, double descent)
{
  MatchupMathBox *self = matchup_math_box_new (MATCHUP_MATH_BOX_RULE);

  self->width = width;
  self->ascent = ascent;
  self->descent = descent;
  return self;
}

MatchupMathBox *
matchup_math_box_new_shape (MatchupMathShape shape, double width, double height, double thickness)
{
  MatchupMathBox *self = matchup_math_box_new (MATCHUP_MATH_BOX_SHAPE);

  self->shape = shape;
  self->width = width;
  self->ascent = height;
  self->thickness = thickness;
  return self;
}

void
matchup_math_box_free (MatchupMathBox *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->layout);
  g_clear_object (&self->font);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self);
}

MatchupMathBox *
matchup_math_box_add (MatchupMathBox *self, MatchupMathBox *child, double x, double y)
{
  if (self->children == NULL)
    self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_math_box_free);
  child->x = x;
  child->y = y;
  self->width = MAX (self->width, x + child->width);
  /* The first child decides, so that a group may lie below or above its baseline as a whole. */
  if (self->children->len == 0 && self->ascent == 0 && self->descent == 0)
    {
      self->ascent = child->ascent - y;
      self->descent = child->descent + y;
    }
  self->ascent = MAX (self->ascent, child->ascent - y);
  self->descent = MAX (self->descent, child->descent + y);
  g_ptr_array_add (self->children, child);
  return child;
}

static double
snap (double value, double scale)
{
  return round (value * scale) / scale;
}

/* A line is as thick everywhere, whatever it falls between. */
static void
draw_rule (const MatchupMathBox *self, cairo_t *cr, double x, double y, double scale)
{
  double width = self->width;
  double height = self->ascent + self->descent;
  double top = y - self->ascent;

  if (width > height)
    {
      height = MAX (snap (height, scale), 1 / scale);
      top = snap (top, scale);
    }
  else
    {
      width = MAX (snap (width, scale), 1 / scale);
      x = snap (x, scale);
    }
  cairo_rectangle (cr, x, top, width, height);
  cairo_fill (cr);
}

static void
draw_glyph (const MatchupMathBox *self, cairo_t *cr, double x, double y)
{
  PangoGlyphString *glyphs = pango_glyph_string_new ();

  pango_glyph_string_set_size (glyphs, 1);
  glyphs->glyphs[0] = (PangoGlyphInfo){ .glyph = self->glyph };
  cairo_move_to (cr, x, y);
  pango_cairo_show_glyph_string (cr, self->font, glyphs);
  pango_glyph_string_free (glyphs);
}

void
matchup_math_box_draw (const MatchupMathBox *self, cairo_t *cr, double x, double y, double scale)
{
  switch (self->kind)
    {
    case MATCHUP_MATH_BOX_GROUP:
      for (guint i = 0; self->children != NULL && i < self->children->len; i++)
        {
          const MatchupMathBox *child = g_ptr_array_index (self->children, i);

          matchup_math_box_draw (child, cr, x + child->x, y + child->y, scale);
        }
      break;
    case MATCHUP_MATH_BOX_TEXT:
      cairo_save (cr);
      cairo_translate (cr, x, y);
      if (self->stretch > 0)
        cairo_scale (cr, 1, self->stretch);
      cairo_move_to (cr, 0, 0);
      pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (self->layout, 0));
      cairo_restore (cr);
      break;
    case MATCHUP_MATH_BOX_GLYPH:
      draw_glyph (self, cr, x, y);
      break;
    case MATCHUP_MATH_BOX_RULE:
      draw_rule (self, cr, x, y, scale);
      break;
    case MATCHUP_MATH_BOX_SHAPE:
      cairo_save (cr);
      cairo_translate (cr, x, y - self->ascent);
      matchup_math_shape_draw (self->shape,
                               cr,
                               self->width,
                               self->ascent + self->descent,
                               self->thickness,
                               scale);
      cairo_restore (cr);
      break;
    default:
      g_assert_not_reached ();
    }
}
