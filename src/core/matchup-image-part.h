/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-part.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_IMAGE_PART (matchup_image_part_get_type ())
G_DECLARE_FINAL_TYPE (MatchupImagePart, matchup_image_part, MATCHUP, IMAGE_PART, MatchupPart)

/**
 * MatchupImagePart: a picture as it is sent, encoded and ready. Immutable. Main thread only.
 *
 * Every service that gets it gets these bytes; each codec writes them in the form of its service.
 */
MatchupImagePart *matchup_image_part_new (GBytes *bytes,         /* an encoded picture */
                                          const char *mime_type, /* of the bytes: "image/png"... */
                                          int width,             /* pixels */
                                          int height) G_GNUC_WARN_UNUSED_RESULT;
GBytes *matchup_image_part_get_bytes (MatchupImagePart *self); /* borrowed */
const char *matchup_image_part_get_mime_type (MatchupImagePart *self);
int matchup_image_part_get_width (MatchupImagePart *self);
int matchup_image_part_get_height (MatchupImagePart *self);
/* The bytes as base64 (RFC 4648, section 4); worked out once and kept, as it is needed per service.
 */
const char *matchup_image_part_get_base64 (MatchupImagePart *self);
/* "data:image/png;base64,..." */
char *matchup_image_part_dup_data_url (MatchupImagePart *self);

G_END_DECLS
