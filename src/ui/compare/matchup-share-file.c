/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-share-file.h"

#include "matchup-config.h"
#include "matchup-toast.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkFileChooserNative *chooser;
  GWeakRef near;
  GBytes *bytes;
} Saving;

/* The one that is open. */
static Saving *open_saving;

static void
saving_free (Saving *saving)
{
  if (open_saving == saving)
    open_saving = NULL;
  if (saving->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (saving->chooser));
  g_clear_object (&saving->chooser);
  g_weak_ref_clear (&saving->near);
  g_bytes_unref (saving->bytes);
  g_free (saving);
}

static char *
dup_sentence (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return g_strdup (_ ("The file was not saved: there is no room left."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    return g_strdup (_ ("The file was not saved: this folder cannot be written to."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_strdup (_ ("The file was not saved: this folder is not there."));
  /* Translators: %s is what the system says. */
  return g_strdup_printf (_ ("The file was not saved: %s"), error->message);
}

static void
replaced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  sentence = dup_sentence (error);
  g_task_return_new_error (task, error->domain, error->code, "%s", sentence);
}

void
matchup_share_file_save_async (GFile *file,
                               GBytes *bytes,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (bytes != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, matchup_share_file_save_async);
  g_file_replace_contents_bytes_async (file,
                                       bytes,
                                       NULL,
                                       FALSE,
                                       G_FILE_CREATE_NONE,
                                       cancellable,
                                       replaced_cb,
                                       task);
}

gboolean
matchup_share_file_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (GtkWidget) near = g_weak_ref_get (&saving->near);
  g_autoptr (GError) error = NULL;
  gboolean saved = matchup_share_file_save_finish (result, &error);

  if (near != NULL)
    /* Translators: a file was saved */
    matchup_toast (near, saved ? _ ("Saved") : error->message);
  saving_free (saving);
}

static void
response_cb (Saving *saving, int response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (saving->chooser));
  if (open_saving == saving)
    open_saving = NULL;
  if (file != NULL)
    matchup_share_file_save_async (file, saving->bytes, NULL, saved_cb, saving);
  else
    saving_free (saving);
}

void
matchup_share_file_choose (GtkWidget *near, const char *name, const char *mime_type, GBytes *bytes)
{
  GtkRoot *root;
  g_autoptr (GtkFileFilter) filter = NULL;
  Saving *saving;

  g_return_if_fail (GTK_IS_WIDGET (near));
  g_return_if_fail (bytes != NULL);

  if (open_saving != NULL)
    return;
  root = gtk_widget_get_root (near);
  saving = g_new0 (Saving, 1);
  g_weak_ref_init (&saving->near, near);
  saving->bytes = g_bytes_ref (bytes);
  saving->chooser = gtk_file_chooser_native_new (_ ("Save the Round"),
                                                 GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                 GTK_FILE_CHOOSER_ACTION_SAVE,
                                                 _ ("_Save"),
                                                 _ ("_Cancel"));
  filter = gtk_file_filter_new ();
  gtk_file_filter_add_mime_type (filter, mime_type);
  gtk_file_chooser_set_filter (GTK_FILE_CHOOSER (saving->chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (saving->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (saving->chooser), TRUE);
  g_signal_connect_swapped (saving->chooser, "response", G_CALLBACK (response_cb), saving);
  open_saving = saving;
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (saving->chooser));
}
