/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-memory-store.h"

struct _MatchupMemoryStore
{
  GObject parent_instance;

  GHashTable *secrets; /* id -> MatchupSecret */
};

static void secret_store_iface_init (MatchupSecretStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupMemoryStore,
                               matchup_memory_store,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MATCHUP_TYPE_SECRET_STORE,
                                                      secret_store_iface_init))

enum
{
  PROP_0,
  PROP_STATE,
};

static void
matchup_memory_store_finalize (GObject *object)
{
  g_clear_pointer (&MATCHUP_MEMORY_STORE (object)->secrets, g_hash_table_unref);

  G_OBJECT_CLASS (matchup_memory_store_parent_class)->finalize (object);
}

static void
matchup_memory_store_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_STATE)
    g_value_set_enum (value, MATCHUP_SECRET_STORE_STATE_MEMORY);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
matchup_memory_store_class_init (MatchupMemoryStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = matchup_memory_store_finalize;
  object_class->get_property = matchup_memory_store_get_property;
  g_object_class_override_property (object_class, PROP_STATE, "state");
}

static void
matchup_memory_store_init (MatchupMemoryStore *self)
{
  self->secrets = g_hash_table_new_full (g_str_hash,
                                         g_str_equal,
                                         g_free,
                                         (GDestroyNotify) matchup_secret_unref);
}

MatchupSecretStore *
matchup_memory_store_new (void)
{
  return g_object_new (MATCHUP_TYPE_MEMORY_STORE, NULL);
}

MatchupSecret *
matchup_memory_store_peek (MatchupMemoryStore *self, const char *id)
{
  return g_hash_table_lookup (self->secrets, id);
}

void
matchup_memory_store_put (MatchupMemoryStore *self, const char *id, MatchupSecret *secret)
{
  g_hash_table_replace (self->secrets, g_strdup (id), matchup_secret_ref (secret));
}

void
matchup_memory_store_remove_all (MatchupMemoryStore *self)
{
  g_hash_table_remove_all (self->secrets);
}

void
matchup_memory_store_remove (MatchupMemoryStore *self, const char *id)
{
  g_hash_table_remove (self->secrets, id);
}

static void
lookup_async (MatchupSecretStore *store,
              const char *id,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  MatchupSecret *secret = matchup_memory_store_peek (MATCHUP_MEMORY_STORE (store), id);

  g_task_set_source_tag (task, lookup_async);
  g_task_return_pointer (task,
                         secret != NULL ? matchup_secret_ref (secret) : NULL,
                         (GDestroyNotify) matchup_secret_unref);
}

static MatchupSecret *
lookup_finish (MatchupSecretStore *store,
               GAsyncResult *result,
               MatchupKeySource *out_source,
               GError **error)
{
  MatchupSecret *secret = g_task_propagate_pointer (G_TASK (result), error);

  *out_source = secret != NULL ? MATCHUP_KEY_SOURCE_SESSION : MATCHUP_KEY_SOURCE_NONE;
  return secret;
}

static void
store_async (MatchupSecretStore *store,
             const char *id,
             const char *label,
             MatchupSecret *secret,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, store_async);
  matchup_memory_store_put (MATCHUP_MEMORY_STORE (store), id, secret);
  g_task_return_boolean (task, TRUE);
}

static gboolean
store_finish (MatchupSecretStore *store,
              GAsyncResult *result,
              MatchupKeySource *out_source,
              GError **error)
{
  *out_source = MATCHUP_KEY_SOURCE_SESSION;
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
clear_async (MatchupSecretStore *store,
             const char *id,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, clear_async);
  matchup_memory_store_remove (MATCHUP_MEMORY_STORE (store), id);
  g_task_return_boolean (task, TRUE);
}

static gboolean
clear_finish (MatchupSecretStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static MatchupSecretStoreState
get_state (MatchupSecretStore *store)
{
  return MATCHUP_SECRET_STORE_STATE_MEMORY;
}

static void
clear_all_async (MatchupSecretStore *store,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, clear_all_async);
  matchup_memory_store_remove_all (MATCHUP_MEMORY_STORE (store));
  g_task_return_boolean (task, TRUE);
}

static void
count_async (MatchupSecretStore *store,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, count_async);
  g_task_return_int (task, 0);
}

static void
secret_store_iface_init (MatchupSecretStoreInterface *iface)
{
  iface->lookup_async = lookup_async;
  iface->lookup_finish = lookup_finish;
  iface->store_async = store_async;
  iface->store_finish = store_finish;
  iface->clear_all_async = clear_all_async;
  iface->count_async = count_async;
  iface->clear_async = clear_async;
  iface->clear_finish = clear_finish;
  iface->get_state = get_state;
}
