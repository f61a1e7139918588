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
  self->kept_id = g_settings_get_string (self->settings, "last-conversation");
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

MatchupConversation *
matchup_window_get_conversation (MatchupWindow *self)
{
  MatchupConversation *conversation;

  g_return_val_if_fail (MATCHUP_IS_WINDOW (self), NULL);

  conversation = self->page != NULL ? matchup_compare_page_get_conversation (self->page) : NULL;
  if (conversation == NULL ||
      g_strcmp0 (matchup_conversation_get_id (conversation), self->open_id) != 0)
    return NULL;
  return conversation;
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

  return g_strcmp0 (self->open_id, conversation_id) == 0;
}

gboolean
matchup_window_shows (MatchupWindow *self, const char *conversation_id)
{
  g_autofree char *view = NULL;

  g_return_val_if_fail (MATCHUP_IS_WINDOW (self), FALSE);

  if (self->page == NULL || g_strcmp0 (self->open_id, conversation_id) != 0)
    return FALSE;
  view = dup_view (self);
  return !g_str_equal (view, "results");
}

static gboolean
is_private (MatchupWindow *self)
{
  MatchupConversation *conversation = matchup_window_get_conversation (self);

  if (conversation == NULL)
    conversation = self->taken;
  return conversation != NULL && matchup_conversation_get_private (conversation);
}

void
_matchup_window_place_changed (MatchupWindow *self)
{
  g_autofree char *view = dup_view (self);

  if (self->settings != NULL)
    {
      const char *id = self->open_id != NULL && !is_private (self) ? self->open_id : "";

      g_settings_set_string (self->settings, "last-view", view);
      g_settings_set_string (self->settings, "last-conversation", id);
    }
  tell (self);
}

GVariant *
matchup_window_dup_state (MatchupWindow *self)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autofree char *view = NULL;
  const char *id;
  int width, height;

  g_return_val_if_fail (MATCHUP_IS_WINDOW (self), NULL);

  if (is_private (self))
    return NULL;
  /* Before there is a workspace: what is going to be shown. */
  id = self->page != NULL ? self->open_id : self->kept_id;
  view =
      self->page != NULL || self->kept_view == NULL ? dup_view (self) : g_strdup (self->kept_view);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_variant_dict_insert (&dict, "width", "i", width);
  g_variant_dict_insert (&dict, "height", "i", height);
  g_variant_dict_insert (&dict, "maximized", "b", gtk_window_is_maximized (GTK_WINDOW (self)));
  g_variant_dict_insert (&dict, "sidebar", "b", (gboolean) self->sidebar_wanted);
  g_variant_dict_insert (&dict, "view", "s", view);
  g_variant_dict_insert (&dict, "conversation", "s", id != NULL ? id : "");
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

void
matchup_window_set_state (MatchupWindow *self, GVariant *state)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (state);
  gboolean maximized = FALSE;
  gboolean sidebar = self->sidebar_wanted;
  const char *id = "";
  const char *view = NULL;
  int width = 0;
  int height = 0;

  g_return_if_fail (MATCHUP_IS_WINDOW (self));
  g_return_if_fail (self->page == NULL);

  g_variant_dict_lookup (&dict, "width", "i", &width);
  g_variant_dict_lookup (&dict, "height", "i", &height);
  g_variant_dict_lookup (&dict, "maximized", "b", &maximized);
  g_variant_dict_lookup (&dict, "sidebar", "b", &sidebar);
  g_variant_dict_lookup (&dict, "conversation", "&s", &id);
  g_variant_dict_lookup (&dict, "view", "&s", &view);
  if (!maximized)
    gtk_window_unmaximize (GTK_WINDOW (self));
  use_frame (self, width, height, maximized, sidebar);
  g_free (self->kept_id);
  self->kept_id = g_strdup (id);
  g_free (self->kept_view);
  self->kept_view = g_strdup (view);
  tell (self);
}

void
_matchup_window_keep_place (MatchupWindow *self, const char *conversation_id, const char *round_id)
{
  g_free (self->kept_id);
  self->kept_id = g_strdup (conversation_id);
  g_clear_pointer (&self->kept_view, g_free);
  g_free (self->wanted_round);
  self->wanted_round = g_strdup (round_id);
  g_clear_object (&self->taken);
  tell (self);
}

void
_matchup_window_restore_place (MatchupWindow *self)
{
  g_autofree char *id = g_steal_pointer (&self->kept_id);
  g_autofree char *view = g_steal_pointer (&self->kept_view);
  g_autofree char *round = g_steal_pointer (&self->wanted_round);
  g_autoptr (MatchupConversation) taken = g_steal_pointer (&self->taken);
  g_autofree char *now = NULL;

  if (taken != NULL)
    {
      matchup_window_take (self, taken);
      return;
    }
  if (id == NULL || *id == '\0')
    matchup_window_start_new (self);
  else if (round != NULL)
    matchup_window_open_round (self, id, round);
  else
    {
      self->restoring = TRUE;
      matchup_window_open (self, id);
    }
  now = dup_view (self);
  if (view != NULL && *view != '\0' && !g_str_equal (view, now))
    g_action_group_change_action_state (G_ACTION_GROUP (self), "view", g_variant_new_string (view));
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
void
_matchup_window_give_up (MatchupWindow *self)
{
  if (self->restoring && !is_alone (self))
    gtk_window_destroy (GTK_WINDOW (self));
  else
    matchup_window_start_new (self);
}

/* Also where it was open in two windows and deleted in the other one. */
void
_matchup_window_conversation_deleted_cb (MatchupWindow *self, const char *id)
{
  g_autofree char *view = NULL;

  if (g_strcmp0 (self->open_id, id) != 0)
    return;
  view = dup_view (self);
  matchup_window_start_new (self);
  if (g_str_equal (view, "results"))
    _matchup_window_set_view (self, TRUE);
}
