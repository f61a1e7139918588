/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a search leads: the words are marked in the answer, the question or the note, and in sight.
 */
#include "chat-fixture.h"
#include "matchup-chat-row.h"
#include "matchup-find-bar.h"
#include "matchup-note-editor.h"
#include "matchup-stream-text.h"
#include "matchup-test-ui.h"
#include "matchup-test-votes.h"
#include "matchup-text-block-private.h"
#include "matchup-vote-ballot.h"

#define N_PARAGRAPHS 80
#define WORDS "机器学习 zebr"

/* The words are far down, in two blocks of Markdown. */
static char *
make_long (void)
{
  GString *text = g_string_new ("Begin\n\n");

  for (guint i = 0; i < N_PARAGRAPHS; i++)
    g_string_append_printf (text, "Paragraph %u is of no interest to anybody.\n\n", i);
  g_string_append (text, "There is one **zebra** here, and\n\n- 这里有机器学习的例子\n\n");
  for (guint i = 0; i < N_PARAGRAPHS; i++)
    g_string_append_printf (text, "Paragraph %u comes afterwards.\n\n", i);
  return g_string_free (text, FALSE);
}

typedef struct
{
  GtkWidget *first;
  guint n;
} Marks;

static gboolean
count_cb (GtkWidget *widget, gpointer user_data)
{
  Marks *marks = user_data;
  guint n = 0;

  if (MATCHUP_IS_TEXT_BLOCK (widget))
    n = MATCHUP_TEXT_BLOCK (widget)->hits != NULL ? MATCHUP_TEXT_BLOCK (widget)->hits->len : 0;
  else if (GTK_IS_LABEL (widget) && gtk_widget_get_ancestor (widget, MATCHUP_TYPE_STREAM_TEXT))
    n = gtk_label_get_attributes (GTK_LABEL (widget)) != NULL;
  if (n > 0 && marks->first == NULL)
    marks->first = widget;
  marks->n += n;
  return TRUE;
}

static Marks
find_marks (gpointer root)
{
  Marks marks = { NULL, 0 };

  matchup_test_foreach (root, count_cb, &marks);
  return marks;
}

static gboolean
is_in_sight (ChatFixture *fixture)
{
  GtkWidget *transcript = matchup_test_find_type (fixture->page, MATCHUP_TYPE_TRANSCRIPT);
  Marks marks = find_marks (fixture->page);
  graphene_rect_t bounds;

  return marks.first != NULL && gtk_widget_compute_bounds (marks.first, transcript, &bounds) &&
         bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (transcript);
}

static void
lead (ChatFixture *fixture, MatchupRound *round, gboolean answer)
{
  MatchupRun *run = matchup_answer_get_current (matchup_round_get_answer (round, 0));

  matchup_window_open_place (fixture->window,
                             matchup_window_get_conversation_id (fixture->window),
                             matchup_round_get_id (round),
                             answer ? matchup_run_get_id (run) : "",
                             WORDS);
}

/* From the beginning of a long answer down to its words, until Escape. */
static void
test_answer (ChatFixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_long ();
  MatchupRound *round;

  chat_fixture_say (fixture, text);
  chat_fixture_say (fixture, "And on");
  round = chat_fixture_get_round (fixture, 0);
  lead (fixture, round, TRUE);
  matchup_test_wait_until (is_in_sight (fixture));
  /* A beginning of a word, and Chinese words within a sentence; none in the question. */
  matchup_test_wait_until (find_marks (fixture->page).n == 2);
  g_assert_true (is_in_sight (fixture));
  g_assert_true (MATCHUP_IS_TEXT_BLOCK (find_marks (fixture->page).first));
  g_assert_true (matchup_test_press_binding (fixture->window, "Escape"));
  g_assert_cmpuint (find_marks (fixture->page).n, ==, 0);
  g_assert_false (matchup_test_press_binding (fixture->window, "Escape"));
}

static void
test_question (ChatFixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_long ();
  MatchupRound *round;

  chat_fixture_say (fixture, text);
  round = chat_fixture_get_round (fixture, 0);
  lead (fixture, round, FALSE);
  matchup_test_wait_until (is_in_sight (fixture));
  g_assert_cmpuint (find_marks (fixture->page).n, ==, 2);
  g_assert_true (GTK_IS_LABEL (find_marks (fixture->page).first));
  /* Whoever goes on does something else. */
  chat_fixture_say (fixture, "On");
  g_assert_cmpuint (find_marks (fixture->page).n, ==, 0);
}

/* What is looked for in the answer itself is marked alone. */
static void
test_find (ChatFixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_long ();
  GtkWidget *block;

  chat_fixture_say (fixture, text);
  lead (fixture, chat_fixture_get_round (fixture, 0), TRUE);
  matchup_test_wait_until (is_in_sight (fixture));
  block = find_marks (fixture->page).first;
  gtk_widget_activate_action (block, "text.find", NULL);
  g_assert_cmpuint (find_marks (fixture->page).n, ==, 0);
  matchup_test_wait_frames (fixture->window, 4);
}

/* A note of a comparison is opened. */
static void
test_note (ChatFixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/one", "openai/two", NULL };
  static const int best[] = { 0 };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_make_votes (fixture->test->workspace, models, best, G_N_ELEMENTS (best));
  MatchupRound *round = matchup_conversation_get_round (conversation, 0);
  g_autoptr (MatchupVoteBallot) ballot =
      matchup_vote_ballot_new (fixture->test->workspace, conversation, round);
  GtkWidget *editor;
  GtkTextBuffer *buffer;
  GtkTextIter iter;

  matchup_vote_ballot_set_note (ballot, "It knows zebras, 还有机器学习");
  matchup_window_open_place (fixture->window,
                             matchup_conversation_get_id (conversation),
                             matchup_round_get_id (round),
                             "",
                             "zebras");
  matchup_test_wait_frames (fixture->window, 8);
  editor = matchup_test_find_type (fixture->window, MATCHUP_TYPE_NOTE_EDITOR);
  g_assert_true (gtk_widget_get_mapped (editor));
  buffer = chat_fixture_get_text (editor);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) strlen ("It knows "));
  g_assert_true (gtk_text_iter_starts_tag (&iter, NULL));
  gtk_text_iter_forward_to_tag_toggle (&iter, NULL);
  g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==, (int) strlen ("It knows zebras"));
  g_assert_true (matchup_test_press_binding (fixture->window, "Escape"));
  gtk_text_buffer_get_start_iter (buffer, &iter);
  g_assert_false (gtk_text_iter_forward_to_tag_toggle (&iter, NULL));
}

int
main (int argc, char **argv)
{
  static const ChatTest cases[] = {
    { "/ui/found-words/answer", test_answer },
    { "/ui/found-words/question", test_question },
    { "/ui/found-words/find", test_find },
    { "/ui/found-words/note", test_note },
  };

  return chat_fixture_run (argc, argv, cases, G_N_ELEMENTS (cases));
}
