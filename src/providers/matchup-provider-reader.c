/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-provider-reader.h"

#include "matchup-json-print.h"
#include "matchup-json.h"
#include "matchup-protocols.h"

#include <string.h>

#define FORMAT 1

/* Places that are wrong are told as "providers[3].quirks.include_usage". */
static gboolean
fail (GError **error, const char *place, const char *field, const char *what)
{
  g_set_error (error,
               G_IO_ERROR,
               G_IO_ERROR_INVALID_DATA,
               "%s%s%s: %s",
               place,
               field != NULL ? "." : "",
               field != NULL ? field : "",
               what);
  return FALSE;
}

typedef enum
{
  FIELD_TEXT,
  FIELD_OPTIONAL_TEXT,
  FIELD_OPTIONAL_LIST,
  FIELD_FLAG,
  FIELD_NUMBER,
  FIELD_COUNT, /* a whole number above 0 */
  FIELD_OBJECT,
  FIELD_JSON, /* an object, kept as text */
} FieldType;

typedef struct
{
  const char *name;
  FieldType type;
  gsize offset;
} Field;

#define OFFSET(member) G_STRUCT_OFFSET (MatchupProviderTemplateFields, member)

static const Field entry_fields[] = {
  { "id", FIELD_TEXT, OFFSET (id) },
  { "aliases", FIELD_OPTIONAL_LIST, OFFSET (aliases) },
  { "name", FIELD_TEXT, OFFSET (name) },
  { "description", FIELD_TEXT, OFFSET (description) },
  { "protocol", FIELD_TEXT, OFFSET (protocol) },
  { "address", FIELD_TEXT, OFFSET (address) },
  { "address_hint", FIELD_OPTIONAL_TEXT, OFFSET (address_hint) },
  { "key_variable", FIELD_OPTIONAL_TEXT, OFFSET (key_variable) },
  { "key_hint", FIELD_OPTIONAL_TEXT, OFFSET (key_hint) },
  { "key_url", FIELD_OPTIONAL_TEXT, OFFSET (key_url) },
  { "console_url", FIELD_OPTIONAL_TEXT, OFFSET (console_url) },
  { "billing_url", FIELD_OPTIONAL_TEXT, OFFSET (billing_url) },
  { "price_list_id", FIELD_OPTIONAL_TEXT, OFFSET (price_list_id) },
  { "model_list_id", FIELD_OPTIONAL_TEXT, OFFSET (model_list_id) },
  { "default_models", FIELD_OPTIONAL_LIST, OFFSET (default_models) },
  { "needs_key", FIELD_FLAG, OFFSET (needs_key) },
  { "popular", FIELD_FLAG, OFFSET (popular) },
  { "quirks", FIELD_OBJECT, 0 },
  { "pictures", FIELD_OBJECT, 0 },
};

static const Field picture_fields[] = {
  { "none", FIELD_FLAG, OFFSET (pictures.none) },
  { "webp", FIELD_FLAG, OFFSET (pictures.webp) },
  { "max_bytes", FIELD_COUNT, OFFSET (pictures.max_bytes) },
  { "max_edge", FIELD_COUNT, OFFSET (pictures.max_edge) },
  { "max_pixels", FIELD_COUNT, OFFSET (pictures.max_pixels) },
  { "max_pictures", FIELD_COUNT, OFFSET (pictures.max_pictures) },
  { "max_request", FIELD_COUNT, OFFSET (pictures.max_request) },
};

static const Field quirk_fields[] = {
  { "auth", FIELD_OPTIONAL_TEXT, OFFSET (quirks.auth) },
  { "headers", FIELD_OPTIONAL_LIST, OFFSET (quirks.headers) },
  { "models_path", FIELD_OPTIONAL_TEXT, OFFSET (quirks.models_path) },
  { "extra_body", FIELD_JSON, OFFSET (quirks.extra_body) },
  { "include_usage", FIELD_FLAG, OFFSET (quirks.include_usage) },
  { "max_completion_tokens", FIELD_FLAG, OFFSET (quirks.max_completion_tokens) },
  { "thinking_object", FIELD_FLAG, OFFSET (quirks.thinking_object) },
  { "enable_thinking", FIELD_FLAG, OFFSET (quirks.enable_thinking) },
  { "reasoning_effort", FIELD_FLAG, OFFSET (quirks.reasoning_effort) },
  { "reasoning_object", FIELD_FLAG, OFFSET (quirks.reasoning_object) },
  { "thinking_template", FIELD_FLAG, OFFSET (quirks.thinking_template) },
  { "temperature_min", FIELD_NUMBER, OFFSET (quirks.temperature_min) },
  { "temperature_max", FIELD_NUMBER, OFFSET (quirks.temperature_max) },
};

static const Field *
find_field (const Field *fields, guint n_fields, const char *name)
{
  for (guint i = 0; i < n_fields; i++)
    {
      if (g_str_equal (fields[i].name, name))
        return &fields[i];
    }
  return NULL;
}

static char **
read_list (JsonArray *array)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        return NULL;
      g_strv_builder_add (builder, json_node_get_string (node));
    }
  return g_strv_builder_end (builder);
}

static gboolean
read_text (JsonNode *node, gpointer target, gboolean optional)
{
  if (optional && JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  *(const char **) target = json_node_get_string (node);
  return TRUE;
}

/* A list of one, so that it is freed with the lists. */
static gboolean
read_json (JsonNode *node, gpointer target, GPtrArray *owned)
{
  char **text;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  text = g_new0 (char *, 2);
  text[0] = matchup_json_print (node, FALSE);
  g_ptr_array_add (owned, text);
  *(const char **) target = text[0];
  return TRUE;
}

static gboolean
read_value (JsonNode *node,
            const Field *field,
            MatchupProviderTemplateFields *out,
            GPtrArray *owned)
{
  gpointer target = G_STRUCT_MEMBER_P (out, field->offset);
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  switch (field->type)
    {
    case FIELD_TEXT:
    case FIELD_OPTIONAL_TEXT:
      return read_text (node, target, field->type == FIELD_OPTIONAL_TEXT);
    case FIELD_OPTIONAL_LIST:
      {
        char **list = JSON_NODE_HOLDS_ARRAY (node) ? read_list (json_node_get_array (node)) : NULL;

        if (list == NULL)
          return FALSE;
        g_ptr_array_add (owned, list);
        *(char ***) target = list;
        return TRUE;
      }
    case FIELD_JSON:
      return read_json (node, target, owned);
    case FIELD_FLAG:
      *(gboolean *) target = type == G_TYPE_BOOLEAN && json_node_get_boolean (node);
      return type == G_TYPE_BOOLEAN;
    case FIELD_NUMBER:
      if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
        return FALSE;
      *(double *) target = json_node_get_double (node);
      return TRUE;
    case FIELD_COUNT:
      if (type != G_TYPE_INT64 || json_node_get_int (node) < 1)
        return FALSE;
      *(gint64 *) target = json_node_get_int (node);
      return TRUE;
    case FIELD_OBJECT:
    default:
      return JSON_NODE_HOLDS_OBJECT (node);
    }
}

static gboolean
read_fields (JsonObject *object,
             const char *place,
             const Field *fields,
             guint n_fields,
             MatchupProviderTemplateFields *out,
             GPtrArray *owned,
             GError **error)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    {
      const Field *field = find_field (fields, n_fields, l->data);

      if (field == NULL)
        return fail (error, place, l->data, "unknown field");
      if (!read_value (json_object_get_member (object, l->data), field, out, owned))
        return fail (error, place, l->data, "wrong type");
    }
  for (guint i = 0; i < n_fields; i++)
    {
      if (fields[i].type == FIELD_TEXT && !json_object_has_member (object, fields[i].name))
        return fail (error, place, fields[i].name, "missing");
    }
  return TRUE;
}

static gboolean
check_fields (const MatchupProviderTemplateFields *fields, const char *place, GError **error)
{
  if (*fields->id == '\0' || strpbrk (fields->id, "/ \t\n") != NULL)
    return fail (error, place, "id", "must not be empty or hold blanks or slashes");
  if (!matchup_protocols_is_known (fields->protocol))
    return fail (error, place, "protocol", "unknown protocol");
  if (*fields->address != '\0' && !g_str_has_prefix (fields->address, "https://") &&
      !g_str_has_prefix (fields->address, "http://"))
    return fail (error, place, "address", "must be empty or begin with https:// or http://");
  return TRUE;
}

/* A header's name must not end the header, nor its value begin a new one. */
static gboolean
check_quirks (const MatchupProviderQuirks *quirks, const char *place, GError **error)
{
  for (guint i = 0; quirks->headers != NULL && quirks->headers[i] != NULL; i++)
    {
      const char *colon = strstr (quirks->headers[i], ": ");

      if (colon == NULL || colon == quirks->headers[i] ||
          strpbrk (quirks->headers[i], "\r\n") != NULL)
        return fail (error, place, "quirks.headers", "must be of the form “Name: value”");
    }
  if (quirks->auth != NULL && !g_str_equal (quirks->auth, "api-key"))
    return fail (error, place, "quirks.auth", "unknown kind of authentication");
  if (quirks->temperature_max < 0 || quirks->temperature_min < 0 ||
      (quirks->temperature_max > 0 && quirks->temperature_min > quirks->temperature_max))
    return fail (error, place, "quirks.temperature_max", "out of range");
  return TRUE;
}

static gboolean
is_known (GPtrArray *templates, const char *name)
{
  for (guint i = 0; i < templates->len; i++)
    {
      if (matchup_provider_template_is_called (g_ptr_array_index (templates, i), name))
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_unique (GPtrArray *templates,
              const MatchupProviderTemplateFields *fields,
              const char *place,
              GError **error)
{
  if (is_known (templates, fields->id))
    return fail (error, place, "id", "there twice");
  for (guint i = 0; fields->aliases != NULL && fields->aliases[i] != NULL; i++)
    {
      if (is_known (templates, fields->aliases[i]))
        return fail (error, place, "aliases", "there twice");
    }
  return TRUE;
}

static gboolean
read_entry (JsonNode *node, guint position, GPtrArray *templates, GError **error)
{
  g_autofree char *place = g_strdup_printf ("providers[%u]", position);
  g_autofree char *quirks_place = g_strconcat (place, ".quirks", NULL);
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  JsonObject *object = matchup_json_node_get_object (node);
  JsonObject *quirks = matchup_json_get_object (object, "quirks");
  g_autofree char *pictures_place = g_strconcat (place, ".pictures", NULL);
  JsonObject *pictures = matchup_json_get_object (object, "pictures");
  MatchupProviderTemplateFields fields = { 0 };

  if (object == NULL)
    return fail (error, place, NULL, "not an object");
  if (!read_fields (object,
                    place,
                    entry_fields,
                    G_N_ELEMENTS (entry_fields),
                    &fields,
                    owned,
                    error))
    return FALSE;
  if (quirks != NULL && !read_fields (quirks,
                                      quirks_place,
                                      quirk_fields,
                                      G_N_ELEMENTS (quirk_fields),
                                      &fields,
                                      owned,
                                      error))
    return FALSE;
  if (pictures != NULL && !read_fields (pictures,
                                        pictures_place,
                                        picture_fields,
                                        G_N_ELEMENTS (picture_fields),
                                        &fields,
                                        owned,
                                        error))
    return FALSE;
  if (!check_fields (&fields, place, error) || !check_quirks (&fields.quirks, place, error) ||
      !check_unique (templates, &fields, place, error))
    return FALSE;
  g_ptr_array_add (templates, matchup_provider_template_new (&fields));
  return TRUE;
}

GPtrArray *
matchup_provider_reader_read (const char *json, gssize length, GError **error)
{
  g_autoptr (JsonNode) root =
      matchup_json_parse (json, length < 0 ? strlen (json) : (gsize) length);
  JsonObject *object = matchup_json_node_get_object (root);
  JsonArray *entries = matchup_json_get_array (object, "providers");
  g_autoptr (GPtrArray) templates = g_ptr_array_new_with_free_func (g_object_unref);

  if (object == NULL)
    {
      fail (error, "the file", NULL, "not a JSON object");
      return NULL;
    }
  if (matchup_json_get_count (object, "format") != FORMAT)
    {
      fail (error, "format", NULL, "must be 1");
      return NULL;
    }
  if (entries == NULL)
    {
      fail (error, "providers", NULL, "missing");
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      if (!read_entry (json_array_get_element (entries, i), i, templates, error))
        return NULL;
    }
  return g_steal_pointer (&templates);
}
