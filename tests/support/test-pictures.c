/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-pictures.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

static GBytes *
save (GdkPixbuf *pixbuf, const char *type)
{
  char *data;
  gsize length;

  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, type, NULL, NULL));
  return g_bytes_new_take (data, length);
}

static GdkPixbuf *
paint (gboolean has_alpha, int width, int height)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, has_alpha, 8, width, height);
  g_autoptr (GdkPixbuf) corner = gdk_pixbuf_new_subpixbuf (pixbuf, 0, 0, width / 2, height / 2);

  gdk_pixbuf_fill (pixbuf, 0x0000ffff);
  gdk_pixbuf_fill (corner, 0xff0000ff);
  return pixbuf;
}

GBytes *
test_pictures_make (const char *type, int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = paint (FALSE, width, height);

  return save (pixbuf, type);
}

GBytes *
test_pictures_make_noise (const char *type, int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  guchar *pixels = gdk_pixbuf_get_pixels (pixbuf);

  for (gsize i = 0; i + 4 <= gdk_pixbuf_get_byte_length (pixbuf); i += 4)
    {
      guint32 value = g_rand_int (random);

      memcpy (pixels + i, &value, 4);
    }
  return save (pixbuf, type);
}

GBytes *
test_pictures_make_transparent (int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = paint (TRUE, width, height);
  g_autoptr (GdkPixbuf) corner =
      gdk_pixbuf_new_subpixbuf (pixbuf, width / 2, height / 2, width / 2, height / 2);

  gdk_pixbuf_fill (corner, 0x00000000);
  return save (pixbuf, "png");
}

static void
add_marker (GByteArray *out, guint8 marker, const guint8 *data, gsize length)
{
  const guint8 head[] = { 0xff, marker, (guint8) ((length + 2) >> 8), (guint8) (length + 2) };

  g_byte_array_append (out, head, 4);
  g_byte_array_append (out, data, (guint) length);
}

static GByteArray *
make_tiff (int orientation, const char *secret)
{
  GByteArray *tiff = g_byte_array_new ();
  /* One entry: tag 0x0112, type SHORT, one value. */
  const guint8 head[] = { 'M',  'M',  0, '*', 0, 0, 0, 8, 0, 1,
                          0x01, 0x12, 0, 3,   0, 0, 0, 1, 0, (guint8) orientation,
                          0,    0,    0, 0,   0, 0 };

  g_byte_array_append (tiff, head, sizeof head);
  g_byte_array_append (tiff, (const guint8 *) secret, (guint) strlen (secret));
  return tiff;
}

GBytes *
test_pictures_add_exif (GBytes *jpeg, int orientation, const char *secret)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (jpeg, &length);
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GByteArray) tiff = make_tiff (orientation, secret);
  g_autofree char *xmp = g_strconcat ("http://ns.adobe.com/xap/1.0/", secret, NULL);

  g_byte_array_prepend (tiff, (const guint8 *) "Exif\0\0", 6);
  g_byte_array_append (out, data, 2);
  add_marker (out, 0xe1, tiff->data, tiff->len);
  add_marker (out, 0xe1, (const guint8 *) xmp, strlen (xmp));
  add_marker (out, 0xed, (const guint8 *) secret, strlen (secret));
  add_marker (out, 0xe2, (const guint8 *) secret, strlen (secret));
  add_marker (out, 0xfe, (const guint8 *) secret, strlen (secret));
  g_byte_array_append (out, data + 2, (guint) length - 2);
  /* What some telephones hang behind the end. */
  g_byte_array_append (out, (const guint8 *) secret, (guint) strlen (secret));
  return g_byte_array_free_to_bytes (out);
}

static guint32
checksum (const guint8 *data, gsize length)
{
  guint32 value = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      value ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        value = value >> 1 ^ ((value & 1) != 0 ? 0xedb88320 : 0);
    }
  return ~value;
}

static void
add_chunk (GByteArray *out, const char *type, const guint8 *data, gsize length)
{
  guint32 size = GUINT32_TO_BE ((guint32) length);
  guint start;
  guint32 sum;

  g_byte_array_append (out, (const guint8 *) &size, 4);
  start = out->len;
  g_byte_array_append (out, (const guint8 *) type, 4);
  g_byte_array_append (out, data, (guint) length);
  sum = GUINT32_TO_BE (checksum (out->data + start, out->len - start));
  g_byte_array_append (out, (const guint8 *) &sum, 4);
}

GBytes *
test_pictures_add_text (GBytes *png, const char *secret)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (png, &length);
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GByteArray) tiff = make_tiff (1, secret);
  g_autoptr (GString) text = g_string_new ("Comment");

  g_string_append_c (text, '\0');
  g_string_append (text, secret);
  /* Behind IHDR, which is always 25 bytes. */
  g_byte_array_append (out, data, 8 + 25);
  add_chunk (out, "tEXt", (const guint8 *) text->str, text->len);
  add_chunk (out, "eXIf", tiff->data, tiff->len);
  g_byte_array_append (out, data + 8 + 25, (guint) length - 8 - 25);
  g_byte_array_append (out, (const guint8 *) secret, (guint) strlen (secret));
  return g_byte_array_free_to_bytes (out);
}

GBytes *
test_pictures_make_bomb (guint width, guint height)
{
  GByteArray *out = g_byte_array_new ();
  guint32 head[4] = { GUINT32_TO_BE (width),
                      GUINT32_TO_BE (height),
                      GUINT32_TO_BE (0x08020000),
                      0 };

  g_byte_array_append (out, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  add_chunk (out, "IHDR", (const guint8 *) head, 13);
  add_chunk (out, "IDAT", (const guint8 *) "x", 1);
  add_chunk (out, "IEND", (const guint8 *) "", 0);
  return g_byte_array_free_to_bytes (out);
}

GBytes *
test_pictures_make_gif (guint n_frames)
{
  static const guint8 head[] = { 'G',  'I', 'F', '8', '9', 'a', 1, 0, 1,  0,
                                 0x80, 0,   0,   255, 0,   0,   0, 0, 255 };
  static const guint8 frame[] = { 0x21, 0xf9, 4, 0, 10, 0, 0, 0, 0x2c, 0,    0, 0,
                                  0,    1,    0, 1, 0,  0, 2, 2, 0x44, 0x01, 0 };
  GByteArray *out = g_byte_array_new ();

  g_byte_array_append (out, head, sizeof head);
  for (guint i = 0; i < n_frames; i++)
    g_byte_array_append (out, frame, sizeof frame);
  g_byte_array_append (out, (const guint8 *) ";", 1);
  return g_byte_array_free_to_bytes (out);
}

gboolean
test_pictures_contain (GBytes *bytes, const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return memmem (data, length, text, strlen (text)) != NULL;
}
