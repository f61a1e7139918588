/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-conversation-store.h"
#include "matchup-history-store.h"
#include "matchup-settings-store.h"
#include "matchup-test-folder.h"
#include "matchup-test-wait.h"

#include <glib/gstdio.h>
#include <math.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

static const char *worker_path;

typedef struct
{
  char *folder;
  MatchupDb *db;
  MatchupConversationStore *store;
  MatchupSettingsStore *settings;
} Fixture;

static gboolean
open_db (MatchupDb *db, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  matchup_db_open_async (db, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  return matchup_db_open_finish (db, result, error);
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
begin (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->db = matchup_db_new (fixture->folder);
  open_db (fixture->db, &error);
  g_assert_no_error (error);
  fixture->store = matchup_conversation_store_new (fixture->db);
  fixture->settings = matchup_settings_store_new (fixture->db);
}

static void
end (Fixture *fixture)
{
  close_db (fixture->db);
  g_assert_finalize_object (fixture->store);
  g_assert_finalize_object (fixture->settings);
  g_assert_finalize_object (fixture->db);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("matchup-storage-XXXXXX", NULL);

  fixture->folder = g_build_filename (folder, "data", NULL);
  begin (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *parent = g_path_get_dirname (fixture->folder);

  end (fixture);
  matchup_test_remove_folder (parent);
  g_free (fixture->folder);
}

static MatchupContestantRecord *
new_contestant (const char *id, const char *instructions, double temperature)
{
  MatchupContestantRecord *record = g_new0 (MatchupContestantRecord, 1);

  record->contestant_id = g_strdup (id);
  record->provider_id = g_strdup ("openai");
  record->model_id = g_strdup ("gpt-4o-mini");
  record->model_name = g_strdup ("GPT-4o mini “ü”");
  record->params = matchup_params_new (instructions, temperature, 7, MATCHUP_THINKING_ON);
  return record;
}

static MatchupConversationRecord *
new_conversation (const char *id, gint64 updated_at)
{
  MatchupConversationRecord *record = g_new0 (MatchupConversationRecord, 1);

  record->id = g_strdup (id);
  record->kind = MATCHUP_CONVERSATION_KIND_COMPARE;
  record->title = g_strdup ("标题");
  record->created_at = 5;
  record->updated_at = updated_at;
  record->pinned = TRUE;
  return record;
}

static MatchupRunRecord *
new_run (const char *id, const char *round_id, MatchupRunState state)
{
  MatchupRunRecord *record = g_new0 (MatchupRunRecord, 1);

  record->id = g_strdup (id);
  record->round_id = g_strdup (round_id);
  record->current = TRUE;
  record->contestant = new_contestant ("c1", "Be brief.", 0.5);
  record->state = state;
  matchup_timings_init (&record->timings);
  return record;
}

static void
finish_write (MatchupConversationStore *store, GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;

  matchup_test_wait_until (*result != NULL);
  matchup_conversation_store_write_finish (store, *result, &error);
  g_assert_no_error (error);
  g_clear_object (result);
}

static void
save_round (Fixture *fixture, const char *id, MatchupRunRecord *run)
{
  MatchupRoundRecord *round = g_new0 (MatchupRoundRecord, 1);
  GPtrArray *runs = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_run_record_free);
  GPtrArray *lineup =
      g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_contestant_record_free);
  GAsyncResult *result = NULL;

  round->id = g_strdup (run->round_id);
  round->conversation_id = g_strdup (id);
  round->created_at = 9;
  round->prompt = g_strdup ("Prompt\n第二行");
  g_ptr_array_add (runs, run);
  g_ptr_array_add (lineup, new_contestant ("c1", NULL, NAN));
  matchup_conversation_store_save_round_async (fixture->store,
                                               new_conversation (id, 6),
                                               lineup,
                                               round,
                                               runs,
                                               matchup_test_keep_result_cb,
                                               &result);
  finish_write (fixture->store, &result);
}

static void
append (Fixture *fixture, const char *run, int part, MatchupPartKind kind, const char *text)
{
  matchup_conversation_store_append_text_async (fixture->store,
                                                run,
                                                part,
                                                kind,
                                                g_bytes_new (text, strlen (text)),
                                                NULL,
                                                NULL);
}

static void
save_run (Fixture *fixture, MatchupRunRecord *run)
{
  GAsyncResult *result = NULL;

  matchup_conversation_store_save_run_async (fixture->store,
                                             run,
                                             matchup_test_keep_result_cb,
                                             &result);
  finish_write (fixture->store, &result);
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

static GPtrArray *
list (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  matchup_conversation_store_list_async (fixture->store,
                                         NULL,
                                         matchup_test_keep_result_cb,
                                         &result);
  matchup_test_wait_until (result != NULL);
  records = matchup_conversation_store_list_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  return records;
}

static gint64
count (Fixture *fixture, const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->folder, "matchup.db", NULL);
  sqlite3 *connection;
  sqlite3_stmt *statement;
  gint64 value;

  g_assert_cmpint (sqlite3_open (path, &connection), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (connection, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (connection);
  return value;
}

static void
test_every_field (Fixture *fixture, gconstpointer data)
{
  MatchupRunRecord *run = new_run ("r", "round", MATCHUP_RUN_STATE_WRITING);
  MatchupRunRecord *ended = new_run ("r", "round", MATCHUP_RUN_STATE_FAILED);
  g_autoptr (MatchupConversationData) loaded = NULL;
  MatchupRunRecord *got;
  MatchupPartRecord *part;

  save_round (fixture, "conv", run);
  append (fixture, "r", 0, MATCHUP_PART_KIND_REASONING, "Hm…");
  append (fixture, "r", 1, MATCHUP_PART_KIND_TEXT, "Ja, ");
  append (fixture, "r", 1, MATCHUP_PART_KIND_TEXT, "你好 👋");
  ended->timings = (MatchupTimings){ 1, 2, 3, 4, 5, 6, 7, 8, 9 };
  ended->service_timings =
      matchup_service_timings_copy (&(MatchupServiceTimings){ 43500, 500000, -1, 4500000, 90 });
  ended->usage = g_new0 (MatchupUsage, 1);
  *ended->usage = (MatchupUsage){ 10, 20, 30, -1, 5, MATCHUP_VALUE_SOURCE_ESTIMATED };
  ended->cost = matchup_cost_new (0.25, "CNY", MATCHUP_VALUE_SOURCE_ESTIMATED, "2026-09-27");
  ended->error = matchup_error_info_new (MATCHUP_ERROR_KIND_RATE_LIMIT,
                                         MATCHUP_ERROR_REASON_SPENDING_LIMIT,
                                         429,
                                         "code",
                                         "type",
                                         "message",
                                         TRUE,
                                         1.5);
  ended->finish_reason = MATCHUP_FINISH_REASON_LENGTH;
  ended->finish_reason_raw = g_strdup ("length");
  ended->reported_model = g_strdup ("gpt-4o-mini-2024-07-18");
  save_run (fixture, ended);
  end (fixture);
  begin (fixture);

  loaded = load (fixture, "conv");
  g_assert_cmpstr (loaded->conversation->title, ==, "标题");
  g_assert_cmpint (loaded->conversation->created_at, ==, 5);
  g_assert_true (loaded->conversation->pinned);
  g_assert_cmpuint (loaded->lineup->len, ==, 1);
  g_assert_true (isnan (matchup_params_get_temperature (
      ((MatchupContestantRecord *) g_ptr_array_index (loaded->lineup, 0))->params)));
  g_assert_cmpuint (loaded->rounds->len, ==, 1);
  g_assert_cmpstr (((MatchupRoundRecord *) g_ptr_array_index (loaded->rounds, 0))->prompt,
                   ==,
                   "Prompt\n第二行");
  got = g_ptr_array_index (loaded->runs, 0);
  g_assert_cmpint (got->state, ==, MATCHUP_RUN_STATE_FAILED);
  g_assert_cmpstr (got->contestant->model_name, ==, "GPT-4o mini “ü”");
  g_assert_cmpstr (matchup_params_get_instructions (got->contestant->params), ==, "Be brief.");
  g_assert_cmpint (got->timings.started_at, ==, 1);
  g_assert_cmpint (got->timings.first_text, ==, 6);
  g_assert_cmpint (got->timings.tries, ==, 9);
  g_assert_cmpint (got->service_timings->load_time, ==, 43500);
  g_assert_cmpint (got->service_timings->prompt_time, ==, 500000);
  g_assert_cmpint (got->service_timings->prompt_tokens, ==, -1);
  g_assert_cmpint (got->service_timings->writing_time, ==, 4500000);
  g_assert_cmpint (got->service_timings->written_tokens, ==, 90);
  g_assert_cmpint (got->usage->completion, ==, 20);
  g_assert_cmpint (got->usage->cached, ==, -1);
  g_assert_cmpint (got->usage->source, ==, MATCHUP_VALUE_SOURCE_ESTIMATED);
  g_assert_cmpfloat (got->cost->amount, ==, 0.25);
  g_assert_cmpstr (got->cost->list_date, ==, "2026-09-27");
  g_assert_cmpint (matchup_error_info_get_kind (got->error), ==, MATCHUP_ERROR_KIND_RATE_LIMIT);
  g_assert_cmpint (matchup_error_info_get_reason (got->error),
                   ==,
                   MATCHUP_ERROR_REASON_SPENDING_LIMIT);
  g_assert_cmpfloat (matchup_error_info_get_retry_after (got->error), ==, 1.5);
  g_assert_cmpstr (got->reported_model, ==, "gpt-4o-mini-2024-07-18");
  g_assert_cmpuint (got->parts->len, ==, 2);
  part = g_ptr_array_index (got->parts, 0);
  g_assert_cmpint (part->kind, ==, MATCHUP_PART_KIND_REASONING);
  part = g_ptr_array_index (got->parts, 1);
  g_assert_cmpstr (part->text->str, ==, "Ja, 你好 👋");
}

/* A long answer is written piece by piece; what is written before is not written again. */
static void
test_long_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) piece = g_string_new (NULL);
  g_autoptr (MatchupConversationData) running = NULL;
  g_autoptr (MatchupConversationData) ended = NULL;
  MatchupRunRecord *got;

  for (guint i = 0; i < 8192; i++)
    g_string_append_c (piece, (char) ('a' + i % 26));
  save_round (fixture, "conv", new_run ("r", "round", MATCHUP_RUN_STATE_WRITING));
  for (guint i = 0; i < 128; i++)
    append (fixture, "r", 0, MATCHUP_PART_KIND_TEXT, piece->str);
  running = load (fixture, "conv");
  got = g_ptr_array_index (running->runs, 0);
  g_assert_cmpuint (((MatchupPartRecord *) g_ptr_array_index (got->parts, 0))->text->len,
                    ==,
                    128 * 8192);
  g_assert_cmpint (count (fixture,
                          "SELECT length(text) FROM parts JOIN messages ON messages.id = "
                          "message_id WHERE run_id IS NOT NULL"),
                   ==,
                   0);
  g_assert_cmpint (count (fixture, "SELECT sum(length(text)) FROM part_chunks"), ==, 128 * 8192);

  save_run (fixture, new_run ("r", "round", MATCHUP_RUN_STATE_DONE));
  append (fixture, "r", 0, MATCHUP_PART_KIND_TEXT, "late");
  ended = load (fixture, "conv");
  got = g_ptr_array_index (ended->runs, 0);
  g_assert_cmpuint (((MatchupPartRecord *) g_ptr_array_index (got->parts, 0))->text->len,
                    ==,
                    128 * 8192 + 4);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM part_chunks"), ==, 1);
}

static void
test_list_and_delete (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) without = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (MatchupHistoryStore) history = matchup_history_store_new (fixture->db);
  const char *ids[] = { "c", NULL };
  MatchupConversationRecord *first;

  for (int i = 0; i < 3; i++)
    {
      char id[] = { (char) ('a' + i), '\0' };

      matchup_conversation_store_save_conversation_async (fixture->store,
                                                          new_conversation (id, 100 + (i * 7) % 5),
                                                          NULL,
                                                          NULL,
                                                          NULL);
    }
  all = list (fixture);
  g_assert_cmpuint (all->len, ==, 3);
  first = g_ptr_array_index (all, 0);
  g_assert_cmpstr (first->id, ==, "c");
  matchup_history_store_set_flag (history, ids, MATCHUP_HISTORY_FLAG_DELETED, TRUE);
  without = list (fixture);
  g_assert_cmpuint (without->len, ==, 2);
  matchup_history_store_set_flag (history, ids, MATCHUP_HISTORY_FLAG_DELETED, FALSE);
  again = list (fixture);
  g_assert_cmpuint (again->len, ==, 3);
}

static void
failed_cb (MatchupConversationStore *store, GError *error, guint *failures)
{
  (*failures)++;
}

static void
test_failing_job_alone (Fixture *fixture, gconstpointer data)
{
  guint failures = 0;
  g_autoptr (GPtrArray) all = NULL;

  g_signal_connect (fixture->store, "write-failed", G_CALLBACK (failed_cb), &failures);
  matchup_conversation_store_save_conversation_async (fixture->store,
                                                      new_conversation ("a", 1),
                                                      NULL,
                                                      NULL,
                                                      NULL);
  /* A run whose round does not exist breaks a foreign key. */
  matchup_conversation_store_save_run_async (fixture->store,
                                             new_run ("r", "no such round", MATCHUP_RUN_STATE_DONE),
                                             NULL,
                                             NULL);
  matchup_conversation_store_save_conversation_async (fixture->store,
                                                      new_conversation ("b", 2),
                                                      NULL,
                                                      NULL,
                                                      NULL);
  all = list (fixture);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (failures, ==, 1);
}

static MatchupProviderRecord *
new_provider (const char *name, MatchupProxyMode proxy_mode)
{
  MatchupProviderRecord *record = g_new0 (MatchupProviderRecord, 1);

  record->id = g_strdup ("openai");
  record->name = g_strdup (name);
  record->template_id = g_strdup ("openai");
  record->address = g_strdup ("https://h/v1");
  record->protocol = g_strdup ("anthropic");
  record->proxy_mode = proxy_mode;
  record->proxy_address = g_strdup ("socks5://p:1080");
  record->plain_http_accepted = TRUE;
  return record;
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  MatchupProviderRecord *record = new_provider ("OpenAI", MATCHUP_PROXY_MODE_NONE);
  MatchupProviderRecord *changed = new_provider ("School", MATCHUP_PROXY_MODE_OWN);
  GPtrArray *lineup =
      g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_contestant_record_free);
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GPtrArray) providers = NULL;
  g_autoptr (GPtrArray) saved = NULL;

  record->models = g_bytes_new ("[1]", 3);
  matchup_settings_store_save_provider_async (fixture->settings, record, NULL, NULL);
  matchup_settings_store_save_provider_async (fixture->settings, changed, NULL, NULL);
  g_ptr_array_add (lineup, new_contestant ("x", NULL, NAN));
  g_ptr_array_add (lineup, new_contestant ("y", "Hi", 1));
  matchup_settings_store_save_lineup_async (fixture->settings,
                                            MATCHUP_LINEUP_OWNER_COMPARE,
                                            lineup,
                                            NULL,
                                            NULL);

  matchup_settings_store_list_providers_async (fixture->settings,
                                               NULL,
                                               matchup_test_keep_result_cb,
                                               &listed);
  matchup_test_wait_until (listed != NULL);
  providers = matchup_settings_store_list_providers_finish (fixture->settings, listed, NULL);
  g_assert_cmpuint (providers->len, ==, 1);
  record = g_ptr_array_index (providers, 0);
  g_assert_cmpstr (record->name, ==, "School");
  g_assert_cmpuint (g_bytes_get_size (record->models), ==, 3);
  g_assert_cmpstr (record->protocol, ==, "anthropic");
  g_assert_cmpint (record->proxy_mode, ==, MATCHUP_PROXY_MODE_OWN);
  g_assert_cmpstr (record->proxy_address, ==, "socks5://p:1080");
  g_assert_true (record->plain_http_accepted);
  matchup_settings_store_load_lineup_async (fixture->settings,
                                            MATCHUP_LINEUP_OWNER_COMPARE,
                                            NULL,
                                            matchup_test_keep_result_cb,
                                            &loaded);
  matchup_test_wait_until (loaded != NULL);
  saved = matchup_settings_store_load_lineup_finish (fixture->settings, loaded, NULL);
  g_assert_cmpuint (saved->len, ==, 2);
  g_assert_cmpstr (((MatchupContestantRecord *) g_ptr_array_index (saved, 1))->contestant_id,
                   ==,
                   "y");
}

static void
test_modes (Fixture *fixture, gconstpointer data)
{
  const char *names[] = { "", "matchup.db", "matchup.db-wal" };

  save_round (fixture, "conv", new_run ("r", "round", MATCHUP_RUN_STATE_DONE));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      GStatBuf info;

      g_assert_cmpint (g_stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 077, ==, 0);
    }
}

static void
assert_refused (const char *folder)
{
  g_autoptr (MatchupDb) db = matchup_db_new (folder);
  g_autoptr (GError) error = NULL;

  g_assert_false (open_db (db, &error));
  g_assert_nonnull (error);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "matchup.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before;
  gsize length_after;

  end (fixture);
  g_file_set_contents (path, "this is no database at all, but a letter to somebody", -1, NULL);
  g_file_get_contents (path, &before, &length_before, NULL);
  assert_refused (fixture->folder);
  g_file_get_contents (path, &after, &length_after, NULL);
  g_assert_cmpmem (before, length_before, after, length_after);
  g_remove (path);
  begin (fixture);
}

static GSubprocess *
start_worker (Fixture *fixture, const char *mode, GDataInputStream **out_lines)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *worker = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                          &error,
                                          worker_path,
                                          fixture->folder,
                                          mode,
                                          NULL);
  g_autofree char *line = NULL;

  g_assert_no_error (error);
  *out_lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (worker));
  line = g_data_input_stream_read_line (*out_lines, NULL, NULL, &error);
  g_assert_cmpstr (line, ==, "ready");
  return worker;
}

static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GSubprocess) worker = start_worker (fixture, "write", &lines);
  g_autoptr (MatchupConversationData) loaded = NULL;
  MatchupRunRecord *run;
  const char *text;
  int told = 0;

  while (told < 20)
    {
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

      told = (int) g_ascii_strtoll (line, NULL, 10);
    }
  g_subprocess_send_signal (worker, SIGKILL);
  g_subprocess_wait (worker, NULL, NULL);
  end (fixture);
  begin (fixture);
  loaded = load (fixture, "worker");
  run = g_ptr_array_index (loaded->runs, 0);
  g_assert_cmpint (run->state, ==, MATCHUP_RUN_STATE_INTERRUPTED);
  text = ((MatchupPartRecord *) g_ptr_array_index (run->parts, 0))->text->str;
  g_assert_true (g_str_has_prefix (text, "1 2 3 4 5 "));
  g_assert_nonnull (strstr (text, " 20 "));
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM part_chunks"), ==, 0);
}

static void
changed_cb (MatchupDb *db, guint *changes)
{
  (*changes)++;
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
test_other_process (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GSubprocess) worker = NULL;
  g_autoptr (MatchupConversationData) loaded = NULL;
  g_autoptr (GPtrArray) all = NULL;
  MatchupRunRecord *run;
  guint changes = 0;
  guint tick = g_timeout_add (20, tick_cb, NULL);

  /* Own writes are no changes from elsewhere. */
  all = list (fixture);
  g_signal_connect (fixture->db, "changed-elsewhere", G_CALLBACK (changed_cb), &changes);
  save_round (fixture, "conv", new_run ("r", "round", MATCHUP_RUN_STATE_DONE));
  for (gint64 until = g_get_monotonic_time () + 600000; g_get_monotonic_time () < until;)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (changes, ==, 0);

  worker = start_worker (fixture, "hold", &lines);
  matchup_test_wait_until (changes > 0);
  g_source_remove (tick);

  /* A third start finds the other process alive and leaves its run alone. */
  end (fixture);
  begin (fixture);
  loaded = load (fixture, "worker");
  run = g_ptr_array_index (loaded->runs, 0);
  g_assert_cmpint (run->state, ==, MATCHUP_RUN_STATE_WRITING);
  g_subprocess_force_exit (worker);
  g_subprocess_wait (worker, NULL, NULL);
}

static void
test_disk_full (Fixture *fixture, gconstpointer data)
{
  struct rlimit old_limit;
  struct rlimit limit;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *big = g_strnfill (4 * 1024 * 1024, 'x');
  GPtrArray *all;

  save_round (fixture, "conv", new_run ("r", "round", MATCHUP_RUN_STATE_WRITING));
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &old_limit);
  limit = old_limit;
  limit.rlim_cur = 512 * 1024;
  setrlimit (RLIMIT_FSIZE, &limit);
  matchup_conversation_store_append_text_async (fixture->store,
                                                "r",
                                                0,
                                                MATCHUP_PART_KIND_TEXT,
                                                g_bytes_new (big, 4 * 1024 * 1024),
                                                matchup_test_keep_result_cb,
                                                &result);
  matchup_test_wait_until (result != NULL);
  setrlimit (RLIMIT_FSIZE, &old_limit);
  g_assert_false (matchup_conversation_store_write_finish (fixture->store, result, &error));
  g_assert_nonnull (error);
  /* What was there before is still there, and saving works again. */
  save_run (fixture, new_run ("r", "round", MATCHUP_RUN_STATE_DONE));
  all = list (fixture);
  g_assert_cmpuint (all->len, ==, 1);
  g_ptr_array_unref (all);
}

#define ADD(name, func) g_test_add ("/storage/store/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_assert_cmpint (argc, ==, 2);
  worker_path = argv[1];

  ADD ("every-field", test_every_field);
  ADD ("long-text", test_long_text);
  ADD ("list-and-delete", test_list_and_delete);
  ADD ("failing-job-alone", test_failing_job_alone);
  ADD ("settings", test_settings);
  ADD ("modes", test_modes);
  ADD ("refused", test_refused);
  ADD ("killed", test_killed);
  ADD ("other-process", test_other_process);
  ADD ("disk-full", test_disk_full);

  return g_test_run ();
}
