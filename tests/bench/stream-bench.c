/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What streaming answers cost: real answer views in a real window, fed with Markdown.
 *
 *   stream-bench --columns N --rate TOKENS_PER_S --seconds S [--burst TOKENS]
 *
 * Prints one line of JSON. The burst comes at once into every column before the clock starts, so
 * that the cost of further tokens can be compared for short and long answers. "floor_cpu_s" is the
 * same text at the same moments in plain labels.
 *
 * Gaps between frames are told in four ways:
 * - "still": by the clock, whatever the reason. Where the end of a text is held back, as it may
 *   still become something else (a table, a formula), there is nothing to draw and no frame;
 * - "gap": only from the moment on which a view had something that was not drawn yet: new text that
 *   no view has looked at so far, or blocks that changed;
 * - "own_gap": the same without the time for which this thread was ready and the computer did
 *   something else (the kernel counts that), so that it means the same on a busy computer;
 * - "work": CPU time of this thread between two frames, which is the program's own.
 * "turn" is the work between two looks at the sources of the main loop. --trace tells of all that
 * happens, on the standard error: milliseconds of the clock, of work and of waiting for the CPU.
 */
#include "matchup-columns.h"
#include "matchup-markdown-view-private.h"
#include "matchup-params.h"
#include "matchup-stream-text.h"
#include "matchup-transcript.h"
#include "matchup-workspace-private.h"

#include <adwaita.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#define MAX_COLUMNS 16
/* The moments at which text comes; microseconds. The views draw no more often. */
#define BEAT 33000
#define BYTES_PER_TOKEN 4

static const char sample[] =
    "## A heading of the answer\n\n"
    "Some **bold** words and `inline code` in a paragraph that goes on for a while, with a "
    "[link](https://example.org) in it and with *emphasis*, so that it takes several lines in a "
    "column of the usual width. It has two more sentences. This is the last one.\n\n"
    "- an item of a list\n- another one with **weight**\n- a third one\n  1. and a nested one\n\n"
    "```python\ndef answer(question):\n    words = question.split()\n"
    "    return {'n': len(words), 'first': words[0]}\n```\n\n"
    "| model | speed | price |\n|---|--:|--:|\n| one | 52 | 0.5 |\n| two | 48 | 0.1 |\n\n"
    "> A quotation that somebody made.\n\n"
    "The mean is $\\bar x = \\frac{1}{n}\\sum_i x_i$, and its error is as follows:\n\n"
    "$$\\sigma_{\\bar x} = \\sqrt{\\frac{\\sum_i (x_i - \\bar x)^2}{n (n - 1)}}$$\n\n"
    "And a second paragraph, which is plain: it has neither code nor links, only words, and it is "
    "about as long as most paragraphs are that a model writes when it explains something.\n\n";

static struct
{
  int columns;
  int rate;
  int seconds;
  int burst;
  gboolean floor;
  gboolean trace;
} options = { 4, 100, 10, 0, FALSE, FALSE };

static MatchupMessage *messages[MAX_COLUMNS];
static gsize text_bytes;
static gsize given[MAX_COLUMNS];
static gint64 start_time;
static gint64 last_frame;
static gint64 last_frame_work; /* CPU time at the end of the last frame */
static gint64 undrawn;         /* since when there is something to draw; 0: there is nothing */
static gint64 undrawn_wait;    /* how long had been waited for the CPU then */
static gboolean changed;       /* blocks did since the last frame */
static gint64 turn_begin;      /* CPU time when the main loop had last looked at its sources */
static GArray *stills;         /* gint64, microseconds */
static GArray *gaps;
static GArray *own_gaps;
static GArray *works;
static GArray *turns;
static GtkAdjustment *scroll;
static GtkWidget *content;

static void
feed (int column, gsize until)
{
  while (given[column] < until)
    {
      gsize at = given[column] % (sizeof sample - 1);
      gsize length = MIN (until - given[column], sizeof sample - 1 - at);

      matchup_message_append (messages[column],
                              MATCHUP_PART_KIND_TEXT,
                              sample + at,
                              (gssize) length);
      given[column] += length;
      text_bytes += length;
    }
}

static double
get_cpu (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / G_USEC_PER_SEC;
}

/* CPU time of this thread; microseconds. */
static gint64
get_work (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* For how long this thread was ready to run and did not; microseconds. */
static gint64
get_wait (void)
{
  g_autofree char *stat = NULL;
  long long wait = 0;

  if (g_file_get_contents ("/proc/thread-self/schedstat", &stat, NULL, NULL))
    sscanf (stat, "%*d %lld", &wait);
  return wait / 1000;
}

static void
trace (const char *what)
{
  if (options.trace)
    g_printerr ("%10.2f %10.2f %10.2f %s\n",
                (double) g_get_monotonic_time () / 1000,
                (double) get_work () / 1000,
                (double) get_wait () / 1000,
                what);
}

/* There is something to draw from now on. */
static void
begin_gap (void)
{
  if (undrawn != 0)
    return;
  undrawn = g_get_monotonic_time ();
  undrawn_wait = get_wait ();
}

static int
poll_cb (GPollFD *fds, guint n_fds, int timeout)
{
  gint64 work = get_work () - turn_begin;
  int result;

  if (turns != NULL)
    g_array_append_val (turns, work);
  trace ("polls");
  result = g_poll (fds, n_fds, timeout);
  trace ("wakes");
  turn_begin = get_work ();
  return result;
}

static double
get_rss (void)
{
  g_autofree char *statm = NULL;
  long pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &statm, NULL, NULL))
    sscanf (statm, "%*d %ld", &pages);
  return (double) pages * (double) sysconf (_SC_PAGESIZE) / 1024 / 1024;
}

static void
painted_cb (void)
{
  gint64 now = g_get_monotonic_time ();
  gint64 still = now - last_frame;
  gint64 work_now = get_work ();
  gint64 work = work_now - last_frame_work;

  trace ("painted");
  if (last_frame != 0)
    {
      g_array_append_val (stills, still);
      g_array_append_val (works, work);
    }
  if (undrawn != 0)
    {
      gint64 gap = now - undrawn;
      gint64 own_gap = MAX (gap - (get_wait () - undrawn_wait), 0);

      g_array_append_val (gaps, gap);
      g_array_append_val (own_gaps, own_gap);
    }
  last_frame = now;
  last_frame_work = work_now;
  undrawn = 0;
  changed = FALSE;
}

static void
phase_cb (GdkFrameClock *clock, gpointer name)
{
  trace (name);
}

static void
changed_cb (void)
{
  changed = TRUE;
  begin_gap ();
}

/* Whether the views below have nothing more to take over. */
static gboolean
is_at_rest (GtkWidget *widget)
{
  if (MATCHUP_IS_MARKDOWN_VIEW (widget))
    return MATCHUP_MARKDOWN_VIEW (widget)->turn_id == 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!is_at_rest (child))
        return FALSE;
    }
  return TRUE;
}

static gboolean
beat_cb (gpointer data)
{
  gint64 passed = g_get_monotonic_time () - start_time;
  gsize burst = (gsize) options.burst * BYTES_PER_TOKEN;

  /* What came the last time was looked at, and all of it is held back. */
  if (!changed && is_at_rest (content))
    undrawn = 0;
  trace ("text");
  for (int i = 0; i < options.columns; i++)
    feed (i, burst + (gsize) (passed * options.rate / G_USEC_PER_SEC) * BYTES_PER_TOKEN);
  begin_gap ();
  return G_SOURCE_CONTINUE;
}

static void
watch_views (GtkWidget *widget)
{
  if (MATCHUP_IS_MARKDOWN_VIEW (widget))
    {
      MatchupMdDocument *document = MATCHUP_MARKDOWN_VIEW (widget)->document;

      g_signal_connect (document, "items-changed", G_CALLBACK (changed_cb), NULL);
      g_signal_connect (document, "extended", G_CALLBACK (changed_cb), NULL);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    watch_views (child);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return *(const gint64 *) a < *(const gint64 *) b ? -1 : *(const gint64 *) a > *(const gint64 *) b;
}

/* Of sorted times: the one that @part of them are below; milliseconds. */
static double
get_part (GArray *times, double part)
{
  guint at = (guint) ((double) times->len * part);

  return times->len == 0 ? 0
                         : (double) g_array_index (times, gint64, MIN (at, times->len - 1)) / 1000;
}

static void
start_counting (void)
{
  g_array_set_size (stills, 0);
  g_array_set_size (gaps, 0);
  g_array_set_size (own_gaps, 0);
  g_array_set_size (works, 0);
  g_array_set_size (turns, 0);
  last_frame = 0;
  undrawn = 0;
}

static void
stop_counting (void)
{
  g_array_sort (stills, compare_times);
  g_array_sort (gaps, compare_times);
  g_array_sort (own_gaps, compare_times);
  g_array_sort (works, compare_times);
  g_array_sort (turns, compare_times);
}

/* The answers in a conversation as the program shows it. */
static GtkWidget *
make_transcript (void)
{
  g_autoptr (MatchupSecretStore) secrets = matchup_secret_store_new_memory ();
  MatchupWorkspace *workspace =
      matchup_workspace_new_for_parts ("/nonexistent", secrets, NULL, NULL);
  g_autoptr (MatchupMessage) prompt = matchup_message_new_text (MATCHUP_ROLE_USER, "What?");
  g_autoptr (MatchupRound) round = matchup_round_new (NULL, prompt, 1);
  g_autoptr (MatchupModelRef) model = matchup_model_ref_new ("openai", "m", NULL, 0, 0, 0);
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();
  g_autoptr (MatchupConversation) conversation =
      matchup_conversation_new (NULL, MATCHUP_CONVERSATION_KIND_COMPARE, 1, TRUE);
  GtkWidget *transcript = matchup_transcript_new (workspace);

  for (int i = 0; i < options.columns; i++)
    {
      g_autoptr (MatchupContestant) contestant = matchup_contestant_new (NULL, model, params);
      g_autoptr (MatchupAnswer) answer = matchup_answer_new (contestant);
      g_autoptr (MatchupRun) run = matchup_run_new (NULL, contestant);

      messages[i] = matchup_run_get_message (run);
      matchup_answer_add_run (answer, run);
      matchup_round_add_answer (round, answer);
    }
  matchup_conversation_add_round (conversation, round);
  matchup_transcript_set_conversation (MATCHUP_TRANSCRIPT (transcript), conversation);
  return transcript;
}

static void
follow_cb (void)
{
  gtk_adjustment_set_value (scroll, gtk_adjustment_get_upper (scroll));
}

static GtkWidget *
make_labels (void)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *columns = matchup_columns_new ();

  for (int i = 0; i < options.columns; i++)
    {
      messages[i] = matchup_message_new (MATCHUP_ROLE_ASSISTANT);
      matchup_columns_append (MATCHUP_COLUMNS (columns),
                              matchup_stream_text_new (messages[i], FALSE));
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), columns);
  scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  return scroller;
}

/* How far what can be seen is from the end of what is there; pixels. */
static double
get_rest (GtkWidget *widget)
{
  double rest = -1;

  if (GTK_IS_SCROLLED_WINDOW (widget))
    {
      GtkAdjustment *adjustment =
          gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));

      return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) -
             gtk_adjustment_get_value (adjustment);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && rest < 0;
       child = gtk_widget_get_next_sibling (child))
    rest = get_rest (child);
  return rest;
}

static gboolean
passed_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_for (guint seconds)
{
  gboolean passed = FALSE;

  g_timeout_add (seconds * 1000, passed_cb, &passed);
  while (!passed)
    g_main_context_iteration (NULL, TRUE);
}

/* The same in plain labels, in a process of its own. */
static double
get_floor (const char *program)
{
  g_autofree char *columns = g_strdup_printf ("--columns=%d", options.columns);
  g_autofree char *rate = g_strdup_printf ("--rate=%d", options.rate);
  g_autofree char *seconds = g_strdup_printf ("--seconds=%d", options.seconds);
  g_autofree char *burst = g_strdup_printf ("--burst=%d", options.burst);
  const char *const argv[] = { program, "--floor", columns, rate, seconds, burst, NULL };
  g_autofree char *out = NULL;

  if (!g_spawn_sync (NULL,
                     (char **) argv,
                     NULL,
                     G_SPAWN_DEFAULT,
                     NULL,
                     NULL,
                     &out,
                     NULL,
                     NULL,
                     NULL))
    return 0;
  return g_ascii_strtod (out, NULL);
}

/* Gives the time until all is shown; @out_work: how much of it was this thread's. Milliseconds. */
static double
measure_burst (double *out_work)
{
  gint64 begin = g_get_monotonic_time ();
  gint64 begin_work = get_work ();

  start_counting ();
  last_frame = begin;
  last_frame_work = get_work ();
  begin_gap ();
  for (int i = 0; i < options.columns; i++)
    feed (i, (gsize) options.burst * BYTES_PER_TOKEN);
  do
    g_main_context_iteration (NULL, TRUE);
  while (!is_at_rest (content));
  *out_work = (double) (get_work () - begin_work) / 1000;
  return (double) (g_get_monotonic_time () - begin) / 1000;
}

static void
measure (GtkWidget *window, const char *program)
{
  static const char *const phases[] = { "before-paint", "update", "layout", "paint" };
  GdkFrameClock *clock;
  double burst_ms = 0;
  double burst_gap = 0;
  double burst_own_gap = 0;
  double burst_work = 0;
  double burst_all = 0;
  double cpu;

  stills = g_array_new (FALSE, FALSE, sizeof (gint64));
  gaps = g_array_new (FALSE, FALSE, sizeof (gint64));
  own_gaps = g_array_new (FALSE, FALSE, sizeof (gint64));
  works = g_array_new (FALSE, FALSE, sizeof (gint64));
  turns = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_main_context_set_poll_func (NULL, poll_cb);
  gtk_window_present (GTK_WINDOW (window));
  run_for (1);
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    g_signal_connect (clock, phases[i], G_CALLBACK (phase_cb), (gpointer) phases[i]);
  watch_views (content);
  if (options.floor)
    g_signal_connect (clock, "before-paint", G_CALLBACK (follow_cb), NULL);
  if (options.burst > 0)
    {
      burst_ms = measure_burst (&burst_all);
      stop_counting ();
      burst_gap = get_part (gaps, 1);
      burst_own_gap = get_part (own_gaps, 1);
      burst_work = get_part (works, 1);
      run_for (1);
    }
  start_counting ();
  cpu = get_cpu ();
  start_time = g_get_monotonic_time ();
  g_timeout_add (BEAT / 1000, beat_cb, NULL);
  run_for ((guint) options.seconds);
  cpu = get_cpu () - cpu;
  stop_counting ();
  if (options.floor)
    {
      g_print ("%.3f\n", cpu);
      return;
    }
  g_print ("{\"columns\": %d, \"rate\": %d, \"seconds\": %d, \"burst\": %d, \"cpu_s\": %.3f, "
           "\"cpu_percent\": %.1f, \"frames\": %u, \"max_gap_ms\": %.1f, \"p99_gap_ms\": %.1f, "
           "\"max_own_gap_ms\": %.1f, \"max_still_ms\": %.1f, "
           "\"max_work_ms\": %.1f, \"p99_work_ms\": %.1f, \"max_turn_ms\": %.1f, "
           "\"rss_mb\": %.1f, \"rest_px\": %.0f, \"text_bytes\": %zu, \"burst_ms\": %.1f, "
           "\"burst_cpu_ms\": %.1f, "
           "\"burst_gap_ms\": %.1f, \"burst_own_gap_ms\": %.1f, "
           "\"burst_work_ms\": %.1f, "
           "\"floor_cpu_s\": %.3f}\n",
           options.columns,
           options.rate,
           options.seconds,
           options.burst,
           cpu,
           cpu / options.seconds * 100,
           gaps->len,
           get_part (gaps, 1),
           get_part (gaps, 0.99),
           get_part (own_gaps, 1),
           get_part (stills, 1),
           get_part (works, 1),
           get_part (works, 0.99),
           get_part (turns, 1),
           get_rss (),
           get_rest (content),
           text_bytes,
           burst_ms,
           burst_all,
           burst_gap,
           burst_own_gap,
           burst_work,
           get_floor (program));
}

int
main (int argc, char **argv)
{
  const GOptionEntry entries[] = {
    { "columns", 0, 0, G_OPTION_ARG_INT, &options.columns, "Answers side by side", "N" },
    { "rate", 0, 0, G_OPTION_ARG_INT, &options.rate, "Tokens a second in each", "TOKENS" },
    { "seconds", 0, 0, G_OPTION_ARG_INT, &options.seconds, "How long", "S" },
    { "burst", 0, 0, G_OPTION_ARG_INT, &options.burst, "Tokens at once before", "TOKENS" },
    { "trace", 0, 0, G_OPTION_ARG_NONE, &options.trace, "Tell of all that happens", NULL },
    { "floor", 0, 0, G_OPTION_ARG_NONE, &options.floor, "Plain labels instead", NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  GtkCssProvider *style = gtk_css_provider_new ();
  GtkWidget *window;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || options.columns < 1 ||
      options.columns > MAX_COLUMNS || options.seconds < 1)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "wrong number");
      return 2;
    }
  adw_init ();
  gtk_css_provider_load_from_resource (style, "/io/github/matchup_app/Matchup/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  content = options.floor ? make_labels () : make_transcript ();
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 336 * options.columns + 60, 900);
  gtk_window_set_child (GTK_WINDOW (window), content);
  measure (window, argv[0]);
  return 0;
}
