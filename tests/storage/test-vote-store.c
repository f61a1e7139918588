/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-conversation-store.h"
#include "matchup-history-store.h"
#include "matchup-settings-store.h"
#include "matchup-test-folder.h"
#include "matchup-test-wait.h"
#include "matchup-vote-builder.h"
#include "matchup-vote-store.h"

#include <signal.h>
#include <sqlite3.h>

static const char *worker_path;

typedef struct
{
  char *folder;
  MatchupDb *db;
  MatchupConversationStore *store;
  MatchupVoteStore *votes;
} Fixture;

static void
begin (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->db = matchup_db_new (fixture->folder);
  matchup_db_open_async (fixture->db, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  matchup_db_open_finish (fixture->db, result, &error);
  g_assert_no_error (error);
  fixture->store = matchup_conversation_store_new (fixture->db);
  fixture->votes = matchup_vote_store_new (fixture->db);
}

static void
close_db (MatchupDb *db)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  matchup_db_close_async (db, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  matchup_db_close_finish (db, result, &error);
  g_assert_no_error (error);
}

static void
end (Fixture *fixture)
{
  close_db (fixture->db);
  g_assert_finalize_object (fixture->votes);
  g_assert_finalize_object (fixture->store);
  g_assert_finalize_object (fixture->db);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("matchup-votes-XXXXXX", NULL);
  begin (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  end (fixture);
  matchup_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static MatchupRunRecord *
new_run (const char *round_id, int slot)
{
  MatchupRunRecord *run = g_new0 (MatchupRunRecord, 1);

  run->id = g_strdup_printf ("%s-run-%d", round_id, slot);
  run->round_id = g_strdup (round_id);
  run->slot = slot;
  run->current = TRUE;
  run->state = MATCHUP_RUN_STATE_DONE;
  matchup_timings_init (&run->timings);
  run->timings.first_text = 1000 * (slot + 1);
  run->timings.done = 5000;
  run->cost = matchup_cost_new (0.5, "EUR", MATCHUP_VALUE_SOURCE_TOLD, "");
  run->contestant = g_new0 (MatchupContestantRecord, 1);
  run->contestant->contestant_id = g_strdup_printf ("contestant-%d", slot);
  run->contestant->provider_id = g_strdup ("openai");
  run->contestant->model_id = g_strdup_printf ("model-%d", slot);
  run->contestant->model_name = g_strdup ("M");
  run->contestant->params = matchup_params_new ("Be brief.", 0.5, 7, MATCHUP_THINKING_ON);
  return run;
}

static void
finish_write (Fixture *fixture, GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;

  matchup_test_wait_until (*result != NULL);
  matchup_conversation_store_write_finish (fixture->store, *result, &error);
  g_assert_no_error (error);
  g_clear_object (result);
}

/* A blind round of three that is done, in the order 2, 0, 1. */
static void
save_round (Fixture *fixture, const char *conversation_id, const char *id, gint64 created_at)
{
  static const guint slots[] = { 2, 0, 1 };
  MatchupConversationRecord *conversation = g_new0 (MatchupConversationRecord, 1);
  MatchupRoundRecord *round = g_new0 (MatchupRoundRecord, 1);
  GPtrArray *runs = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_run_record_free);
  GAsyncResult *result = NULL;

  conversation->id = g_strdup (conversation_id);
  conversation->title = g_strdup ("T");
  conversation->kind = MATCHUP_CONVERSATION_KIND_COMPARE;
  conversation->blind = TRUE;
  round->id = g_strdup (id);
  round->conversation_id = g_strdup (conversation_id);
  round->created_at = created_at;
  round->prompt = g_strdup ("?");
  round->blind = TRUE;
  round->slots = g_array_new (FALSE, FALSE, sizeof (guint));
  round->reveal_together = TRUE;
  g_array_append_vals (round->slots, slots, 3);
  for (int i = 0; i < 3; i++)
    g_ptr_array_add (runs, new_run (id, i));
  matchup_conversation_store_save_round_async (fixture->store,
                                               conversation,
                                               g_ptr_array_new_with_free_func (
                                                   (GDestroyNotify) matchup_contestant_record_free),
                                               round,
                                               runs,
                                               matchup_test_keep_result_cb,
                                               &result);
  finish_write (fixture, &result);
}

static MatchupVoteBuilder *
new_builder (const char *round_id)
{
  static const guint positions[] = { 1, 2, 0 };
  MatchupVoteBuilder *builder = matchup_vote_builder_new ();

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *run_id = g_strdup_printf ("%s-run-%u", round_id, i);

      g_assert_true (matchup_vote_builder_add_answer (builder, i, positions[i], run_id));
    }
  matchup_vote_builder_set_blind (builder, TRUE);
  return builder;
}

static gboolean
try_save (Fixture *fixture,
          const char *round_id,
          MatchupVote *vote,
          gint64 revealed_at,
          GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  matchup_vote_store_save_async (fixture->votes,
                                 round_id,
                                 vote,
                                 revealed_at,
                                 matchup_test_keep_result_cb,
                                 &result);
  matchup_test_wait_until (result != NULL);
  return matchup_vote_store_save_finish (fixture->votes, result, error);
}

static void
save (Fixture *fixture, const char *round_id, MatchupVote *vote, gint64 revealed_at)
{
  g_autoptr (GError) error = NULL;

  try_save (fixture, round_id, vote, revealed_at, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  matchup_vote_store_list_async (fixture->votes, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  records = matchup_vote_store_list_finish (fixture->votes, result, &error);
  g_assert_no_error (error);
  return records;
}

static MatchupConversationData *
load (Fixture *fixture, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupConversationData *data;

  matchup_conversation_store_load_async (fixture->store,
                                         id,
                                         NULL,
                                         matchup_test_keep_result_cb,
                                         &result);
  matchup_test_wait_until (result != NULL);
  data = matchup_conversation_store_load_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  return data;
}

/* Rows of the only column, each ended by a blank. */
static char *
ask (Fixture *fixture, const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->folder, "matchup.db", NULL);
  GString *answer = g_string_new (NULL);
  sqlite3 *connection;
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_open_v2 (path, &connection, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (connection, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (answer, "%s ", (const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (connection);
  return g_string_free (answer, FALSE);
}

static void
assert_loaded (Fixture *fixture, MatchupVote *expected)
{
  g_autoptr (MatchupConversationData) data = load (fixture, "c");
  const MatchupRoundRecord *round = g_ptr_array_index (data->rounds, 0);

  g_assert_true (matchup_vote_equal (round->vote, expected));
}

/* Every kind of vote comes back as it was, also after the next start. */
static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  static const guint ranks[] = { 2, 1, 2 };
  g_autoptr (MatchupVoteBuilder) builder = new_builder ("r");
  MatchupVote *votes[4];

  save_round (fixture, "c", "r", 9);
  assert_loaded (fixture, NULL);
  matchup_vote_builder_choose_best (builder, 2);
  votes[0] = matchup_vote_builder_end (builder, 100);
  matchup_vote_builder_set_note (builder, "Note “ü” 注\n'); DROP TABLE votes;");
  matchup_vote_builder_set_early (builder, TRUE);
  matchup_vote_builder_set_leaked (builder, TRUE);
  matchup_vote_builder_set_counts_anyway (builder, TRUE);
  matchup_vote_builder_set_mark (builder, 1, "style", 4);
  matchup_vote_builder_set_mark (builder, 0, "own '1'", 1);
  matchup_vote_builder_set_setting (builder, MATCHUP_VOTE_SETTING_LAYOUT, "grid");
  matchup_vote_builder_set_setting (builder, MATCHUP_VOTE_SETTING_STOP_REST, "no");
  matchup_vote_builder_choose_ranking (builder, ranks, 3);
  votes[1] = matchup_vote_builder_end (builder, 101);
  matchup_vote_builder_choose_tie (builder);
  votes[2] = matchup_vote_builder_end (builder, 102);
  matchup_vote_builder_choose_none (builder);
  votes[3] = matchup_vote_builder_end (builder, 103);
  for (guint i = 0; i < G_N_ELEMENTS (votes); i++)
    {
      save (fixture, "r", votes[i], 100);
      assert_loaded (fixture, votes[i]);
      end (fixture);
      begin (fixture);
      assert_loaded (fixture, votes[i]);
    }
  /* Taken back, and the undo of it. */
  save (fixture, "r", NULL, 100);
  assert_loaded (fixture, NULL);
  save (fixture, "r", votes[1], 100);
  assert_loaded (fixture, votes[1]);
  for (guint i = 0; i < G_N_ELEMENTS (votes); i++)
    matchup_vote_unref (votes[i]);
}

static void
test_blind_round (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversationData) hidden = NULL;
  g_autoptr (MatchupConversationData) known = NULL;
  const MatchupRoundRecord *round;

  save_round (fixture, "c", "r", 9);
  hidden = load (fixture, "c");
  g_assert_cmpint (hidden->conversation->blind, ==, TRUE);
  g_assert_cmpint (hidden->conversation->reveal_together, ==, FALSE);
  round = g_ptr_array_index (hidden->rounds, 0);
  g_assert_true (round->blind);
  g_assert_true (round->reveal_together);
  g_assert_cmpint (round->revealed_at, ==, 0);
  g_assert_cmpuint (round->slots->len, ==, 3);
  g_assert_cmpuint (g_array_index (round->slots, guint, 0), ==, 2);
  g_assert_cmpuint (g_array_index (round->slots, guint, 1), ==, 0);

  /* The first time at which the names were known is the one that is kept. */
  save (fixture, "r", NULL, 70);
  save (fixture, "r", NULL, 0);
  save (fixture, "r", NULL, 80);
  known = load (fixture, "c");
  round = g_ptr_array_index (known->rounds, 0);
  g_assert_cmpint (round->revealed_at, ==, 70);
}

/* How a conversation asks is left alone by who does not say it, and so is the name that it got. */
static void
test_conversation_rules (Fixture *fixture, gconstpointer data)
{
  MatchupConversationRecord *record = g_new0 (MatchupConversationRecord, 1);
  g_autoptr (MatchupHistoryStore) history = matchup_history_store_new (fixture->db);
  const char *ids[] = { "c", NULL };
  GAsyncResult *result = NULL;
  g_autoptr (MatchupConversationData) loaded = NULL;

  save_round (fixture, "c", "r", 9);
  matchup_history_store_set_title (history, "c", "Renamed", MATCHUP_TITLE_SOURCE_PERSON, TRUE);
  matchup_history_store_set_flag (history, ids, MATCHUP_HISTORY_FLAG_PINNED, TRUE);
  record->id = g_strdup ("c");
  record->title = g_strdup ("What another process knows");
  record->archived = -1;
  record->title_source = -1;
  record->kind = MATCHUP_CONVERSATION_KIND_COMPARE;
  record->blind = -1;
  record->reveal_together = TRUE;
  matchup_conversation_store_save_conversation_async (fixture->store,
                                                      record,
                                                      NULL,
                                                      matchup_test_keep_result_cb,
                                                      &result);
  finish_write (fixture, &result);
  loaded = load (fixture, "c");
  g_assert_cmpstr (loaded->conversation->title, ==, "Renamed");
  g_assert_cmpint (loaded->conversation->title_source, ==, MATCHUP_TITLE_SOURCE_PERSON);
  g_assert_true (loaded->conversation->pinned);
  g_assert_cmpint (loaded->conversation->blind, ==, TRUE);
  g_assert_cmpint (loaded->conversation->reveal_together, ==, TRUE);
}

static void
set_deleted (Fixture *fixture, const char *id, gboolean deleted)
{
  g_autoptr (MatchupHistoryStore) history = matchup_history_store_new (fixture->db);
  const char *ids[] = { id, NULL };

  matchup_history_store_set_flag (history, ids, MATCHUP_HISTORY_FLAG_DELETED, deleted);
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupVoteBuilder) late = new_builder ("late");
  g_autoptr (MatchupVoteBuilder) early = new_builder ("early");
  g_autoptr (MatchupVote) late_vote = NULL;
  g_autoptr (MatchupVote) early_vote = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (GPtrArray) again = NULL;
  const MatchupVoteRecord *record;

  save_round (fixture, "c", "late", 20);
  save_round (fixture, "c", "unvoted", 15);
  save_round (fixture, "d", "early", 10);
  matchup_vote_builder_choose_best (late, 0);
  late_vote = matchup_vote_builder_end (late, 30);
  matchup_vote_builder_choose_tie (early);
  early_vote = matchup_vote_builder_end (early, 40);
  save (fixture, "late", late_vote, 30);
  save (fixture, "early", early_vote, 40);

  all = list (fixture);
  g_assert_cmpuint (all->len, ==, 2);
  record = g_ptr_array_index (all, 0);
  g_assert_cmpstr (record->round_id, ==, "early");
  g_assert_cmpstr (record->conversation_id, ==, "d");
  g_assert_cmpint (record->created_at, ==, 10);
  g_assert_true (record->blind);
  g_assert_true (matchup_vote_equal (record->vote, early_vote));
  g_assert_cmpuint (record->runs->len, ==, 3);
  for (guint i = 0; i < record->runs->len; i++)
    {
      const MatchupRunRecord *run = g_ptr_array_index (record->runs, i);
      g_autofree char *model_id = g_strdup_printf ("model-%u", i);

      g_assert_cmpstr (run->id, ==, matchup_vote_get_answer (record->vote, i)->run_id);
      g_assert_cmpstr (run->contestant->model_id, ==, model_id);
      g_assert_cmpstr (matchup_params_get_instructions (run->contestant->params), ==, "Be brief.");
      g_assert_cmpint (run->timings.first_text, ==, 1000 * (i + 1));
      g_assert_cmpfloat (run->cost->amount, ==, 0.5);
    }
  record = g_ptr_array_index (all, 1);
  g_assert_cmpstr (record->round_id, ==, "late");

  /* What is deleted does not count until it is back. */
  set_deleted (fixture, "d", TRUE);
  rest = list (fixture);
  g_assert_cmpuint (rest->len, ==, 1);
  set_deleted (fixture, "d", FALSE);
  again = list (fixture);
  g_assert_cmpuint (again->len, ==, 2);
}

/* The view says the same as matchup_vote_dup_pairs(). */
static void
test_pairs (Fixture *fixture, gconstpointer data)
{
  static const char sql[] =
      "SELECT winner_model_id || '@' || winner_position || iif (tie, '=', '>') || loser_model_id ||"
      " '@' || loser_position || iif (counts, '', '!') FROM vote_pairs"
      " ORDER BY winner_slot, loser_slot";
  static const guint ranks[] = { 2, 1, 2 };
  static const char *const expected[] = {
    "model-2@0>model-0@1! model-2@0>model-1@2! ",
    "model-0@1=model-2@0! model-1@2>model-0@1! model-1@2>model-2@0! ",
    "model-0@1=model-1@2! model-0@1=model-2@0! model-1@2=model-2@0! ",
    "",
  };
  g_autoptr (MatchupVoteBuilder) builder = new_builder ("r");

  save_round (fixture, "c", "r", 9);
  matchup_vote_builder_set_leaked (builder, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (MatchupVote) vote = NULL;
      g_autofree char *rows = NULL;

      if (i == 0)
        matchup_vote_builder_choose_best (builder, 2);
      else if (i == 1)
        matchup_vote_builder_choose_ranking (builder, ranks, 3);
      else if (i == 2)
        matchup_vote_builder_choose_tie (builder);
      else
        matchup_vote_builder_choose_none (builder);
      vote = matchup_vote_builder_end (builder, 1);
      save (fixture, "r", vote, 1);
      rows = ask (fixture, sql);
      g_assert_cmpstr (rows, ==, expected[i]);
    }
}

/* A vote that cannot be saved whole changes nothing. */
static void
test_whole_or_not (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupVoteBuilder) builder = new_builder ("r");
  g_autoptr (MatchupVoteBuilder) foreign = new_builder ("elsewhere");
  g_autoptr (MatchupVote) vote = NULL;
  g_autoptr (MatchupVote) wrong = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) no_round = NULL;

  save_round (fixture, "c", "r", 9);
  matchup_vote_builder_choose_best (builder, 2);
  vote = matchup_vote_builder_end (builder, 1);
  save (fixture, "r", vote, 1);
  matchup_vote_builder_choose_best (foreign, 0);
  wrong = matchup_vote_builder_end (foreign, 2);
  g_assert_false (try_save (fixture, "r", wrong, 2, &error));
  g_assert_nonnull (error);
  assert_loaded (fixture, vote);
  g_assert_false (try_save (fixture, "nowhere", vote, 2, &no_round));
  g_assert_nonnull (no_round);
}

static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) worker = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                                     &error,
                                                     worker_path,
                                                     fixture->folder,
                                                     "vote",
                                                     NULL);
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GPtrArray) all = NULL;
  const MatchupVote *vote;
  gint64 told = 0;
  gint64 number;

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (worker));
  while (told < 20)
    {
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

      told = g_ascii_strtoll (line, NULL, 10);
    }
  g_subprocess_send_signal (worker, SIGKILL);
  g_subprocess_wait (worker, NULL, NULL);
  end (fixture);
  begin (fixture);
  all = list (fixture);
  g_assert_cmpuint (all->len, ==, 1);
  vote = ((MatchupVoteRecord *) g_ptr_array_index (all, 0))->vote;
  number = g_ascii_strtoll (matchup_vote_get_note (vote), NULL, 10);
  g_assert_cmpint (number, >=, told);
  g_assert_cmpstr (matchup_vote_get_setting (vote, MATCHUP_VOTE_SETTING_LAYOUT),
                   ==,
                   matchup_vote_get_note (vote));
  for (const char *c = "abcde"; *c != '\0'; c++)
    {
      const char criterion[] = { *c, '\0' };

      g_assert_cmpuint (matchup_vote_get_mark (vote, 0, criterion), ==, (guint) (number % 5 + 1));
    }
}

static GHashTable *
load_values (MatchupSettingsStore *settings)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GHashTable *values;

  matchup_settings_store_load_values_async (settings, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  values = matchup_settings_store_load_values_finish (settings, result, &error);
  g_assert_no_error (error);
  return values;
}

static void
save_value (MatchupSettingsStore *settings, const char *name, const char *value)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  matchup_settings_store_save_value_async (settings,
                                           name,
                                           value,
                                           matchup_test_keep_result_cb,
                                           &result);
  matchup_test_wait_until (result != NULL);
  matchup_settings_store_write_finish (settings, result, &error);
  g_assert_no_error (error);
}

static void
test_values (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupSettingsStore) settings = matchup_settings_store_new (fixture->db);
  g_autoptr (GHashTable) none = load_values (settings);
  g_autoptr (GHashTable) two = NULL;
  g_autoptr (GHashTable) one = NULL;

  g_assert_cmpuint (g_hash_table_size (none), ==, 0);
  save_value (settings, "a", "1");
  save_value (settings, "a", "2");
  save_value (settings, "b", "");
  two = load_values (settings);
  g_assert_cmpstr (g_hash_table_lookup (two, "a"), ==, "2");
  g_assert_cmpstr (g_hash_table_lookup (two, "b"), ==, "");
  save_value (settings, "a", NULL);
  one = load_values (settings);
  g_assert_cmpuint (g_hash_table_size (one), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  worker_path = argv[1];

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/storage/votes/round-trip", test_round_trip);
  ADD ("/storage/votes/blind-round", test_blind_round);
  ADD ("/storage/votes/conversation-rules", test_conversation_rules);
  ADD ("/storage/votes/list", test_list);
  ADD ("/storage/votes/pairs", test_pairs);
  ADD ("/storage/votes/whole-or-not", test_whole_or_not);
  ADD ("/storage/votes/killed", test_killed);
  ADD ("/storage/votes/values", test_values);
#undef ADD

  return g_test_run ();
}
