/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-columns.h"

#include "matchup-stack-layout.h"

struct _MatchupColumns
{
  GtkWidget parent_instance;

  guint first;
};

G_DEFINE_FINAL_TYPE (MatchupColumns, matchup_columns, GTK_TYPE_WIDGET)

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

guint
matchup_columns_get_n_visible (int width, guint n)
{
  int fitting =
      (width + MATCHUP_COLUMN_SPACING) / (MATCHUP_COLUMN_MIN_WIDTH + MATCHUP_COLUMN_SPACING);

  return CLAMP ((guint) MAX (fitting, 1), 1, MAX (n, 1));
}

static int
get_column_width (int width, guint n_visible)
{
  return (width - ((int) n_visible - 1) * MATCHUP_COLUMN_SPACING) / (int) n_visible;
}

static guint
get_first (MatchupColumns *self, guint n, guint n_visible)
{
  return MIN (self->first, n - MIN (n_visible, n));
}

static GtkSizeRequestMode
matchup_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
measure_height (MatchupColumns *self, int width)
{
  guint n = count_children (GTK_WIDGET (self));
  guint n_visible = matchup_columns_get_n_visible (width, n);
  guint first = get_first (self, n, n_visible);
  guint position = 0;
  int height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child), position++)
    {
      if (position >= first && position < first + n_visible)
        height =
            MAX (height, matchup_stack_get_height (child, get_column_width (width, n_visible)));
    }
  return height;
}

static void
matchup_columns_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MATCHUP_COLUMN_MIN_WIDTH;
      *natural = (int) count_children (widget) * 2 * MATCHUP_COLUMN_MIN_WIDTH;
    }
  else
    {
      *minimum = *natural =
          measure_height (MATCHUP_COLUMNS (widget), MAX (for_size, MATCHUP_COLUMN_MIN_WIDTH));
    }
}

static void
matchup_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  guint n = count_children (widget);
  guint n_visible = matchup_columns_get_n_visible (width, n);
  guint first = get_first (MATCHUP_COLUMNS (widget), n, n_visible);
  int column_width = get_column_width (width, n_visible);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint position = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child), position++)
    {
      gboolean shown = position >= first && position < first + n_visible;
      int x = ((int) position - (int) first) * (column_width + MATCHUP_COLUMN_SPACING);

      gtk_widget_set_child_visible (child, shown);
      if (!shown)
        continue;
      if (rtl)
        x = width - x - column_width;
      gtk_widget_size_allocate (child, &(GtkAllocation){ x, 0, column_width, height }, -1);
    }
}

static void
matchup_columns_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (matchup_columns_parent_class)->dispose (object);
}

static void
matchup_columns_class_init (MatchupColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_columns_dispose;
  widget_class->get_request_mode = matchup_columns_get_request_mode;
  widget_class->measure = matchup_columns_measure;
  widget_class->size_allocate = matchup_columns_size_allocate;
}

static void
matchup_columns_init (MatchupColumns *self)
{
}

GtkWidget *
matchup_columns_new (void)
{
  return g_object_new (MATCHUP_TYPE_COLUMNS, NULL);
}

void
matchup_columns_append (MatchupColumns *self, GtkWidget *child)
{
  g_return_if_fail (MATCHUP_IS_COLUMNS (self));

  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

void
matchup_columns_set_first (MatchupColumns *self, guint first)
{
  g_return_if_fail (MATCHUP_IS_COLUMNS (self));

  if (self->first == first)
    return;
  self->first = first;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
