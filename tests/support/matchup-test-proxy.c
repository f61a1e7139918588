/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-test-proxy.h"

#include <glib/gstdio.h>
#include <ifaddrs.h>
#include <netinet/in.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#define SECONDS 30
#define TRIES 20

/* The service */

static void
answer_requests (MatchupTestService *self, GIOStream *stream)
{
  static const char answer[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  GInputStream *input = g_io_stream_get_input_stream (stream);
  g_autoptr (GString) request = g_string_new (NULL);
  char buffer[8192];
  gssize length;
  guint n_answers = 0;

  while ((length = g_input_stream_read (input, buffer, sizeof buffer, NULL, NULL)) > 0)
    {
      g_mutex_lock (&self->lock);
      g_string_append_len (self->received, buffer, length);
      g_mutex_unlock (&self->lock);
      g_string_append_len (request, buffer, length);
      if (strstr (request->str, "{\"a\":1}") == NULL)
        continue;
      g_string_truncate (request, 0);
      if (n_answers++ == self->max_answers)
        break;
      if (!g_output_stream_write_all (g_io_stream_get_output_stream (stream),
                                      answer,
                                      strlen (answer),
                                      NULL,
                                      NULL,
                                      NULL))
        break;
    }
}

static gboolean
run_cb (GThreadedSocketService *service,
        GSocketConnection *connection,
        GObject *object,
        gpointer data)
{
  MatchupTestService *self = data;
  g_autoptr (GIOStream) stream = NULL;

  g_mutex_lock (&self->lock);
  self->n_connections++;
  g_mutex_unlock (&self->lock);
  stream = self->certificate != NULL
               ? g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL)
               : G_IO_STREAM (g_object_ref (connection));
  answer_requests (self, stream);
  g_io_stream_close (stream, NULL, NULL);
  return TRUE;
}

static char *
find_certificate (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "fixtures", "tls", name, NULL);
}

MatchupTestService *
matchup_test_service_new (const char *certificate)
{
  MatchupTestService *self = g_new0 (MatchupTestService, 1);
  g_autofree char *path = certificate != NULL ? find_certificate (certificate) : NULL;
  GError *error = NULL;

  g_mutex_init (&self->lock);
  self->received = g_string_new (NULL);
  self->max_answers = G_MAXUINT;
  if (path != NULL)
    self->certificate = g_tls_certificate_new_from_file (path, &error);
  g_assert_no_error (error);
  self->service = g_threaded_socket_service_new (16);
  self->port =
      g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (self->service), NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
  g_socket_service_start (self->service);
  return self;
}

/* Connections may outlive it in their threads, so that it is never given back to the heap. */
void
matchup_test_service_free (MatchupTestService *self)
{
  static GPtrArray *kept;

  if (kept == NULL)
    kept = g_ptr_array_new ();
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_ptr_array_add (kept, self);
}

char *
matchup_test_service_dup_received (MatchupTestService *self)
{
  char *received;

  g_mutex_lock (&self->lock);
  received = g_strdup (self->received->str);
  g_mutex_unlock (&self->lock);
  return received;
}

guint
matchup_test_service_get_n_connections (MatchupTestService *self)
{
  guint n_connections;

  g_mutex_lock (&self->lock);
  n_connections = self->n_connections;
  g_mutex_unlock (&self->lock);
  return n_connections;
}

/* Proxies */

static MatchupTestProxy *
proxy_alloc (void)
{
  MatchupTestProxy *self = g_new0 (MatchupTestProxy, 1);
  GError *error = NULL;

  self->folder = g_dir_make_tmp ("matchup-proxy-XXXXXX", &error);
  g_assert_no_error (error);
  self->log = g_build_filename (self->folder, "log", NULL);
  return self;
}

MatchupTestProxy *
matchup_test_proxy_new (const char *kind, const char *login, guint16 port, const char *certificate)
{
  MatchupTestProxy *self = proxy_alloc ();
  g_autofree char *known = g_strdup_printf ("--know=service.test:%u=%u", port, port);
  g_autofree char *closed = g_strdup ("--know=closed.test:443=1");
  g_autofree char *log = g_strconcat ("--log=", self->log, NULL);
  g_autofree char *option = g_strconcat ("--login=", login, NULL);
  g_autofree char *program = g_test_build_filename (G_TEST_DIST, "support", "loopback-proxy", NULL);
  g_autofree char *path = find_certificate (certificate != NULL ? certificate : "proxy.pem");
  g_autofree char *pem = g_strconcat ("--certificate=", path, NULL);
  const char *const argv[] = { program, kind, log, known, closed, option, pem, NULL };
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;
  unsigned int number;

  self->process = g_subprocess_newv (argv,
                                     G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                     &error);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sscanf (line, "{\"port\": %u}", &number), ==, 1);
  self->port = (guint16) number;
  return self;
}

/* A port that was free a moment ago. */
static guint16
find_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);

  g_socket_listener_close (listener);
  return port;
}

static gboolean
is_listening (guint16 port)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;

  g_socket_client_set_enable_proxy (client, FALSE);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, NULL);
  return connection != NULL;
}

/* FALSE when it has ended, for example as the port was taken meanwhile. */
static gboolean
wait_until_listening (MatchupTestProxy *self)
{
  gint64 deadline = g_get_monotonic_time () + SECONDS * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < deadline)
    {
      if (is_listening (self->port))
        return TRUE;
      g_main_context_iteration (NULL, FALSE);
      if (g_subprocess_get_identifier (self->process) == NULL)
        return FALSE;
      g_usleep (20000);
    }
  return FALSE;
}

/* Unlike the others it does not notice when a failed test leaves it alone. */
static void
end_with_test_cb (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

MatchupTestProxy *
matchup_test_proxy_new_tinyproxy (const char *user, const char *password)
{
  g_autofree char *program = g_find_program_in_path ("tinyproxy");
  MatchupTestProxy *self;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *path = NULL;

  if (program == NULL)
    return NULL;
  g_subprocess_launcher_set_child_setup (launcher, end_with_test_cb, NULL, NULL);
  self = proxy_alloc ();
  path = g_build_filename (self->folder, "configuration", NULL);
  for (int i = 0; i < TRIES; i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *auth = NULL;
      g_autoptr (GError) error = NULL;

      self->port = find_port ();
      auth = user != NULL ? g_strdup_printf ("BasicAuth %s %s\n", user, password) : g_strdup ("");
      text = g_strdup_printf ("Port %u\nListen 127.0.0.1\nTimeout 60\nMaxClients 20\n"
                              "Allow 127.0.0.1\nLogLevel Connect\nLogFile \"%s\"\n%s",
                              self->port,
                              self->log,
                              auth);
      g_assert_true (g_file_set_contents (path, text, -1, NULL));
      self->process =
          g_subprocess_launcher_spawn (launcher, &error, program, "-d", "-c", path, NULL);
      g_assert_no_error (error);
      if (wait_until_listening (self))
        return self;
      g_subprocess_force_exit (self->process);
      g_clear_object (&self->process);
    }
  g_error ("tinyproxy did not start");
}

void
matchup_test_proxy_free (MatchupTestProxy *self)
{
  g_autofree char *configuration = g_build_filename (self->folder, "configuration", NULL);

  g_subprocess_send_signal (self->process, SIGTERM);
  g_subprocess_wait (self->process, NULL, NULL);
  g_object_unref (self->process);
  g_unlink (self->log);
  g_unlink (configuration);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->log);
  g_free (self);
}

char *
matchup_test_proxy_dup_log (MatchupTestProxy *self)
{
  char *text = NULL;

  return g_file_get_contents (self->log, &text, NULL, NULL) ? text : g_strdup ("");
}

/* Lookups: GLib asks no resolver for localhost and addresses */

#define TEST_TYPE_RESOLVER (test_resolver_get_type ())
G_DECLARE_FINAL_TYPE (TestResolver, test_resolver, TEST, RESOLVER, GResolver)

struct _TestResolver
{
  GResolver parent_instance;
};

G_DEFINE_FINAL_TYPE (TestResolver, test_resolver, G_TYPE_RESOLVER)

static guint n_refused;

static void
lookup_by_name_with_flags_async (GResolver *resolver,
                                 const char *hostname,
                                 GResolverNameLookupFlags flags,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);

  n_refused++;
  g_task_return_new_error (task,
                           G_RESOLVER_ERROR,
                           G_RESOLVER_ERROR_NOT_FOUND,
                           "Nobody knows “%s”",
                           hostname);
}

static GList *
lookup_by_name_with_flags_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
lookup_by_name_async (GResolver *resolver,
                      const char *hostname,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  lookup_by_name_with_flags_async (resolver, hostname, 0, cancellable, callback, user_data);
}

static void
test_resolver_class_init (TestResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  resolver_class->lookup_by_name_async = lookup_by_name_async;
  resolver_class->lookup_by_name_finish = lookup_by_name_with_flags_finish;
  resolver_class->lookup_by_name_with_flags_async = lookup_by_name_with_flags_async;
  resolver_class->lookup_by_name_with_flags_finish = lookup_by_name_with_flags_finish;
}

static void
test_resolver_init (TestResolver *self)
{
}

void
matchup_test_forbid_lookups (void)
{
  g_autoptr (GResolver) resolver = g_object_new (TEST_TYPE_RESOLVER, NULL);

  g_resolver_set_default (resolver);
}

guint
matchup_test_get_n_lookups (void)
{
  return n_refused;
}

/* Logs */

static GMutex log_lock;
static GString *log_text;

static GLogWriterOutput
log_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  g_mutex_lock (&log_lock);
  for (gsize i = 0; i < n_fields; i++)
    {
      if (g_str_equal (fields[i].key, "MESSAGE"))
        g_string_append_printf (log_text, "%s\n", (const char *) fields[i].value);
    }
  g_mutex_unlock (&log_lock);
  return g_log_writer_default (level, fields, n_fields, data);
}

void
matchup_test_keep_log (void)
{
  log_text = g_string_new (NULL);
  g_log_set_writer_func (log_cb, NULL, NULL);
}

char *
matchup_test_dup_log (void)
{
  char *text;

  g_mutex_lock (&log_lock);
  text = g_strdup (log_text->str);
  g_mutex_unlock (&log_lock);
  return text;
}

char *
matchup_test_dup_own_address (void)
{
  struct ifaddrs *all = NULL;
  char *found = NULL;

  if (getifaddrs (&all) != 0)
    return NULL;
  for (struct ifaddrs *one = all; one != NULL && found == NULL; one = one->ifa_next)
    {
      g_autoptr (GSocketAddress) address = NULL;
      GInetAddress *inet;

      if (one->ifa_addr == NULL || one->ifa_addr->sa_family != AF_INET)
        continue;
      address = g_socket_address_new_from_native (one->ifa_addr, sizeof (struct sockaddr_in));
      inet = g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address));
      if (!g_inet_address_get_is_loopback (inet))
        found = g_inet_address_to_string (inet);
    }
  freeifaddrs (all);
  return found;
}
