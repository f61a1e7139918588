/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-cli-json.h"

MatchupJsonWriter *
matchup_cli_json_begin (GOutputStream **stream)
{
  MatchupJsonWriter *writer;

  *stream = g_memory_output_stream_new_resizable ();
  writer = matchup_json_writer_new (*stream, NULL);
  matchup_json_writer_begin_object (writer, NULL);
  return writer;
}

char *
matchup_cli_json_end (MatchupJsonWriter *writer, GOutputStream *stream)
{
  char *text;

  matchup_json_writer_close (writer);
  matchup_json_writer_end (writer, NULL);
  matchup_json_writer_free (writer);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  text = g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
  g_object_unref (stream);
  return text;
}

void
matchup_cli_json_print (MatchupJsonWriter *writer, GOutputStream *stream)
{
  g_autofree char *text = matchup_cli_json_end (writer, stream);

  g_print ("%s", text);
}

void
matchup_cli_json_add_string (MatchupJsonWriter *writer, const char *name, const char *value)
{
  if (value != NULL)
    matchup_json_writer_add_string (writer, name, value);
  else
    matchup_json_writer_add_null (writer, name);
}

void
matchup_cli_json_add_count (MatchupJsonWriter *writer, const char *name, gint64 value)
{
  if (value >= 0)
    matchup_json_writer_add_int (writer, name, value);
  else
    matchup_json_writer_add_null (writer, name);
}

void
matchup_cli_json_add_strings (MatchupJsonWriter *writer, const char *name, GPtrArray *values)
{
  matchup_json_writer_begin_list (writer, name);
  for (guint i = 0; i < values->len; i++)
    matchup_json_writer_add_string (writer, NULL, g_ptr_array_index (values, i));
  matchup_json_writer_close (writer);
}

char *
matchup_cli_json_dup_time (gint64 time)
{
  g_autoptr (GDateTime) seconds = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) whole =
      seconds != NULL ? g_date_time_add (seconds, time % G_USEC_PER_SEC) : NULL;
  g_autofree char *text = whole != NULL ? g_date_time_format (whole, "%Y-%m-%dT%H:%M:%S") : NULL;

  if (text == NULL)
    return NULL;
  return g_strdup_printf ("%s.%03dZ", text, g_date_time_get_microsecond (whole) / 1000);
}
