/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-file-part.h"
#include "matchup-image-part.h"
#include "matchup-text-part.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_MESSAGE (matchup_message_get_type ())
G_DECLARE_FINAL_TYPE (MatchupMessage, matchup_message, MATCHUP, MESSAGE, GObject)

/**
 * MatchupMessage: what one side said; a #GListModel of #MatchupPart. Main thread only.
 *
 * Signal "appended" (guint part_index, guint64 offset, guint64 length): like the part's, for those
 * who watch the whole message.
 */
MatchupMessage *matchup_message_new (MatchupRole role) G_GNUC_WARN_UNUSED_RESULT;
MatchupMessage *matchup_message_new_text (MatchupRole role,
                                          const char *text) G_GNUC_WARN_UNUSED_RESULT;
MatchupRole matchup_message_get_role (MatchupMessage *self);

/* Appends to the last part where it is of this kind, and starts a new part where it is not. */
void matchup_message_append (MatchupMessage *self,
                             MatchupPartKind kind,
                             const char *text,
                             gssize length);

/* Adds a picture behind what is there. */
void matchup_message_add_image (MatchupMessage *self, MatchupImagePart *image);
gboolean matchup_message_has_images (MatchupMessage *self);
/* Adds a text file behind what is there. */
void matchup_message_add_file (MatchupMessage *self, MatchupFilePart *file);
gboolean matchup_message_has_files (MatchupMessage *self);
/* Either of them. */
void matchup_message_add_attachment (MatchupMessage *self, MatchupPart *part);

/* All parts of this kind joined. A copy: for saving and sending, never per piece of a stream. */
char *matchup_message_dup_text (MatchupMessage *self, MatchupPartKind kind);
gsize matchup_message_get_length (MatchupMessage *self, MatchupPartKind kind); /* bytes */
gboolean matchup_message_is_empty (MatchupMessage *self);

G_END_DECLS
