/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-cost.h"
#include "matchup-error-info.h"
#include "matchup-http-request.h"
#include "matchup-params.h"
#include "matchup-provider-template.h"
#include "matchup-service-timings.h"
#include "matchup-usage.h"

G_BEGIN_DECLS

/**
 * MatchupRequestSnapshot: all that goes into one request, immutable while it is used.
 */
typedef struct
{
  MatchupProviderTemplate *template_;
  const char *address; /* base URL, normalised */
  const char *model_id;
  guint capabilities; /* MatchupModelCapabilities */
  gint64 max_output;  /* tokens, 0: not known */
  MatchupParams *params;
  GPtrArray *messages;            /* MatchupMessage, system first */
  MatchupRequestFields leave_out; /* the service is known to refuse them */
} MatchupRequestSnapshot;

typedef enum
{
  MATCHUP_STREAM_EVENT_SIGN_OF_LIFE, /* a comment, an empty event: only the watchdog cares */
  MATCHUP_STREAM_EVENT_STARTED,      /* the first real event of the answer; once */
  MATCHUP_STREAM_EVENT_TEXT,
  MATCHUP_STREAM_EVENT_REASONING,
  MATCHUP_STREAM_EVENT_REFUSAL,
  MATCHUP_STREAM_EVENT_USAGE,     /* the last one counts */
  MATCHUP_STREAM_EVENT_COST,      /* told by the service */
  MATCHUP_STREAM_EVENT_TIMINGS,   /* the service's own; the last ones count */
  MATCHUP_STREAM_EVENT_FINISH,    /* a reason to finish; more may still follow */
  MATCHUP_STREAM_EVENT_MODEL,     /* the name under which the model answers */
  MATCHUP_STREAM_EVENT_ID,        /* the service's id of this answer */
  MATCHUP_STREAM_EVENT_TOOL_CALL, /* a piece of a call that the model asks for; never carried out */
  MATCHUP_STREAM_EVENT_FACTS,     /* what only some services tell, all so far */
  MATCHUP_STREAM_EVENT_ERROR,     /* the answer failed; nothing follows */
  MATCHUP_STREAM_EVENT_END,       /* a regular end; nothing follows */
} MatchupStreamEventType;

typedef struct _MatchupStreamFacts MatchupStreamFacts;

/* Everything is borrowed during the call. */
typedef struct
{
  MatchupStreamEventType type;
  const char *text; /* TEXT, REASONING, REFUSAL: valid UTF-8; MODEL, ID; TOOL_CALL: arguments */
  gsize length;
  const MatchupUsage *usage;
  const MatchupCost *cost;
  const MatchupServiceTimings *timings;
  const MatchupStreamFacts *facts;
  MatchupFinishReason finish_reason;
  const char *finish_reason_raw;
  MatchupErrorInfo *error;
  int tool_index;
  const char *tool_id;   /* NULL when this piece does not say */
  const char *tool_name; /* likewise */
} MatchupStreamEvent;

typedef void (*MatchupStreamFunc) (const MatchupStreamEvent *event, gpointer user_data);

#define MATCHUP_TYPE_STREAM_DECODER (matchup_stream_decoder_get_type ())
G_DECLARE_INTERFACE (MatchupStreamDecoder, matchup_stream_decoder, MATCHUP, STREAM_DECODER, GObject)

/**
 * MatchupStreamDecoder: turns the body of one answer into events; bytes may be cut anywhere.
 *
 * After ERROR or END nothing more is emitted. matchup_stream_decoder_end() always leads to one of
 * the two: a body without a regular end gives ERROR with kind TRUNCATED, one with nothing in it
 * ERROR with kind BAD_RESPONSE.
 */
struct _MatchupStreamDecoderInterface
{
  GTypeInterface parent_iface;

  void (*feed) (MatchupStreamDecoder *self, const char *bytes, gsize length);
  void (*end) (MatchupStreamDecoder *self);
};

void matchup_stream_decoder_feed (MatchupStreamDecoder *self, const char *bytes, gsize length);
void matchup_stream_decoder_end (MatchupStreamDecoder *self);

/**
 * MatchupCodec: one wire format, a row of pure functions; no state, no network.
 *
 * Failures have no place here: services of one format report them in the form of another; see
 * matchup-service-errors.h.
 */
typedef struct
{
  MatchupHttpRequest *(*build_request) (const MatchupRequestSnapshot *snapshot, const char *secret);
  MatchupStreamDecoder *(*new_decoder) (MatchupStreamFunc func, gpointer user_data);
  /* Both or none: a format without a list of models. */
  MatchupHttpRequest *(*build_models_request) (MatchupProviderTemplate *template_,
                                               const char *address,
                                               const char *secret);
  GPtrArray *(*parse_models) (const char *provider_id,
                              const char *body,
                              gsize length,
                              MatchupErrorInfo **out_error);
  /* Optional. */
  MatchupRequestFields (*find_refused_fields) (const MatchupRequestSnapshot *snapshot,
                                               int status,
                                               const char *body,
                                               gsize length);
} MatchupCodec;

/* @secret may be NULL (no key). Transfer full. */
MatchupHttpRequest *matchup_codec_build_request (const MatchupCodec *self,
                                                 const MatchupRequestSnapshot *snapshot,
                                                 const char *secret);
/* For a 2xx answer. */
MatchupStreamDecoder *
matchup_codec_new_decoder (const MatchupCodec *self, MatchupStreamFunc func, gpointer user_data);
/*
 * For any other status: what of @snapshot the service does not take, so that the request is worth
 * sending once more without it. NONE when something else is wrong. @body may be cut off, and NULL.
 */
MatchupRequestFields matchup_codec_find_refused_fields (const MatchupCodec *self,
                                                        const MatchupRequestSnapshot *snapshot,
                                                        int status,
                                                        const char *body,
                                                        gsize length);
/* NULL when this kind of service has no model list. */
MatchupHttpRequest *matchup_codec_build_models_request (const MatchupCodec *self,
                                                        MatchupProviderTemplate *template_,
                                                        const char *address,
                                                        const char *secret);
/* #MatchupModelRef of those that write text; NULL with @out_error for anything else. */
GPtrArray *matchup_codec_parse_models (const MatchupCodec *self,
                                       const char *provider_id,
                                       const char *body,
                                       gsize length,
                                       MatchupErrorInfo **out_error);

G_END_DECLS
