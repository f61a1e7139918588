/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-stream-facts.h"

#include "matchup-json.h"

#include <math.h>

#define MAX_CITATIONS 1000

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
  double quota;

  if (messages == NULL)
    return FALSE;
  facts->im_code = matchup_json_get_count (object, "code");
  facts->im_messages = json_array_get_length (messages);
  if (matchup_json_get_double (data, "message_quota_usage", &quota) && isfinite (quota) &&
      quota >= 0)
    facts->im_quota = quota;
  return facts->im_code >= 0;
}

gboolean
matchup_stream_facts_read (JsonNode *root, MatchupStreamFacts *out_facts)
{
  JsonObject *object = matchup_json_node_get_object (root);
  gboolean any;

  *out_facts = (MatchupStreamFacts){
    .im_code = -1,
    .im_messages = -1,
    .im_quota = -1,
  };
  if (object == NULL)
    return FALSE;
  any = read_citations (object, out_facts);
  any |= read_lanying (object, out_facts);
  return any;
}

void
matchup_stream_facts_clear (MatchupStreamFacts *facts)
{
  g_clear_pointer (&facts->citations, g_strfreev);
}
