/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-transcript-private.h"

#include "matchup-answer-scroller.h"
#include "matchup-config.h"
#include "matchup-focus.h"
#include "matchup-reading-place.h"
#include "matchup-round-row.h"
#include "matchup-stack-layout.h"
#include "matchup-warm-up.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Above and below the rows; pixels, see style.css. */
#define MARGINS 24
/* After so many frames a text that is new has its height. */
#define WANTED_FRAMES 4
/* A long answer is built in pieces before its words are found; nobody waits longer for them. */
#define FOUND_FRAMES 600

G_DEFINE_FINAL_TYPE (MatchupTranscript, matchup_transcript, GTK_TYPE_WIDGET)

/* Not within a layout, which would lose the button's wish for a place. */
static void
update_end_button (MatchupTranscript *self)
{
  gtk_widget_set_visible (self->end_button,
                          !self->following &&
                              (_matchup_transcript_get_end (self) > MATCHUP_TRANSCRIPT_NEAR_END ||
                               self->end_round < _matchup_transcript_get_n_rounds (self)));
}

static void
remember_anchor (MatchupTranscript *self)
{
  double value = gtk_adjustment_get_value (_matchup_transcript_get_adjustment (self));

  self->anchor.row = NULL;
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      double top;
      double bottom;

      if (!_matchup_transcript_get_bounds (self, row, &top, &bottom) || bottom <= value)
        continue;
      self->anchor.row = row;
      self->anchor.top = top - value;
      return;
    }
}

/* A scroll that is under way knows the old place only, so it ends. */
static void
keep (MatchupTranscript *self, GtkWidget *widget, double wanted)
{
  GtkAdjustment *adjustment = _matchup_transcript_get_adjustment (self);
  double top;
  double bottom;

  if (widget == NULL || !gtk_widget_get_mapped (widget) ||
      !_matchup_transcript_get_bounds (self, widget, &top, &bottom) ||
      ABS (top - wanted - gtk_adjustment_get_value (adjustment)) < 1)
    return;
  gtk_scrolled_window_set_kinetic_scrolling (self->scroller, FALSE);
  gtk_adjustment_set_value (adjustment, top - wanted);
  gtk_scrolled_window_set_kinetic_scrolling (self->scroller, TRUE);
}

static void
keep_anchor (MatchupTranscript *self)
{
  keep (self, self->anchor.row, self->anchor.top);
}

/* Before the answers move: what is read now stays, unless the person follows what is written. */
static void
hold (MatchupTranscript *self, GParamSpec *pspec)
{
  GtkWidget *part;
  double top;
  double bottom;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      (self->following && _matchup_transcript_get_n_rounds (self) > 0 &&
       matchup_round_is_busy (
           matchup_conversation_get_round (self->conversation,
                                           _matchup_transcript_get_n_rounds (self) - 1))))
    return;
  if (self->held.part != NULL)
    return;
  part = matchup_reading_place_find (GTK_WIDGET (self->scroller));
  if (part == NULL || !_matchup_transcript_get_bounds (self, part, &top, &bottom))
    return;
  g_set_weak_pointer (&self->held.part, part);
  self->held.top = top - gtk_adjustment_get_value (_matchup_transcript_get_adjustment (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void scrolled_cb (MatchupTranscript *self);

/* All of the box shall be seen; the part is in its place when the box is scrolled there. Where the
 * box cannot stand that high, the part goes down with it, so that it is not cut off. */
static void
release_in_box (MatchupTranscript *self, MatchupAnswerScroller *box)
{
  GtkAdjustment *adjustment = _matchup_transcript_get_adjustment (self);
  double top, bottom; /* of the box */
  double part_top, part_bottom;
  double wanted, value; /* seen from the upper end of what can be seen; of that end */

  if (!_matchup_transcript_get_bounds (self, GTK_WIDGET (box), &top, &bottom) ||
      !_matchup_transcript_get_bounds (self, self->held.part, &part_top, &part_bottom))
    return;
  wanted = CLAMP (gtk_adjustment_get_page_size (adjustment) - (bottom - top),
                  0,
                  MAX (self->held.top, 0));
  keep (self, GTK_WIDGET (box), wanted);
  value = gtk_adjustment_get_value (adjustment);
  wanted = MIN (self->held.top + MAX (top - value - wanted, 0), MAX (self->held.top, top - value));
  matchup_answer_scroller_set_offset (box,
                                      matchup_answer_scroller_get_offset (box) + part_top - wanted -
                                          value);
}

/* After the answers moved. */
static void
release (MatchupTranscript *self)
{
  GtkWidget *box = gtk_widget_get_ancestor (self->held.part, MATCHUP_TYPE_ANSWER_SCROLLER);

  self->following = FALSE;
  if (box != NULL && gtk_widget_get_mapped (box))
    release_in_box (self, MATCHUP_ANSWER_SCROLLER (box));
  else
    keep (self, self->held.part, self->held.top);
  g_clear_weak_pointer (&self->held.part);
  scrolled_cb (self);
}

/* It can stay there once the rows from it on are as high as what can be seen, or all there are. */
static void
go_to_target (MatchupTranscript *self)
{
  GtkAdjustment *adjustment = _matchup_transcript_get_adjustment (self);
  double top, bottom, last_top, last_bottom;

  if (!_matchup_transcript_get_bounds (self, self->target, &top, &bottom) ||
      !_matchup_transcript_get_bounds (self,
                                       gtk_widget_get_last_child (self->list),
                                       &last_top,
                                       &last_bottom))
    return;
  gtk_adjustment_set_value (adjustment, top);
  self->anchor.row = self->target;
  self->anchor.top = top - gtk_adjustment_get_value (adjustment);
  if (last_bottom - top >= gtk_adjustment_get_page_size (adjustment) ||
      self->end_round == _matchup_transcript_get_n_rounds (self))
    self->target = NULL;
}

static void
go_to_part (MatchupTranscript *self)
{
  GtkAdjustment *adjustment = _matchup_transcript_get_adjustment (self);
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);
  double top, bottom;

  if (!gtk_widget_is_ancestor (self->wanted.part, self->list) ||
      !_matchup_transcript_get_bounds (self, self->wanted.part, &top, &bottom))
    return;
  if (bottom > value + page)
    value = bottom - page;
  gtk_adjustment_set_value (adjustment, MIN (value, top));
}

static gboolean
wanted_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  MatchupTranscript *self = MATCHUP_TRANSCRIPT (widget);

  if (self->wanted.part != NULL && self->wanted.n_frames++ < WANTED_FRAMES)
    {
      gtk_widget_queue_allocate (widget);
      return G_SOURCE_CONTINUE;
    }
  g_clear_weak_pointer (&self->wanted.part);
  self->wanted.tick_id = 0;
  return G_SOURCE_REMOVE;
}

/* In a frame of its own, when the row has come to its place: that may take all the layouts that one
 * frame has. */
static gboolean
found_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  MatchupTranscript *self = MATCHUP_TRANSCRIPT (widget);

  if (!self->found_waits || self->found_frames == 0)
    {
      self->found_waits = FALSE;
      self->found_tick_id = 0;
      return G_SOURCE_REMOVE;
    }
  if (self->target != NULL)
    return G_SOURCE_CONTINUE;
  self->found_frames--;
  self->found_due = TRUE;
  gtk_widget_queue_allocate (widget);
  return G_SOURCE_CONTINUE;
}

/*
 * All is laid out, but nothing is drawn yet: what is scrolled to now is laid out again at once, so
 * that new text and its place come with one frame.
 */
static void
laid_out_cb (MatchupTranscript *self)
{
  if (self->held.part != NULL)
    release (self);
  else if (self->target != NULL)
    go_to_target (self);
  else if (self->following)
    gtk_adjustment_set_value (_matchup_transcript_get_adjustment (self),
                              _matchup_transcript_get_end (self));
  else
    keep_anchor (self);
  if (self->wanted.part != NULL)
    go_to_part (self);
  if (self->found_due)
    {
      self->found_due = FALSE;
      self->found_waits = self->found != NULL && !matchup_found_words_go (self->found);
    }
  update_end_button (self);
  _matchup_transcript_extend (self);
}

static void
scrolled_cb (MatchupTranscript *self)
{
  double end = _matchup_transcript_get_end (self);

  /* Where there is hardly more to scroll than that, the beginning can be looked at as well. */
  self->following = self->end_round == _matchup_transcript_get_n_rounds (self) &&
                    gtk_adjustment_get_value (_matchup_transcript_get_adjustment (self)) >=
                        end - MIN (MATCHUP_TRANSCRIPT_NEAR_END, end / 2);
  remember_anchor (self);
  _matchup_transcript_extend (self);
}

static void
end_clicked_cb (MatchupTranscript *self)
{
  matchup_transcript_go_to_end (self);
}

static void
rounds_changed_cb (MatchupTranscript *self, guint position, guint removed, guint added)
{
  _matchup_transcript_rounds_changed (self, position, removed, added);
  update_end_button (self);
}

static void
matchup_transcript_map (GtkWidget *widget)
{
  MatchupTranscript *self = MATCHUP_TRANSCRIPT (widget);

  /* Before the texts in it are: they want to know what is scrolled to. */
  self->clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  g_signal_connect_data (self->clock,
                         "layout",
                         G_CALLBACK (laid_out_cb),
                         self,
                         NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  GTK_WIDGET_CLASS (matchup_transcript_parent_class)->map (widget);
  matchup_warm_up ();
}

static void
matchup_transcript_unmap (GtkWidget *widget)
{
  MatchupTranscript *self = MATCHUP_TRANSCRIPT (widget);

  /* Not all that have it as data: the toolkit's own of its tick callbacks is among them. */
  g_signal_handlers_disconnect_by_func (self->clock, laid_out_cb, self);
  g_clear_object (&self->clock);
  GTK_WIDGET_CLASS (matchup_transcript_parent_class)->unmap (widget);
}

static void
matchup_transcript_dispose (GObject *object)
{
  MatchupTranscript *self = MATCHUP_TRANSCRIPT (object);

  if (self->overlay != NULL)
    {
      matchup_transcript_set_conversation (self, NULL);
      if (self->arrangement != NULL)
        g_signal_handlers_disconnect_by_data (self->arrangement, self);
      g_signal_handlers_disconnect_by_data (_matchup_transcript_get_adjustment (self), self);
      gtk_widget_unparent (self->overlay);
    }
  self->overlay = NULL;
  g_clear_pointer (&self->found, matchup_found_words_free);
  if (self->found_tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->found_tick_id);
  self->found_tick_id = 0;
  if (self->extend_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->extend_id);
  self->extend_id = 0;
  if (self->wanted.tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->wanted.tick_id);
  self->wanted.tick_id = 0;
  g_clear_weak_pointer (&self->wanted.part);
  g_clear_handle_id (&self->leisure_id, g_source_remove);
  g_clear_weak_pointer (&self->held.part);
  g_clear_object (&self->arrangement);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_transcript_parent_class)->dispose (object);
}

static void
matchup_transcript_class_init (MatchupTranscriptClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_transcript_dispose;
  widget_class->map = matchup_transcript_map;
  widget_class->unmap = matchup_transcript_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LOG);
}

static void
make_end_button (MatchupTranscript *self)
{
  self->end_button = gtk_button_new_from_icon_name ("go-bottom-symbolic");
  gtk_widget_set_halign (self->end_button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->end_button, GTK_ALIGN_END);
  gtk_widget_set_margin_bottom (self->end_button, 12);
  gtk_widget_set_visible (self->end_button, FALSE);
  gtk_widget_add_css_class (self->end_button, "circular");
  gtk_widget_add_css_class (self->end_button, "osd");
  gtk_widget_set_tooltip_text (self->end_button, _ ("Go to the Latest"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->end_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Go to the latest"),
                                  -1);
  g_signal_connect_swapped (self->end_button, "clicked", G_CALLBACK (end_clicked_cb), self);
}

static void
matchup_transcript_init (MatchupTranscript *self)
{
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);

  self->following = TRUE;
  self->make_row = matchup_round_row_new;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Questions and answers"),
                                  -1);
  self->list = g_object_new (ADW_TYPE_BIN,
                             "css-classes",
                             (const char *[]){ "matchup-transcript", NULL },
                             NULL);
  gtk_widget_set_layout_manager (self->list, matchup_stack_layout_new (24));
  make_end_button (self);
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), FALSE);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), self->list);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, viewport);
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->scroller));
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->end_button);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  g_signal_connect_swapped (_matchup_transcript_get_adjustment (self),
                            "value-changed",
                            G_CALLBACK (scrolled_cb),
                            self);
}

GtkWidget *
matchup_transcript_new (MatchupWorkspace *workspace)
{
  MatchupTranscript *self = g_object_new (MATCHUP_TYPE_TRANSCRIPT, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

void
matchup_transcript_set_make_row (MatchupTranscript *self, MatchupTranscriptMakeRow make_row)
{
  g_return_if_fail (MATCHUP_IS_TRANSCRIPT (self));
  g_return_if_fail (self->conversation == NULL && make_row != NULL);

  self->make_row = make_row;
}

void
matchup_transcript_set_conversation (MatchupTranscript *self, MatchupConversation *conversation)
{
  g_return_if_fail (MATCHUP_IS_TRANSCRIPT (self));

  if (self->conversation == conversation)
    return;
  matchup_transcript_forget_words (self);
  if (self->conversation != NULL)
    g_signal_handlers_disconnect_by_data (self->conversation, self);
  g_set_object (&self->conversation, conversation);
  _matchup_transcript_show_end (self);
  if (conversation != NULL)
    g_signal_connect_swapped (conversation, "items-changed", G_CALLBACK (rounds_changed_cb), self);
  self->following = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self)); /* also when it is as long as the one before */
  update_end_button (self);
}

void
matchup_transcript_set_arrangement (MatchupTranscript *self, MatchupArrangement *arrangement)
{
  static const char *const moving[] = { "layout", "equal-heights", "first", "enlarged" };

  g_return_if_fail (MATCHUP_IS_TRANSCRIPT (self));
  g_return_if_fail (self->arrangement == NULL && MATCHUP_IS_ARRANGEMENT (arrangement));

  self->arrangement = g_object_ref (arrangement);
  /* Before the rows follow it. */
  for (guint i = 0; i < G_N_ELEMENTS (moving); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", moving[i], NULL);

      g_signal_connect_swapped (arrangement, signal, G_CALLBACK (hold), self);
    }
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (MATCHUP_IS_ROUND_ROW (row))
      matchup_round_row_set_arrangement (MATCHUP_ROUND_ROW (row), arrangement);
}

int
matchup_transcript_get_room (MatchupTranscript *self)
{
  g_return_val_if_fail (MATCHUP_IS_TRANSCRIPT (self), 0);
  return MAX (gtk_widget_get_height (GTK_WIDGET (self->scroller)) - MARGINS, 0);
}

void
matchup_transcript_go_to_end (MatchupTranscript *self)
{
  g_return_if_fail (MATCHUP_IS_TRANSCRIPT (self));

  matchup_transcript_forget_words (self);
  if (self->end_round < _matchup_transcript_get_n_rounds (self))
    _matchup_transcript_show_end (self);
  self->following = TRUE;
  gtk_adjustment_set_value (_matchup_transcript_get_adjustment (self),
                            _matchup_transcript_get_end (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  update_end_button (self);
}

GtkWidget *
matchup_transcript_get_read_row (MatchupTranscript *self)
{
  double value;
  double page;
  double most = 0;
  GtkWidget *read = NULL;

  g_return_val_if_fail (MATCHUP_IS_TRANSCRIPT (self), NULL);

  value = gtk_adjustment_get_value (_matchup_transcript_get_adjustment (self));
  page = gtk_adjustment_get_page_size (_matchup_transcript_get_adjustment (self));
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      double top;
      double bottom;
      double seen;

      if (!_matchup_transcript_get_bounds (self, row, &top, &bottom))
        continue;
      seen = MIN (bottom, value + page) - MAX (top, value);
      if (seen > most)
        {
          most = seen;
          read = row;
        }
    }
  return read;
}

static guint
find_round (MatchupTranscript *self, const char *id)
{
  guint n = _matchup_transcript_get_n_rounds (self);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (matchup_round_get_id (matchup_conversation_get_round (self->conversation, i)),
                     id))
      return i;
  return G_MAXUINT;
}

GtkWidget *
matchup_transcript_find_row (MatchupTranscript *self, const char *round_id)
{
  GtkWidget *row;
  guint position;

  g_return_val_if_fail (MATCHUP_IS_TRANSCRIPT (self), NULL);
  g_return_val_if_fail (round_id != NULL, NULL);

  position = find_round (self, round_id);
  if (position < self->first_round || position >= self->end_round)
    return NULL;
  row = gtk_widget_get_first_child (self->list);
  for (guint i = self->first_round; i < position; i++)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

void
matchup_transcript_show_part (MatchupTranscript *self, GtkWidget *part)
{
  g_return_if_fail (MATCHUP_IS_TRANSCRIPT (self));
  g_return_if_fail (GTK_IS_WIDGET (part));

  g_set_weak_pointer (&self->wanted.part, part);
  self->wanted.n_frames = 0;
  self->target = NULL;
  if (self->wanted.tick_id == 0)
    self->wanted.tick_id =
        gtk_widget_add_tick_callback (GTK_WIDGET (self), wanted_tick_cb, NULL, NULL);
}

/* From this round on; first those below get their rows, then those above. */
gboolean
matchup_transcript_show_round (MatchupTranscript *self, const char *round_id)
{
  guint position;

  g_return_val_if_fail (MATCHUP_IS_TRANSCRIPT (self), FALSE);
  g_return_val_if_fail (round_id != NULL, FALSE);

  position = find_round (self, round_id);
  if (position == G_MAXUINT)
    return FALSE;
  matchup_transcript_forget_words (self);
  _matchup_transcript_clear_rows (self);
  g_clear_handle_id (&self->leisure_id, g_source_remove);
  self->first_round = self->end_round = position;
  _matchup_transcript_add_later (self);
  self->target = gtk_widget_get_first_child (self->list);
  self->following = FALSE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  update_end_button (self);
  gtk_widget_child_focus (self->target, GTK_DIR_TAB_FORWARD);
  return TRUE;
}

void
matchup_transcript_mark_words (MatchupTranscript *self,
                               const char *round_id,
                               const char *run_id,
                               MatchupSearchQuery *query)
{
  GtkWidget *row;

  g_return_if_fail (MATCHUP_IS_TRANSCRIPT (self));
  g_return_if_fail (query != NULL);

  matchup_transcript_forget_words (self);
  row = matchup_transcript_find_row (self, round_id);
  if (row == NULL)
    return;
  self->found = matchup_found_words_new (row, run_id, query);
  self->found_waits = TRUE;
  self->found_frames = FOUND_FRAMES;
  if (self->found_tick_id == 0)
    self->found_tick_id =
        gtk_widget_add_tick_callback (GTK_WIDGET (self), found_tick_cb, NULL, NULL);
}

gboolean
matchup_transcript_forget_words (MatchupTranscript *self)
{
  g_return_val_if_fail (MATCHUP_IS_TRANSCRIPT (self), FALSE);

  if (self->found == NULL)
    return FALSE;
  g_clear_pointer (&self->found, matchup_found_words_free);
  self->found_waits = self->found_due = FALSE;
  return TRUE;
}
