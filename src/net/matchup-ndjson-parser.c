/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-ndjson-parser.h"

#include <string.h>

#define BOM "\xef\xbb\xbf"

struct _MatchupNdjsonParser
{
  gsize max_line;
  MatchupNdjsonFunc func;
  gpointer user_data;

  GString *line; /* the line that is being read */
  gboolean first_seen;
  gboolean too_long;
};

MatchupNdjsonParser *
matchup_ndjson_parser_new (gsize max_line, MatchupNdjsonFunc func, gpointer user_data)
{
  MatchupNdjsonParser *self;

  g_return_val_if_fail (func != NULL, NULL);

  self = g_new0 (MatchupNdjsonParser, 1);
  self->max_line = max_line;
  self->func = func;
  self->user_data = user_data;
  self->line = g_string_new (NULL);
  return self;
}

void
matchup_ndjson_parser_free (MatchupNdjsonParser *self)
{
  if (self == NULL)
    return;
  g_string_free (self->line, TRUE);
  g_free (self);
}

static void
handle_line (MatchupNdjsonParser *self)
{
  GString *line = self->line;
  g_autofree char *valid = NULL;
  gsize start = 0;

  if (!self->first_seen && g_str_has_prefix (line->str, BOM))
    start = strlen (BOM);
  self->first_seen = TRUE;
  while (start < line->len && g_ascii_isspace (line->str[start]))
    start++;
  while (line->len > start && g_ascii_isspace (line->str[line->len - 1]))
    g_string_truncate (line, line->len - 1);
  if (line->len == start)
    return;
  if (g_utf8_validate_len (line->str + start, line->len - start, NULL))
    {
      self->func (line->str + start, line->len - start, self->user_data);
      return;
    }
  valid = g_utf8_make_valid (line->str + start, (gssize) (line->len - start));
  self->func (valid, strlen (valid), self->user_data);
}

gboolean
matchup_ndjson_parser_feed (MatchupNdjsonParser *self, const char *bytes, gsize length)
{
  const char *end = bytes + length;

  g_return_val_if_fail (self != NULL, FALSE);

  while (bytes < end && !self->too_long)
    {
      const char *line_end = memchr (bytes, '\n', (gsize) (end - bytes));
      gsize piece = (gsize) ((line_end != NULL ? line_end : end) - bytes);

      if (self->line->len + piece > self->max_line)
        {
          self->too_long = TRUE;
          break;
        }
      g_string_append_len (self->line, bytes, (gssize) piece);
      if (line_end == NULL)
        break;
      handle_line (self);
      g_string_truncate (self->line, 0);
      bytes = line_end + 1;
    }
  return !self->too_long;
}

void
matchup_ndjson_parser_end (MatchupNdjsonParser *self)
{
  g_return_if_fail (self != NULL);

  if (self->too_long)
    return;
  handle_line (self);
  g_string_truncate (self->line, 0);
}
