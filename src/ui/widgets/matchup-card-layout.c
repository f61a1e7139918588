/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-card-layout.h"

struct _MatchupCardLayout
{
  GtkLayoutManager parent_instance;

  int card_width;
  guint max_columns;
  int spacing;
};

G_DEFINE_FINAL_TYPE (MatchupCardLayout, matchup_card_layout, GTK_TYPE_LAYOUT_MANAGER)

/* The next one that is laid out, from @child on. */
static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
get_first (GtkWidget *widget)
{
  return skip_hidden (gtk_widget_get_first_child (widget));
}

static GtkWidget *
get_next (GtkWidget *child)
{
  return skip_hidden (gtk_widget_get_next_sibling (child));
}

static int
get_widest (GtkWidget *widget)
{
  int widest = 0;

  for (GtkWidget *child = get_first (widget); child != NULL; child = get_next (child))
    {
      int least;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      widest = MAX (widest, least);
    }
  return widest;
}

/* With large letters a card may need more than it is meant to have. */
static int
get_columns (MatchupCardLayout *self, GtkWidget *widget, int width)
{
  int least = MAX (self->card_width, get_widest (widget));
  int columns = (width + self->spacing) / (least + self->spacing);
  int n = 0;

  for (GtkWidget *child = get_first (widget); child != NULL; child = get_next (child))
    n++;
  return CLAMP (columns, 1, MAX (MIN ((int) self->max_columns, n), 1));
}

static int
get_column_width (MatchupCardLayout *self, int columns, int width)
{
  return MAX ((width - (columns - 1) * self->spacing) / columns, 1);
}

/* Of the row that begins with @child; *@out_next: the one that begins the next row. */
static int
get_row_height (GtkWidget *child, int columns, int width, GtkWidget **out_next)
{
  int height = 0;

  for (int i = 0; i < columns && child != NULL; i++, child = get_next (child))
    {
      int natural;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
      height = MAX (height, natural);
    }
  *out_next = child;
  return height;
}

static GtkSizeRequestMode
matchup_card_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
get_height (MatchupCardLayout *self, GtkWidget *widget, int width)
{
  int columns = get_columns (self, widget, width);
  int column_width = get_column_width (self, columns, width);
  GtkWidget *child = get_first (widget);
  int height = 0;

  while (child != NULL)
    {
      if (height > 0)
        height += self->spacing;
      height += get_row_height (child, columns, column_width, &child);
    }
  return height;
}

static void
matchup_card_layout_measure (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  MatchupCardLayout *self = MATCHUP_CARD_LAYOUT (manager);
  int columns = get_columns (self, widget, G_MAXINT / 2);
  int widest = get_widest (widget);

  *natural = columns * MAX (self->card_width, widest) + (columns - 1) * self->spacing;
  *minimum = widest;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  *minimum = *natural = get_height (self, widget, MAX (for_size < 0 ? *natural : for_size, widest));
}

static void
matchup_card_layout_allocate (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  MatchupCardLayout *self = MATCHUP_CARD_LAYOUT (manager);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int columns = get_columns (self, widget, width);
  int column_width = get_column_width (self, columns, width);
  GtkWidget *child = get_first (widget);
  int y = 0;

  while (child != NULL)
    {
      GtkWidget *next;
      int row_height = get_row_height (child, columns, column_width, &next);

      for (int i = 0; child != next; i++, child = get_next (child))
        {
          int x = i * (column_width + self->spacing);

          gtk_widget_size_allocate (
              child,
              &(GtkAllocation){ rtl ? width - x - column_width : x, y, column_width, row_height },
              -1);
        }
      y += row_height + self->spacing;
    }
}

static void
matchup_card_layout_class_init (MatchupCardLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = matchup_card_layout_get_request_mode;
  layout_class->measure = matchup_card_layout_measure;
  layout_class->allocate = matchup_card_layout_allocate;
}

static void
matchup_card_layout_init (MatchupCardLayout *self)
{
}

GtkLayoutManager *
matchup_card_layout_new (int card_width, guint max_columns, int spacing)
{
  MatchupCardLayout *self = g_object_new (MATCHUP_TYPE_CARD_LAYOUT, NULL);

  self->card_width = card_width;
  self->max_columns = max_columns;
  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
