/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conversations come in from files: Matchup's own, and those of other programs. */
#include "matchup-exporter.h"
#include "matchup-import-reader.h"
#include "matchup-importer.h"
#include "matchup-params.h"
#include "matchup-test-workspace.h"
#include "memory-use.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

static const char *fixtures;

/* 3 by 2 pixels of red. */
static const char png[] =
    "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5E"
    "rkJggg==";

static char *
fixture_path (const char *name)
{
  return g_build_filename (fixtures, "imports", name, NULL);
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

static MatchupImportReport *
import_well (MatchupTestWorkspace *test, const char *path)
{
  g_autoptr (GError) error = NULL;
  MatchupImportReport *report = import (test, path, &error);

  g_assert_no_error (error);
  g_assert_null (report->stopped);
  return report;
}

static MatchupConversation *
open_titled (MatchupTestWorkspace *test, const char *title)
{
  MatchupHistory *history = matchup_workspace_get_history (test->workspace);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupConversation *conversation;
  const char *id = NULL;

  /* The list is read anew behind the end of an import. */
  for (guint tries = 0; id == NULL && tries < 1000; tries++)
    {
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (history)); i++)
        {
          g_autoptr (MatchupConversationSummary) summary =
              g_list_model_get_item (G_LIST_MODEL (history), i);

          if (g_str_equal (matchup_conversation_summary_get_title (summary), title))
            id = matchup_conversation_summary_get_id (summary);
        }
      if (id == NULL)
        g_main_context_iteration (NULL, TRUE);
    }
  g_assert_nonnull (id);
  matchup_history_open_async (history, id, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  conversation = matchup_history_open_finish (history, result, &error);
  g_assert_no_error (error);
  return conversation;
}

static char *
dup_prompt (MatchupRound *round)
{
  return matchup_message_dup_text (matchup_round_get_prompt (round), MATCHUP_PART_KIND_TEXT);
}

static void
check_prompt (MatchupRound *round, const char *wanted)
{
  g_autofree char *prompt = dup_prompt (round);

  g_assert_cmpstr (prompt, ==, wanted);
}

static void
check_answer (MatchupRound *round, guint slot, const char *model, const char *wanted)
{
  MatchupRun *run = matchup_answer_get_current (matchup_round_get_answer (round, slot));
  g_autofree char *text = matchup_run_dup_answer (run);

  g_assert_cmpstr (text, ==, wanted);
  g_assert_cmpstr (matchup_model_ref_get_model_id (
                       matchup_contestant_get_model (matchup_run_get_contestant (run))),
                   ==,
                   model);
}

static void
write_entry (struct archive *archive, const char *name, const void *data, gsize length)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_size (entry, (la_int64_t) length);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, data, length), ==, (la_ssize_t) length);
  archive_entry_free (entry);
}

/* An archive with a fixture and a picture, as the other program has them. */
static char *
make_archive (MatchupTestWorkspace *test,
              const char *fixture,
              const char *name,
              const char *picture_name)
{
  char *path = g_build_filename (test->folder, "export.zip", NULL);
  g_autofree char *source = fixture_path (fixture);
  g_autofree char *text = NULL;
  struct archive *archive = archive_write_new ();
  gsize length;
  gsize size;
  g_autofree guchar *picture = g_base64_decode (png, &size);

  g_assert_true (g_file_get_contents (source, &text, &length, NULL));
  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  write_entry (archive, "chat.html", "<html>", 6);
  write_entry (archive, picture_name, picture, size);
  write_entry (archive, "../../../../etc/evil.png", picture, size);
  write_entry (archive, name, text, length);
  g_assert_cmpint (archive_write_free (archive), ==, ARCHIVE_OK);
  return path;
}

static guint
count_pictures (MatchupRound *round)
{
  GListModel *parts = G_LIST_MODEL (matchup_round_get_prompt (round));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (parts, i);

      n += MATCHUP_IS_IMAGE_PART (part) ? 1 : 0;
    }
  return n;
}

static void
check_chatgpt (MatchupTestWorkspace *test, guint n_pictures)
{
  g_autoptr (MatchupConversation) chat = open_titled (test, "Photosynthesis für Klasse 7");
  g_autoptr (GPtrArray) beginnings = NULL;
  MatchupRound *first;
  MatchupAnswer *answer;
  MatchupRun *run;
  g_autofree char *thought = NULL;

  g_assert_cmpint (matchup_conversation_get_kind (chat), ==, MATCHUP_CONVERSATION_KIND_CHAT);
  g_assert_cmpuint (matchup_conversation_get_n_all (chat), ==, 3);
  g_assert_cmpuint (matchup_conversation_get_n_rounds (chat), ==, 2);
  first = matchup_conversation_get_round (chat, 0);
  check_prompt (first, "What is on the picture?");
  g_assert_cmpuint (count_pictures (first), ==, n_pictures);
  g_assert_cmpint (matchup_round_get_created_at (first), ==, G_GINT64_CONSTANT (1700000001000000));
  answer = matchup_round_get_answer (first, 0);
  g_assert_cmpuint (matchup_answer_get_n_runs (answer), ==, 2);
  check_answer (first, 0, "gpt-other", "A **second** answer.");
  run = matchup_answer_get_current (answer);
  thought = matchup_message_dup_text (matchup_run_get_message (run), MATCHUP_PART_KIND_REASONING);
  g_assert_cmpstr (thought, ==, "The picture is red.");
  check_prompt (matchup_conversation_get_round (chat, 1), "用中文解释");
  check_answer (matchup_conversation_get_round (chat, 1),
                0,
                "gpt-sample",
                "```python\nprint(6 * 7)\n```\n\n```\n42\n```\n\n光合作用 🌿");
  run = matchup_answer_get_current (
      matchup_round_get_answer (matchup_conversation_get_round (chat, 1), 0));
  g_assert_cmpint (matchup_run_get_finish_reason (run), ==, MATCHUP_FINISH_REASON_LENGTH);
  beginnings = matchup_conversation_dup_branches (chat, first);
  g_assert_cmpuint (beginnings->len, ==, 2);
  check_prompt (g_ptr_array_index (beginnings, 1), "Another beginning");
}

static void
test_chatgpt (void)
{
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autofree char *path = fixture_path ("chatgpt.json");
  g_autoptr (MatchupImportReport) report = import_well (test, path);
  g_autoptr (MatchupImportReport) again = NULL;
  g_autoptr (MatchupConversation) unanswered = NULL;

  g_assert_cmpuint (report->n_added, ==, 2);
  g_assert_cmpuint (report->n_failed, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (report->reasons, 0), ==, "“Empty”: Nothing is said in it.");
  g_assert_cmpuint (report->n_pictures, ==, 1);
  g_assert_cmpuint (report->n_files, ==, 1);
  check_chatgpt (test, 0);
  unanswered = open_titled (test, "Never answered");
  g_assert_cmpint (matchup_run_get_state (matchup_answer_get_current (
                       matchup_round_get_answer (matchup_conversation_get_round (unanswered, 0),
                                                 0))),
                   ==,
                   MATCHUP_RUN_STATE_INTERRUPTED);
  again = import_well (test, path);
  g_assert_cmpuint (again->n_added, ==, 0);
  g_assert_cmpuint (again->n_present, ==, 2);
}

static void
test_chatgpt_archive (void)
{
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autofree char *path =
      make_archive (test, "chatgpt.json", "conversations.json", "file-Leaf1-leaf.png");
  g_autoptr (MatchupImportReport) report = import_well (test, path);

  g_assert_cmpuint (report->n_added, ==, 2);
  g_assert_cmpuint (report->n_pictures, ==, 0);
  g_assert_cmpuint (report->n_files, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (report->names, 0), ==, "worksheet.pdf");
  check_chatgpt (test, 1);
}

static void
test_open_webui (void)
{
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autofree char *path = fixture_path ("open-webui.json");
  g_autoptr (MatchupImportReport) report = import_well (test, path);
  g_autoptr (MatchupConversation) chat = NULL;
  MatchupRound *first;
  MatchupRound *second;
  g_autofree char *thought = NULL;

  g_assert_cmpuint (report->n_added, ==, 1);
  g_assert_cmpuint (report->n_files, ==, 1);
  g_assert_cmpuint (report->n_pictures, ==, 0);
  chat = open_titled (test, "🌿 Two models");
  g_assert_cmpint (matchup_conversation_get_kind (chat), ==, MATCHUP_CONVERSATION_KIND_COMPARE);
  g_assert_cmpuint (matchup_lineup_get_size (matchup_conversation_get_lineup (chat)), ==, 2);
  first = matchup_conversation_get_round (chat, 0);
  g_assert_cmpuint (matchup_round_get_n_answers (first), ==, 2);
  g_assert_cmpuint (count_pictures (first), ==, 1);
  check_answer (first, 0, "llama3:8b", "Scattering.");
  check_answer (first, 1, "qwen2:7b", "瑞利散射。");
  thought = matchup_message_dup_text (matchup_run_get_message (matchup_answer_get_current (
                                          matchup_round_get_answer (first, 0))),
                                      MATCHUP_PART_KIND_REASONING);
  g_assert_cmpstr (thought, ==, "Think > write\ntwice");
  g_assert_cmpstr (matchup_params_get_instructions (matchup_contestant_get_params (
                       matchup_answer_get_contestant (matchup_round_get_answer (first, 0)))),
                   ==,
                   "Answer briefly.");
  second = matchup_conversation_get_round (chat, 1);
  g_assert_cmpint (matchup_run_get_state (
                       matchup_answer_get_current (matchup_round_get_answer (second, 0))),
                   ==,
                   MATCHUP_RUN_STATE_FAILED);
}

static void
test_cherry_studio (void)
{
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autofree char *path =
      make_archive (test, "cherry-studio.json", "data.json", "Data/Files/file-9.png");
  g_autoptr (MatchupImportReport) report = import_well (test, path);
  g_autoptr (MatchupConversation) chat = NULL;
  MatchupRound *first;
  MatchupRound *second;

  g_assert_cmpuint (report->n_added, ==, 1);
  g_assert_cmpuint (report->n_files, ==, 1);
  g_assert_cmpuint (report->n_pictures, ==, 0);
  chat = open_titled (test, "光合作用");
  g_assert_cmpint (matchup_conversation_get_kind (chat), ==, MATCHUP_CONVERSATION_KIND_COMPARE);
  first = matchup_conversation_get_round (chat, 0);
  second = matchup_conversation_get_round (chat, 1);
  check_prompt (first, "什么是光合作用？");
  g_assert_cmpuint (count_pictures (first), ==, 1);
  check_answer (first, 0, "gpt-sample", "植物制造食物。");
  check_answer (first, 1, "glm-sample", "Light becomes");
  g_assert_cmpstr (matchup_params_get_instructions (matchup_contestant_get_params (
                       matchup_answer_get_contestant (matchup_round_get_answer (first, 0)))),
                   ==,
                   "Be a patient teacher.");
  g_assert_true (matchup_round_get_fresh (second));
  g_assert_cmpint (matchup_run_get_state (
                       matchup_answer_get_current (matchup_round_get_answer (second, 0))),
                   ==,
                   MATCHUP_RUN_STATE_FAILED);
}

/* What is no export of conversations: one sentence, and nothing is there afterwards. */
static void
test_wrong_files (void)
{
  static const struct
  {
    const char *text;
    const char *wanted;
  } samples[] = {
    { "", "*no export*" },
    { "hello", "*no export*" },
    { "{}", "*no export*" },
    { "[]", "*no export*" },
    { "[1, 2, \"x\"]", "*no export*" },
    { "[{\"title\": \"x\"", "*damaged or cut off at byte 14*" },
    { "{\"format\": \"matchup-conversations\", \"version\": 2, \"conversations\": []}", "*newer*" },
    { "{\"indexedDB\": 5}", "*no conversations*" },
    { "PK\x03\x04 not really", "*archive*" },
  };
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autofree char *path = g_build_filename (test->folder, "wrong", NULL);
  g_autofree char *missing = g_build_filename (test->folder, "missing", NULL);
  g_autoptr (GError) gone = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, samples[i].text, -1, NULL));
      g_assert_null (import (test, path, &error));
      g_assert_nonnull (error);
      if (!g_pattern_match_simple (samples[i].wanted, error->message))
        g_error ("%s: %s", samples[i].text, error->message);
    }
  g_assert_null (import (test, missing, &gone));
  g_assert_error (gone, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (g_list_model_get_n_items (
                        G_LIST_MODEL (matchup_workspace_get_history (test->workspace))),
                    ==,
                    0);
}

/* A file that is cut off: what was whole is there as a whole. */
static void
test_cut_off (void)
{
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autofree char *source = fixture_path ("chatgpt.json");
  g_autofree char *path = g_build_filename (test->folder, "cut.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (MatchupImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (source, &text, NULL, NULL));
  g_assert_true (g_file_set_contents (path, text, strstr (text, "Never") - text, NULL));
  report = import (test, path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_added, ==, 1);
  g_assert_true (g_pattern_match_simple ("*cut off at byte*", report->stopped));
  check_chatgpt (test, 0);
}

static void
export_all (MatchupTestWorkspace *test, MatchupExportFormat format, const char *path, int wanted)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  matchup_exporter_export_all_async (test->workspace,
                                     format,
                                     file,
                                     NULL,
                                     NULL,
                                     NULL,
                                     matchup_test_keep_result_cb,
                                     &result);
  matchup_test_wait_until (result != NULL);
  g_assert_cmpint (matchup_exporter_export_all_finish (test->workspace, result, &error),
                   ==,
                   wanted);
  g_assert_no_error (error);
}

/* What was exported imports to the same, letter by letter. */
static void
test_same_again (void)
{
  g_autoptr (MatchupTestWorkspace) first = matchup_test_workspace_new (NULL);
  g_autoptr (MatchupTestWorkspace) second = matchup_test_workspace_new (NULL);
  g_autofree char *own = fixture_path ("matchup.json");
  g_autofree char *webui = fixture_path ("open-webui.json");
  g_autofree char *archive =
      make_archive (first, "chatgpt.json", "conversations.json", "file-Leaf1.png");
  g_autofree char *path = g_build_filename (first->folder, "all.json", NULL);
  g_autofree char *again = g_build_filename (second->folder, "all.json", NULL);
  g_autofree char *text = NULL;
  g_autofree char *same = NULL;
  g_autofree char *wanted = NULL;

  matchup_import_report_free (import_well (first, own));
  export_all (first, MATCHUP_EXPORT_FORMAT_JSON, path, 1);
  g_assert_true (g_file_get_contents (own, &wanted, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, wanted);
  g_clear_pointer (&text, g_free);
  matchup_import_report_free (import_well (first, webui));
  matchup_import_report_free (import_well (first, archive));
  export_all (first, MATCHUP_EXPORT_FORMAT_JSON, path, 4);
  matchup_import_report_free (import_well (second, path));
  matchup_test_workspace_reopen (second);
  export_all (second, MATCHUP_EXPORT_FORMAT_JSON, again, 4);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_file_get_contents (again, &same, NULL, NULL));
  g_assert_cmpstr (text, ==, same);
  g_assert_nonnull (strstr (text, png));
  g_assert_null (strstr (text, "sk-THIS-MUST-NOT-BE-READ"));
}

static void
test_folder (void)
{
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autofree char *path = fixture_path ("chatgpt.json");
  g_autofree char *folder = g_build_filename (test->folder, "out", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n = 0;

  matchup_import_report_free (import_well (test, path));
  export_all (test, MATCHUP_EXPORT_FORMAT_MARKDOWN, folder, 2);
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_str_has_suffix (name, ".md"));
      g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
      g_assert_true (g_str_has_prefix (text, "# "));
      n++;
      g_unlink (file);
    }
  g_assert_cmpuint (n, ==, 2);
  g_rmdir (folder);
}

/* What fails leaves what was there before, and no file beside it. */
static void
test_failing_export (void)
{
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autofree char *path = fixture_path ("chatgpt.json");
  g_autofree char *folder = g_build_filename (test->folder, "there", NULL);
  g_autofree char *target = g_build_filename (folder, "all.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (target);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/at/all.json");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) other = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) problem = NULL;
  g_autoptr (GDir) dir = NULL;

  matchup_import_report_free (import_well (test, path));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (target, "before", -1, NULL));
  matchup_exporter_export_all_async (test->workspace,
                                     MATCHUP_EXPORT_FORMAT_JSON,
                                     file,
                                     NULL,
                                     NULL,
                                     cancellable,
                                     matchup_test_keep_result_cb,
                                     &result);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (cancellable);
  matchup_test_wait_until (result != NULL);
  if (matchup_exporter_export_all_finish (test->workspace, result, &error) < 0)
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_true (g_file_get_contents (target, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, "before");
    }
  dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "all.json");
  g_assert_null (g_dir_read_name (dir));
  g_unlink (target);
  g_rmdir (folder);
  matchup_exporter_export_all_async (test->workspace,
                                     MATCHUP_EXPORT_FORMAT_JSON,
                                     nowhere,
                                     NULL,
                                     NULL,
                                     NULL,
                                     matchup_test_keep_result_cb,
                                     &other);
  matchup_test_wait_until (other != NULL);
  g_assert_cmpint (matchup_exporter_export_all_finish (test->workspace, other, &problem), ==, -1);
  g_assert_cmpstr (problem->message, ==, "The folder is not there any more. Choose another one.");
}

static gboolean
drop_cb (MatchupConversationData *data, gpointer user_data)
{
  guint *n = user_data;

  (*n)++;
  matchup_conversation_data_free (data);
  return TRUE;
}

static void
refuse_cb (const char *title, const char *reason, gpointer user_data)
{
  g_error ("%s: %s", title, reason);
}

static void
progress_cb (double part, gpointer user_data)
{
}

/* A large file: what is in memory is one conversation, not the file. */
static void
test_large_file (void)
{
  static const MatchupImportReaderFuncs funcs = { drop_cb, refuse_cb, progress_cb, 0 };
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autofree char *path = g_build_filename (test->folder, "large.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) out = g_file_create (file, G_FILE_CREATE_NONE, NULL, NULL);
  g_autofree char *filling = g_strnfill (30000, 'x');
  g_autoptr (MatchupImportSource) source = NULL;
  g_autoptr (GError) error = NULL;
  MatchupImportNotes notes;
  gsize before;
  gsize after;
  guint n = 0;

  for (guint i = 0; i < 2500; i++)
    g_output_stream_printf (
        G_OUTPUT_STREAM (out),
        NULL,
        NULL,
        NULL,
        "%s{\"id\": \"%u\", \"title\": \"Number %u\", \"chat\": {\"history\": {\"messages\": {"
        "\"q\": {\"role\": \"user\", \"content\": \"?\"}, \"a\": {\"role\": \"assistant\","
        " \"parentId\": \"q\", \"model\": \"m\", \"content\": \"%s\"}}}}}",
        i == 0 ? "[" : ", ",
        i,
        i,
        filling);
  g_output_stream_write_all (G_OUTPUT_STREAM (out), "]", 1, NULL, NULL, NULL);
  g_assert_true (g_output_stream_close (G_OUTPUT_STREAM (out), NULL, NULL));
  matchup_import_notes_init (&notes);
  source = matchup_import_source_open (file, NULL, &error);
  g_assert_no_error (error);
  before = memory_use_get_resident ();
  g_assert_true (matchup_import_reader_read (source, &notes, &funcs, &n, NULL, &error));
  after = memory_use_get_resident ();
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2500);
  g_test_message ("%u KiB more for a file of 75 MB",
                  (guint) ((after - MIN (before, after)) / 1024));
  g_assert_cmpuint (after - MIN (before, after), <, 24 * 1024 * 1024);
  matchup_import_notes_clear (&notes);
  g_unlink (path);
}

/* Cancelled half way: what was saved is whole, and the rest is not there. */
static void
cancel_cb (double part, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_cancel (void)
{
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autofree char *path = g_build_filename (test->folder, "many.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GString) text = g_string_new ("[");
  g_autofree char *filling = g_strnfill (3000, 'x');
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupImportReport) report = NULL;
  g_autofree char *all = g_build_filename (test->folder, "all.json", NULL);

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (
        text,
        "%s{\"id\": \"%u\", \"title\": \"%u\", \"mapping\": {\"q\": {\"message\": {\"author\":"
        " {\"role\": \"user\"}, \"content\": {\"content_type\": \"text\", \"parts\": [\"%s\"]}}}}}",
        i == 0 ? "" : ",",
        i,
        i,
        filling);
  g_string_append_c (text, ']');
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
  matchup_importer_import_async (test->workspace,
                                 file,
                                 cancel_cb,
                                 cancellable,
                                 cancellable,
                                 matchup_test_keep_result_cb,
                                 &result);
  matchup_test_wait_until (result != NULL);
  report = matchup_importer_import_finish (test->workspace, result, &error);
  if (report == NULL)
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      return;
    }
  g_assert_cmpstr (report->stopped, ==, "The import was cancelled.");
  g_assert_cmpuint (report->n_added, <, 3000);
  export_all (test, MATCHUP_EXPORT_FORMAT_JSON, all, (int) report->n_added);
  g_unlink (all);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixtures = argv[1];

  g_test_add_func ("/import/chatgpt", test_chatgpt);
  g_test_add_func ("/import/chatgpt-archive", test_chatgpt_archive);
  g_test_add_func ("/import/open-webui", test_open_webui);
  g_test_add_func ("/import/cherry-studio", test_cherry_studio);
  g_test_add_func ("/import/wrong-files", test_wrong_files);
  g_test_add_func ("/import/cut-off", test_cut_off);
  g_test_add_func ("/import/same-again", test_same_again);
  g_test_add_func ("/import/folder", test_folder);
  g_test_add_func ("/import/failing-export", test_failing_export);
  g_test_add_func ("/import/large-file", test_large_file);
  g_test_add_func ("/import/cancel", test_cancel);

  return g_test_run ();
}
