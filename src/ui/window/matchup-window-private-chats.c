/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * MatchupWindow: what is kept by nothing else but this window: private chats, and comparisons that
 * were made of them. They are there until they are closed, or the window is.
 */
#include "matchup-window-private.h"

#include "matchup-config.h"
#include "matchup-params.h"
#include "matchup-private-mark.h"

static guint
find_position (MatchupWindow *self, const char *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->privates));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MatchupConversation) conversation =
          g_list_model_get_item (G_LIST_MODEL (self->privates), i);

      if (g_strcmp0 (matchup_conversation_get_id (conversation), id) == 0)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

MatchupConversation *
_matchup_window_find_private (MatchupWindow *self, const char *id)
{
  guint position = id != NULL ? find_position (self, id) : GTK_INVALID_LIST_POSITION;
  g_autoptr (MatchupConversation) conversation = NULL;

  if (position == GTK_INVALID_LIST_POSITION)
    return NULL;
  conversation = g_list_model_get_item (G_LIST_MODEL (self->privates), position);
  return conversation; /* the list holds it */
}

void
_matchup_window_keep_private (MatchupWindow *self, MatchupConversation *conversation)
{
  if (_matchup_window_find_private (self, matchup_conversation_get_id (conversation)) == NULL)
    g_list_store_append (self->privates, conversation);
}

/* What is shown and private; what is said there goes nowhere else. NULL: nothing of the kind. */
static MatchupConversation *
get_shown_private (MatchupWindow *self)
{
  MatchupConversation *shown =
      self->view != MATCHUP_VIEW_RESULTS
          ? _matchup_window_get_conversation (self, _matchup_window_get_kind (self))
          : NULL;

  return shown != NULL && matchup_conversation_get_private (shown) ? shown : NULL;
}

static void
start (MatchupWindow *self, MatchupConversationKind kind, MatchupLineup *lineup)
{
  g_autoptr (MatchupConversation) conversation =
      matchup_history_create (matchup_workspace_get_history (self->workspace), kind, lineup, TRUE);

  _matchup_window_keep_private (self, conversation);
  matchup_window_open (self, matchup_conversation_get_id (conversation));
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  _matchup_window_focus_composer (self);
}

void
_matchup_window_start_private (MatchupWindow *self)
{
  g_autoptr (MatchupLineup) lineup = NULL;

  if (self->page == NULL)
    return;
  lineup = matchup_chat_page_dup_next_lineup (_matchup_window_ensure_chat (self));
  start (self, MATCHUP_CONVERSATION_KIND_CHAT, lineup);
}

/* The same models, and of a chat no more, see matchup_chat_page_dup_next_lineup(); or those that
 * are compared, where a chat goes on as a comparison. */
static MatchupLineup *
make_lineup (MatchupWindow *self, MatchupConversation *shown, MatchupConversationKind kind)
{
  MatchupLineup *lineup = matchup_conversation_get_lineup (shown);
  MatchupContestant *asked = matchup_lineup_get (lineup, 0);
  g_autoptr (MatchupParams) none = matchup_params_new_empty ();
  g_autoptr (MatchupContestant) same = NULL;
  MatchupLineup *made;

  if (matchup_conversation_get_kind (shown) != kind)
    return matchup_lineup_copy (matchup_workspace_get_lineup (self->workspace));
  if (kind == MATCHUP_CONVERSATION_KIND_COMPARE)
    return matchup_lineup_copy (lineup);
  made = matchup_lineup_new ();
  if (asked == NULL)
    return made;
  same = matchup_contestant_new (NULL, matchup_contestant_get_model (asked), none);
  matchup_lineup_append (made, same);
  return made;
}

gboolean
_matchup_window_start_private_from (MatchupWindow *self, MatchupConversationKind kind)
{
  MatchupConversation *shown = get_shown_private (self);
  g_autoptr (MatchupLineup) lineup = NULL;

  if (shown == NULL)
    return FALSE;
  lineup = make_lineup (self, shown, kind);
  start (self, kind, lineup);
  return TRUE;
}

static void
stop_all (MatchupConversation *conversation)
{
  for (guint i = 0; i < matchup_conversation_get_n_all (conversation); i++)
    matchup_round_stop_all (matchup_conversation_get_all (conversation, i));
}

/* Nobody is asked: that it goes then is what was promised. */
void
_matchup_window_close_private (MatchupWindow *self, const char *id)
{
  guint position = id != NULL ? find_position (self, id) : GTK_INVALID_LIST_POSITION;
  g_autoptr (MatchupConversation) conversation = NULL;
  MatchupConversationKind kind;

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  conversation = g_list_model_get_item (G_LIST_MODEL (self->privates), position);
  kind = matchup_conversation_get_kind (conversation);
  stop_all (conversation);
  /* First, as a title is asked for of what is shown. */
  if (_matchup_window_get_conversation (self, kind) == conversation)
    {
      MatchupView view = self->view;

      _matchup_window_start_new (self, kind);
      _matchup_window_set_view (self, view);
    }
  matchup_drafts_remove (matchup_workspace_get_drafts (self->workspace),
                         matchup_conversation_get_id (conversation));
  position = find_position (self, matchup_conversation_get_id (conversation));
  g_list_store_remove (self->privates, position);
  _matchup_window_update_actions (self);
}

void
_matchup_window_close_privates (MatchupWindow *self)
{
  guint n = self->privates != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->privates)) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MatchupConversation) conversation =
          g_list_model_get_item (G_LIST_MODEL (self->privates), i);

      stop_all (conversation);
      matchup_drafts_remove (matchup_workspace_get_drafts (self->workspace),
                             matchup_conversation_get_id (conversation));
    }
  if (n > 0)
    g_list_store_remove_all (self->privates);
}

void
_matchup_window_update_private (MatchupWindow *self)
{
  matchup_private_mark_set (GTK_WIDGET (self), get_shown_private (self) != NULL);
}
