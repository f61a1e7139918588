/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The race: what is drawn is what was measured, on one clock and one scale, in both directions. */
#include "matchup-race-bar.h"
#include "matchup-race-strip.h"
#include "matchup-test-clock.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

#define SECOND G_USEC_PER_SEC

static void
collect_rects (GskRenderNode *node, float dx, GArray *rects)
{
  switch (gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        collect_rects (gsk_container_node_get_child (node, i), dx, rects);
      break;
    case GSK_TRANSFORM_NODE:
      {
        float x, y;

        gsk_transform_to_translate (gsk_transform_node_get_transform (node), &x, &y);
        collect_rects (gsk_transform_node_get_child (node), dx + x, rects);
      }
      break;
    case GSK_CLIP_NODE:
      collect_rects (gsk_clip_node_get_child (node), dx, rects);
      break;
    case GSK_COLOR_NODE:
      {
        graphene_rect_t rect;

        gsk_render_node_get_bounds (node, &rect);
        rect.origin.x += dx;
        g_array_append_val (rects, rect);
      }
      break;
    default:
      g_error ("a race bar draws a node of type %d", gsk_render_node_get_node_type (node));
    }
}

/* What the bar draws in a width of 200 pixels. */
static GArray *
draw (const MatchupPhases *phases, double scale, GtkTextDirection direction)
{
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  GtkWidget *bar = matchup_race_bar_new ();
  GtkWindow *window;
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  gtk_widget_set_direction (bar, direction);
  gtk_widget_set_size_request (bar, 200, -1);
  gtk_widget_set_halign (bar, GTK_ALIGN_START);
  matchup_race_bar_set (MATCHUP_RACE_BAR (bar), phases, scale);
  window = matchup_test_show (bar, 300, 50);
  g_assert_cmpint (gtk_widget_get_width (bar), ==, 200);
  paintable = gtk_widget_paintable_new (bar);
  gdk_paintable_snapshot (paintable, snapshot, 200, gtk_widget_get_height (bar));
  node = gtk_snapshot_to_node (snapshot);
  if (node != NULL)
    {
      collect_rects (node, 0, rects);
      gsk_render_node_unref (node);
    }
  g_clear_object (&paintable);
  matchup_test_destroy (window);
  return rects;
}

static void
assert_rect (GArray *rects, guint i, float x, float width)
{
  graphene_rect_t *rect = &g_array_index (rects, graphene_rect_t, i);

  g_assert_cmpfloat_with_epsilon (rect->origin.x, x, 0.5f);
  g_assert_cmpfloat_with_epsilon (rect->size.width, width, 0.5f);
}

/* Every phase is told apart by its height, so that nobody needs to see the colours. */
static void
test_bar (void)
{
  const MatchupPhases phases = { 100, 200, 300, 400 };
  g_autoptr (GArray) rects = draw (&phases, 2000, GTK_TEXT_DIR_LTR);

  g_assert_cmpuint (rects->len, ==, 4);
  assert_rect (rects, 0, 0, 10);
  assert_rect (rects, 1, 10, 20);
  assert_rect (rects, 2, 30, 30);
  assert_rect (rects, 3, 60, 40);
  for (guint i = 1; i < 4; i++)
    g_assert_cmpfloat (g_array_index (rects, graphene_rect_t, i - 1).size.height,
                       <,
                       g_array_index (rects, graphene_rect_t, i).size.height);
}

static void
test_bar_rtl (void)
{
  const MatchupPhases phases = { 100, 200, 0, 400 };
  g_autoptr (GArray) rects = draw (&phases, 2000, GTK_TEXT_DIR_RTL);

  g_assert_cmpuint (rects->len, ==, 3);
  assert_rect (rects, 0, 190, 10);
  assert_rect (rects, 1, 170, 20);
  assert_rect (rects, 2, 130, 40);
}

/* Longer than the scale is cut at the end; without a scale there is nothing. */
static void
test_bar_limits (void)
{
  const MatchupPhases phases = { 1000, 0, 0, 5000 };
  g_autoptr (GArray) cut = draw (&phases, 2000, GTK_TEXT_DIR_LTR);
  g_autoptr (GArray) none = draw (&phases, 0, GTK_TEXT_DIR_LTR);

  g_assert_cmpuint (cut->len, ==, 2);
  assert_rect (cut, 1, 100, 100);
  g_assert_cmpuint (none->len, ==, 0);
}

typedef struct
{
  MatchupTestClock *clock;
  MatchupConversation *conversation;
  MatchupRun *runs[2];
  GtkWidget *strip;
  GtkWindow *window;
} Fixture;

static void
set_timings (MatchupRun *run, gint64 connected, gint64 first_text, gint64 done)
{
  MatchupTimings timings;

  matchup_timings_init (&timings);
  timings.tries = 1;
  timings.connected = connected;
  timings.first_text = first_text;
  timings.done = done;
  matchup_run_set_timings (run, &timings);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/quick", "openai/slow", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  MatchupRound *round;

  fixture->clock = matchup_test_clock_new ();
  fixture->conversation =
      matchup_conversation_new (NULL, MATCHUP_CONVERSATION_KIND_COMPARE, 1, TRUE);
  matchup_lineup_set_all (matchup_conversation_get_lineup (fixture->conversation), lineup);
  round = matchup_test_add_round (fixture->conversation, "Go", "", MATCHUP_RUN_STATE_CONNECTING);
  for (guint i = 0; i < 2; i++)
    {
      fixture->runs[i] = matchup_answer_get_current (matchup_round_get_answer (round, i));
      matchup_run_set_start_monotonic (fixture->runs[i],
                                       matchup_clock_get_monotonic (
                                           MATCHUP_CLOCK (fixture->clock)));
      set_timings (fixture->runs[i], -1, -1, -1);
    }
  fixture->strip = matchup_race_strip_new (round, MATCHUP_CLOCK (fixture->clock));
  fixture->window = matchup_test_show (fixture->strip, 400, 100);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_test_destroy (fixture->window);
  g_object_unref (fixture->conversation);
  g_object_unref (fixture->clock);
}

static GtkWidget *
get_cell (Fixture *fixture, int column, int row)
{
  return gtk_grid_get_child_at (GTK_GRID (matchup_test_find_type (fixture->strip, GTK_TYPE_GRID)),
                                column,
                                row);
}

static const char *
get_time (Fixture *fixture, int row)
{
  return gtk_label_get_text (GTK_LABEL (get_cell (fixture, 2, row)));
}

static void
assert_name (Fixture *fixture, int row, const char *expected)
{
  g_autofree char *name = matchup_test_dup_accessible_name (get_cell (fixture, 1, row));

  g_assert_cmpstr (name, ==, expected);
}

static void
wait_for_time (Fixture *fixture, int row, const char *time)
{
  matchup_test_wait_until (g_str_equal (get_time (fixture, row), time));
}

static void
test_as_it_happens (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = NULL;

  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (get_cell (fixture, 0, 1))), ==, "B");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (get_cell (fixture, 0, 1)), ==, "slow");
  matchup_test_clock_advance (fixture->clock, 2 * SECOND);
  wait_for_time (fixture, 0, "2.0\302\240s");
  wait_for_time (fixture, 1, "2.0\302\240s");

  set_timings (fixture->runs[0], 500000, 1500000, 2500000);
  matchup_run_set_state (fixture->runs[0], MATCHUP_RUN_STATE_DONE);
  matchup_test_clock_advance (fixture->clock, 3 * SECOND);
  wait_for_time (fixture, 1, "5.0\302\240s");
  g_assert_cmpstr (get_time (fixture, 0), ==, "2.5\302\240s");

  set_timings (fixture->runs[1], 1000000, 4000000, 6000000);
  matchup_run_set_state (fixture->runs[1], MATCHUP_RUN_STATE_DONE);
  wait_for_time (fixture, 1, "6.0\302\240s");

  /* It has ended: the time that goes on is no longer the race's. */
  matchup_test_clock_advance (fixture->clock, 9 * SECOND);
  matchup_test_wait_frames (fixture->window, 3);
  g_assert_cmpstr (get_time (fixture, 1), ==, "6.0\302\240s");
  name = matchup_test_dup_accessible_name (get_cell (fixture, 1, 1));
  g_assert_cmpstr (name, ==, "slow: waited 4.0 s, thought 0.0 s, wrote 2.0 s");
}

/* A bar that ended without an answer must not look like a quick one. */
static void
test_failed_and_stopped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupErrorInfo) error =
      matchup_error_info_new_simple (MATCHUP_ERROR_KIND_SERVER, MATCHUP_ERROR_REASON_NONE, NULL);

  matchup_run_fail (fixture->runs[0], error);
  matchup_run_set_state (fixture->runs[1], MATCHUP_RUN_STATE_STOPPED);
  wait_for_time (fixture, 0, "failed");
  wait_for_time (fixture, 1, "stopped");
  assert_name (fixture, 0, "quick: failed");
}

/* Who was not asked has no time, and does not look quick either. */
static void
test_skipped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupErrorInfo) error =
      matchup_error_info_new_simple (MATCHUP_ERROR_KIND_INVALID_REQUEST,
                                     MATCHUP_ERROR_REASON_IMAGE,
                                     NULL);
  MatchupTimings timings;

  matchup_timings_init (&timings);
  matchup_run_set_timings (fixture->runs[0], &timings);
  matchup_run_fail (fixture->runs[0], error);
  set_timings (fixture->runs[1], 1000000, 2000000, 3000000);
  matchup_run_fail (fixture->runs[1], error);
  wait_for_time (fixture, 0, "skipped");
  wait_for_time (fixture, 1, "failed");
  assert_name (fixture, 0, "quick: skipped");
  assert_name (fixture, 1, "slow: waited 2.0 s, thought 0.0 s, wrote 1.0 s (failed)");
}

/* An answer without any run, as a file may hold it. */
static void
test_never_asked (void)
{
  g_autoptr (MatchupMessage) prompt = matchup_message_new_text (MATCHUP_ROLE_USER, "Go");
  g_autoptr (MatchupRound) round = matchup_round_new (NULL, prompt, 1);
  g_autoptr (MatchupContestant) contestant = matchup_test_contestant_new ("openai/m");
  g_autoptr (MatchupAnswer) answer = matchup_answer_new (contestant);
  GtkWidget *strip;
  GtkWidget *grid;

  matchup_round_add_answer (round, answer);
  strip = g_object_ref_sink (matchup_race_strip_new (round, matchup_clock_get_system ()));
  grid = matchup_test_find_type (strip, GTK_TYPE_GRID);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_grid_get_child_at (GTK_GRID (grid), 2, 0))),
                   ==,
                   "skipped");
  g_assert_finalize_object (strip);
}

/* What all bars of the first round tell. */
static char *
dup_picture (MatchupConversation *conversation, MatchupClock *clock)
{
  MatchupRound *round = matchup_conversation_get_round (conversation, 0);
  GtkWidget *strip = g_object_ref_sink (matchup_race_strip_new (round, clock));
  GtkGrid *grid = GTK_GRID (matchup_test_find_type (strip, GTK_TYPE_GRID));
  GString *picture = g_string_new (NULL);

  for (guint i = 0; i < matchup_round_get_n_answers (round); i++)
    {
      g_autofree char *name =
          matchup_test_dup_accessible_name (gtk_grid_get_child_at (grid, 1, (int) i));

      g_string_append_printf (picture,
                              "%s|%s\n",
                              name,
                              gtk_label_get_text (
                                  GTK_LABEL (gtk_grid_get_child_at (grid, 2, (int) i))));
    }
  g_assert_finalize_object (strip);
  return g_string_free (picture, FALSE);
}

/* The picture is the same after the next start, with retries, thoughts and failures. */
static void
test_after_restart (void)
{
  static const char *const models[] = { "openai/fast",
                                        "openai/thinking",
                                        "openai/flaky-503",
                                        "openai/fail-401",
                                        NULL };
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupConversation) conversation = NULL;
  g_autoptr (MatchupConversation) loaded = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  matchup_test_workspace_start_server (test);
  matchup_test_workspace_connect (test, "openai", "test-key");
  conversation = matchup_history_create (matchup_workspace_get_history (test->workspace),
                                         MATCHUP_CONVERSATION_KIND_COMPARE,
                                         lineup,
                                         FALSE);
  {
    g_autoptr (MatchupRunGroup) group = matchup_workspace_ask (test->workspace, conversation, "Go");

    matchup_test_wait_until (!matchup_run_group_get_busy (group));
  }
  before = dup_picture (conversation, matchup_clock_get_system ());
  g_assert_nonnull (strstr (before, "(failed)|failed"));
  g_assert_nonnull (strstr (before, "flaky-503: lost "));
  matchup_test_workspace_reopen (test);
  loaded = matchup_test_workspace_open (test, matchup_conversation_get_id (conversation));
  g_assert_true (loaded != conversation);
  after = dup_picture (loaded, matchup_clock_get_system ());
  g_assert_cmpstr (after, ==, before);
}

/* What heights and colours mean can be read. */
static void
test_legend (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = get_cell (fixture, 3, 0);
  g_autofree char *name = matchup_test_dup_accessible_name (button);
  g_autofree char *texts = NULL;
  GtkWidget *popover;

  g_assert_cmpstr (name, ==, "What the bars mean");
  g_assert_null (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  matchup_test_wait_until (gtk_widget_get_mapped (popover));
  texts = matchup_test_dup_texts (popover);
  g_assert_nonnull (strstr (texts, "Thinking"));
  g_assert_nonnull (strstr (texts, "Waiting for the answer to begin"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
}

/* Asking again starts the bar anew. */
static void
test_asked_again (Fixture *fixture, gconstpointer data)
{
  MatchupRound *round = matchup_conversation_get_round (fixture->conversation, 0);
  MatchupAnswer *answer = matchup_round_get_answer (round, 0);
  g_autoptr (MatchupRun) again = matchup_run_new (NULL, matchup_answer_get_contestant (answer));

  for (guint i = 0; i < 2; i++)
    {
      set_timings (fixture->runs[i], 1000000, 2000000, 3000000);
      matchup_run_set_state (fixture->runs[i], MATCHUP_RUN_STATE_DONE);
    }
  wait_for_time (fixture, 0, "3.0\302\240s");
  matchup_answer_add_run (answer, again);
  matchup_run_set_start_monotonic (again,
                                   matchup_clock_get_monotonic (MATCHUP_CLOCK (fixture->clock)));
  set_timings (again, -1, -1, -1);
  matchup_test_clock_advance (fixture->clock, SECOND);
  wait_for_time (fixture, 0, "1.0\302\240s");
  g_assert_cmpstr (get_time (fixture, 1), ==, "3.0\302\240s");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/ui/race-strip/as-it-happens", test_as_it_happens },
    { "/ui/race-strip/failed-and-stopped", test_failed_and_stopped },
    { "/ui/race-strip/skipped", test_skipped },
    { "/ui/race-strip/legend", test_legend },
    { "/ui/race-strip/asked-again", test_asked_again },
  };

  matchup_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/race-bar/phases", test_bar);
  g_test_add_func ("/ui/race-bar/rtl", test_bar_rtl);
  g_test_add_func ("/ui/race-bar/limits", test_bar_limits);
  g_test_add_func ("/ui/race-strip/never-asked", test_never_asked);
  g_test_add_func ("/ui/race-strip/after-restart", test_after_restart);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
