/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-text-finder.h"

#include "matchup-block-text.h"

typedef struct
{
  guint position; /* of the block */
  guint leaf;     /* which one of the block's */
  MatchupTextRange range;
} Hit;

struct _MatchupTextFinder
{
  MatchupBlockDocument *document;
  GArray *hits; /* Hit */
  int current;
};

MatchupTextFinder *
matchup_text_finder_new (MatchupBlockDocument *document)
{
  MatchupTextFinder *self = g_new0 (MatchupTextFinder, 1);

  self->document = document;
  self->hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  self->current = -1;
  return self;
}

void
matchup_text_finder_free (MatchupTextFinder *self)
{
  g_array_unref (self->hits);
  g_free (self);
}

/* What is looked for, and where the search is. */
typedef struct
{
  GArray *hits;
  GArray *ranges; /* of one leaf */
  MatchupTextFinderFunc func;
  gpointer user_data;
  guint position;
  guint leaf;
} Search;

static void
find_in (const char *text, gsize length, gpointer user_data)
{
  Search *search = user_data;

  g_array_set_size (search->ranges, 0);
  search->func (text, length, search->ranges, search->user_data);
  for (guint i = 0; i < search->ranges->len; i++)
    {
      const Hit hit = { search->position,
                        search->leaf,
                        g_array_index (search->ranges, MatchupTextRange, i) };

      g_array_append_val (search->hits, hit);
    }
  search->leaf++;
}

/* What has no widget is looked through as well. */
static void
find_in_block (MatchupBlockDocument *document, Search *search)
{
  GtkWidget *widget = matchup_block_document_get_widget (document, search->position);

  search->leaf = 0;
  if (widget == NULL)
    matchup_block_text_foreach (matchup_block_document_get_block (document, search->position),
                                find_in,
                                search);
  else
    for (GtkWidget *leaf = matchup_text_leaf_first (widget); leaf != NULL;
         leaf = matchup_text_leaf_next (widget, leaf))
      {
        gsize length;
        const char *text = matchup_text_leaf_get_text (MATCHUP_TEXT_LEAF (leaf), &length);

        find_in (text, length, search);
      }
}

/* Tells every leaf of a block what was found in it: the hits from @at on; gives the next one. */
static guint
mark_block (MatchupTextFinder *self, guint position, GtkWidget *widget, guint at)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (MatchupTextRange));
  guint n = 0;

  for (GtkWidget *leaf = matchup_text_leaf_first (widget); leaf != NULL;
       leaf = matchup_text_leaf_next (widget, leaf), n++)
    {
      int current = -1;

      g_array_set_size (ranges, 0);
      for (; at < self->hits->len; at++)
        {
          const Hit *hit = &g_array_index (self->hits, Hit, at);

          if (hit->position != position || hit->leaf != n)
            break;
          if ((int) at == self->current)
            current = (int) ranges->len;
          g_array_append_val (ranges, hit->range);
        }
      matchup_text_leaf_set_hits (MATCHUP_TEXT_LEAF (leaf),
                                  (const MatchupTextRange *) (gpointer) ranges->data,
                                  ranges->len,
                                  current);
    }
  return at;
}

static void
mark (MatchupTextFinder *self)
{
  guint n_blocks = matchup_block_document_get_n_blocks (self->document);
  guint at = 0;

  for (guint i = 0; i < n_blocks; i++)
    {
      GtkWidget *widget = matchup_block_document_get_widget (self->document, i);

      if (widget != NULL)
        at = mark_block (self, i, widget, at);
      while (at < self->hits->len && g_array_index (self->hits, Hit, at).position <= i)
        at++;
    }
}

void
matchup_text_finder_look (MatchupTextFinder *self, MatchupTextFinderFunc func, gpointer user_data)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (MatchupTextRange));
  Search search = { self->hits, ranges, func, user_data, 0, 0 };

  g_array_set_size (self->hits, 0);
  if (func != NULL)
    for (; search.position < matchup_block_document_get_n_blocks (self->document);
         search.position++)
      find_in_block (self->document, &search);
  if (self->current >= (int) self->hits->len)
    self->current = (int) self->hits->len - 1;
  mark (self);
}

guint
matchup_text_finder_get_n_found (MatchupTextFinder *self)
{
  return self->hits->len;
}

int
matchup_text_finder_get_current (MatchupTextFinder *self)
{
  return self->current;
}

void
matchup_text_finder_leave (MatchupTextFinder *self)
{
  self->current = -1;
}

GtkWidget *
matchup_text_finder_go_to (MatchupTextFinder *self, int current, gsize *out_offset)
{
  int n = (int) self->hits->len;
  const Hit *hit;
  GtkWidget *widget;
  GtkWidget *leaf;

  if (n == 0)
    return NULL;
  self->current = (current + n) % n;
  hit = &g_array_index (self->hits, Hit, self->current);
  widget = matchup_block_document_ensure_widget (self->document, hit->position);
  leaf = matchup_text_leaf_first (widget);
  for (guint i = 0; i < hit->leaf && leaf != NULL; i++)
    leaf = matchup_text_leaf_next (widget, leaf);
  mark (self);
  *out_offset = hit->range.start;
  return leaf;
}
