/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-prompt-list.h"

#include "matchup-config.h"
#include "matchup-csv-reader.h"
#include "matchup-text-encoding.h"

#include <glib/gi18n.h>
#include <string.h>

#define CHUNK (64 * 1024)
/* Empty lines and duplicates count here, not among the questions. */
#define MAX_ROWS (MATCHUP_PROMPT_LIST_MAX * 4)

struct _MatchupPromptList
{
  GObject parent_instance;

  char *text;
  gboolean table;
  GPtrArray *rows; /* NULL-terminated arrays of strings */
  guint n_columns;
};

G_DEFINE_FINAL_TYPE (MatchupPromptList, matchup_prompt_list, G_TYPE_OBJECT)

static void
matchup_prompt_list_finalize (GObject *object)
{
  MatchupPromptList *self = MATCHUP_PROMPT_LIST (object);

  g_free (self->text);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (matchup_prompt_list_parent_class)->finalize (object);
}

static void
matchup_prompt_list_class_init (MatchupPromptListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_prompt_list_finalize;
}

static void
matchup_prompt_list_init (MatchupPromptList *self)
{
}

static gboolean
refuse_size (GError **error)
{
  g_autofree char *size =
      g_format_size_full (MATCHUP_PROMPT_LIST_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error,
               G_IO_ERROR,
               G_IO_ERROR_INVALID_DATA,
               /* Translators: %s is a size like “16 MiB”. */
               _ ("The list is too large: at most %s can be read."),
               size);
  return FALSE;
}

static gboolean
read_lines (MatchupPromptList *self, const char *text, gsize length, GError **error)
{
  const char *end = text + length;
  guint64 number = 0;

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->n_columns = 1;
  while (text < end)
    {
      const char *newline = memchr (text, '\n', (gsize) (end - text));
      const char *line_end = newline != NULL ? newline : end;
      char **row;

      number++;
      if (line_end - text > MATCHUP_CSV_FIELD_MAX || self->rows->len >= MAX_ROWS)
        {
          g_set_error (error,
                       G_IO_ERROR,
                       G_IO_ERROR_INVALID_DATA,
                       line_end - text > MATCHUP_CSV_FIELD_MAX
                           /* Translators: %u is the number of a line */
                           ? _ ("Line %u is too long for a question.")
                           /* Translators: %u is always a large number */
                           : _ ("The list is too long: at most %u lines can be read."),
                       line_end - text > MATCHUP_CSV_FIELD_MAX ? (guint) number : MAX_ROWS);
          return FALSE;
        }
      row = g_new0 (char *, 2);
      row[0] = g_strndup (text, (gsize) (line_end - text));
      g_ptr_array_add (self->rows, row);
      text = line_end + 1;
    }
  return TRUE;
}

static gboolean
read_table (MatchupPromptList *self, const char *text, gsize length, char separator, GError **error)
{
  self->table = TRUE;
  self->rows = matchup_csv_read (text, length, separator, MAX_ROWS, error);
  if (self->rows == NULL)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    self->n_columns = MAX (self->n_columns, g_strv_length (g_ptr_array_index (self->rows, i)));
  return TRUE;
}

static gboolean
has_ending (const char *file_name, const char *ending)
{
  g_autofree char *lower = file_name != NULL ? g_ascii_strdown (file_name, -1) : NULL;

  return lower != NULL && g_str_has_suffix (lower, ending);
}

MatchupPromptList *
matchup_prompt_list_new (const char *text,
                         gsize length,
                         MatchupPromptListKind kind,
                         const char *file_name,
                         GError **error)
{
  g_autoptr (MatchupPromptList) self = NULL;
  char separator;

  g_return_val_if_fail (text != NULL, NULL);

  if (length > MATCHUP_PROMPT_LIST_MAX_BYTES)
    {
      refuse_size (error);
      return NULL;
    }
  self = g_object_new (MATCHUP_TYPE_PROMPT_LIST, NULL);
  self->text = g_strndup (text, length);
  separator = matchup_csv_detect_separator (text, length);
  if (kind == MATCHUP_PROMPT_LIST_GUESS)
    /* What is copied from a spreadsheet has tabs; commas and semicolons stand in questions too. */
    kind = has_ending (file_name, ".csv") || has_ending (file_name, ".tsv") || separator == '\t'
               ? MATCHUP_PROMPT_LIST_TABLE
               : MATCHUP_PROMPT_LIST_LINES;
  if (separator == '\0')
    separator = has_ending (file_name, ".tsv") ? '\t' : ',';
  if (!(kind == MATCHUP_PROMPT_LIST_TABLE ? read_table (self, text, length, separator, error)
                                          : read_lines (self, text, length, error)))
    return NULL;
  return g_steal_pointer (&self);
}

MatchupPromptList *
matchup_prompt_list_new_for_bytes (GBytes *bytes, const char *file_name, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = NULL;

  if (length > MATCHUP_PROMPT_LIST_MAX_BYTES)
    {
      refuse_size (error);
      return NULL;
    }
  text = matchup_text_decode (data != NULL ? data : "", length, &length, error);
  if (text == NULL)
    return NULL;
  return matchup_prompt_list_new (text, length, MATCHUP_PROMPT_LIST_GUESS, file_name, error);
}

gboolean
matchup_prompt_list_is_table (MatchupPromptList *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROMPT_LIST (self), FALSE);
  return self->table;
}

const char *
matchup_prompt_list_get_text (MatchupPromptList *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROMPT_LIST (self), NULL);
  return self->text;
}

/* The names that columns of questions have; whole names without regard to case. */
static gboolean
is_prompt_name (const char *name)
{
  static const char *const names[] = {
    "prompt", "prompts", "question", "questions", "input",  "query", "instruction",
    "text",   "问题",    "提示词",   "提示",      "提问",   "题目",  "题干",
    "输入",   "问句",    "指令",     "內容",      "提示語", "問題",  "内容",
  };
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  g_autofree char *folded = g_utf8_casefold (stripped, -1);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_equal (folded, names[i]))
        return TRUE;
    }
  return FALSE;
}

/* NULL: the row is shorter. */
static const char *
get_field (MatchupPromptList *self, guint row, guint column)
{
  char **fields = g_ptr_array_index (self->rows, row);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      if (i == column)
        return fields[i];
    }
  return NULL;
}

static gboolean
find_named (MatchupPromptList *self, guint *out_column)
{
  for (guint i = 0; self->table && self->rows->len > 0 && i < self->n_columns; i++)
    {
      const char *field = get_field (self, 0, i);

      if (field != NULL && is_prompt_name (field))
        {
          *out_column = i;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
matchup_prompt_list_guess_header (MatchupPromptList *self)
{
  guint column;

  g_return_val_if_fail (MATCHUP_IS_PROMPT_LIST (self), FALSE);

  return find_named (self, &column);
}

guint
matchup_prompt_list_guess_column (MatchupPromptList *self)
{
  guint best = 0;
  guint64 most = 0;

  g_return_val_if_fail (MATCHUP_IS_PROMPT_LIST (self), 0);

  if (find_named (self, &best))
    return best;
  for (guint column = 0; column < self->n_columns; column++)
    {
      guint64 length = 0;

      for (guint i = 0; i < self->rows->len; i++)
        {
          const char *field = get_field (self, i, column);

          length += field != NULL ? strlen (field) : 0;
        }
      if (length > most)
        {
          most = length;
          best = column;
        }
    }
  return best;
}

char **
matchup_prompt_list_dup_columns (MatchupPromptList *self, gboolean header)
{
  char **names;

  g_return_val_if_fail (MATCHUP_IS_PROMPT_LIST (self), NULL);

  names = g_new0 (char *, self->n_columns + 1);
  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *name = header && self->rows->len > 0 ? get_field (self, 0, i) : NULL;

      if (name != NULL && *name != '\0')
        names[i] = g_strndup (name, 200);
      else
        /* Translators: of a table whose columns have no names */
        names[i] = g_strdup_printf (_ ("Column %u"), i + 1);
      if (!g_utf8_validate (names[i], -1, NULL))
        {
          char *valid = g_utf8_make_valid (names[i], -1);

          g_free (names[i]);
          names[i] = valid;
        }
    }
  return names;
}

char **
matchup_prompt_list_dup_prompts (MatchupPromptList *self,
                                 guint column,
                                 gboolean header,
                                 guint *out_n_empty,
                                 guint *out_n_duplicates)
{
  g_autoptr (GPtrArray) prompts = g_ptr_array_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_empty = 0;
  guint n_duplicates = 0;

  g_return_val_if_fail (MATCHUP_IS_PROMPT_LIST (self), NULL);

  for (guint i = header ? 1 : 0; i < self->rows->len; i++)
    {
      const char *field = get_field (self, i, column);
      g_autofree char *prompt = g_strstrip (g_strdup (field != NULL ? field : ""));

      if (*prompt == '\0')
        n_empty++;
      else if (g_hash_table_contains (known, prompt))
        n_duplicates++;
      else
        {
          g_hash_table_add (known, prompt); /* which the array owns */
          g_ptr_array_add (prompts, g_steal_pointer (&prompt));
        }
    }
  if (out_n_empty != NULL)
    *out_n_empty = n_empty;
  if (out_n_duplicates != NULL)
    *out_n_duplicates = n_duplicates;
  g_ptr_array_add (prompts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&prompts), FALSE);
}

/* No more than is allowed is ever held, whatever the file says about its size. */
static GBytes *
read_file (GFile *file, GCancellable *cancellable, GError **error)
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
      if (bytes->len + (gsize) n > MATCHUP_PROMPT_LIST_MAX_BYTES)
        {
          refuse_size (error);
          return NULL;
        }
      g_byte_array_append (bytes, chunk, (guint) n);
    }
}

static void
load_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GFile *file = task_data;
  g_autofree char *name = g_file_get_basename (file);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = read_file (file, cancellable, &error);
  MatchupPromptList *list =
      bytes != NULL ? matchup_prompt_list_new_for_bytes (bytes, name, &error) : NULL;

  if (list != NULL)
    g_task_return_pointer (task, list, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
matchup_prompt_list_load_async (GFile *file,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (G_IS_FILE (file));

  g_task_set_source_tag (task, matchup_prompt_list_load_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load_thread);
}

MatchupPromptList *
matchup_prompt_list_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
