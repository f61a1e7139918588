/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "request-builder.h"

#include "matchup-model-ref.h"

#define KNOWN MATCHUP_MODEL_CAPABILITIES_KNOWN
#define THINKS (KNOWN | MATCHUP_MODEL_CAPABILITIES_REASONING)
#define HI(model)                                                                               \
  "{\"model\":\"" model "\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Hi " \
  "\\\"you\\\"\"}]"

static const RequestCase cases[] = {
  { "qwen3:8b", 0, NAN, 0, 0, HI ("qwen3:8b") "}" },
  { "qwen3:8b", THINKS, NAN, 0, MATCHUP_THINKING_ON, HI ("qwen3:8b") ",\"think\":true}" },
  { "qwen3:8b", THINKS, NAN, 0, MATCHUP_THINKING_OFF, HI ("qwen3:8b") ",\"think\":false}" },
  { "qwen3:8b", THINKS, NAN, 0, MATCHUP_THINKING_AUTO, HI ("qwen3:8b") "}" },
  { "gpt-oss:20b",
    THINKS,
    NAN,
    0,
    MATCHUP_THINKING_ON,
    HI ("gpt-oss:20b") ",\"think\":\"medium\"}" },
  { "gpt-oss:20b", THINKS, NAN, 0, MATCHUP_THINKING_OFF, HI ("gpt-oss:20b") ",\"think\":\"low\"}" },
  /* A model that cannot think, or of which nothing is known, refuses the field. */
  { "gemma3:4b", KNOWN, NAN, 0, MATCHUP_THINKING_ON, HI ("gemma3:4b") "}" },
  { "gemma3:4b", 0, NAN, 0, MATCHUP_THINKING_OFF, HI ("gemma3:4b") "}" },
  { "m", 0, 0.5, 100, 0, HI ("m") ",\"options\":{\"temperature\":0.5,\"num_predict\":100}}" },
  { "m", 0, 0, 0, 0, HI ("m") ",\"options\":{\"temperature\":0}}" },
  { "m", 0, 0.7, 0, 0, HI ("m") ",\"options\":{\"temperature\":0.7}}" },
  { "m", 0, NAN, 9, 0, HI ("m") ",\"options\":{\"num_predict\":9}}" },
};

static void
test_bodies (void)
{
  g_autoptr (GPtrArray) messages = request_builder_new_question ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MatchupHttpRequest) request =
          request_builder_build ("ollama", NULL, NULL, &cases[i], messages);
      g_autofree char *body = request_builder_dup_body (request);

      g_assert_cmpstr (body, ==, cases[i].wanted);
    }
}

/* Pictures are plain base64 beside the text. */
static void
test_conversation (void)
{
  g_autoptr (GPtrArray) messages = request_builder_new_conversation ();
  const RequestCase test = { "m", 0, NAN, 0, 0, NULL };
  g_autoptr (MatchupHttpRequest) request =
      request_builder_build ("ollama", NULL, NULL, &test, messages);
  g_autofree char *body = request_builder_dup_body (request);

  g_assert_cmpstr (body,
                   ==,
                   "{\"model\":\"m\",\"stream\":true,\"messages\":["
                   "{\"role\":\"system\",\"content\":\"Be brief.\"},"
                   "{\"role\":\"user\",\"content\":\"What?\",\"images\":[\"iVBORw==\"]},"
                   "{\"role\":\"assistant\",\"content\":\"A cat.\"},"
                   "{\"role\":\"user\",\"content\":\"你好?\"}]}");
}

static void
test_head (void)
{
  g_autoptr (GPtrArray) messages = request_builder_new_question ();
  g_autoptr (MatchupHttpRequest) request =
      request_builder_build ("ollama", NULL, NULL, &cases[0], messages);
  g_autoptr (MatchupHttpRequest) with_key =
      request_builder_build ("ollama", "https://ollama.com", "secret", &cases[0], messages);

  g_assert_cmpstr (matchup_http_request_get_method (request), ==, "POST");
  g_assert_null (matchup_http_request_get_header (request, "authorization"));
  g_assert_cmpstr (matchup_http_request_get_header (request, "accept"), ==, "application/x-ndjson");
  g_assert_cmpstr (matchup_http_request_get_header (request, "content-type"),
                   ==,
                   "application/json");
  g_assert_cmpstr (matchup_http_request_get_header (with_key, "authorization"),
                   ==,
                   "Bearer secret");
}

/* The address of the server, of its OpenAI format and of its own format all lead to the same. */
static void
test_addresses (void)
{
  const char *table[][3] = {
    { NULL, "http://localhost:11434/api/chat", "http://localhost:11434/api/tags" },
    { "http://h:11434", "http://h:11434/api/chat", "http://h:11434/api/tags" },
    { "http://h:11434/v1", "http://h:11434/api/chat", "http://h:11434/api/tags" },
    { "http://h:11434/api", "http://h:11434/api/chat", "http://h:11434/api/tags" },
    { "https://h/ollama/v1", "https://h/ollama/api/chat", "https://h/ollama/api/tags" },
    { "https://h/my-api", "https://h/my-api/api/chat", "https://h/my-api/api/tags" },
  };
  g_autoptr (GPtrArray) messages = request_builder_new_question ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (MatchupHttpRequest) request =
          request_builder_build ("ollama", table[i][0], NULL, &cases[0], messages);
      g_autofree char *models_url = request_builder_dup_models_url ("ollama", table[i][0], NULL);

      g_assert_cmpstr (matchup_http_request_get_url (request), ==, table[i][1]);
      g_assert_cmpstr (models_url, ==, table[i][2]);
    }
}

static void
test_models (void)
{
  g_autoptr (GPtrArray) models = request_builder_parse_models (
      "ollama",
      "{\"models\":[{\"name\":\"x\",\"model\":\"qwen3-vl:8b\",\"details\":{\"parameter_size\":"
      "\"8.8B\"},\"capabilities\":[\"completion\",\"vision\",\"tools\",\"thinking\"]},"
      "{\"model\":\"gemma3:4b\",\"capabilities\":[\"completion\"]},"
      "{\"name\":\"old:latest\",\"details\":{\"parameter_size\":\"\"}},"
      "{\"model\":\"bge-m3\",\"capabilities\":[\"embedding\"]}]}");
  MatchupModelRef *first;
  MatchupModelRef *last;

  g_assert_cmpuint (models->len, ==, 3);
  first = g_ptr_array_index (models, 0);
  last = g_ptr_array_index (models, 2);
  g_assert_cmpstr (matchup_model_ref_get_model_id (first), ==, "qwen3-vl:8b");
  g_assert_cmpstr (matchup_model_ref_get_name (first), ==, "qwen3-vl:8b (8.8B)");
  g_assert_cmpint (matchup_model_ref_get_capabilities (first),
                   ==,
                   THINKS | MATCHUP_MODEL_CAPABILITIES_VISION | MATCHUP_MODEL_CAPABILITIES_TOOLS);
  g_assert_cmpint (matchup_model_ref_get_capabilities (g_ptr_array_index (models, 1)), ==, KNOWN);
  g_assert_cmpstr (matchup_model_ref_get_model_id (last), ==, "old:latest");
  g_assert_cmpstr (matchup_model_ref_get_name (last), ==, "old:latest");
  g_assert_cmpint (matchup_model_ref_get_capabilities (last), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/providers/ollama-request/bodies", test_bodies);
  g_test_add_func ("/providers/ollama-request/conversation", test_conversation);
  g_test_add_func ("/providers/ollama-request/head", test_head);
  g_test_add_func ("/providers/ollama-request/addresses", test_addresses);
  g_test_add_func ("/providers/ollama-request/models", test_models);

  return g_test_run ();
}
