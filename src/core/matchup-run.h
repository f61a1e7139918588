/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-contestant.h"
#include "matchup-cost.h"
#include "matchup-error-info.h"
#include "matchup-message.h"
#include "matchup-service-timings.h"
#include "matchup-timings.h"
#include "matchup-usage.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_RUN (matchup_run_get_type ())
G_DECLARE_FINAL_TYPE (MatchupRun, matchup_run, MATCHUP, RUN, GObject)

/**
 * MatchupRun: one request to one model, and the answer that comes. Main thread only.
 *
 * Properties (all notify): state, error, usage, cost, timings, finish-reason, retry-at.
 * Signals: "finished" once, when a terminal state is reached (after the property changed).
 *
 * After a terminal state every setter below is ignored, so that a late event cannot touch an answer
 * that was stopped.
 */
MatchupRun *matchup_run_new (const char *id, /* NULL: a fresh one */
                             MatchupContestant *contestant) G_GNUC_WARN_UNUSED_RESULT;
const char *matchup_run_get_id (MatchupRun *self);
MatchupContestant *matchup_run_get_contestant (MatchupRun *self);
MatchupMessage *matchup_run_get_message (MatchupRun *self); /* the answer, always there */

/* Its number among the answers of the same contestant to the same question, deleted ones counted;
 * -1 before it was added to one. */
int matchup_run_get_attempt (MatchupRun *self);
void matchup_run_set_attempt (MatchupRun *self, int attempt);
/*
 * A run that goes on where another one was cut off, and begins with what that one wrote: the id of
 * that, and how many bytes of the text came from it. NULL and 0 for others. Set before it is asked.
 */
void matchup_run_set_continues (MatchupRun *self, const char *id, gsize length);
const char *matchup_run_get_continues (MatchupRun *self);
gsize matchup_run_get_continued_length (MatchupRun *self);
/* Which earlier answers went with the question, see matchup_conversation_note_request(); NULL: that
 * is not known. Set before it is asked. */
void matchup_run_set_sent (MatchupRun *self, const char *sent);
const char *matchup_run_get_sent (MatchupRun *self);
/* So many masks of the conversation were in force when it was asked, which is kept with that note;
 * G_MAXUINT: that is not known. */
char *matchup_run_dup_sent_with_masks (MatchupRun *self);
void matchup_run_set_n_masks (MatchupRun *self, guint n_masks);
guint matchup_run_get_n_masks (MatchupRun *self);
gboolean matchup_run_has_output (MatchupRun *self); /* anything came that it did not begin with */

MatchupRunState matchup_run_get_state (MatchupRun *self);
gboolean matchup_run_is_active (MatchupRun *self); /* no terminal state yet */
gboolean
matchup_run_has_answer (MatchupRun *self); /* something that a person reads as the answer */
/* By the model or by a filter, before or amid the answer. */
gboolean matchup_run_was_refused (MatchupRun *self);
char *matchup_run_dup_answer (MatchupRun *self); /* that; "" when there is none */
MatchupFinishReason matchup_run_get_finish_reason (MatchupRun *self);
const char *matchup_run_get_finish_reason_raw (MatchupRun *self); /* as sent, or NULL */
MatchupErrorInfo *matchup_run_get_error (MatchupRun *self);       /* NULL unless FAILED */
const MatchupUsage *matchup_run_get_usage (MatchupRun *self);     /* NULL: not known */
const MatchupCost *matchup_run_get_cost (MatchupRun *self);       /* NULL: not known */
const MatchupTimings *matchup_run_get_timings (MatchupRun *self);
/* NULL: not told. Told with the end of the answer, so that no property says when it changes. */
const MatchupServiceTimings *matchup_run_get_service_timings (MatchupRun *self);
gint64 matchup_run_get_start_monotonic (MatchupRun *self); /* the shared start; 0: not started */
gint64 matchup_run_get_retry_at (MatchupRun *self); /* monotonic time of the next try; 0: none */
int matchup_run_get_max_tries (MatchupRun *self);
const char *
matchup_run_get_reported_model (MatchupRun *self); /* the model that the service named */

/*
 * The state machine, for the runner and for restoring. Returns FALSE and changes nothing when the
 * transition is not one of: QUEUED -> CONNECTING -> WAITING -> THINKING -> WRITING in this order
 * with steps left out; THINKING <-> WRITING; CONNECTING, WAITING -> QUEUED (a new try); any active
 * state -> DONE, FAILED, STOPPED, INTERRUPTED.
 */
gboolean matchup_run_set_state (MatchupRun *self, MatchupRunState state);
gboolean matchup_run_fail (MatchupRun *self, MatchupErrorInfo *error); /* sets error and FAILED */
void matchup_run_append (MatchupRun *self, MatchupPartKind kind, const char *text, gssize length);
void matchup_run_set_finish_reason (MatchupRun *self, MatchupFinishReason reason, const char *raw);
void matchup_run_set_usage (MatchupRun *self, const MatchupUsage *usage);
void matchup_run_set_cost (MatchupRun *self, const MatchupCost *cost);
void matchup_run_set_timings (MatchupRun *self, const MatchupTimings *timings);
void matchup_run_set_service_timings (MatchupRun *self, const MatchupServiceTimings *timings);
void matchup_run_set_start_monotonic (MatchupRun *self, gint64 start);
void matchup_run_set_retry (MatchupRun *self, gint64 retry_at, int max_tries);
void matchup_run_set_reported_model (MatchupRun *self, const char *model);

/* Puts a saved run back together; only on a fresh run. */
void matchup_run_restore (MatchupRun *self,
                          MatchupRunState state,
                          MatchupErrorInfo *error,
                          const MatchupTimings *timings,
                          const MatchupUsage *usage,
                          const MatchupCost *cost,
                          MatchupFinishReason finish_reason,
                          const char *finish_reason_raw);

/* Asks for the run to be stopped; what was written stays. Nothing happens on a terminal run. */
void matchup_run_stop (MatchupRun *self);
GCancellable *matchup_run_get_cancellable (MatchupRun *self);

/*
 * Milliseconds of the phases as they stand at monotonic time @now: connecting, waiting, thinking,
 * writing, and before them what failed tries and the waits between them took. An unfinished phase
 * counts up to @now, for a picture that is drawn as it happens.
 */
typedef struct
{
  double retrying;
  double connecting;
  double waiting;
  double thinking;
  double writing;
} MatchupPhases;

void matchup_run_get_phases (MatchupRun *self, gint64 now, MatchupPhases *out_phases);

G_END_DECLS
