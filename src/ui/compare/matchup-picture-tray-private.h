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
  guint n_loading;
  guint serial; /* of what is worked out: what came before a change does not count */
  GCancellable *cancellable;
  MatchupPictureLimits limits;

  GtkWidget *tiles; /* NULL once it is disposed of */
  MatchupPictureSizes *sizes;
  MatchupFileRow *files;
  GtkLabel *blind;
  GtkLabel *trouble;
};

void _matchup_picture_tray_add_attachment (MatchupPictureTray *self, MatchupAttachment *attachment);
void _matchup_picture_tray_changed (MatchupPictureTray *self); /* what is being read */

G_END_DECLS
