/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-md-document.h"

#include "matchup-md-lines.h"
#include "matchup-md-parser.h"
#include "matchup-md-segmenter.h"
#include "matchup-md-tail.h"

#include <string.h>

/* Place of a block for which the parser tells none. */
#define UNKNOWN G_MAXSIZE

typedef struct
{
  MatchupMdBlock *block;
  gsize start; /* of the segment that it is in */
  gsize length;
} Item;

struct _MatchupMdDocument
{
  GObject parent_instance;

  GArray *items;  /* Item; the finished ones first */
  guint n_closed; /* how many are finished */
  MatchupMdSegmenter segmenter;
  gsize length;       /* of the text that was given */
  gboolean tentative; /* the open end is shown otherwise than it would be if nothing followed */

  /* Code that is being written, so that it need not be parsed again; its block is the last item. */
  struct
  {
    MatchupMdBlock *block; /* borrowed; NULL: none */
    gsize offset;          /* of the text, taken over up to here */
    guint indent;          /* of the opening fence */
    gboolean in_line;      /* a part of a line was taken over */
  } code;

  /* During an update. */
  const char *text;
  GArray *fresh; /* Item */
};

static GType
matchup_md_document_get_item_type (GListModel *model)
{
  return MATCHUP_TYPE_MD_BLOCK;
}

static guint
matchup_md_document_get_n_items (GListModel *model)
{
  return MATCHUP_MD_DOCUMENT (model)->items->len;
}

static gpointer
matchup_md_document_get_item (GListModel *model, guint position)
{
  MatchupMdDocument *self = MATCHUP_MD_DOCUMENT (model);

  if (position >= self->items->len)
    return NULL;
  return g_object_ref (g_array_index (self->items, Item, position).block);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = matchup_md_document_get_item_type;
  iface->get_n_items = matchup_md_document_get_n_items;
  iface->get_item = matchup_md_document_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupMdDocument,
                               matchup_md_document,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  SIGNAL_EXTENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
item_clear (gpointer data)
{
  g_clear_object (&((Item *) data)->block);
}

static GArray *
new_items (void)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));

  g_array_set_clear_func (items, item_clear);
  return items;
}

static void
matchup_md_document_finalize (GObject *object)
{
  g_array_unref (MATCHUP_MD_DOCUMENT (object)->items);

  G_OBJECT_CLASS (matchup_md_document_parent_class)->finalize (object);
}

static void
matchup_md_document_class_init (MatchupMdDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_md_document_finalize;

  signals[SIGNAL_EXTENDED] = g_signal_new ("extended",
                                           MATCHUP_TYPE_MD_DOCUMENT,
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           1,
                                           G_TYPE_UINT);
}

static void
matchup_md_document_init (MatchupMdDocument *self)
{
  self->items = new_items ();
}

MatchupMdDocument *
matchup_md_document_new (void)
{
  return g_object_new (MATCHUP_TYPE_MD_DOCUMENT, NULL);
}

static void
add_items (GArray *items, GPtrArray *blocks, gsize start, gsize length)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const Item item = { g_object_ref (g_ptr_array_index (blocks, i)), start, length };

      g_array_append_val (items, item);
    }
}

static void
parse_into (GArray *items, const char *text, gsize start, gsize length)
{
  g_autoptr (GPtrArray) blocks = matchup_md_parse (text + start, length);

  add_items (items, blocks, start, length);
}

static void
keep (Item *item, const Item *old)
{
  g_set_object (&item->block, old->block);
  if (item->start == UNKNOWN)
    {
      item->start = old->start;
      item->length = old->length;
    }
}

/*
 * Puts @fresh in the place of the items from @first on; those that are equal at both ends stay the
 * very objects they are. @fresh is used up.
 */
static void
replace (MatchupMdDocument *self, guint first, GArray *fresh)
{
  guint n_old = self->items->len - first;
  guint n_new = fresh->len;
  Item *old = n_old > 0 ? &g_array_index (self->items, Item, first) : NULL;
  guint head = 0;
  guint tail = 0;

  while (head < n_old && head < n_new &&
         matchup_md_block_equal (old[head].block, g_array_index (fresh, Item, head).block))
    head++;
  while (tail < n_old - head && tail < n_new - head &&
         matchup_md_block_equal (old[n_old - 1 - tail].block,
                                 g_array_index (fresh, Item, n_new - 1 - tail).block))
    tail++;
  for (guint i = 0; i < n_new; i++)
    {
      Item *item = &g_array_index (fresh, Item, i);

      if (i < head)
        keep (item, &old[i]);
      else if (i >= n_new - tail)
        keep (item, &old[n_old - (n_new - i)]);
    }
  g_array_set_size (self->items, first);
  g_array_append_vals (self->items, fresh->data, n_new);
  /* The references went along. */
  g_array_set_clear_func (fresh, NULL);
  g_array_unref (fresh);
  if (head < n_old || head < n_new)
    g_list_model_items_changed (G_LIST_MODEL (self),
                                first + head,
                                n_old - head - tail,
                                n_new - head - tail);
}

static void
segment_cb (gsize start, gsize length, gpointer user_data)
{
  MatchupMdDocument *self = user_data;

  parse_into (self->fresh, self->text, start, length);
}

/* A part of a line that could still become the closing fence is not shown. */
static gboolean
may_close (const MatchupMdDocument *self, const char *line, gsize length)
{
  gsize i = 0;

  while (i < length && line[i] == ' ')
    i++;
  while (i < length && line[i] == self->segmenter.fence_mark)
    i++;
  return matchup_md_line_is_blank (line + i, length - i);
}

/* The blanks before a line of code that belong to the fence's own indent. */
static gsize
count_indent (const MatchupMdDocument *self, const char *line, gsize length)
{
  gsize i = 0;

  while (i < length && i < self->code.indent && line[i] == ' ')
    i++;
  return i;
}

/* Takes over the code from code.offset to @end, line by line; TRUE when there was some. */
static gboolean
extend_code (MatchupMdDocument *self, const char *text, gsize end)
{
  gboolean any = FALSE;

  while (self->code.offset < end)
    {
      const char *line = text + self->code.offset;
      const char *newline = memchr (line, '\n', end - self->code.offset);
      gsize length = newline != NULL ? (gsize) (newline - line) + 1 : end - self->code.offset;
      gsize skip = 0;

      if (!self->code.in_line)
        {
          if (newline == NULL && may_close (self, line, length))
            break;
          skip = count_indent (self, line, length);
        }
      matchup_md_block_extend_code (self->code.block, line + skip, length - skip);
      self->code.offset += length;
      self->code.in_line = newline == NULL;
      any = TRUE;
    }
  return any;
}

/* The text from the opening fence on: its block is made without the parser, as it will only grow.
 */
static void
begin_code (MatchupMdDocument *self, const char *text, gsize length)
{
  gsize start = self->segmenter.start;
  const char *newline = memchr (text + start, '\n', length - start);
  g_autoptr (GPtrArray) blocks = matchup_md_parse (text + start, (gsize) (newline - text) - start);
  Item item = { .start = start, .length = length - start };

  item.block = matchup_md_block_new (MATCHUP_MD_KIND_CODE);
  if (blocks->len > 0)
    {
      const char *language = matchup_md_block_get_language (g_ptr_array_index (blocks, 0));

      if (*language != '\0')
        matchup_md_block_set_language (item.block, language, strlen (language));
    }
  self->code.block = item.block;
  self->code.offset = (gsize) (newline - text) + 1;
  self->code.indent = matchup_md_line_get_indent (text + start, length - start);
  self->code.in_line = FALSE;
  extend_code (self, text, length);
  g_array_append_val (self->fresh, item);
}

/* What was thought behind the open end must not be seen: it did not close anything then. */
static gboolean
shows_closing (GPtrArray *blocks)
{
  MatchupMdBlock *block;
  gsize length;
  const char *text;

  if (blocks->len == 0)
    return FALSE;
  block = g_ptr_array_index (blocks, blocks->len - 1);
  while (matchup_md_block_get_n_children (block) > 0)
    block = matchup_md_block_get_child (block, matchup_md_block_get_n_children (block) - 1);
  text = matchup_md_block_get_text (block, &length);
  return length > 0 && strchr ("*_~`", text[length - 1]) != NULL;
}

/* The open end as far as it is decided what it is. */
static void
parse_tail (MatchupMdDocument *self, const char *text, gsize length)
{
  gsize start = self->segmenter.start;
  g_autoptr (GString) closing = g_string_new (NULL);
  gsize end = matchup_md_tail_find_end (text, start, length, closing);
  g_autoptr (GPtrArray) blocks = NULL;

  self->tentative = end < length || closing->len > 0;
  if (closing->len > 0)
    {
      g_string_prepend_len (closing, text + start, (gssize) (end - start));
      blocks = matchup_md_parse (closing->str, closing->len);
    }
  if (blocks == NULL || shows_closing (blocks))
    {
      g_clear_pointer (&blocks, g_ptr_array_unref);
      blocks = matchup_md_parse (text + start, end - start);
    }
  add_items (self->fresh, blocks, start, length - start);
}

static void
parse_open_end (MatchupMdDocument *self, const char *text, gsize length)
{
  self->code.block = NULL;
  self->tentative = FALSE;
  if (matchup_md_segmenter_in_fence (&self->segmenter))
    begin_code (self, text, length);
  else if (self->segmenter.start < length)
    parse_tail (self, text, length);
}

void
matchup_md_document_update (MatchupMdDocument *self, const char *text, gsize length)
{
  gsize was_start;
  guint first;
  guint n_closed;

  g_return_if_fail (MATCHUP_IS_MD_DOCUMENT (self));
  g_return_if_fail (text != NULL && length >= self->length);

  if (length == self->length)
    return;
  was_start = self->segmenter.start;
  first = self->n_closed;
  self->length = length;
  self->text = text;
  self->fresh = new_items ();
  matchup_md_segmenter_feed (&self->segmenter, text, length, segment_cb, self);
  n_closed = self->fresh->len;
  if (self->code.block != NULL && self->segmenter.start == was_start &&
      matchup_md_segmenter_in_fence (&self->segmenter))
    {
      g_clear_pointer (&self->fresh, g_array_unref);
      if (extend_code (self, text, length))
        g_signal_emit (self, signals[SIGNAL_EXTENDED], 0, self->items->len - 1);
      g_array_index (self->items, Item, self->items->len - 1).length = length - was_start;
      return;
    }
  parse_open_end (self, text, length);
  self->n_closed += n_closed;
  replace (self, first, g_steal_pointer (&self->fresh));
  if (self->code.block != NULL)
    self->code.block = g_array_index (self->items, Item, self->items->len - 1).block;
}

/* Blocks that came out of a parse of the whole know no place: it is what their neighbours leave. */
static void
repair_places (MatchupMdDocument *self, gsize length)
{
  gsize end = length;
  gsize start = 0;

  for (guint i = self->items->len; i > 0; i--)
    {
      Item *item = &g_array_index (self->items, Item, i - 1);

      if (item->length == UNKNOWN)
        item->length = end;
      else
        end = item->start;
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = &g_array_index (self->items, Item, i);

      if (item->start == UNKNOWN)
        {
          item->start = MIN (start, item->length);
          item->length -= item->start;
        }
      else
        {
          start = item->start + item->length;
        }
    }
}

/* A definition acts on the whole document, so the whole is parsed. */
static void
parse_whole (MatchupMdDocument *self, const char *text, gsize length)
{
  g_autoptr (GPtrArray) blocks = matchup_md_parse (text, length);
  GArray *fresh = new_items ();

  for (guint i = 0; i < blocks->len; i++)
    {
      const Item item = { g_object_ref (g_ptr_array_index (blocks, i)), UNKNOWN, UNKNOWN };

      g_array_append_val (fresh, item);
    }
  replace (self, 0, fresh);
  repair_places (self, length);
}

void
matchup_md_document_finish (MatchupMdDocument *self, const char *text, gsize length)
{
  gsize start;

  g_return_if_fail (MATCHUP_IS_MD_DOCUMENT (self));
  g_return_if_fail (text != NULL);

  matchup_md_document_update (self, text, length);
  start = self->segmenter.start;
  if (self->segmenter.has_definitions ||
      matchup_md_line_may_define (text + self->segmenter.offset, length - self->segmenter.offset))
    {
      parse_whole (self, text, length);
    }
  else if (self->code.block != NULL || self->tentative)
    {
      GArray *fresh = new_items ();

      parse_into (fresh, text, start, length - start);
      replace (self, self->n_closed, fresh);
    }
  self->n_closed = self->items->len;
  self->code.block = NULL;
  self->tentative = FALSE;
}

gsize
matchup_md_document_get_open_length (MatchupMdDocument *self)
{
  g_return_val_if_fail (MATCHUP_IS_MD_DOCUMENT (self), 0);

  return self->code.block != NULL ? self->length - self->code.offset
                                  : self->length - self->segmenter.start;
}

void
matchup_md_document_get_source (MatchupMdDocument *self,
                                guint position,
                                gsize *out_start,
                                gsize *out_length)
{
  const Item *item;

  g_return_if_fail (MATCHUP_IS_MD_DOCUMENT (self));
  g_return_if_fail (position < self->items->len);

  item = &g_array_index (self->items, Item, position);
  *out_start = item->start;
  *out_length = item->length;
}
