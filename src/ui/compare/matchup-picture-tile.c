/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-picture-tile.h"

#include "matchup-config.h"
#include "matchup-picture-texture.h"

#include <glib/gi18n.h>

#define HEIGHT 72     /* pixels */
#define MAX_WIDTH 144 /* pixels */
#define EDGE 192      /* pixels, for dense screens */

struct _MatchupPictureTile
{
  GtkWidget parent_instance;

  MatchupAttachment *attachment; /* one of the two */
  MatchupImagePart *image;
  MatchupWorkspace *workspace;
  GtkWidget *overlay;
  GtkWidget *button;
  GtkPicture *picture;
  GtkWidget *room;  /* of the size that the picture gets: its own would be that of its pixels */
  GtkWidget *entry; /* NULL: cannot be edited */
  GCancellable *cancellable;
  guint position;
  guint n;
};

G_DEFINE_FINAL_TYPE (MatchupPictureTile, matchup_picture_tile, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_OPEN,
  SIGNAL_REMOVE,
  SIGNAL_DESCRIBED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_alt_text (MatchupPictureTile *self)
{
  return self->attachment != NULL ? matchup_attachment_get_alt_text (self->attachment)
                                  : matchup_image_part_get_alt_text (self->image);
}

static void
update_name (MatchupPictureTile *self)
{
  const char *alt_text = get_alt_text (self);
  g_autofree char *place = NULL;
  g_autofree char *name = NULL;

  /* Translators: which of the pictures of a question: Picture 1 of 3 */
  place = g_strdup_printf (_ ("Picture %u of %u"), self->position + 1, self->n);
  if (self->image != NULL && matchup_image_part_get_missing (self->image))
    /* Translators: %s is “Picture 1 of 3” */
    name = g_strdup_printf (_ ("%s: its file is gone"), place);
  else
    name = g_strdup (*alt_text != '\0' ? alt_text : place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  -1);
}

/* In place of a picture that nobody can show any more. */
static void
show_missing (MatchupPictureTile *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("image-missing-symbolic");

  gtk_widget_set_size_request (icon, HEIGHT, HEIGHT);
  gtk_widget_set_tooltip_text (
      self->button,
      _ ("The file of this picture is gone. Later questions are sent without it."));
  self->picture = NULL;
  gtk_button_set_child (GTK_BUTTON (self->button), icon);
  update_name (self);
}

static void
show_texture (MatchupPictureTile *self, const MatchupAttachmentPixels *pixels)
{
  g_autoptr (GdkTexture) texture = matchup_picture_texture_new (pixels);
  int width = HEIGHT * pixels->width / MAX (pixels->height, 1);

  gtk_widget_set_size_request (self->room, CLAMP (width, 24, MAX_WIDTH), HEIGHT);
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupPictureTile) self = g_weak_ref_get (user_data);
  g_autoptr (MatchupAttachmentPixels) pixels =
      matchup_workspace_load_picture_finish (MATCHUP_WORKSPACE (source), result, NULL);

  g_weak_ref_clear (user_data);
  g_free (user_data);
  if (self == NULL)
    return;
  if (self->picture != NULL && pixels != NULL)
    show_texture (self, pixels);
  else if (self->picture != NULL && matchup_image_part_get_missing (self->image))
    show_missing (self);
}

static void
matchup_picture_tile_map (GtkWidget *widget)
{
  MatchupPictureTile *self = MATCHUP_PICTURE_TILE (widget);
  GWeakRef *weak;

  GTK_WIDGET_CLASS (matchup_picture_tile_parent_class)->map (widget);
  if (self->image == NULL || self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  matchup_workspace_load_picture_async (self->workspace,
                                        self->image,
                                        EDGE,
                                        self->cancellable,
                                        loaded_cb,
                                        weak);
}

static void
matchup_picture_tile_dispose (GObject *object)
{
  MatchupPictureTile *self = MATCHUP_PICTURE_TILE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->picture = NULL;
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_object (&self->attachment);
  g_clear_object (&self->image);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_picture_tile_parent_class)->dispose (object);
}

static guint
add_signal (const char *name, guint n, GType type)
{
  return g_signal_new (name,
                       MATCHUP_TYPE_PICTURE_TILE,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       n,
                       type);
}

static void
matchup_picture_tile_class_init (MatchupPictureTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_picture_tile_dispose;
  widget_class->map = matchup_picture_tile_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "picturetile");
  signals[SIGNAL_OPEN] = add_signal ("open", 0, G_TYPE_NONE);
  signals[SIGNAL_REMOVE] = add_signal ("remove", 0, G_TYPE_NONE);
  signals[SIGNAL_DESCRIBED] = add_signal ("described", 1, G_TYPE_STRING);
}

static void
clicked_cb (MatchupPictureTile *self)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0);
}

static void
matchup_picture_tile_init (MatchupPictureTile *self)
{
  GtkWidget *frame = gtk_overlay_new ();

  self->n = 1;
  self->overlay = gtk_overlay_new ();
  self->button = gtk_button_new ();
  self->picture = GTK_PICTURE (gtk_picture_new ());
  gtk_picture_set_can_shrink (self->picture, TRUE);
  self->room = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_size_request (self->room, HEIGHT, HEIGHT);
  gtk_overlay_set_child (GTK_OVERLAY (frame), self->room);
  gtk_overlay_add_overlay (GTK_OVERLAY (frame), GTK_WIDGET (self->picture));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_button_set_child (GTK_BUTTON (self->button), frame);
  g_signal_connect_object (self->button,
                           "clicked",
                           G_CALLBACK (clicked_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), self->button);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
}

static void
remove_clicked_cb (MatchupPictureTile *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static void
entry_changed_cb (MatchupPictureTile *self)
{
  g_signal_emit (self,
                 signals[SIGNAL_DESCRIBED],
                 0,
                 gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static GtkWidget *
make_describer (MatchupPictureTile *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 28);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("What can be seen"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Description of the picture"),
                                  -1);
  g_signal_connect_object (self->entry,
                           "changed",
                           G_CALLBACK (entry_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry,
                           "activate",
                           G_CALLBACK (gtk_popover_popdown),
                           popover,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), self->entry);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "document-edit-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Describe the picture for those who cannot see it"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Describe the picture"),
                                  -1);
  return button;
}

static void
add_corner (MatchupPictureTile *self, GtkWidget *button, GtkAlign align)
{
  gtk_widget_set_halign (button, align);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "osd");
  gtk_widget_add_css_class (button, "matchup-picture-corner");
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), button);
}

GtkWidget *
matchup_picture_tile_new_for_attachment (MatchupAttachment *attachment)
{
  MatchupPictureTile *self = g_object_new (MATCHUP_TYPE_PICTURE_TILE, NULL);
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->attachment = g_object_ref (attachment);
  show_texture (self, matchup_attachment_get_thumbnail (attachment));
  gtk_widget_set_tooltip_text (remove, _ ("Remove the picture"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove the picture"),
                                  -1);
  g_signal_connect_object (remove,
                           "clicked",
                           G_CALLBACK (remove_clicked_cb),
                           self,
                           G_CONNECT_SWAPPED);
  add_corner (self, make_describer (self), GTK_ALIGN_START);
  add_corner (self, remove, GTK_ALIGN_END);
  /* Room for the two buttons beside each other. */
  gtk_widget_set_size_request (self->button, HEIGHT, HEIGHT);
  g_signal_connect_object (attachment,
                           "notify::alt-text",
                           G_CALLBACK (update_name),
                           self,
                           G_CONNECT_SWAPPED);
  update_name (self);
  return GTK_WIDGET (self);
}

GtkWidget *
matchup_picture_tile_new_for_image (MatchupWorkspace *workspace, MatchupImagePart *image)
{
  MatchupPictureTile *self = g_object_new (MATCHUP_TYPE_PICTURE_TILE, NULL);

  self->workspace = g_object_ref (workspace);
  self->image = g_object_ref (image);
  g_signal_connect_object (image,
                           "notify::alt-text",
                           G_CALLBACK (update_name),
                           self,
                           G_CONNECT_SWAPPED);
  update_name (self);
  return GTK_WIDGET (self);
}

void
matchup_picture_tile_set_place (MatchupPictureTile *self, guint position, guint n)
{
  g_return_if_fail (MATCHUP_IS_PICTURE_TILE (self));

  self->position = position;
  self->n = n;
  update_name (self);
}

void
matchup_picture_tile_set_facts (MatchupPictureTile *self, const char *facts)
{
  g_return_if_fail (MATCHUP_IS_PICTURE_TILE (self));
  g_return_if_fail (facts != NULL);

  gtk_widget_set_tooltip_text (self->button, facts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  facts,
                                  -1);
}
