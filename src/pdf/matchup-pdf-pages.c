/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-pdf-pages.h"

#include <cairo.h>

#define MAX_PAGES 5000
/* What was read until then is better than nothing. */
#define MAX_TIME (30 * G_USEC_PER_SEC)

/* Pages end with a form feed for some programs, and broken fonts give anything. */
static guint
append_clean (GString *out, const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (c < ' ' && c != '\n' && c != '\t')
        continue;
      g_string_append_unichar (out, c);
      n++;
    }
  return n;
}

/* Leaves @out as it was where there is nothing on the page. */
static guint
append_page (GString *out, PopplerDocument *document, int position)
{
  PopplerPage *page = poppler_document_get_page (document, position);
  g_autofree char *raw = page != NULL ? poppler_page_get_text (page) : NULL;
  g_autofree char *text = raw != NULL ? g_strstrip (g_utf8_make_valid (raw, -1)) : NULL;
  gsize before = out->len;
  guint n;

  g_clear_object (&page);
  if (text == NULL || *text == '\0')
    return 0;
  g_string_append_printf (out, "%s[Page %d]\n", out->len > 0 ? "\n" : "", position + 1);
  n = append_clean (out, text);
  g_string_append_c (out, '\n');
  if (n == 0)
    g_string_truncate (out, before);
  return n;
}

void
matchup_pdf_pages_read (PopplerDocument *document,
                        guint max_characters,
                        GString *text,
                        guint *n_read,
                        gboolean *cut)
{
  gint64 end = g_get_monotonic_time () + MAX_TIME;
  int n = poppler_document_get_n_pages (document);
  guint characters = 0;

  *cut = FALSE;
  *n_read = 0;
  for (int i = 0; i < n && !*cut; i++)
    {
      gsize before = text->len;

      if (i >= MAX_PAGES || g_get_monotonic_time () > end)
        {
          *cut = TRUE;
          break;
        }
      characters += append_page (text, document, i);
      *cut = characters > max_characters;
      /* Whole pages, unless the first one alone is too much: its end is cut off by who asked. */
      if (*cut && before > 0)
        g_string_truncate (text, before);
      else
        (*n_read)++;
    }
}

static cairo_status_t
write_png (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GByteArray *
draw (PopplerPage *page, guint edge)
{
  g_autoptr (GByteArray) png = g_byte_array_new ();
  double width = 0;
  double height = 0;
  double scale;
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;

  poppler_page_get_size (page, &width, &height);
  if (!(width > 0 && height > 0))
    return NULL;
  scale = edge / MAX (width, height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                        MAX (1, (int) (width * scale)),
                                        MAX (1, (int) (height * scale)));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  status = cairo_surface_write_to_png_stream (surface, write_png, png);
  cairo_surface_destroy (surface);
  return status == CAIRO_STATUS_SUCCESS ? g_steal_pointer (&png) : NULL;
}

GByteArray *
matchup_pdf_pages_draw (PopplerDocument *document, int position, guint edge)
{
  PopplerPage *page = poppler_document_get_page (document, position);
  GByteArray *png = page != NULL ? draw (page, edge) : NULL;

  g_clear_object (&page);
  return png;
}
