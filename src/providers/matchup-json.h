/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * Reading JSON that somebody else wrote. json-glib 1.6 crashes on deep nesting, loses text at lone
 * surrogates and NUL escapes and warns on members of an unexpected type; these helpers do not.
 */

/*
 * A byte order mark before it is no part of @text. NULL when @text is no JSON, or of a shape that
 * only costs time: nested deeper than 200, more than 500 members in an object or more than 200,000
 * values. Lone surrogates come out as U+FFFD.
 */
JsonNode *matchup_json_parse (const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;
/*
 * The same for a piece of a stream, where a lone surrogate may find its other half in the next
 * piece: they come out as U+10D800..U+10DFFF (private use); see matchup_json_join_surrogates().
 */
JsonNode *matchup_json_parse_piece (const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;

/* Members; NULL or the fallback when missing or of another type. Borrowed. */
JsonObject *matchup_json_get_object (JsonObject *object, const char *name);
JsonArray *matchup_json_get_array (JsonObject *object, const char *name);
const char *matchup_json_get_string (JsonObject *object, const char *name);
/* A number from 0 to 10^15, so that a few can be added up, or a string of its digits; else -1. */
gint64 matchup_json_get_count (JsonObject *object, const char *name);
gboolean matchup_json_get_double (JsonObject *object, const char *name, double *out_value);
/* TRUE for the value true and nothing else. */
gboolean matchup_json_get_flag (JsonObject *object, const char *name);
/* A string, or a number written out; newly allocated or NULL. */
char *matchup_json_dup_scalar (JsonObject *object, const char *name);
JsonObject *matchup_json_array_get_object (JsonArray *array, guint position);
gboolean matchup_json_array_has_string (JsonArray *array, const char *text);
JsonObject *matchup_json_node_get_object (JsonNode *node);
/* As JSON in one line. */
char *matchup_json_object_to_string (JsonObject *object);

/*
 * @text as it can be shown: the half pair that @held kept from the last text is joined with its
 * other half, one at the end of @text is kept in @held (0: none), others become U+FFFD. NULL when
 * @text is right as it is. @text may be "" with @at_end to get what is held.
 */
char *matchup_json_join_surrogates (const char *text, gunichar *held, gboolean at_end);

G_END_DECLS
