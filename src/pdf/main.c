/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads PDFs for the program: a process of its own, as files come from anywhere and their reader is
 * large. It has little memory, little time, no way to write a file or to gain rights, and dies with
 * the program.
 */
#include "matchup-pdf-pages.h"
#include "matchup-pdf-protocol.h"
#include "matchup-pdf-walls.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static gboolean
write_all (const char *bytes, gsize length)
{
  while (length > 0)
    {
      ssize_t written = write (STDOUT_FILENO, bytes, length);

      if (written < 0)
        return FALSE;
      bytes += written;
      length -= (gsize) written;
    }
  return TRUE;
}

static int
write_text (PopplerDocument *document, guint max_characters)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *head = NULL;
  guint n_read;
  gboolean cut;

  matchup_pdf_pages_read (document, max_characters, text, &n_read, &cut);
  head = g_strdup_printf ("%d %u %d\n",
                          MAX (poppler_document_get_n_pages (document), 0),
                          n_read,
                          cut ? 1 : 0);
  return write_all (head, strlen (head)) && write_all (text->str, text->len)
             ? MATCHUP_PDF_READER_DONE
             : MATCHUP_PDF_READER_FAILED;
}

static int
write_pictures (PopplerDocument *document, guint max_pages, guint edge)
{
  int n = MIN (poppler_document_get_n_pages (document), (int) max_pages);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GByteArray) png = matchup_pdf_pages_draw (document, i, edge);
      g_autofree char *head = NULL;

      if (png == NULL)
        continue;
      head = g_strdup_printf ("%u\n", png->len);
      if (!write_all (head, strlen (head)) || !write_all ((const char *) png->data, png->len))
        return MATCHUP_PDF_READER_FAILED;
    }
  return MATCHUP_PDF_READER_DONE;
}

static guint
get_number (const char *word)
{
  guint64 number = 0;

  g_ascii_string_to_unsigned (word, 10, 1, 100 * 1000 * 1000, &number, NULL);
  return (guint) number;
}

int
main (int argc, char **argv)
{
  gboolean text = argc == 3 && strcmp (argv[1], "text") == 0;
  gboolean pictures = argc == 4 && strcmp (argv[1], "pictures") == 0;
  g_autoptr (GBytes) bytes = NULL;
  PopplerDocument *document; /* not let go: the process ends with it */
  g_autoptr (GError) error = NULL;

  if ((!text && !pictures) || !matchup_pdf_walls_build ())
    return MATCHUP_PDF_READER_FAILED;
  bytes = matchup_pdf_walls_read_input ();
  if (bytes == NULL)
    return MATCHUP_PDF_READER_FAILED;
  document = poppler_document_new_from_bytes (bytes, NULL, &error);
  if (document == NULL)
    return g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED)
               ? MATCHUP_PDF_READER_ENCRYPTED
               : MATCHUP_PDF_READER_BROKEN;
  if (poppler_document_get_n_pages (document) < 1)
    return MATCHUP_PDF_READER_BROKEN;
  return text ? write_text (document, get_number (argv[2]))
              : write_pictures (document, get_number (argv[2]), get_number (argv[3]));
}
