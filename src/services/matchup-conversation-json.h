/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-json-stream.h"
#include "matchup-json-writer.h"
#include "matchup-records.h"

G_BEGIN_DECLS

/*
 * Whole conversations in Matchup's own JSON, see data/matchup-conversations.md: written and read
 * one by one, so that a file of any size can be. Any thread; blocks.
 */

#define MATCHUP_CONVERSATION_JSON_FORMAT "matchup-conversations"
#define MATCHUP_CONVERSATION_JSON_VERSION 1

/* The bytes of a stored picture; NULL where they are gone. */
typedef GBytes *(*MatchupPictureReader) (const char *sha256, gpointer user_data);

/* What stands before the first conversation and behind the last. */
void matchup_conversation_json_begin (MatchupJsonWriter *writer);
void matchup_conversation_json_finish (MatchupJsonWriter *writer);
void matchup_conversation_json_write (MatchupJsonWriter *writer,
                                      const MatchupConversationData *data,
                                      MatchupPictureReader read_picture,
                                      gpointer user_data);

/*
 * The conversation that comes in @stream. NULL with @error where it is none, or one that is
 * damaged or too large; the stream then stands behind it, unless it is itself at fault, and @title
 * is set where it has got one; transfer full.
 *
 * @most_text: bytes of all that is no picture; 0: the usual limit. @n_lost grows by each picture
 * that is no picture.
 */
MatchupConversationData *matchup_conversation_json_read (MatchupJsonStream *stream,
                                                         guint64 most_text,
                                                         char **title, /* or NULL */
                                                         guint *n_lost,
                                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
