/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to do harm, is cut short or very long, on its way in and out. */
#include "matchup-exporter.h"
#include "matchup-import-reader.h"
#include "matchup-test-workspace.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

/* How much there is room for on the disk, in what GIO writes; negative: for all. */
static gssize room = -1;

/* In the place of the library's, for files that are no pipes and the like. */
static gboolean
is_limited (int fd)
{
  struct stat facts;

  return g_atomic_pointer_get (&room) >= 0 && fstat (fd, &facts) == 0 && S_ISREG (facts.st_mode);
}

ssize_t
write (int fd, const void *data, size_t length)
{
  if (is_limited (fd))
    {
      length = MIN (length, (size_t) g_atomic_pointer_get (&room));
      g_atomic_pointer_add (&room, -(gssize) length);
      if (length == 0)
        {
          errno = ENOSPC;
          return -1;
        }
    }
  return syscall (SYS_write, fd, data, length);
}

ssize_t
writev (int fd, const struct iovec *pieces, int n_pieces)
{
  if (is_limited (fd) && n_pieces > 0)
    return write (fd, pieces[0].iov_base, pieces[0].iov_len);
  return syscall (SYS_writev, fd, pieces, n_pieces);
}

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
  chat = matchup_test_workspace_open (test, g_ptr_array_index (report->added, 0));
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

static MatchupConversation *
make_chat (guint n_rounds)
{
  static const char *const models[] = { "openai/gpt-sample", NULL };
  MatchupConversation *chat =
      matchup_conversation_new (NULL, MATCHUP_CONVERSATION_KIND_CHAT, 1, FALSE);
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);

  matchup_lineup_set_all (matchup_conversation_get_lineup (chat), lineup);
  for (guint i = 0; i < n_rounds; i++)
    {
      g_autofree char *prompt = g_strdup_printf ("Question number %u", i);

      matchup_test_add_round (chat, prompt, "An answer of a few words.\n", MATCHUP_RUN_STATE_DONE);
    }
  return chat;
}

/* What went wrong, NULL for nothing. */
static char *
export_to (MatchupTestWorkspace *test,
           MatchupConversation *chat,
           MatchupExportFormat format,
           const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  matchup_exporter_export_async (test->workspace,
                                 chat,
                                 format,
                                 file,
                                 NULL,
                                 NULL,
                                 NULL,
                                 matchup_test_keep_result_cb,
                                 &result);
  matchup_test_wait_until (result != NULL);
  return matchup_exporter_export_finish (test->workspace, result, &error)
             ? NULL
             : g_strdup (error->message);
}

/* A disk that is full, at once or behind some of it: it is said, and nothing has changed. */
static void
test_full_disk (void)
{
  static const gssize rooms[] = { 0, 300 };
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autoptr (MatchupConversation) chat = make_chat (100);
  g_autofree char *folder = g_build_filename (test->folder, "out", NULL);
  g_autofree char *path = g_build_filename (folder, "file", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (int format = MATCHUP_EXPORT_FORMAT_MARKDOWN; format <= MATCHUP_EXPORT_FORMAT_JSON; format++)
    {
      for (guint i = 0; i < 2 * G_N_ELEMENTS (rooms); i++)
        {
          gboolean there = i >= G_N_ELEMENTS (rooms);
          g_autofree char *said = NULL;
          g_autofree char *text = NULL;

          /* It is not stored, so that this is nearly empty. */
          if (format == MATCHUP_EXPORT_FORMAT_JSON && rooms[i % G_N_ELEMENTS (rooms)] > 0)
            continue;
          if (there)
            g_assert_true (g_file_set_contents (path, "before", -1, NULL));
          g_atomic_pointer_set (&room, rooms[i % G_N_ELEMENTS (rooms)]);
          said = export_to (test, chat, (MatchupExportFormat) format, path);
          g_atomic_pointer_set (&room, -1);
          g_assert_cmpstr (said, ==, "There is no room left on the disk. Nothing was written.");
          g_assert_true (g_file_get_contents (path, &text, NULL, NULL) == there);
          g_assert_cmpstr (text, ==, there ? "before" : NULL);
          g_unlink (path);
          /* Nothing beside it. */
          g_assert_cmpint (g_rmdir (folder), ==, 0);
          g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
        }
    }
  g_rmdir (folder);
}

/* Where nothing can be written. */
static void
test_places (void)
{
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autoptr (MatchupConversation) chat = make_chat (1);
  g_autofree char *gone = g_build_filename (test->folder, "gone", "chat.md", NULL);
  g_autofree char *folder = g_build_filename (test->folder, "chat.md", NULL);
  const struct
  {
    const char *path;
    const char *wanted;
  } places[] = {
    { gone, "The folder is not there any more. Choose another one." },
    { folder, "There is a folder with this name. Choose another name." },
    { "/sys/chat.md", "You are not allowed to write there. Choose another folder." },
  };

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *said =
          export_to (test, chat, MATCHUP_EXPORT_FORMAT_MARKDOWN, places[i].path);

      g_assert_cmpstr (said, ==, places[i].wanted);
    }
  /* It is empty as it was. */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* What a file is read to, without a workspace. */
typedef struct
{
  guint n_added;
  char *refused; /* the last one */
  double part;
  guint n_parts;
  double first_added; /* the part at which the first one came */
} Told;

static gboolean
count_cb (MatchupConversationData *data, gpointer user_data)
{
  Told *told = user_data;

  if (told->n_added++ == 0)
    told->first_added = told->part;
  matchup_conversation_data_free (data);
  return TRUE;
}

static void
keep_refused_cb (const char *title, const char *reason, gpointer user_data)
{
  Told *told = user_data;

  g_free (told->refused);
  told->refused = g_strdup_printf ("%s: %s", title != NULL ? title : "?", reason);
}

static void
watch_progress_cb (double part, gpointer user_data)
{
  Told *told = user_data;

  g_assert_cmpfloat (part, >=, told->part);
  g_assert_cmpfloat (part, <=, 1);
  told->n_parts += part > told->part ? 1 : 0;
  told->part = part;
}

static void
read_text (const char *text, guint64 most_text, Told *told)
{
  const MatchupImportReaderFuncs funcs = { count_cb,
                                           keep_refused_cb,
                                           watch_progress_cb,
                                           most_text };
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("matchup-test-XXXXXX", &path, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (MatchupImportSource) source = NULL;
  g_autoptr (GError) error = NULL;
  MatchupImportNotes notes;

  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  matchup_import_notes_init (&notes);
  source = matchup_import_source_open (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (matchup_import_reader_read (source, &notes, &funcs, told, NULL, &error));
  matchup_import_notes_clear (&notes);
  g_unlink (path);
}

/* One conversation that is too large for memory is named, and all the others come in. */
static void
test_too_large (void)
{
  g_autofree char *much = g_strnfill (6000, 'x');
  g_autoptr (GString) chats = g_string_new ("[");
  g_autoptr (GString) own =
      g_string_new ("{\"format\": \"matchup-conversations\", \"version\": 1, \"conversations\": [");
  g_autoptr (GString) cherry = g_string_new (
      "{\"localStorage\": {\"persist:cherry-studio\": \"{\\\"assistants\\\": "
      "\\\"{\\\\\\\"assistants"
      "\\\\\\\": [{\\\\\\\"topics\\\\\\\": [{\\\\\\\"id\\\\\\\": \\\\\\\"1\\\\\\\", "
      "\\\\\\\"name\\\\\\\": \\\\\\\"Chat 1\\\\\\\"}]}]}\\\"}\"}, \"indexedDB\": {\"topics\": [");
  GString *const texts[] = { chats, own, cherry };

  for (guint i = 0; i < 3; i++)
    {
      g_string_append_printf (chats,
                              "%s{\"title\": \"Chat %u\", \"mapping\": {",
                              i > 0 ? "," : "",
                              i);
      g_string_append_printf (own,
                              "%s{\"id\": \"c%u\", \"title\": \"Chat %u\", \"rounds\": [",
                              i > 0 ? "," : "",
                              i,
                              i);
      g_string_append_printf (cherry, "%s{\"id\": \"%u\", \"messages\": [", i > 0 ? "," : "", i);
      for (guint j = 0; j < (i == 1 ? 4 : 1); j++)
        {
          g_string_append_printf (
              chats,
              "%s\"q%u\": {\"message\": {\"author\": {\"role\": \"user\"},"
              " \"content\": {\"content_type\": \"text\", \"parts\": [\"%s\"]}}}",
              j > 0 ? "," : "",
              j,
              much);
          g_string_append_printf (own,
                                  "%s{\"id\": \"r%u-%u\", \"prompt\": \"%s\", \"runs\": []}",
                                  j > 0 ? "," : "",
                                  i,
                                  j,
                                  much);
          g_string_append_printf (cherry,
                                  "%s{\"id\": \"q%u\", \"role\": \"user\", \"content\": \"%s\"}",
                                  j > 0 ? "," : "",
                                  j,
                                  much);
        }
      g_string_append (chats, "}}");
      g_string_append (own, "]}");
      g_string_append (cherry, "]}");
    }
  g_string_append (chats, "]");
  g_string_append (own, "]}");
  g_string_append (cherry, "]}}");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      Told told = { 0 };
      Told unlimited = { 0 };

      read_text (texts[i]->str, 20000, &told);
      g_assert_cmpuint (told.n_added, ==, 2);
      g_assert_cmpstr (told.refused, ==, "Chat 1: It is too large to be imported.");
      g_free (told.refused);
      read_text (texts[i]->str, 0, &unlimited);
      g_assert_cmpuint (unlimited.n_added, ==, 3);
      g_assert_null (unlimited.refused);
    }
}

/* What many answers begin with is in each of them: little in a file can be much in memory. */
static void
test_shared_beginning (void)
{
  g_autofree char *much = g_strnfill (1000, 'x');
  g_autoptr (GString) text = g_string_new ("[{\"title\": \"Trap\", \"mapping\": {\"q\": "
                                           "{\"message\": {\"author\": {\"role\": \"user\"}}}");
  Told told = { 0 };

  g_string_append_printf (
      text,
      ", \"a\": {\"parent\": \"q\", \"message\": {\"author\": {\"role\": \"assistant\"},"
      " \"content\": {\"content_type\": \"text\", \"parts\": [\"%s\"]}}}",
      much);
  for (guint i = 0; i < 100; i++)
    g_string_append_printf (
        text,
        ", \"b%u\": {\"parent\": \"a\", \"message\": {\"author\": {\"role\": \"tool\"}}}",
        i);
  g_string_append (text, "}}]");
  read_text (text->str, 50000, &told);
  g_assert_cmpuint (told.n_added, ==, 0);
  g_assert_cmpstr (told.refused, ==, "Trap: It is too large to be imported.");
  g_free (told.refused);
}

/* A backup of Cherry Studio is read twice; both times are told. */
static void
test_cherry_progress (void)
{
  g_autoptr (GString) text = g_string_new ("{\"indexedDB\": {\"message_blocks\": [");
  Told told = { 0 };

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (
        text,
        "%s{\"id\": \"b%u\", \"type\": \"main_text\", \"content\": \"Word %u\"}",
        i > 0 ? "," : "",
        i,
        i);
  g_string_append (text, "], \"topics\": [");
  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text,
                            "%s{\"id\": \"t%u\", \"messages\": [{\"id\": \"q\", \"role\": \"user\","
                            " \"blocks\": [\"b%u\"]}]}",
                            i > 0 ? "," : "",
                            i,
                            i);
  g_string_append (text, "]}}");
  read_text (text->str, 0, &told);
  g_assert_cmpuint (told.n_added, ==, 3000);
  g_assert_cmpuint (told.n_parts, >, 6);
  g_assert_cmpfloat (told.first_added, >, 0.5);
  g_assert_cmpfloat (told.part, >, 0.95);
}

static void
write_entry (struct archive *archive, const char *name, const char *text)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_size (entry, (la_int64_t) strlen (text));
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, text, strlen (text)),
                   ==,
                   (la_ssize_t) strlen (text));
  archive_entry_free (entry);
}

/* One conversation and one part of an archive that are damaged: named, and the rest is there. */
static void
test_damaged_parts (void)
{
  static const char own[] =
      "{\"format\": \"matchup-conversations\", \"version\": 1, \"conversations\": ["
      "{\"id\": \"a\", \"title\": \"First\", \"rounds\": [{\"id\": \"r1\", \"prompt\": \"?\"}]},"
      "{\"id\": \"b\", \"title\": \"Second\", \"rounds\": [{\"id\": \"r2\", \"prompt\": \"?\"},"
      " {\"id\": \"r2\", \"prompt\": \"!\"}]},"
      "{\"id\": \"c\", \"title\": \"Third\", \"rounds\": [{\"id\": \"r3\", \"prompt\": \"?\","
      " \"created_at\": 1700000000000000}]}]}";
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autofree char *path = g_build_filename (test->folder, "parts.zip", NULL);
  struct archive *archive = archive_write_new ();
  g_autoptr (MatchupImportReport) report = NULL;
  g_autoptr (MatchupConversation) third = NULL;
  g_autoptr (GError) error = NULL;

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  write_entry (archive, "conversations-000.json", "[{\"title\": \"x\", \"mapping\"");
  write_entry (archive, "conversations-001.json", own);
  g_assert_cmpint (archive_write_free (archive), ==, ARCHIVE_OK);
  report = import (test, path, &error);
  g_assert_no_error (error);
  g_assert_null (report->stopped);
  g_assert_cmpuint (report->n_added, ==, 2);
  g_assert_cmpuint (report->n_failed, ==, 2);
  /* Without a time of its own it is as old as its questions. */
  g_assert_cmpstr (g_ptr_array_index (report->added, 1), ==, "c");
  third = matchup_test_workspace_open (test, "c");
  g_assert_cmpint (matchup_conversation_get_created_at (third), ==, 1700000000000000);
  g_assert_cmpstr (g_ptr_array_index (report->reasons, 0),
                   ==,
                   "“conversations-000.json”: The file is damaged or cut off at byte 25.");
  g_assert_cmpstr (g_ptr_array_index (report->reasons, 1),
                   ==,
                   "“Second”: It has two parts with the same id.");
  g_unlink (path);
}

static double
get_work (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

/* The longest turn of the main loop until there is a result, and all of them together. */
static void
watch_turns (GAsyncResult **result, double *longest, double *all)
{
  guint expiry = matchup_test_start_waiting ("the end of it");

  *longest = *all = 0;
  while (*result == NULL)
    {
      double begin = get_work ();
      double work;

      g_main_context_iteration (NULL, TRUE);
      work = get_work () - begin;
      *longest = MAX (*longest, work);
      *all += work;
    }
  g_source_remove (expiry);
}

/* A conversation of 10,000 messages leaves in turns that nobody notices. */
static void
test_long (void)
{
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autoptr (MatchupConversation) chat = make_chat (5000);
  g_autofree char *path = g_build_filename (test->folder, "long.md", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  double longest;
  double all;

  matchup_exporter_export_async (test->workspace,
                                 chat,
                                 MATCHUP_EXPORT_FORMAT_MARKDOWN,
                                 file,
                                 NULL,
                                 NULL,
                                 NULL,
                                 matchup_test_keep_result_cb,
                                 &result);
  watch_turns (&result, &longest, &all);
  g_assert_true (matchup_exporter_export_finish (test->workspace, result, &error));
  g_test_message ("%.1f ms in the longest turn, %.1f ms in all", longest * 1000, all * 1000);
  g_assert_cmpfloat (longest, <, MAX (all / 4, 0.02));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "> Question number 0\n"));
  g_assert_nonnull (strstr (text, "> Question number 4999\n"));
  g_unlink (path);
}

/* All at once, with a long one among them; what was not written yet is waited for. */
static void
test_long_all (void)
{
  static const char *const models[] = { "openai/gpt-sample", NULL };
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  MatchupHistory *history = matchup_workspace_get_history (test->workspace);
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (GString) json =
      g_string_new ("{\"format\": \"matchup-conversations\", \"version\": 1, \"conversations\": ["
                    "{\"id\": \"long\", \"title\": \"Long\", \"tip\": \"r1499\", \"rounds\": [");
  g_autofree char *path = g_build_filename (test->folder, "long.json", NULL);
  g_autofree char *out = g_build_filename (test->folder, "out", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (out);
  g_autoptr (MatchupImportReport) report = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  double longest;
  double all;

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (
        json,
        "%s{\"id\": \"r%u\", \"parent\": \"r%d\", \"prompt\": \"Question %u\", \"runs\": ["
        "{\"id\": \"n%u\", \"current\": true, \"state\": \"done\", \"contestant\": {\"id\": \"c\", "
        "\"service\": \"openai\", \"model\": \"m\"},"
        " \"parts\": [{\"kind\": \"text\", \"text\": \"Answer\"}]}]}",
        i > 0 ? "," : "",
        i,
        (int) i - 1,
        i,
        i);
  g_string_append (json, "]}]}");
  g_assert_true (g_file_set_contents (path, json->str, (gssize) json->len, NULL));
  report = import (test, path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_added, ==, 1);
  g_object_unref (matchup_history_create (history, MATCHUP_CONVERSATION_KIND_CHAT, lineup, FALSE));
  matchup_exporter_export_all_async (test->workspace,
                                     MATCHUP_EXPORT_FORMAT_MARKDOWN,
                                     folder,
                                     NULL,
                                     NULL,
                                     NULL,
                                     matchup_test_keep_result_cb,
                                     &result);
  watch_turns (&result, &longest, &all);
  g_test_message ("%.1f ms in the longest turn, %.1f ms in all", longest * 1000, all * 1000);
  g_assert_cmpint (matchup_exporter_export_all_finish (test->workspace, result, &error), >=, 1);
  g_assert_no_error (error);
  g_assert_cmpfloat (longest, <, MAX (all / 4, 0.02));
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/transfer-harm/half-written", test_half_written);
  g_test_add_func ("/transfer-harm/texts", test_hostile_texts);
  g_test_add_func ("/transfer-harm/trap", test_trap);
  g_test_add_func ("/transfer-harm/full-disk", test_full_disk);
  g_test_add_func ("/transfer-harm/places", test_places);
  g_test_add_func ("/transfer-harm/too-large", test_too_large);
  g_test_add_func ("/transfer-harm/shared-beginning", test_shared_beginning);
  g_test_add_func ("/transfer-harm/cherry-progress", test_cherry_progress);
  g_test_add_func ("/transfer-harm/damaged-parts", test_damaged_parts);
  g_test_add_func ("/transfer-harm/long", test_long);
  g_test_add_func ("/transfer-harm/long-all", test_long_all);

  return g_test_run ();
}
