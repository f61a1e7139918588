/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-interval-bar.h"

#include "matchup-accent-style.h"

#include <math.h>

/* All in pixels. */
#define HEIGHT 24
#define MIN_WIDTH 96
#define NATURAL_WIDTH 320
#define TRACK 2
#define BAND 8
#define CAP 14
#define MARK 8
/* Of the line below the band; no paler than can be seen well. */
#define PALE 0.58f

struct _MatchupIntervalBar
{
  GtkWidget parent_instance;

  double share;
  MatchupInterval interval;
  guint sides[2]; /* who is ahead where the share is below a half, and above it */
};

G_DEFINE_FINAL_TYPE (MatchupIntervalBar, matchup_interval_bar, GTK_TYPE_WIDGET)

static void
matchup_interval_bar_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : HEIGHT;
}

/* Where a share is, in pixels from the left; half a mark is left free at both ends. */
static double
place (GtkWidget *widget, double share)
{
  double room = gtk_widget_get_width (widget) - MARK;

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    share = 1 - share;
  return MARK / 2.0 + share * MAX (room, 0);
}

/* A box around the middle line. */
static void
draw_box (GtkWidget *widget,
          GtkSnapshot *snapshot,
          double from,
          double to,
          double height,
          const GdkRGBA *color)
{
  graphene_rect_t rect;

  graphene_rect_init (&rect,
                      (float) MIN (from, to),
                      (float) ((gtk_widget_get_height (widget) - height) / 2),
                      (float) ABS (to - from),
                      (float) height);
  gtk_snapshot_append_color (snapshot, color, &rect);
}

static void
draw_line (GtkWidget *widget, GtkSnapshot *snapshot, double x, double height, const GdkRGBA *color)
{
  draw_box (widget, snapshot, round (x) - 1, round (x) + 1, height, color);
}

/* A square on its tip. */
static void
draw_mark (GtkWidget *widget, GtkSnapshot *snapshot, double x, const GdkRGBA *color)
{
  const double side = MARK * 1.25;
  graphene_rect_t rect;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) x,
                                                (float) (gtk_widget_get_height (widget) / 2.0)));
  gtk_snapshot_rotate (snapshot, 45);
  graphene_rect_init (&rect, (float) (-side / 2), (float) (-side / 2), (float) side, (float) side);
  gtk_snapshot_append_color (snapshot, color, &rect);
  gtk_snapshot_restore (snapshot);
}

/* The band between two shares, in the colour of whose half it is in. */
static void
draw_band (MatchupIntervalBar *self, GtkSnapshot *snapshot, guint side)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double lower = side == 0 ? self->interval.lower : MAX (self->interval.lower, 0.5);
  double upper = side == 0 ? MIN (self->interval.upper, 0.5) : self->interval.upper;
  GdkRGBA color;

  matchup_accent_style_find_color (widget, self->sides[side], &color);
  if (lower < upper)
    draw_box (widget, snapshot, place (widget, lower), place (widget, upper), BAND, &color);
  if (side == (self->interval.lower >= 0.5 ? 1 : 0))
    draw_line (widget, snapshot, place (widget, self->interval.lower), CAP, &color);
  if (side == (self->interval.upper > 0.5 ? 1 : 0))
    draw_line (widget, snapshot, place (widget, self->interval.upper), CAP, &color);
}

static void
matchup_interval_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MatchupIntervalBar *self = MATCHUP_INTERVAL_BAR (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA text, pale;

  gtk_style_context_get_color (context, &text);
  pale = text;
  pale.alpha *= PALE;
  draw_box (widget, snapshot, place (widget, 0), place (widget, 1), TRACK, &pale);
  draw_line (widget, snapshot, place (widget, 0.5), HEIGHT, &pale);
  if (isnan (self->share))
    return;
  draw_band (self, snapshot, 0);
  draw_band (self, snapshot, 1);
  draw_mark (widget, snapshot, place (widget, self->share), &text);
}

static void
matchup_interval_bar_class_init (MatchupIntervalBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = matchup_interval_bar_measure;
  widget_class->snapshot = matchup_interval_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "intervalbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
matchup_interval_bar_init (MatchupIntervalBar *self)
{
  self->share = NAN;
  self->interval = (MatchupInterval){ 0, 1 };
  self->sides[0] = self->sides[1] = MATCHUP_ACCENT_N;
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
matchup_interval_bar_new (void)
{
  return g_object_new (MATCHUP_TYPE_INTERVAL_BAR, NULL);
}

void
matchup_interval_bar_set (MatchupIntervalBar *self,
                          double share,
                          const MatchupInterval *interval,
                          const char *name,
                          const char *text)
{
  g_return_if_fail (MATCHUP_IS_INTERVAL_BAR (self));
  g_return_if_fail (interval != NULL && name != NULL && text != NULL);

  self->share = share;
  self->interval = *interval;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN,
                                  0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  100.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  isnan (share) ? 0.0 : share * 100,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  text,
                                  -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
matchup_interval_bar_set_sides (MatchupIntervalBar *self, guint start, guint end)
{
  g_return_if_fail (MATCHUP_IS_INTERVAL_BAR (self));

  self->sides[0] = start;
  self->sides[1] = end;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
