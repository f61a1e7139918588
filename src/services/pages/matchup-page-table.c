/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-page-table.h"

#include "matchup-page-text.h"

/* Points: of the narrowest column, and of a letter, roughly. */
#define LEAST_COLUMN 44
#define LETTER 5.8
#define CELL_PADDING 8
#define MOST_COLUMNS 64

static PangoAlignment
get_align (MatchupMdBlock *cell)
{
  switch (matchup_md_block_get_align (cell))
    {
    case MATCHUP_MD_ALIGN_CENTER:
      return PANGO_ALIGN_CENTER;
    case MATCHUP_MD_ALIGN_END:
      return PANGO_ALIGN_RIGHT;
    case MATCHUP_MD_ALIGN_DEFAULT:
    case MATCHUP_MD_ALIGN_START:
    default:
      return PANGO_ALIGN_LEFT;
    }
}

static guint
count_columns (MatchupMdBlock *table)
{
  guint n = 0;

  for (guint i = 0; i < matchup_md_block_get_n_children (table); i++)
    n = MAX (n, matchup_md_block_get_n_children (matchup_md_block_get_child (table, i)));
  return n;
}

/* Chinese letters are twice as wide as others. */
static double
guess_width (const char *text)
{
  double width = 0;
  double line = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      line = c == '\n' ? 0 : line + (g_unichar_iswide (c) ? 2 * LETTER : LETTER);
      width = MAX (width, line);
    }
  return width + 2 * CELL_PADDING;
}

/* Columns share the room by what is in them, but none becomes unreadable. */
static GArray *
share_width (const double *wanted, guint n, double width)
{
  GArray *widths = g_array_sized_new (FALSE, FALSE, sizeof (double), n);
  double sum = 0;
  double rest = width - n * LEAST_COLUMN;

  for (guint i = 0; i < n; i++)
    sum += wanted[i];
  for (guint i = 0; i < n; i++)
    {
      double over = MAX (wanted[i] - LEAST_COLUMN, 0);
      double all_over = MAX (sum - n * LEAST_COLUMN, 1);
      double value = sum <= width ? MAX (wanted[i], LEAST_COLUMN)
                                  : LEAST_COLUMN + MIN (over / all_over, 1) * rest;

      g_array_append_val (widths, value);
    }
  /* The narrow ones that were widened may have taken too much. */
  sum = 0;
  for (guint i = 0; i < n; i++)
    sum += g_array_index (widths, double, i);
  for (guint i = 0; sum > width && i < n; i++)
    g_array_index (widths, double, i) *= width / sum;
  return widths;
}

static MatchupPageBox *
row_new (MatchupMdBlock *row, guint n_columns, gboolean mirrored)
{
  MatchupPageBox *box = matchup_page_box_new (MATCHUP_PAGE_BOX_ROW);

  box->is_head = matchup_md_block_get_header (row);
  box->keep = box->is_head;
  box->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_page_box_free);
  for (guint i = 0; i < n_columns; i++)
    {
      MatchupMdBlock *cell =
          i < matchup_md_block_get_n_children (row) ? matchup_md_block_get_child (row, i) : NULL;
      MatchupPageBox *text = cell != NULL ? matchup_page_text_new (cell)
                                          : matchup_page_box_new (MATCHUP_PAGE_BOX_TEXT);

      if (cell == NULL)
        text->text = g_strdup ("");
      else
        text->align = get_align (cell);
      text->size = 9;
      text->bold = box->is_head;
      text->mirrored = mirrored;
      g_ptr_array_add (box->cells, text);
    }
  return box;
}

/* "Head: what the cell says", one below the other. */
static void
append_record (GPtrArray *boxes, MatchupMdBlock *head, MatchupMdBlock *row)
{
  for (guint i = 0; i < matchup_md_block_get_n_children (row); i++)
    {
      MatchupPageBox *box = matchup_page_text_new (matchup_md_block_get_child (row, i));
      const char *name =
          head != NULL && i < matchup_md_block_get_n_children (head)
              ? matchup_md_block_get_text (matchup_md_block_get_child (head, i), NULL)
              : "";
      g_autofree char *plain = g_steal_pointer (&box->text);

      box->text = *name != '\0' ? g_strdup_printf ("%s: %s", name, plain) : g_strdup (plain);
      g_clear_pointer (&box->attributes, pango_attr_list_unref);
      g_clear_pointer (&box->links, g_array_unref);
      box->size = 9;
      box->before = i == 0 ? 5 : 0;
      g_ptr_array_add (boxes, box);
    }
}

static GPtrArray *
make_records (MatchupMdBlock *table)
{
  GPtrArray *boxes = g_ptr_array_new ();
  MatchupMdBlock *head = NULL;

  for (guint i = 0; i < matchup_md_block_get_n_children (table); i++)
    {
      MatchupMdBlock *row = matchup_md_block_get_child (table, i);

      if (matchup_md_block_get_header (row))
        head = row;
      else
        append_record (boxes, head, row);
    }
  if (boxes->len == 0 && head != NULL)
    append_record (boxes, NULL, head);
  return boxes;
}

GPtrArray *
matchup_page_table_new (MatchupMdBlock *table, double width, gboolean mirrored)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) widths = NULL;
  guint n = count_columns (table);
  double wanted[MOST_COLUMNS] = { 0 };

  if (n == 0)
    return g_ptr_array_new ();
  if (n > MOST_COLUMNS || n * LEAST_COLUMN > width)
    return make_records (table);
  rows = g_ptr_array_new ();
  for (guint i = 0; i < matchup_md_block_get_n_children (table); i++)
    {
      MatchupPageBox *row = row_new (matchup_md_block_get_child (table, i), n, mirrored);

      for (guint column = 0; column < n; column++)
        {
          MatchupPageBox *cell = g_ptr_array_index (row->cells, column);

          wanted[column] = MAX (wanted[column], guess_width (cell->text));
        }
      g_ptr_array_add (rows, row);
    }
  widths = share_width (wanted, n, width);
  for (guint i = 0; i < rows->len; i++)
    ((MatchupPageBox *) g_ptr_array_index (rows, i))->widths = g_array_ref (widths);
  return g_steal_pointer (&rows);
}
