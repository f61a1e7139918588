/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How full the memory of a model is, where it is cut, and how its beginning is summarised. */
#include "matchup-context.h"
#include "matchup-params.h"
#include "matchup-summarizer.h"
#include "matchup-token-estimate.h"
#include "matchup-test-workspace.h"
#include "matchup-workspace-private.h"

#include <math.h>
#include <string.h>

#define KEY "test-key-abcdefghijklmnop"

static MatchupContestant *
new_contestant (const char *model_id, gint64 window, int max_tokens)
{
  g_autoptr (MatchupModelRef) model =
      matchup_model_ref_new ("openai", model_id, NULL, MATCHUP_MODEL_CAPABILITIES_NONE, window, 0);
  g_autoptr (MatchupParams) params =
      matchup_params_new (NULL, NAN, max_tokens, MATCHUP_THINKING_DEFAULT);

  return matchup_contestant_new ("x", model, params);
}

/* @tokens of Latin text. */
static char *
make_text (guint tokens)
{
  return g_strnfill (tokens * 4, 'a');
}

/* @told: tokens of the question as the service counted; 0: it did not. */
static MatchupRound *
add_round_ended (MatchupConversation *chat,
                 MatchupContestant *contestant,
                 guint prompt,
                 guint answer,
                 gint64 told,
                 MatchupFinishReason reason)
{
  g_autofree char *asked = make_text (prompt);
  g_autofree char *said = make_text (answer);
  g_autoptr (MatchupMessage) message = matchup_message_new_text (MATCHUP_ROLE_USER, asked);
  g_autoptr (MatchupRound) round = matchup_round_new (NULL, message, 1);
  g_autoptr (MatchupAnswer) made = matchup_answer_new (contestant);
  g_autoptr (MatchupRun) run = matchup_run_new (NULL, contestant);
  MatchupUsage usage;

  matchup_usage_init (&usage);
  usage.prompt = told;
  usage.source = MATCHUP_VALUE_SOURCE_TOLD;
  matchup_run_append (run, MATCHUP_PART_KIND_TEXT, said, -1);
  if (told > 0)
    matchup_run_set_usage (run, &usage);
  matchup_run_set_finish_reason (run, reason, NULL);
  matchup_run_set_state (run, MATCHUP_RUN_STATE_DONE);
  matchup_answer_add_run (made, run);
  matchup_round_add_answer (round, made);
  matchup_conversation_add_round (chat, round);
  return round;
}

static MatchupRound *
add_round (MatchupConversation *chat, MatchupContestant *contestant, guint prompt, guint answer)
{
  return add_round_ended (chat, contestant, prompt, answer, 0, MATCHUP_FINISH_REASON_STOP);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static const MatchupContextUse *
wait_for_use (MatchupContext *context)
{
  guint n = 0;
  gulong id = g_signal_connect_swapped (context, "changed", G_CALLBACK (count_cb), &n);

  matchup_context_update (context);
  matchup_test_wait_until (n > 0);
  g_signal_handler_disconnect (context, id);
  return matchup_context_get_use (context);
}

static void
test_use (void)
{
  g_autoptr (MatchupConversation) chat =
      matchup_conversation_new (NULL, MATCHUP_CONVERSATION_KIND_CHAT, 1, FALSE);
  g_autoptr (MatchupContestant) contestant = new_contestant ("m", 1000, 100);
  g_autoptr (MatchupContext) context = matchup_context_new ();
  const MatchupContextUse *use;
  MatchupRound *round;

  matchup_context_set_contestant (context, contestant);
  matchup_context_set_draft (context, 5);
  use = wait_for_use (context);
  g_assert_cmpint (use->used, ==, 5);
  g_assert_cmpint (use->window, ==, 1000);
  matchup_context_set_conversation (context, chat);
  for (guint i = 0; i < 450; i++)
    add_round (chat, contestant, 1, 1);
  use = wait_for_use (context);
  g_assert_cmpint (use->used, ==, 905);
  g_assert_cmpint (use->answer, ==, 100);
  g_assert_true (matchup_context_is_full (context));
  matchup_context_set_draft (context, 0);
  g_assert_false (matchup_context_is_full (context));
  g_assert_cmpuint (use->n_left_out, ==, 0);

  /* What stays has room, and what is said instead counts. */
  round = matchup_context_find_cut (context, 0.5, NULL);
  g_assert_nonnull (round);
  matchup_conversation_set_summary (chat, round, "aaaa");
  use = wait_for_use (context);
  g_assert_cmpint (use->used, ==, 501);
  g_assert_cmpuint (use->n_left_out, ==, 200);
  g_assert_true (use->summarised);
  matchup_conversation_set_summary (chat, round, "");
  use = wait_for_use (context);
  g_assert_cmpint (use->used, ==, 500);
  g_assert_false (use->summarised);
  /* A second cut goes on from there. */
  round = matchup_context_find_cut (context, 0.1, NULL);
  matchup_conversation_set_summary (chat, round, "");
  g_assert_cmpint (wait_for_use (context)->used, ==, 100);
  g_assert_nonnull (matchup_context_find_cut (context, 0.9, NULL));
  matchup_context_set_contestant (context, NULL);
  g_assert_cmpint (matchup_context_get_use (context)->window, ==, 0);
}

/* The service knows better than our rule of thumb, but not without end. */
static void
test_told (void)
{
  static const struct
  {
    gint64 told;
    gint64 used;
  } table[] = { { 330, 440 }, { 30000, 800 }, { 1, 200 }, { 0, 400 } };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (MatchupConversation) chat =
          matchup_conversation_new (NULL, MATCHUP_CONVERSATION_KIND_CHAT, 1, FALSE);
      g_autoptr (MatchupContestant) contestant = new_contestant ("m", 0, 0);
      g_autoptr (MatchupContext) context = matchup_context_new ();
      g_autofree char *asked = make_text (300);
      g_autofree char *said = make_text (100);
      g_autoptr (MatchupMessage) message = matchup_message_new_text (MATCHUP_ROLE_USER, asked);
      g_autoptr (MatchupRound) round = matchup_round_new (NULL, message, 1);
      g_autoptr (MatchupAnswer) answer = matchup_answer_new (contestant);
      g_autoptr (MatchupRun) run = matchup_run_new (NULL, contestant);
      MatchupUsage usage;

      matchup_usage_init (&usage);
      usage.prompt = table[i].told;
      usage.source = MATCHUP_VALUE_SOURCE_TOLD;
      matchup_run_append (run, MATCHUP_PART_KIND_TEXT, said, -1);
      matchup_run_set_usage (run, &usage);
      matchup_run_set_state (run, MATCHUP_RUN_STATE_DONE);
      matchup_answer_add_run (answer, run);
      matchup_round_add_answer (round, answer);
      matchup_conversation_add_round (chat, round);
      matchup_context_set_conversation (context, chat);
      matchup_context_set_contestant (context, contestant);
      g_assert_cmpint (wait_for_use (context)->used, ==, table[i].used);
      /* No window is known: nothing is called full. */
      g_assert_false (matchup_context_is_full (context));
      g_assert_null (matchup_context_find_cut (context, 0.5, NULL));
    }
}

/* A service counted what was sent then, of which some is left out now. */
static void
test_told_before_cut (void)
{
  g_autoptr (MatchupConversation) chat =
      matchup_conversation_new (NULL, MATCHUP_CONVERSATION_KIND_CHAT, 1, FALSE);
  g_autoptr (MatchupContestant) contestant = new_contestant ("m", 4000, 0);
  g_autoptr (MatchupContext) context = matchup_context_new ();
  MatchupRound *rounds[4];

  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    rounds[i] =
        add_round_ended (chat, contestant, 300, 100, i * 400 + 300, MATCHUP_FINISH_REASON_STOP);
  matchup_context_set_conversation (context, chat);
  matchup_context_set_contestant (context, contestant);
  g_assert_cmpint (wait_for_use (context)->used, ==, 1600);
  matchup_conversation_set_summary (chat, rounds[1], "");
  g_assert_cmpint (wait_for_use (context)->used, ==, 800);
}

/* What is kept has room by the count of the service. */
static void
test_cut_told (void)
{
  g_autoptr (MatchupConversation) chat =
      matchup_conversation_new (NULL, MATCHUP_CONVERSATION_KIND_CHAT, 1, FALSE);
  g_autoptr (MatchupContestant) contestant = new_contestant ("m", 1000, 0);
  g_autoptr (MatchupContext) context = matchup_context_new ();
  MatchupRound *rounds[10];

  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    rounds[i] =
        add_round_ended (chat, contestant, 50, 50, 2 * (i * 100 + 50), MATCHUP_FINISH_REASON_STOP);
  matchup_context_set_conversation (context, chat);
  matchup_context_set_contestant (context, contestant);
  g_assert_true (matchup_context_find_cut (context, 0.5, NULL) == rounds[7]);
}

static void
test_cut_before (void)
{
  g_autoptr (MatchupConversation) chat =
      matchup_conversation_new (NULL, MATCHUP_CONVERSATION_KIND_CHAT, 1, FALSE);
  g_autoptr (MatchupContestant) contestant = new_contestant ("m", 0, 0);
  g_autoptr (MatchupContext) context = matchup_context_new ();
  MatchupRound *first = add_round (chat, contestant, 10, 10);
  MatchupRound *second = add_round (chat, contestant, 10, 10);
  MatchupRound *third = add_round (chat, contestant, 10, 10);

  matchup_context_set_conversation (context, chat);
  matchup_context_set_contestant (context, contestant);
  g_assert_null (matchup_context_find_cut (context, 0.5, first));
  g_assert_true (matchup_context_find_cut (context, 0.5, second) == first);
  g_assert_true (matchup_context_find_cut (context, 0.7, third) == first);
  g_assert_true (matchup_context_find_cut (context, 0.1, third) == second);
}

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupConversation *chat;
  MatchupContestant *contestant;
} Fixture;

static void
set_up (Fixture *self, const char *model, gint64 window)
{
  g_autoptr (MatchupLineup) lineup = matchup_lineup_new ();

  self->test = matchup_test_workspace_new (NULL);
  matchup_test_workspace_start_server (self->test);
  matchup_test_workspace_connect (self->test, "openai", KEY);
  self->contestant = new_contestant (model, window, 0);
  matchup_lineup_append (lineup, self->contestant);
  self->chat = matchup_history_create (matchup_workspace_get_history (self->test->workspace),
                                       MATCHUP_CONVERSATION_KIND_CHAT,
                                       lineup,
                                       FALSE);
}

static void
tear_down (Fixture *self)
{
  g_clear_object (&self->chat);
  g_clear_object (&self->contestant);
  g_clear_pointer (&self->test, matchup_test_workspace_free);
}

static gboolean
summarize (Fixture *self, MatchupRound *round, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  matchup_summarizer_run_async (self->test->workspace,
                                self->chat,
                                round,
                                self->contestant,
                                cancellable,
                                matchup_test_keep_result_cb,
                                &result);
  if (cancellable != NULL)
    g_cancellable_cancel (cancellable);
  matchup_test_wait_until (result != NULL);
  return matchup_summarizer_run_finish (self->test->workspace, result, error);
}

static void
test_summarize (void)
{
  Fixture self;
  MatchupRound *first;
  MatchupRound *second;
  MatchupRound *third;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;

  set_up (&self, "echo", 0);
  first = add_round (self.chat, self.contestant, 10, 10);
  second = add_round (self.chat, self.contestant, 10, 10);
  third = add_round (self.chat, self.contestant, 10, 10);
  g_assert_true (summarize (&self, first, NULL, &error));
  g_assert_no_error (error);
  before = g_strdup (matchup_round_get_summary (first));
  g_assert_cmpstr (before, !=, NULL);
  g_assert_cmpuint (strlen (before), >, 0);
  /* The next one goes on from the one before. */
  g_assert_true (summarize (&self, second, NULL, &error));
  g_assert_cmpstr (matchup_round_get_summary (second), !=, NULL);
  g_assert_null (matchup_round_get_summary (third));
  /* Nobody sees that there was another conversation. */
  g_assert_cmpuint (g_list_model_get_n_items (
                        G_LIST_MODEL (matchup_workspace_get_history (self.test->workspace))),
                    ==,
                    0);
  tear_down (&self);
}

/* Nobody waits for such an answer, and what was refused once would be again. */
static void
test_summarize_aside (void)
{
  Fixture self;
  MatchupRound *last;
  guint n_asked = 0;
  g_autoptr (GError) error = NULL;

  set_up (&self, "echo", 0);
  add_round_ended (self.chat, self.contestant, 5, 10, 0, MATCHUP_FINISH_REASON_REFUSAL);
  last = add_round (self.chat, self.contestant, 10, 3);
  g_signal_connect_swapped (self.test->workspace, "asked", G_CALLBACK (count_cb), &n_asked);
  g_assert_true (summarize (&self, last, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_asked, ==, 0);
  g_assert_nonnull (strstr (matchup_round_get_summary (last), "Assistant"));
  g_assert_null (strstr (matchup_round_get_summary (last),
                         "Assistant:\n"
                         "aaaaaaaaaaaaaaaaaaaa"));
  tear_down (&self);
}

static void
test_aside_refused (void)
{
  static const MatchupFinishReason reasons[] = { MATCHUP_FINISH_REASON_STOP,
                                                 MATCHUP_FINISH_REASON_REFUSAL,
                                                 MATCHUP_FINISH_REASON_CONTENT_FILTER };
  g_autoptr (MatchupContestant) contestant = new_contestant ("m", 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      g_autoptr (MatchupRun) run = matchup_run_new (NULL, contestant);
      g_autofree char *said = NULL;

      matchup_run_append (run, MATCHUP_PART_KIND_TEXT, " No. \n", -1);
      matchup_run_set_finish_reason (run, reasons[i], NULL);
      g_assert_null (matchup_workspace_dup_aside (run));
      matchup_run_set_state (run, MATCHUP_RUN_STATE_DONE);
      said = matchup_workspace_dup_aside (run);
      g_assert_cmpstr (said, ==, i == 0 ? "No." : NULL);
    }
}

/* Of what is too long as much is kept as there is room for: its beginning and its end. */
static void
test_summarize_cut (void)
{
  Fixture self;
  MatchupRound *round;
  const char *asked;
  gint64 tokens;

  set_up (&self, "echo", 400);
  round = add_round (self.chat, self.contestant, 3000, 10);
  g_assert_true (summarize (&self, round, NULL, NULL));
  asked = matchup_round_get_summary (round); /* which is what the model was asked */
  tokens = matchup_token_estimate (asked);
  g_assert_nonnull (strstr (asked, "\n[…]\n"));
  /* Half of the window is for one question, and half of that for one message. */
  g_assert_cmpint (tokens, >, 100);
  g_assert_cmpint (tokens, <, 150);
  tear_down (&self);
}

/* More than the model takes in at once goes in pieces, each small enough. */
static void
test_summarize_long (void)
{
  Fixture self;
  MatchupRound *last = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&self, "echo", 400);
  for (guint i = 0; i < 6; i++)
    last = add_round (self.chat, self.contestant, 60, 60);
  last = add_round (self.chat, self.contestant, 3000, 10);
  g_assert_true (summarize (&self, last, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (matchup_round_get_summary (last), !=, NULL);
  tear_down (&self);
}

static void
test_summarize_fails (void)
{
  Fixture self;
  MatchupRound *round;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) stopped = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (MatchupContestant) slow = new_contestant ("slow", 0, 0);

  set_up (&self, "fail-401", 0);
  round = add_round (self.chat, self.contestant, 10, 10);
  g_assert_false (summarize (&self, round, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpuint (strlen (error->message), >, 10);
  g_set_object (&self.contestant, slow);
  g_assert_false (summarize (&self, round, cancellable, &stopped));
  g_assert_error (stopped, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (matchup_round_get_summary (round));
  tear_down (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/context/use", test_use);
  g_test_add_func ("/services/context/told", test_told);
  g_test_add_func ("/services/context/cut-before", test_cut_before);
  g_test_add_func ("/services/context/told-before-cut", test_told_before_cut);
  g_test_add_func ("/services/context/cut-told", test_cut_told);
  g_test_add_func ("/services/context/summarize", test_summarize);
  g_test_add_func ("/services/context/summarize-aside", test_summarize_aside);
  g_test_add_func ("/services/context/aside-refused", test_aside_refused);
  g_test_add_func ("/services/context/summarize-cut", test_summarize_cut);
  g_test_add_func ("/services/context/summarize-long", test_summarize_long);
  g_test_add_func ("/services/context/summarize-fails", test_summarize_fails);
  return g_test_run ();
}
