/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text files on the command line: read and checked like those of the window. */
#include "matchup-cli-private.h"

#include "matchup-config.h"

#include <glib/gi18n.h>

static MatchupFilePart *
read_part (MatchupAttachmentLoader *loader, const char *name, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (MatchupAttachment) picture = NULL;
  MatchupFilePart *part = NULL;

  matchup_attachment_loader_load_any_async (loader,
                                            file,
                                            FALSE,
                                            NULL,
                                            matchup_cli_keep_result_cb,
                                            &loaded);
  while (loaded == NULL)
    g_main_context_iteration (NULL, TRUE);
  picture = matchup_attachment_loader_load_any_finish (loader, loaded, &part, error);
  if (picture != NULL)
    g_set_error_literal (error,
                         G_IO_ERROR,
                         G_IO_ERROR_INVALID_ARGUMENT,
                         _ ("This is a picture: give it with --picture."));
  return part;
}

gboolean
matchup_cli_files_add (MatchupWorkspace *workspace, MatchupMessage *message, char **files)
{
  guint n = files != NULL ? g_strv_length (files) : 0;

  if (n > MATCHUP_ATTACHMENT_MAX_FILES)
    {
      g_printerr (ngettext ("A question can have at most %d text file.",
                            "A question can have at most %d text files.",
                            MATCHUP_ATTACHMENT_MAX_FILES),
                  MATCHUP_ATTACHMENT_MAX_FILES);
      g_printerr ("\n");
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MatchupFilePart) part =
          read_part (matchup_workspace_get_attachments (workspace), files[i], &error);

      if (part == NULL)
        {
          g_autofree char *name = g_filename_display_name (files[i]);

          g_printerr (_ ("%s: %s"), name, error->message);
          g_printerr ("\n");
          return FALSE;
        }
      matchup_message_add_file (message, part);
    }
  return TRUE;
}
