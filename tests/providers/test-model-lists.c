/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read out of the model lists of services that say more than names. */
#include "matchup-openai-models.h"

#include <string.h>

#define KNOWN MATCHUP_MODEL_CAPABILITIES_KNOWN
#define VISION MATCHUP_MODEL_CAPABILITIES_VISION
#define THINKS MATCHUP_MODEL_CAPABILITIES_REASONING
#define TOOLS MATCHUP_MODEL_CAPABILITIES_TOOLS
#define FIXED MATCHUP_MODEL_CAPABILITIES_FIXED_THINKING

/* One model in a list; @id NULL: it is left out. */
static const struct
{
  const char *item;
  const char *id;
  const char *name;
  guint capabilities;
  gint64 context;
  gint64 max_output;
} cases[] = {
  { "{\"id\":\"gpt-4o\",\"object\":\"model\"}", "gpt-4o", "gpt-4o", 0, 0, 0 },
  /* Ark */
  { "{\"id\":\"seed\",\"name\":\"Seed\",\"status\":\"\",\"domain\":\"VLM\",\"modalities\":{"
    "\"input_modalities\":[\"text\",\"image\"],\"output_modalities\":[\"text\"]},"
    "\"token_limits\":{\"context_window\":262144,\"max_output_token_length\":32768}}",
    "seed",
    "Seed",
    KNOWN | VISION,
    262144,
    32768 },
  { "{\"id\":\"old\",\"status\":\"Shutdown\"}", NULL, NULL, 0, 0, 0 },
  { "{\"id\":\"vectors\",\"domain\":\"Embedding\"}", NULL, NULL, 0, 0, 0 },
  { "{\"id\":\"painter\",\"modalities\":{\"output_modalities\":[\"image\"]}}",
    NULL,
    NULL,
    0,
    0,
    0 },
  /* OpenRouter */
  { "{\"id\":\"a/b\",\"name\":\"A: B\",\"context_length\":131072,\"architecture\":{"
    "\"input_modalities\":[\"text\"],\"output_modalities\":[\"text\"]},\"top_provider\":{"
    "\"max_completion_tokens\":8192},\"supported_parameters\":[\"tools\",\"reasoning\"]}",
    "a/b",
    "A: B",
    KNOWN | TOOLS | THINKS,
    131072,
    8192 },
  { "{\"id\":\"a/c\",\"supported_parameters\":[\"reasoning\"],\"reasoning\":{\"mandatory\":true},"
    "\"top_provider\":{\"max_completion_tokens\":null}}",
    "a/c",
    "a/c",
    THINKS | FIXED,
    0,
    0 },
  { "{\"id\":\"a/d\",\"supported_parameters\":[\"tools\"]}", "a/d", "a/d", TOOLS | FIXED, 0, 0 },
  /* Groq */
  { "{\"id\":\"llama\",\"context_window\":131072,\"max_completion_tokens\":32768}",
    "llama",
    "llama",
    0,
    131072,
    32768 },
  /* Mistral */
  { "{\"id\":\"mistral\",\"type\":\"base\",\"capabilities\":{\"completion_chat\":true,\"vision\":"
    "true,"
    "\"function_calling\":true},\"max_context_length\":32768}",
    "mistral",
    "mistral",
    KNOWN | VISION | TOOLS,
    32768,
    0 },
  { "{\"id\":\"ocr\",\"capabilities\":{\"completion_chat\":false}}", NULL, NULL, 0, 0, 0 },
  /* Together, Vercel */
  { "{\"id\":\"t\",\"type\":\"chat\",\"display_name\":\"T\",\"context_length\":8192}",
    "t",
    "T",
    0,
    8192,
    0 },
  { "{\"id\":\"t\",\"type\":\"embedding\"}", NULL, NULL, 0, 0, 0 },
  { "{\"id\":\"v/w\",\"type\":\"language\",\"context_window\":1000,\"max_tokens\":100}",
    "v/w",
    "v/w",
    0,
    1000,
    100 },
  /* llama.cpp: what it was started with is less than what the model could */
  { "{\"id\":\"q.gguf\",\"owned_by\":\"llamacpp\",\"meta\":{\"n_ctx\":4096,\"n_ctx_train\":40960}}",
    "q.gguf",
    "q.gguf",
    0,
    4096,
    0 },
  { "{\"id\":\"q.gguf\",\"meta\":{\"n_ctx_train\":40960}}", "q.gguf", "q.gguf", 0, 40960, 0 },
  { "{\"id\":\"q.gguf\",\"meta\":null}", "q.gguf", "q.gguf", 0, 0, 0 },
  /* vLLM, SGLang */
  { "{\"id\":\"Qwen/Q\",\"owned_by\":\"vllm\",\"max_model_len\":2048}",
    "Qwen/Q",
    "Qwen/Q",
    0,
    2048,
    0 },
  /* GitHub */
  { "{\"id\":\"openai/gpt-4.1\",\"name\":\"OpenAI "
    "GPT-4.1\",\"limits\":{\"max_input_tokens\":1048576,"
    "\"max_output_tokens\":32768},\"supported_input_modalities\":[\"text\",\"image\"],"
    "\"supported_output_modalities\":[\"text\"],\"capabilities\":[\"streaming\"]}",
    "openai/gpt-4.1",
    "OpenAI GPT-4.1",
    KNOWN | VISION,
    1048576,
    32768 },
  { "{\"id\":\"e\",\"supported_output_modalities\":[\"embeddings\"]}", NULL, NULL, 0, 0, 0 },
  /* Nonsense */
  { "{\"id\":\"\"}", NULL, NULL, 0, 0, 0 },
  { "{\"id\":\"\\u001b[2Jred\"}", NULL, NULL, 0, 0, 0 },
  { "{\"id\":\"two\\nlines\"}", NULL, NULL, 0, 0, 0 },
  { "{\"id\":\"c1-\\u009b31m\"}", NULL, NULL, 0, 0, 0 },
  { "{\"id\":\"模型\"}", "模型", "模型", 0, 0, 0 },
  { "{\"id\":7}", NULL, NULL, 0, 0, 0 },
  { "[]", NULL, NULL, 0, 0, 0 },
  { "{\"id\":\"x\",\"context_length\":-5,\"modalities\":7,\"capabilities\":\"no\",\"meta\":[]}",
    "x",
    "x",
    0,
    0,
    0 },
};

static void
check (guint position, const char *before, const char *after)
{
  g_autofree char *body = g_strconcat (before, cases[position].item, after, NULL);
  MatchupErrorInfo *error = NULL;
  g_autoptr (GPtrArray) models = matchup_openai_models_parse ("s", body, strlen (body), &error);
  MatchupModelRef *model;

  g_assert_null (error);
  g_assert_nonnull (models);
  g_assert_cmpuint (models->len, ==, cases[position].id != NULL ? 1 : 0);
  if (models->len == 0)
    return;
  model = g_ptr_array_index (models, 0);
  g_assert_cmpstr (matchup_model_ref_get_provider_id (model), ==, "s");
  g_assert_cmpstr (matchup_model_ref_get_model_id (model), ==, cases[position].id);
  g_assert_cmpstr (matchup_model_ref_get_name (model), ==, cases[position].name);
  g_assert_cmphex (matchup_model_ref_get_capabilities (model), ==, cases[position].capabilities);
  g_assert_cmpint (matchup_model_ref_get_context_window (model), ==, cases[position].context);
  g_assert_cmpint (matchup_model_ref_get_max_output (model), ==, cases[position].max_output);
}

static void
test_items (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      check (i, "{\"object\":\"list\",\"data\":[", "]}");
      check (i, "[", "]");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/providers/model-lists/items", test_items);
  return g_test_run ();
}
