/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-built-in-presets.h"

#include "matchup-config.h"
#include "matchup-enum-types.h"
#include "matchup-json.h"
#include "matchup-presets-resources.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define FORMAT 1
#define RESOURCE "/io/github/matchup_app/Matchup/presets/presets.json"

static const char *const languages[] = { "en", "zh_CN", NULL };

/* The texts of one entry in one language; borrowed but for the instructions. */
typedef struct
{
  const char *name;
  const char *description;
  const char *starting_line; /* or NULL */
  char *instructions;
} Texts;

static void
texts_clear (Texts *texts)
{
  g_clear_pointer (&texts->instructions, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Texts, texts_clear)

const char *
matchup_built_in_presets_get_language (void)
{
  /* Translators: the language that the built-in presets are in. Translate to the code of yours
   * where data/presets.json has it, such as "zh_CN"; else to "en". */
  const char *language = C_ ("language of the built-in presets", "en");

  return g_strv_contains (languages, language) ? language : languages[0];
}

const char *const *
matchup_built_in_presets_get_languages (void)
{
  return languages;
}

/* Places that are wrong are told as "presets[3].en.name". */
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

static gboolean
check_members (JsonObject *object, const char *place, const char *const *known, GError **error)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    {
      if (!g_strv_contains (known, l->data))
        return fail (error, place, l->data, "unknown field");
    }
  return TRUE;
}

/* Instructions are a list of lines. NULL: they are not. */
static char *
join_lines (JsonArray *array)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        return NULL;
      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, json_node_get_string (node));
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static gboolean
read_texts (JsonObject *entry,
            const char *place,
            const char *language,
            Texts *texts,
            GError **error)
{
  static const char *const known[] = { "name",
                                       "description",
                                       "instructions",
                                       "starting_line",
                                       NULL };
  g_autofree char *where = g_strdup_printf ("%s.%s", place, language);
  JsonObject *object = matchup_json_get_object (entry, language);

  if (object == NULL)
    return fail (error, where, NULL, "missing");
  if (!check_members (object, where, known, error))
    return FALSE;
  texts->name = matchup_json_get_string (object, "name");
  texts->description = matchup_json_get_string (object, "description");
  texts->starting_line = matchup_json_get_string (object, "starting_line");
  texts->instructions = join_lines (matchup_json_get_array (object, "instructions"));
  if (texts->name == NULL || *texts->name == '\0')
    return fail (error, where, "name", "missing");
  if (texts->description == NULL || *texts->description == '\0')
    return fail (error, where, "description", "missing");
  if (texts->instructions == NULL)
    return fail (error, where, "instructions", "missing");
  if (json_object_has_member (object, "starting_line") && texts->starting_line == NULL)
    return fail (error, where, "starting_line", "wrong type");
  return TRUE;
}

static gboolean
read_settings (JsonObject *entry,
               const char *place,
               double *temperature,
               int *max_tokens,
               int *thinking,
               GError **error)
{
  gint64 tokens = matchup_json_get_count (entry, "max_tokens");

  *temperature = NAN;
  *thinking = MATCHUP_THINKING_DEFAULT;
  if (json_object_has_member (entry, "temperature") &&
      (!matchup_json_get_double (entry, "temperature", temperature) ||
       !(*temperature >= 0 && *temperature <= 2)))
    return fail (error, place, "temperature", "must be from 0 to 2");
  if (json_object_has_member (entry, "max_tokens") && (tokens < 1 || tokens > G_MAXINT))
    return fail (error, place, "max_tokens", "must be above 0");
  if (json_object_has_member (entry, "thinking") &&
      !matchup_enum_from_nick (MATCHUP_TYPE_THINKING,
                               matchup_json_get_string (entry, "thinking"),
                               thinking))
    return fail (error, place, "thinking", "unknown");
  *max_tokens = (int) CLAMP (tokens, 0, G_MAXINT);
  return TRUE;
}

static gboolean
is_known (GPtrArray *presets, const char *id)
{
  for (guint i = 0; i < presets->len; i++)
    {
      if (g_str_equal (matchup_preset_get_id (g_ptr_array_index (presets, i)), id))
        return TRUE;
    }
  return FALSE;
}

/* All languages are read, so that one that is not shown here is not forgotten. */
static gboolean
read_entry (JsonObject *entry,
            guint position,
            const char *language,
            GPtrArray *presets,
            GError **error)
{
  static const char *const known[] = { "id", "temperature", "max_tokens", "thinking",
                                       "en", "zh_CN",       NULL };
  g_autofree char *place = g_strdup_printf ("presets[%u]", position);
  const char *id = matchup_json_get_string (entry, "id");
  double temperature;
  int max_tokens;
  int thinking;

  if (entry == NULL)
    return fail (error, place, NULL, "not an object");
  if (!check_members (entry, place, known, error))
    return FALSE;
  if (id == NULL || *id == '\0')
    return fail (error, place, "id", "missing");
  if (is_known (presets, id))
    return fail (error, place, "id", "there twice");
  if (!read_settings (entry, place, &temperature, &max_tokens, &thinking, error))
    return FALSE;
  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_auto (Texts) texts = { 0 };
      g_autoptr (MatchupParams) params = NULL;

      if (!read_texts (entry, place, languages[i], &texts, error))
        return FALSE;
      if (!g_str_equal (languages[i], language))
        continue;
      params = matchup_params_new (texts.instructions,
                                   temperature,
                                   max_tokens,
                                   (MatchupThinking) thinking);
      g_ptr_array_add (presets,
                       matchup_preset_new (id,
                                           texts.name,
                                           texts.description,
                                           texts.starting_line,
                                           params,
                                           TRUE));
    }
  return TRUE;
}

GPtrArray *
matchup_built_in_presets_read (const char *json,
                               gssize length,
                               const char *language,
                               GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;
  JsonArray *entries;
  g_autoptr (GPtrArray) presets = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (language != NULL && g_strv_contains (languages, language), NULL);

  root = matchup_json_parse (json, length < 0 ? strlen (json) : (gsize) length);
  object = matchup_json_node_get_object (root);
  entries = matchup_json_get_array (object, "presets");
  if (object == NULL)
    fail (error, "the file", NULL, "not a JSON object");
  else if (matchup_json_get_count (object, "format") != FORMAT)
    fail (error, "format", NULL, "must be 1");
  else if (entries == NULL)
    fail (error, "presets", NULL, "missing");
  else
    {
      for (guint i = 0; i < json_array_get_length (entries); i++)
        {
          if (!read_entry (matchup_json_array_get_object (entries, i), i, language, presets, error))
            return NULL;
        }
      return g_steal_pointer (&presets);
    }
  return NULL;
}

GPtrArray *
matchup_built_in_presets_load (const char *language)
{
  GResource *resource = matchup_presets_get_resource ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *presets = NULL;
  gsize size;

  bytes = g_resource_lookup_data (resource, RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes != NULL)
    {
      const char *json = g_bytes_get_data (bytes, &size);

      presets = matchup_built_in_presets_read (json, (gssize) size, language, &error);
    }
  /* A part of the program, which its tests read. */
  if (presets == NULL)
    g_error ("The built-in presets cannot be read: %s", error->message);
  return presets;
}
