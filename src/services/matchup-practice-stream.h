/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_PRACTICE_STREAM (matchup_practice_stream_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPracticeStream,
                      matchup_practice_stream,
                      MATCHUP,
                      PRACTICE_STREAM,
                      GInputStream)

/**
 * MatchupPracticeStream: a body that comes piece by piece in its own time, as that of a service
 * does. Made in any thread, read asynchronously in the main thread.
 */
MatchupPracticeStream *matchup_practice_stream_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* @delay: microseconds after the piece before. Before the first read. */
void matchup_practice_stream_add (MatchupPracticeStream *self, const char *piece, gint64 delay);
/* The end is a broken connection. */
void matchup_practice_stream_break_off (MatchupPracticeStream *self);

G_END_DECLS
