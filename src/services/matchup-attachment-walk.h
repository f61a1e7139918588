/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-attachment-format.h"

G_BEGIN_DECLS

/* The pieces that the files of each format are made of. */

typedef struct
{
  guint32 type;       /* JPEG: the marker; PNG, WebP: the four letters, first one highest */
  const guint8 *data; /* what the piece holds, without its head */
  gsize length;
  gsize start; /* the whole piece, with its head, in the file */
  gsize end;
} MatchupAttachmentPiece;

#define MATCHUP_ATTACHMENT_TAG(a, b, c, d) \
  ((guint32) (a) << 24 | (guint32) (b) << 16 | (guint32) (c) << 8 | (guint32) (d))

typedef void (*MatchupAttachmentPieceFunc) (const MatchupAttachmentPiece *piece,
                                            gpointer user_data);

/* FALSE when the file ends before it should. @func may be NULL. */
gboolean matchup_attachment_walk_jpeg (const guint8 *data,
                                       gsize length,
                                       MatchupAttachmentPieceFunc func,
                                       gpointer user_data);
gboolean matchup_attachment_walk_png (const guint8 *data,
                                      gsize length,
                                      MatchupAttachmentPieceFunc func,
                                      gpointer user_data);
gboolean matchup_attachment_walk_webp (const guint8 *data,
                                       gsize length,
                                       MatchupAttachmentPieceFunc func,
                                       gpointer user_data);
/* Calls @func once for each frame that is whole; FALSE when there is none. */
gboolean matchup_attachment_walk_gif (const guint8 *data,
                                      gsize length,
                                      MatchupAttachmentPieceFunc func,
                                      gpointer user_data);

/* 1 to 8; 1 when nothing sensible is said. @data: EXIF with or without its "Exif" head. */
int matchup_attachment_read_orientation (const guint8 *data, gsize length);

G_END_DECLS
