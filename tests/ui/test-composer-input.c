/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real key presses in the composer: an input method gets its keys before anything else does, and
 * Up goes back through what was sent. */
#include "matchup-block-pace.h"
#include "matchup-composer.h"
#include "matchup-prompt-editor.h"
#include "matchup-settings.h"
#include "matchup-test-input.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupLineup *lineup;
  MatchupConversation *conversation;
  MatchupComposer *composer;
  GtkTextView *view;
  GtkWidget *hint;
  GtkWindow *window;
  GString *sent;
} Fixture;

static void
sent_cb (MatchupComposer *composer, const char *text, GString *sent)
{
  g_string_append_printf (sent, "[%s]", text);
  matchup_composer_clear (composer);
}

static void
stop_cb (MatchupComposer *composer, GString *sent)
{
  g_string_append (sent, "[stop]");
}

static void
set_up (Fixture *fixture, gconstpointer slow)
{
  static const char *const models[] = { "nosuch/one", NULL };
  g_autoptr (GSettings) settings = matchup_settings_new ();

  g_settings_reset (settings, "send-with");
  matchup_test_input = (MatchupTestInputState){ .slow = slow != NULL };
  fixture->test = matchup_test_workspace_new (NULL);
  fixture->lineup = matchup_test_lineup_new (models);
  fixture->sent = g_string_new (NULL);
  fixture->composer = MATCHUP_COMPOSER (matchup_composer_new ());
  g_signal_connect (fixture->composer, "send", G_CALLBACK (sent_cb), fixture->sent);
  g_signal_connect (fixture->composer, "stop", G_CALLBACK (stop_cb), fixture->sent);
  matchup_composer_set_placeholder (fixture->composer, "Ask…");
  matchup_composer_set_can_send (fixture->composer, TRUE);
  fixture->window = matchup_test_show (GTK_WIDGET (fixture->composer), 400, 300);
  fixture->view = GTK_TEXT_VIEW (matchup_test_find (fixture->window, "view"));
  fixture->hint = matchup_test_find (fixture->window, "placeholder");
  matchup_test_present (fixture->window);
  matchup_test_wait_until (gtk_window_is_active (fixture->window));
  matchup_composer_focus (fixture->composer);
}

static void
tear_down (Fixture *fixture, gconstpointer slow)
{
  matchup_test_destroy (fixture->window);
  g_clear_object (&fixture->conversation);
  g_clear_object (&fixture->lineup);
  matchup_test_workspace_free (fixture->test);
  g_string_free (fixture->sent, TRUE);
}

static void
run_xdotool (const char *command, const char *argument)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "xdotool", command, argument, NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  g_subprocess_wait_check_finish (process, result, &error);
  g_assert_no_error (error);
}

static char *
dup_text (Fixture *fixture)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (fixture->view);
  char *text;

  g_object_get (buffer, "text", &text, NULL);
  return text;
}

static gboolean
has_text (Fixture *fixture, const char *wanted)
{
  g_autofree char *text = dup_text (fixture);

  return g_str_equal (text, wanted);
}

/* The keys are there a little after xdotool has ended; so each step waits for what it leads to. */
static void
press (Fixture *fixture, const char *key)
{
  run_xdotool ("key", key);
  matchup_test_wait_frames (fixture->window, 3);
  matchup_test_wait_until (matchup_test_input.n_waiting == 0);
  matchup_test_wait_frames (fixture->window, 3);
}

static void
wait_for_text (Fixture *fixture, const char *wanted)
{
  matchup_test_wait_until (has_text (fixture, wanted));
}

static void
assert_sent (Fixture *fixture, const char *expected)
{
  matchup_test_wait_until (fixture->sent->len >= strlen (expected));
  g_assert_cmpstr (fixture->sent->str, ==, expected);
  g_string_truncate (fixture->sent, 0);
}

static void
use_conversation (Fixture *fixture)
{
  fixture->conversation =
      matchup_history_create (matchup_workspace_get_history (fixture->test->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              fixture->lineup,
                              TRUE);
  matchup_composer_set_conversation (fixture->composer,
                                     fixture->test->workspace,
                                     MATCHUP_CONVERSATION_KIND_COMPARE,
                                     fixture->conversation,
                                     fixture->lineup);
}

/* Enter takes what is composed, and only the next one sends; Escape drops it and stops nothing; the
 * arrows choose. */
static void
test_method (Fixture *fixture, gconstpointer slow)
{
  use_conversation (fixture);
  matchup_test_add_round (fixture->conversation, "sent before", "x", MATCHUP_RUN_STATE_DONE);

  press (fixture, "a");
  press (fixture, "b");
  g_assert_true (has_text (fixture, ""));
  g_assert_cmpfloat (gtk_widget_get_opacity (fixture->hint), ==, 0);
  press (fixture, "Up");
  press (fixture, "Down");
  press (fixture, "Down");
  g_assert_cmpuint (matchup_test_input.n_proposal, ==, 1);
  g_assert_true (has_text (fixture, ""));
  press (fixture, "space");
  wait_for_text (fixture, "一丁");
  press (fixture, "c");
  press (fixture, "Return");
  wait_for_text (fixture, "一丁c");
  g_assert_cmpuint (fixture->sent->len, ==, 0);
  press (fixture, "Return");
  assert_sent (fixture, "[一丁c]");
  g_assert_cmpfloat (gtk_widget_get_opacity (fixture->hint), ==, 1);

  /* In what came with Up it composes as well. */
  press (fixture, "Up");
  wait_for_text (fixture, "sent before");
  press (fixture, "a");
  press (fixture, "Up");
  g_assert_true (has_text (fixture, "sent before"));
  press (fixture, "space");
  wait_for_text (fixture, "sent before一");
  g_assert_cmpuint (matchup_test_input.n_resets, ==, 0);
}

/* Answers come, and everything around changes: what is composed stays. */
static void
test_streaming (Fixture *fixture, gconstpointer slow)
{
  use_conversation (fixture);
  matchup_composer_set_busy (fixture->composer, TRUE);
  press (fixture, "a");
  press (fixture, "b");
  for (int i = 0; i < 30; i++)
    {
      g_autofree char *placeholder = g_strdup_printf ("Ask all %d models…", i);
      MatchupRound *round = matchup_test_add_round (fixture->conversation,
                                                    "another",
                                                    "words",
                                                    MATCHUP_RUN_STATE_WRITING);

      matchup_composer_set_placeholder (fixture->composer, placeholder);
      matchup_composer_set_busy (fixture->composer, i % 2 == 0);
      matchup_composer_set_can_send (fixture->composer, i % 3 == 0);
      matchup_message_append (matchup_run_get_message (
                                  matchup_answer_get_current (matchup_round_get_answer (round, 0))),
                              MATCHUP_PART_KIND_TEXT,
                              "more",
                              -1);
      matchup_test_wait_frames (fixture->window, 1);
    }
  matchup_composer_set_busy (fixture->composer, TRUE);
  g_assert_cmpuint (matchup_test_input.n_resets, ==, 0);
  press (fixture, "Escape");
  g_assert_cmpuint (fixture->sent->len, ==, 0);
  press (fixture, "Escape");
  assert_sent (fixture, "[stop]");
  press (fixture, "b");
  press (fixture, "space");
  wait_for_text (fixture, "丁");
}

static void
add_rounds (Fixture *fixture)
{
  static const char *const prompts[] = { "first", "second\nof two lines\nor three", "third" };

  use_conversation (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    matchup_test_add_round (fixture->conversation, prompts[i], "x", MATCHUP_RUN_STATE_DONE);
}

/* In other conversations, and on the disk. */
static void
ask_elsewhere (Fixture *fixture, const char *prompt)
{
  g_autoptr (MatchupConversation) conversation =
      matchup_history_create (matchup_workspace_get_history (fixture->test->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              fixture->lineup,
                              FALSE);
  g_autoptr (MatchupRunGroup) group =
      matchup_workspace_ask (fixture->test->workspace, conversation, prompt);

  matchup_test_wait_until (!matchup_run_group_get_busy (group));
}

static void
test_walk (Fixture *fixture, gconstpointer slow)
{
  ask_elsewhere (fixture, "elsewhere");
  ask_elsewhere (fixture, "third"); /* known already */
  add_rounds (fixture);

  press (fixture, "Up");
  wait_for_text (fixture, "third");
  press (fixture, "Up");
  wait_for_text (fixture, "second\nof two lines\nor three");
  /* The cursor is in the first line; further down it goes back up first. */
  press (fixture, "Down");
  press (fixture, "Up");
  g_assert_true (has_text (fixture, "second\nof two lines\nor three"));
  press (fixture, "Up");
  wait_for_text (fixture, "first");
  press (fixture, "Up");
  wait_for_text (fixture, "elsewhere");
  press (fixture, "Up");
  g_assert_true (has_text (fixture, "elsewhere"));
  press (fixture, "Down");
  wait_for_text (fixture, "first");
  press (fixture, "Down");
  wait_for_text (fixture, "second\nof two lines\nor three");
  press (fixture, "Down");
  wait_for_text (fixture, "third");
  press (fixture, "Down");
  wait_for_text (fixture, "");
  press (fixture, "Down");
  g_assert_true (has_text (fixture, ""));
}

/* What was changed is one's own text: Up moves the cursor in it. Each step can be undone. */
static void
test_walk_changed (Fixture *fixture, gconstpointer slow)
{
  add_rounds (fixture);
  press (fixture, "Up");
  wait_for_text (fixture, "third");
  press (fixture, "exclam");
  wait_for_text (fixture, "third!");
  press (fixture, "Up");
  press (fixture, "Down");
  g_assert_true (has_text (fixture, "third!"));
  press (fixture, "ctrl+z");
  wait_for_text (fixture, "third");
  press (fixture, "Return");
  assert_sent (fixture, "[third]");
  /* What was sent can be had back like this as well. */
  press (fixture, "ctrl+z");
  wait_for_text (fixture, "third");
  /* With something written Up is an arrow and nothing else. */
  press (fixture, "Up");
  g_assert_true (has_text (fixture, "third"));
  press (fixture, "ctrl+z");
  wait_for_text (fixture, "");
  press (fixture, "ctrl+shift+z");
  wait_for_text (fixture, "third");
}

/* A new conversation has only the others. */
static void
test_walk_new (Fixture *fixture, gconstpointer slow)
{
  ask_elsewhere (fixture, "elsewhere");
  matchup_composer_set_conversation (fixture->composer,
                                     fixture->test->workspace,
                                     MATCHUP_CONVERSATION_KIND_CHAT,
                                     NULL,
                                     fixture->lineup);
  press (fixture, "Up");
  wait_for_text (fixture, "elsewhere");
  press (fixture, "Down");
  wait_for_text (fixture, "");
  g_assert_cmpstr (matchup_drafts_get_text (matchup_workspace_get_drafts (fixture->test->workspace),
                                            "chat"),
                   ==,
                   "");
}

typedef struct
{
  GtkWidget *view; /* as one of those that stream */
  gint64 share;    /* the least that it got behind a frame; microseconds */
} Stream;

static void
painted_cb (Stream *stream)
{
  MatchupBlockShare share;

  if (!matchup_block_pace_begin (stream->view, &share))
    return;
  matchup_block_pace_end (stream->view, 0);
  stream->share = MIN (stream->share, share.time);
}

/* Between a key and the frame with its letter what streams gets nothing. */
static gboolean
waits_for_letter (Stream *stream)
{
  MatchupBlockShare share;

  matchup_block_pace_note_key (stream->view);
  if (!matchup_block_pace_begin (stream->view, &share))
    return TRUE;
  matchup_block_pace_end (stream->view, 0);
  return FALSE;
}

/* What streams leaves the frame with the letter alone, and the next ones are short. */
static void
test_typing_first (Fixture *fixture, gconstpointer slow)
{
  Stream stream = { fixture->hint, G_MAXINT64 };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window));
  gboolean waited = FALSE;
  gint64 unhurried;

  g_assert_true (gtk_widget_get_mapped (stream.view));
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &stream);
  gtk_widget_queue_draw (GTK_WIDGET (fixture->window));
  matchup_test_wait_frames (fixture->window, 2);
  unhurried = stream.share;
  g_assert_cmpint (unhurried, <, G_MAXINT64);
  /* On a busy computer some of it may come too late once. */
  for (int i = 0; i < 50 && stream.share >= unhurried; i++)
    press (fixture, "a");
  g_assert_cmpint (stream.share, <, unhurried);
  for (int i = 0; i < 50 && !waited; i++)
    waited = waits_for_letter (&stream);
  g_assert_true (waited);
  g_signal_handlers_disconnect_by_func (clock, painted_cb, &stream);
  matchup_block_pace_forget (stream.view);
}

/* Where a message is edited, a new line takes the place of what is selected too. */
static void
test_editor (Fixture *fixture, gconstpointer slow)
{
  g_autoptr (MatchupMessage) message = matchup_message_new_text (MATCHUP_ROLE_USER, "Old words");
  GtkWidget *editor = matchup_prompt_editor_new (fixture->test->workspace, message);
  GtkWindow *window = matchup_test_show (editor, 400, 300);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (matchup_test_find_type (editor, GTK_TYPE_TEXT_VIEW)));

  matchup_test_present (window);
  matchup_test_wait_until (gtk_window_is_active (window));
  matchup_prompt_editor_focus (MATCHUP_PROMPT_EDITOR (editor));
  run_xdotool ("key", "ctrl+a");
  matchup_test_wait_until (gtk_text_buffer_get_has_selection (buffer));
  run_xdotool ("key", "shift+Return");
  matchup_test_wait_until (gtk_text_buffer_get_line_count (buffer) == 2);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 1);
  matchup_test_destroy (window);
}

int
main (int argc, char **argv)
{
  matchup_test_input_choose ();
  matchup_test_ui_init (&argc, &argv);
  matchup_test_input_register ();
#define ADD(name, data, func) \
  g_test_add ("/ui/composer-input/" name, Fixture, data, set_up, func, tear_down)
  ADD ("method", NULL, test_method);
  ADD ("slow-method", GINT_TO_POINTER (TRUE), test_method);
  ADD ("typing-first", NULL, test_typing_first);
  ADD ("streaming", NULL, test_streaming);
  ADD ("slow-streaming", GINT_TO_POINTER (TRUE), test_streaming);
  ADD ("walk", NULL, test_walk);
  ADD ("slow-walk", GINT_TO_POINTER (TRUE), test_walk);
  ADD ("walk-changed", NULL, test_walk_changed);
  ADD ("walk-new", NULL, test_walk_new);
  ADD ("editor", NULL, test_editor);
  return g_test_run ();
}
