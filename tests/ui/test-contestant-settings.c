/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings of a contestant: what its model takes can be set, in words, and is in the line-up at
 * once; the rest says why it cannot. */
#include "matchup-contestant-settings.h"
#include "matchup-params.h"
#include "matchup-preset-chooser.h"
#include "matchup-setting-words.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

#include <math.h>

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupLineup *lineup;
  char *id;
  GtkWindow *window;
} Fixture;

/* A model with these abilities, first of two. */
static void
open_settings (Fixture *fixture, const char *service, const char *model_id, guint capabilities)
{
  g_autoptr (MatchupModelRef) model =
      matchup_model_ref_new (service, model_id, NULL, capabilities, 0, 32000);
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();
  g_autoptr (MatchupContestant) contestant = matchup_contestant_new (NULL, model, params);
  g_autoptr (MatchupContestant) other = matchup_test_contestant_new ("openai/other");

  fixture->lineup = matchup_lineup_new ();
  matchup_lineup_append (fixture->lineup, contestant);
  matchup_lineup_append (fixture->lineup, other);
  fixture->id = g_strdup (matchup_contestant_get_id (contestant));
  fixture->window = GTK_WINDOW (
      matchup_contestant_settings_new (fixture->test->workspace, fixture->lineup, fixture->id));
  matchup_test_present (fixture->window);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = matchup_test_workspace_new (NULL);
  matchup_test_workspace_connect (fixture->test, "openai", NULL);
  matchup_test_workspace_connect (fixture->test, "anthropic", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    matchup_test_destroy (fixture->window);
  /* A toast that was pressed goes a moment later, and what can be taken back with it. */
  matchup_test_wait_until (G_OBJECT (fixture->lineup)->ref_count == 1);
  g_assert_finalize_object (fixture->lineup);
  g_free (fixture->id);
  matchup_test_workspace_free (fixture->test);
}

/* Borrowed from the line-up as it is now; still the same contestant. */
static MatchupParams *
get_params (Fixture *fixture)
{
  MatchupContestant *contestant = matchup_lineup_get (fixture->lineup, 0);

  g_assert_cmpstr (matchup_contestant_get_id (contestant), ==, fixture->id);
  return matchup_contestant_get_params (contestant);
}

static AdwComboRow *
find_row (Fixture *fixture, const char *id)
{
  return ADW_COMBO_ROW (matchup_test_find (fixture->window, id));
}

static void
choose (Fixture *fixture, const char *id, const char *choice)
{
  AdwComboRow *row = find_row (fixture, id);
  GListModel *choices = adw_combo_row_get_model (row);

  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (row)));
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (choices), i), choice))
        continue;
      adw_combo_row_set_selected (row, i);
      matchup_test_wait_frames (fixture->window, 1);
      return;
    }
  g_error ("“%s” is not offered", choice);
}

static void
assert_chosen (Fixture *fixture, const char *id, const char *choice)
{
  GtkStringObject *item = adw_combo_row_get_selected_item (find_row (fixture, id));

  g_assert_cmpstr (gtk_string_object_get_string (item), ==, choice);
}

static void
assert_choices (Fixture *fixture, const char *id, const char *wanted)
{
  GListModel *choices = adw_combo_row_get_model (find_row (fixture, id));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    g_string_append_printf (names,
                            "%s;",
                            gtk_string_list_get_string (GTK_STRING_LIST (choices), i));
  g_assert_cmpstr (names->str, ==, wanted);
}

static void
assert_tooltip (Fixture *fixture, const char *id, const char *wanted)
{
  g_assert_cmpstr (gtk_widget_get_tooltip_text (matchup_test_find (fixture->window, id)),
                   ==,
                   wanted);
}

static void
assert_reason (Fixture *fixture, const char *id, const char *reason)
{
  AdwComboRow *row = find_row (fixture, id);

  g_assert_cmpint (gtk_widget_get_sensitive (GTK_WIDGET (row)), ==, *reason == '\0');
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, reason);
}

#define NOTHING_SENT "Nothing is sent for it: the model goes its own way."

static void
test_creativity (Fixture *fixture, gconstpointer data)
{
  GtkWidget *exact_row;
  GtkSpinButton *exact;

  open_settings (fixture, "openai", "gpt-4o-mini", MATCHUP_MODEL_CAPABILITIES_KNOWN);
  exact_row = matchup_test_find (fixture->window, "temperature_row");
  exact = GTK_SPIN_BUTTON (matchup_test_find (fixture->window, "temperature"));
  assert_choices (fixture, "creativity", "Model’s own;Precise;Balanced;Creative;Exact value;");
  assert_chosen (fixture, "creativity", "Model’s own");
  assert_tooltip (fixture, "creativity", NOTHING_SENT);
  g_assert_false (gtk_widget_get_visible (exact_row));

  choose (fixture, "creativity", "Precise");
  g_assert_cmpfloat (matchup_params_get_temperature (get_params (fixture)), ==, 0.2);
  assert_tooltip (fixture, "creativity", "temperature = 0.2");
  g_assert_true (gtk_widget_get_visible (exact_row));

  choose (fixture, "creativity", "Exact value");
  gtk_spin_button_set_value (exact, 0.7);
  g_assert_cmpfloat (matchup_params_get_temperature (get_params (fixture)), ==, 0.7);
  assert_chosen (fixture, "creativity", "Exact value");
  gtk_spin_button_set_value (exact, 5);
  g_assert_cmpfloat (matchup_params_get_temperature (get_params (fixture)), ==, 2);

  choose (fixture, "creativity", "Model’s own");
  g_assert_true (isnan (matchup_params_get_temperature (get_params (fixture))));
  g_assert_false (gtk_widget_get_visible (exact_row));
  /* From the model's own straight to an exact one. */
  choose (fixture, "creativity", "Exact value");
  g_assert_false (isnan (matchup_params_get_temperature (get_params (fixture))));
  assert_chosen (fixture, "creativity", "Exact value");
}

static void
test_length (Fixture *fixture, gconstpointer data)
{
  GtkWidget *amount_row;
  GtkSpinButton *amount;

  open_settings (fixture, "openai", "gpt-4o-mini", MATCHUP_MODEL_CAPABILITIES_KNOWN);
  amount_row = matchup_test_find (fixture->window, "amount_row");
  amount = GTK_SPIN_BUTTON (matchup_test_find (fixture->window, "amount"));
  assert_choices (fixture,
                  "length",
                  "Model’s own;About 100 words;About 300 words;About 1000 words;About 3000 words;"
                  "Another length;");
  choose (fixture, "length", "About 300 words");
  g_assert_cmpint (matchup_params_get_max_tokens (get_params (fixture)), ==, 400);
  assert_tooltip (fixture, "length", "max_completion_tokens = 400");
  g_assert_false (gtk_widget_get_visible (amount_row));
  choose (fixture, "length", "Another length");
  g_assert_true (gtk_widget_get_visible (amount_row));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (amount), ==, 300);
  gtk_spin_button_set_value (amount, 1000);
  g_assert_cmpint (matchup_params_get_max_tokens (get_params (fixture)), ==, 1333);
  assert_chosen (fixture, "length", "Another length");
  /* Not more than the model can write. */
  gtk_spin_button_set_value (amount, 1000000);
  g_assert_cmpint (matchup_params_get_max_tokens (get_params (fixture)), ==, 32000);
  choose (fixture, "length", "Model’s own");
  g_assert_cmpint (matchup_params_get_max_tokens (get_params (fixture)), ==, 0);
  assert_tooltip (fixture, "length", NOTHING_SENT);
}

/* It decides on what else there is to choose. */
static void
test_thinking (Fixture *fixture, gconstpointer data)
{
  open_settings (fixture,
                 "anthropic",
                 "claude-haiku-4-5-20251001",
                 MATCHUP_MODEL_CAPABILITIES_KNOWN | MATCHUP_MODEL_CAPABILITIES_REASONING);
  assert_choices (fixture, "thinking", "Model’s own;On;");
  assert_reason (fixture, "creativity", "");
  choose (fixture, "thinking", "On");
  g_assert_cmpint (matchup_params_get_thinking (get_params (fixture)), ==, MATCHUP_THINKING_ON);
  assert_reason (fixture, "creativity", "Can be chosen only while thinking is off.");
  choose (fixture, "length", "About 300 words");
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (find_row (fixture, "length"))));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (fixture, "length"))),
                   ==,
                   "Thinking counts too: with little room there may be no answer left.");
}

static void
test_not_accepted (Fixture *fixture, gconstpointer data)
{
  open_settings (fixture,
                 "openai",
                 "o-fixed",
                 MATCHUP_MODEL_CAPABILITIES_KNOWN | MATCHUP_MODEL_CAPABILITIES_FIXED_SAMPLING |
                     MATCHUP_MODEL_CAPABILITIES_FIXED_THINKING);
  assert_reason (fixture, "creativity", "This model does not let it be chosen.");
  assert_reason (fixture, "thinking", "This model does not let it be chosen.");
  assert_reason (fixture, "length", "");
}

static void
test_service_gone (Fixture *fixture, gconstpointer data)
{
  open_settings (fixture, "gone", "m", 0);
  assert_reason (fixture, "creativity", "Its service is not connected.");
  assert_reason (fixture, "thinking", "Its service is not connected.");
  assert_reason (fixture, "length", "Its service is not connected.");
}

static GtkTextBuffer *
get_buffer (Fixture *fixture)
{
  return gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (matchup_test_find (fixture->window, "instructions")));
}

/* A while after the last letter, before anything else is changed, and when it is closed. */
static void
test_instructions (Fixture *fixture, gconstpointer data)
{
  open_settings (fixture, "openai", "gpt-4o-mini", MATCHUP_MODEL_CAPABILITIES_KNOWN);
  gtk_text_buffer_set_text (get_buffer (fixture), "Be kind.", -1);
  g_assert_null (matchup_params_get_instructions (get_params (fixture)));
  matchup_test_wait_until (matchup_params_get_instructions (get_params (fixture)) != NULL);
  g_assert_cmpstr (matchup_params_get_instructions (get_params (fixture)), ==, "Be kind.");
  assert_tooltip (fixture, "instructions", "messages[0].content");

  gtk_text_buffer_set_text (get_buffer (fixture), "Be brief.", -1);
  choose (fixture, "creativity", "Precise");
  g_assert_cmpstr (matchup_params_get_instructions (get_params (fixture)), ==, "Be brief.");
  g_assert_cmpfloat (matchup_params_get_temperature (get_params (fixture)), ==, 0.2);

  gtk_text_buffer_set_text (get_buffer (fixture), "  \n", -1);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_close (fixture->window);
  g_assert_null (matchup_params_get_instructions (get_params (fixture)));
  matchup_test_wait_until (fixture->window == NULL);
}

static GtkWidget *
find_undo (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_BUTTON (child) &&
                                 g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), "_Undo") == 0
                             ? child
                             : find_undo (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* To what the model does by itself, and back. */
static void
test_reset (Fixture *fixture, gconstpointer data)
{
  GtkWidget *reset;
  GtkWidget *undo = NULL;
  g_autoptr (MatchupParams) empty = matchup_params_new_empty ();

  open_settings (fixture, "openai", "gpt-4o-mini", MATCHUP_MODEL_CAPABILITIES_KNOWN);
  reset = matchup_test_find (fixture->window, "reset_button");
  g_assert_false (gtk_widget_is_sensitive (reset));
  choose (fixture, "creativity", "Creative");
  gtk_text_buffer_set_text (get_buffer (fixture), "Be kind.", -1);
  matchup_test_click (reset);
  g_assert_true (matchup_params_equal (get_params (fixture), empty));
  g_assert_cmpint (gtk_text_buffer_get_char_count (get_buffer (fixture)), ==, 0);
  assert_chosen (fixture, "creativity", "Model’s own");
  matchup_test_wait_until ((undo = find_undo (GTK_WIDGET (fixture->window))) != NULL &&
                           gtk_widget_get_mapped (undo));
  matchup_test_click (undo);
  g_assert_cmpstr (matchup_params_get_instructions (get_params (fixture)), ==, "Be kind.");
  assert_chosen (fixture, "creativity", "Creative");
  g_assert_cmpint (gtk_text_buffer_get_char_count (get_buffer (fixture)), ==, 8);
}

/* All of it is taken over at once, and can be taken back. */
static void
test_preset (Fixture *fixture, gconstpointer data)
{
  MatchupPresetList *presets = matchup_workspace_get_presets (fixture->test->workspace);
  MatchupParams *translator =
      matchup_preset_get_params (matchup_preset_list_get (presets, "translator"));
  GtkMenuButton *button;
  GtkWidget *popover;
  GtkWidget *undo = NULL;

  open_settings (fixture, "openai", "gpt-4o-mini", MATCHUP_MODEL_CAPABILITIES_KNOWN);
  gtk_text_buffer_set_text (get_buffer (fixture), "Be kind.", -1);
  button = GTK_MENU_BUTTON (matchup_test_find (fixture->window, "preset_button"));
  popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  gtk_menu_button_popup (button);
  matchup_test_wait_until (gtk_widget_get_mapped (popover));
  g_assert_true (
      gtk_widget_activate_action (matchup_test_find_type (popover, MATCHUP_TYPE_PRESET_CHOOSER),
                                  "preset-chooser.pick",
                                  "s",
                                  "translator"));
  matchup_test_wait_until (!gtk_widget_get_mapped (popover));
  g_assert_true (matchup_params_equal (get_params (fixture), translator));
  assert_chosen (fixture, "creativity", "Precise");
  matchup_test_wait_until ((undo = find_undo (GTK_WIDGET (fixture->window))) != NULL &&
                           gtk_widget_get_mapped (undo));
  matchup_test_click (undo);
  g_assert_cmpstr (matchup_params_get_instructions (get_params (fixture)), ==, "Be kind.");
  assert_chosen (fixture, "creativity", "Model’s own");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/ui/contestant-settings/creativity", test_creativity },
    { "/ui/contestant-settings/length", test_length },
    { "/ui/contestant-settings/thinking", test_thinking },
    { "/ui/contestant-settings/not-accepted", test_not_accepted },
    { "/ui/contestant-settings/service-gone", test_service_gone },
    { "/ui/contestant-settings/instructions", test_instructions },
    { "/ui/contestant-settings/reset", test_reset },
    { "/ui/contestant-settings/preset", test_preset },
  };

  matchup_test_ui_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
