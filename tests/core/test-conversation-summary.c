/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-conversation-summary.h"
#include "matchup-test-notify.h"

static void
test_values (void)
{
  MatchupConversationSummary *summary =
      matchup_conversation_summary_new ("id", MATCHUP_CONVERSATION_KIND_COMPARE, NULL, 7, 2);

  g_assert_cmpstr (matchup_conversation_summary_get_id (summary), ==, "id");
  g_assert_cmpint (matchup_conversation_summary_get_kind (summary),
                   ==,
                   MATCHUP_CONVERSATION_KIND_COMPARE);
  g_assert_cmpstr (matchup_conversation_summary_get_title (summary), ==, "");
  g_assert_cmpint (matchup_conversation_summary_get_updated_at (summary), ==, 7);
  g_assert_cmpint (matchup_conversation_summary_get_pinned (summary), ==, TRUE);

  /* No title is an empty one. */
  matchup_test_expect_no_notify (summary, "title");
  matchup_conversation_summary_set_title (summary, NULL);
  matchup_test_assert_notified (summary);
  g_assert_cmpstr (matchup_conversation_summary_get_title (summary), ==, "");
  g_assert_finalize_object (summary);
}

static void
test_notifies (void)
{
  static const char *const others[] = { NULL };
  MatchupConversationSummary *summary =
      matchup_conversation_summary_new ("id", MATCHUP_CONVERSATION_KIND_CHAT, "Old", 1, FALSE);

  matchup_test_property_notifies (summary, "title", "New", "Newer");
  matchup_test_property_notifies (summary, "updated-at", G_GINT64_CONSTANT (2), G_MAXINT64);
  matchup_test_property_notifies (summary, "pinned", TRUE, FALSE);
  matchup_test_property_notifies (summary, "archived", TRUE, FALSE);
  matchup_test_property_notifies (summary, "practice", TRUE, FALSE);
  matchup_test_property_notifies (summary, "note", "No title was made", NULL);
  matchup_test_assert_all_properties (summary, others);
  g_assert_finalize_object (summary);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/conversation-summary/values", test_values);
  g_test_add_func ("/core/conversation-summary/notifies", test_notifies);

  return g_test_run ();
}
