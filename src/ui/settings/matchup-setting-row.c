/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-setting-row.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-row-texts.h"
#include "matchup-setting-lock.h"

#include <glib/gi18n.h>

#define KEY "matchup-setting-key"
#define WORDS "matchup-setting-words"
#define CONTROL "matchup-setting-control"
#define INNER "matchup-setting-inner"

static void
begin (AdwPreferencesRow *row, GSettings *settings, const char *title)
{
  adw_preferences_row_set_title (row, title);
  adw_preferences_row_set_use_underline (row, TRUE);
  adw_preferences_row_set_use_markup (row, FALSE);
  g_object_set_data_full (G_OBJECT (row),
                          "matchup-settings",
                          g_object_ref (settings),
                          g_object_unref);
}

/* GtkWidgets inside of a row have no name of their own. */
static void
name_control (GtkWidget *control, const char *title, const char *subtitle)
{
  g_autofree char *name = matchup_accessible_name_strip (title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (control),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle != NULL ? subtitle : "",
                                  -1);
  g_object_set_data_full (G_OBJECT (control), "matchup-description", g_strdup (subtitle), g_free);
}

static GtkWidget *
new_row_with (GtkWidget *control,
              GSettings *settings,
              const char *key,
              const char *title,
              const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  begin (ADW_PREFERENCES_ROW (row), settings, title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  name_control (control, title, subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  g_object_set_data (G_OBJECT (row), CONTROL, control);
  matchup_setting_row_add_lock (ADW_PREFERENCES_ROW (row), settings, key);
  return row;
}

GtkWidget *
matchup_setting_row_new_switch (GSettings *settings,
                                const char *key,
                                const char *title,
                                const char *subtitle)
{
  GtkWidget *control;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (key != NULL && title != NULL, NULL);

  control = gtk_switch_new ();
  g_settings_bind (settings,
                   key,
                   control,
                   "active",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY);
  return new_row_with (control, settings, key, title, subtitle);
}

static gboolean
get_choice (GValue *value, GVariant *variant, gpointer user_data)
{
  const MatchupSettingChoice *choices = user_data;

  for (guint i = 0; choices[i].nick != NULL; i++)
    if (g_str_equal (choices[i].nick, g_variant_get_string (variant, NULL)))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
set_choice (const GValue *value, const GVariantType *type, gpointer user_data)
{
  const MatchupSettingChoice *choices = user_data;
  guint selected = g_value_get_uint (value);

  return selected != GTK_INVALID_LIST_POSITION ? g_variant_new_string (choices[selected].nick)
                                               : NULL;
}

static const char *
translate (const char *title)
{
  const char *own = g_dpgettext2 (NULL, MATCHUP_SETTING_CONTEXT, title);

  return own != title ? own : _ (title);
}

GtkWidget *
matchup_setting_row_new_choice (GSettings *settings,
                                const char *key,
                                const char *title,
                                const char *subtitle,
                                const MatchupSettingChoice *choices)
{
  g_autoptr (GtkStringList) titles = NULL;
  GtkWidget *row;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (key != NULL && title != NULL && choices != NULL, NULL);

  titles = gtk_string_list_new (NULL);
  for (guint i = 0; choices[i].nick != NULL; i++)
    gtk_string_list_append (titles, translate (choices[i].title));
  row = adw_combo_row_new ();
  begin (ADW_PREFERENCES_ROW (row), settings, title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  matchup_row_texts_wrap_choices (ADW_COMBO_ROW (row));
  g_settings_bind_with_mapping (settings,
                                key,
                                row,
                                "selected",
                                G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY,
                                get_choice,
                                set_choice,
                                (gpointer) choices,
                                NULL);
  matchup_setting_row_add_lock (ADW_PREFERENCES_ROW (row), settings, key);
  return row;
}

/* The same for the types that numbers have. */
static double
get_number (GVariant *value)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT32))
    return g_variant_get_int32 (value);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_UINT32))
    return g_variant_get_uint32 (value);
  return g_variant_get_double (value);
}

static void
get_range (GSettings *settings, const char *key, double *lower, double *upper)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsSchemaKey) schema_key = NULL;
  g_autoptr (GVariant) range = NULL;
  g_autoptr (GVariant) limits = NULL;
  g_autoptr (GVariant) first = NULL;
  g_autoptr (GVariant) last = NULL;
  const char *kind;

  g_object_get (settings, "settings-schema", &schema, NULL);
  schema_key = g_settings_schema_get_key (schema, key);
  range = g_settings_schema_key_get_range (schema_key);
  g_variant_get (range, "(&sv)", &kind, &limits);
  g_return_if_fail (g_str_equal (kind, "range"));
  first = g_variant_get_child_value (limits, 0);
  last = g_variant_get_child_value (limits, 1);
  *lower = get_number (first);
  *upper = get_number (last);
}

/* GTK 4.8 gives them a picture and no name. */
static void
name_buttons (GtkWidget *spin)
{
  for (GtkWidget *child = gtk_widget_get_first_child (spin); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child))
      gtk_accessible_update_property (GTK_ACCESSIBLE (child),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      gtk_widget_has_css_class (child, "up") ? _ ("More")
                                                                             : _ ("Less"),
                                      -1);
}

GtkWidget *
matchup_setting_row_new_number (GSettings *settings,
                                const char *key,
                                const char *title,
                                const char *subtitle,
                                double step,
                                guint digits)
{
  GtkWidget *control;
  double lower = 0;
  double upper = 0;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (key != NULL && title != NULL, NULL);

  get_range (settings, key, &lower, &upper);
  control = gtk_spin_button_new_with_range (lower, upper, step);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (control), digits);
  name_buttons (control);
  g_settings_bind (settings,
                   key,
                   gtk_spin_button_get_adjustment (GTK_SPIN_BUTTON (control)),
                   "value",
                   G_SETTINGS_BIND_DEFAULT);
  return new_row_with (control, settings, key, title, subtitle);
}

static void
text_applied_cb (AdwEntryRow *row, gpointer user_data)
{
  GSettings *settings = g_object_get_data (G_OBJECT (row), "matchup-settings");

  g_settings_set_string (settings,
                         matchup_setting_row_get_key (ADW_PREFERENCES_ROW (row)),
                         gtk_editable_get_text (GTK_EDITABLE (row)));
}

GtkWidget *
matchup_setting_row_new_text (GSettings *settings, const char *key, const char *title)
{
  GtkWidget *row;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (key != NULL && title != NULL, NULL);

  row = adw_entry_row_new ();
  begin (ADW_PREFERENCES_ROW (row), settings, title);
  g_settings_bind (settings,
                   key,
                   row,
                   "text",
                   G_SETTINGS_BIND_GET | G_SETTINGS_BIND_NO_SENSITIVITY);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect (row, "apply", G_CALLBACK (text_applied_cb), NULL);
  matchup_setting_row_add_lock (ADW_PREFERENCES_ROW (row), settings, key);
  return row;
}

void
matchup_setting_row_add_lock (AdwPreferencesRow *row, GSettings *settings, const char *key)
{
  g_return_if_fail (ADW_IS_PREFERENCES_ROW (row));
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (key != NULL);

  g_object_set_data_full (G_OBJECT (row), KEY, g_strdup (key), g_free);
  matchup_setting_lock_new (row, matchup_setting_row_get_control (row), settings, key);
}

GtkWidget *
matchup_setting_row_get_control (AdwPreferencesRow *row)
{
  GtkWidget *control;

  g_return_val_if_fail (ADW_IS_PREFERENCES_ROW (row), NULL);

  control = g_object_get_data (G_OBJECT (row), CONTROL);
  return control != NULL ? control : GTK_WIDGET (row);
}

void
matchup_setting_row_add_words (AdwPreferencesRow *row, const char *words)
{
  const char *before;

  g_return_if_fail (ADW_IS_PREFERENCES_ROW (row));
  g_return_if_fail (words != NULL);

  before = matchup_setting_row_get_words (row);
  g_object_set_data_full (G_OBJECT (row),
                          WORDS,
                          before != NULL ? g_strconcat (before, " ", words, NULL)
                                         : g_strdup (words),
                          g_free);
}

const char *
matchup_setting_row_get_words (AdwPreferencesRow *row)
{
  g_return_val_if_fail (ADW_IS_PREFERENCES_ROW (row), NULL);

  return g_object_get_data (G_OBJECT (row), WORDS);
}

static void
clear_inner (gpointer data)
{
  MatchupSettingInner *inner = data;

  g_free (inner->title);
  g_free (inner->words);
}

void
matchup_setting_row_add_inner (AdwPreferencesRow *row, const char *title, const char *words)
{
  MatchupSettingInner inner = { g_strdup (title), g_strdup (words) };
  GArray *all;

  g_return_if_fail (ADW_IS_PREFERENCES_ROW (row));
  g_return_if_fail (title != NULL);

  all = g_object_get_data (G_OBJECT (row), INNER);
  if (all == NULL)
    {
      all = g_array_new (FALSE, FALSE, sizeof (MatchupSettingInner));
      g_array_set_clear_func (all, clear_inner);
      g_object_set_data_full (G_OBJECT (row), INNER, all, (GDestroyNotify) g_array_unref);
    }
  g_array_append_val (all, inner);
}

const MatchupSettingInner *
matchup_setting_row_get_inner (AdwPreferencesRow *row, guint *out_n)
{
  GArray *all;

  g_return_val_if_fail (ADW_IS_PREFERENCES_ROW (row), NULL);
  g_return_val_if_fail (out_n != NULL, NULL);

  all = g_object_get_data (G_OBJECT (row), INNER);
  *out_n = all != NULL ? all->len : 0;
  return all != NULL ? (MatchupSettingInner *) all->data : NULL;
}

const char *
matchup_setting_row_get_key (AdwPreferencesRow *row)
{
  g_return_val_if_fail (ADW_IS_PREFERENCES_ROW (row), NULL);

  return g_object_get_data (G_OBJECT (row), KEY);
}
