/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presets that are many, and long ones. */
#include "presets-private.h"

#include "matchup-preset-rows.h"
#include "matchup-presets-page.h"
#include "matchup-text-clean.h"

#include <math.h>
#include <string.h>
#include <time.h>

static guint
find_n_rows (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = presets_find_rows (fixture);

  return rows->len;
}

#define SOME 40
#define MANY 2000

/* From number @from up to @to. */
static void
add_many (Fixture *fixture, guint from, guint to)
{
  g_autoptr (GPtrArray) presets = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) added = NULL;

  for (guint i = from; i < to; i++)
    {
      g_autofree char *name = g_strdup_printf ("Poet %04u", i);
      g_autoptr (MatchupParams) params =
          matchup_params_new ("Rhyme in the old way.", NAN, 0, MATCHUP_THINKING_DEFAULT);

      g_ptr_array_add (presets, matchup_preset_new (NULL, name, NULL, NULL, params, FALSE));
    }
  added = matchup_preset_list_import (fixture->list, presets);
  g_assert_cmpuint (added->len, ==, to - from);
}

static gint64
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
filled_cb (gboolean *filled)
{
  *filled = TRUE;
}

/* Types @text and waits for the rows; milliseconds of this thread that it took. */
static double
search (Fixture *fixture, const char *text)
{
  GtkWidget *page = matchup_test_find_type (fixture->window, MATCHUP_TYPE_PRESETS_PAGE);
  GtkWidget *rows = matchup_test_find_type (page, MATCHUP_TYPE_PRESET_ROWS);
  gint64 start = get_cpu_time ();
  gboolean filled = FALSE;

  g_signal_connect_swapped (rows, "filled", G_CALLBACK (filled_cb), &filled);
  gtk_editable_set_text (GTK_EDITABLE (matchup_test_find (page, "search")), text);
  matchup_test_wait_until (filled);
  g_signal_handlers_disconnect_by_data (rows, &filled);
  matchup_test_wait_frames (fixture->window, 1);
  return (double) (get_cpu_time () - start) / 1000;
}

/* Opens the window anew; the least of some times, in milliseconds, until nothing is left to do. */
static double
measure_opening (Fixture *fixture)
{
  gint64 least = G_MAXINT64;

  for (guint i = 0; i < 2; i++)
    {
      gint64 start;

      matchup_test_destroy (fixture->window);
      start = get_cpu_time ();
      presets_open_window (fixture);
      presets_settle (fixture);
      least = MIN (least, get_cpu_time () - start);
    }
  return (double) least / 1000;
}

/* The least of some times. */
static double
measure_typing (Fixture *fixture)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < 3; i++)
    {
      search (fixture, "poet");
      least = MIN (least, search (fixture, "poet 001") + search (fixture, "rhyme"));
    }
  return least;
}

static gboolean
find_more (GtkWidget *widget, gpointer user_data)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "Show More Presets") == 0)
    *(GtkWidget **) user_data = widget;
  return TRUE;
}

/* With very many of one's own there are no more rows than can be looked through, and typing in
 * the search takes no longer than with some. */
void
presets_test_many (Fixture *fixture, gconstpointer data)
{
  guint n_built_in = matchup_preset_list_get_n_built_in (fixture->list);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) found = NULL;
  GtkWidget *button = NULL;
  double opening;
  double opening_many;
  double some;
  double many;

  add_many (fixture, 0, SOME);
  opening = measure_opening (fixture);
  some = measure_typing (fixture);
  add_many (fixture, SOME, MANY);
  opening_many = measure_opening (fixture);
  many = measure_typing (fixture);
  g_test_message ("opening with %d presets: %.1f ms, with %d: %.1f ms",
                  SOME,
                  opening,
                  MANY,
                  opening_many);
  g_test_message ("typing with %d presets: %.1f ms, with %d: %.1f ms", SOME, some, MANY, many);
  g_assert_cmpfloat (opening_many, <, opening * 2);
  g_assert_cmpfloat (many, <, some * 3);
  search (fixture, "");
  rows = presets_find_rows (fixture);
  g_assert_cmpuint (rows->len, ==, 30 + n_built_in);
  matchup_test_foreach (fixture->window, find_more, &button);
  matchup_test_click (button);
  matchup_test_wait_until (find_n_rows (fixture) == 60 + n_built_in);
  search (fixture, "Poet １999");
  found = presets_find_rows (fixture);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (presets_has_text (fixture, "Poet 1999"));
  search (fixture, "no such preset");
  /* The built-in ones are looked through by themselves. */
  matchup_test_wait_until (presets_has_text (fixture, "No preset found"));
}

static gboolean
nothing_else_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* The longest turn, in milliseconds of this thread, until @text is laid out. */
static double
measure_paste (Fixture *fixture, const char *text)
{
  MatchupPresetPage *page = presets_find_page (fixture);
  GtkTextView *view = GTK_TEXT_VIEW (matchup_test_find (page, "instructions"));
  gint64 longest = 0;
  gboolean settled = FALSE;

  presets_type_instructions (page, text);
  g_idle_add_full (G_PRIORITY_LOW, nothing_else_cb, &settled, NULL);
  while (!settled)
    {
      gint64 start = get_cpu_time ();

      g_main_context_iteration (NULL, TRUE);
      longest = MAX (longest, get_cpu_time () - start);
    }
  g_assert_cmpint (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (view)),
                   >=,
                   (int) strlen (text) - 1);
  return (double) longest / 1000;
}

/* A megabyte that is one line takes no longer at a time than one in many lines, each as long as
 * lines may be. */
void
presets_test_paste (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *lines = NULL;
  double in_lines = G_MAXDOUBLE;
  double in_one = G_MAXDOUBLE;

  matchup_test_click (matchup_test_find (fixture->window, "add_button"));
  presets_wait_for_page (fixture);
  while (line->len < 1000000)
    g_string_append (line, "Some words without an end ");
  lines = matchup_text_break_lines (line->str, 8000);
  for (guint i = 0; i < 2; i++)
    {
      in_lines = MIN (in_lines, measure_paste (fixture, lines));
      in_one = MIN (in_one, measure_paste (fixture, line->str));
    }
  g_test_message ("a megabyte in lines: %.1f ms, in one: %.1f ms", in_lines, in_one);
  g_assert_cmpfloat (in_one, <, in_lines * 4);
}
