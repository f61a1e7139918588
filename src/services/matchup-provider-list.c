/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-provider-list-private.h"

#include "matchup-practice-template.h"
#include "matchup-protocols.h"
#include "matchup-provider-check.h"
#include "matchup-provider-mapper.h"
#include "matchup-provider-secrets.h"

#define CUSTOM MATCHUP_PROVIDER_REGISTRY_CUSTOM

/* What belongs to a service beside its public face. */
typedef struct
{
  MatchupProvider *provider;
  GBytes *models;
} Entry;

struct _MatchupProviderList
{
  GObject parent_instance;

  MatchupProviderRegistry *registry;
  MatchupSettingsStore *settings;
  MatchupSecretStore *secrets;
  MatchupHttpClient *http;
  GPtrArray *entries;
  MatchupProvider *practice;
};

enum
{
  SIGNAL_OFFER_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_object (&entry->provider);
  g_clear_pointer (&entry->models, g_bytes_unref);
  g_free (entry);
}

static GType
matchup_provider_list_get_item_type (GListModel *model)
{
  return MATCHUP_TYPE_PROVIDER;
}

static guint
matchup_provider_list_get_n_items (GListModel *model)
{
  return MATCHUP_PROVIDER_LIST (model)->entries->len;
}

static gpointer
matchup_provider_list_get_item (GListModel *model, guint position)
{
  MatchupProviderList *self = MATCHUP_PROVIDER_LIST (model);

  if (position >= self->entries->len)
    return NULL;
  return g_object_ref (((Entry *) g_ptr_array_index (self->entries, position))->provider);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = matchup_provider_list_get_item_type;
  iface->get_n_items = matchup_provider_list_get_n_items;
  iface->get_item = matchup_provider_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupProviderList,
                               matchup_provider_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  PROP_0,
  PROP_KEYS_PERSIST,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
matchup_provider_list_finalize (GObject *object)
{
  MatchupProviderList *self = MATCHUP_PROVIDER_LIST (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->practice);
  g_clear_object (&self->registry);
  g_clear_object (&self->settings);
  g_clear_object (&self->secrets);
  g_clear_object (&self->http);

  G_OBJECT_CLASS (matchup_provider_list_parent_class)->finalize (object);
}

static void
matchup_provider_list_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  if (prop_id == PROP_KEYS_PERSIST)
    g_value_set_boolean (value,
                         matchup_provider_list_get_keys_persist (MATCHUP_PROVIDER_LIST (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
matchup_provider_list_class_init (MatchupProviderListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = matchup_provider_list_finalize;
  object_class->get_property = matchup_provider_list_get_property;

  properties[PROP_KEYS_PERSIST] =
      g_param_spec_boolean ("keys-persist",
                            NULL,
                            NULL,
                            TRUE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_OFFER_CHANGED] = g_signal_new ("offer-changed",
                                                G_TYPE_FROM_CLASS (klass),
                                                G_SIGNAL_RUN_LAST,
                                                0,
                                                NULL,
                                                NULL,
                                                NULL,
                                                G_TYPE_NONE,
                                                0);
}

static void
matchup_provider_list_init (MatchupProviderList *self)
{
  g_autoptr (MatchupProviderTemplate) practice = matchup_practice_template_new ();

  self->practice = matchup_provider_new (MATCHUP_PRACTICE_ID, practice, NULL, NULL);
  matchup_provider_set_key_source (self->practice, MATCHUP_KEY_SOURCE_NONE);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
}

static void
secrets_state_cb (MatchupProviderList *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEYS_PERSIST]);
}

MatchupProviderList *
matchup_provider_list_new (MatchupProviderRegistry *registry,
                           MatchupSettingsStore *settings,
                           MatchupSecretStore *secrets,
                           MatchupHttpClient *http)
{
  MatchupProviderList *self = g_object_new (MATCHUP_TYPE_PROVIDER_LIST, NULL);

  self->registry = g_object_ref (registry);
  self->settings = g_object_ref (settings);
  self->secrets = g_object_ref (secrets);
  self->http = g_object_ref (http);
  g_signal_connect_object (secrets,
                           "notify::state",
                           G_CALLBACK (secrets_state_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return self;
}

GListModel *
matchup_provider_list_get_templates (MatchupProviderList *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROVIDER_LIST (self), NULL);
  return G_LIST_MODEL (self->registry);
}

MatchupProviderTemplate *
matchup_provider_list_find_template (MatchupProviderList *self, const char *name)
{
  g_return_val_if_fail (MATCHUP_IS_PROVIDER_LIST (self), NULL);
  return matchup_provider_registry_find (self->registry, name);
}

const MatchupCodec *
matchup_provider_list_get_codec (MatchupProviderList *self, MatchupProvider *provider)
{
  const MatchupCodec *codec =
      matchup_protocols_get_codec (matchup_provider_get_protocol (provider));

  /* A newer version may have saved a format that this one does not know. */
  return codec != NULL ? codec : matchup_protocols_get_codec (MATCHUP_PROTOCOL_DEFAULT);
}

MatchupSecretStore *
matchup_provider_list_get_secrets (MatchupProviderList *self)
{
  return self->secrets;
}

static Entry *
find_entry (MatchupProviderList *self, const char *id)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (g_ascii_strcasecmp (matchup_provider_get_id (entry->provider), id) == 0)
        return entry;
    }
  return NULL;
}

MatchupProvider *
matchup_provider_list_find (MatchupProviderList *self, const char *name)
{
  Entry *entry;

  g_return_val_if_fail (MATCHUP_IS_PROVIDER_LIST (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (g_ascii_strcasecmp (name, MATCHUP_PRACTICE_ID) == 0)
    return self->practice;
  entry = find_entry (self, name);
  for (guint i = 0; entry == NULL && i < self->entries->len; i++)
    {
      Entry *candidate = g_ptr_array_index (self->entries, i);

      if (matchup_provider_template_is_called (matchup_provider_get_template (candidate->provider),
                                               name))
        entry = candidate;
    }
  return entry != NULL ? entry->provider : NULL;
}

MatchupProvider *
matchup_provider_list_get_practice (MatchupProviderList *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROVIDER_LIST (self), NULL);
  return self->practice;
}

gboolean
matchup_provider_list_get_keys_persist (MatchupProviderList *self)
{
  MatchupSecretStoreState state;

  g_return_val_if_fail (MATCHUP_IS_PROVIDER_LIST (self), TRUE);

  state = matchup_secret_store_get_state (self->secrets);
  return state == MATCHUP_SECRET_STORE_STATE_UNKNOWN || state == MATCHUP_SECRET_STORE_STATE_KEYRING;
}

void
matchup_provider_list_look_for_keyring (MatchupProviderList *self)
{
  g_return_if_fail (MATCHUP_IS_PROVIDER_LIST (self));

  /* Nothing has this id: what counts is what becomes of the state of the store. */
  matchup_secret_store_lookup_async (self->secrets, "", NULL, NULL, NULL);
}

/* Without a word to those who look at the list. */
static Entry *
append_entry (MatchupProviderList *self, MatchupProvider *provider, GBytes *models)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->provider = g_object_ref (provider);
  entry->models = models != NULL ? g_bytes_ref (models) : NULL;
  g_ptr_array_add (self->entries, entry);
  return entry;
}

static Entry *
add_entry (MatchupProviderList *self, MatchupProvider *provider)
{
  Entry *entry = append_entry (self, provider, NULL);

  g_list_model_items_changed (G_LIST_MODEL (self), self->entries->len - 1, 0, 1);
  return entry;
}

static void
save_entry (MatchupProviderList *self, Entry *entry)
{
  MatchupProviderRecord *record;
  guint position = 0;

  if (!matchup_provider_get_saved (entry->provider))
    return;
  g_ptr_array_find (self->entries, entry, &position);
  record = matchup_provider_mapper_to_record (entry->provider);
  record->position = (int) position;
  record->models = entry->models != NULL ? g_bytes_ref (entry->models) : NULL;
  matchup_settings_store_save_provider_async (self->settings, record, NULL, NULL);
}

GBytes *
matchup_provider_list_get_models (MatchupProviderList *self, MatchupProvider *provider)
{
  Entry *entry = find_entry (self, matchup_provider_get_id (provider));

  return entry != NULL ? entry->models : NULL;
}

void
matchup_provider_list_set_models (MatchupProviderList *self,
                                  MatchupProvider *provider,
                                  GBytes *models)
{
  Entry *entry = find_entry (self, matchup_provider_get_id (provider));

  if (entry == NULL)
    return;
  g_clear_pointer (&entry->models, g_bytes_unref);
  entry->models = g_bytes_ref (models);
  save_entry (self, entry);
}

/* Looks up where the key is, so that the list can say so; the key itself is dropped at once. */
static void
key_source_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupSecret) secret =
      matchup_provider_list_lookup_key_finish (MATCHUP_PROVIDER_LIST (source), result, NULL);
}

static void
look_for_key (MatchupProviderList *self, MatchupProvider *provider)
{
  matchup_provider_list_lookup_key_async (self, provider, NULL, key_source_cb, NULL);
}

static void
append_from_environment (MatchupProviderList *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->registry)); i++)
    {
      g_autoptr (MatchupProviderTemplate) template_ =
          g_list_model_get_item (G_LIST_MODEL (self->registry), i);
      const MatchupProviderTemplateFields *fields = matchup_provider_template_get (template_);
      g_autoptr (MatchupProvider) provider = NULL;

      if (*fields->address == '\0' || find_entry (self, fields->id) != NULL ||
          matchup_provider_registry_find_by_variable (self->registry, fields->key_variable) !=
              template_)
        continue;
      provider = matchup_provider_new (fields->id, template_, NULL, NULL);
      if (matchup_provider_list_peek_environment_key (provider) == NULL)
        continue;
      matchup_provider_set_key_source (provider, MATCHUP_KEY_SOURCE_ENVIRONMENT);
      append_entry (self, provider, NULL);
    }
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupProviderList *self = g_task_get_source_object (task);
  guint first = self->entries->len;
  GError *error = NULL;
  g_autoptr (GPtrArray) records =
      matchup_settings_store_list_providers_finish (MATCHUP_SETTINGS_STORE (source),
                                                    result,
                                                    &error);

  if (records == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < records->len; i++)
    {
      MatchupProviderRecord *record = g_ptr_array_index (records, i);
      g_autoptr (MatchupProvider) provider =
          matchup_provider_mapper_from_record (record, self->registry);

      append_entry (self, provider, record->models);
      look_for_key (self, provider);
    }
  append_from_environment (self);
  /* Once for all: the catalogue reads every list of models anew when it hears of it. */
  if (self->entries->len > first)
    g_list_model_items_changed (G_LIST_MODEL (self), first, 0, self->entries->len - first);
  g_task_return_boolean (task, TRUE);
}

void
matchup_provider_list_load_async (MatchupProviderList *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, matchup_provider_list_load_async);
  matchup_settings_store_list_providers_async (self->settings, cancellable, loaded_cb, task);
}

gboolean
matchup_provider_list_load_finish (MatchupProviderList *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static char *
find_free_id (MatchupProviderList *self, const char *wanted)
{
  char *id = g_strdup (wanted);

  for (guint i = 2; find_entry (self, id) != NULL; i++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", wanted, i);
    }
  return id;
}

MatchupProvider *
matchup_provider_list_add (MatchupProviderList *self,
                           MatchupProviderTemplate *template_,
                           const char *name,
                           const char *address,
                           GError **error)
{
  const MatchupProviderTemplateFields *fields;
  g_autofree char *normalized = NULL;
  g_autofree char *id = NULL;
  g_autoptr (MatchupProvider) provider = NULL;
  Entry *unsaved;

  g_return_val_if_fail (MATCHUP_IS_PROVIDER_LIST (self), NULL);
  g_return_val_if_fail (MATCHUP_IS_PROVIDER_TEMPLATE (template_), NULL);

  fields = matchup_provider_template_get (template_);
  normalized =
      matchup_provider_normalize_address (address != NULL ? address : fields->address, error);
  if (normalized == NULL)
    return NULL;
  unsaved = find_entry (self, fields->id);
  if (unsaved != NULL && !matchup_provider_get_saved (unsaved->provider))
    {
      /* It was there by its key in the environment; now it stays. */
      if (name != NULL)
        matchup_provider_set_name (unsaved->provider, name);
      matchup_provider_set_address (unsaved->provider, normalized);
      matchup_provider_set_saved (unsaved->provider, TRUE);
      save_entry (self, unsaved);
      return unsaved->provider;
    }
  id = find_free_id (self, fields->id);
  provider = matchup_provider_new (id, template_, name, normalized);
  matchup_provider_set_saved (provider, TRUE);
  save_entry (self, add_entry (self, provider));
  look_for_key (self, provider);
  return provider;
}

static void
remove_entry (MatchupProviderList *self, Entry *entry)
{
  guint position;

  if (!g_ptr_array_find (self->entries, entry, &position))
    return;
  g_ptr_array_remove_index (self->entries, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

MatchupProvider *
matchup_provider_list_add_temporary (MatchupProviderList *self, const char *address, GError **error)
{
  g_autofree char *normalized = NULL;
  g_autoptr (MatchupProvider) provider = NULL;
  Entry *saved;

  g_return_val_if_fail (MATCHUP_IS_PROVIDER_LIST (self), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  normalized = matchup_provider_normalize_address (address, error);
  if (normalized == NULL)
    return NULL;
  saved = find_entry (self, CUSTOM);
  if (saved != NULL)
    remove_entry (self, saved);
  provider = matchup_provider_new (CUSTOM,
                                   matchup_provider_registry_find (self->registry, CUSTOM),
                                   NULL,
                                   normalized);
  add_entry (self, provider);
  return provider;
}

gboolean
matchup_provider_list_update (MatchupProviderList *self,
                              MatchupProvider *provider,
                              const char *name,
                              const char *address,
                              GError **error)
{
  g_autofree char *normalized = NULL;
  Entry *entry;

  g_return_val_if_fail (MATCHUP_IS_PROVIDER_LIST (self), FALSE);
  g_return_val_if_fail (MATCHUP_IS_PROVIDER (provider), FALSE);

  normalized = matchup_provider_normalize_address (address, error);
  if (normalized == NULL)
    return FALSE;
  if (name != NULL && *name != '\0')
    matchup_provider_set_name (provider, name);
  matchup_provider_set_address (provider, normalized);
  matchup_provider_set_saved (provider, TRUE);
  entry = find_entry (self, matchup_provider_get_id (provider));
  if (entry != NULL)
    save_entry (self, entry);
  return TRUE;
}

void
matchup_provider_list_move (MatchupProviderList *self, MatchupProvider *provider, guint position)
{
  Entry *entry;
  guint before, first, n_changed;

  g_return_if_fail (MATCHUP_IS_PROVIDER_LIST (self));
  g_return_if_fail (MATCHUP_IS_PROVIDER (provider));

  entry = find_entry (self, matchup_provider_get_id (provider));
  if (entry == NULL || position >= self->entries->len ||
      !g_ptr_array_find (self->entries, entry, &before) || before == position)
    return;
  g_ptr_array_steal_index (self->entries, before);
  g_ptr_array_insert (self->entries, (int) position, entry);
  first = MIN (before, position);
  n_changed = MAX (before, position) - first + 1;
  for (guint i = first; i < first + n_changed; i++)
    save_entry (self, self->entries->pdata[i]);
  g_list_model_items_changed (G_LIST_MODEL (self), first, n_changed, n_changed);
}

void
matchup_provider_list_set_enabled (MatchupProviderList *self,
                                   MatchupProvider *provider,
                                   gboolean enabled)
{
  Entry *entry;

  g_return_if_fail (MATCHUP_IS_PROVIDER_LIST (self));
  g_return_if_fail (MATCHUP_IS_PROVIDER (provider));

  entry = find_entry (self, matchup_provider_get_id (provider));
  if (entry == NULL || matchup_provider_get_enabled (provider) == !!enabled)
    return;
  matchup_provider_set_enabled (provider, enabled);
  matchup_provider_set_saved (provider, TRUE);
  save_entry (self, entry);
  g_signal_emit (self, signals[SIGNAL_OFFER_CHANGED], 0);
}

void
matchup_provider_list_set_hidden_models (MatchupProviderList *self,
                                         MatchupProvider *provider,
                                         const char *const *model_ids)
{
  static const char *const none[] = { NULL };

  g_return_if_fail (MATCHUP_IS_PROVIDER_LIST (self));
  g_return_if_fail (MATCHUP_IS_PROVIDER (provider));

  matchup_provider_set_hidden_models (provider, model_ids);
  matchup_settings_store_save_hidden_models_async (self->settings,
                                                   matchup_provider_get_id (provider),
                                                   model_ids != NULL ? model_ids : none,
                                                   NULL,
                                                   NULL);
  g_signal_emit (self, signals[SIGNAL_OFFER_CHANGED], 0);
}

static void
cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (matchup_provider_secrets_clear_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
matchup_provider_list_remove_async (MatchupProviderList *self,
                                    MatchupProvider *provider,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (MatchupProvider) alive = NULL;
  const char *id;
  Entry *entry;
  GTask *task;

  g_return_if_fail (MATCHUP_IS_PROVIDER_LIST (self));
  g_return_if_fail (MATCHUP_IS_PROVIDER (provider));

  alive = g_object_ref (provider);
  id = matchup_provider_get_id (provider);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_provider_list_remove_async);
  matchup_settings_store_remove_provider_async (self->settings, id, NULL, NULL);
  entry = find_entry (self, id);
  if (entry != NULL)
    remove_entry (self, entry);
  matchup_provider_secrets_clear_async (self, provider, cleared_cb, task);
}

gboolean
matchup_provider_list_remove_finish (MatchupProviderList *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
matchup_provider_list_check_async (MatchupProviderList *self,
                                   MatchupProvider *provider,
                                   MatchupSecret *key,
                                   MatchupSecret *proxy_login,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (MATCHUP_IS_PROVIDER_LIST (self));
  g_return_if_fail (MATCHUP_IS_PROVIDER (provider));

  matchup_provider_check_async (self,
                                self->http,
                                provider,
                                key,
                                proxy_login,
                                cancellable,
                                callback,
                                user_data);
}

MatchupErrorInfo *
matchup_provider_list_check_finish (MatchupProviderList *self,
                                    GAsyncResult *result,
                                    guint *out_n_models,
                                    GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return matchup_provider_check_finish (result, out_n_models, error);
}
