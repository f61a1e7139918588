/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-window-private.h"

#include "matchup-accessible-name.h"
#include "matchup-blind-button.h"
#include "matchup-config.h"
#include "matchup-lazy-menu.h"
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

static void
hide_spinner (MatchupWindow *self)
{
  g_clear_handle_id (&self->spinner_delay, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
}

static void
title_changed_cb (MatchupWindow *self)
{
  g_autofree char *title = NULL;

  if (self->shows_results)
    title = g_strdup (C_ ("view", "Results"));
  else
    g_object_get (self->page, "title", &title, NULL);
  if (title == NULL || *title == '\0')
    {
      g_free (title);
      title = g_strdup (_ ("New Comparison"));
    }
  adw_window_title_set_title (self->title, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* The view that was chosen, or what it waits for. */
static void
update_view (MatchupWindow *self)
{
  const char *name = self->shows_results      ? "results"
                     : self->has_conversation ? "compare"
                                              : "opening";

  gtk_stack_set_visible_child_name (self->content, name);
  gtk_widget_set_visible (self->tools, !self->shows_results);
  title_changed_cb (self);
}

void
_matchup_window_set_view (MatchupWindow *self, gboolean results)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "view");
  const char *name = results ? "results" : "compare";

  if (self->page == NULL)
    return;
  self->shows_results = results;
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (name));
  update_view (self);
  _matchup_window_place_changed (self);
}

/* The one place where the open conversation changes. */
static void
set_open_id (MatchupWindow *self, const char *id)
{
  char *copy = g_strdup (id);

  /* It asks for a title of what was open until now. */
  if (self->rename_popover != NULL && g_strcmp0 (self->open_id, id) != 0)
    gtk_popover_popdown (GTK_POPOVER (self->rename_popover));
  g_free (self->open_id);
  self->open_id = copy;
  matchup_sidebar_set_open_id (self->sidebar, id);
  if (self->results != NULL)
    matchup_results_page_set_conversation_id (self->results, id);
  _matchup_window_place_changed (self);
  _matchup_window_update_actions (self);
}

static void
show_conversation (MatchupWindow *self, MatchupConversation *conversation)
{
  hide_spinner (self);
  self->restoring = FALSE;
  self->has_conversation = TRUE;
  update_view (self);
  matchup_compare_page_set_conversation (self->page, conversation);
  matchup_standing_strip_set_conversation (matchup_sidebar_get_strip (self->sidebar), conversation);
  if (conversation != NULL)
    matchup_sidebar_track (self->sidebar, conversation);
  if (conversation != NULL && self->wanted_round != NULL)
    matchup_compare_page_show_round (self->page, self->wanted_round);
  g_clear_pointer (&self->wanted_round, g_free);
}

static void
conversation_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupConversation) conversation =
      matchup_history_open_finish (MATCHUP_HISTORY (source), result, &error);

  if (self->page == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (conversation == NULL)
    {
      g_message ("A comparison could not be opened: %s", error->message);
      _matchup_window_give_up (self);
    }
  else if (g_strcmp0 (self->open_id, matchup_conversation_get_id (conversation)) == 0)
    {
      show_conversation (self, conversation);
    }
}

static void
conversation_started_cb (MatchupWindow *self)
{
  MatchupConversation *conversation = matchup_compare_page_get_conversation (self->page);

  if (conversation == NULL)
    return;
  set_open_id (self, matchup_conversation_get_id (conversation));
  matchup_standing_strip_set_conversation (matchup_sidebar_get_strip (self->sidebar), conversation);
  matchup_sidebar_track (self->sidebar, conversation);
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
  MatchupConversation *conversation;

  if (self->page == NULL)
    return;
  track_queues (self);
  conversation = matchup_compare_page_get_conversation (self->page);
  if (conversation != NULL)
    matchup_sidebar_track (self->sidebar, conversation);
  else
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
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->rename_popover != NULL)
    gtk_widget_unparent (self->rename_popover);
  g_clear_weak_pointer (&self->rename_popover);
  self->page = NULL;
  self->results = NULL;
  gtk_widget_insert_action_group (GTK_WIDGET (self), "round", NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_WINDOW);
  g_clear_object (&self->workspace);
  g_clear_object (&self->taken);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (matchup_window_parent_class)->dispose (object);
}

static void
matchup_window_finalize (GObject *object)
{
  MatchupWindow *self = MATCHUP_WINDOW (object);

  g_free (self->open_id);
  g_free (self->wanted_round);
  g_free (self->kept_id);
  g_free (self->kept_view);

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
}

static void
matchup_window_init (MatchupWindow *self)
{
  self->sidebar_wanted = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  matchup_accessible_name_by_label (GTK_WIDGET (self));
  matchup_lazy_menu_set (self->layout_button, self->layout_model);
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
  if (self->spinner_delay == 0)
    self->spinner_delay = g_timeout_add (SPINNER_DELAY, spinner_delay_cb, self);
}

void
matchup_window_show_trouble (MatchupWindow *self, const char *sentence)
{
  g_autofree char *markup = NULL;

  g_return_if_fail (MATCHUP_IS_WINDOW (self));
  g_return_if_fail (sentence != NULL);

  hide_spinner (self);
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
  layout_changed_cb (self);
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
  gtk_stack_add_named (self->content, GTK_WIDGET (self->page), "compare");
  gtk_stack_add_named (self->content, GTK_WIDGET (self->results), "results");
  gtk_stack_set_visible_child_name (self->views, "main");
  add_share_menu (self);
  use_arrangement (self);

  g_signal_connect_object (self->page,
                           "notify::title",
                           G_CALLBACK (title_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page,
                           "conversation-started",
                           G_CALLBACK (conversation_started_cb),
                           self,
                           G_CONNECT_SWAPPED);
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
  g_signal_connect_object (workspace,
                           "notify::n-active",
                           G_CALLBACK (n_active_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  matchup_sidebar_set_history (self->sidebar, history);
  matchup_standing_strip_set_workspace (matchup_sidebar_get_strip (self->sidebar), workspace);
  title_changed_cb (self);

  _matchup_window_restore_place (self);
}

void
matchup_window_start_new (MatchupWindow *self)
{
  g_return_if_fail (MATCHUP_IS_WINDOW (self));

  if (self->page == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->wanted_round, g_free);
  _matchup_window_set_view (self, FALSE);
  set_open_id (self, NULL);
  show_conversation (self, NULL);
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  matchup_compare_page_focus_composer (self->page);
}

static void
open_conversation (MatchupWindow *self, const char *conversation_id)
{
  MatchupConversation *shown;

  set_open_id (self, conversation_id);
  /* A private one, or one that has not been saved yet, could not be opened again. */
  shown = matchup_compare_page_get_conversation (self->page);
  if (shown != NULL && g_strcmp0 (self->open_id, matchup_conversation_get_id (shown)) == 0)
    {
      show_conversation (self, shown);
      return;
    }
  self->cancellable = g_cancellable_new ();
  matchup_history_open_async (matchup_workspace_get_history (self->workspace),
                              self->open_id,
                              self->cancellable,
                              conversation_opened_cb,
                              g_object_ref (self));
}

void
matchup_window_open (MatchupWindow *self, const char *conversation_id)
{
  g_return_if_fail (MATCHUP_IS_WINDOW (self));
  g_return_if_fail (conversation_id != NULL);

  if (self->page == NULL)
    {
      _matchup_window_keep_place (self, conversation_id, NULL);
      return;
    }
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->wanted_round, g_free);
  _matchup_window_set_view (self, FALSE);
  open_conversation (self, conversation_id);
}

void
matchup_window_open_round (MatchupWindow *self, const char *conversation_id, const char *round_id)
{
  g_return_if_fail (MATCHUP_IS_WINDOW (self));
  g_return_if_fail (conversation_id != NULL && round_id != NULL);

  if (self->page == NULL)
    {
      _matchup_window_keep_place (self, conversation_id, round_id);
      return;
    }
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_free (self->wanted_round);
  self->wanted_round = g_strdup (round_id);
  _matchup_window_set_view (self, FALSE);
  open_conversation (self, conversation_id);
}

void
matchup_window_take (MatchupWindow *self, MatchupConversation *conversation)
{
  g_return_if_fail (MATCHUP_IS_WINDOW (self));
  g_return_if_fail (MATCHUP_IS_CONVERSATION (conversation));

  if (self->page == NULL)
    {
      g_set_object (&self->taken, conversation);
      return;
    }
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->wanted_round, g_free);
  _matchup_window_set_view (self, FALSE);
  set_open_id (self, matchup_conversation_get_id (conversation));
  show_conversation (self, conversation);
  _matchup_window_place_changed (self);
}

const char *
matchup_window_get_conversation_id (MatchupWindow *self)
{
  g_return_val_if_fail (MATCHUP_IS_WINDOW (self), NULL);

  return self->open_id;
}
