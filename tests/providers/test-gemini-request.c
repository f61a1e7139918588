/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "request-builder.h"

#include "matchup-model-ref.h"

#include <string.h>

#define KEY "AIza-secret"
#define KNOWN MATCHUP_MODEL_CAPABILITIES_KNOWN
#define THINKS (KNOWN | MATCHUP_MODEL_CAPABILITIES_REASONING)
#define HI "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hi \\\"you\\\"\"}]}],"
#define CONFIG(members) HI "\"generationConfig\":{" members "}}"
#define THINKING(members) CONFIG ("\"thinkingConfig\":{" members "}")
#define SHOWN "\"includeThoughts\":true"
#define HIDDEN "\"includeThoughts\":false"

static const RequestCase cases[] = {
  { "gemini-2.0-flash", 0, NAN, 0, 0, CONFIG ("") },
  { "gemini-2.0-flash",
    0,
    1.5,
    100,
    MATCHUP_THINKING_ON,
    CONFIG ("\"temperature\":1.5,\"maxOutputTokens\":100") },
  { "gemini-2.5-flash", 0, NAN, 0, 0, THINKING (SHOWN) },
  { "gemini-2.5-flash",
    THINKS,
    NAN,
    0,
    MATCHUP_THINKING_ON,
    THINKING (SHOWN ",\"thinkingBudget\":-1") },
  { "gemini-2.5-flash",
    THINKS,
    NAN,
    0,
    MATCHUP_THINKING_AUTO,
    THINKING (SHOWN ",\"thinkingBudget\":-1") },
  { "gemini-2.5-flash",
    THINKS,
    NAN,
    0,
    MATCHUP_THINKING_OFF,
    THINKING (HIDDEN ",\"thinkingBudget\":0") },
  { "models/gemini-2.5-pro",
    0,
    NAN,
    0,
    MATCHUP_THINKING_OFF,
    THINKING (HIDDEN ",\"thinkingBudget\":128") },
  { "gemini-3.8-flash", THINKS, NAN, 0, 0, THINKING (SHOWN) },
  { "gemini-3-flash-preview", 0, NAN, 0, MATCHUP_THINKING_AUTO, THINKING (SHOWN) },
  { "gemini-3.8-flash",
    THINKS,
    NAN,
    0,
    MATCHUP_THINKING_ON,
    THINKING (SHOWN ",\"thinkingLevel\":\"HIGH\"") },
  { "gemini-3.8-flash",
    THINKS,
    NAN,
    0,
    MATCHUP_THINKING_OFF,
    THINKING (HIDDEN ",\"thinkingLevel\":\"MINIMAL\"") },
  { "gemini-3.1-pro-preview",
    0,
    NAN,
    0,
    MATCHUP_THINKING_OFF,
    THINKING (HIDDEN ",\"thinkingLevel\":\"LOW\"") },
  /* What is known counts more than the name. */
  { "gemini-3.8-flash", KNOWN, NAN, 0, MATCHUP_THINKING_ON, CONFIG ("") },
  { "gemini-flash-latest", 0, NAN, 0, MATCHUP_THINKING_ON, CONFIG ("") },
  { "gemini-flash-latest", THINKS, NAN, 0, MATCHUP_THINKING_ON, THINKING (SHOWN) },
  { "gemini-2.5-flash-image", 0, NAN, 0, MATCHUP_THINKING_ON, CONFIG ("") },
  { "gemini-2.5-pro-preview-tts", 0, NAN, 0, 0, CONFIG ("") },
  { "gemma-3-27b-it", 0, NAN, 0, MATCHUP_THINKING_ON, CONFIG ("") },
};

static void
test_bodies (void)
{
  g_autoptr (GPtrArray) messages = request_builder_new_question ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MatchupHttpRequest) request =
          request_builder_build ("gemini", NULL, KEY, &cases[i], messages);
      g_autofree char *body = request_builder_dup_body (request);

      g_assert_cmpstr (body, ==, cases[i].wanted);
    }
}

/* Instructions stand apart; pictures before the text. */
static void
test_conversation (void)
{
  g_autoptr (GPtrArray) messages = request_builder_new_conversation ();
  const RequestCase test = { "gemini-2.0-flash", 0, NAN, 0, 0, NULL };
  g_autoptr (MatchupHttpRequest) request =
      request_builder_build ("gemini", NULL, KEY, &test, messages);
  g_autofree char *body = request_builder_dup_body (request);

  g_assert_cmpstr (body,
                   ==,
                   "{\"systemInstruction\":{\"parts\":[{\"text\":\"Be brief.\"}]},\"contents\":["
                   "{\"role\":\"user\",\"parts\":[{\"inlineData\":{\"mimeType\":\"image/png\","
                   "\"data\":\"iVBORw==\"}},{\"text\":\"What?\"}]},"
                   "{\"role\":\"model\",\"parts\":[{\"text\":\"A cat.\"}]},"
                   "{\"role\":\"user\",\"parts\":[{\"text\":\"你好?\"}]}],"
                   "\"generationConfig\":{}}");
}

static void
test_head (void)
{
  g_autoptr (GPtrArray) messages = request_builder_new_question ();
  g_autoptr (MatchupHttpRequest) request =
      request_builder_build ("gemini", NULL, KEY, &cases[2], messages);
  g_autoptr (MatchupHttpRequest) without =
      request_builder_build ("gemini", NULL, NULL, &cases[2], messages);

  g_assert_cmpstr (matchup_http_request_get_method (request), ==, "POST");
  g_assert_cmpstr (matchup_http_request_get_url (request),
                   ==,
                   "https://generativelanguage.googleapis.com/v1beta/models/"
                   "gemini-2.5-flash:streamGenerateContent?alt=sse");
  g_assert_cmpstr (matchup_http_request_get_header (request, "x-goog-api-key"), ==, KEY);
  g_assert_null (matchup_http_request_get_header (request, "authorization"));
  g_assert_cmpstr (matchup_http_request_get_header (request, "accept"), ==, "text/event-stream");
  g_assert_cmpstr (matchup_http_request_get_header (request, "content-type"),
                   ==,
                   "application/json");
  g_assert_null (matchup_http_request_get_header (without, "x-goog-api-key"));
}

/* A name must not lead to another path, and one copied from the list has "models/" in front. */
static void
test_paths (void)
{
  const char *table[][2] = {
    { "gemini-3.8-flash", "http://[::1]:1/models/gemini-3.8-flash" },
    { "models/gemini-3.8-flash", "http://[::1]:1/models/gemini-3.8-flash" },
    { "../x?key=a#b", "http://[::1]:1/models/..%2Fx%3Fkey%3Da%23b" },
    { "a b:c", "http://[::1]:1/models/a%20b%3Ac" },
  };
  g_autoptr (GPtrArray) messages = request_builder_new_question ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const RequestCase test = { table[i][0], 0, NAN, 0, 0, NULL };
      g_autoptr (MatchupHttpRequest) request =
          request_builder_build ("gemini", "http://[::1]:1", KEY, &test, messages);
      g_autofree char *url = g_strconcat (table[i][1], ":streamGenerateContent?alt=sse", NULL);

      g_assert_cmpstr (matchup_http_request_get_url (request), ==, url);
    }
}

static void
test_models (void)
{
  g_autofree char *url = request_builder_dup_models_url ("gemini", "http://h/v1beta", KEY);
  g_autoptr (GPtrArray) models = request_builder_parse_models (
      "gemini",
      "{\"models\":[{\"name\":\"models/gemini-9-flash\",\"displayName\":\"Gemini 9 Flash\","
      "\"inputTokenLimit\":1048576,\"outputTokenLimit\":65536,\"thinking\":true,"
      "\"supportedGenerationMethods\":[\"generateContent\"]},"
      "{\"name\":\"models/gemini-9-lite\",\"supportedGenerationMethods\":[\"generateContent\"]},"
      "{\"name\":\"models/gemma-9\",\"supportedGenerationMethods\":[\"generateContent\"]},"
      "{\"name\":\"models/aqa\",\"supportedGenerationMethods\":[\"generateAnswer\"]},"
      "{\"name\":\"models/\",\"supportedGenerationMethods\":[\"generateContent\"]},"
      "{\"name\":\"models/nothing\"},{\"name\":7},null]}");
  MatchupModelRef *first;

  g_assert_cmpstr (url, ==, "http://h/v1beta/models?pageSize=1000");
  g_assert_cmpuint (models->len, ==, 3);
  first = g_ptr_array_index (models, 0);
  g_assert_cmpstr (matchup_model_ref_get_model_id (first), ==, "gemini-9-flash");
  g_assert_cmpstr (matchup_model_ref_get_name (first), ==, "Gemini 9 Flash");
  g_assert_cmpint (matchup_model_ref_get_context_window (first), ==, 1048576);
  g_assert_cmpint (matchup_model_ref_get_max_output (first), ==, 65536);
  g_assert_cmpint (matchup_model_ref_get_capabilities (first),
                   ==,
                   THINKS | MATCHUP_MODEL_CAPABILITIES_VISION);
  g_assert_cmpint (matchup_model_ref_get_capabilities (g_ptr_array_index (models, 1)),
                   ==,
                   KNOWN | MATCHUP_MODEL_CAPABILITIES_VISION);
  g_assert_cmpint (matchup_model_ref_get_capabilities (g_ptr_array_index (models, 2)), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/providers/gemini-request/bodies", test_bodies);
  g_test_add_func ("/providers/gemini-request/conversation", test_conversation);
  g_test_add_func ("/providers/gemini-request/head", test_head);
  g_test_add_func ("/providers/gemini-request/paths", test_paths);
  g_test_add_func ("/providers/gemini-request/models", test_models);

  return g_test_run ();
}
