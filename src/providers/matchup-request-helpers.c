/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-request-helpers.h"

#include "matchup-file-block.h"
#include "matchup-json-print.h"
#include "matchup-json.h"

#include <math.h>
#include <string.h>

static const MatchupProviderQuirks *
get_quirks (MatchupProviderTemplate *template_)
{
  static const MatchupProviderQuirks none = { 0 };

  return template_ != NULL ? &matchup_provider_template_get (template_)->quirks : &none;
}

static void
add_key (MatchupHttpRequest *request, const char *header, const char *prefix, const char *secret)
{
  char *value;

  if (secret == NULL)
    return;
  value = g_strconcat (prefix, secret, NULL);
  matchup_http_request_add_secret_header (request, header, value);
  explicit_bzero (value, strlen (value));
  g_free (value);
}

static MatchupHttpRequest *
new_for_url (const char *method,
             const char *url,
             const MatchupProviderQuirks *quirks,
             const char *key_header,
             const char *key_prefix,
             const char *secret)
{
  MatchupHttpRequest *request = matchup_http_request_new (method, url);

  if (quirks->auth != NULL)
    add_key (request, quirks->auth, "", secret);
  else
    add_key (request, key_header, key_prefix, secret);
  for (guint i = 0; quirks->headers != NULL && quirks->headers[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (quirks->headers[i], ": ", 2);

      matchup_http_request_add_header (request, pair[0], pair[1]);
    }
  return request;
}

MatchupHttpRequest *
matchup_request_new (const char *address,
                     const char *path,
                     MatchupProviderTemplate *template_,
                     const char *key_header,
                     const char *key_prefix,
                     const char *secret)
{
  g_autofree char *url = g_strconcat (address, path, NULL);

  return new_for_url ("POST", url, get_quirks (template_), key_header, key_prefix, secret);
}

void
matchup_request_set_body (MatchupHttpRequest *request, GPtrArray *body, const char *accept)
{
  matchup_http_request_add_header (request, "Accept", accept);
  matchup_http_request_add_header (request, "Cache-Control", "no-cache");
  matchup_http_request_set_body_pieces (request, "application/json", body);
  g_ptr_array_unref (body);
}

MatchupHttpRequest *
matchup_request_new_for_models (const char *address,
                                const char *path,
                                MatchupProviderTemplate *template_,
                                const char *key_header,
                                const char *key_prefix,
                                const char *secret)
{
  const MatchupProviderQuirks *quirks = get_quirks (template_);
  g_autofree char *url = NULL;
  MatchupHttpRequest *request;

  if (quirks->models_path != NULL)
    path = quirks->models_path;
  if (*path == '\0')
    return NULL;
  url = *path == '/' ? g_strconcat (address, path, NULL) : g_strdup (path);
  request = new_for_url ("GET", url, quirks, key_header, key_prefix, secret);
  matchup_http_request_add_header (request, "Accept", "application/json");
  return request;
}

void
matchup_request_add_extra_body (JsonBuilder *builder, MatchupProviderTemplate *template_)
{
  const char *text = get_quirks (template_)->extra_body;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GList) names = NULL;
  JsonObject *object;

  if (text == NULL)
    return;
  root = matchup_json_parse (text, strlen (text));
  object = matchup_json_node_get_object (root);
  names = object != NULL ? json_object_get_members (object) : NULL;
  for (GList *l = names; l != NULL; l = l->next)
    {
      json_builder_set_member_name (builder, l->data);
      json_builder_add_value (builder, json_node_copy (json_object_get_member (object, l->data)));
    }
}

void
matchup_request_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

void
matchup_request_add_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

void
matchup_request_add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

char *
matchup_request_dup_instructions (GPtrArray *messages)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < messages->len; i++)
    {
      MatchupMessage *message = g_ptr_array_index (messages, i);
      g_autofree char *text = NULL;

      if (matchup_message_get_role (message) != MATCHUP_ROLE_SYSTEM ||
          matchup_request_is_empty (message))
        continue;
      text = matchup_message_dup_text (message, MATCHUP_PART_KIND_TEXT);
      if (joined->len > 0)
        g_string_append (joined, "\n\n");
      g_string_append (joined, text);
    }
  return joined->len > 0 ? g_string_free (g_steal_pointer (&joined), FALSE) : NULL;
}

static gboolean
is_blank (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text == '\0';
}

gboolean
matchup_request_is_empty (MatchupMessage *message)
{
  g_autofree char *text = matchup_message_dup_text (message, MATCHUP_PART_KIND_TEXT);

  return is_blank (text) && !matchup_message_has_images (message) &&
         !matchup_message_has_files (message);
}

/*
 * What is large in a body that is being built stands in the JSON as a mark, which nobody could have
 * written into a message, with its number.
 */
typedef struct
{
  char *mark;
  GPtrArray *bytes; /* GBytes; what the marks stand for, by number */
} Pieces;

static const char pieces_key[] = "matchup-pieces";

static void
pieces_free (gpointer data)
{
  Pieces *pieces = data;

  g_free (pieces->mark);
  g_ptr_array_unref (pieces->bytes);
  g_free (pieces);
}

static Pieces *
ensure_pieces (JsonBuilder *builder)
{
  Pieces *pieces = g_object_get_data (G_OBJECT (builder), pieces_key);
  g_autofree char *unique = NULL;

  if (pieces != NULL)
    return pieces;
  unique = g_uuid_string_random ();
  pieces = g_new0 (Pieces, 1);
  pieces->mark = g_strconcat ("matchup-piece-", unique, "-", NULL);
  pieces->bytes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_object_set_data_full (G_OBJECT (builder), pieces_key, pieces, pieces_free);
  return pieces;
}

/* The mark that @bytes are put in the place of. */
static char *
add_piece (JsonBuilder *builder, GBytes *bytes)
{
  Pieces *pieces = ensure_pieces (builder);

  g_ptr_array_add (pieces->bytes, g_bytes_ref (bytes));
  return g_strdup_printf ("%s%u;", pieces->mark, pieces->bytes->len - 1);
}

void
matchup_request_add_picture (JsonBuilder *builder,
                             const char *name,
                             const char *prefix,
                             MatchupImagePart *image)
{
  g_autofree char *mark = add_piece (builder, matchup_image_part_get_base64 (image));
  g_autofree char *text = g_strconcat (prefix, mark, NULL);

  if (name != NULL)
    json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

char *
matchup_request_dup_text (JsonBuilder *builder, MatchupMessage *message)
{
  GString *text = g_string_new (NULL);
  g_autofree char *written = matchup_message_dup_text (message, MATCHUP_PART_KIND_TEXT);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (message)); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (G_LIST_MODEL (message), i);
      g_autofree char *mark = NULL;

      if (!MATCHUP_IS_FILE_PART (part))
        continue;
      mark = add_piece (builder, matchup_file_block_get_json (MATCHUP_FILE_PART (part)));
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", mark);
    }
  if (text->len == 0 || !is_blank (written))
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", written);
  return g_string_free (text, FALSE);
}

void
matchup_request_add_parts (JsonBuilder *builder,
                           MatchupMessage *message,
                           MatchupRequestImageFunc add_image,
                           const char *text_type)
{
  g_autofree char *text = matchup_request_dup_text (builder, message);
  GListModel *parts = G_LIST_MODEL (message);

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (parts, i);

      if (MATCHUP_IS_IMAGE_PART (part))
        add_image (builder, MATCHUP_IMAGE_PART (part));
    }
  if (is_blank (text))
    return;
  json_builder_begin_object (builder);
  matchup_request_add_string (builder, "type", text_type);
  matchup_request_add_string (builder, "text", text);
  json_builder_end_object (builder);
}

GPtrArray *
matchup_request_end_body (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  Pieces *pieces = g_object_get_data (G_OBJECT (builder), pieces_key);
  GPtrArray *body = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GBytes) json = NULL;
  char *start = matchup_json_print (root, FALSE);
  const char *mark;
  gsize length = strlen (start);
  gsize done = 0;

  json = g_bytes_new_take (start, length);
  while (pieces != NULL && (mark = strstr (start + done, pieces->mark)) != NULL)
    {
      gsize offset = (gsize) (mark - start);
      char *end;
      guint64 number = g_ascii_strtoull (mark + strlen (pieces->mark), &end, 10);

      g_assert (number < pieces->bytes->len && *end == ';');
      g_ptr_array_add (body, g_bytes_new_from_bytes (json, done, offset - done));
      g_ptr_array_add (body, g_bytes_ref (g_ptr_array_index (pieces->bytes, number)));
      done = (gsize) (end + 1 - start);
    }
  g_ptr_array_add (body, g_bytes_new_from_bytes (json, done, length - done));
  return body;
}

double
matchup_request_get_temperature (const MatchupRequestSnapshot *snapshot, double maximum)
{
  const MatchupProviderQuirks *quirks = get_quirks (snapshot->template_);
  double temperature = matchup_params_get_temperature (snapshot->params);

  if (isnan (temperature) || (snapshot->capabilities & MATCHUP_MODEL_CAPABILITIES_FIXED_SAMPLING))
    return NAN;
  if ((snapshot->capabilities & MATCHUP_MODEL_CAPABILITIES_SAMPLING_IGNORED) &&
      matchup_params_get_thinking (snapshot->params) != MATCHUP_THINKING_OFF)
    return NAN;
  if (quirks->temperature_max > 0)
    maximum = quirks->temperature_max;
  return CLAMP (temperature, quirks->temperature_min, maximum);
}
