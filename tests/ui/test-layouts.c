/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How answers stand to each other: in every layout, at every width, for every number of them. */
#include "matchup-answer-scroller.h"
#include "matchup-answer-view.h"
#include "matchup-application-private.h"
#include "matchup-column-switcher.h"
#include "matchup-columns.h"
#include "matchup-compare-page.h"
#include "matchup-markdown-view.h"
#include "matchup-reading-place.h"
#include "matchup-settings.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"
#include "matchup-transcript.h"
#include "matchup-window.h"

#define HEIGHT 700
#define LONG_WORD \
  "https://example.com/a/path/without/any/blank/that/is/much/longer/than/a/narrow/window/is/wide"

static const MatchupLayout layouts[] = { MATCHUP_LAYOUT_COLUMNS,
                                         MATCHUP_LAYOUT_GRID,
                                         MATCHUP_LAYOUT_SINGLE,
                                         MATCHUP_LAYOUT_STACKED };
static const int widths[] = { 360, 1000, 1900, 3840 };

static MatchupTestWorkspace *test;
static MatchupApplication *application;

typedef struct
{
  MatchupConversation *conversation;
  MatchupRound *round;
  GtkWindow *window;
  GtkWidget *page;
  MatchupArrangement *arrangement;
} Fixture;

static char *
make_text (guint paragraphs)
{
  GString *text = g_string_new ("## A heading\n\n");

  for (guint i = 0; i < paragraphs; i++)
    g_string_append_printf (text,
                            "Paragraph %u says a good deal of things that fill a line or two, and "
                            "names " LONG_WORD " as well.\n\n",
                            i);
  g_string_append (
      text,
      "```c\nint a_long_line_of_code = 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10;\n```\n");
  return g_string_free (text, FALSE);
}

static MatchupRun *
get_run (Fixture *fixture, guint position)
{
  return matchup_answer_get_current (matchup_round_get_answer (fixture->round, position));
}

/* @paragraphs: of the first answer; each of the @n has one more than the one before. */
static void
add_answers (Fixture *fixture, guint n, guint paragraphs, MatchupRunState state)
{
  g_autoptr (GPtrArray) models = g_ptr_array_new ();
  g_autoptr (MatchupLineup) lineup = NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (models, (gpointer) "openai/a-model-with-a-rather-long-name-2025-11-20");
  g_ptr_array_add (models, NULL);
  lineup = matchup_test_lineup_new ((const char *const *) models->pdata);
  fixture->conversation = matchup_history_create (matchup_workspace_get_history (test->workspace),
                                                  MATCHUP_CONVERSATION_KIND_COMPARE,
                                                  lineup,
                                                  TRUE);
  fixture->round =
      matchup_test_add_round (fixture->conversation, "What?", "", MATCHUP_RUN_STATE_QUEUED);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = make_text (paragraphs + i);

      matchup_run_append (get_run (fixture, i), MATCHUP_PART_KIND_TEXT, text, -1);
      matchup_run_set_state (get_run (fixture, i), state);
    }
}

static void
open_page (Fixture *fixture, int width)
{
  fixture->page = matchup_compare_page_new (test->workspace);
  matchup_compare_page_set_conversation (MATCHUP_COMPARE_PAGE (fixture->page),
                                         fixture->conversation);
  fixture->arrangement =
      matchup_compare_page_get_arrangement (MATCHUP_COMPARE_PAGE (fixture->page));
  matchup_arrangement_set_layout (fixture->arrangement, MATCHUP_LAYOUT_COLUMNS);
  matchup_arrangement_set_equal_heights (fixture->arrangement, FALSE);
  fixture->window = matchup_test_show (fixture->page, width, HEIGHT);
  /* A window gets no wider than the screen, unless it has to; its border takes of its own size. */
  gtk_widget_set_size_request (fixture->page, width, -1);
  gtk_window_set_default_size (fixture->window,
                               2 * width - gtk_widget_get_width (fixture->page),
                               HEIGHT);
  matchup_test_wait_until (gtk_widget_get_width (fixture->page) == width);
  matchup_test_wait_until (matchup_arrangement_get_room (fixture->arrangement) > 0);
  matchup_test_wait_frames (fixture->window, 3);
}

static void
close_page (Fixture *fixture)
{
  matchup_test_destroy (fixture->window);
  g_clear_object (&fixture->conversation);
}

static gboolean
collect_view (GtkWidget *widget, gpointer user_data)
{
  if (MATCHUP_IS_ANSWER_VIEW (widget))
    g_ptr_array_add (user_data, widget);
  return TRUE;
}

/* All views, in the order of the tree, which is that of reading and of the keyboard. */
static GPtrArray *
get_views (Fixture *fixture)
{
  GPtrArray *views = g_ptr_array_new ();

  matchup_test_foreach (fixture->page, collect_view, views);
  return views;
}

static GtkWidget *
get_view (Fixture *fixture, guint position)
{
  g_autoptr (GPtrArray) views = get_views (fixture);

  return g_ptr_array_index (views, position);
}

static guint
count_mapped (Fixture *fixture)
{
  g_autoptr (GPtrArray) views = get_views (fixture);
  guint n = 0;

  for (guint i = 0; i < views->len; i++)
    n += gtk_widget_get_mapped (g_ptr_array_index (views, i)) ? 1 : 0;
  return n;
}

static graphene_rect_t
get_bounds (Fixture *fixture, GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, fixture->page, &bounds));
  return bounds;
}

static void
choose (Fixture *fixture, MatchupLayout layout)
{
  matchup_arrangement_set_layout (fixture->arrangement, layout);
  matchup_test_wait_frames (fixture->window, 3);
}

/* As high as its text needs at the width that it has, and as wide as anything in it needs. */
static void
check_room (GtkWidget *view)
{
  int width = gtk_widget_get_width (view);
  int minimum;

  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, MATCHUP_COLUMN_MIN_WIDTH);
  /* The padding of its card is not part of its own width. */
  g_assert_cmpint (width, >=, MATCHUP_COLUMN_MIN_WIDTH - 30);
  g_assert_cmpint (width, <=, MATCHUP_COLUMN_MAX_SINGLE_WIDTH);
}

static void
check_places (Fixture *fixture, int width, gboolean rtl)
{
  g_autoptr (GPtrArray) views = get_views (fixture);
  graphene_rect_t last = { 0 };
  gboolean first = TRUE;

  for (guint i = 0; i < views->len; i++)
    {
      GtkWidget *view = g_ptr_array_index (views, i);
      graphene_rect_t bounds;

      if (!gtk_widget_get_mapped (view))
        continue;
      bounds = get_bounds (fixture, view);
      check_room (view);
      g_assert_cmpfloat (bounds.origin.x, >=, 0);
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, width);
      if (!first)
        {
          gboolean below = bounds.origin.y >= last.origin.y + last.size.height;
          gboolean beside = rtl ? bounds.origin.x + bounds.size.width <= last.origin.x
                                : bounds.origin.x >= last.origin.x + last.size.width;

          g_assert_true (below || beside);
          g_assert_cmpfloat_with_epsilon (bounds.size.width, last.size.width, 1.5f);
          if (!below)
            g_assert_cmpfloat_with_epsilon (bounds.size.height, last.size.height, 0.5f);
        }
      first = FALSE;
      last = bounds;
    }
  g_assert_false (first);
}

static void
check_cut (Fixture *fixture)
{
  g_autoptr (GPtrArray) views = get_views (fixture);

  for (guint i = 0; i < views->len; i++)
    {
      GtkWidget *text =
          matchup_test_find_type (g_ptr_array_index (views, i), MATCHUP_TYPE_MARKDOWN_VIEW);
      int wanted;

      if (!gtk_widget_get_mapped (text))
        continue;
      gtk_widget_measure (text,
                          GTK_ORIENTATION_VERTICAL,
                          gtk_widget_get_width (text),
                          &wanted,
                          NULL,
                          NULL,
                          NULL);
      g_assert_cmpint (gtk_widget_get_height (text), >=, wanted);
    }
}

static guint
get_expected (MatchupLayout layout, int width, guint n)
{
  switch (layout)
    {
    case MATCHUP_LAYOUT_SINGLE:
      return 1;
    case MATCHUP_LAYOUT_COLUMNS:
      return MIN (n, (guint) (width - 24 + 12) / (220 + 12));
    default:
      return n;
    }
}

typedef struct
{
  guint n;
  int width;
  gboolean rtl;
} Case;

static void
test_every_layout (gconstpointer data)
{
  const Case *c = data;
  Fixture fixture = { 0 };

  gtk_widget_set_default_direction (c->rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  add_answers (&fixture, c->n, 3, MATCHUP_RUN_STATE_DONE);
  open_page (&fixture, c->width);
  for (guint boxed = 0; boxed < 2; boxed++)
    {
      matchup_arrangement_set_equal_heights (fixture.arrangement, boxed == 1);
      for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
        {
          choose (&fixture, layouts[i]);
          g_assert_cmpuint (count_mapped (&fixture), ==, get_expected (layouts[i], c->width, c->n));
          check_places (&fixture, c->width, c->rtl);
          check_cut (&fixture);
        }
    }
  close_page (&fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* What was chosen holds for the next page, as it is in the settings. */
static void
test_sticks (void)
{
  g_autoptr (GSettings) settings = matchup_settings_new ();
  g_autofree char *layout = NULL;
  Fixture fixture = { 0 };
  GtkWidget *other;
  MatchupArrangement *arrangement;

  add_answers (&fixture, 2, 1, MATCHUP_RUN_STATE_DONE);
  open_page (&fixture, 1000);
  matchup_arrangement_set_layout (fixture.arrangement, MATCHUP_LAYOUT_STACKED);
  matchup_arrangement_set_joint_scrolling (fixture.arrangement, TRUE);
  layout = g_settings_get_string (settings, "layout");
  g_assert_cmpstr (layout, ==, "stacked");
  g_assert_true (g_settings_get_boolean (settings, "equal-heights"));
  g_assert_true (g_settings_get_boolean (settings, "joint-scrolling"));
  other = g_object_ref_sink (matchup_compare_page_new (test->workspace));
  arrangement = matchup_compare_page_get_arrangement (MATCHUP_COMPARE_PAGE (other));
  g_assert_cmpint (matchup_arrangement_get_layout (arrangement), ==, MATCHUP_LAYOUT_STACKED);
  g_assert_true (matchup_arrangement_get_equal_heights (arrangement));
  g_assert_true (matchup_arrangement_get_joint_scrolling (arrangement));
  /* Without boxes there is nothing to be scrolled together. */
  matchup_arrangement_set_equal_heights (arrangement, FALSE);
  g_assert_false (g_settings_get_boolean (settings, "joint-scrolling"));
  g_assert_finalize_object (other);
  close_page (&fixture);
  g_settings_reset (settings, "layout");
}

/* The menu's actions are those of the window, and the menu is made when it is opened. */
static void
test_window (void)
{
  MatchupWindow *window = matchup_window_new (GTK_APPLICATION (application), NULL);
  GtkWidget *button = matchup_test_find (window, "layout_button");
  GActionGroup *actions = G_ACTION_GROUP (window);
  g_autoptr (GVariant) state = NULL;

  g_assert_false (gtk_widget_get_sensitive (button));
  matchup_window_set_workspace (window, test->workspace);
  matchup_test_present (window);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_null (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  g_action_group_activate_action (actions, "layout", g_variant_new_string ("grid"));
  state = g_action_group_get_action_state (actions, "layout");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "grid");
  g_assert_cmpstr (gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (button)),
                   ==,
                   "view-grid-symbolic");
  g_action_group_activate_action (actions, "layout", g_variant_new_string ("columns"));
  g_assert_false (g_action_group_get_action_enabled (actions, "differences"));
  matchup_test_destroy (window);
}

static gboolean
has_focus_within (Fixture *fixture, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
send_escape (Fixture *fixture, GtkWidget *from)
{
  GtkWidget *page = fixture->page;
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (page);
  gboolean handled = FALSE;

  g_assert_true (gtk_widget_is_ancestor (from, page));
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)) && !handled; k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          g_autofree char *trigger =
              gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (g_str_equal (trigger, "Escape"))
            handled =
                gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, page, NULL);
        }
    }
  g_assert_true (handled);
}

/* One answer alone in the whole width, and back by Escape or by the same button. */
static void
test_enlarge (void)
{
  Fixture fixture = { 0 };
  GtkWidget *view;
  GtkWidget *button;
  int narrow;

  add_answers (&fixture, 3, 3, MATCHUP_RUN_STATE_DONE);
  open_page (&fixture, 1000);
  view = get_view (&fixture, 1);
  button = matchup_test_find (view, "enlarge_button");
  narrow = gtk_widget_get_width (view);
  g_assert_true (gtk_widget_grab_focus (matchup_test_find (view, "menu_button")));
  g_assert_true (gtk_widget_activate_action (view, "answer.enlarge", NULL));
  matchup_test_wait_frames (fixture.window, 3);
  g_assert_cmpuint (count_mapped (&fixture), ==, 1);
  g_assert_true (gtk_widget_get_mapped (view));
  g_assert_cmpint (gtk_widget_get_width (view), >, 2 * narrow);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  g_assert_true (has_focus_within (&fixture, view));
  send_escape (&fixture, view);
  matchup_test_wait_frames (fixture.window, 3);
  g_assert_cmpuint (count_mapped (&fixture), ==, 3);
  g_assert_cmpint (gtk_widget_get_width (view), ==, narrow);
  g_assert_true (has_focus_within (&fixture, view));
  /* Where the name needs the room of the button, there is the menu. */
  g_assert_false (gtk_widget_get_mapped (button));
  g_assert_true (gtk_widget_activate_action (view, "answer.enlarge", NULL));
  matchup_test_wait_frames (fixture.window, 3);
  g_assert_cmpuint (count_mapped (&fixture), ==, 1);
  matchup_test_click (button);
  matchup_test_wait_frames (fixture.window, 3);
  g_assert_cmpuint (count_mapped (&fixture), ==, 3);
  /* Another layout shows all of them. */
  g_assert_true (gtk_widget_activate_action (view, "answer.enlarge", NULL));
  choose (&fixture, MATCHUP_LAYOUT_GRID);
  g_assert_cmpuint (count_mapped (&fixture), ==, 3);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  /* What has all the room already is not enlarged. */
  choose (&fixture, MATCHUP_LAYOUT_SINGLE);
  g_assert_false (gtk_widget_get_visible (button));
  close_page (&fixture);
}

/* One at a time: turned to by letters and keys; the focus goes along. */
static void
test_turning (void)
{
  Fixture fixture = { 0 };
  MatchupColumnSwitcher *switcher;
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  add_answers (&fixture, 3, 3, MATCHUP_RUN_STATE_DONE);
  open_page (&fixture, 1000);
  matchup_compare_page_add_actions (MATCHUP_COMPARE_PAGE (fixture.page), G_ACTION_MAP (actions));
  switcher =
      MATCHUP_COLUMN_SWITCHER (matchup_test_find_type (fixture.page, MATCHUP_TYPE_COLUMN_SWITCHER));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (switcher)));
  choose (&fixture, MATCHUP_LAYOUT_SINGLE);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (switcher)));
  g_assert_true (gtk_widget_get_mapped (get_view (&fixture, 0)));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (actions), "previous-answer"));
  gtk_widget_grab_focus (matchup_test_find (get_view (&fixture, 0), "menu_button"));
  g_action_group_activate_action (G_ACTION_GROUP (actions), "next-answer", NULL);
  matchup_test_wait_frames (fixture.window, 3);
  g_assert_true (gtk_widget_get_mapped (get_view (&fixture, 1)));
  g_assert_false (gtk_widget_get_mapped (get_view (&fixture, 0)));
  g_assert_true (has_focus_within (&fixture, get_view (&fixture, 1)));
  g_action_group_activate_action (G_ACTION_GROUP (actions), "next-answer", NULL);
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (actions), "next-answer"));
  g_assert_false (matchup_column_switcher_can_step (switcher, 1));
  g_assert_true (matchup_column_switcher_can_step (switcher, -1));
  close_page (&fixture);
}

static GtkAdjustment *
get_scroll (Fixture *fixture, guint position)
{
  GtkWidget *text =
      matchup_test_find_type (get_view (fixture, position), MATCHUP_TYPE_MARKDOWN_VIEW);
  GtkWidget *scroller = gtk_widget_get_ancestor (text, GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

static double
get_range (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
}

/* Boxes are so high that all of one can be seen, and scroll by the same share when that is wanted.
 */
static void
test_joint (void)
{
  Fixture fixture = { 0 };
  GtkAdjustment *first;
  GtkAdjustment *last;

  add_answers (&fixture, 3, 30, MATCHUP_RUN_STATE_DONE);
  open_page (&fixture, 1000);
  matchup_arrangement_set_equal_heights (fixture.arrangement, TRUE);
  matchup_test_wait_frames (fixture.window, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat (get_bounds (&fixture, get_view (&fixture, i)).size.height, <, HEIGHT);
  first = get_scroll (&fixture, 0);
  last = get_scroll (&fixture, 2);
  g_assert_cmpfloat (get_range (first), >, 100);
  /* Long answers come in over several turns. */
  matchup_test_wait_until (get_range (last) > get_range (first) + 10);
  gtk_adjustment_set_value (last, 0);
  gtk_adjustment_set_value (first, get_range (first) / 2);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (last), 0, 0.01);
  matchup_arrangement_set_joint_scrolling (fixture.arrangement, TRUE);
  gtk_adjustment_set_value (first, get_range (first) / 4);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (last) / get_range (last), 0.25, 0.01);
  gtk_adjustment_set_value (last, get_range (last));
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (first), get_range (first), 0.01);
  matchup_arrangement_set_joint_scrolling (fixture.arrangement, FALSE);
  gtk_adjustment_set_value (last, 0);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (first), get_range (first), 0.01);
  close_page (&fixture);
}

/* Where all has room, a box cuts nothing off. */
static void
test_short (void)
{
  Fixture fixture = { 0 };
  int height;

  add_answers (&fixture, 3, 1, MATCHUP_RUN_STATE_DONE);
  open_page (&fixture, 1900);
  height = gtk_widget_get_height (get_view (&fixture, 2));
  matchup_arrangement_set_equal_heights (fixture.arrangement, TRUE);
  matchup_test_wait_frames (fixture.window, 3);
  g_assert_cmpint (gtk_widget_get_height (get_view (&fixture, 2)), ==, height);
  g_assert_cmpfloat (get_range (get_scroll (&fixture, 2)), <, 1);
  close_page (&fixture);
}

/* A box follows what is written while its end is read, and stays where the person went. */
static void
test_following (void)
{
  Fixture fixture = { 0 };
  GtkAdjustment *first;
  GtkAdjustment *second;
  double before;

  add_answers (&fixture, 2, 30, MATCHUP_RUN_STATE_WRITING);
  open_page (&fixture, 1000);
  matchup_arrangement_set_equal_heights (fixture.arrangement, TRUE);
  matchup_test_wait_frames (fixture.window, 3);
  first = get_scroll (&fixture, 0);
  second = get_scroll (&fixture, 1);
  gtk_adjustment_set_value (first, get_range (first));
  gtk_adjustment_set_value (second, 50);
  before = get_range (first);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = make_text (10);

      matchup_run_append (get_run (&fixture, i), MATCHUP_PART_KIND_TEXT, text, -1);
    }
  matchup_test_wait_until (get_range (first) > before + 100);
  matchup_test_wait_frames (fixture.window, 5);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (first), get_range (first), 1);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (second), 50, 1);
  close_page (&fixture);
}

static GtkWidget *
get_transcript_scroller (Fixture *fixture)
{
  return matchup_test_find_type (matchup_test_find_type (fixture->page, MATCHUP_TYPE_TRANSCRIPT),
                                 GTK_TYPE_SCROLLED_WINDOW);
}

/* A box that is shown as a whole may stand some pixels higher or lower than the one before; where
 * there is too much above and below it (the race, the vote), its upper end is as near as it gets.
 */
static void
assert_place_kept (Fixture *fixture, GtkWidget *part, float y)
{
  GtkWidget *box = gtk_widget_get_ancestor (part, MATCHUP_TYPE_ANSWER_SCROLLER);
  float upper_end = box != NULL ? get_bounds (fixture, box).origin.y : y;
  float lower_end = upper_end + (box != NULL ? gtk_widget_get_height (box) : 0);
  graphene_rect_t bounds = get_bounds (fixture, part);

  g_assert_true (gtk_widget_get_mapped (part));
  g_assert_cmpint (box != NULL, ==, matchup_arrangement_get_equal_heights (fixture->arrangement));
  g_assert_cmpfloat (bounds.origin.y, >=, y - (box != NULL ? 16 : 2));
  g_assert_cmpfloat (bounds.origin.y, <=, MAX (y, upper_end) + (box != NULL ? 16 : 2));
  if (box == NULL)
    return;
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, >, upper_end);
  g_assert_cmpfloat (bounds.origin.y, <, lower_end);
}

/* What is read stays where it is on the screen, with its selection, whatever the answers do. */
static void
test_reading_place (void)
{
  Fixture fixture = { 0 };
  GtkWidget *scroller;
  GtkAdjustment *scroll;
  GtkWidget *part;
  GtkWidget *text;
  g_autofree char *selected = NULL;
  g_autofree char *still = NULL;
  float y;

  add_answers (&fixture, 3, 40, MATCHUP_RUN_STATE_DONE);
  open_page (&fixture, 1000);
  scroller = get_transcript_scroller (&fixture);
  scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  text = matchup_test_find_type (get_view (&fixture, 0), MATCHUP_TYPE_MARKDOWN_VIEW);
  matchup_test_wait_until (get_range (scroll) > 1000);
  gtk_widget_activate_action (text, "text.select-all", NULL);
  selected = matchup_markdown_view_dup_selected_text (MATCHUP_MARKDOWN_VIEW (text));
  g_assert_nonnull (strstr (selected, "Paragraph 0"));
  gtk_adjustment_set_value (scroll, 900);
  matchup_test_wait_frames (fixture.window, 3);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (layouts); i++)
    {
      g_test_message ("step %u", i);
      part = matchup_reading_place_find (scroller);
      g_assert_nonnull (part);
      y = get_bounds (&fixture, part).origin.y;
      choose (&fixture, layouts[(i + 1) % G_N_ELEMENTS (layouts)]);
      assert_place_kept (&fixture, part, y);
      part = matchup_reading_place_find (scroller);
      y = get_bounds (&fixture, part).origin.y;
      g_test_message ("step %u, heights", i);
      matchup_arrangement_set_equal_heights (fixture.arrangement, i % 2 == 0);
      matchup_test_wait_frames (fixture.window, 3);
      assert_place_kept (&fixture, part, y);
    }
  still = matchup_markdown_view_dup_selected_text (MATCHUP_MARKDOWN_VIEW (text));
  g_assert_cmpstr (still, ==, selected);
  close_page (&fixture);
}

/* Differences can be shown as soon as two say something. */
static void
test_differences (void)
{
  Fixture fixture = { 0 };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (MatchupErrorInfo) error =
      matchup_error_info_new_simple (MATCHUP_ERROR_KIND_SERVER, MATCHUP_ERROR_REASON_NONE, NULL);
  static const char *const models[] = { "openai/a", "openai/b", "openai/c", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);

  fixture.conversation = matchup_history_create (matchup_workspace_get_history (test->workspace),
                                                 MATCHUP_CONVERSATION_KIND_COMPARE,
                                                 lineup,
                                                 TRUE);
  fixture.round =
      matchup_test_add_round (fixture.conversation, "What?", "", MATCHUP_RUN_STATE_WAITING);
  open_page (&fixture, 1000);
  matchup_compare_page_add_actions (MATCHUP_COMPARE_PAGE (fixture.page), G_ACTION_MAP (actions));
  matchup_run_fail (get_run (&fixture, 0), error);
  matchup_run_append (get_run (&fixture, 1), MATCHUP_PART_KIND_TEXT, "One", -1);
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (actions), "differences"));
  matchup_run_append (get_run (&fixture, 2), MATCHUP_PART_KIND_TEXT, "Two", -1);
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (actions), "differences"));
  close_page (&fixture);
}

static void
add_cases (void)
{
  static const guint numbers[] = { 2, 3, 5, 8 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    for (guint k = 0; k < G_N_ELEMENTS (widths); k++)
      {
        Case *c = g_new (Case, 1);
        g_autofree char *path = NULL;

        *c = (Case){ numbers[i], widths[k], (i + k) % 2 == 1 };
        path =
            g_strdup_printf ("/ui/layouts/every/%u-%d-%s", c->n, c->width, c->rtl ? "rtl" : "ltr");
        g_test_add_data_func_full (path, c, test_every_layout, g_free);
      }
}

static MatchupWorkspace *
make_no_workspace (gpointer user_data)
{
  g_assert_not_reached ();
}

int
main (int argc, char **argv)
{
  int status;

  matchup_test_ui_init (&argc, &argv);
  test = matchup_test_workspace_new (NULL);
  application = matchup_application_new_full (G_APPLICATION_NON_UNIQUE, make_no_workspace, NULL);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_test_add_func ("/ui/layouts/sticks", test_sticks);
  g_test_add_func ("/ui/layouts/window", test_window);
  g_test_add_func ("/ui/layouts/enlarge", test_enlarge);
  g_test_add_func ("/ui/layouts/turning", test_turning);
  g_test_add_func ("/ui/layouts/joint", test_joint);
  g_test_add_func ("/ui/layouts/short", test_short);
  g_test_add_func ("/ui/layouts/following", test_following);
  g_test_add_func ("/ui/layouts/reading-place", test_reading_place);
  g_test_add_func ("/ui/layouts/differences", test_differences);
  add_cases ();
  status = g_test_run ();
  g_object_unref (application);
  matchup_test_workspace_free (test);
  return status;
}
