/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-split-layout.h"

/* Less than that for each is too narrow to read a text in; pixels. */
#define MIN_SHARE 300

struct _MatchupSplitLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (MatchupSplitLayout, matchup_split_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  int n;
  int minimum; /* of the one that needs most */
  int natural;
} Need;

static Need
measure_children (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  Need need = { 0 };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum;
      int natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, for_size, &minimum, &natural, NULL, NULL);
      need.n++;
      need.minimum = MAX (need.minimum, minimum);
      need.natural = MAX (need.natural, natural);
    }
  return need;
}

static int
get_sum (MatchupSplitLayout *self, int n, int size)
{
  return n * size + MAX (n - 1, 0) * self->spacing;
}

/* @width: of all together. */
static gboolean
is_beside (MatchupSplitLayout *self, const Need *widths, int width)
{
  return width >= get_sum (self, widths->n, MAX (widths->minimum, MIN_SHARE));
}

static int
get_share (MatchupSplitLayout *self, int n, int size)
{
  return (size - MAX (n - 1, 0) * self->spacing) / MAX (n, 1);
}

static GtkSizeRequestMode
matchup_split_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
matchup_split_layout_measure (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  MatchupSplitLayout *self = MATCHUP_SPLIT_LAYOUT (manager);
  Need widths = measure_children (widget, GTK_ORIENTATION_HORIZONTAL, -1);
  Need heights;
  int width = for_size < 0 ? get_sum (self, widths.n, widths.natural) : for_size;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widths.minimum;
      *natural = get_sum (self, widths.n, widths.natural);
    }
  else if (is_beside (self, &widths, width))
    {
      heights = measure_children (widget, orientation, get_share (self, widths.n, width));
      *minimum = heights.minimum;
      *natural = heights.natural;
    }
  else
    {
      heights = measure_children (widget, orientation, MAX (width, widths.minimum));
      *minimum = get_sum (self, heights.n, heights.minimum);
      *natural = get_sum (self, heights.n, heights.natural);
    }
}

static void
matchup_split_layout_allocate (GtkLayoutManager *manager,
                               GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  MatchupSplitLayout *self = MATCHUP_SPLIT_LAYOUT (manager);
  Need widths = measure_children (widget, GTK_ORIENTATION_HORIZONTAL, -1);
  gboolean beside = is_beside (self, &widths, width);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int share = get_share (self, widths.n, beside ? width : height);
  int place = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation allocation = { 0, place, width, share };

      if (!gtk_widget_should_layout (child))
        continue;
      if (beside)
        allocation = (GtkAllocation){ rtl ? width - place - share : place, 0, share, height };
      gtk_widget_size_allocate (child, &allocation, -1);
      place += share + self->spacing;
    }
}

static void
matchup_split_layout_class_init (MatchupSplitLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = matchup_split_layout_get_request_mode;
  manager_class->measure = matchup_split_layout_measure;
  manager_class->allocate = matchup_split_layout_allocate;
}

static void
matchup_split_layout_init (MatchupSplitLayout *self)
{
}

GtkLayoutManager *
matchup_split_layout_new (int spacing)
{
  MatchupSplitLayout *self = g_object_new (MATCHUP_TYPE_SPLIT_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
