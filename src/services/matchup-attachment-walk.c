/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-attachment-walk.h"

#include <string.h>

static guint32
read_big (const guint8 *data, gsize n)
{
  guint32 value = 0;

  for (gsize i = 0; i < n; i++)
    value = value << 8 | data[i];
  return value;
}

static guint32
read_little (const guint8 *data, gsize n)
{
  guint32 value = 0;

  for (gsize i = n; i > 0; i--)
    value = value << 8 | data[i - 1];
  return value;
}

static void
tell (MatchupAttachmentPieceFunc func, gpointer user_data, const MatchupAttachmentPiece *piece)
{
  if (func != NULL)
    func (piece, user_data);
}

/* Of coded pixels: up to the next marker that is neither a stuffed byte nor a restart. */
static gsize
skip_scan (const guint8 *data, gsize length, gsize at)
{
  while (at + 1 < length)
    {
      const guint8 *found = memchr (data + at, 0xff, length - 1 - at);

      if (found == NULL)
        return length;
      at = (gsize) (found - data);
      if (data[at + 1] != 0 && (data[at + 1] < 0xd0 || data[at + 1] > 0xd7) && data[at + 1] != 0xff)
        return at;
      at += data[at + 1] == 0xff ? 1 : 2;
    }
  return length;
}

gboolean
matchup_attachment_walk_jpeg (const guint8 *data,
                              gsize length,
                              MatchupAttachmentPieceFunc func,
                              gpointer user_data)
{
  gsize at = 2;

  while (at + 1 < length)
    {
      MatchupAttachmentPiece piece = { .start = at, .end = at + 2 };

      if (data[at] != 0xff)
        return FALSE;
      /* Any number of filling bytes may come before a marker. */
      if (data[at + 1] == 0xff)
        {
          at++;
          continue;
        }
      piece.type = data[at + 1];
      if (piece.type != 0xd9 && piece.type != 0x01)
        {
          if (at + 4 > length || read_big (data + at + 2, 2) < 2)
            return FALSE;
          piece.length = read_big (data + at + 2, 2) - 2;
          piece.data = data + at + 4;
          piece.end = at + 4 + piece.length;
          if (piece.end > length)
            return FALSE;
          if (piece.type == 0xda)
            piece.end = skip_scan (data, length, piece.end);
        }
      tell (func, user_data, &piece);
      if (piece.type == 0xd9)
        return TRUE;
      at = piece.end;
    }
  return FALSE;
}

gboolean
matchup_attachment_walk_png (const guint8 *data,
                             gsize length,
                             MatchupAttachmentPieceFunc func,
                             gpointer user_data)
{
  gsize at = 8;

  while (at + 12 <= length)
    {
      MatchupAttachmentPiece piece = {
        .type = read_big (data + at + 4, 4),
        .data = data + at + 8,
        .length = read_big (data + at, 4),
        .start = at,
      };

      if (piece.length > length - at - 12)
        return FALSE;
      piece.end = at + 12 + piece.length;
      tell (func, user_data, &piece);
      if (piece.type == MATCHUP_ATTACHMENT_TAG ('I', 'E', 'N', 'D'))
        return TRUE;
      at = piece.end;
    }
  return FALSE;
}

gboolean
matchup_attachment_walk_webp (const guint8 *data,
                              gsize length,
                              MatchupAttachmentPieceFunc func,
                              gpointer user_data)
{
  gsize at = 12;
  gsize end = (gsize) read_little (data + 4, 4) + 8;

  if (end > length || end < 20)
    return FALSE;
  while (at + 8 <= end)
    {
      MatchupAttachmentPiece piece = {
        .type = read_big (data + at, 4),
        .data = data + at + 8,
        .length = read_little (data + at + 4, 4),
        .start = at,
      };

      if (piece.length > end - at - 8)
        return FALSE;
      piece.end = MIN (at + 8 + piece.length + (piece.length & 1), end);
      tell (func, user_data, &piece);
      at = piece.end;
    }
  return TRUE;
}

/* Behind the blocks of data that begin at @at; 0 when the file ends before. */
static gsize
skip_gif_blocks (const guint8 *data, gsize length, gsize at)
{
  while (at < length)
    {
      if (data[at] == 0)
        return at + 1;
      at += 1 + (gsize) data[at];
    }
  return 0;
}

static gsize
get_table_size (guint8 flags)
{
  return (flags & 0x80) != 0 ? (gsize) 3 << ((flags & 7) + 1) : 0;
}

gboolean
matchup_attachment_walk_gif (const guint8 *data,
                             gsize length,
                             MatchupAttachmentPieceFunc func,
                             gpointer user_data)
{
  gboolean any = FALSE;
  gsize at;

  if (length < 13)
    return FALSE;
  at = 13 + get_table_size (data[10]);
  while (at < length && data[at] != 0x3b)
    {
      MatchupAttachmentPiece piece = { .type = data[at], .start = at };

      if (data[at] == 0x21)
        at = at + 2 < length ? skip_gif_blocks (data, length, at + 2) : 0;
      else if (data[at] == 0x2c && at + 10 < length)
        at = skip_gif_blocks (data, length, at + 11 + get_table_size (data[at + 9]));
      else
        at = 0;
      if (at == 0)
        return any;
      piece.end = at;
      if (piece.type == 0x2c)
        {
          any = TRUE;
          tell (func, user_data, &piece);
        }
    }
  return any;
}

int
matchup_attachment_read_orientation (const guint8 *data, gsize length)
{
  gboolean big;
  gsize at, n_entries;

  if (length > 6 && memcmp (data, "Exif\0\0", 6) == 0)
    {
      data += 6;
      length -= 6;
    }
  if (length < 8 || (memcmp (data, "II*\0", 4) != 0 && memcmp (data, "MM\0*", 4) != 0))
    return 1;
  big = data[0] == 'M';
  at = big ? read_big (data + 4, 4) : read_little (data + 4, 4);
  if (at > length - 2)
    return 1;
  n_entries = big ? read_big (data + at, 2) : read_little (data + at, 2);
  for (at += 2; n_entries > 0 && at + 12 <= length; n_entries--, at += 12)
    {
      guint32 tag = big ? read_big (data + at, 2) : read_little (data + at, 2);
      guint32 value = big ? read_big (data + at + 8, 2) : read_little (data + at + 8, 2);

      if (tag == 0x0112)
        return value >= 1 && value <= 8 ? (int) value : 1;
    }
  return 1;
}
