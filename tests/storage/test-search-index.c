/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written is found, by its words and characters, and what is gone is not. */
#include "matchup-db-private.h"
#include "matchup-db-statement.h"
#include "matchup-migrations.h"
#include "matchup-search-index.h"
#include "matchup-search-rows.h"
#include "matchup-test-folder.h"
#include "matchup-test-wait.h"

#include <signal.h>
#include <string.h>

static const char *worker_path;

typedef struct
{
  char *folder;
  MatchupDb *db;
  MatchupSearchIndex *index;
  GRand *random;
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
  fixture->index = matchup_search_index_new (fixture->db);
}

static void
end (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  matchup_db_close_async (fixture->db, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  g_assert_true (matchup_db_close_finish (fixture->db, result, NULL));
  g_assert_finalize_object (fixture->index);
  g_clear_object (&result);
  g_assert_finalize_object (fixture->db);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("matchup-search-XXXXXX", NULL);
  fixture->random = g_rand_new_with_seed (11);
  begin (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  end (fixture);
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

/* %Q is a text in SQL's quotes. */
static void
run (Fixture *fixture, const char *format, ...)
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

static GPtrArray *
ask (Fixture *fixture, const char *format, ...)
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
static GPtrArray *
find (Fixture *fixture, const char *typed, gboolean titles, gboolean *whole)
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

static void
wait_until_whole (Fixture *fixture)
{
  for (;;)
    {
      gboolean whole = FALSE;
      g_autoptr (GPtrArray) hits = find (fixture, "x", TRUE, &whole);

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

static char *
find_lines (Fixture *fixture, const char *typed)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (int titles = 0; titles < 2; titles++)
    {
      g_autoptr (GPtrArray) hits = find (fixture, typed, titles, NULL);

      for (guint i = 0; i < hits->len; i++)
        g_ptr_array_add (lines, describe (hits->pdata[i]));
    }
  return join_lines (lines);
}

/* The slow way: reads every text there is. */
static char *
find_slowly (Fixture *fixture, const char *typed)
{
  gboolean latin = g_ascii_isalpha (*typed);
  g_autofree char *pattern = g_strdup_printf (latin ? "%% %s%%" : "%%%s%%", typed);
  g_autoptr (GPtrArray) lines = ask (
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

static const char *const words[] = { "model", "mode",   "models", "tree", "trees", "的",
                                     "模型",  "模",     "型号",   "机器", "学习",  "机器学习",
                                     "器学",  "banana", "be",     "b" };

static char *
make_text (Fixture *fixture, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const char *word = words[g_rand_int_range (fixture->random, 0, G_N_ELEMENTS (words))];

      if (i > 0 && (g_ascii_isalpha (*word) || g_ascii_isalpha (text->str[text->len - 1]) ||
                    g_rand_boolean (fixture->random)))
        g_string_append_c (text, ' ');
      g_string_append (text, word);
    }
  return g_string_free (text, FALSE);
}

static int
pick (Fixture *fixture, int below)
{
  return g_rand_int_range (fixture->random, 0, below);
}

static void
add_conversation (Fixture *fixture, int n)
{
  g_autofree char *title = make_text (fixture, 3);

  run (fixture,
       "INSERT INTO conversations (id, kind, title, created_at, updated_at)"
       " VALUES ('c%d', 'chat', %Q, %lld, 1)",
       n,
       title,
       (long long) n * 1000000);
}

static void
add_round (Fixture *fixture, int conversation, int n)
{
  g_autofree char *prompt = make_text (fixture, 6);
  g_autofree char *name = make_text (fixture, 2);

  run (fixture,
       "INSERT INTO rounds (id, conversation_id, position, created_at)"
       " SELECT 'r%d', id, %d, %lld FROM conversations WHERE id = 'c%d'",
       n,
       n,
       (long long) n * 20000000,
       conversation);
  run (fixture,
       "INSERT INTO messages (role, round_id) SELECT 'user', id FROM rounds WHERE id = 'r%d';"
       "INSERT INTO parts (message_id, position, kind, text) SELECT id, 0, 'text', %Q FROM messages"
       " WHERE round_id = 'r%d'",
       n,
       prompt,
       n);
  if (n % 3 == 0)
    run (fixture,
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

#define PARTS_OF_RUN \
  "(SELECT parts.id FROM parts JOIN messages ON messages.id = message_id WHERE run_id = 'u%d')"

static void
add_run (Fixture *fixture, int round, int n)
{
  run (fixture,
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

static void
end_run (Fixture *fixture, int n)
{
  g_autofree char *text = make_text (fixture, 12);

  run (fixture,
       "UPDATE runs SET state = 'done', instance = NULL WHERE id = 'u%d';"
       "UPDATE parts SET text = text || %Q WHERE id IN " PARTS_OF_RUN,
       n,
       text,
       n);
}

static void
set_note (Fixture *fixture, int round)
{
  g_autofree char *note = pick (fixture, 4) == 0 ? g_strdup ("") : make_text (fixture, 4);

  run (fixture,
       "DELETE FROM votes WHERE round_id = 'r%d';"
       "INSERT INTO votes SELECT id, 'none', created_at, 0, 0, 0, 0, %Q FROM rounds"
       " WHERE id = 'r%d'",
       round,
       note,
       round);
}

static void
do_something (Fixture *fixture, int step)
{
  int n = pick (fixture, step / 4 + 1);
  g_autofree char *text = make_text (fixture, 5);

  switch (pick (fixture, 16))
    {
    case 0:
    case 1:
      add_conversation (fixture, step);
      return;
    case 2:
    case 3:
    case 4:
      run (fixture,
           "INSERT OR IGNORE INTO conversations (id, kind, title, created_at, updated_at)"
           " VALUES ('c%d', 'chat', %Q, 5, 5)",
           n,
           text);
      add_round (fixture, n, step);
      return;
    case 5:
    case 6:
    case 7:
      add_run (fixture, n, step);
      return;
    case 8:
      run (fixture, "UPDATE conversations SET title = %Q WHERE id = 'c%d'", text, n);
      return;
    case 9:
      run (fixture,
           "UPDATE conversations SET deleted_at = iif (deleted_at IS NULL, 5, NULL)"
           " WHERE id = 'c%d'",
           n);
      return;
    case 10:
      run (fixture,
           "UPDATE rounds SET deleted_at = iif (deleted_at IS NULL, 5, NULL)"
           " WHERE id = 'r%d'; UPDATE runs SET deleted_at = 7 WHERE id = 'u%d'",
           n,
           n / 2);
      return;
    case 11:
    case 12:
      set_note (fixture, n);
      return;
    case 13:
      run (fixture, "DELETE FROM conversations WHERE id = 'c%d'", n / 3);
      return;
    case 14:
      run (fixture, "UPDATE parts SET text = %Q WHERE id = %d", text, n + 1);
      return;
    default:
      for (int i = step; i > step - 12; i--)
        end_run (fixture, i);
    }
}

/* Random writes of every kind: what is found is always what a slow search finds. */
static void
test_kept_true (Fixture *fixture, gconstpointer data)
{
  guint n_found = 0;

  wait_until_whole (fixture);
  for (int step = 0; step < 500; step++)
    {
      do_something (fixture, step);
      for (guint i = 0; step % 4 == 0 && i < G_N_ELEMENTS (words); i++)
        {
          g_autofree char *found = find_lines (fixture, words[i]);
          g_autofree char *wanted = find_slowly (fixture, words[i]);

          g_assert_cmpstr (found, ==, wanted);
          n_found += (guint) strlen (found);
        }
      if (step % 100 == 50)
        {
          end (fixture);
          begin (fixture);
        }
    }
  g_assert_cmpuint (n_found, >, 10000);
}

/* Nothing of a text stays in the file after it is gone for good and the index had its time. */
static void
test_purged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "matchup.db", NULL);
  g_autoptr (GPtrArray) left = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  for (int i = 0; i < 40; i++)
    {
      add_conversation (fixture, i);
      add_round (fixture, i, i);
    }
  run (fixture, "UPDATE parts SET text = 'the zebrafish of 斑马' WHERE id = 7");
  run (fixture, "UPDATE conversations SET title = 'quagga' WHERE id = 'c3'");
  run (fixture, "UPDATE parts SET text = 'nothing' WHERE id = 7");
  run (fixture, "DELETE FROM conversations WHERE id = 'c3'");
  end (fixture);
  begin (fixture);
  for (;;)
    {
      g_clear_pointer (&left, g_ptr_array_unref);
      left = ask (fixture,
                  "SELECT 1 WHERE EXISTS (SELECT 1 FROM search_state WHERE name = 'purge')"
                  " OR EXISTS (SELECT 1 FROM search_removed)");
      if (left->len == 0)
        break;
      g_usleep (5000);
    }
  end (fixture); /* the last one to close puts everything into the one file */
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_null (memmem (bytes, length, "zebrafish", 9));
  g_assert_null (memmem (bytes, length, "斑马", strlen ("斑马")));
  g_assert_null (memmem (bytes, length, "quagga", 6));
  g_assert_nonnull (memmem (bytes, length, "model", 5));
  begin (fixture);
}

/* A text of megabytes is found at all its places, and goes again. */
static void
test_long (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *lines = NULL;

  add_conversation (fixture, 1);
  add_round (fixture, 1, 1);
  for (int i = 0; i < 60000; i++)
    {
      g_string_append (text, i % 2 == 0 ? "机器学习很难，" : "lorem ipsum dolor ");
      if (i % 1000 == 500)
        g_string_append_printf (text, "pangolin%d是穿山甲", i);
    }
  run (fixture, "UPDATE parts SET text = %Q WHERE kind = 'text'", text->str);
  wait_until_whole (fixture);
  for (int i = 500; i < 60000; i += 1000)
    {
      g_autofree char *word = g_strdup_printf ("pangolin%d是", i);

      g_clear_pointer (&lines, g_free);
      lines = find_lines (fixture, word);
      g_assert_cmpstr (lines, ==, "prompt r1\n");
    }
  hits = find (fixture, "穿山甲", FALSE, NULL);
  g_assert_cmpuint (hits->len, >, 10);
  run (fixture, "DELETE FROM conversations");
  wait_until_whole (fixture);
  none = find (fixture, "穿山甲", FALSE, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  rows = ask (fixture, "SELECT id FROM search_documents UNION ALL SELECT id FROM search_removed");
  g_assert_cmpuint (rows->len, ==, 0);
}

/* Who answered in a blind round is not told before the names are. */
static void
test_blind (Fixture *fixture, gconstpointer data)
{
  for (int shown = 0; shown < 2; shown++)
    {
      g_autoptr (GPtrArray) hits = NULL;
      const MatchupSearchHitRecord *hit;

      if (!shown)
        {
          add_conversation (fixture, 1);
          add_round (fixture, 1, 1);
          add_run (fixture, 1, 1);
          end_run (fixture, 1);
          run (fixture, "UPDATE parts SET text = 'an **ocelot**' WHERE id IN " PARTS_OF_RUN, 1);
          run (fixture, "UPDATE rounds SET blind = 1; UPDATE conversations SET archived = 1");
        }
      else
        run (fixture, "UPDATE rounds SET revealed_at = 5");
      hits = find (fixture, "ocel", FALSE, NULL);
      g_assert_cmpuint (hits->len, ==, 1);
      hit = hits->pdata[0];
      g_assert_cmpint (hit->kind, ==, MATCHUP_SEARCH_HIT_ANSWER);
      g_assert_cmpstr (hit->model, ==, shown ? "M" : NULL);
      g_assert_cmpstr (hit->conversation_id, ==, "c1");
      g_assert_cmpstr (hit->round_id, ==, "r1");
      g_assert_cmpstr (hit->run_id, ==, "u1");
      g_assert_cmpstr (hit->snippet, ==, "an ocelot");
      g_assert_cmpuint (hit->ranges->len, ==, 1);
      g_assert_true (hit->archived);
    }
}

static int
open_raw (Fixture *fixture, sqlite3 **connection)
{
  g_autofree char *path = g_build_filename (fixture->folder, "matchup.db", NULL);

  return sqlite3_open (path, connection);
}

/* What was there before the index is taken in, newest first, and writes go on meanwhile. */
static void
test_taken_over (Fixture *fixture, gconstpointer data)
{
  sqlite3 *raw;
  gboolean whole = TRUE;
  g_autofree char *lines = NULL;
  g_autofree char *wanted = NULL;
  char *message = NULL;

  end (fixture);
  g_assert_cmpint (open_raw (fixture, &raw), ==, SQLITE_OK);
  /* As it is after the migration of a file with content. */
  sqlite3_exec (raw,
                "BEGIN; DROP TRIGGER search_part_added; DROP TRIGGER search_title_added;"
                "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
                " INSERT INTO conversations (id, kind, title, created_at, updated_at)"
                " SELECT 'old' || i, 'chat', 'title ' || i || ' 猫头鹰', i, i FROM n;"
                "INSERT INTO rounds (id, conversation_id, position, created_at)"
                " SELECT 'round-' || id, id, 0, created_at FROM conversations;"
                "INSERT INTO messages (role, round_id) SELECT 'user', id FROM rounds;"
                "INSERT INTO parts (message_id, position, kind, text)"
                " SELECT id, 0, 'text', 'wombat ' || id || ' 考拉和袋鼠' FROM messages;"
                "UPDATE search_state SET value = 0 WHERE name = 'words'; COMMIT;",
                NULL,
                NULL,
                &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (raw);
  begin (fixture);
  {
    g_autoptr (GPtrArray) hits = find (fixture, "wombat", FALSE, &whole);

    g_assert_false (whole);
    g_assert_cmpuint (hits->len, <, 3000);
  }
  run (fixture, "UPDATE parts SET text = 'numbat' WHERE id IN (1, 1500, 3000)");
  run (fixture, "DELETE FROM conversations WHERE id IN ('old5', 'old2995')");
  wait_until_whole (fixture);
  {
    g_autoptr (GPtrArray) wombats = find (fixture, "wombat", FALSE, NULL);
    g_autoptr (GPtrArray) owls = find (fixture, "头鹰", TRUE, NULL);

    g_assert_cmpuint (wombats->len, ==, 2995);
    g_assert_cmpuint (owls->len, ==, 2998);
  }
  lines = find_lines (fixture, "袋");
  wanted = find_slowly (fixture, "袋");
  g_assert_cmpstr (lines, ==, wanted);
}

/* An index that is broken is made anew, and no write fails for it. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lines = NULL;

  add_conversation (fixture, 1);
  add_round (fixture, 1, 1);
  run (fixture, "UPDATE parts SET text = 'a kakapo' WHERE kind = 'text'");
  wait_until_whole (fixture);
  run (fixture, "UPDATE search_index_data SET block = x'00ff00ff00ff' WHERE id > 1");
  for (int i = 2; i < 30; i++)
    {
      add_conversation (fixture, i);
      add_round (fixture, i, i);
      run (fixture, "UPDATE parts SET text = 'a kakapo' WHERE kind = 'text'");
    }
  wait_until_whole (fixture);
  lines = find_lines (fixture, "kakapo");
  g_assert_true (g_str_has_prefix (lines, "prompt r1\nprompt r10\n"));
}

/* A process that is killed while it takes in what was there loses nothing of it. */
static void
test_killed (Fixture *fixture, gconstpointer data)
{
  guint n_unfinished = 0;

  add_conversation (fixture, 1);
  run (fixture,
       "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)"
       " INSERT INTO rounds (id, conversation_id, position, created_at)"
       " SELECT 'r' || i, 'c1', i, i * 1000000 FROM n;"
       "INSERT INTO messages (role, round_id) SELECT 'user', id FROM rounds;"
       "INSERT INTO parts (message_id, position, kind, text) SELECT id, 0, 'text',"
       " 'echidna ' || round_id || ' 针鼹' || hex (randomblob (40)) FROM messages");
  run (fixture, "UPDATE search_state SET value = 0 WHERE name = 'words'");
  end (fixture);
  for (int i = 0; i < 12; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) worker = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                                         &error,
                                                         worker_path,
                                                         fixture->folder,
                                                         "index",
                                                         NULL);
      g_autoptr (GDataInputStream) lines =
          g_data_input_stream_new (g_subprocess_get_stdout_pipe (worker));
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (line, ==, "ready");
      g_usleep ((gulong) (5000 + 15000 * i));
      g_subprocess_send_signal (worker, SIGKILL);
      g_subprocess_wait (worker, NULL, NULL);
      begin (fixture);
      {
        gboolean whole = TRUE;
        g_autoptr (GPtrArray) hits = find (fixture, "x", TRUE, &whole);

        n_unfinished += !whole;
      }
      end (fixture);
    }
  begin (fixture);
  wait_until_whole (fixture);
  {
    g_autoptr (GPtrArray) hits = find (fixture, "echidna", FALSE, NULL);
    g_autoptr (GPtrArray) chinese = find (fixture, "鼹", FALSE, NULL);
    g_autoptr (GPtrArray) rows = ask (fixture, "SELECT id FROM search_documents");

    g_assert_cmpuint (hits->len, ==, 4000);
    g_assert_cmpuint (chinese->len, ==, 4000);
    g_assert_cmpuint (rows->len, ==, 4001);
  }
  g_assert_cmpuint (n_unfinished, >, 0);
}

/* What was typed before and is not wanted any more ends at once. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupSearchQuery) query = matchup_search_query_new ("x");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  matchup_search_index_find_async (fixture->index,
                                   query,
                                   FALSE,
                                   MATCHUP_SEARCH_FROM_NEWEST,
                                   5,
                                   cancellable,
                                   matchup_test_keep_result_cb,
                                   &result);
  g_cancellable_cancel (cancellable);
  matchup_test_wait_until (result != NULL);
  g_assert_null (matchup_search_index_find_finish (fixture->index, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(name, test) g_test_add ("/search-index/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  worker_path = argv[1];
  ADD ("kept-true", test_kept_true);
  ADD ("purged", test_purged);
  ADD ("long", test_long);
  ADD ("blind", test_blind);
  ADD ("taken-over", test_taken_over);
  ADD ("damaged", test_damaged);
  ADD ("killed", test_killed);
  ADD ("cancelled", test_cancelled);
  return g_test_run ();
}
