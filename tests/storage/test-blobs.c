/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures beside the database: once each, whole or not at all, and gone when nobody needs them. */
#include "matchup-blob-files.h"
#include "matchup-blob-store.h"
#include "matchup-conversation-store.h"
#include "matchup-draft-store.h"
#include "matchup-test-folder.h"
#include "matchup-test-wait.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

static char *worker;

typedef struct
{
  char *folder;
  MatchupDb *db;
  MatchupConversationStore *store;
} Fixture;

static void
open_db (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->db = matchup_db_new (fixture->folder);
  fixture->store = matchup_conversation_store_new (fixture->db);
  matchup_db_open_async (fixture->db, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  matchup_db_open_finish (fixture->db, result, &error);
  g_assert_no_error (error);
}

static void
close_db (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  matchup_db_close_async (fixture->db, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  g_assert_true (matchup_db_close_finish (fixture->db, result, NULL));
  g_clear_object (&fixture->store);
  g_clear_object (&fixture->db);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("matchup-test-XXXXXX", NULL);
  open_db (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_db (fixture);
  matchup_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static MatchupPictureRecord *
make_picture (const char *content, const char *smaller)
{
  MatchupPictureRecord *record = g_new0 (MatchupPictureRecord, 1);

  record->alt_text = g_strdup ("A cat");
  record->original_size = 99;
  record->original_width = 8;
  record->original_height = 6;
  record->sent.bytes = g_bytes_new (content, strlen (content));
  record->sent.sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  record->sent.mime_type = g_strdup ("image/png");
  record->sent.size = (gint64) strlen (content);
  record->sent.width = 4;
  record->sent.height = 3;
  if (smaller == NULL)
    return record;
  record->smaller.bytes = g_bytes_new (smaller, strlen (smaller));
  record->smaller.sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, smaller, -1);
  record->smaller.mime_type = g_strdup ("image/jpeg");
  record->smaller.size = (gint64) strlen (smaller);
  record->smaller.width = 2;
  record->smaller.height = 1;
  return record;
}

static gboolean
save (Fixture *fixture,
      const char *conversation_id,
      const char *round_id,
      MatchupPictureRecord *picture,
      GError **error)
{
  MatchupConversationRecord *conversation = g_new0 (MatchupConversationRecord, 1);
  MatchupRoundRecord *round = g_new0 (MatchupRoundRecord, 1);
  g_autoptr (GAsyncResult) result = NULL;

  conversation->id = g_strdup (conversation_id);
  conversation->title = g_strdup ("Title");
  conversation->kind = MATCHUP_CONVERSATION_KIND_COMPARE;
  round->id = g_strdup (round_id);
  round->conversation_id = g_strdup (conversation_id);
  round->prompt = g_strdup ("What is this?");
  round->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_picture_record_free);
  g_ptr_array_add (round->pictures, picture);
  matchup_conversation_store_save_round_async (fixture->store,
                                               conversation,
                                               NULL,
                                               round,
                                               g_ptr_array_new (),
                                               matchup_test_keep_result_cb,
                                               &result);
  matchup_test_wait_until (result != NULL);
  return matchup_conversation_store_write_finish (fixture->store, result, error);
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

static GBytes *
read_blob (Fixture *fixture, const char *sha256, GError **error)
{
  g_autoptr (MatchupBlobStore) blobs = matchup_blob_store_new (fixture->db);
  g_autoptr (GAsyncResult) result = NULL;

  matchup_blob_store_read_async (blobs, sha256, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  return matchup_blob_store_read_finish (blobs, result, error);
}

static guint
count_blobs (Fixture *fixture)
{
  g_autofree char *home = g_build_filename (fixture->folder, "blobs", NULL);
  g_autoptr (GDir) dir = g_dir_open (home, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autofree char *home = g_build_filename (fixture->folder, "blobs", NULL);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "large", -1);
  g_autofree char *path = g_build_filename (home, sha256, NULL);
  g_autoptr (MatchupConversationData) loaded = NULL;
  MatchupPictureRecord *picture;
  g_autoptr (GBytes) bytes = NULL;
  GStatBuf info;

  g_assert_true (save (fixture, "c", "r", make_picture ("large", "less"), NULL));
  g_assert_true (save (fixture, "c", "again", make_picture ("large", NULL), NULL));
  g_assert_cmpuint (count_blobs (fixture), ==, 2);
  g_assert_cmpint (g_stat (home, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  loaded = load (fixture, "c");
  g_assert_cmpuint (loaded->rounds->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      MatchupRoundRecord *round = g_ptr_array_index (loaded->rounds, i);

      g_assert_cmpuint (round->pictures->len, ==, 1);
      g_assert_cmpstr (round->prompt, ==, "What is this?");
      picture = g_ptr_array_index (round->pictures, 0);
      g_assert_cmpstr (picture->sent.sha256, ==, sha256);
      g_assert_cmpint (picture->sent.size, ==, 5);
      g_assert_cmpint (picture->sent.width, ==, 4);
      g_assert_cmpint (picture->original_size, ==, 99);
      g_assert_cmpstr (picture->alt_text, ==, "A cat");
      g_assert_null (picture->sent.bytes);
      if (g_str_equal (round->id, "r"))
        g_assert_cmpstr (picture->smaller.mime_type, ==, "image/jpeg");
      else
        g_assert_null (picture->smaller.sha256);
    }
  bytes = read_blob (fixture, sha256, NULL);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "large", 5);
}

static void
test_alt_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupConversationData) loaded = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  MatchupRoundRecord *round;

  g_assert_true (save (fixture, "c", "r", make_picture ("large", NULL), NULL));
  matchup_conversation_store_set_alt_text_async (fixture->store,
                                                 "r",
                                                 0,
                                                 "一只猫",
                                                 matchup_test_keep_result_cb,
                                                 &result);
  matchup_test_wait_until (result != NULL);
  g_assert_true (matchup_conversation_store_write_finish (fixture->store, result, NULL));
  loaded = load (fixture, "c");
  round = g_ptr_array_index (loaded->rounds, 0);
  g_assert_cmpstr (((MatchupPictureRecord *) g_ptr_array_index (round->pictures, 0))->alt_text,
                   ==,
                   "一只猫");
  g_assert_cmpstr (round->prompt, ==, "What is this?");
}

/* Gone, or not what it was: an error that says so, for every kind of name. */
static void
test_missing (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "", "../matchup.db", "0123" };
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "large", -1);
  g_autofree char *path = g_build_filename (fixture->folder, "blobs", sha256, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names) + 2; i++)
    {
      g_autoptr (GError) error = NULL;

      if (i == G_N_ELEMENTS (names))
        g_assert_true (save (fixture, "c", "r", make_picture ("large", NULL), NULL) &&
                       g_file_set_contents (path, "LARGE", 5, NULL));
      else if (i > G_N_ELEMENTS (names))
        g_unlink (path);
      g_assert_null (read_blob (fixture, i < G_N_ELEMENTS (names) ? names[i] : sha256, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
    }
}

/* Where the file cannot be written, the round is not saved either. */
static void
test_unwritable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *home = g_build_filename (fixture->folder, "blobs", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  /* A file where the folder belongs: root can write everywhere else. */
  g_assert_true (g_file_set_contents (home, "x", 1, NULL));
  g_assert_false (save (fixture, "c", "r", make_picture ("large", NULL), &error));
  g_assert_nonnull (error);
  matchup_conversation_store_load_async (fixture->store,
                                         "c",
                                         NULL,
                                         matchup_test_keep_result_cb,
                                         &result);
  matchup_test_wait_until (result != NULL);
  g_assert_null (matchup_conversation_store_load_finish (fixture->store, result, NULL));
  g_unlink (home);
}

static void
save_draft (Fixture *fixture, const char *content)
{
  g_autoptr (MatchupDraftStore) drafts = matchup_draft_store_new (fixture->db);
  g_autoptr (GBytes) bytes = content != NULL ? g_bytes_new (content, strlen (content)) : NULL;
  GPtrArray *attachments =
      g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_draft_attachment_unref);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (bytes != NULL)
    g_ptr_array_add (attachments, matchup_draft_attachment_new_picture ("P.png", "", bytes));
  matchup_draft_store_save_async (drafts,
                                  "chat",
                                  NULL,
                                  attachments,
                                  1,
                                  NULL,
                                  matchup_test_keep_result_cb,
                                  &result);
  matchup_test_wait_until (result != NULL);
  matchup_draft_store_save_finish (drafts, result, &error);
  g_assert_no_error (error);
}

/* What goes along with a draft is there as long as the draft has it, and longer where a question
 * has it as well. */
static void
test_draft (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "large", -1);
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GBytes) sent = NULL;

  save_draft (fixture, "large");
  close_db (fixture);
  open_db (fixture);
  kept = read_blob (fixture, sha256, NULL);
  g_assert_nonnull (kept);
  save_draft (fixture, "other");
  matchup_test_wait_until (count_blobs (fixture) == 1);
  save_draft (fixture, "large");
  matchup_test_wait_until (count_blobs (fixture) == 1);
  g_assert_true (save (fixture, "c", "r", make_picture ("large", NULL), NULL));
  save_draft (fixture, NULL);
  close_db (fixture);
  open_db (fixture);
  sent = read_blob (fixture, sha256, NULL);
  g_assert_nonnull (sent);
}

/* What nobody refers to any more goes at the next start, and nothing else does. */
static void
test_collect (Fixture *fixture, gconstpointer data)
{
  g_autofree char *half = g_build_filename (fixture->folder, "blobs", "new-half", NULL);
  g_autofree char *foreign = g_build_filename (fixture->folder, "blobs", "notes.txt", NULL);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "shared", -1);
  g_autoptr (GBytes) orphan = g_bytes_new_static ("orphan", 6);
  g_autofree char *orphan_name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "orphan", -1);
  g_autofree char *path = g_build_filename (fixture->folder, "matchup.db", NULL);
  g_autoptr (GBytes) kept = NULL;
  sqlite3 *connection;

  g_assert_true (save (fixture, "kept", "r1", make_picture ("shared", NULL), NULL));
  g_assert_true (save (fixture, "deleted", "r2", make_picture ("shared", "own"), NULL));
  g_assert_true (matchup_blob_files_write (fixture->folder, orphan_name, orphan, NULL));
  g_assert_true (g_file_set_contents (half, "x", 1, NULL));
  g_assert_true (g_file_set_contents (foreign, "x", 1, NULL));
  g_assert_cmpuint (count_blobs (fixture), ==, 5);
  close_db (fixture);
  /* More than a day ago. */
  g_assert_cmpint (sqlite3_open (path, &connection), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (connection,
                                 "UPDATE conversations SET deleted_at = 1 WHERE id = 'deleted'",
                                 NULL,
                                 NULL,
                                 NULL),
                   ==,
                   SQLITE_OK);
  sqlite3_close (connection);
  open_db (fixture);
  g_assert_cmpuint (count_blobs (fixture), ==, 2);
  kept = read_blob (fixture, sha256, NULL);
  g_assert_nonnull (kept);
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
}

/* Killed at any moment: what was told to be saved is there, and no row is without its file. */
static void
test_kill (Fixture *fixture, gconstpointer data)
{
  int told = -1;

  for (int i = 0; i < 4; i++)
    {
      g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                                          NULL,
                                                          worker,
                                                          fixture->folder,
                                                          "pictures",
                                                          NULL);
      g_autoptr (GDataInputStream) output =
          g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
      g_autoptr (MatchupConversationData) loaded = NULL;
      char *line;

      do
        {
          g_autofree char *owned = g_data_input_stream_read_line (output, NULL, NULL, NULL);

          g_assert_nonnull (owned);
          told = atoi (owned);
        }
      while (told < 3 + 2 * i);
      g_subprocess_send_signal (process, SIGKILL);
      while ((line = g_data_input_stream_read_line (output, NULL, NULL, NULL)) != NULL)
        {
          told = atoi (line);
          g_free (line);
        }
      g_subprocess_wait (process, NULL, NULL);
      close_db (fixture);
      open_db (fixture);
      loaded = load (fixture, "pictures");
      g_assert_cmpuint (loaded->rounds->len, >, (guint) told);
      for (guint j = 0; j < loaded->rounds->len; j++)
        {
          MatchupRoundRecord *round = g_ptr_array_index (loaded->rounds, j);
          MatchupPictureRecord *picture = g_ptr_array_index (round->pictures, 0);
          g_autoptr (GBytes) bytes = read_blob (fixture, picture->sent.sha256, NULL);

          g_assert_nonnull (bytes);
        }
      /* Nothing is left over either. */
      g_assert_cmpuint (count_blobs (fixture), ==, loaded->rounds->len);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  worker = argv[1];
#define ADD(path, func) g_test_add ("/blobs/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("save", test_save);
  ADD ("alt-text", test_alt_text);
  ADD ("missing", test_missing);
  ADD ("unwritable", test_unwritable);
  ADD ("draft", test_draft);
  ADD ("collect", test_collect);
  ADD ("kill", test_kill);
  return g_test_run ();
}
