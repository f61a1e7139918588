/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-csv-reader.h"

#include "matchup-config.h"

#include <glib/gi18n.h>
#include <string.h>

/* So much of a text shows what its separator is: bytes, rows. */
#define SAMPLE (64 * 1024)
#define SAMPLE_ROWS 100

typedef struct
{
  const char *next;
  const char *end;
  char separator;
  guint64 line;
  guint64 quote_line; /* where the open quote is */
} Reader;

static gboolean
fail (GError **error, const char *format, guint64 line)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, line);
  g_autofree char *sentence = NULL;
  g_auto (GStrv) pieces = g_strsplit (format, "%s", 2);

  sentence = g_strjoin (number, pieces[0], pieces[1], NULL);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, sentence);
  return FALSE;
}

static gboolean
is_long (const GString *field, guint64 line, GError **error)
{
  if (field->len <= MATCHUP_CSV_FIELD_MAX)
    return FALSE;
  /* Translators: %s is the number of a line. */
  fail (error, _ ("The entry in line %s is too long. Maybe a quotation mark is missing."), line);
  return TRUE;
}

/* A line end of any kind as one. */
static gboolean
skip_line_end (Reader *self)
{
  if (self->next >= self->end || (*self->next != '\n' && *self->next != '\r'))
    return FALSE;
  if (*self->next == '\r' && self->next + 1 < self->end && self->next[1] == '\n')
    self->next++;
  self->next++;
  self->line++;
  return TRUE;
}

/* From behind the opening quote to behind the closing one. */
static gboolean
read_quoted (Reader *self, GString *field, GError **error)
{
  self->quote_line = self->line;
  while (self->next < self->end)
    {
      if (*self->next == '"')
        {
          self->next++;
          if (self->next >= self->end || *self->next != '"')
            return TRUE;
        }
      if (skip_line_end (self))
        g_string_append_c (field, '\n');
      else
        g_string_append_c (field, *self->next++);
      if (is_long (field, self->quote_line, error))
        return FALSE;
    }
  /* Translators: %s is the number of a line. */
  return fail (error,
               /* Translators: %s is the number of a line */
               _ ("The quotation mark in line %s is never closed. Close it and try again."),
               self->quote_line);
}

static gboolean
read_field (Reader *self, GString *field, GError **error)
{
  guint64 line = self->line;

  g_string_truncate (field, 0);
  if (self->next < self->end && *self->next == '"')
    {
      self->next++;
      if (!read_quoted (self, field, error))
        return FALSE;
    }
  while (self->next < self->end && *self->next != self->separator && *self->next != '\n' &&
         *self->next != '\r')
    {
      g_string_append_c (field, *self->next++);
      if (is_long (field, line, error))
        return FALSE;
    }
  return TRUE;
}

/* One row; empty for an empty line. NULL: error. */
static char **
read_row (Reader *self, GString *field, GError **error)
{
  g_autoptr (GPtrArray) row = g_ptr_array_new_with_free_func (g_free);

  if (skip_line_end (self))
    return g_new0 (char *, 1);
  for (;;)
    {
      if (!read_field (self, field, error))
        return NULL;
      g_ptr_array_add (row, g_strndup (field->str, field->len));
      if (self->next >= self->end || *self->next != self->separator)
        break;
      self->next++;
    }
  skip_line_end (self);
  g_ptr_array_add (row, NULL);
  g_ptr_array_set_free_func (row, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&row), FALSE);
}

GPtrArray *
matchup_csv_read (const char *text, gsize length, char separator, guint max_rows, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GString) field = g_string_new (NULL);
  Reader reader = { text, text + length, separator, 1, 0 };

  g_return_val_if_fail (text != NULL, NULL);

  while (reader.next < reader.end)
    {
      g_auto (GStrv) row = read_row (&reader, field, error);

      if (row == NULL)
        return NULL;
      if (row[0] == NULL)
        continue;
      if (rows->len >= max_rows)
        {
          g_set_error (error,
                       G_IO_ERROR,
                       G_IO_ERROR_INVALID_DATA,
                       ngettext ("The list is too long: at most %u entry can be read.",
                                 "The list is too long: at most %u entries can be read.",
                                 max_rows),
                       max_rows);
          return NULL;
        }
      g_ptr_array_add (rows, g_steal_pointer (&row));
    }
  return g_steal_pointer (&rows);
}

/* How many fields the rows of the sample have, when most of them agree; 0 when they do not. */
static guint
count_common_fields (const char *text, gsize length, char separator)
{
  g_autoptr (GString) field = g_string_new (NULL);
  gsize n = MIN (length, SAMPLE);
  Reader reader = { text, text + n, separator, 1, 0 };
  guint first = 0;
  guint same = 0;
  guint n_rows = 0;

  while (reader.next < reader.end && n_rows < SAMPLE_ROWS)
    {
      g_auto (GStrv) row = read_row (&reader, field, NULL);

      /* What the end of the sample cuts says nothing. */
      if (row == NULL || (n < length && reader.next >= reader.end))
        break;
      if (row[0] == NULL)
        continue;
      n_rows++;
      if (first == 0)
        first = g_strv_length (row);
      same += g_strv_length (row) == first;
    }
  return first > 1 && same * 10 >= n_rows * 9 ? first : 0;
}

char
matchup_csv_detect_separator (const char *text, gsize length)
{
  static const char separators[] = { '\t', ';', ',' };
  char best = '\0';
  guint most = 0;

  g_return_val_if_fail (text != NULL, '\0');

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      guint n = count_common_fields (text, length, separators[i]);

      if (n > most)
        {
          most = n;
          best = separators[i];
        }
    }
  return best;
}
