/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-picture-sizes.h"

#include "matchup-attachment-loader.h"
#include "matchup-config.h"
#include "matchup-picture-words.h"
#include "matchup-settings.h"
#include "matchup-wrap-layout.h"

#include <glib/gi18n.h>

struct _MatchupPictureSizes
{
  GtkWidget parent_instance;

  GSettings *settings;
  MatchupPictureSize size;
  GtkCheckButton *choices[MATCHUP_N_PICTURE_SIZES];
};

G_DEFINE_FINAL_TYPE (MatchupPictureSizes, matchup_picture_sizes, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
matchup_picture_sizes_dispose (GObject *object)
{
  MatchupPictureSizes *self = MATCHUP_PICTURE_SIZES (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (matchup_picture_sizes_parent_class)->dispose (object);
}

static void
matchup_picture_sizes_class_init (MatchupPictureSizesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_picture_sizes_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          MATCHUP_TYPE_PICTURE_SIZES,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
toggled_cb (MatchupPictureSizes *self, GtkCheckButton *choice)
{
  if (!gtk_check_button_get_active (choice))
    return;
  for (int size = 0; size < MATCHUP_N_PICTURE_SIZES; size++)
    {
      if (self->choices[size] == choice)
        self->size = (MatchupPictureSize) size;
    }
  if (self->settings != NULL)
    g_settings_set_enum (self->settings, "picture-size", (int) self->size);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
set_tooltip (GtkWidget *choice, MatchupPictureSize size)
{
  int edge = matchup_attachment_loader_get_edge (size);
  g_autofree char *tooltip =
      edge > 0
          /* Translators: what a size of pictures means */
          ? g_strdup_printf (_ ("At most %d pixels wide and high, for all models the same"), edge)
          : g_strdup (_ ("All pixels; a service that takes less gets a smaller picture"));

  gtk_widget_set_tooltip_text (choice, tooltip);
}

static void
matchup_picture_sizes_init (MatchupPictureSizes *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), matchup_wrap_layout_new (6, 0));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How large the pictures are sent"),
                                  -1);
  self->settings = matchup_settings_new ();
  self->size = self->settings != NULL
                   ? (MatchupPictureSize) g_settings_get_enum (self->settings, "picture-size")
                   : MATCHUP_PICTURE_SIZE_STANDARD;
  for (int size = 0; size < MATCHUP_N_PICTURE_SIZES; size++)
    {
      GtkWidget *choice = gtk_check_button_new ();

      self->choices[size] = GTK_CHECK_BUTTON (choice);
      gtk_check_button_set_group (self->choices[size], size > 0 ? self->choices[0] : NULL);
      gtk_check_button_set_active (self->choices[size], (MatchupPictureSize) size == self->size);
      gtk_widget_set_parent (choice, GTK_WIDGET (self));
      set_tooltip (choice, (MatchupPictureSize) size);
      matchup_picture_sizes_set_total (self, (MatchupPictureSize) size, 0);
      g_signal_connect_object (choice, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
    }
}

GtkWidget *
matchup_picture_sizes_new (void)
{
  return g_object_new (MATCHUP_TYPE_PICTURE_SIZES, NULL);
}

MatchupPictureSize
matchup_picture_sizes_get_size (MatchupPictureSizes *self)
{
  g_return_val_if_fail (MATCHUP_IS_PICTURE_SIZES (self), MATCHUP_PICTURE_SIZE_STANDARD);
  return self->size;
}

void
matchup_picture_sizes_set_total (MatchupPictureSizes *self, MatchupPictureSize size, guint64 bytes)
{
  g_autofree char *formatted = g_format_size (bytes);
  g_autofree char *label = NULL;

  g_return_if_fail (MATCHUP_IS_PICTURE_SIZES (self));

  if (bytes == 0)
    label = g_strdup (matchup_picture_get_size_name (size));
  else
    /* Translators: a size of pictures, and what that makes: Small: 60 kB */
    label = g_strdup_printf (C_ ("picture size", "%s: %s"),
                             matchup_picture_get_size_name (size),
                             formatted);
  gtk_check_button_set_label (self->choices[size], label);
}
