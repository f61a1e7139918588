/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-page-setter.h"

#include "matchup-page-picture.h"

#include <pango/pangocairo.h>
#include <string.h>

#define DIM 0.36
#define NOTE_SIZE 8
#define RULE_HEIGHT 8

struct _MatchupPageSetter
{
  PangoFontMap *fonts;
  PangoContext *contexts[2]; /* for texts that are read from the left and from the right */
};

static PangoContext *
context_new (PangoFontMap *fonts, PangoDirection direction)
{
  PangoContext *context = pango_font_map_create_context (fonts);
  cairo_font_options_t *options = cairo_font_options_create ();

  /* A point is a point, and nothing goes by the pixels of a screen. */
  pango_cairo_context_set_resolution (context, 72);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, direction);
  return context;
}

MatchupPageSetter *
matchup_page_setter_new (void)
{
  MatchupPageSetter *self = g_new0 (MatchupPageSetter, 1);

  /* Its own fonts: those of a font map are not for several threads. */
  self->fonts = pango_cairo_font_map_new ();
  self->contexts[0] = context_new (self->fonts, PANGO_DIRECTION_LTR);
  self->contexts[1] = context_new (self->fonts, PANGO_DIRECTION_RTL);
  return self;
}

void
matchup_page_setter_free (MatchupPageSetter *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->contexts[0]);
  g_object_unref (self->contexts[1]);
  g_object_unref (self->fonts);
  g_free (self);
}

static PangoAlignment
get_alignment (const MatchupPageBox *box)
{
  gboolean right = (box->align == PANGO_ALIGN_RIGHT) != (box->mirrored && !box->mono);

  if (box->align == PANGO_ALIGN_CENTER)
    return PANGO_ALIGN_CENTER;
  return right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

static PangoLayout *
layout_new (MatchupPageSetter *self, const MatchupPageBox *box, double width)
{
  PangoLayout *layout =
      pango_layout_new (self->contexts[box->direction == MATCHUP_PAGE_DIRECTION_RTL ? 1 : 0]);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, box->mono ? "Monospace" : "Sans");
  pango_font_description_set_size (font, (int) (box->size * PANGO_SCALE));
  if (box->bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, box->text, -1);
  if (box->attributes != NULL)
    pango_layout_set_attributes (layout, box->attributes);
  pango_layout_set_auto_dir (layout, box->direction == MATCHUP_PAGE_DIRECTION_AUTO);
  pango_layout_set_alignment (layout, get_alignment (box));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_spacing (layout,
                            box->mono ? 0
                                      : (int) (box->size * MATCHUP_PAGE_LINE_GAP * PANGO_SCALE));
  return layout;
}

static double
get_text_width (const MatchupPageBox *box, double width)
{
  double padding = box->fill != MATCHUP_PAGE_FILL_NONE ? 2 * MATCHUP_PAGE_FILL_PADDING : 0;

  return width - box->indent - padding;
}

/* Where each line begins below the upper edge, and where the last one ends. */
static float *
find_tops (PangoLayout *layout, guint *n_lines)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  guint n = (guint) pango_layout_get_line_count (layout);
  float *tops = g_new0 (float, n + 1);
  guint i = 0;

  do
    {
      int top;
      int bottom;

      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      tops[i++] = (float) top / PANGO_SCALE;
      tops[i] = (float) bottom / PANGO_SCALE;
    }
  while (i < n && pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  *n_lines = i;
  return tops;
}

static double
get_cell_width (const MatchupPageBox *row, guint column)
{
  return g_array_index (row->widths, double, column) - 2 * MATCHUP_PAGE_CELL_PADDING;
}

/* The lines of a row are as high as the highest ones of its cells. */
static void
measure_row (MatchupPageSetter *self, MatchupPageBox *row)
{
  row->n_lines = 1;
  for (guint i = 0; i < row->cells->len; i++)
    {
      MatchupPageBox *cell = g_ptr_array_index (row->cells, i);
      g_autoptr (PangoLayout) layout = layout_new (self, cell, get_cell_width (row, i));

      cell->tops = find_tops (layout, &cell->n_lines);
      row->n_lines = MAX (row->n_lines, cell->n_lines);
    }
  row->tops = g_new0 (float, row->n_lines + 1);
  for (guint line = 0; line < row->n_lines; line++)
    {
      float height = 0;

      for (guint i = 0; i < row->cells->len; i++)
        {
          const MatchupPageBox *cell = g_ptr_array_index (row->cells, i);

          if (line < cell->n_lines)
            height = MAX (height, cell->tops[line + 1] - cell->tops[line]);
        }
      row->tops[line + 1] = row->tops[line] + height;
    }
}

static void
measure_fixed (MatchupPageBox *box, double height)
{
  box->n_lines = 1;
  box->tops = g_new0 (float, 2);
  box->tops[1] = (float) height;
}

void
matchup_page_setter_measure (MatchupPageSetter *self,
                             MatchupPageBox *box,
                             double width,
                             double height)
{
  g_autoptr (PangoLayout) layout = NULL;

  if (box->tops != NULL)
    return;
  switch (box->kind)
    {
    case MATCHUP_PAGE_BOX_RULE:
      measure_fixed (box, RULE_HEIGHT);
      break;
    case MATCHUP_PAGE_BOX_PICTURE:
      measure_fixed (box, MIN (box->height, height));
      break;
    case MATCHUP_PAGE_BOX_ROW:
      measure_row (self, box);
      break;
    case MATCHUP_PAGE_BOX_TEXT:
    default:
      layout = layout_new (self, box, get_text_width (box, width));
      box->tops = find_tops (layout, &box->n_lines);
      break;
    }
}

/* What is pressed there leads to the address, where the document is one that has such places. */
static void
tag_link (cairo_t *cr, const char *uri, double x, double y, double width, double height)
{
  char numbers[4][G_ASCII_DTOSTR_BUF_SIZE];
  const double values[] = { x, y, width, height };
  g_autofree char *attributes = NULL;

  for (guint i = 0; i < 4; i++)
    g_ascii_formatd (numbers[i], sizeof numbers[i], "%.3f", values[i]);
  attributes = g_strdup_printf ("rect=[%s %s %s %s] uri='%s'",
                                numbers[0],
                                numbers[1],
                                numbers[2],
                                numbers[3],
                                uri);
  cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
  cairo_tag_end (cr, CAIRO_TAG_LINK);
}

static void
tag_links (const MatchupPageBox *box,
           PangoLayoutLine *line,
           double x,
           double y,
           double height,
           cairo_t *cr)
{
  for (guint i = 0; box->links != NULL && i < box->links->len; i++)
    {
      const MatchupPageLink *link = &g_array_index (box->links, MatchupPageLink, i);
      int *ranges;
      int n;

      if ((gsize) line->start_index >= link->end ||
          (gsize) (line->start_index + line->length) <= link->start)
        continue;
      pango_layout_line_get_x_ranges (line, (int) link->start, (int) link->end, &ranges, &n);
      for (int j = 0; j < n; j++)
        tag_link (cr,
                  link->uri,
                  x + (double) ranges[2 * j] / PANGO_SCALE,
                  y,
                  (double) (ranges[2 * j + 1] - ranges[2 * j]) / PANGO_SCALE,
                  height);
      g_free (ranges);
    }
}

static void
draw_lines (PangoLayout *layout,
            const MatchupPageBox *box,
            guint first,
            guint n_lines,
            double x,
            double y,
            cairo_t *cr)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  guint number = 0;

  do
    {
      PangoRectangle extents;
      double line_y;
      double line_x;

      if (number < first)
        continue;
      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      line_y = y - box->tops[first] + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE;
      line_x = x + (double) extents.x / PANGO_SCALE;
      cairo_move_to (cr, line_x, line_y);
      pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
      tag_links (box,
                 pango_layout_iter_get_line_readonly (iter),
                 x,
                 y - box->tops[first] + (double) extents.y / PANGO_SCALE,
                 (double) extents.height / PANGO_SCALE,
                 cr);
    }
  while (++number < first + n_lines && pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
draw_row (MatchupPageSetter *self,
          const MatchupPageBox *row,
          guint first,
          guint n_lines,
          double x,
          double y,
          double right,
          cairo_t *cr)
{
  double height = row->tops[first + n_lines] - row->tops[first] + 2 * MATCHUP_PAGE_CELL_PADDING;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const MatchupPageBox *cell = g_ptr_array_index (row->cells, i);
      double width = g_array_index (row->widths, double, i);

      if (row->mirrored)
        x = right -= width;
      if (row->is_head)
        {
          cairo_set_source_rgb (cr, 0.94, 0.94, 0.94);
          cairo_rectangle (cr, x, y, width, height);
          cairo_fill (cr);
        }
      cairo_set_source_rgb (cr, 0.7, 0.7, 0.7);
      cairo_set_line_width (cr, 0.5);
      cairo_rectangle (cr, x, y, width, height);
      cairo_stroke (cr);
      cairo_set_source_rgb (cr, 0, 0, 0);
      if (first < cell->n_lines)
        {
          g_autoptr (PangoLayout) layout = layout_new (self, cell, get_cell_width (row, i));

          draw_lines (layout,
                      cell,
                      first,
                      MIN (n_lines, cell->n_lines - first),
                      x + MATCHUP_PAGE_CELL_PADDING,
                      y + MATCHUP_PAGE_CELL_PADDING,
                      cr);
        }
      if (!row->mirrored)
        x += width;
    }
}

/* @left, @right: of the text beside it. */
static void
draw_marker (MatchupPageSetter *self,
             const MatchupPageBox *box,
             double left,
             double right,
             double y,
             cairo_t *cr)
{
  MatchupPageBox marker = { .text = box->marker,
                            .size = box->size,
                            .align = PANGO_ALIGN_RIGHT,
                            .direction = box->mirrored ? MATCHUP_PAGE_DIRECTION_RTL
                                                       : MATCHUP_PAGE_DIRECTION_LTR,
                            .mirrored = box->mirrored };
  g_autoptr (PangoLayout) layout = layout_new (self, &marker, 40);

  cairo_move_to (cr, box->mirrored ? right + 4 : left - 44, y);
  pango_cairo_show_layout (cr, layout);
}

void
matchup_page_setter_draw (MatchupPageSetter *self,
                          const MatchupPageBox *box,
                          guint first,
                          guint n_lines,
                          double x,
                          double y,
                          double width,
                          cairo_t *cr)
{
  double left = x + (box->mirrored ? 0 : box->indent);
  double right = x + width - (box->mirrored ? box->indent : 0);
  g_autoptr (PangoLayout) layout = NULL;

  cairo_set_source_rgb (cr, 0, 0, 0);
  if (box->marker != NULL && first == 0)
    draw_marker (self, box, left, right, y, cr);
  switch (box->kind)
    {
    case MATCHUP_PAGE_BOX_RULE:
      cairo_set_source_rgb (cr, 0.7, 0.7, 0.7);
      cairo_set_line_width (cr, 0.7);
      cairo_move_to (cr, left, y + RULE_HEIGHT / 2);
      cairo_line_to (cr, right, y + RULE_HEIGHT / 2);
      cairo_stroke (cr);
      break;
    case MATCHUP_PAGE_BOX_PICTURE:
      matchup_page_picture_draw (box, left, y, box->tops[1], cr);
      break;
    case MATCHUP_PAGE_BOX_ROW:
      draw_row (self, box, first, n_lines, left, y, right, cr);
      break;
    case MATCHUP_PAGE_BOX_TEXT:
    default:
      if (box->dim)
        cairo_set_source_rgb (cr, DIM, DIM, DIM);
      layout = layout_new (self, box, get_text_width (box, width));
      if (box->fill != MATCHUP_PAGE_FILL_NONE)
        left += MATCHUP_PAGE_FILL_PADDING;
      draw_lines (layout, box, first, n_lines, left, y, cr);
      break;
    }
}

void
matchup_page_setter_draw_note (MatchupPageSetter *self,
                               const char *text,
                               PangoAlignment align,
                               double x,
                               double y,
                               double width,
                               cairo_t *cr)
{
  MatchupPageDirection direction = matchup_page_direction_of_text (text);
  MatchupPageBox note = { .text = (char *) text,
                          .size = NOTE_SIZE,
                          .align = align,
                          .direction = direction,
                          .mirrored = direction == MATCHUP_PAGE_DIRECTION_RTL };
  g_autoptr (PangoLayout) layout = layout_new (self, &note, width);

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  cairo_set_source_rgb (cr, DIM, DIM, DIM);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}
