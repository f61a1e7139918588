/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-pdf.h"

#include <cairo-pdf.h>
#include <string.h>

/* Points; A4. */
#define WIDTH 595
#define HEIGHT 842

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
write_page (cairo_t *cr, const char *page)
{
  g_auto (GStrv) lines = g_strsplit (page, "\n", -1);

  cairo_select_font_face (cr,
                          "Noto Sans CJK SC",
                          CAIRO_FONT_SLANT_NORMAL,
                          CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, 12);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      cairo_move_to (cr, 50, 60 + 18.0 * i);
      cairo_show_text (cr, lines[i]);
    }
  cairo_show_page (cr);
}

GBytes *
test_pdf_make (const char *const *pages)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; pages[i] != NULL; i++)
    write_page (cr, pages[i]);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
test_pdf_make_drawn (guint n_pages)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < n_pages; i++)
    {
      cairo_set_source_rgb (cr, 1, 0, 0);
      cairo_rectangle (cr, 100, 100, 300, 300);
      cairo_fill (cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static GBytes *
make (GPtrArray *objects /* GBytes */, const char *trailer)
{
  GByteArray *file = g_byte_array_new ();
  g_autoptr (GString) table = g_string_new (NULL);
  g_autofree char *end = NULL;

  g_byte_array_append (file, (const guint8 *) "%PDF-1.4\n", 9);
  g_string_append_printf (table, "xref\n0 %u\n0000000000 65535 f \n", objects->len + 1);
  for (guint i = 0; i < objects->len; i++)
    {
      g_autofree char *head = g_strdup_printf ("%u 0 obj\n", i + 1);
      gsize length;
      const guint8 *data = g_bytes_get_data (g_ptr_array_index (objects, i), &length);

      g_string_append_printf (table, "%010u 00000 n \n", file->len);
      g_byte_array_append (file, (const guint8 *) head, (guint) strlen (head));
      g_byte_array_append (file, data, (guint) length);
      g_byte_array_append (file, (const guint8 *) "\nendobj\n", 8);
    }
  end = g_strdup_printf ("%strailer\n<< /Size %u /Root 1 0 R %s >>\nstartxref\n%u\n%%%%EOF\n",
                         table->str,
                         objects->len + 1,
                         trailer,
                         file->len);
  g_byte_array_append (file, (const guint8 *) end, (guint) strlen (end));
  return g_byte_array_free_to_bytes (file);
}

GBytes *
test_pdf_make_raw (const char *const *objects, const char *trailer)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; objects[i] != NULL; i++)
    g_ptr_array_add (list, g_bytes_new (objects[i], strlen (objects[i])));
  return make (list, trailer);
}

static GBytes *
pack (const char *data, gsize length)
{
  g_autoptr (GZlibCompressor) packer = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (packer));

  g_assert_true (g_output_stream_write_all (stream, data, length, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static GBytes *
make_stream (const char *commands, gsize length)
{
  g_autoptr (GBytes) packed = pack (commands, length);
  GByteArray *object = g_byte_array_new ();
  gsize size;
  const guint8 *data = g_bytes_get_data (packed, &size);
  g_autofree char *head =
      g_strdup_printf ("<< /Length %" G_GSIZE_FORMAT " /Filter /FlateDecode >>\nstream\n", size);

  g_byte_array_append (object, (const guint8 *) head, (guint) strlen (head));
  g_byte_array_append (object, data, (guint) size);
  g_byte_array_append (object, (const guint8 *) "\nendstream", 10);
  return g_byte_array_free_to_bytes (object);
}

GBytes *
test_pdf_make_packed (const char *commands, gsize length)
{
  static const char *const objects[] = {
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
    " /Resources << /Font << /F 4 0 R >> >> >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    g_ptr_array_add (list, g_bytes_new_static (objects[i], strlen (objects[i])));
  g_ptr_array_add (list, make_stream (commands, length));
  return make (list, "");
}

GBytes *
test_pdf_make_encrypted (void)
{
  static const char *const objects[] = {
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    /* No password that is empty has these sums. */
    "<< /Filter /Standard /V 1 /R 2 /P -44"
    " /O <000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F>"
    " /U <1F1E1D1C1B1A191817161514131211100F0E0D0C0B0A09080706050403020100> >>",
    NULL,
  };

  return test_pdf_make_raw (objects,
                            "/Encrypt 4 0 R /ID [<00112233445566778899AABBCCDDEEFF>"
                            " <00112233445566778899AABBCCDDEEFF>]");
}
