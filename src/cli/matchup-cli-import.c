/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "matchup import": conversations come in from a file. */
#include "matchup-cli-json.h"
#include "matchup-cli-output.h"
#include "matchup-cli-private.h"
#include "matchup-config.h"
#include "matchup-importer.h"

#include <glib/gi18n.h>
#include <string.h>

static void
print_json (const MatchupImportReport *report)
{
  GOutputStream *stream;
  MatchupJsonWriter *writer = matchup_cli_json_begin (&stream);

  matchup_cli_json_add_strings (writer, "added", report->added);
  matchup_cli_json_add_count (writer, "present", report->n_present);
  matchup_cli_json_add_count (writer, "failed", report->n_failed);
  matchup_cli_json_add_strings (writer, "reasons", report->reasons);
  matchup_cli_json_add_count (writer, "pictures_missing", report->n_pictures);
  matchup_cli_json_add_count (writer, "files_missing", report->n_files);
  matchup_cli_json_add_string (writer, "stopped", report->stopped);
  matchup_cli_json_print (writer, stream);
}

static void
print_text (const MatchupImportReport *report)
{
  g_autofree char *text = matchup_import_report_dup_text (report);
  g_autofree char *safe = matchup_cli_output_sanitize (text, strlen (text));

  g_print (ngettext ("%u conversation imported.", "%u conversations imported.", report->n_added),
           report->n_added);
  g_print (*safe != '\0' ? "\n\n%s\n" : "\n", safe);
}

static int
import (MatchupWorkspace *workspace, GFile *file, gboolean json)
{
  g_auto (MatchupCliCancel) cancel = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MatchupImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  MatchupCliWait wait;

  matchup_cli_cancel_init (&cancel);
  matchup_cli_wait_init (&wait);
  matchup_importer_import_async (workspace,
                                 file,
                                 NULL,
                                 NULL,
                                 cancel.cancellable,
                                 matchup_cli_wait_cb,
                                 &wait);
  result = matchup_cli_wait_run (&wait);
  report = matchup_importer_import_finish (workspace, result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return MATCHUP_CLI_INTERRUPTED;
  if (report == NULL)
    {
      g_printerr ("%s\n", error->message);
      return MATCHUP_CLI_FAILED;
    }
  if (json)
    print_json (report);
  else
    print_text (report);
  if (g_cancellable_is_cancelled (cancel.cancellable))
    return MATCHUP_CLI_INTERRUPTED;
  return report->n_failed == 0 && report->stopped == NULL ? MATCHUP_CLI_OK : MATCHUP_CLI_FAILED;
}

int
matchup_cli_import (int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON object"), NULL },
    { NULL },
  };
  g_autoptr (GFile) file = NULL;
  MatchupWorkspace *workspace;

  if (!matchup_cli_parse ("import",
                          _ ("FILE"),
                          _ ("Imports conversations: exports of Matchup, ChatGPT and Open WebUI, "
                             "and backups of Cherry Studio. What is there already stays as it is."),
                          entries,
                          &argc,
                          &argv))
    return MATCHUP_CLI_WRONG_ARGUMENTS;
  if (argc != 2)
    {
      g_printerr ("%s\n", _ ("Name one file, for example: matchup import conversations.json"));
      return MATCHUP_CLI_WRONG_ARGUMENTS;
    }
  file = g_file_new_for_commandline_arg (argv[1]);
  workspace = matchup_cli_open_workspace ();
  if (workspace == NULL)
    return MATCHUP_CLI_FAILED;
  return matchup_cli_close_workspace (workspace, import (workspace, file, json));
}
