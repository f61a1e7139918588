/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-proxy-resolver.h"

struct _MatchupProxyResolver
{
  GObject parent_instance;

  GProxyResolver *system;
};

static gboolean
is_loopback (const char *uri)
{
  g_autoptr (GUri) parsed = g_uri_parse (uri, G_URI_FLAGS_NONE, NULL);
  const char *host = parsed != NULL ? g_uri_get_host (parsed) : NULL;
  g_autoptr (GInetAddress) address = NULL;

  if (host == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;
  address = g_inet_address_new_from_string (host);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

static char **
direct (void)
{
  const char *const uris[] = { "direct://", NULL };

  return g_strdupv ((char **) uris);
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
  if (is_loopback (uri))
    return direct ();
  return g_proxy_resolver_lookup (MATCHUP_PROXY_RESOLVER (resolver)->system,
                                  uri,
                                  cancellable,
                                  error);
}

static void
lookup_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char **uris = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (source), result, &error);

  if (uris == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, uris, (GDestroyNotify) g_strfreev);
}

static void
matchup_proxy_resolver_lookup_async (GProxyResolver *resolver,
                                     const char *uri,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  GTask *task = g_task_new (resolver, cancellable, callback, user_data);

  g_task_set_source_tag (task, matchup_proxy_resolver_lookup_async);
  if (is_loopback (uri))
    {
      g_task_return_pointer (task, direct (), (GDestroyNotify) g_strfreev);
      g_object_unref (task);
      return;
    }
  g_proxy_resolver_lookup_async (MATCHUP_PROXY_RESOLVER (resolver)->system,
                                 uri,
                                 cancellable,
                                 lookup_cb,
                                 task);
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

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupProxyResolver,
                               matchup_proxy_resolver,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER,
                                                      proxy_resolver_iface_init))

static void
matchup_proxy_resolver_class_init (MatchupProxyResolverClass *klass)
{
}

static void
matchup_proxy_resolver_init (MatchupProxyResolver *self)
{
  self->system = g_proxy_resolver_get_default ();
}

GProxyResolver *
matchup_proxy_resolver_new (void)
{
  return g_object_new (MATCHUP_TYPE_PROXY_RESOLVER, NULL);
}
