/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judging a round: what can be chosen, what is kept, and what is said of it. */
#include "matchup-blind-warning.h"
#include "matchup-blind-watch.h"
#include "matchup-marks-editor.h"
#include "matchup-marks-scale.h"
#include "matchup-note-editor.h"
#include "matchup-ranking-editor.h"
#include "matchup-test-clock.h"
#include "matchup-test-notify.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"
#include "matchup-vote-bar.h"
#include "matchup-vote-words.h"

static MatchupTestClock *test_clock;
static MatchupTestWorkspace *test;

static void
set_up (void)
{
  test_clock = matchup_test_clock_new ();
  test = matchup_test_workspace_new (MATCHUP_CLOCK (test_clock));
}

static void
tear_down (void)
{
  matchup_test_workspace_free (test);
  g_object_unref (test_clock);
}

static MatchupConversation *
create_conversation (guint n, const char *text, MatchupRunState state)
{
  static const char *const all[] = { "a/ant", "b/bee", "c/cat", "d/dog" };
  const char *models[G_N_ELEMENTS (all) + 1] = { 0 };
  g_autoptr (MatchupLineup) lineup = NULL;
  MatchupConversation *conversation;

  for (guint i = 0; i < n; i++)
    models[i] = all[i];
  lineup = matchup_test_lineup_new (models);
  conversation = matchup_history_create (matchup_workspace_get_history (test->workspace),
                                         MATCHUP_CONVERSATION_KIND_COMPARE,
                                         lineup,
                                         TRUE);
  matchup_test_add_round (conversation, "What?", text, state);
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

static MatchupVoteBallot *
create_ballot (MatchupConversation *conversation)
{
  return matchup_vote_ballot_new (test->workspace, conversation, get_round (conversation));
}

static GtkWidget *
create_bar (MatchupConversation *conversation)
{
  return g_object_ref_sink (
      matchup_vote_bar_new (test->workspace, conversation, get_round (conversation)));
}

/* The answers stand as their slots from the last to the first. */
static void
hide_names (MatchupConversation *conversation, guint n)
{
  guint slots[4];

  for (guint i = 0; i < n; i++)
    slots[i] = n - 1 - i;
  g_assert_true (matchup_round_restore_blind (get_round (conversation), slots, n, 0));
}

static GtkWidget *
find_choice (GtkWidget *bar, const char *letter)
{
  g_autofree char *name = g_strdup_printf ("Answer %s is the best", letter);

  return matchup_test_find_named (bar, name);
}

static gboolean
is_active (GtkWidget *button)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button));
}

static void
append (MatchupConversation *conversation, guint slot, const char *text, gsize piece)
{
  for (gsize at = 0; at < strlen (text); at += piece)
    matchup_run_append (get_run (conversation, slot),
                        MATCHUP_PART_KIND_TEXT,
                        text + at,
                        (gssize) MIN (piece, strlen (text) - at));
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_watch (void)
{
  g_autoptr (MatchupConversation) conversation =
      create_conversation (3, "", MATCHUP_RUN_STATE_WRITING);
  MatchupRound *round = get_round (conversation);
  MatchupBlindWatch *watch;
  guint changes = 0;
  g_autoptr (MatchupRun) again = NULL;

  hide_names (conversation, 3);
  watch = matchup_blind_watch_get (round);
  g_assert_true (matchup_blind_watch_get (round) == watch);
  g_signal_connect_swapped (watch, "changed", G_CALLBACK (count_cb), &changes);
  append (conversation, 0, "A calm day at the sea, and fish in the evening. ", 3);
  append (conversation, 1, "I am ChatGPT, a language model trained by OpenAI. ", 1);
  /* What stands behind a name can change what it means. */
  for (guint i = 0; i < 20; i++)
    append (conversation, 1, "We go to the harbour and look at the boats. ", 7);
  matchup_test_wait_until (changes > 0);
  g_assert_true (matchup_blind_watch_is_leaking (watch, 1));
  g_assert_false (matchup_blind_watch_is_leaking (watch, 0));
  g_assert_false (matchup_blind_watch_is_leaking (watch, 9));
  g_assert_cmpuint (matchup_blind_watch_get_n_leaking (watch), ==, 1);
  /* A name at the very end is one as soon as nothing can follow. */
  append (conversation, 2, "Well: I am Claude", 100);
  matchup_run_set_state (get_run (conversation, 2), MATCHUP_RUN_STATE_DONE);
  matchup_blind_watch_catch_up (watch);
  g_assert_true (matchup_blind_watch_is_leaking (watch, 2));
  /* Another run is another text. */
  again =
      matchup_run_new (NULL, matchup_answer_get_contestant (matchup_round_get_answer (round, 1)));
  matchup_answer_add_run (matchup_round_get_answer (round, 1), again);
  g_assert_false (matchup_blind_watch_is_leaking (watch, 1));
  g_assert_cmpuint (matchup_blind_watch_get_n_leaking (watch), ==, 1);
  matchup_round_reveal (round, 1);
  g_assert_cmpuint (matchup_blind_watch_get_n_leaking (watch), ==, 0);
}

static void
test_watch_reads_what_is_there (void)
{
  g_autofree char *long_ = g_strnfill (300000, 'w');
  g_autofree char *text = g_strconcat (long_, " Hello, I am ChatGPT, made by OpenAI.", NULL);
  g_autoptr (MatchupConversation) conversation =
      create_conversation (2, text, MATCHUP_RUN_STATE_DONE);
  g_autoptr (MatchupConversation) open = create_conversation (2, text, MATCHUP_RUN_STATE_DONE);
  MatchupBlindWatch *watch;

  hide_names (conversation, 2);
  watch = matchup_blind_watch_get (get_round (conversation));
  matchup_test_wait_until (matchup_blind_watch_get_n_leaking (watch) == 2);
  /* Where names are shown nothing is given away. */
  watch = matchup_blind_watch_get (get_round (open));
  matchup_blind_watch_catch_up (watch);
  g_assert_cmpuint (matchup_blind_watch_get_n_leaking (watch), ==, 0);
}

static void
test_choices (void)
{
  g_autoptr (MatchupConversation) conversation =
      create_conversation (3, "Yes.", MATCHUP_RUN_STATE_DONE);
  g_autoptr (MatchupVoteBallot) ballot = NULL;
  MatchupVote *vote;
  g_autoptr (MatchupVote) taken = NULL;
  guint changes = 0;

  hide_names (conversation, 3);
  ballot = create_ballot (conversation);
  g_signal_connect_swapped (ballot, "changed", G_CALLBACK (count_cb), &changes);
  g_assert_null (matchup_vote_ballot_get_vote (ballot));
  g_assert_null (matchup_vote_ballot_take_back (ballot));
  g_assert_true (matchup_vote_ballot_choose (ballot, 0));
  vote = matchup_vote_ballot_get_vote (ballot);
  g_assert_cmpint (matchup_vote_get_best (vote), ==, 2);
  g_assert_true (matchup_vote_get_blind (vote));
  g_assert_false (matchup_vote_get_leaked (vote));
  g_assert_true (matchup_round_get_revealed (get_round (conversation)));
  g_assert_cmpuint (changes, >, 0);
  /* What is chosen now was chosen with the names at hand. */
  g_assert_true (matchup_vote_ballot_choose_tie (ballot));
  vote = matchup_vote_ballot_get_vote (ballot);
  g_assert_cmpint (matchup_vote_get_result (vote), ==, MATCHUP_VOTE_RESULT_TIE);
  g_assert_false (matchup_vote_get_blind (vote));
  g_assert_true (matchup_vote_ballot_choose_none (ballot));
  taken = matchup_vote_ballot_take_back (ballot);
  g_assert_cmpint (matchup_vote_get_result (taken), ==, MATCHUP_VOTE_RESULT_NONE);
  g_assert_null (matchup_vote_ballot_get_vote (ballot));
  matchup_vote_ballot_put_back (ballot, taken);
  g_assert_true (matchup_vote_equal (matchup_vote_ballot_get_vote (ballot), taken));
  /* What was written meanwhile stays. */
  matchup_vote_unref (matchup_vote_ballot_take_back (ballot));
  matchup_vote_ballot_set_note (ballot, "written meanwhile");
  matchup_vote_ballot_put_back (ballot, taken);
  g_assert_cmpstr (matchup_vote_get_note (matchup_vote_ballot_get_vote (ballot)),
                   ==,
                   "written meanwhile");
  matchup_vote_ballot_set_note (ballot, "");
  g_assert_true (matchup_vote_ballot_choose_tie (ballot));
  matchup_vote_ballot_put_back (ballot, taken);
  g_assert_false (matchup_vote_equal (matchup_vote_ballot_get_vote (ballot), taken));
  g_assert_true (matchup_vote_ballot_choose_ranking (ballot, (const guint[]){ 2, 1, 1 }, 3));
  g_assert_false (matchup_vote_ballot_choose_ranking (ballot, (const guint[]){ 1, 2 }, 2));
  vote = matchup_vote_ballot_get_vote (ballot);
  g_assert_cmpint (matchup_vote_get_result (vote), ==, MATCHUP_VOTE_RESULT_RANKING);
  g_assert_cmpuint (matchup_vote_find_answer (vote, 0)->rank, ==, 2);
}

static void
test_what_cannot_be_chosen (void)
{
  g_autoptr (MatchupConversation) conversation =
      create_conversation (3, "", MATCHUP_RUN_STATE_WAITING);
  g_autoptr (MatchupVoteBallot) ballot = create_ballot (conversation);
  const char *reason;

  g_assert_false (matchup_vote_ballot_can_choose (ballot, 0, &reason));
  g_assert_cmpstr (reason, ==, "There is nothing to read here");
  g_assert_false (matchup_vote_ballot_choose (ballot, 0));
  g_assert_false (matchup_vote_ballot_choose_tie (ballot));
  g_assert_false (matchup_vote_ballot_choose_none (ballot));
  append (conversation, 0, "One", 3);
  matchup_run_set_state (get_run (conversation, 0), MATCHUP_RUN_STATE_WRITING);
  g_assert_false (matchup_vote_ballot_can_choose (ballot, 0, &reason));
  g_assert_cmpstr (reason, ==, "There is nothing to compare it with");
  g_assert_true (matchup_vote_ballot_can_choose_none (ballot));
  g_assert_false (matchup_vote_ballot_can_choose_tie (ballot));
  append (conversation, 1, "Two", 3);
  matchup_run_set_state (get_run (conversation, 1), MATCHUP_RUN_STATE_WRITING);
  g_assert_true (matchup_vote_ballot_can_choose (ballot, 0, &reason));
  g_assert_null (reason);
  g_assert_false (matchup_vote_ballot_can_choose (ballot, 2, NULL));
  g_assert_false (matchup_vote_ballot_can_choose (ballot, 7, NULL));
  g_assert_true (matchup_vote_ballot_choose (ballot, 1));
  g_assert_true (matchup_vote_get_early (matchup_vote_ballot_get_vote (ballot)));
  g_assert_false (matchup_vote_ballot_can_mark (ballot, 2));
  g_assert_true (matchup_vote_ballot_can_mark (ballot, 1));
}

static void
test_held (void)
{
  g_autoptr (MatchupConversation) conversation =
      create_conversation (3, "Yes.", MATCHUP_RUN_STATE_WRITING);
  GtkWidget *bar;
  const char *reason;
  g_autoptr (MatchupVoteBallot) ballot = create_ballot (conversation);
  g_autofree char *texts = NULL;
  g_autofree char *later = NULL;

  hide_names (conversation, 3);
  matchup_round_set_reveal_together (get_round (conversation), TRUE);
  bar = create_bar (conversation);
  g_assert_false (matchup_vote_ballot_can_choose (ballot, 0, &reason));
  g_assert_cmpstr (reason, ==, "The answers are not shown yet");
  matchup_run_set_state (get_run (conversation, 1), MATCHUP_RUN_STATE_DONE);
  texts = matchup_test_dup_texts (bar);
  g_assert_nonnull (strstr (texts, "1 of 3 answers is there."));
  for (guint i = 0; i < 3; i++)
    g_assert_false (gtk_widget_is_sensitive (find_choice (bar, matchup_lineup_get_letter (i))));
  matchup_run_set_state (get_run (conversation, 0), MATCHUP_RUN_STATE_DONE);
  later = matchup_vote_words_dup_held (get_round (conversation));
  g_assert_true (g_str_has_prefix (later, "2 of 3 answers are there."));
  matchup_run_set_state (get_run (conversation, 2), MATCHUP_RUN_STATE_DONE);
  g_assert_true (gtk_widget_is_sensitive (find_choice (bar, "C")));
  g_assert_finalize_object (bar);
}

static void
test_draft_goes_into_the_vote (void)
{
  g_autoptr (MatchupConversation) conversation =
      create_conversation (3, "Yes.", MATCHUP_RUN_STATE_DONE);
  g_autoptr (MatchupVoteBallot) ballot = create_ballot (conversation);
  g_autoptr (MatchupVoteBallot) other = NULL;
  MatchupVote *vote;
  g_autoptr (MatchupVote) taken = NULL;

  g_assert_cmpstr (matchup_vote_ballot_get_note (ballot), ==, "");
  matchup_vote_ballot_set_note (ballot, "clearer");
  matchup_vote_ballot_set_mark (ballot, 1, MATCHUP_CRITERION_STYLE, 4);
  matchup_vote_ballot_set_mark (ballot, 1, MATCHUP_CRITERION_STYLE, 5);
  matchup_vote_ballot_set_mark (ballot, 0, MATCHUP_CRITERION_SAFETY, 2);
  matchup_vote_ballot_set_mark (ballot, 0, MATCHUP_CRITERION_SAFETY, 0);
  /* Whoever shows the round next finds it. */
  other = create_ballot (conversation);
  g_assert_cmpstr (matchup_vote_ballot_get_note (other), ==, "clearer");
  g_assert_cmpuint (matchup_vote_ballot_get_mark (other, 1, MATCHUP_CRITERION_STYLE), ==, 5);
  g_assert_true (matchup_vote_ballot_choose (other, 1));
  vote = matchup_vote_ballot_get_vote (ballot);
  g_assert_cmpstr (matchup_vote_get_note (vote), ==, "clearer");
  g_assert_cmpuint (matchup_vote_get_mark (vote, 1, MATCHUP_CRITERION_STYLE), ==, 5);
  g_assert_cmpuint (matchup_vote_get_mark (vote, 0, MATCHUP_CRITERION_SAFETY), ==, 0);
  matchup_vote_ballot_set_note (ballot, "shorter");
  matchup_vote_ballot_set_mark (ballot, 0, MATCHUP_CRITERION_STYLE, 1);
  vote = matchup_vote_ballot_get_vote (ballot);
  g_assert_cmpint (matchup_vote_get_best (vote), ==, 1);
  g_assert_cmpstr (matchup_vote_get_note (vote), ==, "shorter");
  g_assert_cmpuint (matchup_vote_get_mark (vote, 0, MATCHUP_CRITERION_STYLE), ==, 1);
  taken = matchup_vote_ballot_take_back (ballot);
  g_assert_cmpstr (matchup_vote_ballot_get_note (ballot), ==, "shorter");
  g_assert_cmpuint (matchup_vote_ballot_get_mark (ballot, 0, MATCHUP_CRITERION_STYLE), ==, 1);
}

static void
test_leak (void)
{
  g_autoptr (MatchupConversation) conversation =
      create_conversation (2,
                           "I am ChatGPT, a language model made by OpenAI.",
                           MATCHUP_RUN_STATE_DONE);
  g_autoptr (MatchupVoteBallot) ballot = NULL;
  GtkWidget *warning;
  g_autofree char *texts = NULL;
  g_autofree char *voted = NULL;

  hide_names (conversation, 2);
  ballot = create_ballot (conversation);
  warning = g_object_ref_sink (matchup_blind_warning_new (ballot));
  g_assert_false (gtk_widget_get_visible (warning));
  matchup_test_wait_until (gtk_widget_get_visible (warning));
  texts = matchup_test_dup_texts (warning);
  g_assert_nonnull (strstr (texts,
                            "Answers A, B may have said who wrote them. Your vote will not count "
                            "for the ranking."));
  g_assert_true (matchup_vote_ballot_get_leaked (ballot));
  g_assert_true (matchup_vote_ballot_choose (ballot, 0));
  g_assert_true (matchup_vote_get_leaked (matchup_vote_ballot_get_vote (ballot)));
  g_assert_false (matchup_vote_counts (matchup_vote_ballot_get_vote (ballot)));
  g_assert_true (gtk_widget_get_visible (warning));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (
                                    matchup_test_find_type (warning, GTK_TYPE_TOGGLE_BUTTON)),
                                TRUE);
  g_assert_true (matchup_vote_counts (matchup_vote_ballot_get_vote (ballot)));
  voted = matchup_test_dup_texts (warning);
  g_assert_nonnull (strstr (voted, "Your vote counts all the same."));
  matchup_vote_ballot_set_counts_anyway (ballot, FALSE);
  g_assert_false (is_active (matchup_test_find_type (warning, GTK_TYPE_TOGGLE_BUTTON)));
  g_assert_finalize_object (warning);
}

/* The vote finds out by itself, also when it is quicker than the reading. */
static void
test_leak_before_it_was_read (void)
{
  g_autoptr (MatchupConversation) conversation =
      create_conversation (2,
                           "I am ChatGPT, a language model made by OpenAI.",
                           MATCHUP_RUN_STATE_DONE);
  g_autoptr (MatchupVoteBallot) ballot = NULL;

  hide_names (conversation, 2);
  ballot = create_ballot (conversation);
  matchup_vote_ballot_set_counts_anyway (ballot, TRUE);
  g_assert_true (matchup_vote_ballot_get_counts_anyway (ballot));
  g_assert_true (matchup_vote_ballot_choose_tie (ballot));
  g_assert_true (matchup_vote_get_leaked (matchup_vote_ballot_get_vote (ballot)));
  g_assert_true (matchup_vote_counts (matchup_vote_ballot_get_vote (ballot)));
}

/* Where the label of the window is what a screen reader is given to say (GTK before 4.14). */
static void
assert_said (GtkWindow *window, const char *text)
{
  g_assert_true (gtk_window_is_active (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  gtk_test_accessible_assert_property (window, GTK_ACCESSIBLE_PROPERTY_LABEL, text);
}

/* With the names, once they are shown; and not that which was there before. */
static void
test_said_by_screen_readers (void)
{
  g_autoptr (MatchupConversation) conversation =
      create_conversation (2, "Yes.", MATCHUP_RUN_STATE_DONE);
  GtkWidget *bar;
  GtkWindow *window;
  g_autofree char *words = NULL;
  g_autofree char *said = NULL;

  hide_names (conversation, 2);
  bar = create_bar (conversation);
  window = matchup_test_show (bar, 800, 400);
  gtk_window_set_title (window, "Vote");
  matchup_test_wait_until (gtk_window_is_active (window));
  assert_said (window, "Vote");
  matchup_test_click (find_choice (bar, "A"));
  words = matchup_vote_words_dup_vote (get_round (conversation));
  said = g_strconcat (words, "\nAnswer A: bee\nAnswer B: ant\nVote", NULL);
  assert_said (window, said);
  g_assert_true (matchup_vote_bar_act (MATCHUP_VOTE_BAR (bar), MATCHUP_VOTE_KEY_TIE, 0));
  assert_said (window, "You found them about equal.\nVote");
  matchup_test_destroy (window);
  g_assert_finalize_object (bar);
}

static void
test_bar (void)
{
  g_autoptr (MatchupConversation) conversation =
      create_conversation (3, "Yes.", MATCHUP_RUN_STATE_DONE);
  GtkWidget *bar;
  GtkWindow *window;
  g_autofree char *texts = NULL;

  hide_names (conversation, 3);
  bar = create_bar (conversation);
  window = matchup_test_show (bar, 800, 400);
  g_assert_true (matchup_vote_bar_get_round (MATCHUP_VOTE_BAR (bar)) == get_round (conversation));
  matchup_test_click (find_choice (bar, "A"));
  g_assert_cmpint (matchup_vote_get_best (matchup_round_get_vote (get_round (conversation))),
                   ==,
                   2);
  g_assert_true (is_active (find_choice (bar, "A")));
  texts = matchup_test_dup_texts (bar);
  g_assert_nonnull (strstr (texts, "You chose A, cat."));
  /* One that is pressed again stays. */
  matchup_test_click (find_choice (bar, "A"));
  g_assert_true (is_active (find_choice (bar, "A")));
  g_assert_true (matchup_vote_bar_act (MATCHUP_VOTE_BAR (bar), MATCHUP_VOTE_KEY_ANSWER, 2));
  g_assert_true (is_active (find_choice (bar, "C")));
  g_assert_false (is_active (find_choice (bar, "A")));
  g_assert_true (matchup_vote_bar_act (MATCHUP_VOTE_BAR (bar), MATCHUP_VOTE_KEY_TIE, 0));
  g_assert_true (is_active (matchup_test_find_named (bar, "About equal")));
  g_assert_true (matchup_vote_bar_act (MATCHUP_VOTE_BAR (bar), MATCHUP_VOTE_KEY_NONE, 0));
  g_assert_true (is_active (matchup_test_find_named (bar, "None is good")));
  g_assert_false (matchup_vote_bar_act (MATCHUP_VOTE_BAR (bar), MATCHUP_VOTE_KEY_ANSWER, 5));
  gtk_widget_activate_action (bar, "vote.take-back", NULL);
  g_assert_null (matchup_round_get_vote (get_round (conversation)));
  g_assert_false (is_active (matchup_test_find_named (bar, "None is good")));
  matchup_test_destroy (window);
  g_assert_finalize_object (bar);
}

static void
test_bar_is_hidden (void)
{
  g_autoptr (MatchupConversation) one = create_conversation (1, "Yes.", MATCHUP_RUN_STATE_DONE);
  g_autoptr (MatchupConversation) failed = create_conversation (2, "", MATCHUP_RUN_STATE_FAILED);
  g_autoptr (MatchupConversation) blind = create_conversation (2, "", MATCHUP_RUN_STATE_FAILED);
  GtkWidget *bar;

  bar = create_bar (one);
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_finalize_object (bar);
  bar = create_bar (failed);
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_finalize_object (bar);
  /* The names can still be wanted. */
  hide_names (blind, 2);
  bar = create_bar (blind);
  g_assert_true (gtk_widget_get_visible (bar));
  gtk_widget_activate_action (bar, "vote.reveal", NULL);
  g_assert_true (matchup_round_get_revealed (get_round (blind)));
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_finalize_object (bar);
}

static void
test_words (void)
{
  g_autoptr (MatchupConversation) conversation =
      create_conversation (3, "Yes.", MATCHUP_RUN_STATE_DONE);
  g_autoptr (MatchupVoteBallot) ballot = create_ballot (conversation);
  MatchupRound *round = get_round (conversation);
  g_autofree char *nothing = matchup_vote_words_dup_vote (round);
  g_autofree char *order = NULL;
  g_autofree char *tie = NULL;
  g_autofree char *none = NULL;

  g_assert_cmpstr (nothing, ==, "");
  matchup_vote_ballot_choose_ranking (ballot, (const guint[]){ 2, 1, 2 }, 3);
  order = matchup_vote_words_dup_vote (round);
  g_assert_cmpstr (order, ==, "Your order: B › A = C");
  matchup_vote_ballot_choose_tie (ballot);
  tie = matchup_vote_words_dup_vote (round);
  g_assert_cmpstr (tie, ==, "You found them about equal.");
  matchup_vote_ballot_choose_none (ballot);
  none = matchup_vote_words_dup_vote (round);
  g_assert_cmpstr (none, ==, "You found none of them good.");
}

static void
test_ranking_editor (void)
{
  g_autoptr (MatchupConversation) conversation =
      create_conversation (4, "Yes.", MATCHUP_RUN_STATE_DONE);
  g_autoptr (MatchupVoteBallot) ballot = NULL;
  GtkWidget *editor;
  GtkWindow *window;
  MatchupVote *vote;

  hide_names (conversation, 4);
  ballot = create_ballot (conversation);
  editor = g_object_ref_sink (matchup_ranking_editor_new (ballot));
  window = matchup_test_show (editor, 700, 300);
  /* Pressed: a step ahead. */
  matchup_test_click (matchup_test_find_named (editor, "Answer B: place 2 of 4"));
  matchup_test_find_named (editor, "Answer B: place 1 of 3, the same as A");
  matchup_test_click (matchup_test_find_named (editor, "Answer B: place 1 of 3, the same as A"));
  matchup_test_find_named (editor, "Answer B: place 1 of 4");
  matchup_ranking_editor_move (MATCHUP_RANKING_EDITOR (editor), 3, 0, MATCHUP_RANKING_SAME);
  matchup_test_find_named (editor, "Answer D: place 2 of 3, the same as A");
  g_assert_null (matchup_vote_ballot_get_vote (ballot));
  g_assert_false (matchup_round_get_revealed (get_round (conversation)));
  matchup_test_click (matchup_test_find_named (editor, "Vote for This Order"));
  vote = matchup_vote_ballot_get_vote (ballot);
  g_assert_cmpint (matchup_vote_get_result (vote), ==, MATCHUP_VOTE_RESULT_RANKING);
  /* B is slot 2, A slot 3, D slot 0, C slot 1. */
  g_assert_cmpuint (matchup_vote_find_answer (vote, 2)->rank, ==, 1);
  g_assert_cmpuint (matchup_vote_find_answer (vote, 3)->rank, ==, 2);
  g_assert_cmpuint (matchup_vote_find_answer (vote, 0)->rank, ==, 2);
  g_assert_cmpuint (matchup_vote_find_answer (vote, 1)->rank, ==, 3);
  matchup_test_find_named (editor, "Change to This Order");
  matchup_test_destroy (window);
  g_assert_finalize_object (editor);
  /* The next one begins with what was voted. */
  editor = g_object_ref_sink (matchup_ranking_editor_new (ballot));
  matchup_test_find_named (editor, "Answer A: place 2 of 3, the same as D");
  g_assert_finalize_object (editor);
}

static void
test_marks (void)
{
  g_autoptr (MatchupConversation) conversation =
      create_conversation (2, "Yes.", MATCHUP_RUN_STATE_DONE);
  g_autoptr (MatchupVoteBallot) ballot = NULL;
  MatchupJudging *judging = matchup_workspace_get_judging (test->workspace);
  GtkWidget *editor;
  GtkWindow *window;

  hide_names (conversation, 2);
  ballot = create_ballot (conversation);
  editor = g_object_ref_sink (matchup_marks_editor_new (ballot));
  window = matchup_test_show (editor, 700, 400);
  matchup_test_click (matchup_test_find_named (editor, "Accuracy of answer A: 4 of 5"));
  g_assert_cmpuint (matchup_vote_ballot_get_mark (ballot, 1, MATCHUP_CRITERION_ACCURACY), ==, 4);
  matchup_test_click (matchup_test_find_named (editor, "Accuracy of answer A: 4 of 5"));
  g_assert_cmpuint (matchup_vote_ballot_get_mark (ballot, 1, MATCHUP_CRITERION_ACCURACY), ==, 0);
  g_assert_true (matchup_vote_ballot_choose (ballot, 1));
  matchup_test_click (matchup_test_find_named (editor, "Safety of answer B: 1 of 5"));
  g_assert_cmpuint (matchup_vote_get_mark (matchup_vote_ballot_get_vote (ballot),
                                           0,
                                           MATCHUP_CRITERION_SAFETY),
                    ==,
                    1);
  /* Its criteria are those of the settings. */
  matchup_judging_add_criterion (judging, "Courage");
  matchup_test_wait_frames (window, 2);
  matchup_test_click (matchup_test_find_named (editor, "Courage of answer A: 5 of 5"));
  matchup_judging_reset_criteria (judging);
  matchup_test_destroy (window);
  g_assert_finalize_object (editor);
}

static void
test_marks_scale (void)
{
  GtkWidget *scale = g_object_ref_sink (matchup_marks_scale_new ("Taste"));

  matchup_test_property_notifies (scale, "mark", 3u, 5u);
  g_assert_true (is_active (matchup_test_find_named (scale, "Taste: 5 of 5")));
  matchup_marks_scale_set_mark (MATCHUP_MARKS_SCALE (scale), 2);
  g_assert_cmpuint (matchup_marks_scale_get_mark (MATCHUP_MARKS_SCALE (scale)), ==, 2);
  g_assert_false (is_active (matchup_test_find_named (scale, "Taste: 5 of 5")));
  g_assert_finalize_object (scale);
}

static void
type_note (GtkWidget *editor, const char *text)
{
  GtkWidget *view = matchup_test_find_type (editor, GTK_TYPE_TEXT_VIEW);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static void
test_note (void)
{
  g_autoptr (MatchupConversation) conversation =
      create_conversation (2, "Yes.", MATCHUP_RUN_STATE_DONE);
  g_autoptr (MatchupVoteBallot) ballot = create_ballot (conversation);
  GtkWidget *editor = g_object_ref_sink (matchup_note_editor_new (ballot));

  type_note (editor, "because\nof that");
  g_assert_cmpstr (matchup_vote_ballot_get_note (ballot), ==, "");
  matchup_test_wait_until (*matchup_vote_ballot_get_note (ballot) != '\0');
  g_assert_cmpstr (matchup_vote_ballot_get_note (ballot), ==, "because\nof that");
  /* The vote does not take away what is being typed. */
  type_note (editor, "because of this");
  g_assert_true (matchup_vote_ballot_choose (ballot, 0));
  matchup_note_editor_save (MATCHUP_NOTE_EDITOR (editor));
  g_assert_cmpstr (matchup_vote_get_note (matchup_vote_ballot_get_vote (ballot)),
                   ==,
                   "because of this");
  /* Nothing is lost with the editor. */
  type_note (editor, "at last");
  g_assert_finalize_object (editor);
  g_assert_cmpstr (matchup_vote_get_note (matchup_vote_ballot_get_vote (ballot)), ==, "at last");
}

int
main (int argc, char **argv)
{
  int status;

  matchup_test_ui_init (&argc, &argv);
  set_up ();
  g_test_add_func ("/ui/vote-bar/watch", test_watch);
  g_test_add_func ("/ui/vote-bar/watch-reads-what-is-there", test_watch_reads_what_is_there);
  g_test_add_func ("/ui/vote-bar/choices", test_choices);
  g_test_add_func ("/ui/vote-bar/what-cannot-be-chosen", test_what_cannot_be_chosen);
  g_test_add_func ("/ui/vote-bar/held", test_held);
  g_test_add_func ("/ui/vote-bar/draft-goes-into-the-vote", test_draft_goes_into_the_vote);
  g_test_add_func ("/ui/vote-bar/leak", test_leak);
  g_test_add_func ("/ui/vote-bar/leak-before-it-was-read", test_leak_before_it_was_read);
  g_test_add_func ("/ui/vote-bar/bar", test_bar);
  g_test_add_func ("/ui/vote-bar/said-by-screen-readers", test_said_by_screen_readers);
  g_test_add_func ("/ui/vote-bar/hidden", test_bar_is_hidden);
  g_test_add_func ("/ui/vote-bar/words", test_words);
  g_test_add_func ("/ui/vote-bar/ranking-editor", test_ranking_editor);
  g_test_add_func ("/ui/vote-bar/marks", test_marks);
  g_test_add_func ("/ui/vote-bar/marks-scale", test_marks_scale);
  g_test_add_func ("/ui/vote-bar/note", test_note);
  status = g_test_run ();
  tear_down ();
  return status;
}
