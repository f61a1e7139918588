/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupRunDriver: a request on its way, from the key to the first byte that comes back. */
#include "matchup-run-driver-internal.h"

#include "matchup-service-errors.h"

#define MAX_ERROR_BODY (256 * 1024)

static void send_request (MatchupRunDriver *self);

/* What is asked for, as the service that is being tried takes it; borrows from the run. */
static MatchupRequestSnapshot
get_snapshot (MatchupRunDriver *self)
{
  return (MatchupRequestSnapshot){
    .template_ = matchup_provider_get_template (self->provider),
    .address = matchup_provider_get_address (self->provider),
    .model_id = matchup_model_ref_get_model_id (_matchup_run_driver_get_model (self)),
    .capabilities = matchup_model_ref_get_capabilities (_matchup_run_driver_get_model (self)),
    .max_output = matchup_model_ref_get_max_output (_matchup_run_driver_get_model (self)),
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
      _matchup_run_driver_finish (self, MATCHUP_RUN_STATE_STOPPED, NULL);
      return;
    }
  /* A body that broke off or has no end does not matter: the status tells the most. */
  bytes = body != NULL ? g_bytes_get_data (body, &length) : NULL;
  if (bytes == NULL)
    bytes = "";
  if (correct_request (self, bytes, length))
    return;
  _matchup_run_driver_handle_error (
      self,
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
      matchup_provider_access_send_finish (source, result, &error);
  int status;

  if (!matchup_run_is_active (self->run))
    return;
  if (response == NULL)
    {
      matchup_run_counter_take_back (self->counter);
      _matchup_run_driver_handle_gerror (self, error);
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
                                 _matchup_run_driver_stream_cb,
                                 self);
  _matchup_run_driver_read_on (self);
}

static void
connected_cb (MatchupRunDriver *self)
{
  matchup_run_counter_left (self->counter);
  _matchup_run_driver_mark (self, &self->timings.connected);
  if (matchup_run_get_state (self->run) == MATCHUP_RUN_STATE_CONNECTING)
    matchup_run_set_state (self->run, MATCHUP_RUN_STATE_WAITING);
}

static void
send_now (MatchupRunDriver *self)
{
  const MatchupRequestSnapshot snapshot = get_snapshot (self);
  g_autoptr (MatchupHttpRequest) request =
      matchup_codec_build_request (matchup_provider_list_get_codec (self->providers,
                                                                    self->provider),
                                   &snapshot,
                                   matchup_provider_access_peek_key (self->access));

  g_signal_connect_object (request,
                           "connected",
                           G_CALLBACK (connected_cb),
                           self,
                           G_CONNECT_SWAPPED);
  matchup_provider_access_send_async (self->access,
                                      self->http,
                                      self->practice,
                                      request,
                                      matchup_run_get_cancellable (self->run),
                                      sent_cb,
                                      g_object_ref (self));
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupRunDriver) self = user_data;

  matchup_run_counter_prepare_finish (self->counter, result);
  if (matchup_run_is_active (self->run))
    send_now (self);
  else
    matchup_run_counter_take_back (self->counter);
}

static void
send_request (MatchupRunDriver *self)
{
  if (self->counter == NULL)
    send_now (self);
  else if (matchup_run_counter_prepare (self->counter, counted_cb, g_object_ref (self)))
    {
      send_now (self);
      g_object_unref (self);
    }
}

static void
fail_simply (MatchupRunDriver *self, MatchupErrorKind kind, MatchupErrorReason reason)
{
  g_autoptr (MatchupErrorInfo) error = matchup_error_info_new_simple (kind, reason, NULL);

  _matchup_run_driver_finish (self, MATCHUP_RUN_STATE_FAILED, error);
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

void
_matchup_run_driver_begin_try (MatchupRunDriver *self)
{
  MatchupProvider *provider =
      matchup_provider_list_find (self->providers,
                                  matchup_model_ref_get_provider_id (
                                      _matchup_run_driver_get_model (self)));

  self->timings.tries++;
  _matchup_run_driver_mark (self, &self->timings.connect_start);
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
