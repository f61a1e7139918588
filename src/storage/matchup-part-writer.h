/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-enums.h"

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Text of messages in the database: new text goes into rows of its own and is joined once at the
 * end. */

/* Adds @text to part @position of the run's answer; both are made where missing. */
gboolean matchup_part_writer_append (sqlite3 *connection,
                                     const char *run_id,
                                     int position,
                                     MatchupPartKind kind,
                                     GBytes *text,
                                     GError **error);
/* Makes @text all that part @position of the run's answer has, whatever was appended to it. */
gboolean matchup_part_writer_replace (sqlite3 *connection,
                                      const char *run_id,
                                      int position,
                                      MatchupPartKind kind,
                                      const GString *text,
                                      GError **error);
/* Joins what was appended to all parts of the run. */
gboolean matchup_part_writer_join (sqlite3 *connection, const char *run_id, GError **error);
/* Writes the prompt of a round, whole. */
gboolean matchup_part_writer_set_prompt (sqlite3 *connection,
                                         const char *round_id,
                                         const char *text,
                                         GError **error);

G_END_DECLS
