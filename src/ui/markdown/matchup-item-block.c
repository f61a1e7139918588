/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-item-block.h"

#include "matchup-block-stack.h"
#include "matchup-block-widget.h"
#include "matchup-config.h"
#include "matchup-text-block.h"
#include "matchup-text-leaf.h"

#include <glib/gi18n.h>

struct _MatchupItemBlock
{
  GtkWidget parent_instance;

  GtkWidget *stack;
  MatchupMdTask task;
  gboolean ordered;
  guint number;
  char *marker;
  PangoLayout *layout; /* of the marker; NULL: to be made again, or not seen */
  int indent;          /* where the text begins, pixels; -1: not known */
};

static void block_widget_iface_init (MatchupBlockWidgetInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupItemBlock,
                               matchup_item_block,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MATCHUP_TYPE_BLOCK_WIDGET,
                                                      block_widget_iface_init))

static PangoLayout *
ensure_layout (MatchupItemBlock *self)
{
  if (self->layout == NULL)
    self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->marker);
  return self->layout;
}

/* The same for all items with numbers of up to two digits, so that their texts stand below each
 * other. */
static int
get_indent (MatchupItemBlock *self)
{
  PangoFontMetrics *metrics;
  int digit;
  int width;

  if (self->indent >= 0)
    return self->indent;
  metrics =
      pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  digit = PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_digit_width (metrics));
  pango_font_metrics_unref (metrics);
  pango_layout_get_pixel_size (ensure_layout (self), &width, NULL);
  self->indent = MAX (3 * digit + digit / 2, width + digit);
  return self->indent;
}

static void
forget_layout (MatchupItemBlock *self)
{
  g_clear_object (&self->layout);
  self->indent = -1;
}

static void
matchup_item_block_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  MatchupItemBlock *self = MATCHUP_ITEM_BLOCK (widget);
  int indent = get_indent (self);
  int height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->stack, orientation, -1, minimum, natural, NULL, NULL);
      *minimum += indent;
      *natural += indent;
      return;
    }
  gtk_widget_measure (self->stack,
                      orientation,
                      for_size < 0 ? -1 : MAX (for_size - indent, 0),
                      minimum,
                      natural,
                      NULL,
                      NULL);
  pango_layout_get_pixel_size (ensure_layout (self), NULL, &height);
  *minimum = MAX (*minimum, height);
  *natural = MAX (*natural, height);
}

static void
matchup_item_block_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MatchupItemBlock *self = MATCHUP_ITEM_BLOCK (widget);
  int indent = get_indent (self);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  gtk_widget_size_allocate (
      self->stack,
      &(GtkAllocation){ rtl ? 0 : indent, 0, MAX (width - indent, 0), height },
      -1);
}

static GtkSizeRequestMode
matchup_item_block_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Its line may be higher than that of the marker, as with Chinese in it. */
int
matchup_item_block_get_marker_top (MatchupItemBlock *self)
{
  GtkWidget *leaf;
  graphene_point_t place;
  int baseline;

  g_return_val_if_fail (MATCHUP_IS_ITEM_BLOCK (self), 0);

  leaf = matchup_text_leaf_next (self->stack, self->stack);
  if (!MATCHUP_IS_TEXT_BLOCK (leaf))
    return 0;
  baseline = matchup_text_block_get_baseline (MATCHUP_TEXT_BLOCK (leaf));
  if (!gtk_widget_compute_point (leaf,
                                 GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT (0, (float) baseline),
                                 &place))
    return 0;
  return MAX ((int) place.y - PANGO_PIXELS (pango_layout_get_baseline (ensure_layout (self))), 0);
}

static void
matchup_item_block_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MatchupItemBlock *self = MATCHUP_ITEM_BLOCK (widget);
  int indent = get_indent (self);
  int x;
  int width;
  GdkRGBA color;

  pango_layout_get_pixel_size (ensure_layout (self), &width, NULL);
  /* Numbers end where the text begins, bullets stand in the middle. */
  x = self->ordered ? indent - width - indent / 5 : (indent - width) / 2;
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (widget) - x - width;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) x,
                                                (float) matchup_item_block_get_marker_top (self)));
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
  gtk_snapshot_restore (snapshot);
  gtk_widget_snapshot_child (widget, self->stack, snapshot);
}

static void
matchup_item_block_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (matchup_item_block_parent_class)->css_changed (widget, change);
  forget_layout (MATCHUP_ITEM_BLOCK (widget));
}

static void
matchup_item_block_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (matchup_item_block_parent_class)->system_setting_changed (widget, setting);
  forget_layout (MATCHUP_ITEM_BLOCK (widget));
}

static void
matchup_item_block_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (matchup_item_block_parent_class)->unmap (widget);
  g_clear_object (&MATCHUP_ITEM_BLOCK (widget)->layout);
}

char *
matchup_item_block_make_marker (MatchupMdTask task, gboolean ordered, guint number)
{
  if (task != MATCHUP_MD_TASK_NONE)
    return g_strdup (task == MATCHUP_MD_TASK_DONE ? "☑" : "☐");
  if (ordered)
    return g_strdup_printf ("%u.", number);
  return g_strdup ("•");
}

static void
update_marker (MatchupItemBlock *self)
{
  g_autofree char *marker =
      matchup_item_block_make_marker (self->task, self->ordered, self->number);

  if (g_strcmp0 (marker, self->marker) == 0)
    return;
  g_free (self->marker);
  self->marker = g_steal_pointer (&marker);
  forget_layout (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (self->task != MATCHUP_MD_TASK_NONE)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    /* Translators: a task of a list */
                                    self->task == MATCHUP_MD_TASK_DONE ? _ ("Done") : _ ("To do"),
                                    -1);
}

static gboolean
matchup_item_block_update (MatchupBlockWidget *widget, MatchupMdBlock *block)
{
  MatchupItemBlock *self = MATCHUP_ITEM_BLOCK (widget);

  if (!matchup_block_widget_update (MATCHUP_BLOCK_WIDGET (self->stack), block))
    return FALSE;
  self->task = matchup_md_block_get_task (block);
  update_marker (self);
  return TRUE;
}

static void
block_widget_iface_init (MatchupBlockWidgetInterface *iface)
{
  iface->update = matchup_item_block_update;
}

static void
matchup_item_block_dispose (GObject *object)
{
  g_clear_pointer (&MATCHUP_ITEM_BLOCK (object)->stack, gtk_widget_unparent);

  G_OBJECT_CLASS (matchup_item_block_parent_class)->dispose (object);
}

static void
matchup_item_block_finalize (GObject *object)
{
  MatchupItemBlock *self = MATCHUP_ITEM_BLOCK (object);

  g_clear_object (&self->layout);
  g_free (self->marker);

  G_OBJECT_CLASS (matchup_item_block_parent_class)->finalize (object);
}

static void
matchup_item_block_class_init (MatchupItemBlockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_item_block_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_item_block_finalize;
  widget_class->measure = matchup_item_block_measure;
  widget_class->size_allocate = matchup_item_block_size_allocate;
  widget_class->get_request_mode = matchup_item_block_get_request_mode;
  widget_class->snapshot = matchup_item_block_snapshot;
  widget_class->unmap = matchup_item_block_unmap;
  widget_class->css_changed = matchup_item_block_css_changed;
  widget_class->system_setting_changed = matchup_item_block_system_setting_changed;
  gtk_widget_class_set_css_name (widget_class, "itemblock");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
matchup_item_block_init (MatchupItemBlock *self)
{
  self->indent = -1;
}

GtkWidget *
matchup_item_block_new (MatchupBlockContext *context, MatchupMdBlock *block)
{
  MatchupItemBlock *self = g_object_new (MATCHUP_TYPE_ITEM_BLOCK, NULL);

  self->task = matchup_md_block_get_task (block);
  self->stack = matchup_block_stack_new (context, block);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  update_marker (self);
  return GTK_WIDGET (self);
}

void
matchup_item_block_set_number (MatchupItemBlock *self, gboolean ordered, guint number)
{
  g_return_if_fail (MATCHUP_IS_ITEM_BLOCK (self));

  self->ordered = ordered;
  self->number = number;
  update_marker (self);
}

const char *
matchup_item_block_get_marker (MatchupItemBlock *self)
{
  g_return_val_if_fail (MATCHUP_IS_ITEM_BLOCK (self), NULL);
  return self->marker;
}
