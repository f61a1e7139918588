/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-preset-files.h"

#include "matchup-config.h"
#include "matchup-preset-file.h"
#include "matchup-share-file.h"
#include "matchup-toast.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  GtkFileChooserNative *chooser; /* or NULL */
  GWeakRef near;
  MatchupPresetList *list;
  GBytes *bytes;    /* to be written, or NULL */
  GPtrArray *added; /* MatchupPreset, to take an import back; or NULL */
} Transfer;

/* The one that asks for a file. */
static Transfer *asking;

static void
transfer_free (gpointer data)
{
  Transfer *transfer = data;

  if (asking == transfer)
    asking = NULL;
  if (transfer->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (transfer->chooser));
  g_clear_object (&transfer->chooser);
  g_weak_ref_clear (&transfer->near);
  g_object_unref (transfer->list);
  g_clear_pointer (&transfer->bytes, g_bytes_unref);
  g_clear_pointer (&transfer->added, g_ptr_array_unref);
  g_free (transfer);
}

static Transfer *
transfer_new (GtkWidget *near, MatchupPresetList *list)
{
  Transfer *transfer = g_new0 (Transfer, 1);

  g_weak_ref_init (&transfer->near, near);
  transfer->list = g_object_ref (list);
  return transfer;
}

static void
ask (Transfer *transfer,
     GtkWidget *near,
     const char *title,
     GtkFileChooserAction action,
     GCallback callback)
{
  GtkRoot *root = gtk_widget_get_root (near);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  transfer->chooser =
      gtk_file_chooser_native_new (title,
                                   GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                   action,
                                   action == GTK_FILE_CHOOSER_ACTION_SAVE ? _ ("_Save")
                                                                          : _ ("_Open"),
                                   _ ("_Cancel"));
  gtk_file_filter_set_name (filter, _ ("Presets"));
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (transfer->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (transfer->chooser), TRUE);
  g_signal_connect_swapped (transfer->chooser, "response", callback, transfer);
  asking = transfer;
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (transfer->chooser));
}

/* NULL: not chosen. */
static GFile *
get_answer (Transfer *transfer, int response)
{
  asking = NULL;
  return response == GTK_RESPONSE_ACCEPT
             ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (transfer->chooser))
             : NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Transfer *transfer = user_data;
  g_autoptr (GtkWidget) near = g_weak_ref_get (&transfer->near);
  g_autoptr (GError) error = NULL;
  gboolean saved = matchup_share_file_save_finish (result, &error);

  if (near != NULL)
    matchup_toast (near, saved ? _ ("Saved") : error->message);
  transfer_free (transfer);
}

static void
export_response_cb (Transfer *transfer, int response)
{
  g_autoptr (GFile) file = get_answer (transfer, response);

  if (file != NULL)
    matchup_share_file_save_async (file, transfer->bytes, NULL, saved_cb, transfer);
  else
    transfer_free (transfer);
}

char *
matchup_preset_files_dup_name (const char *name)
{
  g_autofree char *plain = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  /* What some system or other does not allow. */
  plain = g_strdelimit (matchup_preset_clean_name (name), "/\\:*?\"<>|", '-');
  if (*plain == '.')
    *plain = '-';
  return g_strconcat (*plain != '\0' ? plain : "-", MATCHUP_PRESET_FILE_SUFFIX, NULL);
}

void
matchup_preset_files_export (GtkWidget *near, MatchupPresetList *list, const char *id)
{
  g_autoptr (GPtrArray) presets = NULL;
  g_autofree char *name = NULL;
  char *text;
  Transfer *transfer;

  g_return_if_fail (GTK_IS_WIDGET (near));
  g_return_if_fail (MATCHUP_IS_PRESET_LIST (list));

  presets = matchup_preset_list_dup_presets (list, id);
  if (asking != NULL || presets->len == 0)
    return;
  name = matchup_preset_files_dup_name (
      /* Translators: the beginning of the name of a file */
      id != NULL ? matchup_preset_get_name (g_ptr_array_index (presets, 0)) : _ ("My Presets"));
  text = matchup_preset_file_write (presets);
  transfer = transfer_new (near, list);
  transfer->bytes = g_bytes_new_take (text, strlen (text));
  ask (transfer,
       near,
       _ ("Export Presets"),
       GTK_FILE_CHOOSER_ACTION_SAVE,
       G_CALLBACK (export_response_cb));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (transfer->chooser), name);
}

static void
undo_import (gpointer data)
{
  Transfer *transfer = data;

  for (guint i = 0; i < transfer->added->len; i++)
    matchup_preset_list_remove (transfer->list,
                                matchup_preset_get_id (g_ptr_array_index (transfer->added, i)));
}

/* Sentences that say what is wrong are too long for a toast. */
static void
tell_trouble (GtkWidget *near, const char *sentence)
{
  GtkRoot *root = gtk_widget_get_root (near);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              _ ("Nothing Was Imported"),
                                              sentence);

  /* Translators: a button */
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Takes @transfer; @n_read: presets of the file. */
static void
tell_imported (GtkWidget *near, Transfer *transfer, guint n_read)
{
  guint n = transfer->added->len;
  g_autofree char *text = NULL;

  if (n == 0)
    {
      matchup_toast (near, _ ("All presets of this file are there already"));
      transfer_free (transfer);
      return;
    }
  if (n == n_read)
    text = g_strdup_printf (ngettext ("%u preset imported", "%u presets imported", n), n);
  else
    text = g_strdup_printf (ngettext ("%u preset imported, the others are there already",
                                      "%u presets imported, the others are there already",
                                      n),
                            n);
  matchup_toast_with_undo (near, text, undo_import, transfer, transfer_free);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Transfer *transfer = user_data;
  g_autoptr (GtkWidget) near = g_weak_ref_get (&transfer->near);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) presets = matchup_preset_file_load_finish (result, &error);

  if (near == NULL || gtk_widget_get_root (near) == NULL)
    {
      /* Nobody is there any more who could be told. */
      transfer_free (transfer);
      return;
    }
  if (presets == NULL)
    {
      tell_trouble (near, error->message);
      transfer_free (transfer);
      return;
    }
  transfer->added = matchup_preset_list_import (transfer->list, presets);
  tell_imported (near, transfer, presets->len);
}

void
matchup_preset_files_import_file (GtkWidget *near, MatchupPresetList *list, GFile *file)
{
  g_return_if_fail (GTK_IS_WIDGET (near));
  g_return_if_fail (MATCHUP_IS_PRESET_LIST (list));
  g_return_if_fail (G_IS_FILE (file));

  matchup_preset_file_load_async (file, NULL, loaded_cb, transfer_new (near, list));
}

static void
import_response_cb (Transfer *transfer, int response)
{
  g_autoptr (GFile) file = get_answer (transfer, response);
  g_autoptr (GtkWidget) near = g_weak_ref_get (&transfer->near);

  if (file != NULL && near != NULL)
    matchup_preset_files_import_file (near, transfer->list, file);
  transfer_free (transfer);
}

void
matchup_preset_files_import (GtkWidget *near, MatchupPresetList *list)
{
  g_return_if_fail (GTK_IS_WIDGET (near));
  g_return_if_fail (MATCHUP_IS_PRESET_LIST (list));

  if (asking != NULL)
    return;
  ask (transfer_new (near, list),
       near,
       _ ("Import Presets"),
       GTK_FILE_CHOOSER_ACTION_OPEN,
       G_CALLBACK (import_response_cb));
}
