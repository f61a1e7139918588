/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-message.h"
#include "matchup-model-ref.h"
#include "matchup-protocols.h"
#include "matchup-service-errors.h"

#include <math.h>
#include <string.h>

static const MatchupCodec *
get_codec (void)
{
  return matchup_protocols_get_codec ("openai-responses");
}

static char *
dup_body (MatchupHttpRequest *request)
{
  GBytes *body = matchup_http_request_get_body (request);

  return g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
}

typedef struct
{
  guint capabilities;
  double temperature;
  int max_tokens;
  MatchupThinking thinking;
  const char *rest; /* of the body, behind the input */
} Case;

#define REASONING MATCHUP_MODEL_CAPABILITIES_REASONING
#define FIXED MATCHUP_MODEL_CAPABILITIES_FIXED_SAMPLING
#define DEFAULT MATCHUP_THINKING_DEFAULT
#define OFF MATCHUP_THINKING_OFF
#define ON MATCHUP_THINKING_ON
#define AUTO MATCHUP_THINKING_AUTO

static const Case cases[] = {
  { 0, NAN, 0, DEFAULT, "" },
  { 0, 2.5, 0, DEFAULT, ",\"temperature\":2" },
  { 0, 0, 300, DEFAULT, ",\"temperature\":0,\"max_output_tokens\":300" },
  { 0, NAN, 5, DEFAULT, ",\"max_output_tokens\":16" },
  /* Models that do not think refuse the field. */
  { 0, NAN, 0, ON, "" },
  { MATCHUP_MODEL_CAPABILITIES_KNOWN, NAN, 0, OFF, "" },
  { REASONING, NAN, 0, DEFAULT, "" },
  { REASONING, NAN, 0, OFF, ",\"reasoning\":{\"effort\":\"none\"}" },
  { REASONING, NAN, 0, ON, ",\"reasoning\":{\"effort\":\"medium\",\"summary\":\"auto\"}" },
  { REASONING, NAN, 0, AUTO, ",\"reasoning\":{\"summary\":\"auto\"}" },
  { REASONING | FIXED, 0.5, 0, OFF, ",\"reasoning\":{\"effort\":\"none\"}" },
};

static void
check_case (const Case *test)
{
  g_autoptr (MatchupParams) params =
      matchup_params_new (NULL, test->temperature, test->max_tokens, test->thinking);
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_object_unref);
  const MatchupRequestSnapshot snapshot = {
    .address = "https://h/v1",
    .model_id = "gpt-5.4",
    .capabilities = test->capabilities,
    .params = params,
    .messages = messages,
  };
  g_autoptr (MatchupHttpRequest) request = NULL;
  g_autofree char *body = NULL;
  g_autofree char *wanted = NULL;

  g_ptr_array_add (messages, matchup_message_new_text (MATCHUP_ROLE_USER, "Hi"));
  request = matchup_codec_build_request (get_codec (), &snapshot, NULL);
  body = dup_body (request);
  wanted = g_strdup_printf ("{\"model\":\"gpt-5.4\",\"stream\":true,\"store\":false,"
                            "\"input\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_text\","
                            "\"text\":\"Hi\"}]}]%s}",
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

/* What the user says is input, what the model said is output; pictures come first. */
static void
test_turns (void)
{
  MatchupMessage *question = matchup_message_new_text (MATCHUP_ROLE_USER, "What?");
  g_autoptr (GBytes) jpeg = g_bytes_new_static ("\xff\xd8\xff", 3);
  g_autoptr (MatchupImagePart) image = matchup_image_part_new (jpeg, "image/jpeg", 1, 1);
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_object_unref);
  const MatchupRequestSnapshot snapshot = {
    .address = "https://h/v1",
    .model_id = "m",
    .params = params,
    .messages = messages,
  };
  g_autoptr (MatchupHttpRequest) request = NULL;
  g_autofree char *body = NULL;

  matchup_message_add_image (question, image);
  add_text (messages, MATCHUP_ROLE_SYSTEM, "Be \"brief\".");
  g_ptr_array_add (messages, question);
  add_text (messages, MATCHUP_ROLE_ASSISTANT, "A cat.");
  add_text (messages, MATCHUP_ROLE_USER, "\n");
  add_text (messages, MATCHUP_ROLE_ASSISTANT, "");
  add_text (messages, MATCHUP_ROLE_USER, "Sure?");
  request = matchup_codec_build_request (get_codec (), &snapshot, NULL);
  body = dup_body (request);
  g_assert_cmpstr (body,
                   ==,
                   "{\"model\":\"m\",\"stream\":true,\"store\":false,"
                   "\"instructions\":\"Be \\\"brief\\\".\",\"input\":["
                   "{\"role\":\"user\",\"content\":[{\"type\":\"input_image\",\"image_url\":"
                   "\"data:image/jpeg;base64,/9j/\",\"detail\":\"auto\"},{\"type\":\"input_text\","
                   "\"text\":\"What?\"}]},"
                   "{\"role\":\"assistant\",\"content\":[{\"type\":\"output_text\",\"text\":"
                   "\"A cat.\"}]},"
                   "{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":"
                   "\"Sure?\"}]}]}");
}

static void
assert_header (MatchupHttpRequest *request, const char *name, const char *wanted)
{
  g_assert_cmpstr (matchup_http_request_get_header (request, name), ==, wanted);
}

static void
test_head (void)
{
  MatchupProviderTemplateFields fields = {
    .id = "relay",
    .name = "Relay",
    .protocol = "openai-responses",
    .address = "",
    .quirks = { .auth = "api-key", .extra_body = "{\"truncation\":\"auto\"}" },
  };
  g_autoptr (MatchupProviderTemplate) template_ = matchup_provider_template_new (&fields);
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();
  MatchupRequestSnapshot snapshot = {
    .address = "https://api.openai.com/v1",
    .model_id = "m",
    .params = params,
    .messages = messages,
  };
  g_autoptr (MatchupHttpRequest) request =
      matchup_codec_build_request (get_codec (), &snapshot, "sk-secret");
  g_autoptr (MatchupHttpRequest) other = NULL;
  g_autofree char *body = dup_body (request);
  g_autofree char *other_body = NULL;

  g_assert_cmpstr (matchup_http_request_get_method (request), ==, "POST");
  g_assert_cmpstr (matchup_http_request_get_url (request),
                   ==,
                   "https://api.openai.com/v1/responses");
  assert_header (request, "authorization", "Bearer sk-secret");
  assert_header (request, "accept", "text/event-stream");
  assert_header (request, "content-type", "application/json");
  g_assert_null (strstr (body, "secret"));

  snapshot.template_ = template_;
  other = matchup_codec_build_request (get_codec (), &snapshot, "k");
  other_body = dup_body (other);
  assert_header (other, "api-key", "k");
  assert_header (other, "authorization", NULL);
  g_assert_cmpstr (other_body,
                   ==,
                   "{\"model\":\"m\",\"stream\":true,\"store\":false,\"input\":[],"
                   "\"truncation\":\"auto\"}");
}

static void
test_models (void)
{
  const char *list = "{\"object\":\"list\",\"data\":[{\"id\":\"gpt-5.4\",\"object\":\"model\"}]}";
  g_autoptr (MatchupHttpRequest) request =
      matchup_codec_build_models_request (get_codec (), NULL, "https://h/v1", NULL);
  MatchupErrorInfo *error = NULL;
  g_autoptr (GPtrArray) models =
      matchup_codec_parse_models (get_codec (), "p", list, strlen (list), &error);

  g_assert_cmpstr (matchup_http_request_get_url (request), ==, "https://h/v1/models");
  assert_header (request, "authorization", NULL);
  g_assert_null (error);
  g_assert_cmpuint (models->len, ==, 1);
  g_assert_cmpstr (matchup_model_ref_get_model_id (g_ptr_array_index (models, 0)), ==, "gpt-5.4");
}

/* The codes that the format's description lists for failed answers. */
static void
test_error_codes (void)
{
  static const struct
  {
    const char *code;
    MatchupErrorKind kind;
    MatchupErrorReason reason;
  } table[] = {
    { "server_error", MATCHUP_ERROR_KIND_SERVER, MATCHUP_ERROR_REASON_NONE },
    { "rate_limit_exceeded", MATCHUP_ERROR_KIND_RATE_LIMIT, MATCHUP_ERROR_REASON_NONE },
    { "invalid_prompt", MATCHUP_ERROR_KIND_CONTENT_FILTER, MATCHUP_ERROR_REASON_NONE },
    { "image_content_policy_violation",
      MATCHUP_ERROR_KIND_CONTENT_FILTER,
      MATCHUP_ERROR_REASON_NONE },
    { "invalid_image", MATCHUP_ERROR_KIND_INVALID_REQUEST, MATCHUP_ERROR_REASON_IMAGE },
    { "invalid_image_format", MATCHUP_ERROR_KIND_INVALID_REQUEST, MATCHUP_ERROR_REASON_IMAGE },
    { "invalid_base64_image", MATCHUP_ERROR_KIND_INVALID_REQUEST, MATCHUP_ERROR_REASON_IMAGE },
    { "image_too_large", MATCHUP_ERROR_KIND_INVALID_REQUEST, MATCHUP_ERROR_REASON_IMAGE },
    { "image_parse_error", MATCHUP_ERROR_KIND_INVALID_REQUEST, MATCHUP_ERROR_REASON_IMAGE },
    { "unsupported_image_media_type",
      MATCHUP_ERROR_KIND_INVALID_REQUEST,
      MATCHUP_ERROR_REASON_IMAGE },
    { "empty_image_file", MATCHUP_ERROR_KIND_INVALID_REQUEST, MATCHUP_ERROR_REASON_IMAGE },
    { "failed_to_download_image", MATCHUP_ERROR_KIND_INVALID_REQUEST, MATCHUP_ERROR_REASON_IMAGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *body =
          g_strdup_printf ("{\"error\":{\"code\":\"%s\",\"message\":\"No.\"}}", table[i].code);
      g_autoptr (MatchupErrorInfo) error =
          matchup_service_errors_from_body (200, NULL, NULL, body, strlen (body));

      g_test_message ("%s", table[i].code);
      g_assert_cmpint (matchup_error_info_get_kind (error), ==, table[i].kind);
      g_assert_cmpint (matchup_error_info_get_reason (error), ==, table[i].reason);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/providers/openai-responses-request/params", test_params);
  g_test_add_func ("/providers/openai-responses-request/turns", test_turns);
  g_test_add_func ("/providers/openai-responses-request/head", test_head);
  g_test_add_func ("/providers/openai-responses-request/models", test_models);
  g_test_add_func ("/providers/openai-responses-request/error-codes", test_error_codes);

  return g_test_run ();
}
