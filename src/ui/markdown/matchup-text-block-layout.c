/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-text-block-private.h"

#include "matchup-block-group.h"

#include <math.h>

/*
 * The formulas take their size from the font, so this is done with the layout. None of them gets
 * wider than @room pixels: Pango cannot break it.
 */
static PangoAttrList *
dup_attributes (MatchupTextBlock *self, PangoContext *context, int room)
{
  PangoAttrList *attrs;

  if (self->rich->formulas->len == 0)
    return pango_attr_list_ref (self->rich->attrs);
  attrs = pango_attr_list_copy (self->rich->attrs);
  for (guint i = 0; i < self->rich->formulas->len; i++)
    {
      const MatchupRichFormula *entry =
          &g_array_index (self->rich->formulas, MatchupRichFormula, i);

      pango_attr_list_insert (
          attrs,
          matchup_math_inline_new_shape (entry->formula, context, entry->offset, room));
    }
  return attrs;
}

static void
fit_formulas (MatchupTextBlock *self, int width)
{
  int room = MIN (MAX (width, 1), self->widest);
  g_autoptr (PangoAttrList) attrs = NULL;

  if (room == self->room)
    return;
  self->room = room;
  attrs = dup_attributes (self, pango_layout_get_context (self->layout), room);
  pango_layout_set_attributes (self->layout, attrs);
}

static int
get_widest (MatchupTextBlock *self, PangoContext *context)
{
  double widest = 0;

  for (guint i = 0; i < self->rich->formulas->len; i++)
    widest = MAX (widest,
                  matchup_math_inline_get_width (
                      g_array_index (self->rich->formulas, MatchupRichFormula, i).formula,
                      context));
  return (int) ceil (widest);
}

static gboolean
is_at_right (MatchupTextBlock *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  return (matchup_md_block_get_align (self->block) == MATCHUP_MD_ALIGN_END) != rtl;
}

/* By its first letter, as Pango has it. */
static gboolean
runs_to_the_left (const char *text, gboolean otherwise)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalpha (c))
        continue;
      switch (g_unichar_get_script (c))
        {
        case G_UNICODE_SCRIPT_ARABIC:
        case G_UNICODE_SCRIPT_HEBREW:
        case G_UNICODE_SCRIPT_NKO:
        case G_UNICODE_SCRIPT_SYRIAC:
        case G_UNICODE_SCRIPT_THAANA:
          return TRUE;
        default:
          return FALSE;
        }
    }
  return otherwise;
}

static gboolean
is_at_top_level (MatchupTextBlock *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  while (parent != NULL && MATCHUP_IS_TEXT_BLOCK (parent))
    parent = gtk_widget_get_parent (parent);
  return parent != NULL && MATCHUP_IS_BLOCK_GROUP (parent);
}

/*
 * Pango takes left for right where a text runs against the window's direction. That is what a
 * paragraph needs; what stands in a list, a quotation or a column of a table has its edge there.
 */
static void
align (MatchupTextBlock *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean right = is_at_right (self);

  if (!is_at_top_level (self) && runs_to_the_left (self->rich->text->str, rtl) != rtl)
    right = !right;
  if (matchup_md_block_get_align (self->block) == MATCHUP_MD_ALIGN_CENTER)
    pango_layout_set_alignment (self->layout, PANGO_ALIGN_CENTER);
  else
    pango_layout_set_alignment (self->layout, right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

void
matchup_text_block_fill_layout (MatchupTextBlock *self)
{
  MatchupRichText *rich = matchup_text_block_ensure_rich (self);
  PangoContext *context = pango_layout_get_context (self->layout);
  g_autoptr (PangoAttrList) attrs = NULL;

  self->widest = get_widest (self, context);
  self->room = self->widest;
  attrs = dup_attributes (self, context, self->room);
  pango_layout_set_text (self->layout, rich->text->str, (int) rich->text->len);
  pango_layout_set_attributes (self->layout, attrs);
  align (self);
}

PangoLayout *
matchup_text_block_lay_out (MatchupTextBlock *self, int width)
{
  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
      pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
      matchup_text_block_fill_layout (self);
    }
  pango_layout_set_width (self->layout, width < 0 ? -1 : width * PANGO_SCALE);
  fit_formulas (self, width < 0 ? G_MAXINT : width);
  return self->layout;
}

PangoLayout *
matchup_text_block_ensure_layout (MatchupTextBlock *self)
{
  /* Without a place it stays as it was measured. */
  if (self->width < 0 && self->layout != NULL)
    return self->layout;
  return matchup_text_block_lay_out (self, self->width);
}
