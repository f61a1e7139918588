/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-catalog-private.h"

#include "matchup-http-error-map.h"
#include "matchup-openai-models.h"
#include "matchup-practice-template.h"
#include "matchup-provider-access.h"
#include "matchup-service-errors.h"
#include "matchup-settings.h"

#define PRACTICE_KEY "practice-models"
#define MAX_BODY (8 * 1024 * 1024)

struct _MatchupCatalog
{
  GObject parent_instance;

  MatchupProviderList *providers;
  MatchupHttpClient *http;
  MatchupPriceList *prices;
  GSettings *preferences; /* or NULL */
  GPtrArray *models;      /* MatchupModelRef of all services, in the order of the services */
  GPtrArray *practice;    /* the practice models */
};

static GType
matchup_catalog_get_item_type (GListModel *model)
{
  return MATCHUP_TYPE_MODEL_REF;
}

static guint
matchup_catalog_get_n_items (GListModel *model)
{
  return MATCHUP_CATALOG (model)->models->len;
}

static gpointer
matchup_catalog_get_item (GListModel *model, guint position)
{
  MatchupCatalog *self = MATCHUP_CATALOG (model);

  if (position >= self->models->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->models, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = matchup_catalog_get_item_type;
  iface->get_n_items = matchup_catalog_get_n_items;
  iface->get_item = matchup_catalog_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupCatalog,
                               matchup_catalog,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
matchup_catalog_finalize (GObject *object)
{
  MatchupCatalog *self = MATCHUP_CATALOG (object);

  g_clear_object (&self->providers);
  g_clear_object (&self->http);
  g_clear_object (&self->prices);
  g_clear_object (&self->preferences);
  g_clear_pointer (&self->models, g_ptr_array_unref);
  g_clear_pointer (&self->practice, g_ptr_array_unref);

  G_OBJECT_CLASS (matchup_catalog_parent_class)->finalize (object);
}

static void
matchup_catalog_class_init (MatchupCatalogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_catalog_finalize;
}

static void
matchup_catalog_init (MatchupCatalog *self)
{
  self->models = g_ptr_array_new_with_free_func (g_object_unref);
  self->practice = matchup_practice_template_dup_models ();
  self->preferences = matchup_settings_new ();
}

static const MatchupProviderTemplateFields *
get_fields (MatchupProvider *provider)
{
  return matchup_provider_template_get (matchup_provider_get_template (provider));
}

static const char *
get_model_list (MatchupProvider *provider)
{
  return matchup_provider_template_get_model_list (matchup_provider_get_template (provider));
}

/* Adds @model unless the service's models from @first on have it already. */
static void
add_model (GPtrArray *models, guint first, MatchupModelRef *model)
{
  for (guint i = first; i < models->len; i++)
    {
      if (matchup_model_ref_equal (g_ptr_array_index (models, i), model))
        return;
    }
  g_ptr_array_add (models, g_object_ref (model));
}

static GPtrArray *
parse_saved (MatchupCatalog *self, MatchupProvider *provider)
{
  GBytes *saved = matchup_provider_list_get_models (self->providers, provider);
  g_autoptr (MatchupErrorInfo) error = NULL;
  gsize length;
  const char *bytes;

  if (saved == NULL)
    return NULL;
  bytes = g_bytes_get_data (saved, &length);
  return matchup_codec_parse_models (matchup_provider_list_get_codec (self->providers, provider),
                                     matchup_provider_get_id (provider),
                                     bytes,
                                     length,
                                     &error);
}

/* The built-in list knows names and abilities better than most services' own. */
static MatchupModelRef *
enrich (MatchupCatalog *self, MatchupProvider *provider, MatchupModelRef *model)
{
  MatchupModelRef *known = matchup_price_list_dup_model (self->prices,
                                                         get_model_list (provider),
                                                         matchup_provider_get_id (provider),
                                                         matchup_model_ref_get_model_id (model));

  return known != NULL ? known : g_object_ref (model);
}

static void
add_suggested (MatchupCatalog *self, MatchupProvider *provider, GPtrArray *models, guint first)
{
  const char *const *ids = get_fields (provider)->default_models;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autoptr (MatchupModelRef) model = matchup_catalog_dup_model (self, provider, ids[i]);

      add_model (models, first, model);
    }
}

static void
add_provider (MatchupCatalog *self, MatchupProvider *provider, GPtrArray *models)
{
  guint first = models->len;
  g_autoptr (GPtrArray) listed = parse_saved (self, provider);

  if (listed == NULL)
    {
      g_autoptr (GPtrArray) known =
          matchup_price_list_dup_models (self->prices,
                                         get_model_list (provider),
                                         matchup_provider_get_id (provider));

      add_suggested (self, provider, models, first);
      for (guint i = 0; i < known->len; i++)
        add_model (models, first, g_ptr_array_index (known, i));
      return;
    }
  for (guint i = 0; i < listed->len; i++)
    {
      g_autoptr (MatchupModelRef) model = NULL;

      if (!matchup_openai_models_id_is_chat (matchup_provider_get_protocol (provider),
                                             matchup_model_ref_get_model_id (
                                                 g_ptr_array_index (listed, i))))
        continue;
      model = enrich (self, provider, g_ptr_array_index (listed, i));
      g_ptr_array_add (models, g_steal_pointer (&model));
    }
}

/* Where there is nothing else to choose from, nobody can have hidden them. */
static gboolean
offers_practice (MatchupCatalog *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->providers)) == 0 ||
         self->preferences == NULL || g_settings_get_boolean (self->preferences, PRACTICE_KEY);
}

static void
rebuild (MatchupCatalog *self)
{
  guint old_length = self->models->len;
  GPtrArray *models = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->providers)); i++)
    {
      g_autoptr (MatchupProvider) provider =
          g_list_model_get_item (G_LIST_MODEL (self->providers), i);

      add_provider (self, provider, models);
    }
  for (guint i = 0; offers_practice (self) && i < self->practice->len; i++)
    g_ptr_array_add (models, g_object_ref (g_ptr_array_index (self->practice, i)));
  g_ptr_array_unref (self->models);
  self->models = models;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, old_length, models->len);
}

/* The models are the same, but whoever shows only those that are offered has to look again. */
static void
offer_changed_cb (MatchupCatalog *self)
{
  g_list_model_items_changed (G_LIST_MODEL (self), 0, self->models->len, self->models->len);
}

MatchupCatalog *
matchup_catalog_new (MatchupProviderList *providers,
                     MatchupHttpClient *http,
                     MatchupPriceList *prices)
{
  MatchupCatalog *self = g_object_new (MATCHUP_TYPE_CATALOG, NULL);

  self->providers = g_object_ref (providers);
  self->http = g_object_ref (http);
  self->prices = g_object_ref (prices);
  g_signal_connect_object (providers,
                           "items-changed",
                           G_CALLBACK (rebuild),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (providers,
                           "offer-changed",
                           G_CALLBACK (offer_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  if (self->preferences != NULL)
    g_signal_connect_object (self->preferences,
                             "changed::" PRACTICE_KEY,
                             G_CALLBACK (rebuild),
                             self,
                             G_CONNECT_SWAPPED);
  rebuild (self);
  return self;
}

MatchupPriceList *
matchup_catalog_get_prices (MatchupCatalog *self)
{
  return self->prices;
}

/* The same model with what its service tells about it; borrowed, or NULL. Practice models are
 * known whether or not they are offered. */
static MatchupModelRef *
find_listed (MatchupCatalog *self, MatchupModelRef *model)
{
  GPtrArray *models = matchup_model_ref_is_practice (model) ? self->practice : self->models;

  for (guint i = 0; i < models->len; i++)
    {
      if (matchup_model_ref_equal (g_ptr_array_index (models, i), model))
        return g_ptr_array_index (models, i);
    }
  return NULL;
}

MatchupModelRef *
matchup_catalog_dup_model (MatchupCatalog *self, MatchupProvider *provider, const char *model_id)
{
  MatchupModelRef *known;
  MatchupModelRef *listed;

  g_return_val_if_fail (MATCHUP_IS_CATALOG (self), NULL);
  g_return_val_if_fail (MATCHUP_IS_PROVIDER (provider), NULL);
  g_return_val_if_fail (model_id != NULL, NULL);

  known = matchup_price_list_dup_model (self->prices,
                                        get_model_list (provider),
                                        matchup_provider_get_id (provider),
                                        model_id);
  if (known != NULL)
    return known;
  known = matchup_model_ref_new (matchup_provider_get_id (provider),
                                 model_id,
                                 NULL,
                                 MATCHUP_MODEL_CAPABILITIES_NONE,
                                 0,
                                 0);
  listed = find_listed (self, known);
  if (listed == NULL)
    return known;
  g_object_unref (known);
  return g_object_ref (listed);
}

gboolean
matchup_catalog_may_have (MatchupCatalog *self, MatchupProvider *provider, const char *model_id)
{
  g_autoptr (MatchupModelRef) model = NULL;

  g_return_val_if_fail (MATCHUP_IS_CATALOG (self), TRUE);
  g_return_val_if_fail (MATCHUP_IS_PROVIDER (provider), TRUE);
  g_return_val_if_fail (model_id != NULL, TRUE);

  /* An endpoint that the person made themselves is in no list. */
  if (provider != matchup_provider_list_get_practice (self->providers) &&
      (matchup_provider_list_get_models (self->providers, provider) == NULL ||
       g_str_has_prefix (model_id, "ep-")))
    return TRUE;
  model = matchup_model_ref_new (matchup_provider_get_id (provider),
                                 model_id,
                                 NULL,
                                 MATCHUP_MODEL_CAPABILITIES_NONE,
                                 0,
                                 0);
  return find_listed (self, model) != NULL;
}

gboolean
matchup_catalog_is_offered (MatchupCatalog *self, MatchupModelRef *model)
{
  MatchupProvider *provider;

  g_return_val_if_fail (MATCHUP_IS_CATALOG (self), FALSE);
  g_return_val_if_fail (MATCHUP_IS_MODEL_REF (model), FALSE);

  provider =
      matchup_provider_list_find (self->providers, matchup_model_ref_get_provider_id (model));
  return provider != NULL && matchup_provider_get_enabled (provider) &&
         !matchup_provider_hides_model (provider, matchup_model_ref_get_model_id (model));
}

typedef struct
{
  MatchupProvider *provider;
  MatchupProviderAccess *access; /* NULL until it is looked up */
  MatchupHttpResponse *response;
} Refresh;

static void
refresh_free (gpointer data)
{
  Refresh *refresh = data;

  g_clear_object (&refresh->provider);
  g_clear_object (&refresh->response);
  g_clear_pointer (&refresh->access, matchup_provider_access_free);
  g_free (refresh);
}

static void
fail_refresh (GTask *task, GError *error)
{
  Refresh *refresh = g_task_get_task_data (task);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_error_copy (error));
      return;
    }
  g_task_return_pointer (task,
                         matchup_provider_access_redact (refresh->access,
                                                         matchup_http_error_to_info (error, NULL)),
                         (GDestroyNotify) matchup_error_info_unref);
}

static const char *
header_cb (const char *name, gpointer user_data)
{
  return matchup_http_response_get_header (user_data, name);
}

/* The list is kept as it came, in the database, where a key must not be. */
static gboolean
tells_key (Refresh *refresh, const char *bytes, gsize length)
{
  const char *key = matchup_provider_access_peek_key (refresh->access);

  return key != NULL && *key != '\0' && g_strstr_len (bytes, (gssize) length, key) != NULL;
}

static void
body_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupCatalog *self = g_task_get_source_object (task);
  Refresh *refresh = g_task_get_task_data (task);
  const MatchupCodec *codec = matchup_provider_list_get_codec (self->providers, refresh->provider);
  int status = matchup_http_response_get_status (refresh->response);
  MatchupErrorInfo *info = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) models = NULL;
  g_autoptr (GBytes) body =
      matchup_http_response_read_all_finish (MATCHUP_HTTP_RESPONSE (source), result, &error);
  const char *bytes;
  gsize length;

  if (body == NULL)
    {
      fail_refresh (task, error);
      return;
    }
  bytes = g_bytes_get_data (body, &length);
  if (status < 200 || status > 299)
    info = matchup_service_errors_from_body (status, header_cb, refresh->response, bytes, length);
  else if (tells_key (refresh, bytes, length))
    info = matchup_error_info_new_simple (MATCHUP_ERROR_KIND_BAD_RESPONSE,
                                          MATCHUP_ERROR_REASON_NONE,
                                          "The list of models holds the key");
  else
    models = matchup_codec_parse_models (codec,
                                         matchup_provider_get_id (refresh->provider),
                                         bytes,
                                         length,
                                         &info);
  if (models != NULL)
    {
      matchup_provider_list_set_models (self->providers, refresh->provider, body);
      rebuild (self);
    }
  g_task_return_pointer (task,
                         matchup_provider_access_redact (refresh->access, info),
                         (GDestroyNotify) matchup_error_info_unref);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Refresh *refresh = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;

  refresh->response =
      matchup_http_client_send_finish (MATCHUP_HTTP_CLIENT (source), result, &error);
  if (refresh->response == NULL)
    fail_refresh (task, error);
  else
    matchup_http_response_read_all_async (refresh->response,
                                          MAX_BODY,
                                          cancellable,
                                          body_cb,
                                          g_steal_pointer (&task));
}

static void
access_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MatchupCatalog *self = g_task_get_source_object (task);
  Refresh *refresh = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (MatchupHttpRequest) request = NULL;
  GError *error = NULL;

  refresh->access = matchup_provider_access_lookup_finish (result, &error);
  if (refresh->access == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  request = matchup_codec_build_models_request (matchup_provider_list_get_codec (self->providers,
                                                                                 refresh->provider),
                                                matchup_provider_get_template (refresh->provider),
                                                matchup_provider_get_address (refresh->provider),
                                                matchup_provider_access_peek_key (refresh->access));
  if (request == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  matchup_provider_access_prepare (refresh->access, request);
  matchup_http_request_set_timeouts (request, 15, 30, 30);
  matchup_http_client_send_async (self->http,
                                  request,
                                  cancellable,
                                  sent_cb,
                                  g_steal_pointer (&task));
}

void
matchup_catalog_refresh_async (MatchupCatalog *self,
                               MatchupProvider *provider,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Refresh *refresh;
  GTask *task;

  g_return_if_fail (MATCHUP_IS_CATALOG (self));
  g_return_if_fail (MATCHUP_IS_PROVIDER (provider));

  refresh = g_new0 (Refresh, 1);
  refresh->provider = g_object_ref (provider);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_catalog_refresh_async);
  g_task_set_task_data (task, refresh, refresh_free);
  matchup_provider_access_lookup_async (self->providers,
                                        provider,
                                        NULL,
                                        NULL,
                                        cancellable,
                                        access_cb,
                                        task);
}

MatchupErrorInfo *
matchup_catalog_refresh_finish (MatchupCatalog *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
