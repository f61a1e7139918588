/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-attachment-walk.h"

#include "matchup-config.h"

#include <glib/gi18n.h>
#include <string.h>

#define TAG MATCHUP_ATTACHMENT_TAG

G_DEFINE_QUARK (matchup - attachment - error - quark, matchup_attachment_error)

static const char *
get_sentence (MatchupAttachmentError code)
{
  switch (code)
    {
    case MATCHUP_ATTACHMENT_ERROR_EMPTY:
      return _ ("This file is empty.");
    case MATCHUP_ATTACHMENT_ERROR_NO_PICTURE:
      return _ ("This file is not a picture, whatever its name says.");
    case MATCHUP_ATTACHMENT_ERROR_DRAWING:
      return _ ("Drawings in SVG format cannot be sent: save it as PNG first.");
    case MATCHUP_ATTACHMENT_ERROR_UNSUPPORTED:
      return _ ("This computer cannot read pictures of this format: save it as PNG or JPEG first.");
    case MATCHUP_ATTACHMENT_ERROR_BROKEN:
      return _ ("This picture is damaged or was not saved completely.");
    case MATCHUP_ATTACHMENT_ERROR_TOO_LARGE:
      return _ ("This file is larger than 100 MB, which is too large for a picture.");
    case MATCHUP_ATTACHMENT_ERROR_TOO_MANY_PIXELS:
      return _ ("This picture has more than 100 million pixels: make it smaller first.");
    case MATCHUP_ATTACHMENT_ERROR_UNREADABLE:
    default:
      return _ ("This file cannot be read.");
    }
}

void
matchup_attachment_set_error (GError **error, MatchupAttachmentError code)
{
  g_set_error_literal (error, MATCHUP_ATTACHMENT_ERROR, (int) code, get_sentence (code));
}

static gboolean
has_brand (const guint8 *data, gsize length, const char *const *brands)
{
  for (gsize at = 8; at + 4 <= MIN (length, 64); at += 4)
    {
      char brand[5] = { 0 };

      memcpy (brand, data + at, 4);
      if (g_strv_contains (brands, brand))
        return TRUE;
    }
  return FALSE;
}

static MatchupAttachmentKind
sniff_container (const guint8 *data, gsize length)
{
  static const char *const avif[] = { "avif", "avis", NULL };
  static const char *const heic[] = { "heic", "heix", "heim", "heis", "mif1", NULL };

  if (length < 16 || memcmp (data + 4, "ftyp", 4) != 0)
    return MATCHUP_ATTACHMENT_KIND_NONE;
  if (has_brand (data, length, avif))
    return MATCHUP_ATTACHMENT_KIND_AVIF;
  return has_brand (data, length, heic) ? MATCHUP_ATTACHMENT_KIND_HEIC
                                        : MATCHUP_ATTACHMENT_KIND_NONE;
}

MatchupAttachmentKind
matchup_attachment_sniff (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (length >= 8 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0)
    return MATCHUP_ATTACHMENT_KIND_PNG;
  if (length >= 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    return MATCHUP_ATTACHMENT_KIND_JPEG;
  if (length >= 6 && (memcmp (data, "GIF87a", 6) == 0 || memcmp (data, "GIF89a", 6) == 0))
    return MATCHUP_ATTACHMENT_KIND_GIF;
  if (length >= 12 && memcmp (data, "RIFF", 4) == 0 && memcmp (data + 8, "WEBP", 4) == 0)
    return MATCHUP_ATTACHMENT_KIND_WEBP;
  return sniff_container (data, length);
}

const char *
matchup_attachment_kind_get_mime_type (MatchupAttachmentKind kind)
{
  static const char *const types[] = {
    "", "image/png", "image/jpeg", "image/gif", "image/webp", "image/heic", "image/avif",
  };

  return types[kind];
}

static guint
number (const guint8 *data, gsize n, gboolean big)
{
  guint value = 0;

  for (gsize i = 0; i < n; i++)
    value = value << 8 | data[big ? i : n - 1 - i];
  return value;
}

static void
inspect_jpeg (const MatchupAttachmentPiece *piece, gpointer user_data)
{
  MatchupAttachmentInfo *info = user_data;
  gboolean frame = piece->type >= 0xc0 && piece->type <= 0xcf && piece->type != 0xc4 &&
                   piece->type != 0xc8 && piece->type != 0xcc;

  if (frame && piece->length >= 6)
    {
      info->height = (int) number (piece->data + 1, 2, TRUE);
      info->width = (int) number (piece->data + 3, 2, TRUE);
    }
  else if (piece->type == 0xe1 && piece->length > 6 && memcmp (piece->data, "Exif", 4) == 0)
    info->orientation = matchup_attachment_read_orientation (piece->data, piece->length);
}

static void
inspect_png (const MatchupAttachmentPiece *piece, gpointer user_data)
{
  MatchupAttachmentInfo *info = user_data;

  if (piece->type == TAG ('I', 'H', 'D', 'R') && piece->length >= 8)
    {
      info->width = (int) MIN (number (piece->data, 4, TRUE), G_MAXINT);
      info->height = (int) MIN (number (piece->data + 4, 4, TRUE), G_MAXINT);
    }
  else if (piece->type == TAG ('a', 'c', 'T', 'L') && piece->length >= 4)
    info->animated = number (piece->data, 4, TRUE) > 1;
  else if (piece->type == TAG ('e', 'X', 'I', 'f'))
    info->orientation = matchup_attachment_read_orientation (piece->data, piece->length);
}

static void
inspect_webp (const MatchupAttachmentPiece *piece, gpointer user_data)
{
  MatchupAttachmentInfo *info = user_data;

  if (piece->type == TAG ('V', 'P', '8', 'X') && piece->length >= 10)
    {
      info->animated = (piece->data[0] & 2) != 0;
      info->width = (int) number (piece->data + 4, 3, FALSE) + 1;
      info->height = (int) number (piece->data + 7, 3, FALSE) + 1;
    }
  else if (piece->type == TAG ('V', 'P', '8', ' ') && piece->length >= 10 && info->width == 0)
    {
      info->width = (int) number (piece->data + 6, 2, FALSE) & 0x3fff;
      info->height = (int) number (piece->data + 8, 2, FALSE) & 0x3fff;
    }
  else if (piece->type == TAG ('V', 'P', '8', 'L') && piece->length >= 5)
    {
      guint bits = number (piece->data + 1, 4, FALSE);

      info->lossless = TRUE;
      if (info->width == 0)
        {
          info->width = (int) (bits & 0x3fff) + 1;
          info->height = (int) (bits >> 14 & 0x3fff) + 1;
        }
    }
  else if (piece->type == TAG ('E', 'X', 'I', 'F'))
    info->orientation = matchup_attachment_read_orientation (piece->data, piece->length);
}

static void
count_frame (const MatchupAttachmentPiece *piece, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static gboolean
inspect_gif (const guint8 *data, gsize length, MatchupAttachmentInfo *info)
{
  guint n_frames = 0;

  if (!matchup_attachment_walk_gif (data, length, count_frame, &n_frames))
    return FALSE;
  info->width = (int) number (data + 6, 2, FALSE);
  info->height = (int) number (data + 8, 2, FALSE);
  info->animated = n_frames > 1;
  return TRUE;
}

/* The largest size that a box "ispe" tells: the picture, its tiles and thumbnails have one each. */
static void
inspect_container (const guint8 *data, gsize length, MatchupAttachmentInfo *info)
{
  gsize end = MIN (length, 256 * 1024);

  for (gsize at = 0; at + 16 <= end; at++)
    {
      if (memcmp (data + at, "ispe", 4) == 0)
        {
          info->width = MAX (info->width, (int) MIN (number (data + at + 8, 4, TRUE), G_MAXINT));
          info->height = MAX (info->height, (int) MIN (number (data + at + 12, 4, TRUE), G_MAXINT));
        }
    }
}

static gboolean
inspect_kind (const guint8 *data, gsize length, MatchupAttachmentInfo *info)
{
  switch (info->kind)
    {
    case MATCHUP_ATTACHMENT_KIND_PNG:
      info->lossless = TRUE;
      return matchup_attachment_walk_png (data, length, inspect_png, info) && info->width > 0;
    case MATCHUP_ATTACHMENT_KIND_JPEG:
      return matchup_attachment_walk_jpeg (data, length, inspect_jpeg, info) && info->width > 0;
    case MATCHUP_ATTACHMENT_KIND_GIF:
      info->lossless = TRUE;
      return inspect_gif (data, length, info);
    case MATCHUP_ATTACHMENT_KIND_WEBP:
      return matchup_attachment_walk_webp (data, length, inspect_webp, info) && info->width > 0;
    case MATCHUP_ATTACHMENT_KIND_HEIC:
    case MATCHUP_ATTACHMENT_KIND_AVIF:
    case MATCHUP_ATTACHMENT_KIND_NONE:
    default:
      /* Turned by the decoder itself, so the orientation stays 1. */
      inspect_container (data, length, info);
      return TRUE;
    }
}

static gboolean
looks_like_drawing (const char *data, gsize length)
{
  return g_strstr_len (data, (gssize) MIN (length, 4096), "<svg") != NULL;
}

/* Pictures all the same, but of formats that are not sent. */
static gboolean
is_other_picture (const guint8 *data, gsize length)
{
  static const char *const starts[] = { "BM", "II*", "MM", "8BPS", "\xff\x0a", "qoif" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      gsize n = strlen (starts[i]);

      if (length > 16 && memcmp (data, starts[i], n) == 0 &&
          memchr (data, 0, MIN (length, 64)) != NULL)
        return TRUE;
    }
  return length > 16 && memcmp (data, "\0\0\0\x0cJXL ", 8) == 0;
}

gboolean
matchup_attachment_inspect (GBytes *bytes, MatchupAttachmentInfo *info, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  MatchupAttachmentError problem;

  *info = (MatchupAttachmentInfo){ .kind = matchup_attachment_sniff (bytes), .orientation = 1 };
  if (length == 0)
    problem = MATCHUP_ATTACHMENT_ERROR_EMPTY;
  else if (length > MATCHUP_ATTACHMENT_MAX_BYTES)
    problem = MATCHUP_ATTACHMENT_ERROR_TOO_LARGE;
  else if (info->kind == MATCHUP_ATTACHMENT_KIND_NONE)
    problem = looks_like_drawing ((const char *) data, length) ? MATCHUP_ATTACHMENT_ERROR_DRAWING
              : is_other_picture (data, length) ? MATCHUP_ATTACHMENT_ERROR_UNSUPPORTED
                                                : MATCHUP_ATTACHMENT_ERROR_NO_PICTURE;
  else if (!inspect_kind (data, length, info) &&
           (gint64) info->width * info->height <= MATCHUP_ATTACHMENT_MAX_PIXELS)
    problem = MATCHUP_ATTACHMENT_ERROR_BROKEN;
  else if ((gint64) info->width * info->height > MATCHUP_ATTACHMENT_MAX_PIXELS)
    problem = MATCHUP_ATTACHMENT_ERROR_TOO_MANY_PIXELS;
  else
    return TRUE;
  matchup_attachment_set_error (error, problem);
  return FALSE;
}

typedef struct
{
  const guint8 *data;
  GByteArray *out;
} Strip;

static void
copy_piece (Strip *strip, const MatchupAttachmentPiece *piece)
{
  g_byte_array_append (strip->out, strip->data + piece->start, (guint) (piece->end - piece->start));
}

/* Kept: all that the decoder needs, the density (APP0 "JFIF") and the colour model (APP14 "Adobe").
 */
static void
strip_jpeg (const MatchupAttachmentPiece *piece, gpointer user_data)
{
  gboolean application = piece->type >= 0xe0 && piece->type <= 0xef;
  gboolean jfif =
      piece->type == 0xe0 && piece->length == 14 && memcmp (piece->data, "JFIF", 5) == 0;
  gboolean adobe =
      piece->type == 0xee && piece->length == 12 && memcmp (piece->data, "Adobe", 5) == 0;
  gboolean comment = piece->type == 0xfe;

  if ((!application && !comment) || jfif || adobe)
    copy_piece (user_data, piece);
}

static void
strip_png (const MatchupAttachmentPiece *piece, gpointer user_data)
{
  static const guint32 kept[] = {
    TAG ('I', 'H', 'D', 'R'), TAG ('P', 'L', 'T', 'E'), TAG ('t', 'R', 'N', 'S'),
    TAG ('g', 'A', 'M', 'A'), TAG ('c', 'H', 'R', 'M'), TAG ('s', 'R', 'G', 'B'),
    TAG ('I', 'D', 'A', 'T'), TAG ('I', 'E', 'N', 'D'),
  };

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      if (piece->type == kept[i])
        copy_piece (user_data, piece);
    }
}

static void
strip_webp (const MatchupAttachmentPiece *piece, gpointer user_data)
{
  Strip *strip = user_data;
  guint flags = strip->out->len + 8;

  if (piece->type != TAG ('V', 'P', '8', 'X') && piece->type != TAG ('V', 'P', '8', ' ') &&
      piece->type != TAG ('V', 'P', '8', 'L') && piece->type != TAG ('A', 'L', 'P', 'H'))
    return;
  copy_piece (strip, piece);
  /* Of what it announces only the transparency is left. */
  if (piece->type == TAG ('V', 'P', '8', 'X') && flags < strip->out->len)
    strip->out->data[flags] &= 0x10;
}

GBytes *
matchup_attachment_strip (GBytes *bytes, const MatchupAttachmentInfo *info)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GByteArray) out = g_byte_array_sized_new ((guint) length);
  Strip strip = { data, out };
  gboolean done = FALSE;

  if (info->kind == MATCHUP_ATTACHMENT_KIND_JPEG)
    {
      g_byte_array_append (out, data, 2);
      done = matchup_attachment_walk_jpeg (data, length, strip_jpeg, &strip);
    }
  else if (info->kind == MATCHUP_ATTACHMENT_KIND_PNG)
    {
      g_byte_array_append (out, data, 8);
      done = matchup_attachment_walk_png (data, length, strip_png, &strip);
    }
  else if (info->kind == MATCHUP_ATTACHMENT_KIND_WEBP && !info->animated)
    {
      g_byte_array_append (out, data, 12);
      done = matchup_attachment_walk_webp (data, length, strip_webp, &strip);
      for (guint i = 0; i < 4; i++)
        out->data[4 + i] = (guint8) ((out->len - 8) >> (8 * i));
    }
  return done ? g_byte_array_free_to_bytes (g_steal_pointer (&out)) : NULL;
}
