/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a view may do in its turn. */
typedef struct
{
  gint64 time; /* microseconds of parsing and building */
  gsize room;  /* bytes of text that are left to the layout and the drawing */
} MatchupBlockShare;

/**
 * matchup_block_pace: lets all views of the program together do no more before a frame than one
 * may, so that many answers that come at once do not hold up the window. Main thread only.
 *
 * A view that comes when the frame's share is used up waits, and is served in the next frame before
 * those that were not waiting. What cannot be seen does not count.
 */
/* FALSE: @view is to come again after the next frame. */
gboolean matchup_block_pace_begin (GtkWidget *view, MatchupBlockShare *out_share);
/* What was done since matchup_block_pace_begin() gave TRUE: @room bytes, and the time since then.
 */
void matchup_block_pace_end (GtkWidget *view, gsize room);
/* Microseconds that are left within the frame for what can be seen of @view; 0: come again with the
 * next one. Not counted as a turn. */
gint64 matchup_block_pace_get_urgent (GtkWidget *view);
void matchup_block_pace_spend_urgent (gint64 time);
/* A key was pressed in @widget, a place to write in: what is typed comes before what streams. */
void matchup_block_pace_note_key (GtkWidget *widget);
/* @view will not come again. */
void matchup_block_pace_forget (GtkWidget *view);

G_END_DECLS
