/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-picture-row.h"

#include "matchup-config.h"
#include "matchup-picture-tile.h"
#include "matchup-picture-viewer.h"
#include "matchup-picture-words.h"
#include "matchup-wrap-layout.h"

#include <glib/gi18n.h>

struct _MatchupPictureRow
{
  GtkWidget parent_instance;

  MatchupWorkspace *workspace;
  MatchupConversation *conversation;
  MatchupRound *round;
  GListStore *images;
};

G_DEFINE_FINAL_TYPE (MatchupPictureRow, matchup_picture_row, GTK_TYPE_WIDGET)

static void
matchup_picture_row_dispose (GObject *object)
{
  MatchupPictureRow *self = MATCHUP_PICTURE_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->workspace);
  g_clear_object (&self->conversation);
  g_clear_object (&self->round);
  g_clear_object (&self->images);

  G_OBJECT_CLASS (matchup_picture_row_parent_class)->dispose (object);
}

static void
matchup_picture_row_class_init (MatchupPictureRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_picture_row_dispose;
  gtk_widget_class_set_css_name (widget_class, "picturerow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
matchup_picture_row_init (MatchupPictureRow *self)
{
  self->images = g_list_store_new (MATCHUP_TYPE_IMAGE_PART);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), matchup_wrap_layout_new (6, 6));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pictures of the question"),
                                  -1);
}

static void
described_cb (MatchupPictureRow *self, GObject *item, const char *text)
{
  matchup_history_set_alt_text (matchup_workspace_get_history (self->workspace),
                                self->conversation,
                                self->round,
                                MATCHUP_IMAGE_PART (item),
                                text);
}

static void
open_cb (MatchupPictureTile *tile, MatchupPictureRow *self)
{
  GtkWidget *viewer;
  guint position = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
       child != GTK_WIDGET (tile);
       child = gtk_widget_get_next_sibling (child))
    position++;
  viewer = matchup_picture_viewer_new (self->workspace, G_LIST_MODEL (self->images), position);
  g_signal_connect_object (viewer, "described", G_CALLBACK (described_cb), self, G_CONNECT_SWAPPED);
  matchup_picture_viewer_show (MATCHUP_PICTURE_VIEWER (viewer), GTK_WIDGET (self));
}

static char *
dup_facts (MatchupImagePart *image)
{
  g_autofree char *sent = matchup_picture_dup_facts (matchup_image_part_get_width (image),
                                                     matchup_image_part_get_height (image),
                                                     matchup_image_part_get_size (image));
  g_autofree char *original = NULL;

  if (matchup_image_part_get_original_width (image) == 0)
    /* Translators: %s is like “1568 × 980 pixels, 210 kB” */
    return g_strdup_printf (_ ("Sent: %s"), sent);
  original = matchup_picture_dup_facts (matchup_image_part_get_original_width (image),
                                        matchup_image_part_get_original_height (image),
                                        (guint64) matchup_image_part_get_original_size (image));
  /* Translators: both %s are like “1568 × 980 pixels, 210 kB” */
  return g_strdup_printf (_ ("Sent: %s\nThe file: %s"), sent, original);
}

GtkWidget *
matchup_picture_row_new (MatchupWorkspace *workspace,
                         MatchupConversation *conversation,
                         MatchupRound *round)
{
  MatchupPictureRow *self = g_object_new (MATCHUP_TYPE_PICTURE_ROW, NULL);
  GListModel *parts = G_LIST_MODEL (matchup_round_get_prompt (round));
  guint n;

  self->workspace = g_object_ref (workspace);
  self->conversation = g_object_ref (conversation);
  self->round = g_object_ref (round);
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (parts, i);

      if (MATCHUP_IS_IMAGE_PART (part))
        g_list_store_append (self->images, part);
    }
  n = g_list_model_get_n_items (G_LIST_MODEL (self->images));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MatchupImagePart) image = g_list_model_get_item (G_LIST_MODEL (self->images), i);
      GtkWidget *tile = matchup_picture_tile_new_for_image (workspace, image);
      g_autofree char *facts = dup_facts (image);

      matchup_picture_tile_set_place (MATCHUP_PICTURE_TILE (tile), i, n);
      matchup_picture_tile_set_facts (MATCHUP_PICTURE_TILE (tile), facts);
      g_signal_connect_object (tile, "open", G_CALLBACK (open_cb), self, 0);
      gtk_widget_set_parent (tile, GTK_WIDGET (self));
    }
  return GTK_WIDGET (self);
}

static char *
dup_mark (MatchupWorkspace *workspace, MatchupRound *round, MatchupModelRef *model)
{
  MatchupMessage *prompt = matchup_round_get_prompt (round);
  g_autoptr (GString) facts = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (prompt)); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (G_LIST_MODEL (prompt), i);
      g_autofree char *fact = NULL;
      MatchupImagePart *sent;

      if (!MATCHUP_IS_IMAGE_PART (part))
        continue;
      sent =
          matchup_workspace_get_sent_picture (workspace, model, prompt, MATCHUP_IMAGE_PART (part));
      if (sent == NULL || MATCHUP_PART (sent) == part)
        continue;
      fact = matchup_picture_dup_facts (matchup_image_part_get_width (sent),
                                        matchup_image_part_get_height (sent),
                                        matchup_image_part_get_size (sent));
      g_string_append_printf (facts,
                              "%s%s",
                              facts->len > 0 ? C_ ("between pictures", "; ") : "",
                              fact);
    }
  if (facts->len == 0)
    return NULL;
  /* Translators: %s is like “1024 × 768 pixels, 180 kB”, or several of them */
  return g_strdup_printf (_ ("Got a smaller picture: %s"), facts->str);
}

void
matchup_picture_row_add_mark (GtkWidget *sibling,
                              MatchupWorkspace *workspace,
                              MatchupRound *round,
                              MatchupModelRef *model)
{
  g_autofree char *mark = NULL;
  GtkWidget *label;

  g_return_if_fail (GTK_IS_WIDGET (sibling));
  g_return_if_fail (MATCHUP_IS_ROUND (round));

  mark = dup_mark (workspace, round, model);
  if (mark == NULL)
    return;
  label = gtk_label_new (mark);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_insert_after (label, gtk_widget_get_parent (sibling), sibling);
}
