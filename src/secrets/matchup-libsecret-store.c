/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-libsecret-store.h"

#include "matchup-config.h"
#include "matchup-memory-store.h"
#include "matchup-secret-types.h"

#include <glib/gi18n.h>
#include <libsecret/secret.h>

/* A service that does not even answer must not hold up a question; prompts of store are not
 * bounded. */
#define LOOKUP_SECONDS 5

struct _MatchupLibsecretStore
{
  GObject parent_instance;

  MatchupMemoryStore *memory;
  MatchupSecretStoreState state;
};

static void secret_store_iface_init (MatchupSecretStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupLibsecretStore,
                               matchup_libsecret_store,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MATCHUP_TYPE_SECRET_STORE,
                                                      secret_store_iface_init))

enum
{
  PROP_0,
  PROP_STATE,
};

static const SecretSchema schema = {
  .name = "io.github.matchup_app.Matchup.Key",
  .flags = SECRET_SCHEMA_NONE,
  .attributes = { { "service", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
};

/* Without an id: those of all. */
static GHashTable *
build_attributes (const char *id)
{
  if (id == NULL)
    return secret_attributes_build (&schema, NULL);
  return secret_attributes_build (&schema, "service", id, NULL);
}

static void
set_state (MatchupLibsecretStore *self, MatchupSecretStoreState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify (G_OBJECT (self), "state");
}

static void
matchup_libsecret_store_finalize (GObject *object)
{
  g_clear_object (&MATCHUP_LIBSECRET_STORE (object)->memory);

  G_OBJECT_CLASS (matchup_libsecret_store_parent_class)->finalize (object);
}

static void
matchup_libsecret_store_get_property (GObject *object,
                                      guint prop_id,
                                      GValue *value,
                                      GParamSpec *pspec)
{
  if (prop_id == PROP_STATE)
    g_value_set_enum (value, MATCHUP_LIBSECRET_STORE (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
matchup_libsecret_store_class_init (MatchupLibsecretStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = matchup_libsecret_store_finalize;
  object_class->get_property = matchup_libsecret_store_get_property;
  g_object_class_override_property (object_class, PROP_STATE, "state");
}

static void
matchup_libsecret_store_init (MatchupLibsecretStore *self)
{
  self->memory = MATCHUP_MEMORY_STORE (matchup_memory_store_new ());
}

MatchupSecretStore *
matchup_libsecret_store_new (void)
{
  return g_object_new (MATCHUP_TYPE_LIBSECRET_STORE, NULL);
}

/* One call on its way to the service. */
typedef struct
{
  char *id;
  char *label;
  MatchupSecret *secret;
  MatchupKeySource source;
  GCancellable *inner; /* of a lookup: pulled by the deadline */
  guint deadline_id;
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  g_clear_handle_id (&call->deadline_id, g_source_remove);
  g_clear_object (&call->inner);
  g_clear_pointer (&call->secret, matchup_secret_unref);
  g_free (call->id);
  g_free (call->label);
  g_free (call);
}

static GTask *
new_task (MatchupSecretStore *store,
          const char *id,
          gpointer tag,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Call *call = g_new0 (Call, 1);

  call->id = g_strdup (id);
  call->source = MATCHUP_KEY_SOURCE_NONE;
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, call, call_free);
  return task;
}

static gboolean
deadline_cb (gpointer data)
{
  Call *call = data;

  call->deadline_id = 0;
  g_cancellable_cancel (call->inner);
  return G_SOURCE_REMOVE;
}

static void
start_deadline (Call *call)
{
  call->inner = g_cancellable_new ();
  call->deadline_id = g_timeout_add_seconds (LOOKUP_SECONDS, deadline_cb, call);
}

static void
return_lookup (GTask *task, MatchupSecret *secret, MatchupKeySource source)
{
  Call *call = g_task_get_task_data (task);

  g_clear_handle_id (&call->deadline_id, g_source_remove);
  call->source = source;
  g_task_return_pointer (task, secret, (GDestroyNotify) matchup_secret_unref);
}

static void
return_from_memory (GTask *task, MatchupKeySource otherwise)
{
  MatchupLibsecretStore *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  MatchupSecret *secret = matchup_memory_store_peek (self->memory, call->id);

  if (secret != NULL)
    return_lookup (task, matchup_secret_ref (secret), MATCHUP_KEY_SOURCE_SESSION);
  else
    return_lookup (task, NULL, otherwise);
}

static MatchupSecret *
read_item (SecretItem *item)
{
  SecretValue *value = secret_item_get_secret (item);
  gsize length;
  const char *text;
  MatchupSecret *secret;

  if (value == NULL)
    return NULL;
  text = secret_value_get (value, &length);
  secret = matchup_secret_new (text, (gssize) length);
  secret_value_unref (value);
  return secret;
}

static void
default_collection_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupLibsecretStore *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretCollection) collection = secret_collection_for_alias_finish (result, &error);
  MatchupSecretStoreState state = MATCHUP_SECRET_STORE_STATE_KEYRING;

  if (error != NULL)
    state = MATCHUP_SECRET_STORE_STATE_MEMORY;
  else if (collection != NULL && secret_collection_get_locked (collection))
    state = MATCHUP_SECRET_STORE_STATE_LOCKED;
  /* A store that ended meanwhile knows better. */
  if (self->state == MATCHUP_SECRET_STORE_STATE_UNKNOWN)
    set_state (self, state);
  return_from_memory (task, MATCHUP_KEY_SOURCE_NONE);
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupLibsecretStore *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  GList *items = secret_service_search_finish (SECRET_SERVICE (source), result, &error);
  gboolean locked = FALSE;
  MatchupSecret *secret = NULL;

  for (GList *l = items; l != NULL && secret == NULL; l = l->next)
    {
      if (secret_item_get_locked (l->data))
        locked = TRUE;
      else
        secret = read_item (l->data);
    }
  g_list_free_full (items, g_object_unref);
  if (error != NULL)
    {
      set_state (self, MATCHUP_SECRET_STORE_STATE_MEMORY);
      return_from_memory (task, MATCHUP_KEY_SOURCE_NONE);
      return;
    }
  if (secret != NULL)
    {
      set_state (self, MATCHUP_SECRET_STORE_STATE_KEYRING);
      return_lookup (task, secret, MATCHUP_KEY_SOURCE_KEYRING);
    }
  else if (locked)
    {
      set_state (self, MATCHUP_SECRET_STORE_STATE_LOCKED);
      return_from_memory (task, MATCHUP_KEY_SOURCE_LOCKED);
    }
  else if (self->state != MATCHUP_SECRET_STORE_STATE_UNKNOWN)
    {
      /* A key that is in memory because nothing could be stored says nothing new of the keyring. */
      return_from_memory (task, MATCHUP_KEY_SOURCE_NONE);
    }
  else
    {
      /* Whether something can be stored depends on the collection that new keys go to. */
      secret_collection_for_alias (SECRET_SERVICE (source),
                                   SECRET_COLLECTION_DEFAULT,
                                   SECRET_COLLECTION_NONE,
                                   call->inner,
                                   default_collection_cb,
                                   g_steal_pointer (&task));
    }
}

static void
lookup_service_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupLibsecretStore *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretService) service = secret_service_get_finish (result, &error);
  g_autoptr (GHashTable) attributes = NULL;

  if (service == NULL)
    {
      set_state (self, MATCHUP_SECRET_STORE_STATE_MEMORY);
      return_from_memory (task, MATCHUP_KEY_SOURCE_NONE);
      return;
    }
  attributes = build_attributes (call->id);
  secret_service_search (service,
                         &schema,
                         attributes,
                         SECRET_SEARCH_ALL | SECRET_SEARCH_LOAD_SECRETS,
                         call->inner,
                         searched_cb,
                         g_steal_pointer (&task));
}

static void
lookup_async (MatchupSecretStore *store,
              const char *id,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  MatchupLibsecretStore *self = MATCHUP_LIBSECRET_STORE (store);
  GTask *task = new_task (store, id, lookup_async, cancellable, callback, user_data);
  Call *call = g_task_get_task_data (task);

  /* In memory is only what came after the keyring refused: newer than all that is in there. */
  if (matchup_memory_store_peek (self->memory, id) != NULL)
    {
      return_from_memory (task, MATCHUP_KEY_SOURCE_NONE);
      g_object_unref (task);
      return;
    }
  start_deadline (call);
  secret_service_get (SECRET_SERVICE_OPEN_SESSION, call->inner, lookup_service_cb, task);
}

static MatchupSecret *
lookup_finish (MatchupSecretStore *store,
               GAsyncResult *result,
               MatchupKeySource *out_source,
               GError **error)
{
  *out_source = ((Call *) g_task_get_task_data (G_TASK (result)))->source;
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
keep_in_memory (GTask *task, MatchupSecretStoreState state)
{
  MatchupLibsecretStore *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);

  set_state (self, state);
  matchup_memory_store_put (self->memory, call->id, call->secret);
  call->source = MATCHUP_KEY_SOURCE_SESSION;
  g_task_return_boolean (task, TRUE);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupLibsecretStore *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!secret_service_store_finish (SECRET_SERVICE (source), result, &error))
    {
      keep_in_memory (task, MATCHUP_SECRET_STORE_STATE_LOCKED);
      return;
    }
  set_state (self, MATCHUP_SECRET_STORE_STATE_KEYRING);
  matchup_memory_store_remove (self->memory, call->id);
  call->source = MATCHUP_KEY_SOURCE_KEYRING;
  g_task_return_boolean (task, TRUE);
}

static void
store_service_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Call *call = g_task_get_task_data (task);
  g_autoptr (SecretService) service = secret_service_get_finish (result, NULL);
  g_autoptr (GHashTable) attributes = NULL;
  SecretValue *value;

  if (service == NULL)
    {
      keep_in_memory (task, MATCHUP_SECRET_STORE_STATE_MEMORY);
      return;
    }
  attributes = build_attributes (call->id);
  value = secret_value_new (matchup_secret_peek (call->secret),
                            (gssize) matchup_secret_get_length (call->secret),
                            "text/plain");
  secret_service_store (service,
                        &schema,
                        attributes,
                        SECRET_COLLECTION_DEFAULT,
                        call->label,
                        value,
                        g_task_get_cancellable (task),
                        stored_cb,
                        task);
  g_steal_pointer (&task);
  secret_value_unref (value);
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
  GTask *task = new_task (store, id, store_async, cancellable, callback, user_data);
  Call *call = g_task_get_task_data (task);

  call->label = g_strdup (label);
  call->secret = matchup_secret_ref (secret);
  secret_service_get (SECRET_SERVICE_OPEN_SESSION, cancellable, store_service_cb, task);
}

static gboolean
store_finish (MatchupSecretStore *store,
              GAsyncResult *result,
              MatchupKeySource *out_source,
              GError **error)
{
  *out_source = ((Call *) g_task_get_task_data (G_TASK (result)))->source;
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  /* FALSE without an error: there was nothing to remove. */
  secret_service_clear_finish (SECRET_SERVICE (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* What is locked is not cleared and not even mentioned by the service, so it is opened before. */
static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Call *call = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  GList *items = secret_service_search_finish (SECRET_SERVICE (source), result, &error);
  g_autoptr (GHashTable) attributes = build_attributes (call->id);
  gboolean locked = FALSE;

  for (GList *l = items; l != NULL; l = l->next)
    locked |= secret_item_get_locked (l->data);
  g_list_free_full (items, g_object_unref);
  if (error != NULL)
    g_task_return_error (task, error);
  else if (locked)
    g_task_return_new_error (task,
                             G_IO_ERROR,
                             G_IO_ERROR_PERMISSION_DENIED,
                             "%s",
                             _ ("The keyring was not opened, so that the key is still in it."));
  else
    secret_service_clear (SECRET_SERVICE (source),
                          &schema,
                          attributes,
                          cancellable,
                          cleared_cb,
                          g_steal_pointer (&task));
}

/* Nobody is there who could have a key; any other failure says nothing about what is there. */
static gboolean
is_absent (const GError *error)
{
  if (error->domain == G_DBUS_ERROR)
    return error->code == G_DBUS_ERROR_SERVICE_UNKNOWN ||
           error->code == G_DBUS_ERROR_NAME_HAS_NO_OWNER ||
           error->code == G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND;
  return error->domain == G_IO_ERROR && error->code != G_IO_ERROR_TIMED_OUT;
}

static void
clear_service_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Call *call = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (SecretService) service = secret_service_get_finish (result, &error);
  g_autoptr (GHashTable) attributes = NULL;
  GCancellable *cancellable;

  if (service == NULL && is_absent (error))
    {
      g_clear_error (&error);
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (service == NULL)
    {
      g_dbus_error_strip_remote_error (error);
      g_task_return_error (task, error);
      return;
    }
  attributes = build_attributes (call->id);
  cancellable = g_task_get_cancellable (task);
  secret_service_search (service,
                         &schema,
                         attributes,
                         SECRET_SEARCH_ALL | SECRET_SEARCH_UNLOCK,
                         cancellable,
                         opened_cb,
                         g_steal_pointer (&task));
}

static void
clear_async (MatchupSecretStore *store,
             const char *id,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  GTask *task = new_task (store, id, clear_async, cancellable, callback, user_data);

  matchup_memory_store_remove (MATCHUP_LIBSECRET_STORE (store)->memory, id);
  secret_service_get (SECRET_SERVICE_OPEN_SESSION, cancellable, clear_service_cb, task);
}

static gboolean
clear_finish (MatchupSecretStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
clear_all_async (MatchupSecretStore *store,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  GTask *task = new_task (store, NULL, clear_all_async, cancellable, callback, user_data);

  matchup_memory_store_remove_all (MATCHUP_LIBSECRET_STORE (store)->memory);
  secret_service_get (SECRET_SERVICE_OPEN_SESSION, cancellable, clear_service_cb, task);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GList *items = secret_service_search_finish (SECRET_SERVICE (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, (gssize) g_list_length (items));
  g_list_free_full (items, g_object_unref);
}

static void
count_service_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Call *call = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (SecretService) service = secret_service_get_finish (result, &error);
  g_autoptr (GHashTable) attributes = build_attributes (NULL);

  if (service == NULL && is_absent (error))
    {
      g_clear_error (&error);
      g_task_return_int (task, 0);
      return;
    }
  if (service == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  secret_service_search (service,
                         &schema,
                         attributes,
                         SECRET_SEARCH_ALL,
                         call->inner,
                         counted_cb,
                         g_steal_pointer (&task));
}

static void
count_async (MatchupSecretStore *store,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  GTask *task = new_task (store, NULL, count_async, cancellable, callback, user_data);
  Call *call = g_task_get_task_data (task);

  start_deadline (call);
  secret_service_get (SECRET_SERVICE_OPEN_SESSION, call->inner, count_service_cb, task);
}

static MatchupSecretStoreState
get_state (MatchupSecretStore *store)
{
  return MATCHUP_LIBSECRET_STORE (store)->state;
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
