/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-message.h"

G_BEGIN_DECLS

/**
 * MatchupTokenTally: the letters of a text that changes, counted as they come and go. Plain data;
 * all zeros for no text.
 */
typedef struct
{
  gint64 latin;
  gint64 ideographic;
} MatchupTokenTally;

void matchup_token_tally_add (MatchupTokenTally *self, const char *text, gsize length);
void matchup_token_tally_remove (MatchupTokenTally *self, const char *text, gsize length);
gint64 matchup_token_tally_get (const MatchupTokenTally *self);

/*
 * About how many tokens @text has, where a service did not say: 4 characters of Latin text a
 * token, 1.4 of Chinese, Japanese or Korean (rules of thumb that makers of tokenizers give). Always
 * to be shown as an estimate.
 */
gint64 matchup_token_estimate (const char *text);
/* The same of a text of which only the length in bytes is known; rougher. */
gint64 matchup_token_estimate_bytes (gsize length);
/* As it stands in a question; counted once and kept with @file, so that this may be asked at every
 * letter. */
gint64 matchup_token_estimate_file (MatchupFilePart *file);
/* By its size (width x height / 750, the rule that Anthropic gives; others are of the same order).
 */
gint64 matchup_token_estimate_picture (MatchupImagePart *image);

/* What a message has of what is sent on: its text, without thinking, its text files, and its
 * pictures. */
gint64 matchup_token_estimate_message (MatchupMessage *message);

G_END_DECLS
