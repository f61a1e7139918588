/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MatchupPictureTray: what it is made of. */
#include "matchup-picture-tray-private.h"

#include "matchup-config.h"
#include "matchup-wrap-layout.h"

#include <glib/gi18n.h>

#define FILES_HEIGHT 150 /* pixels; about three lines of tiles */

static GtkLabel *
add_label (MatchupPictureTray *self, const char *style, GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role",
                                   role,
                                   "wrap",
                                   TRUE,
                                   "xalign",
                                   0.0f,
                                   "visible",
                                   FALSE,
                                   NULL);

  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static GtkWidget *
add_wrap (MatchupPictureTray *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, matchup_wrap_layout_new (6, 6));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  return box;
}

/* Where many stand below each other, the question still has its place. */
static GtkWidget *
add_scroller (MatchupPictureTray *self, GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), FILES_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  return scroller;
}

static GtkButton *
add_offer (MatchupPictureTray *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Add Its Beginning"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_visible (button, FALSE);
  g_signal_connect_object (button,
                           "clicked",
                           G_CALLBACK (_matchup_picture_tray_take_offer),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return GTK_BUTTON (button);
}

/* A PDF may take a while; and so may the question that waits for one. */
static GtkWidget *
add_reading (MatchupPictureTray *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *spinner = gtk_spinner_new ();

  self->reading_label = GTK_LABEL (g_object_new (GTK_TYPE_LABEL,
                                                 "accessible-role",
                                                 GTK_ACCESSIBLE_ROLE_STATUS,
                                                 "wrap",
                                                 TRUE,
                                                 "width-chars",
                                                 12,
                                                 "xalign",
                                                 0.0f,
                                                 NULL));
  /* Translators: a button */
  self->reading_cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->reading_label));
  gtk_box_append (GTK_BOX (box), self->reading_cancel);
  gtk_widget_add_css_class (self->reading_cancel, "flat");
  gtk_widget_set_valign (self->reading_cancel, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (box, FALSE);
  g_signal_connect_object (self->reading_cancel,
                           "clicked",
                           G_CALLBACK (_matchup_picture_tray_cancel),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  return box;
}

void
_matchup_picture_tray_build (MatchupPictureTray *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->tiles = add_wrap (self);
  self->sizes = MATCHUP_PICTURE_SIZES (matchup_picture_sizes_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->sizes), GTK_WIDGET (self));
  g_signal_connect_object (self->sizes,
                           "changed",
                           G_CALLBACK (_matchup_picture_tray_update),
                           self,
                           G_CONNECT_SWAPPED);
  self->files = MATCHUP_FILE_ROW (matchup_file_row_new ());
  self->file_scroller = add_scroller (self, GTK_WIDGET (self->files));
  g_signal_connect_object (self->files,
                           "changed",
                           G_CALLBACK (_matchup_picture_tray_files_changed),
                           self,
                           G_CONNECT_SWAPPED);
  self->blind = add_label (self, "dim-label", GTK_ACCESSIBLE_ROLE_STATUS);
  self->trouble = add_label (self, "error", GTK_ACCESSIBLE_ROLE_ALERT);
  self->offer = add_offer (self);
  self->reading = add_reading (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pictures and files of the question"),
                                  -1);
}
