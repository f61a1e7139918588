/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-block-pace.h"

/* Of all views before one frame: with the layout and the drawing that follow, some 40 ms. */
#define FRAME_TIME 12000
#define FRAME_ROOM (6 * 1024)
/* Of one that cannot be seen. */
#define HIDDEN_TIME 2000
#define HIDDEN_ROOM (4 * 1024)
/* A share that begins with less than this is none; microseconds. */
#define LEAST_TIME 500
/* A frame that does not come within this time will not come: nothing is drawn. Microseconds. */
#define LONGEST_FRAME 100000

static struct
{
  GdkFrameClock *clock; /* not held, only compared */
  gint64 frame;         /* of the clock */
  gint64 begin;
  gint64 turn_begin;
  gint64 time;    /* that is left */
  gsize room;     /* likewise */
  GQueue waiting; /* GtkWidget, borrowed */
} pace = { .waiting = G_QUEUE_INIT };

/* All is given anew for each frame of a window. */
static void
look_at_frame (GtkWidget *view, gint64 now)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (view);
  gint64 frame = gdk_frame_clock_get_frame_counter (clock);

  if (clock == pace.clock && frame == pace.frame && now - pace.begin < LONGEST_FRAME)
    return;
  pace.clock = clock;
  pace.frame = frame;
  pace.begin = now;
  pace.time = FRAME_TIME;
  pace.room = FRAME_ROOM;
}

static void
wait_in_line (GtkWidget *view)
{
  if (g_queue_find (&pace.waiting, view) == NULL)
    g_queue_push_tail (&pace.waiting, view);
}

gboolean
matchup_block_pace_begin (GtkWidget *view, MatchupBlockShare *out_share)
{
  gint64 now = g_get_monotonic_time ();

  g_return_val_if_fail (GTK_IS_WIDGET (view), FALSE);
  g_return_val_if_fail (out_share != NULL, FALSE);

  if (!gtk_widget_get_mapped (view))
    {
      g_queue_remove (&pace.waiting, view);
      *out_share = (MatchupBlockShare){ HIDDEN_TIME, HIDDEN_ROOM };
      return TRUE;
    }
  look_at_frame (view, now);
  if (pace.time < LEAST_TIME || pace.room == 0 ||
      (pace.waiting.length > 0 && g_queue_peek_head (&pace.waiting) != view))
    {
      wait_in_line (view);
      return FALSE;
    }
  g_queue_remove (&pace.waiting, view);
  pace.turn_begin = now;
  *out_share = (MatchupBlockShare){ pace.time, pace.room };
  return TRUE;
}

void
matchup_block_pace_end (GtkWidget *view, gsize room)
{
  g_return_if_fail (GTK_IS_WIDGET (view));

  if (!gtk_widget_get_mapped (view))
    return;
  pace.time -= g_get_monotonic_time () - pace.turn_begin;
  pace.room -= MIN (room, pace.room);
}

void
matchup_block_pace_forget (GtkWidget *view)
{
  g_queue_remove (&pace.waiting, view);
}
