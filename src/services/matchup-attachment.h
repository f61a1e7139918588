/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-attachment-pixels.h"
#include "matchup-image-part.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_ATTACHMENT (matchup_attachment_get_type ())
G_DECLARE_FINAL_TYPE (MatchupAttachment, matchup_attachment, MATCHUP, ATTACHMENT, GObject)

/**
 * MatchupAttachment: a picture that was read and waits to be sent; made by
 * #MatchupAttachmentLoader. Holds the file's bytes. Main thread only.
 *
 * Property "alt-text" (string, never NULL).
 */
/* What people know it by; never sent. */
const char *matchup_attachment_get_name (MatchupAttachment *self);
/* Only the first of its frames is sent. */
gboolean matchup_attachment_get_animated (MatchupAttachment *self);
gint64 matchup_attachment_get_size (MatchupAttachment *self); /* bytes of the file */
int matchup_attachment_get_width (MatchupAttachment *self);   /* pixels, upright */
int matchup_attachment_get_height (MatchupAttachment *self);
/* Small, for a list. Borrowed. */
const MatchupAttachmentPixels *matchup_attachment_get_thumbnail (MatchupAttachment *self);
GBytes *matchup_attachment_get_bytes (MatchupAttachment *self); /* of the file; borrowed */
const char *matchup_attachment_get_alt_text (MatchupAttachment *self);
void matchup_attachment_set_alt_text (MatchupAttachment *self, const char *alt_text);

G_END_DECLS
