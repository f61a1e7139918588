/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-provider-access.h"
#include "matchup-run-counter.h"
#include "matchup-run-driver.h"

G_BEGIN_DECLS

/* What the matchup-run-driver*.c files share. */

/* Kinds of parts that are text, each with masks of its own that may be cut. */
#define N_TEXT_KINDS (MATCHUP_PART_KIND_REFUSAL + 1)

struct _MatchupRunDriver
{
  GObject parent_instance;

  MatchupRun *run;
  GPtrArray *messages;
  MatchupMaskRestorer *restorers[N_TEXT_KINDS]; /* NULL: nothing is masked */
  MatchupProviderList *providers;
  MatchupPricing *pricing;
  MatchupHttpClient *http;
  MatchupPracticeService *practice;
  MatchupClock *clock;
  MatchupRunCounter *counter; /* or NULL */

  gint64 start;
  MatchupTimings timings;
  guint retry_id;

  /* Of the try that is under way. */
  MatchupProvider *provider;
  MatchupProviderAccess *access; /* NULL until it is looked up */
  MatchupHttpResponse *response;
  MatchupStreamDecoder *decoder;
  MatchupErrorInfo *stream_error;
  gboolean stream_ended;
  gsize body_length;
  gsize text_length;
};

MatchupModelRef *_matchup_run_driver_get_model (MatchupRunDriver *self);
/* Takes a mark the first time it is reached. */
void _matchup_run_driver_mark (MatchupRunDriver *self, gint64 *place);
/* The one end of every run; @error only for FAILED. */
void
_matchup_run_driver_finish (MatchupRunDriver *self, MatchupRunState state, MatchupErrorInfo *error);
/* Takes @error; tries again where that can help. */
void _matchup_run_driver_handle_error (MatchupRunDriver *self, MatchupErrorInfo *error);
void _matchup_run_driver_handle_gerror (MatchupRunDriver *self, const GError *error);
void _matchup_run_driver_stream_cb (const MatchupStreamEvent *event, gpointer user_data);
/* The next piece of the answer. */
void _matchup_run_driver_read_on (MatchupRunDriver *self);

/* matchup-run-driver-sending.c */
void _matchup_run_driver_begin_try (MatchupRunDriver *self);

G_END_DECLS
