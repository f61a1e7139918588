/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rounds form a tree, of which one branch is shown. */
#include "matchup-conversation.h"
#include "matchup-model-ref.h"
#include "matchup-params.h"

#include <math.h>

#include <string.h>

typedef struct
{
  guint position;
  guint removed;
  guint added;
  guint n;
} Change;

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, Change *change)
{
  *change = (Change){ position, removed, added, change->n + 1 };
}

static MatchupConversation *
new_chat (Change *change)
{
  MatchupConversation *chat =
      matchup_conversation_new (NULL, MATCHUP_CONVERSATION_KIND_CHAT, 1, FALSE);

  g_signal_connect (chat, "items-changed", G_CALLBACK (changed_cb), change);
  return chat;
}

static MatchupContestant *
new_contestant (const char *id)
{
  g_autoptr (MatchupModelRef) model =
      matchup_model_ref_new ("service", id, id, MATCHUP_MODEL_CAPABILITIES_NONE, 0, 0);
  g_autoptr (MatchupParams) params = matchup_params_new (NULL, NAN, 0, MATCHUP_THINKING_DEFAULT);

  return matchup_contestant_new (id, model, params);
}

static MatchupRun *
new_run (const char *contestant_id, const char *text)
{
  g_autoptr (MatchupContestant) contestant = new_contestant (contestant_id);
  MatchupRun *run = matchup_run_new (NULL, contestant);

  matchup_run_append (run, MATCHUP_PART_KIND_TEXT, text, -1);
  matchup_run_set_state (run, MATCHUP_RUN_STATE_DONE);
  return run;
}

/* Its id and prompt are @name, its answer the same in capitals. */
static MatchupRound *
new_round (const char *name)
{
  g_autoptr (MatchupMessage) prompt = matchup_message_new_text (MATCHUP_ROLE_USER, name);
  g_autofree char *text = g_ascii_strup (name, -1);
  g_autoptr (MatchupRun) run = new_run ("x", text);
  g_autoptr (MatchupAnswer) answer = matchup_answer_new (matchup_run_get_contestant (run));
  MatchupRound *round = matchup_round_new (name, prompt, 1);

  matchup_answer_add_run (answer, run);
  matchup_round_add_answer (round, answer);
  return round;
}

static MatchupRound *
add (MatchupConversation *chat, const char *name)
{
  g_autoptr (MatchupRound) round = new_round (name);

  matchup_conversation_add_round (chat, round);
  return round;
}

static MatchupRound *
branch (MatchupConversation *chat, const char *name, MatchupRound *parent)
{
  g_autoptr (MatchupRound) round = new_round (name);

  matchup_conversation_add_branch (chat, round, parent);
  return round;
}

static char *
join (GPtrArray *rounds)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rounds->len; i++)
    g_string_append_printf (text,
                            i > 0 ? " %s" : "%s",
                            matchup_round_get_id (g_ptr_array_index (rounds, i)));
  return g_string_free (text, FALSE);
}

static void
assert_shown (MatchupConversation *chat, const char *wanted)
{
  g_autoptr (GPtrArray) rounds = g_ptr_array_new ();
  g_autofree char *shown = NULL;

  for (guint i = 0; i < matchup_conversation_get_n_rounds (chat); i++)
    g_ptr_array_add (rounds, matchup_conversation_get_round (chat, i));
  shown = join (rounds);
  g_assert_cmpstr (shown, ==, wanted);
}

static void
assert_branches (MatchupConversation *chat, MatchupRound *round, const char *wanted)
{
  g_autoptr (GPtrArray) branches = matchup_conversation_dup_branches (chat, round);
  g_autofree char *names = join (branches);

  g_assert_cmpstr (names, ==, wanted);
}

static void
assert_messages (GPtrArray *messages, const char *wanted)
{
  g_autoptr (GString) flat = g_string_new (NULL);

  for (guint i = 0; i < messages->len; i++)
    {
      g_autofree char *text =
          matchup_message_dup_text (g_ptr_array_index (messages, i), MATCHUP_PART_KIND_TEXT);

      g_string_append_printf (flat, i > 0 ? " %s" : "%s", text);
    }
  g_assert_cmpstr (flat->str, ==, wanted);
}

static void
assert_sent (MatchupConversation *chat, MatchupRound *round, const char *wanted)
{
  g_autoptr (MatchupContestant) contestant = new_contestant ("x");
  g_autoptr (GPtrArray) history = matchup_conversation_dup_history (chat, contestant, round);

  assert_messages (history, wanted);
}

static void
set_deleted (MatchupConversation *chat, MatchupRound *round, gboolean deleted)
{
  g_autoptr (GPtrArray) rounds = g_ptr_array_new ();

  g_ptr_array_add (rounds, round);
  matchup_conversation_set_deleted (chat, rounds, deleted);
}

static void
test_edit (void)
{
  Change change = { 0 };
  g_autoptr (MatchupConversation) chat = new_chat (&change);
  MatchupRound *a = add (chat, "a");
  MatchupRound *b = add (chat, "b");
  MatchupRound *c = add (chat, "c");
  MatchupRound *b2;
  MatchupRound *d;

  assert_shown (chat, "a b c");
  g_assert_true (matchup_round_get_parent (c) == b);
  b2 = branch (chat, "b2", a);
  assert_shown (chat, "a b2");
  g_assert_cmpuint (change.position, ==, 1);
  g_assert_cmpuint (change.removed, ==, 2);
  g_assert_cmpuint (change.added, ==, 1);
  d = add (chat, "d");
  assert_shown (chat, "a b2 d");
  assert_sent (chat, d, "a A b2 B2 d");
  assert_branches (chat, b2, "b b2");
  assert_branches (chat, d, "d");

  /* Each branch is as it was left, and an answer that still comes there knows its own way. */
  matchup_conversation_show_branch (chat, b);
  assert_shown (chat, "a b c");
  assert_sent (chat, d, "a A b2 B2 d");
  matchup_conversation_show_branch (chat, b2);
  assert_shown (chat, "a b2 d");
  branch (chat, "e", NULL);
  assert_shown (chat, "e");
  assert_branches (chat, a, "a e");
  matchup_conversation_show_branch (chat, c);
  assert_shown (chat, "a b c");
  g_assert_cmpuint (matchup_conversation_get_n_all (chat), ==, 6);
  g_assert_true (matchup_conversation_find_round (chat, "d") == d);
}

static void
test_delete (void)
{
  Change change = { 0 };
  g_autoptr (MatchupConversation) chat = new_chat (&change);
  MatchupRound *a = add (chat, "a");
  MatchupRound *b = add (chat, "b");
  MatchupRound *c = add (chat, "c");
  g_autoptr (GPtrArray) rest = NULL;

  set_deleted (chat, b, TRUE);
  assert_shown (chat, "a c");
  g_assert_cmpuint (change.position, ==, 1);
  g_assert_cmpuint (change.removed, ==, 1);
  g_assert_cmpuint (change.added, ==, 0);
  assert_sent (chat, c, "a A c");
  set_deleted (chat, b, FALSE);
  assert_shown (chat, "a b c");

  /* The first and the last. */
  set_deleted (chat, a, TRUE);
  assert_shown (chat, "b c");
  set_deleted (chat, c, TRUE);
  assert_shown (chat, "b");
  add (chat, "d");
  assert_shown (chat, "b d");
  set_deleted (chat, c, FALSE);
  assert_shown (chat, "b c");
  assert_branches (chat, c, "c d");
  set_deleted (chat, a, FALSE);
  assert_shown (chat, "a b c");

  /* All from one on, whatever branch it is in. */
  rest = matchup_conversation_dup_rest (chat, b);
  g_assert_cmpuint (rest->len, ==, 3);
  matchup_conversation_set_deleted (chat, rest, TRUE);
  assert_shown (chat, "a");
  matchup_conversation_set_deleted (chat, rest, FALSE);
  assert_shown (chat, "a b c");
  set_deleted (chat, a, TRUE);
  matchup_conversation_set_deleted (chat, rest, TRUE);
  assert_shown (chat, "");
  add (chat, "new");
  assert_shown (chat, "new");
}

/* Where the one that is deleted has several behind it, these stand side by side. */
static void
test_delete_before_branches (void)
{
  Change change = { 0 };
  g_autoptr (MatchupConversation) chat = new_chat (&change);
  MatchupRound *a = add (chat, "a");
  MatchupRound *b = add (chat, "b");
  MatchupRound *b2 = branch (chat, "b2", a);

  set_deleted (chat, a, TRUE);
  assert_shown (chat, "b2");
  assert_branches (chat, b2, "b b2");
  matchup_conversation_show_branch (chat, b);
  assert_shown (chat, "b");
  set_deleted (chat, b, TRUE);
  assert_shown (chat, "b2");
}

static void
test_memory (void)
{
  Change change = { 0 };
  g_autoptr (MatchupConversation) chat = new_chat (&change);
  MatchupRound *a = add (chat, "a");
  MatchupRound *b = add (chat, "b");
  MatchupRound *c = add (chat, "c");

  matchup_round_set_summary (a, "");
  assert_sent (chat, c, "b B c");
  assert_sent (chat, a, "a");
  matchup_round_set_summary (b, "in short");
  assert_sent (chat, c, "Summary of the conversation before the messages that follow:\nin short c");
  matchup_round_set_summary (b, NULL);
  matchup_round_set_summary (a, NULL);
  assert_sent (chat, c, "a A b B c");
  matchup_round_set_fresh (b, TRUE);
  assert_sent (chat, c, "b B c");
}

/* In a chat the answer that is shown goes on, whoever wrote it. */
static void
test_other_model (void)
{
  Change change = { 0 };
  g_autoptr (MatchupConversation) chat = new_chat (&change);
  MatchupRound *a = add (chat, "a");
  MatchupRound *b = add (chat, "b");
  MatchupAnswer *answer = matchup_round_get_answer (a, 0);
  g_autoptr (MatchupRun) other = new_run ("y", "other");
  g_autoptr (MatchupRun) first = g_object_ref (matchup_answer_get_current (answer));

  matchup_answer_add_run (answer, other);
  g_assert_cmpstr (matchup_contestant_get_id (matchup_answer_get_contestant (answer)), ==, "y");
  assert_sent (chat, b, "a other b");
  g_assert_cmpint (matchup_run_get_attempt (other), ==, 1);
  g_assert_true (matchup_answer_remove_run (answer, other));
  g_assert_false (matchup_answer_remove_run (answer, first));
  g_assert_true (matchup_answer_get_current (answer) == first);
  assert_sent (chat, b, "a A b");
  matchup_answer_put_back_run (answer, other);
  g_assert_cmpuint (matchup_answer_get_current_position (answer), ==, 1);
  g_assert_true (matchup_answer_remove_run (answer, first));
  matchup_answer_put_back_run (answer, first);
  g_assert_cmpuint (matchup_answer_get_current_position (answer), ==, 0);
  g_assert_true (matchup_answer_find_run (answer, matchup_run_get_id (other)) == other);
}

static void
test_go_on (void)
{
  Change change = { 0 };
  g_autoptr (MatchupConversation) chat = new_chat (&change);
  MatchupRound *a = add (chat, "a");
  g_autoptr (MatchupContestant) contestant = new_contestant ("x");
  g_autoptr (MatchupRun) run = matchup_run_new (NULL, contestant);
  g_autoptr (GPtrArray) messages = NULL;
  g_autofree char *written = NULL;

  matchup_run_set_continues (run, "first", strlen ("Once upon"));
  matchup_run_append (run, MATCHUP_PART_KIND_TEXT, "Once upon", -1);
  g_assert_false (matchup_run_has_output (run));
  matchup_run_append (run, MATCHUP_PART_KIND_TEXT, " a time", -1);
  g_assert_true (matchup_run_has_output (run));
  messages = matchup_conversation_dup_request (chat, a, run);
  g_assert_cmpuint (messages->len, ==, 3);
  written = matchup_message_dup_text (g_ptr_array_index (messages, 1), MATCHUP_PART_KIND_TEXT);
  g_assert_cmpstr (written, ==, "Once upon");
  g_assert_cmpint (matchup_message_get_role (g_ptr_array_index (messages, 1)),
                   ==,
                   MATCHUP_ROLE_ASSISTANT);
}

static void
test_restore (void)
{
  Change change = { 0 };
  g_autoptr (MatchupConversation) chat = new_chat (&change);
  g_autoptr (GPtrArray) rounds = g_ptr_array_new_with_free_func (g_object_unref);
  static const char *const names[] = { "a", "b", "c", "b2", "gone" };
  static const int parents[] = { -1, 0, 1, 0, 3 };
  g_autoptr (MatchupRound) late = new_round ("late");
  g_autoptr (MatchupRound) aside = new_round ("aside");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      MatchupRound *round = new_round (names[i]);

      if (parents[i] >= 0)
        matchup_round_set_parent (round, g_ptr_array_index (rounds, parents[i]));
      g_ptr_array_add (rounds, round);
    }
  matchup_round_set_deleted (g_ptr_array_index (rounds, 4), TRUE);
  matchup_conversation_restore (chat, rounds, "b");
  assert_shown (chat, "a b c");
  g_assert_cmpuint (change.n, ==, 1);

  /* Another program asked on, here and elsewhere. */
  matchup_round_set_parent (late, g_ptr_array_index (rounds, 2));
  matchup_conversation_take_over (chat, late);
  assert_shown (chat, "a b c late");
  matchup_round_set_parent (aside, g_ptr_array_index (rounds, 3));
  matchup_conversation_take_over (chat, aside);
  assert_shown (chat, "a b c late");
  matchup_conversation_show_branch (chat, aside);
  assert_shown (chat, "a b2 aside");
}

static void
test_restore_newest (void)
{
  Change change = { 0 };
  g_autoptr (MatchupConversation) chat = new_chat (&change);
  g_autoptr (GPtrArray) rounds = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      MatchupRound *round = new_round (name);

      if (i > 0)
        matchup_round_set_parent (round, g_ptr_array_index (rounds, i - 1));
      g_ptr_array_add (rounds, round);
    }
  matchup_conversation_restore (chat, rounds, "of another time");
  g_assert_cmpuint (matchup_conversation_get_n_rounds (chat), ==, 20000);
  for (guint i = 0; i < 10000; i++)
    matchup_round_set_deleted (g_ptr_array_index (rounds, 2 * i), TRUE);
  matchup_conversation_show_branch (chat, g_ptr_array_index (rounds, 1));
  g_assert_cmpuint (matchup_conversation_get_n_rounds (chat), ==, 10000);
}

static MatchupAnswer *
get_answer (MatchupRound *round)
{
  return matchup_round_get_answer (round, 0);
}

static void
assert_was_sent (MatchupConversation *chat,
                 MatchupRound *round,
                 MatchupSentTruth truth,
                 const char *wanted)
{
  MatchupRun *run = matchup_answer_get_current (get_answer (round));
  g_autoptr (GPtrArray) request = matchup_conversation_dup_request (chat, round, run);

  assert_messages (request, wanted);
  g_assert_cmpint (matchup_conversation_get_sent_truth (chat, round, run), ==, truth);
}

static void
note (MatchupConversation *chat, MatchupRound *round)
{
  MatchupRun *run = matchup_answer_get_current (get_answer (round));
  g_autofree char *sent = matchup_conversation_note_request (chat, round, run);

  matchup_run_set_sent (run, sent);
}

/* What was sent stays what it was; what is gone of it is missed. */
static void
test_was_sent (void)
{
  Change change = { 0 };
  g_autoptr (MatchupConversation) chat = new_chat (&change);
  MatchupRound *a = add (chat, "a");
  MatchupRound *b = add (chat, "b");
  MatchupRound *c = add (chat, "c");
  MatchupRound *d;
  MatchupRun *first = matchup_answer_get_current (get_answer (a));
  g_autoptr (MatchupRun) other = new_run ("y", "OTHER");

  assert_was_sent (chat, c, MATCHUP_SENT_UNKNOWN, "a A b B c");
  note (chat, c);
  assert_was_sent (chat, c, MATCHUP_SENT_EXACT, "a A b B c");
  /* Cut, summarised, another branch and another answer shown. */
  matchup_conversation_set_summary (chat, b, "short");
  matchup_answer_add_run (get_answer (a), other);
  d = add (chat, "d");
  note (chat, d);
  branch (chat, "e", NULL);
  assert_was_sent (chat, c, MATCHUP_SENT_EXACT, "a A b B c");
  assert_was_sent (chat,
                   d,
                   MATCHUP_SENT_EXACT,
                   "Summary of the conversation before the messages that follow:\nshort c C d");

  set_deleted (chat, b, TRUE);
  assert_was_sent (chat, c, MATCHUP_SENT_INCOMPLETE, "a A c");
  assert_was_sent (chat, d, MATCHUP_SENT_INCOMPLETE, "c C d");
  set_deleted (chat, b, FALSE);
  assert_was_sent (chat, c, MATCHUP_SENT_EXACT, "a A b B c");
  matchup_conversation_set_summary (chat, b, "other");
  assert_was_sent (chat, d, MATCHUP_SENT_INCOMPLETE, "c C d");
  matchup_conversation_set_summary (chat, b, "short");
  g_assert_true (matchup_answer_remove_run (get_answer (a), first));
  assert_was_sent (chat, c, MATCHUP_SENT_INCOMPLETE, "b B c");
}

/* However long it gets, a note is short; each is true whatever comes between, and a circle ends. */
static void
test_was_sent_long (void)
{
  Change change = { 0 };
  g_autoptr (MatchupConversation) chat = new_chat (&change);
  g_autoptr (GString) wanted = g_string_new (NULL);
  g_autofree char *cut_off = NULL;
  MatchupRound *rounds[300];
  MatchupRun *last;
  gsize size = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    {
      g_autofree char *name = g_strdup_printf ("q%u", i);

      rounds[i] = add (chat, name);
      note (chat, rounds[i]);
      size += strlen (matchup_run_get_sent (matchup_answer_get_current (get_answer (rounds[i]))));
      if (i + 1 < G_N_ELEMENTS (rounds))
        g_string_append_printf (wanted, i > 0 ? " q%u Q%u" : "q%u Q%u", i, i);
    }
  g_assert_cmpuint (size, <, 20 * G_N_ELEMENTS (rounds));
  g_string_append (wanted, " q299");
  assert_was_sent (chat, rounds[299], MATCHUP_SENT_EXACT, wanted->str);
  assert_was_sent (chat, rounds[1], MATCHUP_SENT_EXACT, "q0 Q0 q1");
  /* What comes behind a deletion is told anew, what went before it stays. */
  set_deleted (chat, rounds[1], TRUE);
  assert_was_sent (chat, rounds[3], MATCHUP_SENT_INCOMPLETE, "q0 Q0 q2 Q2 q3");
  note (chat, rounds[3]);
  note (chat, rounds[4]);
  assert_was_sent (chat, rounds[3], MATCHUP_SENT_EXACT, "q0 Q0 q2 Q2 q3");
  assert_was_sent (chat, rounds[4], MATCHUP_SENT_EXACT, "q0 Q0 q2 Q2 q3 Q3 q4");
  set_deleted (chat, rounds[1], FALSE);
  assert_was_sent (chat, rounds[4], MATCHUP_SENT_EXACT, "q0 Q0 q2 Q2 q3 Q3 q4");
  assert_was_sent (chat, rounds[2], MATCHUP_SENT_EXACT, "q0 Q0 q1 Q1 q2");
  last = matchup_answer_get_current (get_answer (rounds[2]));
  cut_off = g_strdup (matchup_run_get_sent (matchup_answer_get_current (get_answer (rounds[5]))));
  matchup_run_set_sent (last, cut_off);
  g_assert_cmpint (matchup_conversation_get_sent_truth (chat, rounds[5], last),
                   ==,
                   MATCHUP_SENT_EXACT);
  matchup_run_set_sent (matchup_answer_get_current (get_answer (rounds[4])), cut_off);
  g_assert_cmpint (matchup_conversation_get_sent_truth (chat, rounds[5], last),
                   ==,
                   MATCHUP_SENT_INCOMPLETE);
}

/* Of an answer that still came only what there was at the time. */
static void
test_was_sent_of_part (void)
{
  Change change = { 0 };
  g_autoptr (MatchupConversation) chat = new_chat (&change);
  MatchupRound *a = add (chat, "a");
  MatchupRound *b = add (chat, "b");
  g_autoptr (MatchupContestant) contestant = new_contestant ("x");
  g_autoptr (MatchupRun) run = matchup_run_new (NULL, contestant);

  matchup_answer_add_run (get_answer (a), run);
  matchup_run_append (run, MATCHUP_PART_KIND_TEXT, "Half", -1);
  note (chat, b);
  matchup_run_append (run, MATCHUP_PART_KIND_TEXT, " and half", -1);
  matchup_run_set_state (run, MATCHUP_RUN_STATE_DONE);
  assert_was_sent (chat, b, MATCHUP_SENT_EXACT, "a Half b");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/branches/edit", test_edit);
  g_test_add_func ("/core/branches/delete", test_delete);
  g_test_add_func ("/core/branches/delete-before-branches", test_delete_before_branches);
  g_test_add_func ("/core/branches/memory", test_memory);
  g_test_add_func ("/core/branches/other-model", test_other_model);
  g_test_add_func ("/core/branches/go-on", test_go_on);
  g_test_add_func ("/core/branches/restore", test_restore);
  g_test_add_func ("/core/branches/restore-newest", test_restore_newest);
  g_test_add_func ("/core/branches/was-sent", test_was_sent);
  g_test_add_func ("/core/branches/was-sent-long", test_was_sent_long);
  g_test_add_func ("/core/branches/was-sent-of-part", test_was_sent_of_part);
  return g_test_run ();
}
