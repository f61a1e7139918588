/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of questions as people have them: pasted, from spreadsheets, old encodings, broken. */
#include "matchup-csv-reader.h"
#include "matchup-prompt-list.h"
#include "matchup-text-encoding.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
join (GPtrArray *rows)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *row = g_strjoinv ("|", g_ptr_array_index (rows, i));

      g_string_append_printf (out, "%s/", row);
    }
  return g_string_free (out, FALSE);
}

static void
test_csv (void)
{
  static const struct
  {
    const char *text;
    char separator;
    const char *rows;
  } cases[] = {
    { "", ',', "" },
    { "a", ',', "a/" },
    { "a,b\r\nc,d\r\n", ',', "a|b/c|d/" },
    { "a,b\rc,d", ',', "a|b/c|d/" },
    { "a,,\n,b\n", ',', "a||/|b/" },
    { "\n\na\n\n", ',', "a/" },
    { "\"a,\"\"b\"\"\r\nc\",d", ',', "a,\"b\"\nc|d/" },
    { "say \"hi\",x", ',', "say \"hi\"|x/" },
    { "\"a\"b,c", ',', "ab|c/" },
    { "\"\",\"\"", ',', "|/" },
    { "a;b,c", ';', "a|b,c/" },
    { "你好,世界", ',', "你好|世界/" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) rows =
          matchup_csv_read (cases[i].text, strlen (cases[i].text), cases[i].separator, 100, &error);
      g_autofree char *joined = NULL;

      g_assert_no_error (error);
      joined = join (rows);
      g_assert_cmpstr (joined, ==, cases[i].rows);
    }
}

static void
assert_refused (const char *text, gsize length, guint max_rows, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (matchup_csv_read (text, length, ',', max_rows, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_csv_hostile (void)
{
  g_autofree char *huge = g_malloc (1 << 20);

  assert_refused ("a,b\nc,\"d\ne,f\n", 13, 100, "line 2 is never closed");
  assert_refused ("a\nb\nc\n", 6, 2, "at most 2 entries");
  memset (huge, 'x', 1 << 20);
  assert_refused (huge, 1 << 20, 100, "line 1 is too long");
  huge[0] = '"';
  assert_refused (huge, 1 << 20, 100, "line 1 is too long");
}

static void
test_separator (void)
{
  static const struct
  {
    const char *text;
    char separator;
  } cases[] = {
    { "", '\0' },
    { "one\ntwo\n", '\0' },
    { "a,b\nc,d\n", ',' },
    { "a;b\nc;d\n", ';' },
    { "a\tb\nc\td\n", '\t' },
    { "1,5;2\n3,5;4\n", ';' },
    { "\"a,b\";c\n\"d\";e\n", ';' },
    { "Well, then\nNo comma\nNone here\nNor here\n", '\0' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (matchup_csv_detect_separator (cases[i].text, strlen (cases[i].text)),
                     ==,
                     cases[i].separator);
}

static void
assert_decoded (const char *bytes, gsize length, const char *expected)
{
  g_autoptr (GError) error = NULL;
  gsize n;
  g_autofree char *text = matchup_text_decode (bytes, length, &n, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (n, ==, strlen (expected));
}

static void
test_encodings (void)
{
  static const char *const encodings[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030" };
  static const char text[] = "为什么天是蓝的?\nWhy?\n";

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", text, NULL);
      gsize n;
      g_autofree char *plain = g_convert (text, -1, encodings[i], "UTF-8", NULL, &n, NULL);
      g_autofree char *with_mark = NULL;

      assert_decoded (plain, n, text);
      with_mark = g_convert (marked, -1, encodings[i], "UTF-8", NULL, &n, NULL);
      assert_decoded (with_mark, n, text);
    }
  assert_decoded ("", 0, "");
  g_assert_null (matchup_text_decode ("\0\0\0\0", 4, NULL, NULL));
  g_assert_null (matchup_text_decode ("\xff\xff\x01", 3, NULL, NULL));
  g_assert_null (matchup_text_decode ("a\0b", 3, NULL, NULL));
}

#define RUSSIAN                                                                                                                                                   \
  "Почему небо голубое? Объясни ребёнку пяти лет в трёх предложениях.\nСколько будет 2 + 2?\n" \
  "Ответь коротко — без формул и markdown.\n"
#define UKRAINIAN "Чому небо блакитне? Поясни дитині п'яти років, її мамі й татові.\n"
#define BULGARIAN "Защо небето е синьо? Обясни го на дете, което е на пет години.\n"
#define KOREAN "하늘은 왜 파란가요? 다섯 살 아이에게 세 문장으로 설명해 주세요.\n"
#define CHINESE "天空为什么是蓝色的？请用三句话给五岁的孩子解释。\n"
#define TRADITIONAL "天空為什麼是藍色的？請用三句話給五歲的孩子解釋。\n"
#define JAPANESE "空はなぜ青いのですか。五歳の子供に三つの文で説明してください。\n"
#define FRENCH "Pourquoi le ciel est-il bleu ? Réponds à un élève de cinq ans, s'il te plaît.\n"

/* What people have of the time before UTF-8. */
static void
test_old_encodings (void)
{
  static const struct
  {
    const char *encoding;
    const char *text;
  } cases[] = {
    { "WINDOWS-1251", RUSSIAN },
    { "KOI8-R", RUSSIAN },
    { "WINDOWS-1251", UKRAINIAN },
    { "KOI8-U", UKRAINIAN },
    { "WINDOWS-1251", BULGARIAN },
    { "WINDOWS-1251", "id;вопрос\n1;Почему небо синее?\n" },
    { "KOI8-R", "id;вопрос\n1;Почему небо синее?\n" },
    { "WINDOWS-1251", "ПОЧЕМУ НЕБО ГОЛУБОЕ, А НЕ БЕЛОЕ?" },
    { "EUC-KR", KOREAN },
    { "UHC", "번호,질문\n1,하늘은 왜 파란가요?\n" },
    { "GB18030", CHINESE },
    { "GBK", "表格\n标题\n" },
    { "GBK", "中心\n" },
    { "GBK", "李明，王芳，张伟" },
    { "BIG5", TRADITIONAL },
    { "SHIFT_JIS", JAPANESE },
    { "WINDOWS-1252", FRENCH },
    { "ISO-8859-1", "Grüße" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize n;
      g_autofree char *bytes = g_convert_with_fallback (cases[i].text,
                                                        -1,
                                                        cases[i].encoding,
                                                        "UTF-8",
                                                        "-",
                                                        NULL,
                                                        &n,
                                                        NULL);
      g_autofree char *wanted = NULL;

      g_assert_nonnull (bytes);
      wanted = g_convert (bytes, (gssize) n, "UTF-8", cases[i].encoding, NULL, NULL, NULL);
      assert_decoded (bytes, n, wanted);
    }
}

static MatchupPromptList *
make (const char *text, MatchupPromptListKind kind, const char *name)
{
  g_autoptr (GError) error = NULL;
  MatchupPromptList *list = matchup_prompt_list_new (text, strlen (text), kind, name, &error);

  g_assert_no_error (error);
  return list;
}

static void
assert_prompts (MatchupPromptList *list, guint column, gboolean header, const char *expected)
{
  g_auto (GStrv) prompts = matchup_prompt_list_dup_prompts (list, column, header, NULL, NULL);
  g_autofree char *joined = g_strjoinv ("|", prompts);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_lines (void)
{
  g_autoptr (MatchupPromptList) list =
      make (" one \r\n\r\n\ntwo, or\nTwo, or\ntwo, or\n", MATCHUP_PROMPT_LIST_GUESS, NULL);
  g_auto (GStrv) prompts = NULL;
  g_auto (GStrv) columns = matchup_prompt_list_dup_columns (list, FALSE);
  guint n_empty;
  guint n_duplicates;

  g_assert_false (matchup_prompt_list_is_table (list));
  g_assert_false (matchup_prompt_list_guess_header (list));
  g_assert_cmpuint (matchup_prompt_list_guess_column (list), ==, 0);
  g_assert_cmpuint (g_strv_length (columns), ==, 1);
  prompts = matchup_prompt_list_dup_prompts (list, 0, FALSE, &n_empty, &n_duplicates);
  g_assert_cmpuint (g_strv_length (prompts), ==, 3);
  g_assert_cmpstr (prompts[1], ==, "two, or");
  g_assert_cmpuint (n_empty, ==, 2);
  g_assert_cmpuint (n_duplicates, ==, 1);
}

static void
test_table (void)
{
  static const char text[] = "id,Question,category\n"
                             "1,\"What, then?\nSay it\",a\n"
                             "2,Why?,b\n"
                             "3\n";
  g_autoptr (MatchupPromptList) list = make (text, MATCHUP_PROMPT_LIST_GUESS, "Set.CSV");
  g_autoptr (MatchupPromptList) pasted =
      make ("a\tlonger b\nc\tlonger d\n", MATCHUP_PROMPT_LIST_GUESS, NULL);
  g_autoptr (MatchupPromptList) chinese =
      make ("编号;问题\n1;你好吗\n", MATCHUP_PROMPT_LIST_TABLE, NULL);
  g_auto (GStrv) columns = matchup_prompt_list_dup_columns (list, TRUE);
  g_auto (GStrv) unnamed = matchup_prompt_list_dup_columns (list, FALSE);

  g_assert_true (matchup_prompt_list_is_table (list));
  g_assert_true (matchup_prompt_list_guess_header (list));
  g_assert_cmpuint (matchup_prompt_list_guess_column (list), ==, 1);
  g_assert_cmpstr (columns[1], ==, "Question");
  g_assert_cmpstr (unnamed[1], ==, "Column 2");
  assert_prompts (list, 1, TRUE, "What, then?\nSay it|Why?");
  assert_prompts (list, 2, FALSE, "category|a|b");
  assert_prompts (list, 99, TRUE, "");
  g_assert_true (matchup_prompt_list_is_table (pasted));
  g_assert_false (matchup_prompt_list_guess_header (pasted));
  g_assert_cmpuint (matchup_prompt_list_guess_column (pasted), ==, 1);
  assert_prompts (pasted, 1, FALSE, "longer b|longer d");
  g_assert_cmpuint (matchup_prompt_list_guess_column (chinese), ==, 1);
  g_assert_true (matchup_prompt_list_guess_header (chinese));
  g_assert_cmpstr (matchup_prompt_list_get_text (chinese), ==, "编号;问题\n1;你好吗\n");
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static MatchupPromptList *
load (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  matchup_prompt_list_load_async (file, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return matchup_prompt_list_load_finish (result, error);
}

/* A file that only says that it is large, and one that has no end. */
static void
test_load (void)
{
  g_autofree char *folder = g_dir_make_tmp ("matchup-list-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "list.tsv", NULL);
  g_autoptr (MatchupPromptList) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) endless = NULL;
  FILE *file;

  g_assert_true (g_file_set_contents (path, "\xef\xbb\xbfprompt\tx\nhi\t1\n", -1, NULL));
  list = load (path, &error);
  g_assert_no_error (error);
  assert_prompts (list, matchup_prompt_list_guess_column (list), TRUE, "hi");

  file = g_fopen (path, "wb");
  g_assert_cmpint (ftruncate (fileno (file), 100 * 1024 * 1024), ==, 0);
  fclose (file);
  g_assert_null (load (path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "16"));
  g_assert_null (load ("/dev/zero", &endless));
  g_assert_error (endless, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_remove (path);
  g_assert_null (load (path, &missing));
  g_assert_error (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_rmdir (folder);
}

static void
test_limits (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i <= MATCHUP_PROMPT_LIST_MAX * 4; i++)
    g_string_append (text, "\n");
  g_assert_null (
      matchup_prompt_list_new (text->str, text->len, MATCHUP_PROMPT_LIST_LINES, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_string_truncate (text, 0);
  for (guint i = 0; i <= MATCHUP_CSV_FIELD_MAX; i++)
    g_string_append_c (text, 'x');
  g_assert_null (
      matchup_prompt_list_new (text->str, text->len, MATCHUP_PROMPT_LIST_LINES, NULL, &error));
  g_assert_nonnull (strstr (error->message, "Line 1"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/prompt-list/csv", test_csv);
  g_test_add_func ("/text/prompt-list/csv-hostile", test_csv_hostile);
  g_test_add_func ("/text/prompt-list/separator", test_separator);
  g_test_add_func ("/text/prompt-list/encodings", test_encodings);
  g_test_add_func ("/text/prompt-list/old-encodings", test_old_encodings);
  g_test_add_func ("/text/prompt-list/lines", test_lines);
  g_test_add_func ("/text/prompt-list/table", test_table);
  g_test_add_func ("/text/prompt-list/load", test_load);
  g_test_add_func ("/text/prompt-list/limits", test_limits);
  return g_test_run ();
}
