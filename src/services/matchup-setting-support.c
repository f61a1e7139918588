/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-setting-support.h"

#include "matchup-codec.h"
#include "matchup-json-print.h"
#include "matchup-json.h"
#include "matchup-message.h"
#include "matchup-model-ref.h"
#include "matchup-provider-list-private.h"

#include <math.h>

/* Values that no request has by itself. */
#define PROBE_TEMPERATURE 0.53
#define PROBE_TOKENS 3777
#define PROBE_INSTRUCTIONS "matchup-probe"

/* One value of a request: where it stands and how it is written. */
typedef struct
{
  char *path;
  char *value;
} Leaf;

static void
leaf_free (gpointer data)
{
  Leaf *leaf = data;

  g_free (leaf->path);
  g_free (leaf->value);
  g_free (leaf);
}

static void add_leaves (GPtrArray *leaves, const char *path, JsonNode *node);

static void
add_members (GPtrArray *leaves, const char *path, JsonObject *object)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *below =
          *path == '\0' ? g_strdup (l->data) : g_strconcat (path, ".", l->data, NULL);

      add_leaves (leaves, below, json_object_get_member (object, l->data));
    }
}

static void
add_leaves (GPtrArray *leaves, const char *path, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      add_members (leaves, path, json_node_get_object (node));
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          g_autofree char *below = g_strdup_printf ("%s[%u]", path, i);

          add_leaves (leaves, below, json_array_get_element (array, i));
        }
    }
  else
    {
      Leaf *leaf = g_new0 (Leaf, 1);

      leaf->path = g_strdup (path);
      leaf->value = matchup_json_print (node, FALSE);
      g_ptr_array_add (leaves, leaf);
    }
}

/* All values of the request that would be sent for a short question with these settings. */
static GPtrArray *
build (MatchupProviderList *providers,
       MatchupProvider *provider,
       MatchupModelRef *model,
       const char *instructions,
       double temperature,
       int max_tokens,
       MatchupThinking thinking)
{
  g_autoptr (MatchupParams) params =
      matchup_params_new (instructions, temperature, max_tokens, thinking);
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MatchupHttpRequest) request = NULL;
  g_autoptr (JsonNode) root = NULL;
  GPtrArray *leaves = g_ptr_array_new_with_free_func (leaf_free);
  GBytes *body;

  if (instructions != NULL)
    g_ptr_array_add (messages, matchup_message_new_text (MATCHUP_ROLE_SYSTEM, instructions));
  g_ptr_array_add (messages, matchup_message_new_text (MATCHUP_ROLE_USER, "?"));
  request =
      matchup_codec_build_request (matchup_provider_list_get_codec (providers, provider),
                                   &(MatchupRequestSnapshot){
                                       .template_ = matchup_provider_get_template (provider),
                                       .address = matchup_provider_get_address (provider),
                                       .model_id = matchup_model_ref_get_model_id (model),
                                       .capabilities = matchup_model_ref_get_capabilities (model),
                                       .max_output = matchup_model_ref_get_max_output (model),
                                       .params = params,
                                       .messages = messages,
                                       .leave_out = matchup_provider_get_refused_fields (provider),
                                   },
                                   NULL);
  body = matchup_http_request_get_body (request);
  if (body != NULL)
    {
      gsize length;
      const char *text = g_bytes_get_data (body, &length);

      root = matchup_json_parse (text, length);
    }
  if (root != NULL)
    add_leaves (leaves, "", root);
  return leaves;
}

static const char *
find_value (GPtrArray *leaves, const char *path)
{
  for (guint i = 0; i < leaves->len; i++)
    {
      const Leaf *leaf = g_ptr_array_index (leaves, i);

      if (g_str_equal (leaf->path, path))
        return leaf->value;
    }
  return NULL;
}

/* "path = value" of everything in @with that is not so in @without; "" when all is. */
static char *
dup_difference (GPtrArray *with, GPtrArray *without)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < with->len; i++)
    {
      const Leaf *leaf = g_ptr_array_index (with, i);

      if (g_strcmp0 (find_value (without, leaf->path), leaf->value) == 0)
        continue;
      g_string_append_printf (text,
                              "%s%s = %s",
                              text->len > 0 ? ", " : "",
                              leaf->path,
                              leaf->value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_same (GPtrArray *a, GPtrArray *b)
{
  for (guint i = 0; i < a->len; i++)
    {
      const Leaf *leaf = g_ptr_array_index (a, i);

      if (g_strcmp0 (find_value (b, leaf->path), leaf->value) != 0)
        return FALSE;
    }
  return a->len == b->len;
}

/* Where the temperature stands when the model is set to @thinking; NULL: nowhere. */
static char *
dup_temperature_path (MatchupProviderList *providers,
                      MatchupProvider *provider,
                      MatchupModelRef *model,
                      MatchupThinking thinking)
{
  g_autoptr (GPtrArray) with =
      build (providers, provider, model, NULL, PROBE_TEMPERATURE, 0, thinking);
  g_autoptr (GPtrArray) without = build (providers, provider, model, NULL, NAN, 0, thinking);

  for (guint i = 0; i < with->len; i++)
    {
      const Leaf *leaf = g_ptr_array_index (with, i);

      if (g_strcmp0 (find_value (without, leaf->path), leaf->value) != 0)
        return g_strdup (leaf->path);
    }
  return NULL;
}

static char *
dup_length_path (MatchupProviderList *providers, MatchupProvider *provider, MatchupModelRef *model)
{
  g_autoptr (GPtrArray) with =
      build (providers, provider, model, NULL, NAN, PROBE_TOKENS, MATCHUP_THINKING_DEFAULT);
  g_autofree char *probe = g_strdup_printf ("%d", PROBE_TOKENS);

  for (guint i = 0; i < with->len; i++)
    {
      const Leaf *leaf = g_ptr_array_index (with, i);

      if (g_str_equal (leaf->value, probe))
        return g_strdup (leaf->path);
    }
  /* A model that cannot write as much is sent the most that it can. */
  return find_value (with, "max_tokens") != NULL ? g_strdup ("max_tokens") : NULL;
}

static double
find_clamped (MatchupProviderList *providers,
              MatchupProvider *provider,
              MatchupModelRef *model,
              MatchupThinking thinking,
              const char *path,
              double temperature)
{
  g_autoptr (GPtrArray) leaves = build (providers, provider, model, NULL, temperature, 0, thinking);
  const char *value = find_value (leaves, path);

  return value != NULL ? g_ascii_strtod (value, NULL) : temperature;
}

static void
find_creativity (MatchupProviderList *providers,
                 MatchupProvider *provider,
                 MatchupModelRef *model,
                 MatchupParams *params,
                 MatchupSettingSupport *support)
{
  MatchupThinking thinking = matchup_params_get_thinking (params);
  g_autofree char *path = dup_temperature_path (providers, provider, model, thinking);

  support->creativity = MATCHUP_SETTING_STATE_ACCEPTED;
  if (path == NULL)
    {
      thinking = MATCHUP_THINKING_OFF;
      path = dup_temperature_path (providers, provider, model, thinking);
      support->creativity =
          path != NULL ? MATCHUP_SETTING_STATE_WHILE_THINKING : MATCHUP_SETTING_STATE_NOT_ACCEPTED;
    }
  if (path == NULL)
    return;
  support->temperature_min = find_clamped (providers, provider, model, thinking, path, 0);
  support->temperature_max = find_clamped (providers, provider, model, thinking, path, 2);
}

/* Each choice that leads to another request than those before it. */
static void
find_thinking (MatchupProviderList *providers,
               MatchupProvider *provider,
               MatchupModelRef *model,
               MatchupSettingSupport *support)
{
  GPtrArray *requests[MATCHUP_THINKING_AUTO + 1];

  for (int i = MATCHUP_THINKING_DEFAULT; i <= MATCHUP_THINKING_AUTO; i++)
    {
      gboolean fresh = TRUE;

      requests[i] = build (providers, provider, model, NULL, NAN, 0, (MatchupThinking) i);
      for (int k = MATCHUP_THINKING_DEFAULT; k < i; k++)
        fresh = fresh && !is_same (requests[k], requests[i]);
      if (fresh)
        support->thinking_choices |= 1U << i;
    }
  for (int i = MATCHUP_THINKING_DEFAULT; i <= MATCHUP_THINKING_AUTO; i++)
    g_ptr_array_unref (requests[i]);
  support->thinking = support->thinking_choices != 1U << MATCHUP_THINKING_DEFAULT
                          ? MATCHUP_SETTING_STATE_ACCEPTED
                          : MATCHUP_SETTING_STATE_NOT_ACCEPTED;
}

static MatchupProvider *
find_provider (MatchupProviderList *providers, MatchupModelRef *model)
{
  return matchup_provider_list_find (providers, matchup_model_ref_get_provider_id (model));
}

void
matchup_setting_support_find (MatchupProviderList *providers,
                              MatchupModelRef *model,
                              MatchupParams *params,
                              MatchupSettingSupport *out_support)
{
  guint capabilities;
  MatchupProvider *provider;
  g_autofree char *length_path = NULL;

  g_return_if_fail (MATCHUP_IS_PROVIDER_LIST (providers));
  g_return_if_fail (MATCHUP_IS_MODEL_REF (model));
  g_return_if_fail (params != NULL);
  g_return_if_fail (out_support != NULL);

  *out_support = (MatchupSettingSupport){
    .creativity = MATCHUP_SETTING_STATE_SERVICE_GONE,
    .temperature_max = 2,
    .length = MATCHUP_SETTING_STATE_SERVICE_GONE,
    .max_tokens = matchup_model_ref_get_max_output (model),
    .thinking = MATCHUP_SETTING_STATE_SERVICE_GONE,
    .thinking_choices = 1U << MATCHUP_THINKING_DEFAULT,
  };
  provider = find_provider (providers, model);
  if (provider == NULL)
    return;
  find_creativity (providers, provider, model, params, out_support);
  length_path = dup_length_path (providers, provider, model);
  out_support->length =
      length_path != NULL ? MATCHUP_SETTING_STATE_ACCEPTED : MATCHUP_SETTING_STATE_NOT_ACCEPTED;
  out_support->thinking_choices = 0;
  find_thinking (providers, provider, model, out_support);
  capabilities = matchup_model_ref_get_capabilities (model);
  out_support->may_think = (capabilities & MATCHUP_MODEL_CAPABILITIES_REASONING) != 0 &&
                           matchup_params_get_thinking (params) != MATCHUP_THINKING_OFF;
}

/* Where the instructions stand; they are long, and the person has just written them. */
static char *
dup_instructions_path (MatchupProviderList *providers,
                       MatchupProvider *provider,
                       MatchupModelRef *model)
{
  g_autoptr (GPtrArray) leaves =
      build (providers, provider, model, PROBE_INSTRUCTIONS, NAN, 0, MATCHUP_THINKING_DEFAULT);

  for (guint i = 0; i < leaves->len; i++)
    {
      const Leaf *leaf = g_ptr_array_index (leaves, i);

      if (g_str_equal (leaf->value, "\"" PROBE_INSTRUCTIONS "\""))
        return g_strdup (leaf->path);
    }
  return NULL;
}

/* "path = value" with the value that @params lead to. */
static char *
dup_at (MatchupProviderList *providers,
        MatchupProvider *provider,
        MatchupModelRef *model,
        MatchupParams *params,
        const char *path)
{
  g_autoptr (GPtrArray) leaves = build (providers,
                                        provider,
                                        model,
                                        NULL,
                                        matchup_params_get_temperature (params),
                                        matchup_params_get_max_tokens (params),
                                        matchup_params_get_thinking (params));
  const char *value = path != NULL ? find_value (leaves, path) : NULL;

  return value != NULL ? g_strdup_printf ("%s = %s", path, value) : NULL;
}

static char *
dup_thinking (MatchupProviderList *providers,
              MatchupProvider *provider,
              MatchupModelRef *model,
              MatchupThinking thinking)
{
  g_autoptr (GPtrArray) with = build (providers, provider, model, NULL, NAN, 0, thinking);
  g_autoptr (GPtrArray) without =
      build (providers, provider, model, NULL, NAN, 0, MATCHUP_THINKING_DEFAULT);
  g_autofree char *text = dup_difference (with, without);

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

char *
matchup_setting_support_dup_sent (MatchupProviderList *providers,
                                  MatchupModelRef *model,
                                  MatchupParams *params,
                                  MatchupSetting setting)
{
  MatchupProvider *provider;
  g_autofree char *path = NULL;

  g_return_val_if_fail (MATCHUP_IS_PROVIDER_LIST (providers), NULL);
  g_return_val_if_fail (MATCHUP_IS_MODEL_REF (model), NULL);
  g_return_val_if_fail (params != NULL, NULL);

  provider = find_provider (providers, model);
  if (provider == NULL)
    return NULL;
  switch (setting)
    {
    case MATCHUP_SETTING_INSTRUCTIONS:
      return matchup_params_get_instructions (params) != NULL
                 ? dup_instructions_path (providers, provider, model)
                 : NULL;
    case MATCHUP_SETTING_CREATIVITY:
      if (isnan (matchup_params_get_temperature (params)))
        return NULL;
      path =
          dup_temperature_path (providers, provider, model, matchup_params_get_thinking (params));
      return dup_at (providers, provider, model, params, path);
    case MATCHUP_SETTING_LENGTH:
      if (matchup_params_get_max_tokens (params) == 0)
        return NULL;
      path = dup_length_path (providers, provider, model);
      return dup_at (providers, provider, model, params, path);
    case MATCHUP_SETTING_THINKING:
    default:
      return dup_thinking (providers, provider, model, matchup_params_get_thinking (params));
    }
}

MatchupParams *
matchup_setting_support_keep_accepted (MatchupProviderList *providers,
                                       MatchupModelRef *model,
                                       MatchupParams *params)
{
  MatchupSettingSupport support;
  MatchupThinking thinking;
  double temperature;
  int max_tokens;

  g_return_val_if_fail (MATCHUP_IS_PROVIDER_LIST (providers), NULL);
  g_return_val_if_fail (MATCHUP_IS_MODEL_REF (model), NULL);
  g_return_val_if_fail (params != NULL, NULL);

  matchup_setting_support_find (providers, model, params, &support);
  if (support.length == MATCHUP_SETTING_STATE_SERVICE_GONE)
    return matchup_params_ref (params);
  thinking = matchup_params_get_thinking (params);
  temperature = matchup_params_get_temperature (params);
  max_tokens = matchup_params_get_max_tokens (params);
  if (!(support.thinking_choices & (1U << thinking)))
    thinking = MATCHUP_THINKING_DEFAULT;
  if (support.creativity == MATCHUP_SETTING_STATE_NOT_ACCEPTED)
    temperature = NAN;
  else if (!isnan (temperature))
    temperature = CLAMP (temperature, support.temperature_min, support.temperature_max);
  if (support.length == MATCHUP_SETTING_STATE_NOT_ACCEPTED)
    max_tokens = 0;
  return matchup_params_new (matchup_params_get_instructions (params),
                             temperature,
                             max_tokens,
                             thinking);
}
