/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Selecting, copying and finding across the blocks of an answer. */
#include "matchup-code-block.h"
#include "matchup-find-bar.h"
#include "matchup-markdown-view-private.h"
#include "matchup-test-ui.h"
#include "matchup-text-block.h"

#include <adwaita.h>
#include <string.h>

static const char source[] = "# Title\n\nSome **bold** text\n\n1. one\n2. two\n   - inner\n\n"
                             "| x | y |\n|---|---|\n| 1 | 2 |\n\n```c\nint a;\n```\n\nThe end\n";
static const char plain[] = "Title\n\nSome bold text\n\n1. one\n2. two\n  • inner\n\n"
                            "x\ty\n1\t2\n\nint a;\n\nThe end";

typedef struct
{
  MatchupMessage *message;
  MatchupMarkdownView *view;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->message = matchup_message_new_text (MATCHUP_ROLE_ASSISTANT, source);
  fixture->view = MATCHUP_MARKDOWN_VIEW (matchup_markdown_view_new (fixture->message, FALSE));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 500, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  matchup_markdown_view_flush (fixture->view);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->message);
}

static GtkWidget *
get_leaf (Fixture *fixture, guint n)
{
  GtkWidget *root = GTK_WIDGET (fixture->view->stack);
  GtkWidget *leaf = matchup_text_leaf_next (root, root);

  while (n-- > 0)
    leaf = matchup_text_leaf_next (root, leaf);
  return leaf;
}

static void
select_text (Fixture *fixture, guint from, gsize from_offset, guint to, gsize to_offset)
{
  matchup_text_selection_set (fixture->view->selection,
                              (MatchupTextPlace){ get_leaf (fixture, from), from_offset },
                              (MatchupTextPlace){ get_leaf (fixture, to), to_offset });
}

static void
assert_selected (Fixture *fixture, const char *wanted)
{
  g_autofree char *text = matchup_markdown_view_dup_selected_text (fixture->view);

  g_assert_cmpstr (text, ==, wanted);
}

static void
assert_markdown (Fixture *fixture, const char *wanted)
{
  g_autofree char *text = matchup_markdown_view_dup_selected_markdown (fixture->view);

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_all (Fixture *fixture, gconstpointer data)
{
  g_autofree char *trimmed = g_strchomp (g_strdup (source));

  assert_selected (fixture, NULL);
  assert_markdown (fixture, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "text.select-all", NULL);
  assert_selected (fixture, plain);
  assert_markdown (fixture, trimmed);
}

static void
test_parts (Fixture *fixture, gconstpointer data)
{
  select_text (fixture, 1, 5, 1, 9);
  assert_selected (fixture, "bold");
  assert_markdown (fixture, "Some **bold** text");
  /* Backwards is the same. */
  select_text (fixture, 1, 4, 0, 3);
  assert_selected (fixture, "le\n\nSome");
  assert_markdown (fixture, "# Title\n\nSome **bold** text");
  select_text (fixture, 3, 1, 6, 1);
  assert_selected (fixture, "wo\n  • inner\n\nx\ty");
  select_text (fixture, 9, 0, 9, 100);
  assert_selected (fixture, "int a;");
  assert_markdown (fixture, "```c\nint a;\n```");
  matchup_text_selection_clear (fixture->view->selection);
  assert_selected (fixture, NULL);
}

/* The selection stays where it is while text comes, and ends when its text goes away. */
static void
test_survives (Fixture *fixture, gconstpointer data)
{
  select_text (fixture, 10, 4, 0, 0);
  matchup_message_append (fixture->message, MATCHUP_PART_KIND_TEXT, "is not yet\n\nMore", -1);
  matchup_markdown_view_flush (fixture->view);
  matchup_message_append (fixture->message, MATCHUP_PART_KIND_TEXT, " and more", -1);
  matchup_markdown_view_flush (fixture->view);
  {
    g_autofree char *text = matchup_markdown_view_dup_selected_text (fixture->view);

    g_assert_true (g_str_has_prefix (text, "Title\n\nSome bold"));
    g_assert_true (g_str_has_suffix (text, "int a;\n\nThe "));
  }
  select_text (fixture, 0, 0, 11, 4);
  matchup_message_append (fixture->message, MATCHUP_PART_KIND_TEXT, "\n---\n", -1);
  matchup_markdown_view_flush (fixture->view);
  assert_selected (fixture, NULL);
}

static void
test_words_and_steps (Fixture *fixture, gconstpointer data)
{
  GtkWidget *root = GTK_WIDGET (fixture->view->stack);
  MatchupTextPlace place = { get_leaf (fixture, 1), 6 };
  MatchupTextRange range;

  matchup_text_place_get_word (&place, &range);
  g_assert_cmpuint (range.start, ==, 5);
  g_assert_cmpuint (range.end, ==, 9);
  matchup_text_place_move (root, &place, GTK_MOVEMENT_WORDS, 1);
  g_assert_cmpuint (place.offset, ==, 9);
  place.offset = 14;
  matchup_text_place_move (root, &place, GTK_MOVEMENT_VISUAL_POSITIONS, 1);
  g_assert_true (place.leaf == get_leaf (fixture, 2));
  g_assert_cmpuint (place.offset, ==, 0);
  matchup_text_place_move (root, &place, GTK_MOVEMENT_VISUAL_POSITIONS, -1);
  g_assert_true (place.leaf == get_leaf (fixture, 1));
  g_assert_cmpuint (place.offset, ==, 14);
  place = (MatchupTextPlace){ get_leaf (fixture, 0), 0 };
  matchup_text_place_move (root, &place, GTK_MOVEMENT_DISPLAY_LINES, -1);
  g_assert_true (place.leaf == get_leaf (fixture, 0));
}

static gboolean
is_allocated (gpointer data)
{
  return gtk_widget_get_height (data) > 0;
}

static void
wait_for (gboolean (*func) (gpointer), gpointer data)
{
  gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  while (!func (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
    }
}

/* Pointing at the first letter of a leaf finds it. */
static gboolean
is_found (gpointer data)
{
  GtkWidget *leaf = data;
  GtkWidget *root = gtk_widget_get_ancestor (leaf, MATCHUP_TYPE_BLOCK_DOCUMENT);
  MatchupTextPlace place;
  GdkRectangle cursor;
  graphene_point_t point;

  matchup_text_leaf_get_cursor (MATCHUP_TEXT_LEAF (leaf), 0, &cursor);
  point = GRAPHENE_POINT_INIT ((float) (cursor.x + 1), (float) (cursor.y + cursor.height / 2));
  return gtk_widget_compute_point (leaf, root, &point, &point) &&
         matchup_text_place_find (root, point.x, point.y, &place) && place.leaf == leaf &&
         place.offset == 0;
}

/* Every place that is pointed at is found, also beside and below the text. */
static void
test_places (Fixture *fixture, gconstpointer data)
{
  GtkWidget *root = GTK_WIDGET (fixture->view->stack);
  MatchupTextPlace place;

  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (is_allocated, root);
  for (guint n = 0; n < 11; n++)
    {
      g_test_message ("Leaf %u", n);
      wait_for (is_found, get_leaf (fixture, n));
    }
  g_assert_true (matchup_text_place_find (root, 3, 5000, &place));
  g_assert_true (place.leaf == get_leaf (fixture, 10));
}

/* Whether the letter of the code at @offset stands out. */
static gboolean
is_marked (Fixture *fixture, int offset)
{
  MatchupCodeBlock *code = MATCHUP_CODE_BLOCK (get_leaf (fixture, 9));
  GtkTextIter iter;
  g_autoptr (GSList) tags = NULL;
  gboolean marked = FALSE;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (matchup_code_block_get_view (code)),
                                      &iter,
                                      offset);
  tags = gtk_text_iter_get_tags (&iter);
  for (GSList *tag = tags; tag != NULL && !marked; tag = tag->next)
    g_object_get (tag->data, "background-set", &marked, NULL);
  return marked;
}

/* Types @words and waits for what the person is told. */
static void
assert_found (MatchupFindBar *bar, const char *words, const char *count)
{
  GtkWidget *entry = matchup_test_find_type (bar, GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *label = gtk_widget_get_next_sibling (entry);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  matchup_test_wait_until (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), count) == 0);
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  MatchupFindBar *bar;

  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "text.find", NULL);
  bar = fixture->view->find_bar;
  g_assert_nonnull (bar);
  /* Title (2), text (2), two, int, The */
  assert_found (bar, "T", "1 of 7");
  g_assert_false (is_marked (fixture, 1));
  g_assert_true (is_marked (fixture, 2));
  g_assert_false (is_marked (fixture, 3));
  assert_found (bar, "int", "1 of 1");
  g_assert_true (is_marked (fixture, 0));
  g_assert_true (is_marked (fixture, 2));
  g_assert_false (is_marked (fixture, 3));
  assert_found (bar, "THE END", "1 of 1");
  g_assert_false (is_marked (fixture, 2));
  assert_found (bar, "absent", "Not found");
  assert_found (bar, "", "");
  matchup_find_bar_close (bar);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));
}

/* Tab goes from link to link, and only to those that may be opened. */
static void
test_links (Fixture *fixture, gconstpointer data)
{
  MatchupTextBlock *leaf;

  matchup_message_append (fixture->message,
                          MATCHUP_PART_KIND_TEXT,
                          "\n[a](https://a.org) [b](javascript:x) [c](mailto:c@d.org)\n",
                          -1);
  matchup_markdown_view_flush (fixture->view);
  leaf = MATCHUP_TEXT_BLOCK (get_leaf (fixture, 11));
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (is_allocated, GTK_WIDGET (leaf));
  g_assert_null (matchup_text_block_get_focus_link (leaf));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (leaf), GTK_DIR_TAB_FORWARD));
  g_assert_cmpstr (matchup_text_block_get_focus_link (leaf), ==, "https://a.org");
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (leaf), GTK_DIR_TAB_FORWARD));
  g_assert_cmpstr (matchup_text_block_get_focus_link (leaf), ==, "mailto:c@d.org");
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (leaf), GTK_DIR_TAB_FORWARD));
  /* From the answer itself, over the buttons of the table and the code. */
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  for (int i = 0; i < 10 && !gtk_widget_is_focus (GTK_WIDGET (leaf)); i++)
    g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (leaf)));
  /* Text without links is no stop. */
  g_assert_false (gtk_widget_get_focusable (get_leaf (fixture, 1)));
}

#define ADD(name, func) \
  g_test_add ("/ui/markdown-selection/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("all", test_all);
  ADD ("parts", test_parts);
  ADD ("survives", test_survives);
  ADD ("words-and-steps", test_words_and_steps);
  ADD ("places", test_places);
  ADD ("find", test_find);
  ADD ("links", test_links);
  return g_test_run ();
}
