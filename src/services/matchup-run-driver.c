/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-run-driver.h"

#include "matchup-http-error-map.h"
#include "matchup-provider-access.h"
#include "matchup-retry-policy.h"
#include "matchup-run-estimates.h"
#include "matchup-service-errors.h"

#include <string.h>

#define READ_SIZE (16 * 1024)
#define MAX_ERROR_BODY (256 * 1024)
#define MAX_BODY (64 * 1024 * 1024)
/* Several times what the most talkative models write, and still little enough to be shown. */
#define MAX_TEXT (2 * 1024 * 1024)
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
  MatchupClock *clock;

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

G_DEFINE_FINAL_TYPE (MatchupRunDriver, matchup_run_driver, G_TYPE_OBJECT)

enum
{
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void begin_try (MatchupRunDriver *self);
static void send_request (MatchupRunDriver *self);
static void read_on (MatchupRunDriver *self);

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
  g_clear_object (&self->clock);

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
                        MatchupClock *clock)
{
  MatchupRunDriver *self = g_object_new (MATCHUP_TYPE_RUN_DRIVER, NULL);

  self->run = g_object_ref (run);
  self->messages = g_ptr_array_ref (messages);
  self->providers = g_object_ref (providers);
  self->pricing = g_object_ref (pricing);
  self->http = g_object_ref (http);
  self->clock = g_object_ref (clock);
  return self;
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
static void
mark (MatchupRunDriver *self, gint64 *place)
{
  if (*place >= 0)
    return;
  *place = now (self);
  matchup_run_set_timings (self->run, &self->timings);
}

static MatchupModelRef *
get_model (MatchupRunDriver *self)
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
append_held (MatchupRunDriver *self)
{
  for (guint i = 0; i < N_TEXT_KINDS && self->restorers[i] != NULL; i++)
    {
      gsize length;
      const char *text = matchup_mask_restorer_end (self->restorers[i], &length);

      append (self, (MatchupPartKind) i, text, length);
    }
}

/* The one end of every run; @error only for FAILED. */
static void
finish (MatchupRunDriver *self, MatchupRunState state, MatchupErrorInfo *error)
{
  g_autoptr (MatchupRunDriver) alive = g_object_ref (self);

  if (!matchup_run_is_active (self->run))
    return;
  append_held (self);
  if (self->retry_id != 0)
    count_retry_wait (self);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  matchup_run_estimates_set (self->run,
                             self->messages,
                             self->pricing,
                             matchup_timings_get_sent_at (&self->timings));
  matchup_run_set_retry (self->run, 0, MATCHUP_RETRY_MAX_TRIES);
  mark (self, &self->timings.done);
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
  begin_try (self);
  return G_SOURCE_REMOVE;
}

static gboolean
has_output (MatchupRunDriver *self)
{
  if (matchup_run_is_active (self->run))
    append_held (self);
  return matchup_run_has_output (self->run);
}

/* Takes @error. Tries again where that can help and nothing was shown yet, fails the run otherwise.
 */
static void
handle_error (MatchupRunDriver *self, MatchupErrorInfo *error)
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
      finish (self, MATCHUP_RUN_STATE_FAILED, owned);
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

static void
handle_gerror (MatchupRunDriver *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    finish (self, MATCHUP_RUN_STATE_STOPPED, NULL);
  else
    handle_error (self,
                  matchup_provider_access_redact (self->access,
                                                  matchup_http_error_to_info (error, NULL)));
}

/* Masks become what they stand for before anybody sees the text. */
static void
take_piece (MatchupRunDriver *self, MatchupPartKind kind, const MatchupStreamEvent *event)
{
  gboolean thinking = kind == MATCHUP_PART_KIND_REASONING;
  const char *text = event->text;
  gsize length = event->length;

  mark (self, thinking ? &self->timings.first_reasoning : &self->timings.first_text);
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

static void
stream_cb (const MatchupStreamEvent *event, gpointer user_data)
{
  MatchupRunDriver *self = user_data;

  switch (event->type)
    {
    case MATCHUP_STREAM_EVENT_STARTED:
      mark (self, &self->timings.first_event);
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
  finish (self, MATCHUP_RUN_STATE_FAILED, error);
  return TRUE;
}

/* TRUE when the stream is over, one way or the other, and the run with it. */
static gboolean
settle (MatchupRunDriver *self)
{
  if (self->stream_error != NULL)
    {
      handle_error (self,
                    matchup_provider_access_redact (self->access,
                                                    g_steal_pointer (&self->stream_error)));
      return TRUE;
    }
  if (fail_if_too_large (self))
    return TRUE;
  if (self->stream_ended)
    {
      /* Some services leave the connection open behind the last event. */
      matchup_http_response_drain (self->response);
      finish (self, MATCHUP_RUN_STATE_DONE, NULL);
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
      finish (self, MATCHUP_RUN_STATE_STOPPED, NULL);
      return;
    }
  matchup_stream_decoder_end (self->decoder);
  if (fail_if_too_large (self))
    return;
  if (self->stream_ended)
    finish (self, MATCHUP_RUN_STATE_DONE, NULL);
  else
    handle_gerror (self, error);
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
    read_on (self);
}

static void
read_on (MatchupRunDriver *self)
{
  matchup_http_response_read_async (self->response,
                                    READ_SIZE,
                                    matchup_run_get_cancellable (self->run),
                                    read_cb,
                                    g_object_ref (self));
}

/* What is asked for, as the service that is being tried takes it; borrows from the run. */
static MatchupRequestSnapshot
get_snapshot (MatchupRunDriver *self)
{
  return (MatchupRequestSnapshot){
    .template_ = matchup_provider_get_template (self->provider),
    .address = matchup_provider_get_address (self->provider),
    .model_id = matchup_model_ref_get_model_id (get_model (self)),
    .capabilities = matchup_model_ref_get_capabilities (get_model (self)),
    .max_output = matchup_model_ref_get_max_output (get_model (self)),
    .params = matchup_contestant_get_params (matchup_run_get_contestant (self->run)),
    .messages = self->messages,
    .leave_out = matchup_provider_get_refused_fields (self->provider),
  };
}

/* TRUE: the service did not take an optional field, and is asked again without it in the same try.
 */
static gboolean
correct_request (MatchupRunDriver *self, const char *body, gsize length)
{
  const MatchupRequestSnapshot snapshot = get_snapshot (self);
  MatchupRequestFields refused =
      matchup_codec_find_refused_fields (matchup_provider_list_get_codec (self->providers,
                                                                          self->provider),
                                         &snapshot,
                                         matchup_http_response_get_status (self->response),
                                         body,
                                         length);

  if (refused == MATCHUP_REQUEST_FIELDS_NONE)
    return FALSE;
  matchup_provider_add_refused_fields (self->provider, refused);
  g_clear_object (&self->response);
  send_request (self);
  return TRUE;
}

static const char *
header_cb (const char *name, gpointer user_data)
{
  return matchup_http_response_get_header (user_data, name);
}

static void
error_body_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupRunDriver) self = user_data;
  MatchupHttpResponse *response = MATCHUP_HTTP_RESPONSE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = matchup_http_response_read_all_finish (response, result, &error);
  gsize length = 0;
  const char *bytes;

  if (!matchup_run_is_active (self->run))
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      finish (self, MATCHUP_RUN_STATE_STOPPED, NULL);
      return;
    }
  /* A body that broke off or has no end does not matter: the status tells the most. */
  bytes = body != NULL ? g_bytes_get_data (body, &length) : NULL;
  if (bytes == NULL)
    bytes = "";
  if (correct_request (self, bytes, length))
    return;
  handle_error (self,
                matchup_provider_access_redact (
                    self->access,
                    matchup_service_errors_from_body (matchup_http_response_get_status (response),
                                                      header_cb,
                                                      response,
                                                      bytes,
                                                      length)));
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupRunDriver) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupHttpResponse) response =
      matchup_http_client_send_finish (MATCHUP_HTTP_CLIENT (source), result, &error);
  int status;

  if (!matchup_run_is_active (self->run))
    return;
  if (response == NULL)
    {
      handle_gerror (self, error);
      return;
    }
  self->response = g_steal_pointer (&response);
  status = matchup_http_response_get_status (self->response);
  if (status < 200 || status > 299)
    {
      matchup_http_response_read_all_async (self->response,
                                            MAX_ERROR_BODY,
                                            matchup_run_get_cancellable (self->run),
                                            error_body_cb,
                                            g_object_ref (self));
      return;
    }
  self->decoder =
      matchup_codec_new_decoder (matchup_provider_list_get_codec (self->providers, self->provider),
                                 stream_cb,
                                 self);
  read_on (self);
}

static void
connected_cb (MatchupRunDriver *self)
{
  mark (self, &self->timings.connected);
  if (matchup_run_get_state (self->run) == MATCHUP_RUN_STATE_CONNECTING)
    matchup_run_set_state (self->run, MATCHUP_RUN_STATE_WAITING);
}

static void
send_request (MatchupRunDriver *self)
{
  const MatchupRequestSnapshot snapshot = get_snapshot (self);
  g_autoptr (MatchupHttpRequest) request =
      matchup_codec_build_request (matchup_provider_list_get_codec (self->providers,
                                                                    self->provider),
                                   &snapshot,
                                   matchup_provider_access_peek_key (self->access));

  matchup_provider_access_prepare (self->access, request);
  g_signal_connect_object (request,
                           "connected",
                           G_CALLBACK (connected_cb),
                           self,
                           G_CONNECT_SWAPPED);
  matchup_http_client_send_async (self->http,
                                  request,
                                  matchup_run_get_cancellable (self->run),
                                  sent_cb,
                                  g_object_ref (self));
}

static void
fail_simply (MatchupRunDriver *self, MatchupErrorKind kind, MatchupErrorReason reason)
{
  g_autoptr (MatchupErrorInfo) error = matchup_error_info_new_simple (kind, reason, NULL);

  finish (self, MATCHUP_RUN_STATE_FAILED, error);
}

static void
access_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupRunDriver) self = user_data;
  g_autoptr (MatchupProviderAccess) access = matchup_provider_access_lookup_finish (result, NULL);

  if (!matchup_run_is_active (self->run) || access == NULL)
    return;
  self->access = g_steal_pointer (&access);
  if (matchup_provider_access_peek_key (self->access) == NULL &&
      matchup_provider_template_get (matchup_provider_get_template (self->provider))->needs_key)
    fail_simply (self, MATCHUP_ERROR_KIND_NO_KEY, MATCHUP_ERROR_REASON_NONE);
  else
    send_request (self);
}

static void
begin_try (MatchupRunDriver *self)
{
  MatchupProvider *provider =
      matchup_provider_list_find (self->providers,
                                  matchup_model_ref_get_provider_id (get_model (self)));

  self->timings.tries++;
  mark (self, &self->timings.connect_start);
  matchup_run_set_timings (self->run, &self->timings);
  if (provider == NULL)
    {
      fail_simply (self, MATCHUP_ERROR_KIND_UNKNOWN_SERVICE, MATCHUP_ERROR_REASON_NONE);
      return;
    }
  if (!matchup_provider_get_enabled (provider))
    {
      fail_simply (self, MATCHUP_ERROR_KIND_UNKNOWN_SERVICE, MATCHUP_ERROR_REASON_SWITCHED_OFF);
      return;
    }
  self->provider = g_object_ref (provider);
  matchup_run_set_state (self->run, MATCHUP_RUN_STATE_CONNECTING);
  matchup_provider_access_lookup_async (self->providers,
                                        provider,
                                        NULL,
                                        NULL,
                                        matchup_run_get_cancellable (self->run),
                                        access_cb,
                                        g_object_ref (self));
}

static void
cancelled_cb (MatchupRunDriver *self)
{
  finish (self, MATCHUP_RUN_STATE_STOPPED, NULL);
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
      finish (self, MATCHUP_RUN_STATE_STOPPED, NULL);
      return;
    }
  g_signal_connect_object (matchup_run_get_cancellable (self->run),
                           "cancelled",
                           G_CALLBACK (cancelled_cb),
                           self,
                           G_CONNECT_SWAPPED);
  begin_try (self);
}
