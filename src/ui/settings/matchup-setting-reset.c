/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-setting-reset.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-setting-row.h"
#include "matchup-toast.h"

#include <glib/gi18n.h>

typedef struct
{
  GSettings *settings;
  GHashTable *before; /* key -> GVariant */
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->settings);
  g_hash_table_unref (undo->before);
  g_free (undo);
}

static void
take_back (gpointer data)
{
  Undo *undo = data;
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, undo->before);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_settings_set_value (undo->settings, key, value);
}

/* The keys that the rows at or below @widget show and that are set to something. */
static void
collect (GtkWidget *widget, GSettings *settings, GHashTable *set)
{
  const char *key = ADW_IS_PREFERENCES_ROW (widget)
                        ? matchup_setting_row_get_key (ADW_PREFERENCES_ROW (widget))
                        : NULL;

  if (key != NULL && g_settings_is_writable (settings, key))
    {
      GVariant *value = g_settings_get_user_value (settings, key);

      if (value != NULL)
        g_hash_table_insert (set, g_strdup (key), value);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, settings, set);
}

static GHashTable *
find_set (GtkWidget *group)
{
  GtkWidget *page = gtk_widget_get_ancestor (group, ADW_TYPE_PREFERENCES_PAGE);
  GSettings *settings = g_object_get_data (G_OBJECT (group), "settings");
  GHashTable *set =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);

  if (page != NULL)
    collect (page, settings, set);
  return set;
}

static void
update (GtkWidget *group)
{
  g_autoptr (GHashTable) set = find_set (group);

  gtk_widget_set_visible (group, g_hash_table_size (set) > 0);
}

static void
clicked_cb (GtkWidget *group)
{
  Undo *undo = g_new0 (Undo, 1);
  GHashTableIter iter;
  gpointer key;

  undo->settings = g_object_ref (g_object_get_data (G_OBJECT (group), "settings"));
  undo->before = find_set (group);
  g_hash_table_iter_init (&iter, undo->before);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_settings_reset (undo->settings, key);
  matchup_toast_with_undo (group,
                           _ ("This page is as it was at first"),
                           take_back,
                           undo,
                           undo_free);
}

void
matchup_setting_reset_add (AdwPreferencesPage *page, GSettings *settings)
{
  GtkWidget *group;
  GtkWidget *button;

  g_return_if_fail (ADW_IS_PREFERENCES_PAGE (page));
  g_return_if_fail (G_IS_SETTINGS (settings));

  group = adw_preferences_group_new ();
  /* Translators: Button that sets all of a page of preferences back. */
  button = gtk_button_new_with_mnemonic (_ ("Reset to _Defaults"));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  matchup_accessible_name_by_label (button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), button);
  g_object_set_data_full (G_OBJECT (group), "settings", g_object_ref (settings), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), group, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed", G_CALLBACK (update), group, G_CONNECT_SWAPPED);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  update (group);
}
