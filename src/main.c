/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-application.h"
#include "matchup-cli.h"
#include "matchup-process.h"

#include "matchup-config.h"

#include <glib/gi18n.h>

int
main (int argc, char **argv)
{
  g_autoptr (MatchupApplication) application = NULL;

  matchup_process_init ();
  if (argc > 1 && matchup_cli_is_command (argv[1]))
    return matchup_cli_main (argc, argv);
  if (argc > 1 && argv[1][0] != '-')
    {
      /* Translators: %s is what was typed */
      g_printerr (_ ("“%s” is no command of Matchup; “matchup --help” lists them all.\n"), argv[1]);
      return 2;
    }
  application = matchup_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
