/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-stack-layout.h"

struct _MatchupStackLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  int max_width;     /* of the children; 0: any */
  gboolean at_start; /* where they get less than there is; else in the middle */
  GtkWidget *filler; /* borrowed; NULL: none */
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
get_child_width (MatchupStackLayout *self, int width)
{
  return self->max_width > 0 ? MIN (width, self->max_width) : width;
}

static int
get_left (MatchupStackLayout *self, GtkWidget *widget, int rest)
{
  if (!self->at_start)
    return rest / 2;
  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? rest : 0;
}

static int
get_least_height (GtkWidget *child, int width)
{
  int minimum_width;
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_width, NULL, NULL, NULL);
  gtk_widget_measure (child,
                      GTK_ORIENTATION_VERTICAL,
                      MAX (width, minimum_width),
                      &minimum,
                      NULL,
                      NULL,
                      NULL);
  return minimum;
}

/* Of the parent at @width; what it can do with differs by what the filler can spare. */
static void
get_total_height (MatchupStackLayout *self,
                  GtkWidget *parent,
                  int width,
                  int *out_minimum,
                  int *out_natural)
{
  GtkWidget *child;
  int total = 0;
  int spare = 0;
  int n = 0;

  width = get_child_width (self, width);
  for (child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int height;

      if (!gtk_widget_should_layout (child))
        continue;
      height = matchup_stack_get_height (child, width);
      if (child == self->filler)
        spare = height - get_least_height (child, width);
      total += height;
      n++;
    }
  *out_natural = total + MAX (n - 1, 0) * self->spacing;
  *out_minimum = *out_natural - spare;
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
  MatchupStackLayout *self = MATCHUP_STACK_LAYOUT (manager);
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
      get_total_height (self,
                        widget,
                        for_size < 0 ? nat_width : MAX (for_size, min_width),
                        minimum,
                        natural);
    }
}

static void
matchup_stack_layout_allocate (GtkLayoutManager *manager,
                               GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  MatchupStackLayout *self = MATCHUP_STACK_LAYOUT (manager);
  int child_width = get_child_width (self, width);
  int minimum;
  int natural;
  int y = 0;

  get_total_height (self, widget, width, &minimum, &natural);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation allocation;

      if (!gtk_widget_should_layout (child))
        continue;
      allocation.x = get_left (self, widget, width - child_width);
      allocation.y = y;
      allocation.width = child_width;
      allocation.height = matchup_stack_get_height (child, child_width);
      if (child == self->filler)
        allocation.height += MAX (height, minimum) - natural;
      gtk_widget_size_allocate (child, &allocation, -1);
      y += allocation.height + self->spacing;
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

void
matchup_stack_layout_set_max_width (MatchupStackLayout *self, int width)
{
  g_return_if_fail (MATCHUP_IS_STACK_LAYOUT (self));

  if (self->max_width == width)
    return;
  self->max_width = width;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

void
matchup_stack_layout_set_at_start (MatchupStackLayout *self, gboolean at_start)
{
  g_return_if_fail (MATCHUP_IS_STACK_LAYOUT (self));

  if (self->at_start == at_start)
    return;
  self->at_start = at_start;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

void
matchup_stack_layout_set_filler (MatchupStackLayout *self, GtkWidget *child)
{
  g_return_if_fail (MATCHUP_IS_STACK_LAYOUT (self));

  if (self->filler == child)
    return;
  self->filler = child;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}
