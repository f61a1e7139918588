/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-export-pdf.h"

#include "matchup-config.h"
#include "matchup-pages.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>
#include <string.h>

#define TURN (G_USEC_PER_SEC / 10)
/* Of an entry of the table of contents; letters. */
#define LONGEST_ENTRY 100

typedef struct
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GError *error;
  MatchupExportProgress progress;
  gpointer progress_data;
} Writer;

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  Writer *writer = closure;

  if (writer->error == NULL && g_output_stream_write_all (writer->stream,
                                                          data,
                                                          length,
                                                          NULL,
                                                          writer->cancellable,
                                                          &writer->error))
    return CAIRO_STATUS_SUCCESS;
  return CAIRO_STATUS_WRITE_ERROR;
}

static gboolean
tell (Writer *writer, double part)
{
  if (writer->progress != NULL)
    writer->progress (part, writer->progress_data);
  return writer->error == NULL &&
         !g_cancellable_set_error_if_cancelled (writer->cancellable, &writer->error);
}

/* One line that is not too long, and valid. */
static char *
dup_line (const char *text)
{
  g_autofree char *line = g_utf8_make_valid (text, (gssize) MIN (strlen (text), 1000));
  glong length = g_utf8_strlen (line, -1);

  g_strdelimit (line, "\n\t\r", ' ');
  return length > LONGEST_ENTRY ? g_utf8_substring (line, 0, LONGEST_ENTRY)
                                : g_steal_pointer (&line);
}

static void
set_metadata (cairo_surface_t *surface, const MatchupConversationExport *conversation)
{
  g_autofree char *title = dup_line (conversation->title);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Matchup " PACKAGE_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

static void
add_contents (cairo_surface_t *surface, MatchupPages *pages)
{
  MatchupPagesEntry entry;
  guint iter = 0;
  int above = CAIRO_PDF_OUTLINE_ROOT;

  while (matchup_pages_next_entry (pages, &iter, &entry))
    {
      g_autofree char *text = dup_line (entry.text);
      char y[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *place = NULL;
      int id;

      g_ascii_formatd (y, sizeof y, "%.1f", MAX (entry.y - 6, 0));
      place = g_strdup_printf ("page=%u pos=[0 %s]", entry.page + 1, y);
      id = cairo_pdf_surface_add_outline (surface,
                                          entry.depth > 1 ? above : CAIRO_PDF_OUTLINE_ROOT,
                                          text,
                                          place,
                                          0);
      if (entry.depth == 1)
        above = id;
    }
}

static void
draw_all (Writer *writer, MatchupPages *pages, cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);
  guint n = matchup_pages_get_n_pages (pages);

  for (guint i = 0; i < n && cairo_status (cr) == CAIRO_STATUS_SUCCESS; i++)
    {
      matchup_pages_draw (pages, i, cr);
      cairo_show_page (cr);
      if (!tell (writer, 0.5 + 0.5 * (i + 1) / n))
        break;
    }
  if (cairo_status (cr) != CAIRO_STATUS_SUCCESS && writer->error == NULL)
    g_set_error_literal (&writer->error,
                         G_IO_ERROR,
                         G_IO_ERROR_FAILED,
                         _ ("The pages cannot be drawn."));
  cairo_destroy (cr);
}

gboolean
matchup_export_pdf (const MatchupConversationExport *conversation,
                    GOutputStream *stream,
                    MatchupExportProgress progress,
                    gpointer progress_data,
                    GCancellable *cancellable,
                    GError **error)
{
  MatchupPageSize size = matchup_page_size_get_default ();
  g_autoptr (MatchupPages) pages = NULL;
  Writer writer = { .stream = stream,
                    .cancellable = cancellable,
                    .progress = progress,
                    .progress_data = progress_data };
  cairo_surface_t *surface;

  g_return_val_if_fail (conversation != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  pages = matchup_pages_new (conversation, &size);
  while (!matchup_pages_lay_out (pages, TURN))
    {
      if (!tell (&writer, matchup_pages_get_progress (pages) / 2))
        {
          g_propagate_error (error, writer.error);
          return FALSE;
        }
    }
  surface = cairo_pdf_surface_create_for_stream (write_cb, &writer, size.width, size.height);
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  set_metadata (surface, conversation);
  add_contents (surface, pages);
  draw_all (&writer, pages, surface);
  cairo_surface_finish (surface);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS && writer.error == NULL)
    g_set_error_literal (&writer.error,
                         G_IO_ERROR,
                         G_IO_ERROR_FAILED,
                         _ ("The pages cannot be drawn."));
  cairo_surface_destroy (surface);
  if (writer.error == NULL)
    return TRUE;
  g_propagate_error (error, writer.error);
  return FALSE;
}
