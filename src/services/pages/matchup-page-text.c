/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-page-text.h"

#include "matchup-han-language.h"
#include "matchup-math-parser.h"

#include <string.h>

#define ADDRESS_STYLES (MATCHUP_MD_STYLE_LINK | MATCHUP_MD_STYLE_IMAGE)

typedef struct
{
  GString *text;
  PangoAttrList *attributes;
  GArray *links;
} Writer;

static void
add_attribute (Writer *self, PangoAttribute *attribute, gsize start)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) self->text->len;
  pango_attr_list_insert (self->attributes, attribute);
}

/* Slanted, and bold where the letters have no slanted form. */
static void
add_emphasis (Writer *self, gsize start)
{
  const char *text = self->text->str;
  const char *end = text + self->text->len;
  const char *next;
  gboolean upright;

  for (const char *run = text + start; run < end; run = next)
    {
      PangoAttribute *attribute;

      next = matchup_han_language_find_run_end (run, end, &upright);
      attribute = upright ? pango_attr_weight_new (PANGO_WEIGHT_BOLD)
                          : pango_attr_style_new (PANGO_STYLE_ITALIC);
      attribute->start_index = (guint) (run - text);
      attribute->end_index = (guint) (next - text);
      pango_attr_list_insert (self->attributes, attribute);
    }
}

static void
add_style (Writer *self, guint style, gsize start)
{
  if ((style & MATCHUP_MD_STYLE_STRONG) != 0)
    add_attribute (self, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start);
  if ((style & MATCHUP_MD_STYLE_EMPHASIS) != 0)
    add_emphasis (self, start);
  if ((style & MATCHUP_MD_STYLE_STRIKE) != 0)
    add_attribute (self, pango_attr_strikethrough_new (TRUE), start);
  if ((style & MATCHUP_MD_STYLE_CODE) != 0)
    {
      add_attribute (self, pango_attr_family_new ("Monospace"), start);
      add_attribute (self, pango_attr_scale_new (0.92), start);
      add_attribute (self, pango_attr_background_new (0xeeee, 0xeeee, 0xeeee), start);
    }
}

/* "www.x.org" leads to "http://www.x.org", and a mail address to "mailto:...". */
static gboolean
says_address (const char *text, const char *target)
{
  static const char *const schemes[] = { "", "http://", "mailto:" };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      if (g_str_has_prefix (target, schemes[i]) && g_str_equal (target + strlen (schemes[i]), text))
        return TRUE;
    }
  return *target == '\0';
}

/* What was written from @start on leads to @target, which is told where the text does not. */
static void
end_link (Writer *self, gsize start, const char *target, guint style)
{
  MatchupPageLink link = { .start = start };

  if (!says_address (self->text->str + start, target))
    g_string_append_printf (self->text, " (%s)", target);
  if ((style & MATCHUP_MD_STYLE_LINK) == 0)
    return;
  link.uri = matchup_page_dup_uri (target);
  link.end = self->text->len;
  if (link.uri == NULL)
    return;
  add_attribute (self, pango_attr_foreground_new (0x1a1a, 0x5f5f, 0xb4b4), start);
  g_array_append_val (self->links, link);
}

static void
append_span (Writer *self, const char *text, const MatchupMdSpan *span)
{
  gsize start = self->text->len;

  if ((span->style & MATCHUP_MD_STYLE_MATH) != 0)
    {
      g_autofree char *plain = matchup_math_to_plain (text + span->start, span->length);

      g_string_append (self->text, plain);
    }
  else
    {
      g_string_append_len (self->text, text + span->start, (gssize) span->length);
    }
  add_style (self, span->style, start);
}

/* A link may have several spans, for what is emphasised in it. */
static gboolean
goes_on (const MatchupMdSpan *span, const MatchupMdSpan *next)
{
  return next->start == span->start + span->length &&
         (next->style & ADDRESS_STYLES) == (span->style & ADDRESS_STYLES) &&
         matchup_md_target_equal (next->target, span->target);
}

MatchupPageBox *
matchup_page_text_new (MatchupMdBlock *block)
{
  MatchupPageBox *box = matchup_page_box_new (MATCHUP_PAGE_BOX_TEXT);
  Writer writer = { .text = g_string_new (NULL), .attributes = pango_attr_list_new () };
  guint n_spans;
  const MatchupMdSpan *spans = matchup_md_block_get_spans (block, &n_spans);
  gsize length;
  const char *text = matchup_md_block_get_text (block, &length);
  gsize done = 0;
  gsize link_start = 0;

  writer.links = g_array_new (FALSE, FALSE, sizeof (MatchupPageLink));
  g_array_set_clear_func (writer.links, matchup_page_link_clear);
  for (guint i = 0; i < n_spans; i++)
    {
      const MatchupMdSpan *span = &spans[i];

      g_string_append_len (writer.text, text + done, (gssize) (span->start - done));
      if (i == 0 || !goes_on (&spans[i - 1], span))
        link_start = writer.text->len;
      append_span (&writer, text, span);
      done = span->start + span->length;
      if (span->target != NULL && (i + 1 == n_spans || !goes_on (span, &spans[i + 1])))
        end_link (&writer, link_start, span->target, span->style);
    }
  g_string_append_len (writer.text, text + done, (gssize) (length - done));
  matchup_page_clean_text (writer.text->str, writer.text->len);
  box->text = g_string_free (writer.text, FALSE);
  box->attributes = writer.attributes;
  box->links = writer.links;
  box->direction = matchup_page_direction_of_block (block);
  return box;
}
