/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-sse-parser.h"

#include <string.h>

struct _MatchupSseParser
{
  gsize max_event;
  MatchupSseFunc func;
  gpointer user_data;

  GString *line; /* the line that is being read */
  GString *data; /* of the event that is being read, lines joined by LF */
  GString *name;
  gboolean has_data;
  gboolean is_object; /* the first line of data begins one */
  gsize looked_at;    /* bytes of data that were counted: */
  guint depth;        /* of brackets at that place */
  gboolean in_string;
  gboolean after_cr; /* the last line ended in CR: a LF that follows belongs to it */
  guint bom_seen;    /* bytes of U+FEFF at the start, 3: done looking */
  gboolean too_long;
};

MatchupSseParser *
matchup_sse_parser_new (gsize max_event, MatchupSseFunc func, gpointer user_data)
{
  MatchupSseParser *self;

  g_return_val_if_fail (func != NULL, NULL);

  self = g_new0 (MatchupSseParser, 1);
  self->max_event = max_event;
  self->func = func;
  self->user_data = user_data;
  self->line = g_string_new (NULL);
  self->data = g_string_new (NULL);
  self->name = g_string_new (NULL);
  return self;
}

void
matchup_sse_parser_free (MatchupSseParser *self)
{
  if (self == NULL)
    return;
  g_string_free (self->line, TRUE);
  g_string_free (self->data, TRUE);
  g_string_free (self->name, TRUE);
  g_free (self);
}

static void
emit (MatchupSseParser *self, MatchupSseEventType type, const char *name, GString *data)
{
  MatchupSseEvent event = { .type = type, .name = name, .data = "", .length = 0 };
  g_autofree char *valid = NULL;

  if (data != NULL)
    {
      event.data = data->str;
      event.length = data->len;
      if (!g_utf8_validate_len (data->str, data->len, NULL))
        {
          valid = g_utf8_make_valid (data->str, (gssize) data->len);
          event.data = valid;
          event.length = strlen (valid);
        }
    }
  self->func (&event, self->user_data);
}

static void
dispatch_data (MatchupSseParser *self)
{
  if (self->has_data && self->data->len > 0)
    emit (self, MATCHUP_SSE_EVENT, self->name->str, self->data);
  else if (self->has_data)
    emit (self, MATCHUP_SSE_COMMENT, "", NULL);
  g_string_truncate (self->data, 0);
  self->has_data = FALSE;
  self->looked_at = 0;
  self->depth = 0;
  self->in_string = FALSE;
}

static void
dispatch_event (MatchupSseParser *self)
{
  dispatch_data (self);
  g_string_truncate (self->name, 0);
}

/* By its brackets, each byte looked at once; only asked where a second line of data comes. */
static gboolean
is_whole_object (MatchupSseParser *self)
{
  const char *data = self->data->str;
  gsize i = self->looked_at;

  if (!self->has_data || !self->is_object)
    return FALSE;
  for (; i < self->data->len; i++)
    {
      if (self->in_string && data[i] == '\\')
        i++;
      else if (data[i] == '"')
        self->in_string = !self->in_string;
      else if (!self->in_string && (data[i] == '{' || data[i] == '['))
        self->depth++;
      else if (!self->in_string && (data[i] == '}' || data[i] == ']') && self->depth > 0)
        self->depth--;
    }
  self->looked_at = i;
  return self->depth == 0 && !self->in_string;
}

static gboolean
is_field (const char *line, gsize length, const char *field)
{
  return length == strlen (field) && memcmp (line, field, length) == 0;
}

static void
handle_field (MatchupSseParser *self, const char *line, gsize length)
{
  const char *colon = memchr (line, ':', length);
  gsize name_length = colon != NULL ? (gsize) (colon - line) : length;
  const char *value = colon != NULL ? colon + 1 : line + length;
  const char *end = line + length;

  if (value < end && *value == ' ')
    value++;
  if (is_field (line, name_length, "data") || is_field (line, name_length, "event"))
    {
      if (is_whole_object (self))
        dispatch_data (self);
    }
  if (is_field (line, name_length, "data"))
    {
      if (self->has_data)
        g_string_append_c (self->data, '\n');
      else
        self->is_object = value[strspn (value, " \t")] == '{';
      g_string_append_len (self->data, value, end - value);
      self->has_data = TRUE;
    }
  else if (is_field (line, name_length, "event"))
    {
      g_autofree char *valid = g_utf8_make_valid (value, end - value);

      g_string_assign (self->name, valid);
    }
  else if (!is_field (line, name_length, "id") && !is_field (line, name_length, "retry"))
    {
      emit (self, MATCHUP_SSE_STRAY_LINE, "", self->line);
    }
}

static void
handle_line (MatchupSseParser *self)
{
  if (self->line->len == 0)
    dispatch_event (self);
  else if (self->line->str[0] == ':')
    emit (self, MATCHUP_SSE_COMMENT, "", NULL);
  else
    handle_field (self, self->line->str, self->line->len);
  g_string_truncate (self->line, 0);
}

/* Takes the byte order mark off the start, wherever it is cut; returns how many bytes that took. */
static gsize
skip_bom (MatchupSseParser *self, const char *bytes, gsize length)
{
  static const char bom[] = { '\xef', '\xbb', '\xbf' };
  gsize used = 0;

  while (self->bom_seen < 3 && used < length)
    {
      if (bytes[used] != bom[self->bom_seen])
        {
          g_string_append_len (self->line, bom, self->bom_seen);
          self->bom_seen = 3;
          return used;
        }
      self->bom_seen++;
      used++;
    }
  return used;
}

/* The CR or LF that ends the line at @p, or NULL; @lf: the next LF, or @end, as far as known. */
static const char *
find_line_end (const char *p, const char *end, const char **lf)
{
  const char *cr;

  if (*lf < p)
    {
      *lf = memchr (p, '\n', end - p);
      if (*lf == NULL)
        *lf = end;
    }
  cr = memchr (p, '\r', *lf - p);
  if (cr != NULL)
    return cr;
  return *lf < end ? *lf : NULL;
}

gboolean
matchup_sse_parser_feed (MatchupSseParser *self, const char *bytes, gsize length)
{
  const char *p;
  const char *end;
  const char *lf;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->too_long)
    return FALSE;
  end = bytes + length;
  p = bytes + skip_bom (self, bytes, length);
  lf = memchr (p, '\n', end - p);
  if (lf == NULL)
    lf = end;
  while (p < end)
    {
      const char *line_end;

      if (self->after_cr && *p == '\n')
        p++;
      self->after_cr = FALSE;
      if (p == end)
        break;
      line_end = find_line_end (p, end, &lf);
      g_string_append_len (self->line, p, (line_end != NULL ? line_end : end) - p);
      if (self->line->len + self->data->len > self->max_event)
        {
          self->too_long = TRUE;
          return FALSE;
        }
      if (line_end == NULL)
        break;
      self->after_cr = *line_end == '\r';
      handle_line (self);
      p = line_end + 1;
    }
  return TRUE;
}

void
matchup_sse_parser_end (MatchupSseParser *self)
{
  g_return_if_fail (self != NULL);

  if (self->too_long)
    return;
  if (self->bom_seen > 0 && self->bom_seen < 3)
    g_string_append_len (self->line, "\xef\xbb", self->bom_seen);
  if (self->line->len > 0)
    handle_line (self);
  dispatch_event (self);
}
