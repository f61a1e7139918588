/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-proxy-resolver.h"

#include "matchup-address.h"
#include "matchup-http-proxy.h"

#include <string.h>

struct _MatchupProxyResolver
{
  GObject parent_instance;

  MatchupProxySettings *settings;
  GProxyResolver *system;     /* in that mode only */
  GProxyResolver *exceptions; /* gives "direct://" for what NO_PROXY names; NULL: nothing */
  gboolean except_all;
  GHashTable *proxied; /* "scheme://host:port" of servers whose last lookup gave a proxy */
};

static void proxy_resolver_iface_init (GProxyResolverInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupProxyResolver,
                               matchup_proxy_resolver,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER,
                                                      proxy_resolver_iface_init))

static void
matchup_proxy_resolver_finalize (GObject *object)
{
  MatchupProxyResolver *self = MATCHUP_PROXY_RESOLVER (object);

  g_clear_pointer (&self->settings, matchup_proxy_settings_unref);
  g_clear_object (&self->system);
  g_clear_object (&self->exceptions);
  g_clear_pointer (&self->proxied, g_hash_table_unref);

  G_OBJECT_CLASS (matchup_proxy_resolver_parent_class)->finalize (object);
}

static void
matchup_proxy_resolver_class_init (MatchupProxyResolverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_proxy_resolver_finalize;
}

static void
matchup_proxy_resolver_init (MatchupProxyResolver *self)
{
  self->proxied = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static gboolean
is_port (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

/* GSimpleProxyResolver complains loudly about what it cannot read, and people write anything. */
static gboolean
is_exception (const char *entry)
{
  const char *colon = strchr (entry, ':');
  const char *bracket = strchr (entry, ']');

  if (*entry == '[')
    return bracket != NULL && bracket[1] == ':' && is_port (bracket + 2);
  return *entry != '\0' &&
         (colon == NULL || strchr (colon + 1, ':') != NULL || is_port (colon + 1));
}

/* "localhost, .corp.example,10.0.0.0/8 host:8080", as curl and others read it. */
static void
take_exceptions (MatchupProxyResolver *self, const char *no_proxy)
{
  g_auto (GStrv) entries = g_strsplit_set (no_proxy, ", \t", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) hosts = NULL;

  for (guint i = 0; entries[i] != NULL; i++)
    {
      if (g_str_equal (entries[i], "*"))
        self->except_all = TRUE;
      else if (is_exception (entries[i]))
        g_strv_builder_add (builder, entries[i]);
    }
  hosts = g_strv_builder_end (builder);
  if (hosts[0] != NULL)
    self->exceptions = g_simple_proxy_resolver_new ("http://except.invalid:1", hosts);
}

MatchupProxyResolver *
matchup_proxy_resolver_new (MatchupProxySettings *settings,
                            GProxyResolver *system,
                            const char *no_proxy)
{
  MatchupProxyResolver *self = g_object_new (MATCHUP_TYPE_PROXY_RESOLVER, NULL);

  self->settings = matchup_proxy_settings_ref (settings);
  if (matchup_proxy_settings_get_mode (settings) != MATCHUP_PROXY_MODE_SYSTEM)
    return self;
  self->system = g_object_ref (system != NULL ? system : g_proxy_resolver_get_default ());
  if (no_proxy != NULL)
    take_exceptions (self, no_proxy);
  return self;
}

static char **
make_answer (const char *uri)
{
  const char *const uris[] = { uri, NULL };

  return g_strdupv ((char **) uris);
}

/* With its login, which GIO knows no other way to be told. */
static char *
dup_own_uri (MatchupProxySettings *settings)
{
  MatchupSecret *password = matchup_proxy_settings_get_password (settings);

  return g_uri_join_with_user (G_URI_FLAGS_HAS_PASSWORD,
                               matchup_proxy_settings_get_scheme (settings),
                               matchup_proxy_settings_get_user (settings),
                               password != NULL ? matchup_secret_peek (password) : NULL,
                               NULL,
                               matchup_proxy_settings_get_host (settings),
                               matchup_proxy_settings_get_port (settings),
                               "",
                               NULL,
                               NULL);
}

/* "scheme://host:port", the port always written; NULL when @uri is no address. */
static char *
dup_server (const char *uri)
{
  g_autofree char *scheme = NULL;
  g_autofree char *host = NULL;
  int port;

  if (!g_uri_split_network (uri, G_URI_FLAGS_NONE, &scheme, &host, &port, NULL) || host == NULL)
    return NULL;
  if (port <= 0)
    port = g_ascii_strcasecmp (scheme, "https") == 0 ? 443 : 80;
  return g_uri_join (G_URI_FLAGS_NONE, scheme, NULL, host, port, "", NULL, NULL);
}

static void
wipe (char *text)
{
  explicit_bzero (text, strlen (text));
  g_free (text);
}

/* Notes what a lookup gave, and gives it. */
static char **
keep (MatchupProxyResolver *self, const char *uri, char **proxies)
{
  char *server = dup_server (uri);

  for (guint i = 0; proxies[i] != NULL; i++)
    {
      char *tunnel = matchup_http_proxy_dup_tunnel (proxies[i]);

      if (tunnel == NULL)
        continue;
      wipe (proxies[i]);
      proxies[i] = tunnel;
    }
  if (server == NULL)
    return proxies;
  if (proxies[0] != NULL && !g_str_has_prefix (proxies[0], "direct:"))
    g_hash_table_add (self->proxied, server);
  else
    {
      g_hash_table_remove (self->proxied, server);
      g_free (server);
    }
  return proxies;
}

static gboolean
is_excepted (MatchupProxyResolver *self, const char *uri)
{
  g_auto (GStrv) answer = NULL;

  if (self->except_all)
    return TRUE;
  if (self->exceptions == NULL)
    return FALSE;
  answer = g_proxy_resolver_lookup (self->exceptions, uri, NULL, NULL);
  return answer != NULL && g_strcmp0 (answer[0], "direct://") == 0;
}

/* What needs no question to the system: NULL with @error where there is no way, or without: ask it.
 */
static char **
decide (MatchupProxyResolver *self, const char *uri, GError **error)
{
  char *own;
  char **answer;

  if (matchup_address_is_loopback (uri) ||
      matchup_proxy_settings_get_mode (self->settings) == MATCHUP_PROXY_MODE_NONE)
    return make_answer ("direct://");
  if (self->system != NULL)
    return is_excepted (self, uri) ? make_answer ("direct://") : NULL;
  if (matchup_proxy_settings_get_host (self->settings) == NULL)
    {
      g_set_error_literal (error,
                           G_IO_ERROR,
                           G_IO_ERROR_PROXY_FAILED,
                           "The address of the proxy is not complete");
      return NULL;
    }
  own = dup_own_uri (self->settings);
  answer = make_answer (own);
  wipe (own);
  return answer;
}

static gboolean
matchup_proxy_resolver_is_supported (GProxyResolver *resolver)
{
  return TRUE;
}

static char **
matchup_proxy_resolver_lookup (GProxyResolver *resolver,
                               const char *uri,
                               GCancellable *cancellable,
                               GError **error)
{
  MatchupProxyResolver *self = MATCHUP_PROXY_RESOLVER (resolver);
  g_autoptr (GError) trouble = NULL;
  char **proxies = decide (self, uri, &trouble);

  if (proxies == NULL && trouble == NULL)
    proxies = g_proxy_resolver_lookup (self->system, uri, cancellable, &trouble);
  if (proxies != NULL)
    return keep (self, uri, proxies);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

static void
return_lookup (GTask *task, char **proxies, GError *error)
{
  MatchupProxyResolver *self = g_task_get_source_object (task);

  if (proxies != NULL)
    g_task_return_pointer (task,
                           keep (self, g_task_get_task_data (task), proxies),
                           (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, error);
}

static void
lookup_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char **proxies = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (source), result, &error);

  return_lookup (task, proxies, error);
}

static void
matchup_proxy_resolver_lookup_async (GProxyResolver *resolver,
                                     const char *uri,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  MatchupProxyResolver *self = MATCHUP_PROXY_RESOLVER (resolver);
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);
  GError *error = NULL;
  char **proxies = decide (self, uri, &error);

  g_task_set_source_tag (task, matchup_proxy_resolver_lookup_async);
  g_task_set_task_data (task, g_strdup (uri), g_free);
  if (proxies != NULL || error != NULL)
    return_lookup (task, proxies, error);
  else
    g_proxy_resolver_lookup_async (self->system,
                                   uri,
                                   cancellable,
                                   lookup_cb,
                                   g_steal_pointer (&task));
}

static char **
matchup_proxy_resolver_lookup_finish (GProxyResolver *resolver,
                                      GAsyncResult *result,
                                      GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
proxy_resolver_iface_init (GProxyResolverInterface *iface)
{
  iface->is_supported = matchup_proxy_resolver_is_supported;
  iface->lookup = matchup_proxy_resolver_lookup;
  iface->lookup_async = matchup_proxy_resolver_lookup_async;
  iface->lookup_finish = matchup_proxy_resolver_lookup_finish;
}

gboolean
matchup_proxy_resolver_is_proxied (MatchupProxyResolver *self, const char *uri)
{
  g_autofree char *server = NULL;

  g_return_val_if_fail (MATCHUP_IS_PROXY_RESOLVER (self), FALSE);
  g_return_val_if_fail (uri != NULL, FALSE);

  server = dup_server (uri);
  return server != NULL && g_hash_table_contains (self->proxied, server);
}
