/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-json-stream.h"

#include "matchup-config.h"
#include "matchup-json.h"

#include <glib/gi18n.h>
#include <string.h>

#define BUFFER (64 * 1024)
#define MAX_ENTERED 16
#define MAX_KEY (64 * 1024)

struct _MatchupJsonStream
{
  GInputStream *stream; /* NULL: all is in the buffer */
  GCancellable *cancellable;
  char *owned;
  const char *buffer;
  gsize length;
  gsize place;
  guint64 before; /* bytes that were read and are no longer in the buffer */
  GError *error;
  guint n_entered;
  gboolean is_object[MAX_ENTERED];
  gboolean is_first[MAX_ENTERED];
};

MatchupJsonStream *
matchup_json_stream_new (GInputStream *stream, GCancellable *cancellable)
{
  MatchupJsonStream *self = g_new0 (MatchupJsonStream, 1);

  self->stream = g_object_ref (stream);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->owned = g_malloc (BUFFER);
  self->buffer = self->owned;
  return self;
}

MatchupJsonStream *
matchup_json_stream_new_for_text (const char *text, gsize length)
{
  MatchupJsonStream *self = g_new0 (MatchupJsonStream, 1);

  self->buffer = text;
  self->length = length;
  return self;
}

void
matchup_json_stream_free (MatchupJsonStream *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->stream);
  g_clear_object (&self->cancellable);
  g_free (self->owned);
  g_clear_error (&self->error);
  g_free (self);
}

guint64
matchup_json_stream_get_offset (MatchupJsonStream *self)
{
  return self->before + self->place;
}

static gboolean
fail (MatchupJsonStream *self)
{
  g_autofree char *place =
      g_strdup_printf ("%" G_GUINT64_FORMAT, matchup_json_stream_get_offset (self));

  if (self->error == NULL)
    g_set_error (&self->error,
                 G_IO_ERROR,
                 G_IO_ERROR_INVALID_DATA,
                 /* Translators: %s is a number */
                 _ ("The file is damaged or cut off at byte %s."),
                 place);
  return FALSE;
}

/* FALSE at the end and after an error. */
static gboolean
fill (MatchupJsonStream *self)
{
  gssize n;

  if (self->error != NULL)
    return FALSE;
  if (self->place < self->length)
    return TRUE;
  if (self->stream == NULL)
    return FALSE;
  n = g_input_stream_read (self->stream, self->owned, BUFFER, self->cancellable, &self->error);
  self->before += self->length;
  self->place = 0;
  self->length = n > 0 ? (gsize) n : 0;
  return n > 0;
}

/* The next sign that is no blank; 0 where there is none. */
static char
find_sign (MatchupJsonStream *self)
{
  while (fill (self))
    {
      char c = self->buffer[self->place];

      /* A byte order mark may stand before the first one. */
      if (!g_ascii_isspace (c) && !(self->before == 0 && self->place < 3 &&
                                    (guchar) c == (guchar) "\xef\xbb\xbf"[self->place]))
        return c;
      self->place++;
    }
  return 0;
}

char
matchup_json_stream_peek (MatchupJsonStream *self)
{
  return find_sign (self);
}

gboolean
matchup_json_stream_enter (MatchupJsonStream *self)
{
  char c = find_sign (self);

  if ((c != '{' && c != '[') || self->n_entered == MAX_ENTERED)
    return FALSE;
  self->place++;
  self->is_object[self->n_entered] = c == '{';
  self->is_first[self->n_entered] = TRUE;
  self->n_entered++;
  return TRUE;
}

/* Up to the quote that ends the string whose first quote was taken; @out may be NULL. */
static gboolean
take_string (MatchupJsonStream *self, GString *out, gsize most)
{
  gboolean escaped = FALSE;

  while (fill (self))
    {
      const char *start = self->buffer + self->place;
      const char *end = self->buffer + self->length;
      const char *p = start;

      while (p < end && (escaped || *p != '"'))
        {
          escaped = !escaped && *p == '\\';
          p++;
        }
      if (out != NULL && out->len <= most)
        g_string_append_len (out, start, (gssize) (p - start));
      self->place += (gsize) (p - start);
      if (p < end)
        {
          self->place++;
          return TRUE;
        }
    }
  return fail (self);
}

/* A name as it is written, with its quotes, to what it says. */
static char *
read_key (const GString *written)
{
  g_autoptr (GString) list = NULL;
  g_autoptr (JsonNode) node = NULL;
  const char *said = NULL;

  if (strchr (written->str, '\\') == NULL)
    return g_utf8_make_valid (written->str, (gssize) written->len);
  list = g_string_new ("[\"");
  g_string_append_len (list, written->str, (gssize) written->len);
  g_string_append (list, "\"]");
  node = matchup_json_parse (list->str, list->len);
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node) &&
      json_array_get_length (json_node_get_array (node)) == 1)
    said = json_array_get_string_element (json_node_get_array (node), 0);
  return g_strdup (said != NULL ? said : "");
}

static gboolean
take_key (MatchupJsonStream *self, char **key)
{
  g_autoptr (GString) written = g_string_new (NULL);

  if (find_sign (self) != '"')
    return fail (self);
  self->place++;
  if (!take_string (self, written, MAX_KEY))
    return FALSE;
  if (find_sign (self) != ':')
    return fail (self);
  self->place++;
  if (find_sign (self) == 0)
    return fail (self);
  if (key != NULL)
    *key = read_key (written);
  return TRUE;
}

gboolean
matchup_json_stream_next (MatchupJsonStream *self, char **key)
{
  guint level = self->n_entered - 1;
  char c;

  g_return_val_if_fail (self->n_entered > 0, FALSE);

  if (key != NULL)
    *key = NULL;
  c = find_sign (self);
  if (c == (self->is_object[level] ? '}' : ']'))
    {
      self->place++;
      self->n_entered--;
      return FALSE;
    }
  if (!self->is_first[level])
    {
      if (c != ',')
        return fail (self);
      self->place++;
      c = find_sign (self);
    }
  self->is_first[level] = FALSE;
  if (c == 0 || c == ',')
    return fail (self);
  return !self->is_object[level] || take_key (self, key);
}

static void
put (GString *out, gsize most, char c)
{
  if (out != NULL && out->len <= most)
    g_string_append_c (out, c);
}

/* A number or a word. */
static gboolean
take_scalar (MatchupJsonStream *self, GString *out, gsize most)
{
  gboolean any = FALSE;

  while (fill (self))
    {
      char c = self->buffer[self->place];

      if (!g_ascii_isalnum (c) && c != '-' && c != '+' && c != '.')
        break;
      put (out, most, c);
      self->place++;
      any = TRUE;
    }
  return (any && self->error == NULL) || fail (self);
}

/* Brackets and all that is in them. */
static gboolean
take_brackets (MatchupJsonStream *self, GString *out, gsize most)
{
  gsize depth = 0;

  while (fill (self))
    {
      char c = self->buffer[self->place++];

      put (out, most, c);
      if (c == '"')
        {
          if (!take_string (self, out, most))
            return FALSE;
          put (out, most, '"');
        }
      else if (c == '{' || c == '[')
        {
          depth++;
        }
      else if ((c == '}' || c == ']') && --depth == 0)
        {
          return TRUE;
        }
    }
  return fail (self);
}

static gboolean
take (MatchupJsonStream *self, GString *out, gsize most)
{
  switch (find_sign (self))
    {
    case 0:
      return fail (self);
    case '"':
      self->place++;
      put (out, most, '"');
      if (!take_string (self, out, most))
        return FALSE;
      put (out, most, '"');
      return TRUE;
    case '{':
    case '[':
      return take_brackets (self, out, most);
    default:
      return take_scalar (self, out, most);
    }
}

gboolean
matchup_json_stream_read (MatchupJsonStream *self, GString *text, gsize most)
{
  g_string_truncate (text, 0);
  if (!take (self, text, most))
    return FALSE;
  if (text->len <= most)
    return TRUE;
  g_string_truncate (text, 0);
  return FALSE;
}

void
matchup_json_stream_skip (MatchupJsonStream *self)
{
  take (self, NULL, 0);
}

gboolean
matchup_json_stream_check (MatchupJsonStream *self, GError **error)
{
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}
