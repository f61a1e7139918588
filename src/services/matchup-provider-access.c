/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-provider-access.h"

#include "matchup-model-ref.h"
#include "matchup-redactor.h"

#include <string.h>

struct _MatchupProviderAccess
{
  MatchupProvider *provider;
  MatchupSecret *key; /* or NULL */
  MatchupProxySettings *proxy;
};

void
matchup_provider_access_free (MatchupProviderAccess *self)
{
  g_clear_object (&self->provider);
  g_clear_pointer (&self->key, matchup_secret_unref);
  g_clear_pointer (&self->proxy, matchup_proxy_settings_unref);
  g_free (self);
}

const char *
matchup_provider_access_peek_key (MatchupProviderAccess *self)
{
  return self->key != NULL ? matchup_secret_peek (self->key) : NULL;
}

void
matchup_provider_access_prepare (MatchupProviderAccess *self, MatchupHttpRequest *request)
{
  matchup_http_request_set_proxy (request, self->proxy);
  matchup_http_request_set_service (request,
                                    matchup_provider_get_address (self->provider),
                                    matchup_provider_get_plain_http_accepted (self->provider));
}

void
matchup_provider_access_send_async (MatchupProviderAccess *self,
                                    MatchupHttpClient *http,
                                    MatchupPracticeService *practice,
                                    MatchupHttpRequest *request,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  matchup_provider_access_prepare (self, request);
  if (g_str_equal (matchup_provider_get_id (self->provider), MATCHUP_PRACTICE_ID))
    matchup_practice_service_send_async (practice, request, cancellable, callback, user_data);
  else
    matchup_http_client_send_async (http, request, cancellable, callback, user_data);
}

MatchupHttpResponse *
matchup_provider_access_send_finish (GObject *source, GAsyncResult *result, GError **error)
{
  if (MATCHUP_IS_PRACTICE_SERVICE (source))
    return matchup_practice_service_send_finish (MATCHUP_PRACTICE_SERVICE (source), result, error);
  return matchup_http_client_send_finish (MATCHUP_HTTP_CLIENT (source), result, error);
}

/* Takes @text. The password by itself, and in the form in which an HTTP proxy is told it. */
static char *
hide_login (MatchupProviderAccess *self, char *text)
{
  MatchupSecret *password = matchup_proxy_settings_get_password (self->proxy);
  g_autofree char *owned = text;
  g_autofree char *login = NULL;
  g_autofree char *without_login = NULL;

  if (password == NULL)
    return g_steal_pointer (&owned);
  login = g_strdup_printf ("%s:%s",
                           matchup_proxy_settings_get_user (self->proxy),
                           matchup_secret_peek (password));
  without_login = matchup_redact (text, login);
  explicit_bzero (login, strlen (login));
  return matchup_redact (without_login, matchup_secret_peek (password));
}

char *
matchup_provider_access_redact_text (MatchupProviderAccess *self, const char *text)
{
  if (text == NULL)
    return NULL;
  return hide_login (self, matchup_redact (text, matchup_provider_access_peek_key (self)));
}

MatchupErrorInfo *
matchup_provider_access_redact (MatchupProviderAccess *self, MatchupErrorInfo *info)
{
  g_autoptr (MatchupErrorInfo) owned = info;
  g_autofree char *code = NULL;
  g_autofree char *type = NULL;
  g_autofree char *message = NULL;

  if (info == NULL)
    return NULL;
  code = matchup_provider_access_redact_text (self, matchup_error_info_get_code (info));
  type = matchup_provider_access_redact_text (self, matchup_error_info_get_type_name (info));
  message = matchup_provider_access_redact_text (self, matchup_error_info_get_message (info));
  return matchup_error_info_new (matchup_error_info_get_kind (info),
                                 matchup_error_info_get_reason (info),
                                 matchup_error_info_get_status (info),
                                 code,
                                 type,
                                 message,
                                 matchup_error_info_is_retryable (info),
                                 matchup_error_info_get_retry_after (info));
}

typedef struct
{
  MatchupProviderAccess *access;
  MatchupSecret *login; /* what was given; NULL: look it up */
} Lookup;

static void
lookup_free (gpointer data)
{
  Lookup *lookup = data;

  g_clear_pointer (&lookup->access, matchup_provider_access_free);
  g_clear_pointer (&lookup->login, matchup_secret_unref);
  g_free (lookup);
}

static MatchupProxySettings *
make_settings (MatchupProvider *provider, MatchupSecret *login)
{
  switch (matchup_provider_get_proxy_mode (provider))
    {
    case MATCHUP_PROXY_MODE_OWN:
      return matchup_proxy_settings_new_own (matchup_provider_get_proxy_address (provider), login);
    case MATCHUP_PROXY_MODE_NONE:
      return matchup_proxy_settings_new_none ();
    case MATCHUP_PROXY_MODE_SYSTEM:
    default:
      return matchup_proxy_settings_new_system ();
    }
}

static void
finish (GTask *task, MatchupSecret *login)
{
  Lookup *lookup = g_task_get_task_data (task);

  lookup->access->proxy = make_settings (lookup->access->provider, login);
  g_task_return_pointer (task,
                         g_steal_pointer (&lookup->access),
                         (GDestroyNotify) matchup_provider_access_free);
}

static gboolean
return_if_cancelled (GTask *task, GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  g_task_return_error (task, g_error_copy (error));
  return TRUE;
}

static void
login_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupSecret) login =
      matchup_provider_list_lookup_proxy_login_finish (MATCHUP_PROVIDER_LIST (source),
                                                       result,
                                                       &error);

  if (!return_if_cancelled (task, error))
    finish (task, login);
}

static void
look_up_login (GTask *task)
{
  Lookup *lookup = g_task_get_task_data (task);
  MatchupProvider *provider = lookup->access->provider;

  if (lookup->login != NULL || matchup_provider_get_proxy_mode (provider) != MATCHUP_PROXY_MODE_OWN)
    finish (task, lookup->login);
  else
    matchup_provider_list_lookup_proxy_login_async (g_task_get_source_object (task),
                                                    provider,
                                                    g_task_get_cancellable (task),
                                                    login_cb,
                                                    g_object_ref (task));
}

static void
key_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Lookup *lookup = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  lookup->access->key =
      matchup_provider_list_lookup_key_finish (MATCHUP_PROVIDER_LIST (source), result, &error);
  if (!return_if_cancelled (task, error))
    look_up_login (task);
}

void
matchup_provider_access_lookup_async (MatchupProviderList *providers,
                                      MatchupProvider *provider,
                                      MatchupSecret *key,
                                      MatchupSecret *proxy_login,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (providers, cancellable, callback, user_data);
  Lookup *lookup = g_new0 (Lookup, 1);

  lookup->access = g_new0 (MatchupProviderAccess, 1);
  lookup->access->provider = g_object_ref (provider);
  lookup->access->key = key != NULL ? matchup_secret_ref (key) : NULL;
  lookup->login = proxy_login != NULL ? matchup_secret_ref (proxy_login) : NULL;
  g_task_set_source_tag (task, matchup_provider_access_lookup_async);
  g_task_set_task_data (task, lookup, lookup_free);
  /* Practice models have no key, and nobody is troubled to look for one. */
  if (key != NULL || provider == matchup_provider_list_get_practice (providers))
    look_up_login (task);
  else
    matchup_provider_list_lookup_key_async (providers,
                                            provider,
                                            cancellable,
                                            key_cb,
                                            g_object_ref (task));
}

MatchupProviderAccess *
matchup_provider_access_lookup_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
