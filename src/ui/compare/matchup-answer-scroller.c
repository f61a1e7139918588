/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-answer-scroller.h"

#include "matchup-focus.h"
#include "matchup-stack-layout.h"

/* Nearer to the end than this is at the end; pixels. */
#define NEAR_END 32

struct _MatchupAnswerScroller
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  GtkViewport *viewport;
  gboolean live;
  gboolean following;
  gboolean setting;     /* what is scrolled now is not scrolled by the person */
  GdkFrameClock *clock; /* while it is on screen */
};

G_DEFINE_FINAL_TYPE (MatchupAnswerScroller, matchup_answer_scroller, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_SCROLLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkAdjustment *
get_adjustment (MatchupAnswerScroller *self)
{
  return gtk_scrolled_window_get_vadjustment (self->scroller);
}

static double
get_range (MatchupAnswerScroller *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);

  return MAX (gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment), 0);
}

static void
update_following (MatchupAnswerScroller *self)
{
  self->following = gtk_adjustment_get_value (get_adjustment (self)) >= get_range (self) - NEAR_END;
}

static void
scrolled_cb (MatchupAnswerScroller *self)
{
  if (self->setting)
    return;
  update_following (self);
  g_signal_emit (self, signals[SIGNAL_SCROLLED], 0);
}

static void
set_value (MatchupAnswerScroller *self, double value)
{
  self->setting = TRUE;
  gtk_adjustment_set_value (get_adjustment (self), value);
  self->setting = FALSE;
  update_following (self);
}

/* All is laid out, but nothing is drawn yet, so that new text and its place come with one frame. */
static void
laid_out_cb (MatchupAnswerScroller *self)
{
  if (self->live && self->following)
    set_value (self, get_range (self));
}

static void
matchup_answer_scroller_map (GtkWidget *widget)
{
  MatchupAnswerScroller *self = MATCHUP_ANSWER_SCROLLER (widget);

  GTK_WIDGET_CLASS (matchup_answer_scroller_parent_class)->map (widget);
  self->clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  g_signal_connect_data (self->clock,
                         "layout",
                         G_CALLBACK (laid_out_cb),
                         self,
                         NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
matchup_answer_scroller_unmap (GtkWidget *widget)
{
  MatchupAnswerScroller *self = MATCHUP_ANSWER_SCROLLER (widget);

  g_signal_handlers_disconnect_by_func (self->clock, laid_out_cb, self);
  g_clear_object (&self->clock);
  GTK_WIDGET_CLASS (matchup_answer_scroller_parent_class)->unmap (widget);
}

/* Where the text got shorter the view stands elsewhere, which is not what the person did. */
static void
matchup_answer_scroller_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MatchupAnswerScroller *self = MATCHUP_ANSWER_SCROLLER (widget);

  self->setting = TRUE;
  gtk_widget_size_allocate (GTK_WIDGET (self->scroller),
                            &(GtkAllocation){ 0, 0, width, height },
                            baseline);
  self->setting = FALSE;
}

static GtkSizeRequestMode
matchup_answer_scroller_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
matchup_answer_scroller_measure (GtkWidget *widget,
                                 GtkOrientation orientation,
                                 int for_size,
                                 int *minimum,
                                 int *natural,
                                 int *minimum_baseline,
                                 int *natural_baseline)
{
  MatchupAnswerScroller *self = MATCHUP_ANSWER_SCROLLER (widget);
  GtkWidget *child = gtk_viewport_get_child (self->viewport);

  gtk_widget_measure (GTK_WIDGET (self->scroller),
                      orientation,
                      for_size,
                      minimum,
                      natural,
                      NULL,
                      NULL);
  /* A GtkScrolledWindow tells what its child wants at another width. */
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0 && child != NULL)
    *natural = MAX (*minimum, matchup_stack_get_height (child, for_size));
}

static void
matchup_answer_scroller_dispose (GObject *object)
{
  MatchupAnswerScroller *self = MATCHUP_ANSWER_SCROLLER (object);

  if (self->scroller != NULL)
    {
      g_signal_handlers_disconnect_by_data (get_adjustment (self), self);
      gtk_widget_unparent (GTK_WIDGET (self->scroller));
    }
  self->scroller = NULL;

  G_OBJECT_CLASS (matchup_answer_scroller_parent_class)->dispose (object);
}

static void
matchup_answer_scroller_class_init (MatchupAnswerScrollerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_answer_scroller_dispose;
  widget_class->map = matchup_answer_scroller_map;
  widget_class->unmap = matchup_answer_scroller_unmap;
  widget_class->get_request_mode = matchup_answer_scroller_get_request_mode;
  widget_class->measure = matchup_answer_scroller_measure;
  widget_class->size_allocate = matchup_answer_scroller_size_allocate;
  signals[SIGNAL_SCROLLED] = g_signal_new ("scrolled",
                                           MATCHUP_TYPE_ANSWER_SCROLLER,
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           0);
}

static void
matchup_answer_scroller_init (MatchupAnswerScroller *self)
{
  self->following = TRUE;
  self->viewport = GTK_VIEWPORT (gtk_viewport_new (NULL, NULL));
  gtk_viewport_set_scroll_to_focus (self->viewport, FALSE);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (self->scroller, TRUE);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->viewport));
  gtk_widget_set_parent (GTK_WIDGET (self->scroller), GTK_WIDGET (self));
  g_signal_connect_swapped (get_adjustment (self), "value-changed", G_CALLBACK (scrolled_cb), self);
}

GtkWidget *
matchup_answer_scroller_new (void)
{
  return g_object_new (MATCHUP_TYPE_ANSWER_SCROLLER, NULL);
}

void
matchup_answer_scroller_set_child (MatchupAnswerScroller *self, GtkWidget *child)
{
  g_return_if_fail (MATCHUP_IS_ANSWER_SCROLLER (self));

  gtk_viewport_set_child (self->viewport, child);
}

void
matchup_answer_scroller_set_live (MatchupAnswerScroller *self, gboolean live)
{
  g_return_if_fail (MATCHUP_IS_ANSWER_SCROLLER (self));

  self->live = live;
}

double
matchup_answer_scroller_get_share (MatchupAnswerScroller *self)
{
  double range;

  g_return_val_if_fail (MATCHUP_IS_ANSWER_SCROLLER (self), 0);

  range = get_range (self);
  return range > 0 ? CLAMP (gtk_adjustment_get_value (get_adjustment (self)) / range, 0, 1) : 0;
}

void
matchup_answer_scroller_set_share (MatchupAnswerScroller *self, double share)
{
  g_return_if_fail (MATCHUP_IS_ANSWER_SCROLLER (self));
  g_return_if_fail (share >= 0 && share <= 1);

  set_value (self, share * get_range (self));
}

gboolean
matchup_answer_scroller_can_scroll (MatchupAnswerScroller *self)
{
  g_return_val_if_fail (MATCHUP_IS_ANSWER_SCROLLER (self), FALSE);
  return get_range (self) >= 1;
}

double
matchup_answer_scroller_get_offset (MatchupAnswerScroller *self)
{
  g_return_val_if_fail (MATCHUP_IS_ANSWER_SCROLLER (self), 0);
  return gtk_adjustment_get_value (get_adjustment (self));
}

void
matchup_answer_scroller_set_offset (MatchupAnswerScroller *self, double offset)
{
  g_return_if_fail (MATCHUP_IS_ANSWER_SCROLLER (self));

  set_value (self, offset);
}

MatchupAnswerScroller *
matchup_answer_scroller_move (GtkWidget *content, AdwBin *frame, gboolean boxed, GtkWidget *heir)
{
  g_autoptr (GtkWidget) moved = g_object_ref (content);
  GtkRoot *root = gtk_widget_get_root (content);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *scroller = boxed ? matchup_answer_scroller_new () : NULL;

  if (focus != NULL && !gtk_widget_is_ancestor (focus, content))
    focus = NULL;
  if (focus != NULL)
    matchup_focus_leave (content, heir);
  if (boxed)
    {
      adw_bin_set_child (frame, NULL);
      matchup_answer_scroller_set_child (MATCHUP_ANSWER_SCROLLER (scroller), content);
      adw_bin_set_child (frame, scroller);
    }
  else
    {
      matchup_answer_scroller_set_child (MATCHUP_ANSWER_SCROLLER (adw_bin_get_child (frame)), NULL);
      adw_bin_set_child (frame, content);
    }
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
  return boxed ? MATCHUP_ANSWER_SCROLLER (scroller) : NULL;
}
