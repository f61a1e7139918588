/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-application.h"
#include "matchup-cli.h"
#include "matchup-eraser.h"
#include "matchup-process.h"

#include "matchup-config.h"

#include <glib/gi18n.h>

/* What was to be deleted when the program ended before its time goes before anything is opened. */
static gboolean
resume_erasing (char **out_note)
{
  g_autoptr (GError) error = NULL;
  gboolean success = matchup_eraser_resume (out_note, &error);

  if (*out_note != NULL)
    g_printerr ("%s\n", *out_note);
  if (!success)
    g_printerr ("%s\n", error->message);
  return success;
}

/* The window has asked for it, and the database is closed by now. */
static gboolean
finish_erasing (void)
{
  g_autoptr (GError) error = NULL;

  if (!matchup_eraser_is_begun () || matchup_eraser_finish (&error))
    return TRUE;
  g_printerr ("%s\n", error->message);
  return FALSE;
}

int
main (int argc, char **argv)
{
  g_autoptr (MatchupApplication) application = NULL;
  g_autofree char *note = NULL;
  int code;

  matchup_process_init ();
  if (!resume_erasing (&note))
    return 1;
  if (argc > 1 && matchup_cli_is_command (argv[1]))
    return matchup_cli_main (argc, argv);
  if (argc > 1 && argv[1][0] != '-')
    {
      /* Translators: %s is what was typed */
      g_printerr (_ ("“%s” is no command of Matchup; “matchup --help” lists them all.\n"), argv[1]);
      return 2;
    }
  application = matchup_application_new ();
  matchup_application_set_note (application, note);
  code = g_application_run (G_APPLICATION (application), argc, argv);
  g_clear_object (&application);
  return finish_erasing () ? code : 1;
}
