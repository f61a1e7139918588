/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of questions: pasted or opened, asked from a page, paused, stopped, taken back. */
#include "matchup-compare-page.h"
#include "matchup-masked-messages.h"
#include "matchup-prompt-list-dialog.h"
#include "matchup-prompt-queue-bar.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

#include <glib/gi18n.h>
#include <string.h>

static MatchupTestWorkspace *test;

static GtkWindow *
show_dialog (const char *const *models)
{
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  GtkWidget *dialog = matchup_prompt_list_dialog_new (NULL, test->workspace, lineup);

  matchup_test_present (dialog);
  return GTK_WINDOW (dialog);
}

static void
paste (gpointer dialog, const char *text)
{
  GtkTextView *view = GTK_TEXT_VIEW (matchup_test_find (dialog, "view"));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

static const char *
get_label (gpointer root, const char *id)
{
  return gtk_label_get_text (GTK_LABEL (matchup_test_find (root, id)));
}

static void
wait_for_count (gpointer dialog, const char *count)
{
  matchup_test_wait_until (g_str_equal (get_label (dialog, "count"), count));
}

static void
test_paste (void)
{
  static const char *const models[] = { "openai/gpt-4o-mini", "nosuch/m", NULL };
  GtkWindow *dialog = show_dialog (models);
  GtkWidget *start = matchup_test_find (dialog, "start_button");
  const char *const *prompts;

  g_assert_false (gtk_widget_get_sensitive (start));
  paste (dialog, "one\n\ntwo\none\n");
  wait_for_count (
      dialog,
      "2 questions\n1 question that comes again is left out.\n1 empty line is left out.");
  g_assert_cmpstr (get_label (dialog, "preview"), ==, "1. one\n2. two");
  g_assert_true (gtk_widget_get_sensitive (start));
  g_assert_true (
      g_str_has_prefix (get_label (dialog, "estimate"), "4 requests to 2 models\nCosts"));
  g_assert_nonnull (strstr (get_label (dialog, "estimate"), "The price of 1 model is not known."));
  prompts = matchup_prompt_list_dialog_get_prompts (MATCHUP_PROMPT_LIST_DIALOG (dialog));
  g_assert_cmpstr (prompts[1], ==, "two");
  g_assert_true (matchup_prompt_list_dialog_get_alone (MATCHUP_PROMPT_LIST_DIALOG (dialog)));
  g_assert_false (matchup_prompt_list_dialog_get_wait (MATCHUP_PROMPT_LIST_DIALOG (dialog)));
  paste (dialog, "");
  matchup_test_wait_until (*get_label (dialog, "count") == '\0');
  g_assert_false (gtk_widget_get_sensitive (start));
  /* From a spreadsheet. */
  paste (dialog, "id\tprompt\n1\tlong question\n2\tother question\n");
  wait_for_count (dialog, "2 questions");
  g_assert_true (gtk_widget_get_visible (matchup_test_find (dialog, "table_group")));
  gtk_switch_set_active (GTK_SWITCH (matchup_test_find (dialog, "header_switch")), FALSE);
  g_assert_cmpstr (get_label (dialog, "count"), ==, "3 questions");
  adw_combo_row_set_selected (ADW_COMBO_ROW (matchup_test_find (dialog, "column_row")), 0);
  g_assert_cmpstr (get_label (dialog, "preview"), ==, "1. id\n2. 1\n3. 2");
  matchup_test_destroy (dialog);
}

/* Nothing is said of prices that are not known. */
static void
test_practice (void)
{
  static const char *const models[] = { "practice/quick", "practice/thorough", NULL };
  GtkWindow *dialog = show_dialog (models);

  paste (dialog, "one\ntwo\n");
  wait_for_count (dialog, "2 questions");
  g_assert_cmpstr (get_label (dialog, "estimate"),
                   ==,
                   "4 requests to 2 models\nPractice models cost nothing and have no price.");
  matchup_test_destroy (dialog);
}

static void
test_file (void)
{
  static const char *const models[] = { NULL };
  GtkWindow *dialog = show_dialog (models);
  g_autofree char *path = g_build_filename (test->folder, "list.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_cmpstr (get_label (dialog, "estimate"), ==, _ ("Add models to the line-up first."));
  g_assert_true (g_file_set_contents (path, "prompt;x\n\"a;\nb\";1\nc;2\n", -1, NULL));
  matchup_prompt_list_dialog_load (MATCHUP_PROMPT_LIST_DIALOG (dialog), file);
  wait_for_count (dialog, "2 questions");
  g_assert_cmpstr (get_label (dialog, "file_label"), ==, "list.csv");
  g_assert_cmpstr (get_label (dialog, "preview"), ==, "1. a; b\n2. c");
  g_assert_false (gtk_widget_get_sensitive (matchup_test_find (dialog, "start_button")));
  g_assert_true (g_file_set_contents (path, "prompt\n\"never closed\n", -1, NULL));
  matchup_prompt_list_dialog_load (MATCHUP_PROMPT_LIST_DIALOG (dialog), file);
  matchup_test_wait_until (gtk_widget_get_visible (matchup_test_find (dialog, "trouble")));
  g_assert_nonnull (strstr (get_label (dialog, "trouble"), "line 2 is never closed"));
  matchup_test_click (matchup_test_find (dialog, "close_file_button"));
  matchup_test_wait_until (!gtk_widget_get_visible (matchup_test_find (dialog, "trouble")));
  matchup_test_destroy (dialog);
}

static GtkWindow *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (MATCHUP_IS_PROMPT_LIST_DIALOG (window))
        return window;
    }
  return NULL;
}

static MatchupPromptQueues *
get_queues (void)
{
  return matchup_workspace_get_prompt_queues (test->workspace);
}

static gboolean
look_for_undo (GtkWidget *widget, gpointer user_data)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "_Undo") == 0)
    *(GtkWidget **) user_data = widget;
  return TRUE;
}

static GtkWidget *
find_undo (GtkWidget *root)
{
  GtkWidget *button = NULL;

  matchup_test_foreach (root, look_for_undo, &button);
  return button;
}

/* The whole way from a page. */
static void
test_ask (void)
{
  static const char *const models[] = { "openai/hang", "openai/echo", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  GtkWidget *page;
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWidget *bar;
  GtkWindow *window;
  GtkWindow *dialog;
  g_autoptr (MatchupConversation) conversation = NULL;
  MatchupPromptQueue *queue;
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  matchup_lineup_set_all (matchup_workspace_get_lineup (test->workspace), lineup);
  page = matchup_compare_page_new (test->workspace);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), page);
  window = matchup_test_show (overlay, 900, 700);
  bar = matchup_test_find_type (window, MATCHUP_TYPE_PROMPT_QUEUE_BAR);
  g_assert_false (gtk_widget_get_visible (bar));
  matchup_compare_page_add_actions (MATCHUP_COMPARE_PAGE (page), G_ACTION_MAP (actions));
  g_action_group_activate_action (G_ACTION_GROUP (actions), "hide-names", NULL);
  matchup_compare_page_ask_many (MATCHUP_COMPARE_PAGE (page));
  dialog = find_dialog ();
  g_assert_true (gtk_window_get_transient_for (dialog) == window);
  paste (dialog, "first\nsecond\nthird\n");
  wait_for_count (dialog, "3 questions");
  matchup_test_click (matchup_test_find (dialog, "start_button"));
  matchup_test_wait_until (find_dialog () == NULL);

  conversation = g_object_ref (matchup_compare_page_get_conversation (MATCHUP_COMPARE_PAGE (page)));
  g_assert_true (matchup_round_get_blind (matchup_conversation_get_round (conversation, 0)));
  queue = matchup_prompt_queues_find (get_queues (), matchup_conversation_get_id (conversation));
  g_assert_nonnull (queue);
  g_assert_true (gtk_widget_get_visible (bar));
  g_assert_cmpstr (get_label (bar, "place"), ==, "0 of 3 questions");
  /* A second one has to wait. */
  matchup_compare_page_ask_many (MATCHUP_COMPARE_PAGE (page));
  g_assert_null (find_dialog ());

  matchup_test_click (matchup_test_find (bar, "pause_button"));
  g_assert_cmpint (matchup_prompt_queue_get_state (queue), ==, MATCHUP_PROMPT_QUEUE_PAUSED);
  g_assert_cmpstr (get_label (bar, "sentence"), ==, _ ("Paused"));
  g_assert_false (gtk_widget_get_visible (matchup_test_find (bar, "pause_button")));
  matchup_test_click (matchup_test_find (bar, "continue_button"));
  g_assert_cmpint (matchup_prompt_queue_get_state (queue), ==, MATCHUP_PROMPT_QUEUE_RUNNING);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (matchup_test_find (bar, "wait_button")), TRUE);
  g_assert_true (matchup_prompt_queue_get_wait (queue));

  matchup_test_click (matchup_test_find (bar, "stop_button"));
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_null (
      matchup_prompt_queues_find (get_queues (), matchup_conversation_get_id (conversation)));
  /* It comes when the one before it has been read. */
  matchup_test_wait_until (find_undo (overlay) != NULL);
  matchup_test_click (find_undo (overlay));
  g_assert_true (gtk_widget_get_visible (bar));
  g_assert_cmpstr (get_label (bar, "sentence"), ==, _ ("Paused"));
  matchup_test_click (matchup_test_find (bar, "stop_button"));
  matchup_round_stop_all (matchup_conversation_get_round (conversation, 0));
  matchup_test_wait_until (matchup_workspace_get_n_active (test->workspace) == 0);
  matchup_test_destroy (window);
}

/* What was left over is offered wherever the person is, until it is told not to. */
static void
test_left_over (void)
{
  static const char *const models[] = { "openai/echo", "openai/fast", NULL };
  static const char *const prompts[] = { "left", "over", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  MatchupConversation *conversation =
      matchup_history_create (matchup_workspace_get_history (test->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              lineup,
                              FALSE);
  g_autoptr (MatchupPromptQueue) queue =
      g_object_ref (matchup_prompt_queues_start (get_queues (), conversation, prompts, TRUE, TRUE));
  GtkWidget *bar;
  GtkWindow *window;

  matchup_test_wait_until (matchup_prompt_queue_get_state (queue) == MATCHUP_PROMPT_QUEUE_VOTING);
  g_object_unref (conversation);
  matchup_test_workspace_reopen (test);
  bar = matchup_prompt_queue_bar_new (test->workspace);
  window = matchup_test_show (bar, 400, 200);
  g_assert_true (gtk_widget_get_visible (bar));
  g_assert_cmpstr (get_label (bar, "place"), ==, "The list of “left” is not finished");
  g_assert_true (gtk_widget_get_visible (matchup_test_find (bar, "open_button")));
  g_assert_false (gtk_widget_get_visible (matchup_test_find (bar, "continue_button")));
  matchup_test_click (matchup_test_find (bar, "hide_button"));
  g_assert_false (gtk_widget_get_visible (bar));
  matchup_test_destroy (window);
}

static GtkWindow *
find_message_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }
  return NULL;
}

static void
respond (GtkWidget *bar, const char *response)
{
  matchup_test_click (matchup_test_find (bar, "continue_button"));
  g_assert_nonnull (find_message_dialog ());
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_message_dialog ()), response);
  gtk_window_destroy (find_message_dialog ());
}

/* The same server under an address that is not known to be this computer. */
static void
connect_remote (void)
{
  g_autofree char *local = g_strdup (test->address);
  GString *address = g_string_new (local);

  g_string_replace (address, "127.0.0.1", "0.0.0.0", 1);
  g_free (test->address);
  test->address = g_string_free (address, FALSE);
  matchup_provider_set_plain_http_accepted (
      matchup_test_workspace_connect (test, "deepseek", "test-key-abcdefghijklmnop"),
      TRUE);
  g_free (test->address);
  test->address = g_steal_pointer (&local);
}

/* A list for a model on this computer asks nobody; when its line-up changes, it has to. */
static void
test_personal_data (void)
{
  static const char *const here[] = { "openai/echo", NULL };
  static const char *const there[] = { "deepseek/echo", NULL };
  static const char *const prompts[] = { "one", "Call 0170 1234567", "three", NULL };
  g_autoptr (MatchupLineup) local = matchup_test_lineup_new (here);
  g_autoptr (MatchupLineup) remote = matchup_test_lineup_new (there);
  g_autoptr (MatchupConversation) conversation =
      matchup_history_create (matchup_workspace_get_history (test->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              local,
                              FALSE);
  g_autoptr (MatchupPromptQueue) queue =
      g_object_ref (matchup_prompt_queues_start (get_queues (), conversation, prompts, TRUE, TRUE));
  GtkWidget *bar = matchup_prompt_queue_bar_new (test->workspace);
  GtkWindow *window = matchup_test_show (bar, 400, 200);
  MatchupAnswer *answer;
  g_autofree char *text = NULL;

  connect_remote ();
  matchup_prompt_queue_bar_set_conversation (MATCHUP_PROMPT_QUEUE_BAR (bar), conversation);
  matchup_test_wait_until (matchup_prompt_queue_get_state (queue) == MATCHUP_PROMPT_QUEUE_VOTING);
  matchup_lineup_set_all (matchup_conversation_get_lineup (conversation), remote);
  matchup_prompt_queue_set_wait (queue, FALSE);
  matchup_test_wait_until (matchup_prompt_queue_get_state (queue) == MATCHUP_PROMPT_QUEUE_PAUSED);
  g_assert_cmpint (matchup_prompt_queue_get_pause (queue),
                   ==,
                   MATCHUP_PROMPT_QUEUE_BY_PERSONAL_DATA);
  g_assert_true (g_str_has_prefix (get_label (bar, "sentence"), "Paused: the line-up has changed"));
  respond (bar, "cancel");
  g_assert_cmpint (matchup_prompt_queue_get_state (queue), ==, MATCHUP_PROMPT_QUEUE_PAUSED);
  respond (bar, "mask");
  g_assert_cmpint (matchup_prompt_queue_get_state (queue), ==, MATCHUP_PROMPT_QUEUE_RUNNING);
  /* Who was asked is not asked again. */
  matchup_prompt_queue_pause (queue);
  matchup_test_click (matchup_test_find (bar, "continue_button"));
  g_assert_null (find_message_dialog ());
  matchup_test_wait_until (matchup_prompt_queue_get_state (queue) == MATCHUP_PROMPT_QUEUE_DONE);
  g_assert_cmpuint (matchup_mask_list_get_n (matchup_masks_of (conversation)), ==, 1);
  answer = matchup_round_get_answer (matchup_conversation_get_round (conversation, 1), 0);
  text = matchup_run_dup_answer (matchup_answer_get_current (answer));
  g_assert_cmpstr (text, ==, "Call 0170 1234567");
  matchup_test_destroy (window);
}

int
main (int argc, char **argv)
{
  int status;

  matchup_test_ui_init (&argc, &argv);
  test = matchup_test_workspace_new (NULL);
  matchup_test_workspace_start_server (test);
  matchup_test_workspace_connect (test, "openai", "test-key-abcdefghijklmnop");
  g_test_add_func ("/ui/prompt-list/paste", test_paste);
  g_test_add_func ("/ui/prompt-list/practice", test_practice);
  g_test_add_func ("/ui/prompt-list/file", test_file);
  g_test_add_func ("/ui/prompt-list/ask", test_ask);
  g_test_add_func ("/ui/prompt-list/personal-data", test_personal_data);
  g_test_add_func ("/ui/prompt-list/left-over", test_left_over);
  status = g_test_run ();
  matchup_test_workspace_free (test);
  return status;
}
