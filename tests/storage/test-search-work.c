/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the index comes to be: in steps, also where one is killed in between, and without remains. */
#include "matchup-search-keeper.h"
#include "search-fixture.h"

#include <signal.h>
#include <sqlite3.h>
#include <string.h>

static const char *worker_path;

/* Nothing of a text stays in the file after it is gone for good and the index had its time. */
static void
test_purged (SearchFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "matchup.db", NULL);
  g_autoptr (GPtrArray) left = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  for (int i = 0; i < 40; i++)
    {
      search_fixture_add_conversation (fixture, i);
      search_fixture_add_round (fixture, i, i);
    }
  search_fixture_run (fixture, "UPDATE parts SET text = 'the zebrafish of 斑马' WHERE id = 7");
  search_fixture_run (fixture, "UPDATE conversations SET title = 'quagga' WHERE id = 'c3'");
  search_fixture_run (fixture, "UPDATE parts SET text = 'nothing' WHERE id = 7");
  search_fixture_run (fixture, "DELETE FROM conversations WHERE id = 'c3'");
  search_fixture_end (fixture);
  search_fixture_begin (fixture);
  for (;;)
    {
      g_clear_pointer (&left, g_ptr_array_unref);
      left = search_fixture_ask (
          fixture,
          "SELECT 1 WHERE EXISTS (SELECT 1 FROM search_state WHERE name = 'purge')"
          " OR EXISTS (SELECT 1 FROM search_removed)");
      if (left->len == 0)
        break;
      g_usleep (5000);
    }
  search_fixture_end (fixture); /* the last one to close puts everything into the one file */
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_null (memmem (bytes, length, "zebrafish", 9));
  g_assert_null (memmem (bytes, length, "斑马", strlen ("斑马")));
  g_assert_null (memmem (bytes, length, "quagga", 6));
  g_assert_nonnull (memmem (bytes, length, "model", 5));
  search_fixture_begin (fixture);
}

/* Until the window is there the database is for what the start reads. */
static void
test_start (void)
{
  gint64 before = g_get_monotonic_time ();
  MatchupSearchKeeper keeper;

  matchup_search_keeper_init (&keeper);
  g_assert_true (keeper.left);
  g_assert_cmpint (keeper.not_before, >=, before + G_USEC_PER_SEC / 4);
  g_assert_cmpint (keeper.overdue, <, before + 60 * G_USEC_PER_SEC);
}

/* A text of megabytes is found at all its places, and goes again. */
static void
test_long (SearchFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *lines = NULL;

  search_fixture_add_conversation (fixture, 1);
  search_fixture_add_round (fixture, 1, 1);
  for (int i = 0; i < 60000; i++)
    {
      g_string_append (text, i % 2 == 0 ? "机器学习很难，" : "lorem ipsum dolor ");
      if (i % 1000 == 500)
        g_string_append_printf (text, "pangolin%d是穿山甲", i);
    }
  search_fixture_run (fixture, "UPDATE parts SET text = %Q WHERE kind = 'text'", text->str);
  search_fixture_wait_until_whole (fixture);
  for (int i = 500; i < 60000; i += 1000)
    {
      g_autofree char *word = g_strdup_printf ("pangolin%d是", i);

      g_clear_pointer (&lines, g_free);
      lines = search_fixture_find_lines (fixture, word);
      g_assert_cmpstr (lines, ==, "prompt r1\n");
    }
  hits = search_fixture_find (fixture, "穿山甲", FALSE, NULL);
  g_assert_cmpuint (hits->len, >, 10);
  search_fixture_run (fixture, "DELETE FROM conversations");
  search_fixture_wait_until_whole (fixture);
  none = search_fixture_find (fixture, "穿山甲", FALSE, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  rows = search_fixture_ask (
      fixture,
      "SELECT id FROM search_documents UNION ALL SELECT id FROM search_removed");
  g_assert_cmpuint (rows->len, ==, 0);
}

static int
open_raw (SearchFixture *fixture, sqlite3 **connection)
{
  g_autofree char *path = g_build_filename (fixture->folder, "matchup.db", NULL);

  return sqlite3_open (path, connection);
}

/* What was there before the index is taken in, newest first, and writes go on meanwhile. */
static void
test_taken_over (SearchFixture *fixture, gconstpointer data)
{
  sqlite3 *raw;
  gboolean whole = TRUE;
  g_autofree char *lines = NULL;
  g_autofree char *wanted = NULL;
  char *message = NULL;

  search_fixture_end (fixture);
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
  search_fixture_begin (fixture);
  {
    g_autoptr (GPtrArray) hits = search_fixture_find (fixture, "wombat", FALSE, &whole);

    g_assert_false (whole);
    g_assert_cmpuint (hits->len, <, 3000);
  }
  search_fixture_run (fixture, "UPDATE parts SET text = 'numbat' WHERE id IN (1, 1500, 3000)");
  search_fixture_run (fixture, "DELETE FROM conversations WHERE id IN ('old5', 'old2995')");
  search_fixture_wait_until_whole (fixture);
  {
    g_autoptr (GPtrArray) wombats = search_fixture_find (fixture, "wombat", FALSE, NULL);
    g_autoptr (GPtrArray) owls = search_fixture_find (fixture, "头鹰", TRUE, NULL);

    g_assert_cmpuint (wombats->len, ==, 2995);
    g_assert_cmpuint (owls->len, ==, 2998);
  }
  lines = search_fixture_find_lines (fixture, "袋");
  wanted = search_fixture_find_slowly (fixture, "袋");
  g_assert_cmpstr (lines, ==, wanted);
}

/* An index that is broken is made anew, and no write fails for it. */
static void
test_damaged (SearchFixture *fixture, gconstpointer data)
{
  g_autofree char *lines = NULL;

  search_fixture_add_conversation (fixture, 1);
  search_fixture_add_round (fixture, 1, 1);
  search_fixture_run (fixture, "UPDATE parts SET text = 'a kakapo' WHERE kind = 'text'");
  search_fixture_wait_until_whole (fixture);
  search_fixture_run (fixture, "UPDATE search_index_data SET block = x'00ff00ff00ff' WHERE id > 1");
  for (int i = 2; i < 30; i++)
    {
      search_fixture_add_conversation (fixture, i);
      search_fixture_add_round (fixture, i, i);
      search_fixture_run (fixture, "UPDATE parts SET text = 'a kakapo' WHERE kind = 'text'");
    }
  search_fixture_wait_until_whole (fixture);
  lines = search_fixture_find_lines (fixture, "kakapo");
  g_assert_true (g_str_has_prefix (lines, "prompt r1\nprompt r10\n"));
}

/* A process that is killed while it takes in what was there loses nothing of it. */
static void
test_killed (SearchFixture *fixture, gconstpointer data)
{
  guint n_halfway = 0;

  search_fixture_add_conversation (fixture, 1);
  search_fixture_run (fixture,
                      "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)"
                      " INSERT INTO rounds (id, conversation_id, position, created_at)"
                      " SELECT 'r' || i, 'c1', i, i * 1000000 FROM n;"
                      "INSERT INTO messages (role, round_id) SELECT 'user', id FROM rounds;"
                      "INSERT INTO parts (message_id, position, kind, text) SELECT id, 0, 'text',"
                      " 'echidna ' || round_id || ' 针鼹' || hex (randomblob (40)) FROM messages");
  search_fixture_run (fixture, "UPDATE search_state SET value = 0 WHERE name = 'words'");
  search_fixture_end (fixture);
  for (int i = 0; i < 6; i++)
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
      /* Its first step comes half a second after the start. */
      g_usleep ((gulong) (500 * 1000 + 20 * 1000 * i));
      g_subprocess_send_signal (worker, SIGKILL);
      g_subprocess_wait (worker, NULL, NULL);
      search_fixture_begin (fixture);
      {
        g_autoptr (GPtrArray) rows =
            search_fixture_ask (fixture, "SELECT id FROM search_documents");

        n_halfway += rows->len > 0 && rows->len < 4001;
      }
      search_fixture_end (fixture);
    }
  search_fixture_begin (fixture);
  search_fixture_wait_until_whole (fixture);
  {
    g_autoptr (GPtrArray) hits = search_fixture_find (fixture, "echidna", FALSE, NULL);
    g_autoptr (GPtrArray) chinese = search_fixture_find (fixture, "鼹", FALSE, NULL);
    g_autoptr (GPtrArray) rows = search_fixture_ask (fixture, "SELECT id FROM search_documents");

    g_assert_cmpuint (hits->len, ==, 4000);
    g_assert_cmpuint (chinese->len, ==, 4000);
    g_assert_cmpuint (rows->len, ==, 4001);
  }
  g_assert_cmpuint (n_halfway, >, 0);
}

#define ADD(name, test)              \
  g_test_add ("/search-work/" name,  \
              SearchFixture,         \
              NULL,                  \
              search_fixture_set_up, \
              test,                  \
              search_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  worker_path = argv[1];
  g_test_add_func ("/search-work/start", test_start);
  ADD ("purged", test_purged);
  ADD ("long", test_long);
  ADD ("taken-over", test_taken_over);
  ADD ("damaged", test_damaged);
  ADD ("killed", test_killed);
  return g_test_run ();
}
