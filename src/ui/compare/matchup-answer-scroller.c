/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-answer-scroller.h"

/* Nearer to the end than this is at the end; pixels. */
#define NEAR_END 32

struct _MatchupAnswerScroller
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  GtkViewport *viewport;
  gboolean live;
  gboolean following;
  gboolean setting; /* what is scrolled now is not scrolled by the person */
  double offset;    /* wanted at the next layout; -1: none */
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

/* Where it is to stand, in a box of @height with a child of @upper. */
static double
choose_value (MatchupAnswerScroller *self, double upper, int height)
{
  double value = gtk_adjustment_get_value (get_adjustment (self));

  if (self->offset >= 0)
    value = self->offset;
  else if (self->live && self->following)
    value = upper;
  return CLAMP (value, 0, MAX (upper - height, 0));
}

/*
 * Before the viewport gets its place: what is set while it gets it is lost, and what is set later
 * comes a frame too late.
 */
static void
place (MatchupAnswerScroller *self, int width, int height)
{
  GtkWidget *child = gtk_viewport_get_child (self->viewport);
  GtkAdjustment *adjustment = get_adjustment (self);
  int upper;

  if (child == NULL || (self->offset < 0 && !(self->live && self->following)))
    return;
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &upper, NULL, NULL, NULL);
  upper = MAX (upper, height);
  gtk_adjustment_configure (adjustment,
                            choose_value (self, upper, height),
                            0,
                            upper,
                            gtk_adjustment_get_step_increment (adjustment),
                            gtk_adjustment_get_page_increment (adjustment),
                            height);
  if (self->offset >= 0)
    update_following (self);
  self->offset = -1;
}

static void
matchup_answer_scroller_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MatchupAnswerScroller *self = MATCHUP_ANSWER_SCROLLER (widget);

  self->setting = TRUE;
  place (self, width, height);
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
  gtk_widget_measure (GTK_WIDGET (MATCHUP_ANSWER_SCROLLER (widget)->scroller),
                      orientation,
                      for_size,
                      minimum,
                      natural,
                      NULL,
                      NULL);
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
  self->offset = -1;
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

  self->setting = TRUE;
  gtk_adjustment_set_value (get_adjustment (self), share * get_range (self));
  self->setting = FALSE;
  update_following (self);
}

gboolean
matchup_answer_scroller_can_scroll (MatchupAnswerScroller *self)
{
  g_return_val_if_fail (MATCHUP_IS_ANSWER_SCROLLER (self), FALSE);
  return get_range (self) >= 1;
}

void
matchup_answer_scroller_set_offset (MatchupAnswerScroller *self, double offset)
{
  g_return_if_fail (MATCHUP_IS_ANSWER_SCROLLER (self));

  self->offset = MAX (offset, 0);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
