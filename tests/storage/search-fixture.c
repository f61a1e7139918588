/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-fixture.h"

#include "matchup-db-private.h"
#include "matchup-db-statement.h"
#include "matchup-test-folder.h"
#include "matchup-test-wait.h"

#include <string.h>

const char *const search_fixture_words[SEARCH_FIXTURE_N_WORDS] = {
  "model", "mode", "models", "tree",     "trees", "的",     "模型", "模",
  "型号",  "机器", "学习",   "机器学习", "器学",  "banana", "be",   "b"
};

void
search_fixture_begin (SearchFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->db = matchup_db_new (fixture->folder);
  matchup_db_open_async (fixture->db, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  matchup_db_open_finish (fixture->db, result, &error);
  g_assert_no_error (error);
  fixture->index = matchup_search_index_new (fixture->db);
}

void
search_fixture_end (SearchFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  matchup_db_close_async (fixture->db, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  g_assert_true (matchup_db_close_finish (fixture->db, result, NULL));
  g_assert_finalize_object (fixture->index);
  g_clear_object (&result);
  g_assert_finalize_object (fixture->db);
}

void
search_fixture_set_up (SearchFixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("matchup-search-XXXXXX", NULL);
  fixture->random = g_rand_new_with_seed (11);
  search_fixture_begin (fixture);
}

void
search_fixture_tear_down (SearchFixture *fixture, gconstpointer data)
{
  search_fixture_end (fixture);
  matchup_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_rand_free (fixture->random);
}

static gboolean
run_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  char *message = NULL;

  if (sqlite3_exec (connection, data, NULL, NULL, &message) == SQLITE_OK)
    return TRUE;
  g_error ("%s: %s", message, (char *) data);
}

void
search_fixture_run (SearchFixture *fixture, const char *format, ...)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  va_list arguments;
  char *sql;

  va_start (arguments, format);
  sql = sqlite3_vmprintf (format, arguments);
  va_end (arguments);
  matchup_db_push (fixture->db,
                   MATCHUP_DB_WRITE,
                   run_job,
                   sql,
                   sqlite3_free,
                   NULL,
                   g_task_new (fixture->db, NULL, matchup_test_keep_result_cb, &result));
  matchup_test_wait_until (result != NULL);
  matchup_db_finish (result, &error);
  g_assert_no_error (error);
}

/* The first column of all rows. */
static gboolean
ask_job (sqlite3 *connection, gpointer data, gpointer *result, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (&select, connection, data);
  while (matchup_db_statement_step (&select))
    g_ptr_array_add (rows, matchup_db_statement_dup_text (&select, 0));
  *result = g_steal_pointer (&rows);
  return matchup_db_statement_check (&select, error);
}

GPtrArray *
search_fixture_ask (SearchFixture *fixture, const char *format, ...)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;
  va_list arguments;
  char *sql;

  va_start (arguments, format);
  sql = sqlite3_vmprintf (format, arguments);
  va_end (arguments);
  matchup_db_push (fixture->db,
                   MATCHUP_DB_READ,
                   ask_job,
                   sql,
                   sqlite3_free,
                   (GDestroyNotify) g_ptr_array_unref,
                   g_task_new (fixture->db, NULL, matchup_test_keep_result_cb, &result));
  matchup_test_wait_until (result != NULL);
  rows = g_task_propagate_pointer (G_TASK (result), &error);
  g_assert_no_error (error);
  return rows;
}

/* All hits; @whole, or NULL, whether everything could be found. */
GPtrArray *
search_fixture_find (SearchFixture *fixture, const char *typed, gboolean titles, gboolean *whole)
{
  g_autoptr (MatchupSearchQuery) query = matchup_search_query_new (typed);
  GPtrArray *hits =
      g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_search_hit_record_free);
  guint limit = (guint) g_rand_int_range (fixture->random, 3, 100);
  gint64 below = MATCHUP_SEARCH_FROM_NEWEST;
  gboolean done = query == NULL;

  while (!done)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (MatchupSearchFound) found = NULL;

      matchup_search_index_find_async (fixture->index,
                                       query,
                                       titles,
                                       below,
                                       limit,
                                       NULL,
                                       matchup_test_keep_result_cb,
                                       &result);
      matchup_test_wait_until (result != NULL);
      found = matchup_search_index_find_finish (fixture->index, result, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (found->hits->len, <=, limit);
      g_assert_true (found->done || found->below < below);
      below = found->below;
      done = found->done;
      if (whole != NULL)
        *whole = found->whole;
      g_ptr_array_extend_and_steal (hits, g_steal_pointer (&found->hits));
    }
  return hits;
}

void
search_fixture_wait_until_whole (SearchFixture *fixture)
{
  for (;;)
    {
      gboolean whole = FALSE;
      g_autoptr (GPtrArray) hits = search_fixture_find (fixture, "x", TRUE, &whole);

      if (whole)
        return;
      g_usleep (2000);
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
join_lines (GPtrArray *lines)
{
  GString *all = g_string_new (NULL);

  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    {
      if (i == 0 || !g_str_equal (lines->pdata[i], lines->pdata[i - 1]))
        g_string_append_printf (all, "%s\n", (char *) lines->pdata[i]);
    }
  return g_string_free (all, FALSE);
}

static char *
describe (const MatchupSearchHitRecord *hit)
{
  static const char *const kinds[] = { "title", "prompt", "answer", "note", "file" };
  const char *id = hit->run_id != NULL     ? hit->run_id
                   : hit->round_id != NULL ? hit->round_id
                                           : hit->conversation_id;

  return g_strdup_printf ("%s %s", kinds[hit->kind], id);
}

char *
search_fixture_find_lines (SearchFixture *fixture, const char *typed)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (int titles = 0; titles < 2; titles++)
    {
      g_autoptr (GPtrArray) hits = search_fixture_find (fixture, typed, titles, NULL);

      for (guint i = 0; i < hits->len; i++)
        g_ptr_array_add (lines, describe (hits->pdata[i]));
    }
  return join_lines (lines);
}

/* The slow way: reads every text there is. */
char *
search_fixture_find_slowly (SearchFixture *fixture, const char *typed)
{
  gboolean latin = g_ascii_isalpha (*typed);
  g_autofree char *pattern = g_strdup_printf (latin ? "%% %s%%" : "%%%s%%", typed);
  g_autoptr (GPtrArray) lines = search_fixture_ask (
      fixture,
      "SELECT line FROM ("
      "SELECT 'title ' || c.id AS line, title AS text FROM conversations c"
      " WHERE deleted_at IS NULL UNION ALL "
      "SELECT 'note ' || r.id, note FROM votes JOIN rounds r ON r.id = round_id"
      " JOIN conversations c ON c.id = conversation_id"
      " WHERE c.deleted_at IS NULL AND r.deleted_at IS NULL UNION ALL "
      "SELECT iif (f.name IS NULL, 'prompt ', 'file ') || r.id, p.text || ' ' ||"
      " coalesce (f.name, '') FROM parts p LEFT JOIN files f ON f.part_id = p.id"
      " JOIN messages m ON m.id = p.message_id JOIN rounds r ON r.id = m.round_id"
      " JOIN conversations c ON c.id = conversation_id"
      " WHERE c.deleted_at IS NULL AND r.deleted_at IS NULL UNION ALL "
      "SELECT 'answer ' || u.id, p.text FROM parts p JOIN messages m ON m.id = p.message_id"
      " JOIN runs u ON u.id = m.run_id JOIN rounds r ON r.id = u.round_id"
      " JOIN conversations c ON c.id = conversation_id WHERE c.deleted_at IS NULL AND"
      " r.deleted_at IS NULL AND u.deleted_at IS NULL AND u.instance IS NULL AND p.kind = 'text')"
      " WHERE ' ' || text LIKE %Q",
      pattern);

  return join_lines (lines);
}

char *
search_fixture_make_text (SearchFixture *fixture, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const char *word =
          search_fixture_words[g_rand_int_range (fixture->random, 0, SEARCH_FIXTURE_N_WORDS)];

      if (i > 0 && (g_ascii_isalpha (*word) || g_ascii_isalpha (text->str[text->len - 1]) ||
                    g_rand_boolean (fixture->random)))
        g_string_append_c (text, ' ');
      g_string_append (text, word);
    }
  return g_string_free (text, FALSE);
}

int
search_fixture_pick (SearchFixture *fixture, int below)
{
  return g_rand_int_range (fixture->random, 0, below);
}

void
search_fixture_add_conversation (SearchFixture *fixture, int n)
{
  g_autofree char *title = search_fixture_make_text (fixture, 3);

  search_fixture_run (fixture,
                      "INSERT INTO conversations (id, kind, title, created_at, updated_at)"
                      " VALUES ('c%d', 'chat', %Q, %lld, 1)",
                      n,
                      title,
                      (long long) n * 1000000);
}

void
search_fixture_add_round (SearchFixture *fixture, int conversation, int n)
{
  g_autofree char *prompt = search_fixture_make_text (fixture, 6);
  g_autofree char *name = search_fixture_make_text (fixture, 2);

  search_fixture_run (fixture,
                      "INSERT INTO rounds (id, conversation_id, position, created_at)"
                      " SELECT 'r%d', id, %d, %lld FROM conversations WHERE id = 'c%d'",
                      n,
                      n,
                      (long long) n * 20000000,
                      conversation);
  search_fixture_run (
      fixture,
      "INSERT INTO messages (role, round_id) SELECT 'user', id FROM rounds WHERE id = 'r%d';"
      "INSERT INTO parts (message_id, position, kind, text) SELECT id, 0, 'text', %Q FROM messages"
      " WHERE round_id = 'r%d'",
      n,
      prompt,
      n);
  if (n % 3 == 0)
    search_fixture_run (
        fixture,
        "INSERT INTO parts (message_id, position, kind, text) SELECT id, 1, 'file', %Q"
        " FROM messages WHERE round_id = 'r%d';"
        "INSERT INTO files (part_id, name, mime_type, size) SELECT parts.id, %Q, 'text/plain', 1"
        " FROM parts JOIN messages ON messages.id = message_id"
        " WHERE round_id = 'r%d' AND parts.kind = 'file'",
        prompt,
        n,
        name,
        n);
}

void
search_fixture_add_run (SearchFixture *fixture, int round, int n)
{
  search_fixture_run (
      fixture,
      "INSERT INTO runs (id, round_id, slot, attempt, current, contestant_id, provider_id,"
      " model_id, model_name, max_tokens, thinking, state, finish_reason, instance)"
      " SELECT 'u%d', id, 0, 0, 1, 'x', 'p', 'm', 'M', 0, 'default', 'writing', 'none', 'me'"
      " FROM rounds WHERE id = 'r%d';"
      "INSERT INTO messages (role, run_id) SELECT 'assistant', id FROM runs WHERE id = 'u%d';"
      "INSERT INTO parts (message_id, position, kind, text) SELECT id, 0, 'text', ''"
      " FROM messages WHERE run_id = 'u%d'",
      n,
      round,
      n,
      n);
}

void
search_fixture_end_run (SearchFixture *fixture, int n)
{
  g_autofree char *text = search_fixture_make_text (fixture, 12);

  search_fixture_run (
      fixture,
      "UPDATE runs SET state = 'done', instance = NULL WHERE id = 'u%d';"
      "UPDATE parts SET text = text || ' ' || %Q WHERE id IN " SEARCH_FIXTURE_PARTS_OF_RUN,
      n,
      text,
      n);
}
