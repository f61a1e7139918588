/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-rich-text.h"

#include "matchup-config.h"
#include "matchup-han-language.h"
#include "matchup-math-parser.h"
#include "matchup-text-settings.h"

#include <glib/gi18n.h>
#include <string.h>

/* A layout's cost grows with its text: more than this is set in several. Bytes. */
#define MAX_PIECE 4096
/* And with the square of a word's length, as every letter of it is tried as the end of a line. */
#define MAX_WORD 512
/* A formula or a picture that is put into words all the same. */
#define MAX_SPAN (2 * MAX_WORD)

static void
link_clear (gpointer data)
{
  g_ref_string_release (((MatchupRichLink *) data)->target);
}

static void
formula_clear (gpointer data)
{
  g_clear_object (&((MatchupRichFormula *) data)->formula);
}

gboolean
matchup_rich_text_is_address (const char *target)
{
  g_autofree char *scheme = NULL;

  if (target == NULL)
    return FALSE;
  scheme = g_uri_parse_scheme (target);
  return scheme != NULL &&
         (g_ascii_strcasecmp (scheme, "http") == 0 || g_ascii_strcasecmp (scheme, "https") == 0 ||
          g_ascii_strcasecmp (scheme, "mailto") == 0);
}

/* Whether a link leads to where links of this text may. */
static gboolean
is_target (const MatchupRichText *self, const char *target)
{
  g_autofree char *scheme = NULL;

  if (matchup_rich_text_is_address (target))
    return TRUE;
  if (self->inner_scheme == NULL || target == NULL)
    return FALSE;
  scheme = g_uri_parse_scheme (target);
  return g_strcmp0 (scheme, self->inner_scheme) == 0;
}

static gboolean
turns_direction (gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
         c == 0x200F || c == 0x061C;
}

void
matchup_rich_text_append_visible (GString *out, const char *text, gsize length)
{
  const char *end = text + length;
  const char *plain = text;

  /* All of them begin with one of two bytes, which keeps the common case cheap. */
  for (const char *p = text; p < end; p++)
    {
      gunichar c;

      if ((guchar) *p != 0xE2 && (guchar) *p != 0xD8)
        continue;
      c = g_utf8_get_char_validated (p, end - p);
      if (!turns_direction (c))
        continue;
      g_string_append_len (out, plain, p - plain);
      g_string_append_printf (out, "[U+%04X]", c);
      plain = g_utf8_next_char (p);
      p = plain - 1;
    }
  g_string_append_len (out, plain, end - plain);
}

static void
add_attribute (MatchupRichText *self, PangoAttribute *attribute, gsize start)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) self->text->len;
  pango_attr_list_insert (self->attrs, attribute);
}

static void
add_link (MatchupRichText *self, const char *target, gsize start, const MatchupRichColors *colors)
{
  const MatchupRichLink link = { start, self->text->len, g_ref_string_acquire ((char *) target) };

  g_array_append_val (self->links, link);
  add_attribute (self,
                 pango_attr_foreground_new ((guint16) (colors->link.red * 65535),
                                            (guint16) (colors->link.green * 65535),
                                            (guint16) (colors->link.blue * 65535)),
                 start);
  add_attribute (self, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start);
}

static void
add_code_look (MatchupRichText *self, gsize start, const MatchupRichColors *colors)
{
  const GdkRGBA *background = &colors->code_background;

  add_attribute (self, pango_attr_family_new ("monospace"), start);
  add_attribute (self,
                 pango_attr_background_new ((guint16) (background->red * 65535),
                                            (guint16) (background->green * 65535),
                                            (guint16) (background->blue * 65535)),
                 start);
  add_attribute (self,
                 pango_attr_background_alpha_new ((guint16) (background->alpha * 65535)),
                 start);
}

/* Never fetched: that would tell others that it is read. */
static void
add_picture (MatchupRichText *self,
             const MatchupMdSpan *span,
             const char *description,
             gsize length,
             const MatchupRichColors *colors)
{
  g_autofree char *name = g_strndup (description, length);
  gboolean named = length > 0 && g_strcmp0 (name, span->target) != 0;
  gsize start;

  /* Translators: stands in a text for a picture that is not loaded; then comes its address */
  g_string_append_printf (self->text, _ ("[Picture: %s]"), named ? name : "?");
  if (span->target == NULL || *span->target == '\0')
    return;
  g_string_append_c (self->text, ' ');
  start = self->text->len;
  matchup_rich_text_append_visible (self->text, span->target, strlen (span->target));
  if (matchup_rich_text_is_address (span->target))
    add_link (self, span->target, start, colors);
}

/* The one that stood at this place of the text before, where it is still the same; or a new one. */
static MatchupMathInline *
make_formula (MatchupRichText *self, const char *latex, gsize length, const MatchupRichText *before)
{
  if (before != NULL && self->formulas->len < before->formulas->len)
    {
      const MatchupRichFormula *old =
          &g_array_index (before->formulas, MatchupRichFormula, self->formulas->len);

      const char *old_latex = matchup_math_inline_get_latex (old->formula);

      if (strlen (old_latex) == length && memcmp (old_latex, latex, length) == 0)
        return g_object_ref (old->formula);
    }
  return matchup_math_inline_new (latex, length);
}

static void
add_latex (MatchupRichText *self, const char *latex, gsize length)
{
  gsize start = self->text->len;

  matchup_rich_text_append_visible (self->text, latex, length);
  add_attribute (self, pango_attr_style_new (PANGO_STYLE_ITALIC), start);
}

static void
add_formula (MatchupRichText *self, const char *latex, gsize length, const MatchupRichText *before)
{
  gboolean wanted = matchup_text_settings_get_maths (matchup_text_settings_get_default ());
  MatchupMathInline *formula = wanted ? make_formula (self, latex, length, before) : NULL;
  gsize start = self->text->len;

  if (formula != NULL)
    {
      const MatchupRichFormula entry = { start, formula };

      g_array_append_val (self->formulas, entry);
      g_string_append (self->text, MATCHUP_MATH_INLINE_CHARACTER);
      return;
    }
  add_latex (self, latex, length);
}

static void
add_attribute_to (MatchupRichText *self,
                  PangoAttribute *attribute,
                  const char *start,
                  const char *end)
{
  attribute->start_index = (guint) (start - self->text->str);
  attribute->end_index = (guint) (end - self->text->str);
  pango_attr_list_insert (self->attrs, attribute);
}

/* Slanted, and bold where the letters have no slanted form. */
static void
add_emphasis (MatchupRichText *self, gsize start)
{
  const char *end = self->text->str + self->text->len;
  const char *next;
  gboolean upright;

  for (const char *run = self->text->str + start; run < end; run = next)
    {
      next = matchup_han_language_find_run_end (run, end, &upright);
      add_attribute_to (self,
                        upright ? pango_attr_weight_new (PANGO_WEIGHT_BOLD)
                                : pango_attr_style_new (PANGO_STYLE_ITALIC),
                        run,
                        next);
    }
}

/*
 * The forms that Chinese characters have in the language of the text, not of the program. Of them
 * alone: other letters, as in code, would get the typeface that goes with Chinese.
 */
static void
add_language (MatchupRichText *self)
{
  const char *name = matchup_han_language_guess (self->text->str, self->text->len);
  const char *end = self->text->str + self->text->len;
  const char *next;
  gboolean upright;

  for (const char *run = self->text->str; name != NULL && run < end; run = next)
    {
      next = matchup_han_language_find_run_end (run, end, &upright);
      if (upright)
        add_attribute_to (self,
                          pango_attr_language_new (pango_language_from_string (name)),
                          run,
                          next);
    }
}

/* The bytes from @from to @to of the block's @text, which are of @span. */
static void
add_span (MatchupRichText *self,
          const MatchupMdSpan *span,
          const char *text,
          gsize from,
          gsize to,
          const MatchupRichColors *colors,
          const MatchupRichText *before)
{
  gsize start = self->text->len;
  gsize length = to - from;

  text += from;
  /* Of what is too long for one piece the rest is what it says, and half a formula is none. */
  if ((span->style & MATCHUP_MD_STYLE_IMAGE) != 0 && from == span->start)
    {
      add_picture (self, span, text, length, colors);
      return;
    }
  if ((span->style & MATCHUP_MD_STYLE_MATH) != 0 && length == span->length)
    add_formula (self, text, length, before);
  else if ((span->style & MATCHUP_MD_STYLE_MATH) != 0)
    add_latex (self, text, length);
  else if ((span->style &
            (MATCHUP_MD_STYLE_CODE | MATCHUP_MD_STYLE_LINK | MATCHUP_MD_STYLE_IMAGE)) != 0)
    matchup_rich_text_append_visible (self->text, text, length);
  else
    g_string_append_len (self->text, text, (gssize) length);
  if ((span->style & MATCHUP_MD_STYLE_EMPHASIS) != 0)
    add_emphasis (self, start);
  if ((span->style & MATCHUP_MD_STYLE_STRONG) != 0)
    add_attribute (self, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start);
  if ((span->style & MATCHUP_MD_STYLE_STRIKE) != 0)
    add_attribute (self, pango_attr_strikethrough_new (TRUE), start);
  if ((span->style & MATCHUP_MD_STYLE_CODE) != 0)
    add_code_look (self, start, colors);
  if ((span->style & MATCHUP_MD_STYLE_LINK) != 0 && is_target (self, span->target))
    add_link (self, span->target, start, colors);
}

/* The first span that ends behind @start. */
static guint
find_span (const MatchupMdSpan *spans, guint n_spans, gsize start)
{
  guint low = 0;
  guint high = n_spans;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (spans[middle].start + spans[middle].length <= start)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

MatchupRichText *
matchup_rich_text_new (MatchupMdBlock *block,
                       gsize start,
                       gsize end,
                       const MatchupRichColors *colors,
                       const char *inner_scheme,
                       const MatchupRichText *before)
{
  MatchupRichText *self = g_new0 (MatchupRichText, 1);
  const char *text = matchup_md_block_get_text (block, NULL);
  guint n_spans;
  const MatchupMdSpan *spans = matchup_md_block_get_spans (block, &n_spans);
  gsize at = start;

  self->inner_scheme = inner_scheme;
  self->text = g_string_sized_new (end - start + 1);
  self->attrs = pango_attr_list_new ();
  self->links = g_array_new (FALSE, FALSE, sizeof (MatchupRichLink));
  g_array_set_clear_func (self->links, link_clear);
  self->formulas = g_array_new (FALSE, FALSE, sizeof (MatchupRichFormula));
  g_array_set_clear_func (self->formulas, formula_clear);
  for (guint i = find_span (spans, n_spans, start); i < n_spans && spans[i].start < end; i++)
    {
      gsize from = MAX (spans[i].start, at);
      gsize to = MIN (spans[i].start + spans[i].length, end);

      g_string_append_len (self->text, text + at, (gssize) (from - at));
      add_span (self, &spans[i], text, from, to, colors, before);
      at = to;
    }
  g_string_append_len (self->text, text + at, (gssize) (end - at));
  add_language (self);
  return self;
}

void
matchup_rich_text_free (MatchupRichText *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->links);
  g_array_unref (self->formulas);
  pango_attr_list_unref (self->attrs);
  g_free (self);
}

/* What @get says stands in place of the formulas. */
static char *
dup_with (const MatchupRichText *self,
          gsize start,
          gsize end,
          const char *(*get) (MatchupMathInline *formula))
{
  GString *out = g_string_new (NULL);
  gsize at = start;

  for (guint i = 0; i < self->formulas->len; i++)
    {
      const MatchupRichFormula *formula = &g_array_index (self->formulas, MatchupRichFormula, i);

      if (formula->offset < start || formula->offset >= end)
        continue;
      g_string_append_len (out, self->text->str + at, (gssize) (formula->offset - at));
      g_string_append (out, get (formula->formula));
      at = formula->offset + strlen (MATCHUP_MATH_INLINE_CHARACTER);
    }
  if (at < end)
    g_string_append_len (out, self->text->str + at, (gssize) (end - at));
  return g_string_free (out, FALSE);
}

char *
matchup_rich_text_dup (const MatchupRichText *self, gsize start, gsize end)
{
  return dup_with (self, start, end, matchup_math_inline_get_latex);
}

char *
matchup_rich_text_dup_reading (const MatchupRichText *self)
{
  return dup_with (self, 0, self->text->len, matchup_math_inline_get_reading);
}

static gboolean
joins_previous (const char *p)
{
  return g_unichar_ismark (g_utf8_get_char (p)) || g_utf8_get_char (p) == 0x200D;
}

/* Whether a line may end behind this character: at blanks, and anywhere in Chinese and Japanese. */
static gboolean
ends_word (const char *p)
{
  return g_ascii_isspace (*p) || ((guchar) *p >= 0xE2 && g_utf8_get_char (p) >= 0x2E80);
}

static gsize
find_text_cut (const char *text, gsize length, gsize start)
{
  const char *begin = text + start;
  const char *end = text + length;
  const char *line = NULL; /* the last places where it could be cut */
  const char *word = begin;
  const char *p = begin;

  for (; p < end && p - begin < MAX_PIECE && p - word < MAX_WORD; p = g_utf8_next_char (p))
    {
      if (ends_word (p))
        word = g_utf8_next_char (p);
      if (*p == '\n')
        line = p + 1;
    }
  if (p >= end)
    return length;
  if (line != NULL && p - begin >= MAX_PIECE)
    return (gsize) (line - text);
  if (word > begin)
    return (gsize) (word - text);
  /* Not between a letter and its accents, unless there is no end of them. */
  for (const char *cut = p; cut - begin > MAX_WORD / 2; cut = g_utf8_prev_char (cut))
    {
      if (!joins_previous (cut))
        return (gsize) (cut - text);
    }
  return (gsize) (p - text);
}

/* What is drawn costs nothing as a text, however long; what is not must be short. */
static gboolean
fits_one_piece (const MatchupMdSpan *span, const char *text)
{
  g_autoptr (MatchupMathNode) node = NULL;

  if (span->length <= MAX_SPAN)
    return TRUE;
  if ((span->style & MATCHUP_MD_STYLE_MATH) != 0)
    node = matchup_math_parse (text + span->start, span->length, NULL);
  return node != NULL;
}

gsize
matchup_rich_text_find_cut (MatchupMdBlock *block, gsize start)
{
  gsize length;
  const char *text = matchup_md_block_get_text (block, &length);
  guint n_spans;
  const MatchupMdSpan *spans = matchup_md_block_get_spans (block, &n_spans);
  gsize cut = find_text_cut (text, length, start);
  guint at = find_span (spans, n_spans, cut);

  if (at >= n_spans || spans[at].start >= cut ||
      (spans[at].style & (MATCHUP_MD_STYLE_IMAGE | MATCHUP_MD_STYLE_MATH)) == 0)
    return cut;
  if (spans[at].start > start)
    return spans[at].start;
  return spans[at].start == start && fits_one_piece (&spans[at], text) ? start + spans[at].length
                                                                       : cut;
}
