/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rounds have a row. */
#include "matchup-transcript-private.h"

#include "matchup-fade.h"
#include "matchup-focus.h"
#include "matchup-round-row.h"

/* From how many on the rows that are far away go. */
#define MANY_ROUNDS 40
/* So many get their rows at once where others take a place. */
#define FEW_ROUNDS 4
/* What stands above the end that is read gets rows when nothing changed for so long; milliseconds.
 */
#define LEISURE 250
/* So many times the height of what can be seen is far. */
#define FAR 2

GtkAdjustment *
_matchup_transcript_get_adjustment (MatchupTranscript *self)
{
  return gtk_scrolled_window_get_vadjustment (self->scroller);
}

double
_matchup_transcript_get_end (MatchupTranscript *self)
{
  GtkAdjustment *adjustment = _matchup_transcript_get_adjustment (self);

  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
}

guint
_matchup_transcript_get_n_rounds (MatchupTranscript *self)
{
  return self->conversation != NULL ? matchup_conversation_get_n_rounds (self->conversation) : 0;
}

gboolean
_matchup_transcript_get_bounds (MatchupTranscript *self,
                                GtkWidget *row,
                                double *out_top,
                                double *out_bottom)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (row, self->list, &bounds))
    return FALSE;
  *out_top = bounds.origin.y;
  *out_bottom = bounds.origin.y + bounds.size.height;
  return TRUE;
}

static GtkWidget *
make_row (MatchupTranscript *self, guint position)
{
  GtkWidget *row = self->make_row (self->workspace,
                                   self->conversation,
                                   matchup_conversation_get_round (self->conversation, position));

  if (self->arrangement != NULL && MATCHUP_IS_ROUND_ROW (row))
    matchup_round_row_set_arrangement (MATCHUP_ROUND_ROW (row), self->arrangement);
  return row;
}

static void
remove_row (MatchupTranscript *self, GtkWidget *row)
{
  if (row == self->anchor.row)
    self->anchor.row = NULL;
  if (row == self->target)
    self->target = NULL;
  matchup_focus_leave (row, NULL);
  gtk_widget_unparent (row);
}

static void
add_earlier (MatchupTranscript *self)
{
  if (self->first_round > 0)
    gtk_widget_insert_after (make_row (self, --self->first_round), self->list, NULL);
}

void
_matchup_transcript_add_later (MatchupTranscript *self)
{
  guint position = self->end_round;
  GtkWidget *row;

  if (position >= _matchup_transcript_get_n_rounds (self))
    return;
  row = make_row (self, position);
  gtk_widget_insert_before (row, self->list, NULL);
  self->end_round++;
  if (matchup_round_is_busy (matchup_conversation_get_round (self->conversation, position)))
    matchup_fade_in (row, MATCHUP_FADE_ROW); /* it has just been asked */
}

/* Whether the rows are as high as what can be seen; where there is no size yet they are. */
static gboolean
is_filled (MatchupTranscript *self)
{
  GtkWidget *viewport = gtk_widget_get_parent (self->list);
  int width = gtk_widget_get_width (viewport);
  int height;

  if (width == 0)
    return TRUE;
  gtk_widget_measure (self->list, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height >= gtk_widget_get_height (viewport);
}

/* The last one first, as it is the first to be seen. */
static void
fill (MatchupTranscript *self)
{
  do
    add_earlier (self);
  while (self->first_round > 0 && !is_filled (self));
}

static gboolean
is_far (MatchupTranscript *self, GtkWidget *row)
{
  GtkAdjustment *adjustment = _matchup_transcript_get_adjustment (self);
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);
  double top;
  double bottom;

  return _matchup_transcript_get_bounds (self, row, &top, &bottom) &&
         (bottom < value - FAR * page || top > value + page + FAR * page);
}

/* Rows at one end that are far from what is read go, where there are many. */
static void
remove_far (MatchupTranscript *self, gboolean at_end)
{
  while (self->end_round - self->first_round > MANY_ROUNDS)
    {
      GtkWidget *row =
          at_end ? gtk_widget_get_last_child (self->list) : gtk_widget_get_first_child (self->list);

      if (!is_far (self, row))
        return;
      if (at_end)
        self->end_round--;
      else
        self->first_round++;
      remove_row (self, row);
    }
}

static gboolean
lacks_earlier (MatchupTranscript *self)
{
  GtkAdjustment *adjustment = _matchup_transcript_get_adjustment (self);

  return self->first_round > 0 &&
         gtk_adjustment_get_value (adjustment) < gtk_adjustment_get_page_size (adjustment);
}

static gboolean
lacks_later (MatchupTranscript *self)
{
  GtkAdjustment *adjustment = _matchup_transcript_get_adjustment (self);

  return self->end_round < _matchup_transcript_get_n_rounds (self) &&
         gtk_adjustment_get_value (adjustment) >
             _matchup_transcript_get_end (self) - gtk_adjustment_get_page_size (adjustment);
}

/* Before the scroll comes to an end at which there are further rounds, these get their rows. */
static gboolean
extend_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MatchupTranscript *self = MATCHUP_TRANSCRIPT (widget);

  self->extend_id = 0;
  if (self->target == NULL && lacks_earlier (self))
    {
      fill (self);
      remove_far (self, TRUE);
    }
  else if (lacks_later (self))
    {
      _matchup_transcript_add_later (self);
      remove_far (self, FALSE);
    }
  return G_SOURCE_REMOVE;
}

/* The layout that follows has the next row made. */
static gboolean
leisure_cb (gpointer data)
{
  MatchupTranscript *self = data;

  self->leisure_id = 0;
  if (self->extend_id == 0 && lacks_earlier (self))
    add_earlier (self);
  return G_SOURCE_REMOVE;
}

/* Who reads the end waits for what can be seen only, where there is something to scroll. */
void
_matchup_transcript_extend (MatchupTranscript *self)
{
  if (self->extend_id != 0 || !(lacks_earlier (self) || lacks_later (self)))
    return;
  if (!self->following || _matchup_transcript_get_end (self) <= MATCHUP_TRANSCRIPT_NEAR_END)
    self->extend_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), extend_cb, NULL, NULL);
  else
    {
      g_clear_handle_id (&self->leisure_id, g_source_remove);
      self->leisure_id = g_timeout_add_full (G_PRIORITY_LOW, LEISURE, leisure_cb, self, NULL);
    }
}

void
_matchup_transcript_clear_rows (MatchupTranscript *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_last_child (self->list)) != NULL)
    remove_row (self, child);
}

/* Only the rounds that can be seen; the others come later or when they are scrolled to. */
void
_matchup_transcript_show_end (MatchupTranscript *self)
{
  _matchup_transcript_clear_rows (self);
  g_clear_handle_id (&self->leisure_id, g_source_remove);
  self->first_round = self->end_round = _matchup_transcript_get_n_rounds (self);
  fill (self);
}

static GtkWidget *
get_row (MatchupTranscript *self, guint position)
{
  GtkWidget *row = gtk_widget_get_first_child (self->list);

  if (position < self->first_round || position >= self->end_round)
    return NULL;
  for (guint i = self->first_round; i < position; i++)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

/* Those from @from up to @end, which have rows. */
static void
remove_rows (MatchupTranscript *self, guint from, guint end)
{
  GtkWidget *row = get_row (self, from);

  for (guint i = from; i < end; i++)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      remove_row (self, row);
      row = next;
    }
}

/* The first ones of what came stand at @position now; what there is below gets its rows when there
 * is room for it. */
static void
begin_at (MatchupTranscript *self, guint position)
{
  if (position < self->end_round)
    remove_rows (self, MAX (position, self->first_round), self->end_round);
  self->first_round = MIN (self->first_round, position);
  self->end_round = position;
  for (guint i = 0; i < FEW_ROUNDS; i++)
    _matchup_transcript_add_later (self);
}

/* Some in the middle went, or others came in their place; rows above and below stay. */
static void
replace (MatchupTranscript *self, guint position, guint removed, guint added)
{
  guint from = MAX (position, self->first_round);
  guint end = MIN (position + removed, self->end_round);
  gboolean rest = end < self->end_round;
  GtkWidget *before;

  if (position < self->first_round || !rest || added > FEW_ROUNDS)
    {
      begin_at (self, position);
      return;
    }
  remove_rows (self, from, end);
  self->end_round = self->end_round - removed;
  before = position > self->first_round ? get_row (self, position - 1) : NULL;
  for (guint i = 0; i < added; i++)
    {
      GtkWidget *row = make_row (self, position + i);

      gtk_widget_insert_after (row, self->list, before);
      before = row;
    }
  self->end_round += added;
}

/* What takes the place of a row stands where that was. */
static void
replace_in_place (MatchupTranscript *self, guint position, guint removed, guint added)
{
  GtkWidget *row = get_row (self, position);
  double value = gtk_adjustment_get_value (_matchup_transcript_get_adjustment (self));
  double top = 0;
  double bottom = 0;
  gboolean seen =
      row != NULL && gtk_widget_get_mapped (row) &&
      _matchup_transcript_get_bounds (self, row, &top, &bottom) && bottom > value &&
      top < value + gtk_adjustment_get_page_size (_matchup_transcript_get_adjustment (self));

  replace (self, position, removed, added);
  row = get_row (self, position);
  if (!seen || row == NULL)
    return;
  self->following = FALSE;
  self->anchor.row = row;
  self->anchor.top = top - value;
}

void
_matchup_transcript_rounds_changed (MatchupTranscript *self,
                                    guint position,
                                    guint removed,
                                    guint added)
{
  if (position == self->end_round)
    {
      for (guint i = 0; i < MIN (added, MANY_ROUNDS); i++)
        _matchup_transcript_add_later (self);
      if (self->following)
        remove_far (self, FALSE);
    }
  else if (position > self->end_round)
    {
      return;
    }
  else if (position + removed <= self->first_round)
    {
      self->first_round += added - removed;
      self->end_round += added - removed;
    }
  else
    {
      replace_in_place (self, position, removed, added);
    }
}
