/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Practice models in a workspace that reaches nobody: their answers are like all others. */
#include "matchup-practice-moods.h"
#include "matchup-practice-picture.h"
#include "matchup-prompt-queues.h"
#include "matchup-summarizer.h"
#include "matchup-test-workspace.h"
#include "test-pictures.h"

#include <math.h>
#include <string.h>

static const char *const models[] = { "quick", "thorough", "moody", "chinese", NULL };

/* Half of the questions fail in some way, and none of them when it is asked again. */
static void
test_moods (void)
{
  g_autoptr (MatchupPracticeMoods) moods = matchup_practice_moods_new (1);
  g_autoptr (MatchupPracticeMoods) same = matchup_practice_moods_new (1);
  guint counts[MATCHUP_PRACTICE_N_MOODS] = { 0 };

  for (guint i = 0; i < 80; i++)
    {
      g_autofree char *question = g_strdup_printf ("%u", i);
      MatchupPracticeMood mood = matchup_practice_moods_next (moods, question);
      guint n_tries = 1;

      g_assert_cmpint (mood, ==, matchup_practice_moods_next (same, question));
      counts[mood]++;
      while (mood != MATCHUP_PRACTICE_FINE)
        {
          mood = matchup_practice_moods_next (moods, question);
          matchup_practice_moods_next (same, question);
          g_assert_cmpuint (++n_tries, <=, 4);
        }
    }
  g_assert_cmpuint (counts[MATCHUP_PRACTICE_FINE], ==, 40);
  for (guint i = 1; i < MATCHUP_PRACTICE_N_MOODS; i++)
    g_assert_cmpuint (counts[i], ==, 10);
}

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupPracticeService *practice; /* borrowed */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = matchup_test_workspace_new (NULL);
  fixture->practice = matchup_workspace_get_practice (fixture->test->workspace);
  matchup_practice_service_set_speed (fixture->practice, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_test_workspace_free (fixture->test);
}

/* As it is chosen from the catalogue, with all that is known of it. */
static MatchupConversation *
create_full (Fixture *fixture,
             MatchupConversationKind kind,
             const char *const *ids,
             int max_tokens,
             gboolean private_)
{
  MatchupWorkspace *workspace = fixture->test->workspace;
  MatchupProviderList *providers = matchup_workspace_get_providers (workspace);
  g_autoptr (MatchupLineup) lineup = matchup_lineup_new ();
  MatchupConversation *conversation;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (MatchupModelRef) model =
          matchup_catalog_dup_model (matchup_workspace_get_catalog (workspace),
                                     matchup_provider_list_get_practice (providers),
                                     ids[i]);
      g_autoptr (MatchupParams) params =
          matchup_params_new (NULL, NAN, max_tokens, MATCHUP_THINKING_DEFAULT);
      g_autoptr (MatchupContestant) contestant = matchup_contestant_new (NULL, model, params);

      matchup_lineup_append (lineup, contestant);
    }
  conversation =
      matchup_history_create (matchup_workspace_get_history (workspace), kind, lineup, private_);
  matchup_conversation_set_blind (conversation, FALSE);
  return conversation;
}

static MatchupConversation *
create (Fixture *fixture, MatchupConversationKind kind, const char *const *ids, int max_tokens)
{
  return create_full (fixture, kind, ids, max_tokens, FALSE);
}

static MatchupRound *
get_last (MatchupConversation *conversation)
{
  return matchup_conversation_get_round (conversation,
                                         matchup_conversation_get_n_rounds (conversation) - 1);
}

static MatchupRound *
ask (Fixture *fixture, MatchupConversation *conversation, const char *text)
{
  g_autoptr (MatchupRunGroup) group =
      matchup_workspace_ask (fixture->test->workspace, conversation, text);

  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  return get_last (conversation);
}

static MatchupRun *
get_run (MatchupRound *round, guint slot)
{
  return matchup_answer_get_current (matchup_round_get_answer (round, slot));
}

static void
note_state_cb (MatchupRun *run, GParamSpec *pspec, GString *states)
{
  g_string_append_printf (states, "%d ", matchup_run_get_state (run));
}

/* Through all states of any other answer, with all marks, saved, and without a price. */
static void
test_run (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation =
      create (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, models, 0);
  g_autoptr (GString) states = g_string_new (NULL);
  g_autoptr (MatchupRunGroup) group = NULL;
  g_autoptr (MatchupConversation) again = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *sent = NULL;
  g_autofree char *text = NULL;
  const MatchupTimings *timings;
  MatchupRound *round;
  MatchupRun *run;

  matchup_practice_service_set_seed (fixture->practice, 0);
  group = matchup_workspace_ask (fixture->test->workspace, conversation, "Write an email");
  round = get_last (conversation);
  run = get_run (round, 1);
  g_signal_connect (run, "notify::state", G_CALLBACK (note_state_cb), states);
  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  wanted = g_strdup_printf ("%d %d %d %d %d ",
                            MATCHUP_RUN_STATE_CONNECTING,
                            MATCHUP_RUN_STATE_WAITING,
                            MATCHUP_RUN_STATE_THINKING,
                            MATCHUP_RUN_STATE_WRITING,
                            MATCHUP_RUN_STATE_DONE);
  g_assert_cmpstr (states->str, ==, wanted);
  timings = matchup_run_get_timings (run);
  g_assert_cmpint (timings->connect_start, >=, 0);
  g_assert_cmpint (timings->connected, >=, timings->connect_start);
  g_assert_cmpint (timings->first_event, >=, timings->connected);
  g_assert_cmpint (timings->first_reasoning, >=, timings->first_event);
  g_assert_cmpint (timings->first_text, >=, timings->first_reasoning);
  g_assert_cmpint (timings->done, >=, timings->first_text);
  g_assert_null (matchup_run_get_cost (run));
  g_assert_cmpint (matchup_run_get_usage (run)->source, ==, MATCHUP_VALUE_SOURCE_ESTIMATED);
  sent = matchup_workspace_dup_sent (fixture->test->workspace,
                                     conversation,
                                     round,
                                     matchup_round_get_answer (round, 0));
  g_assert_nonnull (strstr (sent, "Write an email"));
  text = matchup_run_dup_answer (run);
  matchup_test_workspace_flush (fixture->test);
  again = matchup_test_workspace_open (fixture->test, matchup_conversation_get_id (conversation));
  g_free (wanted);
  wanted = matchup_run_dup_answer (get_run (matchup_conversation_get_round (again, 0), 1));
  g_assert_cmpstr (text, ==, wanted);
}

/* At its own pace it can be stopped anywhere; what came is kept. */
static void
test_stop (Fixture *fixture, gconstpointer data)
{
  static const char *const one[] = { "thorough", NULL };
  g_autoptr (MatchupConversation) conversation =
      create (fixture, MATCHUP_CONVERSATION_KIND_CHAT, one, 0);
  const MatchupRunState stages[] = { MATCHUP_RUN_STATE_CONNECTING,
                                     MATCHUP_RUN_STATE_WAITING,
                                     MATCHUP_RUN_STATE_THINKING,
                                     MATCHUP_RUN_STATE_WRITING };

  matchup_practice_service_set_speed (fixture->practice, 8);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autoptr (MatchupRunGroup) group =
          matchup_workspace_ask (fixture->test->workspace, conversation, "Write a story");
      MatchupRun *run = get_run (get_last (conversation), 0);
      g_autofree char *text = NULL;

      matchup_test_wait_until (matchup_run_get_state (run) == stages[i]);
      matchup_run_stop (run);
      g_assert_cmpint (matchup_run_get_state (run), ==, MATCHUP_RUN_STATE_STOPPED);
      text = matchup_run_dup_answer (run);
      g_assert_cmpint (*text != '\0', ==, stages[i] == MATCHUP_RUN_STATE_WRITING);
      if (stages[i] != MATCHUP_RUN_STATE_WRITING)
        continue;
      /* Gone on with, it is the whole story and nothing twice. */
      run =
          matchup_workspace_continue_answer (fixture->test->workspace,
                                             conversation,
                                             get_last (conversation),
                                             matchup_round_get_answer (get_last (conversation), 0));
      matchup_practice_service_set_speed (fixture->practice, 0);
      matchup_test_wait_until (!matchup_run_is_active (run));
      g_free (text);
      text = matchup_run_dup_answer (run);
      g_assert_true (g_str_has_prefix (text, "# The Keeper of the Late Light"));
      g_assert_true (g_str_has_suffix (text, "Then she went to bed."));
      g_assert_cmpuint (strlen (text), <, 2600);
    }
}

/* Until each way to fail was seen: the person tries again, and gets an answer. */
static void
test_moody (Fixture *fixture, gconstpointer data)
{
  static const char *const one[] = { "moody", NULL };
  g_autoptr (MatchupConversation) conversation =
      create (fixture, MATCHUP_CONVERSATION_KIND_CHAT, one, 0);
  guint n_broken = 0;
  guint n_busy = 0;
  guint n_limited = 0;

  matchup_practice_service_set_seed (fixture->practice, 7);
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *question = g_strdup_printf ("Zebra %u", i);
      MatchupRound *round = ask (fixture, conversation, question);
      MatchupRun *run = get_run (round, 0);
      MatchupErrorInfo *error = matchup_run_get_error (run);

      if (error == NULL)
        continue;
      g_assert_cmpint (matchup_run_get_state (run), ==, MATCHUP_RUN_STATE_FAILED);
      n_broken += matchup_error_info_get_kind (error) == MATCHUP_ERROR_KIND_TRUNCATED;
      n_busy += matchup_error_info_get_kind (error) == MATCHUP_ERROR_KIND_OVERLOADED;
      n_limited += matchup_error_info_get_kind (error) == MATCHUP_ERROR_KIND_RATE_LIMIT;
      run = matchup_workspace_ask_again (fixture->test->workspace,
                                         conversation,
                                         round,
                                         matchup_round_get_answer (round, 0));
      matchup_test_wait_until (!matchup_run_is_active (run));
      g_assert_cmpint (matchup_run_get_state (run), ==, MATCHUP_RUN_STATE_DONE);
    }
  g_assert_cmpuint (n_broken, ==, 1);
  g_assert_cmpuint (n_busy, ==, 1);
  g_assert_cmpuint (n_limited, ==, 1);
}

/* An answer that may not be longer is cut, and a picture is seen as it was sent. */
static void
test_limits (Fixture *fixture, gconstpointer data)
{
  static const char *const one[] = { "quick", NULL };
  g_autoptr (MatchupConversation) conversation =
      create (fixture, MATCHUP_CONVERSATION_KIND_CHAT, one, 16);
  MatchupRun *run = get_run (ask (fixture, conversation, "Write an email"), 0);
  g_autoptr (GBytes) png = test_pictures_make ("png", 40, 20);
  gsize length;
  const guchar *bytes = g_bytes_get_data (png, &length);
  MatchupPracticePicture picture;
  MatchupPracticeColour colours[3];

  g_assert_cmpint (matchup_run_get_finish_reason (run), ==, MATCHUP_FINISH_REASON_LENGTH);
  matchup_practice_picture_look (&picture, bytes, length);
  g_assert_cmpint (picture.width, ==, 40);
  g_assert_cmpint (picture.height, ==, 20);
  g_assert_cmpuint (matchup_practice_picture_rank (&picture, colours, 3), ==, 2);
  g_assert_cmpint (colours[0], ==, MATCHUP_PRACTICE_BLUE);
  g_assert_cmpint (colours[1], ==, MATCHUP_PRACTICE_RED);
  matchup_practice_picture_look (&picture, bytes, 8);
  g_assert_cmpint (picture.width, ==, 0);
}

/* What the program itself asks is answered as it should be: a title is a title, a summary sums up.
 */
static void
test_chores (Fixture *fixture, gconstpointer data)
{
  static const char *const one[] = { "quick", NULL };
  MatchupWorkspace *workspace = fixture->test->workspace;
  MatchupTitleMaker *titles = matchup_workspace_get_title_maker (workspace);
  g_autoptr (MatchupConversation) conversation =
      create (fixture, MATCHUP_CONVERSATION_KIND_CHAT, one, 0);
  MatchupLineup *lineup = matchup_conversation_get_lineup (conversation);
  MatchupContestant *contestant = matchup_lineup_get (lineup, 0);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupRound *round;

  matchup_title_maker_set_model (titles, matchup_contestant_get_model (contestant));
  matchup_title_maker_set_automatic (titles, TRUE);
  round = ask (fixture, conversation, "Which zebra shall I take, and what does it eat in winter?");
  matchup_test_wait_until (
      g_str_equal (matchup_conversation_get_title (conversation), "Which zebra shall I take, and"));
  matchup_summarizer_run_async (workspace,
                                conversation,
                                round,
                                contestant,
                                NULL,
                                matchup_test_keep_result_cb,
                                &result);
  matchup_test_wait_until (result != NULL);
  g_assert_true (matchup_summarizer_run_finish (workspace, result, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (matchup_round_get_summary (round), "- Which zebra shall I take"));
}

static MatchupConversationSummary *
find_row (Fixture *fixture, MatchupConversation *conversation)
{
  MatchupHistory *history = matchup_workspace_get_history (fixture->test->workspace);

  return matchup_history_find (history, matchup_conversation_get_id (conversation));
}

static void
assert_marked (Fixture *fixture, MatchupConversation *conversation, gboolean marked)
{
  MatchupWorkspace *workspace = fixture->test->workspace;
  g_autoptr (MatchupSearch) search = matchup_workspace_new_search (workspace);
  GListModel *found = G_LIST_MODEL (search);
  const char *id = matchup_conversation_get_id (conversation);
  guint n = 0;

  g_assert_cmpint (matchup_conversation_summary_get_practice (find_row (fixture, conversation)),
                   ==,
                   marked);
  matchup_test_workspace_flush (fixture->test);
  do
    {
      matchup_search_set_text (search, "zebra");
      matchup_test_wait_until (!matchup_search_get_busy (search));
    }
  while (!matchup_search_get_whole (search));
  for (guint i = 0; i < g_list_model_get_n_items (found); i++)
    {
      g_autoptr (MatchupSearchHit) hit = g_list_model_get_item (found, i);

      if (!g_str_equal (matchup_search_hit_get_conversation_id (hit), id))
        continue;
      n++;
      g_assert_cmpint (matchup_search_hit_get_practice (hit), ==, marked);
    }
  g_assert_cmpuint (n, >, 0);
}

static void
choose (MatchupConversation *conversation, const char *model)
{
  g_autoptr (MatchupContestant) contestant = matchup_test_contestant_new (model);

  matchup_lineup_replace (matchup_conversation_get_lineup (conversation), 0, contestant);
}

/* Rows of the history and of a search say that all of it is practice, at once and after the next
 * start; of what others had a part in they do not. */
static void
test_marks (Fixture *fixture, gconstpointer data)
{
  static const char *const one[] = { "quick", NULL };
  g_autoptr (MatchupConversation) compared =
      create (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, models, 0);
  g_autoptr (MatchupConversation) left = create (fixture, MATCHUP_CONVERSATION_KIND_CHAT, one, 0);
  g_autoptr (MatchupConversation) came = create (fixture, MATCHUP_CONVERSATION_KIND_CHAT, one, 0);

  ask (fixture, compared, "A zebra?");
  ask (fixture, left, "A zebra?");
  assert_marked (fixture, left, TRUE);
  choose (left, "nosuch/model");
  assert_marked (fixture, left, FALSE);
  choose (left, "practice/quick");
  assert_marked (fixture, left, TRUE);
  choose (left, "nosuch/model");
  ask (fixture, left, "Another zebra?");
  choose (came, "nosuch/model");
  ask (fixture, came, "A zebra?");
  choose (came, "practice/quick");
  ask (fixture, came, "Another zebra?");
  for (guint start = 0; start < 2; start++)
    {
      assert_marked (fixture, compared, TRUE);
      assert_marked (fixture, left, FALSE);
      assert_marked (fixture, came, FALSE);
      matchup_test_workspace_reopen (fixture->test);
      fixture->practice = matchup_workspace_get_practice (fixture->test->workspace);
    }
}

/* A list of questions and a private chat are worked through as well, and nothing of them is counted
 * or kept. */
static void
test_ways (Fixture *fixture, gconstpointer data)
{
  static const char *const one[] = { "quick", NULL };
  static const char *const prompts[] = { "List 3 zebras", "Write an email", NULL };
  MatchupWorkspace *workspace = fixture->test->workspace;
  g_autoptr (MatchupConversation) listed =
      create (fixture, MATCHUP_CONVERSATION_KIND_COMPARE, models, 0);
  g_autoptr (MatchupConversation) secret =
      create_full (fixture, MATCHUP_CONVERSATION_KIND_CHAT, one, 0, TRUE);
  g_autoptr (MatchupPromptQueue) queue = NULL;
  g_autoptr (GPtrArray) sent = NULL;
  g_autofree char *text = NULL;

  matchup_practice_service_set_seed (fixture->practice, 0);
  queue =
      g_object_ref (matchup_prompt_queues_start (matchup_workspace_get_prompt_queues (workspace),
                                                 listed,
                                                 prompts,
                                                 FALSE,
                                                 TRUE));
  matchup_test_wait_until (matchup_prompt_queue_get_state (queue) == MATCHUP_PROMPT_QUEUE_DONE);
  g_assert_cmpuint (matchup_conversation_get_n_rounds (listed), ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_true (matchup_judging_is_practice (matchup_conversation_get_round (listed, i)));
  g_assert_true (matchup_conversation_summary_get_practice (find_row (fixture, listed)));

  ask (fixture, secret, "List 3 zebras");
  text = matchup_run_dup_answer (get_run (get_last (secret), 0));
  g_assert_nonnull (strstr (text, "3. Of the zebras, "));
  g_assert_null (strstr (text, "4. "));
  g_assert_true (matchup_conversation_is_practice (secret));
  g_assert_null (find_row (fixture, secret));
  sent = matchup_ledger_dup_month (matchup_workspace_get_ledger (workspace), TRUE);
  g_assert_cmpuint (sent->len, ==, 0);
  g_assert_cmpint (matchup_ledger_get_n_private (matchup_workspace_get_ledger (workspace)), ==, 0);
}

/* They are there without being connected, and nobody can find them among the services. */
static void
test_places (Fixture *fixture, gconstpointer data)
{
  MatchupWorkspace *workspace = fixture->test->workspace;
  MatchupProviderList *providers = matchup_workspace_get_providers (workspace);
  MatchupProvider *practice = matchup_provider_list_find (providers, "practice");
  GListModel *catalog = G_LIST_MODEL (matchup_workspace_get_catalog (workspace));
  g_autoptr (MatchupPrice) price =
      matchup_pricing_dup_price (matchup_workspace_get_pricing (workspace), "practice", "quick");

  g_assert_true (practice == matchup_provider_list_get_practice (providers));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (providers)), ==, 0);
  g_assert_null (matchup_provider_list_find_template (providers, "practice"));
  g_assert_cmpuint (g_list_model_get_n_items (catalog), ==, 4);
  g_assert_true (
      matchup_catalog_may_have (matchup_workspace_get_catalog (workspace), practice, "moody"));
  g_assert_false (
      matchup_catalog_may_have (matchup_workspace_get_catalog (workspace), practice, "gpt"));
  g_assert_null (price);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/practice/moods", test_moods);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/practice/run", test_run);
  ADD ("/practice/stop", test_stop);
  ADD ("/practice/moody", test_moody);
  ADD ("/practice/limits", test_limits);
  ADD ("/practice/places", test_places);
  ADD ("/practice/chores", test_chores);
  ADD ("/practice/marks", test_marks);
  ADD ("/practice/ways", test_ways);
#undef ADD
  return g_test_run ();
}
