/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-text-block.h"

#include "matchup-block-widget.h"
#include "matchup-rich-text.h"
#include "matchup-text-block-private.h"
#include "matchup-text-leaf.h"

#include <string.h>

/* Of a cell; more is wrapped, as far as it can be. Pixels. */
#define MAX_CELL_WIDTH 360
#define NATURAL_WIDTH 320
/* What a widget costs beside its text, in bytes of text. */
#define WIDGET_COST 64

static void leaf_iface_init (MatchupTextLeafInterface *iface);
static void block_widget_iface_init (MatchupBlockWidgetInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupTextBlock,
                               matchup_text_block,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MATCHUP_TYPE_TEXT_LEAF, leaf_iface_init)
                                   G_IMPLEMENT_INTERFACE (MATCHUP_TYPE_BLOCK_WIDGET,
                                                          block_widget_iface_init))

static void
read_colors (MatchupTextBlock *self, MatchupRichColors *out)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));

  gtk_style_context_get_color (style, &out->code_background);
  out->code_background.alpha *= 0.1f;
  if (!gtk_style_context_lookup_color (style, "accent_color", &out->link))
    gtk_style_context_get_color (style, &out->link);
}

static void
make_rich (MatchupTextBlock *self)
{
  g_autoptr (MatchupRichText) before = self->rich;

  read_colors (self, &self->colors);
  self->rich = matchup_rich_text_new (self->block,
                                      self->start,
                                      self->end,
                                      &self->colors,
                                      matchup_block_context_get_inner_scheme (self->context),
                                      before);
}

MatchupRichText *
matchup_text_block_ensure_rich (MatchupTextBlock *self)
{
  if (self->rich == NULL)
    make_rich (self);
  return self->rich;
}

/* What cannot be seen keeps its height only, also when that is asked for anew. */
static void
drop_unseen_layout (MatchupTextBlock *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    g_clear_object (&self->layout);
}

static int
get_own_height (MatchupTextBlock *self, int width)
{
  PangoLayout *layout;

  for (guint i = 0; i < G_N_ELEMENTS (self->sizes); i++)
    {
      if (self->sizes[i].width == width)
        return self->sizes[i].height;
    }
  self->last_size = (self->last_size + 1) % G_N_ELEMENTS (self->sizes);
  layout = matchup_text_block_lay_out (self, width);
  pango_layout_get_pixel_size (layout, NULL, &self->sizes[self->last_size].height);
  self->sizes[self->last_size].width = width;
  drop_unseen_layout (self);
  return self->sizes[self->last_size].height;
}

static void
forget_sizes (MatchupTextBlock *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->sizes); i++)
    self->sizes[i].width = -1;
  self->natural = -1;
}

static void
measure_width (MatchupTextBlock *self, int *minimum, int *natural)
{
  *minimum = 0;
  /* Whoever asks without a width gets an answer for the one that is laid out already. */
  *natural = self->width >= 0 ? self->width : NATURAL_WIDTH;
  if (self->kind != MATCHUP_MD_KIND_CELL)
    return;
  if (self->natural < 0)
    {
      PangoLayout *layout = matchup_text_block_lay_out (self, -1);

      pango_layout_get_pixel_size (layout, &self->natural, NULL);
    }
  *minimum = *natural = MIN (self->natural, MAX (MAX_CELL_WIDTH, self->widest));
}

static void
matchup_text_block_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  MatchupTextBlock *self = MATCHUP_TEXT_BLOCK (widget);
  int width;

  measure_width (self, minimum, natural);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  width = for_size < 0 ? *natural : for_size;
  *natural = get_own_height (self, width);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int height;

      gtk_widget_measure (child, orientation, width, NULL, &height, NULL, NULL);
      *natural += height;
    }
  *minimum = *natural;
}

static void
matchup_text_block_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MatchupTextBlock *self = MATCHUP_TEXT_BLOCK (widget);
  GtkAllocation place = { 0, get_own_height (self, width), width, 0 };

  self->width = width;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &place.height, NULL, NULL);
      gtk_widget_size_allocate (child, &place, -1);
      place.y += place.height;
    }
}

static GtkSizeRequestMode
matchup_text_block_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
matchup_text_block_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (matchup_text_block_parent_class)->unmap (widget);
  drop_unseen_layout (MATCHUP_TEXT_BLOCK (widget));
}

static void
forget_layout (MatchupTextBlock *self)
{
  g_clear_object (&self->layout);
  forget_sizes (self);
}

static void
matchup_text_block_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  MatchupTextBlock *self = MATCHUP_TEXT_BLOCK (widget);
  g_autoptr (PangoFontDescription) font = NULL;
  MatchupRichColors colors;

  GTK_WIDGET_CLASS (matchup_text_block_parent_class)->css_changed (widget, change);
  read_colors (self, &colors);
  if (self->rich != NULL &&
      (!gdk_rgba_equal (&colors.link, &self->colors.link) ||
       !gdk_rgba_equal (&colors.code_background, &self->colors.code_background)))
    {
      g_clear_pointer (&self->rich, matchup_rich_text_free);
      g_clear_object (&self->layout);
      gtk_widget_queue_draw (widget);
    }
  font = pango_font_description_copy (
      pango_context_get_font_description (gtk_widget_get_pango_context (widget)));
  if (self->font == NULL || !pango_font_description_equal (font, self->font))
    {
      g_clear_pointer (&self->font, pango_font_description_free);
      self->font = g_steal_pointer (&font);
      forget_layout (self);
      gtk_widget_queue_resize (widget);
    }
}

static void
matchup_text_block_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (matchup_text_block_parent_class)->system_setting_changed (widget, setting);
  forget_layout (MATCHUP_TEXT_BLOCK (widget));
  gtk_widget_queue_resize (widget);
}

static void
matchup_text_block_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (matchup_text_block_parent_class)->direction_changed (widget, previous);
  forget_layout (MATCHUP_TEXT_BLOCK (widget));
}

static const char *
matchup_text_block_get_text (MatchupTextLeaf *leaf, gsize *out_length)
{
  MatchupRichText *rich = matchup_text_block_ensure_rich (MATCHUP_TEXT_BLOCK (leaf));

  *out_length = rich->text->len;
  return rich->text->str;
}

static char *
matchup_text_block_dup_text (MatchupTextLeaf *leaf, gsize start, gsize end)
{
  MatchupRichText *rich = matchup_text_block_ensure_rich (MATCHUP_TEXT_BLOCK (leaf));

  end = MIN (end, rich->text->len);
  return matchup_rich_text_dup (rich, MIN (start, end), end);
}

static char *
matchup_text_block_dup_reading (MatchupTextLeaf *leaf)
{
  return matchup_rich_text_dup_reading (matchup_text_block_ensure_rich (MATCHUP_TEXT_BLOCK (leaf)));
}

static gsize
matchup_text_block_get_offset (MatchupTextLeaf *leaf, double x, double y)
{
  MatchupTextBlock *self = MATCHUP_TEXT_BLOCK (leaf);
  PangoLayout *layout = matchup_text_block_ensure_layout (self);
  const char *text = pango_layout_get_text (layout);
  const char *place;
  int index;
  int trailing;

  pango_layout_xy_to_index (layout,
                            pango_units_from_double (x),
                            pango_units_from_double (y),
                            &index,
                            &trailing);
  place = text + index;
  while (trailing-- > 0 && *place != '\0')
    place = g_utf8_next_char (place);
  return (gsize) (place - text);
}

static void
matchup_text_block_get_cursor (MatchupTextLeaf *leaf, gsize offset, GdkRectangle *out_place)
{
  MatchupTextBlock *self = MATCHUP_TEXT_BLOCK (leaf);
  PangoLayout *layout = matchup_text_block_ensure_layout (self);
  PangoRectangle place;

  pango_layout_get_cursor_pos (layout, (int) MIN (offset, self->rich->text->len), &place, NULL);
  pango_extents_to_pixels (&place, NULL);
  *out_place = (GdkRectangle){ place.x, place.y, place.width, place.height };
}

static void
matchup_text_block_set_selection (MatchupTextLeaf *leaf, MatchupTextRange range)
{
  MatchupTextBlock *self = MATCHUP_TEXT_BLOCK (leaf);

  if (range.start == range.end)
    range = (MatchupTextRange){ 0, 0 };
  if (self->selection.start == range.start && self->selection.end == range.end)
    return;
  self->selection = range;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
matchup_text_block_set_hits (MatchupTextLeaf *leaf,
                             const MatchupTextRange *hits,
                             guint n_hits,
                             int current)
{
  MatchupTextBlock *self = MATCHUP_TEXT_BLOCK (leaf);

  if (n_hits == 0 && self->hits == NULL)
    return;
  g_clear_pointer (&self->hits, g_array_unref);
  if (n_hits > 0)
    {
      self->hits = g_array_sized_new (FALSE, FALSE, sizeof (MatchupTextRange), n_hits);
      g_array_append_vals (self->hits, hits, n_hits);
    }
  self->current_hit = current;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static const char *
matchup_text_block_get_link (MatchupTextLeaf *leaf, double x, double y)
{
  MatchupTextBlock *self = MATCHUP_TEXT_BLOCK (leaf);
  PangoLayout *layout = matchup_text_block_ensure_layout (self);
  int index;
  int trailing;

  if (self->rich->links->len == 0 || !pango_layout_xy_to_index (layout,
                                                                pango_units_from_double (x),
                                                                pango_units_from_double (y),
                                                                &index,
                                                                &trailing))
    return NULL;
  for (guint i = 0; i < self->rich->links->len; i++)
    {
      const MatchupRichLink *link = &g_array_index (self->rich->links, MatchupRichLink, i);

      if ((gsize) index >= link->start && (gsize) index < link->end)
        return link->target;
    }
  return NULL;
}

static void
leaf_iface_init (MatchupTextLeafInterface *iface)
{
  iface->get_text = matchup_text_block_get_text;
  iface->dup_text = matchup_text_block_dup_text;
  iface->dup_reading = matchup_text_block_dup_reading;
  iface->get_offset = matchup_text_block_get_offset;
  iface->get_cursor = matchup_text_block_get_cursor;
  iface->set_selection = matchup_text_block_set_selection;
  iface->set_hits = matchup_text_block_set_hits;
  iface->get_link = matchup_text_block_get_link;
}

/* The text changed; only a new height is a matter for the widgets around. */
static void
show_text (MatchupTextBlock *self)
{
  gboolean known = self->layout != NULL && self->width >= 0;
  int old_height = known ? get_own_height (self, self->width) : -1;

  make_rich (self);
  forget_sizes (self);
  if (self->layout != NULL)
    matchup_text_block_fill_layout (self);
  if (known && self->kind != MATCHUP_MD_KIND_CELL &&
      get_own_height (self, self->width) == old_height)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  else
    gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), self->rich->links->len > 0);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), self->rich->links->len > 0);
  if (self->focus_link >= (int) self->rich->links->len)
    self->focus_link = -1;
  matchup_block_context_spend (self->context, self->rich->text->len);
  matchup_block_context_name_later (self->context, GTK_WIDGET (self));
}

static gboolean
has_changed (MatchupMdBlock *a, MatchupMdBlock *b, gsize start, gsize end)
{
  return end > start && memcmp (matchup_md_block_get_text (a, NULL) + start,
                                matchup_md_block_get_text (b, NULL) + start,
                                end - start) != 0;
}

static gboolean set_block (MatchupTextBlock *self, MatchupMdBlock *block, gsize start, gsize end);

/* The pieces behind the own one: changed ones are set again, superfluous ones go. */
static void
update_pieces (MatchupTextBlock *self, MatchupMdBlock *old, gsize length)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
  gsize start = self->end;

  while (child != NULL)
    {
      MatchupTextBlock *piece = MATCHUP_TEXT_BLOCK (child);
      gsize end = start < length ? matchup_rich_text_find_cut (self->block, start) : start;

      child = gtk_widget_get_next_sibling (child);
      if (start >= length)
        gtk_widget_unparent (GTK_WIDGET (piece));
      else if (start != piece->start || end != piece->end ||
               has_changed (old, self->block, start, end))
        set_block (piece, self->block, start, end);
      else
        g_set_object (&piece->block, self->block);
      start = end;
    }
  self->built = start;
  if (self->built < length)
    matchup_block_context_add (self->context, GTK_WIDGET (self));
}

static gboolean
set_block (MatchupTextBlock *self, MatchupMdBlock *block, gsize start, gsize end)
{
  g_set_object (&self->block, block);
  self->start = start;
  self->end = end;
  show_text (self);
  return TRUE;
}

static gboolean
matchup_text_block_update (MatchupBlockWidget *widget, MatchupMdBlock *block)
{
  MatchupTextBlock *self = MATCHUP_TEXT_BLOCK (widget);
  g_autoptr (MatchupMdBlock) old = NULL;
  gsize length;

  /* The role of a widget cannot change. */
  if (matchup_md_block_get_kind (block) != self->kind ||
      matchup_md_block_get_level (block) != matchup_md_block_get_level (self->block))
    return FALSE;
  old = g_object_ref (self->block);
  matchup_md_block_get_text (block, &length);
  set_block (self, block, 0, matchup_rich_text_find_cut (block, 0));
  update_pieces (self, old, length);
  return TRUE;
}

static MatchupTextBlock *
make (MatchupBlockContext *context, MatchupMdBlock *block, GtkAccessibleRole role)
{
  MatchupTextBlock *self = g_object_new (MATCHUP_TYPE_TEXT_BLOCK, "accessible-role", role, NULL);

  self->context = g_object_ref (context);
  self->block = g_object_ref (block);
  self->kind = matchup_md_block_get_kind (block);
  matchup_block_context_spend (context, WIDGET_COST);
  return self;
}

static gboolean
matchup_text_block_build (MatchupBlockWidget *widget)
{
  MatchupTextBlock *self = MATCHUP_TEXT_BLOCK (widget);
  gsize length;
  MatchupTextBlock *piece;

  matchup_md_block_get_text (self->block, &length);
  if (self->built >= length)
    return FALSE;
  piece = make (self->context, self->block, GTK_ACCESSIBLE_ROLE_GENERIC);
  set_block (piece,
             self->block,
             self->built,
             matchup_rich_text_find_cut (self->block, self->built));
  self->built = piece->end;
  gtk_widget_set_parent (GTK_WIDGET (piece), GTK_WIDGET (self));
  return self->built < length;
}

static void
block_widget_iface_init (MatchupBlockWidgetInterface *iface)
{
  iface->update = matchup_text_block_update;
  iface->build = matchup_text_block_build;
}

static void
matchup_text_block_dispose (GObject *object)
{
  MatchupTextBlock *self = MATCHUP_TEXT_BLOCK (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  if (self->context != NULL)
    matchup_block_context_remove (self->context, GTK_WIDGET (self));
  g_clear_object (&self->context);

  G_OBJECT_CLASS (matchup_text_block_parent_class)->dispose (object);
}

static void
matchup_text_block_finalize (GObject *object)
{
  MatchupTextBlock *self = MATCHUP_TEXT_BLOCK (object);

  g_clear_object (&self->layout);
  g_clear_object (&self->block);
  g_clear_pointer (&self->rich, matchup_rich_text_free);
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_pointer (&self->font, pango_font_description_free);

  G_OBJECT_CLASS (matchup_text_block_parent_class)->finalize (object);
}

static void
matchup_text_block_class_init (MatchupTextBlockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_text_block_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_text_block_finalize;
  widget_class->measure = matchup_text_block_measure;
  widget_class->size_allocate = matchup_text_block_size_allocate;
  widget_class->get_request_mode = matchup_text_block_get_request_mode;
  widget_class->snapshot = matchup_text_block_snapshot;
  widget_class->unmap = matchup_text_block_unmap;
  widget_class->css_changed = matchup_text_block_css_changed;
  widget_class->system_setting_changed = matchup_text_block_system_setting_changed;
  widget_class->direction_changed = matchup_text_block_direction_changed;
  widget_class->focus = matchup_text_block_focus;
  widget_class->query_tooltip = matchup_text_block_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "textblock");
}

static void
matchup_text_block_init (MatchupTextBlock *self)
{
  self->width = -1;
  forget_sizes (self);
  self->focus_link = -1;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "text");
}

static GtkWidget *
fill (MatchupTextBlock *self)
{
  gsize length;

  matchup_md_block_get_text (self->block, &length);
  set_block (self, self->block, 0, matchup_rich_text_find_cut (self->block, 0));
  self->built = self->end;
  if (self->end < length)
    matchup_block_context_add (self->context, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

GtkWidget *
matchup_text_block_new (MatchupBlockContext *context, MatchupMdBlock *block)
{
  static const char *const level_classes[] = { "level-1", "level-2", "level-3",
                                               "level-4", "level-5", "level-6" };
  guint level = CLAMP (matchup_md_block_get_level (block), 1, G_N_ELEMENTS (level_classes));
  MatchupTextBlock *self;

  if (matchup_md_block_get_kind (block) != MATCHUP_MD_KIND_HEADING)
    return fill (make (context, block, GTK_ACCESSIBLE_ROLE_GENERIC));
  self = make (context, block, GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_widget_add_css_class (GTK_WIDGET (self), level_classes[level - 1]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                  (int) level,
                                  -1);
  return fill (self);
}

GtkWidget *
matchup_text_block_new_cell (MatchupBlockContext *context, MatchupMdBlock *block, gboolean header)
{
  return fill (
      make (context, block, header ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER : GTK_ACCESSIBLE_ROLE_CELL));
}

void
matchup_text_block_make_again (MatchupTextBlock *self)
{
  g_return_if_fail (MATCHUP_IS_TEXT_BLOCK (self));

  g_clear_pointer (&self->rich, matchup_rich_text_free);
  forget_layout (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
