/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-file-tile.h"

#include "matchup-config.h"
#include "matchup-file-viewer.h"
#include "matchup-file-words.h"
#include "matchup-sentence.h"

#include <glib/gi18n.h>

#define NAME_CHARACTERS 24

struct _MatchupFileTile
{
  GtkWidget parent_instance;

  MatchupFilePart *file;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (MatchupFileTile, matchup_file_tile, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
matchup_file_tile_dispose (GObject *object)
{
  MatchupFileTile *self = MATCHUP_FILE_TILE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (matchup_file_tile_parent_class)->dispose (object);
}

static void
matchup_file_tile_class_init (MatchupFileTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_file_tile_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filetile");
  signals[SIGNAL_REMOVE] = g_signal_new ("remove",
                                         MATCHUP_TYPE_FILE_TILE,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);
}

static void
matchup_file_tile_init (MatchupFileTile *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
}

static const char *
get_icon_name (MatchupFilePart *file)
{
  const char *type = matchup_file_part_get_mime_type (file);

  if (g_str_equal (type, "application/pdf"))
    return "x-office-document-symbolic";
  if (g_str_equal (type, "text/csv") || g_str_equal (type, "text/tab-separated-values"))
    return "x-office-spreadsheet-symbolic";
  return "text-x-generic-symbolic";
}

static void
clicked_cb (MatchupFileTile *self)
{
  matchup_file_viewer_show (MATCHUP_FILE_VIEWER (matchup_file_viewer_new (self->file)),
                            GTK_WIDGET (self));
}

static void
remove_clicked_cb (MatchupFileTile *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARACTERS);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_button (MatchupFileTile *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *facts;
  g_autofree char *words = matchup_file_dup_facts (self->file);

  facts = make_label (words, "caption");
  gtk_widget_add_css_class (facts, "dim-label");
  gtk_box_append (GTK_BOX (lines), make_label (matchup_file_part_get_name (self->file), NULL));
  gtk_box_append (GTK_BOX (lines), facts);
  gtk_box_append (GTK_BOX (inside), gtk_image_new_from_icon_name (get_icon_name (self->file)));
  gtk_box_append (GTK_BOX (inside), lines);
  gtk_button_set_child (GTK_BUTTON (button), inside);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, matchup_file_part_get_name (self->file));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  matchup_file_part_get_name (self->file),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words,
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_remover (MatchupFileTile *self)
{
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *name =
      /* Translators: %s is the name of a file. */
      matchup_sentence_insert_name (_ ("Remove “%s”"), matchup_file_part_get_name (self->file));

  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "circular");
  gtk_widget_set_tooltip_text (remove, _ ("Remove the file"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (remove,
                           "clicked",
                           G_CALLBACK (remove_clicked_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return remove;
}

GtkWidget *
matchup_file_tile_new (MatchupFilePart *file, gboolean removable)
{
  MatchupFileTile *self;

  g_return_val_if_fail (MATCHUP_IS_FILE_PART (file), NULL);

  self = g_object_new (MATCHUP_TYPE_FILE_TILE, NULL);
  self->file = g_object_ref (file);
  gtk_box_append (GTK_BOX (self->box), make_button (self));
  if (removable)
    gtk_box_append (GTK_BOX (self->box), make_remover (self));
  return GTK_WIDGET (self);
}

MatchupFilePart *
matchup_file_tile_get_file (MatchupFileTile *self)
{
  g_return_val_if_fail (MATCHUP_IS_FILE_TILE (self), NULL);
  return self->file;
}
