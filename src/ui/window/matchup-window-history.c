/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupWindow: what is done with conversations of the history, one or several, and undone. */
#include "matchup-window-private.h"

#include "matchup-config.h"
#include "matchup-sentence.h"
#include "matchup-toast.h"

#include <glib/gi18n.h>

/* So many changes can be taken back with Ctrl+Z. */
#define MAX_UNDOS 50

typedef enum
{
  CHANGE_PINNED,
  CHANGE_ARCHIVED,
  CHANGE_DELETED,
} Change;

/* What is needed to take a change back, held by its toast and by the window, which may be gone by
 * then. */
typedef struct
{
  GWeakRef window;
  Change change;
  gboolean value;
  GStrv ids;
  char *were_open[2]; /* of each kind, one that was deleted; or NULL */
} Undo;

static void
undo_clear (gpointer data)
{
  Undo *undo = data;

  g_weak_ref_clear (&undo->window);
  g_strfreev (undo->ids);
  for (guint i = 0; i < G_N_ELEMENTS (undo->were_open); i++)
    g_free (undo->were_open[i]);
}

static void
undo_unref (gpointer undo)
{
  g_rc_box_release_full (undo, undo_clear);
}

static void
undo_cb (gpointer data)
{
  Undo *undo = data;
  const char *const *ids = (const char *const *) undo->ids;
  g_autoptr (MatchupWindow) self = g_weak_ref_get (&undo->window);
  MatchupHistory *history;

  if (self == NULL || self->workspace == NULL || !g_ptr_array_find (self->undos, undo, NULL))
    return;
  g_rc_box_acquire (undo);
  g_ptr_array_remove (self->undos, undo);
  history = matchup_workspace_get_history (self->workspace);
  if (undo->change == CHANGE_PINNED)
    g_strfreev (matchup_history_set_pinned_all (history, ids, !undo->value));
  else if (undo->change == CHANGE_ARCHIVED)
    g_strfreev (matchup_history_set_archived_all (history, ids, !undo->value));
  else
    matchup_history_undelete_all (history, ids);
  for (guint i = 0; i < G_N_ELEMENTS (undo->were_open); i++)
    if (undo->were_open[i] != NULL && self->places[i].open_id == NULL)
      matchup_window_open (self, undo->were_open[i]);
  _matchup_window_update_actions (self);
  undo_unref (undo);
}

/* The last change first, whatever toasts can still be seen. */
static gboolean
undo_last_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  MatchupWindow *self = MATCHUP_WINDOW (widget);

  if (self->undos->len == 0)
    return FALSE;
  undo_cb (g_ptr_array_index (self->undos, self->undos->len - 1));
  matchup_toast_dismiss_undo (GTK_WIDGET (self->content));
  return TRUE;
}

static char *
make_sentence_of_many (Change change, gboolean value, guint n)
{
  if (change == CHANGE_DELETED)
    return g_strdup_printf (ngettext ("%u conversation deleted", "%u conversations deleted", n), n);
  if (change == CHANGE_ARCHIVED && value)
    return g_strdup_printf (ngettext ("%u conversation archived", "%u conversations archived", n),
                            n);
  if (change == CHANGE_ARCHIVED)
    return g_strdup_printf (ngettext ("%u conversation is back in the history",
                                      "%u conversations are back in the history",
                                      n),
                            n);
  if (value)
    return g_strdup_printf (ngettext ("%u conversation pinned", "%u conversations pinned", n), n);
  return g_strdup_printf (ngettext ("%u conversation unpinned", "%u conversations unpinned", n), n);
}

static const char *
get_sentence_of_one (Change change, gboolean value)
{
  if (change == CHANGE_DELETED)
    /* Translators: %s is the title of a conversation. */
    return _ ("“%s” deleted");
  if (change == CHANGE_ARCHIVED && value)
    /* Translators: %s is the title of a conversation. */
    return _ ("“%s” archived");
  if (change == CHANGE_ARCHIVED)
    /* Translators: %s is the title of a conversation that was archived. */
    return _ ("“%s” is back in the history");
  if (value)
    /* Translators: %s is the title of a conversation. */
    return _ ("“%s” pinned");
  /* Translators: %s is the title of a conversation. */
  return _ ("“%s” unpinned");
}

/* One is called by its title, @title; several are counted. */
static char *
make_sentence (Change change, gboolean value, guint n, const char *title)
{
  /* What is not in the list yet has none. */
  if (n > 1 || *title == '\0')
    return make_sentence_of_many (change, value, n);
  return matchup_sentence_insert_name (get_sentence_of_one (change, value), title);
}

/* Takes @ids and what is in @were_open (or NULL). */
static void
offer_undo (MatchupWindow *self,
            Change change,
            gboolean value,
            GStrv ids,
            const char *title,
            char **were_open)
{
  g_autofree char *sentence = make_sentence (change, value, g_strv_length (ids), title);
  Undo *undo = g_rc_box_new0 (Undo);

  g_weak_ref_init (&undo->window, self);
  undo->change = change;
  undo->value = value;
  undo->ids = ids;
  for (guint i = 0; were_open != NULL && i < G_N_ELEMENTS (undo->were_open); i++)
    undo->were_open[i] = were_open[i];
  if (self->undos->len == MAX_UNDOS)
    g_ptr_array_remove_index (self->undos, 0);
  g_ptr_array_add (self->undos, g_rc_box_acquire (undo));
  matchup_toast_with_undo (GTK_WIDGET (self->content), sentence, undo_cb, undo, undo_unref);
}

/* The title of the first of @ids. */
static char *
dup_title (MatchupWindow *self, const char *const *ids)
{
  MatchupConversationSummary *summary =
      ids[0] != NULL
          ? matchup_history_find (matchup_workspace_get_history (self->workspace), ids[0])
          : NULL;

  return g_strdup (summary != NULL ? matchup_conversation_summary_get_title (summary) : "");
}

static void
change_all (MatchupWindow *self, Change change, const char *const *ids, gboolean value)
{
  MatchupHistory *history = matchup_workspace_get_history (self->workspace);
  g_autofree char *title = NULL;
  GStrv changed = change == CHANGE_PINNED ? matchup_history_set_pinned_all (history, ids, value)
                                          : matchup_history_set_archived_all (history, ids, value);

  _matchup_window_update_actions (self);
  if (changed[0] == NULL)
    {
      g_strfreev (changed);
      return;
    }
  title = dup_title (self, (const char *const *) changed);
  offer_undo (self, change, value, changed, title, NULL);
}

/* What is open of each kind and goes makes room for a new one; gives which these were. */
static void
leave_open (MatchupWindow *self, const char *const *ids, char **were_open)
{
  MatchupView view = self->view;

  for (guint kind = 0; kind < G_N_ELEMENTS (self->places); kind++)
    {
      const char *id = self->places[kind].open_id;

      if (id == NULL || !g_strv_contains (ids, id))
        continue;
      were_open[kind] = g_strdup (id);
      _matchup_window_start_new (self, (MatchupConversationKind) kind);
    }
  if (self->view != view)
    _matchup_window_set_view (self, view);
}

void
_matchup_window_delete (MatchupWindow *self, const char *const *ids)
{
  g_autofree char *title = dup_title (self, ids);
  char *were_open[2] = { NULL, NULL };
  GStrv deleted;

  leave_open (self, ids, were_open);
  deleted = matchup_history_delete_all (matchup_workspace_get_history (self->workspace), ids);
  if (deleted[0] == NULL)
    {
      g_strfreev (deleted);
      g_free (were_open[0]);
      g_free (were_open[1]);
      return;
    }
  offer_undo (self, CHANGE_DELETED, TRUE, deleted, title, were_open);
}

static void
delete_all_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupWindow *self = user_data;
  g_autofree const char **ids = g_variant_get_strv (parameter, NULL);

  if (self->workspace != NULL)
    _matchup_window_delete (self, ids);
}

static void
change_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupWindow *self = user_data;
  gboolean pins = g_str_equal (g_action_get_name (G_ACTION (action)), "set-pinned-all");
  g_autofree const char **ids = NULL;
  gboolean value;

  g_variant_get (parameter, "(^a&sb)", &ids, &value);
  if (self->workspace != NULL)
    change_all (self, pins ? CHANGE_PINNED : CHANGE_ARCHIVED, ids, value);
}

static void
suggest_title_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupWindow *self = user_data;

  if (self->workspace != NULL)
    matchup_title_maker_suggest (matchup_workspace_get_title_maker (self->workspace),
                                 g_variant_get_string (parameter, NULL));
}

static void
title_model_changed_cb (MatchupWindow *self)
{
  MatchupTitleMaker *titles = matchup_workspace_get_title_maker (self->workspace);

  matchup_sidebar_set_can_suggest (self->sidebar, matchup_title_maker_get_model (titles) != NULL);
}

void
_matchup_window_watch_titles (MatchupWindow *self)
{
  g_signal_connect_object (matchup_workspace_get_title_maker (self->workspace),
                           "notify::model",
                           G_CALLBACK (title_model_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  title_model_changed_cb (self);
}

static void
archive_open_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupWindow *self = user_data;
  const char *ids[] = { _matchup_window_get_place (self)->open_id, NULL };

  if (ids[0] != NULL)
    change_all (self, CHANGE_ARCHIVED, ids, TRUE);
}

void
_matchup_window_init_history_keys (GtkWidgetClass *widget_class)
{
  /* Where no text has it: what is typed is undone first. */
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, undo_last_cb, NULL);
}

void
_matchup_window_init_history_actions (MatchupWindow *self)
{
  static const GActionEntry entries[] = {
    { "delete-all", delete_all_activated_cb, "as" },
    { "set-pinned-all", change_activated_cb, "(asb)" },
    { "set-archived-all", change_activated_cb, "(asb)" },
    { "archive-open", archive_open_activated_cb },
    { "suggest-title", suggest_title_activated_cb, "s" },
  };

  self->undos = g_ptr_array_new_with_free_func (undo_unref);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
