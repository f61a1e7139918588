/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MatchupSseParser: server-sent events by the WHATWG rules, bytes in, events out; pure.
 *
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream, with what
 * real servers need beyond it: the last event is dispatched at the end without its blank line; data
 * that is a whole JSON object is dispatched before another line of data, for relays that put no
 * blank line between events; and lines that are no fields are handed out (a JSON error document
 * instead of a stream).
 */
typedef struct _MatchupSseParser MatchupSseParser;

typedef enum
{
  MATCHUP_SSE_EVENT,      /* data of an event, lines joined by LF */
  MATCHUP_SSE_COMMENT,    /* a sign of life without content; also empty data */
  MATCHUP_SSE_STRAY_LINE, /* a line that is no field of the format */
} MatchupSseEventType;

typedef struct
{
  MatchupSseEventType type;
  const char *name; /* of the event, "" when none; borrowed during the call */
  const char *data; /* valid UTF-8, NUL-terminated; borrowed during the call */
  gsize length;
} MatchupSseEvent;

typedef void (*MatchupSseFunc) (const MatchupSseEvent *event, gpointer user_data);

MatchupSseParser *matchup_sse_parser_new (gsize max_event, /* bytes of one event */
                                          MatchupSseFunc func,
                                          gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void matchup_sse_parser_free (MatchupSseParser *self);

/* FALSE when an event is longer than max_event; the parser then takes nothing more. */
gboolean matchup_sse_parser_feed (MatchupSseParser *self, const char *bytes, gsize length);
/* End of the body: dispatches what is left. */
void matchup_sse_parser_end (MatchupSseParser *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupSseParser, matchup_sse_parser_free)

G_END_DECLS
