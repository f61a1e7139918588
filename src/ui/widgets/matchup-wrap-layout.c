/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-wrap-layout.h"

struct _MatchupWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  int line_spacing;
};

G_DEFINE_FINAL_TYPE (MatchupWrapLayout, matchup_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
get_line_height (GtkWidget *first, int width, int spacing, GtkWidget **out_next)
{
  GtkWidget *child;
  int height = 0;
  int x = 0;

  for (child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int minimum;
      int natural;
      int child_height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      natural = CLAMP (natural, minimum, MAX (width, minimum));
      if (x > 0 && x + natural > width)
        break;
      gtk_widget_measure (child,
                          GTK_ORIENTATION_VERTICAL,
                          natural,
                          NULL,
                          &child_height,
                          NULL,
                          NULL);
      height = MAX (height, child_height);
      x += natural + spacing;
    }
  *out_next = child;
  return height;
}

static int
get_height (MatchupWrapLayout *self, GtkWidget *widget, int width)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int height = 0;

  while (child != NULL)
    {
      GtkWidget *next;
      int line = get_line_height (child, width, self->spacing, &next);

      height += line + (height > 0 && line > 0 ? self->line_spacing : 0);
      child = next;
    }
  return height;
}

static GtkSizeRequestMode
matchup_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
matchup_wrap_layout_measure (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  MatchupWrapLayout *self = MATCHUP_WRAP_LAYOUT (manager);
  GtkWidget *child;
  int widest = 0;
  int total = 0;

  for (child = gtk_widget_get_first_child (widget); child != NULL;
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
      widest = MAX (widest, child_min);
      total += child_nat + (total > 0 ? self->spacing : 0);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = MAX (total, widest);
    }
  else
    {
      *minimum = *natural =
          get_height (self, widget, for_size < 0 ? total : MAX (for_size, widest));
    }
}

static void
matchup_wrap_layout_allocate (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  MatchupWrapLayout *self = MATCHUP_WRAP_LAYOUT (manager);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *line = gtk_widget_get_first_child (widget);
  int y = 0;

  while (line != NULL)
    {
      GtkWidget *next;
      int line_height = get_line_height (line, width, self->spacing, &next);
      int x = 0;

      for (; line != next; line = gtk_widget_get_next_sibling (line))
        {
          int minimum;
          int natural;

          if (!gtk_widget_should_layout (line))
            continue;
          gtk_widget_measure (line, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
          natural = CLAMP (natural, minimum, MAX (width, minimum));
          gtk_widget_size_allocate (
              line,
              &(GtkAllocation){ rtl ? width - x - natural : x, y, natural, line_height },
              -1);
          x += natural + self->spacing;
        }
      y += line_height + self->line_spacing;
    }
}

static void
matchup_wrap_layout_class_init (MatchupWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = matchup_wrap_layout_get_request_mode;
  manager_class->measure = matchup_wrap_layout_measure;
  manager_class->allocate = matchup_wrap_layout_allocate;
}

static void
matchup_wrap_layout_init (MatchupWrapLayout *self)
{
}

GtkLayoutManager *
matchup_wrap_layout_new (int spacing, int line_spacing)
{
  MatchupWrapLayout *self = g_object_new (MATCHUP_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  self->line_spacing = line_spacing;
  return GTK_LAYOUT_MANAGER (self);
}
