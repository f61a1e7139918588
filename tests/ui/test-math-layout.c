/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas are set as in print: what has to be above is above, what has to meet meets. */
#include "matchup-math-builder-private.h"
#include "matchup-math-inline.h"
#include "matchup-math-layout.h"
#include "matchup-math-parser.h"

#include "math-formulas.h"

#include <adwaita.h>
#include <math.h>
#include <string.h>

static PangoContext *
new_context (const char *font)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_context_set_font_description (context, description);
  pango_font_description_free (description);
  return context;
}

typedef struct
{
  PangoContext *context;
  MatchupMathFace *face;
  MatchupMathMode mode;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->context = new_context ("Sans 11");
  fixture->face = matchup_math_face_new (fixture->context, NULL);
  fixture->mode.face = fixture->face;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_math_face_free (fixture->face);
  g_object_unref (fixture->context);
}

static MatchupMathBox *
build (Fixture *fixture, const char *latex)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupMathNode) node = matchup_math_parse (latex, strlen (latex), &error);

  g_assert_no_error (error);
  return matchup_math_build (fixture->mode, node);
}

static const MatchupMathBox *
child (const MatchupMathBox *box, guint at)
{
  g_assert_nonnull (box->children);
  g_assert_cmpuint (at, <, box->children->len);
  return g_ptr_array_index (box->children, at);
}

/* In the box above; upwards is less. */
static double
top (const MatchupMathBox *box)
{
  return box->y - box->ascent;
}

static double
bottom (const MatchupMathBox *box)
{
  return box->y + box->descent;
}

static void
test_face (Fixture *fixture, gconstpointer data)
{
  MatchupMathFace *face = fixture->face;

  g_assert_cmpfloat (face->em, >, 8);
  g_assert_cmpfloat (face->x_height, >, face->em * 0.35);
  g_assert_cmpfloat (face->x_height, <, face->em * 0.65);
  g_assert_cmpfloat (face->axis, >, face->em * 0.15);
  g_assert_cmpfloat (face->axis, <, face->x_height);
  g_assert_cmpfloat (face->rule, >, 0);
}

static void
test_fraction (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupMathBox) box = build (fixture, "\\frac{x+y}{z}");
  const MatchupMathBox *bar = child (box, 0);
  const MatchupMathBox *above = child (box, 1);
  const MatchupMathBox *below = child (box, 2);
  double axis = fixture->face->axis;

  g_assert_cmpint (bar->kind, ==, MATCHUP_MATH_BOX_RULE);
  g_assert_cmpfloat_with_epsilon ((top (bar) + bottom (bar)) / 2, -axis, 0.01);
  g_assert_cmpfloat (bottom (above), <, top (bar));
  g_assert_cmpfloat (top (below), >, bottom (bar));
  g_assert_cmpfloat (bar->width, >=, above->width);
  g_assert_cmpfloat_with_epsilon (above->x + above->width / 2, below->x + below->width / 2, 0.01);
}

static void
test_scripts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupMathBox) box = build (fixture, "x_1^2");
  const MatchupMathBox *base = child (box, 0);
  const MatchupMathBox *above = child (box, 1);
  const MatchupMathBox *below = child (box, 2);

  g_assert_cmpfloat (above->y, <, 0);
  g_assert_cmpfloat (top (above), <, top (base));
  g_assert_cmpfloat (below->y, >, 0);
  g_assert_cmpfloat (bottom (above), <, top (below));
  g_assert_cmpfloat (above->x, >=, base->width);
  /* Smaller than what stands on the line. */
  {
    g_autoptr (MatchupMathBox) two = build (fixture, "2");
    g_autoptr (MatchupMathBox) tower = build (fixture, "2^{2^{2^2}}");

    g_assert_cmpfloat (above->ascent, <, two->ascent * 0.8);
    g_assert_cmpfloat (tower->ascent, >, two->ascent);
    g_assert_cmpfloat (tower->ascent, <, two->ascent * 3);
  }
}

static void
test_limits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupMathBox) apart = build (fixture, "\\sum_{i=1}^{n}");
  g_autoptr (MatchupMathBox) within = NULL;
  g_autoptr (MatchupMathBox) integral = build (fixture, "\\int_0^1");
  const MatchupMathBox *sign = child (apart, 0);
  const MatchupMathBox *above = child (apart, 1);
  const MatchupMathBox *below = child (apart, 2);

  g_assert_cmpfloat (bottom (above), <, top (sign));
  g_assert_cmpfloat (top (below), >, bottom (sign));
  g_assert_cmpfloat_with_epsilon (above->x + above->width / 2, below->x + below->width / 2, 0.5);

  fixture->mode.level = MATCHUP_MATH_LEVEL_TEXT;
  within = build (fixture, "\\sum_{i=1}^{n}");
  g_assert_cmpfloat (within->ascent + within->descent, <, apart->ascent + apart->descent);
  g_assert_cmpfloat (child (within, 1)->x, >, child (within, 0)->width * 0.8);

  /* The limits of an integral stand beside it, the lower one further left. */
  g_assert_cmpfloat (child (integral, 1)->x, >, child (integral, 0)->width * 0.7);
  g_assert_cmpfloat (child (integral, 2)->x, <, child (integral, 1)->x);
}

/* A sum stays as tall as a sum wherever its limits stand. */
static void
test_integrals (Fixture *fixture, gconstpointer data)
{
  static const char *const integrals[] = { "\\int", "\\oint", "\\iint", "\\iiint", "\\iiiint" };
  g_autoptr (MatchupMathBox) sum = build (fixture, "\\sum");
  g_autoptr (MatchupMathBox) bare = build (fixture, "\\sum\\nolimits");
  double height = sum->ascent + sum->descent;

  g_assert_cmpfloat_with_epsilon (bare->ascent + bare->descent, height, 0.001);
  g_assert_cmpfloat_with_epsilon (bare->width, sum->width, 0.001);
  for (gsize i = 0; i < G_N_ELEMENTS (integrals); i++)
    {
      g_autofree char *above = g_strconcat (integrals[i], "\\limits", NULL);
      g_autoptr (MatchupMathBox) one = build (fixture, integrals[i]);
      g_autoptr (MatchupMathBox) other = build (fixture, above);

      g_test_message ("%s", integrals[i]);
      g_assert_cmpfloat (one->ascent + one->descent, >, height);
      g_assert_cmpfloat_with_epsilon (one->ascent + one->descent,
                                      other->ascent + other->descent,
                                      0.001);
    }
}

/* Whether the font has a larger one or it has to be made. */
static void
test_large_signs (Fixture *fixture, gconstpointer data)
{
  static const char *const signs[] = { "\\sum",       "\\prod",     "\\bigcup",
                                       "\\bigotimes", "\\bigoplus", "\\bigvee",
                                       "\\int",       "\\oint",     "\\iint" };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      g_autoptr (MatchupMathBox) large = NULL;
      g_autoptr (MatchupMathBox) small = NULL;

      fixture->mode.level = MATCHUP_MATH_LEVEL_DISPLAY;
      large = build (fixture, signs[i]);
      fixture->mode.level = MATCHUP_MATH_LEVEL_TEXT;
      small = build (fixture, signs[i]);
      g_test_message ("%s", signs[i]);
      g_assert_cmpfloat (large->ascent + large->descent,
                         >,
                         1.15 * (small->ascent + small->descent));
      g_assert_cmpfloat_with_epsilon ((large->ascent - large->descent) / 2,
                                      fixture->face->axis,
                                      0.1);
    }
}

static void
test_root (Fixture *fixture, gconstpointer data)
{
  static const char *const contents[] = { "x",
                                          "x^2",
                                          "\\frac{a}{b}",
                                          "\\sqrt{\\frac{a}{\\frac{b}{c}}}" };

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *latex = g_strdup_printf ("\\sqrt{%s}", contents[i]);
      g_autoptr (MatchupMathBox) box = build (fixture, latex);
      const MatchupMathBox *sign = child (box, 0);
      const MatchupMathBox *line = child (box, 1);
      const MatchupMathBox *content = child (box, 2);

      g_assert_cmpfloat (bottom (line), <, top (content));
      g_assert_cmpfloat (line->width, >=, content->width);
      g_assert_cmpfloat_with_epsilon (top (sign), top (line), 0.001);
      g_assert_cmpfloat (bottom (sign), >=, bottom (content) - 0.001);
      g_assert_cmpfloat_with_epsilon (sign->x + sign->width, line->x, 0.001);
      g_assert_cmpfloat (content->x, >=, line->x);
    }
}

static void
test_delimiters (Fixture *fixture, gconstpointer data)
{
  static const char *const pairs[][2] = {
    { "(", ")" },
    { "[", "]" },
    { "\\{", "\\}" },
    { "|", "|" },
    { "\\|", "\\|" },
    { "\\langle", "\\rangle" },
    { "\\lfloor", "\\rfloor" },
    { "\\lceil", "\\rceil" },
    { "/", "\\backslash" },
  };
  static const char *const contents[] = {
    "x",
    "\\frac{a}{b}",
    "\\begin{matrix}1\\\\2\\\\3\\\\4\\\\5\\\\6\\end{matrix}"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (contents); j++)
      {
        g_autofree char *latex =
            g_strdup_printf ("\\left%s %s\\right%s", pairs[i][0], contents[j], pairs[i][1]);
        g_autoptr (MatchupMathBox) box = build (fixture, latex);
        const MatchupMathBox *left = child (box, 0);
        const MatchupMathBox *content = child (box, 1);
        const MatchupMathBox *right = child (box, 2);
        double height = left->ascent + left->descent;

        g_assert_cmpfloat (height, >=, (content->ascent + content->descent) * 0.88);
        g_assert_cmpfloat_with_epsilon (height, right->ascent + right->descent, 0.2);
        /* In the middle, but for signs in their common size. */
        if (j > 0)
          g_assert_cmpfloat_with_epsilon ((left->ascent - left->descent) / 2,
                                          fixture->face->axis,
                                          0.2);
        g_assert_cmpfloat (content->x, >=, left->width - 0.001);
        g_assert_cmpfloat (right->x, >=, content->x + content->width - 0.001);
      }
}

static void
test_matrix (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupMathBox) box =
      build (fixture, "\\begin{matrix} a & bbb \\\\ ccc & d \\\\ e & \\frac12 \\end{matrix}");
  double before = -INFINITY;

  for (guint column = 0; column < 2; column++)
    {
      const MatchupMathBox *first = child (box, column);

      for (guint row = 1; row < 3; row++)
        {
          const MatchupMathBox *cell = child (box, row * 2 + column);

          g_assert_cmpfloat_with_epsilon (cell->x + cell->width / 2,
                                          first->x + first->width / 2,
                                          0.001);
        }
    }
  for (guint row = 0; row < 3; row++)
    {
      const MatchupMathBox *left = child (box, row * 2);
      const MatchupMathBox *right = child (box, row * 2 + 1);

      g_assert_cmpfloat_with_epsilon (left->y, right->y, 0.001);
      g_assert_cmpfloat (MIN (top (left), top (right)), >, before);
      g_assert_cmpfloat (left->x + left->width, <, right->x);
      before = MAX (bottom (left), bottom (right));
    }
  g_assert_cmpfloat_with_epsilon ((box->ascent - box->descent) / 2, fixture->face->axis, 0.001);
}

static void
test_aligned (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupMathBox) box =
      build (fixture, "\\begin{aligned} x &= y+z \\\\ a+b+c &= d \\end{aligned}");
  g_autoptr (MatchupMathBox) line = build (fixture, "a+b+c=d");

  g_assert_cmpfloat_with_epsilon (child (box, 0)->x + child (box, 0)->width,
                                  child (box, 2)->x + child (box, 2)->width,
                                  0.001);
  g_assert_cmpfloat_with_epsilon (child (box, 1)->x, child (box, 3)->x, 0.001);
  /* The space around the sign is that of a formula in one piece; a cell holds all of its last
   * letter, also what leans over the edge. */
  g_assert_cmpfloat_with_epsilon (child (box, 2)->width + child (box, 3)->width,
                                  line->width + line->italic,
                                  0.001);
}

static void
test_spaces (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupMathBox) sign = build (fixture, "-x");
  g_autoptr (MatchupMathBox) minus = build (fixture, "a-x");
  g_autoptr (MatchupMathBox) a = build (fixture, "a");
  g_autoptr (MatchupMathBox) negative = build (fixture, "a=-x");
  g_autoptr (MatchupMathBox) is = build (fixture, "a=x");
  g_autoptr (MatchupMathBox) x = build (fixture, "x");
  double em = fixture->face->em;

  /* A sign keeps close to its number, an operator has room on both sides. */
  g_assert_cmpfloat (minus->width, >, a->width + sign->width + em * 7 / 18);
  g_assert_cmpfloat_with_epsilon (negative->width - is->width, sign->width - x->width, 0.01);
}

static void
test_kept_sizes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupMathBox) plain = build (fixture, "x");
  g_autoptr (MatchupMathBox) hat = build (fixture, "\\hat{x}");
  g_autoptr (MatchupMathBox) phantom = build (fixture, "\\phantom{x}");
  g_autoptr (MatchupMathBox) over = build (fixture, "\\overline{x}");
  g_autoptr (MatchupMathBox) under = build (fixture, "\\underline{x}");
  g_autoptr (MatchupMathBox) brace = build (fixture, "\\underbrace{x+y}_{n}");

  g_assert_cmpfloat_with_epsilon (plain->width, hat->width, 0.001);
  g_assert_cmpfloat (hat->ascent, >, plain->ascent);
  g_assert_cmpfloat_with_epsilon (plain->width, phantom->width, 0.001);
  g_assert_null (phantom->children);
  g_assert_cmpfloat (over->ascent, >, plain->ascent);
  g_assert_cmpfloat_with_epsilon (over->descent, plain->descent, 0.001);
  g_assert_cmpfloat (under->descent, >, plain->descent);
  g_assert_cmpfloat (brace->descent, >, fixture->face->em);
}

static void
count_kinds (const MatchupMathNode *node, guint *counts)
{
  if (node == NULL)
    return;
  counts[node->kind]++;
  for (guint i = 0; i < node->n_children; i++)
    count_kinds (node->children[i], counts);
}

static MatchupMathLayout *
lay_out (PangoContext *context, const char *latex, gboolean display)
{
  MatchupMathLayout *layout =
      matchup_math_layout_new_from_latex (latex, strlen (latex), context, NULL, display);

  g_assert_nonnull (layout);
  return layout;
}

/* What is drawn is where the box says, at every size; each kind of part is among the formulas. */
static void
test_draw_all (void)
{
  static const char *const fonts[] = { "Sans 11", "Cantarell 10", "Serif 20", "Monospace 7" };
  guint counts[MATCHUP_MATH_TAG + 1] = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (math_formulas) * G_N_ELEMENTS (fonts) * 2; i++)
    {
      const char *latex = math_formulas[i / 2 % G_N_ELEMENTS (math_formulas)];
      const char *font = fonts[i / 2 / G_N_ELEMENTS (math_formulas)];
      PangoContext *context = new_context (font);
      g_autoptr (MatchupMathNode) node = matchup_math_parse (latex, strlen (latex), NULL);
      g_autoptr (MatchupMathLayout) layout = lay_out (context, latex, i % 2 == 0);
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double x = 0;
      double y = 0;
      double width = 0;
      double height = 0;
      double slack = 3;

      count_kinds (node, counts);
      matchup_math_layout_draw (layout, cr, 0, 0, 2);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      g_test_message ("%s: %s", font, latex);
      g_assert_cmpfloat (width, >, 0);
      g_assert_cmpfloat (x, >=, -slack);
      g_assert_cmpfloat (x + width, <=, matchup_math_layout_get_width (layout) + slack);
      g_assert_cmpfloat (y, >=, -matchup_math_layout_get_ascent (layout) - slack);
      g_assert_cmpfloat (y + height, <=, matchup_math_layout_get_descent (layout) + slack);
      /* Nor does the box promise much that is not there. */
      g_assert_cmpfloat (width, >=, matchup_math_layout_get_width (layout) * 0.55);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
      g_object_unref (context);
    }
  for (guint kind = 0; kind < G_N_ELEMENTS (counts); kind++)
    {
      g_test_message ("Kind %u: %u", kind, counts[kind]);
      g_assert_cmpuint (counts[kind], >, 0);
    }
}

/*
 * Formulas that are cut somewhere, as far as they can be parsed, are unusual ones: scripts of
 * nothing, empty cells, rows that end early.
 */
static void
test_draw_cut (void)
{
  PangoContext *context = new_context ("Sans 11");
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 64, 64);
  cairo_t *cr = cairo_create (surface);
  guint n_drawn = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (math_formulas); i++)
    for (gsize length = i % 3; length < strlen (math_formulas[i]); length += 3)
      {
        g_autoptr (MatchupMathLayout) layout =
            g_utf8_validate_len (math_formulas[i], length, NULL)
                ? matchup_math_layout_new_from_latex (math_formulas[i],
                                                      length,
                                                      context,
                                                      NULL,
                                                      length % 2 == 0)
                : NULL;

        if (layout == NULL)
          continue;
        matchup_math_layout_draw (layout, cr, 0, 32, 1);
        g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
        g_assert_cmpfloat (matchup_math_layout_get_width (layout), >=, 0);
        n_drawn++;
      }
  g_assert_cmpuint (n_drawn, >, 100);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (context);
}

static void
test_scales_with_text (void)
{
  PangoContext *small = new_context ("Sans 10");
  PangoContext *large = new_context ("Sans 20");
  g_autoptr (MatchupMathLayout) one = lay_out (small, "\\frac{a+b}{\\sqrt{c}}", TRUE);
  g_autoptr (MatchupMathLayout) two = lay_out (large, "\\frac{a+b}{\\sqrt{c}}", TRUE);

  g_assert_cmpfloat_with_epsilon (matchup_math_layout_get_width (two) /
                                      matchup_math_layout_get_width (one),
                                  2,
                                  0.1);
  g_assert_cmpfloat_with_epsilon (matchup_math_layout_get_ascent (two) /
                                      matchup_math_layout_get_ascent (one),
                                  2,
                                  0.1);
  g_object_unref (small);
  g_object_unref (large);
}

/* The pixels of a formula, to be freed. */
static guchar *
paint (MatchupMathLayout *layout, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  guchar *pixels = NULL;

  matchup_math_layout_draw (layout, cr, 2, height / 2, 1);
  cairo_surface_flush (surface);
  pixels = g_memdup2 (cairo_image_surface_get_data (surface),
                      (gsize) cairo_image_surface_get_stride (surface) * (gsize) height);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return pixels;
}

static void
test_right_to_left (void)
{
  PangoContext *left = new_context ("Sans 11");
  PangoContext *right = new_context ("Sans 11");

  pango_context_set_base_dir (right, PANGO_DIRECTION_RTL);
  for (gsize i = 0; i < G_N_ELEMENTS (math_formulas); i++)
    {
      g_autoptr (MatchupMathLayout) one = lay_out (left, math_formulas[i], TRUE);
      g_autoptr (MatchupMathLayout) two = lay_out (right, math_formulas[i], TRUE);
      g_autofree guchar *pixels = paint (one, 500, 200);
      g_autofree guchar *others = paint (two, 500, 200);

      g_assert_cmpmem (pixels, 500 * 200 * 4, others, 500 * 200 * 4);
    }
  g_object_unref (left);
  g_object_unref (right);
}

static void
test_shape (void)
{
  PangoContext *context = new_context ("Sans 11");
  g_autoptr (MatchupMathLayout) layout = lay_out (context, "\\frac{a}{b}", FALSE);
  g_autoptr (MatchupMathInline) formula = matchup_math_inline_new ("\\frac{a}{b}", 11);
  PangoLayout *line = pango_layout_new (context);
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoRectangle place = { 0 };
  int baseline = 0;

  pango_layout_set_text (line, "is \xef\xbf\xbc here", -1);
  pango_attr_list_insert (attributes, matchup_math_inline_new_shape (formula, context, 3, 1000));
  pango_layout_set_attributes (line, attributes);
  pango_layout_index_to_pos (line, 3, &place);
  baseline = pango_layout_get_baseline (line);
  g_assert_cmpfloat_with_epsilon (pango_units_to_double (place.width),
                                  matchup_math_layout_get_width (layout),
                                  0.1);
  /* The line makes room above and below its baseline. */
  g_assert_cmpfloat (pango_units_to_double (baseline),
                     >=,
                     matchup_math_layout_get_ascent (layout) - 0.1);
  pango_attr_list_unref (attributes);
  g_object_unref (line);
  g_object_unref (context);
}

/* The most that is let in is set in a moment. */
static void
test_largest (void)
{
  PangoContext *context = new_context ("Sans 11");
  GString *latex = g_string_new ("x");
  gint64 start = 0;

  for (int i = 0; i < 2400; i++)
    g_string_append (latex, "+x");
  start = g_get_monotonic_time ();
  {
    g_autoptr (MatchupMathLayout) layout = lay_out (context, latex->str, TRUE);

    g_assert_cmpfloat (matchup_math_layout_get_width (layout), >, 20000);
  }
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
  g_string_assign (latex, "x");
  for (int i = 0; i < 20; i++)
    {
      g_string_prepend (latex, "\\left(\\frac{1}{\\sqrt{");
      g_string_append (latex, "}}\\middle|y\\right)");
    }
  {
    g_autoptr (MatchupMathNode) node = matchup_math_parse (latex->str, latex->len, NULL);

    /* Deep ones must not double their work at each level. */
    if (node != NULL)
      matchup_math_layout_free (matchup_math_layout_new (node, context, NULL, TRUE));
  }
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
  g_string_free (latex, TRUE);
  g_object_unref (context);
}

/* A picture of the snapshot in a colour has that colour and no other. */
static void
test_snapshot (void)
{
  PangoContext *context = new_context ("Sans 20");
  g_autoptr (MatchupMathLayout) layout = lay_out (context, "\\frac{a}{b}", TRUE);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GdkRGBA red = { 1, 0, 0, 1 };
  GskRenderNode *node = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 100, 100);
  cairo_t *cr = cairo_create (surface);
  const guint32 *pixels = NULL;
  guint n_drawn = 0;

  matchup_math_layout_snapshot (layout, snapshot, 10, 50, 1, 1, &red);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);
  pixels = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (surface);
  for (int i = 0; i < 100 * 100; i++)
    {
      n_drawn += pixels[i] != 0;
      g_assert_cmphex (pixels[i] & 0xffff, ==, 0);
    }
  g_assert_cmpuint (n_drawn, >, 50);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (context);
}

/* In a line of text it is made smaller instead, in its place and when it is drawn. */
static void
test_inline_too_large (void)
{
  PangoContext *context = new_context ("Sans 11");
  g_autoptr (GString) latex = g_string_new ("\\begin{matrix}a");
  g_autoptr (MatchupMathInline) formula = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  PangoAttribute *attribute = NULL;
  const PangoAttrShape *shape = NULL;
  GskRenderNode *node = NULL;
  GdkRGBA red = { 1, 0, 0, 1 };
  graphene_rect_t bounds;

  for (int i = 0; i < 1000; i++)
    g_string_append (latex, "\\qquad");
  for (int i = 0; i < 1200; i++)
    g_string_append (latex, "\\\\ x");
  g_string_append (latex, "\\end{matrix}");
  formula = matchup_math_inline_new (latex->str, latex->len);
  g_assert_nonnull (formula);
  attribute = matchup_math_inline_new_shape (formula, context, 0, G_MAXINT);
  shape = (const PangoAttrShape *) attribute;
  g_assert_cmpint (shape->ink_rect.width, >, 1000 * PANGO_SCALE);
  g_assert_cmpint (shape->ink_rect.width, <=, 8193 * PANGO_SCALE);
  g_assert_cmpint (shape->ink_rect.height, <=, 8193 * PANGO_SCALE);
  matchup_math_inline_snapshot (formula, context, snapshot, 1, G_MAXINT, &red);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_get_bounds (node, &bounds);
  g_assert_cmpfloat (bounds.size.width, <, 8200);
  g_assert_cmpfloat (bounds.size.height, <, 8200);
  g_assert_cmpfloat (bounds.size.width * bounds.size.height, <, 8.1 * 1024 * 1024);
  gsk_render_node_unref (node);
  pango_attribute_destroy (attribute);
  g_object_unref (context);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add ("/ui/math-layout/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("face", test_face);
  ADD ("fraction", test_fraction);
  ADD ("scripts", test_scripts);
  ADD ("limits", test_limits);
  ADD ("integrals", test_integrals);
  ADD ("large-signs", test_large_signs);
  ADD ("root", test_root);
  ADD ("delimiters", test_delimiters);
  ADD ("matrix", test_matrix);
  ADD ("aligned", test_aligned);
  ADD ("spaces", test_spaces);
  ADD ("kept-sizes", test_kept_sizes);
#undef ADD
  g_test_add_func ("/ui/math-layout/draw-all", test_draw_all);
  g_test_add_func ("/ui/math-layout/draw-cut", test_draw_cut);
  g_test_add_func ("/ui/math-layout/scales-with-text", test_scales_with_text);
  g_test_add_func ("/ui/math-layout/right-to-left", test_right_to_left);
  g_test_add_func ("/ui/math-layout/shape", test_shape);
  g_test_add_func ("/ui/math-layout/largest", test_largest);
  g_test_add_func ("/ui/math-layout/snapshot", test_snapshot);
  g_test_add_func ("/ui/math-layout/inline-too-large", test_inline_too_large);
  return g_test_run ();
}
