/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-preset-drag.h"

#include "matchup-config.h"

#define BEFORE "matchup-drop-before"
#define AFTER "matchup-drop-after"

static GdkContentProvider *
prepare_cb (MatchupPresetRow *row)
{
  return matchup_preset_row_get_movable (row)
             ? gdk_content_provider_new_typed (MATCHUP_TYPE_PRESET,
                                               matchup_preset_row_get_preset (row))
             : NULL;
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

/* Built-in ones stay among themselves, one's own as well. */
static gboolean
is_welcome (MatchupPresetRow *row, const GValue *value)
{
  MatchupPreset *preset = value != NULL ? g_value_get_object (value) : NULL;
  MatchupPreset *here = matchup_preset_row_get_preset (row);

  return matchup_preset_row_get_movable (row) &&
         (preset == NULL || (preset != here && matchup_preset_is_built_in (preset) ==
                                                   matchup_preset_is_built_in (here)));
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, GtkWidget *row)
{
  clear_marks (row);
  if (!is_welcome (MATCHUP_PRESET_ROW (row), gtk_drop_target_get_value (target)))
    return 0;
  gtk_widget_add_css_class (row, is_below (row, y) ? AFTER : BEFORE);
  return GDK_ACTION_MOVE;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, GtkWidget *row)
{
  clear_marks (row);
  return is_welcome (MATCHUP_PRESET_ROW (row), value) &&
         matchup_preset_row_take (MATCHUP_PRESET_ROW (row),
                                  g_value_get_object (value),
                                  is_below (row, y));
}

void
matchup_preset_drag_add (MatchupPresetRow *row)
{
  GtkDragSource *source;
  GtkDropTarget *target;

  g_return_if_fail (MATCHUP_IS_PRESET_ROW (row));

  source = gtk_drag_source_new ();
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (prepare_cb), row);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (begin_cb), row);
  g_signal_connect_swapped (source, "drag-end", G_CALLBACK (end_cb), row);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (source));
  target = gtk_drop_target_new (MATCHUP_TYPE_PRESET, GDK_ACTION_MOVE);
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "enter", G_CALLBACK (motion_cb), row);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), row);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (clear_marks), row);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), row);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (target));
}
