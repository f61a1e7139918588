/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-found-words.h"
#include "matchup-transcript.h"

G_BEGIN_DECLS

/* Nearer to the end than this is at the end; pixels. */
#define MATCHUP_TRANSCRIPT_NEAR_END 32

struct _MatchupTranscript
{
  GtkWidget parent_instance;

  MatchupWorkspace *workspace;
  MatchupConversation *conversation;
  GtkWidget *overlay;
  GtkScrolledWindow *scroller;
  GtkWidget *list;
  GtkWidget *end_button;
  guint first_round; /* those from here up to end_round have a row */
  guint end_round;
  MatchupArrangement *arrangement; /* NULL: none */
  MatchupTranscriptMakeRow make_row;
  GdkFrameClock *clock; /* while it is on screen */
  guint extend_id;      /* tick callback */
  guint leisure_id;     /* source that extends as well, when nobody waits for it */
  gboolean following;
  GtkWidget *target;        /* row that shall come to the upper end, until it is there; borrowed */
  MatchupFoundWords *found; /* what a search led to, or NULL */
  gboolean found_waits;     /* to be scrolled to, at the latest after so many frames */
  gboolean found_due;       /* with the next layout */
  guint found_frames;
  guint found_tick_id;

  /* While it does not follow: the row that is read stays where it is, whatever happens above. */
  struct
  {
    GtkWidget *row; /* borrowed; NULL: none */
    double top;     /* seen from the upper end of what can be seen */
  } anchor;

  /* What shall be in sight, for as many frames as it may take to find its height. */
  struct
  {
    GtkWidget *part; /* weak; NULL: none */
    guint tick_id;
    guint n_frames;
  } wanted;

  /* While answers are arranged anew, a part of one of them takes its place for one layout. */
  struct
  {
    GtkWidget *part; /* weak; NULL: none */
    double top;
  } held;
};

GtkAdjustment *_matchup_transcript_get_adjustment (MatchupTranscript *self);
/* Where the scroll is at the end. */
double _matchup_transcript_get_end (MatchupTranscript *self);
guint _matchup_transcript_get_n_rounds (MatchupTranscript *self);
gboolean _matchup_transcript_get_bounds (MatchupTranscript *self,
                                         GtkWidget *row,
                                         double *out_top,
                                         double *out_bottom);

/* matchup-transcript-rows.c */
void _matchup_transcript_add_later (MatchupTranscript *self);
/* Makes what lacks soon. */
void _matchup_transcript_extend (MatchupTranscript *self);
void _matchup_transcript_clear_rows (MatchupTranscript *self);
/* Only the rounds that can be seen; the others come later or when they are scrolled to. */
void _matchup_transcript_show_end (MatchupTranscript *self);
void _matchup_transcript_rounds_changed (MatchupTranscript *self,
                                         guint position,
                                         guint removed,
                                         guint added);

G_END_DECLS
