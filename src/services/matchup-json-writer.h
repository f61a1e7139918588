/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MatchupJsonWriter: writes JSON to a stream as it is made, so that it is never in memory as a
 * whole; the same for the same calls. A plain struct for one thread; blocks.
 *
 * @name: of a member of an object, NULL for a value of a list. The first error stays; it is told by
 * matchup_json_writer_end().
 */
typedef struct _MatchupJsonWriter MatchupJsonWriter;

MatchupJsonWriter *matchup_json_writer_new (GOutputStream *stream,
                                            GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void matchup_json_writer_free (MatchupJsonWriter *self);

void matchup_json_writer_begin_object (MatchupJsonWriter *self, const char *name);
void matchup_json_writer_begin_list (MatchupJsonWriter *self, const char *name);
void matchup_json_writer_close (MatchupJsonWriter *self); /* what was begun last */

void matchup_json_writer_add_string (MatchupJsonWriter *self, const char *name, const char *value);
/* The same, but nothing for NULL and "". */
void
matchup_json_writer_add_optional (MatchupJsonWriter *self, const char *name, const char *value);
void matchup_json_writer_add_int (MatchupJsonWriter *self, const char *name, gint64 value);
/* Such that the same number is read again; nothing for one that is not finite. */
void matchup_json_writer_add_double (MatchupJsonWriter *self, const char *name, double value);
void matchup_json_writer_add_null (MatchupJsonWriter *self, const char *name);
void matchup_json_writer_add_flag (MatchupJsonWriter *self, const char *name, gboolean value);
/* Base64 in a string. */
void matchup_json_writer_add_bytes (MatchupJsonWriter *self, const char *name, GBytes *value);

/* Writes what waits. FALSE with @error where something could not be written. */
gboolean matchup_json_writer_end (MatchupJsonWriter *self, GError **error);
/* FALSE: it is of no use to go on. */
gboolean matchup_json_writer_is_well (MatchupJsonWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupJsonWriter, matchup_json_writer_free)

G_END_DECLS
