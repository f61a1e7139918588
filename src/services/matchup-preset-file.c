/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-preset-file.h"

#include "matchup-config.h"
#include "matchup-enum-types.h"
#include "matchup-json-writer.h"
#include "matchup-json.h"
#include "matchup-sentence.h"
#include "matchup-text-encoding.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define FORMAT "matchup-presets"
#define VERSION 1
#define MAX_TOKENS 1000000
#define CHUNK (64 * 1024)

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, sentence);
  return FALSE;
}

/* @format has one %s, for the number. */
static void
refuse_preset (GError **error, const char *format, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autofree char *sentence = matchup_sentence_insert_name (format, text);

  refuse (error, sentence);
}

/* FALSE: it is there and no text. @out_text is borrowed, NULL where there is none. */
static gboolean
get_text (JsonObject *object, const char *member, const char **out_text)
{
  *out_text = matchup_json_get_string (object, member);
  return *out_text != NULL || !json_object_has_member (object, member) ||
         json_object_get_null_member (object, member);
}

/* Lines end as everywhere here, and nothing is in it that no keyboard gives. */
static char *
clean_text (const char *text)
{
  GString *clean = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\r' && p[1] != '\n')
        g_string_append_c (clean, '\n');
      else if (((guchar) *p >= 0x20 && *p != 0x7f) || *p == '\n' || *p == '\t')
        g_string_append_c (clean, *p);
    }
  return g_string_free (clean, FALSE);
}

/* Bytes are looked at first, so that a text of megabytes is not counted. */
static gboolean
is_too_long (const char *text, gsize max)
{
  gsize length = text != NULL ? strlen (text) : 0;

  return length > max && (length > max * 4 || (gsize) g_utf8_strlen (text, -1) > max);
}

static gboolean
read_settings (JsonObject *object, double *temperature, int *max_tokens, int *thinking)
{
  const char *nick;
  gint64 tokens;

  *temperature = NAN;
  *max_tokens = 0;
  *thinking = MATCHUP_THINKING_DEFAULT;
  if (!get_text (object, "thinking", &nick) ||
      (nick != NULL && !matchup_enum_from_nick (MATCHUP_TYPE_THINKING, nick, thinking)))
    return FALSE;
  if (json_object_has_member (object, "temperature") &&
      !json_object_get_null_member (object, "temperature") &&
      (!matchup_json_get_double (object, "temperature", temperature) ||
       !(*temperature >= 0 && *temperature <= 2)))
    return FALSE;
  if (!json_object_has_member (object, "max_tokens") ||
      json_object_get_null_member (object, "max_tokens"))
    return TRUE;
  tokens = matchup_json_get_count (object, "max_tokens");
  *max_tokens = (int) CLAMP (tokens, 0, MAX_TOKENS);
  return tokens >= 1 && tokens <= MAX_TOKENS;
}

static MatchupPreset *
read_preset (JsonObject *object, guint number, GError **error)
{
  const char *name;
  const char *instructions;
  const char *starting_line;
  g_autofree char *clean_name = NULL;
  g_autofree char *clean_instructions = NULL;
  g_autofree char *clean_line = NULL;
  g_autoptr (MatchupParams) params = NULL;
  double temperature;
  int max_tokens;
  int thinking;

  if (object == NULL || !get_text (object, "instructions", &instructions) ||
      !get_text (object, "starting_line", &starting_line))
    {
      /* Translators: here and below %s is a number: the first preset of the file is 1. */
      refuse_preset (error, _ ("Preset %s of this file cannot be understood."), number);
      return NULL;
    }
  name = matchup_json_get_string (object, "name");
  clean_name = matchup_preset_clean_name (name != NULL ? name : "");
  if (*clean_name == '\0')
    /* Translators: %s is a number: the first one, the second one… */
    refuse_preset (error, _ ("Preset %s of this file has no name."), number);
  else if (is_too_long (name, MATCHUP_PRESET_MAX_NAME))
    /* Translators: %s is a number */
    refuse_preset (error, _ ("The name of preset %s of this file is too long."), number);
  else if (is_too_long (instructions, MATCHUP_PRESET_MAX_INSTRUCTIONS))
    /* Translators: %s is a number */
    refuse_preset (error, _ ("The instructions of preset %s of this file are too long."), number);
  else if (is_too_long (starting_line, MATCHUP_PRESET_MAX_STARTING_LINE))
    /* Translators: %s is a number */
    refuse_preset (error, _ ("The starting line of preset %s of this file is too long."), number);
  else if (!read_settings (object, &temperature, &max_tokens, &thinking))
    /* Translators: %s is a number */
    refuse_preset (error, _ ("The settings of preset %s of this file are not right."), number);
  else
    {
      clean_instructions = clean_text (instructions != NULL ? instructions : "");
      clean_line = clean_text (starting_line != NULL ? starting_line : "");
      params = matchup_params_new (clean_instructions,
                                   temperature,
                                   max_tokens,
                                   (MatchupThinking) thinking);
      return matchup_preset_new (NULL, clean_name, NULL, clean_line, params, FALSE);
    }
  return NULL;
}

static gboolean
check_head (JsonObject *object, GError **error)
{
  const char *format = matchup_json_get_string (object, "format");
  gint64 version = matchup_json_get_count (object, "version");

  if (g_strcmp0 (format, FORMAT) != 0 || version < 1)
    return refuse (error, _ ("This is no file of presets."));
  if (version > VERSION)
    return refuse (error,
                   _ ("These presets were saved by a newer Matchup. Update this one to import "
                      "them."));
  return TRUE;
}

GPtrArray *
matchup_preset_file_read (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;
  JsonArray *array;
  g_autoptr (GPtrArray) presets = g_ptr_array_new_with_free_func (g_object_unref);
  guint n;

  g_return_val_if_fail (text != NULL, NULL);

  root = length <= MATCHUP_PRESET_FILE_MAX_BYTES ? matchup_json_parse (text, length) : NULL;
  object = matchup_json_node_get_object (root);
  if (!check_head (object, error))
    return NULL;
  array = matchup_json_get_array (object, "presets");
  n = array != NULL ? json_array_get_length (array) : 0;
  if (n == 0)
    {
      refuse (error, _ ("There are no presets in this file."));
      return NULL;
    }
  if (n > MATCHUP_PRESET_FILE_MAX_PRESETS)
    {
      g_set_error (error,
                   G_IO_ERROR,
                   G_IO_ERROR_INVALID_DATA,
                   ngettext ("There are too many presets in this file: at most %u can be imported.",
                             "There are too many presets in this file: at most %u can be imported.",
                             MATCHUP_PRESET_FILE_MAX_PRESETS),
                   MATCHUP_PRESET_FILE_MAX_PRESETS);
      return NULL;
    }
  for (guint i = 0; i < n; i++)
    {
      MatchupPreset *preset = read_preset (matchup_json_array_get_object (array, i), i + 1, error);

      if (preset == NULL)
        return NULL;
      g_ptr_array_add (presets, preset);
    }
  return g_steal_pointer (&presets);
}

static void
write_preset (MatchupJsonWriter *writer, MatchupPreset *preset)
{
  MatchupParams *params = matchup_preset_get_params (preset);

  matchup_json_writer_begin_object (writer, NULL);
  matchup_json_writer_add_string (writer, "name", matchup_preset_get_name (preset));
  matchup_json_writer_add_optional (writer,
                                    "instructions",
                                    matchup_params_get_instructions (params));
  matchup_json_writer_add_optional (writer,
                                    "starting_line",
                                    matchup_preset_get_starting_line (preset));
  matchup_json_writer_add_double (writer, "temperature", matchup_params_get_temperature (params));
  if (matchup_params_get_max_tokens (params) > 0)
    matchup_json_writer_add_int (writer, "max_tokens", matchup_params_get_max_tokens (params));
  if (matchup_params_get_thinking (params) != MATCHUP_THINKING_DEFAULT)
    matchup_json_writer_add_string (
        writer,
        "thinking",
        matchup_enum_get_nick (MATCHUP_TYPE_THINKING, (int) matchup_params_get_thinking (params)));
  matchup_json_writer_close (writer);
}

char *
matchup_preset_file_write (GPtrArray *presets)
{
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (MatchupJsonWriter) writer = NULL;

  g_return_val_if_fail (presets != NULL, NULL);

  stream = g_memory_output_stream_new_resizable ();
  writer = matchup_json_writer_new (stream, NULL);
  matchup_json_writer_begin_object (writer, NULL);
  matchup_json_writer_add_string (writer, "format", FORMAT);
  matchup_json_writer_add_int (writer, "version", VERSION);
  matchup_json_writer_begin_list (writer, "presets");
  for (guint i = 0; i < presets->len; i++)
    write_preset (writer, g_ptr_array_index (presets, i));
  matchup_json_writer_close (writer);
  matchup_json_writer_close (writer);
  /* Writing to memory does not fail. */
  matchup_json_writer_end (writer, NULL);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static GBytes *
read_bytes (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  if (stream == NULL)
    return NULL;
  for (;;)
    {
      guint8 chunk[CHUNK];
      gssize n =
          g_input_stream_read (G_INPUT_STREAM (stream), chunk, sizeof chunk, cancellable, error);

      if (n < 0)
        return NULL;
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      if (bytes->len + (gsize) n > MATCHUP_PRESET_FILE_MAX_BYTES)
        {
          refuse (error, _ ("This file is too large to be one of presets."));
          return NULL;
        }
      g_byte_array_append (bytes, chunk, (guint) n);
    }
}

/* Somebody may have opened and saved it in an editor that writes something else than UTF-8. */
static GPtrArray *
read_any_encoding (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize length;
  g_autofree char *text = size > 0 ? matchup_text_decode (data, size, &length, NULL) : NULL;

  if (text == NULL)
    {
      refuse (error, _ ("This is no file of presets."));
      return NULL;
    }
  return matchup_preset_file_read (text, length, error);
}

static void
load_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GBytes) bytes = read_bytes (task_data, cancellable, &error);
  GPtrArray *presets = bytes != NULL ? read_any_encoding (bytes, &error) : NULL;

  if (presets != NULL)
    g_task_return_pointer (task, presets, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
matchup_preset_file_load_async (GFile *file,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_preset_file_load_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load_thread);
}

GPtrArray *
matchup_preset_file_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
