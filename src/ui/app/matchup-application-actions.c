/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-application-internal.h"

#include "matchup-config.h"
#include "matchup-help-window.h"
#include "matchup-preferences-window.h"
#include "matchup-shortcuts.h"
#include "matchup-text-settings.h"

#include <glib/gi18n.h>

/*
 * Actions may come from outside (D-Bus, the desktop's menu) before there is a window. NULL while
 * the program is closing: it is started again then, without the action.
 */
static MatchupWindow *
present (MatchupApplication *self)
{
  g_application_activate (G_APPLICATION (self));
  return _matchup_application_find_window (self);
}

static void
new_comparison_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupWindow *window = present (user_data);

  if (window != NULL)
    matchup_window_start_new (window);
}

static void
new_window_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _matchup_application_open_window (user_data, NULL);
}

static void
open_in_window_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _matchup_application_open_window (user_data, g_variant_get_string (parameter, NULL));
}

static void
open_round_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *conversation_id, *round_id;

  g_variant_get (parameter, "(&s&s)", &conversation_id, &round_id);
  _matchup_application_open_round (user_data, conversation_id, round_id);
}

static void
quick_ask_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _matchup_application_quick_ask (user_data);
}

static MatchupPreferencesWindow *
find_preferences (MatchupApplication *self)
{
  GList *toplevels = gtk_window_list_toplevels ();
  MatchupPreferencesWindow *found = NULL;
  GList *list;

  for (list = toplevels; list != NULL && found == NULL; list = list->next)
    if (MATCHUP_IS_PREFERENCES_WINDOW (list->data))
      found = list->data;
  g_list_free (toplevels);
  return found;
}

/* NULL where there is nothing yet that could be set. */
static MatchupPreferencesWindow *
open_preferences (MatchupApplication *self)
{
  MatchupWindow *window = present (self);
  MatchupWorkspace *workspace = matchup_application_get_workspace (self);
  MatchupPreferencesWindow *preferences;

  if (window == NULL || workspace == NULL)
    return NULL;
  preferences = find_preferences (self);
  if (preferences == NULL)
    {
      preferences = MATCHUP_PREFERENCES_WINDOW (
          matchup_preferences_window_new (workspace, _matchup_application_get_settings (self)));
      gtk_window_set_destroy_with_parent (GTK_WINDOW (preferences), TRUE);
    }
  gtk_window_set_transient_for (GTK_WINDOW (preferences), GTK_WINDOW (window));
  return preferences;
}

static void
preferences_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupPreferencesWindow *preferences = open_preferences (user_data);
  const char *provider_id = g_variant_get_string (parameter, NULL);

  if (preferences == NULL)
    return;
  if (*provider_id != '\0')
    matchup_preferences_window_show_service (preferences, provider_id);
  gtk_window_present (GTK_WINDOW (preferences));
}

static void
budget_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupPreferencesWindow *preferences = open_preferences (user_data);

  if (preferences == NULL)
    return;
  matchup_preferences_window_show_budget (preferences);
  gtk_window_present (GTK_WINDOW (preferences));
}

/* The service and the model. */
static void
price_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupPreferencesWindow *preferences = open_preferences (user_data);
  const char *provider_id;
  const char *model_id;

  if (preferences == NULL)
    return;
  g_variant_get (parameter, "(&s&s)", &provider_id, &model_id);
  matchup_preferences_window_show_price (preferences, provider_id, model_id);
  gtk_window_present (GTK_WINDOW (preferences));
}

/* The id of one that is to be shown too, or "". */
static void
presets_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupPreferencesWindow *preferences = open_preferences (user_data);

  if (preferences == NULL)
    return;
  matchup_preferences_window_show_presets (preferences, g_variant_get_string (parameter, NULL));
  gtk_window_present (GTK_WINDOW (preferences));
}

/* "larger", "smaller" or "normal". */
static void
text_size_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupTextSettings *settings = matchup_text_settings_get_default ();
  const char *change = g_variant_get_string (parameter, NULL);
  int size = matchup_text_settings_get_size (settings);

  if (g_str_equal (change, "larger"))
    size += MATCHUP_TEXT_SIZE_STEP;
  else if (g_str_equal (change, "smaller"))
    size -= MATCHUP_TEXT_SIZE_STEP;
  else
    size = 100;
  matchup_text_settings_set_size (settings, size);
}

/* What the person works in lets nothing beside it be used; or NULL. */
static GtkWindow *
find_modal (void)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *list = toplevels; list != NULL; list = list->next)
    if (gtk_window_is_active (list->data) && gtk_window_get_modal (list->data) &&
        !MATCHUP_IS_HELP_WINDOW (list->data))
      return list->data;
  return NULL;
}

static MatchupHelpWindow *
find_help (GtkWindow *modal)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *list = toplevels; list != NULL; list = list->next)
    if (MATCHUP_IS_HELP_WINDOW (list->data) && gtk_window_get_transient_for (list->data) == modal)
      return list->data;
  return NULL;
}

void
_matchup_application_close_help (MatchupApplication *self)
{
  MatchupHelpWindow *help = find_help (NULL);

  if (help != NULL)
    gtk_window_destroy (GTK_WINDOW (help));
}

/* The id of a page, or "". The window stands beside those that it explains, and goes with the last
 * of them. */
static void
help_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *modal = find_modal ();
  MatchupHelpWindow *help = find_help (modal);

  if (help == NULL)
    {
      if (modal == NULL && present (user_data) == NULL)
        return;
      help = MATCHUP_HELP_WINDOW (matchup_help_window_new ());
      gtk_window_set_application (GTK_WINDOW (help), GTK_APPLICATION (user_data));
      gtk_window_set_transient_for (GTK_WINDOW (help), modal);
      gtk_window_set_destroy_with_parent (GTK_WINDOW (help), TRUE);
      gtk_window_set_modal (GTK_WINDOW (help), modal != NULL);
    }
  matchup_help_window_show (help, g_variant_get_string (parameter, NULL));
}

static void
shortcuts_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupWindow *window = present (user_data);
  GtkWidget *shortcuts;

  if (window == NULL)
    return;
  shortcuts = matchup_shortcuts_create_window ();
  gtk_window_set_transient_for (GTK_WINDOW (shortcuts), GTK_WINDOW (window));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (shortcuts), TRUE);
  gtk_window_present (GTK_WINDOW (shortcuts));
}

static void
about_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupWindow *window = present (user_data);

  if (window == NULL)
    return;
  adw_show_about_window (GTK_WINDOW (window),
                         "application-name",
                         /* Translators: the name of this program. */
                         _ ("Matchup"),
                         "application-icon",
                         APPLICATION_ID,
                         "version",
                         PACKAGE_VERSION,
                         "comments",
                         _ ("Ask several AI models the same thing, watch them answer side by side, "
                            "and see which one is better for your work."),
                         "developer-name",
                         _ ("The Matchup contributors"),
                         "license-type",
                         GTK_LICENSE_GPL_3_0,
                         /* Translators: put your names here, one per line. */
                         "translator-credits",
                         _ ("translator-credits"),
                         NULL);
}

static void
quit_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  /* Without a window the application closes the workspace and ends. */
  _matchup_application_close_windows (user_data);
}

void
_matchup_application_init_actions (MatchupApplication *self)
{
  static const GActionEntry entries[] = {
    { "new-comparison", new_comparison_activated_cb },
    { "new-window", new_window_activated_cb },
    { "open-in-window", open_in_window_activated_cb, "s" },
    { "open-round", open_round_activated_cb, "(ss)" },
    { "quick-ask", quick_ask_activated_cb },
    { "preferences", preferences_activated_cb, "s" },
    { "presets", presets_activated_cb, "s" },
    { "budget", budget_activated_cb },
    { "price", price_activated_cb, "(ss)" },
    { "text-size", text_size_activated_cb, "s" },
    { "help", help_activated_cb, "s" },
    { "shortcuts", shortcuts_activated_cb },
    { "about", about_activated_cb },
    { "quit", quit_activated_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
