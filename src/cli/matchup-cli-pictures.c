/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures on the command line: read, checked and encoded like those of the window. */
#include "matchup-cli-private.h"

#include "matchup-config.h"
#include "matchup-enum-types.h"

#include <glib/gi18n.h>

gboolean
matchup_cli_pictures_check_size (const char *size)
{
  int value;

  if (size == NULL || matchup_enum_from_nick (MATCHUP_TYPE_PICTURE_SIZE, size, &value))
    return TRUE;
  /* Translators: %s is what was typed; the three sizes are typed in English */
  g_printerr (_ ("“%s” is no size of pictures: small, standard or original."), size);
  g_printerr ("\n");
  return FALSE;
}

void
matchup_cli_keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static MatchupImagePart *
make_part (MatchupWorkspace *workspace,
           MatchupLineup *lineup,
           const char *name,
           guint n_pictures,
           MatchupPictureSize size,
           GError **error)
{
  MatchupAttachmentLoader *loader = matchup_workspace_get_attachments (workspace);
  MatchupPictureLimits limits =
      matchup_workspace_get_picture_limits (workspace, lineup, n_pictures);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) encoded = NULL;
  g_autoptr (MatchupAttachment) attachment = NULL;

  matchup_attachment_loader_load_file_async (loader,
                                             file,
                                             NULL,
                                             matchup_cli_keep_result_cb,
                                             &loaded);
  attachment = matchup_attachment_loader_load_finish (loader, wait_for (&loaded), error);
  if (attachment == NULL)
    return NULL;
  matchup_attachment_loader_encode_async (loader,
                                          attachment,
                                          size,
                                          &limits,
                                          n_pictures,
                                          NULL,
                                          matchup_cli_keep_result_cb,
                                          &encoded);
  return matchup_attachment_loader_encode_finish (loader, wait_for (&encoded), error);
}

MatchupMessage *
matchup_cli_pictures_make_prompt (MatchupWorkspace *workspace,
                                  MatchupLineup *lineup,
                                  const char *prompt,
                                  char **pictures,
                                  const char *size)
{
  g_autoptr (MatchupMessage) message = matchup_message_new_text (MATCHUP_ROLE_USER, prompt);
  guint n = pictures != NULL ? g_strv_length (pictures) : 0;
  int value = MATCHUP_PICTURE_SIZE_STANDARD;

  if (n > MATCHUP_ATTACHMENT_MAX)
    {
      g_printerr (ngettext ("A question can have at most %d picture.",
                            "A question can have at most %d pictures.",
                            MATCHUP_ATTACHMENT_MAX),
                  MATCHUP_ATTACHMENT_MAX);
      g_printerr ("\n");
      return NULL;
    }
  if (size != NULL)
    matchup_enum_from_nick (MATCHUP_TYPE_PICTURE_SIZE, size, &value);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MatchupImagePart) part =
          make_part (workspace, lineup, pictures[i], n, (MatchupPictureSize) value, &error);

      if (part == NULL)
        {
          g_autofree char *name = g_filename_display_name (pictures[i]);

          g_printerr (_ ("%s: %s"), name, error->message);
          g_printerr ("\n");
          return NULL;
        }
      matchup_message_add_image (message, part);
    }
  return g_steal_pointer (&message);
}
