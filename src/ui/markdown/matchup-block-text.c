/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-block-text.h"

#include "matchup-block-stack.h"
#include "matchup-code-text.h"
#include "matchup-item-block.h"
#include "matchup-rich-text.h"
#include "matchup-table-block.h"

#include <string.h>

typedef enum
{
  PLACE_BLOCK,
  PLACE_CELL,
  PLACE_PIECE, /* a further piece of the same long text */
} Place;

/* What is being read, and where it goes. */
typedef struct
{
  MatchupBlockLeafFunc func; /* NULL: copying */
  gpointer user_data;

  GString *out;
  guint n_leaves;
  GPtrArray *markers; /* char, owned; of the items around; "" when it was used */
  guint n_lists;      /* lists around */
  guint n_shared;     /* of them those that were around the last leaf as well */
  gboolean new_table;
  gboolean new_row;
} Reader;

static void read_block (Reader *self, MatchupMdBlock *block);

static void
append_marker (Reader *self)
{
  const char *marker;

  if (self->markers->len == 0)
    return;
  marker = g_ptr_array_index (self->markers, self->markers->len - 1);
  for (guint i = 1; i < self->markers->len; i++)
    g_string_append (self->out, "  ");
  if (*marker != '\0')
    g_string_append_printf (self->out, "%s ", marker);
  else
    g_string_append (self->out, "  ");
}

static const char *
get_separator (Reader *self, Place place)
{
  if (place == PLACE_PIECE)
    return "";
  if (place == PLACE_CELL && !self->new_table)
    return self->new_row ? "\n" : "\t";
  return place == PLACE_BLOCK && self->n_shared > 0 ? "\n" : "\n\n";
}

/* @text is what is shown, @copied what copying gives. */
static void
read_leaf (Reader *self, Place place, const char *text, gsize length, const char *copied)
{
  if (self->func != NULL)
    {
      self->func (text, length, self->user_data);
      return;
    }
  if (self->n_leaves > 0)
    g_string_append (self->out, get_separator (self, place));
  if (place == PLACE_BLOCK)
    append_marker (self);
  g_string_append (self->out, copied);
  self->n_leaves++;
  for (guint i = 0; i < self->markers->len; i++)
    *(char *) g_ptr_array_index (self->markers, i) = '\0';
  self->n_shared = self->n_lists;
  self->new_table = FALSE;
  self->new_row = FALSE;
}

static gboolean
is_shown_as_is (MatchupMdBlock *block)
{
  guint n_spans;
  const MatchupMdSpan *spans = matchup_md_block_get_spans (block, &n_spans);

  for (guint i = 0; i < n_spans; i++)
    {
      if ((spans[i].style & (MATCHUP_MD_STYLE_IMAGE | MATCHUP_MD_STYLE_MATH |
                             MATCHUP_MD_STYLE_CODE | MATCHUP_MD_STYLE_LINK)) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
read_text (Reader *self, MatchupMdBlock *block)
{
  const MatchupRichColors colors = { { 0, 0, 0, 1 }, { 0, 0, 0, 1 } };
  gboolean cell = matchup_md_block_get_kind (block) == MATCHUP_MD_KIND_CELL;
  gboolean as_is = is_shown_as_is (block);
  gsize length;
  const char *text = matchup_md_block_get_text (block, &length);
  gsize start = 0;

  do
    {
      gsize end = matchup_rich_text_find_cut (block, start);
      Place place = start > 0 ? PLACE_PIECE : cell ? PLACE_CELL : PLACE_BLOCK;

      if (as_is && self->func != NULL)
        {
          read_leaf (self, place, text + start, end - start, NULL);
        }
      else
        {
          g_autoptr (MatchupRichText) rich =
              matchup_rich_text_new (block, start, end, &colors, NULL, NULL);
          g_autofree char *copied = matchup_rich_text_dup (rich, 0, rich->text->len);

          read_leaf (self, place, rich->text->str, rich->text->len, copied);
        }
      start = end;
    }
  while (start < length);
}

static void
read_code (Reader *self, MatchupMdBlock *block)
{
  g_autoptr (GString) shown = matchup_code_text_dup_shown (block);
  gsize length;
  const char *text = matchup_md_block_get_text (block, &length);
  g_autofree char *copied =
      g_strndup (text, length > 0 && text[length - 1] == '\n' ? length - 1 : length);

  read_leaf (self, PLACE_BLOCK, shown->str, shown->len, copied);
}

static void
read_table (Reader *self, MatchupMdBlock *block)
{
  guint n_rows =
      MIN (matchup_md_block_get_n_children (block), matchup_table_block_get_rows_at_once (block));

  self->new_table = TRUE;
  for (guint i = 0; i < n_rows; i++)
    {
      MatchupMdBlock *row = matchup_md_block_get_child (block, i);

      self->new_row = TRUE;
      for (guint k = 0; k < matchup_md_block_get_n_children (row); k++)
        read_text (self, matchup_md_block_get_child (row, k));
    }
  self->new_table = FALSE;
}

static void
read_list (Reader *self, MatchupMdBlock *block)
{
  guint n = MIN (matchup_md_block_get_n_children (block), MATCHUP_BLOCK_STACK_LIST_LIMIT);

  self->n_lists++;
  for (guint i = 0; i < n; i++)
    {
      MatchupMdBlock *item = matchup_md_block_get_child (block, i);

      g_ptr_array_add (self->markers,
                       matchup_item_block_make_marker (matchup_md_block_get_task (item),
                                                       matchup_md_block_get_ordered (block),
                                                       matchup_md_block_get_first_number (block) +
                                                           i));
      read_block (self, item);
      g_ptr_array_set_size (self->markers, (int) self->markers->len - 1);
    }
  self->n_lists--;
  self->n_shared = MIN (self->n_shared, self->n_lists);
}

static void
read_block (Reader *self, MatchupMdBlock *block)
{
  gsize length;
  const char *text = matchup_md_block_get_text (block, &length);

  switch (matchup_md_block_get_kind (block))
    {
    case MATCHUP_MD_KIND_LIST:
      read_list (self, block);
      break;
    case MATCHUP_MD_KIND_QUOTE:
    case MATCHUP_MD_KIND_ITEM:
      for (guint i = 0; i < matchup_md_block_get_n_children (block); i++)
        read_block (self, matchup_md_block_get_child (block, i));
      break;
    case MATCHUP_MD_KIND_TABLE:
      read_table (self, block);
      break;
    case MATCHUP_MD_KIND_CODE:
      read_code (self, block);
      break;
    case MATCHUP_MD_KIND_MATH:
      read_leaf (self, PLACE_BLOCK, text, length, text);
      break;
    case MATCHUP_MD_KIND_RULE:
      break;
    case MATCHUP_MD_KIND_PARAGRAPH:
    case MATCHUP_MD_KIND_HEADING:
    case MATCHUP_MD_KIND_ROW:
    case MATCHUP_MD_KIND_CELL:
    default:
      read_text (self, block);
      break;
    }
}

void
matchup_block_text_foreach (MatchupMdBlock *block, MatchupBlockLeafFunc func, gpointer user_data)
{
  g_autoptr (GPtrArray) markers = g_ptr_array_new_with_free_func (g_free);
  Reader reader = { .func = func, .user_data = user_data, .markers = markers };

  g_return_if_fail (MATCHUP_IS_MD_BLOCK (block));
  g_return_if_fail (func != NULL);

  read_block (&reader, block);
}

gboolean
matchup_block_text_append (MatchupMdBlock *block, GString *out)
{
  g_autoptr (GPtrArray) markers = g_ptr_array_new_with_free_func (g_free);
  Reader reader = { .out = out, .markers = markers };

  g_return_val_if_fail (MATCHUP_IS_MD_BLOCK (block), FALSE);
  g_return_val_if_fail (out != NULL, FALSE);

  read_block (&reader, block);
  return reader.n_leaves > 0;
}
