/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-header-layout.h"

struct _MatchupHeaderLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  GtkWidget *spare; /* borrowed: the child lives as long as its parent's layout is asked for */
};

G_DEFINE_FINAL_TYPE (MatchupHeaderLayout, matchup_header_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  int minimum;
  int natural;
} Need;

static Need
measure_child (GtkWidget *child, GtkOrientation orientation)
{
  Need need;

  gtk_widget_measure (child, orientation, -1, &need.minimum, &need.natural, NULL, NULL);
  return need;
}

/* @leave_out: a child that takes no room, or NULL. */
static Need
measure_widths (MatchupHeaderLayout *self, GtkWidget *widget, GtkWidget *leave_out)
{
  Need all = { 0, 0 };
  int n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      Need need;

      if (!gtk_widget_get_visible (child) || child == leave_out)
        continue;
      need = measure_child (child, GTK_ORIENTATION_HORIZONTAL);
      all.minimum += need.minimum + (n > 0 ? self->spacing : 0);
      all.natural += need.natural + (n > 0 ? self->spacing : 0);
      n++;
    }
  return all;
}

static void
matchup_header_layout_measure (GtkLayoutManager *manager,
                               GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  MatchupHeaderLayout *self = MATCHUP_HEADER_LAYOUT (manager);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = measure_widths (self, widget, self->spare).minimum;
      *natural = MAX (measure_widths (self, widget, NULL).natural, *minimum);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      Need need;

      if (!gtk_widget_get_visible (child))
        continue;
      need = measure_child (child, orientation);
      *minimum = MAX (*minimum, need.minimum);
      *natural = MAX (*natural, need.natural);
    }
}

/* The one that expands gets its natural width and what is left, or less where that is missing. */
static int
get_width (GtkWidget *child, int left)
{
  Need need = measure_child (child, GTK_ORIENTATION_HORIZONTAL);

  return gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL)
             ? MAX (need.natural + left, need.minimum)
             : need.natural;
}

static void
matchup_header_layout_allocate (GtkLayoutManager *manager,
                                GtkWidget *widget,
                                int width,
                                int height,
                                int baseline)
{
  MatchupHeaderLayout *self = MATCHUP_HEADER_LAYOUT (manager);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean all = measure_widths (self, widget, NULL).natural <= width;
  GtkWidget *left_out = all ? NULL : self->spare;
  int left = width - measure_widths (self, widget, left_out).natural;
  int x = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { 0, 0, 0, height };

      gtk_widget_set_child_visible (child, child != left_out);
      if (!gtk_widget_should_layout (child) || child == left_out)
        continue;
      place.width = get_width (child, left);
      place.x = rtl ? width - x - place.width : x;
      gtk_widget_size_allocate (child, &place, -1);
      x += place.width + self->spacing;
    }
}

static void
matchup_header_layout_class_init (MatchupHeaderLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = matchup_header_layout_measure;
  manager_class->allocate = matchup_header_layout_allocate;
}

static void
matchup_header_layout_init (MatchupHeaderLayout *self)
{
}

GtkLayoutManager *
matchup_header_layout_new (int spacing, GtkWidget *spare)
{
  MatchupHeaderLayout *self;

  g_return_val_if_fail (GTK_IS_WIDGET (spare), NULL);

  self = g_object_new (MATCHUP_TYPE_HEADER_LAYOUT, NULL);
  self->spacing = spacing;
  self->spare = spare;
  return GTK_LAYOUT_MANAGER (self);
}
