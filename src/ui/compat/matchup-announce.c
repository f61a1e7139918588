/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-announce.h"

#include <gmodule.h>

/* GtkAccessibleAnnouncementPriority of GTK 4.14 */
#define PRIORITY_MEDIUM 1

typedef void (*Announce) (GtkAccessible *accessible, const char *text, int priority);

/* NULL: this GTK has none. The compiler refuses what is newer than the oldest GTK we run with. */
static Announce
find_announce (void)
{
  gpointer symbol = NULL;
  GModule *module = g_module_open (NULL, 0);

  if (module == NULL)
    return NULL;
  if (!g_module_symbol (module, "gtk_accessible_announce", &symbol))
    symbol = NULL;
  g_module_close (module);
  return (Announce) symbol;
}

static void
set_name (GtkWindow *window, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (window),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : "",
                                  -1);
}

/* The names of windows that are not active are not said. */
static void
active_changed_cb (GtkWindow *window)
{
  if (!gtk_window_is_active (window))
    set_name (window, gtk_window_get_title (window));
}

/* What was said before belongs to the title of then. */
static void
title_changed_cb (GtkWindow *window)
{
  set_name (window, gtk_window_get_title (window));
}

static void
say_by_name (GtkWindow *window, const char *text)
{
  static GQuark watched;
  const char *title = gtk_window_get_title (window);
  g_autofree char *name = g_strconcat (text, "\n", title, NULL);

  if (watched == 0)
    watched = g_quark_from_static_string ("matchup-announce");
  if (g_object_get_qdata (G_OBJECT (window), watched) == NULL)
    {
      g_object_set_qdata (G_OBJECT (window), watched, GINT_TO_POINTER (TRUE));
      g_signal_connect (window, "notify::is-active", G_CALLBACK (active_changed_cb), NULL);
      g_signal_connect (window, "notify::title", G_CALLBACK (title_changed_cb), NULL);
    }
  set_name (window, name);
}

void
matchup_announce (GtkWindow *window, const char *text)
{
  static Announce announce;
  static gboolean known;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (text != NULL);

  if (!known)
    {
      announce = find_announce ();
      known = TRUE;
    }
  if (announce != NULL)
    announce (GTK_ACCESSIBLE (window), text, PRIORITY_MEDIUM);
  else
    say_by_name (window, text);
}
