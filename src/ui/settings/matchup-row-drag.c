/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-row-drag.h"

#define BEFORE "matchup-drop-before"
#define AFTER "matchup-drop-after"
/* Of the row. */
#define MOVABLE "matchup-row-movable"
#define TAKEN "matchup-row-taken"

static gboolean
is_movable (GtkWidget *row)
{
  MatchupRowDragMovable movable =
      (MatchupRowDragMovable) g_object_get_data (G_OBJECT (row), MOVABLE);

  return movable == NULL || movable (row);
}

static GdkContentProvider *
prepare_cb (GtkWidget *row)
{
  return is_movable (row) ? gdk_content_provider_new_typed (G_OBJECT_TYPE (row), row) : NULL;
}

static void
begin_cb (GtkWidget *row, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (row);
  g_autoptr (GdkPaintable) picture = gdk_paintable_get_current_image (paintable);

  gtk_drag_source_set_icon (source, picture, 0, 0);
  gtk_widget_add_css_class (row, "matchup-dragged");
}

static void
end_cb (GtkWidget *row)
{
  gtk_widget_remove_css_class (row, "matchup-dragged");
}

static void
clear_marks (GtkWidget *row)
{
  gtk_widget_remove_css_class (row, BEFORE);
  gtk_widget_remove_css_class (row, AFTER);
}

static gboolean
is_below (GtkWidget *row, double y)
{
  return y >= gtk_widget_get_height (row) / 2.0;
}

/* Only among those that stand in the same list. */
static gboolean
is_welcome (GtkWidget *row, const GValue *value)
{
  GtkWidget *dragged = value != NULL ? g_value_get_object (value) : NULL;

  return is_movable (row) &&
         (dragged == NULL ||
          (dragged != row && gtk_widget_get_parent (dragged) == gtk_widget_get_parent (row)));
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, GtkWidget *row)
{
  clear_marks (row);
  if (!is_welcome (row, gtk_drop_target_get_value (target)))
    return 0;
  gtk_widget_add_css_class (row, is_below (row, y) ? AFTER : BEFORE);
  return GDK_ACTION_MOVE;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, GtkWidget *row)
{
  MatchupRowDragTaken taken = (MatchupRowDragTaken) g_object_get_data (G_OBJECT (row), TAKEN);

  clear_marks (row);
  if (!is_welcome (row, value))
    return FALSE;
  taken (row, g_value_get_object (value), is_below (row, y));
  return TRUE;
}

void
matchup_row_drag_add (GtkWidget *row, MatchupRowDragMovable movable, MatchupRowDragTaken taken)
{
  GtkDragSource *source;
  GtkDropTarget *target;

  g_return_if_fail (GTK_IS_WIDGET (row));
  g_return_if_fail (taken != NULL);

  g_object_set_data (G_OBJECT (row), MOVABLE, (gpointer) movable);
  g_object_set_data (G_OBJECT (row), TAKEN, (gpointer) taken);
  source = gtk_drag_source_new ();
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (prepare_cb), row);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (begin_cb), row);
  g_signal_connect_swapped (source, "drag-end", G_CALLBACK (end_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  target = gtk_drop_target_new (G_OBJECT_TYPE (row), GDK_ACTION_MOVE);
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "enter", G_CALLBACK (motion_cb), row);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), row);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (clear_marks), row);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

guint
matchup_row_drag_get_position (guint from, guint to, gboolean below)
{
  guint gap = to + !!below; /* between the rows as they are now */

  return gap > from ? gap - 1 : gap;
}
