/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line-up: who competes can be seen, added, changed and removed, by keyboard as well. */
#include "matchup-lineup-bar.h"
#include "matchup-model-picker.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupLineup *lineup;
  GtkWidget *bar;
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
  fixture->window = matchup_test_show (fixture->bar, 700, 100);
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

static void
pick (GtkWidget *menu_button, const char *model_id)
{
  GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu_button));
  MatchupModelChooser *chooser;

  gtk_menu_button_popup (GTK_MENU_BUTTON (menu_button));
  matchup_test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (popover)));
  chooser = matchup_model_picker_get_chooser (MATCHUP_MODEL_PICKER (popover));
  matchup_model_chooser_set_search (chooser, model_id);
  g_object_add_weak_pointer (G_OBJECT (popover), (gpointer *) &popover);
  matchup_model_chooser_pick (chooser);
  matchup_test_wait_until (popover == NULL); /* made anew with its button */
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  assert_shown (fixture, "A one B two C three Add a Model ");
  pick (find (fixture, "Add a model"), "four-4");
  g_assert_cmpuint (matchup_lineup_get_size (fixture->lineup), ==, 4);
  assert_shown (fixture, "A one B two C three D four-4 Add a Model ");
}

/* The same model may stand there twice; they are two contestants. */
static void
test_add_twice (Fixture *fixture, gconstpointer data)
{
  pick (find (fixture, "Add a model"), "four-4");
  assert_shown (fixture, "A one B two C three D four-4 Add a Model ");
  pick (find (fixture, "Add a model"), "four-4");
  assert_shown (fixture, "A one B two C three D four-4 E four-4 Add a Model ");
  g_assert_cmpstr (matchup_contestant_get_id (matchup_lineup_get (fixture->lineup, 3)),
                   !=,
                   matchup_contestant_get_id (matchup_lineup_get (fixture->lineup, 4)));
}

static void
test_change (Fixture *fixture, gconstpointer data)
{
  pick (find (fixture, "Contestant B: two. Change the model"), "other-2");
  assert_shown (fixture, "A one B other-2 C three Add a Model ");
  g_assert_cmpstr (matchup_contestant_get_name (matchup_lineup_get (fixture->lineup, 1)),
                   ==,
                   "other-2");
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  matchup_test_click (find (fixture, "Remove one"));
  assert_shown (fixture, "A two B three Add a Model ");
  matchup_test_click (find (fixture, "Remove three"));
  assert_shown (fixture, "A two Add a Model ");
  matchup_test_click (find (fixture, "Remove two"));
  assert_shown (fixture, "Add a Model ");
}

/* Who works with the keyboard goes on where they were. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = find (fixture, "Remove two");
  GtkWidget *focus;
  g_autofree char *name = NULL;

  g_assert_true (gtk_widget_grab_focus (button));
  matchup_test_click (button);
  assert_shown (fixture, "A one B three Add a Model ");
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_nonnull (focus);
  name = matchup_test_dup_accessible_name (focus);
  g_assert_cmpstr (name, ==, "Remove three");

  matchup_test_click (focus);
  assert_shown (fixture, "A one Add a Model ");
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, find (fixture, "Add a model")));
}

/* Not more than can be compared. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  for (guint i = 4; i <= MATCHUP_LINEUP_MAX; i++)
    {
      g_autofree char *id = g_strdup_printf ("m-%u", i);

      pick (find (fixture, "Add a model"), id);
      matchup_test_wait_frames (fixture->window, 2);
    }
  assert_shown (fixture, "A one B two C three D m-4 E m-5 F m-6 G m-7 H m-8 ");
  matchup_test_click (find (fixture, "Remove one"));
  assert_shown (fixture, "A two B three C m-4 D m-5 E m-6 F m-7 G m-8 Add a Model ");
}

static void
assert_chooses (Fixture *fixture, const char *contestant_id, const char *name)
{
  GtkMenuButton *button;

  matchup_test_wait_frames (fixture->window, 2);
  matchup_lineup_bar_choose (MATCHUP_LINEUP_BAR (fixture->bar), contestant_id);
  button = GTK_MENU_BUTTON (find (fixture, name));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (button))));
  gtk_menu_button_popdown (button);
}

/* For a contestant whose answer is there, also where it competes no more and nobody can join. */
static void
test_choose (Fixture *fixture, gconstpointer data)
{
  const char *id = matchup_contestant_get_id (matchup_lineup_get (fixture->lineup, 1));

  assert_chooses (fixture, id, "Contestant B: two. Change the model");
  assert_chooses (fixture, "gone", "Add a model");
  while (matchup_lineup_get_size (fixture->lineup) < MATCHUP_LINEUP_MAX)
    {
      g_autoptr (MatchupContestant) contestant = matchup_test_contestant_new ("openai/more");

      matchup_lineup_append (fixture->lineup, contestant);
    }
  assert_chooses (fixture, "gone", "Contestant H: more. Change the model");
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

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/ui/lineup-bar/add", test_add },       { "/ui/lineup-bar/add-twice", test_add_twice },
    { "/ui/lineup-bar/change", test_change }, { "/ui/lineup-bar/remove", test_remove },
    { "/ui/lineup-bar/focus", test_focus },   { "/ui/lineup-bar/full", test_full },
    { "/ui/lineup-bar/choose", test_choose }, { "/ui/lineup-bar/other-lineup", test_other_lineup },
  };

  matchup_test_ui_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
