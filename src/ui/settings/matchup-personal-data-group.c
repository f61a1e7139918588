/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-personal-data-group.h"

#include "matchup-config.h"
#include "matchup-help-button.h"
#include "matchup-personal-data.h"
#include "matchup-setting-row.h"

#include <glib/gi18n.h>

#define KEY "personal-data"
#define KINDS_KEY "personal-data-kinds"

struct _MatchupPersonalDataGroup
{
  AdwPreferencesGroup parent_instance;

  GSettings *settings;
  GtkSwitch *switches[MATCHUP_PERSONAL_DATA_N_KINDS];
  GtkWidget *rows[MATCHUP_PERSONAL_DATA_N_KINDS];
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (MatchupPersonalDataGroup,
                     matchup_personal_data_group,
                     ADW_TYPE_PREFERENCES_GROUP)

static const MatchupSettingChoice choices[] = {
  /* Translators: what is done about personal data in a question */
  { "off", NC_ ("preferences", "Send it as it is") },
  { "ask", NC_ ("preferences", "Ask before sending") },
  { "mask", NC_ ("preferences", "Always mask it") },
  { NULL, NULL },
};

static const char *const titles[MATCHUP_PERSONAL_DATA_N_KINDS] = {
  N_ ("Phone numbers"), N_ ("E-mail addresses"), N_ ("Card numbers"),
  N_ ("Bank accounts"), N_ ("Identity numbers"),
};
static const char *const subtitles[MATCHUP_PERSONAL_DATA_N_KINDS] = {
  NULL,
  NULL,
  N_ ("Of credit and debit cards, by their check digit"),
  N_ ("IBAN, by its check digits"),
  N_ ("Of 27 countries and regions, by their check digits and the words around them"),
};

static void
matchup_personal_data_group_dispose (GObject *object)
{
  MatchupPersonalDataGroup *self = MATCHUP_PERSONAL_DATA_GROUP (object);

  /* The rows may live on in a search. */
  self->filling = TRUE;
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (matchup_personal_data_group_parent_class)->dispose (object);
}

static void
matchup_personal_data_group_class_init (MatchupPersonalDataGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_personal_data_group_dispose;
}

static void
matchup_personal_data_group_init (MatchupPersonalDataGroup *self)
{
}

static void
fill (MatchupPersonalDataGroup *self)
{
  g_autofree char *policy = g_settings_get_string (self->settings, KEY);
  g_auto (GStrv) ids = g_settings_get_strv (self->settings, KINDS_KEY);
  gboolean off = g_str_equal (policy, "off");

  self->filling = TRUE;
  for (guint i = 0; i < MATCHUP_PERSONAL_DATA_N_KINDS; i++)
    {
      gtk_switch_set_active (self->switches[i],
                             g_strv_contains ((const char *const *) ids,
                                              matchup_personal_data_get_id (
                                                  (MatchupPersonalDataKind) i)));
      gtk_widget_set_visible (self->rows[i], !off);
    }
  self->filling = FALSE;
}

static void
switched_cb (MatchupPersonalDataGroup *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  if (self->filling)
    return;
  for (guint i = 0; i < MATCHUP_PERSONAL_DATA_N_KINDS; i++)
    {
      if (gtk_switch_get_active (self->switches[i]))
        g_strv_builder_add (builder, matchup_personal_data_get_id ((MatchupPersonalDataKind) i));
    }
  ids = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, KINDS_KEY, (const char *const *) ids);
}

static void
add_kind (MatchupPersonalDataGroup *self, guint i)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *control = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (titles[i]));
  if (subtitles[i] != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (subtitles[i]));
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (titles[i]),
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  matchup_setting_row_add_lock (ADW_PREFERENCES_ROW (row), self->settings, KINDS_KEY);
  self->switches[i] = GTK_SWITCH (control);
  self->rows[i] = row;
  g_signal_connect_object (control,
                           "notify::active",
                           G_CALLBACK (switched_cb),
                           self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

GtkWidget *
matchup_personal_data_group_new (GSettings *settings)
{
  MatchupPersonalDataGroup *self;
  GtkWidget *row;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self =
      g_object_new (MATCHUP_TYPE_PERSONAL_DATA_GROUP,
                    "title",
                    _ ("Personal Data in Questions"),
                    "description",
                    _ ("What you write and the text of files is looked through on this computer, "
                       "before it goes to a service on another one. Pictures are not read. What "
                       "is masked is replaced by a stand-in such as [PHONE-1]; in answers you "
                       "read the original, which is kept on this computer with the "
                       "conversation."),
                    "header-suffix",
                    matchup_help_button_new ("personal-data"),
                    NULL);
  self->settings = g_object_ref (settings);
  row = matchup_setting_row_new_choice (settings,
                                        KEY,
                                        /* Translators: a setting */ _ ("_Before sending"),
                                        NULL,
                                        choices);
  /* Translators: words by which the row is found in the search of the preferences */
  matchup_setting_row_add_words (ADW_PREFERENCES_ROW (row),
                                 _ ("privacy private mask hide anonymous data protection"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  for (guint i = 0; i < MATCHUP_PERSONAL_DATA_N_KINDS; i++)
    add_kind (self, i);
  fill (self);
  g_signal_connect_object (settings, "changed::" KEY, G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings,
                           "changed::" KINDS_KEY,
                           G_CALLBACK (fill),
                           self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
