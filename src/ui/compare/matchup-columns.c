/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-columns.h"

#include "matchup-stack-layout.h"
#include "matchup-text-settings.h"

/* In a grid there is another row before a column gets narrower than this; pixels. */
#define GRID_MIN_WIDTH 300

struct _MatchupColumns
{
  GtkWidget parent_instance;

  MatchupLayout layout;
  guint first;
  int enlarged; /* -1: none */
  int room;     /* 0: any height */
};

G_DEFINE_FINAL_TYPE (MatchupColumns, matchup_columns, GTK_TYPE_WIDGET)

/* What is shown, and where, in a given width. */
typedef struct
{
  guint first;
  guint n_shown;
  guint n_across;
  int width; /* of a column */
  int left;  /* margin, in the direction of reading */
} Plan;

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static guint
count_fitting (int width, int column_width, guint n)
{
  int fitting = (width + MATCHUP_COLUMN_SPACING) / (column_width + MATCHUP_COLUMN_SPACING);

  return CLAMP ((guint) MAX (fitting, 1), 1, MAX (n, 1));
}

/* Wide screens have room for all in one row; it is a grid because of its rows. */
static guint
get_most_across (guint n)
{
  return n <= 2 ? MAX (n, 1) : (n + 1) / 2;
}

/* How many stand side by side; the rows of a grid are as even as can be. */
static guint
get_n_across (MatchupLayout layout, int width, guint n)
{
  guint most;

  switch (layout)
    {
    case MATCHUP_LAYOUT_GRID:
      most = count_fitting (width, GRID_MIN_WIDTH, get_most_across (n));
      return (n + (n + most - 1) / most - 1) / MAX ((n + most - 1) / most, 1);
    case MATCHUP_LAYOUT_SINGLE:
    case MATCHUP_LAYOUT_STACKED:
      return 1;
    case MATCHUP_LAYOUT_COLUMNS:
    default:
      return count_fitting (width, MATCHUP_COLUMN_MIN_WIDTH, n);
    }
}

guint
matchup_columns_get_n_visible (MatchupLayout layout, int width, guint n)
{
  switch (layout)
    {
    case MATCHUP_LAYOUT_GRID:
    case MATCHUP_LAYOUT_STACKED:
      return MAX (n, 1);
    case MATCHUP_LAYOUT_SINGLE:
    case MATCHUP_LAYOUT_COLUMNS:
    default:
      return get_n_across (layout, width, n);
    }
}

static int
get_max_width (guint n_across)
{
  MatchupTextSettings *settings = matchup_text_settings_get_default ();
  int width = matchup_text_settings_get_width (settings, MATCHUP_COLUMN_MAX_WIDTH);

  return n_across == 1 ? matchup_text_settings_get_width (settings, MATCHUP_COLUMN_MAX_SINGLE_WIDTH)
                       : (int) n_across * (width + MATCHUP_COLUMN_SPACING) - MATCHUP_COLUMN_SPACING;
}

int
matchup_columns_get_max_width (MatchupLayout layout, guint n)
{
  return get_max_width (get_n_across (layout, G_MAXINT / 2, n));
}

static void
make_plan (MatchupColumns *self, int width, guint n, Plan *plan)
{
  int most;

  if (self->enlarged >= 0 && (guint) self->enlarged < n)
    {
      plan->first = (guint) self->enlarged;
      plan->n_shown = plan->n_across = 1;
    }
  else
    {
      plan->n_across = MAX (get_n_across (self->layout, width, n), 1);
      plan->n_shown = MIN (matchup_columns_get_n_visible (self->layout, width, n), n);
      plan->first = MIN (self->first, n - plan->n_shown);
    }
  most = MIN (width, get_max_width (plan->n_across));
  plan->left = (width - most) / 2;
  plan->width = (most - ((int) plan->n_across - 1) * MATCHUP_COLUMN_SPACING) / (int) plan->n_across;
}

static guint
count_rows (const Plan *plan)
{
  return (plan->n_shown + plan->n_across - 1) / plan->n_across;
}

/* Two rows of a grid are to be seen together; those below are scrolled to. */
static int
get_box_height (MatchupColumns *self, const Plan *plan)
{
  int room = self->room;

  if (plan->n_across > 1 && count_rows (plan) > 1)
    room = (room - MATCHUP_COLUMN_SPACING) / 2;
  return MAX (room, MATCHUP_COLUMN_MIN_BOX);
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

/* The heights of the rows; with boxes, all have that of the highest. Returns their sum. */
static int
measure_rows (MatchupColumns *self, const Plan *plan, GArray *heights)
{
  guint n_rows = count_rows (plan);
  guint position = 0;
  int highest = 0;
  int least = 0;
  int sum = 0;

  g_array_set_size (heights, n_rows);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child), position++)
    {
      int *height;

      if (position < plan->first || position >= plan->first + plan->n_shown)
        continue;
      height = &g_array_index (heights, int, (position - plan->first) / plan->n_across);
      *height = MAX (*height, matchup_stack_get_height (child, plan->width));
      highest = MAX (highest, *height);
      if (self->room > 0)
        least = MAX (least, get_least_height (child, plan->width));
    }
  for (guint row = 0; row < n_rows; row++)
    {
      int *height = &g_array_index (heights, int, row);

      if (self->room > 0)
        *height = MAX (MIN (highest, get_box_height (self, plan)), least);
      sum += *height;
    }
  return sum + MAX ((int) n_rows - 1, 0) * MATCHUP_COLUMN_SPACING;
}

static GtkSizeRequestMode
matchup_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
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
  MatchupColumns *self = MATCHUP_COLUMNS (widget);
  guint n = count_children (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MATCHUP_COLUMN_MIN_WIDTH;
      *natural = (int) n * 2 * MATCHUP_COLUMN_MIN_WIDTH;
    }
  else
    {
      g_autoptr (GArray) heights = g_array_new (FALSE, TRUE, sizeof (int));
      Plan plan;

      make_plan (self, MAX (for_size, MATCHUP_COLUMN_MIN_WIDTH), n, &plan);
      *minimum = *natural = measure_rows (self, &plan, heights);
    }
}

static void
matchup_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MatchupColumns *self = MATCHUP_COLUMNS (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  g_autoptr (GArray) heights = g_array_new (FALSE, TRUE, sizeof (int));
  guint position = 0;
  int y = 0;
  Plan plan;

  make_plan (self, width, count_children (widget), &plan);
  measure_rows (self, &plan, heights);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child), position++)
    {
      gboolean shown = position >= plan.first && position < plan.first + plan.n_shown;
      guint place = position - plan.first;
      guint column = place % plan.n_across;
      GtkAllocation allocation;

      gtk_widget_set_child_visible (child, shown);
      if (!shown)
        continue;
      if (place > 0 && column == 0)
        y += g_array_index (heights, int, place / plan.n_across - 1) + MATCHUP_COLUMN_SPACING;
      allocation.x = plan.left + (int) column * (plan.width + MATCHUP_COLUMN_SPACING);
      allocation.y = y;
      allocation.width = plan.width;
      allocation.height = g_array_index (heights, int, place / plan.n_across);
      if (rtl)
        allocation.x = width - allocation.x - plan.width;
      gtk_widget_size_allocate (child, &allocation, -1);
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
  self->enlarged = -1;
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
matchup_columns_set_layout (MatchupColumns *self, MatchupLayout layout)
{
  g_return_if_fail (MATCHUP_IS_COLUMNS (self));

  if (self->layout == layout)
    return;
  self->layout = layout;
  gtk_widget_queue_resize (GTK_WIDGET (self));
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

void
matchup_columns_set_enlarged (MatchupColumns *self, int position)
{
  g_return_if_fail (MATCHUP_IS_COLUMNS (self));

  if (self->enlarged == position)
    return;
  self->enlarged = position;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
matchup_columns_set_room (MatchupColumns *self, int room)
{
  g_return_if_fail (MATCHUP_IS_COLUMNS (self));

  if (self->room == room)
    return;
  self->room = room;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
matchup_columns_get_shown (MatchupColumns *self, guint *out_first, guint *out_n_shown)
{
  int width;
  Plan plan;

  g_return_if_fail (MATCHUP_IS_COLUMNS (self));

  width = MAX (gtk_widget_get_width (GTK_WIDGET (self)), MATCHUP_COLUMN_MIN_WIDTH);
  make_plan (self, width, count_children (GTK_WIDGET (self)), &plan);
  *out_first = plan.first;
  *out_n_shown = plan.n_shown;
}
