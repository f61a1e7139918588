/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-codec.h"
#include "matchup-message.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What the codecs of all formats do alike when they write a request. */

/*
 * A POST to @path (with its leading slash) below @address, with the headers that the kind of
 * service asks for. The key goes into the header @key_header behind @key_prefix ("Bearer " or ""),
 * unless the template names another one. @template_ and @secret may be NULL.
 */
MatchupHttpRequest *matchup_request_new (const char *address,
                                         const char *path,
                                         MatchupProviderTemplate *template_,
                                         const char *key_header,
                                         const char *key_prefix,
                                         const char *secret) G_GNUC_WARN_UNUSED_RESULT;

/* JSON, and what is taken for an answer to it. */
void matchup_request_set_body (MatchupHttpRequest *request,
                               GPtrArray *body, /* GBytes; transfer full */
                               const char *accept);

/*
 * For the model list: like above with GET, but honours the template's own path. NULL when this kind
 * of service has no list.
 */
MatchupHttpRequest *matchup_request_new_for_models (const char *address,
                                                    const char *path,
                                                    MatchupProviderTemplate *template_,
                                                    const char *key_header,
                                                    const char *key_prefix,
                                                    const char *secret) G_GNUC_WARN_UNUSED_RESULT;

/* Into the object that @builder is in: the members that each request to this kind of service has.
 */
void matchup_request_add_extra_body (JsonBuilder *builder, MatchupProviderTemplate *template_);

/* A member with a value, in one line. */
void matchup_request_add_string (JsonBuilder *builder, const char *name, const char *value);
void matchup_request_add_boolean (JsonBuilder *builder, const char *name, gboolean value);
void matchup_request_add_int (JsonBuilder *builder, const char *name, gint64 value);

/* What the system messages say, NULL when nothing; for formats with a place of their own for it. */
char *matchup_request_dup_instructions (GPtrArray *messages) G_GNUC_WARN_UNUSED_RESULT;

/* Neither pictures nor files nor a word; some services refuse to be sent such a message. */
gboolean matchup_request_is_empty (MatchupMessage *message);

typedef void (*MatchupRequestImageFunc) (JsonBuilder *builder, MatchupImagePart *image);

/*
 * What a message says, as a string for the JSON of @builder and for nothing else: its text files,
 * see matchup_file_block_dup(), and then what was written. The files are not copied: each becomes
 * a piece of the body of its own.
 */
char *matchup_request_dup_text (JsonBuilder *builder,
                                MatchupMessage *message) G_GNUC_WARN_UNUSED_RESULT;

/*
 * Into the array that @builder is in: each picture as @add_image writes it, then the text, if there
 * is one, as {"type": @text_type, "text": ...}. Pictures first: Claude, Doubao, Qwen and others
 * read a text better that follows what it speaks of.
 */
void matchup_request_add_parts (JsonBuilder *builder,
                                MatchupMessage *message,
                                MatchupRequestImageFunc add_image,
                                const char *text_type);

/*
 * A picture as a string: @prefix ("" for none) and its base64. @name is the member, NULL in an
 * array. The base64 is not copied: it becomes a piece of the body of its own.
 */
void matchup_request_add_picture (JsonBuilder *builder,
                                  const char *name,
                                  const char *prefix,
                                  MatchupImagePart *image);

/*
 * The finished JSON, the body of a request; ends the use of @builder. Pieces (#GBytes): JSON takes
 * turns with pictures and files, the first and the last are JSON.
 */
GPtrArray *matchup_request_end_body (JsonBuilder *builder) G_GNUC_WARN_UNUSED_RESULT;

/*
 * The temperature to send: that of @params, kept within the template's limits and [0, @maximum].
 * NAN when none shall be sent.
 */
double matchup_request_get_temperature (const MatchupRequestSnapshot *snapshot, double maximum);

G_END_DECLS
