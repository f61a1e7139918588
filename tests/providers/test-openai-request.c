/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-message.h"
#include "matchup-openai-models.h"
#include "matchup-protocols.h"
#include "matchup-provider-registry.h"

#include <json-glib/json-glib.h>
#include <math.h>

typedef struct
{
  const char *service;
  const char *model;
  guint capabilities;
  const char *instructions;
  double temperature;
  int max_tokens;
  MatchupThinking thinking;
  const char *body;
} Case;

#define CHAT "\"messages\":[{\"role\":\"user\",\"content\":\"Hi \\\"you\\\"\"}]"
#define USAGE "\"stream\":true,\"stream_options\":{\"include_usage\":true},"

static const Case cases[] = {
  { "openai", "gpt-4o-mini", 0, NULL, NAN, 0, 0, "{\"model\":\"gpt-4o-mini\"," USAGE CHAT "}" },
  { "openai",
    "gpt-4o-mini",
    0,
    "Be brief.",
    0.5,
    100,
    MATCHUP_THINKING_OFF,
    "{\"model\":\"gpt-4o-mini\"," USAGE "\"messages\":[{\"role\":\"system\",\"content\":\"Be "
                                        "brief.\"},{\"role\":\"user\",\"content\":\"Hi "
    "\\\"you\\\"\"}],\"temperature\":0.5,\"max_completion_tokens\":100}" },
  { "openai",
    "gpt-5.4",
    MATCHUP_MODEL_CAPABILITIES_REASONING | MATCHUP_MODEL_CAPABILITIES_FIXED_SAMPLING,
    NULL,
    0.5,
    0,
    MATCHUP_THINKING_OFF,
    "{\"model\":\"gpt-5.4\"," USAGE CHAT ",\"reasoning_effort\":\"low\"}" },
  { "doubao",
    "ep-20260101120000-abcde",
    0,
    NULL,
    NAN,
    0,
    0,
    "{\"model\":\"ep-20260101120000-abcde\"," USAGE CHAT "}" },
  { "doubao",
    "doubao-seed-1-6-251015",
    MATCHUP_MODEL_CAPABILITIES_REASONING,
    NULL,
    1.5,
    64,
    MATCHUP_THINKING_OFF,
    "{\"model\":\"doubao-seed-1-6-251015\"," USAGE CHAT
    ",\"temperature\":1.5,\"max_tokens\":64,\"thinking\":{\"type\":\"disabled\"}}" },
  { "zhipu", "glm", 0, NULL, 1.5, 0, 0, "{\"model\":\"glm\"," USAGE CHAT ",\"temperature\":1.0}" },
  { "qwen",
    "q",
    0,
    NULL,
    NAN,
    0,
    MATCHUP_THINKING_ON,
    "{\"model\":\"q\"," USAGE CHAT ",\"enable_thinking\":true}" },
  { "mistral",
    "m",
    0,
    NULL,
    NAN,
    9,
    0,
    "{\"model\":\"m\",\"stream\":true," CHAT ",\"max_tokens\":9}" },
};

static MatchupCodec *
get_codec (MatchupProviderTemplate *template_)
{
  return matchup_protocols_get_codec (matchup_provider_template_get (template_)->protocol);
}

static MatchupHttpRequest *
build (const Case *test)
{
  g_autoptr (MatchupProviderRegistry) registry = matchup_provider_registry_new ();
  MatchupProviderTemplate *template_ = matchup_provider_registry_find (registry, test->service);
  g_autoptr (MatchupParams) params =
      matchup_params_new (test->instructions, test->temperature, test->max_tokens, test->thinking);
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_object_unref);
  MatchupRequestSnapshot snapshot = {
    .template_ = template_,
    .address = "https://h/v9",
    .model_id = test->model,
    .capabilities = test->capabilities,
    .params = params,
    .messages = messages,
  };

  if (test->instructions != NULL)
    g_ptr_array_add (messages, matchup_message_new_text (MATCHUP_ROLE_SYSTEM, test->instructions));
  g_ptr_array_add (messages, matchup_message_new_text (MATCHUP_ROLE_USER, "Hi \"you\""));
  return matchup_codec_build_request (get_codec (template_),
                                      &snapshot,
                                      "sk-secret");
}

static void
test_bodies (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MatchupHttpRequest) request = build (&cases[i]);
      GBytes *body = matchup_http_request_get_body (request);
      g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
      g_autoptr (JsonNode) actual = json_from_string (text, NULL);
      g_autoptr (JsonNode) wanted = json_from_string (cases[i].body, NULL);

      g_assert_nonnull (wanted);
      if (!json_node_equal (actual, wanted))
        g_error ("%s instead of %s", text, cases[i].body);
    }
}

static void
test_head (void)
{
  g_autoptr (MatchupHttpRequest) request = build (&cases[0]);

  g_assert_cmpstr (matchup_http_request_get_method (request), ==, "POST");
  g_assert_cmpstr (matchup_http_request_get_url (request), ==, "https://h/v9/chat/completions");
  g_assert_cmpstr (matchup_http_request_get_header (request, "authorization"),
                   ==,
                   "Bearer sk-secret");
  g_assert_cmpstr (matchup_http_request_get_header (request, "accept"), ==, "text/event-stream");
  g_assert_cmpstr (matchup_http_request_get_header (request, "content-type"),
                   ==,
                   "application/json");
}

static void
test_models_without_key (void)
{
  g_autoptr (MatchupProviderRegistry) registry = matchup_provider_registry_new ();
  MatchupProviderTemplate *custom = matchup_provider_registry_find (registry, "custom");
  g_autoptr (MatchupHttpRequest) request =
      matchup_codec_build_models_request (get_codec (custom),
                                          custom,
                                          "http://[::1]:1",
                                          NULL);

  g_assert_cmpstr (matchup_http_request_get_url (request), ==, "http://[::1]:1/models");
  g_assert_null (matchup_http_request_get_header (request, "authorization"));
  g_assert_true (matchup_openai_models_id_is_chat ("gpt-4o-mini"));
  g_assert_false (matchup_openai_models_id_is_chat ("Text-Embedding-3-small"));
}

/* Pictures stand before the text, each as a data URL. */
static void
test_image (void)
{
  g_autoptr (MatchupMessage) message = matchup_message_new (MATCHUP_ROLE_USER);
  g_autoptr (GBytes) png = g_bytes_new_static ("\x89PNG", 4);
  g_autoptr (MatchupImagePart) image = matchup_image_part_new (png, "image/png", 1, 1);
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();
  g_autoptr (MatchupProviderRegistry) registry = matchup_provider_registry_new ();
  MatchupProviderTemplate *template_ = matchup_provider_registry_find (registry, "mistral");
  const MatchupRequestSnapshot snapshot = {
    .template_ = template_,
    .address = "https://h",
    .model_id = "m",
    .params = params,
    .messages = messages,
  };
  g_autoptr (MatchupHttpRequest) request = NULL;
  g_autofree char *body = NULL;

  matchup_message_append (message, MATCHUP_PART_KIND_TEXT, "What?", -1);
  matchup_message_add_image (message, image);
  g_ptr_array_add (messages, message);
  request = matchup_codec_build_request (get_codec (template_), &snapshot, NULL);
  body = g_strndup (g_bytes_get_data (matchup_http_request_get_body (request), NULL),
                    g_bytes_get_size (matchup_http_request_get_body (request)));
  g_assert_cmpstr (
      body,
      ==,
      "{\"model\":\"m\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":"
      "\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,iVBORw==\"}},{\"type\":\"text\","
      "\"text\":\"What?\"}]}]}");
  g_assert_null (matchup_http_request_get_header (request, "Authorization"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/providers/openai-request/bodies", test_bodies);
  g_test_add_func ("/providers/openai-request/head", test_head);
  g_test_add_func ("/providers/openai-request/models-without-key", test_models_without_key);

  g_test_add_func ("/providers/openai-request/image", test_image);

  return g_test_run ();
}
