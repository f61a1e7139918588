/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-application-internal.h"

#include "matchup-accessible-mends.h"
#include "matchup-config.h"
#include "matchup-eraser.h"
#include "matchup-help-window.h"
#include "matchup-retention.h"
#include "matchup-settings.h"
#include "matchup-shell-search.h"
#include "matchup-shortcuts.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

/* How long the end of the program may wait for the last words to be written, in seconds. */
#define CLOSE_LIMIT 5
/* How long the history stays open after a search from the desktop, in seconds: who types goes on.
 */
#define SEARCH_LEASE 20

G_DEFINE_FINAL_TYPE (MatchupApplication, matchup_application, ADW_TYPE_APPLICATION)

static void close_workspace (MatchupApplication *self);

/* Another process deletes everything: whatever is open is left, so that nothing is written again.
 */
static void
erase_wanted_cb (MatchupApplication *self)
{
  /* It is this one, which ends by itself. */
  if (matchup_eraser_is_begun ())
    return;
  if (_matchup_application_has_windows (self, NULL))
    _matchup_application_close_windows (self);
  else
    close_workspace (self);
}

static void
workspace_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean success = matchup_workspace_open_finish (MATCHUP_WORKSPACE (source), result, &error);

  /* Closing began in the meantime, or this was an earlier try. */
  if (self->state != WORKSPACE_OPENING || source != G_OBJECT (self->workspace))
    return;
  if (success)
    {
      self->state = WORKSPACE_OPEN;
      self->notifier =
          matchup_notifier_new (GTK_APPLICATION (self), self->settings, self->workspace);
      self->announcer = matchup_announcer_new (GTK_APPLICATION (self), self->workspace);
      matchup_retention_start (matchup_workspace_get_retention (self->workspace));
    }
  else
    {
      self->state = WORKSPACE_FAILED;
      self->trouble = g_steal_pointer (&error);
      g_clear_object (&self->workspace);
    }
  _matchup_application_update_windows (self);
  matchup_shell_search_set_workspace (self->shell_search, self->workspace);
}

static void
open_workspace (MatchupApplication *self)
{
  g_clear_error (&self->trouble);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->workspace = self->factory (self->factory_data);
  self->state = WORKSPACE_OPENING;
  g_signal_connect_object (self->workspace,
                           "erase-wanted",
                           G_CALLBACK (erase_wanted_cb),
                           self,
                           G_CONNECT_SWAPPED);
  matchup_workspace_open_async (self->workspace,
                                self->cancellable,
                                workspace_opened_cb,
                                g_object_ref (self));
}

void
_matchup_application_open_workspace (MatchupApplication *self)
{
  g_return_if_fail (self->state != WORKSPACE_CLOSING);

  if (self->state == WORKSPACE_NONE)
    open_workspace (self);
}

static void
show_wanted (MatchupApplication *self, MatchupWindow *window)
{
  g_autoptr (GVariant) wanted = g_steal_pointer (&self->wanted);
  const char *place[3];
  const char *text;

  if (wanted == NULL)
    return;
  g_variant_get (wanted, "(&s&s&s&s)", &place[0], &place[1], &place[2], &text);
  if (*place[0] != '\0')
    matchup_window_open_place (window, place[0], place[1], place[2], text);
  else
    matchup_window_search (window, text);
}

/* A place that was found from outside; while the program is closing, once it is open again. */
static void
show (MatchupApplication *self,
      const char *conversation_id,
      const char *round_id,
      const char *run_id,
      const char *text)
{
  g_clear_pointer (&self->wanted, g_variant_unref);
  self->wanted =
      g_variant_ref_sink (g_variant_new ("(ssss)", conversation_id, round_id, run_id, text));
  g_application_activate (G_APPLICATION (self));
  if (self->state != WORKSPACE_CLOSING)
    show_wanted (self, _matchup_application_find_window (self));
}

static void
shell_open_cb (MatchupApplication *self,
               const char *conversation_id,
               const char *round_id,
               const char *run_id,
               const char *words)
{
  show (self, conversation_id, round_id, run_id, words);
}

static void
shell_search_cb (MatchupApplication *self, const char *text)
{
  show (self, "", "", "", text);
}

/* The application is held from window-removed until this. */
static void
finish_closing (MatchupApplication *self)
{
  g_assert (self->state == WORKSPACE_CLOSING);

  g_clear_handle_id (&self->close_limit, g_source_remove);
  g_clear_object (&self->workspace);
  self->state = WORKSPACE_NONE;
  if (self->wanted_again)
    show_wanted (self, _matchup_application_present (self));
  if (self->wanted_quick)
    _matchup_application_quick_ask (self);
  self->wanted_again = FALSE;
  self->wanted_quick = FALSE;
  g_application_release (G_APPLICATION (self));
}

static void
workspace_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!matchup_workspace_close_finish (MATCHUP_WORKSPACE (source), result, &error))
    g_message ("The history was not closed properly: %s", error->message);
  if (self->state == WORKSPACE_CLOSING && source == G_OBJECT (self->workspace))
    finish_closing (self);
}

static gboolean
close_limit_reached_cb (gpointer user_data)
{
  MatchupApplication *self = user_data;

  self->close_limit = 0;
  g_message ("The history was not closed within %d seconds", CLOSE_LIMIT);
  finish_closing (self);
  return G_SOURCE_REMOVE;
}

static void
close_workspace (MatchupApplication *self)
{
  if (self->state == WORKSPACE_FAILED)
    self->state = WORKSPACE_NONE;
  if (self->state != WORKSPACE_OPEN && self->state != WORKSPACE_OPENING)
    return;
  g_clear_object (&self->notifier);
  g_clear_object (&self->announcer);
  g_cancellable_cancel (self->cancellable);
  self->state = WORKSPACE_CLOSING;
  matchup_shell_search_set_workspace (self->shell_search, NULL);
  g_application_hold (G_APPLICATION (self));
  self->close_limit = g_timeout_add_seconds (CLOSE_LIMIT, close_limit_reached_cb, self);
  matchup_workspace_close_async (self->workspace, workspace_closed_cb, g_object_ref (self));
}

static gboolean
search_lease_cb (gpointer user_data)
{
  MatchupApplication *self = user_data;

  self->search_lease = 0;
  if (!_matchup_application_has_windows (self, NULL))
    close_workspace (self);
  g_application_release (G_APPLICATION (self));
  return G_SOURCE_REMOVE;
}

/* There is a search from the desktop and, it may be, no window: the history is opened for it. */
static void
shell_wanted_cb (MatchupApplication *self)
{
  if (self->search_lease == 0)
    g_application_hold (G_APPLICATION (self));
  else
    g_source_remove (self->search_lease);
  self->search_lease = g_timeout_add_seconds (SEARCH_LEASE, search_lease_cb, self);
  if (self->state == WORKSPACE_OPEN)
    matchup_shell_search_set_workspace (self->shell_search, self->workspace);
  else if (self->state == WORKSPACE_NONE || self->state == WORKSPACE_FAILED)
    open_workspace (self);
  else if (self->state == WORKSPACE_CLOSING)
    matchup_shell_search_set_workspace (self->shell_search, NULL);
}

static gboolean
matchup_application_dbus_register (GApplication *application,
                                   GDBusConnection *connection,
                                   const char *path,
                                   GError **error)
{
  MatchupApplication *self = MATCHUP_APPLICATION (application);

  return G_APPLICATION_CLASS (matchup_application_parent_class)
             ->dbus_register (application, connection, path, error) &&
         matchup_shell_search_export (self->shell_search, connection, error);
}

static void
matchup_application_dbus_unregister (GApplication *application,
                                     GDBusConnection *connection,
                                     const char *path)
{
  MatchupApplication *self = MATCHUP_APPLICATION (application);

  if (self->shell_search != NULL)
    matchup_shell_search_unexport (self->shell_search, connection);
  G_APPLICATION_CLASS (matchup_application_parent_class)
      ->dbus_unregister (application, connection, path);
}

void
_matchup_application_retry (MatchupApplication *self)
{
  if (self->state != WORKSPACE_FAILED)
    return;
  open_workspace (self);
  _matchup_application_update_windows (self);
}

static gboolean
signal_received_cb (gpointer user_data)
{
  g_action_group_activate_action (G_ACTION_GROUP (user_data), "quit", NULL);
  return G_SOURCE_CONTINUE;
}

/* The order of the schema. */
static void
color_scheme_changed_cb (GSettings *settings)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT,
    ADW_COLOR_SCHEME_FORCE_LIGHT,
    ADW_COLOR_SCHEME_FORCE_DARK,
  };
  guint chosen = (guint) g_settings_get_enum (settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[MIN (chosen, G_N_ELEMENTS (schemes) - 1)]);
}

static void
follow_color_scheme (GSettings *settings)
{
  if (settings == NULL)
    return;
  g_signal_connect (settings, "changed::color-scheme", G_CALLBACK (color_scheme_changed_cb), NULL);
  color_scheme_changed_cb (settings);
}

static void
matchup_application_startup (GApplication *application)
{
  MatchupApplication *self = MATCHUP_APPLICATION (application);

  G_APPLICATION_CLASS (matchup_application_parent_class)->startup (application);

  matchup_accessible_mends_install ();
  gtk_window_set_default_icon_name (APPLICATION_ID);
  self->settings = matchup_settings_new ();
  follow_color_scheme (self->settings);
  self->session = matchup_session_new (self->settings);
  _matchup_application_init_actions (self);
  matchup_shortcuts_install (GTK_APPLICATION (self));
  self->signal_sources[0] = g_unix_signal_add (SIGTERM, signal_received_cb, self);
  self->signal_sources[1] = g_unix_signal_add (SIGINT, signal_received_cb, self);
}

static void
matchup_application_activate (GApplication *application)
{
  MatchupApplication *self = MATCHUP_APPLICATION (application);

  /* The first activation comes with the start, which was for something else. */
  if (self->started)
    self->started = FALSE;
  else if (self->state == WORKSPACE_CLOSING)
    self->wanted_again = TRUE;
  else
    _matchup_application_present (self);
}

static void
matchup_application_shutdown (GApplication *application)
{
  MatchupApplication *self = MATCHUP_APPLICATION (application);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (self->signal_sources); i++)
    g_clear_handle_id (&self->signal_sources[i], g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_APPLICATION_CLASS (matchup_application_parent_class)->shutdown (application);
}

/*
 * What else can be opened than the main window; done by the program that runs already, where there
 * is one. -1: go on.
 */
static int
start_with (MatchupApplication *self, GVariantDict *options)
{
  static const char *const actions[] = { "quick-ask", "new-window" };
  GApplication *application = G_APPLICATION (self);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (!g_variant_dict_contains (options, actions[i]))
        continue;
      if (!g_application_register (application, NULL, &error))
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
      g_action_group_activate_action (G_ACTION_GROUP (application), actions[i], NULL);
      if (g_application_get_is_remote (application))
        return 0;
      self->started = TRUE;
      return -1;
    }
  return -1;
}

static int
matchup_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("matchup %s\n", PACKAGE_VERSION);
      return 0;
    }
  if (!gtk_init_check ())
    {
      g_printerr ("%s\n",
                  _ ("Matchup cannot show its window because there is no display; in a terminal, "
                     "use “matchup compare” instead."));
      return 1;
    }
  return start_with (MATCHUP_APPLICATION (application), options);
}

static void
matchup_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  MatchupApplication *self = MATCHUP_APPLICATION (application);

  if (MATCHUP_IS_WINDOW (window) && self->session != NULL)
    matchup_session_remove (self->session, MATCHUP_WINDOW (window));
  /* First, because without a window and without a hold the application ends. */
  if ((MATCHUP_IS_WINDOW (window) || MATCHUP_IS_QUICK_ASK (window)) &&
      !_matchup_application_has_windows (self, window))
    close_workspace (self);
  GTK_APPLICATION_CLASS (matchup_application_parent_class)->window_removed (application, window);
  if (!MATCHUP_IS_HELP_WINDOW (window) && !_matchup_application_has_windows (self, window))
    _matchup_application_close_help (self);
}

static void
matchup_application_dispose (GObject *object)
{
  MatchupApplication *self = MATCHUP_APPLICATION (object);

  g_clear_handle_id (&self->close_limit, g_source_remove);
  g_clear_object (&self->notifier);
  g_clear_object (&self->announcer);
  g_clear_object (&self->session);
  g_clear_handle_id (&self->search_lease, g_source_remove);
  g_clear_pointer (&self->wanted, g_variant_unref);
  if (self->shell_search != NULL)
    matchup_shell_search_set_workspace (self->shell_search, NULL);
  g_clear_object (&self->shell_search);
  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  g_clear_error (&self->trouble);
  g_clear_pointer (&self->note, g_free);

  G_OBJECT_CLASS (matchup_application_parent_class)->dispose (object);
}

static void
matchup_application_class_init (MatchupApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);
  GtkApplicationClass *gtk_application_class = GTK_APPLICATION_CLASS (klass);

  object_class->dispose = matchup_application_dispose;
  application_class->dbus_register = matchup_application_dbus_register;
  application_class->dbus_unregister = matchup_application_dbus_unregister;
  application_class->startup = matchup_application_startup;
  application_class->activate = matchup_application_activate;
  application_class->shutdown = matchup_application_shutdown;
  application_class->handle_local_options = matchup_application_handle_local_options;
  gtk_application_class->window_removed = matchup_application_window_removed;
}

static void
matchup_application_init (MatchupApplication *self)
{
  GApplication *application = G_APPLICATION (self);

  self->shell_search = matchup_shell_search_new ();
  g_signal_connect_object (self->shell_search,
                           "wanted",
                           G_CALLBACK (shell_wanted_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shell_search,
                           "open",
                           G_CALLBACK (shell_open_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shell_search,
                           "search",
                           G_CALLBACK (shell_search_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_application_add_main_option (application,
                                 "version",
                                 0,
                                 G_OPTION_FLAG_NONE,
                                 G_OPTION_ARG_NONE,
                                 _ ("Show the version and exit"),
                                 NULL);
  g_application_add_main_option (application,
                                 "quick-ask",
                                 0,
                                 G_OPTION_FLAG_NONE,
                                 G_OPTION_ARG_NONE,
                                 _ ("Open a small window to ask one thing"),
                                 NULL);
  g_application_add_main_option (application,
                                 "new-window",
                                 0,
                                 G_OPTION_FLAG_NONE,
                                 G_OPTION_ARG_NONE,
                                 _ ("Open one more window"),
                                 NULL);
  /* Translators: what stands for a command and its options in the help */
  g_application_set_option_context_parameter_string (application, _ ("[COMMAND …]"));
  g_application_set_option_context_summary (
      application,
      _ ("Ask several AI models the same thing and see which one is better."));
  g_application_set_option_context_description (
      application,
      _ ("Commands for the terminal:\n"
         "  compare     Ask several models and print their answers\n"
         "  services    List the connected services\n"
         "  connect     Store the key of a service\n"
         "  disconnect  Remove a service and its key\n"
         "  prices      List and set what models cost\n"
         "  search      Find words in all conversations\n"
         "  export      Write conversations to files\n"
         "  import      Take conversations from a file\n"
         "  privacy     Show what is stored, and how much was sent to whom\n"
         "  delete-everything\n"
         "              Delete all that is stored, keys and settings too\n"
         "\n"
         "“matchup COMMAND --help” explains each of them."));
}

static MatchupWorkspace *
create_workspace (gpointer user_data)
{
  return matchup_workspace_new (NULL);
}

MatchupApplication *
matchup_application_new_full (GApplicationFlags flags,
                              MatchupWorkspaceFactory factory,
                              gpointer user_data)
{
  MatchupApplication *self;

  g_return_val_if_fail (factory != NULL, NULL);

  self = g_object_new (MATCHUP_TYPE_APPLICATION,
                       "application-id",
                       APPLICATION_ID,
                       "flags",
                       flags,
                       "resource-base-path",
                       "/io/github/matchup_app/Matchup",
                       NULL);
  self->factory = factory;
  self->factory_data = user_data;
  return self;
}

MatchupApplication *
matchup_application_new (void)
{
  return matchup_application_new_full (G_APPLICATION_DEFAULT_FLAGS, create_workspace, NULL);
}

void
matchup_application_set_note (MatchupApplication *self, const char *note)
{
  g_return_if_fail (MATCHUP_IS_APPLICATION (self));

  g_free (self->note);
  self->note = g_strdup (note);
}

MatchupWorkspace *
matchup_application_get_workspace (MatchupApplication *self)
{
  g_return_val_if_fail (MATCHUP_IS_APPLICATION (self), NULL);

  return self->state == WORKSPACE_OPEN ? self->workspace : NULL;
}

MatchupNotifier *
matchup_application_get_notifier (MatchupApplication *self)
{
  g_return_val_if_fail (MATCHUP_IS_APPLICATION (self), NULL);

  return self->notifier;
}

GSettings *
_matchup_application_get_settings (MatchupApplication *self)
{
  return self->settings;
}
