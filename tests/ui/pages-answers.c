/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window with answers, in every state and layout, and what opens from them. */
#include "pages-private.h"

#include "matchup-answer-view.h"
#include "matchup-blind-watch.h"
#include "matchup-compare-page.h"
#include "matchup-sidebar.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"
#include "matchup-vote-bar.h"

static MatchupRun *
get_run (MatchupRound *round, guint position)
{
  return matchup_answer_get_current (matchup_round_get_answer (round, position));
}

/* Every state once: three rounds of three answers. */
static void
add_states (MatchupConversation *conversation)
{
  g_autoptr (MatchupErrorInfo) error = matchup_error_info_new (MATCHUP_ERROR_KIND_AUTH,
                                                               MATCHUP_ERROR_REASON_NONE,
                                                               401,
                                                               "invalid_api_key",
                                                               NULL,
                                                               LONG_WORD,
                                                               FALSE,
                                                               -1);
  MatchupRound *round = NULL;

  for (guint state = MATCHUP_RUN_STATE_QUEUED; state <= MATCHUP_RUN_STATE_INTERRUPTED; state++)
    {
      if (state % 3 == 0)
        round = matchup_test_add_round (conversation,
                                        LONG_WORD,
                                        "It broke off af",
                                        MATCHUP_RUN_STATE_QUEUED);
      if (state == MATCHUP_RUN_STATE_FAILED)
        matchup_run_fail (get_run (round, state % 3), error);
      else if (state != MATCHUP_RUN_STATE_QUEUED)
        matchup_run_set_state (get_run (round, state % 3), state);
    }
}

static MatchupConversation *
create_conversation (void)
{
  static const char *const models[] = { "openai/gpt-4o-mini",
                                        "openai/" LONG_NAME,
                                        "nosuch/echo",
                                        NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  MatchupConversation *conversation =
      matchup_history_create (matchup_workspace_get_history (pages_shared.full->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              lineup,
                              TRUE);
  MatchupRound *round =
      matchup_test_add_round (conversation, "First", "", MATCHUP_RUN_STATE_QUEUED);

  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    {
      MatchupAnswer *answer = matchup_round_get_answer (round, i);
      g_autoptr (MatchupRun) again = matchup_run_new (NULL, matchup_answer_get_contestant (answer));

      pages_add_facts (again);
      matchup_run_set_state (matchup_answer_get_current (answer), MATCHUP_RUN_STATE_STOPPED);
      matchup_run_set_state (again, MATCHUP_RUN_STATE_DONE);
      matchup_answer_add_run (answer, again);
    }
  add_states (conversation);
  return conversation;
}

GtkWindow *
pages_create_answers (void)
{
  GtkWindow *window = pages_create_full_lineup ();
  g_autoptr (MatchupConversation) conversation = create_conversation ();
  GtkWidget *page = matchup_test_find_type (window, MATCHUP_TYPE_COMPARE_PAGE);

  matchup_compare_page_set_conversation (MATCHUP_COMPARE_PAGE (page), conversation);
  return window;
}

/* A blind round, with all that can be said of it opened. */
static GtkWindow *
create_judging_of (gboolean voted)
{
  static const guint slots[] = { 2, 0, 1 };
  static const char *const models[] = { "openai/gpt-4o-mini", "openai/other", "nosuch/echo", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupConversation) conversation =
      matchup_history_create (matchup_workspace_get_history (pages_shared.full->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              lineup,
                              TRUE);
  MatchupRound *round = matchup_test_add_round (conversation,
                                                "Who are you?",
                                                "I am ChatGPT, a model made by OpenAI.",
                                                MATCHUP_RUN_STATE_DONE);
  GtkWindow *window = pages_create_full_lineup ();
  GtkWidget *page = matchup_test_find_type (window, MATCHUP_TYPE_COMPARE_PAGE);
  static const char *const more[] = { "Rank Them", "Marks", "Note" };
  GtkWidget *bar;

  g_assert_true (matchup_round_restore_blind (round, slots, G_N_ELEMENTS (slots), 0));
  matchup_blind_watch_catch_up (matchup_blind_watch_get (round));
  matchup_compare_page_set_conversation (MATCHUP_COMPARE_PAGE (page), conversation);
  bar = matchup_test_find_type (window, MATCHUP_TYPE_VOTE_BAR);
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (
                                      matchup_test_find_named (bar, g_dgettext (NULL, more[i]))),
                                  TRUE);
  if (voted)
    g_assert_true (matchup_vote_bar_act (MATCHUP_VOTE_BAR (bar), MATCHUP_VOTE_KEY_ANSWER, 1));
  return window;
}

GtkWindow *
pages_create_blind (void)
{
  return create_judging_of (FALSE);
}

GtkWindow *
pages_create_voted (void)
{
  return create_judging_of (TRUE);
}

/* The answers as one of the layouts has them, in boxes or not. */
static GtkWindow *
create_with_layout (MatchupLayout layout, gboolean equal_heights)
{
  GtkWindow *window = pages_create_answers ();
  GtkWidget *page = matchup_test_find_type (window, MATCHUP_TYPE_COMPARE_PAGE);
  MatchupArrangement *arrangement =
      matchup_compare_page_get_arrangement (MATCHUP_COMPARE_PAGE (page));

  matchup_arrangement_set_layout (arrangement, layout);
  matchup_arrangement_set_equal_heights (arrangement, equal_heights);
  return window;
}

GtkWindow *
pages_create_grid (void)
{
  return create_with_layout (MATCHUP_LAYOUT_GRID, FALSE);
}

GtkWindow *
pages_create_single (void)
{
  return create_with_layout (MATCHUP_LAYOUT_SINGLE, FALSE);
}

GtkWindow *
pages_create_stacked (void)
{
  return create_with_layout (MATCHUP_LAYOUT_STACKED, FALSE);
}

GtkWindow *
pages_create_boxes (void)
{
  return create_with_layout (MATCHUP_LAYOUT_GRID, TRUE);
}

GtkWindow *
pages_create_columns (void)
{
  return create_with_layout (MATCHUP_LAYOUT_COLUMNS, FALSE);
}

/* The one that came on top of @window, which goes. */
static GtkWindow *
take_dialog (GtkWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) dialog = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (dialog) != window)
        continue;
      gtk_window_set_transient_for (dialog, NULL);
      matchup_test_destroy (window);
      return dialog;
    }
  g_assert_not_reached ();
}

GtkWindow *
pages_create_sent (void)
{
  GtkWindow *window = pages_create_answers ();
  GtkWidget *view = matchup_test_find_type (window, MATCHUP_TYPE_ANSWER_VIEW);

  gtk_widget_activate_action (view, "answer.sent", NULL);
  return take_dialog (window);
}

GtkWindow *
pages_create_differences (void)
{
  GtkWindow *window = pages_create_answers ();
  GtkWidget *view = matchup_test_find_type (window, MATCHUP_TYPE_ANSWER_VIEW);

  gtk_widget_action_set_enabled (view, "answer.differences", TRUE);
  gtk_widget_activate_action (view, "answer.differences", NULL);
  return take_dialog (window);
}
