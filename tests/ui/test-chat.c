/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The messages of a chat and the answers to them: what can be done with each. */
#include "chat-fixture.h"
#include "matchup-answer-view.h"
#include "matchup-chat-row.h"
#include "matchup-compare-page.h"
#include "matchup-test-ui.h"
#include "matchup-picture-tray.h"
#include "matchup-variant-stepper.h"
#include "test-pictures.h"

#include <glib/gstdio.h>

/* Both branches stay, and are stepped through where they part. */
static void
test_edit (ChatFixture *fixture, gconstpointer data)
{
  MatchupRound *first;
  GtkWidget *row;

  chat_fixture_say (fixture, "One");
  chat_fixture_say (fixture, "Two");
  first = chat_fixture_get_round (fixture, 0);
  row = chat_fixture_get_row (fixture, 0);
  chat_fixture_act (row, "message.edit");
  matchup_test_wait_frames (fixture->window, 4);
  chat_fixture_assert_text (chat_fixture_get_editor (row), "One");
  chat_fixture_act (chat_fixture_get_editor (row), "editor.cancel");
  g_assert_true (chat_fixture_shows (row, "One"));

  chat_fixture_act (row, "message.edit");
  gtk_text_buffer_set_text (chat_fixture_get_text (chat_fixture_get_editor (row)), " ", -1);
  gtk_widget_activate_action (chat_fixture_get_editor (row), "editor.send", NULL);
  g_assert_true (chat_fixture_get_round (fixture, 0) == first);
  g_assert_cmpuint (chat_fixture_get_n_rounds (fixture), ==, 2);
  gtk_text_buffer_set_text (chat_fixture_get_text (chat_fixture_get_editor (row)), "Uno", -1);
  chat_fixture_act (chat_fixture_get_editor (row), "editor.send");
  chat_fixture_wait_for_answers (fixture);
  g_assert_cmpuint (chat_fixture_get_n_rounds (fixture), ==, 1);
  row = chat_fixture_get_row (fixture, 0);
  g_assert_true (chat_fixture_shows (row, "Uno"));
  g_assert_true (chat_fixture_shows (row, "2 / 2"));

  chat_fixture_act (row, "message.earlier");
  matchup_test_wait_frames (fixture->window, 4);
  g_assert_true (chat_fixture_get_round (fixture, 0) == first);
  g_assert_cmpuint (chat_fixture_get_n_rounds (fixture), ==, 2);
  row = chat_fixture_get_row (fixture, 0);
  g_assert_true (chat_fixture_shows (row, "1 / 2"));
  g_assert_true (chat_fixture_shows (chat_fixture_get_row (fixture, 1), "Two"));
  chat_fixture_act (row, "message.later");
  g_assert_true (chat_fixture_get_round (fixture, 0) != first);
}

/* Who steps by the keyboard goes on there. */
static void
test_edit_keeps_focus (ChatFixture *fixture, gconstpointer data)
{
  GtkWidget *focus;

  chat_fixture_say (fixture, "One");
  chat_fixture_act (chat_fixture_get_row (fixture, 0), "message.edit");
  gtk_text_buffer_set_text (chat_fixture_get_text (
                                chat_fixture_get_editor (chat_fixture_get_row (fixture, 0))),
                            "Uno",
                            -1);
  chat_fixture_act (chat_fixture_get_editor (chat_fixture_get_row (fixture, 0)), "editor.send");
  chat_fixture_wait_for_answers (fixture);
  matchup_chat_row_focus_versions (MATCHUP_CHAT_ROW (chat_fixture_get_row (fixture, 0)));
  chat_fixture_act (chat_fixture_get_row (fixture, 0), "message.earlier");
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, chat_fixture_get_row (fixture, 0)));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, MATCHUP_TYPE_VARIANT_STEPPER));
}

static gboolean
is_in_sight (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, scroller, &bounds));
  return bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (scroller);
}

/* By a key or an action, while something else is read: what is edited comes into sight. */
static void
test_edit_far (ChatFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("One");
  GtkWidget *row;
  GtkWidget *editor;

  for (guint i = 0; i < 60; i++)
    g_string_append (text, "\n\nA line.");
  chat_fixture_say (fixture, "First");
  chat_fixture_say (fixture, text->str);
  chat_fixture_say (fixture, "Last");
  row = chat_fixture_get_row (fixture, 0);
  g_assert_false (is_in_sight (row));
  chat_fixture_act (row, "message.edit");
  editor = chat_fixture_get_editor (row);
  matchup_test_wait_until (is_in_sight (editor));
  matchup_test_wait_frames (fixture->window, 8);
  g_assert_true (is_in_sight (editor));
  chat_fixture_act (editor, "editor.cancel");
  /* And back to one that is below, which is longer than what can be seen. */
  row = chat_fixture_get_row (fixture, 1);
  chat_fixture_act (row, "message.edit");
  matchup_test_wait_frames (fixture->window, 8);
  g_assert_true (is_in_sight (chat_fixture_get_editor (row)));
}

/* Both answers stay; who wrote which is told; what is shown is what the next one goes on from. */
static void
test_again (ChatFixture *fixture, gconstpointer data)
{
  MatchupAnswer *answer;
  GtkWidget *row;
  GtkWidget *view;
  g_autofree char *sent = NULL;
  MatchupRound *next;

  chat_fixture_say (fixture, "Hello");
  answer = chat_fixture_get_answer (fixture, 0);
  row = chat_fixture_get_row (fixture, 0);
  view = matchup_test_find_type (row, MATCHUP_TYPE_ANSWER_VIEW);
  g_assert_true (chat_fixture_shows (view, "echo"));
  chat_fixture_act (view, "answer.again");
  /* There is something to stop, wherever it was asked for. */
  g_assert_true (gtk_widget_get_visible (matchup_test_find (fixture->page, "stop_button")));
  chat_fixture_wait_for_answers (fixture);
  g_assert_false (gtk_widget_get_visible (matchup_test_find (fixture->page, "stop_button")));
  g_assert_cmpuint (matchup_answer_get_n_runs (answer), ==, 2);
  chat_fixture_try_with (fixture, 0, "openai/chinese");
  g_assert_cmpuint (matchup_answer_get_n_runs (answer), ==, 3);
  g_assert_true (chat_fixture_shows (row, "3 / 3"));
  g_assert_true (chat_fixture_shows (view, "chinese"));
  /* Once more by who wrote what is shown, and not by who was asked first. */
  chat_fixture_act (view, "answer.again");
  chat_fixture_wait_for_answers (fixture);
  g_assert_cmpstr (matchup_contestant_get_name (matchup_answer_get_contestant (answer)),
                   ==,
                   "chinese");
  chat_fixture_act (view, "answer.earlier");
  chat_fixture_act (view, "answer.earlier");
  matchup_test_wait_frames (fixture->window, 2);
  g_assert_true (chat_fixture_shows (row, "2 / 4"));
  g_assert_true (chat_fixture_shows (view, "echo"));
  chat_fixture_say (fixture, "Next");
  next = chat_fixture_get_round (fixture, 1);
  sent = matchup_workspace_dup_sent (fixture->test->workspace,
                                     chat_fixture_get_conversation (fixture),
                                     next,
                                     matchup_round_get_answer (next, 0));
  g_assert_nonnull (strstr (sent, "Hello"));
  g_assert_null (strstr (sent, "旅行"));
}

static void
test_compare_answers (ChatFixture *fixture, gconstpointer data)
{
  MatchupComparePage *page =
      MATCHUP_COMPARE_PAGE (matchup_test_find_type (fixture->window, MATCHUP_TYPE_COMPARE_PAGE));
  MatchupConversation *comparison;

  chat_fixture_say (fixture, "Hello");
  gtk_widget_activate_action (chat_fixture_get_row (fixture, 0), "message.compare-answers", NULL);
  g_assert_cmpstr (chat_fixture_get_view (fixture), ==, "chat");
  chat_fixture_try_with (fixture, 0, "openai/chinese");
  chat_fixture_act (chat_fixture_get_row (fixture, 0), "message.compare-answers");
  g_assert_cmpstr (chat_fixture_get_view (fixture), ==, "compare");
  matchup_test_wait_until (matchup_compare_page_get_conversation (page) != NULL);
  comparison = matchup_compare_page_get_conversation (page);
  g_assert_cmpuint (matchup_round_get_n_answers (matchup_conversation_get_round (comparison, 0)),
                    ==,
                    2);
  matchup_test_wait_frames (fixture->window, 4);
  g_assert_true (chat_fixture_shows (page, "Hello"));
}

/* To those who are compared, at once; where these are too few, to be sent by the person. */
static void
test_compare_this (ChatFixture *fixture, gconstpointer data)
{
  static const char *const two[] = { "openai/echo", "openai/chinese", NULL };
  static const char *const one[] = { "openai/echo", NULL };
  MatchupComparePage *page =
      MATCHUP_COMPARE_PAGE (matchup_test_find_type (fixture->window, MATCHUP_TYPE_COMPARE_PAGE));
  MatchupLineup *lineup = matchup_workspace_get_lineup (fixture->test->workspace);

  chat_fixture_say (fixture, "Which city?");
  chat_fixture_set_models (lineup, one);
  chat_fixture_act (chat_fixture_get_row (fixture, 0), "message.compare");
  g_assert_cmpstr (chat_fixture_get_view (fixture), ==, "compare");
  g_assert_null (matchup_compare_page_get_conversation (page));
  chat_fixture_assert_text (page, "Which city?");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "chat");
  chat_fixture_set_models (lineup, two);
  chat_fixture_act (chat_fixture_get_row (fixture, 0), "message.compare");
  g_assert_cmpstr (chat_fixture_get_view (fixture), ==, "compare");
  matchup_test_wait_until (matchup_compare_page_get_conversation (page) != NULL);
  chat_fixture_wait_for_answers (fixture);
  g_assert_true (chat_fixture_shows (page, "Which city?"));
}

/* All pictures that are stored, as if somebody had cleared up. */
static void
remove_stored_pictures (ChatFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->test->folder, "blobs", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  g_assert_nonnull (folder);
  for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder))
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      n += g_unlink (file) == 0;
    }
  g_assert_cmpuint (n, >, 0);
}

/* What went along with the message goes along there too; what is gone is told. */
static void
test_compare_files (ChatFixture *fixture, gconstpointer data)
{
  static const char *const one[] = { "openai/echo", NULL };
  g_autoptr (MatchupFilePart) file = matchup_file_part_new_text ("a.txt", "text/plain", "words");
  g_autoptr (GBytes) bytes = test_pictures_make ("png", 30, 20);
  g_autoptr (GPtrArray) attached = NULL;
  MatchupComparePage *page =
      MATCHUP_COMPARE_PAGE (matchup_test_find_type (fixture->window, MATCHUP_TYPE_COMPARE_PAGE));
  MatchupPictureTray *tray = MATCHUP_PICTURE_TRAY (
      matchup_test_find_type (GTK_WIDGET (fixture->page), MATCHUP_TYPE_PICTURE_TRAY));

  matchup_picture_tray_add_bytes (tray, bytes, "Photo.png");
  matchup_picture_tray_add_file (tray, file);
  matchup_test_wait_until (matchup_picture_tray_get_ready (tray));
  chat_fixture_say (fixture, "What is that?");
  chat_fixture_set_models (matchup_workspace_get_lineup (fixture->test->workspace), one);
  chat_fixture_act (chat_fixture_get_row (fixture, 0), "message.compare");
  chat_fixture_assert_text (page, "What is that?");
  tray =
      MATCHUP_PICTURE_TRAY (matchup_test_find_type (GTK_WIDGET (page), MATCHUP_TYPE_PICTURE_TRAY));
  matchup_test_wait_until (matchup_picture_tray_get_ready (tray));
  attached = matchup_picture_tray_dup_attached (tray);
  g_assert_cmpuint (attached->len, ==, 2);
  g_assert_true (MATCHUP_IS_ATTACHMENT (g_ptr_array_index (attached, 0)));
  g_assert_cmpstr (matchup_file_part_get_name (g_ptr_array_index (attached, 1)), ==, "a.txt");

  /* Given up, nothing of it comes. */
  matchup_picture_tray_clear (tray);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "chat");
  chat_fixture_act (chat_fixture_get_row (fixture, 0), "message.compare");
  g_assert_false (matchup_picture_tray_get_ready (tray));
  matchup_picture_tray_clear (tray);
  g_assert_true (matchup_picture_tray_get_ready (tray));
  matchup_test_workspace_flush (fixture->test);
  remove_stored_pictures (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "chat");
  chat_fixture_act (chat_fixture_get_row (fixture, 0), "message.compare");
  matchup_test_wait_until (matchup_picture_tray_get_ready (tray));
  g_assert_cmpuint (matchup_picture_tray_get_n (tray), ==, 1);
  g_assert_true (chat_fixture_shows (tray, "1 picture of the message could not be read any more."));
}

static void
test_delete (ChatFixture *fixture, gconstpointer data)
{
  GtkWidget *third;

  chat_fixture_say (fixture, "One");
  chat_fixture_say (fixture, "Two");
  chat_fixture_say (fixture, "Three");
  third = chat_fixture_get_row (fixture, 2);
  chat_fixture_act (chat_fixture_get_row (fixture, 1), "message.delete");
  g_assert_cmpuint (chat_fixture_get_n_rounds (fixture), ==, 2);
  /* What stays is not made anew. */
  g_assert_true (chat_fixture_get_row (fixture, 1) == third);
  chat_fixture_undo (fixture);
  g_assert_cmpuint (chat_fixture_get_n_rounds (fixture), ==, 3);
  g_assert_true (chat_fixture_shows (chat_fixture_get_row (fixture, 1), "Two"));

  chat_fixture_act (chat_fixture_get_row (fixture, 1), "message.delete-rest");
  g_assert_cmpuint (chat_fixture_get_n_rounds (fixture), ==, 1);
  chat_fixture_undo (fixture);
  g_assert_cmpuint (chat_fixture_get_n_rounds (fixture), ==, 3);

  chat_fixture_act (chat_fixture_get_row (fixture, 0), "message.delete-rest");
  g_assert_cmpuint (chat_fixture_get_n_rounds (fixture), ==, 0);
  g_assert_true (chat_fixture_shows (fixture->page, "What Is on Your Mind?"));
  chat_fixture_undo (fixture);
  g_assert_cmpuint (chat_fixture_get_n_rounds (fixture), ==, 3);
}

static void
test_delete_answer (ChatFixture *fixture, gconstpointer data)
{
  MatchupAnswer *answer;

  chat_fixture_say (fixture, "One");
  answer = chat_fixture_get_answer (fixture, 0);
  chat_fixture_act (matchup_test_find_type (chat_fixture_get_row (fixture, 0),
                                            MATCHUP_TYPE_ANSWER_VIEW),
                    "answer.again");
  chat_fixture_wait_for_answers (fixture);
  g_assert_true (chat_fixture_shows (chat_fixture_get_row (fixture, 0), "2 / 2"));
  chat_fixture_act (chat_fixture_get_row (fixture, 0), "message.delete-answer");
  g_assert_cmpuint (matchup_answer_get_n_runs (answer), ==, 1);
  g_assert_false (chat_fixture_shows (chat_fixture_get_row (fixture, 0), " / "));
  chat_fixture_undo (fixture);
  g_assert_cmpuint (matchup_answer_get_n_runs (answer), ==, 2);
  g_assert_true (chat_fixture_shows (chat_fixture_get_row (fixture, 0), "2 / 2"));
}

/* What was cut off can be gone on with, and what was finished cannot. */
static void
test_continue (ChatFixture *fixture, gconstpointer data)
{
  static const char *const cut[] = { "openai/cut", NULL };
  MatchupAnswer *answer;

  chat_fixture_say (fixture, "One");
  chat_fixture_set_models (matchup_conversation_get_lineup (
                               chat_fixture_get_conversation (fixture)),
                           cut);
  chat_fixture_say (fixture, "Two");
  answer = chat_fixture_get_answer (fixture, 1);
  g_assert_true (matchup_workspace_can_continue (matchup_answer_get_current (answer)));
  g_assert_true (chat_fixture_shows (chat_fixture_get_row (fixture, 1), "Continue"));
  g_assert_false (chat_fixture_shows (chat_fixture_get_row (fixture, 0), "Continue"));
  chat_fixture_act (chat_fixture_get_row (fixture, 1), "message.continue");
  chat_fixture_wait_for_answers (fixture);
  g_assert_cmpuint (matchup_answer_get_n_runs (answer), ==, 2);
  g_assert_cmpuint (matchup_run_get_continued_length (matchup_answer_get_current (answer)), >, 10);
}

static void
test_quote (ChatFixture *fixture, gconstpointer data)
{
  MatchupComposer *composer = matchup_chat_page_get_composer (fixture->page);
  GtkWidget *body;

  chat_fixture_say (fixture, "First line\n\nSecond line");
  chat_fixture_act (chat_fixture_get_row (fixture, 0), "message.quote");
  chat_fixture_assert_text (composer, "> First line\n>\n> Second line\n\n");
  matchup_composer_set_text (composer, "Look:");
  chat_fixture_act (chat_fixture_get_row (fixture, 0), "message.quote-answer");
  chat_fixture_assert_text (composer, "Look:\n\n> First line\n>\n> Second line\n\n");
  matchup_composer_clear (composer);
  /* Of what is selected only that. */
  body = matchup_test_find_named (chat_fixture_get_row (fixture, 0), "Text of the answer");
  chat_fixture_act (body, "text.select-all");
  chat_fixture_act (chat_fixture_get_row (fixture, 0), "message.quote-answer");
  chat_fixture_assert_text (composer, "> First line\n>\n> Second line\n\n");
}

static void
price_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (matchup_pricing_set_finish (MATCHUP_PRICING (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

/* Dollars for a million tokens. */
static void
set_price (ChatFixture *fixture, const char *model, double price)
{
  MatchupTokenPrices prices = { price, price, price };
  gboolean done = FALSE;

  matchup_pricing_set_price_async (matchup_workspace_get_pricing (fixture->test->workspace),
                                   "openai",
                                   model,
                                   "USD",
                                   &prices,
                                   price_set_cb,
                                   &done);
  matchup_test_wait_until (done);
}

static GtkWidget *toast;
static GtkWidget *toast_close;

static gboolean
look_for_toast (GtkWidget *widget, gpointer user_data)
{
  if (!gtk_widget_get_mapped (widget))
    return TRUE;
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget"))
    toast = widget;
  else if (toast != NULL && GTK_IS_BUTTON (widget) && gtk_widget_is_ancestor (widget, toast))
    toast_close = widget;
  return TRUE;
}

static gboolean
has_toast (ChatFixture *fixture)
{
  toast = NULL;
  matchup_test_foreach (fixture->window, look_for_toast, NULL);
  return toast != NULL;
}

/* There is a warning of the budget, and it goes. */
static void
take_warning (ChatFixture *fixture)
{
  matchup_test_wait_until (has_toast (fixture));
  g_assert_true (chat_fixture_shows (toast, "of this month’s budget of $"));
  matchup_test_click (toast_close);
  matchup_test_wait_until (!has_toast (fixture));
  chat_fixture_wait_for_answers (fixture);
}

static void
respond (const char *response)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (!ADW_IS_MESSAGE_DIALOG (l->data))
        continue;
      adw_message_dialog_response (l->data, response);
      gtk_window_destroy (l->data);
      return;
    }
  g_assert_not_reached ();
}

/* Asked before it goes beyond, and warned in every way of asking before it comes to that. */
static void
test_budget (ChatFixture *fixture, gconstpointer data)
{
  static const char *const compared[] = { "openai/echo", "openai/cut", NULL };
  MatchupWorkspace *workspace = fixture->test->workspace;
  MatchupComposer *composer = matchup_chat_page_get_composer (fixture->page);
  GtkWidget *row, *editor;

  set_price (fixture, "echo", 1000);
  chat_fixture_say (fixture, "Hello");
  g_settings_set_double (fixture->settings, "budget-month", 0.0001);
  chat_fixture_say (fixture, "Too much?");
  respond ("cancel");
  chat_fixture_assert_text (composer, "Too much?");
  g_assert_cmpuint (chat_fixture_get_n_rounds (fixture), ==, 1);
  chat_fixture_set_models (matchup_conversation_get_lineup (
                               chat_fixture_get_conversation (fixture)),
                           compared + 1);
  set_price (fixture, "cut", 1000);
  chat_fixture_say (fixture, "Too much?");
  respond ("send");
  chat_fixture_wait_for_answers (fixture);
  chat_fixture_assert_text (composer, "");
  g_assert_true (
      matchup_run_has_answer (matchup_answer_get_current (chat_fixture_get_answer (fixture, 1))));

  set_price (fixture, "echo", 0.001);
  set_price (fixture, "cut", 0.001);
  g_settings_set_double (fixture->settings,
                         "budget-month",
                         1.15 *
                             matchup_budget_get_spent (matchup_workspace_get_budget (workspace)));
  g_assert_false (has_toast (fixture));
  row = chat_fixture_get_row (fixture, 1);
  chat_fixture_act (row, "message.continue");
  take_warning (fixture);
  chat_fixture_act (matchup_test_find_type (row, MATCHUP_TYPE_ANSWER_VIEW), "answer.again");
  take_warning (fixture);
  chat_fixture_try_with (fixture, 1, "openai/echo");
  take_warning (fixture);
  chat_fixture_try_with (fixture, 1, "practice/quick");
  g_assert_false (has_toast (fixture));
  chat_fixture_act (row, "message.edit");
  editor = chat_fixture_get_editor (row);
  gtk_text_buffer_set_text (chat_fixture_get_text (editor), "Edited", -1);
  chat_fixture_act (editor, "editor.send");
  take_warning (fixture);
  matchup_composer_set_text (composer, "One more");
  matchup_test_wait_until (chat_fixture_shows (composer, "of this month’s budget of $"));
  chat_fixture_set_models (matchup_workspace_get_lineup (workspace), compared);
  chat_fixture_act (chat_fixture_get_row (fixture, 0), "message.compare");
  take_warning (fixture);
  g_settings_reset (fixture->settings, "budget-month");
}

int
main (int argc, char **argv)
{
  static const ChatTest cases[] = {
    { "/ui/chat/edit", test_edit },
    { "/ui/chat/edit-keeps-focus", test_edit_keeps_focus },
    { "/ui/chat/edit-far", test_edit_far },
    { "/ui/chat/again", test_again },
    { "/ui/chat/compare-answers", test_compare_answers },
    { "/ui/chat/compare-this", test_compare_this },
    { "/ui/chat/compare-files", test_compare_files },
    { "/ui/chat/delete", test_delete },
    { "/ui/chat/delete-answer", test_delete_answer },
    { "/ui/chat/continue", test_continue },
    { "/ui/chat/quote", test_quote },
    { "/ui/chat/budget", test_budget },
  };

  return chat_fixture_run (argc, argv, cases, G_N_ELEMENTS (cases));
}
