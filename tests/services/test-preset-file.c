/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of presets: what was written is read as it was, and what anybody else wrote is taken whole
 * or refused with a sentence. */
#include "matchup-preset-file.h"
#include "matchup-test-folder.h"
#include "matchup-test-wait.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>

#define HEAD "{\"format\":\"matchup-presets\",\"version\":1,\"presets\":"

static GPtrArray *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *presets = matchup_preset_file_read (text, strlen (text), &error);

  g_assert_no_error (error);
  return presets;
}

static void
refuse (const char *text, const char *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (matchup_preset_file_read (text, strlen (text), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpstr (error->message, ==, sentence);
}

static void
test_round_trip (void)
{
  g_autoptr (GPtrArray) presets = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MatchupParams) full =
      matchup_params_new ("Line \"one\"\n\t- 第二行 \\ 🙂", 0.7, 1333, MATCHUP_THINKING_AUTO);
  g_autoptr (MatchupParams) empty = matchup_params_new_empty ();
  g_autoptr (MatchupParams) zero = matchup_params_new (NULL, 0, 1, MATCHUP_THINKING_OFF);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) read = NULL;

  g_ptr_array_add (presets, matchup_preset_new (NULL, "家教", "D", "讲讲：", full, TRUE));
  g_ptr_array_add (presets, matchup_preset_new (NULL, "Empty", NULL, NULL, empty, FALSE));
  g_ptr_array_add (presets, matchup_preset_new (NULL, "Zero", NULL, "a\nb ", zero, FALSE));
  text = matchup_preset_file_write (presets);
  /* As a person would write it. */
  g_assert_nonnull (strstr (text, "\"temperature\": 0.7,"));
  read = read_text (text);
  g_assert_cmpuint (read->len, ==, presets->len);
  for (guint i = 0; i < read->len; i++)
    {
      MatchupPreset *before = g_ptr_array_index (presets, i);
      MatchupPreset *after = g_ptr_array_index (read, i);

      g_assert_true (matchup_preset_is_like (before, after));
      g_assert_false (matchup_preset_is_built_in (after));
      g_assert_cmpstr (matchup_preset_get_id (before), !=, matchup_preset_get_id (after));
    }
}

/* By hand, as the header documents it. */
static void
test_documented (void)
{
  g_autoptr (GPtrArray) presets =
      read_text (HEAD "[{\"name\":\" A\\n B\\u202e \",\"instructions\":null,\"later\":[1],"
                      "\"temperature\":null,\"max_tokens\":null,\"thinking\":null,"
                      "\"starting_line\":\"x\\r\\ny\\u0007\\rz\"}],\"more\":true}");
  MatchupPreset *preset = g_ptr_array_index (presets, 0);
  MatchupParams *params = matchup_preset_get_params (preset);

  g_assert_cmpstr (matchup_preset_get_name (preset), ==, "A B");
  g_assert_cmpstr (matchup_preset_get_starting_line (preset), ==, "x\ny\nz");
  g_assert_null (matchup_params_get_instructions (params));
  g_assert_true (isnan (matchup_params_get_temperature (params)));
  g_assert_cmpint (matchup_params_get_max_tokens (params), ==, 0);
  g_assert_cmpint (matchup_params_get_thinking (params), ==, MATCHUP_THINKING_DEFAULT);
}

static void
test_refused (void)
{
  static const char none[] = "This is no file of presets.";
  static const char settings[] = "The settings of preset 1 of this file are not right.";

  refuse ("", none);
  refuse ("Be kind.", none);
  refuse ("[]", none);
  refuse ("{\"format\":\"other\",\"version\":1}", none);
  refuse ("{\"format\":\"matchup-presets\"}", none);
  refuse ("{\"format\":\"matchup-presets\",\"version\":2,\"presets\":[]}",
          "These presets were saved by a newer Matchup. Update this one to import them.");
  refuse (HEAD "[]}", "There are no presets in this file.");
  refuse (HEAD "{}}", "There are no presets in this file.");
  refuse (HEAD "[1]}", "Preset 1 of this file cannot be understood.");
  refuse (HEAD "[{\"name\":\"A\"},{\"name\":\"B\",\"instructions\":[\"x\"]}]}",
          "Preset 2 of this file cannot be understood.");
  refuse (HEAD "[{\"name\":\"A\"},{}]}", "Preset 2 of this file has no name.");
  refuse (HEAD "[{\"name\":\"\\u200b\\u202e \"}]}", "Preset 1 of this file has no name.");
  refuse (HEAD "[{\"name\":\"A\",\"temperature\":2.1}]}", settings);
  refuse (HEAD "[{\"name\":\"A\",\"temperature\":-1}]}", settings);
  refuse (HEAD "[{\"name\":\"A\",\"temperature\":\"hot\"}]}", settings);
  refuse (HEAD "[{\"name\":\"A\",\"max_tokens\":0}]}", settings);
  refuse (HEAD "[{\"name\":\"A\",\"max_tokens\":99999999999}]}", settings);
  refuse (HEAD "[{\"name\":\"A\",\"thinking\":\"hard\"}]}", settings);
  refuse (HEAD "[{\"name\":\"A\",\"thinking\":true}]}", settings);
}

/* @format has one %s for a text of @length letters. */
static void
refuse_long (const char *before, gsize length, const char *after, const char *sentence)
{
  g_autoptr (GString) text = g_string_new (before);

  for (gsize i = 0; i < length; i++)
    g_string_append (text, "字");
  g_string_append (text, after);
  refuse (text->str, sentence);
}

static void
test_too_long (void)
{
  g_autoptr (GString) many = g_string_new (HEAD "[{\"name\":\"A\"}");

  refuse_long (HEAD "[{\"name\":\"",
               MATCHUP_PRESET_MAX_NAME + 1,
               "\"}]}",
               "The name of preset 1 of this file is too long.");
  refuse_long (HEAD "[{\"name\":\"A\",\"instructions\":\"",
               MATCHUP_PRESET_MAX_INSTRUCTIONS + 1,
               "\"}]}",
               "The instructions of preset 1 of this file are too long.");
  refuse_long (HEAD "[{\"name\":\"A\",\"starting_line\":\"",
               MATCHUP_PRESET_MAX_STARTING_LINE + 1,
               "\"}]}",
               "The starting line of preset 1 of this file is too long.");
  for (guint i = 0; i < MATCHUP_PRESET_FILE_MAX_PRESETS; i++)
    g_string_append (many, ",{\"name\":\"A\"}");
  g_string_append (many, "]}");
  refuse (many->str, "There are too many presets in this file: at most 500 can be imported.");
}

static GPtrArray *
load (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  matchup_preset_file_load_async (file, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  return matchup_preset_file_load_finish (result, error);
}

static void
refuse_file (const char *path, const char *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load (path, &error));
  g_assert_nonnull (error);
  if (sentence != NULL)
    g_assert_cmpstr (error->message, ==, sentence);
}

static void
test_load (void)
{
  static const char text[] = HEAD "[{\"name\":\"家教\"}]}";
  g_autofree char *folder = g_dir_make_tmp ("matchup-presets-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.matchup-presets.json", NULL);
  g_autofree char *utf16 = NULL;
  gsize n_utf16;
  g_autoptr (GPtrArray) presets = NULL;
  g_autoptr (GPtrArray) other = NULL;
  g_autoptr (GError) error = NULL;

  refuse_file (path, NULL);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  refuse_file (path, "This is no file of presets.");
  g_assert_true (g_file_set_contents (path, "\0\1\2\3\377", 5, NULL));
  refuse_file (path, "This is no file of presets.");
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  presets = load (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (presets->len, ==, 1);
  /* As some editors save it. */
  utf16 = g_convert (text, -1, "UTF-16", "UTF-8", NULL, &n_utf16, NULL);
  g_assert_true (g_file_set_contents (path, utf16, (gssize) n_utf16, NULL));
  other = load (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (matchup_preset_get_name (g_ptr_array_index (other, 0)), ==, "家教");
  /* One that never ends, and one that is a folder. */
  refuse_file ("/dev/zero", "This file is too large to be one of presets.");
  refuse_file (folder, NULL);
  matchup_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/preset-file/round-trip", test_round_trip);
  g_test_add_func ("/services/preset-file/documented", test_documented);
  g_test_add_func ("/services/preset-file/refused", test_refused);
  g_test_add_func ("/services/preset-file/too-long", test_too_long);
  g_test_add_func ("/services/preset-file/load", test_load);
  return g_test_run ();
}
