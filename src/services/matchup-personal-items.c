/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-personal-items.h"

#include <string.h>

/* More is read in a thread; bytes. */
#define MAX_HERE (64 * 1024)

static const char items_key[] = "matchup-personal-items";

/* One message to be looked at; what it says was copied out of it, files never change. */
typedef struct
{
  MatchupMessage *message;
  char *text;
  GPtrArray *files; /* MatchupFilePart */
  GPtrArray *found; /* MatchupPersonalItem */
} Look;

void
matchup_personal_item_free (MatchupPersonalItem *self)
{
  g_free (self->value);
  g_free (self->file);
  g_free (self);
}

char *
matchup_personal_item_dup_key (const MatchupPersonalItem *item)
{
  gboolean address = item->kind == MATCHUP_PERSONAL_DATA_EMAIL;
  g_autofree char *normal = g_utf8_normalize (item->value, -1, G_NORMALIZE_ALL);
  GString *key = g_string_new (NULL);

  for (const char *p = normal != NULL ? normal : item->value; *p != '\0'; p++)
    {
      if (address || g_ascii_isalnum (*p) || (guchar) *p >= 0x80)
        g_string_append_c (key, g_ascii_toupper (*p));
    }
  return g_string_free (key, FALSE);
}

static void
look_free (gpointer data)
{
  Look *look = data;

  g_object_unref (look->message);
  g_free (look->text);
  g_ptr_array_unref (look->files);
  g_clear_pointer (&look->found, g_ptr_array_unref);
  g_free (look);
}

static Look *
look_new (MatchupMessage *message)
{
  Look *look = g_new0 (Look, 1);

  look->message = g_object_ref (message);
  look->text = matchup_message_dup_text (message, MATCHUP_PART_KIND_TEXT);
  look->files = g_ptr_array_new_with_free_func (g_object_unref);
  look->found = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_personal_item_free);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (message)); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (G_LIST_MODEL (message), i);

      if (MATCHUP_IS_FILE_PART (part))
        g_ptr_array_add (look->files, g_steal_pointer (&part));
    }
  return look;
}

static gsize
get_size (const Look *look)
{
  gsize size = strlen (look->text);

  for (guint i = 0; i < look->files->len; i++)
    {
      gsize length;

      matchup_file_part_peek_text (g_ptr_array_index (look->files, i), &length);
      size += length;
    }
  return size;
}

static void
add_found (GPtrArray *found, const char *text, gsize length, const char *file)
{
  g_autoptr (GArray) findings =
      matchup_personal_data_find (text, (gssize) length, MATCHUP_PERSONAL_DATA_ALL);

  for (guint i = 0; i < findings->len; i++)
    {
      MatchupPersonalDataFinding *finding =
          &g_array_index (findings, MatchupPersonalDataFinding, i);
      MatchupPersonalItem *item = g_new0 (MatchupPersonalItem, 1);

      item->kind = finding->kind;
      item->value = g_strndup (text + finding->offset, finding->length);
      item->file = g_strdup (file);
      g_ptr_array_add (found, item);
    }
}

static void
do_look (Look *look)
{
  add_found (look->found, look->text, strlen (look->text), NULL);
  for (guint i = 0; i < look->files->len; i++)
    {
      MatchupFilePart *file = g_ptr_array_index (look->files, i);
      const char *name = matchup_file_part_get_name (file);
      gsize length;
      const char *text = matchup_file_part_peek_text (file, &length);

      add_found (look->found, name, strlen (name), name);
      add_found (look->found, text, length, name);
    }
}

static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GPtrArray *looks = data;

  for (guint i = 0; i < looks->len && !g_cancellable_is_cancelled (cancellable); i++)
    do_look (g_ptr_array_index (looks, i));
  g_task_return_boolean (task, TRUE);
}

/* Those of @messages that were not looked at yet; Look. */
static GPtrArray *
make_looks (GPtrArray *messages, gsize *out_size)
{
  GPtrArray *looks = g_ptr_array_new_with_free_func (look_free);

  *out_size = 0;
  for (guint i = 0; i < messages->len; i++)
    {
      MatchupMessage *message = g_ptr_array_index (messages, i);
      Look *look;

      if (matchup_personal_items_peek (message) != NULL)
        continue;
      look = look_new (message);
      *out_size += get_size (look);
      g_ptr_array_add (looks, look);
    }
  return looks;
}

static void
keep (GPtrArray *looks)
{
  for (guint i = 0; i < looks->len; i++)
    {
      Look *look = g_ptr_array_index (looks, i);

      if (matchup_personal_items_peek (look->message) == NULL)
        g_object_set_data_full (G_OBJECT (look->message),
                                items_key,
                                g_steal_pointer (&look->found),
                                (GDestroyNotify) g_ptr_array_unref);
    }
}

gboolean
matchup_personal_items_find_now (GPtrArray *messages)
{
  gsize size;
  g_autoptr (GPtrArray) looks = make_looks (messages, &size);

  if (size > MAX_HERE)
    return FALSE;
  for (guint i = 0; i < looks->len; i++)
    do_look (g_ptr_array_index (looks, i));
  keep (looks);
  return TRUE;
}

void
matchup_personal_items_find_async (GPtrArray *messages,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  gsize size;
  GPtrArray *looks = make_looks (messages, &size);

  g_task_set_source_tag (task, matchup_personal_items_find_async);
  g_task_set_task_data (task, looks, (GDestroyNotify) g_ptr_array_unref);
  if (size > MAX_HERE)
    {
      g_task_run_in_thread (task, look_thread);
      return;
    }
  for (guint i = 0; i < looks->len; i++)
    do_look (g_ptr_array_index (looks, i));
  g_task_return_boolean (task, TRUE);
}

gboolean
matchup_personal_items_find_finish (GAsyncResult *result, GError **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  keep (g_task_get_task_data (G_TASK (result)));
  return TRUE;
}

GPtrArray *
matchup_personal_items_peek (MatchupMessage *message)
{
  g_return_val_if_fail (MATCHUP_IS_MESSAGE (message), NULL);

  return g_object_get_data (G_OBJECT (message), items_key);
}
