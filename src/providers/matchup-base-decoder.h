/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-codec.h"
#include "matchup-json.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_BASE_DECODER (matchup_base_decoder_get_type ())
G_DECLARE_DERIVABLE_TYPE (MatchupBaseDecoder, matchup_base_decoder, MATCHUP, BASE_DECODER, GObject)

/**
 * MatchupBaseDecoder: what the decoders of all wire formats have in common.
 *
 * It looks at the first bytes of the body to see what it is (stream, one JSON document, web page),
 * whatever the content type says; cuts a stream into JSON values; joins surrogate pairs that were
 * cut in half; takes "<think>" blocks out of the text; maps finish reasons; and sees to it that
 * exactly one ERROR or END is given and nothing after it.
 */
struct _MatchupBaseDecoderClass
{
  GObjectClass parent_class;

  /* The stream is lines of JSON (NDJSON) and not server-sent events. */
  gboolean json_lines;

  /* One JSON value of the stream; @name: of the event, "" where it has none. */
  void (*take_event) (MatchupBaseDecoder *self, const char *name, JsonNode *root);
  /*
   * A body that is one JSON document, or that lines outside of events make up. FALSE when it is no
   * answer of this format; then it is looked at as the report of a failure.
   */
  gboolean (*take_document) (MatchupBaseDecoder *self, JsonNode *root);
};

/* For the constructors of subclasses. */
void matchup_base_decoder_set_output (MatchupBaseDecoder *self,
                                      MatchupStreamFunc func,
                                      gpointer user_data);

/* The rest is for take_event() and take_document(). */
gboolean matchup_base_decoder_is_over (MatchupBaseDecoder *self);
gboolean matchup_base_decoder_has_output (MatchupBaseDecoder *self); /* some text was given */
void matchup_base_decoder_give (MatchupBaseDecoder *self, const MatchupStreamEvent *event);
void matchup_base_decoder_give_error (MatchupBaseDecoder *self, MatchupErrorInfo *error);
/* STARTED, the first time only. */
void matchup_base_decoder_give_started (MatchupBaseDecoder *self);
/* NULL and "" give nothing. */
void
matchup_base_decoder_give_text (MatchupBaseDecoder *self, MatchupPartKind kind, const char *text);
/* The same for text that comes in numbered parts: a blank line is put between two of them. */
void matchup_base_decoder_give_text_of (MatchupBaseDecoder *self,
                                        MatchupPartKind kind,
                                        gint64 item,
                                        gint64 part, /* of the item */
                                        const char *text);
/* Given when it differs from the last one. */
void matchup_base_decoder_give_model (MatchupBaseDecoder *self, const char *model);
void matchup_base_decoder_give_id (MatchupBaseDecoder *self, const char *id);
/* @raw: as sent; a body that ends after it has ended regularly. NULL and "" give nothing. */
void matchup_base_decoder_give_finish (MatchupBaseDecoder *self, const char *raw);
void matchup_base_decoder_give_usage (MatchupBaseDecoder *self, const MatchupUsage *usage);
void matchup_base_decoder_give_timings (MatchupBaseDecoder *self,
                                        const MatchupServiceTimings *timings);
/* A whole call at once, numbered in the order they come. @id, @name and @arguments may be NULL. */
void matchup_base_decoder_give_tool_call (MatchupBaseDecoder *self,
                                          const char *id,
                                          const char *name,
                                          JsonObject *arguments);
/* The mark behind which nothing counts: END follows at once, whatever the connection does. */
void matchup_base_decoder_set_done (MatchupBaseDecoder *self);

G_END_DECLS
