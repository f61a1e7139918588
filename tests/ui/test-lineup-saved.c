/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Line-ups that are kept under a name: saved, opened, overwritten, renamed and deleted, and what
 * was done is taken back. */
#include "matchup-compare-page.h"
#include "matchup-lineup-row.h"
#include "matchup-lineup-saved.h"
#include "matchup-rename-popover.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

#include <string.h>

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupLineupList *list;
  MatchupLineup *lineup; /* that sticks */
  GtkWidget *page;
  GtkWidget *overlay;
  GtkMenuButton *button;
  GtkWidget *saved;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/one", "gone/two", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);

  fixture->test = matchup_test_workspace_new (NULL);
  matchup_test_workspace_connect (fixture->test, "openai", NULL);
  fixture->list = matchup_workspace_get_saved_lineups (fixture->test->workspace);
  fixture->lineup = matchup_workspace_get_lineup (fixture->test->workspace);
  matchup_lineup_set_all (fixture->lineup, lineup);
  fixture->page = matchup_compare_page_new (fixture->test->workspace);
  fixture->overlay = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay), fixture->page);
  fixture->window = matchup_test_show (fixture->overlay, 900, 600);
  fixture->saved = matchup_test_find_type (fixture->page, MATCHUP_TYPE_LINEUP_SAVED);
  fixture->button = GTK_MENU_BUTTON (gtk_widget_get_parent (fixture->saved));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_test_destroy (fixture->window);
  matchup_test_workspace_free (fixture->test);
}

static void
open_list (Fixture *fixture)
{
  gtk_menu_button_popup (fixture->button);
  matchup_test_wait_until (gtk_widget_get_mapped (fixture->saved));
  matchup_test_wait_frames (fixture->window, 2);
}

static void
save (Fixture *fixture, const char *name)
{
  open_list (fixture);
  gtk_editable_set_text (GTK_EDITABLE (matchup_test_find (fixture->saved, "entry")), name);
  matchup_test_click (matchup_test_find (fixture->saved, "save_button"));
  matchup_test_wait_until (!gtk_widget_get_mapped (fixture->saved));
}

static GtkListBoxRow *
get_row (Fixture *fixture, int position)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (matchup_test_find (fixture->saved, "list")),
                                        position);
}

static void
assert_names (Fixture *fixture, const char *wanted)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    {
      g_autoptr (MatchupSavedLineup) saved =
          g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      g_string_append_printf (names, "%s,", matchup_saved_lineup_get_name (saved));
    }
  g_assert_cmpstr (names->str, ==, wanted);
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

static void
undo (Fixture *fixture)
{
  GtkWidget *button = NULL;

  matchup_test_wait_until ((button = find_undo (fixture->overlay)) != NULL &&
                           gtk_widget_get_mapped (button));
  matchup_test_click (button);
  matchup_test_wait_frames (fixture->window, 2);
}

static void
press (Fixture *fixture, const char *name)
{
  open_list (fixture);
  matchup_test_click (matchup_test_find_named (fixture->saved, name));
  matchup_test_wait_frames (fixture->window, 2);
}

/* The list says who is in it, and whose service is gone; the current one is marked. */
static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autofree char *texts = NULL;
  g_autofree char *name = NULL;

  open_list (fixture);
  g_assert_null (get_row (fixture, 0));
  g_assert_false (gtk_widget_is_sensitive (matchup_test_find (fixture->saved, "save_button")));
  gtk_menu_button_popdown (fixture->button);
  save (fixture, " Maths ");
  assert_names (fixture, "Maths,");
  open_list (fixture);
  texts = matchup_test_dup_texts (fixture->saved);
  g_assert_nonnull (strstr (texts, "Maths\none, two\ntwo (not connected)"));
  name = matchup_test_dup_accessible_name (get_row (fixture, 0));
  g_assert_cmpstr (name, ==, "Open “Maths”: one, two\ntwo (not connected)");
  g_assert_false (gtk_widget_get_visible (
      matchup_test_find_named (fixture->saved, "Update “Maths” with the current line-up")));
}

static void
remove_first (Fixture *fixture)
{
  matchup_lineup_remove (fixture->lineup, 0);
  matchup_test_wait_frames (fixture->window, 2);
}

/* By its button, and by saving under the same name. */
static void
test_overwrite (Fixture *fixture, gconstpointer data)
{
  save (fixture, "Maths");
  remove_first (fixture);
  press (fixture, "Update “Maths” with the current line-up");
  g_assert_true (matchup_lineup_equal (matchup_saved_lineup_get_lineup (
                                           matchup_lineup_list_find (fixture->list, "Maths")),
                                       fixture->lineup));
  undo (fixture);
  g_assert_cmpuint (matchup_lineup_get_size (matchup_saved_lineup_get_lineup (
                        matchup_lineup_list_find (fixture->list, "Maths"))),
                    ==,
                    2);
  save (fixture, "Maths");
  assert_names (fixture, "Maths,");
  g_assert_cmpuint (matchup_lineup_get_size (matchup_saved_lineup_get_lineup (
                        matchup_lineup_list_find (fixture->list, "Maths"))),
                    ==,
                    1);
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  MatchupRenamePopover *popover;

  save (fixture, "Maths");
  save (fixture, "Letters");
  press (fixture, "Rename “Maths”");
  popover =
      MATCHUP_RENAME_POPOVER (matchup_test_find_type (fixture->saved, MATCHUP_TYPE_RENAME_POPOVER));
  matchup_rename_popover_set_text (popover, "Letters");
  g_object_add_weak_pointer (G_OBJECT (popover), (gpointer *) &popover);
  matchup_rename_popover_apply (popover);
  matchup_test_wait_until (popover == NULL);
  assert_names (fixture, "Letters,Maths,");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (matchup_test_find (fixture->saved, "note"))),
                   ==,
                   "There is a line-up called “Letters” already.");
  press (fixture, "Rename “Maths”");
  popover =
      MATCHUP_RENAME_POPOVER (matchup_test_find_type (fixture->saved, MATCHUP_TYPE_RENAME_POPOVER));
  matchup_rename_popover_set_text (popover, "Algebra");
  g_object_add_weak_pointer (G_OBJECT (popover), (gpointer *) &popover);
  matchup_rename_popover_apply (popover);
  matchup_test_wait_until (popover == NULL);
  assert_names (fixture, "Algebra,Letters,");
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  save (fixture, "Maths");
  save (fixture, "Letters");
  press (fixture, "Delete “Maths”");
  assert_names (fixture, "Letters,");
  undo (fixture);
  assert_names (fixture, "Letters,Maths,");
}

/* With one press; where nothing was asked yet, in the place of what was there. */
static void
test_open (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupLineup) before = matchup_lineup_copy (fixture->lineup);
  g_autoptr (MatchupLineup) changed = NULL;

  save (fixture, "Maths");
  remove_first (fixture);
  changed = matchup_lineup_copy (fixture->lineup);
  open_list (fixture);
  g_assert_true (gtk_widget_activate (GTK_WIDGET (get_row (fixture, 0))));
  matchup_test_wait_until (!gtk_widget_get_mapped (fixture->saved));
  g_assert_true (matchup_lineup_equal (fixture->lineup, before));
  undo (fixture);
  g_assert_true (matchup_lineup_equal (fixture->lineup, changed));
}

static void
new_comparison_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Fixture *fixture = user_data;

  matchup_compare_page_set_conversation (MATCHUP_COMPARE_PAGE (fixture->page), NULL);
}

/* Where something was asked, a new comparison begins; nothing of the old one changes. */
static void
test_open_with_rounds (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/x", "openai/y", "openai/z", NULL };
  static const GActionEntry entries[] = { { "new-comparison", new_comparison_cb } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (MatchupLineup) old = matchup_test_lineup_new (models);
  g_autoptr (MatchupLineup) wanted = matchup_lineup_copy (fixture->lineup);
  g_autoptr (MatchupConversation) conversation =
      matchup_history_create (matchup_workspace_get_history (fixture->test->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              old,
                              TRUE);

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, 1, fixture);
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "app", G_ACTION_GROUP (actions));
  save (fixture, "Maths");
  matchup_test_add_round (conversation, "What?", "That.", MATCHUP_RUN_STATE_DONE);
  matchup_compare_page_set_conversation (MATCHUP_COMPARE_PAGE (fixture->page), conversation);
  open_list (fixture);
  g_assert_true (gtk_widget_activate (GTK_WIDGET (get_row (fixture, 0))));
  matchup_test_wait_until (!gtk_widget_get_mapped (fixture->saved));
  g_assert_null (matchup_compare_page_get_conversation (MATCHUP_COMPARE_PAGE (fixture->page)));
  g_assert_true (matchup_lineup_equal (fixture->lineup, wanted));
  g_assert_true (matchup_lineup_equal (matchup_conversation_get_lineup (conversation), old));
  matchup_test_wait_frames (fixture->window, 2);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/ui/lineup-saved/save", test_save },
    { "/ui/lineup-saved/overwrite", test_overwrite },
    { "/ui/lineup-saved/rename", test_rename },
    { "/ui/lineup-saved/delete", test_delete },
    { "/ui/lineup-saved/open", test_open },
    { "/ui/lineup-saved/open-with-rounds", test_open_with_rounds },
  };

  matchup_test_ui_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
