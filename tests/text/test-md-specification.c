/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The examples of the CommonMark specification and of what GitHub added to it, as the package
 * goldmark brings them: however each comes, its blocks are those of the whole.
 */
#include "matchup-test-skip.h"
#include "md-check.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define FOLDER "/usr/share/gocode/src/github.com/yuin/goldmark"

static gboolean
has_examples (void)
{
  if (g_file_test (FOLDER, G_FILE_TEST_IS_DIR))
    return TRUE;
  /* Not every distribution has them: see build-aux/packages.sh. */
  if (g_getenv ("MATCHUP_TEST_MARKDOWN_EXAMPLES") != NULL)
    matchup_test_skip_without ("package with the examples of the CommonMark specification");
  else
    g_test_skip ("no package with the examples of the CommonMark specification is known here");
  return FALSE;
}

static void
test_commonmark (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *examples;

  if (!has_examples ())
    return;
  json_parser_load_from_file (parser, FOLDER "/_test/spec.json", &error);
  g_assert_no_error (error);
  examples = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (examples), >, 600);
  for (guint i = 0; i < json_array_get_length (examples); i++)
    md_check (
        json_object_get_string_member (json_array_get_object_element (examples, i), "markdown"));
}

/* A file of examples: number, line, Markdown, line, HTML, double line. */
static void
test_file (gconstpointer data)
{
  static const char begin[] = "//- - - - - - - - -//\n";
  static const char end[] = "//= = = = = = = = = = = = = = = = = = = = = = = =//\n";
  g_autofree char *path = g_build_filename (FOLDER, data, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;
  char *at;

  if (!has_examples ())
    return;
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  for (at = strstr (text, begin); at != NULL; at = strstr (at, begin), n++)
    {
      char *markdown = at + strlen (begin);
      char *markdown_end = strstr (markdown, begin);
      g_autofree char *example = NULL;

      g_assert_nonnull (markdown_end);
      example = g_strndup (markdown, (gsize) (markdown_end - markdown));
      md_check (example);
      at = strstr (markdown_end, end);
      g_assert_nonnull (at);
    }
  g_assert_cmpuint (n, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/md-specification/commonmark", test_commonmark);
  g_test_add_data_func ("/text/md-specification/extra", "_test/extra.txt", test_file);
  g_test_add_data_func ("/text/md-specification/table", "extension/_test/table.txt", test_file);
  g_test_add_data_func ("/text/md-specification/strikethrough",
                        "extension/_test/strikethrough.txt",
                        test_file);
  g_test_add_data_func ("/text/md-specification/task-list",
                        "extension/_test/tasklist.txt",
                        test_file);
  g_test_add_data_func ("/text/md-specification/links", "extension/_test/linkify.txt", test_file);
  g_test_add_data_func ("/text/md-specification/footnote",
                        "extension/_test/footnote.txt",
                        test_file);
  return g_test_run ();
}
