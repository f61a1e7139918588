/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-clipboard-text.h"

#include "matchup-config.h"
#include "matchup-text-clean.h"

#include <glib/gi18n.h>
#include <string.h>

#define UTF8_TYPE "text/plain;charset=utf-8"
#define PIECE ((gsize) 64 * 1024)
#define TEXT_MAX ((gsize) 32 * 1024 * 1024)

static void
clean_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const GByteArray *bytes = task_data;

  g_task_return_pointer (task,
                         matchup_text_clean ((const char *) bytes->data, bytes->len, NULL),
                         g_free);
}

static void read_on (GTask *task, GInputStream *stream);

static void
piece_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GInputStream *stream = G_INPUT_STREAM (source);
  GByteArray *all = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) piece = g_input_stream_read_bytes_finish (stream, result, &error);

  if (piece == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (g_bytes_get_size (piece) == 0)
    {
      g_task_run_in_thread (task, clean_thread);
      return;
    }
  if (all->len + g_bytes_get_size (piece) > TEXT_MAX)
    {
      g_task_return_new_error (task,
                               G_IO_ERROR,
                               G_IO_ERROR_NO_SPACE,
                               "%s",
                               _ ("What was copied is too long to be pasted."));
      return;
    }
  g_byte_array_append (all, g_bytes_get_data (piece, NULL), (guint) g_bytes_get_size (piece));
  read_on (g_steal_pointer (&task), stream);
}

/* Takes @task. */
static void
read_on (GTask *task, GInputStream *stream)
{
  g_input_stream_read_bytes_async (stream,
                                   PIECE,
                                   G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task),
                                   piece_read_cb,
                                   task);
}

static void
stream_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GInputStream) stream =
      gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);

  if (stream == NULL)
    g_task_return_error (task, error);
  else
    read_on (g_steal_pointer (&task), stream);
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (text == NULL)
    {
      if (error != NULL)
        g_task_return_error (task, error);
      else
        g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no text");
      return;
    }
  g_byte_array_append (g_task_get_task_data (task), (const guint8 *) text, (guint) strlen (text));
  g_task_run_in_thread (task, clean_thread);
}

void
matchup_clipboard_text_read_async (GdkClipboard *clipboard,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  static const char *const types[] = { UTF8_TYPE, NULL };
  GTask *task;

  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  task = g_task_new (clipboard, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_clipboard_text_read_async);
  g_task_set_task_data (task, g_byte_array_new (), (GDestroyNotify) g_byte_array_unref);
  /* As bytes where possible: GDK would end a text at a zero. What is in another encoding and what
   * this program copied itself comes as text. */
  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), UTF8_TYPE) &&
      !gdk_clipboard_is_local (clipboard))
    gdk_clipboard_read_async (clipboard,
                              (const char **) types,
                              G_PRIORITY_DEFAULT,
                              cancellable,
                              stream_cb,
                              task);
  else
    gdk_clipboard_read_text_async (clipboard, cancellable, text_cb, task);
}

char *
matchup_clipboard_text_read_finish (GdkClipboard *clipboard, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, clipboard), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
