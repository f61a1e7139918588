/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line-up: who competes can be seen, added, changed, moved, renamed and removed, by keyboard as
 * well, and what was done can be taken back. */
#include "matchup-contestant-settings.h"
#include "matchup-lineup-bar.h"
#include "matchup-lineup-chip.h"
#include "matchup-lineup-drop.h"
#include "matchup-model-picker.h"
#include "matchup-params.h"
#include "matchup-rename-popover.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

#include <math.h>

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupLineup *lineup;
  GtkWidget *bar;
  GtkWidget *overlay; /* where toasts come */
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/one", "openai/two", "openai/three", NULL };

  fixture->test = matchup_test_workspace_new (NULL);
  matchup_test_workspace_connect (fixture->test, "openai", NULL);
  fixture->lineup = matchup_test_lineup_new (models);
  fixture->bar = matchup_lineup_bar_new (fixture->test->workspace);
  matchup_lineup_bar_set_lineup (MATCHUP_LINEUP_BAR (fixture->bar), fixture->lineup);
  fixture->overlay = adw_toast_overlay_new ();
  gtk_widget_set_valign (fixture->bar, GTK_ALIGN_START);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay), fixture->bar);
  fixture->window = matchup_test_show (fixture->overlay, 900, 300);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_test_destroy (fixture->window);
  g_assert_finalize_object (fixture->lineup);
  matchup_test_workspace_free (fixture->test);
}

/* Letters and names as they stand there, and what stands at the end. */
static void
assert_shown (Fixture *fixture, const char *expected)
{
  g_autofree char *texts = NULL;

  matchup_test_wait_frames (fixture->window, 2);
  texts = matchup_test_dup_texts (fixture->bar);
  g_strdelimit (texts, "\n", ' ');
  g_assert_cmpstr (texts, ==, expected);
}

static GtkWidget *
find (Fixture *fixture, const char *name)
{
  return matchup_test_find_named (fixture->bar, name);
}

static GtkWidget *
find_chip (Fixture *fixture, const char *name)
{
  GtkWidget *chip = gtk_widget_get_ancestor (find (fixture, name), MATCHUP_TYPE_LINEUP_CHIP);

  g_assert_nonnull (chip);
  return chip;
}

/* What its menu does. */
static void
act (Fixture *fixture, const char *name, const char *action)
{
  g_assert_true (gtk_widget_activate_action (find_chip (fixture, name), action, NULL));
  matchup_test_wait_frames (fixture->window, 2);
}

static void
pick (Fixture *fixture, GtkWidget *picker, const char *model_id)
{
  MatchupModelChooser *chooser;

  matchup_test_wait_until (gtk_widget_get_mapped (picker));
  chooser = matchup_model_picker_get_chooser (MATCHUP_MODEL_PICKER (picker));
  matchup_model_chooser_set_search (chooser, model_id);
  matchup_model_chooser_pick (chooser);
  matchup_test_wait_until (!gtk_widget_get_mapped (picker));
}

static void
add (Fixture *fixture, const char *model_id)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (find (fixture, "Add a model"));

  gtk_menu_button_popup (button);
  pick (fixture, GTK_WIDGET (gtk_menu_button_get_popover (button)), model_id);
}

static GtkWidget *
find_focus (Fixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  g_assert_nonnull (focus);
  return focus;
}

static void
assert_focus_in (Fixture *fixture, const char *name)
{
  g_assert_true (gtk_widget_is_ancestor (find_focus (fixture), find_chip (fixture, name)));
}

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found =
          GTK_IS_BUTTON (child) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0
              ? child
              : find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
says (Fixture *fixture, const char *text)
{
  g_autofree char *texts = matchup_test_dup_texts (fixture->overlay);

  return strstr (texts, text) != NULL;
}

static void
undo (Fixture *fixture)
{
  GtkWidget *button = NULL;

  matchup_test_wait_until ((button = find_button (fixture->overlay, "_Undo")) != NULL &&
                           gtk_widget_get_mapped (button));
  matchup_test_click (button);
  matchup_test_wait_frames (fixture->window, 2);
}

static void
run_xdotool (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  g_subprocess_wait_check_finish (process, result, &error);
  g_assert_no_error (error);
}

static void
press (Fixture *fixture, const char *key)
{
  const char *const arguments[] = { "xdotool", "key", key, NULL };

  matchup_test_wait_until (gtk_window_is_active (fixture->window));
  run_xdotool (arguments);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  assert_shown (fixture, "A one B two C three Add a Model ");
  add (fixture, "four-4");
  g_assert_cmpuint (matchup_lineup_get_size (fixture->lineup), ==, 4);
  assert_shown (fixture, "A one B two C three D four-4 Add a Model ");
}

/* The same model may stand there twice; they are two contestants, and told apart. */
static void
test_add_twice (Fixture *fixture, gconstpointer data)
{
  add (fixture, "four-4");
  assert_shown (fixture, "A one B two C three D four-4 Add a Model ");
  add (fixture, "four-4");
  assert_shown (fixture, "A one B two C three D four-4 E four-4 (2) Add a Model ");
  g_assert_cmpstr (matchup_contestant_get_id (matchup_lineup_get (fixture->lineup, 3)),
                   !=,
                   matchup_contestant_get_id (matchup_lineup_get (fixture->lineup, 4)));
}

/* Another model is another contestant, which keeps what it takes of the settings. */
static void
test_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupParams) params = matchup_params_new ("Be kind.", 0.2, 400, MATCHUP_THINKING_ON);
  g_autoptr (MatchupContestant) set =
      matchup_contestant_with_params (matchup_lineup_get (fixture->lineup, 1), params);
  GtkWidget *chip;
  MatchupContestant *changed;

  matchup_lineup_replace (fixture->lineup, 1, set);
  matchup_test_wait_frames (fixture->window, 2);
  chip = find_chip (fixture, "Contestant B: two");
  act (fixture, "Contestant B: two", "contestant.change-model");
  pick (fixture, matchup_test_find_type (chip, MATCHUP_TYPE_MODEL_PICKER), "other-2");
  assert_shown (fixture, "A one B other-2 C three Add a Model ");
  assert_focus_in (fixture, "Contestant B: other-2");
  changed = matchup_lineup_get (fixture->lineup, 1);
  g_assert_cmpstr (matchup_contestant_get_id (changed), !=, matchup_contestant_get_id (set));
  g_assert_cmpstr (matchup_params_get_instructions (matchup_contestant_get_params (changed)),
                   ==,
                   "Be kind.");
  g_assert_cmpint (matchup_params_get_thinking (matchup_contestant_get_params (changed)),
                   ==,
                   MATCHUP_THINKING_DEFAULT);
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  matchup_test_click (find (fixture, "Remove one"));
  assert_shown (fixture, "A two B three Add a Model ");
  act (fixture, "Contestant B: three", "contestant.remove");
  assert_shown (fixture, "A two Add a Model ");
  matchup_test_click (find (fixture, "Remove two"));
  assert_shown (fixture, "Add a Model ");
}

/* Where it was and as it was; where there is no place any more, that is said. */
static void
test_undo_removal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupContestant) two = g_object_ref (matchup_lineup_get (fixture->lineup, 1));

  matchup_test_click (find (fixture, "Remove two"));
  assert_shown (fixture, "A one B three Add a Model ");
  undo (fixture);
  assert_shown (fixture, "A one B two C three Add a Model ");
  g_assert_true (matchup_lineup_get (fixture->lineup, 1) == two);

  matchup_test_click (find (fixture, "Remove two"));
  while (matchup_lineup_get_size (fixture->lineup) < MATCHUP_LINEUP_MAX)
    {
      g_autoptr (MatchupContestant) contestant = matchup_test_contestant_new ("openai/more");

      matchup_lineup_append (fixture->lineup, contestant);
    }
  undo (fixture);
  g_assert_cmpuint (matchup_lineup_get_size (fixture->lineup), ==, MATCHUP_LINEUP_MAX);
  g_assert_false (matchup_lineup_find (fixture->lineup, matchup_contestant_get_id (two), NULL));
  matchup_test_wait_until (says (fixture, "The line-up is full: remove another model first."));
}

/* Who works with the keyboard goes on where they were. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = find (fixture, "Remove two");

  g_assert_true (gtk_widget_grab_focus (button));
  matchup_test_click (button);
  assert_shown (fixture, "A one B three Add a Model ");
  assert_focus_in (fixture, "Contestant B: three");
  act (fixture, "Contestant B: three", "contestant.remove");
  assert_focus_in (fixture, "Contestant A: one");
  act (fixture, "Contestant A: one", "contestant.remove");
  g_assert_true (gtk_widget_is_ancestor (find_focus (fixture), find (fixture, "Add a model")));
}

/* Not more than can be compared, and that is said. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  for (guint i = 4; i <= MATCHUP_LINEUP_MAX; i++)
    {
      g_autofree char *id = g_strdup_printf ("m-%u", i);

      add (fixture, id);
      matchup_test_wait_frames (fixture->window, 2);
    }
  assert_shown (fixture, "A one B two C three D m-4 E m-5 F m-6 G m-7 H m-8 8 models at most ");
  act (fixture, "Contestant A: one", "contestant.duplicate");
  g_assert_cmpuint (matchup_lineup_get_size (fixture->lineup), ==, MATCHUP_LINEUP_MAX);
  matchup_test_click (find (fixture, "Remove one"));
  assert_shown (fixture, "A two B three C m-4 D m-5 E m-6 F m-7 G m-8 Add a Model ");
}

/* Where names are hidden the letters are those of the answers, which stand in another order. */
static void
test_letters (Fixture *fixture, gconstpointer data)
{
  matchup_lineup_bar_set_lettered (MATCHUP_LINEUP_BAR (fixture->bar), FALSE);
  assert_shown (fixture, "one two three Add a Model ");
  act (fixture, "Contestant two", "contestant.remove");
  assert_shown (fixture, "one three Add a Model ");
  matchup_lineup_bar_set_lettered (MATCHUP_LINEUP_BAR (fixture->bar), TRUE);
  assert_shown (fixture, "A one B three Add a Model ");
  g_assert_nonnull (find_chip (fixture, "Contestant B: three"));
}

/* By keys: names tell the new place, and the focus goes along. */
static void
test_move_by_keys (Fixture *fixture, gconstpointer data)
{
  g_assert_true (
      gtk_widget_child_focus (find_chip (fixture, "Contestant A: one"), GTK_DIR_TAB_FORWARD));
  press (fixture, "alt+Right");
  matchup_test_wait_until (
      g_str_equal (matchup_contestant_get_name (matchup_lineup_get (fixture->lineup, 1)), "one"));
  assert_shown (fixture, "A two B one C three Add a Model ");
  assert_focus_in (fixture, "Contestant B: one");
  press (fixture, "alt+Right");
  matchup_test_wait_until (
      g_str_equal (matchup_contestant_get_name (matchup_lineup_get (fixture->lineup, 2)), "one"));
  /* There is nothing to the right of the last one. */
  press (fixture, "alt+Right");
  press (fixture, "alt+Left");
  matchup_test_wait_until (
      g_str_equal (matchup_contestant_get_name (matchup_lineup_get (fixture->lineup, 1)), "one"));
  assert_shown (fixture, "A two B one C three Add a Model ");
  assert_focus_in (fixture, "Contestant B: one");
  press (fixture, "Delete");
  matchup_test_wait_until (matchup_lineup_get_size (fixture->lineup) == 2);
  assert_shown (fixture, "A two B three Add a Model ");
  assert_focus_in (fixture, "Contestant B: three");
}

/* Left is where it is seen, also where the first one is on the right. */
static void
test_move_rtl (Fixture *fixture, gconstpointer data)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  matchup_test_wait_frames (fixture->window, 2);
  act (fixture, "Contestant A: one", "contestant.move-left");
  assert_shown (fixture, "A two B one C three Add a Model ");
  act (fixture, "Contestant B: one", "contestant.move-right");
  assert_shown (fixture, "A one B two C three Add a Model ");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static GtkDropTarget *
find_drop_target (GtkWidget *chips)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (chips);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller); /* the widget holds it */
    }
  g_assert_not_reached ();
}

static gboolean
drop (GtkWidget *chips, MatchupContestant *contestant, double x, double y)
{
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean dropped = FALSE;

  g_value_init (&value, MATCHUP_TYPE_CONTESTANT);
  g_value_set_object (&value, contestant);
  g_signal_emit_by_name (find_drop_target (chips), "drop", &value, x, y, &dropped);
  return dropped;
}

static graphene_rect_t
get_bounds (Fixture *fixture, const char *name)
{
  GtkWidget *chip = find_chip (fixture, name);
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (chip, gtk_widget_get_parent (chip), &bounds));
  return bounds;
}

/* What is dropped comes before the chip whose first half it is on, or at the end. */
static void
test_drop (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chips = gtk_widget_get_parent (find_chip (fixture, "Contestant A: one"));
  graphene_rect_t last = get_bounds (fixture, "Contestant C: three");
  graphene_rect_t first = get_bounds (fixture, "Contestant A: one");
  double y = first.origin.y + first.size.height / 2;
  double right = last.origin.x + last.size.width;
  g_autoptr (MatchupContestant) stranger = matchup_test_contestant_new ("openai/one");

  g_assert_cmpuint (matchup_lineup_drop_find_gap (chips, 1, y), ==, 0);
  g_assert_cmpuint (matchup_lineup_drop_find_gap (chips, first.size.width - 1, y), ==, 1);
  g_assert_cmpuint (matchup_lineup_drop_find_gap (chips, right - 1, y), ==, 3);
  g_assert_cmpuint (matchup_lineup_drop_find_gap (chips, 1, first.size.height + 500), ==, 3);

  g_assert_true (drop (chips, matchup_lineup_get (fixture->lineup, 0), right - 1, y));
  assert_shown (fixture, "A two B three C one Add a Model ");
  g_assert_true (drop (chips, matchup_lineup_get (fixture->lineup, 2), 1, y));
  assert_shown (fixture, "A one B two C three Add a Model ");
  /* Where it is already: nothing. */
  g_assert_true (drop (chips, matchup_lineup_get (fixture->lineup, 0), first.size.width - 1, y));
  assert_shown (fixture, "A one B two C three Add a Model ");
  g_assert_false (drop (chips, stranger, right - 1, y));
  assert_shown (fixture, "A one B two C three Add a Model ");
}

/* The chip gives its own contestant, and only looks as long as it is carried. */
static void
test_drag (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chip = find_chip (fixture, "Contestant B: two");
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (chip);
  GtkDragSource *source = NULL;
  g_autoptr (GdkContentProvider) content = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; source == NULL && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DRAG_SOURCE (controller))
        source = GTK_DRAG_SOURCE (controller); /* the chip holds it */
    }
  g_assert_nonnull (source);
  g_assert_cmpint (gtk_drag_source_get_actions (source), ==, GDK_ACTION_MOVE);
  g_signal_emit_by_name (source, "prepare", 0.0, 0.0, &content);
  g_assert_nonnull (content);
  g_value_init (&value, MATCHUP_TYPE_CONTESTANT);
  g_assert_true (gdk_content_provider_get_value (content, &value, &error));
  g_assert_no_error (error);
  g_assert_true (g_value_get_object (&value) == matchup_lineup_get (fixture->lineup, 1));
}

/* A pointer that really drags. */
static void
test_drag_by_pointer (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chip = find_chip (fixture, "Contestant A: one");
  graphene_point_t from, to;
  g_autofree char *from_x = NULL, *from_y = NULL, *to_x = NULL, *to_y = NULL, *near_x = NULL;
  graphene_point_t middle = { 20, 16 };
  graphene_point_t end = { 60, 16 };

  g_assert_true (gtk_widget_compute_point (chip, GTK_WIDGET (fixture->window), &middle, &from));
  chip = find_chip (fixture, "Contestant C: three");
  end.x = (float) gtk_widget_get_width (chip) - 20;
  g_assert_true (gtk_widget_compute_point (chip, GTK_WIDGET (fixture->window), &end, &to));
  {
    double x, y;

    gtk_native_get_surface_transform (GTK_NATIVE (fixture->window), &x, &y);
    from_x = g_strdup_printf ("%d", (int) (from.x + x));
    near_x = g_strdup_printf ("%d", (int) (from.x + x + 30));
    from_y = g_strdup_printf ("%d", (int) (from.y + y));
    to_x = g_strdup_printf ("%d", (int) (to.x + x));
    to_y = g_strdup_printf ("%d", (int) (to.y + y));
  }
  {
    const char *const take[] = { "xdotool", "mousemove", from_x, from_y, "mousedown",
                                 "1",       "mousemove", near_x, from_y, NULL };
    const char *const carry[] = { "xdotool", "mousemove", to_x, to_y, NULL };
    const char *const wiggle[] = { "xdotool", "mousemove_relative", "1", "0", NULL };
    const char *const let_go[] = { "xdotool", "mouseup", "1", NULL };

    run_xdotool (take);
    matchup_test_wait_until (
        gtk_widget_has_css_class (find_chip (fixture, "Contestant A: one"), "matchup-dragged"));
    run_xdotool (carry);
    /* The first movements only have the window told that something comes. */
    for (guint i = 0; !gtk_widget_has_css_class (chip, "matchup-drop-after") && i < 15; i++)
      run_xdotool (wiggle);
    matchup_test_wait_until (gtk_widget_has_css_class (chip, "matchup-drop-after"));
    run_xdotool (let_go);
  }
  matchup_test_wait_until (
      g_str_equal (matchup_contestant_get_name (matchup_lineup_get (fixture->lineup, 2)), "one"));
  assert_shown (fixture, "A two B three C one Add a Model ");
  matchup_test_wait_until (
      !gtk_widget_has_css_class (find_chip (fixture, "Contestant C: one"), "matchup-dragged"));
}

/* The same model with the same settings, as another contestant that has its own name. */
static void
test_duplicate (Fixture *fixture, gconstpointer data)
{
  act (fixture, "Contestant B: two", "contestant.duplicate");
  assert_shown (fixture, "A one B two C two (2) D three Add a Model ");
  act (fixture, "Contestant C: two (2)", "contestant.duplicate");
  assert_shown (fixture, "A one B two C two (2) D two (3) E three Add a Model ");
  g_assert_true (matchup_model_ref_equal (
      matchup_contestant_get_model (matchup_lineup_get (fixture->lineup, 1)),
      matchup_contestant_get_model (matchup_lineup_get (fixture->lineup, 3))));
  g_assert_cmpstr (matchup_contestant_get_id (matchup_lineup_get (fixture->lineup, 1)),
                   !=,
                   matchup_contestant_get_id (matchup_lineup_get (fixture->lineup, 2)));
}

static void
rename_to (Fixture *fixture, const char *name, const char *text)
{
  GtkWidget *chip = find_chip (fixture, name);
  MatchupRenamePopover *popover;

  act (fixture, name, "contestant.rename");
  popover = MATCHUP_RENAME_POPOVER (matchup_test_find_type (chip, MATCHUP_TYPE_RENAME_POPOVER));
  matchup_rename_popover_set_text (popover, text);
  g_object_add_weak_pointer (G_OBJECT (popover), (gpointer *) &popover);
  matchup_rename_popover_apply (popover);
  matchup_test_wait_until (popover == NULL);
}

/* Its history goes on, so it is the same one; two never have one name. */
static void
test_rename (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id =
      g_strdup (matchup_contestant_get_id (matchup_lineup_get (fixture->lineup, 1)));

  rename_to (fixture, "Contestant B: two", "Strict");
  assert_shown (fixture, "A one B Strict C three Add a Model ");
  g_assert_cmpstr (matchup_contestant_get_id (matchup_lineup_get (fixture->lineup, 1)), ==, id);
  rename_to (fixture, "Contestant C: three", "Strict");
  assert_shown (fixture, "A one B Strict C Strict (2) Add a Model ");
  rename_to (fixture, "Contestant B: Strict", "two");
  g_assert_null (matchup_contestant_get_own_name (matchup_lineup_get (fixture->lineup, 1)));
  assert_focus_in (fixture, "Contestant B: two");
}

/* What is not the model's own is seen on the chip, and can be heard. */
static void
test_marks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupParams) params =
      matchup_params_new ("Be brief.", 0.2, 400, MATCHUP_THINKING_DEFAULT);
  g_autoptr (MatchupContestant) set =
      matchup_contestant_with_params (matchup_lineup_get (fixture->lineup, 0), params);
  g_autoptr (MatchupContestant) homeless = matchup_test_contestant_new ("gone/model");
  GtkWidget *button;
  const char *words;

  matchup_lineup_replace (fixture->lineup, 0, set);
  matchup_lineup_append (fixture->lineup, homeless);
  matchup_test_wait_frames (fixture->window, 2);
  button = find (fixture, "Contestant A: one");
  words = gtk_widget_get_tooltip_text (button);
  g_assert_cmpstr (words,
                   ==,
                   "one\nInstructions: Be brief.\nCreativity: Precise\n"
                   "Longest answer: About 300 words");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (find (fixture, "Contestant B: two")), ==, "two");
  g_assert_cmpstr (
      gtk_widget_get_tooltip_text (find (fixture, "Contestant D: model")),
      ==,
      "model\nIts service is not connected. Choose another model, or connect it again.");
}

static void
assert_chooses (Fixture *fixture, const char *contestant_id, const char *name)
{
  GtkWidget *picker;

  matchup_test_wait_frames (fixture->window, 2);
  matchup_lineup_bar_choose (MATCHUP_LINEUP_BAR (fixture->bar), contestant_id);
  picker = matchup_test_find_type (gtk_widget_get_parent (find (fixture, name)),
                                   MATCHUP_TYPE_MODEL_PICKER);
  g_assert_true (gtk_widget_get_visible (picker));
  gtk_popover_popdown (GTK_POPOVER (picker));
}

/* For a contestant whose answer is there, also where it competes no more and nobody can join. */
static void
test_choose (Fixture *fixture, gconstpointer data)
{
  const char *id = matchup_contestant_get_id (matchup_lineup_get (fixture->lineup, 1));
  GtkMenuButton *add_button = GTK_MENU_BUTTON (find (fixture, "Add a model"));

  assert_chooses (fixture, id, "Contestant B: two");
  matchup_test_wait_frames (fixture->window, 2);
  matchup_lineup_bar_choose (MATCHUP_LINEUP_BAR (fixture->bar), "gone");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (add_button))));
  gtk_menu_button_popdown (add_button);
  while (matchup_lineup_get_size (fixture->lineup) < MATCHUP_LINEUP_MAX)
    {
      g_autoptr (MatchupContestant) contestant = matchup_test_contestant_new ("openai/more");

      matchup_lineup_append (fixture->lineup, contestant);
    }
  assert_chooses (fixture, "gone", "Contestant H: more");
}

static void
test_other_lineup (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/x", NULL };
  g_autoptr (MatchupLineup) other = matchup_test_lineup_new (models);
  g_autoptr (MatchupContestant) contestant = matchup_test_contestant_new ("openai/y");

  matchup_lineup_bar_set_lineup (MATCHUP_LINEUP_BAR (fixture->bar), other);
  assert_shown (fixture, "A x Add a Model ");
  matchup_lineup_append (fixture->lineup, contestant);
  assert_shown (fixture, "A x Add a Model ");
  matchup_lineup_append (other, contestant);
  assert_shown (fixture, "A x B y Add a Model ");
  matchup_lineup_bar_set_lineup (MATCHUP_LINEUP_BAR (fixture->bar), NULL);
  assert_shown (fixture, "");
}

/* The settings open for the one whose menu it was, and go with it. */
static void
test_settings (Fixture *fixture, gconstpointer data)
{
  GtkWindow *settings = NULL;
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  act (fixture, "Contestant B: two", "contestant.settings");
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (MATCHUP_IS_CONTESTANT_SETTINGS (window))
        settings = window;
    }
  g_assert_nonnull (settings);
  g_assert_true (gtk_window_get_transient_for (settings) == fixture->window);
  matchup_test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (settings)));
  g_object_add_weak_pointer (G_OBJECT (settings), (gpointer *) &settings);
  matchup_lineup_remove (fixture->lineup, 1);
  matchup_test_wait_until (settings == NULL);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/ui/lineup-bar/add", test_add },
    { "/ui/lineup-bar/add-twice", test_add_twice },
    { "/ui/lineup-bar/change", test_change },
    { "/ui/lineup-bar/remove", test_remove },
    { "/ui/lineup-bar/undo-removal", test_undo_removal },
    { "/ui/lineup-bar/focus", test_focus },
    { "/ui/lineup-bar/full", test_full },
    { "/ui/lineup-bar/letters", test_letters },
    { "/ui/lineup-bar/move-by-keys", test_move_by_keys },
    { "/ui/lineup-bar/move-rtl", test_move_rtl },
    { "/ui/lineup-bar/drop", test_drop },
    { "/ui/lineup-bar/drag", test_drag },
    { "/ui/lineup-bar/drag-by-pointer", test_drag_by_pointer },
    { "/ui/lineup-bar/duplicate", test_duplicate },
    { "/ui/lineup-bar/rename", test_rename },
    { "/ui/lineup-bar/marks", test_marks },
    { "/ui/lineup-bar/settings", test_settings },
    { "/ui/lineup-bar/choose", test_choose },
    { "/ui/lineup-bar/other-lineup", test_other_lineup },
  };

  matchup_test_ui_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
