/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-message.h"
#include "matchup-openai-models.h"
#include "matchup-price-list.h"
#include "matchup-protocols.h"
#include "matchup-provider-registry.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  const char *service;
  const char *model;
  guint capabilities; /* 0: what the price list knows of the model */
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
    "{\"model\":\"gpt-5.4\"," USAGE CHAT ",\"reasoning_effort\":\"none\"}" },
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
  { "zhipu", "glm", 0, NULL, 1.5, 0, 0, "{\"model\":\"glm\"," USAGE CHAT ",\"temperature\":1}" },
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
  { "perplexity",
    "sonar",
    0,
    NULL,
    0,
    0,
    0,
    "{\"model\":\"sonar\",\"stream\":true," CHAT ",\"temperature\":0}" },
  { "xai",
    "grok-4.3",
    0,
    NULL,
    0.25,
    8,
    0,
    "{\"model\":\"grok-4.3\",\"stream\":true," CHAT ",\"temperature\":0.25,\"max_tokens\":8}" },
  { "groq",
    "llama-3.1-8b-instant",
    0,
    NULL,
    NAN,
    8,
    0,
    "{\"model\":\"llama-3.1-8b-instant\"," USAGE CHAT ",\"max_tokens\":8}" },
  /* Above 0, and its thinking kept apart from the text. */
  { "minimax",
    "MiniMax-M3",
    0,
    NULL,
    0,
    0,
    0,
    "{\"model\":\"MiniMax-M3\",\"stream\":true," CHAT
    ",\"temperature\":0.01,\"reasoning_split\":true}" },
  { "minimax-intl",
    "MiniMax-M3",
    0,
    NULL,
    2,
    0,
    0,
    "{\"model\":\"MiniMax-M3\",\"stream\":true," CHAT
    ",\"temperature\":1,\"reasoning_split\":true}" },
  /* Only one temperature is allowed, so that none is sent. */
  { "moonshot", "kimi-k2.6", 0, NULL, 0.5, 0, 0, "{\"model\":\"kimi-k2.6\"," USAGE CHAT "}" },
  /* A temperature means something only where it does not think. */
  { "deepseek",
    "deepseek-flash",
    0,
    NULL,
    0.5,
    0,
    0,
    "{\"model\":\"deepseek-flash\"," USAGE CHAT "}" },
  { "deepseek",
    "deepseek-flash",
    0,
    NULL,
    0.5,
    0,
    MATCHUP_THINKING_ON,
    "{\"model\":\"deepseek-flash\"," USAGE CHAT ",\"thinking\":{\"type\":\"enabled\"}}" },
  { "deepseek",
    "deepseek-flash",
    0,
    NULL,
    0.5,
    0,
    MATCHUP_THINKING_OFF,
    "{\"model\":\"deepseek-flash\"," USAGE CHAT
    ",\"temperature\":0.5,\"thinking\":{\"type\":\"disabled\"}}" },
  { "azure",
    "my-deployment",
    0,
    NULL,
    NAN,
    8,
    0,
    "{\"model\":\"my-deployment\"," USAGE CHAT ",\"max_completion_tokens\":8}" },
};

/* Whether to think, in the words of each model; the rest of the body is not of interest here. */
static const struct
{
  const char *service;
  const char *model;
  const char *off;
  const char *on;
  const char *automatic;
} thinking_cases[] = {
  { "openai", "gpt-4.1", NULL, NULL, NULL },
  { "openai", "no-such-model", NULL, NULL, NULL },
  { "openai", "o3", "{\"reasoning_effort\":\"low\"}", "{\"reasoning_effort\":\"medium\"}", NULL },
  { "openai",
    "gpt-5-mini",
    "{\"reasoning_effort\":\"minimal\"}",
    "{\"reasoning_effort\":\"medium\"}",
    NULL },
  { "openai",
    "gpt-5.1",
    "{\"reasoning_effort\":\"none\"}",
    "{\"reasoning_effort\":\"medium\"}",
    NULL },
  { "openai",
    "gpt-6-luna",
    "{\"reasoning_effort\":\"none\"}",
    "{\"reasoning_effort\":\"medium\"}",
    NULL },
  { "doubao",
    "doubao-seed-1-6-251015",
    "{\"thinking\":{\"type\":\"disabled\"}}",
    "{\"thinking\":{\"type\":\"enabled\"}}",
    "{\"thinking\":{\"type\":\"auto\"}}" },
  { "doubao",
    "doubao-seed-2-0-lite-260428",
    "{\"thinking\":{\"type\":\"disabled\"}}",
    "{\"thinking\":{\"type\":\"enabled\"}}",
    NULL },
  { "doubao", "doubao-1-5-pro-32k-250115", NULL, NULL, NULL },
  { "doubao",
    "ep-20260101120000-abcde",
    "{\"thinking\":{\"type\":\"disabled\"}}",
    "{\"thinking\":{\"type\":\"enabled\"}}",
    NULL },
  { "deepseek",
    "deepseek-flash",
    "{\"thinking\":{\"type\":\"disabled\"}}",
    "{\"thinking\":{\"type\":\"enabled\"}}",
    NULL },
  { "qwen", "qwen3.8-flash", "{\"enable_thinking\":false}", "{\"enable_thinking\":true}", NULL },
  { "qwen",
    "qwen3.8-max",
    "{\"reasoning_effort\":\"none\"}",
    "{\"reasoning_effort\":\"high\"}",
    NULL },
  { "qwen", "qwen3-coder-plus", NULL, NULL, NULL },
  { "moonshot",
    "kimi-k2.6",
    "{\"thinking\":{\"type\":\"disabled\"}}",
    "{\"thinking\":{\"type\":\"enabled\"}}",
    NULL },
  { "moonshot", "kimi-k2.7-code", NULL, NULL, NULL },
  { "moonshot-intl",
    "kimi-k3",
    "{\"reasoning_effort\":\"low\"}",
    "{\"reasoning_effort\":\"high\"}",
    NULL },
  { "zhipu",
    "glm-5.3-flash",
    "{\"thinking\":{\"type\":\"disabled\"}}",
    "{\"thinking\":{\"type\":\"enabled\"}}",
    NULL },
  { "minimax",
    "MiniMax-M3",
    "{\"thinking\":{\"type\":\"disabled\"}}",
    "{\"thinking\":{\"type\":\"adaptive\"}}",
    NULL },
  { "minimax", "MiniMax-M2.7", NULL, NULL, NULL },
  { "hunyuan",
    "hy3",
    "{\"reasoning_effort\":\"no_think\"}",
    "{\"reasoning_effort\":\"high\"}",
    NULL },
  { "siliconflow",
    "deepseek-ai/DeepSeek-V3.2",
    "{\"enable_thinking\":false}",
    "{\"enable_thinking\":true}",
    NULL },
  { "siliconflow", "Qwen/Qwen3-VL-32B-Instruct", NULL, NULL, NULL },
  { "groq",
    "openai/gpt-oss-20b",
    "{\"reasoning_effort\":\"low\"}",
    "{\"reasoning_effort\":\"medium\"}",
    NULL },
  { "groq",
    "qwen/qwen3.8-27b",
    "{\"reasoning_effort\":\"none\"}",
    "{\"reasoning_effort\":\"default\"}",
    NULL },
  { "groq", "llama-3.1-8b-instant", NULL, NULL, NULL },
  { "mistral",
    "mistral-small-2603",
    "{\"reasoning_effort\":\"none\"}",
    "{\"reasoning_effort\":\"high\"}",
    NULL },
  { "mistral", "codestral-latest", NULL, NULL, NULL },
  { "xai", "grok-4.6", "{\"reasoning_effort\":\"low\"}", "{\"reasoning_effort\":\"high\"}", NULL },
  { "openrouter",
    "anthropic/claude-sonnet-5",
    "{\"reasoning\":{\"enabled\":false}}",
    "{\"reasoning\":{\"enabled\":true}}",
    NULL },
  { "vercel",
    "openai/gpt-5.4",
    "{\"reasoning\":{\"enabled\":false}}",
    "{\"reasoning\":{\"enabled\":true}}",
    NULL },
  { "llamacpp",
    "qwen3-8b",
    "{\"chat_template_kwargs\":{\"enable_thinking\":false}}",
    "{\"chat_template_kwargs\":{\"enable_thinking\":true}}",
    NULL },
  { "lanying", "openai/gpt-4o-mini", NULL, NULL, NULL },
  { "custom", "anything", NULL, NULL, NULL },
};

static const MatchupCodec *
get_codec (MatchupProviderTemplate *template_)
{
  return matchup_protocols_get_codec (matchup_provider_template_get (template_)->protocol);
}

/* Read once: they are big. */
static MatchupProviderRegistry *registry;
static MatchupPriceList *prices;

static guint
find_capabilities (MatchupProviderTemplate *template_, const char *model_id)
{
  g_autoptr (MatchupModelRef) model =
      matchup_price_list_dup_model (prices,
                                    matchup_provider_template_get_model_list (template_),
                                    "p",
                                    model_id);

  return model != NULL ? matchup_model_ref_get_capabilities (model) : 0;
}

static MatchupHttpRequest *
build (const Case *test)
{
  MatchupProviderTemplate *template_ = matchup_provider_registry_find (registry, test->service);
  g_autoptr (MatchupParams) params =
      matchup_params_new (test->instructions, test->temperature, test->max_tokens, test->thinking);
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_object_unref);
  MatchupRequestSnapshot snapshot = {
    .template_ = template_,
    .address = "https://h/v9",
    .model_id = test->model,
    .capabilities =
        test->capabilities != 0 ? test->capabilities : find_capabilities (template_, test->model),
    .params = params,
    .messages = messages,
  };

  if (test->instructions != NULL)
    g_ptr_array_add (messages, matchup_message_new_text (MATCHUP_ROLE_SYSTEM, test->instructions));
  g_ptr_array_add (messages, matchup_message_new_text (MATCHUP_ROLE_USER, "Hi \"you\""));
  return matchup_codec_build_request (get_codec (template_), &snapshot, "sk-secret");
}

static char *
dup_body (MatchupHttpRequest *request)
{
  GBytes *body = matchup_http_request_get_body (request);

  return g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
}

static void
test_bodies (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MatchupHttpRequest) request = build (&cases[i]);
      g_autofree char *text = dup_body (request);
      g_autoptr (JsonNode) actual = json_from_string (text, NULL);
      g_autoptr (JsonNode) wanted = json_from_string (cases[i].body, NULL);

      g_assert_nonnull (wanted);
      if (!json_node_equal (actual, wanted))
        g_error ("%s instead of %s", text, cases[i].body);
    }
}

static void
check_thinking (guint position, MatchupThinking thinking, const char *expected)
{
  const Case test = { thinking_cases[position].service,
                      thinking_cases[position].model,
                      0,
                      NULL,
                      NAN,
                      0,
                      thinking,
                      NULL };
  g_autoptr (MatchupHttpRequest) request = build (&test);
  g_autofree char *text = dup_body (request);
  g_autoptr (JsonNode) actual = json_from_string (text, NULL);
  g_autoptr (JsonNode) wanted = json_from_string (expected != NULL ? expected : "{}", NULL);
  const char *const others[] = { "model", "stream", "stream_options", "messages" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    json_object_remove_member (json_node_get_object (actual), others[i]);
  /* Members that stand in every request to this service. */
  if (json_object_has_member (json_node_get_object (actual), "reasoning_split"))
    json_object_remove_member (json_node_get_object (actual), "reasoning_split");
  if (!json_node_equal (actual, wanted))
    g_error ("%s/%s: %s instead of %s", test.service, test.model, text, expected);
}

static void
test_thinking (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (thinking_cases); i++)
    {
      check_thinking (i, MATCHUP_THINKING_DEFAULT, NULL);
      check_thinking (i, MATCHUP_THINKING_OFF, thinking_cases[i].off);
      check_thinking (i, MATCHUP_THINKING_ON, thinking_cases[i].on);
      check_thinking (i, MATCHUP_THINKING_AUTO, thinking_cases[i].automatic);
    }
}

/* A refusal names the field in words that differ from server to server. */
static void
test_refused_fields (void)
{
  static const struct
  {
    const char *service;
    int status;
    const char *body;
    MatchupRequestFields leave_out;
    MatchupRequestFields expected;
  } table[] = {
    { "openai", 400, "{\"error\":{\"param\":\"stream_options\"}}", 0, 1 },
    { "custom", 422, "{\"detail\":[{\"loc\":[\"body\",\"stream_options\"]}]}", 0, 1 },
    { "custom", 400, "Unknown field: stream_options", 0, 1 },
    { "custom", 400, "Unknown field: temperature", 0, 0 },
    { "custom", 400, "", 0, 0 },
    { "custom", 500, "stream_options", 0, 0 },
    { "custom", 401, "stream_options", 0, 0 },
    /* It was not sent, so that sending it once more would change nothing. */
    { "custom", 400, "stream_options", 1, 0 },
    { "mistral", 422, "stream_options", 0, 0 },
  };
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MatchupProviderTemplate *template_ =
          matchup_provider_registry_find (registry, table[i].service);
      const MatchupRequestSnapshot snapshot = {
        .template_ = template_,
        .address = "https://h",
        .model_id = "m",
        .params = params,
        .messages = messages,
        .leave_out = table[i].leave_out,
      };
      g_autoptr (MatchupHttpRequest) request =
          matchup_codec_build_request (get_codec (template_), &snapshot, NULL);
      g_autofree char *body = dup_body (request);

      g_assert_cmpint (matchup_codec_find_refused_fields (get_codec (template_),
                                                          &snapshot,
                                                          table[i].status,
                                                          table[i].body,
                                                          strlen (table[i].body)),
                       ==,
                       table[i].expected);
      g_assert_cmpint (matchup_codec_find_refused_fields (get_codec (template_),
                                                          &snapshot,
                                                          table[i].status,
                                                          NULL,
                                                          0),
                       ==,
                       0);
      g_assert_true ((strstr (body, "stream_options") != NULL) ==
                     (table[i].leave_out == 0 && !g_str_equal (table[i].service, "mistral")));
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

/* Services that want their key or more in headers of their own, or list their models elsewhere. */
static void
test_heads_of_others (void)
{
  MatchupProviderTemplate *azure = matchup_provider_registry_find (registry, "azure");
  MatchupProviderTemplate *github = matchup_provider_registry_find (registry, "github");
  MatchupProviderTemplate *siliconflow = matchup_provider_registry_find (registry, "siliconflow");
  const Case azure_case = { "azure", "m", 0, NULL, NAN, 0, 0, NULL };
  const Case github_case = { "github", "m", 0, NULL, NAN, 0, 0, NULL };
  g_autoptr (MatchupHttpRequest) to_azure = build (&azure_case);
  g_autoptr (MatchupHttpRequest) to_github = build (&github_case);
  g_autoptr (MatchupHttpRequest) list =
      matchup_codec_build_models_request (get_codec (github), github, "https://h/inference", "k");
  g_autoptr (MatchupHttpRequest) chat_only =
      matchup_codec_build_models_request (get_codec (siliconflow), siliconflow, "https://h", "k");

  g_assert_cmpstr (matchup_http_request_get_header (to_azure, "api-key"), ==, "sk-secret");
  g_assert_null (matchup_http_request_get_header (to_azure, "Authorization"));
  g_assert_null (
      matchup_codec_build_models_request (get_codec (azure), azure, "https://h/openai/v1", "k"));
  g_assert_cmpstr (matchup_http_request_get_header (to_github, "X-GitHub-Api-Version"),
                   ==,
                   "2022-11-28");
  g_assert_cmpstr (matchup_http_request_get_url (list),
                   ==,
                   "https://models.github.ai/catalog/models");
  g_assert_cmpstr (matchup_http_request_get_url (chat_only), ==, "https://h/models?sub_type=chat");
}

static void
test_models_without_key (void)
{
  MatchupProviderTemplate *custom = matchup_provider_registry_find (registry, "custom");
  g_autoptr (MatchupHttpRequest) request =
      matchup_codec_build_models_request (get_codec (custom), custom, "http://[::1]:1", NULL);

  g_assert_cmpstr (matchup_http_request_get_url (request), ==, "http://[::1]:1/models");
  g_assert_null (matchup_http_request_get_header (request, "authorization"));
  g_assert_true (matchup_openai_models_id_is_chat ("openai-chat", "gpt-4o-mini"));
  g_assert_false (matchup_openai_models_id_is_chat ("openai-chat", "Text-Embedding-3-small"));
  g_assert_false (matchup_openai_models_id_is_chat ("openai-chat", "gpt-5.3-codex"));
  g_assert_true (matchup_openai_models_id_is_chat ("openai-chat", "openai/gpt-5.3-codex"));
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
      "\"image_url\",\"image_url\":{\"url\":\"data:image/"
      "png;base64,iVBORw==\"}},{\"type\":\"text\","
      "\"text\":\"What?\"}]}]}");
  g_assert_null (matchup_http_request_get_header (request, "Authorization"));
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  registry = matchup_provider_registry_new ();
  prices = matchup_price_list_new ();

  g_test_add_func ("/providers/openai-request/bodies", test_bodies);
  g_test_add_func ("/providers/openai-request/thinking", test_thinking);
  g_test_add_func ("/providers/openai-request/refused-fields", test_refused_fields);
  g_test_add_func ("/providers/openai-request/head", test_head);
  g_test_add_func ("/providers/openai-request/heads-of-others", test_heads_of_others);
  g_test_add_func ("/providers/openai-request/models-without-key", test_models_without_key);

  g_test_add_func ("/providers/openai-request/image", test_image);

  result = g_test_run ();
  g_object_unref (prices);
  g_object_unref (registry);
  return result;
}
