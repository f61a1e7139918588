/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * Reads the body of an HTTP answer with the real parser and codec of its wire format and gives what
 * came out as JSON, in the form of "expect" in fixtures/README.md. A codec that breaks its contract
 * (something after the end, text that is no UTF-8, no end at all) ends the program.
 */

typedef struct
{
  const char *protocol; /* of matchup-protocols.h; with "-models" behind it: a list of models */
  int status;
  GHashTable *headers; /* names in lower case, to values; may be NULL */
} ReplayAnswer;

/* Whether the wire format @protocol is there, "openai-models" and the like included. */
gboolean replay_is_known (const char *protocol);

/*
 * @cuts: @n_cuts places in the body, ascending; the pieces between them are fed one by one, each in
 * a buffer of its own size, so that a sanitizer sees every read beyond. Lists of models and
 * failures are always read whole, as the program does. Transfer full.
 */
JsonObject *replay_run (const ReplayAnswer *answer,
                        const char *body,
                        gsize length,
                        const gsize *cuts,
                        guint n_cuts) G_GNUC_WARN_UNUSED_RESULT;

/* Before every byte; free with g_free(). */
gsize *replay_cut_bytes (gsize length, guint *n_cuts) G_GNUC_WARN_UNUSED_RESULT;
/* At several random places, always the same ones for a @seed. */
gsize *replay_cut_seeded (gsize length, guint32 seed, guint *n_cuts) G_GNUC_WARN_UNUSED_RESULT;

/* The body in a file; what is behind a name in ".gz" is unpacked first. */
GBytes *replay_load (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Where @actual departs from the "expect" object of a fixture, in words; NULL: nowhere. */
char *replay_compare (JsonObject *expect, JsonObject *actual) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
