/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What it takes to open a long conversation: history-bench [ROUNDS [chat]]
 *
 * Prints one line of JSON: the work of this thread (CPU time) until a conversation of one round and
 * one of ROUNDS rounds is drawn, as far as it can be seen, and the memory that the widgets of the
 * long one take. A comparison of four, or a chat.
 */
#include "matchup-chat-row.h"
#include "matchup-markdown-view-private.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"
#include "matchup-transcript.h"

#include <malloc.h>
#include <time.h>

#define ANSWER                                                                                    \
  "## A heading\n\nSome **bold** words and `code` in a paragraph that goes on for a while.\n\n- " \
  "one\n- two\n\n```python\nprint (1)\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nThe end.\n"

static gint64
get_work (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* Of what can be seen: the rest comes afterwards. */
static gboolean
find_busy (GtkWidget *widget, gpointer user_data)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  graphene_rect_t bounds;

  if (MATCHUP_IS_MARKDOWN_VIEW (widget) && MATCHUP_MARKDOWN_VIEW (widget)->turn_id != 0 &&
      gtk_widget_get_mapped (widget) && gtk_widget_compute_bounds (widget, window, &bounds) &&
      bounds.origin.y + bounds.size.height > 0 &&
      bounds.origin.y < (float) gtk_widget_get_height (window))
    *(gboolean *) user_data = TRUE;
  return TRUE;
}

static void
wait_until_shown (GtkWindow *window)
{
  gboolean busy;

  do
    {
      busy = FALSE;
      matchup_test_wait_frames (window, 2);
      matchup_test_foreach (window, find_busy, &busy);
    }
  while (busy);
}

static MatchupConversation *
make_conversation (MatchupTestWorkspace *test, int n_rounds, gboolean chat)
{
  static const char *const models[] = { "nosuch/a", "nosuch/b", "nosuch/c", "nosuch/d", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (chat ? models + 3 : models);
  MatchupConversation *conversation =
      matchup_history_create (matchup_workspace_get_history (test->workspace),
                              chat ? MATCHUP_CONVERSATION_KIND_CHAT
                                   : MATCHUP_CONVERSATION_KIND_COMPARE,
                              lineup,
                              TRUE);

  for (int i = 0; i < n_rounds; i++)
    matchup_test_add_round (conversation, "What?", ANSWER, MATCHUP_RUN_STATE_DONE);
  return conversation;
}

/* Milliseconds. */
static double
open_conversation (GtkWindow *window,
                   MatchupTranscript *transcript,
                   MatchupConversation *conversation)
{
  gint64 begin = get_work ();

  matchup_transcript_set_conversation (transcript, conversation);
  wait_until_shown (window);
  return (double) (get_work () - begin) / 1000;
}

int
main (int argc, char **argv)
{
  int n_rounds = argc > 1 ? atoi (argv[1]) : 1000;
  gboolean chat = argc > 2 && g_str_equal (argv[2], "chat");
  MatchupTestWorkspace *test;
  g_autoptr (MatchupConversation) one = NULL;
  g_autoptr (MatchupConversation) many = NULL;
  GtkWidget *transcript;
  GtkWindow *window;
  double one_ms;
  double many_ms;
  size_t before;

  matchup_test_ui_init (&argc, &argv);
  test = matchup_test_workspace_new (NULL);
  one = make_conversation (test, 1, chat);
  many = make_conversation (test, n_rounds, chat);
  transcript = matchup_transcript_new (test->workspace);
  if (chat)
    matchup_transcript_set_make_row (MATCHUP_TRANSCRIPT (transcript), matchup_chat_row_new);
  window = matchup_test_show (transcript, 1400, 900);
  open_conversation (window, MATCHUP_TRANSCRIPT (transcript), one); /* loads what all need */
  matchup_transcript_set_conversation (MATCHUP_TRANSCRIPT (transcript), NULL);
  one_ms = open_conversation (window, MATCHUP_TRANSCRIPT (transcript), one);
  matchup_transcript_set_conversation (MATCHUP_TRANSCRIPT (transcript), NULL);
  before = mallinfo2 ().uordblks;
  many_ms = open_conversation (window, MATCHUP_TRANSCRIPT (transcript), many);
  g_print ("{\"rounds\": %d, \"open_ms\": %.1f, \"open_one_ms\": %.1f, \"widgets_kib\": %zu, "
           "\"text_kib\": %zu}\n",
           n_rounds,
           many_ms,
           one_ms,
           (mallinfo2 ().uordblks - before) / 1024,
           (size_t) n_rounds * (chat ? 1 : 4) * (sizeof ANSWER - 1) / 1024);
  matchup_test_destroy (window);
  matchup_test_workspace_free (test);
  return 0;
}
