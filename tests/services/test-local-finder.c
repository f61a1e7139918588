/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Servers with models on this computer, told apart by what they answer. */
#include "matchup-local-finder-private.h"
#include "matchup-test-workspace.h"

#include <libsoup/soup.h>
#include <string.h>

#define MAX_SERVERS 8

typedef struct
{
  const char *path;
  guint status;
  const char *body;
} Page;

/* A kind of server by its pages; any other path is not found. */
typedef struct
{
  Page pages[3];
} Kind;

static const Kind ollama = { { { "/api/version", 200, "{\"version\":\"0.12.3\"}" },
                               { "/v1/models",
                                 200,
                                 "{\"object\":\"list\",\"data\":[{\"id\":\"qwen3:8b\",\"owned_by\":"
                                 "\"library\"},{\"id\":\"nomic-embedding\",\"owned_by\":"
                                 "\"library\"},{\"id\":\"llava\",\"owned_by\":\"library\"}]}" } } };
static const Kind empty_ollama = {
  { { "/api/version", 200, "{\"version\":\"0.12.3\"}" },
    { "/v1/models", 200, "{\"object\":\"list\",\"data\":null}" } }
};
/* Says 200 to everything. */
static const Kind lmstudio = {
  { { "/api/version", 200, "{\"error\":\"Unexpected endpoint or method. (GET /api/version)\"}" },
    { "/v1/models", 200, "{\"data\":[{\"id\":\"m\",\"owned_by\":\"organization_owner\"}]}" } }
};
static const Kind llamacpp = {
  { { "/v1/models",
      200,
      "{\"models\":[{\"name\":\"q.gguf\",\"capabilities\":[\"completion\"]}],\"data\":[{\"id\":"
      "\"q.gguf\",\"owned_by\":\"llamacpp\",\"meta\":{\"n_ctx_train\":4096}}]}" } }
};
static const Kind vllm = {
  { { "/v1/models",
      200,
      "{\"data\":[{\"id\":\"Q\",\"owned_by\":\"vllm\",\"max_model_len\":2048}]}" } }
};
static const Kind sglang = {
  { { "/v1/models", 200, "{\"data\":[{\"id\":\"Q\",\"owned_by\":\"sglang\"}]}" } }
};
static const Kind other = {
  { { "/v1/models", 200, "{\"data\":[{\"id\":\"x\",\"owned_by\":\"me\"}]}" } }
};
static const Kind web_page = { { { "/v1/models", 200, "<html>data</html>" },
                                 { "/api/version", 200, "{}" } } };
static const Kind closed_door = { { { "/v1/models", 401, "{\"error\":\"Unauthorized\"}" } } };

typedef struct
{
  MatchupTestWorkspace *test;
  SoupServer *servers[MAX_SERVERS];
  guint16 ports[MAX_SERVERS + 1];
  guint n_servers;
  guint n_requests;
  guint n_elsewhere; /* requests that must not come */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = matchup_test_workspace_new (NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < fixture->n_servers; i++)
    {
      soup_server_disconnect (fixture->servers[i]);
      g_object_unref (fixture->servers[i]);
    }
  matchup_test_workspace_free (fixture->test);
}

/* Nobody is told anything but what is asked for. */
static void
check_request (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  g_assert_cmpstr (soup_server_message_get_method (message), ==, "GET");
  g_assert_null (soup_message_headers_get_one (headers, "Authorization"));
  g_assert_null (soup_message_headers_get_one (headers, "x-api-key"));
  g_assert_null (soup_message_headers_get_one (headers, "api-key"));
  g_assert_null (soup_message_headers_get_one (headers, "Cookie"));
}

typedef struct
{
  Fixture *fixture;
  const Kind *kind;
} Server;

static void
serve_cb (SoupServer *server,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer user_data)
{
  const Server *data = user_data;
  const Page *page = NULL;

  check_request (message);
  data->fixture->n_requests++;
  for (guint i = 0; i < G_N_ELEMENTS (data->kind->pages); i++)
    {
      if (g_strcmp0 (data->kind->pages[i].path, path) == 0)
        page = &data->kind->pages[i];
    }
  if (page == NULL)
    {
      soup_server_message_set_status (message, 404, NULL);
      return;
    }
  soup_server_message_set_status (message, page->status, NULL);
  soup_server_message_set_response (message,
                                    "application/json",
                                    SOUP_MEMORY_STATIC,
                                    page->body,
                                    strlen (page->body));
}

static guint16
add_server (Fixture *fixture, SoupServerCallback callback, gpointer data, GDestroyNotify destroy)
{
  SoupServer *server = soup_server_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  GSList *uris;
  guint16 port;

  g_assert_cmpuint (fixture->n_servers, <, MAX_SERVERS);
  soup_server_add_handler (server, NULL, callback, data, destroy);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  port = (guint16) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  fixture->ports[fixture->n_servers] = port;
  fixture->servers[fixture->n_servers++] = server;
  return port;
}

static guint16
serve (Fixture *fixture, const Kind *kind)
{
  Server *data = g_new0 (Server, 1);

  data->fixture = fixture;
  data->kind = kind;
  return add_server (fixture, serve_cb, data, g_free);
}

static MatchupLocalFinder *
create_finder (Fixture *fixture)
{
  g_autoptr (MatchupHttpClient) http = matchup_http_client_new ();
  MatchupLocalFinder *finder =
      matchup_local_finder_new (matchup_workspace_get_providers (fixture->test->workspace), http);

  matchup_local_finder_set_ports (finder, fixture->ports);
  return finder;
}

static void
look (MatchupLocalFinder *finder)
{
  matchup_local_finder_look (finder);
  g_assert_true (matchup_local_finder_get_busy (finder));
  matchup_test_wait_until (!matchup_local_finder_get_busy (finder));
}

static void
assert_server (MatchupLocalFinder *finder,
               guint position,
               const char *template_id,
               guint16 port,
               const char *path,
               guint n_models)
{
  g_autoptr (MatchupLocalServer) server = g_list_model_get_item (G_LIST_MODEL (finder), position);
  g_autofree char *address = g_strdup_printf ("http://127.0.0.1:%u%s", port, path);

  g_assert_nonnull (server);
  g_assert_cmpstr (matchup_provider_template_get (matchup_local_server_get_template (server))->id,
                   ==,
                   template_id);
  g_assert_cmpstr (matchup_local_server_get_address (server), ==, address);
  g_assert_cmpuint (matchup_local_server_get_n_models (server), ==, n_models);
}

/* The path of the kind's own address: the native format of Ollama has none. */
static const char *
get_path (Fixture *fixture, const char *template_id)
{
  MatchupProviderTemplate *template_ =
      matchup_provider_list_find_template (matchup_workspace_get_providers (
                                               fixture->test->workspace),
                                           template_id);

  return g_str_has_suffix (matchup_provider_template_get (template_)->address, "/v1") ? "/v1" : "";
}

static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const Kind *kind;
    const char *template_id;
    guint n_models;
  } table[] = {
    { &ollama, "ollama", 2 },     { &empty_ollama, "ollama", 0 }, { &lmstudio, "lmstudio", 1 },
    { &llamacpp, "llamacpp", 1 }, { &vllm, "vllm", 1 },           { &sglang, "sglang", 1 },
    { &other, "custom", 1 },
  };
  g_autoptr (MatchupLocalFinder) finder = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    serve (fixture, table[i].kind);
  finder = create_finder (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (finder)), ==, 0);
  g_assert_cmpuint (fixture->n_requests, ==, 0);
  look (finder);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (finder)), ==, G_N_ELEMENTS (table));
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    assert_server (finder,
                   i,
                   table[i].template_id,
                   fixture->ports[i],
                   g_str_equal (table[i].template_id, "custom")
                       ? "/v1"
                       : get_path (fixture, table[i].template_id),
                   table[i].n_models);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (MatchupLocalFinder) finder = NULL;
  gint64 start;

  serve (fixture, &web_page);
  serve (fixture, &closed_door);
  /* A port where nobody listens any more, and one where somebody listens and says nothing. */
  serve (fixture, &ollama);
  soup_server_disconnect (fixture->servers[2]);
  fixture->ports[3] = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_assert_cmpuint (fixture->ports[3], !=, 0);

  finder = create_finder (fixture);
  start = g_get_monotonic_time ();
  look (finder);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 8 * G_USEC_PER_SEC);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (finder)), ==, 0);
}

static gboolean
drip_cb (GObject *stream)
{
  gssize written = g_pollable_output_stream_write_nonblocking (
      G_POLLABLE_OUTPUT_STREAM (g_io_stream_get_output_stream (G_IO_STREAM (stream))),
      " ",
      1,
      NULL,
      NULL);

  return written == 1 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Begins an answer and goes on with it for ever, a byte at a time. */
static gboolean
tarpit_cb (GSocketService *service, GSocketConnection *connection)
{
  static const char head[] = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";

  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)),
                             head,
                             sizeof head - 1,
                             NULL,
                             NULL,
                             NULL);
  g_timeout_add_full (G_PRIORITY_DEFAULT,
                      100,
                      G_SOURCE_FUNC (drip_cb),
                      g_object_ref (connection),
                      g_object_unref);
  return TRUE;
}

/* One port that never comes to an end does not hold up what the others say. */
static void
test_tarpit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSocketService) tarpit = g_socket_service_new ();
  g_autoptr (MatchupLocalFinder) finder = NULL;
  gint64 start;

  g_signal_connect (tarpit, "incoming", G_CALLBACK (tarpit_cb), NULL);
  serve (fixture, &vllm);
  fixture->ports[1] = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (tarpit), NULL, NULL);
  g_assert_cmpuint (fixture->ports[1], !=, 0);
  finder = create_finder (fixture);
  start = g_get_monotonic_time ();
  look (finder);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 8 * G_USEC_PER_SEC);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (finder)), ==, 1);
  assert_server (finder, 0, "vllm", fixture->ports[0], "/v1", 1);
}

static void
elsewhere_cb (SoupServer *server,
              SoupServerMessage *message,
              const char *path,
              GHashTable *query,
              gpointer user_data)
{
  ((Fixture *) user_data)->n_elsewhere++;
  soup_server_message_set_status (message, 200, NULL);
}

static void
redirect_cb (SoupServer *server,
             SoupServerMessage *message,
             const char *path,
             GHashTable *query,
             gpointer user_data)
{
  g_autofree char *target =
      g_strdup_printf ("http://127.0.0.1:%u%s", GPOINTER_TO_UINT (user_data), path);

  soup_server_message_set_redirect (message, 302, target);
}

/* Who is sent on is not followed: that could lead away from this computer. */
static void
test_redirect (Fixture *fixture, gconstpointer data)
{
  guint16 elsewhere = add_server (fixture, elsewhere_cb, fixture, NULL);
  g_autoptr (MatchupLocalFinder) finder = NULL;

  fixture->ports[0] = add_server (fixture, redirect_cb, GUINT_TO_POINTER (elsewhere), NULL);
  fixture->ports[1] = 0;
  finder = create_finder (fixture);
  look (finder);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (finder)), ==, 0);
  g_assert_cmpuint (fixture->n_elsewhere, ==, 0);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* What is connected is not offered; looking again changes the list only where something changed. */
static void
test_connected (Fixture *fixture, gconstpointer data)
{
  MatchupProviderList *providers = matchup_workspace_get_providers (fixture->test->workspace);
  guint16 port = serve (fixture, &vllm);
  guint16 second = serve (fixture, &llamacpp);
  g_autofree char *address = g_strdup_printf ("http://localhost:%u/v1", port);
  g_autoptr (MatchupLocalFinder) finder = create_finder (fixture);
  guint n_changes = 0;

  look (finder);
  g_signal_connect_swapped (finder, "items-changed", G_CALLBACK (count_cb), &n_changes);
  look (finder);
  g_assert_cmpuint (n_changes, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (finder)), ==, 2);

  g_assert_nonnull (
      matchup_provider_list_add (providers,
                                 matchup_provider_list_find_template (providers, "vllm"),
                                 NULL,
                                 address,
                                 NULL));
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (finder)), ==, 1);
  assert_server (finder, 0, "llamacpp", second, "/v1", 1);

  soup_server_disconnect (fixture->servers[1]);
  look (finder);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (finder)), ==, 0);
}

/* Asked twice at once, it looks once; let go while it looks, it ends in peace. */
static void
test_overlap (Fixture *fixture, gconstpointer data)
{
  MatchupLocalFinder *finder;

  serve (fixture, &vllm);
  finder = create_finder (fixture);
  matchup_local_finder_look (finder);
  matchup_local_finder_look (finder);
  matchup_test_wait_until (!matchup_local_finder_get_busy (finder));
  g_assert_cmpuint (fixture->n_requests, ==, 2);

  matchup_local_finder_look (finder);
  g_object_add_weak_pointer (G_OBJECT (finder), (gpointer *) &finder);
  g_object_unref (finder);
  matchup_test_wait_until (finder == NULL);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/services/local-finder/kinds", test_kinds },
    { "/services/local-finder/nothing", test_nothing },
    { "/services/local-finder/tarpit", test_tarpit },
    { "/services/local-finder/redirect", test_redirect },
    { "/services/local-finder/connected", test_connected },
    { "/services/local-finder/overlap", test_overlap },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
