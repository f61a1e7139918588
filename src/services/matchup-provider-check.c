/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-provider-check.h"

#include "matchup-http-error-map.h"
#include "matchup-message.h"
#include "matchup-provider-access.h"
#include "matchup-service-errors.h"

#include <math.h>
#include <string.h>

#define MAX_BODY (8 * 1024 * 1024)
#define CONNECT_SECONDS 15
#define ANSWER_SECONDS 30
/* Asked for where nothing is known to be there: an answer that it is not tells enough. */
#define NO_MODEL "matchup-check"

typedef struct
{
  MatchupHttpClient *http;
  MatchupProvider *provider;
  const MatchupCodec *codec;
  MatchupProviderAccess *access; /* NULL until it is looked up */
  MatchupHttpResponse *response;
  MatchupErrorInfo *models_error; /* why the list could not be had */
  guint n_models;
  const char *model_id; /* the second step: one word from this model; NULL before it */
  char *path;           /* that the second step asks, decoded */
  MatchupRequestFields leave_out;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_clear_object (&check->http);
  g_clear_object (&check->provider);
  g_clear_object (&check->response);
  g_clear_pointer (&check->access, matchup_provider_access_free);
  g_clear_pointer (&check->models_error, matchup_error_info_unref);
  g_free (check->path);
  g_free (check);
}

static const char *
header_cb (const char *name, gpointer user_data)
{
  return matchup_http_response_get_header (user_data, name);
}

static const char *
peek_key (Check *check)
{
  return matchup_provider_access_peek_key (check->access);
}

/* NULL: the service can be used. */
static void
finish (GTask *task, MatchupErrorInfo *info)
{
  Check *check = g_task_get_task_data (task);

  g_task_return_pointer (task,
                         matchup_provider_access_redact (check->access, info),
                         (GDestroyNotify) matchup_error_info_unref);
}

static void send_request (GTask *task, MatchupHttpRequest *request);

static MatchupRequestSnapshot
get_snapshot (Check *check, MatchupParams *params, GPtrArray *messages)
{
  return (MatchupRequestSnapshot){
    .template_ = matchup_provider_get_template (check->provider),
    .address = matchup_provider_get_address (check->provider),
    .model_id = check->model_id,
    .params = params,
    .messages = messages,
    .leave_out = check->leave_out,
  };
}

static char *
dup_path (MatchupHttpRequest *request)
{
  g_autoptr (GUri) uri =
      g_uri_parse (matchup_http_request_get_url (request), G_URI_FLAGS_NONE, NULL);

  return g_strdup (uri != NULL ? g_uri_get_path (uri) : "");
}

/* A word from the first suggested model tells what a missing model list cannot. */
static void
ask_for_a_word (GTask *task)
{
  Check *check = g_task_get_task_data (task);
  const char *const *suggested =
      matchup_provider_template_get (matchup_provider_get_template (check->provider))
          ->default_models;
  g_autoptr (MatchupParams) params = matchup_params_new (NULL, NAN, 16, MATCHUP_THINKING_DEFAULT);
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MatchupHttpRequest) request = NULL;
  MatchupRequestSnapshot snapshot;

  check->model_id = suggested != NULL && suggested[0] != NULL ? suggested[0] : NO_MODEL;
  snapshot = get_snapshot (check, params, messages);
  g_ptr_array_add (messages, matchup_message_new_text (MATCHUP_ROLE_USER, "Hi"));
  request = matchup_codec_build_request (check->codec, &snapshot, peek_key (check));
  g_free (check->path);
  check->path = dup_path (request);
  send_request (task, request);
}

/* TRUE: the request was sent once more without what the service does not take. */
static gboolean
correct_request (GTask *task, int status, const char *body, gsize length)
{
  Check *check = g_task_get_task_data (task);
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();
  const MatchupRequestSnapshot snapshot = get_snapshot (check, params, messages);
  MatchupRequestFields refused =
      matchup_codec_find_refused_fields (check->codec, &snapshot, status, body, length);

  if (refused == MATCHUP_REQUEST_FIELDS_NONE)
    return FALSE;
  check->leave_out |= refused;
  ask_for_a_word (task);
  return TRUE;
}

/* Whether the name of the model at @found in @message belongs to the path that was asked for, whole
 * or cut off at one end. */
static gboolean
is_echoed (Check *check, const char *message, const char *found)
{
  gsize length = strlen (check->model_id);

  for (const char *at = strstr (check->path, check->model_id); at != NULL;
       at = strstr (at + 1, check->model_id))
    {
      gsize before = (gsize) (at - check->path);
      const char *after = at + length;

      if (*after != '\0' && g_str_has_prefix (found + length, after))
        return TRUE;
      if ((gsize) (found - message) >= before && strncmp (found - before, check->path, before) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A server that has nothing at an address says back what it was asked for, and in some formats the
 * path of the request holds the model. */
static gboolean
names_model (Check *check, const char *message)
{
  for (const char *found = strstr (message, check->model_id); found != NULL;
       found = strstr (found + 1, check->model_id))
    {
      if (!is_echoed (check, message, found))
        return TRUE;
    }
  return FALSE;
}

/* That just this model is not there is said only to who has the right address and key. */
static gboolean
misses_model_only (Check *check, MatchupErrorInfo *info)
{
  const char *message = matchup_error_info_get_message (info);

  if (matchup_error_info_get_kind (info) != MATCHUP_ERROR_KIND_NOT_FOUND ||
      matchup_error_info_get_reason (info) != MATCHUP_ERROR_REASON_NONE)
    return FALSE;
  return g_strcmp0 (matchup_error_info_get_code (info), "DeploymentNotFound") == 0 ||
         (message != NULL && names_model (check, message));
}

static void
handle_failed_word (GTask *task, MatchupErrorInfo *info)
{
  Check *check = g_task_get_task_data (task);

  if (misses_model_only (check, info))
    {
      matchup_error_info_unref (info);
      finish (task, NULL);
    }
  else if (matchup_error_info_get_kind (info) == MATCHUP_ERROR_KIND_NOT_FOUND &&
           matchup_error_info_get_reason (info) == MATCHUP_ERROR_REASON_NONE &&
           check->models_error != NULL)
    {
      /* Neither list nor model: the address is wrong, and the first answer says it better. */
      matchup_error_info_unref (info);
      finish (task, g_steal_pointer (&check->models_error));
    }
  else
    {
      finish (task, info);
    }
}

/* What a failed first step means: some failures say enough, others only that there is no list. */
static void
handle_failed_list (GTask *task, MatchupErrorInfo *info)
{
  Check *check = g_task_get_task_data (task);
  MatchupErrorKind kind = matchup_error_info_get_kind (info);
  gboolean no_list = kind == MATCHUP_ERROR_KIND_NOT_FOUND ||
                     kind == MATCHUP_ERROR_KIND_BAD_RESPONSE ||
                     kind == MATCHUP_ERROR_KIND_INVALID_REQUEST;

  if (!no_list || matchup_error_info_get_reason (info) == MATCHUP_ERROR_REASON_REDIRECTED)
    {
      finish (task, info);
      return;
    }
  check->models_error = info;
  ask_for_a_word (task);
}

static void
word_cb (const MatchupStreamEvent *event, gpointer user_data)
{
  MatchupErrorInfo **error = user_data;

  if (event->type == MATCHUP_STREAM_EVENT_ERROR)
    *error = matchup_error_info_ref (event->error);
}

/* Some services report a failure with a status that means success. */
static MatchupErrorInfo *
read_word (Check *check, const char *bytes, gsize length)
{
  MatchupErrorInfo *error = NULL;
  g_autoptr (MatchupStreamDecoder) decoder =
      matchup_codec_new_decoder (check->codec, word_cb, &error);

  matchup_stream_decoder_feed (decoder, bytes, length);
  matchup_stream_decoder_end (decoder);
  return error;
}

static void
handle_word (GTask *task, int status, const char *bytes, gsize length)
{
  Check *check = g_task_get_task_data (task);
  MatchupErrorInfo *info;

  if (status >= 200 && status <= 299)
    info = read_word (check, bytes, length);
  else if (correct_request (task, status, bytes, length))
    return;
  else
    info = matchup_service_errors_from_body (status, header_cb, check->response, bytes, length);
  if (info != NULL)
    handle_failed_word (task, info);
  else
    finish (task, NULL);
}

static void
handle_list (GTask *task, int status, const char *bytes, gsize length)
{
  Check *check = g_task_get_task_data (task);
  MatchupErrorInfo *info = NULL;
  g_autoptr (GPtrArray) models = NULL;

  if (status < 200 || status > 299)
    info = matchup_service_errors_from_body (status, header_cb, check->response, bytes, length);
  else
    models = matchup_codec_parse_models (check->codec,
                                         matchup_provider_get_id (check->provider),
                                         bytes,
                                         length,
                                         &info);
  if (models == NULL)
    {
      handle_failed_list (task, info);
      return;
    }
  check->n_models = models->len;
  finish (task, NULL);
}

static void
handle_body (GTask *task, GBytes *body)
{
  Check *check = g_task_get_task_data (task);
  int status = matchup_http_response_get_status (check->response);
  gsize length;
  const char *bytes = g_bytes_get_data (body, &length);

  if (bytes == NULL)
    bytes = "";
  if (check->model_id != NULL)
    handle_word (task, status, bytes, length);
  else
    handle_list (task, status, bytes, length);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Check *check = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body =
      matchup_http_response_read_all_finish (MATCHUP_HTTP_RESPONSE (source), result, &error);

  if (body != NULL)
    handle_body (task, body);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    finish (task, matchup_http_error_to_info (error, peek_key (check)));
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Check *check = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;

  g_clear_object (&check->response);
  check->response = matchup_http_client_send_finish (MATCHUP_HTTP_CLIENT (source), result, &error);
  if (check->response != NULL)
    matchup_http_response_read_all_async (check->response,
                                          MAX_BODY,
                                          cancellable,
                                          read_cb,
                                          g_steal_pointer (&task));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    finish (task, matchup_http_error_to_info (error, peek_key (check)));
}

static void
send_request (GTask *task, MatchupHttpRequest *request)
{
  Check *check = g_task_get_task_data (task);

  matchup_provider_access_prepare (check->access, request);
  matchup_http_request_set_timeouts (request, CONNECT_SECONDS, ANSWER_SECONDS, ANSWER_SECONDS);
  matchup_http_client_send_async (check->http,
                                  request,
                                  g_task_get_cancellable (task),
                                  sent_cb,
                                  g_object_ref (task));
}

static void
ask_for_models (GTask *task)
{
  Check *check = g_task_get_task_data (task);
  MatchupProviderTemplate *template_ = matchup_provider_get_template (check->provider);
  g_autoptr (MatchupHttpRequest) request = NULL;

  if (peek_key (check) == NULL && matchup_provider_template_get (template_)->needs_key)
    {
      finish (task, matchup_error_info_new_simple (MATCHUP_ERROR_KIND_NO_KEY, 0, NULL));
      return;
    }
  request = matchup_codec_build_models_request (check->codec,
                                                template_,
                                                matchup_provider_get_address (check->provider),
                                                peek_key (check));
  if (request != NULL)
    send_request (task, request);
  else
    ask_for_a_word (task);
}

static void
access_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Check *check = g_task_get_task_data (task);
  GError *error = NULL;

  check->access = matchup_provider_access_lookup_finish (result, &error);
  if (check->access == NULL)
    g_task_return_error (task, error);
  else
    ask_for_models (task);
}

void
matchup_provider_check_async (MatchupProviderList *providers,
                              MatchupHttpClient *http,
                              MatchupProvider *provider,
                              MatchupSecret *key,
                              MatchupSecret *proxy_login,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (providers, cancellable, callback, user_data);
  Check *check = g_new0 (Check, 1);

  check->http = g_object_ref (http);
  check->provider = g_object_ref (provider);
  check->codec = matchup_provider_list_get_codec (providers, provider);
  g_task_set_source_tag (task, matchup_provider_check_async);
  g_task_set_task_data (task, check, check_free);
  matchup_provider_access_lookup_async (providers,
                                        provider,
                                        key,
                                        proxy_login,
                                        cancellable,
                                        access_cb,
                                        task);
}

MatchupErrorInfo *
matchup_provider_check_finish (GAsyncResult *result, guint *out_n_models, GError **error)
{
  Check *check = g_task_get_task_data (G_TASK (result));

  if (out_n_models != NULL)
    *out_n_models = check->n_models;
  return g_task_propagate_pointer (G_TASK (result), error);
}
