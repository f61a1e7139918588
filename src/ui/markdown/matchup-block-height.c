/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-block-height.h"

#include "matchup-block-stack.h"
#include "matchup-code-text.h"
#include "matchup-table-block.h"

/* Of the widgets, pixels: see style.css and the widgets themselves. */
#define SPACING 10
#define TIGHT_SPACING 4
#define QUOTE_INDENT 15
#define ITEM_INDENT 28
#define CODE_AROUND 49 /* the line with the buttons and the margins */
#define CELL_AROUND 12
#define RULE 13
/* Of the letters of a line, as words are not broken. Percent. */
#define FILLED 95

typedef struct
{
  double letter; /* pixels */
  double line;
} Font;

static void
read_font (GtkWidget *widget, Font *out)
{
  PangoFontMetrics *metrics =
      pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);

  out->letter =
      MAX (pango_font_metrics_get_approximate_char_width (metrics), 1) / (double) PANGO_SCALE;
  out->line = MAX (pango_font_metrics_get_height (metrics), PANGO_SCALE) / (double) PANGO_SCALE;
  pango_font_metrics_unref (metrics);
}

/* In letters of the usual width; Chinese ones are twice as wide. */
static double
count_letters (const char *text, gsize length)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) text[i];

      if ((c & 0xC0) != 0x80)
        n += c >= 0xE2 ? 2 : 1;
    }
  return (double) n;
}

static double
estimate_text (MatchupMdBlock *block, const Font *font, double width)
{
  gsize length;
  const char *text = matchup_md_block_get_text (block, &length);
  double per_line = MAX (width / font->letter * FILLED / 100, 1);
  double scale = 1;
  double lines;

  if (matchup_md_block_get_kind (block) == MATCHUP_MD_KIND_HEADING)
    scale = 1 + 0.5 / MAX (matchup_md_block_get_level (block), 1);
  lines = count_letters (text, length) * scale / per_line;
  return MAX ((double) (guint64) (lines + 0.999), 1) * font->line * scale;
}

static double
estimate_code (MatchupMdBlock *block, const Font *font)
{
  gsize length;
  const char *text = matchup_md_block_get_text (block, &length);
  guint lines = 1;

  for (gsize i = 0; i + 1 < length && lines < MATCHUP_CODE_TEXT_FOLDED_LINES; i++)
    lines += text[i] == '\n';
  return CODE_AROUND + lines * font->line;
}

static double estimate (MatchupMdBlock *block, const Font *font, double width);

static double
estimate_children (MatchupMdBlock *block, const Font *font, double width, int spacing)
{
  guint n = MIN (matchup_md_block_get_n_children (block), MATCHUP_BLOCK_STACK_LIST_LIMIT);
  double total = 0;

  for (guint i = 0; i < n; i++)
    total += estimate (matchup_md_block_get_child (block, i), font, width) + (i > 0 ? spacing : 0);
  return total;
}

static double
estimate_table (MatchupMdBlock *block, const Font *font)
{
  guint n_rows =
      MIN (matchup_md_block_get_n_children (block), matchup_table_block_get_rows_at_once (block));

  return n_rows * (font->line + CELL_AROUND);
}

static double
estimate (MatchupMdBlock *block, const Font *font, double width)
{
  switch (matchup_md_block_get_kind (block))
    {
    case MATCHUP_MD_KIND_QUOTE:
      return estimate_children (block, font, width - QUOTE_INDENT, SPACING);
    case MATCHUP_MD_KIND_LIST:
      return estimate_children (block,
                                font,
                                width,
                                matchup_md_block_get_tight (block) ? TIGHT_SPACING : SPACING);
    case MATCHUP_MD_KIND_ITEM:
      return estimate_children (block, font, width - ITEM_INDENT, TIGHT_SPACING);
    case MATCHUP_MD_KIND_TABLE:
      return estimate_table (block, font);
    case MATCHUP_MD_KIND_CODE:
      return estimate_code (block, font);
    case MATCHUP_MD_KIND_MATH:
      return 3 * font->line;
    case MATCHUP_MD_KIND_RULE:
      return RULE;
    case MATCHUP_MD_KIND_PARAGRAPH:
    case MATCHUP_MD_KIND_HEADING:
    case MATCHUP_MD_KIND_ROW:
    case MATCHUP_MD_KIND_CELL:
    default:
      return estimate_text (block, font, width);
    }
}

int
matchup_block_height_estimate (MatchupMdBlock *block, GtkWidget *parent, int width)
{
  Font font;

  g_return_val_if_fail (MATCHUP_IS_MD_BLOCK (block), 1);
  g_return_val_if_fail (GTK_IS_WIDGET (parent), 1);

  read_font (parent, &font);
  return MAX ((int) estimate (block, &font, MAX (width, 1)), 1);
}
