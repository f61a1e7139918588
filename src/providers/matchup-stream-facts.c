/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-stream-facts.h"

#include "matchup-json.h"

#include <math.h>

#define MAX_CITATIONS 1000

/* As it can be shown; borrowed from @array, or from @joined where it had to be mended. NULL: none.
 */
static const char *
get_citation (JsonArray *array, guint position, char **joined)
{
  JsonNode *node = json_array_get_element (array, position);
  gunichar held = 0;
  const char *text;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  text = json_node_get_string (node);
  *joined = matchup_json_join_surrogates (text, &held, TRUE);
  return *joined != NULL ? *joined : text;
}

static gboolean
are_known (char *const *citations, JsonArray *array, guint length)
{
  if (citations == NULL)
    return FALSE;
  for (guint i = 0; i < length; i++)
    {
      g_autofree char *joined = NULL;
      const char *text = get_citation (array, i, &joined);

      if (text != NULL && g_strcmp0 (text, *citations++) != 0)
        return FALSE;
    }
  return *citations == NULL;
}

static char **
dup_citations (JsonArray *array, guint length)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < length; i++)
    {
      g_autofree char *joined = NULL;
      const char *text = get_citation (array, i, &joined);

      if (text != NULL)
        g_strv_builder_add (builder, text);
    }
  return g_strv_builder_end (builder);
}

/* Services say them again with each piece of the answer: compared, not copied. */
static gboolean
read_citations (JsonObject *object, MatchupStreamFacts *facts)
{
  JsonArray *array = matchup_json_get_array (object, "citations");
  guint length = array != NULL ? MIN (json_array_get_length (array), MAX_CITATIONS) : 0;

  if (length == 0 || are_known (facts->citations, array, length))
    return FALSE;
  g_strfreev (facts->citations);
  facts->citations = dup_citations (array, length);
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

void
matchup_stream_facts_init (MatchupStreamFacts *facts)
{
  *facts = (MatchupStreamFacts){
    .im_code = -1,
    .im_messages = -1,
    .im_quota = -1,
  };
}

gboolean
matchup_stream_facts_take (MatchupStreamFacts *facts, JsonNode *root)
{
  JsonObject *object = matchup_json_node_get_object (root);
  gboolean any;

  if (object == NULL)
    return FALSE;
  any = read_citations (object, facts);
  any |= read_lanying (object, facts);
  return any;
}

void
matchup_stream_facts_clear (MatchupStreamFacts *facts)
{
  g_clear_pointer (&facts->citations, g_strfreev);
}
