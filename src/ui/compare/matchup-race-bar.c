/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-race-bar.h"

#include "matchup-accent-style.h"

#define HEIGHT 12
#define NATURAL_WIDTH 120
/* Of the bar of a practice model, which is hollow. */
#define FRAME 2
/* What is no writing is grey, and no paler than can be seen well. */
#define PALE 0.58f

struct _MatchupRaceBar
{
  GtkWidget parent_instance;

  MatchupPhases phases;
  double scale;
};

G_DEFINE_FINAL_TYPE (MatchupRaceBar, matchup_race_bar, GTK_TYPE_WIDGET)

static void
matchup_race_bar_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? HEIGHT : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : HEIGHT;
}

static void
draw_frame (GtkSnapshot *snapshot, const GdkRGBA *color, const graphene_rect_t *rect)
{
  const float widths[] = { FRAME, FRAME, FRAME, FRAME };
  const GdkRGBA colors[] = { *color, *color, *color, *color };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, rect, 0);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

/* Draws one phase from *x on; @share of the height, so that nobody needs the colour. */
static void
draw_phase (GtkWidget *widget,
            GtkSnapshot *snapshot,
            double milliseconds,
            double scale,
            double share,
            const GdkRGBA *color,
            gboolean hollow,
            double *x)
{
  double width = gtk_widget_get_width (widget);
  double length = MIN (milliseconds / scale * width, width - *x);
  double height = HEIGHT * share;
  double left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? width - *x - length : *x;
  graphene_rect_t rect;

  if (length <= 0)
    return;
  graphene_rect_init (&rect,
                      (float) left,
                      (float) ((gtk_widget_get_height (widget) - height) / 2),
                      (float) length,
                      (float) height);
  if (hollow)
    draw_frame (snapshot, color, &rect);
  else
    gtk_snapshot_append_color (snapshot, color, &rect);
  *x += length;
}

static void
matchup_race_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MatchupRaceBar *self = MATCHUP_RACE_BAR (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA text;
  GdkRGBA accent;
  GdkRGBA pale;
  gboolean hollow = matchup_accent_style_is_practice (widget);
  double x = 0;

  if (self->scale <= 0)
    return;
  gtk_style_context_get_color (context, &text);
  matchup_accent_style_get_color (widget, &accent);
  pale = text;
  pale.alpha *= PALE;
  draw_phase (widget, snapshot, self->phases.retrying, self->scale, 0.1, &pale, FALSE, &x);
  draw_phase (widget, snapshot, self->phases.connecting, self->scale, 0.2, &pale, FALSE, &x);
  draw_phase (widget, snapshot, self->phases.waiting, self->scale, 0.4, &pale, FALSE, &x);
  draw_phase (widget, snapshot, self->phases.thinking, self->scale, 0.7, &pale, FALSE, &x);
  draw_phase (widget, snapshot, self->phases.writing, self->scale, 1.0, &accent, hollow, &x);
}

static void
matchup_race_bar_class_init (MatchupRaceBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = matchup_race_bar_measure;
  widget_class->snapshot = matchup_race_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "racebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
matchup_race_bar_init (MatchupRaceBar *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
matchup_race_bar_new (void)
{
  return g_object_new (MATCHUP_TYPE_RACE_BAR, NULL);
}

void
matchup_race_bar_set (MatchupRaceBar *self, const MatchupPhases *phases, double scale)
{
  g_return_if_fail (MATCHUP_IS_RACE_BAR (self));

  self->phases = *phases;
  self->scale = scale;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
