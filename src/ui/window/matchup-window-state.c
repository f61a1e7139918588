/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stays of a window. In the session: "width", "height" (i, pixels), "maximized", "sidebar"
 * (b), "view", "conversation" (s; "" for a new one). In the settings the same of the window that
 * was last, for those that are not in the session.
 */
#include "matchup-window-private.h"

#include "matchup-config.h"

#define MIN_WIDTH 360
#define MIN_HEIGHT 294
#define MAX_SIZE 32767

static void
tell (MatchupWindow *self)
{
  g_signal_emit_by_name (self, "state-changed");
}

void
_matchup_window_init_state (MatchupWindow *self)
{
  static const char *const watched[] = { "notify::default-width",
                                         "notify::default-height",
                                         "notify::maximized" };

  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect (self, watched[i], G_CALLBACK (tell), NULL);
}

static void
use_frame (MatchupWindow *self, int width, int height, gboolean maximized, gboolean sidebar)
{
  if (width > 0 && height > 0)
    gtk_window_set_default_size (GTK_WINDOW (self),
                                 CLAMP (width, MIN_WIDTH, MAX_SIZE),
                                 CLAMP (height, MIN_HEIGHT, MAX_SIZE));
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  self->sidebar_wanted = sidebar;
  adw_flap_set_reveal_flap (self->flap, sidebar);
}

void
_matchup_window_restore_state (MatchupWindow *self)
{
  if (self->settings == NULL)
    return;
  use_frame (self,
             g_settings_get_int (self->settings, "window-width"),
             g_settings_get_int (self->settings, "window-height"),
             g_settings_get_boolean (self->settings, "window-maximized"),
             g_settings_get_boolean (self->settings, "sidebar-visible"));
  self->kept_ids[MATCHUP_CONVERSATION_KIND_COMPARE] =
      g_settings_get_string (self->settings, "last-conversation");
  self->kept_ids[MATCHUP_CONVERSATION_KIND_CHAT] =
      g_settings_get_string (self->settings, "last-chat");
  self->kept_view = g_settings_get_string (self->settings, "last-view");
}

void
_matchup_window_save_state (MatchupWindow *self)
{
  int width, height;

  if (self->settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings,
                          "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  g_settings_set_boolean (self->settings, "sidebar-visible", self->sidebar_wanted);
}

void
_matchup_window_clear_state (MatchupWindow *self)
{
  for (guint kind = 0; kind < G_N_ELEMENTS (self->kept_ids); kind++)
    g_clear_pointer (&self->kept_ids[kind], g_free);
  g_clear_pointer (&self->kept_view, g_free);
  g_clear_pointer (&self->kept_open, _matchup_window_free_destination);
  g_clear_object (&self->taken);
}

static MatchupConversation *
get_at (MatchupWindow *self, MatchupConversationKind kind)
{
  MatchupConversation *conversation = _matchup_window_get_conversation (self, kind);

  if (conversation == NULL ||
      g_strcmp0 (matchup_conversation_get_id (conversation), self->places[kind].open_id) != 0)
    return NULL;
  return conversation;
}

MatchupConversation *
matchup_window_get_conversation (MatchupWindow *self)
{
  g_return_val_if_fail (MATCHUP_IS_WINDOW (self), NULL);

  return get_at (self, _matchup_window_get_kind (self));
}

static char *
dup_view (MatchupWindow *self)
{
  g_autoptr (GVariant) view = g_action_group_get_action_state (G_ACTION_GROUP (self), "view");

  return g_variant_dup_string (view, NULL);
}

gboolean
matchup_window_has (MatchupWindow *self, const char *conversation_id)
{
  g_return_val_if_fail (MATCHUP_IS_WINDOW (self), FALSE);

  for (guint kind = 0; kind < G_N_ELEMENTS (self->places); kind++)
    if (g_strcmp0 (self->places[kind].open_id, conversation_id) == 0)
      return TRUE;
  return _matchup_window_find_private (self, conversation_id) != NULL;
}

gboolean
matchup_window_shows (MatchupWindow *self, const char *conversation_id)
{
  g_return_val_if_fail (MATCHUP_IS_WINDOW (self), FALSE);

  return self->page != NULL && self->view != MATCHUP_VIEW_RESULTS &&
         g_strcmp0 (_matchup_window_get_place (self)->open_id, conversation_id) == 0;
}

void
_matchup_window_place_changed (MatchupWindow *self)
{
  tell (self);
}

static gboolean
is_private (MatchupConversation *conversation)
{
  return conversation != NULL && matchup_conversation_get_private (conversation);
}

/* What is open in a place, or what is going to be when it is looked at. */
static const char *
get_id (MatchupWindow *self, MatchupConversationKind kind)
{
  const char *id = self->places[kind].begun ? self->places[kind].open_id : self->kept_ids[kind];

  if (id == NULL || is_private (get_at (self, kind)) ||
      _matchup_window_find_private (self, id) != NULL)
    return "";
  return id;
}

GVariant *
matchup_window_dup_state (MatchupWindow *self)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autofree char *view = NULL;
  int width, height;

  g_return_val_if_fail (MATCHUP_IS_WINDOW (self), NULL);

  if (is_private (self->taken) || is_private (matchup_window_get_conversation (self)))
    return NULL;
  /* Before there is a workspace: what is going to be shown. */
  view =
      self->page != NULL || self->kept_view == NULL ? dup_view (self) : g_strdup (self->kept_view);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_variant_dict_insert (&dict, "width", "i", width);
  g_variant_dict_insert (&dict, "height", "i", height);
  g_variant_dict_insert (&dict, "maximized", "b", gtk_window_is_maximized (GTK_WINDOW (self)));
  g_variant_dict_insert (&dict, "sidebar", "b", (gboolean) self->sidebar_wanted);
  g_variant_dict_insert (&dict, "view", "s", view);
  g_variant_dict_insert (&dict,
                         "conversation",
                         "s",
                         get_id (self, MATCHUP_CONVERSATION_KIND_COMPARE));
  g_variant_dict_insert (&dict, "chat", "s", get_id (self, MATCHUP_CONVERSATION_KIND_CHAT));
  if (self->kept_open != NULL)
    g_variant_dict_insert (&dict, "open", "s", self->kept_open->conversation_id);
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

static void
keep (char **place, GVariantDict *dict, const char *key)
{
  g_clear_pointer (place, g_free);
  g_variant_dict_lookup (dict, key, "s", place);
}

void
matchup_window_set_state (MatchupWindow *self, GVariant *state)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (state);
  MatchupDestination open = { NULL };
  gboolean maximized = FALSE;
  gboolean sidebar = self->sidebar_wanted;
  int width = 0;
  int height = 0;

  g_return_if_fail (MATCHUP_IS_WINDOW (self));
  g_return_if_fail (self->page == NULL);

  g_variant_dict_lookup (&dict, "width", "i", &width);
  g_variant_dict_lookup (&dict, "height", "i", &height);
  g_variant_dict_lookup (&dict, "maximized", "b", &maximized);
  g_variant_dict_lookup (&dict, "sidebar", "b", &sidebar);
  if (!maximized)
    gtk_window_unmaximize (GTK_WINDOW (self));
  use_frame (self, width, height, maximized, sidebar);
  keep (&self->kept_ids[MATCHUP_CONVERSATION_KIND_COMPARE], &dict, "conversation");
  keep (&self->kept_ids[MATCHUP_CONVERSATION_KIND_CHAT], &dict, "chat");
  keep (&self->kept_view, &dict, "view");
  g_clear_pointer (&self->kept_open, _matchup_window_free_destination);
  if (g_variant_dict_lookup (&dict, "open", "&s", &open.conversation_id))
    self->kept_open = _matchup_window_copy_destination (&open);
  tell (self);
}

void
_matchup_window_keep_place (MatchupWindow *self, const MatchupDestination *to)
{
  g_clear_pointer (&self->kept_open, _matchup_window_free_destination);
  self->kept_open = _matchup_window_copy_destination (to);
  g_clear_object (&self->taken);
  tell (self);
}

static gboolean
is_alone (MatchupWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GList *list = application != NULL ? gtk_application_get_windows (application) : NULL;

  for (; list != NULL; list = list->next)
    if (MATCHUP_IS_WINDOW (list->data) && list->data != self)
      return FALSE;
  return TRUE;
}

/* Of what was open in several windows, those are left out that have nothing to show any more. */
gboolean
_matchup_window_give_up (MatchupWindow *self)
{
  if (!self->restoring || is_alone (self))
    return FALSE;
  gtk_window_destroy (GTK_WINDOW (self));
  return TRUE;
}

/* Also where it was open in two windows and deleted in the other one. */
void
_matchup_window_conversation_deleted_cb (MatchupWindow *self, const char *id)
{
  for (guint kind = 0; kind < G_N_ELEMENTS (self->places); kind++)
    {
      MatchupView view = self->view;

      if (g_strcmp0 (self->places[kind].open_id, id) != 0)
        continue;
      _matchup_window_start_new (self, kind);
      _matchup_window_set_view (self, view);
    }
}
