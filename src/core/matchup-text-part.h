/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-part.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_TEXT_PART (matchup_text_part_get_type ())
G_DECLARE_FINAL_TYPE (MatchupTextPart, matchup_text_part, MATCHUP, TEXT_PART, MatchupPart)

/**
 * MatchupTextPart: text that only grows.
 *
 * Signal "appended" (guint64 offset, guint64 length, in bytes): new text stands at
 * matchup_text_part_peek() + offset. No signal carries the text itself, so that nothing is copied.
 * The text is always valid UTF-8 without NUL. Main thread only.
 */
MatchupTextPart *matchup_text_part_new (MatchupPartKind kind) G_GNUC_WARN_UNUSED_RESULT;
MatchupPartKind matchup_text_part_get_kind (MatchupTextPart *self);

/* @length in bytes, -1: up to the NUL. Invalid UTF-8 becomes U+FFFD. */
void matchup_text_part_append (MatchupTextPart *self, const char *text, gssize length);
const char *matchup_text_part_peek (MatchupTextPart *self,
                                    gsize *out_length); /* borrowed until the next append */

G_END_DECLS
