/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-branch-map.h"

#include "matchup-branch-node.h"
#include "matchup-config.h"

#include <glib/gi18n.h>
#include <math.h>

/* Pixels. */
#define INDENT 18
#define GUTTER 24
#define RADIUS 4.5
#define LINE 1.5
/* Deeper than this it goes no further to the side, or nothing would be left for the words. */
#define MAX_LEVEL 8

struct _MatchupBranchMap
{
  GtkWidget parent_instance;

  GArray *items;   /* MatchupBranchItem */
  GPtrArray *rows; /* what shows them; borrowed */
  GArray *places;  /* double: the middle of each, from above */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupBranchMap, matchup_branch_map, GTK_TYPE_WIDGET)

static const MatchupBranchItem *
get_item (MatchupBranchMap *self, guint position)
{
  return &g_array_index (self->items, MatchupBranchItem, position);
}

/* Where its dot is, from the side where lines begin. */
static double
get_indent (const MatchupBranchItem *item)
{
  return GUTTER / 2.0 + MIN (item->level, MAX_LEVEL) * INDENT;
}

static double
get_x (MatchupBranchMap *self, double indent)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  return rtl ? gtk_widget_get_width (GTK_WIDGET (self)) - indent : indent;
}

static void
matchup_branch_map_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  MatchupBranchMap *self = MATCHUP_BRANCH_MAP (widget);

  *minimum = *natural = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      int side = (int) (get_indent (get_item (self, i)) + GUTTER / 2.0);
      int least;
      int wanted;

      gtk_widget_measure (g_ptr_array_index (self->rows, i),
                          orientation,
                          -1,
                          &least,
                          &wanted,
                          NULL,
                          NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        {
          *minimum = MAX (*minimum, side + least);
          *natural = MAX (*natural, side + wanted);
        }
      else
        {
          *minimum += least;
          *natural += least;
        }
    }
}

static void
matchup_branch_map_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MatchupBranchMap *self = MATCHUP_BRANCH_MAP (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int y = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      int side = (int) (get_indent (get_item (self, i)) + GUTTER / 2.0);
      int least;

      gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_size_allocate (row,
                                &(GtkAllocation){ rtl ? 0 : side, y, width - side, least },
                                -1);
      g_array_index (self->places, double, i) = y + least / 2.0;
      y += least;
    }
}

static void
draw_line (MatchupBranchMap *self, cairo_t *cr, guint position)
{
  const MatchupBranchItem *item = get_item (self, position);
  double x = get_x (self, get_indent (item));
  double y = g_array_index (self->places, double, position);
  const MatchupBranchItem *parent;
  double above;

  if (item->parent < 0)
    {
      if (item->level == 0)
        return;
      /* Other beginnings hang on a line from the upper end. */
      cairo_move_to (cr, get_x (self, GUTTER / 2.0), 0);
      cairo_line_to (cr, get_x (self, GUTTER / 2.0), y);
      cairo_line_to (cr, x, y);
      return;
    }
  parent = get_item (self, (guint) item->parent);
  above = get_x (self, get_indent (parent));
  cairo_move_to (cr, above, g_array_index (self->places, double, item->parent));
  cairo_line_to (cr, above, y);
  cairo_line_to (cr, x, y);
}

static void
draw_dot (MatchupBranchMap *self, cairo_t *cr, guint position, const GdkRGBA *inside)
{
  const MatchupBranchItem *item = get_item (self, position);
  double x = get_x (self, get_indent (item));
  double y = g_array_index (self->places, double, position);

  if (item->round == NULL)
    return;
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, item->tip ? RADIUS + 1.5 : RADIUS, 0, 2 * G_PI);
  if (item->shown)
    {
      cairo_fill (cr);
      return;
    }
  /* A ring, so that it is told by more than the colour. */
  cairo_save (cr);
  gdk_cairo_set_source_rgba (cr, inside);
  cairo_fill_preserve (cr);
  cairo_restore (cr);
  cairo_stroke (cr);
}

static void
look_up (MatchupBranchMap *self, const char *name, const GdkRGBA *otherwise, GdkRGBA *out_color)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));

  if (!gtk_style_context_lookup_color (style, name, out_color))
    *out_color = *otherwise;
}

/* First what is not shown, so that the way that is shown lies above it. */
static void
matchup_branch_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MatchupBranchMap *self = MATCHUP_BRANCH_MAP (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr =
      gtk_snapshot_append_cairo (snapshot,
                                 &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  GdkRGBA text;
  GdkRGBA accent;
  GdkRGBA inside;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  look_up (self, "accent_color", &text, &accent);
  look_up (self, "popover_bg_color", &text, &inside);
  text.alpha *= 0.5f;
  cairo_set_line_width (cr, LINE);
  for (int shown = 0; shown < 2; shown++)
    {
      gdk_cairo_set_source_rgba (cr, shown ? &accent : &text);
      for (guint i = 0; i < self->items->len; i++)
        {
          if (get_item (self, i)->shown == shown)
            draw_line (self, cr, i);
        }
      cairo_stroke (cr);
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      gdk_cairo_set_source_rgba (cr, get_item (self, i)->shown ? &accent : &text);
      draw_dot (self, cr, i, &inside);
    }
  cairo_destroy (cr);
  GTK_WIDGET_CLASS (matchup_branch_map_parent_class)->snapshot (widget, snapshot);
}

static void
matchup_branch_map_dispose (GObject *object)
{
  MatchupBranchMap *self = MATCHUP_BRANCH_MAP (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (matchup_branch_map_parent_class)->dispose (object);
}

static void
matchup_branch_map_finalize (GObject *object)
{
  MatchupBranchMap *self = MATCHUP_BRANCH_MAP (object);

  g_clear_pointer (&self->items, g_array_unref);
  g_array_unref (self->places);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (matchup_branch_map_parent_class)->finalize (object);
}

static void
matchup_branch_map_class_init (MatchupBranchMapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = matchup_branch_map_dispose;
  object_class->finalize = matchup_branch_map_finalize;
  widget_class->measure = matchup_branch_map_measure;
  widget_class->size_allocate = matchup_branch_map_size_allocate;
  widget_class->snapshot = matchup_branch_map_snapshot;
  gtk_widget_class_set_css_name (widget_class, "branchmap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         MATCHUP_TYPE_ROUND);
}

static void
matchup_branch_map_init (MatchupBranchMap *self)
{
  self->rows = g_ptr_array_new ();
  self->places = g_array_new (FALSE, TRUE, sizeof (double));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Branches of this chat"),
                                  -1);
}

static void
clicked_cb (MatchupBranchMap *self, MatchupBranchNode *node)
{
  g_autoptr (MatchupRound) round = g_object_ref (matchup_branch_node_get_round (node));

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, round);
}

static GtkWidget *
make_gap (const MatchupBranchItem *item)
{
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u message", "%u messages", item->n_hidden), item->n_hidden);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "matchup-branch-gap");
  return label;
}

GtkWidget *
matchup_branch_map_new (MatchupConversation *conversation)
{
  MatchupBranchMap *self;

  g_return_val_if_fail (MATCHUP_IS_CONVERSATION (conversation), NULL);

  self = g_object_new (MATCHUP_TYPE_BRANCH_MAP, NULL);
  self->items = matchup_branch_tree_new (conversation);
  g_array_set_size (self->places, self->items->len);
  for (guint i = 0; i < self->items->len; i++)
    {
      const MatchupBranchItem *item = get_item (self, i);
      GtkWidget *row = item->round != NULL ? matchup_branch_node_new (item) : make_gap (item);

      if (item->round != NULL)
        g_signal_connect_object (row, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (row, GTK_WIDGET (self));
      g_ptr_array_add (self->rows, row);
    }
  return GTK_WIDGET (self);
}

void
matchup_branch_map_focus (MatchupBranchMap *self)
{
  g_return_if_fail (MATCHUP_IS_BRANCH_MAP (self));

  for (guint i = 0; i < self->items->len; i++)
    {
      if (get_item (self, i)->tip)
        gtk_widget_grab_focus (g_ptr_array_index (self->rows, i));
    }
}
