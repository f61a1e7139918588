/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-export-file.h"

#include "matchup-config.h"
#include "matchup-export-html.h"
#include "matchup-export-markdown.h"

#include <glib/gi18n.h>
#include <string.h>

#define BUFFER (64 * 1024)

const char *
matchup_export_format_get_ending (MatchupExportFormat format)
{
  switch (format)
    {
    case MATCHUP_EXPORT_FORMAT_MARKDOWN:
      return ".md";
    case MATCHUP_EXPORT_FORMAT_HTML:
      return ".html";
    case MATCHUP_EXPORT_FORMAT_PDF:
      return ".pdf";
    case MATCHUP_EXPORT_FORMAT_JSON:
      return ".json";
    default:
      g_return_val_if_reached ("");
    }
}

/* What the system says of a file, in words that say what to do. */
static void
explain (GError *error, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  const char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    sentence = _ ("There is no room left on the disk. Nothing was written.");
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ||
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    sentence = _ ("You are not allowed to write there. Choose another folder.");
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    sentence = _ ("The folder is not there any more. Choose another one.");
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    sentence = _ ("There is a folder with this name. Choose another name.");
  if (sentence == NULL)
    return;
  g_free (error->message);
  error->message = g_strdup (sentence);
}

/* A new file would be seen growing, and what is left of it when the program ends taken for whole.
 */
static gboolean
make_empty (GFile *file, gboolean *made, GCancellable *cancellable, GError **error)
{
  GError *problem = NULL;
  g_autoptr (GFileOutputStream) output =
      g_file_create (file, G_FILE_CREATE_PRIVATE, cancellable, &problem);

  *made = output != NULL;
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_EXISTS))
    g_clear_error (&problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

gboolean
matchup_export_file_write_with (GFile *file,
                                MatchupExportFunc func,
                                gpointer user_data,
                                GCancellable *cancellable,
                                GError **error)
{
  GError *problem = NULL;
  gboolean made = FALSE;
  g_autoptr (GFileOutputStream) output = NULL;
  g_autoptr (GOutputStream) buffered = NULL;
  g_autoptr (GCancellable) dropped = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  /* GIO writes beside a file that is there and puts it in its place when the stream is closed. */
  if (make_empty (file, &made, cancellable, &problem))
    output = g_file_replace (file,
                             NULL,
                             FALSE,
                             G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                             cancellable,
                             &problem);
  if (output != NULL)
    {
      buffered = g_buffered_output_stream_new_sized (G_OUTPUT_STREAM (output), BUFFER);
      if (func (buffered, user_data, cancellable, &problem) &&
          g_output_stream_flush (buffered, cancellable, &problem) &&
          g_output_stream_close (buffered, cancellable, &problem))
        return TRUE;
      /* Closed as cancelled, it leaves what was there before. */
      dropped = g_cancellable_new ();
      g_cancellable_cancel (dropped);
      g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (buffered), FALSE);
      g_output_stream_close (G_OUTPUT_STREAM (output), dropped, NULL);
    }
  if (made)
    g_file_delete (file, NULL, NULL);
  explain (problem, file);
  g_propagate_error (error, problem);
  return FALSE;
}

typedef struct
{
  const MatchupConversationExport *conversation;
  MatchupExportFormat format;
  MatchupExportProgress progress;
  gpointer progress_data;
} Writing;

/* Takes @text. */
static gboolean
write_text (GOutputStream *stream, char *text, GCancellable *cancellable, GError **error)
{
  gboolean written =
      g_output_stream_write_all (stream, text, strlen (text), NULL, cancellable, error);

  g_free (text);
  return written;
}

/* Of Markdown and HTML. */
static gboolean
write_rounds (GOutputStream *stream, Writing *writing, GCancellable *cancellable, GError **error)
{
  gboolean html = writing->format == MATCHUP_EXPORT_FORMAT_HTML;
  const MatchupConversationExport *conversation = writing->conversation;

  for (guint i = 0; i < conversation->rounds->len; i++)
    {
      char *text = html ? matchup_export_html_round (conversation, i)
                        : matchup_export_markdown_round (conversation, i);

      if (!write_text (stream, text, cancellable, error))
        return FALSE;
      if (writing->progress != NULL)
        writing->progress ((i + 1.0) / conversation->rounds->len, writing->progress_data);
    }
  return TRUE;
}

static gboolean
write_cb (GOutputStream *stream, gpointer user_data, GCancellable *cancellable, GError **error)
{
  Writing *writing = user_data;

  switch (writing->format)
    {
    case MATCHUP_EXPORT_FORMAT_MARKDOWN:
      return write_text (stream,
                         matchup_export_markdown_begin (writing->conversation),
                         cancellable,
                         error) &&
             write_rounds (stream, writing, cancellable, error);
    case MATCHUP_EXPORT_FORMAT_HTML:
      return write_text (stream,
                         matchup_export_html_begin (writing->conversation),
                         cancellable,
                         error) &&
             write_rounds (stream, writing, cancellable, error) &&
             write_text (stream,
                         matchup_export_html_end (writing->conversation),
                         cancellable,
                         error);
    case MATCHUP_EXPORT_FORMAT_PDF:
      return matchup_export_pdf (writing->conversation,
                                 stream,
                                 writing->progress,
                                 writing->progress_data,
                                 cancellable,
                                 error);
    case MATCHUP_EXPORT_FORMAT_JSON:
    default:
      g_return_val_if_reached (FALSE);
    }
}

gboolean
matchup_export_file_write (const MatchupConversationExport *conversation,
                           MatchupExportFormat format,
                           GFile *file,
                           MatchupExportProgress progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GError **error)
{
  Writing writing = { conversation, format, progress, progress_data };

  g_return_val_if_fail (conversation != NULL, FALSE);

  return matchup_export_file_write_with (file, write_cb, &writing, cancellable, error);
}
