/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-found-words.h"

#include "matchup-answer-view.h"
#include "matchup-config.h"
#include "matchup-markdown-view.h"
#include "matchup-stream-text.h"
#include "matchup-vote-bar.h"

struct _MatchupFoundWords
{
  GtkWidget *row; /* weak */
  char *run_id;
  MatchupSearchQuery *query; /* NULL: what is marked is taken back */
  GtkWidget *place;          /* weak; in which the first word is, or NULL */
};

static void
found_in (MatchupFoundWords *self, GtkWidget *widget)
{
  if (self->place == NULL)
    g_set_weak_pointer (&self->place, widget);
}

static void
mark_answer (MatchupFoundWords *self, MatchupAnswerView *view)
{
  GtkWidget *text = matchup_answer_view_get_text (view);

  if (text == NULL || self->run_id == NULL ||
      matchup_answer_find_run (matchup_answer_view_get_answer (view), self->run_id) == NULL)
    return;
  matchup_markdown_view_mark_words (MATCHUP_MARKDOWN_VIEW (text), self->query);
  found_in (self, text);
}

static void
mark (MatchupFoundWords *self, GtkWidget *widget)
{
  if (MATCHUP_IS_ANSWER_VIEW (widget))
    {
      mark_answer (self, MATCHUP_ANSWER_VIEW (widget));
      return;
    }
  if (MATCHUP_IS_STREAM_TEXT (widget) && self->run_id == NULL)
    {
      int y;

      matchup_stream_text_mark_words (MATCHUP_STREAM_TEXT (widget), self->query);
      if (matchup_stream_text_find_words (MATCHUP_STREAM_TEXT (widget), &y) != NULL)
        found_in (self, widget);
      return;
    }
  /* The note is opened where the question is not what was found. */
  if (MATCHUP_IS_VOTE_BAR (widget) && self->run_id == NULL &&
      (self->place == NULL || self->query == NULL))
    {
      GtkWidget *note = matchup_vote_bar_mark_words (MATCHUP_VOTE_BAR (widget), self->query);

      if (note != NULL)
        found_in (self, note);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    mark (self, child);
}

MatchupFoundWords *
matchup_found_words_new (GtkWidget *row, const char *run_id, MatchupSearchQuery *query)
{
  MatchupFoundWords *self;

  g_return_val_if_fail (GTK_IS_WIDGET (row), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  self = g_new0 (MatchupFoundWords, 1);
  g_set_weak_pointer (&self->row, row);
  self->run_id = g_strdup (run_id);
  self->query = matchup_search_query_ref (query);
  mark (self, row);
  return self;
}

void
matchup_found_words_free (MatchupFoundWords *self)
{
  g_clear_pointer (&self->query, matchup_search_query_unref);
  if (self->row != NULL)
    mark (self, self->row);
  g_clear_weak_pointer (&self->row);
  g_clear_weak_pointer (&self->place);
  g_free (self->run_id);
  g_free (self);
}

/* A third from the upper end, where it cannot be seen yet. */
static void
scroll_to (GtkWidget *widget, int y, int height)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  graphene_point_t point;
  double page;

  if (scroller == NULL ||
      !gtk_widget_compute_point (widget, scroller, &GRAPHENE_POINT_INIT (0, (float) y), &point))
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  page = gtk_adjustment_get_page_size (adjustment);
  if (point.y < 0 || point.y + (float) height > page)
    gtk_adjustment_set_value (adjustment,
                              gtk_adjustment_get_value (adjustment) + point.y - page / 3);
}

gboolean
matchup_found_words_go (MatchupFoundWords *self)
{
  GtkWidget *paragraph;
  int y = 0;

  if (self->place == NULL)
    return TRUE;
  if (MATCHUP_IS_MARKDOWN_VIEW (self->place))
    return matchup_markdown_view_go_to_words (MATCHUP_MARKDOWN_VIEW (self->place));
  if (MATCHUP_IS_STREAM_TEXT (self->place))
    {
      paragraph = matchup_stream_text_find_words (MATCHUP_STREAM_TEXT (self->place), &y);
      if (paragraph != NULL)
        scroll_to (paragraph, y, 48);
      return TRUE;
    }
  scroll_to (self->place, 0, gtk_widget_get_height (self->place));
  return TRUE;
}
