/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A field that is longer has most likely lost a quote; bytes. */
#define MATCHUP_CSV_FIELD_MAX (256 * 1024)

/*
 * Rows of a table in text, as RFC 4180 has it: fields in quotes may hold separators, line ends and
 * doubled quotes. A quote within a field that does not begin with one is a letter like others, and
 * what follows a closing quote belongs to the field. Empty lines are no rows; line ends in fields
 * become "\n". Pure; any thread.
 *
 * @text is UTF-8. The rows are NULL-terminated arrays of strings, of any number each. NULL with a
 * sentence as error for a quote that never closes, a field over MATCHUP_CSV_FIELD_MAX, or more than
 * @max_rows rows.
 */
GPtrArray *matchup_csv_read (const char *text,
                             gsize length,
                             char separator,
                             guint max_rows,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The separator of a table: ',', ';' or '\t'; '\0' where the lines have no common one. */
char matchup_csv_detect_separator (const char *text, gsize length);

G_END_DECLS
