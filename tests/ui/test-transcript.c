/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A comparison on screen while it is written: what a frame costs, and where the view stands. */
#include "matchup-answer-view.h"
#include "matchup-markdown-view.h"
#include "matchup-round-row.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"
#include "matchup-text-block-private.h"
#include "matchup-transcript.h"

#include <time.h>

/* A hundred times faster than services send, and less than what one frame always takes over. */
#define BYTES_PER_FRAME 1500
#define FRAMES 50
/* What stands there already in the second half of the measurement. */
#define MEGABYTE (1024 * 1024)
#define PIECE (MEGABYTE / 10)
/* For the speed of this computer: about ten frames' worth, several times. */
#define SAMPLE (16 * 1024)
#define SAMPLES 4

static MatchupTestWorkspace *test;

static MatchupConversation *
create_conversation (const char *const *models)
{
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);

  return matchup_history_create (matchup_workspace_get_history (test->workspace),
                                 MATCHUP_CONVERSATION_KIND_COMPARE,
                                 lineup,
                                 TRUE);
}

static GtkWindow *
show (MatchupConversation *conversation, int height)
{
  GtkWidget *transcript = matchup_transcript_new (test->workspace);

  matchup_transcript_set_conversation (MATCHUP_TRANSCRIPT (transcript), conversation);
  return matchup_test_show (transcript, 800, height);
}

static MatchupRun *
get_run (MatchupConversation *conversation, guint position)
{
  MatchupRound *round =
      matchup_conversation_get_round (conversation,
                                      matchup_conversation_get_n_rounds (conversation) - 1);

  return matchup_answer_get_current (matchup_round_get_answer (round, position));
}

/* What a frame with new text takes of the processor, in milliseconds on average. */
typedef struct
{
  double tick; /* between two frames: new text comes and is taken over */
  double layout;
  double paint;
} Cost;

typedef struct
{
  MatchupRun *run;
  const char *text; /* repeated */
  guint n_frames;   /* that have been measured */
  gboolean fed;     /* there is new text for the frame that comes */
  gint64 ended;     /* the frame before; all of them CPU time */
  gint64 started;
  gint64 laid_out;
  Cost sum;
  double longest_tick;
} Measurement;

/* Of this thread alone, so that nothing else on the computer counts. */
static gint64
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
frame_begins_cb (GdkFrameClock *clock, Measurement *measurement)
{
  measurement->started = get_cpu_time ();
}

static void
laid_out_cb (GdkFrameClock *clock, Measurement *measurement)
{
  measurement->laid_out = get_cpu_time ();
}

static void
painted_cb (GdkFrameClock *clock, Measurement *measurement)
{
  gint64 now = get_cpu_time ();
  double tick = (double) (measurement->started - measurement->ended) / 1000;
  gint64 laid_out = MAX (measurement->laid_out, measurement->started); /* or nothing was laid out */

  if (!measurement->fed)
    return;
  measurement->fed = FALSE;
  measurement->n_frames++;
  measurement->sum.tick += tick;
  measurement->sum.layout += (double) (laid_out - measurement->started) / 1000;
  measurement->sum.paint += (double) (now - laid_out) / 1000;
  measurement->longest_tick = MAX (measurement->longest_tick, tick);
}

static void
append (MatchupRun *run, const char *text, gsize total)
{
  gsize length = strlen (text);

  for (gsize n = 0; n < total; n += length)
    matchup_run_append (run, MATCHUP_PART_KIND_TEXT, text, (gssize) length);
}

/* The text for the next frame comes between two of them, as it does from the network. */
static void
frame_ended_cb (GdkFrameClock *clock, Measurement *measurement)
{
  measurement->ended = get_cpu_time ();
  append (measurement->run, measurement->text, BYTES_PER_FRAME);
  measurement->fed = TRUE;
}

static void
connect_clock (GtkWindow *window, Measurement *measurement)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));

  g_signal_connect (clock, "before-paint", G_CALLBACK (frame_begins_cb), measurement);
  g_signal_connect_after (clock, "layout", G_CALLBACK (laid_out_cb), measurement);
  g_signal_connect_after (clock, "paint", G_CALLBACK (painted_cb), measurement);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (frame_ended_cb), measurement);
}

/* Streams for some frames and gives what one of them cost. */
static Cost
measure (GtkWindow *window, MatchupRun *run, const char *text, const char *when)
{
  Measurement measurement = { .run = run, .text = text };
  Cost mean;

  connect_clock (window, &measurement);
  gtk_widget_queue_draw (GTK_WIDGET (window));
  while (measurement.n_frames < FRAMES)
    {
      guint before = measurement.n_frames;

      matchup_test_wait_until (measurement.n_frames > before); /* patience for each of them */
    }
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (window)),
                                        &measurement);
  mean = (Cost){ measurement.sum.tick / FRAMES,
                 measurement.sum.layout / FRAMES,
                 measurement.sum.paint / FRAMES };
  g_test_message ("%s: ticks %.2f ms (%.2f ms at most), layout %.2f ms, paint %.2f ms",
                  when,
                  mean.tick,
                  measurement.longest_tick,
                  mean.layout,
                  mean.paint);
  return mean;
}

/* Milliseconds that Pango alone needs for SAMPLE bytes, on this computer and in this build. */
static double
measure_pango (GtkWindow *window, const char *text)
{
  gint64 start = get_cpu_time ();
  double needed;

  for (gsize n = 0; n < SAMPLE * SAMPLES; n += strlen (text))
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (window), text);
      int height;

      pango_layout_set_width (layout, 350 * PANGO_SCALE);
      pango_layout_get_pixel_size (layout, NULL, &height);
      g_assert_cmpint (height, >, 0);
    }
  needed = (double) (get_cpu_time () - start) / 1000 / SAMPLES;
  g_test_message ("Pango alone: %.2f ms for %d bytes", needed, SAMPLE);
  return needed;
}

/* As an answer comes out of the history, in pieces that keep every frame short enough to wait for.
 */
static void
fill (GtkWindow *window, MatchupRun *run, const char *text)
{
  GtkWidget *body = matchup_test_find (window, "body");
  GtkWidget *view = matchup_test_find_type (body, MATCHUP_TYPE_MARKDOWN_VIEW);

  for (gsize n = 0; n < MEGABYTE; n += PIECE)
    {
      append (run, text, PIECE);
      matchup_markdown_view_flush (MATCHUP_MARKDOWN_VIEW (view));
      matchup_test_wait_frames (window, 1);
    }
}

/* Two columns, one of which is being written. */
static GtkWindow *
show_writing (MatchupConversation **out_conversation)
{
  static const char *const models[] = { "nosuch/a", "nosuch/b", NULL };

  *out_conversation = create_conversation (models);
  matchup_test_add_round (*out_conversation, "Go on.", "", MATCHUP_RUN_STATE_WRITING);
  return show (*out_conversation, 600);
}

/*
 * All that is laid out anew is the last paragraph: that takes a few times what Pango needs for the
 * new text, as it is measured before it is laid out, and less than ten times; and the window.
 */
static void
assert_cheap (Cost cost, double pango)
{
  g_assert_cmpfloat (cost.tick, <, pango + 4);
  g_assert_cmpfloat (cost.layout, <, 1.1 * pango + 4);
}

#define SENTENCE "The first thing to decide is what the trip is for and who wants to rest. "
#define PARAGRAPH SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE "\n\n"

/*
 * Taking text over does not grow with the text before it: a frame at the beginning is compared with
 * one behind a megabyte. Laying out and painting walk over all paragraphs, seen or not: that grows,
 * but slowly.
 */
static void
test_stream_megabyte (void)
{
  g_autoptr (MatchupConversation) conversation = NULL;
  g_autofree char *shown = NULL;
  GtkWindow *window = show_writing (&conversation);
  MatchupRun *run = get_run (conversation, 0);
  double pango = measure_pango (window, PARAGRAPH);
  Cost first = measure (window, run, PARAGRAPH, "at the beginning");
  Cost last;
  GtkWidget *view;

  fill (window, run, PARAGRAPH);
  last = measure (window, run, PARAGRAPH, "behind a megabyte");
  assert_cheap (first, pango);
  g_assert_cmpfloat (last.tick, <, 2 * first.tick + 1);
  g_assert_cmpfloat (last.layout, <, 2 * first.layout + pango);
  g_assert_cmpfloat (last.paint, <, first.paint + 10 * pango);
  view = matchup_test_find_type (matchup_test_find (window, "body"), MATCHUP_TYPE_MARKDOWN_VIEW);
  gtk_widget_activate_action (view, "text.select-all", NULL);
  shown = matchup_markdown_view_dup_selected_text (MATCHUP_MARKDOWN_VIEW (view));
  g_assert_cmpuint (strlen (shown), >, MEGABYTE);
  matchup_test_destroy (window);
}

/* Chinese has no blanks, and a service may send no line ends. */
static void
test_stream_one_line (void)
{
  static const char text[] = "先想清楚这次旅行是为了什么，有人想休息，有人想在三天里多看一些地方，";
  g_autoptr (MatchupConversation) conversation = NULL;
  GtkWindow *window = show_writing (&conversation);

  assert_cheap (measure (window, get_run (conversation, 0), text, "in one line"),
                measure_pango (window, text));
  matchup_test_destroy (window);
}

static gboolean
count_text (GtkWidget *widget, gpointer user_data)
{
  guint *n = user_data;

  if (!MATCHUP_IS_TEXT_BLOCK (widget))
    return TRUE;
  if (!gtk_widget_get_mapped (widget))
    g_assert_null (((MatchupTextBlock *) widget)->layout);
  (*n)++;
  return TRUE;
}

/* What is far from what is seen has no widgets, or at least holds no layouts, also after a new
 * width had it measured again. */
static void
test_unseen (void)
{
  g_autoptr (MatchupConversation) conversation = NULL;
  GtkWindow *window = show_writing (&conversation);
  guint n = 0;

  append (get_run (conversation, 0), PARAGRAPH, 200 * 1024);
  matchup_markdown_view_flush (MATCHUP_MARKDOWN_VIEW (
      matchup_test_find_type (matchup_test_find (window, "body"), MATCHUP_TYPE_MARKDOWN_VIEW)));
  matchup_test_wait_frames (window, 3);
  matchup_test_foreach (window, count_text, &n);
  g_assert_cmpuint (n, >, 5);
  g_assert_cmpuint (n, <, 100);
  gtk_window_set_default_size (window, 1000, 600);
  matchup_test_wait_until (gtk_widget_get_width (GTK_WIDGET (window)) == 1000);
  matchup_test_wait_frames (window, 3);
  n = 0;
  matchup_test_foreach (window, count_text, &n);
  g_assert_cmpuint (n, >, 5);
  g_assert_cmpuint (n, <, 100);
  matchup_test_destroy (window);
}

static GtkAdjustment *
get_adjustment (GtkWindow *window)
{
  GtkWidget *scroller = matchup_test_find_type (window, GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

static double
get_distance (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) -
         gtk_adjustment_get_value (adjustment);
}

/* What was scrolled to, and what was asked for, is on screen with the frame after it. */
static void
append_lines (GtkWindow *window, MatchupRun *run, guint n)
{
  for (guint i = 0; i < n; i++)
    matchup_run_append (run, MATCHUP_PART_KIND_TEXT, "One more line.\n\n", -1);
  matchup_test_wait_frames (window, 3);
}

static void
test_follows_the_end (void)
{
  static const char *const models[] = { "nosuch/a", NULL };
  g_autoptr (MatchupConversation) conversation = create_conversation (models);
  GtkWindow *window;
  GtkAdjustment *adjustment;
  GtkWidget *button;
  MatchupRun *run;
  double value;

  matchup_test_add_round (conversation, "Go on.", "", MATCHUP_RUN_STATE_WRITING);
  run = get_run (conversation, 0);
  window = show (conversation, 400);
  adjustment = get_adjustment (window);
  button = matchup_test_find_named (window, "Go to the latest");

  /* There is no way to go while everything can be seen. */
  g_assert_false (gtk_widget_get_visible (button));

  /* As soon as there is something to scroll, its beginning can be looked at. */
  while (gtk_adjustment_get_value (adjustment) == 0)
    append_lines (window, run, 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <, 32);
  gtk_adjustment_set_value (adjustment, 0);
  gtk_widget_queue_allocate (matchup_test_find_type (window, MATCHUP_TYPE_TRANSCRIPT));
  matchup_test_wait_frames (window, 3);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  for (guint i = 0; i < 5; i++)
    {
      append_lines (window, run, 10);
      g_assert_cmpfloat (get_distance (adjustment), <=, 1);
      g_assert_false (gtk_widget_get_visible (button));
    }
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 0);

  /* A person who reads further up is left there. */
  value = gtk_adjustment_get_value (adjustment) / 2;
  gtk_adjustment_set_value (adjustment, value);
  matchup_test_wait_until (gtk_widget_get_visible (button));
  append_lines (window, run, 20);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, value);
  g_assert_true (gtk_widget_get_mapped (button));

  /* The button leads back, and from then on the end is followed again. */
  matchup_test_click (button);
  g_assert_cmpfloat (get_distance (adjustment), <=, 1);
  matchup_test_wait_until (!gtk_widget_get_visible (button));
  append_lines (window, run, 20);
  g_assert_cmpfloat (get_distance (adjustment), <=, 1);

  /* Scrolling down to the end by hand does the same; nearly there is there. */
  gtk_adjustment_set_value (adjustment, value);
  matchup_test_wait_until (gtk_widget_get_visible (button));
  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) + get_distance (adjustment) - 20);
  matchup_test_wait_until (!gtk_widget_get_visible (button));
  append_lines (window, run, 20);
  g_assert_cmpfloat (get_distance (adjustment), <=, 1);
  matchup_test_destroy (window);
}

/* A new round is gone to by whoever asked it, see matchup-compare-page.c; not by who reads. */
static void
test_new_round (void)
{
  static const char *const models[] = { "nosuch/a", NULL };
  g_autoptr (MatchupConversation) conversation = create_conversation (models);
  g_autofree char *text = g_strnfill (20000, 'w');
  GtkWindow *window;
  GtkAdjustment *adjustment;
  MatchupTranscript *transcript;

  matchup_test_add_round (conversation, "First", text, MATCHUP_RUN_STATE_DONE);
  window = show (conversation, 400);
  adjustment = get_adjustment (window);
  transcript = MATCHUP_TRANSCRIPT (matchup_test_find_type (window, MATCHUP_TYPE_TRANSCRIPT));
  matchup_test_wait_frames (window, 2);
  g_assert_cmpfloat (get_distance (adjustment), <=, 1);
  gtk_adjustment_set_value (adjustment, 0);
  matchup_test_add_round (conversation, "Second", text, MATCHUP_RUN_STATE_DONE);
  matchup_test_wait_frames (window, 3);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  matchup_transcript_go_to_end (transcript);
  matchup_test_wait_frames (window, 3);
  g_assert_cmpfloat (get_distance (adjustment), <=, 1);
  matchup_test_destroy (window);
}

static gboolean
count_row (GtkWidget *widget, gpointer user_data)
{
  guint *n = user_data;

  if (!MATCHUP_IS_ROUND_ROW (widget))
    return TRUE;
  (*n)++;
  return FALSE;
}

static guint
count_rows (GtkWindow *window)
{
  guint n = 0;

  matchup_test_foreach (window, count_row, &n);
  return n;
}

static gboolean
take_row (GtkWidget *widget, gpointer user_data)
{
  if (!MATCHUP_IS_ROUND_ROW (widget))
    return TRUE;
  g_ptr_array_add (user_data, widget);
  return FALSE;
}

/* From the upper end of a row, counted from the first one that there is, to the end. */
static int
get_height_below (GtkWindow *window, guint position)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GtkWidget *list;
  graphene_rect_t bounds;

  matchup_test_foreach (window, take_row, rows);
  g_assert_cmpuint (rows->len, >, position);
  list = gtk_widget_get_parent (g_ptr_array_index (rows, position));
  g_assert_true (gtk_widget_compute_bounds (g_ptr_array_index (rows, position), list, &bounds));
  return gtk_widget_get_height (list) - (int) bounds.origin.y;
}

static void
add_rounds (MatchupConversation *conversation, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *prompt = g_strdup_printf ("Question %05u", i);

      matchup_test_add_round (conversation, prompt, "Yes.\n\nIndeed.", MATCHUP_RUN_STATE_DONE);
    }
}

/* Earlier rounds come before the scroll is there, in order, above the others. */
static void
test_earlier_rounds (void)
{
  static const char *const models[] = { "nosuch/a", NULL };
  g_autoptr (MatchupConversation) conversation = create_conversation (models);
  GtkWindow *window;
  g_autofree char *texts = NULL;
  const char *at;

  add_rounds (conversation, 25);
  window = show (conversation, 400);
  g_assert_cmpuint (count_rows (window), <, 25);
  for (guint i = 0; i < 100 && count_rows (window) < 25; i++)
    {
      gtk_adjustment_set_value (get_adjustment (window), 0);
      matchup_test_wait_frames (window, 2);
    }
  texts = matchup_test_dup_texts (window);
  at = texts;
  for (guint i = 0; i < 25; i++)
    {
      g_autofree char *prompt = g_strdup_printf ("Question %05u", i);

      at = strstr (at, prompt);
      g_assert_nonnull (at);
    }
  matchup_test_destroy (window);
}

/* What is opened takes only the rows that can be seen; those above them come at leisure. */
static void
test_opening (void)
{
  static const char *const models[] = { "nosuch/a", "nosuch/b", NULL };
  g_autoptr (MatchupConversation) conversation = create_conversation (models);
  GtkWidget *transcript = matchup_transcript_new (test->workspace);
  GtkWindow *window = matchup_test_show (transcript, 800, 600);
  GtkAdjustment *adjustment = get_adjustment (window);
  guint opened;
  int page;

  add_rounds (conversation, 200);
  matchup_transcript_set_conversation (MATCHUP_TRANSCRIPT (transcript), conversation);
  opened = count_rows (window);
  matchup_test_wait_frames (window, 2);
  g_assert_cmpfloat (get_distance (adjustment), <=, 1);
  /* They fill the screen, and without the first of them they would not; more may have come since.
   */
  page = (int) gtk_adjustment_get_page_size (adjustment);
  g_assert_cmpint (get_height_below (window, count_rows (window) - opened), >=, page);
  g_assert_cmpint (get_height_below (window, count_rows (window) - opened + 1), <, page);

  /* Until there is a screen above what is read, which stays where it is. */
  matchup_test_wait_until (gtk_adjustment_get_value (adjustment) >= page);
  g_assert_cmpuint (count_rows (window), >, opened);
  g_assert_cmpuint (count_rows (window), <, 20);
  g_assert_cmpfloat (get_distance (adjustment), <=, 1);
  matchup_test_destroy (window);
}

typedef struct
{
  double value;
  GtkWidget *row; /* the first one that can be seen */
  double top;     /* where it is on screen */
} Seen;

static gboolean
find_seen (GtkWidget *widget, gpointer user_data)
{
  Seen *seen = user_data;
  graphene_rect_t bounds;

  if (!MATCHUP_IS_ROUND_ROW (widget))
    return TRUE;
  g_assert_true (gtk_widget_compute_bounds (widget, gtk_widget_get_parent (widget), &bounds));
  if (seen->row == NULL && bounds.origin.y + bounds.size.height > seen->value)
    {
      seen->row = widget;
      seen->top = bounds.origin.y - seen->value;
    }
  return FALSE;
}

static Seen
get_seen (GtkWindow *window)
{
  Seen seen = { .value = gtk_adjustment_get_value (get_adjustment (window)) };

  matchup_test_foreach (window, find_seen, &seen);
  g_assert_nonnull (seen.row);
  return seen;
}

/* What was seen moves by what is scrolled and by nothing else, although rows come and go. */
static void
scroll_by (GtkWindow *window, double distance)
{
  GtkAdjustment *adjustment = get_adjustment (window);
  double before = gtk_adjustment_get_value (adjustment);
  Seen seen;

  gtk_adjustment_set_value (adjustment, before + distance);
  seen = get_seen (window);
  for (guint i = 0; i < 4; i++)
    {
      Seen now;

      matchup_test_wait_frames (window, 1);
      now = get_seen (window);
      g_assert_true (now.row == seen.row);
      g_assert_cmpfloat (ABS (now.top - seen.top), <=, 1);
    }
}

/* However many rounds there are, few of them have widgets, and nothing jumps in either direction.
 */
static void
test_many_rounds (void)
{
  static const char *const models[] = { "nosuch/a", "nosuch/b", NULL };
  g_autoptr (MatchupConversation) conversation = create_conversation (models);
  guint most = 0;
  GtkWindow *window;

  add_rounds (conversation, 10000);
  window = show (conversation, 600);
  matchup_test_wait_frames (window, 3);
  g_assert_cmpfloat (get_distance (get_adjustment (window)), <=, 1);
  g_assert_cmpuint (count_rows (window), <, 20);
  for (guint i = 0; i < 60; i++)
    {
      scroll_by (window, -350);
      most = MAX (most, count_rows (window));
    }
  for (guint i = 0; i < 40; i++)
    {
      scroll_by (window, 350);
      most = MAX (most, count_rows (window));
    }
  g_assert_cmpuint (most, <, 60);
  matchup_test_click (matchup_test_find_named (window, "Go to the latest"));
  matchup_test_wait_frames (window, 3);
  g_assert_cmpfloat (get_distance (get_adjustment (window)), <=, 1);
  matchup_test_add_round (conversation, "The last", "", MATCHUP_RUN_STATE_DONE);
  matchup_test_wait_frames (window, 3);
  g_assert_cmpfloat (get_distance (get_adjustment (window)), <=, 1);
  matchup_test_destroy (window);
}

/* Another comparison begins at its end, and nothing is left of the one before. */
static void
test_other_conversation (void)
{
  static const char *const models[] = { "nosuch/a", NULL };
  g_autoptr (MatchupConversation) one = create_conversation (models);
  g_autoptr (MatchupConversation) two = create_conversation (models);
  g_autofree char *text = g_strnfill (20000, 'w');
  GtkWindow *window;
  MatchupTranscript *transcript;
  GtkWidget *view;

  matchup_test_add_round (one, "One", text, MATCHUP_RUN_STATE_DONE);
  matchup_test_add_round (two, "Two", text, MATCHUP_RUN_STATE_DONE);
  window = show (one, 400);
  transcript = MATCHUP_TRANSCRIPT (matchup_test_find_type (window, MATCHUP_TYPE_TRANSCRIPT));
  gtk_adjustment_set_value (get_adjustment (window), 0);
  /* Somebody was about to copy some of the text, which goes now. */
  view = matchup_test_find_type (matchup_test_find (window, "body"), MATCHUP_TYPE_MARKDOWN_VIEW);
  g_assert_true (gtk_widget_grab_focus (view));
  matchup_transcript_set_conversation (transcript, two);
  matchup_test_wait_frames (window, 4);
  g_assert_cmpuint (count_rows (window), ==, 1);
  g_assert_cmpfloat (get_distance (get_adjustment (window)), <=, 1);
  matchup_test_add_round (one, "Not seen", "", MATCHUP_RUN_STATE_DONE);
  g_assert_cmpuint (count_rows (window), ==, 1);
  matchup_transcript_set_conversation (transcript, NULL);
  g_assert_cmpuint (count_rows (window), ==, 0);
  matchup_test_destroy (window);
}

int
main (int argc, char **argv)
{
  int status;

  matchup_test_ui_init (&argc, &argv);
  test = matchup_test_workspace_new (NULL);
  g_test_add_func ("/ui/transcript/stream/megabyte", test_stream_megabyte);
  g_test_add_func ("/ui/transcript/stream/one-line", test_stream_one_line);
  g_test_add_func ("/ui/transcript/follows-the-end", test_follows_the_end);
  g_test_add_func ("/ui/transcript/new-round", test_new_round);
  g_test_add_func ("/ui/transcript/opening", test_opening);
  g_test_add_func ("/ui/transcript/unseen", test_unseen);
  g_test_add_func ("/ui/transcript/earlier-rounds", test_earlier_rounds);
  g_test_add_func ("/ui/transcript/many-rounds", test_many_rounds);
  g_test_add_func ("/ui/transcript/other-conversation", test_other_conversation);
  status = g_test_run ();
  matchup_test_workspace_free (test);
  return status;
}
