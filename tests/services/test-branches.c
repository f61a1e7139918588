/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chat goes on in several branches, loses messages and has them back; all of it is saved. */
#include "matchup-history-private.h"
#include "matchup-params.h"
#include "matchup-test-workspace.h"

#include <math.h>
#include <string.h>

#define KEY "test-key-abcdefghijklmnop"

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupHistory *history;
  MatchupConversation *chat;
} Fixture;

static void
set_up (Fixture *self, gboolean private_)
{
  static const char *const models[] = { "openai/echo", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);

  self->test = matchup_test_workspace_new (NULL);
  matchup_test_workspace_start_server (self->test);
  matchup_test_workspace_connect (self->test, "openai", KEY);
  self->history = matchup_workspace_get_history (self->test->workspace);
  self->chat =
      matchup_history_create (self->history, MATCHUP_CONVERSATION_KIND_CHAT, lineup, private_);
}

static void
tear_down (Fixture *self)
{
  g_clear_object (&self->chat);
  g_clear_pointer (&self->test, matchup_test_workspace_free);
}

static MatchupRound *
wait_for (Fixture *self, MatchupRunGroup *group)
{
  g_autoptr (MatchupRunGroup) owned = group;

  matchup_test_wait_until (!matchup_run_group_get_busy (owned));
  return matchup_conversation_get_last_round (self->chat);
}

static MatchupRound *
ask (Fixture *self, const char *prompt)
{
  return wait_for (self, matchup_workspace_ask (self->test->workspace, self->chat, prompt));
}

static MatchupRound *
edit (Fixture *self, MatchupRound *round, const char *prompt)
{
  g_autoptr (MatchupMessage) message = matchup_message_new_text (MATCHUP_ROLE_USER, prompt);

  return wait_for (
      self,
      matchup_workspace_ask_edited (self->test->workspace, self->chat, round, message));
}

static void
assert_shown (Fixture *self, const char *wanted)
{
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; i < matchup_conversation_get_n_rounds (self->chat); i++)
    {
      MatchupRound *round = matchup_conversation_get_round (self->chat, i);
      g_autofree char *text =
          matchup_message_dup_text (matchup_round_get_prompt (round), MATCHUP_PART_KIND_TEXT);

      g_string_append_printf (shown, i > 0 ? " %s" : "%s", text);
    }
  g_assert_cmpstr (shown->str, ==, wanted);
}

/* Lets go of the chat and reads it from the disk. */
static void
reopen (Fixture *self)
{
  g_autofree char *id = g_strdup (matchup_conversation_get_id (self->chat));
  gpointer before = self->chat;

  matchup_test_workspace_flush (self->test);
  g_object_add_weak_pointer (before, &before);
  g_clear_object (&self->chat);
  matchup_test_wait_until (before == NULL);
  self->chat = matchup_test_workspace_open (self->test, id);
}

static char *
dup_sent (Fixture *self, MatchupRound *round)
{
  return matchup_workspace_dup_sent (self->test->workspace,
                                     self->chat,
                                     round,
                                     matchup_round_get_answer (round, 0));
}

static void
test_edit (void)
{
  Fixture self;
  MatchupRound *second;
  g_autofree char *id = NULL;
  g_autofree char *sent = NULL;

  set_up (&self, FALSE);
  ask (&self, "one");
  second = ask (&self, "two");
  ask (&self, "three");
  id = g_strdup (matchup_round_get_id (second));
  edit (&self, second, "zwei");
  ask (&self, "drei");
  assert_shown (&self, "one zwei drei");
  sent = dup_sent (&self, matchup_conversation_get_last_round (self.chat));
  g_assert_nonnull (strstr (sent, "zwei"));
  g_assert_null (strstr (sent, "two"));

  reopen (&self);
  assert_shown (&self, "one zwei drei");
  g_assert_cmpuint (matchup_conversation_get_n_all (self.chat), ==, 5);
  matchup_history_show_branch (self.history,
                               self.chat,
                               matchup_conversation_find_round (self.chat, id));
  assert_shown (&self, "one two three");
  reopen (&self);
  assert_shown (&self, "one two three");
  /* The first message may be another one as well. */
  edit (&self, matchup_conversation_get_round (self.chat, 0), "eins");
  assert_shown (&self, "eins");
  reopen (&self);
  assert_shown (&self, "eins");
  tear_down (&self);
}

static void
test_delete (void)
{
  Fixture self;
  g_autoptr (GPtrArray) rounds = g_ptr_array_new_with_free_func (g_object_unref);

  set_up (&self, FALSE);
  ask (&self, "one");
  g_ptr_array_add (rounds, g_object_ref (ask (&self, "two")));
  ask (&self, "three");
  matchup_history_delete_rounds (self.history, self.chat, rounds);
  assert_shown (&self, "one three");
  matchup_history_undelete_rounds (self.history, self.chat, rounds);
  assert_shown (&self, "one two three");
  matchup_history_delete_rounds (self.history, self.chat, rounds);
  reopen (&self);
  assert_shown (&self, "one three");
  ask (&self, "four");
  reopen (&self);
  assert_shown (&self, "one three four");
  tear_down (&self);
}

/* What is deleted while it is answered is stopped. */
static void
test_delete_busy (void)
{
  static const char *const models[] = { "openai/slow", NULL };
  Fixture self;
  g_autoptr (GPtrArray) rounds = NULL;
  g_autoptr (MatchupRunGroup) group = NULL;
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);

  set_up (&self, FALSE);
  matchup_lineup_set_all (matchup_conversation_get_lineup (self.chat), lineup);
  group = matchup_workspace_ask (self.test->workspace, self.chat, "one");
  rounds =
      matchup_conversation_dup_rest (self.chat, matchup_conversation_get_last_round (self.chat));
  matchup_history_delete_rounds (self.history, self.chat, rounds);
  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  assert_shown (&self, "");
  tear_down (&self);
}

static MatchupContestant *
new_contestant (const char *model_id)
{
  g_autoptr (MatchupModelRef) model =
      matchup_model_ref_new ("openai", model_id, NULL, MATCHUP_MODEL_CAPABILITIES_NONE, 0, 0);
  g_autoptr (MatchupParams) params = matchup_params_new (NULL, NAN, 0, MATCHUP_THINKING_DEFAULT);

  return matchup_contestant_new (NULL, model, params);
}

static const char *
get_model (MatchupAnswer *answer)
{
  return matchup_model_ref_get_model_id (
      matchup_contestant_get_model (matchup_answer_get_contestant (answer)));
}

static void
test_other_model (void)
{
  Fixture self;
  g_autoptr (MatchupContestant) other = new_contestant ("chinese");
  MatchupRound *round;
  MatchupRound *next;
  MatchupAnswer *answer;
  g_autoptr (MatchupRun) run = NULL;
  g_autofree char *said = NULL;
  g_autofree char *sent = NULL;
  g_autofree char *id = NULL;

  set_up (&self, FALSE);
  round = ask (&self, "one");
  answer = matchup_round_get_answer (round, 0);
  run = g_object_ref (
      matchup_workspace_ask_again_with (self.test->workspace, self.chat, round, answer, other));
  matchup_test_wait_until (!matchup_run_is_active (run));
  g_assert_cmpstr (get_model (answer), ==, "chinese");
  said = matchup_run_dup_answer (run);
  id = g_strdup (matchup_run_get_id (run));
  next = ask (&self, "two");
  sent = dup_sent (&self, next);
  g_assert_nonnull (strstr (sent, "one"));
  g_assert_cmpuint (strlen (said), >, 0);

  reopen (&self);
  round = matchup_conversation_get_round (self.chat, 0);
  answer = matchup_round_get_answer (round, 0);
  g_assert_cmpuint (matchup_answer_get_n_runs (answer), ==, 2);
  g_assert_cmpstr (get_model (answer), ==, "chinese");

  /* One of them is deleted, and comes back. */
  g_set_object (&run, matchup_answer_find_run (answer, id));
  g_assert_true (matchup_history_delete_run (self.history, self.chat, round, answer, run));
  g_assert_cmpstr (get_model (answer), ==, "echo");
  matchup_history_undelete_run (self.history, self.chat, round, answer, run);
  g_assert_cmpstr (get_model (answer), ==, "chinese");
  g_assert_true (matchup_history_delete_run (self.history, self.chat, round, answer, run));
  reopen (&self);
  answer = matchup_round_get_answer (matchup_conversation_get_round (self.chat, 0), 0);
  g_assert_cmpuint (matchup_answer_get_n_runs (answer), ==, 1);
  g_assert_cmpstr (get_model (answer), ==, "echo");
  tear_down (&self);
}

static MatchupRun *
ask_and_stop (Fixture *self, MatchupRound **out_round)
{
  static const char *const models[] = { "openai/slow", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupRunGroup) group = NULL;
  MatchupRun *run;

  matchup_lineup_set_all (matchup_conversation_get_lineup (self->chat), lineup);
  group = matchup_workspace_ask (self->test->workspace, self->chat, "one");
  *out_round = matchup_conversation_get_last_round (self->chat);
  run = matchup_answer_get_current (matchup_round_get_answer (*out_round, 0));
  g_assert_false (matchup_workspace_can_continue (run));
  matchup_test_wait_until (matchup_run_has_output (run));
  matchup_run_stop (run);
  matchup_test_wait_until (!matchup_run_is_active (run));
  return run;
}

static void
test_continue (void)
{
  Fixture self;
  MatchupRound *round;
  MatchupRun *cut;
  MatchupRun *run;
  MatchupAnswer *answer;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *stored = NULL;
  g_autofree char *sent = NULL;

  set_up (&self, FALSE);
  cut = ask_and_stop (&self, &round);
  answer = matchup_round_get_answer (round, 0);
  g_assert_true (matchup_workspace_can_continue (cut));
  before = matchup_run_dup_answer (cut);
  run = matchup_workspace_continue_answer (self.test->workspace, self.chat, round, answer);
  g_assert_nonnull (run);
  g_assert_true (matchup_answer_get_current (answer) == run);
  matchup_test_wait_until (matchup_run_has_output (run));
  matchup_run_stop (run);
  matchup_test_wait_until (!matchup_run_is_active (run));
  after = matchup_run_dup_answer (run);
  g_assert_true (g_str_has_prefix (after, before));
  g_assert_cmpuint (strlen (after), >, strlen (before));
  sent = dup_sent (&self, round);
  g_assert_nonnull (strstr (sent, "was cut off"));

  reopen (&self);
  answer = matchup_round_get_answer (matchup_conversation_get_round (self.chat, 0), 0);
  run = matchup_answer_get_current (answer);
  g_assert_nonnull (matchup_run_get_continues (run));
  g_assert_cmpuint (matchup_run_get_continued_length (run), ==, strlen (before));
  stored = matchup_run_dup_answer (run);
  g_assert_cmpstr (stored, ==, after);
  tear_down (&self);
}

static void
test_memory (void)
{
  Fixture self;
  MatchupRound *round;
  g_autofree char *sent = NULL;

  set_up (&self, FALSE);
  round = ask (&self, "one");
  matchup_history_set_summary (self.history, self.chat, round, "They greeted each other.");
  round = ask (&self, "two");
  reopen (&self);
  round = matchup_conversation_get_last_round (self.chat);
  sent = dup_sent (&self, round);
  g_assert_nonnull (strstr (sent, "They greeted each other."));
  g_assert_null (strstr (sent, "one"));
  tear_down (&self);
}

/* What was sent is told as it was, also after a restart and whatever was done since. */
static void
test_was_sent (void)
{
  Fixture self;
  g_autoptr (MatchupContestant) other = new_contestant ("chinese");
  MatchupRound *round;
  MatchupRun *run;
  g_autofree char *sent = NULL;
  g_autofree char *later = NULL;

  set_up (&self, FALSE);
  ask (&self, "one");
  ask (&self, "two");
  sent = dup_sent (&self, ask (&self, "three"));
  round = matchup_conversation_get_round (self.chat, 0);
  run = matchup_workspace_ask_again_with (self.test->workspace,
                                          self.chat,
                                          round,
                                          matchup_round_get_answer (round, 0),
                                          other);
  matchup_test_wait_until (!matchup_run_is_active (run));
  matchup_history_set_summary (self.history,
                               self.chat,
                               matchup_conversation_get_round (self.chat, 1),
                               "");
  reopen (&self);
  round = matchup_conversation_get_last_round (self.chat);
  later = dup_sent (&self, round);
  g_assert_nonnull (strstr (sent, "one"));
  g_assert_cmpstr (later, ==, sent);
  run = matchup_answer_get_current (matchup_round_get_answer (round, 0));
  g_assert_cmpint (matchup_conversation_get_sent_truth (self.chat, round, run),
                   ==,
                   MATCHUP_SENT_EXACT);
  tear_down (&self);
}

/* The same works where nothing is ever written. */
static void
test_private (void)
{
  Fixture self;
  g_autoptr (GPtrArray) rounds = g_ptr_array_new_with_free_func (g_object_unref);

  set_up (&self, TRUE);
  ask (&self, "secret-one");
  g_ptr_array_add (rounds, g_object_ref (ask (&self, "secret-two")));
  edit (&self, g_ptr_array_index (rounds, 0), "secret-edited");
  assert_shown (&self, "secret-one secret-edited");
  matchup_history_show_branch (self.history, self.chat, g_ptr_array_index (rounds, 0));
  matchup_history_delete_rounds (self.history, self.chat, rounds);
  matchup_history_set_summary (self.history,
                               self.chat,
                               matchup_conversation_get_round (self.chat, 0),
                               "secret-summary");
  assert_shown (&self, "secret-one secret-edited");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self.history)), ==, 0);
  tear_down (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/branches/edit", test_edit);
  g_test_add_func ("/services/branches/delete", test_delete);
  g_test_add_func ("/services/branches/delete-busy", test_delete_busy);
  g_test_add_func ("/services/branches/other-model", test_other_model);
  g_test_add_func ("/services/branches/continue", test_continue);
  g_test_add_func ("/services/branches/memory", test_memory);
  g_test_add_func ("/services/branches/was-sent", test_was_sent);
  g_test_add_func ("/services/branches/private", test_private);
  return g_test_run ();
}
