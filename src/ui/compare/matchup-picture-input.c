/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-picture-input.h"

#include "matchup-config.h"
#include "matchup-screenshot.h"

#include <glib/gi18n.h>

static void
add_files (MatchupPictureTray *tray, GSList *list)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  for (GSList *l = list; l != NULL; l = l->next)
    g_ptr_array_add (files, l->data);
  matchup_picture_tray_load_files (tray, files);
}

static void
response_cb (GtkNativeDialog *dialog, int response, MatchupPictureTray *tray)
{
  g_autoptr (GListModel) chosen = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (response == GTK_RESPONSE_ACCEPT)
    chosen = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  for (guint i = 0; chosen != NULL && i < g_list_model_get_n_items (chosen); i++)
    g_ptr_array_add (files, g_list_model_get_item (chosen, i));
  matchup_picture_tray_load_files (tray, files);
  /* GTK does not keep it: this is what was held while it was open. */
  g_object_unref (dialog);
}

static void
add_filters (GtkFileChooser *chooser)
{
  static const char *const types[] = { "image/png",  "image/jpeg", "image/webp", "image/gif",
                                       "image/heic", "image/heif", "image/avif" };
  static const char *const others[] = { "application/pdf",          "application/json",
                                        "application/yaml",         "application/x-yaml",
                                        "application/toml",         "application/xml",
                                        "application/sql",          "application/javascript",
                                        "application/x-shellscript" };
  g_autoptr (GtkFileFilter) usual = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) pictures = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (usual, _ ("Pictures, PDFs and text"));
  gtk_file_filter_set_name (pictures, _ ("Pictures"));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      gtk_file_filter_add_mime_type (usual, types[i]);
      gtk_file_filter_add_mime_type (pictures, types[i]);
    }
  /* Source code is a kind of text for those who list the kinds of files. */
  gtk_file_filter_add_mime_type (usual, "text/plain");
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    gtk_file_filter_add_mime_type (usual, others[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, usual);
  gtk_file_chooser_add_filter (chooser, pictures);
  gtk_file_chooser_add_filter (chooser, all);
}

void
matchup_picture_input_choose (MatchupPictureTray *tray)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (tray));
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Add Pictures and Files"),
                                   GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                   GTK_FILE_CHOOSER_ACTION_OPEN,
                                   /* Translators: a button of a file chooser */
                                   _ ("_Add"),
                                   NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  add_filters (GTK_FILE_CHOOSER (chooser));
  g_signal_connect_object (chooser, "response", G_CALLBACK (response_cb), tray, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

gboolean
matchup_picture_input_take_value (MatchupPictureTray *tray, const GValue *value)
{
  g_return_val_if_fail (MATCHUP_IS_PICTURE_TRAY (tray), FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    add_files (tray, g_value_get_boxed (value));
  else if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    matchup_picture_tray_add_texture (tray, g_value_get_object (value));
  else
    return FALSE;
  return TRUE;
}

/* What a tray waits for. */
typedef struct
{
  MatchupPictureTray *tray;
  guint expectation;
} Coming;

static Coming *
coming_new (MatchupPictureTray *tray)
{
  Coming *coming = g_new (Coming, 1);

  *coming = (Coming){ g_object_ref (tray), matchup_picture_tray_expect (tray) };
  return coming;
}

static gboolean
is_expected (const Coming *coming)
{
  return matchup_picture_tray_is_expected (coming->tray, coming->expectation);
}

/* When it was added: in between, the tray would seem to be ready. */
static void
coming_end (Coming *coming)
{
  matchup_picture_tray_end_expecting (coming->tray, coming->expectation);
  g_object_unref (coming->tray);
  g_free (coming);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Coming *coming = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (is_expected (coming) && value != NULL)
    matchup_picture_input_take_value (coming->tray, value);
  else if (is_expected (coming))
    matchup_picture_tray_tell (coming->tray, _ ("What was copied could not be read."));
  coming_end (coming);
}

/* Word processors and spreadsheets offer a picture of their text as well: there the text counts. */
static GType
choose_type (GdkClipboard *clipboard)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  g_autoptr (GdkContentFormats) all =
      gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (formats));

  if (gdk_content_formats_contain_gtype (all, GDK_TYPE_FILE_LIST))
    return GDK_TYPE_FILE_LIST;
  if (gdk_content_formats_contain_gtype (all, GDK_TYPE_TEXTURE) &&
      !gdk_content_formats_contain_gtype (all, G_TYPE_STRING))
    return GDK_TYPE_TEXTURE;
  return G_TYPE_INVALID;
}

static void
paste_cb (GtkTextView *view, MatchupPictureTray *tray)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (view));
  GType type = choose_type (clipboard);

  if (type == G_TYPE_INVALID)
    return;
  g_signal_stop_emission_by_name (view, "paste-clipboard");
  gdk_clipboard_read_value_async (clipboard,
                                  type,
                                  G_PRIORITY_DEFAULT,
                                  NULL,
                                  read_cb,
                                  coming_new (tray));
}

void
matchup_picture_input_accept_pastes (MatchupPictureTray *tray, GtkTextView *view)
{
  g_signal_connect_object (view, "paste-clipboard", G_CALLBACK (paste_cb), tray, 0);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Coming *coming = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = matchup_screenshot_take_finish (result, &error);

  if (is_expected (coming) && file != NULL)
    matchup_picture_tray_load_file (coming->tray, file);
  else if (is_expected (coming) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    matchup_picture_tray_tell (coming->tray, _ ("This desktop did not take a screenshot."));
  coming_end (coming);
}

void
matchup_picture_input_take_screenshot (MatchupPictureTray *tray)
{
  g_return_if_fail (MATCHUP_IS_PICTURE_TRAY (tray));

  matchup_screenshot_take_async (NULL, taken_cb, coming_new (tray));
}
