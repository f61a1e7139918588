/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-enum-types.h"
#include "matchup-provider.h"
#include "matchup-test-notify.h"

static void
test_address (void)
{
  const char *good[][2] = {
    { "https://api.openai.com/v1", "https://api.openai.com/v1" },
    { "  https://api.openai.com/v1/  ", "https://api.openai.com/v1" },
    { "https://h/v1/chat/completions", "https://h/v1" },
    { "https://h/v1//chat/completions/", "https://h/v1" },
    { "https://h/v1/chat/completions/chat/completions", "https://h/v1" },
    { "http://127.0.0.1:8080", "http://127.0.0.1:8080" },
    { "http://[::1]:11434/v1", "http://[::1]:11434/v1" },
    { "https://ark.cn-beijing.volces.com/api/v3", "https://ark.cn-beijing.volces.com/api/v3" },
  };
  const char *bad[] = {
    "",
    "   ",
    "api.openai.com/v1",
    "localhost:8080",
    "ftp://h/v1",
    "file:///etc/passwd",
    "https://",
    "https:///v1",
    "https://user:key@h/v1",
    "https://h/v1?key=1",
    "https://h/v1#x",
    "http://h:99999999/",
    "://h",
    "https://h/v1\r\nX-Evil: 1",
    "https://h h/v1",
    "https://h/v1\x1f",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *address = matchup_provider_normalize_address (good[i][0], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (address, ==, good[i][1]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (matchup_provider_normalize_address (bad[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_provider (void)
{
  const char *aliases[] = { "ark", "volcengine", NULL };
  MatchupProviderTemplateFields fields = {
    .id = "doubao",
    .aliases = aliases,
    .name = "Doubao",
    .protocol = "openai-chat",
    .address = "https://h/api/v3",
    .needs_key = TRUE,
  };
  MatchupProviderTemplate *template_ = matchup_provider_template_new (&fields);
  MatchupProvider *provider = matchup_provider_new ("doubao-2", template_, NULL, NULL);
  const char *const constant[] = { "id", "hidden-models", NULL };
  const char *const one[] = { "a", NULL };
  const char *const two[] = { "a", "b", NULL };
  guint n_notified = 0;

  g_assert_true (matchup_provider_template_is_called (template_, "Doubao"));
  g_assert_true (matchup_provider_template_is_called (template_, "ARK"));
  g_assert_false (matchup_provider_template_is_called (template_, "openai"));
  g_assert_cmpstr (matchup_provider_get_name (provider), ==, "Doubao");
  g_assert_cmpstr (matchup_provider_get_address (provider), ==, "https://h/api/v3");
  g_assert_cmpstr (matchup_provider_get_id (provider), ==, "doubao-2");

  matchup_test_property_notifies (provider, "name", "School", "Home");
  matchup_test_property_notifies (provider, "address", "https://one/v1", "https://two/v1");
  matchup_test_property_notifies (provider,
                                  "key-source",
                                  MATCHUP_KEY_SOURCE_KEYRING,
                                  MATCHUP_KEY_SOURCE_NONE);
  matchup_test_property_notifies (provider, "protocol", "anthropic", "gemini");
  matchup_test_property_notifies (provider,
                                  "proxy-mode",
                                  MATCHUP_PROXY_MODE_OWN,
                                  MATCHUP_PROXY_MODE_NONE);
  matchup_test_property_notifies (provider, "proxy-address", "http://a:1", "http://b:2");
  matchup_test_property_notifies (provider, "plain-http-accepted", TRUE, FALSE);
  matchup_test_property_notifies (provider, "saved", TRUE, FALSE);
  matchup_test_property_notifies (provider, "enabled", FALSE, TRUE);
  g_signal_connect_swapped (provider, "notify::hidden-models", G_CALLBACK (count_cb), &n_notified);
  matchup_provider_set_hidden_models (provider, one);
  matchup_provider_set_hidden_models (provider, one);
  matchup_provider_set_hidden_models (provider, two);
  g_assert_cmpuint (n_notified, ==, 2);
  matchup_test_assert_all_properties (provider, constant);

  g_assert_finalize_object (provider);
  g_assert_finalize_object (template_);
}

/* What one server refused says nothing about the next one. */
static void
test_refused_fields (void)
{
  const MatchupProviderTemplateFields fields = {
    .id = "custom",
    .name = "Custom",
    .protocol = "openai-chat",
    .address = "https://h/v1",
  };
  g_autoptr (MatchupProviderTemplate) template_ = matchup_provider_template_new (&fields);
  g_autoptr (MatchupProvider) provider = matchup_provider_new ("custom", template_, NULL, NULL);

  g_assert_cmpint (matchup_provider_get_refused_fields (provider), ==, 0);
  matchup_provider_add_refused_fields (provider, MATCHUP_REQUEST_FIELDS_STREAM_OPTIONS);
  matchup_provider_set_address (provider, "https://h/v1");
  matchup_provider_set_name (provider, "Another name");
  g_assert_cmpint (matchup_provider_get_refused_fields (provider),
                   ==,
                   MATCHUP_REQUEST_FIELDS_STREAM_OPTIONS);
  matchup_provider_set_address (provider, "https://h/v2");
  g_assert_cmpint (matchup_provider_get_refused_fields (provider), ==, 0);
  matchup_provider_add_refused_fields (provider, MATCHUP_REQUEST_FIELDS_STREAM_OPTIONS);
  matchup_provider_set_protocol (provider, "another");
  g_assert_cmpint (matchup_provider_get_refused_fields (provider), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/provider/address", test_address);
  g_test_add_func ("/core/provider/provider", test_provider);
  g_test_add_func ("/core/provider/refused-fields", test_refused_fields);

  return g_test_run ();
}
