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
  /* What is to be shown when the workspace comes; NULL: nothing was said about it. */
  char *kept_id;
  char *kept_view;
  MatchupConversation *taken;
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
  guint restoring : 1; /* what is being opened was open in the last session */
};

/* matchup-window-actions.c */
void _matchup_window_init_actions (MatchupWindow *self);
void _matchup_window_update_actions (MatchupWindow *self);
/* matchup-window-fit.c */
void _matchup_window_init_fit (MatchupWindow *self);
void _matchup_window_queue_fit (MatchupWindow *self);
/* matchup-window-state.c */
void _matchup_window_init_state (MatchupWindow *self);
void _matchup_window_restore_state (MatchupWindow *self);
void _matchup_window_save_state (MatchupWindow *self);
/* Before there is a workspace: what is gone to then. @round_id: or NULL. */
void
_matchup_window_keep_place (MatchupWindow *self, const char *conversation_id, const char *round_id);
void _matchup_window_restore_place (MatchupWindow *self);
/* After the view or the open conversation changed. */
void _matchup_window_place_changed (MatchupWindow *self);
/* What was to be opened cannot be. */
void _matchup_window_give_up (MatchupWindow *self);
void _matchup_window_conversation_deleted_cb (MatchupWindow *self, const char *id);
/* matchup-window.c */
void _matchup_window_set_view (MatchupWindow *self, gboolean results);

G_END_DECLS
