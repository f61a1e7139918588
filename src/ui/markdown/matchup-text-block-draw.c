/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-text-block-private.h"

static GdkRGBA
get_named_color (GtkWidget *widget, const char *name, float alpha)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (style, name, &color))
    gtk_style_context_get_color (style, &color);
  color.alpha = alpha;
  return color;
}

/* Colours the text from @start to @end, which may go over several lines. */
static void
fill_range (MatchupTextBlock *self,
            GtkSnapshot *snapshot,
            MatchupTextRange range,
            const GdkRGBA *color)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (self->layout);

  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      PangoRectangle extents;
      int *ranges;
      int n_ranges;
      int top;
      int bottom;

      if ((gsize) line->start_index >= range.end)
        return;
      if ((gsize) (line->start_index + line->length) < range.start)
        continue;
      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      pango_layout_line_get_x_ranges (line,
                                      (int) MAX (range.start, (gsize) line->start_index),
                                      (int) MIN (range.end, (gsize) G_MAXINT),
                                      &ranges,
                                      &n_ranges);
      for (int i = 0; i < n_ranges; i++)
        {
          float x = (float) pango_units_to_double (ranges[2 * i]);
          float width = (float) pango_units_to_double (ranges[2 * i + 1] - ranges[2 * i]);

          gtk_snapshot_append_color (snapshot,
                                     color,
                                     &GRAPHENE_RECT_INIT (x,
                                                          (float) pango_units_to_double (top),
                                                          width,
                                                          (float) pango_units_to_double (bottom -
                                                                                         top)));
        }
      g_free (ranges);
    }
  while (pango_layout_iter_next_line (iter));
}

static void
draw_formulas (MatchupTextBlock *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  for (guint i = 0; i < self->rich->formulas->len; i++)
    {
      const MatchupRichFormula *entry =
          &g_array_index (self->rich->formulas, MatchupRichFormula, i);
      PangoContext *context = pango_layout_get_context (self->layout);
      PangoRectangle place;
      int line;
      g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (self->layout);

      pango_layout_index_to_pos (self->layout, (int) entry->offset, &place);
      pango_layout_index_to_line_x (self->layout, (int) entry->offset, FALSE, &line, NULL);
      while (line-- > 0)
        pango_layout_iter_next_line (iter);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot,
                              &GRAPHENE_POINT_INIT ((float) pango_units_to_double (
                                                        MIN (place.x, place.x + place.width)),
                                                    (float) pango_units_to_double (
                                                        pango_layout_iter_get_baseline (iter))));
      matchup_math_inline_snapshot (entry->formula,
                                    context,
                                    snapshot,
                                    gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                                    self->room,
                                    color);
      gtk_snapshot_restore (snapshot);
    }
}

static void
draw_focus (MatchupTextBlock *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA color = get_named_color (widget, "accent_color", 0.25f);
  const MatchupRichLink *link;

  if (self->focus_link < 0 || !gtk_widget_has_visible_focus (widget))
    return;
  link = &g_array_index (self->rich->links, MatchupRichLink, self->focus_link);
  fill_range (self, snapshot, (MatchupTextRange){ link->start, link->end }, &color);
}

int
matchup_text_block_get_baseline (MatchupTextBlock *self)
{
  g_return_val_if_fail (MATCHUP_IS_TEXT_BLOCK (self), 0);

  return PANGO_PIXELS (pango_layout_get_baseline (matchup_text_block_ensure_layout (self)));
}

void
matchup_text_block_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MatchupTextBlock *self = MATCHUP_TEXT_BLOCK (widget);
  PangoLayout *layout = matchup_text_block_ensure_layout (self);
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  for (guint i = 0; self->hits != NULL && i < self->hits->len; i++)
    {
      GdkRGBA mark =
          get_named_color (widget, "warning_bg_color", (int) i == self->current_hit ? 0.9f : 0.4f);

      fill_range (self, snapshot, g_array_index (self->hits, MatchupTextRange, i), &mark);
    }
  if (self->selection.end > self->selection.start)
    {
      GdkRGBA mark = get_named_color (widget, "accent_bg_color", 0.35f);

      fill_range (self, snapshot, self->selection, &mark);
    }
  draw_focus (self, snapshot);
  gtk_snapshot_append_layout (snapshot, layout, &color);
  draw_formulas (self, snapshot, &color);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
}
