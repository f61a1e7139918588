/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupWindow: what leaves the program, and what comes in. */
#include "matchup-window-private.h"

#include "matchup-export-dialog.h"
#include "matchup-import-flow.h"
#include "matchup-print.h"

typedef void (*ConversationFunc) (MatchupWindow *self, MatchupConversation *conversation);

/* Somebody who waits for the open conversation; that may be on its way still. */
typedef struct
{
  GWeakRef window;
  ConversationFunc func;
} Wish;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wish *wish = user_data;
  g_autoptr (MatchupWindow) self = g_weak_ref_get (&wish->window);
  g_autoptr (MatchupConversation) conversation =
      matchup_history_open_finish (MATCHUP_HISTORY (source), result, NULL);

  if (conversation != NULL && self != NULL && self->workspace != NULL)
    wish->func (self, conversation);
  g_weak_ref_clear (&wish->window);
  g_free (wish);
}

static void
with_conversation (MatchupWindow *self, ConversationFunc func)
{
  const char *id = _matchup_window_get_place (self)->open_id;
  MatchupConversation *private_;
  Wish *wish;

  if (self->workspace == NULL || id == NULL)
    return;
  private_ = _matchup_window_find_private (self, id);
  if (private_ != NULL)
    {
      func (self, private_);
      return;
    }
  wish = g_new0 (Wish, 1);
  g_weak_ref_init (&wish->window, self);
  wish->func = func;
  matchup_history_open_async (matchup_workspace_get_history (self->workspace),
                              id,
                              NULL,
                              opened_cb,
                              wish);
}

static void
export_conversation (MatchupWindow *self, MatchupConversation *conversation)
{
  gtk_window_present (
      GTK_WINDOW (matchup_export_dialog_new (GTK_WINDOW (self), self->workspace, conversation)));
}

static void
print_conversation (MatchupWindow *self, MatchupConversation *conversation)
{
  matchup_print_conversation (GTK_WINDOW (self), self->workspace, conversation);
}

static void
export_open_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  with_conversation (user_data, export_conversation);
}

static void
print_open_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  with_conversation (user_data, print_conversation);
}

static void
export_all_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupWindow *self = user_data;

  if (self->workspace != NULL)
    export_conversation (self, NULL);
}

static void
import_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupWindow *self = user_data;

  if (self->workspace != NULL)
    matchup_import_flow_start (GTK_WINDOW (self), self->workspace);
}

void
_matchup_window_init_transfer (MatchupWindow *self)
{
  static const GActionEntry entries[] = {
    { "export-open", export_open_activated_cb },
    { "print-open", print_open_activated_cb },
    { "export-all", export_all_activated_cb },
    { "import", import_activated_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

static void
set_enabled (MatchupWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
_matchup_window_update_transfer (MatchupWindow *self)
{
  gboolean open = self->workspace != NULL && _matchup_window_get_place (self)->open_id != NULL;

  set_enabled (self, "export-open", open);
  set_enabled (self, "print-open", open);
  set_enabled (self, "export-all", self->workspace != NULL);
  set_enabled (self, "import", self->workspace != NULL);
}
