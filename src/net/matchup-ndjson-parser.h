/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MatchupNdjsonParser: cuts a body into lines, one JSON text each (application/x-ndjson). A pure
 * push parser: bytes in, lines out, cut anywhere.
 *
 * A line ends at LF; blanks and CR around it are trimmed, empty lines and a byte order mark at the
 * start are left out. Invalid UTF-8 comes out as U+FFFD.
 */
typedef struct _MatchupNdjsonParser MatchupNdjsonParser;

/* @text is terminated by NUL and valid during the call only. */
typedef void (*MatchupNdjsonFunc) (const char *text, gsize length, gpointer user_data);

MatchupNdjsonParser *matchup_ndjson_parser_new (gsize max_line, /* bytes */
                                                MatchupNdjsonFunc func,
                                                gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void matchup_ndjson_parser_free (MatchupNdjsonParser *self);
/* FALSE when a line is longer than max_line; nothing more comes out then. */
gboolean matchup_ndjson_parser_feed (MatchupNdjsonParser *self, const char *bytes, gsize length);
/* The end of the body: a last line without LF comes out. */
void matchup_ndjson_parser_end (MatchupNdjsonParser *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupNdjsonParser, matchup_ndjson_parser_free)

G_END_DECLS
