/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the header has room for; the rest is in the menus of its buttons. */
#include "matchup-window-private.h"

#include "matchup-config.h"
#include "matchup-share-menu.h"

/*
 * The entries of the button that shares are in the menu of the comparison where there is no room
 * for it, and something to share.
 */
static void
share_changed_cb (MatchupWindow *self)
{
  GtkWidget *button = GTK_WIDGET (self->share_menu);
  gboolean wanted = !gtk_widget_get_visible (button) && gtk_widget_get_sensitive (button);

  if (wanted == self->shares_in_menu)
    return;
  self->shares_in_menu = wanted;
  if (wanted)
    {
      g_autoptr (GMenuModel) entries = matchup_share_menu_new_model ();

      g_menu_insert_section (self->conversation_model, 0, NULL, entries);
    }
  else
    g_menu_remove (self->conversation_model, 0);
}

/* Differences and Hide Names are always in the menu of the layouts. */
static gboolean
fit_cb (gpointer user_data)
{
  MatchupWindow *self = user_data;
  int width = gtk_widget_get_width (GTK_WIDGET (self->content));
  const struct
  {
    GtkWidget *widget;
    int width; /* of what is beside the sidebar, from which on it is shown; pixels */
  } tools[] = {
    { GTK_WIDGET (self->share_menu), 480 },
    { self->blind_button, 560 },
    { self->differences_button, 680 },
  };

  self->fit_id = 0;
  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    gtk_widget_set_visible (tools[i].widget, width >= tools[i].width);
  share_changed_cb (self);
  return G_SOURCE_REMOVE;
}

void
_matchup_window_init_fit (MatchupWindow *self)
{
  g_signal_connect_object (self->share_menu,
                           "notify::sensitive",
                           G_CALLBACK (share_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

/* Not while sizes are given out. */
void
_matchup_window_queue_fit (MatchupWindow *self)
{
  if (self->fit_id == 0)
    self->fit_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
}
