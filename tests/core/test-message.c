/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-file-type.h"
#include "matchup-message.h"

#include <string.h>

typedef struct
{
  guint count;
  guint part;
  guint64 offset;
  guint64 length;
} Appended;

static void
appended_cb (MatchupMessage *message, guint part, guint64 offset, guint64 length, Appended *seen)
{
  seen->count++;
  seen->part = part;
  seen->offset = offset;
  seen->length = length;
}

static void
test_parts_by_kind (void)
{
  MatchupMessage *message = matchup_message_new (MATCHUP_ROLE_ASSISTANT);
  Appended seen = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *reasoning = NULL;

  g_signal_connect (message, "appended", G_CALLBACK (appended_cb), &seen);
  matchup_message_append (message, MATCHUP_PART_KIND_REASONING, "hm", -1);
  matchup_message_append (message, MATCHUP_PART_KIND_REASONING, "m", 1);
  g_assert_cmpuint (seen.part, ==, 0);
  g_assert_cmpuint (seen.offset, ==, 2);
  g_assert_cmpuint (seen.length, ==, 1);
  matchup_message_append (message, MATCHUP_PART_KIND_TEXT, "Yes", -1);
  g_assert_cmpuint (seen.part, ==, 1);
  g_assert_cmpuint (seen.offset, ==, 0);
  matchup_message_append (message, MATCHUP_PART_KIND_REASONING, "!", -1);
  matchup_message_append (message, MATCHUP_PART_KIND_TEXT, ".", -1);
  matchup_message_append (message, MATCHUP_PART_KIND_TEXT, "", -1);
  g_assert_cmpuint (seen.count, ==, 5);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (message)), ==, 4);
  text = matchup_message_dup_text (message, MATCHUP_PART_KIND_TEXT);
  reasoning = matchup_message_dup_text (message, MATCHUP_PART_KIND_REASONING);
  g_assert_cmpstr (text, ==, "Yes.");
  g_assert_cmpstr (reasoning, ==, "hmm!");
  g_assert_cmpuint (matchup_message_get_length (message, MATCHUP_PART_KIND_TEXT), ==, 4);
  g_assert_finalize_object (message);
}

static void
test_always_valid (void)
{
  g_autoptr (MatchupTextPart) part = matchup_text_part_new (MATCHUP_PART_KIND_TEXT);
  const char with_nul[] = { 'a', '\0', 'b' };
  const char *text;
  gsize length;

  matchup_text_part_append (part, "\xff\xfe", 2);
  matchup_text_part_append (part, with_nul, sizeof with_nul);
  text = matchup_text_part_peek (part, &length);
  g_assert_true (g_utf8_validate (text, (gssize) length, NULL));
  g_assert_cmpuint (strlen (text), ==, length);
  g_assert_cmpstr (text,
                   ==,
                   "\xef\xbf\xbd\xef\xbf\xbd"
                   "a\xef\xbf\xbd"
                   "b");
}

static void
test_one_text (void)
{
  g_autoptr (MatchupMessage) message = matchup_message_new_text (MATCHUP_ROLE_USER, "Hi");
  g_autoptr (MatchupMessage) empty = matchup_message_new_text (MATCHUP_ROLE_USER, "");

  g_assert_false (matchup_message_is_empty (message));
  g_assert_true (matchup_message_is_empty (empty));
  g_assert_cmpint (matchup_message_get_role (message), ==, MATCHUP_ROLE_USER);
}

static void
test_files (void)
{
  g_autoptr (MatchupMessage) message = matchup_message_new_text (MATCHUP_ROLE_USER, "Read this");
  g_autoptr (MatchupFilePart) file =
      matchup_file_part_new ("plan.pdf", "application/pdf", 20000, 2, "Monday\nTuesday");
  g_autofree char *text = NULL;

  g_assert_false (matchup_message_has_files (message));
  matchup_message_add_file (message, file);
  g_assert_true (matchup_message_has_files (message));
  g_assert_false (matchup_message_has_images (message));
  g_assert_cmpint (matchup_file_part_get_size (file), ==, 20000);
  g_assert_cmpuint (matchup_file_part_get_pages (file), ==, 2);
  g_assert_cmpuint (matchup_file_part_get_lines (file), ==, 2);
  /* What is in it is not what the person wrote. */
  text = matchup_message_dup_text (message, MATCHUP_PART_KIND_TEXT);
  g_assert_cmpstr (text, ==, "Read this");
}

/* A name comes from anywhere: it stays one line of text, and not a long one. */
static void
test_file_names (void)
{
  g_autofree char *endless = g_strnfill (5000, 'x');
  g_autofree char *with_end = g_strconcat (endless, ".csv", NULL);
  g_autoptr (MatchupFilePart) hostile =
      matchup_file_part_new_text (" a\nb\xe2\x80\xae\xff.txt", "text/plain", "1\n2\n");
  g_autoptr (MatchupFilePart) named_long =
      matchup_file_part_new_text (with_end, "text/csv", "\xff");
  gsize length;

  g_assert_cmpstr (matchup_file_part_get_name (hostile), ==, "a b \xef\xbf\xbd.txt");
  g_assert_cmpuint (matchup_file_part_get_lines (hostile), ==, 2);
  g_assert_cmpint (matchup_file_part_get_size (hostile), ==, 4);
  g_assert_cmpint (g_utf8_strlen (matchup_file_part_get_name (named_long), -1), ==, 120);
  g_assert_true (g_str_has_suffix (matchup_file_part_get_name (named_long), "x.csv"));
  g_assert_cmpstr (matchup_file_part_peek_text (named_long, &length), ==, "\xef\xbf\xbd");
  g_assert_cmpuint (length, ==, 3);
}

static void
test_file_types (void)
{
  g_assert_cmpstr (matchup_file_type_of_name ("/a/B.PY")->language, ==, "python");
  g_assert_cmpstr (matchup_file_type_of_name ("Makefile")->language, ==, "makefile");
  g_assert_cmpstr (matchup_file_type_of_name ("README")->mime_type, ==, "text/plain");
  g_assert_cmpstr (matchup_file_type_of_name ("")->mime_type, ==, "text/plain");
  g_assert_cmpstr (matchup_file_type_of_name ("a.")->mime_type, ==, "text/plain");
  g_assert_cmpstr (matchup_file_type_of_mime_type ("text/csv")->language, ==, "csv");
  g_assert_cmpstr (matchup_file_type_of_mime_type ("video/mp4")->mime_type, ==, "text/plain");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/message/parts-by-kind", test_parts_by_kind);
  g_test_add_func ("/core/message/always-valid", test_always_valid);
  g_test_add_func ("/core/message/one-text", test_one_text);
  g_test_add_func ("/core/message/files", test_files);
  g_test_add_func ("/core/message/file-names", test_file_names);
  g_test_add_func ("/core/message/file-types", test_file_types);

  return g_test_run ();
}
