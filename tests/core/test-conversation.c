/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-conversation.h"
#include "matchup-enum-types.h"
#include "matchup-model-ref.h"
#include "matchup-params.h"
#include "matchup-test-notify.h"

#include <math.h>
#include <string.h>

static MatchupContestant *
new_contestant (const char *id, const char *instructions)
{
  g_autoptr (MatchupModelRef) model = matchup_model_ref_new ("openai", "m", NULL, 0, 0, 0);
  g_autoptr (MatchupParams) params =
      matchup_params_new (instructions, NAN, 0, MATCHUP_THINKING_DEFAULT);

  return matchup_contestant_new (id, model, params);
}

/* Adds an answer that is over; NULL text: it failed without a word. */
static void
add_answer (MatchupRound *round, MatchupContestant *contestant, const char *text)
{
  g_autoptr (MatchupAnswer) answer = matchup_answer_new (contestant);
  g_autoptr (MatchupRun) run = matchup_run_new (NULL, contestant);

  if (text != NULL)
    matchup_run_append (run, MATCHUP_PART_KIND_TEXT, text, -1);
  matchup_run_append (run, MATCHUP_PART_KIND_REASONING, "secret thoughts", -1);
  matchup_run_set_state (run, MATCHUP_RUN_STATE_DONE);
  matchup_answer_add_run (answer, run);
  matchup_round_add_answer (round, answer);
}

static MatchupRound *
add_round (MatchupConversation *conversation, const char *prompt)
{
  g_autoptr (MatchupMessage) message = matchup_message_new_text (MATCHUP_ROLE_USER, prompt);
  g_autoptr (MatchupRound) round = matchup_round_new (NULL, message, 1);

  matchup_conversation_add_round (conversation, round);
  return round;
}

static char *
flatten (GPtrArray *messages)
{
  GString *flat = g_string_new (NULL);

  for (guint i = 0; i < messages->len; i++)
    {
      MatchupMessage *message = g_ptr_array_index (messages, i);
      g_autofree char *text = matchup_message_dup_text (message, MATCHUP_PART_KIND_TEXT);

      g_string_append_printf (flat,
                              "%s:%s|",
                              matchup_enum_get_nick (MATCHUP_TYPE_ROLE,
                                                     (int) matchup_message_get_role (message)),
                              text);
    }
  return g_string_free (flat, FALSE);
}

static void
test_own_history (void)
{
  MatchupConversation *conversation =
      matchup_conversation_new (NULL, MATCHUP_CONVERSATION_KIND_COMPARE, 1, FALSE);
  g_autoptr (MatchupContestant) a = new_contestant ("a", "Be brief.");
  g_autoptr (MatchupContestant) b = new_contestant ("b", NULL);
  g_autoptr (GPtrArray) for_a = NULL;
  g_autoptr (GPtrArray) for_b = NULL;
  g_autofree char *flat_a = NULL;
  g_autofree char *flat_b = NULL;
  MatchupRound *round;

  round = add_round (conversation, "one");
  add_answer (round, a, "A1");
  add_answer (round, b, "B1");
  round = add_round (conversation, "two");
  add_answer (round, a, "A2");
  add_answer (round, b, NULL);
  round = add_round (conversation, "three");

  for_a = matchup_conversation_dup_history (conversation, a, round);
  for_b = matchup_conversation_dup_history (conversation, b, round);
  flat_a = flatten (for_a);
  flat_b = flatten (for_b);
  g_assert_cmpstr (flat_a,
                   ==,
                   "system:Be brief.|user:one|assistant:A1|user:two|assistant:A2|user:three|");
  g_assert_cmpstr (flat_b, ==, "user:one|assistant:B1|user:three|");
  g_assert_finalize_object (conversation);
}

static void
test_asked_again (void)
{
  g_autoptr (MatchupConversation) conversation =
      matchup_conversation_new (NULL, MATCHUP_CONVERSATION_KIND_COMPARE, 1, FALSE);
  g_autoptr (MatchupContestant) a = new_contestant ("a", NULL);
  MatchupRound *round = add_round (conversation, "one");
  MatchupRound *next;
  MatchupAnswer *answer;
  g_autoptr (MatchupRun) second = matchup_run_new (NULL, a);
  g_autoptr (MatchupRun) first = NULL;

  add_answer (round, a, "first");
  next = add_round (conversation, "two");
  answer = matchup_round_find_answer (round, "a");
  first = g_list_model_get_item (G_LIST_MODEL (answer), 0);
  matchup_run_append (second, MATCHUP_PART_KIND_TEXT, "second", -1);
  matchup_answer_add_run (answer, second);
  g_assert_true (matchup_answer_get_current (answer) == second);
  g_assert_cmpuint (matchup_answer_get_current_position (answer), ==, 1);
  g_assert_true (matchup_round_is_busy (round));

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) history = matchup_conversation_dup_history (conversation, a, next);
      g_autofree char *flat = flatten (history);

      g_assert_nonnull (strstr (flat, i == 0 ? "assistant:second|" : "assistant:first|"));
      matchup_answer_set_current (answer, first);
    }
  g_assert_false (matchup_round_is_busy (round));
}

#define NO_ERROR -1

/* One refused round between two answered ones; what is sent for the fourth. */
static char *
flatten_with_refusal (const char *text,
                      const char *refusal,
                      MatchupFinishReason finish_reason,
                      int kind)
{
  g_autoptr (MatchupConversation) conversation =
      matchup_conversation_new (NULL, MATCHUP_CONVERSATION_KIND_COMPARE, 1, FALSE);
  g_autoptr (MatchupContestant) a = new_contestant ("a", NULL);
  g_autoptr (MatchupRun) run = matchup_run_new (NULL, a);
  g_autoptr (MatchupAnswer) answer = matchup_answer_new (a);
  g_autoptr (GPtrArray) history = NULL;
  MatchupRound *refused;
  MatchupRound *next;

  add_answer (add_round (conversation, "one"), a, "A1");
  refused = add_round (conversation, "two");
  if (text != NULL)
    matchup_run_append (run, MATCHUP_PART_KIND_TEXT, text, -1);
  if (refusal != NULL)
    matchup_run_append (run, MATCHUP_PART_KIND_REFUSAL, refusal, -1);
  matchup_run_set_finish_reason (run, finish_reason, NULL);
  if (kind != NO_ERROR)
    {
      g_autoptr (MatchupErrorInfo) error =
          matchup_error_info_new_simple ((MatchupErrorKind) kind, MATCHUP_ERROR_REASON_NONE, NULL);

      matchup_run_fail (run, error);
    }
  matchup_run_set_state (run, MATCHUP_RUN_STATE_DONE);
  matchup_answer_add_run (answer, run);
  matchup_round_add_answer (refused, answer);
  add_answer (add_round (conversation, "three"), a, "A3");
  next = add_round (conversation, "four");

  history = matchup_conversation_dup_history (conversation, a, next);
  return flatten (history);
}

/* A question that was refused would be refused again, and all that comes after it as well. */
static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *refusal;
    MatchupFinishReason finish_reason;
    int kind;
    gboolean sent;
  } table[] = {
    { NULL, "No.", MATCHUP_FINISH_REASON_STOP, NO_ERROR, FALSE },
    { "Well", "No.", MATCHUP_FINISH_REASON_STOP, NO_ERROR, FALSE },
    { "Well", NULL, MATCHUP_FINISH_REASON_REFUSAL, NO_ERROR, FALSE },
    { "Well", NULL, MATCHUP_FINISH_REASON_CONTENT_FILTER, NO_ERROR, FALSE },
    { "Well", NULL, MATCHUP_FINISH_REASON_NONE, MATCHUP_ERROR_KIND_CONTENT_FILTER, FALSE },
    { "Well", "", MATCHUP_FINISH_REASON_STOP, NO_ERROR, TRUE },
    { "Well", NULL, MATCHUP_FINISH_REASON_LENGTH, NO_ERROR, TRUE },
    { "Well", NULL, MATCHUP_FINISH_REASON_NONE, MATCHUP_ERROR_KIND_TIMEOUT, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *flat = flatten_with_refusal (table[i].text,
                                                    table[i].refusal,
                                                    table[i].finish_reason,
                                                    table[i].kind);

      g_assert_cmpstr (flat,
                       ==,
                       table[i].sent ? "user:one|assistant:A1|user:two|assistant:Well|"
                                       "user:three|assistant:A3|user:four|"
                                     : "user:one|assistant:A1|user:three|assistant:A3|"
                                       "user:four|");
    }
}

static void
test_title (void)
{
  const char *table[][2] = {
    { "  Plan a trip \nwith details", "Plan a trip" },
    { "", "" },
    { "\n\n  second line\n", "second line" },
    { "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六"
      "七八九十一二三四五六七八九十一二",
      "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六"
      "七八九十一二三四五六七八九…" },
    { "aaaaaaaaaa bbbbbbbbbb cccccccccc dddddddddd eeeeeeeeee ffffffffff gggg",
      "aaaaaaaaaa bbbbbbbbbb cccccccccc dddddddddd eeeeeeeeee…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *title = matchup_conversation_make_title (table[i][0]);

      g_assert_cmpstr (title, ==, table[i][1]);
      g_assert_cmpint (g_utf8_strlen (title, -1), <=, 60);
    }
}

static void
set_preset (gpointer object, gconstpointer value)
{
  matchup_conversation_set_preset (object, value, value);
}

static void
test_notifies (void)
{
  static const char *const constant[] = { "id", "kind", "private", NULL };
  MatchupConversation *conversation =
      matchup_conversation_new ("id", MATCHUP_CONVERSATION_KIND_COMPARE, 1, TRUE);

  matchup_test_property_notifies (conversation, "title", "First", "Second");
  matchup_test_property_notifies (conversation, "title", "", "Third");
  matchup_test_property_notifies (conversation, "blind", TRUE, FALSE);
  matchup_test_property_notifies (conversation, "reveal-together", TRUE, FALSE);
  matchup_test_setter_notifies (conversation, "preset-id", set_preset, "tutor", "editor");
  matchup_test_assert_all_properties (conversation, constant);
  g_assert_finalize_object (conversation);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/conversation/own-history", test_own_history);
  g_test_add_func ("/core/conversation/asked-again", test_asked_again);
  g_test_add_func ("/core/conversation/refused", test_refused);
  g_test_add_func ("/core/conversation/title", test_title);
  g_test_add_func ("/core/conversation/notifies", test_notifies);

  return g_test_run ();
}
