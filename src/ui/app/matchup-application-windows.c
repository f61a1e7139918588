/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupApplication: its windows, which all have the one workspace. */
#include "matchup-application-internal.h"

#include "matchup-config.h"

#include <glib/gi18n.h>

MatchupWindow *
_matchup_application_find_window (MatchupApplication *self)
{
  GList *list;

  for (list = gtk_application_get_windows (GTK_APPLICATION (self)); list != NULL; list = list->next)
    if (MATCHUP_IS_WINDOW (list->data))
      return MATCHUP_WINDOW (list->data);
  return NULL;
}

MatchupQuickAsk *
_matchup_application_find_quick_ask (MatchupApplication *self)
{
  GList *list;

  for (list = gtk_application_get_windows (GTK_APPLICATION (self)); list != NULL; list = list->next)
    if (MATCHUP_IS_QUICK_ASK (list->data))
      return MATCHUP_QUICK_ASK (list->data);
  return NULL;
}

gboolean
_matchup_application_has_windows (MatchupApplication *self, GtkWindow *except)
{
  GList *list;

  for (list = gtk_application_get_windows (GTK_APPLICATION (self)); list != NULL; list = list->next)
    if (list->data != except &&
        (MATCHUP_IS_WINDOW (list->data) || MATCHUP_IS_QUICK_ASK (list->data)))
      return TRUE;
  return FALSE;
}

static gboolean
has_workspace (GtkWindow *window)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (window), "matchup-has-workspace"));
}

static void
update_window (MatchupApplication *self, GtkWindow *window)
{
  gboolean quick = MATCHUP_IS_QUICK_ASK (window);

  if (has_workspace (window))
    return;
  if (self->state == WORKSPACE_OPEN)
    {
      g_object_set_data (G_OBJECT (window), "matchup-has-workspace", GINT_TO_POINTER (TRUE));
      if (quick)
        matchup_quick_ask_set_workspace (MATCHUP_QUICK_ASK (window), self->workspace);
      else
        matchup_window_set_workspace (MATCHUP_WINDOW (window), self->workspace);
    }
  else if (self->state == WORKSPACE_FAILED)
    {
      if (quick)
        matchup_quick_ask_show_trouble (MATCHUP_QUICK_ASK (window), self->trouble->message);
      else
        matchup_window_show_trouble (MATCHUP_WINDOW (window), self->trouble->message);
    }
  else if (!quick)
    matchup_window_show_opening (MATCHUP_WINDOW (window));
}

void
_matchup_application_update_windows (MatchupApplication *self)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  /* One may go while another one is told. */
  for (GList *list = windows; list != NULL; list = list->next)
    g_object_ref (list->data);
  for (GList *list = windows; list != NULL; list = list->next)
    {
      if ((MATCHUP_IS_WINDOW (list->data) || MATCHUP_IS_QUICK_ASK (list->data)) &&
          gtk_window_get_application (list->data) != NULL)
        update_window (self, list->data);
      g_object_unref (list->data);
    }
}

void
_matchup_application_close_windows (MatchupApplication *self)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  matchup_session_keep (self->session);
  for (GList *list = windows; list != NULL; list = list->next)
    g_object_ref (list->data);
  for (GList *list = windows; list != NULL; list = list->next)
    {
      if (MATCHUP_IS_WINDOW (list->data) || MATCHUP_IS_QUICK_ASK (list->data))
        gtk_window_close (list->data);
      g_object_unref (list->data);
    }
}

/* @state: of the session, or NULL. */
static MatchupWindow *
add_window (MatchupApplication *self, GVariant *state)
{
  MatchupWindow *window;

  /* Opened while the window is being built, so that both take their time together. */
  _matchup_application_open_workspace (self);
  window = matchup_window_new (GTK_APPLICATION (self), self->settings);
  if (state != NULL)
    matchup_window_set_state (window, state);
  g_signal_connect_object (window,
                           "retry",
                           G_CALLBACK (_matchup_application_retry),
                           self,
                           G_CONNECT_SWAPPED);
  matchup_session_add (self->session, window);
  return window;
}

static void
say_note (MatchupApplication *self, MatchupWindow *window)
{
  g_autofree char *note = g_steal_pointer (&self->note);
  GtkWidget *dialog;

  if (note == NULL)
    return;
  dialog = adw_message_dialog_new (GTK_WINDOW (window), _ ("The Keys Could Not Be Deleted"), note);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

MatchupWindow *
_matchup_application_present (MatchupApplication *self)
{
  MatchupWindow *window = _matchup_application_find_window (self);

  if (window == NULL)
    {
      g_autoptr (GPtrArray) states = matchup_session_dup_states (self->session);

      for (guint i = states->len; i > 1; i--)
        {
          window = add_window (self, g_ptr_array_index (states, i - 1));
          update_window (self, GTK_WINDOW (window));
          gtk_window_present (GTK_WINDOW (window));
        }
      window = add_window (self, states->len > 0 ? g_ptr_array_index (states, 0) : NULL);
      update_window (self, GTK_WINDOW (window));
    }
  gtk_window_present (GTK_WINDOW (window));
  say_note (self, window);
  return window;
}

/* As large as the one that is used, with the same view, and nothing in it. */
static GVariant *
make_state (MatchupWindow *like)
{
  g_autoptr (GVariant) state = like != NULL ? matchup_window_dup_state (like) : NULL;
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (state);

  g_variant_dict_insert (&dict, "maximized", "b", FALSE);
  g_variant_dict_remove (&dict, "conversation");
  g_variant_dict_remove (&dict, "chat");
  g_variant_dict_remove (&dict, "open");
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

MatchupWindow *
_matchup_application_open_window (MatchupApplication *self, const char *conversation_id)
{
  g_autoptr (GVariant) state = NULL;
  MatchupWindow *window;

  if (self->state == WORKSPACE_CLOSING)
    {
      self->wanted_again = TRUE;
      return NULL;
    }
  state = make_state (_matchup_application_find_window (self));
  window = add_window (self, state);
  if (conversation_id != NULL)
    matchup_window_open (window, conversation_id);
  update_window (self, GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* NULL: none has it open. */
static MatchupWindow *
find_with (MatchupApplication *self, const char *conversation_id)
{
  GList *list;

  for (list = gtk_application_get_windows (GTK_APPLICATION (self)); list != NULL; list = list->next)
    if (MATCHUP_IS_WINDOW (list->data) && matchup_window_has (list->data, conversation_id))
      return list->data;
  return NULL;
}

void
_matchup_application_open_round (MatchupApplication *self,
                                 const char *conversation_id,
                                 const char *round_id)
{
  MatchupWindow *window = find_with (self, conversation_id);
  MatchupQuickAsk *quick = _matchup_application_find_quick_ask (self);
  MatchupConversation *asked = quick != NULL ? matchup_quick_ask_get_conversation (quick) : NULL;

  if (window == NULL && asked != NULL &&
      g_str_equal (matchup_conversation_get_id (asked), conversation_id))
    {
      gtk_window_present (GTK_WINDOW (quick));
      return;
    }
  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  else
    {
      g_application_activate (G_APPLICATION (self));
      window = _matchup_application_find_window (self);
    }
  if (window != NULL)
    matchup_window_open_round (window, conversation_id, round_id);
}

static void
quick_open_cb (MatchupApplication *self,
               MatchupConversation *conversation,
               const char *action,
               GVariant *parameter)
{
  MatchupWindow *window = _matchup_application_present (self);

  matchup_window_take (window, conversation);
  if (action != NULL)
    matchup_window_act (window, action, parameter);
}

void
_matchup_application_quick_ask (MatchupApplication *self)
{
  MatchupQuickAsk *quick = _matchup_application_find_quick_ask (self);

  if (self->state == WORKSPACE_CLOSING)
    {
      self->wanted_quick = TRUE;
      return;
    }
  if (quick == NULL)
    {
      _matchup_application_open_workspace (self);
      quick = matchup_quick_ask_new (GTK_APPLICATION (self));
      g_signal_connect_object (quick,
                               "retry",
                               G_CALLBACK (_matchup_application_retry),
                               self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (quick, "open", G_CALLBACK (quick_open_cb), self, G_CONNECT_SWAPPED);
      update_window (self, GTK_WINDOW (quick));
    }
  gtk_window_present (GTK_WINDOW (quick));
  matchup_quick_ask_focus (quick);
}
