/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-preferences-help.h"

#include "matchup-help-button.h"

#include <adwaita.h>

static gboolean
help_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  static const char *const pages[][2] = {
    { "services", "services" }, { "judging", "fair" },    { "presets", "chats" },
    { "prices", "costs" },      { "privacy", "privacy" },
  };
  const char *shown =
      adw_preferences_window_get_visible_page_name (ADW_PREFERENCES_WINDOW (widget));
  const char *page = "";

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (shown, pages[i][0]) == 0)
      page = pages[i][1];
  matchup_help_button_open (page);
  return TRUE;
}

void
matchup_preferences_help_bind_key (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F1, 0, help_key_cb, NULL);
}
