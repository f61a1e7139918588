/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page with rounds whose names are hidden: nothing on it tells them, and keys judge what is read.
 */
#include "matchup-answer-view.h"
#include "matchup-blind-answer.h"
#include "matchup-blind-button.h"
#include "matchup-compare-page.h"
#include "matchup-composer.h"
#include "matchup-differences-window.h"
#include "matchup-lineup-bar.h"
#include "matchup-race-strip.h"
#include "matchup-shown.h"
#include "matchup-test-notify.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"
#include "matchup-vote-actions.h"
#include "matchup-vote-bar.h"
#include "matchup-vote-finder.h"

#include <glib/gi18n.h>

#define SERVICE "Kestrel House"

static const char *const secrets[] = { "zebra", "walrus", "gecko", "Kestrel", "openai", "doubao" };
static MatchupTestWorkspace *test;

static MatchupConversation *
create_conversation (MatchupRunState state)
{
  static const char *const models[] = { "openai/zebra-one",
                                        "doubao/walrus-two",
                                        "openai/gecko",
                                        NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  MatchupConversation *conversation =
      matchup_history_create (matchup_workspace_get_history (test->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              lineup,
                              TRUE);

  matchup_test_add_round (conversation, "What?", "That.", state);
  return conversation;
}

static MatchupRound *
get_round (MatchupConversation *conversation)
{
  return matchup_conversation_get_round (conversation, 0);
}

static MatchupRun *
get_run (MatchupConversation *conversation, guint slot)
{
  return matchup_answer_get_current (matchup_round_get_answer (get_round (conversation), slot));
}

static void
hide_names (MatchupConversation *conversation)
{
  static const guint slots[] = { 2, 0, 1 };

  g_assert_true (matchup_round_restore_blind (get_round (conversation), slots, 3, 0));
}

static void
fail_run (MatchupRun *run)
{
  g_autoptr (MatchupErrorInfo) error = matchup_error_info_new (MATCHUP_ERROR_KIND_AUTH,
                                                               MATCHUP_ERROR_REASON_NONE,
                                                               401,
                                                               "no",
                                                               NULL,
                                                               "walrus-two is not for you",
                                                               FALSE,
                                                               -1);

  matchup_run_fail (run, error);
}

static GtkWindow *
show_page (MatchupConversation *conversation)
{
  GtkWidget *page = matchup_compare_page_new (test->workspace);

  matchup_compare_page_set_conversation (MATCHUP_COMPARE_PAGE (page), conversation);
  return matchup_test_show (page, 1200, 900);
}

static void
assert_silent (const char *where, const char *text)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  for (guint i = 0; folded != NULL && i < G_N_ELEMENTS (secrets); i++)
    {
      g_autofree char *secret = g_utf8_casefold (secrets[i], -1);

      if (strstr (folded, secret) != NULL)
        g_error ("%s tells “%s”: %s", where, secrets[i], text);
    }
}

/* Everything a widget says, seen or heard or under the pointer, also where it is not visible. */
static gboolean
check_widget (GtkWidget *widget, gpointer user_data)
{
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;

  /* Who takes part was chosen by the person. The window of tooltips says what that of a widget
   * does, of the line-up as well; those of all others are looked at where they are. */
  if (MATCHUP_IS_LINEUP_BAR (widget) || g_str_equal (gtk_widget_get_css_name (widget), "tooltip"))
    return FALSE;
  path = matchup_test_dup_path (widget);
  name = matchup_test_dup_accessible_name (widget);
  assert_silent (path, name);
  assert_silent (path, gtk_widget_get_tooltip_text (widget));
  assert_silent (path, gtk_widget_get_tooltip_markup (widget));
  if (GTK_IS_LABEL (widget))
    assert_silent (path, gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_BUTTON (widget))
    assert_silent (path, gtk_button_get_label (GTK_BUTTON (widget)));
  if (GTK_IS_WINDOW (widget))
    assert_silent (path, gtk_window_get_title (GTK_WINDOW (widget)));
  (*(guint *) user_data)++;
  return TRUE;
}

static void
assert_blind (gpointer root)
{
  guint n = 0;

  matchup_test_foreach (root, check_widget, &n);
  g_assert_cmpuint (n, >, 0);
}

static gboolean
find_race (GtkWidget *widget, gpointer user_data)
{
  *(gboolean *) user_data = *(gboolean *) user_data || MATCHUP_IS_RACE_STRIP (widget);
  return TRUE;
}

static gboolean
has_race (gpointer root)
{
  gboolean found = FALSE;

  matchup_test_foreach (root, find_race, &found);
  return found;
}

static void
test_nothing_is_told (void)
{
  g_autoptr (MatchupConversation) conversation = create_conversation (MATCHUP_RUN_STATE_WRITING);
  GtkWindow *window;
  GtkWidget *differences;
  MatchupRound *round = get_round (conversation);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  hide_names (conversation);
  matchup_run_append (get_run (conversation, 0), MATCHUP_PART_KIND_REASONING, "I, zebra", -1);
  window = show_page (conversation);
  assert_blind (window);
  g_assert_false (has_race (window));
  matchup_run_set_state (get_run (conversation, 0), MATCHUP_RUN_STATE_DONE);
  fail_run (get_run (conversation, 1));
  matchup_run_set_state (get_run (conversation, 2), MATCHUP_RUN_STATE_STOPPED);
  matchup_test_wait_frames (window, 3);
  assert_blind (window);
  differences = matchup_differences_window_new (round, matchup_shown_get_answer (round, 0));
  matchup_test_present (differences);
  assert_blind (differences);
  matchup_test_destroy (differences);
  before = matchup_test_dup_texts (window);
  g_assert_nonnull (strstr (before, _ ("Hidden")));

  gtk_widget_activate_action (matchup_test_find_type (window, MATCHUP_TYPE_VOTE_BAR),
                              "vote.reveal",
                              NULL);
  matchup_test_wait_frames (window, 3);
  after = matchup_test_dup_texts (window);
  g_assert_nonnull (strstr (after, "zebra-one"));
  g_assert_nonnull (strstr (after, SERVICE));
  g_assert_null (strstr (after, _ ("Hidden")));
  g_assert_true (has_race (window));
  matchup_test_destroy (window);
}

static gboolean
count_bodies (GtkWidget *widget, gpointer user_data)
{
  if (MATCHUP_IS_ANSWER_VIEW (widget) &&
      gtk_widget_get_visible (matchup_test_find (widget, "content")))
    (*(guint *) user_data)++;
  return TRUE;
}

static void
test_held (void)
{
  g_autoptr (MatchupConversation) conversation = create_conversation (MATCHUP_RUN_STATE_WRITING);
  GtkWindow *window;
  guint n = 0;

  hide_names (conversation);
  matchup_round_set_reveal_together (get_round (conversation), TRUE);
  window = show_page (conversation);
  matchup_run_set_state (get_run (conversation, 0), MATCHUP_RUN_STATE_DONE);
  fail_run (get_run (conversation, 1));
  matchup_test_foreach (window, count_bodies, &n);
  g_assert_cmpuint (n, ==, 0);
  assert_blind (window);
  matchup_run_set_state (get_run (conversation, 2), MATCHUP_RUN_STATE_DONE);
  matchup_test_foreach (window, count_bodies, &n);
  g_assert_cmpuint (n, ==, 3);
  assert_blind (window);
  matchup_test_destroy (window);
}

static void
test_words (void)
{
  g_autoptr (MatchupConversation) conversation = create_conversation (MATCHUP_RUN_STATE_THINKING);
  MatchupRound *round = get_round (conversation);
  MatchupRun *run = get_run (conversation, 0);
  g_autofree char *open = matchup_blind_answer_dup_state (round, run, 0);
  g_autofree char *hidden = NULL;
  g_autofree char *trouble = NULL;
  g_autofree char *help = NULL;
  g_autofree char *known = NULL;
  gint64 wait = 7;

  g_assert_cmpstr (open, ==, _ ("Thinking…"));
  g_assert_false (matchup_blind_answer_is_hidden (round));
  hide_names (conversation);
  g_assert_true (matchup_blind_answer_is_hidden (round));
  hidden = matchup_blind_answer_dup_state (round, run, 0);
  g_assert_cmpstr (hidden, ==, _ ("Answering…"));
  g_assert_null (matchup_blind_answer_dup_help (test->workspace, round, run, &wait));
  fail_run (run);
  trouble = matchup_blind_answer_dup_trouble (test->workspace, round, run);
  assert_silent ("the trouble", trouble);
  help = matchup_blind_answer_dup_help (test->workspace, round, run, &wait);
  g_assert_cmpstr (help, ==, _ ("Ask Again"));
  g_assert_cmpint (wait, ==, 0);
  matchup_round_reveal (round, 1);
  known = matchup_blind_answer_dup_trouble (test->workspace, round, run);
  g_assert_nonnull (strstr (known, SERVICE));
}

static void
test_order (void)
{
  g_autoptr (MatchupConversation) conversation = create_conversation (MATCHUP_RUN_STATE_DONE);
  MatchupRound *round = get_round (conversation);

  g_assert_true (matchup_shown_get_answer (round, 0) == matchup_round_get_answer (round, 0));
  hide_names (conversation);
  g_assert_true (matchup_shown_get_answer (round, 0) == matchup_round_get_answer (round, 2));
  g_assert_cmpuint (matchup_shown_get_position (round, matchup_round_get_answer (round, 0)), ==, 1);
}

static MatchupVoteActions *
create_actions (GtkWindow *window)
{
  return matchup_vote_actions_new (matchup_test_find_type (window, MATCHUP_TYPE_COMPARE_PAGE),
                                   test->workspace);
}

static void
test_keys (void)
{
  g_autoptr (MatchupConversation) conversation = create_conversation (MATCHUP_RUN_STATE_DONE);
  GtkWindow *window;
  MatchupVoteActions *actions;
  MatchupRound *round = get_round (conversation);
  GtkWidget *bar;

  hide_names (conversation);
  window = show_page (conversation);
  actions = create_actions (window);
  bar = matchup_test_find_type (window, MATCHUP_TYPE_VOTE_BAR);
  g_assert_true (matchup_vote_finder_find (GTK_WIDGET (window)) == MATCHUP_VOTE_BAR (bar));
  /* While text is typed digits are text. */
  matchup_composer_focus (
      MATCHUP_COMPOSER (matchup_test_find_type (window, MATCHUP_TYPE_COMPOSER)));
  g_assert_false (matchup_vote_actions_press (actions, GDK_KEY_1, 0));
  g_assert_null (matchup_round_get_vote (round));
  g_assert_true (matchup_vote_bar_focus (MATCHUP_VOTE_BAR (bar)));
  g_assert_true (matchup_vote_actions_press (actions, GDK_KEY_2, 0));
  g_assert_cmpint (matchup_vote_get_best (matchup_round_get_vote (round)), ==, 0);
  g_assert_true (matchup_vote_actions_press (actions, GDK_KEY_0, 0));
  g_assert_cmpint (matchup_vote_get_result (matchup_round_get_vote (round)),
                   ==,
                   MATCHUP_VOTE_RESULT_TIE);
  g_assert_true (matchup_vote_actions_press (actions, GDK_KEY_minus, 0));
  g_assert_cmpint (matchup_vote_get_result (matchup_round_get_vote (round)),
                   ==,
                   MATCHUP_VOTE_RESULT_NONE);
  g_assert_false (matchup_vote_actions_press (actions, GDK_KEY_4, 0));
  g_assert_false (matchup_vote_actions_press (actions, GDK_KEY_x, 0));
  g_assert_true (matchup_vote_actions_press (actions, GDK_KEY_Return, 0));
  g_assert_true (GTK_IS_TEXT_VIEW (gtk_window_get_focus (window)));
  g_assert_finalize_object (actions);
  matchup_test_destroy (window);
}

/* Keys mean the last round that waits for a vote, of those that can be seen. */
static void
test_finder (void)
{
  g_autoptr (MatchupConversation) conversation = create_conversation (MATCHUP_RUN_STATE_DONE);
  MatchupRound *second =
      matchup_test_add_round (conversation, "And?", "So.", MATCHUP_RUN_STATE_DONE);
  GtkWindow *window = show_page (conversation);
  MatchupVoteBar *bar;

  matchup_test_wait_frames (window, 3);
  bar = matchup_vote_finder_find (GTK_WIDGET (window));
  g_assert_true (matchup_vote_bar_get_round (bar) == second);
  g_assert_true (matchup_vote_bar_act (bar, MATCHUP_VOTE_KEY_TIE, 0));
  /* Both can be seen: the first one still waits. */
  bar = matchup_vote_finder_find (GTK_WIDGET (window));
  g_assert_true (matchup_vote_bar_get_round (bar) == get_round (conversation));
  g_assert_true (matchup_vote_bar_act (bar, MATCHUP_VOTE_KEY_TIE, 0));
  bar = matchup_vote_finder_find (GTK_WIDGET (window));
  g_assert_true (matchup_vote_bar_get_round (bar) == second);
  /* The focus says which one is meant. */
  matchup_vote_bar_focus (
      MATCHUP_VOTE_BAR (matchup_test_find_type (window, MATCHUP_TYPE_VOTE_BAR)));
  bar = matchup_vote_finder_find (GTK_WIDGET (window));
  g_assert_true (matchup_vote_bar_get_round (bar) == get_round (conversation));
  matchup_test_destroy (window);
}

static void
test_hide_names (void)
{
  g_autoptr (MatchupConversation) conversation = create_conversation (MATCHUP_RUN_STATE_DONE);
  g_autoptr (MatchupConversation) fresh = create_conversation (MATCHUP_RUN_STATE_DONE);
  MatchupJudging *judging = matchup_workspace_get_judging (test->workspace);
  GtkWindow *window = show_page (conversation);
  MatchupVoteActions *actions = create_actions (window);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  gboolean hidden;

  matchup_vote_actions_add_to (actions, G_ACTION_MAP (group));
  matchup_test_property_notifies (actions, "hide-names", TRUE, FALSE);
  matchup_test_property_notifies (actions, "reveal-together", TRUE, FALSE);
  matchup_test_assert_all_properties (actions, (const char *const[]){ NULL });
  /* A new one begins with the settings, and keeps what is set for it. */
  matchup_judging_set_blind (judging, TRUE);
  g_object_get (actions, "hide-names", &hidden, NULL);
  g_assert_true (hidden);
  g_action_group_change_action_state (G_ACTION_GROUP (group),
                                      "reveal-together",
                                      g_variant_new_boolean (TRUE));
  matchup_vote_actions_apply (actions, fresh);
  g_assert_true (matchup_conversation_get_blind (fresh));
  g_assert_true (matchup_conversation_get_reveal_together (fresh));
  /* One that is there says it itself, and is told. */
  matchup_vote_actions_set_conversation (actions, conversation);
  g_object_get (actions, "hide-names", &hidden, NULL);
  g_assert_cmpint (hidden, ==, matchup_conversation_get_blind (conversation));
  g_action_group_activate_action (G_ACTION_GROUP (group), "hide-names", NULL);
  g_assert_cmpint (matchup_conversation_get_blind (conversation), ==, !hidden);
  matchup_judging_set_blind (judging, FALSE);
  g_assert_cmpint (matchup_conversation_get_blind (conversation), ==, !hidden);
  g_action_group_activate_action (G_ACTION_GROUP (group), "judge", NULL);
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_window_get_focus (window), MATCHUP_TYPE_VOTE_BAR));
  g_clear_object (&group);
  g_assert_finalize_object (actions);
  matchup_test_destroy (window);
}

int
main (int argc, char **argv)
{
  int status;

  matchup_test_ui_init (&argc, &argv);
  test = matchup_test_workspace_new (NULL);
  matchup_provider_set_name (matchup_test_workspace_connect (test, "openai", NULL), SERVICE);
  g_test_add_func ("/ui/blind/nothing-is-told", test_nothing_is_told);
  g_test_add_func ("/ui/blind/held", test_held);
  g_test_add_func ("/ui/blind/words", test_words);
  g_test_add_func ("/ui/blind/order", test_order);
  g_test_add_func ("/ui/blind/keys", test_keys);
  g_test_add_func ("/ui/blind/finder", test_finder);
  g_test_add_func ("/ui/blind/hide-names", test_hide_names);
  status = g_test_run ();
  matchup_test_workspace_free (test);
  return status;
}
