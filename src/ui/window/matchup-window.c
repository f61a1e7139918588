/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-window-private.h"

#include "matchup-accessible-name.h"
#include "matchup-blind-button.h"
#include "matchup-config.h"
#include "matchup-dependents.h"
#include "matchup-lazy-menu.h"
#include "matchup-private-mark.h"
#include "matchup-share-menu.h"

#include <glib/gi18n.h>

/* An opening shorter than this needs no spinner, in milliseconds. */
#define SPINNER_DELAY 500

enum
{
  SIGNAL_RETRY,
  SIGNAL_STATE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupWindow, matchup_window, ADW_TYPE_APPLICATION_WINDOW)

static gboolean
spinner_delay_cb (gpointer user_data)
{
  MatchupWindow *self = user_data;

  self->spinner_delay = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  gtk_spinner_start (self->spinner);
  return G_SOURCE_REMOVE;
}

void
_matchup_window_show_opening (MatchupWindow *self, gboolean opening)
{
  if (opening)
    {
      if (self->spinner_delay == 0)
        self->spinner_delay = g_timeout_add (SPINNER_DELAY, spinner_delay_cb, self);
      return;
    }
  g_clear_handle_id (&self->spinner_delay, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
}

/* Lists of questions go on in the background, where each question begins anew. */
static void
track_queues (MatchupWindow *self)
{
  GListModel *queues = G_LIST_MODEL (matchup_workspace_get_prompt_queues (self->workspace));

  for (guint i = 0; i < g_list_model_get_n_items (queues); i++)
    {
      g_autoptr (MatchupPromptQueue) queue = g_list_model_get_item (queues, i);
      MatchupConversation *conversation = matchup_prompt_queue_get_conversation (queue);

      if (conversation != NULL)
        matchup_sidebar_track (self->sidebar, conversation);
    }
}

static void
n_active_changed_cb (MatchupWindow *self)
{
  if (self->page == NULL)
    return;
  track_queues (self);
  for (guint kind = 0; kind < G_N_ELEMENTS (self->places); kind++)
    {
      MatchupConversation *conversation = _matchup_window_get_conversation (self, kind);

      if (conversation != NULL)
        matchup_sidebar_track (self->sidebar, conversation);
    }
  matchup_sidebar_update_running (self->sidebar);
}

static void
save_failed_cb (MatchupWindow *self, const char *sentence)
{
  gtk_label_set_text (self->save_label, sentence);
  gtk_revealer_set_reveal_child (self->save_banner, TRUE);
}

static void
save_banner_closed_cb (MatchupWindow *self)
{
  gtk_revealer_set_reveal_child (self->save_banner, FALSE);
}

static void
retry_clicked_cb (MatchupWindow *self)
{
  g_signal_emit (self, signals[SIGNAL_RETRY], 0);
}

static void
sidebar_open_cb (MatchupWindow *self, const char *id)
{
  matchup_window_open (self, id);
  if (adw_flap_get_folded (self->flap) && !matchup_sidebar_get_browsing (self->sidebar))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

static void
flap_folded_cb (MatchupWindow *self)
{
  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_folded (self->flap) && self->sidebar_wanted);
}

/* What the person wants is said by what is done while there is room for both. */
static void
flap_revealed_cb (MatchupWindow *self)
{
  if (!adw_flap_get_folded (self->flap))
    self->sidebar_wanted = adw_flap_get_reveal_flap (self->flap);
  g_signal_emit (self, signals[SIGNAL_STATE_CHANGED], 0);
}

static gboolean
matchup_window_close_request (GtkWindow *window)
{
  _matchup_window_save_state (MATCHUP_WINDOW (window));
  matchup_dependents_close (window);
  matchup_private_mark_set (GTK_WIDGET (window), FALSE);
  return GTK_WINDOW_CLASS (matchup_window_parent_class)->close_request (window);
}

/* What is hidden when it becomes narrow does not keep it wide. */
static void
matchup_window_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  int extras;

  GTK_WIDGET_CLASS (matchup_window_parent_class)
      ->measure (widget,
                 orientation,
                 for_size,
                 minimum,
                 natural,
                 minimum_baseline,
                 natural_baseline);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    return;
  gtk_widget_measure (MATCHUP_WINDOW (widget)->extras, orientation, -1, &extras, NULL, NULL, NULL);
  *minimum = MAX (*minimum - extras, 0);
}

static void
matchup_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MatchupWindow *self = MATCHUP_WINDOW (widget);

  GTK_WIDGET_CLASS (matchup_window_parent_class)->size_allocate (widget, width, height, baseline);
  _matchup_window_queue_fit (self);
}

static void
matchup_window_dispose (GObject *object)
{
  MatchupWindow *self = MATCHUP_WINDOW (object);

  g_clear_handle_id (&self->fit_id, g_source_remove);
  g_clear_handle_id (&self->spinner_delay, g_source_remove);
  _matchup_window_clear_places (self);
  if (self->rename_popover != NULL)
    gtk_widget_unparent (self->rename_popover);
  g_clear_weak_pointer (&self->rename_popover);
  g_clear_weak_pointer (&self->search_dialog);
  self->page = NULL;
  self->results = NULL;
  self->chat = NULL;
  gtk_widget_insert_action_group (GTK_WIDGET (self), "round", NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_WINDOW);
  _matchup_window_close_privates (self);
  _matchup_window_clear_state (self);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (matchup_window_parent_class)->dispose (object);
}

static void
matchup_window_finalize (GObject *object)
{
  MatchupWindow *self = MATCHUP_WINDOW (object);

  g_clear_object (&self->privates);
  g_ptr_array_unref (self->undos);
  g_free (self->wanted_search);

  G_OBJECT_CLASS (matchup_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/matchup_app/Matchup/matchup-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupWindow, views);
  gtk_widget_class_bind_template_child (widget_class, MatchupWindow, trouble_page);
  gtk_widget_class_bind_template_child (widget_class, MatchupWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, MatchupWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, MatchupWindow, title);
  gtk_widget_class_bind_template_child (widget_class, MatchupWindow, tools);
  gtk_widget_class_bind_template_child (widget_class, MatchupWindow, chat_tools);
  gtk_widget_class_bind_template_child (widget_class, MatchupWindow, new_button);
  gtk_widget_class_bind_template_child (widget_class, MatchupWindow, chat_menu);
  gtk_widget_class_bind_template_child (widget_class, MatchupWindow, conversation_menu);
  gtk_widget_class_bind_template_child (widget_class, MatchupWindow, conversation_model);
  gtk_widget_class_bind_template_child (widget_class, MatchupWindow, share_menu);
  gtk_widget_class_bind_template_child (widget_class, MatchupWindow, extras);
  gtk_widget_class_bind_template_child (widget_class, MatchupWindow, blind_button);
  gtk_widget_class_bind_template_child (widget_class, MatchupWindow, differences_button);
  gtk_widget_class_bind_template_child (widget_class, MatchupWindow, layout_button);
  gtk_widget_class_bind_template_child (widget_class, MatchupWindow, layout_model);
  gtk_widget_class_bind_template_child (widget_class, MatchupWindow, save_banner);
  gtk_widget_class_bind_template_child (widget_class, MatchupWindow, save_label);
  gtk_widget_class_bind_template_child (widget_class, MatchupWindow, content);
  gtk_widget_class_bind_template_child (widget_class, MatchupWindow, spinner);
  gtk_widget_class_bind_template_callback (widget_class, flap_folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, flap_revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_banner_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_open_cb);
}

static void
matchup_window_class_init (MatchupWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = matchup_window_dispose;
  object_class->finalize = matchup_window_finalize;
  GTK_WIDGET_CLASS (klass)->measure = matchup_window_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = matchup_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = matchup_window_close_request;

  signals[SIGNAL_RETRY] = g_signal_new ("retry",
                                        G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        0);

  signals[SIGNAL_STATE_CHANGED] = g_signal_new ("state-changed",
                                                G_TYPE_FROM_CLASS (klass),
                                                G_SIGNAL_RUN_LAST,
                                                0,
                                                NULL,
                                                NULL,
                                                NULL,
                                                G_TYPE_NONE,
                                                0);

  g_type_ensure (MATCHUP_TYPE_BLIND_BUTTON);
  g_type_ensure (MATCHUP_TYPE_SIDEBAR);
  bind_template (GTK_WIDGET_CLASS (klass));
  _matchup_window_init_search (GTK_WIDGET_CLASS (klass));
  _matchup_window_init_history_keys (GTK_WIDGET_CLASS (klass));
}

static void
matchup_window_init (MatchupWindow *self)
{
  self->sidebar_wanted = TRUE;
  self->view = MATCHUP_VIEW_COMPARE;
  self->privates = g_list_store_new (MATCHUP_TYPE_CONVERSATION);
  gtk_widget_init_template (GTK_WIDGET (self));
  matchup_accessible_name_by_label (GTK_WIDGET (self));
  matchup_lazy_menu_set (self->layout_button, self->layout_model);
  gtk_widget_set_sensitive (self->blind_button, FALSE);
  _matchup_window_init_fit (self);
  _matchup_window_init_state (self);
  _matchup_window_init_actions (self);
  _matchup_window_update_actions (self);
}

MatchupWindow *
matchup_window_new (GtkApplication *application, GSettings *settings)
{
  MatchupWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (settings == NULL || G_IS_SETTINGS (settings), NULL);

  self = g_object_new (MATCHUP_TYPE_WINDOW, "application", application, NULL);
  g_set_object (&self->settings, settings);
  _matchup_window_restore_state (self);
  return self;
}

void
matchup_window_show_opening (MatchupWindow *self)
{
  g_return_if_fail (MATCHUP_IS_WINDOW (self));

  gtk_stack_set_visible_child_name (self->views, "main");
  gtk_stack_set_visible_child_name (self->content, "opening");
  _matchup_window_show_opening (self, TRUE);
}

void
matchup_window_show_trouble (MatchupWindow *self, const char *sentence)
{
  g_autofree char *markup = NULL;

  g_return_if_fail (MATCHUP_IS_WINDOW (self));
  g_return_if_fail (sentence != NULL);

  _matchup_window_show_opening (self, FALSE);
  markup = g_markup_escape_text (sentence, -1);
  adw_status_page_set_description (self->trouble_page, markup);
  gtk_stack_set_visible_child_name (self->views, "trouble");
}

static MatchupRoundRow *
find_read_row (gpointer user_data)
{
  MatchupWindow *self = user_data;

  return self->page != NULL ? (MatchupRoundRow *) matchup_compare_page_get_read_row (self->page)
                            : NULL;
}

static void
add_share_menu (MatchupWindow *self)
{
  g_autoptr (GMenuModel) menu = matchup_share_menu_new_model ();

  matchup_lazy_menu_set (self->share_menu, menu);
  matchup_share_menu_add_actions (GTK_WIDGET (self), self->workspace, find_read_row, self);
}

static void
layout_changed_cb (MatchupWindow *self)
{
  static const char *const icon_names[] = { [MATCHUP_LAYOUT_COLUMNS] = "view-dual-symbolic",
                                            [MATCHUP_LAYOUT_GRID] = "view-grid-symbolic",
                                            [MATCHUP_LAYOUT_SINGLE] = "view-paged-symbolic",
                                            [MATCHUP_LAYOUT_STACKED] = "view-continuous-symbolic" };
  MatchupArrangement *arrangement = matchup_compare_page_get_arrangement (self->page);

  gtk_menu_button_set_icon_name (self->layout_button,
                                 icon_names[matchup_arrangement_get_layout (arrangement)]);
}

static void
use_arrangement (MatchupWindow *self)
{
  matchup_compare_page_add_actions (self->page, G_ACTION_MAP (self));
  g_signal_connect_object (matchup_compare_page_get_arrangement (self->page),
                           "notify::layout",
                           G_CALLBACK (layout_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (GTK_WIDGET (self->layout_button), TRUE);
  gtk_widget_set_sensitive (self->blind_button, TRUE);
  layout_changed_cb (self);
}

/* Made when it is needed first: most of what it takes is not needed to start. */
MatchupChatPage *
_matchup_window_ensure_chat (MatchupWindow *self)
{
  if (self->chat != NULL)
    return self->chat;
  self->chat = MATCHUP_CHAT_PAGE (matchup_chat_page_new (self->workspace));
  gtk_stack_add_titled (self->content, GTK_WIDGET (self->chat), "chat", C_ ("view", "Chat"));
  _matchup_window_follow_page (self, GTK_WIDGET (self->chat));
  return self->chat;
}

void
matchup_window_set_workspace (MatchupWindow *self, MatchupWorkspace *workspace)
{
  MatchupHistory *history;

  g_return_if_fail (MATCHUP_IS_WINDOW (self));
  g_return_if_fail (MATCHUP_IS_WORKSPACE (workspace));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  history = matchup_workspace_get_history (workspace);
  self->page = MATCHUP_COMPARE_PAGE (matchup_compare_page_new (workspace));
  self->results = MATCHUP_RESULTS_PAGE (matchup_results_page_new (workspace));
  gtk_stack_add_titled (self->content, GTK_WIDGET (self->page), "compare", C_ ("view", "Compare"));
  gtk_stack_add_titled (self->content,
                        GTK_WIDGET (self->results),
                        "results",
                        C_ ("view", "Results"));
  gtk_stack_set_visible_child_name (self->views, "main");
  add_share_menu (self);
  use_arrangement (self);
  _matchup_window_follow_page (self, GTK_WIDGET (self->page));
  g_signal_connect_object (history,
                           "save-failed",
                           G_CALLBACK (save_failed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (history,
                           "deleted",
                           G_CALLBACK (_matchup_window_conversation_deleted_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (matchup_workspace_get_presets (workspace),
                           "save-failed",
                           G_CALLBACK (save_failed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace,
                           "notify::n-active",
                           G_CALLBACK (n_active_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  matchup_sidebar_set_history (self->sidebar, history);
  matchup_sidebar_set_privates (self->sidebar, G_LIST_MODEL (self->privates));
  _matchup_window_watch_titles (self);
  matchup_standing_strip_set_workspace (matchup_sidebar_get_strip (self->sidebar), workspace);
  _matchup_window_restore (self);
  _matchup_window_go_on (self);
}
