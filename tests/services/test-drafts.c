/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was written and not sent: there again at the next start, of each conversation its own, of
 * what is private nothing. And what was sent, to be sent again. */
#include "matchup-test-workspace.h"
#include "test-pictures.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupDrafts *drafts; /* borrowed */
} Fixture;

/* Who holds drafts; only told apart. */
static int one;
static int two;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = matchup_test_workspace_new (NULL);
  fixture->drafts = matchup_workspace_get_drafts (fixture->test->workspace);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_test_workspace_free (fixture->test);
}

static void
reopen (Fixture *fixture)
{
  matchup_test_workspace_reopen (fixture->test);
  fixture->drafts = matchup_workspace_get_drafts (fixture->test->workspace);
}

static void
assert_taken (Fixture *fixture, const char *owner, gpointer holder, const char *wanted)
{
  g_autofree char *name = matchup_drafts_take (fixture->drafts, owner, FALSE, holder);

  g_assert_cmpstr (name, ==, wanted);
}

static MatchupConversation *
ask (Fixture *fixture, const char *first, gboolean private_)
{
  static const char *const models[] = { "nosuch/one", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  MatchupConversation *conversation =
      matchup_history_create (matchup_workspace_get_history (fixture->test->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              lineup,
                              private_);
  g_autoptr (MatchupRunGroup) group =
      matchup_workspace_ask (fixture->test->workspace, conversation, first);

  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  return conversation;
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) conversation = ask (fixture, "Asked", FALSE);
  g_autofree char *id = g_strdup (matchup_conversation_get_id (conversation));

  assert_taken (fixture, "chat", &one, "chat");
  g_assert_cmpstr (matchup_drafts_get_text (fixture->drafts, "chat"), ==, "");
  matchup_drafts_set_text (fixture->drafts, "chat", "A new one,\nof two lines — 你好");
  matchup_drafts_let_go (fixture->drafts, "chat", &one);
  assert_taken (fixture, id, &one, id);
  matchup_drafts_set_text (fixture->drafts, id, "Further");
  g_clear_object (&conversation);

  reopen (fixture);
  g_assert_cmpstr (matchup_drafts_get_text (fixture->drafts, "chat"),
                   ==,
                   "A new one,\nof two lines — 你好");
  g_assert_cmpstr (matchup_drafts_get_text (fixture->drafts, id), ==, "Further");
  g_assert_cmpstr (matchup_drafts_get_text (fixture->drafts, "compare"), ==, "");
  assert_taken (fixture, "chat", &one, "chat");
  matchup_drafts_set_text (fixture->drafts, "chat", "");

  reopen (fixture);
  g_assert_cmpstr (matchup_drafts_get_text (fixture->drafts, "chat"), ==, "");
  g_assert_cmpstr (matchup_drafts_get_text (fixture->drafts, id), ==, "Further");
}

/* Two windows do not write over each other, and what the second one left comes to light. */
static void
test_windows (Fixture *fixture, gconstpointer data)
{
  assert_taken (fixture, "compare", &one, "compare");
  matchup_drafts_set_text (fixture->drafts, "compare", "first");
  assert_taken (fixture, "compare", &two, "compare/2");
  matchup_drafts_set_text (fixture->drafts, "compare/2", "second");

  reopen (fixture);
  assert_taken (fixture, "compare", &one, "compare");
  g_assert_cmpstr (matchup_drafts_get_text (fixture->drafts, "compare"), ==, "first");
  matchup_drafts_set_text (fixture->drafts, "compare", ""); /* sent */
  matchup_drafts_let_go (fixture->drafts, "compare", &one);
  assert_taken (fixture, "compare", &one, "compare/2");
  g_assert_cmpstr (matchup_drafts_get_text (fixture->drafts, "compare/2"), ==, "second");
  assert_taken (fixture, "compare", &two, "compare");
  /* Only who holds it can let go. */
  matchup_drafts_let_go (fixture->drafts, "compare/2", &two);
  assert_taken (fixture, "compare", &two, "compare/3");
}

static guint
count_rows (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->test->folder, "matchup.db", NULL);
  sqlite3_stmt *statement;
  sqlite3 *db;
  guint n;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT count(*) FROM drafts", -1, &statement, NULL),
                   ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n = (guint) sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return n;
}

/* Those of conversations that there are no more are cleared away at the start. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  assert_taken (fixture, "no-such-conversation", &one, "no-such-conversation");
  matchup_drafts_set_text (fixture->drafts, "no-such-conversation", "left over");
  assert_taken (fixture, "no-such-conversation", &two, "no-such-conversation/2");
  matchup_drafts_set_text (fixture->drafts, "no-such-conversation/2", "left over");

  reopen (fixture);
  g_assert_cmpstr (matchup_drafts_get_text (fixture->drafts, "no-such-conversation"), ==, "");
  reopen (fixture);
  g_assert_cmpuint (count_rows (fixture), ==, 0);
}

static void
removed_cb (GString *removed, const char *name)
{
  g_string_append_printf (removed, "%s;", name);
}

static void
test_private (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) removed = g_string_new (NULL);
  g_autofree char *name = matchup_drafts_take (fixture->drafts, "secret-id", TRUE, &one);
  g_autofree char *again = NULL;

  g_signal_connect_swapped (fixture->drafts, "removed", G_CALLBACK (removed_cb), removed);
  matchup_drafts_set_text (fixture->drafts, name, "nobody-may-read-this");
  matchup_drafts_let_go (fixture->drafts, name, &one);
  again = matchup_drafts_take (fixture->drafts, "secret-id", TRUE, &one);
  g_assert_cmpstr (matchup_drafts_get_text (fixture->drafts, again), ==, "nobody-may-read-this");
  /* It is written where it may be, so that the search below would find it. */
  assert_taken (fixture, "chat", &two, "chat");
  matchup_drafts_set_text (fixture->drafts, "chat", "everybody-may-read-this");

  matchup_drafts_remove (fixture->drafts, "secret-id");
  g_assert_cmpstr (removed->str, ==, "secret-id;");
  g_assert_cmpstr (matchup_drafts_get_text (fixture->drafts, again), ==, "");
  g_clear_pointer (&again, g_free);
  again = matchup_drafts_take (fixture->drafts, "secret-id", TRUE, &one);
  matchup_drafts_set_text (fixture->drafts, again, "nobody-may-read-this");
  reopen (fixture);
  g_assert_true (matchup_test_folder_has (fixture->test->folder, "everybody-may-read-this"));
  g_assert_false (matchup_test_folder_has (fixture->test->folder, "nobody-may-read-this"));
}

static MatchupAttachmentLoader *
get_loader (Fixture *fixture)
{
  return matchup_workspace_get_attachments (fixture->test->workspace);
}

static MatchupAttachment *
make_picture (Fixture *fixture, const char *name)
{
  g_autoptr (GBytes) bytes = test_pictures_make ("png", 30, 20);
  g_autoptr (GAsyncResult) result = NULL;
  MatchupAttachment *picture;

  matchup_attachment_loader_load_bytes_async (get_loader (fixture),
                                              bytes,
                                              name,
                                              NULL,
                                              matchup_test_keep_result_cb,
                                              &result);
  matchup_test_wait_until (result != NULL);
  picture = matchup_attachment_loader_load_finish (get_loader (fixture), result, NULL);
  g_assert_nonnull (picture);
  return picture;
}

/* A picture that was described, and a file. */
static GPtrArray *
make_attached (Fixture *fixture, const char *words)
{
  GPtrArray *objects = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (objects, make_picture (fixture, "Photo.png"));
  matchup_attachment_set_alt_text (g_ptr_array_index (objects, 0), "A red corner");
  g_ptr_array_add (objects, matchup_file_part_new ("notes.pdf", "application/pdf", 99, 3, words));
  return objects;
}

static GPtrArray *
load_attached (Fixture *fixture, const char *name, guint *n_lost)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *objects;

  matchup_drafts_load_attached_async (fixture->drafts,
                                      name,
                                      get_loader (fixture),
                                      matchup_test_keep_result_cb,
                                      &result);
  matchup_test_wait_until (result != NULL);
  objects = matchup_drafts_load_attached_finish (fixture->drafts, result, n_lost, &error);
  g_assert_no_error (error);
  return objects;
}

/* The only one there is, or NULL. */
static char *
find_blob (Fixture *fixture)
{
  g_autofree char *home = g_build_filename (fixture->test->folder, "blobs", NULL);
  g_autoptr (GDir) dir = g_dir_open (home, 0, NULL);
  const char *name = dir != NULL ? g_dir_read_name (dir) : NULL;

  return name != NULL ? g_build_filename (home, name, NULL) : NULL;
}

static gboolean
has_blob (Fixture *fixture)
{
  g_autofree char *path = find_blob (fixture);

  return path != NULL;
}

/* What goes along is there again, also without a text, as long as it is wanted; its file goes with
 * it. */
static void
test_attached (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) objects = make_attached (fixture, "what was read of it");
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GPtrArray) again = NULL;
  guint n_lost;
  MatchupFilePart *file;

  assert_taken (fixture, "chat", &one, "chat");
  assert_taken (fixture, "chat", &two, "chat/2");
  matchup_drafts_set_attached (fixture->drafts, "chat/2", objects);
  matchup_drafts_set_text (fixture->drafts, "chat/2", "words");
  matchup_drafts_set_text (fixture->drafts, "chat/2", "");

  reopen (fixture);
  assert_taken (fixture, "chat", &one, "chat/2");
  g_assert_true (matchup_drafts_has_attached (fixture->drafts, "chat/2"));
  read = load_attached (fixture, "chat/2", &n_lost);
  g_assert_cmpuint (n_lost, ==, 0);
  g_assert_cmpuint (read->len, ==, 2);
  g_assert_cmpstr (matchup_attachment_get_name (g_ptr_array_index (read, 0)), ==, "Photo.png");
  g_assert_cmpstr (matchup_attachment_get_alt_text (g_ptr_array_index (read, 0)),
                   ==,
                   "A red corner");
  g_assert_true (g_bytes_equal (matchup_attachment_get_bytes (g_ptr_array_index (read, 0)),
                                matchup_attachment_get_bytes (g_ptr_array_index (objects, 0))));
  file = MATCHUP_FILE_PART (g_ptr_array_index (read, 1));
  g_assert_cmpstr (matchup_file_part_get_name (file), ==, "notes.pdf");
  g_assert_cmpstr (matchup_file_part_peek_text (file, NULL), ==, "what was read of it");
  g_assert_cmpuint (matchup_file_part_get_pages (file), ==, 3);
  /* Whoever comes next in this program gets the very same. */
  again = load_attached (fixture, "chat/2", &n_lost);
  g_assert_true (g_ptr_array_index (again, 0) == g_ptr_array_index (read, 0));
  g_assert_true (matchup_drafts_is_attached (fixture->drafts, "chat/2", read));

  g_ptr_array_remove_index (read, 0);
  g_assert_false (matchup_drafts_is_attached (fixture->drafts, "chat/2", read));
  matchup_drafts_set_attached (fixture->drafts, "chat/2", read);
  matchup_test_wait_until (!has_blob (fixture));
  reopen (fixture);
  assert_taken (fixture, "chat", &one, "chat/2");
  matchup_drafts_remove (fixture->drafts, "chat");
  reopen (fixture);
  g_assert_false (matchup_drafts_has_attached (fixture->drafts, "chat/2"));
  g_assert_cmpuint (count_rows (fixture), ==, 0);
}

/* What is private is in the window alone. */
static void
test_attached_private (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) objects = make_attached (fixture, "nobody-may-read-this");
  g_autofree char *name = matchup_drafts_take (fixture->drafts, "secret-id", TRUE, &one);

  matchup_drafts_set_attached (fixture->drafts, name, objects);
  g_assert_true (matchup_drafts_is_attached (fixture->drafts, name, objects));
  matchup_drafts_let_go (fixture->drafts, name, &one);
  reopen (fixture);
  g_assert_false (matchup_test_folder_has (fixture->test->folder, "nobody-may-read-this"));
  g_assert_false (has_blob (fixture));
  g_assert_cmpuint (count_rows (fixture), ==, 0);
}

/* A file that is gone from the disk is told once. */
static void
test_attached_lost (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) objects = make_attached (fixture, "words");
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char *path = NULL;
  guint n_lost;

  assert_taken (fixture, "chat", &one, "chat");
  matchup_drafts_set_attached (fixture->drafts, "chat", objects);
  reopen (fixture);
  path = find_blob (fixture);
  g_assert_cmpint (g_unlink (path), ==, 0);
  read = load_attached (fixture, "chat", &n_lost);
  g_assert_cmpuint (n_lost, ==, 1);
  g_assert_cmpuint (read->len, ==, 1);
  g_assert_true (MATCHUP_IS_FILE_PART (g_ptr_array_index (read, 0)));
  reopen (fixture);
  again = load_attached (fixture, "chat", &n_lost);
  g_assert_cmpuint (n_lost, ==, 0);
  g_assert_cmpuint (again->len, ==, 1);
}

static void
run_sql (Fixture *fixture, const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->test->folder, "matchup.db", NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
send_draft (Fixture *fixture, const char *text)
{
  g_autoptr (GPtrArray) objects = make_attached (fixture, "words");
  g_autoptr (MatchupConversation) conversation = NULL;

  assert_taken (fixture, "chat", &one, "chat");
  matchup_drafts_set_text (fixture->drafts, "chat", text);
  matchup_drafts_set_attached (fixture->drafts, "chat", objects);
  conversation = ask (fixture, text, FALSE);
  matchup_drafts_set_sent (fixture->drafts,
                           "chat",
                           matchup_round_get_id (matchup_conversation_get_round (conversation, 0)));
  g_assert_cmpstr (matchup_drafts_get_text (fixture->drafts, "chat"), ==, "");
  g_assert_false (matchup_drafts_has_attached (fixture->drafts, "chat"));
}

/* A question that could not be saved is not lost with the draft that it was. */
static void
test_not_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

  send_draft (fixture, "saved");
  reopen (fixture);
  g_assert_cmpstr (matchup_drafts_get_text (fixture->drafts, "chat"), ==, "");
  g_assert_false (matchup_drafts_has_attached (fixture->drafts, "chat"));

  run_sql (fixture,
           "CREATE TRIGGER full BEFORE INSERT ON rounds BEGIN SELECT RAISE (ABORT, 'full'); END");
  send_draft (fixture, "not saved");
  reopen (fixture);
  g_assert_cmpstr (matchup_drafts_get_text (fixture->drafts, "chat"), ==, "not saved");
  g_assert_true (matchup_drafts_has_attached (fixture->drafts, "chat"));
  /* What is written then takes the place of all of it. */
  send_draft (fixture, "nor this");
  matchup_drafts_set_text (fixture->drafts, "chat", "something else");
  matchup_drafts_set_attached (fixture->drafts, "chat", nothing);
  reopen (fixture);
  g_assert_cmpstr (matchup_drafts_get_text (fixture->drafts, "chat"), ==, "something else");
  g_assert_false (matchup_drafts_has_attached (fixture->drafts, "chat"));
}

/* Somebody who has changes that were not handed over yet is asked for them. */
static void
collect_cb (MatchupDrafts *drafts)
{
  matchup_drafts_set_text (drafts, "chat", "the last words");
}

static void
test_collect (Fixture *fixture, gconstpointer data)
{
  assert_taken (fixture, "chat", &one, "chat");
  g_signal_connect (fixture->drafts, "collect", G_CALLBACK (collect_cb), NULL);
  reopen (fixture);
  g_assert_cmpstr (matchup_drafts_get_text (fixture->drafts, "chat"), ==, "the last words");
}

static char *
dup_sent (Fixture *fixture, const char *except)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) sent = NULL;

  matchup_drafts_list_sent_async (fixture->drafts,
                                  except,
                                  NULL,
                                  matchup_test_keep_result_cb,
                                  &result);
  matchup_test_wait_until (result != NULL);
  sent = matchup_drafts_list_sent_finish (fixture->drafts, result, &error);
  g_assert_no_error (error);
  return g_strjoinv (";", sent);
}

static void
test_sent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversation) first = ask (fixture, "one", FALSE);
  g_autoptr (MatchupConversation) second = ask (fixture, "two\nlines", FALSE);
  g_autoptr (MatchupConversation) secret = ask (fixture, "private", TRUE);
  g_autoptr (MatchupRunGroup) group = NULL;
  g_autofree char *all = NULL;
  g_autofree char *others = NULL;
  g_autofree char *left = NULL;

  group = matchup_workspace_ask (fixture->test->workspace, first, "three");
  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  g_clear_object (&group);
  group = matchup_workspace_ask (fixture->test->workspace, second, "one");
  matchup_test_wait_until (!matchup_run_group_get_busy (group));

  all = dup_sent (fixture, NULL);
  g_assert_cmpstr (all, ==, "one;three;two\nlines");
  others = dup_sent (fixture, matchup_conversation_get_id (second));
  g_assert_cmpstr (others, ==, "three;one");
  matchup_history_delete (matchup_workspace_get_history (fixture->test->workspace),
                          matchup_conversation_get_id (first));
  left = dup_sent (fixture, NULL);
  g_assert_cmpstr (left, ==, "one;two\nlines");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/services/drafts/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("kept", test_kept);
  ADD ("windows", test_windows);
  ADD ("gone", test_gone);
  ADD ("private", test_private);
  ADD ("attached", test_attached);
  ADD ("attached-private", test_attached_private);
  ADD ("attached-lost", test_attached_lost);
  ADD ("not-saved", test_not_saved);
  ADD ("collect", test_collect);
  ADD ("sent", test_sent);
  return g_test_run ();
}
