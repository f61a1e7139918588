/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-compare-page.h"
#include "matchup-results-page.h"
#include "matchup-sidebar.h"
#include "matchup-window.h"

G_BEGIN_DECLS

struct _MatchupWindow
{
  AdwApplicationWindow parent_instance;

  MatchupWorkspace *workspace;
  GSettings *settings;         /* or NULL */
  GCancellable *cancellable;   /* of the opening of a conversation */
  char *open_id;               /* what is shown or being opened; NULL: a new one */
  MatchupComparePage *page;    /* owned by the stack, from the workspace on */
  MatchupResultsPage *results; /* likewise */
  char *wanted_round;          /* to be gone to when the conversation is there; or NULL */
  GtkWidget *rename_popover;   /* weak */
  guint spinner_delay;
  guint fit_id;

  /* From the template. */
  GtkStack *views;
  AdwStatusPage *trouble_page;
  AdwFlap *flap;
  MatchupSidebar *sidebar;
  AdwWindowTitle *title;
  GtkWidget *tools; /* for the comparison */
  GtkMenuButton *conversation_menu;
  GMenu *conversation_model;
  GtkMenuButton *share_menu;
  GtkWidget *extras;
  GtkWidget *blind_button;
  GtkWidget *differences_button;
  GtkMenuButton *layout_button;
  GMenuModel *layout_model;
  GtkRevealer *save_banner;
  GtkLabel *save_label;
  GtkStack *content;
  GtkSpinner *spinner;

  guint sidebar_wanted : 1;   /* in a window that is wide enough */
  guint has_conversation : 1; /* the page shows one, or a new one; else it is being opened */
  guint shows_results : 1;
  guint shares_in_menu : 1;
};

/* matchup-window-actions.c */
void _matchup_window_init_actions (MatchupWindow *self);
void _matchup_window_update_actions (MatchupWindow *self);
/* matchup-window-fit.c */
void _matchup_window_init_fit (MatchupWindow *self);
void _matchup_window_queue_fit (MatchupWindow *self);
/* matchup-window.c */
void _matchup_window_set_view (MatchupWindow *self, gboolean results);

G_END_DECLS
