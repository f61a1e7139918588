/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-file-part.h"

#include <string.h>

/* Characters of a name that are kept; its end, which tells the kind, stays. */
#define MAX_NAME 120

struct _MatchupFilePart
{
  MatchupPart parent_instance;

  char *name;
  char *mime_type;
  char *text;
  gsize length;
  gint64 size;
  guint pages;
  guint lines;
};

G_DEFINE_FINAL_TYPE (MatchupFilePart, matchup_file_part, MATCHUP_TYPE_PART)

static void
matchup_file_part_finalize (GObject *object)
{
  MatchupFilePart *self = MATCHUP_FILE_PART (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->mime_type, g_free);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (matchup_file_part_parent_class)->finalize (object);
}

static void
matchup_file_part_class_init (MatchupFilePartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_file_part_finalize;
}

static void
matchup_file_part_init (MatchupFilePart *self)
{
}

/* Line ends would break out of the line that the name stands in; marks of direction would turn
 * the words around it. */
static gboolean
disturbs (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SURROGATE:
      return TRUE;
    default:
      return FALSE;
    }
}

static char *
clean_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autoptr (GString) clean = g_string_new (NULL);
  glong length;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (clean, disturbs (g_utf8_get_char (p)) ? ' ' : g_utf8_get_char (p));
  g_strstrip (clean->str);
  length = g_utf8_strlen (clean->str, -1);
  if (length > MAX_NAME)
    {
      const char *begin = g_utf8_offset_to_pointer (clean->str, MAX_NAME - 20);
      const char *end = g_utf8_offset_to_pointer (clean->str, length - 19);

      return g_strdup_printf ("%.*s…%s", (int) (begin - clean->str), clean->str, end);
    }
  return g_strdup (clean->str);
}

static guint
count_lines (const char *text)
{
  guint lines = 0;

  while (*text != '\0')
    {
      const char *end = strchr (text, '\n');

      lines++;
      if (end == NULL)
        break;
      text = end + 1;
    }
  return lines;
}

MatchupFilePart *
matchup_file_part_new (const char *name,
                       const char *mime_type,
                       gint64 size,
                       guint pages,
                       const char *text)
{
  MatchupFilePart *self;

  g_return_val_if_fail (name != NULL && mime_type != NULL && text != NULL, NULL);

  self = g_object_new (MATCHUP_TYPE_FILE_PART, NULL);
  self->name = clean_name (name);
  self->mime_type = g_strdup (mime_type);
  self->size = size;
  self->pages = pages;
  self->text = g_utf8_make_valid (text, -1);
  self->length = strlen (self->text);
  self->lines = count_lines (self->text);
  return self;
}

MatchupFilePart *
matchup_file_part_new_text (const char *name, const char *mime_type, const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return matchup_file_part_new (name, mime_type, (gint64) strlen (text), 0, text);
}

const char *
matchup_file_part_get_name (MatchupFilePart *self)
{
  g_return_val_if_fail (MATCHUP_IS_FILE_PART (self), "");
  return self->name;
}

const char *
matchup_file_part_get_mime_type (MatchupFilePart *self)
{
  g_return_val_if_fail (MATCHUP_IS_FILE_PART (self), "");
  return self->mime_type;
}

gint64
matchup_file_part_get_size (MatchupFilePart *self)
{
  g_return_val_if_fail (MATCHUP_IS_FILE_PART (self), 0);
  return self->size;
}

guint
matchup_file_part_get_pages (MatchupFilePart *self)
{
  g_return_val_if_fail (MATCHUP_IS_FILE_PART (self), 0);
  return self->pages;
}

guint
matchup_file_part_get_lines (MatchupFilePart *self)
{
  g_return_val_if_fail (MATCHUP_IS_FILE_PART (self), 0);
  return self->lines;
}

const char *
matchup_file_part_peek_text (MatchupFilePart *self, gsize *out_length)
{
  g_return_val_if_fail (MATCHUP_IS_FILE_PART (self), "");

  if (out_length != NULL)
    *out_length = self->length;
  return self->text;
}
