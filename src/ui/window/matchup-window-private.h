/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-chat-page.h"
#include "matchup-compare-page.h"
#include "matchup-results-page.h"
#include "matchup-sidebar.h"
#include "matchup-window.h"

G_BEGIN_DECLS

/* What the sidebar switches between; in this order. */
typedef enum
{
  MATCHUP_VIEW_CHAT,
  MATCHUP_VIEW_COMPARE,
  MATCHUP_VIEW_RESULTS,
} MatchupView;

/* Where to go; all but the conversation may be NULL. */
typedef struct
{
  char *conversation_id;
  char *round_id;
  char *run_id; /* the answer of that round that is to be shown */
  char *words;  /* that a search found there */
} MatchupDestination;

/* What is open of the conversations of one kind: Chat and Compare have their own each. */
typedef struct
{
  gboolean begun;             /* it is known what is open, or a new one is shown */
  gboolean ready;             /* the page shows it; else it is being opened */
  char *open_id;              /* what is shown or being opened; NULL: a new one */
  MatchupDestination *wanted; /* to be gone to when the conversation is there; or NULL */
  GCancellable *cancellable;  /* of the opening, or NULL */
} MatchupPlace;

struct _MatchupWindow
{
  AdwApplicationWindow parent_instance;

  MatchupWorkspace *workspace;
  GSettings *settings; /* or NULL */
  MatchupView view;
  MatchupPlace places[2];      /* by #MatchupConversationKind */
  GListStore *privates;        /* MatchupConversation; kept by nothing else */
  MatchupComparePage *page;    /* owned by the stack, from the workspace on */
  MatchupResultsPage *results; /* likewise */
  MatchupChatPage *chat;       /* likewise, from its first use on */
  char *wanted_search;         /* to be looked for when there is a workspace; or NULL */
  GPtrArray *undos;            /* what was done with conversations, the last at the end */
  GtkWidget *rename_popover;   /* weak */
  GtkWidget *search_dialog;    /* weak */
  /* What is to be shown when the workspace comes; NULL: nothing was said about it. */
  char *kept_ids[2]; /* by #MatchupConversationKind; until the place begins */
  char *kept_view;
  MatchupDestination *kept_open; /* to be gone to at once */
  MatchupConversation *taken;    /* likewise */
  guint spinner_delay;
  guint fit_id;

  /* From the template. */
  GtkStack *views;
  AdwStatusPage *trouble_page;
  AdwFlap *flap;
  MatchupSidebar *sidebar;
  AdwWindowTitle *title;
  GtkWidget *tools;      /* for the comparison */
  GtkWidget *chat_tools; /* for the chat */
  GtkWidget *new_button;
  GtkMenuButton *chat_menu;
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

  guint sidebar_wanted : 1; /* in a window that is wide enough */
  guint shares_in_menu : 1;
  guint restoring : 1; /* what is being opened was open in the last session */
};

/* matchup-window-actions.c */
void _matchup_window_init_actions (MatchupWindow *self);
void _matchup_window_update_actions (MatchupWindow *self);
/* matchup-window-transfer.c */
void _matchup_window_init_transfer (MatchupWindow *self);
void _matchup_window_update_transfer (MatchupWindow *self);
/* matchup-window-parts.c */
void _matchup_window_init_parts (MatchupWindow *self);
/* matchup-window-history.c */
void _matchup_window_init_history_actions (MatchupWindow *self);
void _matchup_window_init_history_keys (GtkWidgetClass *widget_class);
/* Rows offer a title by a model as soon as there is one. */
void _matchup_window_watch_titles (MatchupWindow *self);
/* Deletes conversations, with a chance to undo it. */
void _matchup_window_delete (MatchupWindow *self, const char *const *ids);
/* matchup-window-fit.c */
void _matchup_window_init_fit (MatchupWindow *self);
void _matchup_window_queue_fit (MatchupWindow *self);
/* matchup-window-state.c */
void _matchup_window_init_state (MatchupWindow *self);
void _matchup_window_restore_state (MatchupWindow *self);
void _matchup_window_save_state (MatchupWindow *self);
void _matchup_window_clear_state (MatchupWindow *self);
/* Before there is a workspace: what is gone to then. */
void _matchup_window_keep_place (MatchupWindow *self, const MatchupDestination *to);
/* After the view or what is open changed. */
void _matchup_window_place_changed (MatchupWindow *self);
/* What was to be opened cannot be; TRUE: the window is gone, as it had nothing else to show. */
gboolean _matchup_window_give_up (MatchupWindow *self);
void _matchup_window_conversation_deleted_cb (MatchupWindow *self, const char *id);
/* matchup-window-places.c */
/* The kind of conversation that the view is about; Results are about comparisons. */
MatchupConversationKind _matchup_window_get_kind (MatchupWindow *self);
MatchupPlace *_matchup_window_get_place (MatchupWindow *self);
void _matchup_window_set_view (MatchupWindow *self, MatchupView view);
void _matchup_window_start_new (MatchupWindow *self, MatchupConversationKind kind);
void _matchup_window_focus_composer (MatchupWindow *self);
void _matchup_window_update_title (MatchupWindow *self);
/* Follows what happens in a page: "notify::title", "conversation-started". */
void _matchup_window_follow_page (MatchupWindow *self, GtkWidget *page);
/* As it was when the program ended. */
void _matchup_window_restore (MatchupWindow *self);
void _matchup_window_clear_places (MatchupWindow *self);
/* What is shown in the place of @kind, or NULL; for a chat page that is not there yet as well. */
MatchupConversation *_matchup_window_get_conversation (MatchupWindow *self,
                                                       MatchupConversationKind kind);
void _matchup_window_open_at (MatchupWindow *self, const MatchupDestination *to);
MatchupDestination *
_matchup_window_copy_destination (const MatchupDestination *to) G_GNUC_WARN_UNUSED_RESULT;
void _matchup_window_free_destination (MatchupDestination *to);
/* matchup-window-search.c */
/* Before a conversation is shown: the branch and the answer that are wanted are the shown ones. */
void _matchup_window_prepare_place (MatchupWindow *self,
                                    MatchupConversation *conversation,
                                    const MatchupDestination *to /* or NULL */);
/* When it is shown. */
void _matchup_window_go_to_place (MatchupWindow *self,
                                  MatchupConversationKind kind,
                                  const MatchupDestination *to /* or NULL */);
void _matchup_window_init_search (GtkWidgetClass *widget_class);
void _matchup_window_go_on (MatchupWindow *self);
/* matchup-window-private-chats.c */
MatchupConversation *_matchup_window_find_private (MatchupWindow *self, const char *id);
void _matchup_window_keep_private (MatchupWindow *self, MatchupConversation *conversation);
void _matchup_window_start_private (MatchupWindow *self);
/* What goes on from what is shown is as private as that; FALSE: that is not. */
gboolean _matchup_window_start_private_from (MatchupWindow *self, MatchupConversationKind kind);
void _matchup_window_close_private (MatchupWindow *self, const char *id);
void _matchup_window_close_privates (MatchupWindow *self);
void _matchup_window_update_private (MatchupWindow *self);
/* matchup-window.c */
void _matchup_window_show_opening (MatchupWindow *self, gboolean opening);
MatchupChatPage *_matchup_window_ensure_chat (MatchupWindow *self);

G_END_DECLS
