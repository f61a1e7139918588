/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long answers, of which only what is near to what can be seen has widgets. */
#include "matchup-block-height.h"
#include "matchup-block-text.h"
#include "matchup-block-widget.h"
#include "matchup-code-block.h"
#include "matchup-markdown-view-private.h"
#include "matchup-md-parser.h"
#include "matchup-stack-layout.h"
#include "matchup-test-ui.h"
#include "matchup-test-wait.h"
#include "matchup-text-block.h"

#include <string.h>

#define CHAPTERS 100
/* More than can be seen with what is near to it, and far fewer than there are. */
#define FEW_WIDGETS 250

static const char chapter[] =
    "Some **bold** words and `code` in a paragraph, with $x^2$ and a [link](https://a.org) in it, "
    "which is long enough to take two or three lines. It has two more sentences. The last one.\n\n"
    "- an item\n- [x] another one\n\n  with a second paragraph\n- a third one\n  1. nested\n"
    "  2. again\n\n"
    "```python\ndef answer(question):\n    return question\n```\n\n"
    "| model | price |\n|---|--:|\n| one | 0.5 |\n| two | 0.1 |\n\n"
    "> A quotation.\n>\n> - with a list\n\n"
    "$$\\frac{1}{n}\\sum_i x_i$$\n\n---\n\n"
    "![a picture](https://a.org/b.png) and 一个中文句子，没有空格。\n\n";

/* The same as it is copied. */
static const char chapter_text[] =
    "Some bold words and code in a paragraph, with x^2 and a link in it, "
    "which is long enough to take two or three lines. It has two more sentences. The last one.\n\n"
    "• an item\n☑ another one\n  with a second paragraph\n• a third one\n  1. nested\n"
    "  2. again\n\n"
    "def answer(question):\n    return question\n\n"
    "model\tprice\none\t0.5\ntwo\t0.1\n\n"
    "A quotation.\n\n• with a list\n\n"
    "\\frac{1}{n}\\sum_i x_i\n\n"
    "[Picture: a picture] https://a.org/b.png and 一个中文句子，没有空格。";

typedef struct
{
  MatchupMessage *message;
  MatchupMarkdownView *view;
  GtkAdjustment *adjustment;
  GtkWindow *window;
} Fixture;

static char *
dup_chapters (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "## Chapter %u.\n\n%s", i, chapter);
  return g_string_free (text, FALSE);
}

static gboolean
is_at_rest (Fixture *fixture)
{
  return fixture->view->turn_id == 0;
}

static void
wait_for_rest (Fixture *fixture)
{
  matchup_test_wait_frames (fixture->window, 2);
  matchup_test_wait_until (is_at_rest (fixture));
  matchup_test_wait_frames (fixture->window, 2);
  matchup_test_wait_until (is_at_rest (fixture));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = dup_chapters (CHAPTERS);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->message = matchup_message_new_text (MATCHUP_ROLE_ASSISTANT, text);
  fixture->view = MATCHUP_MARKDOWN_VIEW (matchup_markdown_view_new (fixture->message, FALSE));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->view));
  fixture->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  fixture->window = matchup_test_show (scroller, 500, 700);
  matchup_markdown_view_finish (fixture->view);
  wait_for_rest (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_test_destroy (fixture->window);
  g_assert_finalize_object (fixture->message);
}

static guint
count_widgets (Fixture *fixture)
{
  guint n = 0;

  for (guint i = 0; i < matchup_block_document_get_n_blocks (fixture->view->stack); i++)
    n += matchup_block_document_get_widget (fixture->view->stack, i) != NULL;
  return n;
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

/* What can be seen has widgets, all of it. */
static void
assert_filled (Fixture *fixture)
{
  double height = gtk_widget_get_height (GTK_WIDGET (fixture->window));
  double filled = -1;

  for (guint i = 0; i < matchup_block_document_get_n_blocks (fixture->view->stack); i++)
    {
      GtkWidget *widget = matchup_block_document_get_widget (fixture->view->stack, i);
      double y;

      if (widget == NULL || !gtk_widget_get_mapped (widget))
        continue;
      y = get_y (fixture, widget);
      if (y + gtk_widget_get_height (widget) < 0 || y > height)
        continue;
      if (filled >= 0)
        g_assert_cmpfloat (ABS (y - filled - 13), <, 5); /* a rule has margins */
      else
        g_assert_cmpfloat (y, <, 40);
      filled = y + gtk_widget_get_height (widget);
    }
  g_test_message ("filled to %.0f at %.0f of %.0f",
                  filled,
                  gtk_adjustment_get_value (fixture->adjustment),
                  gtk_adjustment_get_upper (fixture->adjustment));
  g_assert_cmpfloat (filled, >=, MIN (height - 60, gtk_adjustment_get_upper (fixture->adjustment)));
}

static void
scroll_to (Fixture *fixture, double value)
{
  gtk_adjustment_set_value (fixture->adjustment, value);
  wait_for_rest (fixture);
}

static double
get_end (Fixture *fixture)
{
  return gtk_adjustment_get_upper (fixture->adjustment) -
         gtk_adjustment_get_page_size (fixture->adjustment);
}

static void
test_few_widgets (Fixture *fixture, gconstpointer data)
{
  guint n_blocks = matchup_block_document_get_n_blocks (fixture->view->stack);

  g_assert_cmpuint (n_blocks, ==, CHAPTERS * 9);
  g_assert_cmpuint (count_widgets (fixture), <, FEW_WIDGETS);
  assert_filled (fixture);
  for (guint i = 1; i <= 4; i++)
    {
      scroll_to (fixture, get_end (fixture) * i / 4);
      assert_filled (fixture);
      g_assert_cmpuint (count_widgets (fixture), <, FEW_WIDGETS);
    }
  gtk_window_set_default_size (fixture->window, 800, 700);
  matchup_test_wait_until (gtk_widget_get_width (GTK_WIDGET (fixture->window)) == 800);
  wait_for_rest (fixture);
  assert_filled (fixture);
  g_assert_cmpuint (count_widgets (fixture), <, FEW_WIDGETS);
}

/* The first widget that begins in what can be seen. */
static GtkWidget *
find_seen (Fixture *fixture)
{
  for (guint i = 0; i < matchup_block_document_get_n_blocks (fixture->view->stack); i++)
    {
      GtkWidget *widget = matchup_block_document_get_widget (fixture->view->stack, i);

      if (widget != NULL && gtk_widget_get_mapped (widget) && get_y (fixture, widget) > 50)
        return widget;
    }
  g_assert_not_reached ();
}

/*
 * Who scrolls up from the end comes past blocks whose height was estimated only. Nothing jumps:
 * what is read moves as far as it was scrolled, but for the small part of the difference that goes
 * with each step, and the first block comes where it belongs.
 */
static void
test_no_jumps (Fixture *fixture, gconstpointer data)
{
  guint n_steps = 0;

  scroll_to (fixture, get_end (fixture));
  while (gtk_adjustment_get_value (fixture->adjustment) > 0)
    {
      double value = gtk_adjustment_get_value (fixture->adjustment);
      double step = MIN (value, n_steps % 3 == 0 ? 60 : 3000);
      GtkWidget *widget = find_seen (fixture);
      double y = get_y (fixture, widget);

      gtk_adjustment_set_value (fixture->adjustment, value - step);
      matchup_test_wait_frames (fixture->window, 1);
      if (n_steps++ % 3 != 0)
        {
          wait_for_rest (fixture);
          continue;
        }
      wait_for_rest (fixture);
      g_test_message ("%.0f of %.0f, moved by %.0f", step, value, get_y (fixture, widget) - y);
      g_assert_cmpfloat (gtk_adjustment_get_value (fixture->adjustment), ==, value - step);
      g_assert_cmpfloat (ABS (get_y (fixture, widget) - y - step), <, 0.2 * step + 2);
      assert_filled (fixture);
    }
  g_assert_cmpfloat (get_y (fixture, matchup_block_document_get_widget (fixture->view->stack, 0)),
                     ==,
                     get_y (fixture, GTK_WIDGET (fixture->view->stack)));
}

/* The estimates are good enough that the scroll bar does not mislead. */
static void
test_estimates (Fixture *fixture, gconstpointer data)
{
  MatchupBlockDocument *document = fixture->view->stack;
  int width = gtk_widget_get_width (GTK_WIDGET (document));
  int estimated = 0;
  int real = 0;

  for (guint i = 0; i < 90; i++)
    {
      estimated += matchup_block_height_estimate (matchup_block_document_get_block (document, i),
                                                  GTK_WIDGET (document),
                                                  width);
      real += matchup_stack_get_height (matchup_block_document_ensure_widget (document, i), width);
    }
  g_test_message ("estimated %d, really %d", estimated, real);
  g_assert_cmpint (ABS (estimated - real), <, real / 12);
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) wanted = g_string_new (NULL);
  g_autofree char *source = dup_chapters (CHAPTERS);
  g_autofree char *text = NULL;
  g_autofree char *markdown = NULL;

  for (guint i = 0; i < CHAPTERS; i++)
    g_string_append_printf (wanted, "%sChapter %u.\n\n%s", i > 0 ? "\n\n" : "", i, chapter_text);
  scroll_to (fixture, get_end (fixture) / 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "text.select-all", NULL);
  text = matchup_markdown_view_dup_selected_text (fixture->view);
  g_assert_cmpstr (text, ==, wanted->str);
  g_assert_cmpuint (count_widgets (fixture), <, FEW_WIDGETS);
  markdown = matchup_markdown_view_dup_selected_markdown (fixture->view);
  g_assert_cmpstr (markdown, ==, g_strchomp (source));

  /* The ends of the selection stay, however far they are. */
  scroll_to (fixture, 0);
  scroll_to (fixture, get_end (fixture));
  g_free (text);
  text = matchup_markdown_view_dup_selected_text (fixture->view);
  g_assert_cmpstr (text, ==, wanted->str);
}

static gboolean
shows_count (Fixture *fixture, const char *wanted)
{
  g_autofree char *texts = matchup_test_dup_texts (fixture->view->find_bar);

  return strstr (texts, wanted) != NULL;
}

/* The entry waits a while for further letters. */
static void
look_for (Fixture *fixture, const char *text, const char *wanted)
{
  GtkWidget *entry = matchup_test_find_type (fixture->view->find_bar, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), "nowhere");
  matchup_test_wait_until (shows_count (fixture, "Not found"));
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  matchup_test_wait_until (shows_count (fixture, wanted));
}

/* What has no widget is found as well; gone to, it gets one and is scrolled to. */
static void
test_find (Fixture *fixture, gconstpointer data)
{
  GtkWidget *widget;

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "text.find", NULL);
  look_for (fixture, "SECOND paragraph", "1 of 100");
  look_for (fixture, "return question", "1 of 100");
  look_for (fixture, "frac{1}", "1 of 100");
  look_for (fixture, "chapter 70.", "1 of 1");
  wait_for_rest (fixture);
  widget = matchup_block_document_get_widget (fixture->view->stack, 70 * 9);
  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_get_mapped (widget));
  g_assert_cmpfloat (get_y (fixture, widget), >, 0);
  g_assert_cmpfloat (get_y (fixture, widget), <, 700);
  assert_filled (fixture);
  look_for (fixture, "another one", "1 of 100");
  matchup_test_click (matchup_test_find_named (fixture->view->find_bar, "Find Previous"));
  g_assert_true (shows_count (fixture, "100 of 100"));
  wait_for_rest (fixture);
  g_assert_nonnull (
      matchup_block_document_get_widget (fixture->view->stack, (CHAPTERS - 1) * 9 + 2));
  assert_filled (fixture);
}

/* What the person did something with stays as it is. */
static void
test_touched (Fixture *fixture, gconstpointer data)
{
  MatchupBlockDocument *document = fixture->view->stack;
  GtkWidget *code = matchup_block_document_get_widget (document, 3);
  GtkWidget *list = matchup_block_document_get_widget (document, 2);

  g_assert_true (MATCHUP_IS_CODE_BLOCK (code));
  g_object_add_weak_pointer (G_OBJECT (list), (gpointer *) &list);
  matchup_test_click (matchup_test_find_named (code, "Wrap long lines"));
  scroll_to (fixture, get_end (fixture));
  g_assert_true (matchup_block_document_get_widget (document, 3) == code);
  g_assert_null (list);
  g_assert_null (matchup_block_document_get_widget (document, 2));
  scroll_to (fixture, 0);
  assert_filled (fixture);
}

/* New text at the end, which is not seen, costs no widgets; the place of what is read stays. */
static void
test_grows (Fixture *fixture, gconstpointer data)
{
  g_autofree char *more = dup_chapters (40);
  GtkWidget *widget;
  double y;
  guint n;

  scroll_to (fixture, get_end (fixture) / 2);
  widget = find_seen (fixture);
  y = get_y (fixture, widget);
  n = count_widgets (fixture);
  fixture->view->whole = fixture->view->finished = FALSE;
  matchup_message_append (fixture->message, MATCHUP_PART_KIND_TEXT, more, -1);
  matchup_test_wait_until (is_at_rest (fixture) &&
                           matchup_block_document_get_n_blocks (fixture->view->stack) >=
                               (CHAPTERS + 40) * 9 - 1);
  wait_for_rest (fixture);
  g_assert_cmpfloat (get_y (fixture, widget), ==, y);
  g_assert_cmpuint (count_widgets (fixture), <=, n + 1);
}

typedef struct
{
  GPtrArray *wanted; /* char */
  guint at;
} Comparison;

static void
compare_leaf (const char *text, gsize length, gpointer user_data)
{
  Comparison *comparison = user_data;
  g_autofree char *shown = g_strndup (text, length);

  g_assert_cmpuint (comparison->at, <, comparison->wanted->len);
  g_assert_cmpstr (shown, ==, g_ptr_array_index (comparison->wanted, comparison->at));
  comparison->at++;
}

/* What is known of a block without a widget is what the widget shows, leaf by leaf. */
static void
assert_same_text (const char *markdown)
{
  g_autoptr (GPtrArray) blocks = matchup_md_parse (markdown, strlen (markdown));

  for (guint i = 0; i < blocks->len; i++)
    {
      g_autoptr (MatchupBlockContext) context = matchup_block_context_new ();
      g_autoptr (GPtrArray) leaves = g_ptr_array_new_with_free_func (g_free);
      GtkWidget *widget =
          g_object_ref_sink (matchup_block_widget_new (context, g_ptr_array_index (blocks, i)));
      Comparison comparison = { leaves, 0 };

      matchup_block_context_begin (context, G_MAXSIZE);
      matchup_block_context_work (context, G_MAXINT64);
      for (GtkWidget *leaf = matchup_text_leaf_first (widget); leaf != NULL;
           leaf = matchup_text_leaf_next (widget, leaf))
        {
          gsize length;
          const char *text = matchup_text_leaf_get_text (MATCHUP_TEXT_LEAF (leaf), &length);

          g_ptr_array_add (leaves, g_strndup (text, length));
        }
      matchup_block_text_foreach (g_ptr_array_index (blocks, i), compare_leaf, &comparison);
      g_assert_cmpuint (comparison.at, ==, leaves->len);
      g_object_unref (widget);
    }
}

static void
test_same_text (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  assert_same_text (chapter);
  assert_same_text ("> > - a\n> >   - b\n> >\n> >   | x |\n> >   |---|\n\n#\n\n1. \n2. two\n");
  /* More than one leaf, line or list takes. */
  for (guint i = 0; i < 3000; i++)
    g_string_append (text, "many words ");
  /* Formulas and pictures are not cut, or where they are too long for that. */
  for (guint i = 0; i < 400; i++)
    g_string_append (text, "some $\\frac{a + b}{c}$ and ![a cat](http://x.org/cat.png) ");
  g_string_append (text, "$\\nothing");
  for (guint i = 0; i < 500; i++)
    g_string_append (text, "abc");
  g_string_append (text, "$\n\n```\n");
  for (guint i = 0; i < 500; i++)
    g_string_append (text, "a line of code\xE2\x80\xAE\n");
  g_string_append (text, "```\n\n```\n");
  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "a long line");
  g_string_append (text, "\n```\n\n");
  for (guint i = 0; i < 1100; i++)
    g_string_append (text, "- item\n");
  g_string_append (text, "\n| a | b |\n|---|---|\n");
  for (guint i = 0; i < 2500; i++)
    g_string_append (text, "| 1 | 2 |\n");
  assert_same_text (text->str);
}

#define ADD(name, func) \
  g_test_add ("/ui/markdown-long/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  GtkCssProvider *style = gtk_css_provider_new ();

  matchup_test_ui_init (&argc, &argv);
  gtk_css_provider_load_from_resource (style, "/io/github/matchup_app/Matchup/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  ADD ("few-widgets", test_few_widgets);
  ADD ("no-jumps", test_no_jumps);
  ADD ("estimates", test_estimates);
  ADD ("copy", test_copy);
  ADD ("find", test_find);
  ADD ("touched", test_touched);
  ADD ("grows", test_grows);
  g_test_add_func ("/ui/markdown-long/same-text", test_same_text);
  return g_test_run ();
}
