/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How texts are shown changes at once in what is open: nothing is made anew, what is selected stays
 * so, what is read stays where it is, and the window is not held up by it.
 */
#include "matchup-code-block.h"
#include "matchup-markdown-view-private.h"
#include "matchup-math-view.h"
#include "matchup-settings.h"
#include "matchup-test-ui.h"
#include "matchup-test-wait.h"
#include "matchup-text-block.h"
#include "matchup-text-settings.h"

#include <gtksourceview/gtksource.h>
#include <string.h>
#include <time.h>

/* About 200,000 letters. */
#define CHAPTERS 420
/* Milliseconds of work in one turn of the main loop; with the address checks, which make it slow.
 */
#define MAX_TURN 400

static const char chapter[] =
    "Some **bold** words and `code` in a paragraph, with $x^2$ in it, which is long enough to take "
    "two or three lines. It has two more sentences. The last one says nothing that is new.\n\n"
    "- an item\n- another one\n- a third one\n\n"
    "```python\ndef answer(question):\n    return question\n```\n\n"
    "$$\\frac{1}{n}\\sum_i x_i$$\n\n"
    "Another paragraph, which stands below the code and the formula, and goes on for a while so "
    "that it is as long as what people read in answers.\n\n";

typedef struct
{
  GSettings *settings;
  MatchupMessage *message;
  MatchupMarkdownView *view;
  GtkAdjustment *adjustment;
  GtkWindow *window;
} Fixture;

static gboolean
is_at_rest (Fixture *fixture)
{
  return fixture->view->turn_id == 0;
}

static void
wait_for_rest (Fixture *fixture)
{
  for (guint i = 0; i < 2; i++)
    {
      matchup_test_wait_frames (fixture->window, 2);
      matchup_test_wait_until (is_at_rest (fixture));
    }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_chapters = GPOINTER_TO_UINT (data);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < n_chapters; i++)
    g_string_append_printf (text, "## Chapter %u.\n\n%s", i, chapter);
  g_test_message ("%lu letters", (gulong) text->len);
  fixture->settings = matchup_settings_new ();
  fixture->message = matchup_message_new_text (MATCHUP_ROLE_ASSISTANT, text->str);
  fixture->view = MATCHUP_MARKDOWN_VIEW (matchup_markdown_view_new (fixture->message, FALSE));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->view));
  fixture->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  fixture->window = matchup_test_show (scroller, 600, 700);
  matchup_markdown_view_finish (fixture->view);
  wait_for_rest (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const keys[] = { "text-size",         "maths",     "code-theme-light",
                                      "code-line-numbers", "code-wrap", "text-width" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (fixture->settings, keys[i]);
  matchup_test_destroy (fixture->window);
  g_assert_finalize_object (fixture->message);
  g_object_unref (fixture->settings);
}

static double
get_y (Fixture *fixture, GtkWidget *widget)
{
  graphene_point_t point;

  g_assert_true (gtk_widget_compute_point (widget,
                                           GTK_WIDGET (fixture->window),
                                           &GRAPHENE_POINT_INIT (0, 0),
                                           &point));
  return point.y;
}

/* The first paragraph of which all can be seen. */
static GtkWidget *
find_seen (Fixture *fixture)
{
  for (guint i = 0; i < matchup_block_document_get_n_blocks (fixture->view->stack); i++)
    {
      GtkWidget *widget = matchup_block_document_get_widget (fixture->view->stack, i);

      if (widget != NULL && MATCHUP_IS_TEXT_BLOCK (widget) && gtk_widget_get_mapped (widget) &&
          get_y (fixture, widget) > 0 && gtk_widget_get_height (widget) > 30)
        return widget;
    }
  g_assert_not_reached ();
}

static double
get_work (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

/* The longest turn of the main loop until all is at rest; milliseconds. */
static double
measure_change (Fixture *fixture, int size)
{
  double start = get_work ();
  double longest;
  guint expiry;

  g_settings_set_int (fixture->settings, "text-size", size);
  longest = get_work () - start;
  g_test_message ("%d %%: %.1f ms at once", size, longest);
  expiry = matchup_test_start_waiting ("rest");
  for (guint i = 0; i < 60 || !is_at_rest (fixture); i++)
    {
      gtk_widget_queue_draw (
          GTK_WIDGET (fixture->window)); /* so that there is something to wait for */
      start = get_work ();
      g_main_context_iteration (NULL, TRUE);
      longest = MAX (longest, get_work () - start);
    }
  g_source_remove (expiry);
  g_test_message ("%d %%: the longest turn %.1f ms", size, longest);
  return longest;
}

/* In the midst of a long answer, with something selected. */
static void
test_size (Fixture *fixture, gconstpointer data)
{
  MatchupTextPlace from = { NULL, 2 };
  MatchupTextPlace to = { NULL, 20 };
  g_autofree char *selected = NULL;
  g_autofree char *now = NULL;
  GtkWidget *seen;
  double y;
  int height;

  gtk_adjustment_set_value (fixture->adjustment,
                            gtk_adjustment_get_upper (fixture->adjustment) / 2);
  wait_for_rest (fixture);
  seen = find_seen (fixture);
  from.leaf = to.leaf = seen;
  matchup_text_selection_set (fixture->view->selection, from, to);
  selected = matchup_text_selection_dup_text (fixture->view->selection);
  y = get_y (fixture, seen);
  height = gtk_widget_get_height (seen);
  g_object_add_weak_pointer (G_OBJECT (seen), (gpointer *) &seen);

  g_assert_cmpfloat (measure_change (fixture, 200), <, MAX_TURN);
  wait_for_rest (fixture);
  g_assert_nonnull (seen); /* not made anew */
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (fixture->view), "matchup-size-200"));
  g_assert_cmpint (gtk_widget_get_height (seen), >, height * 2);
  g_test_message ("from %.0f to %.0f", y, get_y (fixture, seen));
  g_assert_cmpfloat (ABS (get_y (fixture, seen) - y), <, 200);
  now = matchup_text_selection_dup_text (fixture->view->selection);
  g_assert_cmpstr (now, ==, selected);

  g_assert_cmpfloat (measure_change (fixture, 50), <, MAX_TURN);
  wait_for_rest (fixture);
  g_assert_nonnull (seen);
  g_assert_cmpint (gtk_widget_get_height (seen), <, height);
  g_assert_cmpfloat (ABS (get_y (fixture, seen) - y), <, 200);
  measure_change (fixture, 100);
  wait_for_rest (fixture);
  g_assert_cmpint (gtk_widget_get_height (seen), ==, height);
  g_object_remove_weak_pointer (G_OBJECT (seen), (gpointer *) &seen);
}

/* What the program's keys set: in steps, and not beyond the limits. */
static void
test_steps (Fixture *fixture, gconstpointer data)
{
  MatchupTextSettings *texts = matchup_text_settings_get_default ();

  matchup_text_settings_set_size (texts, 104);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "text-size"), ==, 100);
  matchup_text_settings_set_size (texts, 400);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "text-size"), ==, 300);
  matchup_text_settings_set_size (texts, -3);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "text-size"), ==, 50);
  g_settings_set_enum (fixture->settings, "text-width", MATCHUP_TEXT_WIDTH_NARROW);
  g_assert_cmpint (matchup_text_settings_get_width (texts, 800), ==, 600);
  g_settings_set_enum (fixture->settings, "text-width", MATCHUP_TEXT_WIDTH_FULL);
  g_assert_cmpint (matchup_text_settings_get_width (texts, 800), >, 10000);
}

static void
test_maths (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = matchup_test_find_type (fixture->window, MATCHUP_TYPE_MATH_VIEW);
  GtkWidget *block = find_seen (fixture);
  gsize length;

  g_assert_true (matchup_math_view_is_set (MATCHUP_MATH_VIEW (view)));
  g_assert_null (strstr (matchup_text_leaf_get_text (MATCHUP_TEXT_LEAF (block), &length), "x^2"));
  g_settings_set_boolean (fixture->settings, "maths", FALSE);
  wait_for_rest (fixture);
  g_assert_false (matchup_math_view_is_set (MATCHUP_MATH_VIEW (view)));
  g_assert_true (find_seen (fixture) == block);
  g_assert_nonnull (
      strstr (matchup_text_leaf_get_text (MATCHUP_TEXT_LEAF (block), &length), "x^2"));
  g_settings_set_boolean (fixture->settings, "maths", TRUE);
  wait_for_rest (fixture);
  g_assert_true (matchup_math_view_is_set (MATCHUP_MATH_VIEW (view)));
  g_assert_null (strstr (matchup_text_leaf_get_text (MATCHUP_TEXT_LEAF (block), &length), "x^2"));
}

static void
test_code (Fixture *fixture, gconstpointer data)
{
  GtkWidget *block = matchup_test_find_type (fixture->window, MATCHUP_TYPE_CODE_BLOCK);
  GtkTextView *view = matchup_code_block_get_view (MATCHUP_CODE_BLOCK (block));
  GtkSourceBuffer *buffer = GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (view));
  GtkWidget *wrap = matchup_test_find_named (block, "Wrap long lines");

  g_settings_set_string (fixture->settings, "code-theme-light", "classic");
  g_assert_cmpstr (gtk_source_style_scheme_get_id (gtk_source_buffer_get_style_scheme (buffer)),
                   ==,
                   "classic");
  g_settings_set_string (fixture->settings, "code-theme-light", "gone since");
  g_assert_cmpstr (gtk_source_style_scheme_get_id (gtk_source_buffer_get_style_scheme (buffer)),
                   ==,
                   "Adwaita");
  g_settings_set_boolean (fixture->settings, "code-line-numbers", TRUE);
  g_assert_true (gtk_source_view_get_show_line_numbers (GTK_SOURCE_VIEW (view)));
  g_settings_set_boolean (fixture->settings, "code-wrap", TRUE);
  g_assert_cmpint (gtk_text_view_get_wrap_mode (view), ==, GTK_WRAP_WORD_CHAR);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (wrap)));
  wait_for_rest (fixture);
  /* What was chosen for one piece holds for it. */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (wrap), FALSE);
  g_settings_set_boolean (fixture->settings, "code-wrap", FALSE);
  g_settings_set_boolean (fixture->settings, "code-wrap", TRUE);
  g_assert_cmpint (gtk_text_view_get_wrap_mode (view), ==, GTK_WRAP_NONE);
  wait_for_rest (fixture);
}

int
main (int argc, char **argv)
{
  GtkCssProvider *style = gtk_css_provider_new ();

  matchup_test_ui_init (&argc, &argv);
  gtk_css_provider_load_from_resource (style, "/io/github/matchup_app/Matchup/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_unref (style);

#define ADD(name, chapters, func)          \
  g_test_add ("/ui/text-settings/" name,   \
              Fixture,                     \
              GUINT_TO_POINTER (chapters), \
              set_up,                      \
              func,                        \
              tear_down)
  ADD ("size", CHAPTERS, test_size);
  ADD ("steps", 1, test_steps);
  ADD ("maths", 2, test_maths);
  ADD ("code", 2, test_code);
  return g_test_run ();
}
