/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-contestant-settings.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-params.h"
#include "matchup-preset-picker.h"
#include "matchup-row-texts.h"
#include "matchup-sentence.h"
#include "matchup-setting-support.h"
#include "matchup-setting-words.h"
#include "matchup-toast.h"

#include <glib/gi18n.h>
#include <math.h>

/* After the last letter of the instructions; in milliseconds. */
#define TYPING_DELAY 500

/* The lengths that are offered, in words, and in characters; 0: the model's own. */
static const int words[] = { 0, 100, 300, 1000, 3000 };
static const int characters[] = { 0, 200, 500, 1500, 5000 };
#define N_LENGTHS G_N_ELEMENTS (words)

struct _MatchupContestantSettings
{
  AdwWindow parent_instance;

  MatchupWorkspace *workspace;
  MatchupLineup *lineup;
  char *contestant_id;
  MatchupContestant *contestant;                        /* as it is shown; NULL once it has gone */
  MatchupThinking thinkings[MATCHUP_THINKING_AUTO + 1]; /* in the order of the rows' choices */
  guint n_thinkings;
  guint typing_id;
  gboolean updating; /* what the widgets tell now was not the person */

  AdwWindowTitle *window_title;
  GtkWidget *reset_button;
  GtkMenuButton *preset_button;
  GtkTextView *instructions;
  AdwComboRow *creativity;
  AdwActionRow *temperature_row;
  GtkSpinButton *temperature;
  AdwComboRow *length;
  AdwActionRow *amount_row;
  GtkSpinButton *amount;
  AdwComboRow *thinking;
};

G_DEFINE_FINAL_TYPE (MatchupContestantSettings, matchup_contestant_settings, ADW_TYPE_WINDOW)

static void update (MatchupContestantSettings *self);

static MatchupParams *
get_params (MatchupContestantSettings *self)
{
  return matchup_contestant_get_params (self->contestant);
}

static int
get_offered_length (guint position)
{
  return matchup_length_is_in_characters () ? characters[position] : words[position];
}

static char *
dup_instructions (MatchupContestantSettings *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->instructions);
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  g_autofree char *stripped = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  stripped = g_strstrip (g_strdup (text));
  return *stripped != '\0' ? g_steal_pointer (&text) : NULL;
}

/* Puts the contestant with @params in its place; takes @params. */
static void
set_params (MatchupContestantSettings *self, MatchupParams *params)
{
  g_autoptr (MatchupParams) owned = params;
  g_autoptr (MatchupContestant) contestant = NULL;
  guint position;

  if (self->contestant == NULL || matchup_params_equal (owned, get_params (self)) ||
      !matchup_lineup_find (self->lineup, self->contestant_id, &position))
    return;
  contestant = matchup_contestant_with_params (self->contestant, owned);
  matchup_lineup_replace (self->lineup, position, contestant);
}

/* What was typed and not taken over yet. */
static void
flush_instructions (MatchupContestantSettings *self)
{
  g_autofree char *instructions = NULL;

  if (self->typing_id == 0)
    return;
  g_clear_handle_id (&self->typing_id, g_source_remove);
  if (self->contestant == NULL)
    return;
  instructions = dup_instructions (self);
  set_params (self,
              matchup_params_new (instructions,
                                  matchup_params_get_temperature (get_params (self)),
                                  matchup_params_get_max_tokens (get_params (self)),
                                  matchup_params_get_thinking (get_params (self))));
}

static gboolean
typed_cb (gpointer data)
{
  MatchupContestantSettings *self = data;

  flush_instructions (self);
  return G_SOURCE_REMOVE;
}

static void
instructions_changed_cb (MatchupContestantSettings *self)
{
  if (self->updating)
    return;
  g_clear_handle_id (&self->typing_id, g_source_remove);
  self->typing_id = g_timeout_add (TYPING_DELAY, typed_cb, self);
}

static void
set_temperature (MatchupContestantSettings *self, double temperature)
{
  set_params (self,
              matchup_params_new (matchup_params_get_instructions (get_params (self)),
                                  temperature,
                                  matchup_params_get_max_tokens (get_params (self)),
                                  matchup_params_get_thinking (get_params (self))));
}

static void
set_max_tokens (MatchupContestantSettings *self, int max_tokens)
{
  set_params (self,
              matchup_params_new (matchup_params_get_instructions (get_params (self)),
                                  matchup_params_get_temperature (get_params (self)),
                                  max_tokens,
                                  matchup_params_get_thinking (get_params (self))));
}

/* Whether the person changed something; what was typed is not lost by it. */
static gboolean
begin_change (MatchupContestantSettings *self)
{
  if (self->updating || self->contestant == NULL)
    return FALSE;
  flush_instructions (self);
  return TRUE;
}

static void
creativity_selected_cb (MatchupContestantSettings *self)
{
  MatchupCreativity chosen = adw_combo_row_get_selected (self->creativity);
  GtkAdjustment *range = gtk_spin_button_get_adjustment (self->temperature);

  if (!begin_change (self))
    return;
  /* To be changed to something else from where it is. */
  if (chosen == MATCHUP_CREATIVITY_EXACT)
    set_temperature (self, gtk_spin_button_get_value (self->temperature));
  else
    set_temperature (self,
                     matchup_creativity_get_temperature (chosen,
                                                         gtk_adjustment_get_lower (range),
                                                         gtk_adjustment_get_upper (range)));
  update (self);
}

static void
temperature_changed_cb (MatchupContestantSettings *self)
{
  if (begin_change (self))
    set_temperature (self, gtk_spin_button_get_value (self->temperature));
}

static void
length_selected_cb (MatchupContestantSettings *self)
{
  guint chosen = adw_combo_row_get_selected (self->length);

  if (!begin_change (self) || chosen == GTK_INVALID_LIST_POSITION)
    return;
  if (chosen == 0)
    set_max_tokens (self, 0);
  else
    set_max_tokens (self,
                    matchup_length_get_tokens (
                        chosen < N_LENGTHS ? get_offered_length (chosen)
                                           : gtk_spin_button_get_value_as_int (self->amount)));
  update (self);
}

static void
amount_changed_cb (MatchupContestantSettings *self)
{
  if (begin_change (self))
    set_max_tokens (self,
                    matchup_length_get_tokens (gtk_spin_button_get_value_as_int (self->amount)));
}

static void
thinking_selected_cb (MatchupContestantSettings *self)
{
  guint chosen = adw_combo_row_get_selected (self->thinking);

  if (!begin_change (self) || chosen >= self->n_thinkings)
    return;
  set_params (self,
              matchup_params_new (matchup_params_get_instructions (get_params (self)),
                                  matchup_params_get_temperature (get_params (self)),
                                  matchup_params_get_max_tokens (get_params (self)),
                                  self->thinkings[chosen]));
}

static void
set_choices (AdwComboRow *row, GtkStringList *choices, guint selected)
{
  GListModel *old = adw_combo_row_get_model (row);
  gboolean same = old != NULL && g_list_model_get_n_items (old) ==
                                     g_list_model_get_n_items (G_LIST_MODEL (choices));

  for (guint i = 0; same && i < g_list_model_get_n_items (old); i++)
    same = g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (old), i),
                        gtk_string_list_get_string (choices, i));
  if (!same)
    adw_combo_row_set_model (row, G_LIST_MODEL (choices));
  adw_combo_row_set_selected (row, selected);
  g_object_unref (choices);
}

/* The reason for which a setting cannot be changed, or NULL. */
static const char *
get_reason (MatchupSettingState state)
{
  switch (state)
    {
    case MATCHUP_SETTING_STATE_NOT_ACCEPTED:
      return _ ("This model does not let it be chosen.");
    case MATCHUP_SETTING_STATE_WHILE_THINKING:
      return _ ("Can be chosen only while thinking is off.");
    case MATCHUP_SETTING_STATE_SERVICE_GONE:
      return _ ("Its service is not connected.");
    case MATCHUP_SETTING_STATE_ACCEPTED:
    default:
      return NULL;
    }
}

static void
set_state (AdwComboRow *row, MatchupSettingState state, const char *hint)
{
  const char *reason = get_reason (state);

  gtk_widget_set_sensitive (GTK_WIDGET (row), reason == NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               reason != NULL ? reason : (hint != NULL ? hint : ""));
}

/* The exact parameter, for those who know what it means. */
static void
set_tooltip (MatchupContestantSettings *self, GtkWidget *widget, MatchupSetting setting)
{
  g_autofree char *sent =
      matchup_setting_support_dup_sent (matchup_workspace_get_providers (self->workspace),
                                        matchup_contestant_get_model (self->contestant),
                                        get_params (self),
                                        setting);

  gtk_widget_set_tooltip_text (widget,
                               sent != NULL
                                   ? sent
                                   : _ ("Nothing is sent for it: the model goes its own way."));
}

static void
update_creativity (MatchupContestantSettings *self, const MatchupSettingSupport *support)
{
  GtkStringList *choices = gtk_string_list_new (NULL);
  double temperature = matchup_params_get_temperature (get_params (self));
  MatchupCreativity creativity =
      matchup_creativity_of (temperature, support->temperature_min, support->temperature_max);
  gboolean exact = adw_combo_row_get_selected (self->creativity) == MATCHUP_CREATIVITY_EXACT;

  for (int i = MATCHUP_CREATIVITY_OWN; i <= MATCHUP_CREATIVITY_EXACT; i++)
    gtk_string_list_append (choices, matchup_creativity_get_words (i));
  /* Who dials an exact value does not want it renamed on the way. */
  if (exact && creativity != MATCHUP_CREATIVITY_OWN)
    creativity = MATCHUP_CREATIVITY_EXACT;
  set_choices (self->creativity, choices, creativity);
  set_state (self->creativity, support->creativity, NULL);
  gtk_spin_button_set_range (self->temperature, support->temperature_min, support->temperature_max);
  gtk_spin_button_set_value (self->temperature, isnan (temperature) ? 0.7 : temperature);
  gtk_widget_set_visible (GTK_WIDGET (self->temperature_row),
                          creativity != MATCHUP_CREATIVITY_OWN &&
                              support->creativity == MATCHUP_SETTING_STATE_ACCEPTED);
  set_tooltip (self, GTK_WIDGET (self->creativity), MATCHUP_SETTING_CREATIVITY);
  set_tooltip (self, GTK_WIDGET (self->temperature_row), MATCHUP_SETTING_CREATIVITY);
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

static void
update_length (MatchupContestantSettings *self, const MatchupSettingSupport *support)
{
  GtkStringList *choices = gtk_string_list_new (NULL);
  int max_tokens = matchup_params_get_max_tokens (get_params (self));
  gboolean exact = adw_combo_row_get_selected (self->length) == N_LENGTHS && max_tokens > 0;
  int most = support->max_tokens > 0
                 ? matchup_length_get_amount ((int) MIN (support->max_tokens, 1000000))
                 : 100000;

  gtk_string_list_append (choices, C_ ("length", "Model’s own"));
  for (guint i = 1; i < N_LENGTHS; i++)
    {
      g_autofree char *name = matchup_length_dup_words (get_offered_length (i));

      gtk_string_list_append (choices, name);
    }
  gtk_string_list_append (choices, C_ ("length", "Another length"));
  set_choices (self->length, choices, exact ? N_LENGTHS : find_length (max_tokens));
  set_state (self->length,
             support->length,
             support->may_think && max_tokens > 0
                 ? _ ("Thinking counts too: with little room there may be no answer left.")
                 : NULL);
  gtk_spin_button_set_range (self->amount, 10, most);
  if (matchup_length_get_tokens (gtk_spin_button_get_value_as_int (self->amount)) != max_tokens)
    gtk_spin_button_set_value (self->amount,
                               max_tokens > 0 ? matchup_length_get_amount (max_tokens) : 300);
  gtk_widget_set_visible (GTK_WIDGET (self->amount_row),
                          adw_combo_row_get_selected (self->length) == N_LENGTHS &&
                              support->length == MATCHUP_SETTING_STATE_ACCEPTED);
  set_tooltip (self, GTK_WIDGET (self->length), MATCHUP_SETTING_LENGTH);
  set_tooltip (self, GTK_WIDGET (self->amount_row), MATCHUP_SETTING_LENGTH);
}

/* What is set stays to be seen, also where the model does not take it. */
static void
update_thinking (MatchupContestantSettings *self, const MatchupSettingSupport *support)
{
  GtkStringList *choices = gtk_string_list_new (NULL);
  MatchupThinking current = matchup_params_get_thinking (get_params (self));
  guint selected = 0;

  self->n_thinkings = 0;
  for (int i = MATCHUP_THINKING_DEFAULT; i <= MATCHUP_THINKING_AUTO; i++)
    {
      if (!(support->thinking_choices & (1U << i)) && i != (int) current)
        continue;
      if (i == (int) current)
        selected = self->n_thinkings;
      self->thinkings[self->n_thinkings++] = (MatchupThinking) i;
      gtk_string_list_append (choices, matchup_thinking_get_words ((MatchupThinking) i));
    }
  set_choices (self->thinking, choices, selected);
  set_state (self->thinking, support->thinking, NULL);
  set_tooltip (self, GTK_WIDGET (self->thinking), MATCHUP_SETTING_THINKING);
}

static void
update_instructions (MatchupContestantSettings *self)
{
  const char *instructions = matchup_params_get_instructions (get_params (self));
  g_autofree char *typed = dup_instructions (self);

  if (self->typing_id == 0 && g_strcmp0 (typed, instructions) != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->instructions),
                              instructions != NULL ? instructions : "",
                              -1);
  set_tooltip (self, GTK_WIDGET (self->instructions), MATCHUP_SETTING_INSTRUCTIONS);
}

static void
update (MatchupContestantSettings *self)
{
  g_autoptr (MatchupParams) empty = matchup_params_new_empty ();
  MatchupSettingSupport support;

  if (self->contestant == NULL)
    return;
  self->updating = TRUE;
  matchup_setting_support_find (matchup_workspace_get_providers (self->workspace),
                                matchup_contestant_get_model (self->contestant),
                                get_params (self),
                                &support);
  adw_window_title_set_subtitle (self->window_title,
                                 matchup_contestant_get_name (self->contestant));
  update_instructions (self);
  update_creativity (self, &support);
  update_length (self, &support);
  update_thinking (self, &support);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "settings.reset",
                                 !matchup_params_equal (get_params (self), empty));
  self->updating = FALSE;
}

static gboolean
close_cb (gpointer data)
{
  gtk_window_close (GTK_WINDOW (data));
  return G_SOURCE_REMOVE;
}

static void
lineup_changed_cb (MatchupContestantSettings *self)
{
  guint position;

  if (self->contestant == NULL)
    return;
  if (matchup_lineup_find (self->lineup, self->contestant_id, &position))
    {
      g_set_object (&self->contestant, matchup_lineup_get (self->lineup, position));
      update (self);
      return;
    }
  g_clear_object (&self->contestant);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_cb, g_object_ref (self), g_object_unref);
}

/* What is needed to take a reset back. */
typedef struct
{
  MatchupLineup *lineup;
  MatchupContestant *before;
} Reset;

static void
reset_free (gpointer data)
{
  Reset *reset = data;

  g_object_unref (reset->lineup);
  g_object_unref (reset->before);
  g_free (reset);
}

static void
undo_reset (gpointer data)
{
  Reset *reset = data;
  guint position;

  if (matchup_lineup_find (reset->lineup, matchup_contestant_get_id (reset->before), &position))
    matchup_lineup_replace (reset->lineup, position, reset->before);
}

/* Takes @params; @text says what happened. */
static void
replace_params (MatchupContestantSettings *self, MatchupParams *params, const char *text)
{
  Reset *reset = g_new0 (Reset, 1);

  reset->lineup = g_object_ref (self->lineup);
  reset->before = g_object_ref (self->contestant);
  set_params (self, params);
  matchup_toast_with_undo (GTK_WIDGET (self), text, undo_reset, reset, reset_free);
}

static void
preset_picked_cb (MatchupContestantSettings *self, const char *id)
{
  MatchupPreset *preset =
      matchup_preset_list_get (matchup_workspace_get_presets (self->workspace), id);
  g_autofree char *text = NULL;

  flush_instructions (self);
  if (preset == NULL || self->contestant == NULL)
    return;
  /* Translators: %s is the name of a preset such as Tutor */
  text = matchup_sentence_insert_name (_ ("“%s” taken over"), matchup_preset_get_name (preset));
  replace_params (self, matchup_params_ref (matchup_preset_get_params (preset)), text);
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupContestantSettings *self = MATCHUP_CONTESTANT_SETTINGS (widget);

  flush_instructions (self);
  if (self->contestant != NULL)
    replace_params (self, matchup_params_new_empty (), _ ("Everything is left to the model"));
}

static gboolean
matchup_contestant_settings_close_request (GtkWindow *window)
{
  flush_instructions (MATCHUP_CONTESTANT_SETTINGS (window));
  return GTK_WINDOW_CLASS (matchup_contestant_settings_parent_class)->close_request (window);
}

static void
matchup_contestant_settings_dispose (GObject *object)
{
  MatchupContestantSettings *self = MATCHUP_CONTESTANT_SETTINGS (object);

  if (self->lineup != NULL && self->instructions != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->lineup, self);
      flush_instructions (self);
    }
  g_clear_handle_id (&self->typing_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_CONTESTANT_SETTINGS);
  g_clear_object (&self->contestant);
  g_clear_object (&self->lineup);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_contestant_settings_parent_class)->dispose (object);
}

static void
matchup_contestant_settings_finalize (GObject *object)
{
  g_free (MATCHUP_CONTESTANT_SETTINGS (object)->contestant_id);

  G_OBJECT_CLASS (matchup_contestant_settings_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-contestant-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupContestantSettings, window_title);
  gtk_widget_class_bind_template_child (widget_class, MatchupContestantSettings, reset_button);
  gtk_widget_class_bind_template_child (widget_class, MatchupContestantSettings, preset_button);
  gtk_widget_class_bind_template_child (widget_class, MatchupContestantSettings, instructions);
  gtk_widget_class_bind_template_child (widget_class, MatchupContestantSettings, creativity);
  gtk_widget_class_bind_template_child (widget_class, MatchupContestantSettings, temperature_row);
  gtk_widget_class_bind_template_child (widget_class, MatchupContestantSettings, temperature);
  gtk_widget_class_bind_template_child (widget_class, MatchupContestantSettings, length);
  gtk_widget_class_bind_template_child (widget_class, MatchupContestantSettings, amount_row);
  gtk_widget_class_bind_template_child (widget_class, MatchupContestantSettings, amount);
  gtk_widget_class_bind_template_child (widget_class, MatchupContestantSettings, thinking);
  gtk_widget_class_bind_template_callback (widget_class, creativity_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, temperature_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, length_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, amount_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, thinking_selected_cb);
}

static void
matchup_contestant_settings_class_init (MatchupContestantSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = matchup_contestant_settings_dispose;
  object_class->finalize = matchup_contestant_settings_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = matchup_contestant_settings_close_request;
  gtk_widget_class_install_action (widget_class, "settings.reset", NULL, reset_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  bind_template (widget_class);
}

/* The buttons of a spin button have only pictures. */
static void
name_buttons (GtkSpinButton *spin)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (spin)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *icon =
          GTK_IS_BUTTON (child) ? gtk_button_get_icon_name (GTK_BUTTON (child)) : NULL;

      if (icon != NULL)
        gtk_accessible_update_property (
            GTK_ACCESSIBLE (child),
            GTK_ACCESSIBLE_PROPERTY_LABEL,
            g_str_has_prefix (icon, "value-increase")
                ? /* Translators: a button that makes a number larger */ _ ("More")
                /* Translators: a button that makes a number smaller */
                : _ ("Less"),
            -1);
    }
}

static void
matchup_contestant_settings_init (MatchupContestantSettings *self)
{
  const char *unit;

  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  matchup_row_texts_wrap_choices (self->creativity);
  matchup_row_texts_wrap_choices (self->length);
  matchup_row_texts_wrap_choices (self->thinking);
  self->updating = FALSE;
  matchup_accessible_name_by_label (self->reset_button);
  name_buttons (self->temperature);
  name_buttons (self->amount);
  unit = matchup_length_is_in_characters () ? _ ("Characters at Most") : _ ("Words at Most");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->amount_row), unit);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->amount),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  unit,
                                  -1);
  g_signal_connect_object (gtk_text_view_get_buffer (self->instructions),
                           "changed",
                           G_CALLBACK (instructions_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
matchup_contestant_settings_new (MatchupWorkspace *workspace,
                                 MatchupLineup *lineup,
                                 const char *contestant_id)
{
  MatchupContestantSettings *self;
  GtkWidget *picker;
  guint position;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (MATCHUP_IS_LINEUP (lineup), NULL);
  g_return_val_if_fail (contestant_id != NULL, NULL);
  g_return_val_if_fail (matchup_lineup_find (lineup, contestant_id, &position), NULL);

  self = g_object_new (MATCHUP_TYPE_CONTESTANT_SETTINGS, NULL);
  self->workspace = g_object_ref (workspace);
  self->lineup = g_object_ref (lineup);
  self->contestant_id = g_strdup (contestant_id);
  self->contestant = g_object_ref (matchup_lineup_get (lineup, position));
  g_signal_connect_object (lineup,
                           "items-changed",
                           G_CALLBACK (lineup_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  picker = matchup_preset_picker_new (matchup_workspace_get_presets (workspace));
  g_signal_connect_object (picker,
                           "picked",
                           G_CALLBACK (preset_picked_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (self->preset_button, picker);
  update (self);
  return GTK_WIDGET (self);
}

void
matchup_contestant_settings_set_for_chat (MatchupContestantSettings *self)
{
  g_return_if_fail (MATCHUP_IS_CONTESTANT_SETTINGS (self));

  gtk_widget_hide (GTK_WIDGET (self->preset_button));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Instructions and Settings"));
}
