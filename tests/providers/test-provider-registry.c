/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-price-list.h"
#include "matchup-protocols.h"
#include "matchup-provider.h"
#include "matchup-provider-names.h"
#include "matchup-provider-registry.h"

#include <string.h>

static void
test_built_in (void)
{
  g_autoptr (MatchupProviderRegistry) registry = matchup_provider_registry_new ();
  const MatchupProviderTemplateFields *fields;
  guint count = g_list_model_get_n_items (G_LIST_MODEL (registry));
  g_autoptr (MatchupProviderTemplate) first = g_list_model_get_item (G_LIST_MODEL (registry), 0);
  g_autoptr (MatchupProviderTemplate) last =
      g_list_model_get_item (G_LIST_MODEL (registry), count - 1);

  g_assert_cmpstr (matchup_provider_template_get (first)->id, ==, "openai");
  g_assert_cmpstr (matchup_provider_template_get (last)->id, ==, "custom");
  fields = matchup_provider_template_get (matchup_provider_registry_find (registry, "volcengine"));
  g_assert_cmpstr (fields->id, ==, "doubao");
  g_assert_cmpstr (fields->address, ==, "https://ark.cn-beijing.volces.com/api/v3");
  g_assert_cmpstr (fields->key_variable, ==, "ARK_API_KEY");
  g_assert_true (fields->needs_key);
  g_assert_true (fields->quirks.thinking_object);
  g_assert_false (fields->quirks.max_completion_tokens);
  g_assert_null (matchup_provider_registry_find (registry, "nobody"));
  g_assert_nonnull (matchup_protocols_get_codec (fields->protocol));
  g_assert_null (matchup_protocols_get_codec ("telnet"));
}

/* Every text of the file stands in the list that translators see. */
static void
test_names (void)
{
  g_autoptr (MatchupProviderRegistry) registry = matchup_provider_registry_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (registry)); i++)
    {
      g_autoptr (MatchupProviderTemplate) template_ =
          g_list_model_get_item (G_LIST_MODEL (registry), i);
      const MatchupProviderTemplateFields *fields = matchup_provider_template_get (template_);

      g_assert_true (g_strv_contains (matchup_provider_names, fields->name));
      g_assert_true (g_strv_contains (matchup_provider_names, fields->description));
      g_assert_true (fields->key_hint == NULL ||
                     g_strv_contains (matchup_provider_names, fields->key_hint));
    }
}

static gboolean
is_listed (GPtrArray *models, const char *id)
{
  for (guint i = 0; i < models->len; i++)
    {
      if (g_str_equal (matchup_model_ref_get_model_id (g_ptr_array_index (models, i)), id))
        return TRUE;
    }
  return FALSE;
}

/* What is suggested is known to the price list where that knows the service at all. */
static void
check_models (const MatchupProviderTemplateFields *fields, const char *list_id)
{
  g_autoptr (MatchupPriceList) prices = matchup_price_list_new ();
  g_autoptr (GPtrArray) models =
      list_id != NULL ? matchup_price_list_dup_models (prices, list_id, fields->id) : NULL;

  if (models == NULL)
    return;
  if (models->len == 0) /* nothing but that all of them cost the same */
    {
      g_autoptr (MatchupPrice) price = matchup_price_list_dup_price (prices, list_id, "any");

      g_assert_nonnull (price);
    }
  for (guint i = 0; fields->default_models != NULL && fields->default_models[i] != NULL; i++)
    g_assert_true (is_listed (models, fields->default_models[i]));
}

static void
check_url (const char *url)
{
  g_autoptr (GUri) uri = NULL;

  if (url == NULL)
    return;
  uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  g_assert_nonnull (uri);
  g_assert_cmpstr (g_uri_get_scheme (uri), ==, "https");
}

static gboolean
is_local (const char *address)
{
  return g_str_has_prefix (address, "http://localhost:");
}

/* Each entry is one that a person can connect with what stands there. */
static void
test_entries (void)
{
  g_autoptr (MatchupProviderRegistry) registry = matchup_provider_registry_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (registry)); i++)
    {
      g_autoptr (MatchupProviderTemplate) template_ =
          g_list_model_get_item (G_LIST_MODEL (registry), i);
      const MatchupProviderTemplateFields *fields = matchup_provider_template_get (template_);
      const char *address = *fields->address != '\0' ? fields->address : fields->address_hint;
      g_autofree char *normalized = matchup_provider_normalize_address (address, NULL);

      g_assert_cmpstr (normalized, ==, address);
      g_assert_true (g_str_has_prefix (address, "https://") || is_local (address));
      check_url (fields->key_url);
      check_url (fields->console_url);
      check_url (fields->billing_url);
      /* Who must have a key has to be told where to get one. */
      g_assert_true (!fields->needs_key || fields->key_url != NULL);
      g_assert_true (!is_local (address) || !fields->needs_key);
      check_models (fields, matchup_provider_template_get_model_list (template_));
    }
}

static void
test_variables (void)
{
  g_autoptr (MatchupProviderRegistry) registry = matchup_provider_registry_new ();

  g_assert_true (matchup_provider_registry_find_by_variable (registry, "DASHSCOPE_API_KEY") ==
                 matchup_provider_registry_find (registry, "qwen"));
  g_assert_true (matchup_provider_registry_find_by_variable (registry, "ARK_API_KEY") ==
                 matchup_provider_registry_find (registry, "doubao"));
  g_assert_null (matchup_provider_registry_find_by_variable (registry, "GITHUB_TOKEN"));
  g_assert_null (matchup_provider_registry_find_by_variable (registry, "NO_SUCH_API_KEY"));
  g_assert_null (matchup_provider_registry_find_by_variable (registry, NULL));
}

#define ENTRY \
  "\"name\":\"N\",\"description\":\"D\",\"protocol\":\"openai-chat\",\"address\":\"https://h\""

static void
test_broken (void)
{
  const char *table[][2] = {
    { "", "JSON" },
    { "[]", "JSON" },
    { "{\"format\":2,\"providers\":[]}", "format" },
    { "{\"format\":1}", "providers" },
    { "{\"format\":1,\"providers\":[7]}", "providers[0]" },
    { "{\"format\":1,\"providers\":[{" ENTRY "}]}", "providers[0].id" },
    { "{\"format\":1,\"providers\":[{\"id\":7," ENTRY "}]}", "providers[0].id" },
    { "{\"format\":1,\"providers\":[{\"id\":\"a/b\"," ENTRY "}]}", "providers[0].id" },
    { "{\"format\":1,\"providers\":[{\"id\":\"a\"," ENTRY "},{\"id\":\"A\"," ENTRY "}]}",
      "providers[1].id" },
    { "{\"format\":1,\"providers\":[{\"id\":\"a\"," ENTRY
      "},{\"id\":\"b\",\"aliases\":[\"a\"]," ENTRY "}]}",
      "providers[1].aliases" },
    { "{\"format\":1,\"providers\":[{\"id\":\"a\",\"typo\":1," ENTRY "}]}", "providers[0].typo" },
    { "{\"format\":1,\"providers\":[{\"id\":\"a\",\"quirks\":{\"x\":true}," ENTRY "}]}",
      "providers[0].quirks.x" },
    { "{\"format\":1,\"providers\":[{\"id\":\"a\",\"quirks\":{\"include_usage\":1}," ENTRY "}]}",
      "providers[0].quirks.include_usage" },
    { "{\"format\":1,\"providers\":[{\"id\":\"a\",\"quirks\":{\"headers\":[\"X\"]}," ENTRY "}]}",
      "providers[0].quirks.headers" },
    { "{\"format\":1,\"providers\":[{\"id\":\"a\",\"quirks\":{\"auth\":\"basic\"}," ENTRY "}]}",
      "providers[0].quirks.auth" },
    { "{\"format\":1,\"providers\":[{\"id\":\"a\",\"quirks\":{\"extra_body\":[]}," ENTRY "}]}",
      "providers[0].quirks.extra_body" },
    { "{\"format\":1,\"providers\":[{\"id\":\"a\",\"quirks\":{\"temperature_max\":{}}," ENTRY "}]}",
      "providers[0].quirks.temperature_max" },
    { "{\"format\":1,\"providers\":[{\"id\":\"a\",\"quirks\":{\"temperature_max\":\"2\"}," ENTRY
      "}]}",
      "providers[0].quirks.temperature_max" },
    { "{\"format\":1,\"providers\":[{\"id\":\"a\",\"quirks\":{\"temperature_max\":null}," ENTRY
      "}]}",
      "providers[0].quirks.temperature_max" },
    { "{\"format\":1,\"providers\":[{\"id\":\"a\",\"default_models\":[1]," ENTRY "}]}",
      "providers[0].default_models" },
    { "{\"format\":1,\"providers\":[{\"id\":\"a\",\"name\":\"N\",\"description\":\"D\","
      "\"protocol\":"
      "\"telnet\",\"address\":\"\"}]}",
      "providers[0].protocol" },
    { "{\"format\":1,\"providers\":[{\"id\":\"a\",\"name\":\"N\",\"description\":\"D\","
      "\"protocol\":"
      "\"openai-chat\",\"address\":\"h\"}]}",
      "providers[0].address" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MatchupProviderRegistry) registry =
          matchup_provider_registry_new_for_json (table[i][0], -1, &error);

      g_assert_null (registry);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, table[i][1]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/providers/registry/built-in", test_built_in);
  g_test_add_func ("/providers/registry/names", test_names);
  g_test_add_func ("/providers/registry/entries", test_entries);
  g_test_add_func ("/providers/registry/variables", test_variables);
  g_test_add_func ("/providers/registry/broken", test_broken);

  return g_test_run ();
}
