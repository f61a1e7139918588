/* SPDX-License-Identifier: GPL-3.0-or-later */
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/message/parts-by-kind", test_parts_by_kind);
  g_test_add_func ("/core/message/always-valid", test_always_valid);
  g_test_add_func ("/core/message/one-text", test_one_text);

  return g_test_run ();
}
