/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of all conversations: long ones that come in steps, and what is decided meanwhile. */
#include "matchup-history-private.h"
#include "matchup-test-workspace.h"

#include <sqlite3.h>
#include <string.h>

#define LONG 5000

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupHistory *history;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = matchup_test_workspace_new (NULL);
  fixture->history = matchup_workspace_get_history (fixture->test->workspace);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_test_workspace_free (fixture->test);
}

static void
run_sql (Fixture *fixture, const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->test->folder, "matchup.db", NULL);
  sqlite3 *connection;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &connection), ==, SQLITE_OK);
  sqlite3_busy_timeout (connection, 5000);
  sqlite3_exec (connection, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (connection);
}

/* c1 is the oldest; c7 is archived and c3 is pinned. */
static void
make_many (Fixture *fixture, guint n)
{
  g_autofree char *sql = g_strdup_printf (
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u)"
      " INSERT INTO conversations (id, kind, title, created_at, updated_at, pinned, archived)"
      " SELECT 'c' || i, iif (i %% 2, 'chat', 'compare'), 'Title ' || i, i, i * 1000000,"
      " i = 3, i = 7 FROM n",
      n);

  run_sql (fixture, sql);
}

static void
reopen (Fixture *fixture)
{
  matchup_test_workspace_reopen (fixture->test);
  fixture->history = matchup_workspace_get_history (fixture->test->workspace);
}

static void
wait_until_complete (Fixture *fixture)
{
  matchup_test_wait_until (matchup_history_is_complete (fixture->history));
}

static guint
get_n (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->history));
}

static gint64
read_number (Fixture *fixture, const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->test->folder, "matchup.db", NULL);
  sqlite3 *connection;
  sqlite3_stmt *statement;
  gint64 number;

  g_assert_cmpint (sqlite3_open (path, &connection), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (connection, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (connection);
  return number;
}

/* What is told of the list by "items-changed" gives the list, whatever happens. */
typedef struct
{
  GPtrArray *items;
} Mirror;

static void
mirror_cb (GListModel *model, guint position, guint removed, guint added, Mirror *mirror)
{
  if (removed > 0)
    g_ptr_array_remove_range (mirror->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror->items,
                        (int) (position + i),
                        g_list_model_get_item (model, position + i));
}

static void
assert_mirror (Fixture *fixture, Mirror *mirror)
{
  gboolean before_pinned = TRUE;
  gint64 before_time = G_MAXINT64;
  guint counted = 0;

  g_assert_cmpuint (mirror->items->len, ==, get_n (fixture));
  for (guint i = 0; i < mirror->items->len; i++)
    {
      g_autoptr (MatchupConversationSummary) summary =
          g_list_model_get_item (G_LIST_MODEL (fixture->history), i);
      gboolean pinned = matchup_conversation_summary_get_pinned (summary) &&
                        !matchup_conversation_summary_get_archived (summary);
      gint64 time = matchup_conversation_summary_get_updated_at (summary);

      g_assert_true (summary == g_ptr_array_index (mirror->items, i));
      g_assert_true (before_pinned || !pinned);
      if (before_pinned == pinned)
        g_assert_cmpint (time, <=, before_time);
      before_pinned = pinned;
      before_time = time;
    }
  for (int kind = 0; kind <= MATCHUP_CONVERSATION_KIND_COMPARE; kind++)
    for (int archived = 0; archived < 2; archived++)
      counted += matchup_history_count (fixture->history, (MatchupConversationKind) kind, archived);
  g_assert_cmpuint (counted, ==, get_n (fixture));
}

static void
mirror_init (Mirror *mirror, Fixture *fixture)
{
  mirror->items = g_ptr_array_new_with_free_func (g_object_unref);
  mirror_cb (G_LIST_MODEL (fixture->history), 0, 0, get_n (fixture), mirror);
  g_signal_connect (fixture->history, "items-changed", G_CALLBACK (mirror_cb), mirror);
}

static void
mirror_clear (Mirror *mirror, Fixture *fixture)
{
  g_signal_handlers_disconnect_by_data (fixture->history, mirror);
  g_ptr_array_unref (mirror->items);
}

static MatchupConversationSummary *
find (Fixture *fixture, const char *id)
{
  return matchup_history_find (fixture->history, id);
}

/* How many come at once while a list would make widgets for all of them. */
static void
first_rows_cb (GListModel *model, guint position, guint removed, guint added, guint *most)
{
  if (g_list_model_get_n_items (model) - added < 200)
    *most = MAX (*most, added);
}

/* The top is there at once, all of it soon, and what is decided in between is what is true then. */
static void
test_long (Fixture *fixture, gconstpointer data)
{
  static const char *const old[] = { "c10", "c11", NULL };
  const char *newest = "c5000";
  guint most = 0;
  Mirror mirror;
  g_auto (GStrv) changed = NULL;

  make_many (fixture, LONG);
  reopen (fixture);
  g_assert_false (matchup_history_is_complete (fixture->history));
  g_assert_cmpuint (get_n (fixture), <, 100);
  g_assert_nonnull (find (fixture, "c3")); /* pinned */
  g_assert_null (find (fixture, "c10"));
  mirror_init (&mirror, fixture);
  g_signal_connect (fixture->history, "items-changed", G_CALLBACK (first_rows_cb), &most);
  /* What is there, and what is not there yet. */
  matchup_history_rename (fixture->history, newest, "Newest");
  matchup_history_rename (fixture->history, "c12", "Twelve");
  matchup_history_set_pinned (fixture->history, "c13", TRUE);
  matchup_history_set_archived (fixture->history, "c14", TRUE);
  changed = matchup_history_delete_all (fixture->history, old);
  /* It can be undone while it waits. */
  g_assert_cmpuint (g_strv_length (changed), ==, 2);
  matchup_history_undelete (fixture->history, changed[1]);
  matchup_history_delete (fixture->history, "c4999");
  wait_until_complete (fixture);
  g_signal_handlers_disconnect_by_func (fixture->history, first_rows_cb, &most);
  g_assert_cmpuint (most, >, 0);
  g_assert_cmpuint (most, <, 40);
  g_assert_cmpuint (get_n (fixture), ==, LONG - 2);
  assert_mirror (fixture, &mirror);
  g_assert_cmpstr (matchup_conversation_summary_get_title (find (fixture, newest)), ==, "Newest");
  g_assert_cmpstr (matchup_conversation_summary_get_title (find (fixture, "c12")), ==, "Twelve");
  g_assert_true (matchup_conversation_summary_get_pinned (find (fixture, "c13")));
  g_assert_true (matchup_conversation_summary_get_archived (find (fixture, "c14")));
  g_assert_null (find (fixture, "c10"));
  g_assert_null (find (fixture, "c4999"));
  g_assert_nonnull (find (fixture, "c11"));
  matchup_history_undelete (fixture->history, "c4999");
  g_assert_nonnull (find (fixture, "c4999"));
  assert_mirror (fixture, &mirror);
  mirror_clear (&mirror, fixture);
  matchup_test_workspace_flush (fixture->test);
  g_assert_cmpint (read_number (fixture,
                                "SELECT count(*) FROM conversations WHERE"
                                " (id = 'c12' AND title = 'Twelve' AND title_source = 'person') OR"
                                " (id = 'c13' AND pinned) OR (id = 'c14' AND archived) OR"
                                " (id = 'c10' AND deleted_at IS NOT NULL) OR"
                                " (id IN ('c11', 'c4999') AND deleted_at IS NULL)"),
                   ==,
                   6);
}

/* One that is opened while the list is being read is a part of it, and is gone on with. */
static void
test_open_early (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = NULL;
  g_autoptr (MatchupRunGroup) group = NULL;
  static const char *const models[] = { "nosuch/one", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupConversationSummary) first = NULL;

  make_many (fixture, LONG);
  run_sql (fixture, "UPDATE conversations SET archived = 1 WHERE id = 'c20'");
  reopen (fixture);
  conversation = matchup_test_workspace_open (fixture->test, "c20");
  g_assert_true (matchup_conversation_summary_get_archived (find (fixture, "c20")));
  matchup_lineup_set_all (matchup_conversation_get_lineup (conversation), lineup);
  group = matchup_workspace_ask (fixture->test->workspace, conversation, "again");
  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  wait_until_complete (fixture);
  g_assert_cmpuint (get_n (fixture), ==, LONG);
  /* What is gone on with is no longer put away. */
  g_assert_false (matchup_conversation_summary_get_archived (find (fixture, "c20")));
  first = g_list_model_get_item (G_LIST_MODEL (fixture->history), 1); /* c3 is pinned */
  g_assert_cmpstr (matchup_conversation_summary_get_id (first), ==, "c20");
  g_assert_cmpstr (matchup_conversation_summary_get_title (first), ==, "Title 20");
  matchup_test_workspace_flush (fixture->test);
  g_assert_cmpint (read_number (fixture, "SELECT archived FROM conversations WHERE id = 'c20'"),
                   ==,
                   0);
}

static void
make_rounds (Fixture *fixture)
{
  make_many (fixture, 2);
  run_sql (fixture,
           "INSERT INTO rounds (id, conversation_id, position, created_at, parent_id)"
           " VALUES ('r1', 'c1', 0, 1, ''), ('r2', 'c1', 1, 2, 'r1'), ('s1', 'c2', 0, 1, '')");
  reopen (fixture);
}

static void
read_again (Fixture *fixture)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  matchup_history_reload (fixture->history, none);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* What is read again is older than what was changed since it was asked for, and does not undo it,
 * not even for a moment. */
static void
test_changed_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = NULL;
  g_autoptr (GPtrArray) rounds = g_ptr_array_new ();
  MatchupRound *first;
  MatchupRound *second;
  guint n_titles = 0;

  make_rounds (fixture);
  conversation = matchup_test_workspace_open (fixture->test, "c1");
  first = matchup_conversation_find_round (conversation, "r1");
  second = matchup_conversation_find_round (conversation, "r2");
  g_ptr_array_add (rounds, second);
  /* Somebody else changes something too, so that it is read at all. */
  run_sql (fixture, "UPDATE rounds SET summary = 'theirs' WHERE id = 'r2'");
  read_again (fixture);
  matchup_history_rename (fixture->history, "c1", "Mine");
  matchup_history_set_summary (fixture->history, conversation, first, "mine");
  matchup_history_delete_rounds (fixture->history, conversation, rounds);
  g_signal_connect_swapped (conversation, "notify::title", G_CALLBACK (count_cb), &n_titles);
  matchup_test_wait_until (g_strcmp0 (matchup_round_get_summary (second), "theirs") == 0);
  g_assert_cmpuint (n_titles, ==, 0);
  g_assert_cmpstr (matchup_round_get_summary (first), ==, "mine");
  g_assert_true (matchup_round_get_deleted (second));
}

/* Of what another process did not touch nothing is read. */
static void
test_touched_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) touched = NULL;
  g_autoptr (MatchupConversation) other = NULL;
  MatchupRound *round;

  make_rounds (fixture);
  touched = matchup_test_workspace_open (fixture->test, "c1");
  other = matchup_test_workspace_open (fixture->test, "c2");
  round = matchup_conversation_find_round (touched, "r1");
  /* Nothing that is stored, so that reading it again would be seen. */
  matchup_conversation_set_title (other, "As it is here");
  run_sql (fixture, "UPDATE rounds SET summary = 'theirs' WHERE id = 'r1'");
  matchup_test_wait_until (g_strcmp0 (matchup_round_get_summary (round), "theirs") == 0);
  matchup_test_workspace_flush (fixture->test);
  g_assert_cmpstr (matchup_conversation_get_title (other), ==, "As it is here");
  run_sql (fixture, "UPDATE conversations SET title = 'Theirs' WHERE id = 'c2'");
  matchup_test_wait_until (strcmp (matchup_conversation_get_title (other), "Theirs") == 0);
}

static void
test_archive (Fixture *fixture, gconstpointer data)
{
  Mirror mirror;

  make_many (fixture, 20);
  reopen (fixture);
  g_assert_true (matchup_history_is_complete (fixture->history));
  mirror_init (&mirror, fixture);
  g_assert_cmpuint (matchup_history_count (fixture->history, MATCHUP_CONVERSATION_KIND_CHAT, TRUE),
                    ==,
                    1);
  /* What is archived is not at the top, and is pinned again when it is back. */
  matchup_history_set_archived (fixture->history, "c3", TRUE);
  assert_mirror (fixture, &mirror);
  g_assert_true (matchup_conversation_summary_get_pinned (find (fixture, "c3")));
  g_assert_cmpuint (matchup_history_count (fixture->history, MATCHUP_CONVERSATION_KIND_CHAT, TRUE),
                    ==,
                    2);
  matchup_history_set_archived (fixture->history, "c3", FALSE);
  assert_mirror (fixture, &mirror);
  matchup_history_set_archived (fixture->history, "c7", FALSE);
  matchup_history_set_archived (fixture->history, "c8", TRUE);
  mirror_clear (&mirror, fixture);
  reopen (fixture);
  g_assert_false (matchup_conversation_summary_get_archived (find (fixture, "c3")));
  g_assert_false (matchup_conversation_summary_get_archived (find (fixture, "c7")));
  g_assert_true (matchup_conversation_summary_get_archived (find (fixture, "c8")));
}

static GStrv
dup_some (guint from, guint n, guint step)
{
  GStrv ids = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    ids[i] = g_strdup_printf ("c%u", from + i * step);
  return ids;
}

#define IDS(strv) ((const char *const *) (strv))

/* Many at once are one change, which is taken back as one. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) few = dup_some (2, 5, 3);
  g_auto (GStrv) many = dup_some (1, 400, 5);
  g_auto (GStrv) pinned = NULL;
  g_auto (GStrv) archived = NULL;
  g_auto (GStrv) deleted = NULL;
  g_auto (GStrv) few_deleted = NULL;
  Mirror mirror;

  make_many (fixture, 2000);
  reopen (fixture);
  wait_until_complete (fixture);
  mirror_init (&mirror, fixture);
  pinned = matchup_history_set_pinned_all (fixture->history, IDS (many), TRUE);
  g_assert_cmpuint (g_strv_length (pinned), ==, 400);
  assert_mirror (fixture, &mirror);
  g_strfreev (matchup_history_set_pinned_all (fixture->history, IDS (pinned), FALSE));
  assert_mirror (fixture, &mirror);
  g_assert_true (matchup_conversation_summary_get_pinned (find (fixture, "c3")));

  archived = matchup_history_set_archived_all (fixture->history, IDS (many), TRUE);
  assert_mirror (fixture, &mirror);
  g_assert_cmpuint (matchup_history_count (fixture->history, MATCHUP_CONVERSATION_KIND_CHAT, TRUE) +
                        matchup_history_count (fixture->history,
                                               MATCHUP_CONVERSATION_KIND_COMPARE,
                                               TRUE),
                    ==,
                    401);
  g_strfreev (matchup_history_set_archived_all (fixture->history, IDS (archived), FALSE));
  assert_mirror (fixture, &mirror);

  deleted = matchup_history_delete_all (fixture->history, IDS (many));
  few_deleted = matchup_history_delete_all (fixture->history, IDS (few));
  assert_mirror (fixture, &mirror);
  matchup_test_workspace_flush (fixture->test);
  g_assert_cmpint (read_number (fixture,
                                "SELECT count(*) FROM conversations WHERE deleted_at IS NOT NULL"),
                   ==,
                   2000 - get_n (fixture));
  matchup_history_undelete_all (fixture->history, IDS (deleted));
  assert_mirror (fixture, &mirror);
  matchup_history_undelete_all (fixture->history, IDS (few_deleted));
  assert_mirror (fixture, &mirror);
  g_assert_cmpuint (get_n (fixture), ==, 2000);
  mirror_clear (&mirror, fixture);
  matchup_test_workspace_flush (fixture->test);
  g_assert_cmpint (read_number (fixture,
                                "SELECT count(*) FROM conversations WHERE deleted_at IS NOT NULL"),
                   ==,
                   0);
}

/* Another process changes everything that a list shows, also while the list is being read. */
static void
test_elsewhere (Fixture *fixture, gconstpointer data)
{
  Mirror mirror;

  make_many (fixture, LONG);
  reopen (fixture);
  mirror_init (&mirror, fixture);
  run_sql (fixture,
           "UPDATE conversations SET title = 'Other' WHERE id = 'c100';"
           "UPDATE conversations SET pinned = 1 WHERE id = 'c101';"
           "UPDATE conversations SET archived = 1 WHERE id = 'c102';"
           "UPDATE conversations SET deleted_at = 9e15 WHERE id = 'c103';"
           "UPDATE conversations SET updated_at = 9000000000 WHERE id = 'c104';"
           "INSERT INTO conversations (id, kind, title, created_at, updated_at)"
           " VALUES ('new', 'chat', 'New', 1, 9000000001);");
  matchup_test_wait_until (matchup_history_is_complete (fixture->history) &&
                           find (fixture, "new") != NULL);
  matchup_test_wait_until (find (fixture, "c103") == NULL);
  assert_mirror (fixture, &mirror);
  g_assert_cmpstr (matchup_conversation_summary_get_title (find (fixture, "c100")), ==, "Other");
  g_assert_true (matchup_conversation_summary_get_pinned (find (fixture, "c101")));
  g_assert_true (matchup_conversation_summary_get_archived (find (fixture, "c102")));
  /* What is changed here after that is newer than a list that was read before it. */
  run_sql (fixture, "UPDATE conversations SET title = 'Again' WHERE id = 'c100'");
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *title = g_strdup_printf ("Mine %u", i);

      matchup_history_rename (fixture->history, "c200", title);
      g_usleep (5000);
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpstr (matchup_conversation_summary_get_title (find (fixture, "c200")), ==, title);
    }
  matchup_test_wait_until (
      strcmp (matchup_conversation_summary_get_title (find (fixture, "c100")), "Again") == 0);
  assert_mirror (fixture, &mirror);
  mirror_clear (&mirror, fixture);
}

/* The program may end at any moment of it. */
static void
test_close_early (Fixture *fixture, gconstpointer data)
{
  make_many (fixture, LONG);
  for (guint i = 0; i < 4; i++)
    {
      reopen (fixture);
      for (guint turn = 0; turn < i * 20; turn++)
        {
          g_usleep (5000);
          g_main_context_iteration (NULL, FALSE);
        }
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/history/long", test_long },
    { "/history/open-early", test_open_early },
    { "/history/archive", test_archive },
    { "/history/several", test_several },
    { "/history/elsewhere", test_elsewhere },
    { "/history/close-early", test_close_early },
    { "/history/changed-meanwhile", test_changed_meanwhile },
    { "/history/touched-elsewhere", test_touched_elsewhere },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
