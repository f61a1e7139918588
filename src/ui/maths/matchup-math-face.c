/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-math-face.h"

#include "matchup-math-symbols.h"

#include <hb-ot.h>
#include <math.h>
#include <string.h>

/* The best first; all have the letters and signs in the sizes that formulas need. */
static const char *const families[] = {
  "Latin Modern Math",    "New Computer Modern Math", "STIX Two Math",  "XITS Math",
  "Libertinus Math",      "TeX Gyre Termes Math",     "STIX Math",      "TeX Gyre Pagella Math",
  "TeX Gyre Bonum Math",  "TeX Gyre Schola Math",     "Cambria Math",   "Asana Math",
  "DejaVu Math TeX Gyre", "GFS Neohellenic Math",     "Noto Sans Math",
};

/* Formulas grow or shrink this much at most to match the text around. */
#define MIN_MATCH 0.85
#define MAX_MATCH 1.25
/* How much a sign without sizes of its own grows with its strokes. */
#define MAX_GROW 1.3

static char *
choose_families (PangoContext *context, const char *around)
{
  PangoFontMap *map = pango_context_get_font_map (context);
  GString *list = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (families) && list->len == 0; i++)
    if (pango_font_map_get_family (map, families[i]) != NULL)
      g_string_append (list, families[i]);
  g_string_append_printf (list, "%sDejaVu Serif,serif", list->len > 0 ? "," : "");
  if (around != NULL)
    g_string_append_printf (list, ",%s", around);
  return g_string_free (list, FALSE);
}

static double
size_in_pixels (PangoContext *context, const PangoFontDescription *description)
{
  double size = (double) pango_font_description_get_size (description) / PANGO_SCALE;
  double resolution = pango_cairo_context_get_resolution (context);

  if (size <= 0)
    size = 11;
  if (pango_font_description_get_size_is_absolute (description))
    return size;
  return size * (resolution > 0 ? resolution : 96) / 72;
}

/* Formulas run from left to right on every page, and their parts have to meet. */
static PangoContext *
new_context (PangoContext *around)
{
  PangoContext *context = pango_font_map_create_context (pango_context_get_font_map (around));
  const cairo_font_options_t *given = pango_cairo_context_get_font_options (around);
  cairo_font_options_t *options =
      given != NULL ? cairo_font_options_copy (given) : cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_language (context, pango_context_get_language (around));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

static void
measure (MatchupMathFace *self)
{
  g_autoptr (MatchupMathBox) x = matchup_math_face_text (self, "x", MATCHUP_MATH_FONT_ROMAN, 1);
  g_autoptr (MatchupMathBox) minus =
      matchup_math_face_text (self, "\xe2\x88\x92", MATCHUP_MATH_FONT_ROMAN, 1);

  self->x_height = x->ascent;
  self->axis = (minus->ascent - minus->descent) / 2;
  self->rule = CLAMP (minus->ascent + minus->descent, self->em * 0.045, self->em * 0.065);
}

static void
load (MatchupMathFace *self)
{
  hb_font_t *hb = NULL;

  pango_font_description_set_absolute_size (self->description, self->em * PANGO_SCALE);
  g_clear_object (&self->font);
  self->font = pango_context_load_font (self->context, self->description);
  self->has_letters = self->font != NULL && pango_font_has_char (self->font, 0x1D465) &&
                      pango_font_has_char (self->font, 0x1D400);
  hb = self->font != NULL ? pango_font_get_hb_font (self->font) : NULL;
  self->has_sizes = hb != NULL && hb_ot_math_has_data (hb_font_get_face (hb));
  measure (self);
}

MatchupMathFace *
matchup_math_face_new (PangoContext *context, const PangoFontDescription *description)
{
  MatchupMathFace *self = g_new0 (MatchupMathFace, 1);
  g_autoptr (MatchupMathBox) around = NULL;
  g_autofree char *list = NULL;
  double match = 0;

  if (description == NULL)
    description = pango_context_get_font_description (context);
  self->context = new_context (context);
  self->em = size_in_pixels (context, description);

  /* The text's own x first, then the formulas' letters at the size at which they look as tall. */
  self->description = pango_font_description_copy (description);
  pango_font_description_set_absolute_size (self->description, self->em * PANGO_SCALE);
  around = matchup_math_face_text (self, "x", MATCHUP_MATH_FONT_ROMAN, 1);
  list = choose_families (self->context, pango_font_description_get_family (description));
  pango_font_description_set_family (self->description, list);
  pango_font_description_set_weight (self->description, PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style (self->description, PANGO_STYLE_NORMAL);
  load (self);
  match = self->x_height > 0 ? around->ascent / self->x_height : 1;
  self->em *= CLAMP (match, MIN_MATCH, MAX_MATCH);
  load (self);
  return self;
}

void
matchup_math_face_free (MatchupMathFace *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->context);
  g_clear_object (&self->font);
  pango_font_description_free (self->description);
  g_free (self);
}

static char *
map_letters (const char *text, MatchupMathFont font)
{
  GString *mapped = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    g_string_append_unichar (mapped, matchup_math_alphabet (g_utf8_get_char (c), font));
  return g_string_free (mapped, FALSE);
}

/* Fonts without the letters of Unicode have slanted and bold ones of their own. */
static PangoFontDescription *
describe (MatchupMathFace *self, MatchupMathFont font, double size)
{
  PangoFontDescription *description = pango_font_description_copy (self->description);
  gboolean bold = font == MATCHUP_MATH_FONT_BOLD || font == MATCHUP_MATH_FONT_BOLD_ITALIC;
  gboolean italic = font == MATCHUP_MATH_FONT_DEFAULT || font == MATCHUP_MATH_FONT_ITALIC ||
                    font == MATCHUP_MATH_FONT_BOLD_ITALIC;

  pango_font_description_set_absolute_size (description, self->em * size * PANGO_SCALE);
  if (bold)
    pango_font_description_set_weight (description, PANGO_WEIGHT_BOLD);
  if (italic)
    pango_font_description_set_style (description, PANGO_STYLE_ITALIC);
  return description;
}

static gboolean
is_slanted (const char *text, MatchupMathFont font)
{
  gunichar c = g_utf8_get_char (text);

  return (font == MATCHUP_MATH_FONT_DEFAULT || font == MATCHUP_MATH_FONT_ITALIC ||
          font == MATCHUP_MATH_FONT_BOLD_ITALIC) &&
         matchup_math_alphabet (c, font) != c;
}

MatchupMathBox *
matchup_math_face_text (MatchupMathFace *self, const char *text, MatchupMathFont font, double size)
{
  MatchupMathBox *box = matchup_math_box_new (MATCHUP_MATH_BOX_TEXT);
  PangoFontDescription *description = NULL;
  g_autofree char *mapped = map_letters (text, font);
  gboolean other = strcmp (mapped, text) != 0;
  gboolean by_style =
      other && !self->has_letters && (is_slanted (text, font) || font == MATCHUP_MATH_FONT_BOLD);
  PangoRectangle ink = { 0 };
  PangoRectangle logical = { 0 };

  box->layout = pango_layout_new (self->context);
  pango_layout_set_single_paragraph_mode (box->layout, TRUE);
  pango_layout_set_auto_dir (box->layout, FALSE);
  description = describe (self, by_style ? font : MATCHUP_MATH_FONT_ROMAN, size);
  pango_layout_set_font_description (box->layout, description);
  pango_font_description_free (description);
  pango_layout_set_text (box->layout, by_style ? text : mapped, -1);
  if (other && !by_style && pango_layout_get_unknown_glyphs_count (box->layout) > 0)
    pango_layout_set_text (box->layout, text, -1);

  pango_layout_line_get_extents (pango_layout_get_line_readonly (box->layout, 0), &ink, &logical);
  box->width = pango_units_to_double (logical.width);
  box->ink_left = pango_units_to_double (ink.x);
  box->ink_right = pango_units_to_double (ink.x + ink.width);
  box->ascent = -pango_units_to_double (ink.y);
  box->descent = pango_units_to_double (ink.y + ink.height);
  if (is_slanted (text, font))
    {
      box->italic = MAX (0, box->ink_right - box->width);
      box->skew = box->ascent * 0.12;
    }
  return box;
}

/* The smallest glyph of a sign that is @height tall or more; NULL: the font has none. */
static MatchupMathBox *
find_size (MatchupMathFace *self, gunichar c, double size, double height)
{
  PangoFontDescription *description = describe (self, MATCHUP_MATH_FONT_ROMAN, size);
  PangoFont *font = pango_context_load_font (self->context, description);
  hb_font_t *hb = font != NULL ? pango_font_get_hb_font (font) : NULL;
  hb_codepoint_t glyph = 0;
  hb_ot_math_glyph_variant_t variants[16];
  unsigned int n_variants = G_N_ELEMENTS (variants);
  MatchupMathBox *box = NULL;

  pango_font_description_free (description);
  if (hb == NULL || !hb_font_get_nominal_glyph (hb, c, &glyph))
    {
      g_clear_object (&font);
      return NULL;
    }
  hb_ot_math_get_glyph_variants (hb, glyph, HB_DIRECTION_BTT, 0, &n_variants, variants);
  for (unsigned int i = 0; i < n_variants && box == NULL; i++)
    {
      PangoRectangle ink = { 0 };
      PangoRectangle logical = { 0 };

      pango_font_get_glyph_extents (font, variants[i].glyph, &ink, &logical);
      if (pango_units_to_double (ink.height) + 0.5 < height)
        continue;
      box = matchup_math_box_new (MATCHUP_MATH_BOX_GLYPH);
      box->font = g_object_ref (font);
      box->glyph = variants[i].glyph;
      box->width = pango_units_to_double (logical.width);
      box->ascent = -pango_units_to_double (ink.y);
      box->descent = pango_units_to_double (ink.y + ink.height);
      box->italic = MAX (0, pango_units_to_double (ink.x + ink.width) - box->width);
      box->ink_left = pango_units_to_double (ink.x);
      box->ink_right = pango_units_to_double (ink.x + ink.width);
    }
  g_object_unref (font);
  return box;
}

MatchupMathBox *
matchup_math_face_tall (MatchupMathFace *self, const char *text, double size, double height)
{
  MatchupMathBox *box = matchup_math_face_text (self, text, MATCHUP_MATH_FONT_ROMAN, size);
  gunichar c = g_utf8_get_char (text);
  double natural = MAX (box->ascent + box->descent, 1);
  double grow = height / natural;
  MatchupMathBox *taller = NULL;

  if (grow <= 1)
    return box;
  matchup_math_box_free (box);
  /* A size that was drawn for it looks better than one that is exact. */
  if (self->has_sizes)
    taller = find_size (self, c, size, height);
  if (self->has_sizes && taller == NULL)
    taller = find_size (self, c, size, MAX (height * 0.7, natural * 1.2));
  if (taller != NULL)
    return taller;
  /* Its strokes would become too thick: beyond some point it only gets taller. */
  box = matchup_math_face_text (self, text, MATCHUP_MATH_FONT_ROMAN, size * MIN (grow, MAX_GROW));
  if (grow > MAX_GROW)
    {
      box->stretch = MIN (grow / MAX_GROW, 2);
      box->ascent *= box->stretch;
      box->descent *= box->stretch;
    }
  return box;
}

/* Tall delimiters are wider, up to a limit. */
static double
shape_width (MatchupMathShape shape, double em, double height, double thin)
{
  double grown = em * 0.24 + height * 0.08;

  switch ((int) shape)
    {
    case MATCHUP_MATH_SHAPE_BAR:
      return thin;
    case MATCHUP_MATH_SHAPE_DOUBLE_BAR:
      return thin * 5;
    case MATCHUP_MATH_SHAPE_SLASH:
    case MATCHUP_MATH_SHAPE_BACKSLASH:
      return height * 0.4;
    case MATCHUP_MATH_SHAPE_BRACE_LEFT:
    case MATCHUP_MATH_SHAPE_BRACE_RIGHT:
      return CLAMP (grown * 1.15, em * 0.4, em * 0.62);
    case MATCHUP_MATH_SHAPE_PAREN_LEFT:
    case MATCHUP_MATH_SHAPE_PAREN_RIGHT:
      return CLAMP (grown, em * 0.3, em * 0.62);
    default:
      return CLAMP (grown * 0.75, em * 0.24, em * 0.4);
    }
}

MatchupMathBox *
matchup_math_face_delimiter (MatchupMathFace *self, const char *text, double size, double height)
{
  MatchupMathBox *group = matchup_math_box_new (MATCHUP_MATH_BOX_GROUP);
  MatchupMathBox *box = NULL;
  MatchupMathShape shape = MATCHUP_MATH_SHAPE_NONE;
  double em = self->em * size;
  double bearing = em * 0.07;
  double natural = 0;

  if (*text == '\0')
    {
      group->width = em * 0.12;
      return group;
    }
  shape = matchup_math_shape_for_char (g_utf8_get_char (text));
  box = matchup_math_face_text (self, text, MATCHUP_MATH_FONT_ROMAN, size);
  natural = box->ascent + box->descent;
  if (natural < height && self->has_sizes)
    {
      MatchupMathBox *taller = find_size (self, g_utf8_get_char (text), size, height);

      /* One that is much too tall looks worse than a drawn one. */
      if (taller != NULL && taller->ascent + taller->descent < height * 1.25)
        {
          matchup_math_box_free (box);
          box = taller;
          natural = box->ascent + box->descent;
        }
      else
        matchup_math_box_free (taller);
    }
  if (natural + 0.5 >= height || shape == MATCHUP_MATH_SHAPE_NONE)
    {
      matchup_math_box_add (group, box, 0, (box->ascent - box->descent) / 2 - self->axis * size);
      return group;
    }
  matchup_math_box_free (box);
  box = matchup_math_box_new_shape (shape,
                                    shape_width (shape, em, height, self->rule * size),
                                    height,
                                    self->rule * size);
  matchup_math_box_add (group, box, bearing, height / 2 - self->axis * size);
  group->width += bearing;
  return group;
}
