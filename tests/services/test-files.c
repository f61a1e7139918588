/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read of files that are no pictures, whatever they are and whatever they want. */
#include "matchup-attachment-loader.h"
#include "matchup-pdf-extractor.h"
#include "matchup-test-folder.h"
#include "matchup-test-wait.h"
#include "test-pdf.h"
#include "test-pictures.h"

#include <glib/gstdio.h>
#include <string.h>

static MatchupFilePart *
read_bytes (GBytes *bytes, const char *name, GError **error)
{
  return matchup_file_read (bytes, name, FALSE, NULL, error);
}

static void
assert_text (const char *data, gssize length, const char *name, const char *type, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length < 0 ? strlen (data) : (gsize) length);
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupFilePart) file = read_bytes (bytes, name, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (matchup_file_part_get_name (file), ==, name);
  g_assert_cmpstr (matchup_file_part_get_mime_type (file), ==, type);
  g_assert_cmpstr (matchup_file_part_peek_text (file, NULL), ==, text);
  g_assert_cmpint (matchup_file_part_get_size (file), ==, (gint64) g_bytes_get_size (bytes));
  g_assert_cmpuint (matchup_file_part_get_pages (file), ==, 0);
}

static void
assert_refused (GBytes *bytes, const char *name, MatchupFileError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupFilePart) file = read_bytes (bytes, name, &error);

  g_assert_error (error, MATCHUP_FILE_ERROR, (int) code);
  g_assert_null (file);
  /* One sentence. */
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
assert_data_refused (const char *data, gsize length, const char *name, MatchupFileError code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);

  assert_refused (bytes, name, code);
}

static void
test_kinds (void)
{
  assert_text ("Hello", -1, "a.txt", "text/plain", "Hello");
  assert_text ("# Hello", -1, "README.md", "text/markdown", "# Hello");
  assert_text ("a,b\r\n1,2\r\n", -1, "t.CSV", "text/csv", "a,b\n1,2\n");
  assert_text ("a\tb\r1\t2", -1, "t.tsv", "text/tab-separated-values", "a\tb\n1\t2");
  assert_text ("{}", -1, "t.json", "application/json", "{}");
  assert_text ("{}\n{}\n", -1, "t.jsonl", "application/jsonl", "{}\n{}\n");
  assert_text ("a: 1", -1, "t.yml", "application/yaml", "a: 1");
  assert_text ("a = 1", -1, "t.toml", "application/toml", "a = 1");
  assert_text ("<a/>", -1, "t.xml", "application/xml", "<a/>");
  assert_text ("<p>Hi", -1, "t.html", "text/html", "<p>Hi");
  assert_text ("int x;", -1, "t.c", "text/x-c", "int x;");
  assert_text ("x = 1", -1, "t.py", "text/x-python", "x = 1");
  assert_text ("let x: number;", -1, "t.ts", "text/x-typescript", "let x: number;");
  /* The name is a hint only. */
  assert_text ("Hello", -1, "a.pdf", "text/plain", "Hello");
  assert_text ("Hello", -1, "noname", "text/plain", "Hello");
  assert_text ("\033[31mred\033[0m", -1, "x.log", "text/x-log", "\033[31mred\033[0m");
}

#define CHINESE "今天的作业是写一篇关于秋天的作文，字数不少于三百字。"
#define TRADITIONAL "今天的作業是寫一篇關於秋天的作文，字數不少於三百字。"
#define JAPANESE "今日の宿題は秋についての作文を書くことです。よろしくお願いします。"
#define FRENCH "Le garçon a été à l’école, où il a étudié le français – déjà."

static void
assert_encoding (const char *text, const char *encoding)
{
  gsize length;
  g_autofree char *bytes = g_convert (text, -1, encoding, "UTF-8", NULL, &length, NULL);

  g_assert_nonnull (bytes);
  assert_text (bytes, (gssize) length, "a.txt", "text/plain", text);
}

static void
test_encodings (void)
{
  static const char half[] = "0123456789" CHINESE CHINESE "\xe4\xbb";
  g_autofree char *mended = NULL;

  assert_text ("\xef\xbb\xbf" CHINESE, -1, "a.txt", "text/plain", CHINESE);
  assert_text (CHINESE, -1, "a.txt", "text/plain", CHINESE);
  assert_encoding (CHINESE, "UTF-16");
  assert_encoding ("A line\n" CHINESE, "UTF-16LE");
  assert_encoding ("A line\n" CHINESE, "UTF-16BE");
  assert_encoding (CHINESE, "GB18030");
  assert_encoding ("name,note\nLi," CHINESE "\n", "GBK");
  assert_encoding (TRADITIONAL, "BIG5");
  assert_encoding (JAPANESE, "SHIFT_JIS");
  assert_encoding (JAPANESE "①～\n\"C:\\~\"", "CP932");
  assert_encoding (FRENCH, "WINDOWS-1252");
  assert_encoding ("Grüße", "ISO-8859-1");
  /* Cut off amid a letter. */
  mended = g_strconcat ("0123456789" CHINESE CHINESE, "\xef\xbf\xbd\xef\xbf\xbd", NULL);
  assert_text (half, -1, "a.txt", "text/plain", mended);
}

static void
test_refusals (void)
{
  static const char program[] = "\x7f"
                                "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0";
  static const char docx[] = "PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0[Content_Types].xml";
  static const char odt[] = "PK\x03\x04\x14\0\0\x08\0\0mimetypeapplication/vnd.oasis";
  static const char zip[] = "PK\x03\x04\x14\0\0\x08\0\0holiday.jpg\0\0\0";
  static const char doc[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0";
  g_autofree char *much = g_strnfill (MATCHUP_FILE_MAX_BYTES + 1, 'x');
  g_autoptr (GRand) dice = g_rand_new_with_seed (1);
  char noise[4096];

  for (guint i = 0; i < sizeof noise; i++)
    noise[i] = (char) g_rand_int_range (dice, 1, 256);
  assert_data_refused ("", 0, "a.txt", MATCHUP_FILE_ERROR_EMPTY);
  assert_data_refused (" \n\t", 3, "a.txt", MATCHUP_FILE_ERROR_EMPTY);
  assert_data_refused (program, sizeof program, "a.txt", MATCHUP_FILE_ERROR_NO_TEXT);
  assert_data_refused (noise, sizeof noise, "a.txt", MATCHUP_FILE_ERROR_NO_TEXT);
  assert_data_refused (zip, sizeof zip, "a.txt", MATCHUP_FILE_ERROR_NO_TEXT);
  assert_data_refused (docx, sizeof docx, "a.txt", MATCHUP_FILE_ERROR_DOCUMENT);
  assert_data_refused (odt, sizeof odt, "a.odt", MATCHUP_FILE_ERROR_DOCUMENT);
  assert_data_refused (doc, sizeof doc, "a.doc", MATCHUP_FILE_ERROR_DOCUMENT);
  assert_data_refused ("{\\rtf1 Hello}", 13, "a.rtf", MATCHUP_FILE_ERROR_DOCUMENT);
  assert_data_refused (much, strlen (much), "a.txt", MATCHUP_FILE_ERROR_TOO_LARGE);
}

/* What is too long is not cut in silence; its beginning can be had, and is called so. */
static void
test_too_much (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupFilePart) file = NULL;
  const char *beginning;

  while (text->len < 3 * MATCHUP_FILE_MAX_CHARACTERS + 3000)
    g_string_append (text, "一二三四五六七八九\n");
  while (g_utf8_strlen (text->str, -1) <= MATCHUP_FILE_MAX_CHARACTERS)
    g_string_append (text, "一二三四五六七八九\n");
  bytes = g_bytes_new (text->str, text->len);
  assert_refused (bytes, "long.txt", MATCHUP_FILE_ERROR_TOO_MUCH_TEXT);
  file = matchup_file_read (bytes, "long.txt", TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (matchup_file_part_get_name (file), ==, "long.txt (beginning)");
  beginning = matchup_file_part_peek_text (file, NULL);
  g_assert_cmpint (g_utf8_strlen (beginning, -1), ==, MATCHUP_FILE_MAX_CHARACTERS);
  g_assert_true (g_str_has_suffix (beginning, "九\n"));
}

static void
test_pdf (void)
{
  static const char *const pages[] = { "The harvest moon\nrises late.",
                                       "第二页：秋天的作文",
                                       NULL };
  g_autoptr (GBytes) bytes = test_pdf_make (pages);
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupFilePart) file = read_bytes (bytes, "moon.txt", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (matchup_file_part_get_mime_type (file), ==, "application/pdf");
  g_assert_cmpuint (matchup_file_part_get_pages (file), ==, 2);
  g_assert_cmpstr (matchup_file_part_peek_text (file, NULL),
                   ==,
                   "[Page 1]\nThe harvest moon\nrises late.\n\n[Page 2]\n第二页：秋天的作文\n");
}

static void
test_pdf_without_text (void)
{
  g_autoptr (GBytes) bytes = test_pdf_make_drawn (3);
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GError) error = NULL;

  assert_refused (bytes, "scan.pdf", MATCHUP_FILE_ERROR_PICTURES_ONLY);
  pages = matchup_pdf_extract_pictures (bytes, 2, 200, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pages->len, ==, 2);
  for (guint i = 0; i < pages->len; i++)
    g_assert_cmpint (matchup_attachment_sniff (g_ptr_array_index (pages, i)),
                     ==,
                     MATCHUP_ATTACHMENT_KIND_PNG);
}

static void
test_bad_pdf (void)
{
  static const char *const pages[] = { "One", "Two", NULL };
  static const char *const no_pages[] = { "<< /Type /Catalog >>", NULL };
  g_autoptr (GBytes) whole = test_pdf_make (pages);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / 3);
  g_autoptr (GBytes) encrypted = test_pdf_make_encrypted ();
  g_autoptr (GBytes) empty = test_pdf_make_raw (no_pages, "");

  assert_refused (encrypted, "a.pdf", MATCHUP_FILE_ERROR_ENCRYPTED);
  assert_refused (half, "a.pdf", MATCHUP_FILE_ERROR_BROKEN_PDF);
  assert_refused (empty, "a.pdf", MATCHUP_FILE_ERROR_BROKEN_PDF);
  assert_data_refused ("%PDF-1.7\n", 9, "a.pdf", MATCHUP_FILE_ERROR_BROKEN_PDF);
}

static void
assert_survived (GBytes *bytes, double seconds)
{
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupFilePart) file = read_bytes (bytes, "a.pdf", &error);

  if (file == NULL)
    g_assert_cmpint (error->domain, ==, MATCHUP_FILE_ERROR);
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, seconds);
}

/* Page trees that go round or promise what is not there, and little that unpacks to much. */
static void
test_hostile_pdf (void)
{
  static const char *const round[] = {
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2147483647 >>",
    NULL,
  };
  static const char *const promising[] = {
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
    NULL,
  };
  g_autofree char *deep = g_strnfill (1000000, '[');
  const char *nested[] = { "<< /Type /Catalog /Pages 2 0 R >>", deep, NULL };
  gsize length = 400 * 1000 * 1000;
  g_autofree char *zeros = g_malloc0 (length);
  g_autoptr (GBytes) bytes = test_pdf_make_raw (round, "");
  g_autoptr (GBytes) bytes2 = test_pdf_make_raw (promising, "");
  g_autoptr (GBytes) bytes3 = test_pdf_make_raw (nested, "");
  g_autoptr (GBytes) bytes4 = test_pdf_make_packed (zeros, length);

  assert_survived (bytes, 60);
  assert_survived (bytes2, 60);
  assert_survived (bytes3, 60);
  assert_survived (bytes4, 60);
}

/* As the program that reads. */
static char *
write_reader (const char *folder, const char *script)
{
  char *path = g_build_filename (folder, "reader", NULL);

  g_assert_true (g_file_set_contents (path, script, -1, NULL));
  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
  return path;
}

static gboolean
is_running (const char *pid_file)
{
  g_autofree char *pid = NULL;
  g_autofree char *place = NULL;

  if (!g_file_get_contents (pid_file, &pid, NULL, NULL))
    return FALSE;
  place = g_build_filename ("/proc", g_strstrip (pid), NULL);
  return *pid != '\0' && g_file_test (place, G_FILE_TEST_EXISTS);
}

static gboolean
look_again_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Who has changed their mind does not wait, and nothing goes on working behind their back. */
static void
test_cancel (void)
{
  static const char *const pages[] = { "One", NULL };
  g_autofree char *folder = g_dir_make_tmp ("matchup-files-XXXXXX", NULL);
  g_autofree char *pid_file = g_build_filename (folder, "pid", NULL);
  g_autofree char *script =
      g_strdup_printf ("#!/bin/sh\necho $$ > '%s'\nexec sleep 1000\n", pid_file);
  g_autofree char *reader = write_reader (folder, script);
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autoptr (MatchupAttachmentLoader) loader = matchup_attachment_loader_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = test_pdf_make (pages);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MatchupFilePart) part = NULL;
  g_autoptr (GError) error = NULL;
  guint look_again;

  g_file_set_contents (path,
                       g_bytes_get_data (bytes, NULL),
                       (gssize) g_bytes_get_size (bytes),
                       NULL);
  matchup_pdf_extractor_set_program (reader);
  matchup_attachment_loader_load_any_async (loader,
                                            file,
                                            FALSE,
                                            cancellable,
                                            matchup_test_keep_result_cb,
                                            &result);
  look_again = g_timeout_add (10, look_again_cb, NULL);
  matchup_test_wait_until (is_running (pid_file));
  g_cancellable_cancel (cancellable);
  matchup_test_wait_until (result != NULL);
  g_assert_null (matchup_attachment_loader_load_any_finish (loader, result, &part, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  matchup_test_wait_until (!is_running (pid_file));
  g_source_remove (look_again);
  matchup_pdf_extractor_set_program (NULL);
  matchup_test_remove_folder (folder);
}

/* A reader that somebody has taken over says what they want it to say. */
static void
test_hostile_reader (void)
{
  static const char *const scripts[] = {
    "#!/bin/sh\nexit 0\n",
    "#!/bin/sh\necho nothing\n",
    "#!/bin/sh\necho '99999999999999999999 1 0'\n",
    "#!/bin/sh\necho '1 1 0'; printf '\\377\\376'\n",
    "#!/bin/sh\necho '1 1 0'; head -c 100000000 /dev/zero\n",
    "#!/bin/sh\nkill -9 $$\n",
    "#!/bin/sh\nexec >&-\nexec /bin/sleep 1000\n",
  };
  g_autofree char *folder = g_dir_make_tmp ("matchup-files-XXXXXX", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.4", 8);

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autofree char *reader = write_reader (folder, scripts[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) pages = NULL;

      matchup_pdf_extractor_set_program (reader);
      g_assert_null (read_bytes (bytes, "a.pdf", &error));
      g_assert_cmpint (error->domain, ==, MATCHUP_FILE_ERROR);
      pages = matchup_pdf_extract_pictures (bytes, 8, 100, NULL, NULL);
      g_assert_true (pages == NULL || pages->len == 1);
    }
  matchup_pdf_extractor_set_program ("/nowhere/reader");
  assert_refused (bytes, "a.pdf", MATCHUP_FILE_ERROR_NO_READER);
  matchup_pdf_extractor_set_program (NULL);
  matchup_test_remove_folder (folder);
}

static MatchupAttachment *
load_any (const char *folder,
          const char *name,
          GBytes *bytes,
          MatchupFilePart **part,
          GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (MatchupAttachmentLoader) loader = matchup_attachment_loader_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_file_set_contents (path,
                       g_bytes_get_data (bytes, NULL),
                       (gssize) g_bytes_get_size (bytes),
                       NULL);
  matchup_attachment_loader_load_any_async (loader,
                                            file,
                                            FALSE,
                                            NULL,
                                            matchup_test_keep_result_cb,
                                            &result);
  matchup_test_wait_until (result != NULL);
  return matchup_attachment_loader_load_any_finish (loader, result, part, error);
}

/* Pictures stay pictures, whatever they are called. */
static void
test_any (void)
{
  g_autofree char *folder = g_dir_make_tmp ("matchup-files-XXXXXX", NULL);
  g_autoptr (GBytes) png = test_pictures_make ("png", 30, 20);
  g_autoptr (GBytes) text = g_bytes_new_static ("Hello", 5);
  g_autoptr (GBytes) svg = g_bytes_new_static ("<svg xmlns='http://www.w3.org/2000/svg'/>", 41);
  g_autoptr (MatchupFilePart) part = NULL;
  g_autoptr (MatchupAttachment) picture = load_any (folder, "a.txt", png, &part, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (picture);
  g_assert_null (part);
  g_assert_null (load_any (folder, "b.png", text, &part, NULL));
  g_assert_cmpstr (matchup_file_part_peek_text (part, NULL), ==, "Hello");
  g_clear_object (&part);
  g_assert_null (load_any (folder, "c.svg", svg, &part, &error));
  g_assert_null (part);
  g_assert_error (error, MATCHUP_ATTACHMENT_ERROR, MATCHUP_ATTACHMENT_ERROR_DRAWING);
  matchup_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/files/kinds", test_kinds);
  g_test_add_func ("/files/encodings", test_encodings);
  g_test_add_func ("/files/refusals", test_refusals);
  g_test_add_func ("/files/too-much", test_too_much);
  g_test_add_func ("/files/pdf", test_pdf);
  g_test_add_func ("/files/pdf-without-text", test_pdf_without_text);
  g_test_add_func ("/files/bad-pdf", test_bad_pdf);
  g_test_add_func ("/files/hostile-pdf", test_hostile_pdf);
  g_test_add_func ("/files/cancel", test_cancel);
  g_test_add_func ("/files/hostile-reader", test_hostile_reader);
  g_test_add_func ("/files/any", test_any);

  return g_test_run ();
}
