/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked, answered, noted and renamed through the workspace is found; private chats are not.
 */
#include "matchup-test-votes.h"
#include "matchup-test-workspace.h"
#include "matchup-vote-builder.h"

#include <string.h>

#define KEY "test-key-abcdefghijklmnop"

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupHistory *history;
  MatchupSearch *search;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = matchup_test_workspace_new (NULL);
  matchup_test_workspace_start_server (fixture->test);
  matchup_test_workspace_connect (fixture->test, "openai", KEY);
  fixture->history = matchup_workspace_get_history (fixture->test->workspace);
  fixture->search = matchup_workspace_new_search (fixture->test->workspace);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->search);
  matchup_test_workspace_free (fixture->test);
}

static void
flush (Fixture *fixture)
{
  g_autoptr (GAsyncResult) flushed = NULL;

  matchup_history_flush_async (fixture->history, matchup_test_keep_result_cb, &flushed);
  matchup_test_wait_until (flushed != NULL);
  g_assert_true (matchup_history_flush_finish (fixture->history, flushed, NULL));
}

/* What is found, a line each: kind, title, snippet. */
static char *
find (Fixture *fixture, const char *text)
{
  static const char *const kinds[] = { "title", "prompt", "answer", "note", "file" };
  GListModel *found = G_LIST_MODEL (fixture->search);
  GString *lines = g_string_new (NULL);

  /* On a busy computer what was written is taken in a little later, which is told. */
  do
    {
      matchup_search_set_text (fixture->search, text);
      matchup_test_wait_until (!matchup_search_get_busy (fixture->search));
      g_assert_null (matchup_search_get_trouble (fixture->search));
    }
  while (!matchup_search_get_whole (fixture->search));
  for (guint i = 0; i < g_list_model_get_n_items (found); i++)
    {
      g_autoptr (MatchupSearchHit) hit = g_list_model_get_item (found, i);

      g_assert_true ((matchup_search_hit_get_kind (hit) == MATCHUP_SEARCH_HIT_TITLE) ==
                     (i < matchup_search_get_n_titles (fixture->search)));
      g_string_append_printf (lines,
                              "%s|%s|%s\n",
                              kinds[matchup_search_hit_get_kind (hit)],
                              matchup_search_hit_get_title (hit),
                              matchup_search_hit_get_snippet (hit));
    }
  return g_string_free (lines, FALSE);
}

static void
assert_found (Fixture *fixture, const char *text, const char *wanted)
{
  g_autofree char *found = find (fixture, text);

  g_assert_cmpstr (found, ==, wanted);
}

static void
assert_has (Fixture *fixture, const char *text, const char *line)
{
  g_autofree char *found = find (fixture, text);

  g_assert_nonnull (strstr (found, line));
}

static MatchupConversation *
create (Fixture *fixture, gboolean private_)
{
  static const char *const models[] = { "openai/echo", "openai/echo", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);

  return matchup_history_create (fixture->history,
                                 MATCHUP_CONVERSATION_KIND_COMPARE,
                                 lineup,
                                 private_);
}

static MatchupRound *
ask (Fixture *fixture, MatchupConversation *conversation, const char *prompt)
{
  g_autoptr (MatchupRunGroup) group =
      matchup_workspace_ask (fixture->test->workspace, conversation, prompt);

  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  flush (fixture);
  return matchup_conversation_get_last_round (conversation);
}

static void
test_life (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = create (fixture, FALSE);
  g_autoptr (GPtrArray) rounds = g_ptr_array_new ();
  const char *id = matchup_conversation_get_id (conversation);
  MatchupRound *round;

  ask (fixture, conversation, "中国的首都");
  assert_has (fixture, "首都", "title|中国的首都|中国的首都\n");
  assert_has (fixture, "首都", "prompt|中国的首都|中国的首都\n");
  assert_has (fixture, "首都", "answer|中国的首都|中国的首都\n");
  /* The echo of two is one line: they are in the same place. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->search)), ==, 3);
  matchup_history_rename (fixture->history, id, "Geography 地理");
  flush (fixture);
  assert_found (fixture, "地", "title|Geography 地理|Geography 地理\n");
  round = ask (fixture, conversation, "and its rivers");
  assert_has (fixture, "riv", "prompt|Geography 地理|and its rivers\n");
  g_ptr_array_add (rounds, round);
  matchup_history_delete_rounds (fixture->history, conversation, rounds);
  flush (fixture);
  assert_found (fixture, "riv", "");
  matchup_history_undelete_rounds (fixture->history, conversation, rounds);
  flush (fixture);
  assert_has (fixture, "riv", "prompt|Geography 地理|and its rivers\n");
  matchup_history_delete (fixture->history, id);
  flush (fixture);
  assert_found (fixture, "首都", "");
  assert_found (fixture, "geo", "");
  matchup_history_undelete (fixture->history, id);
  flush (fixture);
  assert_found (fixture, "geo", "title|Geography 地理|Geography 地理\n");
}

static void
test_note (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/echo", "openai/echo", NULL };
  static const int best[] = { 0 };
  g_autoptr (MatchupConversation) conversation =
      matchup_test_make_votes (fixture->test->workspace, models, best, 1);
  MatchupRound *round = matchup_conversation_get_round (conversation, 0);

  for (int i = 0; i < 2; i++)
    {
      MatchupVote *before = matchup_round_get_vote (round);
      g_autoptr (MatchupVoteBuilder) builder = matchup_vote_builder_new_for (before);
      g_autoptr (MatchupVote) vote = NULL;

      matchup_vote_builder_set_note (builder, i == 0 ? "a platypus 鸭嘴兽" : "an emu 鸸鹋");
      vote = matchup_vote_builder_end (builder, 5 + i);
      g_assert_true (matchup_history_vote (fixture->history, conversation, round, vote));
      flush (fixture);
      {
        g_autofree char *first = find (fixture, "platypus");
        g_autofree char *second = find (fixture, "鸸");

        g_assert_cmpint (g_str_has_prefix (first, "note|"), ==, i == 0);
        g_assert_cmpint (g_str_has_prefix (second, "note|"), ==, i == 1);
      }
    }
}

static void
test_private (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = create (fixture, TRUE);

  ask (fixture, conversation, "a secret axolotl 蝾螈");
  assert_found (fixture, "axolotl", "");
  assert_found (fixture, "螈", "");
}

static void
count_cb (guint *count)
{
  *count += 1;
}

/* Who types on gets what the last text finds; without anything to look for nothing is found. */
static void
test_typing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = create (fixture, FALSE);
  static const char word[] = "quetzalcoatl";
  guint count = 0;

  ask (fixture, conversation, "Quetzalcoatl");
  g_signal_connect_swapped (fixture->search, "items-changed", G_CALLBACK (count_cb), &count);
  for (gsize i = 1; i <= strlen (word); i++)
    {
      g_autofree char *typed = g_strndup (word, i);

      matchup_search_set_text (fixture->search, typed);
      g_assert_true (matchup_search_get_busy (fixture->search));
    }
  matchup_test_wait_until (!matchup_search_get_busy (fixture->search));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->search)), ==, 3);
  g_assert_cmpuint (count, <=, 3);
  g_assert_true (matchup_search_get_looks (fixture->search));
  g_assert_false (matchup_search_get_has_more (fixture->search));
  matchup_search_set_text (fixture->search, " ?");
  g_assert_false (matchup_search_get_busy (fixture->search));
  g_assert_false (matchup_search_get_looks (fixture->search));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->search)), ==, 0);
}

/* Of very many the newest are in the list, and it is told that there are more. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/echo", NULL };
  static int best[MATCHUP_SEARCH_MAX_MESSAGES + 20];
  g_autoptr (MatchupConversation) conversation = NULL;
  g_autofree char *lines = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (best); i++)
    best[i] = MATCHUP_TEST_NO_VOTE;
  conversation =
      matchup_test_make_votes (fixture->test->workspace, models, best, G_N_ELEMENTS (best));
  flush (fixture);
  lines = find (fixture, "question");
  g_assert_true (matchup_search_get_has_more (fixture->search));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->search)),
                    ==,
                    MATCHUP_SEARCH_MAX_MESSAGES + matchup_search_get_n_titles (fixture->search));
}

#define ADD(name, test) g_test_add ("/search/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("life", test_life);
  ADD ("note", test_note);
  ADD ("private", test_private);
  ADD ("typing", test_typing);
  ADD ("many", test_many);
  return g_test_run ();
}
