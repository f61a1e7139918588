/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-transfer-progress.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"

#include <glib/gi18n.h>

#define MOMENT 400 /* milliseconds */

struct _MatchupTransferProgress
{
  AdwWindow parent_instance;

  GCancellable *cancellable;
  GtkWidget *bar;
  GtkWidget *button;
  guint show_id;
};

G_DEFINE_FINAL_TYPE (MatchupTransferProgress, matchup_transfer_progress, ADW_TYPE_WINDOW)

static void
cancel_clicked_cb (MatchupTransferProgress *self)
{
  g_cancellable_cancel (self->cancellable);
  gtk_widget_set_sensitive (self->button, FALSE);
}

/* Closing it is cancelling; it goes when that has come to its end. */
static gboolean
matchup_transfer_progress_close_request (GtkWindow *window)
{
  cancel_clicked_cb (MATCHUP_TRANSFER_PROGRESS (window));
  return TRUE;
}

static void
matchup_transfer_progress_dispose (GObject *object)
{
  MatchupTransferProgress *self = MATCHUP_TRANSFER_PROGRESS (object);

  g_clear_handle_id (&self->show_id, g_source_remove);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (matchup_transfer_progress_parent_class)->dispose (object);
}

static void
matchup_transfer_progress_class_init (MatchupTransferProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_transfer_progress_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = matchup_transfer_progress_close_request;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass),
                                       GDK_KEY_Escape,
                                       0,
                                       "window.close",
                                       NULL);
}

static void
matchup_transfer_progress_init (MatchupTransferProgress *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->bar = gtk_progress_bar_new ();
  self->button = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  gtk_widget_set_halign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "pill");
  g_signal_connect_object (self->button,
                           "clicked",
                           G_CALLBACK (cancel_clicked_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_end (box, 24);
  gtk_widget_set_margin_top (box, 24);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_resizable (GTK_WINDOW (self), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self), 320, -1);
  adw_window_set_content (ADW_WINDOW (self), box);
  matchup_accessible_name_by_label (GTK_WIDGET (self));
}

static gboolean
show_cb (gpointer data)
{
  MatchupTransferProgress *self = data;

  self->show_id = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

/*
 * What is under way holds this window longer than that lives; GTK 4.8 would keep the address of it
 * ("destroy-with-parent") and look at it in the end.
 */
static void
parent_destroyed_cb (MatchupTransferProgress *self)
{
  g_clear_handle_id (&self->show_id, g_source_remove);
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

MatchupTransferProgress *
matchup_transfer_progress_new (GtkWindow *parent, const char *title, GCancellable *cancellable)
{
  MatchupTransferProgress *self;
  GtkWidget *label;
  GtkWidget *box;

  g_return_val_if_fail (G_IS_CANCELLABLE (cancellable), NULL);

  self = g_object_new (MATCHUP_TYPE_TRANSFER_PROGRESS,
                       "accessible-role",
                       GTK_ACCESSIBLE_ROLE_WINDOW,
                       "transient-for",
                       parent,
                       "title",
                       title,
                       NULL);
  if (parent != NULL)
    g_signal_connect_object (parent,
                             "destroy",
                             G_CALLBACK (parent_destroyed_cb),
                             self,
                             G_CONNECT_SWAPPED);
  self->cancellable = g_object_ref (cancellable);
  label = gtk_label_new (title);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  box = adw_window_get_content (ADW_WINDOW (self));
  gtk_box_prepend (GTK_BOX (box), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title,
                                  -1);
  self->show_id = g_timeout_add (MOMENT, show_cb, self);
  return self;
}

void
matchup_transfer_progress_set_part (MatchupTransferProgress *self, double part)
{
  g_return_if_fail (MATCHUP_IS_TRANSFER_PROGRESS (self));

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), CLAMP (part, 0, 1));
}
