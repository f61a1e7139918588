/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-text-selection.h"

#include "matchup-block-document.h"
#include "matchup-block-text.h"
#include "matchup-item-block.h"
#include "matchup-table-grid.h"
#include "matchup-text-block.h"

#include <string.h>

struct _MatchupTextSelection
{
  GtkWidget *root;
  MatchupTextPlace anchor; /* the leaves are weak pointers */
  MatchupTextPlace head;
};

MatchupTextSelection *
matchup_text_selection_new (GtkWidget *root)
{
  MatchupTextSelection *self = g_new0 (MatchupTextSelection, 1);

  self->root = root;
  return self;
}

void
matchup_text_selection_free (MatchupTextSelection *self)
{
  g_clear_weak_pointer (&self->anchor.leaf);
  g_clear_weak_pointer (&self->head.leaf);
  g_free (self);
}

static gboolean
is_inside (MatchupTextSelection *self, GtkWidget *leaf)
{
  return leaf != NULL && gtk_widget_is_ancestor (leaf, self->root);
}

gboolean
matchup_text_selection_is_empty (MatchupTextSelection *self)
{
  return !is_inside (self, self->anchor.leaf) || !is_inside (self, self->head.leaf) ||
         (self->anchor.leaf == self->head.leaf && self->anchor.offset == self->head.offset);
}

static gsize
get_length (GtkWidget *leaf)
{
  gsize length;

  matchup_text_leaf_get_text (MATCHUP_TEXT_LEAF (leaf), &length);
  return length;
}

typedef gboolean (*RangeFunc) (GtkWidget *leaf, MatchupTextRange range, gpointer user_data);

/*
 * Calls @func for every leaf with what is selected of it, in the order of reading; @all: also for
 * those with nothing, else it ends with the last one.
 */
static void
foreach_range (MatchupTextSelection *self, gboolean all, RangeFunc func, gpointer user_data)
{
  gboolean empty = matchup_text_selection_is_empty (self);
  guint n_ends = empty ? 2 : 0; /* that were passed */

  for (GtkWidget *leaf = matchup_text_leaf_next (self->root, self->root); leaf != NULL;
       leaf = matchup_text_leaf_next (self->root, leaf))
    {
      MatchupTextRange range = { 0, 0 };
      gboolean first = n_ends == 0;

      if (n_ends < 2)
        {
          const MatchupTextPlace *ends[2] = { &self->anchor, &self->head };
          gsize offsets[2] = { 0, get_length (leaf) };
          guint n_here = 0;

          for (guint i = 0; i < 2; i++)
            if (ends[i]->leaf == leaf)
              offsets[n_here++] = MIN (ends[i]->offset, get_length (leaf));
          if (n_here == 2)
            range =
                (MatchupTextRange){ MIN (offsets[0], offsets[1]), MAX (offsets[0], offsets[1]) };
          else if (n_here == 1)
            range = first ? (MatchupTextRange){ offsets[0], get_length (leaf) }
                          : (MatchupTextRange){ 0, offsets[0] };
          else if (!first)
            range = (MatchupTextRange){ 0, get_length (leaf) };
          n_ends += n_here;
          if ((!first || n_here > 0) && !func (leaf, range, user_data))
            return;
          if (!first || n_here > 0)
            continue;
        }
      if (all)
        func (leaf, range, user_data);
      else if (n_ends == 2)
        return;
    }
}

static gboolean
show_range (GtkWidget *leaf, MatchupTextRange range, gpointer user_data)
{
  matchup_text_leaf_set_selection (MATCHUP_TEXT_LEAF (leaf), range);
  return TRUE;
}

void
matchup_text_selection_refresh (MatchupTextSelection *self)
{
  foreach_range (self, TRUE, show_range, NULL);
}

void
matchup_text_selection_clear (MatchupTextSelection *self)
{
  if (self->anchor.leaf == NULL && self->head.leaf == NULL)
    return;
  g_clear_weak_pointer (&self->anchor.leaf);
  g_clear_weak_pointer (&self->head.leaf);
  matchup_text_selection_refresh (self);
}

void
matchup_text_selection_set (MatchupTextSelection *self,
                            MatchupTextPlace anchor,
                            MatchupTextPlace head)
{
  g_set_weak_pointer (&self->anchor.leaf, anchor.leaf);
  self->anchor.offset = anchor.offset;
  g_set_weak_pointer (&self->head.leaf, head.leaf);
  self->head.offset = head.offset;
  matchup_text_selection_refresh (self);
}

MatchupTextPlace
matchup_text_selection_get_anchor (MatchupTextSelection *self)
{
  return self->anchor;
}

MatchupTextPlace
matchup_text_selection_get_head (MatchupTextSelection *self)
{
  return self->head;
}

static GtkWidget *
find_last (GtkWidget *root)
{
  GtkWidget *last = NULL;

  for (GtkWidget *leaf = matchup_text_leaf_next (root, root); leaf != NULL;
       leaf = matchup_text_leaf_next (root, leaf))
    last = leaf;
  return last;
}

/* The blocks at both ends get their widgets; those without any text do not count. */
static void
ensure_ends (GtkWidget *root)
{
  MatchupBlockDocument *document = MATCHUP_BLOCK_DOCUMENT (root);
  guint n = matchup_block_document_get_n_blocks (document);
  gboolean found = FALSE;

  for (guint i = 0; i < n && !found; i++)
    found = matchup_text_leaf_first (matchup_block_document_ensure_widget (document, i)) != NULL;
  found = FALSE;
  for (guint i = n; i > 0 && !found; i--)
    found =
        matchup_text_leaf_first (matchup_block_document_ensure_widget (document, i - 1)) != NULL;
}

void
matchup_text_selection_select_all (MatchupTextSelection *self)
{
  GtkWidget *last;

  if (MATCHUP_IS_BLOCK_DOCUMENT (self->root))
    ensure_ends (self->root);
  last = find_last (self->root);

  if (last != NULL)
    matchup_text_selection_set (self,
                                (MatchupTextPlace){ matchup_text_leaf_next (self->root, self->root),
                                                    0 },
                                (MatchupTextPlace){ last, get_length (last) });
}

/* What stands between two leaves that follow each other. */
static const char *
get_separator (GtkWidget *before, GtkWidget *leaf)
{
  GtkWidget *parent = gtk_widget_get_parent (leaf);

  /* A further piece of the same long text. */
  if (MATCHUP_IS_TEXT_BLOCK (parent))
    return "";
  if (MATCHUP_IS_TABLE_ROW (parent))
    {
      GtkWidget *grid = gtk_widget_get_parent (parent);

      if (gtk_widget_is_ancestor (before, parent))
        return "\t";
      if (gtk_widget_is_ancestor (before, grid))
        return "\n";
      return "\n\n";
    }
  for (GtkWidget *item = gtk_widget_get_ancestor (before, MATCHUP_TYPE_ITEM_BLOCK); item != NULL;
       item = gtk_widget_get_ancestor (gtk_widget_get_parent (item), MATCHUP_TYPE_ITEM_BLOCK))
    {
      if (gtk_widget_is_ancestor (leaf, gtk_widget_get_parent (item)))
        return "\n";
    }
  return "\n\n";
}

/* The bullet or number of an item, before its first text. */
static void
append_marker (GString *out, GtkWidget *root, GtkWidget *leaf)
{
  GtkWidget *item = gtk_widget_get_ancestor (leaf, MATCHUP_TYPE_ITEM_BLOCK);
  guint depth = 0;

  if (item == NULL || !gtk_widget_is_ancestor (item, root))
    return;
  for (GtkWidget *outer = item; outer != NULL && outer != root;
       outer = gtk_widget_get_parent (outer))
    depth += MATCHUP_IS_ITEM_BLOCK (outer);
  for (guint i = 1; i < depth; i++)
    g_string_append (out, "  ");
  if (matchup_text_leaf_next (item, item) == leaf)
    g_string_append_printf (out, "%s ", matchup_item_block_get_marker (MATCHUP_ITEM_BLOCK (item)));
  else
    g_string_append (out, "  ");
}

typedef struct
{
  GtkWidget *root;
  GString *text;
  GtkWidget *first;
  GtkWidget *last;
  guint position; /* of the block of the last one, in a document */
} Collector;

/* The blocks from the last leaf to @leaf that have no widgets. */
static void
collect_between (Collector *collector, GtkWidget *leaf)
{
  MatchupBlockDocument *document = MATCHUP_BLOCK_DOCUMENT (collector->root);
  guint position = 0;

  if (!matchup_block_document_find (document, leaf, &position))
    return;
  for (guint i = collector->position + 1; collector->last != NULL && i < position; i++)
    {
      gsize length = collector->text->len;

      if (matchup_block_document_get_widget (document, i) != NULL)
        continue;
      g_string_append (collector->text, "\n\n");
      if (!matchup_block_text_append (matchup_block_document_get_block (document, i),
                                      collector->text))
        g_string_truncate (collector->text, length);
    }
  collector->position = position;
}

static gboolean
collect_range (GtkWidget *leaf, MatchupTextRange range, gpointer user_data)
{
  Collector *collector = user_data;
  g_autofree char *text =
      matchup_text_leaf_dup_text (MATCHUP_TEXT_LEAF (leaf), range.start, range.end);

  if (MATCHUP_IS_BLOCK_DOCUMENT (collector->root))
    collect_between (collector, leaf);
  if (collector->last != NULL)
    g_string_append (collector->text, get_separator (collector->last, leaf));
  if (range.start == 0 && !MATCHUP_IS_TEXT_BLOCK (gtk_widget_get_parent (leaf)) &&
      !MATCHUP_IS_TABLE_ROW (gtk_widget_get_parent (leaf)))
    append_marker (collector->text, collector->root, leaf);
  g_string_append (collector->text, text);
  collector->last = leaf;
  return TRUE;
}

char *
matchup_text_selection_dup_text (MatchupTextSelection *self)
{
  Collector collector = { self->root, NULL, NULL, NULL, 0 };

  if (matchup_text_selection_is_empty (self))
    return NULL;
  collector.text = g_string_new (NULL);
  foreach_range (self, FALSE, collect_range, &collector);
  return g_string_free (collector.text, FALSE);
}

static gboolean
collect_leaf (GtkWidget *leaf, MatchupTextRange range, gpointer user_data)
{
  Collector *collector = user_data;

  if (collector->first == NULL)
    collector->first = leaf;
  collector->last = leaf;
  return TRUE;
}

gboolean
matchup_text_selection_get_leaves (MatchupTextSelection *self,
                                   GtkWidget **out_first,
                                   GtkWidget **out_last)
{
  Collector collector = { self->root, NULL, NULL, NULL, 0 };

  if (!matchup_text_selection_is_empty (self))
    foreach_range (self, FALSE, collect_leaf, &collector);
  *out_first = collector.first;
  *out_last = collector.last;
  return collector.first != NULL;
}
