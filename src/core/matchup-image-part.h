/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-part.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_IMAGE_PART (matchup_image_part_get_type ())
G_DECLARE_FINAL_TYPE (MatchupImagePart, matchup_image_part, MATCHUP, IMAGE_PART, MatchupPart)

/**
 * MatchupImagePart: a picture as it is sent, encoded and ready.
 *
 * Every service that gets it gets these bytes; each codec writes them in the form of its service.
 * The bytes never change, but need not be at hand: of a picture that is stored only what is told
 * about it is kept in memory. May be made in any thread; from then on main thread only.
 *
 * Property "alt-text" (string, never NULL): what the person wrote for those who cannot see it.
 * Property "missing" (boolean): the stored bytes are gone.
 */
MatchupImagePart *matchup_image_part_new (GBytes *bytes,         /* an encoded picture */
                                          const char *mime_type, /* of the bytes: "image/png"... */
                                          int width,             /* pixels */
                                          int height) G_GNUC_WARN_UNUSED_RESULT;
/* One whose bytes are stored under @sha256 and read when they are needed. */
MatchupImagePart *matchup_image_part_new_stored (const char *sha256,
                                                 gsize size, /* bytes */
                                                 const char *mime_type,
                                                 int width,
                                                 int height) G_GNUC_WARN_UNUSED_RESULT;

GBytes *matchup_image_part_get_bytes (MatchupImagePart *self); /* borrowed; NULL: not at hand */
/* NULL: they are stored and need not be kept; only one that has a sha256 can do without. */
void matchup_image_part_set_bytes (MatchupImagePart *self, GBytes *bytes);
gsize matchup_image_part_get_size (MatchupImagePart *self);         /* of the bytes */
const char *matchup_image_part_get_sha256 (MatchupImagePart *self); /* of the bytes, hexadecimal */
const char *matchup_image_part_get_mime_type (MatchupImagePart *self);
int matchup_image_part_get_width (MatchupImagePart *self);
int matchup_image_part_get_height (MatchupImagePart *self);
/* The bytes as base64 (RFC 4648, section 4), worked out once and kept; NULL without bytes. Large
 * ones are set by a thread before somebody asks. */
GBytes *matchup_image_part_get_base64 (MatchupImagePart *self);
void matchup_image_part_set_base64 (MatchupImagePart *self, GBytes *base64);
gboolean matchup_image_part_has_base64 (MatchupImagePart *self);
/* "data:image/png;base64," */
char *matchup_image_part_dup_data_prefix (MatchupImagePart *self);

const char *matchup_image_part_get_alt_text (MatchupImagePart *self);
void matchup_image_part_set_alt_text (MatchupImagePart *self, const char *alt_text);
gboolean matchup_image_part_get_missing (MatchupImagePart *self);
void matchup_image_part_set_missing (MatchupImagePart *self, gboolean missing);

/* What the file was that it was made of: bytes and pixels; 0 where that is not known. */
void matchup_image_part_set_original (MatchupImagePart *self, gint64 size, int width, int height);
gint64 matchup_image_part_get_original_size (MatchupImagePart *self);
int matchup_image_part_get_original_width (MatchupImagePart *self);
int matchup_image_part_get_original_height (MatchupImagePart *self);

/* The smaller version for services that do not take this one; NULL where all do. Borrowed. */
MatchupImagePart *matchup_image_part_get_smaller (MatchupImagePart *self);
void matchup_image_part_set_smaller (MatchupImagePart *self, MatchupImagePart *smaller);

G_END_DECLS
