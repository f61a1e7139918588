/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupWindow: which view is shown, and what is open in Chat and in Compare. */
#include "matchup-window-private.h"

#include "matchup-config.h"
#include "matchup-fade.h"

#include <glib/gi18n.h>

static const char *const view_names[] = { "chat", "compare", "results" };
/* What is remembered of each kind. */
static const char *const last_keys[] = { "last-chat", "last-conversation" };

MatchupConversationKind
_matchup_window_get_kind (MatchupWindow *self)
{
  return self->view == MATCHUP_VIEW_CHAT ? MATCHUP_CONVERSATION_KIND_CHAT
                                         : MATCHUP_CONVERSATION_KIND_COMPARE;
}

MatchupPlace *
_matchup_window_get_place (MatchupWindow *self)
{
  return &self->places[_matchup_window_get_kind (self)];
}

MatchupConversation *
_matchup_window_get_conversation (MatchupWindow *self, MatchupConversationKind kind)
{
  if (kind == MATCHUP_CONVERSATION_KIND_CHAT)
    return self->chat != NULL ? matchup_chat_page_get_conversation (self->chat) : NULL;
  return self->page != NULL ? matchup_compare_page_get_conversation (self->page) : NULL;
}

void
_matchup_window_focus_composer (MatchupWindow *self)
{
  if (_matchup_window_get_kind (self) == MATCHUP_CONVERSATION_KIND_CHAT)
    matchup_chat_page_focus_composer (_matchup_window_ensure_chat (self));
  else
    matchup_compare_page_focus_composer (self->page);
}

static char *
dup_title (MatchupWindow *self)
{
  MatchupConversationKind kind = _matchup_window_get_kind (self);
  MatchupConversation *conversation = _matchup_window_get_conversation (self, kind);

  if (self->view == MATCHUP_VIEW_RESULTS)
    return g_strdup (C_ ("view", "Results"));
  /* Other programs see the titles of windows. */
  if (conversation != NULL && matchup_conversation_get_private (conversation))
    return g_strdup (kind == MATCHUP_CONVERSATION_KIND_CHAT ? _ ("Private Chat")
                                                            : _ ("Private Comparison"));
  if (conversation != NULL && *matchup_conversation_get_title (conversation) != '\0')
    return g_strdup (matchup_conversation_get_title (conversation));
  return g_strdup (kind == MATCHUP_CONVERSATION_KIND_CHAT ? _ ("New Chat") : _ ("New Comparison"));
}

void
_matchup_window_update_title (MatchupWindow *self)
{
  g_autofree char *title = dup_title (self);

  adw_window_title_set_title (self->title, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* What is not shown is not there for assistive technologies either. */
static void
show_page (MatchupWindow *self, const char *name)
{
  GtkWidget *before = gtk_stack_get_visible_child (self->content);
  GtkWidget *wanted = gtk_stack_get_child_by_name (self->content, name);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  /* GTK 4.8 keeps a page that was hidden with the focus in it for good. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->content)) &&
      !gtk_widget_is_ancestor (focus, wanted))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_visible (wanted, TRUE);
  if (before != wanted)
    {
      gtk_stack_set_visible_child (self->content, wanted);
      /* Not at the start, where nothing was there before. */
      if (before != NULL && before != gtk_stack_get_child_by_name (self->content, "opening"))
        matchup_fade_in (wanted, MATCHUP_FADE_PAGE);
    }
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->content)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    gtk_widget_set_visible (page, page == wanted);
}

/* The view that was chosen, or what it waits for. */
static void
update_view (MatchupWindow *self)
{
  gboolean chat = self->view == MATCHUP_VIEW_CHAT;
  const char *name = self->view != MATCHUP_VIEW_RESULTS && !_matchup_window_get_place (self)->ready
                         ? "opening"
                         : view_names[self->view];
  const char *tooltip = chat ? _ ("New Chat") : _ ("New Comparison");

  show_page (self, name);
  gtk_widget_set_visible (self->tools, self->view == MATCHUP_VIEW_COMPARE);
  gtk_widget_set_visible (self->chat_tools, chat);
  gtk_widget_set_tooltip_text (self->new_button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->new_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  chat ? _ ("New chat") : _ ("New comparison"),
                                  -1);
  matchup_sidebar_set_kind (self->sidebar, _matchup_window_get_kind (self));
  matchup_sidebar_set_open_id (self->sidebar, _matchup_window_get_place (self)->open_id);
  _matchup_window_update_title (self);
  _matchup_window_update_private (self);
  _matchup_window_update_actions (self);
}

static void
set_setting (MatchupWindow *self, const char *key, const char *value)
{
  if (self->settings != NULL)
    g_settings_set_string (self->settings, key, value);
}

/* The one place where what is open changes. */
static void
set_open_id (MatchupWindow *self, MatchupConversationKind kind, const char *id)
{
  MatchupPlace *place = &self->places[kind];
  char *copy = g_strdup (id);

  /* It asks for a title of what was open until now. */
  if (self->rename_popover != NULL && g_strcmp0 (place->open_id, id) != 0)
    gtk_popover_popdown (GTK_POPOVER (self->rename_popover));
  place->begun = TRUE;
  g_free (place->open_id);
  place->open_id = copy; /* @id may be what was freed just now */
  if (kind == MATCHUP_CONVERSATION_KIND_COMPARE)
    matchup_results_page_set_conversation_id (self->results, copy);
  if (kind == _matchup_window_get_kind (self))
    {
      matchup_sidebar_set_open_id (self->sidebar, copy);
      _matchup_window_update_actions (self);
    }
  _matchup_window_place_changed (self);
}

/* Nothing is left behind of a private one, not even that there was one. */
static void
remember_open (MatchupWindow *self, MatchupConversationKind kind, MatchupConversation *conversation)
{
  if (conversation == NULL)
    set_setting (self, last_keys[kind], "");
  else if (!matchup_conversation_get_private (conversation))
    set_setting (self, last_keys[kind], matchup_conversation_get_id (conversation));
}

static void
show_conversation (MatchupWindow *self,
                   MatchupConversationKind kind,
                   MatchupConversation *conversation)
{
  MatchupPlace *place = &self->places[kind];

  _matchup_window_show_opening (self, FALSE);
  self->restoring = FALSE;
  place->ready = TRUE;
  if (conversation != NULL && matchup_conversation_get_private (conversation))
    _matchup_window_keep_private (self, conversation);
  remember_open (self, kind, conversation);
  if (conversation != NULL)
    _matchup_window_prepare_place (self, conversation, place->wanted);
  if (kind == MATCHUP_CONVERSATION_KIND_CHAT)
    {
      matchup_chat_page_set_conversation (_matchup_window_ensure_chat (self), conversation);
    }
  else
    {
      matchup_compare_page_set_conversation (self->page, conversation);
      matchup_standing_strip_set_conversation (matchup_sidebar_get_strip (self->sidebar),
                                               conversation);
    }
  update_view (self);
  if (conversation != NULL)
    matchup_sidebar_track (self->sidebar, conversation);
  if (conversation != NULL)
    _matchup_window_go_to_place (self, kind, place->wanted);
  g_clear_pointer (&place->wanted, _matchup_window_free_destination);
  _matchup_window_place_changed (self);
}

static void
cancel_opening (MatchupWindow *self, MatchupConversationKind kind)
{
  g_cancellable_cancel (self->places[kind].cancellable);
  g_clear_object (&self->places[kind].cancellable);
  g_clear_pointer (&self->places[kind].wanted, _matchup_window_free_destination);
}

/* Nothing is open in a place: a new one is. */
static void
make_new (MatchupWindow *self, MatchupConversationKind kind)
{
  cancel_opening (self, kind);
  set_open_id (self, kind, NULL);
  show_conversation (self, kind, NULL);
}

typedef struct
{
  MatchupWindow *window;
  MatchupConversationKind kind; /* of the place that waits for it */
} Opening;

/* It is of the other kind than was thought, as after a change by another program. */
static void
move_to_other_place (MatchupWindow *self,
                     MatchupConversationKind from,
                     MatchupConversation *conversation)
{
  MatchupConversationKind to = matchup_conversation_get_kind (conversation);
  MatchupDestination *wanted = g_steal_pointer (&self->places[from].wanted);
  gboolean shown = from == _matchup_window_get_kind (self);

  make_new (self, from);
  cancel_opening (self, to);
  self->places[to].wanted = wanted;
  set_open_id (self, to, matchup_conversation_get_id (conversation));
  if (shown && self->view != MATCHUP_VIEW_RESULTS)
    _matchup_window_set_view (self,
                              to == MATCHUP_CONVERSATION_KIND_CHAT ? MATCHUP_VIEW_CHAT
                                                                   : MATCHUP_VIEW_COMPARE);
  show_conversation (self, to, conversation);
}

static void
conversation_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Opening *opening = user_data;
  g_autoptr (MatchupWindow) self = opening->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupConversation) conversation =
      matchup_history_open_finish (MATCHUP_HISTORY (source), result, &error);

  if (self->page == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (conversation == NULL)
    {
      g_message ("A conversation could not be opened: %s", error->message);
      if (!_matchup_window_give_up (self))
        make_new (self, opening->kind);
    }
  else if (g_strcmp0 (self->places[opening->kind].open_id,
                      matchup_conversation_get_id (conversation)) != 0)
    {
      return;
    }
  else if (matchup_conversation_get_kind (conversation) != opening->kind)
    {
      move_to_other_place (self, opening->kind, conversation);
    }
  else
    {
      show_conversation (self, opening->kind, conversation);
    }
}

static void
open_in_place (MatchupWindow *self, MatchupConversationKind kind, const char *id)
{
  MatchupHistory *history = matchup_workspace_get_history (self->workspace);
  g_autoptr (MatchupConversation) open = NULL;
  MatchupPlace *place = &self->places[kind];
  Opening *opening;

  /* A private one, or one that has not been saved yet, could not be opened again. */
  g_set_object (&open, matchup_history_get_open (history, id));
  set_open_id (self, kind, id);
  if (open != NULL && matchup_conversation_get_kind (open) == kind)
    {
      show_conversation (self, kind, open);
      return;
    }
  place->cancellable = g_cancellable_new ();
  opening = g_new0 (Opening, 1);
  opening->window = g_object_ref (self);
  opening->kind = kind;
  matchup_history_open_async (history,
                              place->open_id,
                              place->cancellable,
                              conversation_opened_cb,
                              opening);
}

/* What was open in a place when the program ended, as soon as it is looked at. */
static void
begin_place (MatchupWindow *self, MatchupConversationKind kind)
{
  g_autofree char *last = NULL;

  if (self->places[kind].begun)
    return;
  last = g_steal_pointer (&self->kept_ids[kind]);
  self->places[kind].begun = TRUE;
  if (last != NULL && *last != '\0')
    open_in_place (self, kind, last);
  else
    make_new (self, kind);
}

void
_matchup_window_set_view (MatchupWindow *self, MatchupView view)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "view");

  if (self->page == NULL)
    return;
  self->view = view;
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (view_names[view]));
  set_setting (self, "last-view", view_names[view]);
  if (view == MATCHUP_VIEW_CHAT)
    _matchup_window_ensure_chat (self);
  begin_place (self, _matchup_window_get_kind (self));
  update_view (self);
  _matchup_window_place_changed (self);
}

static void
conversation_started_cb (MatchupWindow *self, GtkWidget *page)
{
  MatchupConversationKind kind = MATCHUP_IS_CHAT_PAGE (page) ? MATCHUP_CONVERSATION_KIND_CHAT
                                                             : MATCHUP_CONVERSATION_KIND_COMPARE;
  MatchupConversation *conversation = _matchup_window_get_conversation (self, kind);

  if (conversation == NULL)
    return;
  /* Where nothing is kept, all new ones are. */
  if (matchup_conversation_get_private (conversation))
    _matchup_window_keep_private (self, conversation);
  set_open_id (self, kind, matchup_conversation_get_id (conversation));
  remember_open (self, kind, conversation);
  _matchup_window_update_private (self);
  if (kind == MATCHUP_CONVERSATION_KIND_COMPARE)
    matchup_standing_strip_set_conversation (matchup_sidebar_get_strip (self->sidebar),
                                             conversation);
  matchup_sidebar_track (self->sidebar, conversation);
}

void
_matchup_window_follow_page (MatchupWindow *self, GtkWidget *page)
{
  g_signal_connect_object (page,
                           "notify::title",
                           G_CALLBACK (_matchup_window_update_title),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page,
                           "conversation-started",
                           G_CALLBACK (conversation_started_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

void
_matchup_window_restore (MatchupWindow *self)
{
  g_autofree char *name = g_steal_pointer (&self->kept_view);
  MatchupDestination *open = g_steal_pointer (&self->kept_open);
  g_autoptr (MatchupConversation) taken = g_steal_pointer (&self->taken);
  MatchupView view = MATCHUP_VIEW_COMPARE;

  if (taken != NULL)
    {
      g_clear_pointer (&open, _matchup_window_free_destination);
      matchup_window_take (self, taken);
      return;
    }
  self->restoring = TRUE;
  if (open != NULL)
    {
      _matchup_window_open_at (self, open);
      _matchup_window_free_destination (open);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (view_names); i++)
    {
      if (g_strcmp0 (name, view_names[i]) == 0)
        view = (MatchupView) i;
    }
  _matchup_window_set_view (self, view);
  if (_matchup_window_get_place (self)->open_id == NULL && view != MATCHUP_VIEW_RESULTS)
    _matchup_window_focus_composer (self);
}

void
_matchup_window_clear_places (MatchupWindow *self)
{
  for (guint kind = 0; kind < G_N_ELEMENTS (self->places); kind++)
    {
      cancel_opening (self, kind);
      g_clear_pointer (&self->places[kind].open_id, g_free);
    }
}

void
_matchup_window_start_new (MatchupWindow *self, MatchupConversationKind kind)
{
  if (self->page == NULL)
    return;
  self->places[kind].begun = TRUE;
  _matchup_window_set_view (self,
                            kind == MATCHUP_CONVERSATION_KIND_CHAT ? MATCHUP_VIEW_CHAT
                                                                   : MATCHUP_VIEW_COMPARE);
  make_new (self, kind);
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  _matchup_window_focus_composer (self);
}

void
matchup_window_start_new (MatchupWindow *self)
{
  g_return_if_fail (MATCHUP_IS_WINDOW (self));

  _matchup_window_start_new (self, MATCHUP_CONVERSATION_KIND_COMPARE);
}

/* Where it belongs to; what nobody knows is looked for where we are. */
static MatchupConversationKind
find_kind (MatchupWindow *self, const char *id)
{
  MatchupHistory *history = matchup_workspace_get_history (self->workspace);
  MatchupConversation *open = matchup_history_get_open (history, id);
  MatchupConversationSummary *summary;

  if (open != NULL)
    return matchup_conversation_get_kind (open);
  summary = matchup_history_find (history, id);
  if (summary != NULL)
    return matchup_conversation_summary_get_kind (summary);
  return _matchup_window_get_kind (self);
}

void
_matchup_window_open_at (MatchupWindow *self, const MatchupDestination *to)
{
  MatchupConversationKind kind;

  if (self->page == NULL)
    {
      _matchup_window_keep_place (self, to);
      return;
    }
  kind = find_kind (self, to->conversation_id);
  cancel_opening (self, kind);
  self->places[kind].wanted = _matchup_window_copy_destination (to);
  self->places[kind].begun = TRUE;
  _matchup_window_set_view (self,
                            kind == MATCHUP_CONVERSATION_KIND_CHAT ? MATCHUP_VIEW_CHAT
                                                                   : MATCHUP_VIEW_COMPARE);
  open_in_place (self, kind, to->conversation_id);
}

void
matchup_window_take (MatchupWindow *self, MatchupConversation *conversation)
{
  MatchupConversationKind kind;

  g_return_if_fail (MATCHUP_IS_WINDOW (self));
  g_return_if_fail (MATCHUP_IS_CONVERSATION (conversation));

  if (self->page == NULL)
    {
      g_set_object (&self->taken, conversation);
      return;
    }
  kind = matchup_conversation_get_kind (conversation);
  cancel_opening (self, kind);
  set_open_id (self, kind, matchup_conversation_get_id (conversation));
  _matchup_window_set_view (self,
                            kind == MATCHUP_CONVERSATION_KIND_CHAT ? MATCHUP_VIEW_CHAT
                                                                   : MATCHUP_VIEW_COMPARE);
  show_conversation (self, kind, conversation);
}

void
matchup_window_act (MatchupWindow *self, const char *action, GVariant *parameter)
{
  g_return_if_fail (MATCHUP_IS_WINDOW (self));
  g_return_if_fail (action != NULL);

  gtk_widget_activate_action_variant (gtk_stack_get_visible_child (self->content),
                                      action,
                                      parameter);
}

void
matchup_window_open (MatchupWindow *self, const char *conversation_id)
{
  const MatchupDestination to = { (char *) conversation_id, NULL, NULL, NULL };

  g_return_if_fail (MATCHUP_IS_WINDOW (self));
  g_return_if_fail (conversation_id != NULL);

  _matchup_window_open_at (self, &to);
}

void
matchup_window_open_round (MatchupWindow *self, const char *conversation_id, const char *round_id)
{
  const MatchupDestination to = { (char *) conversation_id, (char *) round_id, NULL, NULL };

  g_return_if_fail (MATCHUP_IS_WINDOW (self));
  g_return_if_fail (conversation_id != NULL && round_id != NULL);

  _matchup_window_open_at (self, &to);
}

const char *
matchup_window_get_conversation_id (MatchupWindow *self)
{
  g_return_val_if_fail (MATCHUP_IS_WINDOW (self), NULL);

  return _matchup_window_get_place (self)->open_id;
}
