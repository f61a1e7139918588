/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupMarkdownView: the words of a search that led to this answer. */
#include "matchup-markdown-view-private.h"

/* Between two searches while the text is being built; milliseconds. */
#define REST 300

static void
find_in (const char *text, gsize length, GArray *ranges, gpointer query)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (MatchupSearchRange));

  matchup_search_query_match (query, text, length, found);
  for (guint i = 0; i < found->len; i++)
    {
      const MatchupSearchRange *at = &g_array_index (found, MatchupSearchRange, i);
      const MatchupTextRange range = { at->start, at->end };

      g_array_append_val (ranges, range);
    }
}

static gboolean
look_cb (gpointer data)
{
  MatchupMarkdownView *self = data;

  self->words_id = 0;
  matchup_text_finder_look (self->words, find_in, self->query);
  /* Who waits to go there looks after the next layout. */
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

void
matchup_markdown_view_words_changed (MatchupMarkdownView *self)
{
  if (self->words != NULL && self->words_id == 0)
    self->words_id = g_timeout_add (REST, look_cb, self);
}

void
matchup_markdown_view_mark_words (MatchupMarkdownView *self, MatchupSearchQuery *query)
{
  g_return_if_fail (MATCHUP_IS_MARKDOWN_VIEW (self));

  g_clear_handle_id (&self->words_id, g_source_remove);
  if (self->words != NULL)
    matchup_text_finder_look (self->words, NULL, NULL);
  g_clear_pointer (&self->words, matchup_text_finder_free);
  g_clear_pointer (&self->query, matchup_search_query_unref);
  if (query == NULL)
    return;
  if (self->find_bar != NULL && gtk_widget_get_visible (GTK_WIDGET (self->find_bar)))
    matchup_find_bar_close (self->find_bar);
  self->query = matchup_search_query_ref (query);
  self->words = matchup_text_finder_new (self->stack);
  matchup_text_finder_look (self->words, find_in, query);
}

gboolean
matchup_markdown_view_go_to_words (MatchupMarkdownView *self)
{
  MatchupTextPlace place;
  gsize length;

  g_return_val_if_fail (MATCHUP_IS_MARKDOWN_VIEW (self), TRUE);

  if (self->words == NULL)
    return TRUE;
  if (matchup_text_finder_get_n_found (self->words) == 0)
    {
      matchup_markdown_view_get_source (self, &length);
      return self->given == length && self->words_id == 0;
    }
  place.leaf = matchup_text_finder_go_to (self->words, 0, &place.offset);
  if (place.leaf != NULL)
    matchup_markdown_view_scroll_to (self, &place);
  return TRUE;
}
