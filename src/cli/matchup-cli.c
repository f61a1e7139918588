/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-cli-private.h"

#include "matchup-config.h"
#include "matchup-eraser.h"
#include "matchup-formats.h"
#include "matchup-retention.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <unistd.h>

typedef struct
{
  const char *name;
  int (*run) (int argc, char **argv);
} Command;

static const Command commands[] = {
  { "compare", matchup_cli_compare },
  { "services", matchup_cli_services },
  { "connect", matchup_cli_connect },
  { "disconnect", matchup_cli_disconnect },
  { "prices", matchup_cli_prices },
  { "search", matchup_cli_search },
  { "export", matchup_cli_export },
  { "import", matchup_cli_import },
  { "__complete", matchup_cli_complete },
  { "privacy", matchup_cli_privacy },
  { "delete-everything", matchup_cli_delete_everything },
};

static const Command *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_strcmp0 (commands[i].name, name) == 0)
        return &commands[i];
    }
  return NULL;
}

gboolean
matchup_cli_is_command (const char *name)
{
  return find_command (name) != NULL;
}

int
matchup_cli_main (int argc, char **argv)
{
  const Command *command = argc > 1 ? find_command (argv[1]) : NULL;

  g_return_val_if_fail (command != NULL, MATCHUP_CLI_WRONG_ARGUMENTS);

  return command->run (argc - 1, argv + 1);
}

gboolean
matchup_cli_parse (const char *command,
                   const char *parameters,
                   const char *summary,
                   const GOptionEntry *entries,
                   int *argc,
                   char ***argv)
{
  g_autoptr (GOptionContext) context = NULL;
  g_autofree char *usage = g_strdup_printf ("%s %s", command, parameters);
  g_autoptr (GError) error = NULL;

  context = g_option_context_new (usage);
  g_option_context_set_summary (context, summary);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_set_prgname ("matchup");
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  g_printerr ("%s\n", error->message);
  /* Translators: %s is the name of a terminal command. */
  g_printerr (_ ("“matchup %s --help” shows how it is used."), command);
  g_printerr ("\n");
  return FALSE;
}

static char *
join_protocols (void)
{
  return g_strjoinv (", ", (char **) matchup_formats_get_names ());
}

char *
matchup_cli_describe_protocol (void)
{
  g_autofree char *names = join_protocols ();

  /* Translators: %s is a list of names: openai-chat, anthropic, ... */
  return g_strdup_printf (_ ("Format of the service at that address: %s"), names);
}

gboolean
matchup_cli_check_protocol (const char *protocol, const char *address)
{
  g_autofree char *names = join_protocols ();

  if (protocol == NULL)
    return TRUE;
  if (!g_strv_contains (matchup_formats_get_names (), protocol))
    g_printerr (_ ("Matchup does not know a format “%s”. It knows: %s"), protocol, names);
  else if (address == NULL)
    g_printerr ("%s", _ ("--protocol is about the service at an --address; give that, too."));
  else
    return TRUE;
  g_printerr ("\n");
  return FALSE;
}

void
matchup_cli_wait_init (MatchupCliWait *wait)
{
  wait->loop = g_main_loop_new (NULL, FALSE);
  wait->result = NULL;
}

void
matchup_cli_wait_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MatchupCliWait *wait = user_data;

  wait->result = g_object_ref (result);
  g_main_loop_quit (wait->loop);
}

GAsyncResult *
matchup_cli_wait_run (MatchupCliWait *wait)
{
  if (wait->result == NULL)
    g_main_loop_run (wait->loop);
  g_clear_pointer (&wait->loop, g_main_loop_unref);
  return g_steal_pointer (&wait->result);
}

static gboolean
cancelled_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_CONTINUE;
}

void
matchup_cli_cancel_init (MatchupCliCancel *cancel)
{
  cancel->cancellable = g_cancellable_new ();
  cancel->int_id = g_unix_signal_add (SIGINT, cancelled_cb, cancel->cancellable);
  cancel->term_id = g_unix_signal_add (SIGTERM, cancelled_cb, cancel->cancellable);
}

void
matchup_cli_cancel_clear (MatchupCliCancel *cancel)
{
  g_clear_handle_id (&cancel->int_id, g_source_remove);
  g_clear_handle_id (&cancel->term_id, g_source_remove);
  g_clear_object (&cancel->cancellable);
}

/* Of the workspace: something of this call was not saved, and that was said. */
#define SAVE_FAILED "matchup-cli-save-failed"

/* Once is enough for one call. */
static void
save_failed_cb (MatchupWorkspace *workspace, const char *sentence)
{
  if (g_object_get_data (G_OBJECT (workspace), SAVE_FAILED) != NULL)
    return;
  g_object_set_data (G_OBJECT (workspace), SAVE_FAILED, GINT_TO_POINTER (TRUE));
  g_printerr ("%s\n", sentence);
}

/* Nothing of what goes on here could be kept; what is written meanwhile is deleted as well. */
static void
erase_wanted_cb (MatchupWorkspace *workspace)
{
  g_printerr ("%s\n", _ ("Matchup stops, because everything is being deleted."));
  _exit (MATCHUP_CLI_FAILED);
}

/* What is older than it is to be kept; where a window is open, that sees to it. */
static void
expire (MatchupWorkspace *workspace)
{
  struct _MatchupRetention *retention = matchup_workspace_get_retention (workspace);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupCliWait wait;

  if (matchup_retention_get_keeping (workspace) == MATCHUP_KEEP_FOREVER ||
      !matchup_eraser_is_only_user ())
    return;
  matchup_cli_wait_init (&wait);
  matchup_retention_run_async (retention, matchup_cli_wait_cb, &wait);
  result = matchup_cli_wait_run (&wait);
  if (matchup_retention_run_finish (retention, result, &error) < 0)
    g_printerr ("%s\n", error->message);
}

MatchupWorkspace *
matchup_cli_open_workspace (void)
{
  g_autoptr (MatchupWorkspace) workspace = matchup_workspace_new (NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupCliWait wait;

  g_signal_connect_object (matchup_workspace_get_history (workspace),
                           "save-failed",
                           G_CALLBACK (save_failed_cb),
                           workspace,
                           G_CONNECT_SWAPPED);
  g_signal_connect (workspace, "erase-wanted", G_CALLBACK (erase_wanted_cb), NULL);
  matchup_cli_wait_init (&wait);
  matchup_workspace_open_async (workspace, NULL, matchup_cli_wait_cb, &wait);
  result = matchup_cli_wait_run (&wait);
  if (matchup_workspace_open_finish (workspace, result, &error))
    {
      expire (workspace);
      return g_steal_pointer (&workspace);
    }
  g_printerr ("%s\n", error->message);
  return NULL;
}

gboolean
matchup_cli_save_all (MatchupWorkspace *workspace)
{
  MatchupHistory *history = matchup_workspace_get_history (workspace);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupCliWait wait;

  matchup_cli_wait_init (&wait);
  matchup_history_flush_async (history, matchup_cli_wait_cb, &wait);
  result = matchup_cli_wait_run (&wait);
  if (!matchup_history_flush_finish (history, result, &error))
    save_failed_cb (workspace, error->message);
  return g_object_get_data (G_OBJECT (workspace), SAVE_FAILED) == NULL;
}

int
matchup_cli_close_workspace (MatchupWorkspace *workspace, int code)
{
  g_autoptr (MatchupWorkspace) closed = workspace;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupCliWait wait;

  matchup_cli_wait_init (&wait);
  matchup_workspace_close_async (workspace, matchup_cli_wait_cb, &wait);
  result = matchup_cli_wait_run (&wait);
  if (!matchup_workspace_close_finish (workspace, result, &error))
    save_failed_cb (workspace, error->message);
  if (code == MATCHUP_CLI_OK && g_object_get_data (G_OBJECT (workspace), SAVE_FAILED) != NULL)
    return MATCHUP_CLI_FAILED;
  return code;
}
