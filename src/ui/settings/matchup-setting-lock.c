/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-setting-lock.h"

#include "matchup-config.h"
#include "matchup-focus.h"

#include <glib/gi18n.h>

struct _MatchupSettingLock
{
  GObject parent_instance;

  AdwPreferencesRow *row; /* owns this */
  GtkWidget *control;
  GSettings *settings;
  char *key;

  GtkWidget *sign; /* a child of the row */
  char *subtitle;  /* of a row that is locked, as it was; or NULL */
  gboolean locked;
};

G_DEFINE_FINAL_TYPE (MatchupSettingLock, matchup_setting_lock, G_TYPE_OBJECT)

static const char *
get_sentence (void)
{
  return _ ("Set by your administrator");
}

/* Rows without a subtitle have the words in the sign. */
static GtkWidget *
create_sign (gboolean with_words)
{
  GtkWidget *sign = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *picture = gtk_image_new_from_icon_name ("changes-prevent-symbolic");

  gtk_accessible_update_property (GTK_ACCESSIBLE (picture),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_sentence (),
                                  -1);
  gtk_box_append (GTK_BOX (sign), picture);
  if (with_words)
    {
      GtkWidget *words = gtk_label_new (get_sentence ());

      gtk_label_set_wrap (GTK_LABEL (words), TRUE);
      gtk_label_set_width_chars (GTK_LABEL (words), 12);
      gtk_label_set_max_width_chars (GTK_LABEL (words), 24);
      gtk_widget_add_css_class (words, "caption");
      gtk_box_append (GTK_BOX (sign), words);
    }
  gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (sign, get_sentence ());
  return sign;
}

static void
add_sign (MatchupSettingLock *self)
{
  if (ADW_IS_ACTION_ROW (self->row))
    {
      self->sign = create_sign (FALSE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->sign);
    }
  else if (ADW_IS_ENTRY_ROW (self->row))
    {
      self->sign = create_sign (TRUE);
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->row), self->sign);
    }
  else if (ADW_IS_EXPANDER_ROW (self->row))
    {
      self->sign = create_sign (TRUE);
      adw_expander_row_add_action (ADW_EXPANDER_ROW (self->row), self->sign);
    }
}

static void
show_in_subtitle (MatchupSettingLock *self)
{
  AdwActionRow *row = ADW_ACTION_ROW (self->row);
  g_autofree char *text = NULL;

  if (self->locked)
    {
      g_free (self->subtitle);
      self->subtitle = g_strdup (adw_action_row_get_subtitle (row));
      text = self->subtitle != NULL && *self->subtitle != '\0'
                 ? g_strdup_printf ("%s\n%s", self->subtitle, get_sentence ())
                 : g_strdup (get_sentence ());
      adw_action_row_set_subtitle (row, text);
      return;
    }
  adw_action_row_set_subtitle (row, self->subtitle != NULL ? self->subtitle : "");
  g_clear_pointer (&self->subtitle, g_free);
}

/* Once on the row and once on what is changed in it: some readers tell only the one, some the
 * other. */
static void
tell (MatchupSettingLock *self)
{
  GtkWidget *told[] = { GTK_WIDGET (self->row), self->control };

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      const char *before = g_object_get_data (G_OBJECT (told[i]), "matchup-description");

      gtk_accessible_update_property (GTK_ACCESSIBLE (told[i]),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      self->locked     ? get_sentence ()
                                      : before != NULL ? before
                                                       : "",
                                      -1);
    }
}

static void
update (MatchupSettingLock *self)
{
  gboolean locked = !g_settings_is_writable (self->settings, self->key);

  if (locked == self->locked)
    return;
  self->locked = locked;
  if (locked && self->sign == NULL)
    add_sign (self);
  if (self->sign != NULL)
    gtk_widget_set_visible (self->sign, locked);
  if (ADW_IS_ACTION_ROW (self->row))
    show_in_subtitle (self);
  tell (self);
  if (locked)
    matchup_focus_leave (GTK_WIDGET (self->row), NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->row), !locked);
}

static void
matchup_setting_lock_finalize (GObject *object)
{
  MatchupSettingLock *self = MATCHUP_SETTING_LOCK (object);

  g_clear_object (&self->settings);
  g_free (self->key);
  g_free (self->subtitle);

  G_OBJECT_CLASS (matchup_setting_lock_parent_class)->finalize (object);
}

static void
matchup_setting_lock_class_init (MatchupSettingLockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_setting_lock_finalize;
}

static void
matchup_setting_lock_init (MatchupSettingLock *self)
{
}

void
matchup_setting_lock_new (AdwPreferencesRow *row,
                          GtkWidget *control,
                          GSettings *settings,
                          const char *key)
{
  MatchupSettingLock *self = g_object_new (MATCHUP_TYPE_SETTING_LOCK, NULL);
  g_autofree char *signal = g_strconcat ("writable-changed::", key, NULL);

  self->row = row;
  self->control = control;
  self->settings = g_object_ref (settings);
  self->key = g_strdup (key);
  g_object_set_data_full (G_OBJECT (row), "matchup-setting-lock", self, g_object_unref);
  g_signal_connect_object (settings, signal, G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
