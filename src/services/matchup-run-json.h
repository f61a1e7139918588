/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-json-writer.h"
#include "matchup-records.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * Contestants, runs and votes in Matchup's own JSON, see data/matchup-conversations.md. What is
 * read was written by somebody: each value is within its limits afterwards, or as if it were not
 * there. Any thread.
 */

void matchup_contestant_json_write (MatchupJsonWriter *writer,
                                    const char *name,
                                    const MatchupContestantRecord *record);
/* NULL: it is none. */
MatchupContestantRecord *
matchup_contestant_json_read (JsonObject *object) G_GNUC_WARN_UNUSED_RESULT;

void matchup_run_json_write (MatchupJsonWriter *writer, const MatchupRunRecord *record);
/* NULL: it is none. One that was under way is interrupted. */
MatchupRunRecord *matchup_run_json_read (JsonObject *object,
                                         const char *round_id) G_GNUC_WARN_UNUSED_RESULT;

/* Runs of a round: slots from 0 without gaps, attempts in the order in which they stand, and one
 * that is current. */
void matchup_run_records_put_in_order (GPtrArray *runs);

void matchup_vote_json_write (MatchupJsonWriter *writer, const MatchupVote *vote);
/* NULL: it is none. @runs: MatchupRunRecord of the round; only those can be judged. */
MatchupVote *matchup_vote_json_read (JsonObject *object, GPtrArray *runs) G_GNUC_WARN_UNUSED_RESULT;

/* A whole number from @least to @most, else @fallback. */
gint64 matchup_json_read_int (JsonObject *object,
                              const char *name,
                              gint64 least,
                              gint64 most,
                              gint64 fallback);
/* Microseconds since 1970; 0 where there is none. */
gint64 matchup_json_read_time (JsonObject *object, const char *name);
/* A name among those of an enumeration. */
int matchup_json_read_nick (JsonObject *object, const char *name, GType type, int fallback);
/* A name as it has room in a line: without line ends, and of at most 300 letters. */
char *matchup_json_dup_line (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* What can be the id of something: short, of letters, digits, "-", "_", "." and ":"; else NULL. */
const char *matchup_json_read_id (JsonObject *object, const char *name);

G_END_DECLS
