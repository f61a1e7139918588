/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-run-driver-internal.h"

#include "matchup-http-error-map.h"
#include "matchup-retry-policy.h"
#include "matchup-run-estimates.h"
#include "matchup-service-errors.h"

#include <string.h>

#define READ_SIZE (16 * 1024)
#define MAX_BODY (64 * 1024 * 1024)
/* Several times what the most talkative models write, and still little enough to be shown. */
#define MAX_TEXT (2 * 1024 * 1024)
G_DEFINE_FINAL_TYPE (MatchupRunDriver, matchup_run_driver, G_TYPE_OBJECT)

enum
{
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
clear_try (MatchupRunDriver *self)
{
  g_clear_object (&self->provider);
  g_clear_object (&self->response);
  g_clear_object (&self->decoder);
  g_clear_pointer (&self->access, matchup_provider_access_free);
  g_clear_pointer (&self->stream_error, matchup_error_info_unref);
  self->stream_ended = FALSE;
  self->body_length = 0;
}

static void
matchup_run_driver_dispose (GObject *object)
{
  MatchupRunDriver *self = MATCHUP_RUN_DRIVER (object);

  g_clear_handle_id (&self->retry_id, g_source_remove);
  clear_try (self);
  g_clear_object (&self->run);
  g_clear_pointer (&self->messages, g_ptr_array_unref);
  g_clear_object (&self->providers);
  g_clear_object (&self->pricing);
  for (guint i = 0; i < N_TEXT_KINDS; i++)
    g_clear_pointer (&self->restorers[i], matchup_mask_restorer_free);
  g_clear_object (&self->http);
  g_clear_object (&self->practice);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->counter, matchup_run_counter_free);

  G_OBJECT_CLASS (matchup_run_driver_parent_class)->dispose (object);
}

static void
matchup_run_driver_class_init (MatchupRunDriverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_run_driver_dispose;

  signals[SIGNAL_FINISHED] = g_signal_new ("finished",
                                           MATCHUP_TYPE_RUN_DRIVER,
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           0);
}

static void
matchup_run_driver_init (MatchupRunDriver *self)
{
  matchup_timings_init (&self->timings);
}

MatchupRunDriver *
matchup_run_driver_new (MatchupRun *run,
                        GPtrArray *messages,
                        MatchupProviderList *providers,
                        MatchupPricing *pricing,
                        MatchupHttpClient *http,
                        MatchupPracticeService *practice,
                        MatchupClock *clock)
{
  MatchupRunDriver *self = g_object_new (MATCHUP_TYPE_RUN_DRIVER, NULL);

  self->run = g_object_ref (run);
  self->messages = g_ptr_array_ref (messages);
  self->providers = g_object_ref (providers);
  self->pricing = g_object_ref (pricing);
  self->http = g_object_ref (http);
  self->practice = g_object_ref (practice);
  self->clock = g_object_ref (clock);
  return self;
}

void
matchup_run_driver_set_ledger (MatchupRunDriver *self,
                               MatchupLedger *ledger,
                               MatchupLedgerEntry *entry)
{
  g_return_if_fail (MATCHUP_IS_RUN_DRIVER (self));

  g_clear_pointer (&self->counter, matchup_run_counter_free);
  self->counter = matchup_run_counter_new (ledger, entry);
}

void
matchup_run_driver_set_masks (MatchupRunDriver *self, MatchupMaskList *masks)
{
  g_return_if_fail (MATCHUP_IS_RUN_DRIVER (self));
  g_return_if_fail (MATCHUP_IS_MASK_LIST (masks));

  for (guint i = 0; i < N_TEXT_KINDS && matchup_mask_list_get_n (masks) > 0; i++)
    {
      g_clear_pointer (&self->restorers[i], matchup_mask_restorer_free);
      self->restorers[i] = matchup_mask_restorer_new (masks);
    }
}

static gint64
now (MatchupRunDriver *self)
{
  return MAX (matchup_clock_get_monotonic (self->clock) - self->start, 0);
}

/* Takes a mark the first time it is reached. */
void
_matchup_run_driver_mark (MatchupRunDriver *self, gint64 *place)
{
  if (*place >= 0)
    return;
  *place = now (self);
  matchup_run_set_timings (self->run, &self->timings);
}

MatchupModelRef *
_matchup_run_driver_get_model (MatchupRunDriver *self)
{
  return matchup_contestant_get_model (matchup_run_get_contestant (self->run));
}

/* All since the first try began was for nothing. */
static void
count_retry_wait (MatchupRunDriver *self)
{
  self->timings.retry_wait = now (self) - MAX (self->timings.connect_start, 0);
}

/* So much of a text as there is room for; an answer that is one document is one piece. */
static gsize
get_length_that_fits (MatchupRunDriver *self, const char *text, gsize whole)
{
  gsize length = MAX_TEXT - MIN (self->text_length, MAX_TEXT);

  if (whole <= length)
    return whole;
  /* Not within a character. */
  while (length > 0 && (text[length] & 0xc0) == 0x80)
    length--;
  return length;
}

static void
append (MatchupRunDriver *self, MatchupPartKind kind, const char *text, gsize whole)
{
  gsize length = get_length_that_fits (self, text, whole);

  self->text_length += whole;
  if (whole > 0)
    matchup_run_append (self->run, kind, text, (gssize) length);
}

/* What could have become a mask and did not. */
static void
append_held (MatchupRunDriver *self, gboolean whole)
{
  for (guint i = 0; i < N_TEXT_KINDS && self->restorers[i] != NULL; i++)
    {
      gsize length;
      const char *text = matchup_mask_restorer_end (self->restorers[i], whole, &length);

      append (self, (MatchupPartKind) i, text, length);
    }
}

/* The one end of every run; @error only for FAILED. */
void
_matchup_run_driver_finish (MatchupRunDriver *self, MatchupRunState state, MatchupErrorInfo *error)
{
  g_autoptr (MatchupRunDriver) alive = g_object_ref (self);

  if (!matchup_run_is_active (self->run))
    return;
  append_held (self,
               state == MATCHUP_RUN_STATE_DONE &&
                   matchup_run_get_finish_reason (self->run) != MATCHUP_FINISH_REASON_LENGTH);
  if (self->retry_id != 0)
    count_retry_wait (self);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  matchup_run_estimates_set (self->run,
                             self->messages,
                             self->pricing,
                             matchup_timings_get_sent_at (&self->timings));
  matchup_run_counter_settle (self->counter, self->run);
  matchup_run_set_retry (self->run, 0, MATCHUP_RETRY_MAX_TRIES);
  _matchup_run_driver_mark (self, &self->timings.done);
  if (state == MATCHUP_RUN_STATE_FAILED)
    matchup_run_fail (self->run, error);
  else
    matchup_run_set_state (self->run, state);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static gboolean
retry_cb (gpointer data)
{
  MatchupRunDriver *self = data;

  self->retry_id = 0;
  matchup_run_set_retry (self->run, 0, MATCHUP_RETRY_MAX_TRIES);
  count_retry_wait (self);
  _matchup_run_driver_begin_try (self);
  return G_SOURCE_REMOVE;
}

static gboolean
has_output (MatchupRunDriver *self)
{
  if (matchup_run_is_active (self->run))
    append_held (self, FALSE);
  return matchup_run_has_output (self->run);
}

/* Takes @error. Tries again where that can help and nothing was shown yet, fails the run otherwise.
 */
void
_matchup_run_driver_handle_error (MatchupRunDriver *self, MatchupErrorInfo *error)
{
  g_autoptr (MatchupErrorInfo) owned = error;
  const MatchupRetryInput input = {
    .retryable = matchup_error_info_is_retryable (error),
    .any_output = has_output (self),
    .tries = self->timings.tries,
    .retry_after = matchup_error_info_get_retry_after (error),
    .chance = g_random_double (),
  };
  double delay = matchup_retry_policy_get_delay (&input);

  clear_try (self);
  if (!matchup_run_is_active (self->run))
    return;
  if (delay < 0)
    {
      _matchup_run_driver_finish (self, MATCHUP_RUN_STATE_FAILED, owned);
      return;
    }
  self->timings.connected = -1;
  self->timings.first_event = -1;
  matchup_run_set_timings (self->run, &self->timings);
  matchup_run_set_retry (self->run,
                         matchup_clock_get_monotonic (self->clock) +
                             (gint64) (delay * G_USEC_PER_SEC),
                         MATCHUP_RETRY_MAX_TRIES);
  matchup_run_set_state (self->run, MATCHUP_RUN_STATE_QUEUED);
  self->retry_id = g_timeout_add ((guint) (delay * 1000) + 1, retry_cb, self);
}

void
_matchup_run_driver_handle_gerror (MatchupRunDriver *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    _matchup_run_driver_finish (self, MATCHUP_RUN_STATE_STOPPED, NULL);
  else
    _matchup_run_driver_handle_error (
        self,
        matchup_provider_access_redact (self->access, matchup_http_error_to_info (error, NULL)));
}

/* Masks become what they stand for before anybody sees the text. */
static void
take_piece (MatchupRunDriver *self, MatchupPartKind kind, const MatchupStreamEvent *event)
{
  gboolean thinking = kind == MATCHUP_PART_KIND_REASONING;
  const char *text = event->text;
  gsize length = event->length;

  _matchup_run_driver_mark (self,
                            thinking ? &self->timings.first_reasoning : &self->timings.first_text);
  if (thinking && matchup_run_get_state (self->run) != MATCHUP_RUN_STATE_THINKING)
    matchup_run_set_state (self->run, MATCHUP_RUN_STATE_THINKING);
  else if (!thinking && matchup_run_get_state (self->run) != MATCHUP_RUN_STATE_WRITING)
    matchup_run_set_state (self->run, MATCHUP_RUN_STATE_WRITING);
  if (self->restorers[kind] != NULL)
    text = matchup_mask_restorer_feed (self->restorers[kind], text, length, &length);
  append (self, kind, text, length);
}

static void
take_finish (MatchupRunDriver *self, const MatchupStreamEvent *event)
{
  g_autofree char *raw =
      matchup_provider_access_redact_text (self->access, event->finish_reason_raw);

  matchup_run_set_finish_reason (self->run, event->finish_reason, raw);
}

/* Names of models may begin as keys do ("pplx-70b"), so only the key itself is looked for. */
static void
take_model (MatchupRunDriver *self, const MatchupStreamEvent *event)
{
  const char *key = matchup_provider_access_peek_key (self->access);

  if (key == NULL || strstr (event->text, key) == NULL)
    matchup_run_set_reported_model (self->run, event->text);
}

void
_matchup_run_driver_stream_cb (const MatchupStreamEvent *event, gpointer user_data)
{
  MatchupRunDriver *self = user_data;

  switch (event->type)
    {
    case MATCHUP_STREAM_EVENT_STARTED:
      _matchup_run_driver_mark (self, &self->timings.first_event);
      break;
    case MATCHUP_STREAM_EVENT_TEXT:
      take_piece (self, MATCHUP_PART_KIND_TEXT, event);
      break;
    case MATCHUP_STREAM_EVENT_REASONING:
      take_piece (self, MATCHUP_PART_KIND_REASONING, event);
      break;
    case MATCHUP_STREAM_EVENT_REFUSAL:
      take_piece (self, MATCHUP_PART_KIND_REFUSAL, event);
      break;
    case MATCHUP_STREAM_EVENT_USAGE:
      matchup_run_set_usage (self->run, event->usage);
      break;
    case MATCHUP_STREAM_EVENT_COST:
      matchup_run_set_cost (self->run, event->cost);
      break;
    case MATCHUP_STREAM_EVENT_TIMINGS:
      matchup_run_set_service_timings (self->run, event->timings);
      break;
    case MATCHUP_STREAM_EVENT_FINISH:
      take_finish (self, event);
      break;
    case MATCHUP_STREAM_EVENT_MODEL:
      take_model (self, event);
      break;
    case MATCHUP_STREAM_EVENT_ERROR:
      self->stream_error = matchup_error_info_ref (event->error);
      break;
    case MATCHUP_STREAM_EVENT_END:
      self->stream_ended = TRUE;
      break;
    case MATCHUP_STREAM_EVENT_SIGN_OF_LIFE:
    case MATCHUP_STREAM_EVENT_ID:
    case MATCHUP_STREAM_EVENT_TOOL_CALL:
    case MATCHUP_STREAM_EVENT_FACTS:
    default:
      break;
    }
}

/* TRUE: it was, and the run is over; what there was room for is kept. */
static gboolean
fail_if_too_large (MatchupRunDriver *self)
{
  g_autoptr (MatchupErrorInfo) error = NULL;

  if (self->body_length <= MAX_BODY && self->text_length <= MAX_TEXT)
    return FALSE;
  error = matchup_error_info_new_simple (MATCHUP_ERROR_KIND_TOO_LARGE, 0, NULL);
  _matchup_run_driver_finish (self, MATCHUP_RUN_STATE_FAILED, error);
  return TRUE;
}

/* TRUE when the stream is over, one way or the other, and the run with it. */
static gboolean
settle (MatchupRunDriver *self)
{
  if (self->stream_error != NULL)
    {
      _matchup_run_driver_handle_error (
          self,
          matchup_provider_access_redact (self->access, g_steal_pointer (&self->stream_error)));
      return TRUE;
    }
  if (fail_if_too_large (self))
    return TRUE;
  if (self->stream_ended)
    {
      /* Some services leave the connection open behind the last event. */
      matchup_http_response_drain (self->response);
      _matchup_run_driver_finish (self, MATCHUP_RUN_STATE_DONE, NULL);
      return TRUE;
    }
  return FALSE;
}

/* The connection broke: what came may be a whole answer all the same, else it is a part of one. */
static void
handle_broken_stream (MatchupRunDriver *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      _matchup_run_driver_finish (self, MATCHUP_RUN_STATE_STOPPED, NULL);
      return;
    }
  matchup_stream_decoder_end (self->decoder);
  if (fail_if_too_large (self))
    return;
  if (self->stream_ended)
    _matchup_run_driver_finish (self, MATCHUP_RUN_STATE_DONE, NULL);
  else
    _matchup_run_driver_handle_gerror (self, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupRunDriver) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      matchup_http_response_read_finish (MATCHUP_HTTP_RESPONSE (source), result, &error);
  const char *data;
  gsize length;

  if (!matchup_run_is_active (self->run))
    return;
  if (bytes == NULL)
    {
      handle_broken_stream (self, error);
      return;
    }
  data = g_bytes_get_data (bytes, &length);
  self->body_length += length;
  if (length > 0)
    matchup_stream_decoder_feed (self->decoder, data, length);
  else
    matchup_stream_decoder_end (self->decoder);
  if (!settle (self) && matchup_run_is_active (self->run))
    _matchup_run_driver_read_on (self);
}

void
_matchup_run_driver_read_on (MatchupRunDriver *self)
{
  matchup_http_response_read_async (self->response,
                                    READ_SIZE,
                                    matchup_run_get_cancellable (self->run),
                                    read_cb,
                                    g_object_ref (self));
}

static void
cancelled_cb (MatchupRunDriver *self)
{
  _matchup_run_driver_finish (self, MATCHUP_RUN_STATE_STOPPED, NULL);
}

void
matchup_run_driver_start (MatchupRunDriver *self, gint64 start, gint64 started_at)
{
  g_return_if_fail (MATCHUP_IS_RUN_DRIVER (self));

  self->start = start;
  self->timings.started_at = started_at;
  matchup_run_set_start_monotonic (self->run, start);
  if (g_cancellable_is_cancelled (matchup_run_get_cancellable (self->run)))
    {
      _matchup_run_driver_finish (self, MATCHUP_RUN_STATE_STOPPED, NULL);
      return;
    }
  g_signal_connect_object (matchup_run_get_cancellable (self->run),
                           "cancelled",
                           G_CALLBACK (cancelled_cb),
                           self,
                           G_CONNECT_SWAPPED);
  _matchup_run_driver_begin_try (self);
}
