/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-stack-layout.h"

struct _MatchupStackLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (MatchupStackLayout, matchup_stack_layout, GTK_TYPE_LAYOUT_MANAGER)

int
matchup_stack_get_height (GtkWidget *child, int width)
{
  int minimum_width;
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_width, NULL, NULL, NULL);
  gtk_widget_measure (child,
                      GTK_ORIENTATION_VERTICAL,
                      MAX (width, minimum_width),
                      NULL,
                      &natural,
                      NULL,
                      NULL);
  return natural;
}

static int
get_total_height (GtkWidget *parent, int width, int spacing)
{
  GtkWidget *child;
  int total = 0;
  int n = 0;

  for (child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      total += matchup_stack_get_height (child, width);
      n++;
    }
  return total + MAX (n - 1, 0) * spacing;
}

static GtkSizeRequestMode
matchup_stack_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
matchup_stack_layout_measure (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  int spacing = MATCHUP_STACK_LAYOUT (manager)->spacing;
  int min_width = 0;
  int nat_width = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_min;
      int child_nat;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child,
                          GTK_ORIENTATION_HORIZONTAL,
                          -1,
                          &child_min,
                          &child_nat,
                          NULL,
                          NULL);
      min_width = MAX (min_width, child_min);
      nat_width = MAX (nat_width, child_nat);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = min_width;
      *natural = nat_width;
    }
  else
    {
      *minimum = *natural =
          get_total_height (widget, for_size < 0 ? nat_width : MAX (for_size, min_width), spacing);
    }
}

static void
matchup_stack_layout_allocate (GtkLayoutManager *manager,
                               GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation allocation;

      if (!gtk_widget_should_layout (child))
        continue;
      allocation = (GtkAllocation){ 0, y, width, matchup_stack_get_height (child, width) };
      gtk_widget_size_allocate (child, &allocation, -1);
      y += allocation.height + MATCHUP_STACK_LAYOUT (manager)->spacing;
    }
}

static void
matchup_stack_layout_class_init (MatchupStackLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = matchup_stack_layout_get_request_mode;
  manager_class->measure = matchup_stack_layout_measure;
  manager_class->allocate = matchup_stack_layout_allocate;
}

static void
matchup_stack_layout_init (MatchupStackLayout *self)
{
}

GtkLayoutManager *
matchup_stack_layout_new (int spacing)
{
  MatchupStackLayout *self = g_object_new (MATCHUP_TYPE_STACK_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
