/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byte-server.h"

#include <string.h>

#define MAX_THREADS 16

struct _ByteServer
{
  GSocketService *service;
  GCancellable *cancellable; /* stops what is being read and sent */
  char *address;
  char *head;
  GBytes *block;
  guint64 n_blocks;

  GMutex mutex;
  GCond ended; /* a connection did */
  guint n_connections;
  guint64 sent;
  char *request;
};

/* How long a whole request is, 0 as long as its head is not there. */
static gsize
get_request_length (const char *text)
{
  const char *end = strstr (text, "\r\n\r\n");
  const char *header = strstr (text, "\r\nContent-Length: ");
  gsize length = end != NULL ? (gsize) (end - text) + strlen ("\r\n\r\n") : 0;

  if (end == NULL || header == NULL || header > end)
    return length;
  return length + (gsize) g_ascii_strtoull (header + strlen ("\r\nContent-Length: "), NULL, 10);
}

/* With its body: closing a connection with something left to read resets it. */
static char *
read_request (GInputStream *input, GCancellable *cancellable)
{
  g_autoptr (GString) request = g_string_new (NULL);
  char buffer[4096];

  while (request->len == 0 || get_request_length (request->str) == 0 ||
         request->len < get_request_length (request->str))
    {
      gssize length = g_input_stream_read (input, buffer, sizeof buffer, cancellable, NULL);

      if (length <= 0)
        break;
      g_string_append_len (request, buffer, length);
    }
  return g_string_free (g_steal_pointer (&request), FALSE);
}

static void
keep_request (ByteServer *self, char *request)
{
  g_mutex_lock (&self->mutex);
  g_free (self->request);
  self->request = request;
  g_mutex_unlock (&self->mutex);
}

static void
count_sent (ByteServer *self, gsize length)
{
  g_mutex_lock (&self->mutex);
  self->sent += length;
  g_mutex_unlock (&self->mutex);
}

static void
answer (ByteServer *self, GSocketConnection *connection)
{
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  gsize length;
  gconstpointer block = g_bytes_get_data (self->block, &length);

  keep_request (self, read_request (input, self->cancellable));
  if (!g_output_stream_write_all (output,
                                  self->head,
                                  strlen (self->head),
                                  NULL,
                                  self->cancellable,
                                  NULL))
    return;
  for (guint64 i = 0; i < self->n_blocks; i++)
    {
      gsize written = 0;
      gboolean all =
          g_output_stream_write_all (output, block, length, &written, self->cancellable, NULL);

      count_sent (self, written);
      if (!all)
        break;
    }
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
}

/* In the thread of the connection. */
static gboolean
run_cb (GSocketService *service, GSocketConnection *connection, GObject *object, gpointer user_data)
{
  ByteServer *self = user_data;

  answer (self, connection);
  g_mutex_lock (&self->mutex);
  self->n_connections--;
  g_cond_signal (&self->ended);
  g_mutex_unlock (&self->mutex);
  return TRUE;
}

/* In the main thread, before the connection is given to one of its own: it counts from here on. */
static gboolean
incoming_cb (GSocketService *service,
             GSocketConnection *connection,
             GObject *object,
             gpointer user_data)
{
  ByteServer *self = user_data;

  g_mutex_lock (&self->mutex);
  self->n_connections++;
  g_mutex_unlock (&self->mutex);
  return FALSE;
}

ByteServer *
byte_server_new (const ByteScript *script)
{
  ByteServer *self = g_new0 (ByteServer, 1);
  g_autoptr (GError) error = NULL;
  guint16 port;

  g_mutex_init (&self->mutex);
  g_cond_init (&self->ended);
  self->cancellable = g_cancellable_new ();
  self->head = g_strdup (script->head);
  self->block = script->block;
  self->n_blocks = script->n_blocks;
  self->service = g_threaded_socket_service_new (MAX_THREADS);
  port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (self->service), NULL, &error);
  g_assert_no_error (error);
  self->address = g_strdup_printf ("http://127.0.0.1:%u", port);
  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
  g_socket_service_start (self->service);
  return self;
}

/* The service itself would not wait: its threads and what it has begun to accept hold it. */
void
byte_server_free (ByteServer *self)
{
  g_cancellable_cancel (self->cancellable);
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_mutex_lock (&self->mutex);
  while (self->n_connections > 0)
    g_cond_wait (&self->ended, &self->mutex);
  g_mutex_unlock (&self->mutex);
  g_signal_handlers_disconnect_by_data (self->service, self);
  g_object_unref (self->service);
  g_object_unref (self->cancellable);
  g_free (self->address);
  g_free (self->head);
  g_bytes_unref (self->block);
  g_free (self->request);
  g_cond_clear (&self->ended);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

const char *
byte_server_get_address (ByteServer *self)
{
  return self->address;
}

guint64
byte_server_get_sent (ByteServer *self)
{
  guint64 sent;

  g_mutex_lock (&self->mutex);
  sent = self->sent;
  g_mutex_unlock (&self->mutex);
  return sent;
}

char *
byte_server_dup_request (ByteServer *self)
{
  char *request;

  g_mutex_lock (&self->mutex);
  request = g_strdup (self->request);
  g_mutex_unlock (&self->mutex);
  return request;
}
