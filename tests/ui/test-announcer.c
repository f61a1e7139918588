/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader is told of answers, and how often. */
#include "matchup-announcer.h"
#include "matchup-application-private.h"
#include "matchup-blind-answer.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

static GPtrArray *said;

/* GTK has it from 4.14 on; where it is there the program uses it, and here it is. */
void gtk_accessible_announce (GtkAccessible *accessible, const char *text, int priority);

G_MODULE_EXPORT void
gtk_accessible_announce (GtkAccessible *accessible, const char *text, int priority)
{
  g_assert_true (GTK_IS_WINDOW (accessible));
  g_assert_cmpint (priority, ==, 1);
  g_ptr_array_add (said, g_strdup (text));
}

typedef struct
{
  MatchupApplication *application;
  MatchupTestWorkspace *test;
  MatchupAnnouncer *announcer;
  MatchupWindow *window;
  MatchupConversation *conversation;
} Fixture;

static MatchupWorkspace *
make_no_workspace (gpointer user_data)
{
  g_assert_not_reached ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/one", "openai/two", "openai/three", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  const char *id;

  said = g_ptr_array_new_with_free_func (g_free);
  fixture->application =
      matchup_application_new_full (G_APPLICATION_NON_UNIQUE, make_no_workspace, NULL);
  g_assert_true (g_application_register (G_APPLICATION (fixture->application), NULL, NULL));
  fixture->test = matchup_test_workspace_new (NULL);
  fixture->announcer =
      matchup_announcer_new (GTK_APPLICATION (fixture->application), fixture->test->workspace);
  fixture->conversation =
      matchup_history_create (matchup_workspace_get_history (fixture->test->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              lineup,
                              FALSE);
  id = matchup_conversation_get_id (fixture->conversation);
  fixture->window = matchup_window_new (GTK_APPLICATION (fixture->application), NULL);
  matchup_window_set_workspace (fixture->window, fixture->test->workspace);
  matchup_window_open (fixture->window, id);
  matchup_test_present (fixture->window);
  matchup_test_wait_until (matchup_window_shows (fixture->window, id) &&
                           gtk_window_is_active (GTK_WINDOW (fixture->window)));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->announcer);
  matchup_test_destroy (fixture->window);
  g_object_unref (fixture->conversation);
  matchup_test_workspace_free (fixture->test);
  g_object_unref (fixture->application);
  g_ptr_array_unref (said);
}

static MatchupRun *
get_run (MatchupRound *round, guint slot)
{
  return matchup_answer_get_current (matchup_round_get_answer (round, slot));
}

static MatchupRound *
add_round (Fixture *fixture)
{
  return matchup_test_add_round (fixture->conversation, "Which?", "", MATCHUP_RUN_STATE_QUEUED);
}

/* As the workspace does it. */
static void
ask (Fixture *fixture, MatchupRound *round, guint n)
{
  for (guint i = 0; i < n; i++)
    g_signal_emit_by_name (fixture->test->workspace,
                           "asked",
                           fixture->conversation,
                           round,
                           get_run (round, i));
}

static void
end (MatchupRound *round, guint slot, MatchupRunState state)
{
  g_autoptr (MatchupErrorInfo) error =
      matchup_error_info_new_simple (MATCHUP_ERROR_KIND_AUTH, MATCHUP_ERROR_REASON_NONE, NULL);

  if (state == MATCHUP_RUN_STATE_FAILED)
    matchup_run_fail (get_run (round, slot), error);
  else
    g_assert_true (matchup_run_set_state (get_run (round, slot), state));
}

/* The next thing that is said, and nothing with it. */
static void
expect (const char *text)
{
  matchup_test_wait_until (said->len > 0);
  g_assert_cmpuint (said->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (said, 0), ==, text);
  g_ptr_array_set_size (said, 0);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Not per piece of text, and once for all that end together. */
static void
test_together (Fixture *fixture, gconstpointer data)
{
  MatchupRound *round = add_round (fixture);

  ask (fixture, round, 3);
  expect ("Waiting for 3 answers");
  for (guint i = 0; i < 300; i++)
    {
      matchup_run_append (get_run (round, i % 3), MATCHUP_PART_KIND_TEXT, "word ", -1);
      settle ();
    }
  g_assert_cmpuint (said->len, ==, 0);
  end (round, 0, MATCHUP_RUN_STATE_DONE);
  end (round, 1, MATCHUP_RUN_STATE_FAILED);
  end (round, 2, MATCHUP_RUN_STATE_DONE);
  expect ("2 answers are ready, 1 answer failed");
}

/* One after the other: each, and all at the end. */
static void
test_one_by_one (Fixture *fixture, gconstpointer data)
{
  MatchupRound *round = add_round (fixture);

  ask (fixture, round, 2);
  expect ("Waiting for 2 answers");
  end (round, 1, MATCHUP_RUN_STATE_DONE);
  settle ();
  g_assert_cmpuint (said->len, ==, 0);
  expect ("two has answered");
  end (round, 0, MATCHUP_RUN_STATE_DONE);
  expect ("2 answers are ready");
}

static void
test_single (Fixture *fixture, gconstpointer data)
{
  MatchupRound *round = add_round (fixture);

  ask (fixture, round, 1);
  expect ("Waiting for one");
  end (round, 0, MATCHUP_RUN_STATE_FAILED);
  expect ("The answer of one failed");
  /* Who stopped it knows. */
  round = add_round (fixture);
  ask (fixture, round, 1);
  expect ("Waiting for one");
  end (round, 0, MATCHUP_RUN_STATE_STOPPED);
  settle ();
  g_assert_cmpuint (said->len, ==, 0);
}

static void
test_blind (Fixture *fixture, gconstpointer data)
{
  static const guint slots[] = { 2, 0, 1 };
  MatchupRound *round = add_round (fixture);

  g_assert_true (matchup_round_restore_blind (round, slots, G_N_ELEMENTS (slots), 0));
  g_assert_true (matchup_blind_answer_is_hidden (round));
  ask (fixture, round, 1);
  expect ("Waiting for an answer");
  end (round, 0, MATCHUP_RUN_STATE_DONE);
  expect ("An answer is ready");
  round = add_round (fixture);
  g_assert_true (matchup_round_restore_blind (round, slots, G_N_ELEMENTS (slots), 0));
  ask (fixture, round, 1);
  expect ("Waiting for an answer");
  end (round, 0, MATCHUP_RUN_STATE_FAILED);
  expect ("An answer failed");
}

/* What is not before the person's eyes is not said. */
static void
test_elsewhere (Fixture *fixture, gconstpointer data)
{
  MatchupRound *round = add_round (fixture);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "results");
  matchup_test_wait_until (
      !matchup_window_shows (fixture->window, matchup_conversation_get_id (fixture->conversation)));
  ask (fixture, round, 2);
  settle ();
  end (round, 0, MATCHUP_RUN_STATE_DONE);
  end (round, 1, MATCHUP_RUN_STATE_DONE);
  settle ();
  g_assert_cmpuint (said->len, ==, 0);
}

int
main (int argc, char **argv)
{
  matchup_test_ui_init (&argc, &argv);
  g_test_add ("/ui/announcer/together", Fixture, NULL, set_up, test_together, tear_down);
  g_test_add ("/ui/announcer/one-by-one", Fixture, NULL, set_up, test_one_by_one, tear_down);
  g_test_add ("/ui/announcer/single", Fixture, NULL, set_up, test_single, tear_down);
  g_test_add ("/ui/announcer/blind", Fixture, NULL, set_up, test_blind, tear_down);
  g_test_add ("/ui/announcer/elsewhere", Fixture, NULL, set_up, test_elsewhere, tear_down);
  return g_test_run ();
}
