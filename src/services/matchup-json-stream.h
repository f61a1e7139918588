/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MatchupJsonStream: reads JSON of any size piece by piece: lists and objects are entered, and each
 * value in them is read or passed over as text. A plain struct for one thread; blocks.
 *
 * The first error stays and ends all further reading. What is passed over is only told apart, not
 * checked.
 */
typedef struct _MatchupJsonStream MatchupJsonStream;

MatchupJsonStream *matchup_json_stream_new (GInputStream *stream,
                                            GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
/* @text has to live as long. */
MatchupJsonStream *matchup_json_stream_new_for_text (const char *text,
                                                     gsize length) G_GNUC_WARN_UNUSED_RESULT;
void matchup_json_stream_free (MatchupJsonStream *self);

/* The first sign of the value that comes; 0 at the end and after an error. */
char matchup_json_stream_peek (MatchupJsonStream *self);
/* Goes into the list or object that comes. FALSE, and nothing happened, where it is none. */
gboolean matchup_json_stream_enter (MatchupJsonStream *self);
/*
 * Goes to the next value of what was entered; @key: its name in an object, transfer full (may be
 * NULL). FALSE behind the last one, which leaves it, and after an error. Each value has to be
 * entered, read or skipped.
 */
gboolean matchup_json_stream_next (MatchupJsonStream *self, char **key);
/*
 * The text of the value. One of more than @most bytes is passed over, and FALSE; so it is after an
 * error.
 */
gboolean matchup_json_stream_read (MatchupJsonStream *self, GString *text, gsize most);
void matchup_json_stream_skip (MatchupJsonStream *self);

guint64 matchup_json_stream_get_offset (MatchupJsonStream *self); /* bytes read of the stream */
/* FALSE with @error: what was read is no JSON from there on, or could not be read. */
gboolean matchup_json_stream_check (MatchupJsonStream *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupJsonStream, matchup_json_stream_free)

G_END_DECLS
