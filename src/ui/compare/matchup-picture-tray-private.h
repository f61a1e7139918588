/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-file-row.h"
#include "matchup-picture-sizes.h"
#include "matchup-picture-tray.h"

G_BEGIN_DECLS

struct _MatchupPictureTray
{
  GtkWidget parent_instance;

  MatchupWorkspace *workspace;
  MatchupLineup *lineup;

  GPtrArray *items;        /* Item */
  GListStore *attachments; /* the same, for the viewer */
  guint n_files;           /* as last seen */
  guint epoch;             /* what was removed before all was sent does not come back */
  guint n_loading;         /* with those that are expected */
  guint n_expected;
  guint expectation;                 /* a new one when those that are expected are given up */
  GCancellable *loading_cancellable; /* NULL while nothing is read */
  guint reading_id;                  /* until it is told that something is read */
  gboolean slow;                     /* it is told */
  gboolean sending;                  /* the question waits for what is read */
  guint serial; /* of what is worked out: what came before a change does not count */
  GCancellable *cancellable;
  MatchupPictureLimits limits;

  GtkWidget *tiles; /* NULL once it is disposed of */
  MatchupPictureSizes *sizes;
  MatchupFileRow *files;
  GtkWidget *file_scroller;
  GtkLabel *blind;
  GtkLabel *trouble;
  GtkButton *offer; /* what helps against it */
  GFile *offered;   /* of which file; NULL: nothing is offered */
  gboolean offered_pages;
  GtkWidget *reading;
  GtkLabel *reading_label;
  GtkWidget *reading_cancel;
};

/* matchup-picture-tray-widgets.c */
void _matchup_picture_tray_build (MatchupPictureTray *self);

void _matchup_picture_tray_add_attachment (MatchupPictureTray *self, MatchupAttachment *attachment);
void _matchup_picture_tray_files_changed (MatchupPictureTray *self);
/* The question does not go by itself any more: not without what the person saw here. */
void _matchup_picture_tray_release (MatchupPictureTray *self);
void _matchup_picture_tray_changed (MatchupPictureTray *self); /* what is being read */
void _matchup_picture_tray_update (MatchupPictureTray *self);
/* A button next to what was told: the pages of @file as pictures, or its beginning. */
void _matchup_picture_tray_offer (MatchupPictureTray *self,
                                  GFile *file,
                                  gboolean pages,
                                  const char *label);
void _matchup_picture_tray_take_offer (MatchupPictureTray *self);
/* matchup-picture-tray-loading.c */
void _matchup_picture_tray_cancel (MatchupPictureTray *self); /* the sending, or the reading */
void _matchup_picture_tray_cancel_loading (MatchupPictureTray *self);
void _matchup_picture_tray_show_reading (MatchupPictureTray *self);

G_END_DECLS
