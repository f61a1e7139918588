/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-preset-fields.h"

#include "matchup-config.h"
#include "matchup-row-texts.h"
#include "matchup-setting-words.h"

#include <glib/gi18n.h>
#include <math.h>

#define TEMPERATURE_MAX 2

/* The lengths that are offered, in words, and in characters; 0: the model's own. */
static const int words[] = { 0, 100, 300, 1000, 3000 };
static const int characters[] = { 0, 200, 500, 1500, 5000 };
#define N_LENGTHS G_N_ELEMENTS (words)

struct _MatchupPresetFields
{
  AdwPreferencesGroup parent_instance;

  int max_tokens; /* what the preset has, as exact as it is there */
  double temperature;
  gboolean filling;

  AdwComboRow *creativity;
  AdwActionRow *temperature_row;
  GtkSpinButton *exact;
  AdwComboRow *length;
  AdwActionRow *amount_row;
  GtkSpinButton *amount;
  AdwComboRow *thinking;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupPresetFields, matchup_preset_fields, ADW_TYPE_PREFERENCES_GROUP)

static int
get_offered_length (guint position)
{
  return matchup_length_is_in_characters () ? characters[position] : words[position];
}

static void
update_rows (MatchupPresetFields *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->temperature_row),
                          adw_combo_row_get_selected (self->creativity) ==
                              MATCHUP_CREATIVITY_EXACT);
  gtk_widget_set_visible (GTK_WIDGET (self->amount_row),
                          adw_combo_row_get_selected (self->length) == N_LENGTHS);
}

static void
tell (MatchupPresetFields *self)
{
  update_rows (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
creativity_changed_cb (MatchupPresetFields *self)
{
  MatchupCreativity chosen = adw_combo_row_get_selected (self->creativity);

  if (self->filling)
    return;
  self->temperature = chosen == MATCHUP_CREATIVITY_EXACT
                          ? gtk_spin_button_get_value (self->exact)
                          : matchup_creativity_get_temperature (chosen, 0, TEMPERATURE_MAX);
  tell (self);
}

static void
length_changed_cb (MatchupPresetFields *self)
{
  guint chosen = adw_combo_row_get_selected (self->length);

  if (self->filling)
    return;
  if (chosen == 0)
    self->max_tokens = 0;
  else if (chosen < N_LENGTHS)
    self->max_tokens = matchup_length_get_tokens (get_offered_length (chosen));
  else
    self->max_tokens = matchup_length_get_tokens (gtk_spin_button_get_value_as_int (self->amount));
  tell (self);
}

static void
thinking_changed_cb (MatchupPresetFields *self)
{
  if (!self->filling)
    tell (self);
}

static void
matchup_preset_fields_class_init (MatchupPresetFieldsClass *klass)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

/* Takes @choices. */
static AdwComboRow *
add_combo (MatchupPresetFields *self, const char *title, GtkStringList *choices, GCallback callback)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
  g_object_unref (choices);
  matchup_row_texts_wrap_choices (ADW_COMBO_ROW (row));
  g_signal_connect_object (row, "notify::selected", callback, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return ADW_COMBO_ROW (row);
}

/* The buttons of a spin button have only pictures. */
static void
name_buttons (GtkWidget *spin)
{
  for (GtkWidget *child = gtk_widget_get_first_child (spin); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *icon =
          GTK_IS_BUTTON (child) ? gtk_button_get_icon_name (GTK_BUTTON (child)) : NULL;

      if (icon != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (child),
                                        GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        g_str_has_prefix (icon, "value-increase") ? _ ("More")
                                                                                  : _ ("Less"),
                                        -1);
    }
}

static AdwActionRow *
add_spin (MatchupPresetFields *self,
          const char *title,
          double max,
          double step,
          GCallback callback,
          GtkSpinButton **out_spin)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (max > 10 ? 10 : 0, max, step);

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), max > 10 ? 0 : 2);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  name_buttons (spin);
  g_signal_connect_object (spin, "value-changed", callback, self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  *out_spin = GTK_SPIN_BUTTON (spin);
  return ADW_ACTION_ROW (row);
}

static GtkStringList *
make_creativities (void)
{
  GtkStringList *choices = gtk_string_list_new (NULL);

  for (int i = MATCHUP_CREATIVITY_OWN; i <= MATCHUP_CREATIVITY_EXACT; i++)
    gtk_string_list_append (choices, matchup_creativity_get_words ((MatchupCreativity) i));
  return choices;
}

static GtkStringList *
make_lengths (void)
{
  GtkStringList *choices = gtk_string_list_new (NULL);

  gtk_string_list_append (choices, C_ ("length", "Model’s own"));
  for (guint i = 1; i < N_LENGTHS; i++)
    {
      g_autofree char *name = matchup_length_dup_words (get_offered_length (i));

      gtk_string_list_append (choices, name);
    }
  gtk_string_list_append (choices, C_ ("length", "Another length"));
  return choices;
}

static GtkStringList *
make_thinkings (void)
{
  GtkStringList *choices = gtk_string_list_new (NULL);

  for (int i = MATCHUP_THINKING_DEFAULT; i <= MATCHUP_THINKING_AUTO; i++)
    gtk_string_list_append (choices, matchup_thinking_get_words ((MatchupThinking) i));
  return choices;
}

static void
matchup_preset_fields_init (MatchupPresetFields *self)
{
  self->filling = TRUE;
  self->temperature = NAN;
  self->creativity =
      add_combo (self, _ ("Creativity"), make_creativities (), G_CALLBACK (creativity_changed_cb));
  self->temperature_row = add_spin (self,
                                    _ ("Exact Value"),
                                    TEMPERATURE_MAX,
                                    0.05,
                                    G_CALLBACK (creativity_changed_cb),
                                    &self->exact);
  self->length =
      add_combo (self, _ ("Longest Answer"), make_lengths (), G_CALLBACK (length_changed_cb));
  self->amount_row =
      add_spin (self,
                matchup_length_is_in_characters () ? _ ("Characters at Most") : _ ("Words at Most"),
                100000,
                10,
                G_CALLBACK (length_changed_cb),
                &self->amount);
  self->thinking = add_combo (self,
                              C_ ("setting", "Thinking"),
                              make_thinkings (),
                              G_CALLBACK (thinking_changed_cb));
  update_rows (self);
  self->filling = FALSE;
}

/* 0: the model's own; N_LENGTHS: none of those that are offered. */
static guint
find_length (int max_tokens)
{
  if (max_tokens == 0)
    return 0;
  for (guint i = 1; i < N_LENGTHS; i++)
    {
      if (matchup_length_get_tokens (get_offered_length (i)) == max_tokens)
        return i;
    }
  return N_LENGTHS;
}

void
matchup_preset_fields_set (MatchupPresetFields *self, MatchupParams *params)
{
  g_return_if_fail (MATCHUP_IS_PRESET_FIELDS (self));
  g_return_if_fail (params != NULL);

  self->filling = TRUE;
  self->temperature = matchup_params_get_temperature (params);
  self->max_tokens = matchup_params_get_max_tokens (params);
  adw_combo_row_set_selected (self->creativity,
                              matchup_creativity_of (self->temperature, 0, TEMPERATURE_MAX));
  gtk_spin_button_set_value (self->exact, isnan (self->temperature) ? 0.7 : self->temperature);
  adw_combo_row_set_selected (self->length, find_length (self->max_tokens));
  gtk_spin_button_set_value (self->amount,
                             self->max_tokens > 0 ? matchup_length_get_amount (self->max_tokens)
                                                  : get_offered_length (2));
  adw_combo_row_set_selected (self->thinking, matchup_params_get_thinking (params));
  update_rows (self);
  self->filling = FALSE;
}

MatchupParams *
matchup_preset_fields_dup_params (MatchupPresetFields *self, const char *instructions)
{
  g_return_val_if_fail (MATCHUP_IS_PRESET_FIELDS (self), NULL);

  return matchup_params_new (instructions,
                             self->temperature,
                             self->max_tokens,
                             (MatchupThinking) adw_combo_row_get_selected (self->thinking));
}

void
matchup_preset_fields_set_editable (MatchupPresetFields *self, gboolean editable)
{
  g_return_if_fail (MATCHUP_IS_PRESET_FIELDS (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->creativity), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->temperature_row), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->length), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->amount_row), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->thinking), editable);
}
