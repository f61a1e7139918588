/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-secret-store.h"

#include "matchup-libsecret-store.h"
#include "matchup-memory-store.h"
#include "matchup-secret-types.h"

G_DEFINE_INTERFACE (MatchupSecretStore, matchup_secret_store, G_TYPE_OBJECT)

static void
matchup_secret_store_default_init (MatchupSecretStoreInterface *iface)
{
  g_object_interface_install_property (iface,
                                       g_param_spec_enum ("state",
                                                          NULL,
                                                          NULL,
                                                          MATCHUP_TYPE_SECRET_STORE_STATE,
                                                          MATCHUP_SECRET_STORE_STATE_UNKNOWN,
                                                          G_PARAM_READABLE |
                                                              G_PARAM_STATIC_STRINGS |
                                                              G_PARAM_EXPLICIT_NOTIFY));
}

void
matchup_secret_store_lookup_async (MatchupSecretStore *self,
                                   const char *id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (MATCHUP_IS_SECRET_STORE (self));
  g_return_if_fail (id != NULL);

  MATCHUP_SECRET_STORE_GET_IFACE (self)->lookup_async (self, id, cancellable, callback, user_data);
}

MatchupSecret *
matchup_secret_store_lookup_finish (MatchupSecretStore *self,
                                    GAsyncResult *result,
                                    MatchupKeySource *out_source,
                                    GError **error)
{
  MatchupKeySource source = MATCHUP_KEY_SOURCE_NONE;
  MatchupSecret *secret;

  g_return_val_if_fail (MATCHUP_IS_SECRET_STORE (self), NULL);

  secret = MATCHUP_SECRET_STORE_GET_IFACE (self)->lookup_finish (self, result, &source, error);
  if (out_source != NULL)
    *out_source = source;
  return secret;
}

void
matchup_secret_store_store_async (MatchupSecretStore *self,
                                  const char *id,
                                  const char *label,
                                  MatchupSecret *secret,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (MATCHUP_IS_SECRET_STORE (self));
  g_return_if_fail (id != NULL && label != NULL && secret != NULL);

  MATCHUP_SECRET_STORE_GET_IFACE (self)
      ->store_async (self, id, label, secret, cancellable, callback, user_data);
}

gboolean
matchup_secret_store_store_finish (MatchupSecretStore *self,
                                   GAsyncResult *result,
                                   MatchupKeySource *out_source,
                                   GError **error)
{
  MatchupKeySource source = MATCHUP_KEY_SOURCE_NONE;
  gboolean stored;

  g_return_val_if_fail (MATCHUP_IS_SECRET_STORE (self), FALSE);

  stored = MATCHUP_SECRET_STORE_GET_IFACE (self)->store_finish (self, result, &source, error);
  if (out_source != NULL)
    *out_source = source;
  return stored;
}

void
matchup_secret_store_clear_async (MatchupSecretStore *self,
                                  const char *id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (MATCHUP_IS_SECRET_STORE (self));
  g_return_if_fail (id != NULL);

  MATCHUP_SECRET_STORE_GET_IFACE (self)->clear_async (self, id, cancellable, callback, user_data);
}

gboolean
matchup_secret_store_clear_finish (MatchupSecretStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MATCHUP_IS_SECRET_STORE (self), FALSE);

  return MATCHUP_SECRET_STORE_GET_IFACE (self)->clear_finish (self, result, error);
}

void
matchup_secret_store_clear_all_async (MatchupSecretStore *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (MATCHUP_IS_SECRET_STORE (self));

  MATCHUP_SECRET_STORE_GET_IFACE (self)->clear_all_async (self, cancellable, callback, user_data);
}

gboolean
matchup_secret_store_clear_all_finish (MatchupSecretStore *self,
                                       GAsyncResult *result,
                                       GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
matchup_secret_store_count_async (MatchupSecretStore *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (MATCHUP_IS_SECRET_STORE (self));

  MATCHUP_SECRET_STORE_GET_IFACE (self)->count_async (self, cancellable, callback, user_data);
}

int
matchup_secret_store_count_finish (MatchupSecretStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return (int) g_task_propagate_int (G_TASK (result), error);
}

MatchupSecretStoreState
matchup_secret_store_get_state (MatchupSecretStore *self)
{
  g_return_val_if_fail (MATCHUP_IS_SECRET_STORE (self), MATCHUP_SECRET_STORE_STATE_UNKNOWN);

  return MATCHUP_SECRET_STORE_GET_IFACE (self)->get_state (self);
}

MatchupSecretStore *
matchup_secret_store_new_default (void)
{
  return matchup_libsecret_store_new ();
}

MatchupSecretStore *
matchup_secret_store_new_memory (void)
{
  return matchup_memory_store_new ();
}
