/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-price-list.h"

#include "matchup-currency.h"
#include "matchup-json.h"
#include "matchup-price-reader.h"
#include "matchup-providers-resources.h"
#include "matchup-thinking-switch.h"

#include <string.h>

#define RESOURCE "/io/github/matchup_app/Matchup/providers/models.json"

struct _MatchupPriceList
{
  GObject parent_instance;

  JsonNode *root; /* immutable; an array of objects */
};

G_DEFINE_FINAL_TYPE (MatchupPriceList, matchup_price_list, G_TYPE_OBJECT)

static void
matchup_price_list_finalize (GObject *object)
{
  MatchupPriceList *self = MATCHUP_PRICE_LIST (object);

  g_clear_pointer (&self->root, json_node_unref);

  G_OBJECT_CLASS (matchup_price_list_parent_class)->finalize (object);
}

static void
matchup_price_list_class_init (MatchupPriceListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_price_list_finalize;
}

static void
matchup_price_list_init (MatchupPriceList *self)
{
}

MatchupPriceList *
matchup_price_list_new (void)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  MatchupPriceList *self;

  bytes = g_resource_lookup_data (matchup_providers_get_resource (),
                                  RESOURCE,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE,
                                  &error);
  g_assert_no_error (error);
  self = matchup_price_list_new_for_json (g_bytes_get_data (bytes, NULL),
                                          (gssize) g_bytes_get_size (bytes),
                                          &error);
  g_assert_no_error (error);
  return self;
}

MatchupPriceList *
matchup_price_list_new_for_json (const char *json, gssize length, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  MatchupPriceList *self;

  g_return_val_if_fail (json != NULL, NULL);

  root = matchup_json_parse (json, length < 0 ? strlen (json) : (gsize) length);
  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    {
      g_set_error_literal (error,
                           G_IO_ERROR,
                           G_IO_ERROR_INVALID_DATA,
                           "the price list is not a JSON array");
      return NULL;
    }
  self = g_object_new (MATCHUP_TYPE_PRICE_LIST, NULL);
  self->root = g_steal_pointer (&root);
  return self;
}

static MatchupModelRef *
new_model (JsonObject *entry, const char *provider_id, const char *model_id)
{
  MatchupModelCapabilities capabilities = MATCHUP_MODEL_CAPABILITIES_KNOWN;
  const char *sampling = matchup_json_get_string (entry, "sampling");

  if (matchup_json_get_flag (entry, "vision"))
    capabilities |= MATCHUP_MODEL_CAPABILITIES_VISION;
  if (matchup_json_get_flag (entry, "reasoning"))
    capabilities |= MATCHUP_MODEL_CAPABILITIES_REASONING;
  if (matchup_json_get_flag (entry, "tools"))
    capabilities |= MATCHUP_MODEL_CAPABILITIES_TOOLS;
  if (g_strcmp0 (sampling, "fixed") == 0)
    capabilities |= MATCHUP_MODEL_CAPABILITIES_FIXED_SAMPLING;
  else if (g_strcmp0 (sampling, "ignored-when-thinking") == 0)
    capabilities |= MATCHUP_MODEL_CAPABILITIES_SAMPLING_IGNORED;
  capabilities |=
      matchup_thinking_switch_read_param (matchup_json_get_string (entry, "thinking_param"),
                                          matchup_json_get_flag (entry, "reasoning"));
  return matchup_model_ref_new (provider_id,
                                model_id,
                                matchup_json_get_string (entry, "name"),
                                capabilities,
                                matchup_json_get_count (entry, "context_window"),
                                matchup_json_get_count (entry, "max_output"));
}

static JsonObject *
get_entry (MatchupPriceList *self, guint position)
{
  return matchup_json_array_get_object (json_node_get_array (self->root), position);
}

static guint
get_size (MatchupPriceList *self)
{
  return json_array_get_length (json_node_get_array (self->root));
}

static gboolean
is_any_model (JsonObject *entry)
{
  return g_strcmp0 (matchup_json_get_string (entry, "id"), MATCHUP_PRICE_ANY_MODEL) == 0;
}

static gboolean
is_of (JsonObject *entry, const char *price_list_id)
{
  return g_strcmp0 (matchup_json_get_string (entry, "provider"), price_list_id) == 0 &&
         matchup_json_get_string (entry, "id") != NULL && !is_any_model (entry);
}

GPtrArray *
matchup_price_list_dup_models (MatchupPriceList *self,
                               const char *price_list_id,
                               const char *provider_id)
{
  static const char *const order[] = { "current", "previous", "legacy" };
  GPtrArray *models;

  g_return_val_if_fail (MATCHUP_IS_PRICE_LIST (self), NULL);

  models = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint pass = 0; pass < G_N_ELEMENTS (order); pass++)
    {
      for (guint i = 0; i < get_size (self); i++)
        {
          JsonObject *entry = get_entry (self, i);

          if (is_of (entry, price_list_id) &&
              g_strcmp0 (matchup_json_get_string (entry, "status"), order[pass]) == 0)
            g_ptr_array_add (models,
                             new_model (entry, provider_id, matchup_json_get_string (entry, "id")));
        }
    }
  return models;
}

/* Length of the id without a date at its end: -250828, -20250828, -2024-07-18, -0828. */
static gsize
family_length (const char *id)
{
  gsize length = strlen (id);
  gsize end = length;

  while (end > 0 && (g_ascii_isdigit (id[end - 1]) || id[end - 1] == '-'))
    end--;
  /* Only what begins at a hyphen and holds at least four digits is a date. */
  while (end < length && id[end] != '-')
    end++;
  if (length - end < 5)
    return length;
  if (length - end >= 11 && id[length - 3] == '-' && id[length - 6] == '-')
    return length - 11;
  for (gsize i = length; i > end; i--)
    {
      if (id[i - 1] == '-')
        return length - i >= 4 ? i - 1 : length;
    }
  return length;
}

static gboolean
same_family (const char *a, const char *b)
{
  gsize length = family_length (a);

  return length == family_length (b) && strncmp (a, b, length) == 0;
}

/* The entry of this id, else the newest of its family; the list has newer ones first. */
static JsonObject *
find_entry (MatchupPriceList *self, const char *price_list_id, const char *model_id)
{
  JsonObject *relative = NULL;

  if (price_list_id == NULL)
    return NULL;
  for (guint i = 0; i < get_size (self); i++)
    {
      JsonObject *entry = get_entry (self, i);
      const char *id;

      if (!is_of (entry, price_list_id))
        continue;
      id = matchup_json_get_string (entry, "id");
      if (g_str_equal (id, model_id))
        return entry;
      if (same_family (id, model_id) &&
          (relative == NULL || strcmp (id, matchup_json_get_string (relative, "id")) > 0))
        relative = entry;
    }
  return relative;
}

MatchupModelRef *
matchup_price_list_dup_model (MatchupPriceList *self,
                              const char *price_list_id,
                              const char *provider_id,
                              const char *model_id)
{
  JsonObject *entry;

  g_return_val_if_fail (MATCHUP_IS_PRICE_LIST (self), NULL);
  g_return_val_if_fail (model_id != NULL, NULL);

  entry = find_entry (self, price_list_id, model_id);
  return entry != NULL ? new_model (entry, provider_id, model_id) : NULL;
}

static JsonObject *
find_any_model (MatchupPriceList *self, const char *price_list_id)
{
  for (guint i = 0; price_list_id != NULL && i < get_size (self); i++)
    {
      JsonObject *entry = get_entry (self, i);

      if (is_any_model (entry) &&
          g_strcmp0 (matchup_json_get_string (entry, "provider"), price_list_id) == 0)
        return entry;
    }
  return NULL;
}

MatchupPrice *
matchup_price_list_dup_price (MatchupPriceList *self,
                              const char *price_list_id,
                              const char *model_id)
{
  JsonObject *entry;

  g_return_val_if_fail (MATCHUP_IS_PRICE_LIST (self), NULL);
  g_return_val_if_fail (model_id != NULL, NULL);

  entry = find_entry (self, price_list_id, model_id);
  if (entry == NULL)
    entry = find_any_model (self, price_list_id);
  return entry != NULL ? matchup_price_reader_read (entry) : NULL;
}

char **
matchup_price_list_dup_currencies (MatchupPriceList *self)
{
  g_autoptr (GStrvBuilder) currencies = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (MATCHUP_IS_PRICE_LIST (self), NULL);

  for (guint i = 0; i < get_size (self); i++)
    {
      const char *currency = matchup_json_get_string (get_entry (self, i), "currency");

      if (matchup_currency_is_known (currency) && g_hash_table_add (seen, (gpointer) currency))
        g_strv_builder_add (currencies, currency);
    }
  return g_strv_builder_end (currencies);
}
