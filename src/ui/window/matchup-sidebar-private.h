/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-history-filter.h"
#include "matchup-history-row.h"
#include "matchup-history-selection.h"
#include "matchup-private-list.h"
#include "matchup-sidebar.h"

G_BEGIN_DECLS

/* What the matchup-sidebar*.c files share. */

struct _MatchupSidebar
{
  GtkWidget parent_instance;

  MatchupHistory *history;
  MatchupHistoryFilter *filter;
  GtkFilterListModel *filtered;
  MatchupHistorySelection *selection;
  GPtrArray *items;   /* GtkListItem on screen or kept for it; borrowed */
  GPtrArray *tracked; /* MatchupConversation with answers to come */
  GDateTime *now;     /* of the day that the headings go by */
  char *open_id;
  guint day_id;
  int kind;          /* MatchupConversationKind; -1: all of them */
  gboolean archived; /* these are shown */
  gboolean browsing; /* what is opened now was gone to by keys */
  gboolean can_suggest;

  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkLabel *nothing;
  GtkImage *nothing_picture;
  GtkListView *list;
  GtkWidget *place;
  GtkWidget *archived_button;
  GtkLabel *archived_count;
  GtkWidget *several_bar;
  GtkLabel *several_count;
  GtkButton *pin_button;
  GtkWidget *archive_button;
  GtkWidget *bring_back_button;
  MatchupStandingStrip *strip;
  GtkWidget *strip_place;
  MatchupPrivateList *privates;
  GtkWidget *new_button;
};

/* matchup-sidebar.c */
/* The row of the list in which the keyboard's focus is, or NULL. */
MatchupHistoryRow *_matchup_sidebar_find_focused_row (MatchupSidebar *self);
void _matchup_sidebar_update_page (MatchupSidebar *self);
/* matchup-sidebar-days.c */
void _matchup_sidebar_update_heading (MatchupSidebar *self, GtkListItem *item);
void _matchup_sidebar_update_headings (MatchupSidebar *self);
/* The window was gone to or left: it may be another day. */
void _matchup_sidebar_active_changed_cb (MatchupSidebar *self);
/* matchup-sidebar-several.c */
void _matchup_sidebar_install_actions (GtkWidgetClass *widget_class);
void _matchup_sidebar_init_several (MatchupSidebar *self);
void _matchup_sidebar_connect_row (MatchupHistoryRow *row, MatchupSidebar *self);
void _matchup_sidebar_update_several (MatchupSidebar *self);
/* Chooses a row, or no longer, while several can be. */
void _matchup_sidebar_toggle (MatchupSidebar *self, guint position);

G_END_DECLS
