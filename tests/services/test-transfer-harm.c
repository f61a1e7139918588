/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to do harm, or is cut short, on its way in and out. */
#include "matchup-export-file.h"
#include "matchup-importer.h"
#include "matchup-test-workspace.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

static MatchupImportReport *
import (MatchupTestWorkspace *test, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  matchup_importer_import_async (test->workspace,
                                 file,
                                 NULL,
                                 NULL,
                                 NULL,
                                 matchup_test_keep_result_cb,
                                 &result);
  matchup_test_wait_until (result != NULL);
  return matchup_importer_import_finish (test->workspace, result, error);
}

static MatchupConversation *
open_conversation (MatchupTestWorkspace *test, const char *id)
{
  MatchupHistory *history = matchup_workspace_get_history (test->workspace);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupConversation *conversation;

  matchup_history_open_async (history, id, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  conversation = matchup_history_open_finish (history, result, &error);
  g_assert_no_error (error);
  return conversation;
}

static gboolean
write_half_cb (GOutputStream *stream, gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_autofree char *half = g_strnfill (200000, 'x');
  g_autofree char *before = NULL;

  g_assert_true (g_output_stream_write_all (stream, half, 200000, NULL, NULL, NULL));
  /* What ends here, with the whole program, has not written over anything either. */
  g_assert_true (g_file_get_contents (user_data, &before, NULL, NULL));
  g_assert_cmpstr (before, ==, "");
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "No space");
  return FALSE;
}

/* A new file is whole or not there. */
static void
test_half_written (void)
{
  g_autofree char *folder = g_dir_make_tmp ("matchup-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "new.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_false (matchup_export_file_write_with (file, write_half_cb, path, NULL, &error));
  g_assert_cmpstr (error->message, ==, "There is no room left on the disk. Nothing was written.");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  /* Nothing beside it. */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Titles and names are one line, however long they were; keys in errors do not come in. */
static void
test_hostile_texts (void)
{
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autofree char *path = g_build_filename (test->folder, "hostile.json", NULL);
  g_autofree char *long_name = g_strnfill (100000, 'y');
  g_autofree char *text = g_strdup_printf (
      "[{\"id\": \"1\", \"title\": \"Two\\nlines\", \"chat\": {\"history\": {\"currentId\": {},"
      " \"messages\": {\"q\": {\"role\": \"user\", \"content\": \"?\", \"timestamp\": 1710000000},"
      " \"a\": {\"role\": \"assistant\", \"parentId\": \"q\", \"model\": \"%s\","
      " \"error\": {\"content\": \"Wrong key sk-abcdefghijklmnopqrstuvwxyz123456\"}}}}}},"
      " {\"id\": \"2\", \"title\": \"%s\", \"mapping\": {}}]",
      long_name,
      long_name);
  g_autoptr (MatchupImportReport) report = NULL;
  g_autoptr (MatchupConversation) chat = NULL;
  g_autoptr (GError) error = NULL;
  MatchupRun *run;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  report = import (test, path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_added, ==, 1);
  g_assert_cmpuint (report->reasons->len, ==, 1);
  g_assert_cmpuint (strlen (g_ptr_array_index (report->reasons, 0)), <, 500);
  chat = open_conversation (test, g_ptr_array_index (report->added, 0));
  g_assert_cmpstr (matchup_conversation_get_title (chat), ==, "Two lines");
  g_assert_cmpint (matchup_conversation_get_created_at (chat),
                   ==,
                   G_GINT64_CONSTANT (1710000000000000));
  run = matchup_answer_get_current (
      matchup_round_get_answer (matchup_conversation_get_round (chat, 0), 0));
  g_assert_cmpuint (strlen (matchup_contestant_get_name (matchup_run_get_contestant (run))),
                    <,
                    500);
  g_assert_nonnull (strstr (matchup_error_info_get_message (matchup_run_get_error (run)), "Wrong"));
  g_assert_null (strstr (matchup_error_info_get_message (matchup_run_get_error (run)), "abcdefgh"));
  g_unlink (path);
}

/* An archive in which there is far more than it takes up. */
static void
test_trap (void)
{
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autofree char *path = g_build_filename (test->folder, "trap.zip", NULL);
  struct archive *archive = archive_write_new ();
  struct archive_entry *entry = archive_entry_new ();
  g_autofree char *blanks = g_strnfill (1024 * 1024, ' ');
  g_autoptr (GError) error = NULL;

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  archive_entry_set_pathname (entry, "conversations.json");
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_size (entry, 300 * 1024 * 1024);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  for (guint i = 0; i < 300; i++)
    g_assert_cmpint (archive_write_data (archive, blanks, 1024 * 1024), ==, 1024 * 1024);
  archive_entry_free (entry);
  g_assert_cmpint (archive_write_free (archive), ==, ARCHIVE_OK);
  g_assert_null (import (test, path, &error));
  g_assert_cmpstr (error->message, ==, "There is more in the archive than can be imported.");
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/transfer-harm/half-written", test_half_written);
  g_test_add_func ("/transfer-harm/texts", test_hostile_texts);
  g_test_add_func ("/transfer-harm/trap", test_trap);

  return g_test_run ();
}
