/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-window-private.h"

#include "matchup-config.h"
#include "matchup-rename-popover.h"

#include <glib/gi18n.h>

static MatchupConversationSummary *
find_summary (MatchupWindow *self, const char *id)
{
  return id != NULL ? matchup_history_find (matchup_workspace_get_history (self->workspace), id)
                    : NULL;
}

static void
delete_conversation (MatchupWindow *self, const char *id)
{
  const char *ids[] = { id, NULL };

  _matchup_window_delete (self, ids);
}

static void
delete_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupWindow *self = user_data;

  if (self->workspace != NULL)
    delete_conversation (self, g_variant_get_string (parameter, NULL));
}

static void
delete_open_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupWindow *self = user_data;
  g_autofree char *id = g_strdup (_matchup_window_get_place (self)->open_id);

  if (id != NULL)
    delete_conversation (self, id);
}

static void
set_title_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupWindow *self = user_data;
  const char *id, *title;

  if (self->workspace == NULL)
    return;
  g_variant_get (parameter, "(&s&s)", &id, &title);
  matchup_history_rename (matchup_workspace_get_history (self->workspace), id, title);
}

static void
set_pinned_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupWindow *self = user_data;
  const char *id;
  gboolean pinned;

  if (self->workspace == NULL)
    return;
  g_variant_get (parameter, "(&sb)", &id, &pinned);
  matchup_history_set_pinned (matchup_workspace_get_history (self->workspace), id, pinned);
  _matchup_window_update_actions (self);
}

static void
pin_open_change_state_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  MatchupWindow *self = user_data;

  const char *id = _matchup_window_get_place (self)->open_id;

  if (id == NULL)
    return;
  matchup_history_set_pinned (matchup_workspace_get_history (self->workspace),
                              id,
                              g_variant_get_boolean (state));
  _matchup_window_update_actions (self);
}

static void
renamed_cb (MatchupWindow *self, const char *title)
{
  const char *id = _matchup_window_get_place (self)->open_id;

  if (id != NULL)
    matchup_history_rename (matchup_workspace_get_history (self->workspace), id, title);
}

static void
rename_open_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupWindow *self = user_data;
  MatchupConversationSummary *summary =
      find_summary (self, _matchup_window_get_place (self)->open_id);

  if (summary == NULL ||
      (self->rename_popover != NULL && gtk_widget_get_visible (self->rename_popover)))
    return;
  /* One that was closed a moment ago removes itself. */
  g_set_weak_pointer (
      &self->rename_popover,
      GTK_WIDGET (matchup_rename_popover_show (GTK_WIDGET (self->title),
                                               matchup_conversation_summary_get_title (summary))));
  g_signal_connect_object (self->rename_popover,
                           "renamed",
                           G_CALLBACK (renamed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
search_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  matchup_window_search (user_data, NULL);
}

static void
search_history_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupWindow *self = user_data;

  adw_flap_set_reveal_flap (self->flap, TRUE);
  matchup_sidebar_focus_search (self->sidebar);
}

static void
toggle_sidebar_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupWindow *self = user_data;

  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
}

static void
open_previous_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  matchup_sidebar_step (MATCHUP_WINDOW (user_data)->sidebar, -1);
}

static void
open_next_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  matchup_sidebar_step (MATCHUP_WINDOW (user_data)->sidebar, 1);
}

static void
focus_composer_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupWindow *self = user_data;

  if (self->page == NULL)
    return;
  if (self->view == MATCHUP_VIEW_RESULTS)
    _matchup_window_set_view (self, MATCHUP_VIEW_COMPARE);
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  /* Also where the welcome would have the focus at first. */
  if (self->view == MATCHUP_VIEW_COMPARE)
    gtk_widget_activate_action (GTK_WIDGET (self->page), "compare.next-prompt", NULL);
  else
    _matchup_window_focus_composer (self);
}

static void
open_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupWindow *self = user_data;

  if (self->workspace != NULL)
    matchup_window_open (self, g_variant_get_string (parameter, NULL));
}

/* The id of a saved one. */
static void
open_lineup_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupWindow *self = user_data;

  if (self->workspace == NULL)
    return;
  g_action_group_activate_action (G_ACTION_GROUP (self), "view", g_variant_new_string ("compare"));
  if (self->page != NULL)
    matchup_compare_page_open_lineup (self->page, g_variant_get_string (parameter, NULL));
}

static void
ask_many_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupWindow *self = user_data;

  if (self->page != NULL)
    matchup_compare_page_ask_many (self->page);
}

/* For a conversation that cannot go on: the same models, and the question to be changed, above a
 * draft. */
static void
start_over_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupWindow *self = user_data;
  const char *prompt = g_variant_get_string (parameter, NULL);

  if (self->page == NULL)
    return;
  if (self->view == MATCHUP_VIEW_CHAT)
    {
      if (!_matchup_window_start_private_from (self, MATCHUP_CONVERSATION_KIND_CHAT))
        {
          matchup_chat_page_keep_model (_matchup_window_ensure_chat (self));
          _matchup_window_start_new (self, MATCHUP_CONVERSATION_KIND_CHAT);
        }
      matchup_chat_page_add_prompt (self->chat, prompt);
      return;
    }
  if (!_matchup_window_start_private_from (self, MATCHUP_CONVERSATION_KIND_COMPARE))
    {
      matchup_compare_page_keep_lineup (self->page);
      matchup_window_start_new (self);
    }
  matchup_compare_page_add_prompt (self->page, prompt);
}

/* A message of the chat that is shown, to be asked when the line-up is complete. */
static void
compare_prompt_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupWindow *self = user_data;
  MatchupConversation *chat =
      self->chat != NULL ? matchup_chat_page_get_conversation (self->chat) : NULL;
  MatchupRound *round =
      chat != NULL ? matchup_conversation_find_round (chat, g_variant_get_string (parameter, NULL))
                   : NULL;
  g_autoptr (MatchupMessage) prompt = NULL;

  if (self->page == NULL || round == NULL)
    return;
  prompt = g_object_ref (matchup_round_get_prompt (round));
  if (!_matchup_window_start_private_from (self, MATCHUP_CONVERSATION_KIND_COMPARE))
    matchup_window_start_new (self);
  matchup_compare_page_add_message (self->page, prompt);
}

static void
new_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _matchup_window_start_new (user_data, _matchup_window_get_kind (user_data));
}

static void
new_private_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _matchup_window_start_private (user_data);
}

static void
close_private_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _matchup_window_close_private (user_data, _matchup_window_get_place (user_data)->open_id);
}

static void
close_this_private_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _matchup_window_close_private (user_data, g_variant_get_string (parameter, NULL));
}

static void
view_change_state_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  MatchupWindow *self = user_data;
  const char *name = g_variant_get_string (state, NULL);
  MatchupView view = g_str_equal (name, "results") ? MATCHUP_VIEW_RESULTS
                     : g_str_equal (name, "chat")  ? MATCHUP_VIEW_CHAT
                                                   : MATCHUP_VIEW_COMPARE;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->content));

  if (self->page == NULL)
    return;
  _matchup_window_set_view (self, view);
  /* Who was in what is hidden now goes on in what is shown. */
  if (inside && view == MATCHUP_VIEW_RESULTS)
    matchup_results_page_focus (self->results);
  else if (inside)
    _matchup_window_focus_composer (self);
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

static void
practice_result_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupWindow *self = user_data;

  if (self->results == NULL)
    return;
  g_object_set (self->results, "practice", TRUE, NULL);
  g_action_group_activate_action (G_ACTION_GROUP (self), "view", g_variant_new_string ("results"));
  matchup_results_page_focus (self->results);
}

static void
welcome_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupWindow *self = user_data;

  if (self->page == NULL)
    return;
  _matchup_window_set_view (self, MATCHUP_VIEW_COMPARE);
  _matchup_window_start_new (self, MATCHUP_CONVERSATION_KIND_COMPARE);
  matchup_compare_page_show_welcome (self->page);
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

static void
open_round_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *conversation_id, *round_id;

  g_variant_get (parameter, "(&s&s)", &conversation_id, &round_id);
  matchup_window_open_round (user_data, conversation_id, round_id);
}

void
_matchup_window_init_actions (MatchupWindow *self)
{
  static const GActionEntry entries[] = {
    { "delete", delete_activated_cb, "s" },
    { "set-title", set_title_activated_cb, "(ss)" },
    { "set-pinned", set_pinned_activated_cb, "(sb)" },
    { "delete-open", delete_open_activated_cb },
    { "rename-open", rename_open_activated_cb },
    { "pin-open", NULL, NULL, "false", pin_open_change_state_cb },
    { "search", search_activated_cb },
    { "search-history", search_history_activated_cb },
    { "toggle-sidebar", toggle_sidebar_activated_cb },
    { "open-previous", open_previous_activated_cb },
    { "open-next", open_next_activated_cb },
    { "focus-composer", focus_composer_activated_cb },
    { "open", open_activated_cb, "s" },
    { "ask-many", ask_many_activated_cb },
    { "open-lineup", open_lineup_activated_cb, "s" },
    { "start-over", start_over_activated_cb, "s" },
    { "view", NULL, "s", "'compare'", view_change_state_cb },
    { "open-round", open_round_activated_cb, "(ss)" },
    { "practice-result", practice_result_activated_cb },
    { "welcome", welcome_activated_cb },
    { "new", new_activated_cb },
    { "new-private-chat", new_private_activated_cb },
    { "close-private", close_private_activated_cb },
    { "close-this-private", close_this_private_activated_cb, "s" },
    { "compare-prompt", compare_prompt_activated_cb, "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  _matchup_window_init_transfer (self);
  _matchup_window_init_parts (self);
  _matchup_window_init_history_actions (self);
}

static void
set_enabled (MatchupWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* The only place where actions are enabled. */
void
_matchup_window_update_actions (MatchupWindow *self)
{
  GAction *pin = g_action_map_lookup_action (G_ACTION_MAP (self), "pin-open");
  MatchupConversationSummary *summary = NULL;
  const char *id = _matchup_window_get_place (self)->open_id;
  gboolean open = self->workspace != NULL && id != NULL;
  gboolean private_ = open && _matchup_window_find_private (self, id) != NULL;

  if (open)
    summary = find_summary (self, id);
  _matchup_window_update_transfer (self);
  set_enabled (self, "delete-open", open && !private_);
  set_enabled (self, "rename-open", open && !private_);
  set_enabled (self, "pin-open", open && !private_);
  set_enabled (self,
               "archive-open",
               summary != NULL && !matchup_conversation_summary_get_archived (summary));
  set_enabled (self, "close-private", private_);
  set_enabled (self, "new", self->workspace != NULL);
  set_enabled (self, "new-private-chat", self->workspace != NULL);
  set_enabled (self, "open-previous", self->workspace != NULL);
  set_enabled (self, "open-next", self->workspace != NULL);
  set_enabled (self, "focus-composer", self->workspace != NULL);
  set_enabled (self, "search", self->workspace != NULL);
  set_enabled (self, "search-history", self->workspace != NULL);
  set_enabled (self, "ask-many", self->workspace != NULL);
  set_enabled (self, "open-lineup", self->workspace != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->share_menu), open && self->view != MATCHUP_VIEW_CHAT);
  set_enabled (self, "view", self->workspace != NULL);
  set_enabled (self, "practice-result", self->workspace != NULL);
  set_enabled (self, "welcome", self->workspace != NULL);
  g_simple_action_set_state (
      G_SIMPLE_ACTION (pin),
      g_variant_new_boolean (summary != NULL && matchup_conversation_summary_get_pinned (summary)));
  gtk_widget_set_sensitive (GTK_WIDGET (self->conversation_menu), self->workspace != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->chat_menu), self->workspace != NULL);
}
