/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-fade.h"

#include <adwaita.h>

static void
set_opacity (double value, gpointer user_data)
{
  gtk_widget_set_opacity (user_data, value);
}

void
matchup_fade_in (GtkWidget *widget, guint milliseconds)
{
  AdwAnimationTarget *target;
  AdwAnimation *animation;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  /* The widget holds the animation, and so outlives it. */
  target = adw_callback_animation_target_new (set_opacity, widget, NULL);
  animation = adw_timed_animation_new (widget, 0, 1, milliseconds, target);
  g_object_set_data_full (G_OBJECT (widget), "matchup-fade", animation, g_object_unref);
  gtk_widget_set_opacity (widget,
                          0); /* the animation sets it first in the next frame, or to 1 now */
  adw_animation_play (animation);
}
