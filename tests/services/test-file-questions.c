/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions with text files against a real loopback service and a real database. */
#include "matchup-test-folder.h"
#include "matchup-test-workspace.h"
#include "matchup-token-estimate.h"

#include <string.h>

typedef struct
{
  MatchupTestWorkspace *test;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = matchup_test_workspace_new (NULL);
  matchup_test_workspace_start_server (fixture->test);
  matchup_test_workspace_connect (fixture->test, "openai", "test-key-abcdefghijklmnop");
  matchup_test_workspace_connect (fixture->test, "doubao", "test-key-abcdefghijklmnop");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_test_workspace_free (fixture->test);
}

static MatchupConversation *
create (Fixture *fixture, gboolean private_)
{
  const char *const models[] = { "openai/echo", "doubao/echo", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);

  return matchup_history_create (matchup_workspace_get_history (fixture->test->workspace),
                                 MATCHUP_CONVERSATION_KIND_COMPARE,
                                 lineup,
                                 private_);
}

static MatchupRound *
ask (Fixture *fixture, MatchupConversation *conversation, const char *text, MatchupFilePart *file)
{
  g_autoptr (MatchupMessage) prompt = matchup_message_new_text (MATCHUP_ROLE_USER, text);
  g_autoptr (MatchupRunGroup) group = NULL;

  if (file != NULL)
    matchup_message_add_file (prompt, file);
  group = matchup_workspace_ask_message (fixture->test->workspace, conversation, prompt);
  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  return matchup_conversation_get_round (conversation,
                                         matchup_conversation_get_n_rounds (conversation) - 1);
}

static char *
dup_answer (MatchupRound *round, guint position)
{
  MatchupRun *run = matchup_answer_get_current (matchup_round_get_answer (round, position));

  g_assert_cmpint (matchup_run_get_state (run), ==, MATCHUP_RUN_STATE_DONE);
  return matchup_message_dup_text (matchup_run_get_message (run), MATCHUP_PART_KIND_TEXT);
}

static char *
dup_sent (Fixture *fixture, MatchupConversation *conversation, MatchupRound *round)
{
  return matchup_workspace_dup_sent (fixture->test->workspace,
                                     conversation,
                                     round,
                                     matchup_round_get_answer (round, 0));
}

static MatchupFilePart *
make_file (void)
{
  return matchup_file_part_new ("计划.pdf", "application/pdf", 20480, 2, "[Page 1]\n星期一\n");
}

#define BLOCK "File \"计划.pdf\" (2 pages):\n```\n[Page 1]\n星期一\n```"

/* All are sent the same, the next question sends it again, and what was sent shows it. */
static void
test_ask (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = create (fixture, FALSE);
  g_autoptr (MatchupFilePart) file = make_file ();
  MatchupRound *round = ask (fixture, conversation, "What is on Monday?", file);
  g_autofree char *first = dup_answer (round, 0);
  g_autofree char *second = dup_answer (round, 1);
  g_autofree char *sent = dup_sent (fixture, conversation, round);
  g_autofree char *later = NULL;

  g_assert_nonnull (strstr (first, BLOCK "\n\nWhat is on Monday?"));
  g_assert_cmpstr (first, ==, second);
  g_assert_nonnull (strstr (sent, "[Page 1]\\n星期一\\n```\\n\\nWhat is on Monday?"));
  round = ask (fixture, conversation, "And on Tuesday?", NULL);
  later = dup_sent (fixture, conversation, round);
  g_assert_nonnull (strstr (later, "[Page 1]\\n星期一\\n```\\n\\nWhat is on Monday?"));
  g_assert_nonnull (strstr (later, "And on Tuesday?"));
  /* Named by its question; one of a file alone by its file. */
  g_assert_cmpstr (matchup_conversation_get_title (conversation), ==, "What is on Monday?");
  g_clear_object (&conversation);
  conversation = create (fixture, FALSE);
  ask (fixture, conversation, "", file);
  g_assert_cmpstr (matchup_conversation_get_title (conversation), ==, "计划.pdf");
}

/* Who wants to read millions of letters opens the file. */
static void
test_long (Fixture *fixture, gconstpointer data)
{
  const char *const models[] = { "openai/tokens-20-at-20", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupConversation) conversation =
      matchup_history_create (matchup_workspace_get_history (fixture->test->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              lineup,
                              FALSE);
  g_autofree char *text = g_strnfill (1000000, 'x');
  g_autoptr (MatchupFilePart) file = matchup_file_part_new_text ("x.txt", "text/plain", text);
  MatchupRound *round = ask (fixture, conversation, "How long?", file);
  g_autofree char *sent = dup_sent (fixture, conversation, round);

  g_assert_cmpuint (strlen (sent), <, 300 * 1000);
  g_assert_nonnull (strstr (sent, "more characters)"));
}

static MatchupConversation *
reopen (Fixture *fixture, const char *id)
{
  MatchupHistory *history;
  MatchupConversation *conversation;
  g_autoptr (GAsyncResult) result = NULL;

  matchup_test_workspace_reopen (fixture->test);
  history = matchup_workspace_get_history (fixture->test->workspace);
  matchup_history_open_async (history, id, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  conversation = matchup_history_open_finish (history, result, NULL);
  g_assert_nonnull (conversation);
  return conversation;
}

/* After the next start all of it is there, in order, and goes with the next question. */
static void
test_reopen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = create (fixture, FALSE);
  g_autofree char *id = g_strdup (matchup_conversation_get_id (conversation));
  g_autoptr (MatchupFilePart) file = make_file ();
  g_autoptr (MatchupFilePart) other = matchup_file_part_new_text ("b.py", "text/x-python", "x = 1");
  g_autoptr (MatchupMessage) prompt = matchup_message_new_text (MATCHUP_ROLE_USER, "Read!");
  g_autoptr (MatchupRunGroup) group = NULL;
  g_autoptr (MatchupPart) first = NULL;
  g_autoptr (MatchupPart) second = NULL;
  g_autoptr (MatchupPart) third = NULL;
  GListModel *parts;

  matchup_message_add_file (prompt, file);
  matchup_message_add_file (prompt, other);
  group = matchup_workspace_ask_message (fixture->test->workspace, conversation, prompt);
  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  ask (fixture, conversation, "Without one", NULL);
  g_clear_object (&conversation);
  conversation = reopen (fixture, id);
  parts =
      G_LIST_MODEL (matchup_round_get_prompt (matchup_conversation_get_round (conversation, 0)));
  g_assert_cmpuint (g_list_model_get_n_items (parts), ==, 3);
  first = g_list_model_get_item (parts, 0);
  second = g_list_model_get_item (parts, 1);
  third = g_list_model_get_item (parts, 2);
  g_assert_true (MATCHUP_IS_TEXT_PART (first));
  g_assert_cmpstr (matchup_file_part_get_name (MATCHUP_FILE_PART (second)), ==, "计划.pdf");
  g_assert_cmpstr (matchup_file_part_get_mime_type (MATCHUP_FILE_PART (second)),
                   ==,
                   "application/pdf");
  g_assert_cmpint (matchup_file_part_get_size (MATCHUP_FILE_PART (second)), ==, 20480);
  g_assert_cmpuint (matchup_file_part_get_pages (MATCHUP_FILE_PART (second)), ==, 2);
  g_assert_cmpstr (matchup_file_part_peek_text (MATCHUP_FILE_PART (second), NULL),
                   ==,
                   "[Page 1]\n星期一\n");
  g_assert_cmpstr (matchup_file_part_peek_text (MATCHUP_FILE_PART (third), NULL), ==, "x = 1");
  g_assert_false (matchup_message_has_files (
      matchup_round_get_prompt (matchup_conversation_get_round (conversation, 1))));
}

/* Asked once more, and continued with one model alone: each round has the file of its own. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = create (fixture, FALSE);
  g_autoptr (MatchupFilePart) file = make_file ();
  MatchupRound *round = ask (fixture, conversation, "Read!", file);
  g_autoptr (MatchupRunGroup) group =
      matchup_workspace_ask_same (fixture->test->workspace, conversation, round);
  g_autoptr (MatchupConversation) alone = NULL;
  g_autofree char *id = g_strdup (matchup_conversation_get_id (conversation));
  g_autofree char *alone_id = NULL;

  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  alone = matchup_workspace_continue_with (fixture->test->workspace, conversation, round, 0);
  alone_id = g_strdup (matchup_conversation_get_id (alone));
  g_clear_object (&conversation);
  g_clear_object (&alone);
  conversation = reopen (fixture, id);
  for (guint i = 0; i < 2; i++)
    g_assert_true (matchup_message_has_files (
        matchup_round_get_prompt (matchup_conversation_get_round (conversation, i))));
  alone = reopen (fixture, alone_id);
  g_assert_true (matchup_message_has_files (
      matchup_round_get_prompt (matchup_conversation_get_round (alone, 0))));
}

static void
test_private (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = create (fixture, TRUE);
  g_autoptr (MatchupFilePart) file =
      matchup_file_part_new_text ("surprise.txt", "text/plain", "Nobody may know");
  g_autofree char *answer = NULL;

  answer = dup_answer (ask (fixture, conversation, "Read!", file), 0);
  g_assert_nonnull (strstr (answer, "Nobody may know"));
  g_assert_false (matchup_test_folder_has (fixture->test->folder, "Nobody may know"));
  g_assert_false (matchup_test_folder_has (fixture->test->folder, "surprise.txt"));
  g_clear_object (&conversation);
  conversation = create (fixture, FALSE);
  ask (fixture, conversation, "Read!", file);
  g_assert_true (matchup_test_folder_has (fixture->test->folder, "Nobody may know"));
}

static void
test_estimate (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (4000, 'x');
  g_autoptr (MatchupFilePart) file = matchup_file_part_new_text ("x.txt", "text/plain", text);
  g_autoptr (MatchupMessage) message = matchup_message_new_text (MATCHUP_ROLE_USER, "What?!?!");
  gint64 alone = matchup_token_estimate_message (message);

  g_assert_cmpint (alone, ==, 2);
  matchup_message_add_file (message, file);
  g_assert_cmpint (matchup_token_estimate_message (message), >=, 1000 + alone);
  g_assert_cmpint (matchup_token_estimate_message (message), <, 1050);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/file-questions/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("ask", test_ask);
  ADD ("long", test_long);
  ADD ("reopen", test_reopen);
  ADD ("again", test_again);
  ADD ("private", test_private);
  ADD ("estimate", test_estimate);

  return g_test_run ();
}
