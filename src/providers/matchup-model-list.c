/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-model-list.h"

#include "matchup-service-errors.h"

#include <string.h>

#define MAX_MODELS 5000
#define MAX_ID 256

/* @body has no NUL at its end. */
static gboolean
is_web_page (const char *body, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isspace (body[i]))
        return body[i] == '<';
    }
  return FALSE;
}

static MatchupErrorInfo *
new_error (JsonNode *root, const char *body, gsize length)
{
  MatchupErrorInfo *reported = matchup_service_errors_from_json (root, 200, -1);

  if (reported != NULL)
    return reported;
  return matchup_error_info_new (MATCHUP_ERROR_KIND_BAD_RESPONSE,
                                 is_web_page (body, length) ? MATCHUP_ERROR_REASON_WEB_PAGE
                                                            : MATCHUP_ERROR_REASON_NONE,
                                 200,
                                 NULL,
                                 NULL,
                                 NULL,
                                 FALSE,
                                 -1);
}

/* Ids are shown in many places, one of them a terminal, which must not be controlled by them. */
static gboolean
is_usable (const char *id)
{
  if (*id == '\0' || strlen (id) > MAX_ID || !g_utf8_validate (id, -1, NULL))
    return FALSE;
  for (const char *at = id; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (g_unichar_iscntrl (g_utf8_get_char (at)))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
matchup_model_list_parse (const char *provider_id,
                          const char *body,
                          gsize length,
                          const char *member,
                          MatchupModelListFunc read_item,
                          MatchupErrorInfo **out_error)
{
  g_autoptr (JsonNode) root = length > 0 ? matchup_json_parse (body, length) : NULL;
  JsonArray *items = matchup_json_get_array (matchup_json_node_get_object (root), member);
  GPtrArray *models;

  if (items == NULL && root != NULL && JSON_NODE_HOLDS_ARRAY (root))
    items = json_node_get_array (root);
  if (items == NULL)
    {
      *out_error = new_error (root, body, length);
      return NULL;
    }
  models = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < json_array_get_length (items) && models->len < MAX_MODELS; i++)
    {
      g_autoptr (MatchupModelRef) model =
          read_item (provider_id, matchup_json_array_get_object (items, i));

      if (model != NULL && is_usable (matchup_model_ref_get_model_id (model)))
        g_ptr_array_add (models, g_steal_pointer (&model));
    }
  return models;
}
