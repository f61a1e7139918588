/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chat in every state. */
#include "pages-private.h"

#include "matchup-branch-map.h"
#include "matchup-chat-page.h"
#include "matchup-chat-row.h"
#include "matchup-test-ui.h"
#include "matchup-window.h"

static GtkWindow *
create_window (MatchupTestWorkspace *test, const char *model)
{
  const char *const models[] = { model, NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  MatchupWindow *window = matchup_window_new (GTK_APPLICATION (pages_shared.application), NULL);

  matchup_lineup_set_all (matchup_workspace_get_chat_lineup (test->workspace), lineup);
  matchup_window_set_workspace (window, test->workspace);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "chat");
  return GTK_WINDOW (window);
}

GtkWindow *
pages_create_chat_first_start (void)
{
  MatchupWindow *window = matchup_window_new (GTK_APPLICATION (pages_shared.application), NULL);

  matchup_window_set_workspace (window, pages_shared.bare->workspace);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "chat");
  return GTK_WINDOW (window);
}

GtkWindow *
pages_create_chat_new (void)
{
  return create_window (pages_shared.full, "openai/" LONG_NAME);
}

static MatchupRun *
add_run (MatchupRound *round, const char *model, MatchupRunState state)
{
  MatchupAnswer *answer = matchup_round_get_answer (round, 0);
  g_autoptr (MatchupContestant) contestant = matchup_test_contestant_new (model);
  g_autoptr (MatchupRun) run = matchup_run_new (NULL, contestant);

  pages_add_facts (run);
  matchup_run_append (run, MATCHUP_PART_KIND_TEXT, "Another answer, which was longer and", -1);
  g_assert_true (matchup_run_set_state (run, state));
  matchup_answer_add_run (answer, run);
  return run;
}

/* Two versions of the first message, two answers to it, one that was cut off and one that failed.
 */
static MatchupConversation *
make_chat (const char *model, gboolean private_)
{
  const char *const models[] = { model, NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupMessage) edited = matchup_message_new_text (MATCHUP_ROLE_USER, "用三句话说");
  g_autoptr (MatchupRound) branch = matchup_round_new (NULL, edited, 2);
  g_autoptr (MatchupErrorInfo) error =
      matchup_error_info_new_simple (MATCHUP_ERROR_KIND_CONTEXT_LENGTH,
                                     MATCHUP_ERROR_REASON_NONE,
                                     LONG_WORD);
  MatchupConversation *conversation =
      matchup_history_create (matchup_workspace_get_history (pages_shared.full->workspace),
                              MATCHUP_CONVERSATION_KIND_CHAT,
                              lineup,
                              private_);
  MatchupRound *first =
      matchup_test_add_round (conversation, LONG_WORD, "An answer.", MATCHUP_RUN_STATE_DONE);
  MatchupRound *failed;

  for (guint i = 0; i < 4; i++)
    matchup_test_add_round (conversation, "And then?", "Then that.", MATCHUP_RUN_STATE_DONE);
  matchup_conversation_add_branch (conversation, branch, NULL);
  matchup_conversation_show_branch (conversation, first);
  add_run (first, "openai/" LONG_NAME, MATCHUP_RUN_STATE_STOPPED);
  failed = matchup_test_add_round (conversation, "Go on", "", MATCHUP_RUN_STATE_QUEUED);
  matchup_run_fail (matchup_answer_get_current (matchup_round_get_answer (failed, 0)), error);
  return conversation;
}

static GtkWindow *
create_chat (gboolean private_)
{
  GtkWindow *window = create_window (pages_shared.full, "openai/gpt-4o-mini");
  g_autoptr (MatchupConversation) conversation = make_chat ("openai/gpt-4o-mini", private_);

  matchup_window_open (MATCHUP_WINDOW (window), matchup_conversation_get_id (conversation));
  matchup_test_present (window);
  matchup_test_wait_until (matchup_chat_page_get_conversation (MATCHUP_CHAT_PAGE (
                               matchup_test_find_type (window, MATCHUP_TYPE_CHAT_PAGE))) ==
                           conversation);
  return window;
}

static GtkWidget *
get_first_row (GtkWindow *window)
{
  GtkWidget *page = matchup_test_find_type (window, MATCHUP_TYPE_CHAT_PAGE);
  MatchupConversation *conversation = matchup_chat_page_get_conversation (MATCHUP_CHAT_PAGE (page));

  matchup_chat_page_show_round (MATCHUP_CHAT_PAGE (page),
                                matchup_round_get_id (
                                    matchup_conversation_get_round (conversation, 0)));
  return matchup_test_find_type (window, MATCHUP_TYPE_CHAT_ROW);
}

GtkWindow *
pages_create_chat (void)
{
  GtkWindow *window = create_chat (FALSE);

  get_first_row (window);
  return window;
}

GtkWindow *
pages_create_chat_end (void)
{
  return create_chat (FALSE);
}

GtkWindow *
pages_create_chat_private (void)
{
  return create_chat (TRUE);
}

GtkWindow *
pages_create_chat_editing (void)
{
  GtkWindow *window = create_chat (FALSE);

  gtk_widget_activate_action (get_first_row (window), "message.edit", NULL);
  return window;
}

GtkWindow *
pages_create_chat_map (void)
{
  GtkWindow *window = create_chat (FALSE);

  matchup_test_click (gtk_widget_get_first_child (
      matchup_test_find_named (window, g_dgettext (NULL, "Show the branches"))));
  return window;
}
