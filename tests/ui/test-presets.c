/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presets in the preferences, as a person makes, changes, orders and deletes them, takes that back,
 * and brings them to and from a file. */
#include "presets-private.h"

#include "matchup-preferences-window.h"
#include "matchup-preset-chooser.h"
#include "matchup-preset-fields.h"
#include "matchup-preset-file.h"
#include "matchup-preset-files.h"
#include "matchup-preset-page.h"
#include "matchup-preset-row.h"
#include "matchup-presets-page.h"
#include "matchup-setting-words.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

#include <math.h>
#include <string.h>

void
presets_open_window (Fixture *fixture)
{
  fixture->list = matchup_workspace_get_presets (fixture->test->workspace);
  fixture->window = GTK_WINDOW (matchup_preferences_window_new (fixture->test->workspace, NULL));
  matchup_preferences_window_show_presets (MATCHUP_PREFERENCES_WINDOW (fixture->window), "");
  matchup_test_present (fixture->window);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = matchup_test_workspace_new (NULL);
  presets_open_window (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    matchup_test_destroy (fixture->window);
  matchup_test_workspace_free (fixture->test);
}

static void
add (Fixture *fixture, const char *name)
{
  g_autoptr (MatchupParams) params = matchup_params_new (name, NAN, 0, MATCHUP_THINKING_DEFAULT);

  matchup_preset_list_add (fixture->list, name, NULL, params);
  matchup_test_wait_frames (fixture->window, 2);
}

static void
assert_own (Fixture *fixture, const char *wanted)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < matchup_preset_list_get_n_own (fixture->list); i++)
    {
      g_autoptr (MatchupPreset) preset = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      g_string_append_printf (names, "%s;", matchup_preset_get_name (preset));
    }
  g_assert_cmpstr (names->str, ==, wanted);
}

static MatchupPreset *
get_own (Fixture *fixture, guint position)
{
  g_autoptr (MatchupPreset) preset = g_list_model_get_item (G_LIST_MODEL (fixture->list), position);

  return preset; /* the list holds it */
}

static gboolean
look_for_page (GtkWidget *widget, gpointer user_data)
{
  MatchupPresetPage **found = user_data;

  if (MATCHUP_IS_PRESET_PAGE (widget) && gtk_widget_get_mapped (widget))
    *found = MATCHUP_PRESET_PAGE (widget);
  return *found == NULL;
}

/* NULL while the list is shown. */
MatchupPresetPage *
presets_find_page (Fixture *fixture)
{
  MatchupPresetPage *page = NULL;

  matchup_test_foreach (fixture->window, look_for_page, &page);
  return page;
}

MatchupPresetPage *
presets_wait_for_page (Fixture *fixture)
{
  matchup_test_wait_until (presets_find_page (fixture) != NULL);
  matchup_test_wait_frames (fixture->window, 2);
  return presets_find_page (fixture);
}

static void
wait_for_list (Fixture *fixture)
{
  matchup_test_wait_until (presets_find_page (fixture) == NULL);
  matchup_test_wait_frames (fixture->window, 2);
}

static gboolean
find_undo (GtkWidget *widget, gpointer user_data)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "_Undo") == 0)
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

void
presets_type_instructions (MatchupPresetPage *page, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (
                                GTK_TEXT_VIEW (matchup_test_find (page, "instructions"))),
                            text,
                            -1);
}

static void
type_name (MatchupPresetPage *page, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (matchup_test_find (page, "name_row")), text);
}

static void
press (Fixture *fixture, gpointer page, const char *action)
{
  g_assert_true (gtk_widget_activate_action (page, action, NULL));
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  MatchupPresetPage *page;
  MatchupParams *params;

  matchup_test_click (matchup_test_find (fixture->window, "add_button"));
  page = presets_wait_for_page (fixture);
  assert_own (fixture, "New Preset;");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window),
                                         matchup_test_find (page, "name_row")));
  type_name (page, " Poet ");
  presets_type_instructions (page, "Rhyme.\nBe short.");
  adw_combo_row_set_selected (ADW_COMBO_ROW (matchup_test_find_type (page, ADW_TYPE_COMBO_ROW)), 1);
  gtk_editable_set_text (GTK_EDITABLE (matchup_test_find (page, "line_row")), "Write about ");
  /* At once, without waiting for the end of typing. */
  press (fixture, page, "preset-page.back");
  wait_for_list (fixture);
  assert_own (fixture, "Poet;");
  params = matchup_preset_get_params (get_own (fixture, 0));
  g_assert_cmpstr (matchup_params_get_instructions (params), ==, "Rhyme.\nBe short.");
  g_assert_cmpfloat (matchup_params_get_temperature (params), ==, 0.2);
  g_assert_cmpstr (matchup_preset_get_starting_line (get_own (fixture, 0)), ==, "Write about ");
  /* One that was left empty goes again. */
  matchup_test_click (matchup_test_find (fixture->window, "add_button"));
  page = presets_wait_for_page (fixture);
  assert_own (fixture, "Poet;New Preset;");
  press (fixture, page, "preset-page.back");
  wait_for_list (fixture);
  assert_own (fixture, "Poet;");
}

/* A number counts also where the page is left while it is being typed. */
static void
test_typed_number (Fixture *fixture, gconstpointer data)
{
  MatchupPresetPage *page;
  GtkWidget *spin;

  matchup_test_click (matchup_test_find (fixture->window, "add_button"));
  page = presets_wait_for_page (fixture);
  adw_combo_row_set_selected (ADW_COMBO_ROW (matchup_test_find_type (page, ADW_TYPE_COMBO_ROW)),
                              MATCHUP_CREATIVITY_EXACT);
  spin = matchup_test_find_type (page, GTK_TYPE_SPIN_BUTTON);
  matchup_test_wait_until (gtk_widget_get_mapped (spin));
  gtk_widget_grab_focus (spin);
  gtk_editable_set_text (GTK_EDITABLE (spin), "0.3");
  press (fixture, page, "preset-page.back");
  wait_for_list (fixture);
  g_assert_cmpfloat (matchup_params_get_temperature (
                         matchup_preset_get_params (get_own (fixture, 0))),
                     ==,
                     0.3);
}

/* Escape, and closing the window, lose nothing either. */
static void
test_edit_and_undo (Fixture *fixture, gconstpointer data)
{
  MatchupPresetPage *page;

  add (fixture, "Poet");
  press (fixture,
         matchup_test_find_type (fixture->window, MATCHUP_TYPE_PRESET_ROW),
         "preset-row.open");
  page = presets_wait_for_page (fixture);
  presets_type_instructions (page, "Other.");
  matchup_test_wait_until (
      g_strcmp0 (matchup_params_get_instructions (matchup_preset_get_params (get_own (fixture, 0))),
                 "Other.") == 0);
  presets_type_instructions (page, "Last.");
  adw_preferences_window_close_subpage (ADW_PREFERENCES_WINDOW (fixture->window));
  wait_for_list (fixture);
  g_assert_cmpstr (matchup_params_get_instructions (
                       matchup_preset_get_params (get_own (fixture, 0))),
                   ==,
                   "Last.");
  undo (fixture);
  g_assert_cmpstr (matchup_params_get_instructions (
                       matchup_preset_get_params (get_own (fixture, 0))),
                   ==,
                   "Poet");
  press (fixture,
         matchup_test_find_type (fixture->window, MATCHUP_TYPE_PRESET_ROW),
         "preset-row.open");
  presets_type_instructions (presets_wait_for_page (fixture), "Closed.");
  matchup_test_destroy (fixture->window);
  fixture->window = NULL;
  matchup_test_workspace_reopen (fixture->test);
  fixture->list = matchup_workspace_get_presets (fixture->test->workspace);
  g_assert_cmpstr (matchup_params_get_instructions (
                       matchup_preset_get_params (get_own (fixture, 0))),
                   ==,
                   "Closed.");
}

static void
test_wrong_name (Fixture *fixture, gconstpointer data)
{
  MatchupPresetPage *page;

  add (fixture, "Poet");
  press (fixture,
         matchup_test_find_type (fixture->window, MATCHUP_TYPE_PRESET_ROW),
         "preset-row.open");
  page = presets_wait_for_page (fixture);
  type_name (page, "Tutor");
  presets_type_instructions (page, "Kept all the same.");
  matchup_test_wait_until (*matchup_preset_page_get_sentence (page) != '\0');
  g_assert_true (gtk_widget_has_css_class (matchup_test_find (page, "name_row"), "error"));
  assert_own (fixture, "Poet;");
  g_assert_cmpstr (matchup_params_get_instructions (
                       matchup_preset_get_params (get_own (fixture, 0))),
                   ==,
                   "Kept all the same.");
  type_name (page, "  ");
  matchup_test_wait_until (strstr (matchup_preset_page_get_sentence (page), "name") != NULL);
  type_name (page, "Bard");
  matchup_test_wait_until (*matchup_preset_page_get_sentence (page) == '\0');
  assert_own (fixture, "Bard;");
}

/* It can be read and copied. */
static void
test_built_in (Fixture *fixture, gconstpointer data)
{
  MatchupPresetPage *page;

  matchup_preferences_window_show_presets (MATCHUP_PREFERENCES_WINDOW (fixture->window), "tutor");
  page = presets_wait_for_page (fixture);
  g_assert_false (
      gtk_text_view_get_editable (GTK_TEXT_VIEW (matchup_test_find (page, "instructions"))));
  g_assert_false (gtk_widget_get_visible (matchup_test_find (page, "remove_button")));
  press (fixture, page, "preset-page.duplicate");
  matchup_test_wait_until (presets_find_page (fixture) != NULL &&
                           presets_find_page (fixture) != page);
  matchup_test_wait_frames (fixture->window, 2);
  assert_own (fixture, "Tutor (2);");
  page = presets_find_page (fixture);
  g_assert_true (
      gtk_text_view_get_editable (GTK_TEXT_VIEW (matchup_test_find (page, "instructions"))));
  press (fixture, page, "preset-page.back");
  wait_for_list (fixture);
  assert_own (fixture, "Tutor (2);");
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  add (fixture, "A");
  add (fixture, "B");
  g_assert_false (gtk_widget_is_sensitive (matchup_test_find_named (fixture->window, "Move A up")));
  g_assert_false (
      gtk_widget_is_sensitive (matchup_test_find_named (fixture->window, "Move B down")));
  gtk_widget_grab_focus (matchup_test_find_named (fixture->window, "Move A down"));
  matchup_test_click (matchup_test_find_named (fixture->window, "Move A down"));
  matchup_test_wait_frames (fixture->window, 3);
  assert_own (fixture, "B;A;");
  /* The keyboard goes along. */
  g_assert_cmpstr (matchup_preset_get_name (matchup_preset_row_get_preset (MATCHUP_PRESET_ROW (
                       gtk_widget_get_ancestor (gtk_window_get_focus (fixture->window),
                                                MATCHUP_TYPE_PRESET_ROW)))),
                   ==,
                   "A");
}

gboolean
presets_has_text (Fixture *fixture, const char *text)
{
  g_autofree char *texts = matchup_test_dup_texts (fixture->window);

  return strstr (texts, text) != NULL;
}

static gboolean
collect_row (GtkWidget *widget, gpointer user_data)
{
  if (MATCHUP_IS_PRESET_ROW (widget) && gtk_widget_get_child_visible (widget))
    g_ptr_array_add (user_data, widget);
  return TRUE;
}

/* MatchupPresetRow as they stand on the page; borrowed. */
GPtrArray *
presets_find_rows (Fixture *fixture)
{
  GPtrArray *rows = g_ptr_array_new ();

  matchup_test_foreach (fixture->window, collect_row, rows);
  return rows;
}

static gboolean
nothing_else_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* The rows are made in steps, when there is nothing else to do. */
void
presets_settle (Fixture *fixture)
{
  gboolean settled = FALSE;

  g_idle_add_full (G_PRIORITY_LOW, nothing_else_cb, &settled, NULL);
  matchup_test_wait_until (settled);
  matchup_test_wait_frames (fixture->window, 2);
}

static void
assert_first (Fixture *fixture, const char *wanted)
{
  g_autoptr (GPtrArray) rows = presets_find_rows (fixture);
  MatchupPreset *preset = matchup_preset_row_get_preset (g_ptr_array_index (rows, 0));

  g_assert_cmpstr (matchup_preset_get_name (preset), ==, wanted);
}

/* As it is where one is chosen. */
static char *
dup_offered (Fixture *fixture)
{
  GtkWidget *chooser = matchup_preset_chooser_new (fixture->list, TRUE);
  GtkWindow *window;
  char *texts;

  matchup_preset_chooser_start (MATCHUP_PRESET_CHOOSER (chooser), NULL);
  window = matchup_test_show (chooser, 360, 600);
  texts = matchup_test_dup_texts (window);
  matchup_test_destroy (window);
  return texts;
}

/* Built-in ones are moved and hidden, and come back. */
static void
test_arrange_built_in (Fixture *fixture, gconstpointer data)
{
  g_autofree char *offered = NULL;
  g_autofree char *restored = NULL;
  GtkWidget *button = matchup_test_find (fixture->window, "restore_button");

  presets_settle (fixture);
  g_assert_false (gtk_widget_is_sensitive (button));
  gtk_widget_grab_focus (matchup_test_find_named (fixture->window, "Move Tutor down"));
  matchup_test_click (matchup_test_find_named (fixture->window, "Move Tutor down"));
  presets_settle (fixture);
  assert_first (fixture, "Lesson Planner");
  g_assert_true (gtk_widget_is_ancestor (
      gtk_window_get_focus (fixture->window),
      gtk_widget_get_ancestor (matchup_test_find_named (fixture->window, "Move Tutor up"),
                               GTK_TYPE_LIST_BOX)));
  matchup_test_click (matchup_test_find_named (fixture->window, "Hide Lesson Planner"));
  presets_settle (fixture);
  g_assert_true (presets_has_text (fixture, "Hidden: not offered for chats"));
  offered = dup_offered (fixture);
  g_assert_null (strstr (offered, "Lesson Planner"));
  g_assert_nonnull (strstr (offered, "Tutor"));
  matchup_test_click (button);
  presets_settle (fixture);
  assert_first (fixture, "Tutor");
  restored = dup_offered (fixture);
  g_assert_nonnull (strstr (restored, "Lesson Planner"));
  undo (fixture);
  presets_settle (fixture);
  assert_first (fixture, "Lesson Planner");
  matchup_test_click (matchup_test_find_named (fixture->window, "Show Lesson Planner"));
  presets_settle (fixture);
  g_assert_nonnull (matchup_test_find_named (fixture->window, "Hide Lesson Planner"));
}

static GtkDropTarget *
find_drop_target (GtkWidget *row)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (row);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller); /* the row holds it */
    }
  g_assert_not_reached ();
}

/* Whether it was taken. */
static gboolean
drop (Fixture *fixture, const char *dragged, guint on, gboolean below)
{
  g_autoptr (GPtrArray) rows = presets_find_rows (fixture);
  GtkWidget *row = g_ptr_array_index (rows, on);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, MATCHUP_TYPE_PRESET_ROW);
  for (guint i = 0; i < rows->len; i++)
    {
      MatchupPreset *preset = matchup_preset_row_get_preset (g_ptr_array_index (rows, i));

      if (g_str_equal (matchup_preset_get_name (preset), dragged))
        g_value_set_object (&value, g_ptr_array_index (rows, i));
    }
  g_signal_emit_by_name (find_drop_target (row),
                         "drop",
                         &value,
                         1.0,
                         below ? gtk_widget_get_height (row) - 1.0 : 1.0,
                         &taken);
  presets_settle (fixture);
  return taken;
}

static void
test_drag (Fixture *fixture, gconstpointer data)
{
  add (fixture, "A");
  add (fixture, "B");
  add (fixture, "C");
  presets_settle (fixture);
  g_assert_true (drop (fixture, "A", 2, FALSE));
  assert_own (fixture, "B;A;C;");
  g_assert_true (drop (fixture, "B", 2, TRUE));
  assert_own (fixture, "A;C;B;");
  /* Own ones and built-in ones stay apart. */
  g_assert_false (drop (fixture, "A", 3, FALSE));
  g_assert_false (drop (fixture, "Tutor", 0, FALSE));
  assert_own (fixture, "A;C;B;");
  g_assert_true (drop (fixture, "Translator", 3, FALSE));
  g_assert_cmpstr (matchup_preset_get_name (matchup_preset_list_get_built_in (fixture->list, 0)),
                   ==,
                   "Translator");
}

static void
test_delete_and_undo (Fixture *fixture, gconstpointer data)
{
  add (fixture, "A");
  add (fixture, "B");
  matchup_test_click (matchup_test_find_named (fixture->window, "Delete A"));
  assert_own (fixture, "B;");
  undo (fixture);
  assert_own (fixture, "A;B;");
  /* From its page as well. */
  press (fixture,
         matchup_test_find_type (fixture->window, MATCHUP_TYPE_PRESET_ROW),
         "preset-row.open");
  press (fixture, presets_wait_for_page (fixture), "preset-page.remove");
  wait_for_list (fixture);
  assert_own (fixture, "B;");
  undo (fixture);
  assert_own (fixture, "A;B;");
}

static void
test_files (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = matchup_test_find_type (fixture->window, MATCHUP_TYPE_PRESETS_PAGE);
  g_autofree char *folder = g_dir_make_tmp ("matchup-presets-XXXXXX", NULL);
  g_autofree char *name = matchup_preset_files_dup_name ("a/b: 家教?");
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) presets = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpstr (name, ==, "a-b- 家教-.matchup-presets.json");
  add (fixture, "A");
  add (fixture, "B");
  presets = matchup_preset_list_dup_presets (fixture->list, NULL);
  text = matchup_preset_file_write (presets);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  matchup_preset_files_import_file (page, fixture->list, file);
  matchup_test_wait_until (
      presets_has_text (fixture, "All presets of this file are there already"));
  matchup_preset_list_remove (fixture->list, matchup_preset_get_id (get_own (fixture, 0)));
  matchup_preset_files_import_file (page, fixture->list, file);
  matchup_test_wait_until (matchup_preset_list_get_n_own (fixture->list) == 2);
  assert_own (fixture, "B;A;");
  undo (fixture);
  assert_own (fixture, "B;");
  matchup_test_remove_folder (folder);
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window; /* GTK holds it */
    }
  return NULL;
}

static void
test_wrong_file (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = matchup_test_find_type (fixture->window, MATCHUP_TYPE_PRESETS_PAGE);
  g_autoptr (GFile) file = g_file_new_for_path ("/dev/zero");

  matchup_preset_files_import_file (page, fixture->list, file);
  matchup_test_wait_until (find_dialog () != NULL);
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (find_dialog ())),
                   ==,
                   "This file is too large to be one of presets.");
  assert_own (fixture, "");
  gtk_window_destroy (find_dialog ());
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/ui/presets/new", test_new },
    { "/ui/presets/typed-number", test_typed_number },
    { "/ui/presets/edit-and-undo", test_edit_and_undo },
    { "/ui/presets/wrong-name", test_wrong_name },
    { "/ui/presets/built-in", test_built_in },
    { "/ui/presets/order", test_order },
    { "/ui/presets/arrange-built-in", test_arrange_built_in },
    { "/ui/presets/drag", test_drag },
    { "/ui/presets/many", presets_test_many },
    { "/ui/presets/delete-and-undo", test_delete_and_undo },
    { "/ui/presets/paste", presets_test_paste },
    { "/ui/presets/files", test_files },
    { "/ui/presets/wrong-file", test_wrong_file },
  };

  matchup_test_ui_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
