/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-lineup-chip.h"

G_BEGIN_DECLS

struct _MatchupLineupChip
{
  GtkWidget parent_instance;

  MatchupWorkspace *workspace;
  MatchupLineup *lineup;
  MatchupContestant *contestant; /* NULL until it is told its position */
  guint position;
  gboolean lettered;

  GtkWidget *button; /* GtkMenuButton */
  GtkWidget *letter;
  GtkWidget *name;
  GtkWidget *settings_mark;
  GtkWidget *trouble_mark;
  GtkWidget *remove;
  GtkWidget *picker; /* NULL until it is opened */
  GtkWidget *rename; /* weak; while it is open */
};

/* What can be done with a contestant, in matchup-lineup-chip-actions.c. */
void _matchup_lineup_chip_class_init_actions (GtkWidgetClass *widget_class);
void _matchup_lineup_chip_update_actions (MatchupLineupChip *self);

G_END_DECLS
