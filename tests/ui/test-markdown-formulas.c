/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas in an answer: where they stand, how large they are, what is copied and read of them. */
#include "markdown-fixture.h"
#include "matchup-markdown-view.h"
#include "matchup-math-block.h"
#include "matchup-math-view.h"
#include "matchup-test-ui.h"
#include "matchup-text-block-private.h"
#include "matchup-text-leaf.h"

#include <adwaita.h>
#include <string.h>

/* Setting a formula takes long: where the text only grows it is not done again. */
static void
test_formulas_stay (MarkdownFixture *fixture, gconstpointer data)
{
  MatchupTextBlock *block;
  g_autoptr (MatchupMathInline) first = NULL;
  g_autoptr (MatchupMathInline) second = NULL;
  GArray *formulas;

  markdown_fixture_add (fixture, "so $x$ and $y$");
  block = MATCHUP_TEXT_BLOCK (markdown_fixture_find (fixture, MATCHUP_TYPE_TEXT_BLOCK, 0));
  formulas = block->rich->formulas;
  g_assert_cmpuint (formulas->len, ==, 2);
  first = g_object_ref (g_array_index (formulas, MatchupRichFormula, 0).formula);
  second = g_object_ref (g_array_index (formulas, MatchupRichFormula, 1).formula);
  markdown_fixture_add (fixture, " and $z$ too");
  formulas = block->rich->formulas;
  g_assert_cmpuint (formulas->len, ==, 3);
  g_assert_true (g_array_index (formulas, MatchupRichFormula, 0).formula == first);
  g_assert_true (g_array_index (formulas, MatchupRichFormula, 1).formula == second);
}

static void
test_formulas (MarkdownFixture *fixture, gconstpointer data)
{
  GtkWidget *leaf;
  g_autofree char *copied = NULL;
  int plain;
  int height;

  markdown_fixture_add (fixture,
                        "plain\n\nso $\\frac{\\frac{a}{b}}{\\frac{c}{d}}$ and $\\frac{bad$ here");
  markdown_fixture_assert_leaves (fixture, "plain|so \xef\xbf\xbc and \\frac{bad here");
  leaf = markdown_fixture_find (fixture, MATCHUP_TYPE_TEXT_BLOCK, 1);
  copied = matchup_text_leaf_dup_text (MATCHUP_TEXT_LEAF (leaf), 1, 8);
  g_assert_cmpstr (copied, ==, "o \\frac{\\frac{a}{b}}{\\frac{c}{d}} a");
  gtk_widget_measure (leaf, GTK_ORIENTATION_VERTICAL, 800, NULL, &height, NULL, NULL);
  leaf = markdown_fixture_find (fixture, MATCHUP_TYPE_TEXT_BLOCK, 0);
  gtk_widget_measure (leaf, GTK_ORIENTATION_VERTICAL, 800, NULL, &plain, NULL, NULL);
  g_assert_cmpint (height, >, plain);
}

static int
get_ink_right (MatchupTextBlock *block)
{
  PangoRectangle ink;

  pango_layout_get_pixel_extents (matchup_text_block_ensure_layout (block), &ink, NULL);
  return ink.x + ink.width;
}

typedef struct
{
  int left;
  int top;
  int right;
  int bottom;
} Ink;

/* Where something is drawn, with nothing that cuts it off. */
static Ink
get_ink (GtkWidget *widget)
{
  const int size = 400;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, size, size);
  cairo_t *cr = cairo_create (surface);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  const guchar *pixels;
  Ink ink = { size, size, 0, 0 };

  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (int y = 0; y < size; y++)
    for (int x = 0; x < size; x++)
      if (pixels[y * cairo_image_surface_get_stride (surface) + x] > 0)
        {
          ink.left = MIN (ink.left, x);
          ink.top = MIN (ink.top, y);
          ink.right = MAX (ink.right, x + 1);
          ink.bottom = MAX (ink.bottom, y + 1);
        }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return ink;
}

static int
get_height_for (GtkWidget *widget, int width)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

/* A line cannot be broken within a formula: it gets as small as its column wants. */
static void
test_formulas_fit (MarkdownFixture *fixture, gconstpointer data)
{
  MatchupTextBlock *block;
  GtkWidget *leaf;
  Ink full;
  Ink ink;

  markdown_fixture_add (fixture, "$a_{10}=a_1+(10-1)d=3+9\\cdot 4=3+36=39$");
  markdown_fixture_finish (fixture);
  leaf = markdown_fixture_find (fixture, MATCHUP_TYPE_TEXT_BLOCK, 0);
  block = MATCHUP_TEXT_BLOCK (leaf);
  gtk_widget_allocate (leaf, 1000, get_height_for (leaf, 1000), -1, NULL);
  g_assert_cmpint (get_ink_right (block), >, 200);
  full = get_ink (leaf);
  g_assert_cmpint (full.right, >, 200);
  for (int width = 150; width >= 50; width -= 50)
    {
      gtk_widget_allocate (leaf, width, get_height_for (leaf, width), -1, NULL);
      g_assert_cmpint (get_ink_right (block), <=, width);
      g_assert_cmpint (get_ink_right (block), >, width - 3);
      ink = get_ink (leaf);
      g_assert_cmpint (ink.right, <=, width + 2);
      g_assert_cmpint (ink.right, >, width - 5);
      g_assert_cmpint (ink.left, <, 5);
      /* It keeps its shape, and stands within its line. */
      g_assert_cmpint (ink.bottom, <=, get_height_for (leaf, width));
      g_assert_cmpint (ink.bottom - ink.top, >=, width * (full.bottom - full.top) / full.right - 2);
      g_assert_cmpint (ink.bottom - ink.top, <=, width * (full.bottom - full.top) / full.right + 3);
      g_assert_cmpint (pango_layout_get_line_count (block->layout), ==, 1);
    }
  /* And again as large as it can be. */
  gtk_widget_allocate (leaf, 1000, get_height_for (leaf, 1000), -1, NULL);
  g_assert_cmpint (get_ink_right (block), >, 200);
  /* There may be no room at all. */
  g_assert_cmpint (get_height_for (leaf, 0), >, 0);
}

/* A table moves sideways: its cells are as wide as what cannot be broken. */
static void
test_formulas_in_cells (MarkdownFixture *fixture, gconstpointer data)
{
  MatchupTextBlock *cell;
  GtkWidget *leaf;
  int natural;

  markdown_fixture_add (
      fixture,
      "| a | b |\n|---|---|\n"
      "| words words words words words words words words words words words words words words "
      "| and $1+2+3+4+5+6+7+8+9+10+11+12+13+14+15+16+17+18+19+20+21+22+23+24+25+26=x$ |\n");
  markdown_fixture_finish (fixture);
  leaf = markdown_fixture_find (fixture, MATCHUP_TYPE_TEXT_BLOCK, 2);
  gtk_widget_measure (leaf, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (natural, <, 400);
  leaf = markdown_fixture_find (fixture, MATCHUP_TYPE_TEXT_BLOCK, 3);
  cell = MATCHUP_TEXT_BLOCK (leaf);
  gtk_widget_measure (leaf, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (natural, >, 420);
  matchup_text_block_lay_out (cell, natural);
  g_assert_cmpint (cell->room, ==, cell->widest);
  g_assert_cmpint (cell->widest, <=, natural);
  g_assert_cmpint (pango_layout_get_line_count (cell->layout), ==, 2);
}

/* What is set apart is a block, wherever it stands, and can be selected and copied as a whole. */
static void
test_formulas_apart (MarkdownFixture *fixture, gconstpointer data)
{
  GtkWidget *block;
  MatchupMathView *formula;
  g_autofree char *all = NULL;
  g_autofree char *part = NULL;

  markdown_fixture_add (fixture, "Before:\n$$\nx^2\n$$\nafter\n\n- item \\[ y \\]\n");
  markdown_fixture_finish (fixture);
  markdown_fixture_assert_leaves (fixture, "Before:|\nx^2\n|after|item| y ");
  block = markdown_fixture_find (fixture, MATCHUP_TYPE_MATH_BLOCK, 0);
  formula = MATCHUP_MATH_VIEW (gtk_widget_get_first_child (block));
  g_assert_cmpstr (matchup_math_view_get_latex (formula), ==, "x^2");
  g_assert_true (matchup_math_view_is_set (formula));
  part = matchup_text_leaf_dup_text (MATCHUP_TEXT_LEAF (block), 1, 2);
  g_assert_cmpstr (part, ==, "\nx^2\n");
  gtk_widget_activate_action (fixture->view, "text.select-all", NULL);
  g_assert_true (gtk_widget_has_css_class (block, "selected"));
  all = matchup_markdown_view_dup_selected_text (MATCHUP_MARKDOWN_VIEW (fixture->view));
  g_assert_nonnull (strstr (all, "x^2"));
  g_assert_nonnull (strstr (all, "after"));
}

/* A screen reader has no use for the sign that stands for a formula. */
static void
test_formulas_read (MarkdownFixture *fixture, gconstpointer data)
{
  markdown_fixture_add (
      fixture,
      "so $x^2$ and $\\alpha$ too\n\n| a |\n|---|\n| $\\sqrt{2}$ |\n\n# Of $y_1$\n");
  markdown_fixture_finish (fixture);
  gtk_test_accessible_assert_property (markdown_fixture_find (fixture, MATCHUP_TYPE_TEXT_BLOCK, 0),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "so x\xc2\xb2 and \xce\xb1 too");
  gtk_test_accessible_assert_property (markdown_fixture_find (fixture, MATCHUP_TYPE_TEXT_BLOCK, 2),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "\xe2\x88\x9a"
                                       "2");
  gtk_test_accessible_assert_property (markdown_fixture_find (fixture, MATCHUP_TYPE_TEXT_BLOCK, 3),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Of y\xe2\x82\x81");
}

static void
append_words (GString *text, gsize length)
{
  while (text->len < length)
    g_string_append (text, "word ");
}

static char *
repeat (const char *before, const char *text, guint n, const char *after)
{
  GString *out = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (out, text);
  g_string_append (out, after);
  return g_string_free (out, FALSE);
}

/* The formulas of all the pieces, each in brackets. */
static char *
join_formulas (GtkWidget *root)
{
  GString *out = g_string_new (NULL);

  for (GtkWidget *leaf = matchup_text_leaf_next (root, root); leaf != NULL;
       leaf = matchup_text_leaf_next (root, leaf))
    {
      GArray *formulas = MATCHUP_TEXT_BLOCK (leaf)->rich->formulas;

      for (guint i = 0; i < formulas->len; i++)
        g_string_append_printf (out,
                                "(%s)",
                                matchup_math_inline_get_latex (
                                    g_array_index (formulas, MatchupRichFormula, i).formula));
    }
  return g_string_free (out, FALSE);
}

/* A long text is shown in pieces, but a formula and a picture are in one of them. */
static void
test_formulas_whole (MarkdownFixture *fixture, gconstpointer data)
{
  static const char picture[] = "![many words on it](http://x.org/cat.png)";
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *sum = repeat ("1", "+1", 400, "=x");
  g_autofree char *formulas = NULL;
  g_autofree char *wanted = g_strdup_printf ("(\\frac{a + b}{c + d})(%s)(%s)", sum, sum);
  g_autofree char *leaves = NULL;

  append_words (text, 4085);
  g_string_append (text, "$\\frac{a + b}{c + d}$ ");
  append_words (text, 4085 + 4085);
  g_string_append (text, picture);
  g_string_append_printf (text, " and $%s$ and $%s$ end", sum, sum);
  /* As it comes, too: what is shown in the end is the same. */
  for (gsize at = 0; at < text->len; at += 500)
    {
      g_autofree char *part = g_strndup (text->str + at, 500);

      markdown_fixture_add (fixture, part);
    }
  markdown_fixture_finish (fixture);
  formulas = join_formulas (fixture->view);
  g_assert_cmpstr (formulas, ==, wanted);
  leaves = markdown_fixture_join_leaves (fixture->view);
  g_assert_nonnull (strstr (leaves, "|[Picture: many words on it] http://x.org/cat.png and"));
  g_assert_nonnull (strstr (leaves, "word |\xef\xbf\xbc word"));
}

/* What cannot be shown as a formula is a text like any other: nothing bounds its length else. */
static void
test_formulas_cut (MarkdownFixture *fixture, gconstpointer data)
{
  g_autofree char *bad = repeat ("$\\nothing", "abc", 2000, "$");
  g_autofree char *picture = repeat ("![", "abc", 2000, "](http://x.org/cat.png)");
  g_autofree char *formulas = NULL;
  g_autofree char *all = NULL;
  gsize longest = 0;
  guint n_pictures = 0;

  markdown_fixture_add (fixture, bad);
  markdown_fixture_add (fixture, " ");
  markdown_fixture_add (fixture, picture);
  markdown_fixture_finish (fixture);
  formulas = join_formulas (fixture->view);
  g_assert_cmpstr (formulas, ==, "");
  for (GtkWidget *leaf = matchup_text_leaf_next (fixture->view, fixture->view); leaf != NULL;
       leaf = matchup_text_leaf_next (fixture->view, leaf))
    {
      gsize length;
      const char *text = matchup_text_leaf_get_text (MATCHUP_TEXT_LEAF (leaf), &length);

      longest = MAX (longest, length);
      n_pictures += strstr (text, "http://x.org") != NULL;
    }
  g_assert_cmpuint (longest, <, 600);
  g_assert_cmpuint (n_pictures, ==, 1);
}

#define ADD(name, func)                      \
  g_test_add ("/ui/markdown-formulas/" name, \
              MarkdownFixture,               \
              NULL,                          \
              markdown_fixture_set_up,       \
              func,                          \
              markdown_fixture_tear_down)

int
main (int argc, char **argv)
{
  matchup_test_ui_init (&argc, &argv);
  ADD ("stay", test_formulas_stay);
  ADD ("shown", test_formulas);
  ADD ("fit", test_formulas_fit);
  ADD ("in-cells", test_formulas_in_cells);
  ADD ("read", test_formulas_read);
  ADD ("whole", test_formulas_whole);
  ADD ("cut", test_formulas_cut);
  ADD ("apart", test_formulas_apart);
  return g_test_run ();
}
