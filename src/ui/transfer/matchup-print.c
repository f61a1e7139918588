/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-print-private.h"

#include "matchup-config.h"
#include "matchup-pages.h"
#include "matchup-toast.h"

#include <glib/gi18n.h>

#define TURN (10 * 1000) /* microseconds */
/* Points: printers cannot reach the edge, and a reader's hand needs some. */
#define MARGIN 50

typedef struct
{
  GWeakRef parent;
  MatchupConversationExport *export;
  MatchupPages *pages;
  GtkPrintOperation *operation;
  GtkPrintOperationAction action;
  char *file_name; /* to export to; or NULL */
  MatchupPrintDone done;
  gpointer user_data;
} Printing;

static void
printing_free (Printing *self)
{
  g_clear_pointer (&self->pages, matchup_pages_free);
  g_clear_pointer (&self->export, matchup_conversation_export_free);
  g_clear_object (&self->operation);
  g_weak_ref_clear (&self->parent);
  g_free (self->file_name);
  g_free (self);
}

static void
begin_print_cb (Printing *self, GtkPrintContext *context)
{
  MatchupPageSize size = { gtk_print_context_get_width (context),
                           gtk_print_context_get_height (context),
                           MARGIN };

  /* A label printer is no place for a margin like that. */
  size.margin = MIN (size.margin, MIN (size.width, size.height) / 8);
  g_clear_pointer (&self->pages, matchup_pages_free);
  self->pages = matchup_pages_new (self->export, &size);
}

static gboolean
paginate_cb (Printing *self, GtkPrintContext *context)
{
  if (!matchup_pages_lay_out (self->pages, TURN))
    return FALSE;
  gtk_print_operation_set_n_pages (self->operation, (int) matchup_pages_get_n_pages (self->pages));
  return TRUE;
}

static void
draw_page_cb (Printing *self, GtkPrintContext *context, int page)
{
  matchup_pages_draw (self->pages, (guint) page, gtk_print_context_get_cairo_context (context));
}

static void
done_cb (Printing *self, GtkPrintOperationResult result)
{
  g_autoptr (GtkWindow) parent = g_weak_ref_get (&self->parent);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (self->operation, &error);
  if (error != NULL && parent != NULL)
    {
      /* Translators: %s is what the system says. */
      sentence = g_strdup_printf (_ ("The conversation was not printed: %s"), error->message);
      matchup_toast (GTK_WIDGET (parent), sentence);
    }
  if (self->done != NULL)
    self->done (result, self->user_data);
  printing_free (self);
}

static void
gathered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Printing *self = user_data;
  g_autoptr (GtkWindow) parent = g_weak_ref_get (&self->parent);
  GtkPrintOperation *operation;

  self->export =
      matchup_conversation_export_gather_finish (MATCHUP_WORKSPACE (source), result, NULL);
  if (self->export == NULL || parent == NULL)
    {
      printing_free (self);
      return;
    }
  operation = self->operation = gtk_print_operation_new ();
  gtk_print_operation_set_job_name (operation, self->export->title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  g_signal_connect_swapped (operation, "begin-print", G_CALLBACK (begin_print_cb), self);
  g_signal_connect_swapped (operation, "paginate", G_CALLBACK (paginate_cb), self);
  g_signal_connect_swapped (operation, "draw-page", G_CALLBACK (draw_page_cb), self);
  g_signal_connect_swapped (operation, "done", G_CALLBACK (done_cb), self);
  if (self->file_name != NULL)
    gtk_print_operation_set_export_filename (operation, self->file_name);
  g_object_ref (operation);
  gtk_print_operation_run (operation, self->action, parent, NULL);
  g_object_unref (operation);
}

void
matchup_print_conversation_with (GtkWindow *parent,
                                 MatchupWorkspace *workspace,
                                 MatchupConversation *conversation,
                                 GtkPrintOperationAction action,
                                 const char *file_name,
                                 MatchupPrintDone done,
                                 gpointer user_data)
{
  Printing *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (MATCHUP_IS_WORKSPACE (workspace));
  g_return_if_fail (MATCHUP_IS_CONVERSATION (conversation));

  self = g_new0 (Printing, 1);
  g_weak_ref_init (&self->parent, parent);
  self->action = action;
  self->file_name = g_strdup (file_name);
  self->done = done;
  self->user_data = user_data;
  matchup_conversation_export_gather_async (workspace, conversation, TRUE, NULL, gathered_cb, self);
}

void
matchup_print_conversation (GtkWindow *parent,
                            MatchupWorkspace *workspace,
                            MatchupConversation *conversation)
{
  matchup_print_conversation_with (parent,
                                   workspace,
                                   conversation,
                                   GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                                   NULL,
                                   NULL,
                                   NULL);
}
