/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said when a conversation is too long for its model, and what is offered then. */
#include "matchup-config.h"
#include "matchup-context-bar.h"
#include "matchup-context-meter.h"
#include "matchup-memory-mark.h"
#include "matchup-params.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define KEY "test-key-abcdefghijklmnop"

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupConversation *chat;
  MatchupContestant *contestant;
  MatchupContextBar *bar;
  GtkWidget *meter;
  GtkWindow *window;
} Fixture;

static void
add_round (Fixture *self, guint tokens)
{
  g_autofree char *text = g_strnfill (tokens * 4, 'a');
  g_autoptr (MatchupMessage) message = matchup_message_new_text (MATCHUP_ROLE_USER, text);
  g_autoptr (MatchupRound) round = matchup_round_new (NULL, message, 1);
  g_autoptr (MatchupAnswer) answer = matchup_answer_new (self->contestant);
  g_autoptr (MatchupRun) run = matchup_run_new (NULL, self->contestant);

  matchup_run_append (run, MATCHUP_PART_KIND_TEXT, text, -1);
  matchup_run_set_state (run, MATCHUP_RUN_STATE_DONE);
  matchup_answer_add_run (answer, run);
  matchup_round_add_answer (round, answer);
  matchup_conversation_add_round (self->chat, round);
}

static void
set_up (Fixture *self, MatchupConversationKind kind, const char *model_id, gint64 window)
{
  g_autoptr (MatchupLineup) lineup = matchup_lineup_new ();
  g_autoptr (MatchupModelRef) model = matchup_model_ref_new ("openai",
                                                             model_id,
                                                             "Model <b>%s</b>",
                                                             MATCHUP_MODEL_CAPABILITIES_NONE,
                                                             window,
                                                             0);
  g_autoptr (MatchupParams) params = matchup_params_new (NULL, NAN, 0, MATCHUP_THINKING_DEFAULT);
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->test = matchup_test_workspace_new (NULL);
  matchup_test_workspace_start_server (self->test);
  matchup_test_workspace_connect (self->test, "openai", KEY);
  self->contestant = matchup_contestant_new (NULL, model, params);
  matchup_lineup_append (lineup, self->contestant);
  self->chat = matchup_history_create (matchup_workspace_get_history (self->test->workspace),
                                       kind,
                                       lineup,
                                       FALSE);
  self->bar = MATCHUP_CONTEXT_BAR (matchup_context_bar_new (self->test->workspace));
  self->meter = matchup_context_meter_new (matchup_context_bar_get_context (self->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), self->meter);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), box);
  gtk_widget_insert_action_group (overlay, "context", matchup_context_bar_get_actions (self->bar));
  self->window = matchup_test_show (overlay, 400, 400);
  matchup_context_bar_set_conversation (self->bar,
                                        self->chat,
                                        matchup_conversation_get_lineup (self->chat));
}

static void
tear_down (Fixture *self)
{
  matchup_test_destroy (self->window);
  g_clear_object (&self->chat);
  g_clear_object (&self->contestant);
  g_clear_pointer (&self->test, matchup_test_workspace_free);
}

static void
assert_shown (gpointer root, const char *text)
{
  g_autofree char *texts = matchup_test_dup_texts (root);

  if (strstr (texts, text) == NULL)
    g_error ("“%s” is not in “%s”", text, texts);
}

static gboolean
find_button_cb (GtkWidget *widget, gpointer user_data)
{
  gpointer *search = user_data; /* the label, and what was found */

  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), search[0]) == 0)
    search[1] = widget;
  return TRUE;
}

static GtkWidget *
find_button (gpointer root, const char *label)
{
  gpointer search[2] = { (gpointer) label, NULL };

  matchup_test_foreach (root, find_button_cb, search);
  return search[1];
}

static gboolean
find_close_cb (GtkWidget *widget, gpointer user_data)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "window-close-symbolic") == 0)
    *(GtkWidget **) user_data = widget;
  return TRUE;
}

/* Of a toast; NULL: there is none. */
static GtkWidget *
find_close (gpointer root)
{
  GtkWidget *button = NULL;

  matchup_test_foreach (root, find_close_cb, &button);
  return button;
}

/* As soon as it is on screen. */
static void
press (gpointer root, const char *label)
{
  matchup_test_wait_until (find_button (root, label) != NULL);
  matchup_test_click (find_button (root, label));
}

static MatchupRound *
get_round (Fixture *self, guint i)
{
  return matchup_conversation_get_round (self->chat, i);
}

static guint
count_cuts (Fixture *self)
{
  guint n = 0;

  for (guint i = 0; i < matchup_conversation_get_n_rounds (self->chat); i++)
    n += matchup_round_get_summary (get_round (self, i)) != NULL ? 1 : 0;
  return n;
}

static void
test_cut (void)
{
  Fixture self;

  set_up (&self, MATCHUP_CONVERSATION_KIND_CHAT, "echo", 1000);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self.bar)));
  add_round (&self, 100);
  matchup_test_wait_until (gtk_widget_get_visible (self.meter));
  assert_shown (self.meter, "20");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self.bar)));
  for (guint i = 0; i < 4; i++)
    add_round (&self, 100);
  matchup_test_wait_until (gtk_widget_get_visible (GTK_WIDGET (self.bar)));
  assert_shown (self.bar, "Model <b>%s</b>");
  press (self.bar, _ ("_Leave Out the Beginning"));
  g_assert_cmpuint (count_cuts (&self), ==, 1);
  matchup_test_wait_until (!gtk_widget_get_visible (GTK_WIDGET (self.bar)));
  /* It can be had back by the toast, and from the meter. */
  press (self.window, _ ("_Undo"));
  g_assert_cmpuint (count_cuts (&self), ==, 0);
  matchup_test_wait_until (gtk_widget_get_visible (GTK_WIDGET (self.bar)));
  gtk_widget_activate_action (self.meter, "context.cut", NULL);
  g_assert_cmpuint (count_cuts (&self), ==, 1);
  matchup_test_wait_until (!gtk_widget_get_visible (GTK_WIDGET (self.bar)));
  /* Toasts wait for each other. */
  matchup_test_wait_until (find_close (self.window) != NULL);
  matchup_test_click (find_close (self.window));
  matchup_test_wait_until (find_button (self.window, _ ("_Undo")) == NULL);
  gtk_widget_activate_action (self.meter, "context.whole", NULL);
  g_assert_cmpuint (count_cuts (&self), ==, 0);
  press (self.window, _ ("_Undo"));
  g_assert_cmpuint (count_cuts (&self), ==, 1);
  tear_down (&self);
}

/* One message that is too long by itself: there is nothing to leave out. */
static void
test_alone (void)
{
  Fixture self;

  set_up (&self, MATCHUP_CONVERSATION_KIND_CHAT, "echo", 1000);
  matchup_context_set_draft (matchup_context_bar_get_context (self.bar), 5000);
  matchup_test_wait_until (gtk_widget_get_visible (GTK_WIDGET (self.bar)));
  g_assert_false (
      g_action_group_get_action_enabled (matchup_context_bar_get_actions (self.bar), "cut"));
  matchup_context_set_draft (matchup_context_bar_get_context (self.bar), 5);
  matchup_test_wait_until (!gtk_widget_get_visible (GTK_WIDGET (self.bar)));
  tear_down (&self);
}

static void
write_summary (GtkWidget *mark, const char *text)
{
  GtkWidget *view = matchup_test_find_type (mark, GTK_TYPE_TEXT_VIEW);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static void
test_summarize (void)
{
  Fixture self;
  GtkWidget *mark;
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWindow *window;

  set_up (&self, MATCHUP_CONVERSATION_KIND_CHAT, "chinese", 1000);
  for (guint i = 0; i < 5; i++)
    add_round (&self, 100);
  matchup_test_wait_until (gtk_widget_get_visible (GTK_WIDGET (self.bar)));
  matchup_test_wait_until (find_button (self.bar, _ ("_Summarise the Beginning")) != NULL);
  gtk_widget_grab_focus (find_button (self.bar, _ ("_Summarise the Beginning")));
  press (self.bar, _ ("_Summarise the Beginning"));
  /* What was pressed is gone; the keyboard stays here. */
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self.window)) ==
                 find_button (self.bar, _ ("St_op")));
  assert_shown (self.bar, _ ("The beginning of this chat is being summarised…"));
  matchup_test_wait_until (count_cuts (&self) == 1);
  matchup_test_wait_until (!gtk_widget_get_visible (GTK_WIDGET (self.bar)));

  /* Where the memory ends, the summary can be read, and all sent again. */
  mark = matchup_memory_mark_new (self.test->workspace, self.chat, get_round (&self, 2));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), mark);
  window = matchup_test_show (overlay, 360, 200);
  g_assert_true (gtk_widget_get_visible (mark));
  press (mark, _ ("Edit Summary"));
  matchup_test_wait_frames (mark, 2);
  /* The row is scrolled out of sight while somebody writes. */
  write_summary (mark, "Corrected.");
  gtk_widget_set_child_visible (mark, FALSE);
  g_assert_cmpstr (matchup_round_get_summary (get_round (&self, 2)), ==, "Corrected.");
  gtk_widget_set_child_visible (mark, TRUE);
  matchup_test_wait_frames (mark, 2);
  /* Half of a new one is no wish to send nothing. */
  write_summary (mark, "");
  gtk_widget_set_child_visible (mark, FALSE);
  g_assert_cmpstr (matchup_round_get_summary (get_round (&self, 2)), ==, "Corrected.");
  gtk_widget_set_child_visible (mark, TRUE);
  write_summary (mark, "Corrected.");
  press (mark, _ ("Send All Again"));
  g_assert_cmpuint (count_cuts (&self), ==, 0);
  g_assert_false (gtk_widget_get_visible (mark));
  press (window, _ ("_Undo"));
  g_assert_cmpuint (count_cuts (&self), ==, 1);
  g_assert_true (gtk_widget_get_visible (mark));
  matchup_test_destroy (window);
  tear_down (&self);
}

static void
test_summary_fails (void)
{
  Fixture self;

  set_up (&self, MATCHUP_CONVERSATION_KIND_CHAT, "fail-401", 1000);
  for (guint i = 0; i < 5; i++)
    add_round (&self, 100);
  matchup_test_wait_until (gtk_widget_get_visible (GTK_WIDGET (self.bar)));
  press (self.bar, _ ("_Summarise the Beginning"));
  matchup_test_wait_until (
      g_action_group_get_action_enabled (matchup_context_bar_get_actions (self.bar), "summarize"));
  assert_shown (self.bar, "OpenAI");
  g_assert_cmpuint (count_cuts (&self), ==, 0);
  /* The other way stays open. */
  press (self.bar, _ ("_Leave Out the Beginning"));
  g_assert_cmpuint (count_cuts (&self), ==, 1);
  tear_down (&self);
}

static void
test_stop (void)
{
  Fixture self;

  set_up (&self, MATCHUP_CONVERSATION_KIND_CHAT, "slow", 1000);
  for (guint i = 0; i < 5; i++)
    add_round (&self, 100);
  matchup_test_wait_until (gtk_widget_get_visible (GTK_WIDGET (self.bar)));
  press (self.bar, _ ("_Summarise the Beginning"));
  press (self.bar, _ ("St_op"));
  matchup_test_wait_until (
      g_action_group_get_action_enabled (matchup_context_bar_get_actions (self.bar), "summarize"));
  g_assert_cmpuint (count_cuts (&self), ==, 0);
  /* Whoever goes to another chat stops it as well, but not what is begun after coming back. */
  press (self.bar, _ ("_Summarise the Beginning"));
  matchup_context_bar_set_conversation (self.bar, NULL, NULL);
  matchup_context_bar_set_conversation (self.bar,
                                        self.chat,
                                        matchup_conversation_get_lineup (self.chat));
  matchup_test_wait_until (
      g_action_group_get_action_enabled (matchup_context_bar_get_actions (self.bar), "summarize"));
  g_action_group_activate_action (matchup_context_bar_get_actions (self.bar), "summarize", NULL);
  matchup_test_wait_frames (GTK_WIDGET (self.window), 10);
  g_assert_true (
      g_action_group_get_action_enabled (matchup_context_bar_get_actions (self.bar), "stop"));
  tear_down (&self);
}

static void
answer_dialog (Fixture *self, const char *response)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  GtkWidget *dialog = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        dialog = window;
    }
  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
}

/* A round that was refused is asked again with less before it. */
static void
test_refused (MatchupConversationKind kind, const char *response)
{
  Fixture self;
  g_autoptr (MatchupErrorInfo) error =
      matchup_error_info_new_simple (MATCHUP_ERROR_KIND_CONTEXT_LENGTH,
                                     MATCHUP_ERROR_REASON_NONE,
                                     NULL);
  g_autoptr (MatchupMessage) message = matchup_message_new_text (MATCHUP_ROLE_USER, "last");
  g_autoptr (MatchupRound) round = matchup_round_new (NULL, message, 1);
  g_autoptr (MatchupAnswer) answer = NULL;
  g_autoptr (MatchupRun) run = NULL;

  set_up (&self, kind, "echo", 0);
  for (guint i = 0; i < 4; i++)
    add_round (&self, 100);
  answer = matchup_answer_new (self.contestant);
  run = matchup_run_new (NULL, self.contestant);
  matchup_run_fail (run, error);
  matchup_answer_add_run (answer, run);
  matchup_round_add_answer (round, answer);
  matchup_conversation_add_round (self.chat, round);
  gtk_widget_activate_action (self.meter, "context.shorten", "s", matchup_round_get_id (round));
  answer_dialog (&self, "cancel");
  g_assert_cmpuint (count_cuts (&self), ==, 0);
  gtk_widget_activate_action (self.meter, "context.shorten", "s", matchup_round_get_id (round));
  answer_dialog (&self, response);
  matchup_test_wait_until (matchup_answer_get_n_runs (answer) == 2);
  g_assert_cmpuint (count_cuts (&self), ==, 1);
  g_assert_null (matchup_round_get_summary (round));
  matchup_test_wait_until (!matchup_run_is_active (matchup_answer_get_current (answer)));
  tear_down (&self);
}

static void
test_refused_chat (void)
{
  test_refused (MATCHUP_CONVERSATION_KIND_CHAT, "summarize");
  test_refused (MATCHUP_CONVERSATION_KIND_CHAT, "cut");
}

static void
test_refused_comparison (void)
{
  test_refused (MATCHUP_CONVERSATION_KIND_COMPARE, "cut");
}

int
main (int argc, char **argv)
{
  matchup_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/context/cut", test_cut);
  g_test_add_func ("/ui/context/alone", test_alone);
  g_test_add_func ("/ui/context/summarize", test_summarize);
  g_test_add_func ("/ui/context/summary-fails", test_summary_fails);
  g_test_add_func ("/ui/context/stop", test_stop);
  g_test_add_func ("/ui/context/refused-chat", test_refused_chat);
  g_test_add_func ("/ui/context/refused-comparison", test_refused_comparison);
  return g_test_run ();
}
