/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-export-dialog.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-exporter.h"
#include "matchup-toast.h"
#include "matchup-transfer-progress.h"

#include <glib/gi18n.h>

struct _MatchupExportDialog
{
  AdwWindow parent_instance;

  MatchupWorkspace *workspace;
  MatchupConversation *conversation; /* NULL: all */
  GtkFileChooserNative *chooser;

  /* From the template. */
  GtkWidget *export_button;
  GtkWidget *pdf_row;
  GtkWidget *html_row;
  GtkWidget *markdown_row;
  GtkWidget *json_row;
  GtkCheckButton *pdf_check;
  GtkCheckButton *html_check;
  GtkCheckButton *markdown_check;
  GtkCheckButton *json_check;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (MatchupExportDialog, matchup_export_dialog, ADW_TYPE_WINDOW)

static MatchupExportFormat
get_format (MatchupExportDialog *self)
{
  if (gtk_check_button_get_active (self->json_check))
    return MATCHUP_EXPORT_FORMAT_JSON;
  if (gtk_check_button_get_active (self->markdown_check))
    return MATCHUP_EXPORT_FORMAT_MARKDOWN;
  return gtk_check_button_get_active (self->html_check) ? MATCHUP_EXPORT_FORMAT_HTML
                                                        : MATCHUP_EXPORT_FORMAT_PDF;
}

static const char *
get_note (MatchupExportFormat format)
{
  switch (format)
    {
    case MATCHUP_EXPORT_FORMAT_MARKDOWN:
      return _ ("What is shown is in it. Left out are pictures, other branches, earlier answers "
                "and what models thought.");
    case MATCHUP_EXPORT_FORMAT_HTML:
      return _ ("What is shown is in it, with its pictures. Left out are other branches, earlier "
                "answers and what models thought.");
    case MATCHUP_EXPORT_FORMAT_JSON:
      return _ ("Everything but what you deleted is in it: all branches and answers, settings, "
                "votes and pictures, also names that are still hidden. Keys are not.");
    case MATCHUP_EXPORT_FORMAT_PDF:
    default:
      return _ ("What is shown is in it, with its pictures. Left out are other branches, earlier "
                "answers and what models thought; formulas are set in plain letters.");
    }
}

static void
update_note (MatchupExportDialog *self)
{
  if (self->note != NULL)
    gtk_label_set_text (self->note, get_note (get_format (self)));
}

/* What goes on behind the dialog, which is closed by then. */
typedef struct
{
  GWeakRef parent;
  GCancellable *cancellable;
  MatchupTransferProgress *progress;
} Writing;

static void
end (Writing *self, const char *done, const GError *error)
{
  g_autoptr (GtkWindow) parent = g_weak_ref_get (&self->parent);

  gtk_window_destroy (GTK_WINDOW (self->progress));
  g_object_unref (self->progress);
  g_object_unref (self->cancellable);
  g_weak_ref_clear (&self->parent);
  g_free (self);
  if (parent == NULL)
    return;
  if (error == NULL)
    {
      matchup_toast (GTK_WIDGET (parent), done);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      matchup_toast (GTK_WIDGET (parent), _ ("The export was cancelled"));
    }
  else
    {
      GtkWidget *dialog = adw_message_dialog_new (parent, _ ("Not Exported"), error->message);

      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
      gtk_window_present (GTK_WINDOW (dialog));
    }
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  matchup_exporter_export_finish (MATCHUP_WORKSPACE (source), result, &error);
  /* Translators: a conversation was written to a file */
  end (user_data, _ ("Exported"), error);
}

static void
all_exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  int n = matchup_exporter_export_all_finish (MATCHUP_WORKSPACE (source), result, &error);
  g_autofree char *done = NULL;

  if (error == NULL)
    done = g_strdup_printf (ngettext ("%d conversation exported",
                                      "%d conversations exported",
                                      (gulong) n),
                            n);
  end (user_data, done, error);
}

static void
progress_cb (double part, gpointer user_data)
{
  matchup_transfer_progress_set_part (((Writing *) user_data)->progress, part);
}

static void
export_to (MatchupExportDialog *self, GFile *file)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  MatchupExportFormat format = get_format (self);
  Writing *writing = g_new0 (Writing, 1);

  g_weak_ref_init (&writing->parent, parent);
  writing->cancellable = g_cancellable_new ();
  writing->progress =
      /* Translators: heading while conversations are written to files */
      g_object_ref (matchup_transfer_progress_new (parent, _ ("Exporting"), writing->cancellable));
  if (self->conversation != NULL)
    {
      matchup_exporter_export_async (self->workspace,
                                     self->conversation,
                                     format,
                                     file,
                                     progress_cb,
                                     writing,
                                     writing->cancellable,
                                     exported_cb,
                                     writing);
      return;
    }
  matchup_exporter_export_all_async (self->workspace,
                                     format,
                                     file,
                                     progress_cb,
                                     writing,
                                     writing->cancellable,
                                     all_exported_cb,
                                     writing);
}

static gboolean
wants_folder (MatchupExportDialog *self)
{
  return self->conversation == NULL && get_format (self) != MATCHUP_EXPORT_FORMAT_JSON;
}

static void
chosen_cb (MatchupExportDialog *self, int response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  if (file == NULL)
    return;
  if (wants_folder (self))
    {
      g_autofree char *name = matchup_exporter_dup_name ();
      g_autoptr (GFile) folder = g_file_get_child (file, name);

      export_to (self, folder);
    }
  else
    {
      export_to (self, file);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static char *
dup_file_name (MatchupExportDialog *self)
{
  const char *ending = matchup_export_format_get_ending (get_format (self));
  g_autofree char *all = NULL;

  if (self->conversation == NULL)
    {
      all = matchup_exporter_dup_name ();
      return g_strconcat (all, ending, NULL);
    }
  all = matchup_conversation_export_dup_file_name (self->conversation);
  return g_strconcat (all, ending, NULL);
}

static void
export_clicked_cb (MatchupExportDialog *self)
{
  g_autofree char *name = dup_file_name (self);

  if (self->chooser != NULL)
    return;
  self->chooser =
      gtk_file_chooser_native_new (wants_folder (self) ? _ ("Choose Where to Make a Folder")
                                                       /* Translators: heading of a dialog */
                                                       : _ ("Export"),
                                   GTK_WINDOW (self),
                                   wants_folder (self) ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
                                                       : GTK_FILE_CHOOSER_ACTION_SAVE,
                                   /* Translators: a button */
                                   _ ("_Export"),
                                   _ ("_Cancel"));
  if (!wants_folder (self))
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser,
                           "response",
                           G_CALLBACK (chosen_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* GTK 4.8 offers assistive technologies no way to press a check button, so each is an action. */
static void
choose_format (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupExportDialog *self = MATCHUP_EXPORT_DIALOG (widget);
  GtkCheckButton *checks[] = {
    self->pdf_check,
    self->html_check,
    self->markdown_check,
    self->json_check,
  };
  static const char *const names[] = { "format.pdf",
                                       "format.html",
                                       "format.markdown",
                                       "format.json" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_equal (name, names[i]))
        gtk_check_button_set_active (checks[i], TRUE);
    }
}

static void
matchup_export_dialog_dispose (GObject *object)
{
  MatchupExportDialog *self = MATCHUP_EXPORT_DIALOG (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_EXPORT_DIALOG);
  g_clear_object (&self->conversation);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_export_dialog_parent_class)->dispose (object);
}

/* One goes through the forms, not to Cancel; only now, as a window that has a focus before it is
 * shown is no window for assistive technologies. */
static void
matchup_export_dialog_map (GtkWidget *widget)
{
  MatchupExportDialog *self = MATCHUP_EXPORT_DIALOG (widget);

  GTK_WIDGET_CLASS (matchup_export_dialog_parent_class)->map (widget);
  gtk_widget_grab_focus (
      GTK_WIDGET (self->conversation == NULL ? self->json_check : self->pdf_check));
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, MatchupExportDialog, name)

static void
matchup_export_dialog_class_init (MatchupExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_export_dialog_dispose;
  widget_class->map = matchup_export_dialog_map;
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-export-dialog.ui");
  BIND (export_button);
  BIND (pdf_row);
  BIND (html_row);
  BIND (markdown_row);
  BIND (json_row);
  BIND (pdf_check);
  BIND (html_check);
  BIND (markdown_check);
  BIND (json_check);
  BIND (note);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_note);
  gtk_widget_class_install_action (widget_class, "format.pdf", NULL, choose_format);
  gtk_widget_class_install_action (widget_class, "format.html", NULL, choose_format);
  gtk_widget_class_install_action (widget_class, "format.markdown", NULL, choose_format);
  gtk_widget_class_install_action (widget_class, "format.json", NULL, choose_format);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* What a reader of the screen says of a check: what stands beside it. */
static void
name_check (GtkCheckButton *check, GtkWidget *row)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
                                  -1);
}

static void
matchup_export_dialog_init (MatchupExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_check (self->pdf_check, self->pdf_row);
  name_check (self->html_check, self->html_row);
  name_check (self->markdown_check, self->markdown_row);
  name_check (self->json_check, self->json_row);
  matchup_accessible_name_by_label (GTK_WIDGET (self));
  update_note (self);
}

GtkWidget *
matchup_export_dialog_new (GtkWindow *parent,
                           MatchupWorkspace *workspace,
                           MatchupConversation *conversation)
{
  MatchupExportDialog *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MATCHUP_TYPE_EXPORT_DIALOG,
                       "transient-for",
                       parent,
                       "title",
                       conversation != NULL ? _ ("Export") : _ ("Export Everything"),
                       NULL);
  self->workspace = g_object_ref (workspace);
  self->conversation = conversation != NULL ? g_object_ref (conversation) : NULL;
  /* What is not stored is nowhere to be copied from. */
  gtk_widget_set_visible (self->json_row,
                          conversation == NULL || !matchup_conversation_get_private (conversation));
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "format.json",
                                 gtk_widget_get_visible (self->json_row));
  if (conversation == NULL)
    gtk_check_button_set_active (self->json_check, TRUE);
  return GTK_WIDGET (self);
}
