/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chat as a person has it: with a real service, by what the window and its rows offer. */
#include "matchup-answer-view.h"
#include "matchup-application-private.h"
#include "matchup-branch-map.h"
#include "matchup-branch-node.h"
#include "matchup-chat-page.h"
#include "matchup-chat-row.h"
#include "matchup-compare-page.h"
#include "matchup-model-picker.h"
#include "matchup-private-list.h"
#include "matchup-prompt-editor.h"
#include "matchup-settings.h"
#include "matchup-sidebar.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"
#include "matchup-variant-stepper.h"

static MatchupApplication *application;

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupHistory *history;
  GSettings *settings;
  MatchupWindow *window;
  MatchupChatPage *page;
} Fixture;

static MatchupWorkspace *
make_no_workspace (gpointer user_data)
{
  g_assert_not_reached ();
}

static void
set_models (MatchupLineup *lineup, const char *const *models)
{
  g_autoptr (MatchupLineup) wanted = matchup_test_lineup_new (models);

  matchup_lineup_set_all (lineup, wanted);
}

static void
open_window (Fixture *fixture)
{
  fixture->window = matchup_window_new (GTK_APPLICATION (application), fixture->settings);
  matchup_window_set_workspace (fixture->window, fixture->test->workspace);
  matchup_test_present (fixture->window);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "chat");
  fixture->page =
      MATCHUP_CHAT_PAGE (matchup_test_find_type (fixture->window, MATCHUP_TYPE_CHAT_PAGE));
  matchup_test_wait_frames (fixture->window, 2);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const keys[] = { "last-conversation", "last-chat", "last-view" };
  static const char *const models[] = { "openai/echo", NULL };

  fixture->test = matchup_test_workspace_new (NULL);
  fixture->history = matchup_workspace_get_history (fixture->test->workspace);
  matchup_test_workspace_start_server (fixture->test);
  matchup_test_workspace_connect (fixture->test, "openai", "test-key");
  set_models (matchup_workspace_get_chat_lineup (fixture->test->workspace), models);
  fixture->settings = matchup_settings_new ();
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (fixture->settings, keys[i]);
  open_window (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_test_destroy (fixture->window);
  g_object_unref (fixture->settings);
  matchup_test_workspace_free (fixture->test);
}

static void
wait_for_answers (Fixture *fixture)
{
  matchup_test_wait_until (matchup_workspace_get_n_active (fixture->test->workspace) == 0);
  matchup_test_wait_frames (fixture->window, 4);
}

static void
say (Fixture *fixture, const char *text)
{
  MatchupComposer *composer = matchup_chat_page_get_composer (fixture->page);

  matchup_composer_set_text (composer, text);
  matchup_test_click (matchup_test_find (composer, "send_button"));
  wait_for_answers (fixture);
}

static MatchupConversation *
get_conversation (Fixture *fixture)
{
  return matchup_chat_page_get_conversation (fixture->page);
}

static MatchupRound *
get_round (Fixture *fixture, guint position)
{
  return matchup_conversation_get_round (get_conversation (fixture), position);
}

static guint
get_n_rounds (Fixture *fixture)
{
  return matchup_conversation_get_n_rounds (get_conversation (fixture));
}

static MatchupAnswer *
get_answer (Fixture *fixture, guint position)
{
  return matchup_round_get_answer (get_round (fixture, position), 0);
}

typedef struct
{
  MatchupRound *round;
  GtkWidget *row;
} RowSearch;

static gboolean
look_for_row (GtkWidget *widget, gpointer user_data)
{
  RowSearch *search = user_data;

  if (MATCHUP_IS_CHAT_ROW (widget) &&
      matchup_chat_row_get_round (MATCHUP_CHAT_ROW (widget)) == search->round)
    search->row = widget;
  return search->row == NULL;
}

static GtkWidget *
get_row (Fixture *fixture, guint position)
{
  RowSearch search = { get_round (fixture, position), NULL };

  matchup_test_foreach (fixture->page, look_for_row, &search);
  g_assert_nonnull (search.row);
  return search.row;
}

static void
act (GtkWidget *widget, const char *action)
{
  g_assert_true (gtk_widget_activate_action (widget, action, NULL));
}

static gboolean
shows (gpointer widget, const char *words)
{
  g_autofree char *texts = matchup_test_dup_texts (widget);

  return strstr (texts, words) != NULL;
}

static const char *
get_view (Fixture *fixture)
{
  g_autoptr (GVariant) state =
      g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "view");

  return g_intern_string (g_variant_get_string (state, NULL));
}

static GtkTextBuffer *
get_text (gpointer widget)
{
  GtkWidget *view = matchup_test_find_type (widget, GTK_TYPE_TEXT_VIEW);

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
}

static void
assert_text (gpointer widget, const char *wanted)
{
  g_autofree char *text = NULL;

  g_object_get (get_text (widget), "text", &text, NULL);
  g_assert_cmpstr (text, ==, wanted);
}

static GtkWidget *undo_button;

static gboolean
look_for_undo (GtkWidget *widget, gpointer user_data)
{
  const char *label = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;

  if (gtk_widget_get_mapped (widget) && g_strcmp0 (label, "_Undo") == 0)
    undo_button = widget;
  return TRUE;
}

static gboolean
has_undo (Fixture *fixture)
{
  undo_button = NULL;
  matchup_test_foreach (fixture->window, look_for_undo, NULL);
  return undo_button != NULL;
}

static void
undo (Fixture *fixture)
{
  matchup_test_wait_until (has_undo (fixture));
  matchup_test_click (undo_button);
  matchup_test_wait_frames (fixture->window, 4);
}

/* A chat is a chat: in its own view, its own list, with who answered last in the next one. */
static void
test_say (Fixture *fixture, gconstpointer data)
{
  GtkWidget *sidebar = matchup_test_find_type (fixture->window, MATCHUP_TYPE_SIDEBAR);
  GListModel *listed = matchup_sidebar_get_shown (MATCHUP_SIDEBAR (sidebar));
  const char *id;

  g_assert_true (shows (fixture->page, "What Is on Your Mind?"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "New Chat");
  say (fixture, "  How many legs?  ");
  g_assert_cmpint (matchup_conversation_get_kind (get_conversation (fixture)),
                   ==,
                   MATCHUP_CONVERSATION_KIND_CHAT);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "How many legs?");
  g_assert_true (shows (get_row (fixture, 0), "How many legs?"));
  id = matchup_conversation_get_id (get_conversation (fixture));
  g_assert_cmpstr (matchup_window_get_conversation_id (fixture->window), ==, id);
  g_assert_cmpuint (g_list_model_get_n_items (listed), ==, 1);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "compare");
  g_assert_cmpuint (g_list_model_get_n_items (listed), ==, 0);
  g_assert_null (matchup_window_get_conversation_id (fixture->window));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->page)));
  /* Where it belongs, from wherever it is opened. */
  matchup_window_open (fixture->window, id);
  g_assert_cmpstr (get_view (fixture), ==, "chat");
  g_assert_cmpuint (g_list_model_get_n_items (listed), ==, 1);

  act (GTK_WIDGET (fixture->window), "win.new");
  g_assert_cmpstr (get_view (fixture), ==, "chat");
  g_assert_null (get_conversation (fixture));
}

/* The next start shows what was open, in the view that was open. */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;

  say (fixture, "Remember");
  id = g_strdup (matchup_conversation_get_id (get_conversation (fixture)));
  matchup_test_destroy (fixture->window);
  fixture->window = matchup_window_new (GTK_APPLICATION (application), fixture->settings);
  matchup_window_set_workspace (fixture->window, fixture->test->workspace);
  matchup_test_present (fixture->window);
  g_assert_cmpstr (get_view (fixture), ==, "chat");
  fixture->page =
      MATCHUP_CHAT_PAGE (matchup_test_find_type (fixture->window, MATCHUP_TYPE_CHAT_PAGE));
  matchup_test_wait_until (get_conversation (fixture) != NULL);
  g_assert_cmpstr (matchup_conversation_get_id (get_conversation (fixture)), ==, id);
}

static GtkWidget *
get_editor (GtkWidget *row)
{
  return matchup_test_find_type (row, MATCHUP_TYPE_PROMPT_EDITOR);
}

/* Both branches stay, and are stepped through where they part. */
static void
test_edit (Fixture *fixture, gconstpointer data)
{
  MatchupRound *first;
  GtkWidget *row;

  say (fixture, "One");
  say (fixture, "Two");
  first = get_round (fixture, 0);
  row = get_row (fixture, 0);
  act (row, "message.edit");
  matchup_test_wait_frames (fixture->window, 4);
  assert_text (get_editor (row), "One");
  act (get_editor (row), "editor.cancel");
  g_assert_true (shows (row, "One"));

  act (row, "message.edit");
  gtk_text_buffer_set_text (get_text (get_editor (row)), " ", -1);
  g_assert_false (gtk_widget_activate_action (get_editor (row), "editor.send", NULL) &&
                  get_round (fixture, 0) != first);
  gtk_text_buffer_set_text (get_text (get_editor (row)), "Uno", -1);
  act (get_editor (row), "editor.send");
  wait_for_answers (fixture);
  g_assert_cmpuint (get_n_rounds (fixture), ==, 1);
  row = get_row (fixture, 0);
  g_assert_true (shows (row, "Uno"));
  g_assert_true (shows (row, "2 / 2"));

  act (row, "message.earlier");
  matchup_test_wait_frames (fixture->window, 4);
  g_assert_true (get_round (fixture, 0) == first);
  g_assert_cmpuint (get_n_rounds (fixture), ==, 2);
  row = get_row (fixture, 0);
  g_assert_true (shows (row, "1 / 2"));
  g_assert_true (shows (get_row (fixture, 1), "Two"));
  act (row, "message.later");
  g_assert_true (get_round (fixture, 0) != first);
}

/* Who steps by the keyboard goes on there. */
static void
test_edit_keeps_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus;

  say (fixture, "One");
  act (get_row (fixture, 0), "message.edit");
  gtk_text_buffer_set_text (get_text (get_editor (get_row (fixture, 0))), "Uno", -1);
  act (get_editor (get_row (fixture, 0)), "editor.send");
  wait_for_answers (fixture);
  matchup_chat_row_focus_versions (MATCHUP_CHAT_ROW (get_row (fixture, 0)));
  act (get_row (fixture, 0), "message.earlier");
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, get_row (fixture, 0)));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, MATCHUP_TYPE_VARIANT_STEPPER));
}

static void
try_with (Fixture *fixture, guint position, const char *model)
{
  g_autoptr (MatchupContestant) contestant = matchup_test_contestant_new (model);
  GtkWidget *row = get_row (fixture, position);
  GtkWidget *picker;

  act (row, "message.again-with");
  picker = matchup_test_find_type (row, MATCHUP_TYPE_MODEL_PICKER);
  gtk_popover_popdown (GTK_POPOVER (picker));
  g_signal_emit_by_name (picker, "picked", matchup_contestant_get_model (contestant));
  wait_for_answers (fixture);
}

/* Both answers stay; who wrote which is told; what is shown is what the next one goes on from. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  MatchupAnswer *answer;
  GtkWidget *row;
  GtkWidget *view;
  g_autofree char *sent = NULL;
  MatchupRound *next;

  say (fixture, "Hello");
  answer = get_answer (fixture, 0);
  row = get_row (fixture, 0);
  view = matchup_test_find_type (row, MATCHUP_TYPE_ANSWER_VIEW);
  g_assert_true (shows (view, "echo"));
  act (view, "answer.again");
  wait_for_answers (fixture);
  g_assert_cmpuint (matchup_answer_get_n_runs (answer), ==, 2);
  try_with (fixture, 0, "openai/chinese");
  g_assert_cmpuint (matchup_answer_get_n_runs (answer), ==, 3);
  g_assert_true (shows (row, "3 / 3"));
  g_assert_true (shows (view, "chinese"));
  /* Once more by who wrote what is shown, and not by who was asked first. */
  act (view, "answer.again");
  wait_for_answers (fixture);
  g_assert_cmpstr (matchup_contestant_get_name (matchup_answer_get_contestant (answer)),
                   ==,
                   "chinese");
  act (view, "answer.earlier");
  act (view, "answer.earlier");
  matchup_test_wait_frames (fixture->window, 2);
  g_assert_true (shows (row, "2 / 4"));
  g_assert_true (shows (view, "echo"));
  say (fixture, "Next");
  next = get_round (fixture, 1);
  sent = matchup_workspace_dup_sent (fixture->test->workspace,
                                     get_conversation (fixture),
                                     next,
                                     matchup_round_get_answer (next, 0));
  g_assert_nonnull (strstr (sent, "Hello"));
  g_assert_null (strstr (sent, "旅行"));
}

static void
test_compare_answers (Fixture *fixture, gconstpointer data)
{
  MatchupComparePage *page =
      MATCHUP_COMPARE_PAGE (matchup_test_find_type (fixture->window, MATCHUP_TYPE_COMPARE_PAGE));
  MatchupConversation *comparison;

  say (fixture, "Hello");
  g_assert_false (
      gtk_widget_activate_action (get_row (fixture, 0), "message.compare-answers", NULL) &&
      g_str_equal (get_view (fixture), "compare"));
  try_with (fixture, 0, "openai/chinese");
  act (get_row (fixture, 0), "message.compare-answers");
  g_assert_cmpstr (get_view (fixture), ==, "compare");
  matchup_test_wait_until (matchup_compare_page_get_conversation (page) != NULL);
  comparison = matchup_compare_page_get_conversation (page);
  g_assert_cmpuint (matchup_round_get_n_answers (matchup_conversation_get_round (comparison, 0)),
                    ==,
                    2);
  matchup_test_wait_frames (fixture->window, 4);
  g_assert_true (shows (page, "Hello"));
}

/* To those who are compared, at once; where these are too few, to be sent by the person. */
static void
test_compare_this (Fixture *fixture, gconstpointer data)
{
  static const char *const two[] = { "openai/echo", "openai/chinese", NULL };
  static const char *const one[] = { "openai/echo", NULL };
  MatchupComparePage *page =
      MATCHUP_COMPARE_PAGE (matchup_test_find_type (fixture->window, MATCHUP_TYPE_COMPARE_PAGE));
  MatchupLineup *lineup = matchup_workspace_get_lineup (fixture->test->workspace);

  say (fixture, "Which city?");
  set_models (lineup, one);
  act (get_row (fixture, 0), "message.compare");
  g_assert_cmpstr (get_view (fixture), ==, "compare");
  g_assert_null (matchup_compare_page_get_conversation (page));
  assert_text (page, "Which city?");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "chat");
  set_models (lineup, two);
  act (get_row (fixture, 0), "message.compare");
  g_assert_cmpstr (get_view (fixture), ==, "compare");
  matchup_test_wait_until (matchup_compare_page_get_conversation (page) != NULL);
  wait_for_answers (fixture);
  g_assert_true (shows (page, "Which city?"));
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  GtkWidget *third;

  say (fixture, "One");
  say (fixture, "Two");
  say (fixture, "Three");
  third = get_row (fixture, 2);
  act (get_row (fixture, 1), "message.delete");
  g_assert_cmpuint (get_n_rounds (fixture), ==, 2);
  /* What stays is not made anew. */
  g_assert_true (get_row (fixture, 1) == third);
  undo (fixture);
  g_assert_cmpuint (get_n_rounds (fixture), ==, 3);
  g_assert_true (shows (get_row (fixture, 1), "Two"));

  act (get_row (fixture, 1), "message.delete-rest");
  g_assert_cmpuint (get_n_rounds (fixture), ==, 1);
  undo (fixture);
  g_assert_cmpuint (get_n_rounds (fixture), ==, 3);

  act (get_row (fixture, 0), "message.delete-rest");
  g_assert_cmpuint (get_n_rounds (fixture), ==, 0);
  g_assert_true (shows (fixture->page, "What Is on Your Mind?"));
  undo (fixture);
  g_assert_cmpuint (get_n_rounds (fixture), ==, 3);
}

static void
test_delete_answer (Fixture *fixture, gconstpointer data)
{
  MatchupAnswer *answer;

  say (fixture, "One");
  answer = get_answer (fixture, 0);
  act (matchup_test_find_type (get_row (fixture, 0), MATCHUP_TYPE_ANSWER_VIEW), "answer.again");
  wait_for_answers (fixture);
  g_assert_true (shows (get_row (fixture, 0), "2 / 2"));
  act (get_row (fixture, 0), "message.delete-answer");
  g_assert_cmpuint (matchup_answer_get_n_runs (answer), ==, 1);
  g_assert_false (shows (get_row (fixture, 0), " / "));
  undo (fixture);
  g_assert_cmpuint (matchup_answer_get_n_runs (answer), ==, 2);
  g_assert_true (shows (get_row (fixture, 0), "2 / 2"));
}

/* What was cut off can be gone on with, and what was finished cannot. */
static void
test_continue (Fixture *fixture, gconstpointer data)
{
  static const char *const cut[] = { "openai/cut", NULL };
  MatchupAnswer *answer;

  say (fixture, "One");
  set_models (matchup_conversation_get_lineup (get_conversation (fixture)), cut);
  say (fixture, "Two");
  answer = get_answer (fixture, 1);
  g_assert_true (matchup_workspace_can_continue (matchup_answer_get_current (answer)));
  g_assert_true (shows (get_row (fixture, 1), "Continue"));
  g_assert_false (shows (get_row (fixture, 0), "Continue"));
  act (get_row (fixture, 1), "message.continue");
  wait_for_answers (fixture);
  g_assert_cmpuint (matchup_answer_get_n_runs (answer), ==, 2);
  g_assert_cmpuint (matchup_run_get_continued_length (matchup_answer_get_current (answer)), >, 10);
}

static void
test_quote (Fixture *fixture, gconstpointer data)
{
  MatchupComposer *composer = matchup_chat_page_get_composer (fixture->page);
  GtkWidget *body;

  say (fixture, "First line\n\nSecond line");
  act (get_row (fixture, 0), "message.quote");
  assert_text (composer, "> First line\n>\n> Second line\n\n");
  matchup_composer_set_text (composer, "Look:");
  act (get_row (fixture, 0), "message.quote-answer");
  assert_text (composer, "Look:\n\n> First line\n>\n> Second line\n\n");
  matchup_composer_clear (composer);
  /* Of what is selected only that. */
  body = matchup_test_find_named (get_row (fixture, 0), "Text of the answer");
  act (body, "text.select-all");
  act (get_row (fixture, 0), "message.quote-answer");
  assert_text (composer, "> First line\n>\n> Second line\n\n");
}

static void
count_down_cb (gpointer data, GObject *where_the_object_was)
{
  *(gboolean *) data = TRUE;
}

static GtkWidget *
get_private_row (Fixture *fixture)
{
  GtkWidget *list = matchup_test_find_type (fixture->window, MATCHUP_TYPE_PRIVATE_LIST);

  return gtk_widget_get_visible (list) ? gtk_widget_get_first_child (list) : NULL;
}

/* In no list but its own, and gone when it is closed. */
static void
test_private (Fixture *fixture, gconstpointer data)
{
  g_autofree char *last = NULL;
  g_autofree char *id = NULL;
  gboolean gone = FALSE;

  act (GTK_WIDGET (fixture->window), "win.new-private-chat");
  matchup_test_wait_frames (fixture->window, 2);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Private Chat");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (fixture->window), "matchup-private"));
  g_assert_true (shows (fixture->page, "Nothing of this chat is kept."));
  say (fixture, "My secret");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Private Chat");
  g_assert_true (matchup_conversation_get_private (get_conversation (fixture)));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->history)), ==, 0);
  last = g_settings_get_string (fixture->settings, "last-chat");
  g_assert_cmpstr (last, ==, "");
  id = g_strdup (matchup_conversation_get_id (get_conversation (fixture)));
  g_object_weak_ref (G_OBJECT (get_conversation (fixture)), count_down_cb, &gone);

  /* It is there until it is closed. */
  act (GTK_WIDGET (fixture->window), "win.new");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (fixture->window), "matchup-private"));
  say (fixture, "Open to all");
  g_assert_true (shows (get_private_row (fixture), "My secret"));
  matchup_window_open (fixture->window, id);
  matchup_test_wait_frames (fixture->window, 2);
  g_assert_true (shows (fixture->page, "My secret"));
  act (GTK_WIDGET (fixture->window), "win.close-private");
  g_assert_null (get_private_row (fixture));
  g_assert_null (get_conversation (fixture));
  matchup_test_wait_until (gone);
}

/* Closed from the list while another one is looked at, and with the window. */
static void
test_private_elsewhere (Fixture *fixture, gconstpointer data)
{
  MatchupConversation *shown;
  GtkWidget *close;
  gboolean gone = FALSE;

  act (GTK_WIDGET (fixture->window), "win.new-private-chat");
  say (fixture, "My secret");
  g_object_weak_ref (G_OBJECT (get_conversation (fixture)), count_down_cb, &gone);
  act (GTK_WIDGET (fixture->window), "win.new");
  say (fixture, "Open to all");
  shown = get_conversation (fixture);
  close = matchup_test_find_named (get_private_row (fixture), "Close this private chat");
  matchup_test_click (close);
  g_assert_true (get_conversation (fixture) == shown);
  g_assert_null (get_private_row (fixture));
  matchup_test_wait_until (gone);

  gone = FALSE;
  act (GTK_WIDGET (fixture->window), "win.new-private-chat");
  say (fixture, "Another secret");
  g_object_weak_ref (G_OBJECT (get_conversation (fixture)), count_down_cb, &gone);
  matchup_test_destroy (fixture->window);
  matchup_test_wait_until (gone);
  open_window (fixture);
}

static void
chosen_cb (MatchupBranchMap *map, MatchupRound *round, MatchupRound **chosen)
{
  *chosen = round;
}

static gboolean
collect_node (GtkWidget *widget, gpointer user_data)
{
  if (MATCHUP_IS_BRANCH_NODE (widget))
    g_ptr_array_add (user_data, widget);
  return TRUE;
}

/* A line a message where ways part and end; what lies between is a number. */
static void
test_map (Fixture *fixture, gconstpointer data)
{
  static const char *const wanted[] = { "Level 2: One",
                                        "Level 2: 5",
                                        "Level 2, shown: Uno",
                                        "Level 3: Dos",
                                        "Level 3, shown, the last one: Due" };
  static const char *const models[] = { "openai/echo", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupConversation) conversation =
      matchup_history_create (fixture->history, MATCHUP_CONVERSATION_KIND_CHAT, lineup, TRUE);
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  MatchupRound *first = matchup_test_add_round (conversation, "One", "1", MATCHUP_RUN_STATE_DONE);
  MatchupRound *chosen = NULL;
  GtkWidget *map;
  GtkWindow *window;

  g_assert_cmpuint (matchup_conversation_get_n_rounds (conversation), ==, 1);
  for (guint i = 2; i <= 5; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      matchup_test_add_round (conversation, text, text, MATCHUP_RUN_STATE_DONE);
    }
  {
    static const char *const others[] = { "Uno", "Dos", "Due" };
    g_autoptr (MatchupRound) parent = NULL;

    for (guint i = 0; i < G_N_ELEMENTS (others); i++)
      {
        g_autoptr (MatchupMessage) message =
            matchup_message_new_text (MATCHUP_ROLE_USER, others[i]);
        g_autoptr (MatchupRound) round = matchup_round_new (NULL, message, 10 + i);

        matchup_conversation_add_branch (conversation, round, parent);
        if (i == 0)
          parent = g_object_ref (round);
      }
  }
  map = matchup_branch_map_new (conversation);
  g_signal_connect (map, "chosen", G_CALLBACK (chosen_cb), &chosen);
  window = matchup_test_show (map, 400, 400);
  matchup_test_foreach (map, collect_node, nodes);
  g_assert_cmpuint (nodes->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < nodes->len; i++)
    {
      g_autofree char *name = matchup_test_dup_accessible_name (g_ptr_array_index (nodes, i));

      g_assert_cmpstr (name, ==, wanted[i]);
    }
  g_assert_true (shows (map, "3 messages"));
  matchup_branch_map_focus (MATCHUP_BRANCH_MAP (map));
  g_assert_true (gtk_window_get_focus (window) == g_ptr_array_index (nodes, 4));
  g_assert_true (gtk_widget_child_focus (map, GTK_DIR_UP));
  g_assert_true (gtk_window_get_focus (window) == g_ptr_array_index (nodes, 3));
  matchup_test_click (g_ptr_array_index (nodes, 0));
  g_assert_true (chosen == first);
  matchup_test_destroy (window);
}

/* From the map to the message. */
static void
test_map_leads (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  GtkWidget *button = matchup_test_find_named (fixture->page, "Show the branches");

  say (fixture, "One");
  g_assert_false (gtk_widget_get_visible (button));
  act (get_row (fixture, 0), "message.edit");
  gtk_text_buffer_set_text (get_text (get_editor (get_row (fixture, 0))), "Uno", -1);
  act (get_editor (get_row (fixture, 0)), "editor.send");
  wait_for_answers (fixture);
  g_assert_true (gtk_widget_get_visible (button));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  matchup_test_wait_frames (fixture->window, 2);
  matchup_test_foreach (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)),
                        collect_node,
                        nodes);
  g_assert_cmpuint (nodes->len, ==, 2);
  matchup_test_click (g_ptr_array_index (nodes, 0));
  matchup_test_wait_frames (fixture->window, 2);
  g_assert_true (shows (get_row (fixture, 0), "One"));
}

/* Who won in a comparison is talked to in a chat. */
static void
test_continue_with (Fixture *fixture, gconstpointer data)
{
  static const char *const two[] = { "openai/echo", "openai/chinese", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (two);
  g_autoptr (MatchupConversation) comparison =
      matchup_history_create (fixture->history, MATCHUP_CONVERSATION_KIND_COMPARE, lineup, FALSE);
  MatchupRound *round =
      matchup_test_add_round (comparison, "Hello", "Good day", MATCHUP_RUN_STATE_DONE);
  g_autoptr (MatchupConversation) alone =
      matchup_workspace_continue_with (fixture->test->workspace, comparison, round, 0);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "compare");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window),
                              "win.open",
                              "s",
                              matchup_conversation_get_id (alone));
  g_assert_cmpstr (get_view (fixture), ==, "chat");
  matchup_test_wait_until (get_conversation (fixture) == alone);
  matchup_test_wait_frames (fixture->window, 4);
  g_assert_true (shows (fixture->page, "Good day"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/ui/chat/say", test_say },
    { "/ui/chat/kept", test_kept },
    { "/ui/chat/edit", test_edit },
    { "/ui/chat/edit-keeps-focus", test_edit_keeps_focus },
    { "/ui/chat/again", test_again },
    { "/ui/chat/compare-answers", test_compare_answers },
    { "/ui/chat/compare-this", test_compare_this },
    { "/ui/chat/delete", test_delete },
    { "/ui/chat/delete-answer", test_delete_answer },
    { "/ui/chat/continue", test_continue },
    { "/ui/chat/quote", test_quote },
    { "/ui/chat/private", test_private },
    { "/ui/chat/private-elsewhere", test_private_elsewhere },
    { "/ui/chat/map", test_map },
    { "/ui/chat/map-leads", test_map_leads },
    { "/ui/chat/continue-with", test_continue_with },
  };
  int status;

  matchup_test_ui_init (&argc, &argv);
  application = matchup_application_new_full (G_APPLICATION_NON_UNIQUE, make_no_workspace, NULL);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
