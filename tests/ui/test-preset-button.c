/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preset that a chat goes by: chosen before the first question and later, kept with another
 * model, told what was changed against it, and taken back. In every language of the presets. */
#include "matchup-built-in-presets.h"
#include "matchup-contestant-settings.h"
#include "matchup-preset-button.h"
#include "matchup-preset-cards.h"
#include "matchup-preset-chooser.h"
#include "matchup-preset-popover.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

#include <math.h>
#include <string.h>

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupPresetList *list;
  MatchupLineup *lineup; /* of the new chat */
  GtkWidget *button;
  GtkWindow *window;
  char *line; /* told last */
} Fixture;

static void
line_cb (GtkWidget *button, const char *line, Fixture *fixture)
{
  g_free (fixture->line);
  fixture->line = g_strdup (line);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/one", NULL };
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->test = matchup_test_workspace_new (NULL);
  fixture->list = matchup_workspace_get_presets (fixture->test->workspace);
  fixture->lineup = matchup_test_lineup_new (models);
  fixture->button = matchup_preset_button_new (fixture->test->workspace);
  g_signal_connect (fixture->button, "starting-line", G_CALLBACK (line_cb), fixture);
  matchup_preset_button_set_conversation (MATCHUP_PRESET_BUTTON (fixture->button),
                                          NULL,
                                          fixture->lineup);
  gtk_widget_set_halign (fixture->button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (fixture->button, GTK_ALIGN_START);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->button);
  fixture->window = matchup_test_show (overlay, 700, 700);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_test_destroy (fixture->window);
  g_object_unref (fixture->lineup);
  g_free (fixture->line);
  matchup_test_workspace_free (fixture->test);
}

static MatchupParams *
get_params (MatchupLineup *lineup)
{
  return matchup_contestant_get_params (matchup_lineup_get (lineup, 0));
}

static MatchupParams *
get_preset_params (Fixture *fixture, const char *id)
{
  return matchup_preset_get_params (matchup_preset_list_get (fixture->list, id));
}

static void
set_instructions (MatchupLineup *lineup, const char *instructions)
{
  g_autoptr (MatchupParams) params =
      matchup_params_new (instructions,
                          matchup_params_get_temperature (get_params (lineup)),
                          0,
                          MATCHUP_THINKING_DEFAULT);
  g_autoptr (MatchupContestant) changed =
      matchup_contestant_with_params (matchup_lineup_get (lineup, 0), params);

  matchup_lineup_replace (lineup, 0, changed);
}

static void
choose (Fixture *fixture, const char *id)
{
  g_assert_true (gtk_widget_activate_action (fixture->button, "preset.choose", "s", id));
}

/* What a screen reader says of the button; only in English. */
static void
assert_told (Fixture *fixture, const char *wanted)
{
  GtkWidget *button = matchup_test_find_type (fixture->button, GTK_TYPE_MENU_BUTTON);
  g_autofree char *name = matchup_test_dup_accessible_name (button);
  GtkWidget *inside = gtk_widget_get_first_child (button);

  if (g_str_equal (matchup_built_in_presets_get_language (), "en"))
    g_assert_cmpstr (name, ==, wanted);
  /* What has the focus has the name of the button around it, and none besides, which would be said
   * as well. */
  gtk_test_accessible_assert_relation (inside, GTK_ACCESSIBLE_RELATION_LABELLED_BY, button, NULL);
  g_assert_false (
      gtk_test_accessible_has_property (GTK_ACCESSIBLE (inside), GTK_ACCESSIBLE_PROPERTY_LABEL));
}

static gboolean
find_undo (GtkWidget *widget, gpointer user_data)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), g_dgettext ("matchup", "_Undo")) == 0)
    *(GtkWidget **) user_data = widget;
  return TRUE;
}

static void
undo (Fixture *fixture)
{
  GtkWidget *button = NULL;

  matchup_test_wait_until (
      (matchup_test_foreach (fixture->window, find_undo, &button), button != NULL));
  g_signal_emit_by_name (button, "clicked");
  matchup_test_wait_frames (fixture->window, 2);
}

static MatchupConversation *
begin (Fixture *fixture)
{
  MatchupConversation *conversation =
      matchup_history_create (matchup_workspace_get_history (fixture->test->workspace),
                              MATCHUP_CONVERSATION_KIND_CHAT,
                              fixture->lineup,
                              FALSE);

  matchup_preset_button_begin (MATCHUP_PRESET_BUTTON (fixture->button), conversation);
  return conversation;
}

/* The choice goes along with the first question, and the next new chat is as before. */
static void
test_new_chat (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = NULL;
  g_autoptr (MatchupParams) empty = matchup_params_new_empty ();
  MatchupParams *tutor = get_preset_params (fixture, "tutor");

  assert_told (fixture, "Preset: No Preset");
  choose (fixture, "tutor");
  assert_told (fixture, "Preset: Tutor");
  g_assert_true (matchup_params_equal (get_params (fixture->lineup), tutor));
  g_assert_cmpstr (fixture->line,
                   ==,
                   matchup_preset_get_starting_line (
                       matchup_preset_list_get (fixture->list, "tutor")));
  conversation = begin (fixture);
  g_assert_cmpstr (matchup_conversation_get_preset_id (conversation), ==, "tutor");
  g_assert_cmpstr (matchup_conversation_get_preset_name (conversation),
                   ==,
                   matchup_preset_get_name (matchup_preset_list_get (fixture->list, "tutor")));
  g_assert_true (
      matchup_params_equal (get_params (matchup_conversation_get_lineup (conversation)), tutor));
  g_assert_true (matchup_params_equal (get_params (fixture->lineup), empty));
  assert_told (fixture, "Preset: Tutor");
  matchup_preset_button_set_conversation (MATCHUP_PRESET_BUTTON (fixture->button),
                                          NULL,
                                          fixture->lineup);
  assert_told (fixture, "Preset: No Preset");
}

/* Somebody looks into another conversation before the first question, which is not touched. */
static void
test_in_between (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupParams) empty = matchup_params_new_empty ();
  g_autoptr (MatchupConversation) other =
      matchup_history_create (matchup_workspace_get_history (fixture->test->workspace),
                              MATCHUP_CONVERSATION_KIND_CHAT,
                              fixture->lineup,
                              FALSE);

  choose (fixture, "tutor");
  matchup_preset_button_set_conversation (MATCHUP_PRESET_BUTTON (fixture->button),
                                          other,
                                          matchup_conversation_get_lineup (other));
  assert_told (fixture, "Preset: No Preset");
  g_assert_null (matchup_conversation_get_preset_id (other));
  g_assert_true (
      matchup_params_equal (get_params (matchup_conversation_get_lineup (other)), empty));
  matchup_preset_button_set_conversation (MATCHUP_PRESET_BUTTON (fixture->button),
                                          NULL,
                                          fixture->lineup);
  assert_told (fixture, "Preset: Tutor");
}

static void
test_no_model_yet (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupContestant) contestant = matchup_test_contestant_new ("openai/late");

  matchup_lineup_remove (fixture->lineup, 0);
  choose (fixture, "translator");
  assert_told (fixture, "Preset: Translator");
  matchup_lineup_append (fixture->lineup, contestant);
  matchup_test_wait_until (matchup_params_equal (get_params (fixture->lineup),
                                                 get_preset_params (fixture, "translator")));
  assert_told (fixture, "Preset: Translator");
}

static void
test_another_model (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = NULL;
  g_autoptr (MatchupContestant) contestant = matchup_test_contestant_new ("openai/two");
  MatchupLineup *lineup;

  choose (fixture, "translator");
  conversation = begin (fixture);
  lineup = matchup_conversation_get_lineup (conversation);
  matchup_lineup_replace (lineup, 0, contestant);
  matchup_test_wait_until (
      matchup_params_equal (get_params (lineup), get_preset_params (fixture, "translator")));
  g_assert_cmpstr (matchup_model_ref_get_model_id (
                       matchup_contestant_get_model (matchup_lineup_get (lineup, 0))),
                   ==,
                   "two");
  assert_told (fixture, "Preset: Translator");
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = NULL;
  MatchupLineup *lineup;

  choose (fixture, "translator");
  conversation = begin (fixture);
  matchup_test_add_round (conversation, "What?", "That.", MATCHUP_RUN_STATE_DONE);
  lineup = matchup_conversation_get_lineup (conversation);
  set_instructions (lineup, "Into French.");
  assert_told (fixture, "Preset: Translator, changed: instructions");
  g_assert_true (gtk_widget_activate_action (fixture->button, "preset.back", NULL));
  assert_told (fixture, "Preset: Translator");
  g_assert_true (
      matchup_params_equal (get_params (lineup), get_preset_params (fixture, "translator")));
  undo (fixture);
  g_assert_cmpstr (matchup_params_get_instructions (get_params (lineup)), ==, "Into French.");
  assert_told (fixture, "Preset: Translator, changed: instructions");
  /* Another one in its place can be taken back too, also when something else is shown. */
  choose (fixture, "");
  assert_told (fixture, "Preset: No Preset");
  g_assert_null (matchup_conversation_get_preset_id (conversation));
  g_assert_null (matchup_params_get_instructions (get_params (lineup)));
  matchup_preset_button_set_conversation (MATCHUP_PRESET_BUTTON (fixture->button),
                                          NULL,
                                          fixture->lineup);
  undo (fixture);
  g_assert_cmpstr (matchup_conversation_get_preset_id (conversation), ==, "translator");
  g_assert_cmpstr (matchup_params_get_instructions (get_params (lineup)), ==, "Into French.");
  assert_told (fixture, "Preset: No Preset");
}

static void
test_save_as (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover = matchup_test_find_type (fixture->button, MATCHUP_TYPE_PRESET_POPOVER);
  g_autoptr (MatchupPreset) saved = NULL;

  choose (fixture, "translator");
  set_instructions (fixture->lineup, "Into French.");
  g_assert_true (gtk_widget_activate_action (fixture->button, "preset.ask-name", NULL));
  matchup_test_wait_until (gtk_widget_get_mapped (popover));
  g_assert_true (GTK_IS_EDITABLE (gtk_window_get_focus (fixture->window)));
  gtk_editable_set_text (GTK_EDITABLE (matchup_test_find_type (popover, GTK_TYPE_ENTRY)), "French");
  g_signal_emit_by_name (matchup_test_find_type (popover, GTK_TYPE_ENTRY), "activate");
  matchup_test_wait_until (!gtk_widget_get_mapped (popover));
  assert_told (fixture, "Preset: French");
  saved = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  g_assert_cmpstr (matchup_preset_get_name (saved), ==, "French");
  g_assert_true (
      matchup_params_equal (matchup_preset_get_params (saved), get_params (fixture->lineup)));
  g_assert_cmpstr (matchup_preset_get_starting_line (saved),
                   ==,
                   matchup_preset_get_starting_line (
                       matchup_preset_list_get (fixture->list, "translator")));
  /* What is changed there is told here, and that it is gone. */
  matchup_preset_list_remove (fixture->list, matchup_preset_get_id (saved));
  assert_told (fixture, "Preset: French, deleted");
  g_assert_cmpstr (matchup_params_get_instructions (get_params (fixture->lineup)),
                   ==,
                   "Into French.");
}

static void
test_popover (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover = matchup_test_find_type (fixture->button, MATCHUP_TYPE_PRESET_POPOVER);
  MatchupPresetChooser *chooser;
  GtkWidget *search;
  const char *name = matchup_preset_get_name (matchup_preset_list_get (fixture->list, "editor"));
  const char *wanted =
      matchup_preset_get_starting_line (matchup_preset_list_get (fixture->list, "editor"));

  g_assert_true (gtk_widget_activate_action (fixture->button, "preset.open", NULL));
  matchup_test_wait_until (gtk_widget_get_mapped (popover));
  chooser = MATCHUP_PRESET_CHOOSER (matchup_test_find_type (popover, MATCHUP_TYPE_PRESET_CHOOSER));
  search = matchup_test_find_type (chooser, GTK_TYPE_SEARCH_ENTRY);
  matchup_preset_chooser_set_search (chooser, "xyzzy");
  g_signal_emit_by_name (search, "activate");
  g_assert_true (gtk_widget_get_mapped (popover));
  matchup_preset_chooser_set_search (chooser, name);
  g_signal_emit_by_name (search, "activate");
  matchup_test_wait_until (!gtk_widget_get_mapped (popover));
  g_assert_cmpstr (fixture->line, ==, wanted);
  assert_told (fixture, "Preset: Editor");
}

/* For this conversation alone; the list of presets is not in it. */
static void
test_edit (Fixture *fixture, gconstpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *settings = NULL;

  g_assert_true (gtk_widget_activate_action (fixture->button, "preset.edit", NULL));
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (MATCHUP_IS_CONTESTANT_SETTINGS (window))
        settings = window;
    }
  g_assert_nonnull (settings);
  g_assert_false (gtk_widget_get_visible (matchup_test_find (settings, "preset_button")));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (
                                GTK_TEXT_VIEW (matchup_test_find (settings, "instructions"))),
                            "Be kind.",
                            -1);
  gtk_window_close (settings);
  assert_told (fixture, "Preset: Own Instructions");
  g_assert_cmpstr (matchup_params_get_instructions (get_params (fixture->lineup)), ==, "Be kind.");
}

static void
picked_cb (MatchupPresetButton *button, const char *id)
{
  matchup_preset_button_choose (button, id);
}

static void
test_cards (Fixture *fixture, gconstpointer data)
{
  GtkWidget *cards = matchup_preset_cards_new (fixture->list);
  GtkWindow *window = matchup_test_show (cards, 800, 600);
  const char *name = matchup_preset_get_name (matchup_preset_list_get (fixture->list, "tutor"));
  MatchupPreset *last;
  g_autoptr (MatchupPreset) item =
      g_list_model_get_item (G_LIST_MODEL (fixture->list),
                             g_list_model_get_n_items (G_LIST_MODEL (fixture->list)) - 1);

  last = item;
  g_signal_connect_swapped (cards, "picked", G_CALLBACK (picked_cb), fixture->button);
  matchup_test_click (matchup_test_find_named (cards, name));
  assert_told (fixture, "Preset: Tutor");
  g_assert_true (gtk_widget_activate_action (cards, "preset-cards.show-all", NULL));
  matchup_test_wait_frames (window, 2);
  matchup_test_click (matchup_test_find_named (cards, matchup_preset_get_name (last)));
  assert_told (fixture, "Preset: Storyteller");
  matchup_preset_cards_reset (MATCHUP_PRESET_CARDS (cards));
  matchup_test_wait_frames (window, 2);
  matchup_test_destroy (window);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/ui/preset-button/new-chat", test_new_chat },
    { "/ui/preset-button/in-between", test_in_between },
    { "/ui/preset-button/no-model-yet", test_no_model_yet },
    { "/ui/preset-button/another-model", test_another_model },
    { "/ui/preset-button/changed", test_changed },
    { "/ui/preset-button/save-as", test_save_as },
    { "/ui/preset-button/popover", test_popover },
    { "/ui/preset-button/edit", test_edit },
    { "/ui/preset-button/cards", test_cards },
  };

  matchup_test_ui_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
