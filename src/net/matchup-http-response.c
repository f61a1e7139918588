/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-http-response-private.h"

#define READ_ALL_CHUNK (16 * 1024)
#define DRAIN_MAX (64 * 1024)
#define DRAIN_SECONDS 2

struct _MatchupHttpResponse
{
  GObject parent_instance;

  MatchupHttpExchange *exchange; /* NULL: it was made here */
  guint status;                  /* where it was */
  GInputStream *stream;
  gboolean at_end;     /* the body was read to its end */
  gint64 second_start; /* monotonic, microseconds */
  gsize second_size;   /* bytes since then */
};

G_DEFINE_FINAL_TYPE (MatchupHttpResponse, matchup_http_response, G_TYPE_OBJECT)

static void
matchup_http_response_dispose (GObject *object)
{
  MatchupHttpResponse *self = MATCHUP_HTTP_RESPONSE (object);

  if (self->stream != NULL && !g_input_stream_is_closed (self->stream) &&
      !g_input_stream_has_pending (self->stream))
    g_input_stream_close_async (self->stream, MATCHUP_HTTP_PRIORITY, NULL, NULL, NULL);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->exchange, matchup_http_exchange_unref);

  G_OBJECT_CLASS (matchup_http_response_parent_class)->dispose (object);
}

static void
matchup_http_response_class_init (MatchupHttpResponseClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_http_response_dispose;
}

static void
matchup_http_response_init (MatchupHttpResponse *self)
{
}

MatchupHttpResponse *
matchup_http_response_new (MatchupHttpExchange *exchange, GInputStream *stream)
{
  MatchupHttpResponse *self = g_object_new (MATCHUP_TYPE_HTTP_RESPONSE, NULL);

  self->exchange = matchup_http_exchange_ref (exchange);
  self->stream = g_object_ref (stream);
  return self;
}

MatchupHttpResponse *
matchup_http_response_new_made_here (guint status, GInputStream *stream)
{
  MatchupHttpResponse *self = g_object_new (MATCHUP_TYPE_HTTP_RESPONSE, NULL);

  self->status = status;
  self->stream = g_object_ref (stream);
  return self;
}

int
matchup_http_response_get_status (MatchupHttpResponse *self)
{
  g_return_val_if_fail (MATCHUP_IS_HTTP_RESPONSE (self), 0);

  if (self->exchange == NULL)
    return (int) self->status;
  return (int) soup_message_get_status (matchup_http_exchange_get_message (self->exchange));
}

const char *
matchup_http_response_get_header (MatchupHttpResponse *self, const char *name)
{
  SoupMessage *message;

  g_return_val_if_fail (MATCHUP_IS_HTTP_RESPONSE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (self->exchange == NULL)
    return NULL;
  message = matchup_http_exchange_get_message (self->exchange);
  return soup_message_headers_get_one (soup_message_get_response_headers (message), name);
}

static void
count_bytes (MatchupHttpResponse *self, gsize size)
{
  gint64 now = g_get_monotonic_time ();

  if (now - self->second_start >= G_USEC_PER_SEC)
    {
      self->second_start = now;
      self->second_size = 0;
    }
  self->second_size += size;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupHttpResponse *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (self->exchange != NULL)
    {
      matchup_http_exchange_watch (self->exchange, 0, 0);
      matchup_http_exchange_follow (self->exchange, NULL);
    }
  self->at_end = bytes != NULL && g_bytes_get_size (bytes) == 0;
  count_bytes (self, bytes != NULL ? g_bytes_get_size (bytes) : 0);
  if (bytes != NULL)
    g_task_return_pointer (task, g_steal_pointer (&bytes), (GDestroyNotify) g_bytes_unref);
  else if (self->exchange != NULL)
    g_task_return_error (task, matchup_http_exchange_translate (self->exchange, error, TRUE));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* The task data of a read. */
typedef struct
{
  gsize max;
  guint idle_id;
  guint timeout_id;
} Read;

static void
start_read (GTask *task)
{
  MatchupHttpResponse *self = g_task_get_source_object (task);
  Read *read = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (self->exchange == NULL)
    {
      g_input_stream_read_bytes_async (self->stream,
                                       read->max,
                                       MATCHUP_HTTP_PRIORITY,
                                       cancellable,
                                       read_cb,
                                       task);
      return;
    }
  /* Silence is that of the service, so it does not begin before somebody listens. */
  matchup_http_exchange_watch (self->exchange,
                               matchup_http_exchange_get_silence (self->exchange),
                               MATCHUP_HTTP_ERROR_SILENCE_TIMEOUT);
  g_input_stream_read_bytes_async (self->stream,
                                   read->max,
                                   MATCHUP_HTTP_PRIORITY,
                                   matchup_http_exchange_get_cancellable (self->exchange),
                                   read_cb,
                                   task);
}

static gboolean
rested_cb (gpointer user_data)
{
  GTask *task = user_data;
  Read *read = g_task_get_task_data (task);

  g_clear_handle_id (&read->idle_id, g_source_remove);
  g_clear_handle_id (&read->timeout_id, g_source_remove);
  start_read (task);
  return G_SOURCE_REMOVE;
}

void
matchup_http_response_read_async (MatchupHttpResponse *self,
                                  gsize max,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;
  Read *read;

  g_return_if_fail (MATCHUP_IS_HTTP_RESPONSE (self));
  g_return_if_fail (max > 0);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_http_response_read_async);
  g_task_set_priority (task, MATCHUP_HTTP_PRIORITY);
  read = g_new0 (Read, 1);
  read->max = max;
  g_task_set_task_data (task, read, g_free);
  if (self->exchange != NULL)
    matchup_http_exchange_follow (self->exchange, cancellable);
  if (self->second_size <= MATCHUP_HTTP_FLOOD)
    {
      start_read (task);
      return;
    }
  read->idle_id = g_idle_add (rested_cb, task);
  read->timeout_id = g_timeout_add (MATCHUP_HTTP_MAX_REST, rested_cb, task);
}

GBytes *
matchup_http_response_read_finish (MatchupHttpResponse *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  GByteArray *body;
  gsize max;
} ReadAll;

static void
read_all_free (gpointer data)
{
  ReadAll *all = data;

  g_clear_pointer (&all->body, g_byte_array_unref);
  g_free (all);
}

static void
read_all_step_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupHttpResponse *self = MATCHUP_HTTP_RESPONSE (source);
  ReadAll *all = g_task_get_task_data (task);
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;
  gconstpointer data;
  gsize length;

  bytes = matchup_http_response_read_finish (self, result, &error);
  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  data = g_bytes_get_data (bytes, &length);
  if (length == 0)
    {
      g_task_return_pointer (task,
                             g_byte_array_free_to_bytes (g_steal_pointer (&all->body)),
                             (GDestroyNotify) g_bytes_unref);
      return;
    }
  if (all->body->len + length > all->max)
    {
      g_task_return_new_error (task,
                               MATCHUP_HTTP_ERROR,
                               MATCHUP_HTTP_ERROR_TOO_LARGE,
                               "The answer is longer than %" G_GSIZE_FORMAT " bytes",
                               all->max);
      return;
    }
  g_byte_array_append (all->body, data, (guint) length);
  matchup_http_response_read_async (self,
                                    READ_ALL_CHUNK,
                                    g_task_get_cancellable (task),
                                    read_all_step_cb,
                                    g_object_ref (task));
}

void
matchup_http_response_read_all_async (MatchupHttpResponse *self,
                                      gsize max,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  ReadAll *all;
  GTask *task;

  g_return_if_fail (MATCHUP_IS_HTTP_RESPONSE (self));

  all = g_new0 (ReadAll, 1);
  all->body = g_byte_array_new ();
  all->max = max;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_http_response_read_all_async);
  g_task_set_task_data (task, all, read_all_free);
  matchup_http_response_read_async (self, READ_ALL_CHUNK, cancellable, read_all_step_cb, task);
}

GBytes *
matchup_http_response_read_all_finish (MatchupHttpResponse *self,
                                       GAsyncResult *result,
                                       GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Reading on past the limit cannot be told from an answer without an end, so the connection goes.
 */
static gboolean
drain_expired_cb (gpointer data)
{
  GCancellable *cancellable = data;

  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

static void
drained_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GSource) expiry = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) rest =
      matchup_http_response_read_all_finish (MATCHUP_HTTP_RESPONSE (source), result, &error);

  g_source_destroy (expiry);
  if (g_error_matches (error, MATCHUP_HTTP_ERROR, MATCHUP_HTTP_ERROR_TOO_LARGE) &&
      MATCHUP_HTTP_RESPONSE (source)->exchange != NULL)
    g_cancellable_cancel (
        matchup_http_exchange_get_cancellable (MATCHUP_HTTP_RESPONSE (source)->exchange));
}

void
matchup_http_response_drain (MatchupHttpResponse *self)
{
  g_autoptr (GCancellable) cancellable = NULL;
  GSource *expiry;

  g_return_if_fail (MATCHUP_IS_HTTP_RESPONSE (self));

  if (self->at_end)
    return;
  cancellable = g_cancellable_new ();
  expiry = g_timeout_source_new_seconds (DRAIN_SECONDS);
  g_source_set_callback (expiry, drain_expired_cb, g_object_ref (cancellable), g_object_unref);
  g_source_attach (expiry, NULL);
  matchup_http_response_read_all_async (self, DRAIN_MAX, cancellable, drained_cb, expiry);
}
