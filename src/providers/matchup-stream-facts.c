/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-stream-facts.h"

#include "matchup-json.h"

#include <math.h>

#define MAX_CITATIONS 1000
#define NS_PER_MS 1e6

/* A finite number that is not negative, else -1. */
static double
get_amount (JsonObject *object, const char *name)
{
  double value;

  return matchup_json_get_double (object, name, &value) && isfinite (value) && value >= 0 ? value
                                                                                          : -1;
}

static gboolean
read_llamacpp (JsonObject *object, MatchupStreamFacts *facts)
{
  JsonObject *timings = matchup_json_get_object (object, "timings");

  facts->prompt_ms = get_amount (timings, "prompt_ms");
  facts->generation_ms = get_amount (timings, "predicted_ms");
  facts->tokens_per_second = get_amount (timings, "predicted_per_second");
  return facts->generation_ms >= 0;
}

static gboolean
read_ollama (JsonObject *object, MatchupStreamFacts *facts)
{
  double prompt = get_amount (object, "prompt_eval_duration");
  double generation = get_amount (object, "eval_duration");
  double count = get_amount (object, "eval_count");

  if (generation <= 0)
    return FALSE;
  facts->prompt_ms = prompt >= 0 ? prompt / NS_PER_MS : -1;
  facts->generation_ms = generation / NS_PER_MS;
  facts->tokens_per_second = count >= 0 ? count * 1e9 / generation : -1;
  return TRUE;
}

static gboolean
read_citations (JsonObject *object, MatchupStreamFacts *facts)
{
  JsonArray *array = matchup_json_get_array (object, "citations");
  g_autoptr (GStrvBuilder) builder = NULL;
  guint length = array != NULL ? MIN (json_array_get_length (array), MAX_CITATIONS) : 0;

  if (length == 0)
    return FALSE;
  builder = g_strv_builder_new ();
  for (guint i = 0; i < length; i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        {
          gunichar held = 0;
          const char *text = json_node_get_string (node);
          g_autofree char *valid = matchup_json_join_surrogates (text, &held, TRUE);

          g_strv_builder_add (builder, valid != NULL ? valid : text);
        }
    }
  facts->citations = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
read_lanying (JsonObject *object, MatchupStreamFacts *facts)
{
  JsonObject *data = matchup_json_get_object (object, "data");
  JsonArray *messages = matchup_json_get_array (data, "messages");

  if (messages == NULL)
    return FALSE;
  facts->im_code = matchup_json_get_count (object, "code");
  facts->im_messages = json_array_get_length (messages);
  facts->im_quota = get_amount (data, "message_quota_usage");
  return facts->im_code >= 0;
}

gboolean
matchup_stream_facts_read (JsonNode *root, MatchupStreamFacts *out_facts)
{
  JsonObject *object = matchup_json_node_get_object (root);
  gboolean any;

  *out_facts = (MatchupStreamFacts){
    .prompt_ms = -1,
    .generation_ms = -1,
    .tokens_per_second = -1,
    .im_code = -1,
    .im_messages = -1,
    .im_quota = -1,
  };
  if (object == NULL)
    return FALSE;
  any = read_llamacpp (object, out_facts) || read_ollama (object, out_facts);
  any |= read_citations (object, out_facts);
  any |= read_lanying (object, out_facts);
  return any;
}

void
matchup_stream_facts_clear (MatchupStreamFacts *facts)
{
  g_clear_pointer (&facts->citations, g_strfreev);
}
