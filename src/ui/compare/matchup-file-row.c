/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-file-row.h"

#include "matchup-attachment-loader.h"
#include "matchup-config.h"
#include "matchup-file-tile.h"
#include "matchup-sentence.h"
#include "matchup-toast.h"
#include "matchup-wrap-layout.h"

#include <glib/gi18n.h>

struct _MatchupFileRow
{
  GtkWidget parent_instance;

  GPtrArray *tiles; /* MatchupFileTile; borrowed: children */
  guint serial;     /* what was removed before it was cleared does not come back */
};

G_DEFINE_FINAL_TYPE (MatchupFileRow, matchup_file_row, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
matchup_file_row_dispose (GObject *object)
{
  MatchupFileRow *self = MATCHUP_FILE_ROW (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->tiles, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (matchup_file_row_parent_class)->dispose (object);
}

static void
matchup_file_row_finalize (GObject *object)
{
  g_clear_pointer (&MATCHUP_FILE_ROW (object)->tiles, g_ptr_array_unref);

  G_OBJECT_CLASS (matchup_file_row_parent_class)->finalize (object);
}

static void
matchup_file_row_class_init (MatchupFileRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_file_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_file_row_finalize;
  gtk_widget_class_set_css_name (widget_class, "filerow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          MATCHUP_TYPE_FILE_ROW,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
matchup_file_row_init (MatchupFileRow *self)
{
  self->tiles = g_ptr_array_new ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self), matchup_wrap_layout_new (6, 6));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Files of the question"),
                                  -1);
}

/* What was removed, and where it stood. */
typedef struct
{
  MatchupFileRow *row;
  MatchupFilePart *file;
  guint position;
  guint serial;
} Removal;

static void
removal_free (gpointer data)
{
  Removal *removal = data;

  g_object_unref (removal->row);
  g_object_unref (removal->file);
  g_free (removal);
}

static void
insert (MatchupFileRow *self, guint position, MatchupFilePart *file, gboolean removable);

static void
undo (gpointer data)
{
  Removal *removal = data;

  if (removal->serial == removal->row->serial &&
      removal->row->tiles->len < MATCHUP_ATTACHMENT_MAX_FILES)
    insert (removal->row, MIN (removal->position, removal->row->tiles->len), removal->file, TRUE);
}

/* The focus goes to a file that stays, or to the question. */
static void
remove_cb (MatchupFileRow *self, MatchupFileTile *tile)
{
  Removal *removal;
  g_autofree char *text = NULL;
  guint position;

  if (!g_ptr_array_find (self->tiles, tile, &position))
    return;
  removal = g_new (Removal, 1);
  *removal = (Removal){ g_object_ref (self),
                        g_object_ref (matchup_file_tile_get_file (tile)),
                        position,
                        self->serial };
  /* Translators: %s is the name of a file. */
  text =
      matchup_sentence_insert_name (_ ("“%s” removed"), matchup_file_part_get_name (removal->file));
  g_ptr_array_remove_index (self->tiles, position);
  if (self->tiles->len > 0)
    gtk_widget_child_focus (g_ptr_array_index (self->tiles, MIN (position, self->tiles->len - 1)),
                            GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "composer.focus", NULL);
  gtk_widget_unparent (GTK_WIDGET (tile));
  matchup_toast_with_undo (GTK_WIDGET (self), text, undo, removal, removal_free);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
insert (MatchupFileRow *self, guint position, MatchupFilePart *file, gboolean removable)
{
  GtkWidget *tile = matchup_file_tile_new (file, removable);
  GtkWidget *before = position > 0 ? g_ptr_array_index (self->tiles, position - 1) : NULL;

  g_signal_connect_object (tile, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_insert_after (tile, GTK_WIDGET (self), before);
  g_ptr_array_insert (self->tiles, (int) position, tile);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

GtkWidget *
matchup_file_row_new (void)
{
  return g_object_new (MATCHUP_TYPE_FILE_ROW, NULL);
}

GtkWidget *
matchup_file_row_new_for_prompt (MatchupMessage *prompt)
{
  MatchupFileRow *self = g_object_new (MATCHUP_TYPE_FILE_ROW, NULL);
  GListModel *parts = G_LIST_MODEL (prompt);

  g_return_val_if_fail (MATCHUP_IS_MESSAGE (prompt), GTK_WIDGET (self));

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (parts, i);

      if (MATCHUP_IS_FILE_PART (part))
        insert (self, self->tiles->len, MATCHUP_FILE_PART (part), FALSE);
    }
  return GTK_WIDGET (self);
}

void
matchup_file_row_add (MatchupFileRow *self, MatchupFilePart *file)
{
  g_return_if_fail (MATCHUP_IS_FILE_ROW (self));
  g_return_if_fail (MATCHUP_IS_FILE_PART (file));

  insert (self, self->tiles->len, file, TRUE);
}

guint
matchup_file_row_get_n (MatchupFileRow *self)
{
  g_return_val_if_fail (MATCHUP_IS_FILE_ROW (self), 0);
  return self->tiles->len;
}

MatchupFilePart *
matchup_file_row_get (MatchupFileRow *self, guint position)
{
  g_return_val_if_fail (MATCHUP_IS_FILE_ROW (self), NULL);
  g_return_val_if_fail (position < self->tiles->len, NULL);
  return matchup_file_tile_get_file (g_ptr_array_index (self->tiles, position));
}

void
matchup_file_row_clear (MatchupFileRow *self)
{
  g_return_if_fail (MATCHUP_IS_FILE_ROW (self));

  self->serial++;
  while (self->tiles->len > 0)
    gtk_widget_unparent (g_ptr_array_steal_index (self->tiles, self->tiles->len - 1));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gboolean
matchup_file_row_remove (MatchupFileRow *self, MatchupFilePart *file)
{
  g_return_val_if_fail (MATCHUP_IS_FILE_ROW (self), FALSE);
  g_return_val_if_fail (MATCHUP_IS_FILE_PART (file), FALSE);

  for (guint i = 0; i < self->tiles->len; i++)
    {
      if (matchup_file_row_get (self, i) != file)
        continue;
      gtk_widget_unparent (g_ptr_array_steal_index (self->tiles, i));
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      return TRUE;
    }
  return FALSE;
}
