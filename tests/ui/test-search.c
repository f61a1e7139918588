/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search dialog: what it shows for what is typed, and what can be done with it by keys. */
#include "matchup-search-dialog.h"
#include "matchup-search-row.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupSearchDialog *dialog;
  GtkEditable *entry;
  GtkListBox *list;
  GtkStack *pages;
  GtkLabel *count;
  char *opened; /* of the hit */
} Fixture;

static void
ask (Fixture *fixture, const char *prompt)
{
  static const char *const models[] = { "nosuch/one", "nosuch/two", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupConversation) conversation =
      matchup_history_create (matchup_workspace_get_history (fixture->test->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              lineup,
                              FALSE);
  g_autoptr (MatchupRunGroup) group =
      matchup_workspace_ask (fixture->test->workspace, conversation, prompt);

  matchup_test_wait_until (!matchup_run_group_get_busy (group));
}

static void
open_cb (MatchupSearchDialog *dialog, MatchupSearchHit *hit, Fixture *fixture)
{
  g_free (fixture->opened);
  fixture->opened = matchup_search_hit_dup_place (hit);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupSearch) search = NULL;

  fixture->test = matchup_test_workspace_new (NULL);
  ask (fixture, "one apple 苹果");
  ask (fixture, "two pears <b>&amp;");
  search = matchup_workspace_new_search (fixture->test->workspace);
  fixture->dialog = MATCHUP_SEARCH_DIALOG (matchup_search_dialog_new (search));
  g_signal_connect (fixture->dialog, "open", G_CALLBACK (open_cb), fixture);
  fixture->entry = GTK_EDITABLE (matchup_test_find (fixture->dialog, "entry"));
  fixture->list = GTK_LIST_BOX (matchup_test_find (fixture->dialog, "list"));
  fixture->pages = GTK_STACK (matchup_test_find (fixture->dialog, "pages"));
  fixture->count = GTK_LABEL (matchup_test_find (fixture->dialog, "count"));
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  matchup_test_present (fixture->dialog);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    {
      g_object_remove_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
      matchup_test_destroy (fixture->dialog);
    }
  matchup_test_workspace_free (fixture->test);
  g_free (fixture->opened);
}

#define assert_page(fixture, name) \
  g_assert_cmpstr (gtk_stack_get_visible_child_name ((fixture)->pages), ==, name)

static GtkListBoxRow *
type (Fixture *fixture, const char *text, guint n_rows)
{
  gtk_editable_set_text (fixture->entry, text);
  if (n_rows > 0)
    matchup_test_wait_until (gtk_list_box_get_row_at_index (fixture->list, (int) n_rows - 1) !=
                             NULL);
  matchup_test_wait_frames (fixture->dialog, 2);
  g_assert_null (gtk_list_box_get_row_at_index (fixture->list, (int) n_rows));
  return gtk_list_box_get_row_at_index (fixture->list, 0);
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  GtkListBoxRow *row;
  g_autofree char *name = NULL;
  g_autofree char *texts = NULL;

  assert_page (fixture, "start");
  g_assert_cmpstr (gtk_label_get_text (fixture->count), ==, "");
  /* The title and the question. */
  row = type (fixture, "果", 2);
  assert_page (fixture, "list");
  g_assert_cmpstr (gtk_label_get_text (fixture->count), ==, "2 places found");
  name = matchup_test_dup_accessible_name (row);
  g_assert_true (g_str_has_prefix (name, "one apple 苹果, Comparison, "));
  texts = matchup_test_dup_texts (fixture->dialog);
  g_assert_nonnull (strstr (texts, "Titles\n"));
  g_assert_nonnull (strstr (texts, "Messages\n"));
  g_assert_nonnull (strstr (texts, "Question in “one apple 苹果”\n"));
  /* Nothing that was written is taken for markup. */
  g_clear_pointer (&texts, g_free);
  type (fixture, "pears", 2);
  texts = matchup_test_dup_texts (fixture->dialog);
  g_assert_nonnull (strstr (texts, "two pears <b>&amp;\n"));
  gtk_editable_set_text (fixture->entry, "quince");
  matchup_test_wait_until (
      g_str_equal (gtk_stack_get_visible_child_name (fixture->pages), "nothing"));
  g_assert_cmpstr (gtk_label_get_text (fixture->count), ==, "Nothing found");
  type (fixture, "", 0);
  assert_page (fixture, "start");
}

/* Bold, and underlined for those who see no difference in weight. */
static void
test_marks (Fixture *fixture, gconstpointer data)
{
  GtkListBoxRow *row = type (fixture, "appl", 2);
  GtkWidget *label = matchup_test_find_type (row, GTK_TYPE_LABEL);
  PangoAttrList *attributes = gtk_label_get_attributes (GTK_LABEL (label));
  g_autofree char *text = pango_attr_list_to_string (attributes);

  g_assert_nonnull (strstr (text, "4 8 weight bold"));
  g_assert_nonnull (strstr (text, "4 8 underline single"));
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  GtkListBoxRow *row;

  type (fixture, "苹果", 2);
  row = gtk_list_box_get_row_at_index (fixture->list, 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (row), "search-row.open", NULL));
  g_assert_cmpstr (fixture->opened, ==, "Question in “one apple 苹果”");
  matchup_test_wait_until (fixture->dialog == NULL);
}

static void
test_first (Fixture *fixture, gconstpointer data)
{
  /* Without anything found Return does nothing. */
  g_signal_emit_by_name (fixture->entry, "activate");
  g_assert_null (fixture->opened);
  type (fixture, "pear", 2);
  g_signal_emit_by_name (fixture->entry, "activate");
  g_assert_cmpstr (fixture->opened, ==, "Comparison");
}

#define ADD(name, test) g_test_add ("/search/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  matchup_test_ui_init (&argc, &argv);
  ADD ("states", test_states);
  ADD ("marks", test_marks);
  ADD ("open", test_open);
  ADD ("first", test_first);
  return g_test_run ();
}
