/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-json-writer.h"

G_BEGIN_DECLS

/* What the --json objects of all commands are made with. */

/* Begins the object, in memory; @stream: where, transfer full. */
MatchupJsonWriter *matchup_cli_json_begin (GOutputStream **stream) G_GNUC_WARN_UNUSED_RESULT;
/* The whole, with a newline; takes both; transfer full. */
char *matchup_cli_json_end (MatchupJsonWriter *writer,
                            GOutputStream *stream) G_GNUC_WARN_UNUSED_RESULT;
/* The same to standard output. */
void matchup_cli_json_print (MatchupJsonWriter *writer, GOutputStream *stream);

/* NULL: null. */
void matchup_cli_json_add_string (MatchupJsonWriter *writer, const char *name, const char *value);
/* Negative: not known, null. */
void matchup_cli_json_add_count (MatchupJsonWriter *writer, const char *name, gint64 value);
/* char * */
void matchup_cli_json_add_strings (MatchupJsonWriter *writer, const char *name, GPtrArray *values);
/* Microseconds since 1970 as "2026-11-29T12:34:56.789Z"; transfer full. */
char *matchup_cli_json_dup_time (gint64 time);

G_END_DECLS
