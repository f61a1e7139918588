/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-cli-private.h"

#include "matchup-config.h"
#include "matchup-eraser.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* FALSE with a sentence where nobody agreed. */
static gboolean
confirm (void)
{
  char line[64] = "";
  /* Translators: what is to be typed in the terminal before everything is deleted */
  const char *word = _ ("delete");

  if (!isatty (STDIN_FILENO))
    {
      g_printerr ("%s\n", _ ("Nothing was deleted: confirm with --yes."));
      return FALSE;
    }
  g_printerr (
      "%s\n",
      _ ("All conversations, drafts, presets, line-ups, prices, services, keys and settings "
         "of Matchup will be deleted. This cannot be undone."));
  /* Translators: %s is the word to be typed. */
  g_printerr (_ ("Type “%s” to go on:"), word);
  g_printerr (" ");
  if (fgets (line, sizeof line, stdin) != NULL && g_str_equal (g_strstrip (line), word))
    return TRUE;
  g_printerr ("%s\n", _ ("Nothing was deleted."));
  return FALSE;
}

/* FALSE with a sentence. */
static gboolean
begin (void)
{
  MatchupCliWait wait;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  matchup_cli_wait_init (&wait);
  matchup_eraser_begin_async (0, NULL, matchup_cli_wait_cb, &wait);
  result = matchup_cli_wait_run (&wait);
  if (matchup_eraser_begin_finish (result, &error))
    return TRUE;
  g_printerr ("%s\n", error->message);
  return FALSE;
}

/* FALSE with a sentence; nothing but some keys, at most, was deleted then. */
static gboolean
clear_keys (void)
{
  MatchupCliWait wait;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  matchup_cli_wait_init (&wait);
  matchup_eraser_clear_keys_async (matchup_cli_wait_cb, &wait);
  result = matchup_cli_wait_run (&wait);
  if (matchup_eraser_clear_keys_finish (result, &error))
    return TRUE;
  matchup_eraser_cancel ();
  g_printerr ("%s\n", error->message);
  g_printerr ("%s\n",
              _ ("All else is still there. Unlock the keyring and try again, or leave the keys in "
                 "it with --keep-keys."));
  return FALSE;
}

int
matchup_cli_delete_everything (int argc, char **argv)
{
  gboolean yes = FALSE;
  gboolean keep_keys = FALSE;
  const GOptionEntry entries[] = {
    { "yes", 0, 0, G_OPTION_ARG_NONE, &yes, N_ ("Do not ask"), NULL },
    { "keep-keys",
      0,
      0,
      G_OPTION_ARG_NONE,
      &keep_keys,
      N_ ("Leave the keys in the keyring where they are"),
      NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;

  if (!matchup_cli_parse ("delete-everything",
                          "",
                          _ ("Deletes all that Matchup has stored on this computer, keys and "
                             "settings too. It cannot be undone; “matchup export --all” saves the "
                             "conversations before."),
                          entries,
                          &argc,
                          &argv))
    return MATCHUP_CLI_WRONG_ARGUMENTS;
  if (!yes && !confirm ())
    return MATCHUP_CLI_FAILED;
  if (!begin ())
    return MATCHUP_CLI_FAILED;
  if (keep_keys)
    matchup_eraser_keep_keys ();
  else if (!clear_keys ())
    return MATCHUP_CLI_FAILED;
  if (!matchup_eraser_finish (&error))
    {
      g_printerr ("%s\n", error->message);
      return MATCHUP_CLI_FAILED;
    }
  g_print ("%s\n", _ ("Everything is deleted."));
  return MATCHUP_CLI_OK;
}
