/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-provider-secrets.h"

#include "matchup-config.h"
#include "matchup-secret-types.h"

#include <glib/gi18n.h>

const char *
matchup_provider_list_peek_environment_key (MatchupProvider *provider)
{
  const char *variable =
      matchup_provider_template_get (matchup_provider_get_template (provider))->key_variable;
  const char *value = variable != NULL ? g_getenv (variable) : NULL;

  return value != NULL && *value != '\0' ? value : NULL;
}

static MatchupKeySource
source_without_key (MatchupProvider *provider)
{
  return matchup_provider_list_peek_environment_key (provider) != NULL
             ? MATCHUP_KEY_SOURCE_ENVIRONMENT
             : MATCHUP_KEY_SOURCE_NONE;
}

static void
key_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupProvider *provider = g_task_get_task_data (task);
  MatchupKeySource key_source;
  GError *error = NULL;

  if (!matchup_secret_store_store_finish (MATCHUP_SECRET_STORE (source),
                                          result,
                                          &key_source,
                                          &error))
    {
      g_task_return_error (task, error);
      return;
    }
  matchup_provider_set_key_source (provider, key_source);
  g_task_return_boolean (task, TRUE);
}

static void
key_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupProvider *provider = g_task_get_task_data (task);
  GError *error = NULL;

  if (!matchup_secret_store_clear_finish (MATCHUP_SECRET_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  matchup_provider_set_key_source (provider, source_without_key (provider));
  g_task_return_boolean (task, TRUE);
}

void
matchup_provider_list_set_key_async (MatchupProviderList *self,
                                     MatchupProvider *provider,
                                     MatchupSecret *key,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  const char *id;
  GTask *task;

  g_return_if_fail (MATCHUP_IS_PROVIDER_LIST (self));
  g_return_if_fail (MATCHUP_IS_PROVIDER (provider));

  id = matchup_provider_get_id (provider);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_provider_list_set_key_async);
  g_task_set_task_data (task, g_object_ref (provider), g_object_unref);
  if (key == NULL || matchup_secret_get_length (key) == 0)
    {
      matchup_secret_store_clear_async (matchup_provider_list_get_secrets (self),
                                        id,
                                        NULL,
                                        key_cleared_cb,
                                        task);
    }
  else
    {
      g_autofree char *label =
          /* Translators: name of a key in the keyring; %s is the name of a service */
          g_strdup_printf (_ ("Matchup: %s"), matchup_provider_get_name (provider));

      matchup_secret_store_store_async (matchup_provider_list_get_secrets (self),
                                        id,
                                        label,
                                        key,
                                        NULL,
                                        key_stored_cb,
                                        task);
    }
}

gboolean
matchup_provider_list_set_key_finish (MatchupProviderList *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
key_looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupProvider *provider = g_task_get_task_data (task);
  MatchupKeySource key_source = MATCHUP_KEY_SOURCE_NONE;
  const char *environment = matchup_provider_list_peek_environment_key (provider);
  GError *error = NULL;
  MatchupSecret *secret = matchup_secret_store_lookup_finish (MATCHUP_SECRET_STORE (source),
                                                              result,
                                                              &key_source,
                                                              &error);

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (secret == NULL && environment != NULL)
    {
      secret = matchup_secret_new (environment, -1);
      key_source = MATCHUP_KEY_SOURCE_ENVIRONMENT;
    }
  matchup_provider_set_key_source (provider, key_source);
  g_task_return_pointer (task, secret, (GDestroyNotify) matchup_secret_unref);
}

void
matchup_provider_list_lookup_key_async (MatchupProviderList *self,
                                        MatchupProvider *provider,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MATCHUP_IS_PROVIDER_LIST (self));
  g_return_if_fail (MATCHUP_IS_PROVIDER (provider));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_provider_list_lookup_key_async);
  g_task_set_task_data (task, g_object_ref (provider), g_object_unref);
  /* The service of --address is not the saved one: the key of that must not go to this address. */
  if (!matchup_provider_get_saved (provider))
    {
      const char *environment = matchup_provider_list_peek_environment_key (provider);

      matchup_provider_set_key_source (provider, source_without_key (provider));
      g_task_return_pointer (task,
                             environment != NULL ? matchup_secret_new (environment, -1) : NULL,
                             (GDestroyNotify) matchup_secret_unref);
      g_object_unref (task);
      return;
    }
  matchup_secret_store_lookup_async (matchup_provider_list_get_secrets (self),
                                     matchup_provider_get_id (provider),
                                     cancellable,
                                     key_looked_up_cb,
                                     task);
}

MatchupSecret *
matchup_provider_list_lookup_key_finish (MatchupProviderList *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The login of the proxy has an entry of its own beside the key's. */
static char *
dup_login_id (MatchupProvider *provider)
{
  return g_strconcat (matchup_provider_get_id (provider), "/proxy", NULL);
}

static void
login_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupKeySource key_source;
  GError *error = NULL;

  if (matchup_secret_store_store_finish (MATCHUP_SECRET_STORE (source),
                                         result,
                                         &key_source,
                                         &error))
    g_task_return_int (task, key_source);
  else
    g_task_return_error (task, error);
}

static void
login_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (matchup_secret_store_clear_finish (MATCHUP_SECRET_STORE (source), result, &error))
    g_task_return_int (task, MATCHUP_KEY_SOURCE_NONE);
  else
    g_task_return_error (task, error);
}

void
matchup_provider_list_set_proxy_login_async (MatchupProviderList *self,
                                             MatchupProvider *provider,
                                             MatchupSecret *login,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data)
{
  MatchupSecretStore *secrets;
  g_autofree char *id = NULL;
  g_autofree char *label = NULL;
  GTask *task;

  g_return_if_fail (MATCHUP_IS_PROVIDER_LIST (self));
  g_return_if_fail (MATCHUP_IS_PROVIDER (provider));

  secrets = matchup_provider_list_get_secrets (self);
  id = dup_login_id (provider);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_provider_list_set_proxy_login_async);
  if (login == NULL || matchup_secret_get_length (login) == 0)
    {
      matchup_secret_store_clear_async (secrets, id, NULL, login_cleared_cb, task);
      return;
    }
  /* Translators: %s is the name of a service; shown by programs that list the keyring. */
  label = g_strdup_printf (_ ("Matchup: proxy of %s"), matchup_provider_get_name (provider));
  matchup_secret_store_store_async (secrets, id, label, login, NULL, login_stored_cb, task);
}

gboolean
matchup_provider_list_set_proxy_login_finish (MatchupProviderList *self,
                                              GAsyncResult *result,
                                              MatchupKeySource *out_source,
                                              GError **error)
{
  gssize source;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  source = g_task_propagate_int (G_TASK (result), error);
  if (source < 0)
    return FALSE;
  if (out_source != NULL)
    *out_source = (MatchupKeySource) source;
  return TRUE;
}

static void
login_looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  MatchupSecret *login =
      matchup_secret_store_lookup_finish (MATCHUP_SECRET_STORE (source), result, NULL, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, login, (GDestroyNotify) matchup_secret_unref);
}

void
matchup_provider_list_lookup_proxy_login_async (MatchupProviderList *self,
                                                MatchupProvider *provider,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data)
{
  g_autofree char *id = NULL;
  GTask *task;

  g_return_if_fail (MATCHUP_IS_PROVIDER_LIST (self));
  g_return_if_fail (MATCHUP_IS_PROVIDER (provider));

  id = dup_login_id (provider);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_provider_list_lookup_proxy_login_async);
  matchup_secret_store_lookup_async (matchup_provider_list_get_secrets (self),
                                     id,
                                     cancellable,
                                     login_looked_up_cb,
                                     task);
}

MatchupSecret *
matchup_provider_list_lookup_proxy_login_finish (MatchupProviderList *self,
                                                 GAsyncResult *result,
                                                 GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Both entries on their way out of the store. */
typedef struct
{
  char *login_id;
  GError *error; /* of the key, until the login has been tried as well */
} Clearing;

static void
clearing_free (gpointer data)
{
  Clearing *clearing = data;

  g_clear_error (&clearing->error);
  g_free (clearing->login_id);
  g_free (clearing);
}

static void
both_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Clearing *clearing = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  matchup_secret_store_clear_finish (MATCHUP_SECRET_STORE (source), result, &error);
  if (clearing->error != NULL)
    g_task_return_error (task, g_steal_pointer (&clearing->error));
  else if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

/* That the key could not be cleared is no reason to leave the login there as well. */
static void
key_tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Clearing *clearing = g_task_get_task_data (task);

  matchup_secret_store_clear_finish (MATCHUP_SECRET_STORE (source), result, &clearing->error);
  matchup_secret_store_clear_async (MATCHUP_SECRET_STORE (source),
                                    clearing->login_id,
                                    NULL,
                                    both_cleared_cb,
                                    task);
}

void
matchup_provider_secrets_clear_async (MatchupProviderList *providers,
                                      MatchupProvider *provider,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  GTask *task = g_task_new (providers, NULL, callback, user_data);
  Clearing *clearing = g_new0 (Clearing, 1);

  clearing->login_id = dup_login_id (provider);
  g_task_set_source_tag (task, matchup_provider_secrets_clear_async);
  g_task_set_task_data (task, clearing, clearing_free);
  matchup_secret_store_clear_async (matchup_provider_list_get_secrets (providers),
                                    matchup_provider_get_id (provider),
                                    NULL,
                                    key_tried_cb,
                                    task);
}

gboolean
matchup_provider_secrets_clear_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
