/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-chat-bar-layout.h"

struct _MatchupChatBarLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  GtkWidget *spare; /* borrowed; only compared */
  GtkWidget *end;   /* likewise; spared too where there is no room at all */
};

G_DEFINE_FINAL_TYPE (MatchupChatBarLayout, matchup_chat_bar_layout, GTK_TYPE_LAYOUT_MANAGER)

/* The widths of those that are there, with or without those that can be spared. */
static void
add_up (MatchupChatBarLayout *self,
        GtkWidget *widget,
        gboolean with_spare,
        gboolean with_end,
        int *out_minimum,
        int *out_natural)
{
  guint n = 0;

  *out_minimum = *out_natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum, natural;

      if (!gtk_widget_get_visible (child) || (child == self->spare && !with_spare) ||
          (child == self->end && !with_end))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      *out_minimum += minimum + (n > 0 ? self->spacing : 0);
      *out_natural += natural + (n > 0 ? self->spacing : 0);
      n++;
    }
}

static void
matchup_chat_bar_layout_measure (GtkLayoutManager *manager,
                                 GtkWidget *widget,
                                 GtkOrientation orientation,
                                 int for_size,
                                 int *minimum,
                                 int *natural,
                                 int *minimum_baseline,
                                 int *natural_baseline)
{
  MatchupChatBarLayout *self = MATCHUP_CHAT_BAR_LAYOUT (manager);
  int ignored;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      add_up (self, widget, FALSE, FALSE, minimum, &ignored);
      add_up (self, widget, TRUE, TRUE, &ignored, natural);
      *natural = MAX (*natural, *minimum);
      return;
    }
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_get_visible (child))
        continue;
      gtk_widget_measure (child,
                          GTK_ORIENTATION_VERTICAL,
                          -1,
                          &child_minimum,
                          &child_natural,
                          NULL,
                          NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
place (GtkWidget *widget, GtkWidget *child, int x, int width, int full_width, int height)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  gtk_widget_size_allocate (child,
                            &(GtkAllocation){ rtl ? full_width - x - width : x, 0, width, height },
                            -1);
}

/* Everybody has the least; what is left goes to those who want more, the smallest wish first. */
static GArray *
share_out (MatchupChatBarLayout *self, GtkWidget *widget, int width, int *out_left)
{
  GArray *sizes = g_array_new (FALSE, TRUE, sizeof (GtkRequestedSize));
  int left = width + self->spacing;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkRequestedSize size = { .data = child };

      if (!gtk_widget_get_visible (child) || !gtk_widget_get_child_visible (child))
        continue;
      gtk_widget_measure (child,
                          GTK_ORIENTATION_HORIZONTAL,
                          -1,
                          &size.minimum_size,
                          &size.natural_size,
                          NULL,
                          NULL);
      left -= size.minimum_size + self->spacing;
      g_array_append_val (sizes, size);
    }
  *out_left = gtk_distribute_natural_allocation (MAX (left, 0),
                                                 sizes->len,
                                                 (GtkRequestedSize *) (gpointer) sizes->data);
  return sizes;
}

static void
spare (GtkWidget *widget, GtkWidget *child, gboolean spared)
{
  if (gtk_widget_get_child_visible (child) != spared)
    return;
  gtk_widget_set_child_visible (child, !spared);
  gtk_widget_queue_draw (widget);
}

static void
matchup_chat_bar_layout_allocate (GtkLayoutManager *manager,
                                  GtkWidget *widget,
                                  int width,
                                  int height,
                                  int baseline)
{
  MatchupChatBarLayout *self = MATCHUP_CHAT_BAR_LAYOUT (manager);
  g_autoptr (GArray) sizes = NULL;
  int minimum, natural, left;
  int x = 0;

  add_up (self, widget, TRUE, TRUE, &minimum, &natural);
  spare (widget, self->spare, natural > width);
  add_up (self, widget, FALSE, TRUE, &minimum, &natural);
  spare (widget, self->end, minimum > width);
  sizes = share_out (self, widget, width, &left);
  for (guint i = 0; i < sizes->len; i++)
    {
      const GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);
      gboolean at_end = FALSE;

      for (GtkWidget *w = size->data; w != NULL && !at_end; w = gtk_widget_get_prev_sibling (w))
        at_end = w == self->end;
      if (at_end)
        {
          x += left;
          left = 0;
        }
      place (widget, size->data, x, size->minimum_size, width, height);
      x += size->minimum_size + self->spacing;
    }
}

static void
matchup_chat_bar_layout_class_init (MatchupChatBarLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = matchup_chat_bar_layout_measure;
  layout_class->allocate = matchup_chat_bar_layout_allocate;
}

static void
matchup_chat_bar_layout_init (MatchupChatBarLayout *self)
{
}

GtkLayoutManager *
matchup_chat_bar_layout_new (int spacing, GtkWidget *spare, GtkWidget *end)
{
  MatchupChatBarLayout *self = g_object_new (MATCHUP_TYPE_CHAT_BAR_LAYOUT, NULL);

  self->spacing = spacing;
  self->spare = spare;
  self->end = end;
  return GTK_LAYOUT_MANAGER (self);
}
