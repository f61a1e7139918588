/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line in which one asks: its height, the hint in it, the key that sends, and the estimate. */
#include "matchup-composer.h"
#include "matchup-settings.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"
#include "matchup-transcript.h"

#include <string.h>

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

static char *
make_lines (guint n)
{
  GString *text = g_string_new ("line");

  for (guint i = 1; i < n; i++)
    g_string_append (text, "\nline");
  return g_string_free (text, FALSE);
}

/* The height of what can be seen of the text. */
static int
get_frame_height (Fixture *fixture, guint n_lines)
{
  g_autofree char *text = make_lines (n_lines);

  get_height_with (fixture, text);
  return gtk_widget_get_height (gtk_widget_get_parent (fixture->view));
}

/* Up to a part of the window, and back again. */
static void
test_share (Fixture *fixture, gconstpointer data)
{
  int line = get_frame_height (fixture, 1);
  int many;

  g_assert_cmpint (get_frame_height (fixture, 4), >, line);
  many = get_frame_height (fixture, 200);
  g_assert_cmpint (many, <=, 300 * 2 / 5);
  g_assert_cmpint (many, >=, 100);
  gtk_window_set_default_size (fixture->window, 400, 900);
  matchup_test_wait_until (gtk_widget_get_height (GTK_WIDGET (fixture->window)) >= 800);
  matchup_test_wait_frames (fixture->window, 5);
  many = gtk_widget_get_height (gtk_widget_get_parent (fixture->view));
  g_assert_cmpint (many, <=, 900 * 2 / 5);
  g_assert_cmpint (many, >=, 900 / 3);
  g_assert_cmpint (get_frame_height (fixture, 1), ==, line);
}

/* The text is never seen cut off, or jumping, until there is room for it. */
static void
test_at_once (Fixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
  GtkAdjustment *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));
  int before = get_frame_height (fixture, 4);

  for (int i = 0; i < 2; i++)
    {
      int now;

      gtk_text_buffer_insert_interactive_at_cursor (buffer, "\nmore", -1, TRUE);
      gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (fixture->view),
                                          gtk_text_buffer_get_insert (buffer));
      matchup_test_wait_frames (fixture->window, 1);
      now = gtk_widget_get_height (gtk_widget_get_parent (fixture->view));
      g_assert_cmpint (now, >, before);
      g_assert_cmpfloat (gtk_adjustment_get_value (scroll), ==, 0);
      before = now;
    }
}

/* What is read stays where it is while the composer grows: at its upper end or at its lower one. */
static void
test_transcript (void)
{
  static const char *const models[] = { "nosuch/one", NULL };
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupConversation) conversation =
      matchup_history_create (matchup_workspace_get_history (test->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              lineup,
                              TRUE);
  GtkWidget *transcript = matchup_transcript_new (test->workspace);
  MatchupComposer *composer = MATCHUP_COMPOSER (matchup_composer_new ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *text = make_lines (12);
  GtkAdjustment *scroll;
  GtkWindow *window;
  double value;

  for (int i = 0; i < 20; i++)
    matchup_test_add_round (conversation, "What?", "An answer.\n\nOf two.", MATCHUP_RUN_STATE_DONE);
  gtk_widget_set_vexpand (transcript, TRUE);
  gtk_box_append (GTK_BOX (box), transcript);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (composer));
  window = matchup_test_show (box, 500, 600);
  matchup_transcript_set_conversation (MATCHUP_TRANSCRIPT (transcript), conversation);
  matchup_transcript_go_to_end (MATCHUP_TRANSCRIPT (transcript));
  matchup_test_wait_frames (window, 20);
  scroll = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (matchup_test_find_type (transcript, GTK_TYPE_SCROLLED_WINDOW)));

  matchup_composer_set_text (composer, text);
  matchup_test_wait_frames (window, 5);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (scroll),
                                  gtk_adjustment_get_upper (scroll) -
                                      gtk_adjustment_get_page_size (scroll),
                                  1);
  matchup_composer_set_text (composer, "");
  matchup_test_wait_frames (window, 5);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (scroll),
                                  gtk_adjustment_get_upper (scroll) -
                                      gtk_adjustment_get_page_size (scroll),
                                  1);
  gtk_adjustment_set_value (scroll, gtk_adjustment_get_value (scroll) - 400);
  matchup_test_wait_frames (window, 20);
  value = gtk_adjustment_get_upper (scroll) - gtk_adjustment_get_value (scroll);
  matchup_composer_set_text (composer, text);
  for (int i = 0; i < 10; i++)
    {
      matchup_test_wait_frames (window, 1);
      g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_upper (scroll) -
                                          gtk_adjustment_get_value (scroll),
                                      value,
                                      1);
    }
  matchup_test_destroy (window);
}

/* The button, the hint and what a screen reader reads say which key sends. */
static void
test_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = matchup_settings_new ();
  GtkWidget *button = matchup_test_find (fixture->window, "send_button");
  GtkLabel *hint = GTK_LABEL (fixture->hint);

  g_settings_reset (settings, "send-with");
  g_assert_cmpstr (gtk_label_get_text (hint), ==, "Ask all 3 models… (Enter sends)");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Send (Enter)");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->view),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Enter sends, Shift+Enter starts a new line.");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->view),
                                       GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                       "Ask all 3 models…");
  g_settings_set_string (settings, "send-with", "ctrl-enter");
  g_assert_cmpstr (gtk_label_get_text (hint), ==, "Ask all 3 models… (Ctrl+Enter sends)");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Send (Ctrl+Enter)");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->view),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Ctrl+Enter sends, Enter starts a new line.");
  g_settings_reset (settings, "send-with");
}

/* Hebrew begins on the right, in whatever language the program is. */
static void
test_right_to_left (Fixture *fixture, gconstpointer data)
{
  GtkTextView *view = GTK_TEXT_VIEW (fixture->view);
  GtkTextIter iter;
  GdkRectangle place;

  get_height_with (fixture, "שלום\nhello");
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &iter);
  gtk_text_view_get_iter_location (view, &iter, &place);
  g_assert_cmpint (place.x, >, gtk_widget_get_width (fixture->view) / 2);
  gtk_text_iter_forward_line (&iter);
  gtk_text_view_get_iter_location (view, &iter, &place);
  g_assert_cmpint (place.x, <, gtk_widget_get_width (fixture->view) / 2);
}

static gboolean
is_seen (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget);
}

/* Only where it is much, and a little after the last key. */
static void
test_estimate (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "openai/gpt-4o-mini",
                                        "nosuch/one",
                                        "practice/quick",
                                        NULL };
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autofree char *text = g_strnfill (12800, 'a');
  GtkWidget *estimate = matchup_test_find (fixture->window, "estimate");
  g_autofree char *texts = NULL;

  matchup_composer_set_conversation (fixture->composer,
                                     test->workspace,
                                     MATCHUP_CONVERSATION_KIND_COMPARE,
                                     NULL,
                                     lineup);
  g_assert_false (is_seen (estimate));
  matchup_composer_set_text (fixture->composer, text);
  g_assert_false (is_seen (estimate));
  matchup_test_wait_until (is_seen (estimate));
  g_assert_cmpstr (gtk_label_get_text (
                       GTK_LABEL (matchup_test_find_type (estimate, GTK_TYPE_LABEL))),
                   ==,
                   "Estimate: about 9600 tokens for 3 models · ≈\302\240$0.00078");
  gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_first_child (estimate)));
  matchup_test_wait_frames (fixture->window, 5);
  texts = matchup_test_dup_texts (fixture->window);
  g_assert_nonnull (strstr (texts, "What This Question May Cost"));
  g_assert_nonnull (strstr (texts, "3200 tokens"));
  g_assert_nonnull (strstr (texts, "price not known"));
  g_assert_nonnull (strstr (texts, "practice, no cost"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (gtk_widget_get_first_child (estimate)));
  matchup_composer_set_text (fixture->composer, "A short question");
  matchup_test_wait_until (!is_seen (estimate));
  matchup_composer_set_text (fixture->composer, text);
  matchup_test_wait_until (is_seen (estimate));
  matchup_composer_clear (fixture->composer);
  matchup_test_wait_until (!is_seen (estimate));
}

int
main (int argc, char **argv)
{
  matchup_test_ui_init (&argc, &argv);
  g_test_add ("/ui/composer/height", Fixture, NULL, set_up, test_height, tear_down);
  g_test_add ("/ui/composer/hint", Fixture, NULL, set_up, test_hint, tear_down);
#define ADD(name, func) g_test_add ("/ui/composer/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("share", test_share);
  ADD ("at-once", test_at_once);
  ADD ("key", test_key);
  ADD ("right-to-left", test_right_to_left);
  ADD ("estimate", test_estimate);
  g_test_add_func ("/ui/composer/transcript", test_transcript);
  return g_test_run ();
}
