/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The real window over a database of any size: scale-bench FOLDER [CONVERSATION | --index]
 *
 * Prints one line of JSON: milliseconds from the start of the program until the window is drawn
 * with the history and a place to ask; until the history is there to its end; the longest that
 * anything held up the main loop meanwhile; the largest and the middle time of a frame while the
 * sidebar is scrolled; how long a search in it takes; and of a CONVERSATION, from the click until
 * its last rounds are drawn. A folder without a database gets an empty one. With --index the index
 * of the search is made whole, and nothing else is done.
 */
#include "matchup-application-private.h"
#include "matchup-markdown-view-private.h"
#include "matchup-sidebar.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

#include <malloc.h>
#include <time.h>

#define N_FRAMES 200
#define SEARCHES "a", "ab", "xi’an 4999", "光", "光合", ""

typedef struct
{
  const char *folder;
  gint64 begin;
  gint64 last_beat; /* of the watch over the main loop */
  gint64 longest;
  gint64 last_work; /* likewise, in CPU time */
  gint64 longest_work;
  GArray *frames; /* double, milliseconds */
} Bench;

/* Of this thread alone: time on the clock measures how busy the computer is. */
static gint64
get_work (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static double
get_milliseconds (gint64 since)
{
  return (double) (g_get_monotonic_time () - since) / 1000;
}

static MatchupWorkspace *
make_workspace (gpointer user_data)
{
  return matchup_test_make_workspace (((Bench *) user_data)->folder, NULL);
}

static gboolean
beat_cb (gpointer user_data)
{
  Bench *bench = user_data;
  gint64 now = g_get_monotonic_time ();
  gint64 work = get_work ();

  if (bench->last_beat > 0)
    {
      bench->longest = MAX (bench->longest, now - bench->last_beat);
      bench->longest_work = MAX (bench->longest_work, work - bench->last_work);
    }
  bench->last_beat = now;
  bench->last_work = work;
  return G_SOURCE_CONTINUE;
}

static GListModel *
get_shown (MatchupWindow *window)
{
  return matchup_sidebar_get_shown (
      MATCHUP_SIDEBAR (matchup_test_find_type (window, MATCHUP_TYPE_SIDEBAR)));
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* As far as it takes for all of the list to be scrolled through, a page at a time. */
static void
scroll (Bench *bench, MatchupWindow *window)
{
  GtkWidget *list =
      matchup_test_find (matchup_test_find_type (window, MATCHUP_TYPE_SIDEBAR), "list");
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));

  for (int i = 0; i < N_FRAMES; i++)
    {
      double range =
          gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
      gint64 begin = get_work ();
      double took;

      /* Now near, now far. */
      gtk_adjustment_set_value (adjustment,
                                i % 4 == 0 ? range * ((i * 37) % N_FRAMES) / N_FRAMES
                                           : gtk_adjustment_get_value (adjustment) + 120);
      matchup_test_wait_frames (window, 1);
      took = (double) (get_work () - begin) / 1000;
      g_array_append_val (bench->frames, took);
    }
  g_array_sort (bench->frames, compare_doubles);
}

/* The longest of some searches, from the letter to the rows that are known. */
static double
search (MatchupWindow *window)
{
  static const char *const words[] = { SEARCHES };
  MatchupSidebar *sidebar = MATCHUP_SIDEBAR (matchup_test_find_type (window, MATCHUP_TYPE_SIDEBAR));
  double longest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gint64 begin = get_work ();

      matchup_sidebar_set_search (sidebar, words[i]);
      longest = MAX (longest, (double) (get_work () - begin) / 1000);
      matchup_test_wait_frames (window, 2);
    }
  return longest;
}

typedef struct
{
  gboolean there; /* a row of a conversation */
  gboolean busy;  /* something that can be seen is still being built */
} Look;

static gboolean
look_cb (GtkWidget *widget, gpointer user_data)
{
  Look *look = user_data;
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (!MATCHUP_IS_MARKDOWN_VIEW (widget))
    return TRUE;
  look->there = TRUE;
  if (MATCHUP_MARKDOWN_VIEW (widget)->turn_id != 0 &&
      gtk_widget_compute_bounds (widget, window, &bounds) &&
      bounds.origin.y + bounds.size.height > 0 &&
      bounds.origin.y < (float) gtk_widget_get_height (window))
    look->busy = TRUE;
  return FALSE;
}

/* The window is called by the conversation as soon as its page shows that. */
static gboolean
is_shown (MatchupWindow *window, const char *id)
{
  MatchupHistory *history = matchup_workspace_get_history (matchup_application_get_workspace (
      MATCHUP_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)))));
  MatchupConversationSummary *summary = matchup_history_find (history, id);

  return summary != NULL && g_str_equal (matchup_conversation_summary_get_title (summary),
                                         gtk_window_get_title (GTK_WINDOW (window)));
}

static double
open_conversation (MatchupWindow *window, const char *id, double *work)
{
  gint64 begin = g_get_monotonic_time ();
  gint64 work_begin = get_work ();
  GtkWidget *content = matchup_test_find (window, "content");
  Look look = { FALSE, FALSE };

  matchup_window_open (window, id);
  while (!look.there || look.busy)
    {
      /* Without anything new there are no frames. */
      gtk_widget_queue_draw (GTK_WIDGET (window));
      matchup_test_wait_frames (window, 1);
      look = (Look){ FALSE, FALSE };
      if (is_shown (window, id))
        matchup_test_foreach (content, look_cb, &look);
    }
  *work = (double) (get_work () - work_begin) / 1000;
  return get_milliseconds (begin);
}

/* So that what all need, like the page and the languages of code, is there. */
static void
open_another (MatchupWindow *window, MatchupHistory *history, const char *id)
{
  double work;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (history)); i++)
    {
      g_autoptr (MatchupConversationSummary) summary =
          g_list_model_get_item (G_LIST_MODEL (history), i);
      const char *other = matchup_conversation_summary_get_id (summary);

      if (matchup_conversation_summary_get_kind (summary) == MATCHUP_CONVERSATION_KIND_CHAT &&
          !g_str_equal (other, id))
        {
          open_conversation (window, other, &work);
          return;
        }
    }
}

static void
make_index (const char *folder)
{
  MatchupWorkspace *workspace = matchup_test_open_workspace (folder, NULL);
  g_autoptr (MatchupSearch) search = matchup_workspace_new_search (workspace);

  do
    {
      matchup_search_set_text (search, "x");
      while (matchup_search_get_busy (search))
        g_main_context_iteration (NULL, TRUE);
      g_usleep (50 * 1000); /* it is made while nobody asks */
    }
  while (!matchup_search_get_whole (search));
  g_clear_object (&search);
  matchup_test_close_workspace (workspace);
}

int
main (int argc, char **argv)
{
  Bench bench = { .begin = g_get_monotonic_time () };
  g_autoptr (MatchupApplication) application = NULL;
  MatchupWindow *window;
  double start_ms, start_work_ms, whole_ms, search_ms, open_ms = 0, open_work_ms = 0;
  size_t memory;
  guint n_rows, watch;

  if (argc > 2 && g_str_equal (argv[2], "--index"))
    {
      make_index (argv[1]);
      return 0;
    }
  matchup_test_ui_init (&argc, &argv);
  bench.folder = argv[1];
  bench.frames = g_array_new (FALSE, FALSE, sizeof (double));
  application = matchup_application_new_full (G_APPLICATION_NON_UNIQUE, make_workspace, &bench);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_application_activate (G_APPLICATION (application));
  window = _matchup_application_find_window (application);
  matchup_test_wait_until (matchup_application_get_workspace (application) != NULL);
  matchup_test_wait_frames (window, 1);
  start_ms = get_milliseconds (bench.begin);
  start_work_ms = (double) get_work () / 1000;
  watch = g_timeout_add (1, beat_cb, &bench);
  matchup_test_wait_until (matchup_history_is_complete (
      matchup_workspace_get_history (matchup_application_get_workspace (application))));
  matchup_test_wait_frames (window, 1);
  whole_ms = get_milliseconds (bench.begin);
  g_source_remove (watch);
  memory = mallinfo2 ().uordblks;
  n_rows = g_list_model_get_n_items (get_shown (window));
  if (n_rows > 0)
    scroll (&bench, window);
  else
    g_array_set_size (bench.frames, 1);
  search_ms = search (window);
  if (argc > 2)
    {
      open_another (window,
                    matchup_workspace_get_history (matchup_application_get_workspace (application)),
                    argv[2]);
      open_ms = open_conversation (window, argv[2], &open_work_ms);
    }
  g_print ("{\"rows\": %u, \"start_ms\": %.1f, \"start_work_ms\": %.1f, \"whole_ms\": %.1f, "
           "\"held_up_ms\": %.1f, \"held_up_work_ms\": %.1f, "
           "\"memory_kib\": %zu, \"scroll_max_ms\": %.1f, \"scroll_median_ms\": %.1f, "
           "\"search_ms\": %.1f, \"open_ms\": %.1f, \"open_work_ms\": %.1f}\n",
           n_rows,
           start_ms,
           start_work_ms,
           whole_ms,
           (double) bench.longest / 1000,
           (double) bench.longest_work / 1000,
           memory / 1024,
           g_array_index (bench.frames, double, bench.frames->len - 1),
           g_array_index (bench.frames, double, bench.frames->len / 2),
           search_ms,
           open_ms,
           open_work_ms);
  g_array_unref (bench.frames);
  exit (0); /* nothing of it has to be kept */
}
