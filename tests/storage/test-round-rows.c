/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a round follows, whatever happened to the one before it. */
#include "matchup-db-statement.h"
#include "matchup-migrations.h"
#include "matchup-round-rows.h"

static sqlite3 *
open_memory (void)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *connection;

  g_assert_cmpint (sqlite3_open (":memory:", &connection), ==, SQLITE_OK);
  g_assert_true (matchup_migrations_run (connection, &error));
  g_assert_no_error (error);
  g_assert_true (matchup_db_exec (connection,
                                  "PRAGMA foreign_keys = ON;"
                                  "INSERT INTO conversations"
                                  " (id, kind, title, created_at, updated_at)"
                                  " VALUES ('c', 'chat', 'T', 1, 1)",
                                  NULL));
  return connection;
}

/* As a program does that knows @n_known rounds of the conversation. */
static void
save (sqlite3 *connection, const char *id, const char *parent, int n_known)
{
  g_autoptr (MatchupRoundRecord) record = g_new0 (MatchupRoundRecord, 1);
  g_autoptr (GError) error = NULL;

  record->id = g_strdup (id);
  record->conversation_id = g_strdup ("c");
  record->parent_id = g_strdup (parent);
  record->position = n_known;
  record->created_at = 1;
  record->prompt = g_strdup (id);
  g_assert_true (matchup_round_rows_save (connection, "", record, &error));
  g_assert_no_error (error);
}

static void
delete_for_good (sqlite3 *connection, const char *ids)
{
  g_auto (GStrv) all = g_strsplit (ids, " ", -1);

  g_assert_true (matchup_round_rows_set_deleted (connection, all, TRUE, NULL));
  g_assert_true (matchup_round_rows_purge (connection, G_MAXINT64, NULL));
}

/* "a<- b<a": in their order, with what each follows. */
static void
assert_rounds (sqlite3 *connection, const char *wanted)
{
  g_autoptr (GPtrArray) rounds = matchup_round_rows_load (connection, "c", NULL);
  g_autoptr (GString) got = g_string_new (NULL);

  g_assert_nonnull (rounds);
  for (guint i = 0; i < rounds->len; i++)
    {
      MatchupRoundRecord *record = g_ptr_array_index (rounds, i);

      g_string_append_printf (got,
                              "%s%s<%s",
                              i > 0 ? " " : "",
                              record->id,
                              record->parent_id != NULL ? record->parent_id : "-");
    }
  g_assert_cmpstr (got->str, ==, wanted);
}

/* What is asked once rounds are gone for good comes behind all that are left. */
static void
test_after_purge (void)
{
  sqlite3 *connection = open_memory ();

  save (connection, "a", NULL, 0);
  save (connection, "b", "a", 1);
  save (connection, "c", "b", 2);
  save (connection, "d", "c", 3);
  save (connection, "e", "d", 4);
  delete_for_good (connection, "a b c");
  assert_rounds (connection, "d<- e<d");
  save (connection, "f", "e", 2);
  assert_rounds (connection, "d<- e<d f<e");
  sqlite3_close (connection);
}

/* Two beginnings stay two, also when what was before them is gone. */
static void
test_beginnings (void)
{
  sqlite3 *connection = open_memory ();

  save (connection, "a", NULL, 0);
  save (connection, "b", "a", 1);
  save (connection, "other-b", "a", 2);
  save (connection, "other-a", NULL, 3);
  assert_rounds (connection, "a<- b<a other-b<a other-a<-");
  delete_for_good (connection, "a");
  assert_rounds (connection, "b<- other-b<- other-a<-");
  sqlite3_close (connection);
}

/* The first round of a conversation from before there were branches has no parent in the database.
 */
static void
test_old_beginning (void)
{
  sqlite3 *connection = open_memory ();

  save (connection, "a", NULL, 0);
  save (connection, "b", "a", 1);
  save (connection, "other-b", "a", 2);
  g_assert_true (
      matchup_db_exec (connection, "UPDATE rounds SET parent_id = NULL WHERE id = 'a'", NULL));
  assert_rounds (connection, "a<- b<a other-b<a");
  delete_for_good (connection, "a");
  assert_rounds (connection, "b<- other-b<-");
  sqlite3_close (connection);
}

/* A round that could not be stored, as the disk was full, does not hide what was before it. */
static void
test_never_stored (void)
{
  sqlite3 *connection = open_memory ();

  save (connection, "a", NULL, 0);
  save (connection, "b", "a", 1);
  save (connection, "d", "never stored", 3);
  assert_rounds (connection, "a<- b<a d<b");
  sqlite3_close (connection);
}

/* A window of a version before branches is open still: it says nothing of parents. */
static void
test_older_program (void)
{
  sqlite3 *connection = open_memory ();

  save (connection, "a", NULL, 0);
  g_assert_true (matchup_db_exec (connection,
                                  "INSERT INTO rounds (id, conversation_id, position, created_at)"
                                  " VALUES ('b', 'c', 1, 1), ('c', 'c', 2, 1)",
                                  NULL));
  assert_rounds (connection, "a<- b<a c<b");
  save (connection, "d", "c", 3);
  assert_rounds (connection, "a<- b<a c<b d<c");
  sqlite3_close (connection);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/storage/round-rows/after-purge", test_after_purge);
  g_test_add_func ("/storage/round-rows/beginnings", test_beginnings);
  g_test_add_func ("/storage/round-rows/old-beginning", test_old_beginning);
  g_test_add_func ("/storage/round-rows/never-stored", test_never_stored);
  g_test_add_func ("/storage/round-rows/older-program", test_older_program);
  return g_test_run ();
}
