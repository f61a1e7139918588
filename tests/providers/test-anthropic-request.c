/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-anthropic-traits.h"
#include "matchup-message.h"
#include "matchup-model-ref.h"
#include "matchup-protocols.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#define NONE MATCHUP_ANTHROPIC_THINKING_NONE
#define BUDGET MATCHUP_ANTHROPIC_THINKING_BUDGET
#define ADAPTIVE MATCHUP_ANTHROPIC_THINKING_ADAPTIVE

static void
test_traits (void)
{
  static const struct
  {
    const char *model_id;
    MatchupAnthropicTraits traits;
  } table[] = {
    { "claude-instant-1.2", { NONE, FALSE, NULL, TRUE } },
    { "claude-2.1", { NONE, FALSE, NULL, TRUE } },
    { "claude-3-opus-20240229", { NONE, FALSE, NULL, TRUE } },
    { "claude-3-5-haiku-latest", { NONE, FALSE, NULL, TRUE } },
    { "claude-3-5-sonnet-v2@20241022", { NONE, FALSE, NULL, TRUE } },
    { "claude-3-7-sonnet-20250219", { BUDGET, FALSE, NULL, TRUE } },
    { "us.anthropic.claude-3-7-sonnet-20250219-v1:0", { BUDGET, FALSE, NULL, TRUE } },
    { "claude-sonnet-4-20250514", { BUDGET, FALSE, NULL, TRUE } },
    { "claude-opus-4", { BUDGET, FALSE, NULL, TRUE } },
    { "claude-haiku-4-5-20251001", { BUDGET, FALSE, NULL, TRUE } },
    { "Anthropic/Claude-Opus-4.5", { BUDGET, FALSE, NULL, TRUE } },
    { "claude-sonnet-4-6", { ADAPTIVE, FALSE, NULL, TRUE } },
    { "anthropic.claude-opus-4-6-v1", { ADAPTIVE, FALSE, NULL, TRUE } },
    { "claude-opus-4-7", { ADAPTIVE, FALSE, NULL, FALSE } },
    { "anthropic/claude-4.8-opus", { ADAPTIVE, FALSE, NULL, FALSE } },
    { "claude-opus-4-10", { ADAPTIVE, FALSE, NULL, FALSE } },
    { "claude-sonnet-5", { ADAPTIVE, TRUE, "disabled", FALSE } },
    { "claude-opus-5", { ADAPTIVE, TRUE, "disabled", FALSE } },
    { "claude-opus-5-20260724", { ADAPTIVE, TRUE, "disabled", FALSE } },
    { "claude-haiku-5-5", { ADAPTIVE, TRUE, "disabled", FALSE } },
    { "claude-sonnet-5-5", { ADAPTIVE, TRUE, "between_tools", FALSE } },
    { "claude-opus-5-5", { ADAPTIVE, TRUE, NULL, FALSE } },
    { "claude-fable-5-1", { ADAPTIVE, TRUE, NULL, FALSE } },
    { "claude-mythos-preview", { ADAPTIVE, TRUE, NULL, FALSE } },
    { "claude", { ADAPTIVE, TRUE, NULL, FALSE } },
    { "kimi-k2.6", { BUDGET, FALSE, "disabled", TRUE } },
    { "", { BUDGET, FALSE, "disabled", TRUE } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MatchupAnthropicTraits traits = matchup_anthropic_traits_of_model (table[i].model_id);

      g_test_message ("%s", table[i].model_id);
      g_assert_cmpint (traits.thinking, ==, table[i].traits.thinking);
      g_assert_cmpint (traits.thinks_unasked, ==, table[i].traits.thinks_unasked);
      g_assert_cmpstr (traits.off, ==, table[i].traits.off);
      g_assert_cmpint (traits.free_sampling, ==, table[i].traits.free_sampling);
    }
}

static const MatchupCodec *
get_codec (void)
{
  return matchup_protocols_get_codec ("anthropic");
}

static char *
dup_body (MatchupHttpRequest *request)
{
  GBytes *body = matchup_http_request_get_body (request);

  return g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
}

typedef struct
{
  const char *model;
  guint capabilities;
  gint64 max_output;
  double temperature;
  int max_tokens;
  MatchupThinking thinking;
  const char *rest; /* of the body, behind the messages */
} Case;

#define KNOWN MATCHUP_MODEL_CAPABILITIES_KNOWN
#define REASONING (KNOWN | MATCHUP_MODEL_CAPABILITIES_REASONING)
#define FIXED MATCHUP_MODEL_CAPABILITIES_FIXED_SAMPLING
#define DEFAULT MATCHUP_THINKING_DEFAULT
#define OFF MATCHUP_THINKING_OFF
#define ON MATCHUP_THINKING_ON
#define AUTO MATCHUP_THINKING_AUTO

#define THINK(budget) ",\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":" #budget "}"
#define ADAPT ",\"thinking\":{\"type\":\"adaptive\",\"display\":\"summarized\"}"
#define TYPE(type) ",\"thinking\":{\"type\":\"" type "\"}"

static const Case cases[] = {
  /* The limit: each request has one. */
  { "claude-opus-4-5", 0, 0, NAN, 0, DEFAULT, "\"max_tokens\":4096" },
  { "claude-opus-4-5", 0, 64000, NAN, 0, DEFAULT, "\"max_tokens\":64000" },
  { "claude-opus-4-5", 0, 64000, NAN, 100, DEFAULT, "\"max_tokens\":100" },
  { "claude-opus-4-5", 0, 64000, NAN, 99999, DEFAULT, "\"max_tokens\":64000" },
  { "claude-opus-4-5", 0, 0, NAN, 99999, DEFAULT, "\"max_tokens\":99999" },
  /* Thinking with a budget, which leaves room for the answer. */
  { "claude-opus-4-5", 0, 64000, NAN, 0, ON, "\"max_tokens\":64000" THINK (16384) },
  { "claude-opus-4-5", 0, 0, NAN, 0, ON, "\"max_tokens\":4096" THINK (2048) },
  { "claude-opus-4-5", 0, 0, NAN, 1025, ON, "\"max_tokens\":1025" THINK (1024) },
  { "claude-opus-4-5", 0, 0, 0.5, 1024, ON, "\"max_tokens\":1024,\"temperature\":0.5" },
  { "claude-opus-4-5", 0, 0, NAN, 9, OFF, "\"max_tokens\":9" },
  { "claude-opus-4-5", 0, 0, NAN, 9, AUTO, "\"max_tokens\":9" },
  { "kimi-k2.6", 0, 0, 0.5, 9, OFF, "\"max_tokens\":9" TYPE ("disabled") ",\"temperature\":0.5" },
  { "kimi-k2.6", 0, 0, 0.5, 2048, ON, "\"max_tokens\":2048" THINK (1024) },
  /* Thinking of which the model decides how much. */
  { "claude-sonnet-4-6", REASONING, 0, NAN, 9, DEFAULT, "\"max_tokens\":9" },
  { "claude-sonnet-4-6", REASONING, 0, NAN, 9, OFF, "\"max_tokens\":9" },
  { "claude-sonnet-4-6", REASONING, 0, NAN, 9, ON, "\"max_tokens\":9" ADAPT },
  { "claude-sonnet-4-6", REASONING, 0, NAN, 9, AUTO, "\"max_tokens\":9" ADAPT },
  /* Those that think unasked. */
  { "claude-sonnet-5", REASONING, 0, NAN, 9, DEFAULT, "\"max_tokens\":9" ADAPT },
  { "claude-sonnet-5", 0, 0, NAN, 9, OFF, "\"max_tokens\":9" TYPE ("disabled") },
  { "claude-sonnet-5-5", 0, 0, NAN, 9, OFF, "\"max_tokens\":9" TYPE ("between_tools") },
  { "claude-opus-5-5",
    0,
    0,
    NAN,
    9,
    OFF,
    "\"max_tokens\":9,\"output_config\":{\"effort\":\"low\"}" ADAPT },
  /* Those that do not think. */
  { "claude-3-5-haiku-latest", 0, 0, 0.5, 9, ON, "\"max_tokens\":9,\"temperature\":0.5" },
  { "claude-3-5-haiku-latest", 0, 0, NAN, 9, OFF, "\"max_tokens\":9" },
  { "claude-opus-4-5", KNOWN, 0, 0.5, 9999, ON, "\"max_tokens\":9999,\"temperature\":0.5" },
  /* The temperature: up to 1, never together with thinking, never for those that refuse it. */
  { "claude-opus-4-5", 0, 0, 1.5, 9, DEFAULT, "\"max_tokens\":9,\"temperature\":1" },
  { "claude-opus-4-5", 0, 0, 0, 9, OFF, "\"max_tokens\":9,\"temperature\":0" },
  { "claude-opus-4-5", 0, 0, 0.5, 2048, ON, "\"max_tokens\":2048" THINK (1024) },
  { "claude-opus-4-5", FIXED, 0, 0.5, 9, DEFAULT, "\"max_tokens\":9" },
  { "claude-sonnet-4-6", 0, 0, 0.5, 9, DEFAULT, "\"max_tokens\":9,\"temperature\":0.5" },
  { "claude-sonnet-4-6", 0, 0, 0.5, 9, ON, "\"max_tokens\":9" ADAPT },
  { "claude-opus-4-8", 0, 0, 0.5, 9, DEFAULT, "\"max_tokens\":9" },
  { "claude-sonnet-5", 0, 0, 0.5, 9, OFF, "\"max_tokens\":9" TYPE ("disabled") },
};

static void
check_case (const Case *test)
{
  g_autoptr (MatchupParams) params =
      matchup_params_new (NULL, test->temperature, test->max_tokens, test->thinking);
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_object_unref);
  const MatchupRequestSnapshot snapshot = {
    .address = "https://h",
    .model_id = test->model,
    .capabilities = test->capabilities,
    .max_output = test->max_output,
    .params = params,
    .messages = messages,
  };
  g_autoptr (MatchupHttpRequest) request = NULL;
  g_autofree char *body = NULL;
  g_autofree char *wanted = NULL;

  g_ptr_array_add (messages, matchup_message_new_text (MATCHUP_ROLE_USER, "Hi"));
  request = matchup_codec_build_request (get_codec (), &snapshot, NULL);
  body = dup_body (request);
  wanted = g_strdup_printf ("{\"model\":\"%s\",\"stream\":true,\"messages\":[{\"role\":\"user\","
                            "\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}]}],%s}",
                            test->model,
                            test->rest);
  g_assert_cmpstr (body, ==, wanted);
}

static void
test_params (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (&cases[i]);
}

static void
add_text (GPtrArray *messages, MatchupRole role, const char *text)
{
  g_ptr_array_add (messages, matchup_message_new_text (role, text));
}

static void
add_picture (GPtrArray *messages, const char *text)
{
  MatchupMessage *message = matchup_message_new_text (MATCHUP_ROLE_USER, text);
  g_autoptr (GBytes) png = g_bytes_new_static ("\x89PNG", 4);
  g_autoptr (MatchupImagePart) image = matchup_image_part_new (png, "image/png", 1, 1);

  matchup_message_add_image (message, image);
  g_ptr_array_add (messages, message);
}

/* The user begins, turns of one side are merged, empty ones are left out, pictures come first. */
static void
test_turns (void)
{
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_object_unref);
  const MatchupRequestSnapshot snapshot = {
    .address = "https://h",
    .model_id = "m",
    .params = params,
    .messages = messages,
  };
  g_autoptr (MatchupHttpRequest) request = NULL;
  g_autofree char *body = NULL;

  add_text (messages, MATCHUP_ROLE_SYSTEM, "Be \"brief\".");
  add_text (messages, MATCHUP_ROLE_SYSTEM, " ");
  add_text (messages, MATCHUP_ROLE_SYSTEM, "Be kind.");
  add_text (messages, MATCHUP_ROLE_ASSISTANT, "Nobody asked.");
  add_text (messages, MATCHUP_ROLE_USER, " \n\xe3\x80\x80");
  add_text (messages, MATCHUP_ROLE_USER, "A");
  add_picture (messages, "B");
  add_text (messages, MATCHUP_ROLE_ASSISTANT, "C");
  add_text (messages, MATCHUP_ROLE_USER, "");
  add_text (messages, MATCHUP_ROLE_ASSISTANT, "D");
  add_picture (messages, "");
  request = matchup_codec_build_request (get_codec (), &snapshot, NULL);
  body = dup_body (request);
#define PICTURE                                                                                \
  "{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":" \
  "\"iVBORw==\"}}"
  g_assert_cmpstr (body,
                   ==,
                   "{\"model\":\"m\",\"stream\":true,"
                   "\"system\":\"Be \\\"brief\\\".\\n\\nBe kind.\",\"messages\":["
                   "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"A\"}," PICTURE
                   ",{\"type\":\"text\",\"text\":\"B\"}]},"
                   "{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"C\"},"
                   "{\"type\":\"text\",\"text\":\"D\"}]},"
                   "{\"role\":\"user\",\"content\":[" PICTURE "]}],\"max_tokens\":4096}");
}

static void
assert_header (MatchupHttpRequest *request, const char *name, const char *wanted)
{
  g_assert_cmpstr (matchup_http_request_get_header (request, name), ==, wanted);
}

static void
test_head (void)
{
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();
  MatchupRequestSnapshot snapshot = {
    .address = "https://api.anthropic.com",
    .model_id = "m",
    .params = params,
    .messages = messages,
  };
  g_autoptr (MatchupHttpRequest) request =
      matchup_codec_build_request (get_codec (), &snapshot, "sk-ant-secret");
  g_autoptr (MatchupHttpRequest) versioned = NULL;
  g_autofree char *body = dup_body (request);

  g_assert_cmpstr (matchup_http_request_get_method (request), ==, "POST");
  g_assert_cmpstr (matchup_http_request_get_url (request),
                   ==,
                   "https://api.anthropic.com/v1/messages");
  assert_header (request, "x-api-key", "sk-ant-secret");
  assert_header (request, "authorization", NULL);
  assert_header (request, "anthropic-version", "2023-06-01");
  assert_header (request, "accept", "text/event-stream");
  assert_header (request, "content-type", "application/json");
  g_assert_null (strstr (body, "secret"));

  snapshot.address = "https://h/anthropic/v1";
  versioned = matchup_codec_build_request (get_codec (), &snapshot, NULL);
  g_assert_cmpstr (matchup_http_request_get_url (versioned), ==, "https://h/anthropic/v1/messages");
  assert_header (versioned, "x-api-key", NULL);
}

/* In what a service departs from the format. */
static void
test_quirks (void)
{
  const char *const headers[] = { "X-Title: Matchup", NULL };
  MatchupProviderTemplateFields fields = {
    .id = "relay",
    .name = "Relay",
    .protocol = "anthropic",
    .address = "",
    .quirks = { .auth = "api-key",
                .headers = headers,
                .models_path = "",
                .extra_body = "{\"service_tier\":\"standard_only\"}",
                .temperature_max = 0.25 },
  };
  g_autoptr (MatchupProviderTemplate) template_ = matchup_provider_template_new (&fields);
  g_autoptr (MatchupParams) params = matchup_params_new (NULL, 1, 0, DEFAULT);
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();
  const MatchupRequestSnapshot snapshot = {
    .template_ = template_,
    .address = "https://h",
    .model_id = "m",
    .params = params,
    .messages = messages,
  };
  g_autoptr (MatchupHttpRequest) request =
      matchup_codec_build_request (get_codec (), &snapshot, "k");
  g_autofree char *body = dup_body (request);

  assert_header (request, "api-key", "k");
  assert_header (request, "x-api-key", NULL);
  assert_header (request, "x-title", "Matchup");
  g_assert_cmpstr (body,
                   ==,
                   "{\"model\":\"m\",\"stream\":true,\"messages\":[],\"max_tokens\":4096,"
                   "\"temperature\":0.25,\"service_tier\":\"standard_only\"}");
  g_assert_null (matchup_codec_build_models_request (get_codec (), template_, "https://h", "k"));
}

static void
test_models_request (void)
{
  g_autoptr (MatchupHttpRequest) request =
      matchup_codec_build_models_request (get_codec (), NULL, "https://h", "k");
  g_autoptr (MatchupHttpRequest) versioned =
      matchup_codec_build_models_request (get_codec (), NULL, "https://h/v1", NULL);

  g_assert_cmpstr (matchup_http_request_get_method (request), ==, "GET");
  g_assert_cmpstr (matchup_http_request_get_url (request), ==, "https://h/v1/models?limit=1000");
  g_assert_cmpstr (matchup_http_request_get_url (versioned), ==, "https://h/v1/models?limit=1000");
  assert_header (request, "x-api-key", "k");
  assert_header (request, "anthropic-version", "2023-06-01");
  assert_header (versioned, "x-api-key", NULL);
}

static GPtrArray *
parse_models (const char *body, MatchupErrorInfo **out_error)
{
  return matchup_codec_parse_models (get_codec (), "p", body, strlen (body), out_error);
}

static void
assert_model (GPtrArray *models, guint i, const char *name, guint capabilities, gint64 max_output)
{
  MatchupModelRef *model = g_ptr_array_index (models, i);

  g_assert_cmpstr (matchup_model_ref_get_name (model), ==, name);
  g_assert_cmpuint (matchup_model_ref_get_capabilities (model), ==, capabilities);
  g_assert_cmpint (matchup_model_ref_get_max_output (model), ==, max_output);
}

static void
test_models (void)
{
  MatchupErrorInfo *error = NULL;
  g_autoptr (GPtrArray) models = parse_models (
      "{\"data\":[{\"type\":\"model\",\"id\":\"claude-sonnet-5\",\"display_name\":\"Claude Sonnet "
      "5\",\"max_input_tokens\":1000000,\"max_tokens\":128000,\"capabilities\":{\"image_input\":"
      "{\"supported\":true},\"thinking\":{\"supported\":true}}},{\"id\":\"claude-haiku-4-5\","
      "\"max_tokens\":null,\"capabilities\":{\"image_input\":{\"supported\":false},\"thinking\":"
      "\"?\"}},{\"id\":\"claude-2\"},{\"id\":\"\"},{\"id\":7},null],\"has_more\":false}",
      &error);

  g_assert_null (error);
  g_assert_cmpuint (models->len, ==, 3);
  assert_model (models,
                0,
                "Claude Sonnet 5",
                REASONING | MATCHUP_MODEL_CAPABILITIES_VISION | MATCHUP_MODEL_CAPABILITIES_TOOLS |
                    FIXED,
                128000);
  g_assert_cmpint (matchup_model_ref_get_context_window (g_ptr_array_index (models, 0)),
                   ==,
                   1000000);
  assert_model (models, 1, "claude-haiku-4-5", KNOWN | MATCHUP_MODEL_CAPABILITIES_TOOLS, 0);
  assert_model (models, 2, "claude-2", MATCHUP_MODEL_CAPABILITIES_NONE, 0);
}

static void
test_no_models (void)
{
  g_autoptr (MatchupErrorInfo) told = NULL;
  g_autoptr (MatchupErrorInfo) page = NULL;
  g_autoptr (MatchupErrorInfo) junk = NULL;

  g_assert_null (parse_models ("{\"type\":\"error\",\"error\":{\"type\":\"permission_error\","
                               "\"message\":\"No.\"}}",
                               &told));
  g_assert_cmpint (matchup_error_info_get_kind (told), ==, MATCHUP_ERROR_KIND_PERMISSION);
  g_assert_null (parse_models (" <html>", &page));
  g_assert_cmpint (matchup_error_info_get_reason (page), ==, MATCHUP_ERROR_REASON_WEB_PAGE);
  g_assert_null (parse_models ("", &junk));
  g_assert_cmpint (matchup_error_info_get_kind (junk), ==, MATCHUP_ERROR_KIND_BAD_RESPONSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/providers/anthropic-request/traits", test_traits);
  g_test_add_func ("/providers/anthropic-request/params", test_params);
  g_test_add_func ("/providers/anthropic-request/turns", test_turns);
  g_test_add_func ("/providers/anthropic-request/head", test_head);
  g_test_add_func ("/providers/anthropic-request/quirks", test_quirks);
  g_test_add_func ("/providers/anthropic-request/models-request", test_models_request);
  g_test_add_func ("/providers/anthropic-request/models", test_models);
  g_test_add_func ("/providers/anthropic-request/no-models", test_no_models);

  return g_test_run ();
}
