/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-import-flow.h"

#include "matchup-config.h"
#include "matchup-importer.h"
#include "matchup-transfer-progress.h"

#include <glib/gi18n.h>

typedef struct
{
  GWeakRef parent;
  MatchupWorkspace *workspace;
  GtkFileChooserNative *chooser;
  GCancellable *cancellable;
  MatchupTransferProgress *progress;
} Flow;

/* The one that is under way. */
static Flow *open_flow;

static void
flow_free (Flow *self)
{
  if (open_flow == self)
    open_flow = NULL;
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  if (self->progress != NULL)
    gtk_window_destroy (GTK_WINDOW (self->progress));
  g_clear_object (&self->progress);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_weak_ref_clear (&self->parent);
  g_free (self);
}

static void
tell (GtkWindow *parent, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Flow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupImportReport) report =
      matchup_importer_import_finish (MATCHUP_WORKSPACE (source), result, &error);
  g_autoptr (GtkWindow) parent = g_weak_ref_get (&self->parent);

  flow_free (self);
  if (parent == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (report == NULL)
    {
      tell (parent, _ ("Nothing Was Imported"), error->message);
    }
  else
    {
      g_autofree char *heading = g_strdup_printf (ngettext ("%u Conversation Imported",
                                                            "%u Conversations Imported",
                                                            report->n_added),
                                                  report->n_added);
      g_autofree char *body = matchup_import_report_dup_text (report);

      tell (parent, heading, body);
    }
}

static void
progress_cb (double part, gpointer user_data)
{
  matchup_transfer_progress_set_part (user_data, part);
}

static void
import (Flow *self, GFile *file)
{
  g_autoptr (GtkWindow) parent = g_weak_ref_get (&self->parent);

  if (parent == NULL)
    {
      flow_free (self);
      return;
    }
  self->cancellable = g_cancellable_new ();
  self->progress = g_object_ref (
      matchup_transfer_progress_new (parent, _ ("Importing Conversations"), self->cancellable));
  matchup_importer_import_async (self->workspace,
                                 file,
                                 progress_cb,
                                 self->progress,
                                 self->cancellable,
                                 imported_cb,
                                 self);
}

static Flow *
flow_new (GtkWindow *parent, MatchupWorkspace *workspace)
{
  Flow *self = g_new0 (Flow, 1);

  g_weak_ref_init (&self->parent, parent);
  self->workspace = g_object_ref (workspace);
  open_flow = self;
  return self;
}

void
matchup_import_flow_import (GtkWindow *parent, MatchupWorkspace *workspace, GFile *file)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (MATCHUP_IS_WORKSPACE (workspace));
  g_return_if_fail (G_IS_FILE (file));

  if (open_flow == NULL)
    import (flow_new (parent, workspace), file);
}

static void
chosen_cb (Flow *self, int response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  if (file != NULL)
    import (self, file);
  else
    flow_free (self);
}

void
matchup_import_flow_start (GtkWindow *parent, MatchupWorkspace *workspace)
{
  g_autoptr (GtkFileFilter) filter = NULL;
  g_autoptr (GtkFileFilter) all = NULL;
  Flow *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (MATCHUP_IS_WORKSPACE (workspace));

  if (open_flow != NULL)
    return;
  self = flow_new (parent, workspace);
  self->chooser = gtk_file_chooser_native_new (_ ("Import Conversations"),
                                               parent,
                                               GTK_FILE_CHOOSER_ACTION_OPEN,
                                               /* Translators: a button */
                                               _ ("_Import"),
                                               _ ("_Cancel"));
  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _ ("Exports of Matchup, ChatGPT, Open WebUI, Cherry Studio"));
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_filter_add_suffix (filter, "zip");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  all = gtk_file_filter_new ();
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}
