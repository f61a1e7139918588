/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-page-blocks.h"

#include "matchup-math-parser.h"
#include "matchup-md-parser.h"
#include "matchup-page-setter.h"
#include "matchup-page-table.h"
#include "matchup-page-text.h"

#include <string.h>

#define BULLET "\xe2\x80\xa2"
#define BOX_OPEN "\xe2\x98\x90"
#define BOX_DONE "\xe2\x98\x91"
#define ITEM_INDENT 18
#define QUOTE_INDENT 12
/* A column is never narrower, however deep a list is. */
#define LEAST_WIDTH 120
/* Of text that is set in one go; bytes. */
#define PIECE 6000

/* Where on the paper the blocks stand. */
typedef struct
{
  GPtrArray *boxes;
  double width; /* of the column */
  double indent;
  double before; /* above the next box */
  double bars[MATCHUP_PAGE_MAX_BARS];
  guint n_bars;
  char *marker;      /* of an item, for its first box; owned */
  gboolean mirrored; /* the block on the page, with all that is in it */
} Writer;

static void write_children (Writer *self, MatchupMdBlock *block);

static void
add_box (Writer *self, MatchupPageBox *box, double before)
{
  box->indent = self->indent;
  box->before = MAX (before, self->before);
  self->before = 0;
  memcpy (box->bars, self->bars, sizeof box->bars);
  box->n_bars = self->n_bars;
  box->marker = g_steal_pointer (&self->marker);
  box->mirrored = self->mirrored;
  g_ptr_array_add (self->boxes, box);
}

/* Moves what follows in by @indent as far as there is room; gives back by how much. */
static double
move_in (Writer *self, double indent)
{
  double moved = self->width - self->indent - indent >= LEAST_WIDTH ? indent : 0;

  self->indent += moved;
  return moved;
}

static void
write_heading (Writer *self, MatchupMdBlock *block)
{
  static const double sizes[] = { 13, 12, 11, 10.5, 10, 10 };
  guint level = CLAMP (matchup_md_block_get_level (block), 1, 6);
  MatchupPageBox *box = matchup_page_text_new (block);

  box->size = sizes[level - 1];
  box->bold = TRUE;
  box->keep = TRUE;
  add_box (self, box, 10);
}

static void
write_math (Writer *self, MatchupMdBlock *block)
{
  MatchupPageBox *box = matchup_page_box_new (MATCHUP_PAGE_BOX_TEXT);
  gsize length;
  const char *latex = matchup_md_block_get_text (block, &length);

  box->text = matchup_math_to_plain (latex, length);
  box->align = PANGO_ALIGN_CENTER;
  add_box (self, box, 6);
}

/* The end of a piece of @text that is set in one go: behind a line, a word, or else a letter. */
static const char *
find_piece_end (const char *text)
{
  gsize length = strlen (text);
  const char *end = text + PIECE;
  const char *gap;

  if (length <= PIECE)
    return text + length;
  gap = g_strrstr_len (text, PIECE, "\n");
  if (gap == NULL || gap == text)
    gap = g_strrstr_len (text + PIECE / 2, PIECE / 2, " ");
  if (gap != NULL && gap > text)
    return gap;
  while (((guchar) *end & 0xc0) == 0x80)
    end--;
  return end;
}

/* What it was cut at is not set. */
static const char *
find_next_piece (const char *end)
{
  return *end == '\n' || *end == ' ' ? end + 1 : end;
}

static GArray *
dup_links (GArray *links, gsize start, gsize end)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (MatchupPageLink));

  g_array_set_clear_func (copy, matchup_page_link_clear);
  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const MatchupPageLink *link = &g_array_index (links, MatchupPageLink, i);
      MatchupPageLink part = { .start = MAX (link->start, start) - start,
                               .end = MIN (link->end, end) - start };

      if (link->end <= start || link->start >= end)
        continue;
      part.uri = g_strdup (link->uri);
      g_array_append_val (copy, part);
    }
  return copy;
}

/*
 * Takes @box. Setting a paragraph takes time by the square of its length, and is done for each page
 * that it is on: one that fills pages goes in pieces.
 */
static void
add_paragraph (Writer *self, MatchupPageBox *box, double before)
{
  const char *text = box->text;

  if (strlen (text) <= 2 * PIECE)
    {
      add_box (self, box, before);
      return;
    }
  while (*text != '\0')
    {
      const char *end = find_piece_end (text);
      gsize start = (gsize) (text - box->text);
      MatchupPageBox *piece = matchup_page_box_new (MATCHUP_PAGE_BOX_TEXT);

      piece->text = g_strndup (text, (gsize) (end - text));
      piece->size = box->size;
      piece->direction = box->direction;
      piece->attributes = pango_attr_list_copy (box->attributes);
      pango_attr_list_update (piece->attributes, 0, (int) start, 0);
      piece->links = dup_links (box->links, start, (gsize) (end - box->text));
      add_box (self, piece, before);
      before = MATCHUP_PAGE_LINE_GAP * box->size;
      text = find_next_piece (end);
    }
  matchup_page_box_free (box);
}

static MatchupPageBox *
copy_model (const MatchupPageBox *model, gboolean first)
{
  MatchupPageBox *box = matchup_page_box_new (MATCHUP_PAGE_BOX_TEXT);

  box->indent = model->indent;
  box->fill = model->fill;
  box->mono = model->mono;
  box->size = model->size;
  box->dim = model->dim;
  box->direction = model->direction;
  box->mirrored = model->mirrored;
  box->n_bars = model->n_bars;
  memcpy (box->bars, model->bars, sizeof box->bars);
  box->before = first ? model->before : 0;
  box->goes_on = !first;
  return box;
}

void
matchup_page_blocks_append_text (GPtrArray *boxes, MatchupPageBox *model, const char *text)
{
  gboolean first = TRUE;
  MatchupPageBox *last = NULL;

  do
    {
      const char *end = find_piece_end (text);
      MatchupPageBox *box = copy_model (model, first);

      box->text = g_strndup (text, (gsize) (end - text));
      matchup_page_clean_text (box->text, (gsize) (end - text));
      box->marker = first ? g_steal_pointer (&model->marker) : NULL;
      g_ptr_array_add (boxes, box);
      last = box;
      first = FALSE;
      text = find_next_piece (end);
    }
  while (*text != '\0');
  last->ends = TRUE;
  matchup_page_box_free (model);
}

static void
write_code (Writer *self, MatchupMdBlock *block)
{
  MatchupPageBox *model = matchup_page_box_new (MATCHUP_PAGE_BOX_TEXT);
  gsize length;
  const char *text = matchup_md_block_get_text (block, &length);
  g_autofree char *code = g_strndup (text, length);

  if (length > 0 && code[length - 1] == '\n')
    code[length - 1] = '\0';
  model->fill = MATCHUP_PAGE_FILL_CODE;
  model->mono = TRUE;
  model->size = 8.5;
  /* It stands in its place, but is read from the left in every language. */
  model->direction = MATCHUP_PAGE_DIRECTION_LTR;
  model->mirrored = self->mirrored;
  model->indent = self->indent;
  model->before = MAX (6, self->before);
  model->n_bars = self->n_bars;
  memcpy (model->bars, self->bars, sizeof model->bars);
  model->marker = g_steal_pointer (&self->marker);
  self->before = 0;
  matchup_page_blocks_append_text (self->boxes, model, code);
}

static void
write_quote (Writer *self, MatchupMdBlock *block)
{
  double moved = move_in (self, QUOTE_INDENT);
  gboolean drawn = moved > 0 && self->n_bars < MATCHUP_PAGE_MAX_BARS;

  if (drawn)
    self->bars[self->n_bars++] = self->indent - moved + 3;
  write_children (self, block);
  if (drawn)
    self->n_bars--;
  self->indent -= moved;
}

static char *
dup_marker (MatchupMdBlock *list, MatchupMdBlock *item, guint position)
{
  switch (matchup_md_block_get_task (item))
    {
    case MATCHUP_MD_TASK_OPEN:
      return g_strdup (BOX_OPEN);
    case MATCHUP_MD_TASK_DONE:
      return g_strdup (BOX_DONE);
    case MATCHUP_MD_TASK_NONE:
    default:
      return matchup_md_block_get_ordered (list)
                 ? g_strdup_printf ("%u.", matchup_md_block_get_first_number (list) + position)
                 : g_strdup (BULLET);
    }
}

static void
write_list (Writer *self, MatchupMdBlock *block)
{
  double moved = move_in (self, ITEM_INDENT);

  for (guint i = 0; i < matchup_md_block_get_n_children (block); i++)
    {
      MatchupMdBlock *item = matchup_md_block_get_child (block, i);
      gboolean tight = matchup_md_block_get_tight (block);

      g_free (self->marker);
      self->marker = dup_marker (block, item, i);
      self->before = MAX (self->before, tight && i > 0 ? 1.5 : 4);
      if (matchup_md_block_get_n_children (item) == 0)
        {
          MatchupPageBox *box = matchup_page_box_new (MATCHUP_PAGE_BOX_TEXT);

          box->text = g_strdup ("");
          add_box (self, box, 0);
        }
      write_children (self, item);
      g_clear_pointer (&self->marker, g_free);
    }
  self->indent -= moved;
}

static void
write_block (Writer *self, MatchupMdBlock *block)
{
  switch (matchup_md_block_get_kind (block))
    {
    case MATCHUP_MD_KIND_HEADING:
      write_heading (self, block);
      break;
    case MATCHUP_MD_KIND_CODE:
      write_code (self, block);
      break;
    case MATCHUP_MD_KIND_MATH:
      write_math (self, block);
      break;
    case MATCHUP_MD_KIND_QUOTE:
      write_quote (self, block);
      break;
    case MATCHUP_MD_KIND_LIST:
      write_list (self, block);
      break;
    case MATCHUP_MD_KIND_TABLE:
      {
        g_autoptr (GPtrArray) rows =
            matchup_page_table_new (block, self->width - self->indent, self->mirrored);
        guint head = self->boxes->len;

        for (guint i = 0; i < rows->len; i++)
          {
            MatchupPageBox *row = g_ptr_array_index (rows, i);

            row->head = head;
            add_box (self, row, i == 0 ? 6 : 0);
          }
        break;
      }
    case MATCHUP_MD_KIND_RULE:
      add_box (self, matchup_page_box_new (MATCHUP_PAGE_BOX_RULE), 4);
      break;
    case MATCHUP_MD_KIND_ITEM:
    case MATCHUP_MD_KIND_ROW:
      write_children (self, block);
      break;
    case MATCHUP_MD_KIND_PARAGRAPH:
    case MATCHUP_MD_KIND_CELL:
    default:
      add_paragraph (self, matchup_page_text_new (block), 5);
      break;
    }
}

static void
write_children (Writer *self, MatchupMdBlock *block)
{
  for (guint i = 0; i < matchup_md_block_get_n_children (block); i++)
    {
      MatchupMdBlock *child = matchup_md_block_get_child (block, i);
      gboolean joined = i == 0 && self->marker != NULL &&
                        matchup_md_block_get_kind (child) == MATCHUP_MD_KIND_PARAGRAPH;

      if (joined)
        {
          double before = self->before;

          self->before = 0;
          add_paragraph (self, matchup_page_text_new (child), before);
        }
      else
        {
          write_block (self, child);
        }
    }
}

void
matchup_page_blocks_append_markdown (GPtrArray *boxes,
                                     const char *markdown,
                                     gsize length,
                                     double width)
{
  g_autoptr (GPtrArray) blocks = matchup_md_parse (markdown, length);
  Writer writer = { .boxes = boxes, .width = width };

  for (guint i = 0; i < blocks->len; i++)
    {
      MatchupMdBlock *block = g_ptr_array_index (blocks, i);

      writer.mirrored = matchup_page_direction_of_block (block) == MATCHUP_PAGE_DIRECTION_RTL;
      write_block (&writer, block);
    }
  g_free (writer.marker);
}
