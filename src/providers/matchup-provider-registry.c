/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-provider-registry.h"

#include "matchup-provider-reader.h"
#include "matchup-providers-resources.h"

#define RESOURCE "/io/github/matchup_app/Matchup/providers/providers.json"

struct _MatchupProviderRegistry
{
  GObject parent_instance;

  GPtrArray *templates;
};

static GType
matchup_provider_registry_get_item_type (GListModel *model)
{
  return MATCHUP_TYPE_PROVIDER_TEMPLATE;
}

static guint
matchup_provider_registry_get_n_items (GListModel *model)
{
  return MATCHUP_PROVIDER_REGISTRY (model)->templates->len;
}

static gpointer
matchup_provider_registry_get_item (GListModel *model, guint position)
{
  MatchupProviderRegistry *self = MATCHUP_PROVIDER_REGISTRY (model);

  if (position >= self->templates->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->templates, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = matchup_provider_registry_get_item_type;
  iface->get_n_items = matchup_provider_registry_get_n_items;
  iface->get_item = matchup_provider_registry_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupProviderRegistry,
                               matchup_provider_registry,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
matchup_provider_registry_finalize (GObject *object)
{
  MatchupProviderRegistry *self = MATCHUP_PROVIDER_REGISTRY (object);

  g_clear_pointer (&self->templates, g_ptr_array_unref);

  G_OBJECT_CLASS (matchup_provider_registry_parent_class)->finalize (object);
}

static void
matchup_provider_registry_class_init (MatchupProviderRegistryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_provider_registry_finalize;
}

static void
matchup_provider_registry_init (MatchupProviderRegistry *self)
{
}

MatchupProviderRegistry *
matchup_provider_registry_new (void)
{
  GResource *resource = matchup_providers_get_resource ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  MatchupProviderRegistry *self;

  bytes = g_resource_lookup_data (resource, RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_assert_no_error (error);
  self = matchup_provider_registry_new_for_json (g_bytes_get_data (bytes, NULL),
                                                 (gssize) g_bytes_get_size (bytes),
                                                 &error);
  /* The file is built in and tested: a fault in it cannot be met by anybody but us. */
  g_assert_no_error (error);
  return self;
}

MatchupProviderRegistry *
matchup_provider_registry_new_for_json (const char *json, gssize length, GError **error)
{
  g_autoptr (GPtrArray) templates = NULL;
  MatchupProviderRegistry *self;

  g_return_val_if_fail (json != NULL, NULL);

  templates = matchup_provider_reader_read (json, length, error);
  if (templates == NULL)
    return NULL;
  self = g_object_new (MATCHUP_TYPE_PROVIDER_REGISTRY, NULL);
  self->templates = g_steal_pointer (&templates);
  return self;
}

MatchupProviderTemplate *
matchup_provider_registry_find (MatchupProviderRegistry *self, const char *name)
{
  g_return_val_if_fail (MATCHUP_IS_PROVIDER_REGISTRY (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < self->templates->len; i++)
    {
      MatchupProviderTemplate *template_ = g_ptr_array_index (self->templates, i);

      if (matchup_provider_template_is_called (template_, name))
        return template_;
    }
  return NULL;
}

MatchupProviderTemplate *
matchup_provider_registry_find_by_variable (MatchupProviderRegistry *self, const char *variable)
{
  g_return_val_if_fail (MATCHUP_IS_PROVIDER_REGISTRY (self), NULL);

  if (variable == NULL || !g_str_has_suffix (variable, "_API_KEY"))
    return NULL;
  for (guint i = 0; i < self->templates->len; i++)
    {
      MatchupProviderTemplate *template_ = g_ptr_array_index (self->templates, i);

      if (g_strcmp0 (matchup_provider_template_get (template_)->key_variable, variable) == 0)
        return template_;
    }
  return NULL;
}
