/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-block-pace.h"

#include <time.h>

/* Of all views before one frame: with the layout and the drawing, which the last frame tells of, it
 * should not be more than GOAL. Microseconds. */
#define GOAL 36000
#define GREATEST_SHARE 12000
#define LEAST_SHARE 8000
#define FRAME_ROOM (6 * 1024)
/* Who types has the frames first: the one that a letter is to be seen in is for that alone, and the
 * others are short meanwhile, as a key has to wait for the one that is under way. Microseconds. */
#define TYPING 300000
#define TYPING_GOAL 16000
#define TYPING_GREATEST_SHARE 5000
#define TYPING_LEAST_SHARE 3000
#define TYPING_ROOM (2 * 1024)
#define LONGEST_LETTER 40000
/* Of one that cannot be seen. */
#define HIDDEN_TIME 2000
#define HIDDEN_ROOM (4 * 1024)
/* At most, of all views within a frame, so that nothing that can be seen is empty. */
#define URGENT_TIME 6000
/* A share that begins with less than this is none; microseconds. */
#define LEAST_TIME 500
/* A frame that does not come within this time will not come: nothing is drawn. Microseconds. */
#define LONGEST_FRAME 100000

static struct
{
  GdkFrameClock *clock; /* not held, only compared */
  gint64 frame;         /* of the clock */
  gint64 frame_begin;   /* in CPU time: on a busy computer smaller shares would not help */
  gint64 cost;          /* of the layout and the drawing of its last frame, likewise */
  gint64 begin;
  gint64 turn_begin;
  gint64 typed;       /* when a key was pressed last */
  gint64 typed_frame; /* the last frame before that */
  gint64 time;        /* that is left */
  gint64 urgent;      /* likewise */
  gsize room;         /* likewise */
  GQueue waiting;     /* GtkWidget, borrowed */
} pace = { .waiting = G_QUEUE_INIT };

static gint64
get_cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
before_paint_cb (GdkFrameClock *clock)
{
  if (clock == pace.clock)
    pace.frame_begin = get_cpu_time ();
}

static void
after_paint_cb (GdkFrameClock *clock)
{
  if (clock == pace.clock && pace.frame_begin != 0)
    pace.cost = get_cpu_time () - pace.frame_begin;
}

/* The handlers stay as long as the window does. */
static void
watch_clock (GdkFrameClock *clock)
{
  static GQuark watched = 0;

  if (watched == 0)
    watched = g_quark_from_static_string ("matchup-block-pace");
  pace.clock = clock;
  pace.frame_begin = 0;
  pace.cost = 0;
  if (g_object_get_qdata (G_OBJECT (clock), watched) != NULL)
    return;
  g_object_set_qdata (G_OBJECT (clock), watched, clock);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);
}

static gboolean
is_typing (gint64 now)
{
  return pace.typed > 0 && now - pace.typed < TYPING;
}

/* All is given anew for each frame of a window. */
static void
look_at_frame (GtkWidget *view, gint64 now)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (view);
  gint64 frame = gdk_frame_clock_get_frame_counter (clock);

  if (clock == pace.clock && frame == pace.frame && now - pace.begin < LONGEST_FRAME)
    return;
  if (clock != pace.clock)
    watch_clock (clock);
  pace.frame = frame;
  pace.begin = now;
  if (is_typing (now))
    {
      pace.time = CLAMP (TYPING_GOAL - pace.cost, TYPING_LEAST_SHARE, TYPING_GREATEST_SHARE);
      pace.room = TYPING_ROOM;
    }
  else
    {
      pace.time = CLAMP (GOAL - pace.cost, LEAST_SHARE, GREATEST_SHARE);
      pace.room = FRAME_ROOM;
    }
  pace.urgent = MIN (pace.time, URGENT_TIME);
}

/* The frame that shows what was typed is still to come. */
static gboolean
is_letter_due (gint64 now)
{
  return pace.clock != NULL && pace.typed_frame == pace.frame && now - pace.typed < LONGEST_LETTER;
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
  if (pace.time < LEAST_TIME || pace.room == 0 || is_letter_due (now) ||
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

gint64
matchup_block_pace_get_urgent (GtkWidget *view)
{
  g_return_val_if_fail (GTK_IS_WIDGET (view), 0);

  look_at_frame (view, g_get_monotonic_time ());
  return pace.urgent >= LEAST_TIME ? pace.urgent : 0;
}

void
matchup_block_pace_spend_urgent (gint64 time)
{
  pace.urgent -= time;
}

void
matchup_block_pace_note_key (GtkWidget *widget)
{
  GdkFrameClock *clock;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  clock = gtk_widget_get_frame_clock (widget);
  pace.typed = g_get_monotonic_time ();
  pace.typed_frame = clock != NULL ? gdk_frame_clock_get_frame_counter (clock) : -1;
}

void
matchup_block_pace_forget (GtkWidget *view)
{
  g_queue_remove (&pace.waiting, view);
}
