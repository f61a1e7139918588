/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-json-writer.h"

#include "matchup-json-value.h"

#include <math.h>
#include <string.h>

#define BUFFER (64 * 1024)
#define MAX_DEPTH 32
/* Of what is encoded at once: a multiple of three. */
#define PIECE (48 * 1024)

struct _MatchupJsonWriter
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GString *waiting;
  GError *error;
  guint depth;
  gboolean is_object[MAX_DEPTH];
  gboolean is_empty[MAX_DEPTH];
};

MatchupJsonWriter *
matchup_json_writer_new (GOutputStream *stream, GCancellable *cancellable)
{
  MatchupJsonWriter *self = g_new0 (MatchupJsonWriter, 1);

  self->stream = g_object_ref (stream);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->waiting = g_string_sized_new (BUFFER + PIECE * 2);
  return self;
}

void
matchup_json_writer_free (MatchupJsonWriter *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->stream);
  g_clear_object (&self->cancellable);
  g_string_free (self->waiting, TRUE);
  g_clear_error (&self->error);
  g_free (self);
}

static void
write_out (MatchupJsonWriter *self, gsize most)
{
  if (self->waiting->len <= most)
    return;
  if (self->error == NULL)
    g_output_stream_write_all (self->stream,
                               self->waiting->str,
                               self->waiting->len,
                               NULL,
                               self->cancellable,
                               &self->error);
  g_string_truncate (self->waiting, 0);
}

static void
indent (MatchupJsonWriter *self)
{
  g_string_append_c (self->waiting, '\n');
  for (guint i = 0; i < self->depth; i++)
    g_string_append_c (self->waiting, ' ');
}

static void
begin_value (MatchupJsonWriter *self, const char *name)
{
  write_out (self, BUFFER);
  if (self->depth == 0)
    return;
  g_assert (self->is_object[self->depth - 1] == (name != NULL));
  if (!self->is_empty[self->depth - 1])
    g_string_append_c (self->waiting, ',');
  self->is_empty[self->depth - 1] = FALSE;
  indent (self);
  if (name == NULL)
    return;
  matchup_json_value_append_string (self->waiting, name);
  g_string_append (self->waiting, ": ");
}

static void
begin (MatchupJsonWriter *self, const char *name, gboolean is_object)
{
  g_assert (self->depth < MAX_DEPTH);

  begin_value (self, name);
  g_string_append_c (self->waiting, is_object ? '{' : '[');
  self->is_object[self->depth] = is_object;
  self->is_empty[self->depth] = TRUE;
  self->depth++;
}

void
matchup_json_writer_begin_object (MatchupJsonWriter *self, const char *name)
{
  begin (self, name, TRUE);
}

void
matchup_json_writer_begin_list (MatchupJsonWriter *self, const char *name)
{
  begin (self, name, FALSE);
}

void
matchup_json_writer_close (MatchupJsonWriter *self)
{
  g_assert (self->depth > 0);

  self->depth--;
  if (!self->is_empty[self->depth])
    indent (self);
  g_string_append_c (self->waiting, self->is_object[self->depth] ? '}' : ']');
}

void
matchup_json_writer_add_string (MatchupJsonWriter *self, const char *name, const char *value)
{
  begin_value (self, name);
  matchup_json_value_append_string (self->waiting, value);
}

void
matchup_json_writer_add_optional (MatchupJsonWriter *self, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    matchup_json_writer_add_string (self, name, value);
}

void
matchup_json_writer_add_int (MatchupJsonWriter *self, const char *name, gint64 value)
{
  begin_value (self, name);
  g_string_append_printf (self->waiting, "%" G_GINT64_FORMAT, value);
}

void
matchup_json_writer_add_double (MatchupJsonWriter *self, const char *name, double value)
{
  if (!isfinite (value))
    return;
  begin_value (self, name);
  matchup_json_value_append_number (self->waiting, value);
}

void
matchup_json_writer_add_null (MatchupJsonWriter *self, const char *name)
{
  begin_value (self, name);
  g_string_append (self->waiting, "null");
}

void
matchup_json_writer_add_flag (MatchupJsonWriter *self, const char *name, gboolean value)
{
  begin_value (self, name);
  g_string_append (self->waiting, value ? "true" : "false");
}

void
matchup_json_writer_add_bytes (MatchupJsonWriter *self, const char *name, GBytes *value)
{
  gsize length;
  const guchar *data = g_bytes_get_data (value, &length);

  begin_value (self, name);
  g_string_append_c (self->waiting, '"');
  for (gsize done = 0; done < length; done += PIECE)
    {
      g_autofree char *text = g_base64_encode (data + done, MIN (PIECE, length - done));

      g_string_append (self->waiting, text);
      write_out (self, BUFFER);
    }
  g_string_append_c (self->waiting, '"');
}

gboolean
matchup_json_writer_is_well (MatchupJsonWriter *self)
{
  return self->error == NULL;
}

gboolean
matchup_json_writer_end (MatchupJsonWriter *self, GError **error)
{
  g_return_val_if_fail (self->depth == 0, FALSE);

  g_string_append_c (self->waiting, '\n');
  write_out (self, 0);
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}
