/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line in which one asks: its height, and the hint in it. */
#include "matchup-composer.h"
#include "matchup-test-ui.h"

typedef struct
{
  GtkWindow *window;
  MatchupComposer *composer;
  GtkWidget *view;
  GtkWidget *hint;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->composer = MATCHUP_COMPOSER (matchup_composer_new ());
  matchup_composer_set_placeholder (fixture->composer, "Ask all 3 models…");
  fixture->window = matchup_test_show (GTK_WIDGET (fixture->composer), 400, 300);
  fixture->view = matchup_test_find (fixture->window, "view");
  fixture->hint = matchup_test_find (fixture->window, "placeholder");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_test_destroy (fixture->window);
}

static int
get_height_with (Fixture *fixture, const char *text)
{
  matchup_composer_set_text (fixture->composer, text);
  matchup_test_wait_frames (fixture->window, 3);
  return gtk_widget_get_height (fixture->view);
}

/* As high when it is first shown, and when it was emptied, as with the first letter in it. */
static void
test_height (Fixture *fixture, gconstpointer data)
{
  int first = gtk_widget_get_height (fixture->view);
  int line = get_height_with (fixture, "A");

  g_assert_cmpint (first, ==, line);
  g_assert_cmpint (get_height_with (fixture, "A\nB\nC\nD\nE"), >, line);
  g_assert_cmpint (get_height_with (fixture, ""), ==, line);
}

/* Where the first letter will stand, and only until it does. */
static void
test_hint (Fixture *fixture, gconstpointer data)
{
  GtkTextView *view = GTK_TEXT_VIEW (fixture->view);
  GdkRectangle cursor;
  graphene_rect_t bounds;
  int x;
  int y;

  gtk_text_view_get_cursor_locations (view, NULL, &cursor, NULL);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, cursor.x, cursor.y, &x, &y);
  g_assert_true (gtk_widget_compute_bounds (fixture->hint, fixture->view, &bounds));
  g_assert_cmpint ((int) bounds.origin.x, ==, x);
  g_assert_cmpint ((int) bounds.origin.y, ==, y);
  g_assert_cmpfloat (gtk_widget_get_opacity (fixture->hint), ==, 1);
  get_height_with (fixture, "A");
  g_assert_cmpfloat (gtk_widget_get_opacity (fixture->hint), ==, 0);
  get_height_with (fixture, "");
  g_assert_cmpfloat (gtk_widget_get_opacity (fixture->hint), ==, 1);
}

int
main (int argc, char **argv)
{
  matchup_test_ui_init (&argc, &argv);
  g_test_add ("/ui/composer/height", Fixture, NULL, set_up, test_height, tear_down);
  g_test_add ("/ui/composer/hint", Fixture, NULL, set_up, test_hint, tear_down);
  return g_test_run ();
}
