/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-side-scroller.h"

#include <math.h>

static void
leave_up_and_down (GtkEventControllerScroll *scroll)
{
  GtkEventControllerScrollFlags flags = gtk_event_controller_scroll_get_flags (scroll);

  gtk_event_controller_scroll_set_flags (scroll, flags & ~GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
}

/* So far as GTK goes with one click of the wheel. */
static gboolean
scrolled_cb (GtkEventControllerScroll *scroll, double dx, double dy, GtkScrolledWindow *scroller)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (scroller);
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  if ((state & GDK_SHIFT_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) +
                                dy * pow (gtk_adjustment_get_page_size (adjustment), 2.0 / 3));
  return GDK_EVENT_STOP;
}

GtkWidget *
matchup_side_scroller_new (void)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *with_shift =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scroller);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        leave_up_and_down (GTK_EVENT_CONTROLLER_SCROLL (controller));
    }
  g_signal_connect (with_shift, "scroll", G_CALLBACK (scrolled_cb), scroller);
  gtk_widget_add_controller (scroller, with_shift);
  return scroller;
}
