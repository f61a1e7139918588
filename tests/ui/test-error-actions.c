/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the button beside an error leads when the page around it has to do something. */
#include "matchup-compare-page.h"
#include "matchup-lineup-chip.h"
#include "matchup-model-picker.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"
#include "matchup-window.h"

#define PROMPT "Who was the first?"

static MatchupTestWorkspace *test;

static GtkWidget *
get_nth_child (GtkWidget *parent, guint n)
{
  GtkWidget *child = gtk_widget_get_first_child (parent);

  while (n-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* The models of the very contestant that failed are offered, not those of its neighbour. */
static void
test_choose_model (void)
{
  static const char *const models[] = { "doubao/first", "doubao/second", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  MatchupLineup *sticking = matchup_workspace_get_lineup (test->workspace);
  GtkWidget *page = matchup_compare_page_new (test->workspace);
  GtkWindow *window;
  GtkWidget *bar;

  matchup_lineup_set_all (sticking, lineup);
  window = matchup_test_show (page, 800, 600);
  gtk_widget_activate_action (page,
                              "compare.choose-model",
                              "s",
                              matchup_contestant_get_id (matchup_lineup_get (sticking, 1)));
  bar = gtk_widget_get_parent (matchup_test_find_type (page, MATCHUP_TYPE_LINEUP_CHIP));
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *last = gtk_widget_get_last_child (get_nth_child (bar, i));

      g_assert_cmpint (MATCHUP_IS_MODEL_PICKER (last) && gtk_widget_get_visible (last), ==, i == 1);
    }
  matchup_test_destroy (window);
}

/* The same line-up, a new comparison, and the question ready to be changed. */
static void
test_start_over (void)
{
  static const char *const models[] = { "doubao/first", "doubao/second", NULL };
  static const char *const none[] = { NULL };
  g_autoptr (GtkApplication) application =
      gtk_application_new ("io.github.matchup_app.Test", G_APPLICATION_NON_UNIQUE);
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupLineup) empty = matchup_test_lineup_new (none);
  MatchupLineup *sticking = matchup_workspace_get_lineup (test->workspace);
  g_autoptr (MatchupConversation) conversation =
      matchup_history_create (matchup_workspace_get_history (test->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              lineup,
                              FALSE);
  MatchupWindow *window;
  MatchupComparePage *page;
  GtkTextBuffer *buffer;
  g_autofree char *text = NULL;

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  matchup_lineup_set_all (sticking, empty);
  window = matchup_window_new (application, NULL);
  matchup_window_set_workspace (window, test->workspace);
  page = MATCHUP_COMPARE_PAGE (matchup_test_find_type (window, MATCHUP_TYPE_COMPARE_PAGE));
  matchup_compare_page_set_conversation (page, conversation);
  g_assert_cmpuint (matchup_lineup_get_size (sticking), ==, 0);

  g_action_group_activate_action (G_ACTION_GROUP (window),
                                  "start-over",
                                  g_variant_new_string (PROMPT));
  g_assert_null (matchup_compare_page_get_conversation (page));
  g_assert_cmpuint (matchup_lineup_get_size (sticking), ==, 2);
  buffer = gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (matchup_test_find_type (window, GTK_TYPE_TEXT_VIEW)));
  g_object_get (buffer, "text", &text, NULL);
  g_assert_cmpstr (text, ==, PROMPT);

  /* What was typed meanwhile is not lost. */
  gtk_text_buffer_set_text (buffer, "A draft", -1);
  g_action_group_activate_action (G_ACTION_GROUP (window),
                                  "start-over",
                                  g_variant_new_string (PROMPT));
  g_clear_pointer (&text, g_free);
  g_object_get (buffer, "text", &text, NULL);
  g_assert_cmpstr (text, ==, PROMPT "\n\nA draft");
  matchup_test_destroy (window);
}

int
main (int argc, char **argv)
{
  int status;

  matchup_test_ui_init (&argc, &argv);
  test = matchup_test_workspace_new (NULL);
  matchup_test_workspace_connect (test, "doubao", NULL);
  g_test_add_func ("/ui/error-actions/choose-model", test_choose_model);
  g_test_add_func ("/ui/error-actions/start-over", test_start_over);
  status = g_test_run ();
  matchup_test_workspace_free (test);
  return status;
}
