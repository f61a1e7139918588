/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a file is and what it holds, told by its bytes alone; nothing is decoded. Any thread. */

#define MATCHUP_ATTACHMENT_ERROR (matchup_attachment_error_quark ())
GQuark matchup_attachment_error_quark (void);

typedef enum
{
  MATCHUP_ATTACHMENT_ERROR_EMPTY,       /* no byte in it */
  MATCHUP_ATTACHMENT_ERROR_NO_PICTURE,  /* something else, whatever its name says */
  MATCHUP_ATTACHMENT_ERROR_DRAWING,     /* SVG */
  MATCHUP_ATTACHMENT_ERROR_UNSUPPORTED, /* a picture that cannot be read here */
  MATCHUP_ATTACHMENT_ERROR_BROKEN,      /* cut off or damaged */
  MATCHUP_ATTACHMENT_ERROR_TOO_LARGE,   /* more than MATCHUP_ATTACHMENT_MAX_BYTES */
  MATCHUP_ATTACHMENT_ERROR_TOO_MANY_PIXELS,
  MATCHUP_ATTACHMENT_ERROR_UNREADABLE, /* the file itself */
} MatchupAttachmentError;

#define MATCHUP_ATTACHMENT_MAX_BYTES (100 * 1000 * 1000)
#define MATCHUP_ATTACHMENT_MAX_PIXELS (100 * 1000 * 1000)

/* Sets @error to the one sentence that people read about it. */
void matchup_attachment_set_error (GError **error, MatchupAttachmentError code);

typedef enum
{
  MATCHUP_ATTACHMENT_KIND_NONE,
  MATCHUP_ATTACHMENT_KIND_PNG,
  MATCHUP_ATTACHMENT_KIND_JPEG,
  MATCHUP_ATTACHMENT_KIND_GIF,
  MATCHUP_ATTACHMENT_KIND_WEBP,
  MATCHUP_ATTACHMENT_KIND_HEIC,
  MATCHUP_ATTACHMENT_KIND_AVIF,
} MatchupAttachmentKind;

typedef struct
{
  MatchupAttachmentKind kind;
  int width; /* pixels as stored, before the orientation; 0: only the decoder can tell */
  int height;
  int orientation;   /* 1 to 8 as in EXIF, 1: upright */
  gboolean animated; /* more than one frame */
  gboolean lossless; /* drawn or typed rather than photographed */
} MatchupAttachmentInfo;

MatchupAttachmentKind matchup_attachment_sniff (GBytes *bytes);
const char *matchup_attachment_kind_get_mime_type (MatchupAttachmentKind kind);
/* FALSE with MATCHUP_ATTACHMENT_ERROR for what is no whole picture of a sensible size. */
gboolean matchup_attachment_inspect (GBytes *bytes, MatchupAttachmentInfo *info, GError **error);
/*
 * The picture without anything that is said about it: place, time, camera, owner, comments,
 * thumbnails, colour profiles and what hangs behind its end. The pixels are not touched. NULL for
 * kinds for which this cannot be done (GIF, HEIC, AVIF, animated WebP).
 */
GBytes *matchup_attachment_strip (GBytes *bytes,
                                  const MatchupAttachmentInfo *info) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
