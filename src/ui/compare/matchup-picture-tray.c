/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-picture-tray-private.h"

#include "matchup-config.h"
#include "matchup-picture-tile.h"
#include "matchup-picture-viewer.h"
#include "matchup-picture-words.h"
#include "matchup-sentence.h"
#include "matchup-toast.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_SIZES MATCHUP_N_PICTURE_SIZES

/* A picture in the tray; its attachment is in the list at the same place. */
typedef struct
{
  MatchupAttachment *attachment;
  GtkWidget *tile;
  MatchupImagePart *parts[N_SIZES]; /* NULL until they are worked out */
} Item;

G_DEFINE_FINAL_TYPE (MatchupPictureTray, matchup_picture_tray, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SENDING_CANCELLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
clear_parts (Item *item)
{
  for (guint i = 0; i < N_SIZES; i++)
    g_clear_object (&item->parts[i]);
}

static void
item_free (gpointer data)
{
  Item *item = data;

  clear_parts (item);
  g_clear_object (&item->attachment);
  g_free (item);
}

static void
matchup_picture_tray_dispose (GObject *object)
{
  MatchupPictureTray *self = MATCHUP_PICTURE_TRAY (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  _matchup_picture_tray_cancel_loading (self);
  g_clear_handle_id (&self->reading_id, g_source_remove);
  if (self->lineup != NULL)
    g_signal_handlers_disconnect_by_data (self->lineup, self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->tiles = NULL;
  g_clear_object (&self->lineup);
  g_clear_object (&self->workspace);
  g_clear_object (&self->attachments);
  g_clear_object (&self->offered);

  G_OBJECT_CLASS (matchup_picture_tray_parent_class)->dispose (object);
}

static void
matchup_picture_tray_finalize (GObject *object)
{
  g_clear_pointer (&MATCHUP_PICTURE_TRAY (object)->items, g_ptr_array_unref);

  G_OBJECT_CLASS (matchup_picture_tray_parent_class)->finalize (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name,
                       MATCHUP_TYPE_PICTURE_TRAY,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       0);
}

static void
matchup_picture_tray_class_init (MatchupPictureTrayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_picture_tray_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_picture_tray_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "picturetray");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[SIGNAL_CHANGED] = add_signal ("changed");
  signals[SIGNAL_SENDING_CANCELLED] = add_signal ("sending-cancelled");
}

static MatchupPictureSize
get_size (MatchupPictureTray *self)
{
  return matchup_picture_sizes_get_size (self->sizes);
}

static Item *
get_item (MatchupPictureTray *self, guint position)
{
  return g_ptr_array_index (self->items, position);
}

/* All bytes at this size; 0 until all are known. */
static guint64
add_up (MatchupPictureTray *self, MatchupPictureSize size)
{
  guint64 total = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      if (get_item (self, i)->parts[size] == NULL)
        return 0;
      total += matchup_image_part_get_size (get_item (self, i)->parts[size]);
    }
  return total;
}

static char *
dup_tile_facts (MatchupPictureTray *self, Item *item)
{
  GString *facts = g_string_new (matchup_attachment_get_name (item->attachment));

  for (int size = 0; size < N_SIZES; size++)
    {
      MatchupImagePart *part = item->parts[size];
      g_autofree char *fact = NULL;

      if (part == NULL)
        continue;
      fact = matchup_picture_dup_facts (matchup_image_part_get_width (part),
                                        matchup_image_part_get_height (part),
                                        matchup_image_part_get_size (part));
      g_string_append_c (facts, '\n');
      g_string_append_printf (facts,
                              C_ ("picture size", "%s: %s"),
                              matchup_picture_get_size_name ((MatchupPictureSize) size),
                              fact);
    }
  if (matchup_attachment_get_animated (item->attachment))
    g_string_append_printf (facts, "\n%s", _ ("It moves: only its first frame is sent."));
  return g_string_free (facts, FALSE);
}

/* While there is something to see. */
static void
show (MatchupPictureTray *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->items->len > 0 || matchup_file_row_get_n (self->files) > 0 ||
                              gtk_widget_get_visible (GTK_WIDGET (self->trouble)) ||
                              gtk_widget_get_visible (self->reading));
}

void
_matchup_picture_tray_update (MatchupPictureTray *self)
{
  g_autofree char *skipping = NULL;
  gboolean any = self->items->len > 0;

  if (self->tiles == NULL)
    return;
  for (guint i = 0; i < self->items->len; i++)
    {
      g_autofree char *facts = dup_tile_facts (self, get_item (self, i));

      matchup_picture_tile_set_facts (MATCHUP_PICTURE_TILE (get_item (self, i)->tile), facts);
    }
  for (int size = 0; size < N_SIZES; size++)
    matchup_picture_sizes_set_total (self->sizes,
                                     (MatchupPictureSize) size,
                                     add_up (self, (MatchupPictureSize) size));
  if (any && self->lineup != NULL)
    skipping = matchup_picture_dup_skipping (self->workspace, self->lineup, self->items->len);
  gtk_label_set_text (self->blind, skipping != NULL ? skipping : "");
  gtk_widget_set_visible (GTK_WIDGET (self->blind), skipping != NULL);
  gtk_widget_set_visible (self->tiles, any);
  gtk_widget_set_visible (GTK_WIDGET (self->sizes), any);
  gtk_widget_set_visible (self->file_scroller, matchup_file_row_get_n (self->files) > 0);
  show (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
_matchup_picture_tray_files_changed (MatchupPictureTray *self)
{
  guint n = matchup_file_row_get_n (self->files);

  if (n < self->n_files)
    _matchup_picture_tray_release (self);
  self->n_files = n;
  _matchup_picture_tray_update (self);
}

void
_matchup_picture_tray_release (MatchupPictureTray *self)
{
  if (!self->sending)
    return;
  matchup_picture_tray_set_sending (self, FALSE);
  g_signal_emit (self, signals[SIGNAL_SENDING_CANCELLED], 0);
}

void
matchup_picture_tray_set_sending (MatchupPictureTray *self, gboolean sending)
{
  g_return_if_fail (MATCHUP_IS_PICTURE_TRAY (self));

  if (self->tiles == NULL || self->sending == sending)
    return;
  self->sending = sending;
  _matchup_picture_tray_show_reading (self);
  show (self);
}

void
_matchup_picture_tray_changed (MatchupPictureTray *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
matchup_picture_tray_tell (MatchupPictureTray *self, const char *sentence)
{
  g_return_if_fail (MATCHUP_IS_PICTURE_TRAY (self));

  if (self->tiles == NULL)
    return;
  if (sentence != NULL)
    _matchup_picture_tray_release (self);
  gtk_label_set_text (self->trouble, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), sentence != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->offer), FALSE);
  g_clear_object (&self->offered);
  _matchup_picture_tray_update (self);
}

void
_matchup_picture_tray_offer (MatchupPictureTray *self,
                             GFile *file,
                             gboolean pages,
                             const char *label)
{
  g_set_object (&self->offered, file);
  self->offered_pages = pages;
  gtk_button_set_label (self->offer, label);
  gtk_widget_set_visible (GTK_WIDGET (self->offer), TRUE);
}

typedef struct
{
  MatchupPictureTray *self;
  MatchupAttachment *attachment;
  MatchupPictureSize size;
  guint serial;
} Encoding;

static void work_out (MatchupPictureTray *self);

static Item *
find_item (MatchupPictureTray *self, MatchupAttachment *attachment)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      if (get_item (self, i)->attachment == attachment)
        return get_item (self, i);
    }
  return NULL;
}

static void remove_item (MatchupPictureTray *self, Item *item);

static void
encoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Encoding *encoding = user_data;
  g_autoptr (MatchupPictureTray) self = encoding->self;
  g_autoptr (MatchupAttachment) attachment = encoding->attachment;
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupImagePart) part =
      matchup_attachment_loader_encode_finish (MATCHUP_ATTACHMENT_LOADER (source), result, &error);
  Item *item = find_item (self, attachment);
  gboolean counts = encoding->serial == self->serial && item != NULL;

  if (counts && part != NULL)
    g_set_object (&item->parts[encoding->size], part);
  g_free (encoding);
  if (!counts)
    return;
  if (part == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      _matchup_picture_tray_release (self);
      remove_item (self, item);
      matchup_picture_tray_tell (self, error->message);
      return;
    }
  _matchup_picture_tray_update (self);
}

static void
encode (MatchupPictureTray *self, Item *item, MatchupPictureSize size)
{
  Encoding *encoding = g_new (Encoding, 1);

  *encoding =
      (Encoding){ g_object_ref (self), g_object_ref (item->attachment), size, self->serial };
  matchup_attachment_loader_encode_async (matchup_workspace_get_attachments (self->workspace),
                                          item->attachment,
                                          size,
                                          self->lineup != NULL ? &self->limits : NULL,
                                          MAX (self->items->len, 1),
                                          self->cancellable,
                                          encoded_cb,
                                          encoding);
}

/* The size that is chosen first, the others for their figures. */
static void
work_out (MatchupPictureTray *self)
{
  for (int round = 0; round < 2; round++)
    {
      for (guint i = 0; i < self->items->len; i++)
        {
          for (int size = 0; size < N_SIZES; size++)
            {
              if (((MatchupPictureSize) size == get_size (self)) == (round == 0) &&
                  get_item (self, i)->parts[size] == NULL)
                encode (self, get_item (self, i), (MatchupPictureSize) size);
            }
        }
    }
}

/* What was worked out counts only for the line-up and the number of pictures that it was for. */
static void
limits_changed (MatchupPictureTray *self)
{
  MatchupPictureLimits limits = { .webp = TRUE };

  if (self->workspace == NULL || self->tiles == NULL)
    return;
  if (self->lineup != NULL)
    limits = matchup_workspace_get_picture_limits (self->workspace,
                                                   self->lineup,
                                                   MAX (self->items->len, 1));
  if (memcmp (&limits, &self->limits, sizeof limits) != 0)
    {
      self->limits = limits;
      for (guint i = 0; i < self->items->len; i++)
        clear_parts (get_item (self, i));
    }
  self->serial++;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  work_out (self);
  _matchup_picture_tray_update (self);
}

static void
renumber (MatchupPictureTray *self)
{
  for (guint i = 0; i < self->items->len; i++)
    matchup_picture_tile_set_place (MATCHUP_PICTURE_TILE (get_item (self, i)->tile),
                                    i,
                                    self->items->len);
}

static void
remove_item (MatchupPictureTray *self, Item *item)
{
  guint position;

  g_ptr_array_find (self->items, item, &position);
  gtk_widget_unparent (item->tile);
  g_list_store_remove (self->attachments, position);
  g_ptr_array_remove_index (self->items, position);
  renumber (self);
  limits_changed (self);
}

static Item *
find_tile (MatchupPictureTray *self, GtkWidget *tile, guint *position)
{
  for (*position = 0; *position < self->items->len; (*position)++)
    {
      if (get_item (self, *position)->tile == tile)
        return get_item (self, *position);
    }
  return NULL;
}

/* What was removed, and where it stood. */
typedef struct
{
  MatchupPictureTray *tray;
  MatchupAttachment *attachment;
  guint position;
  guint epoch;
} Removal;

static void
removal_free (gpointer data)
{
  Removal *removal = data;

  g_object_unref (removal->tray);
  g_object_unref (removal->attachment);
  g_free (removal);
}

static void insert (MatchupPictureTray *self, guint position, MatchupAttachment *attachment);

static void
undo_removal (gpointer data)
{
  Removal *removal = data;
  MatchupPictureTray *self = removal->tray;

  if (self->tiles == NULL || removal->epoch != self->epoch ||
      self->items->len >= MATCHUP_ATTACHMENT_MAX)
    return;
  insert (self, MIN (removal->position, self->items->len), removal->attachment);
}

static void
offer_undo (MatchupPictureTray *self, MatchupAttachment *attachment, guint position)
{
  Removal *removal = g_new (Removal, 1);
  /* Translators: %s is the name of a file. */
  g_autofree char *text =
      matchup_sentence_insert_name (_ ("“%s” removed"), matchup_attachment_get_name (attachment));

  *removal = (Removal){ g_object_ref (self), g_object_ref (attachment), position, self->epoch };
  matchup_toast_with_undo (GTK_WIDGET (self), text, undo_removal, removal, removal_free);
}

/* The focus goes to a picture that stays, or to the question. */
static void
remove_cb (MatchupPictureTile *tile, MatchupPictureTray *self)
{
  guint position;
  Item *item = find_tile (self, GTK_WIDGET (tile), &position);

  matchup_picture_tray_tell (self, NULL);
  if (item == NULL)
    return;
  _matchup_picture_tray_release (self);
  if (self->items->len > 1)
    {
      guint other = position > 0 ? position - 1 : 1;

      gtk_widget_child_focus (get_item (self, other)->tile, GTK_DIR_TAB_FORWARD);
    }
  else
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "composer.focus", NULL);
    }
  offer_undo (self, item->attachment, position);
  remove_item (self, item);
}

static void
viewer_described_cb (MatchupPictureTray *self, GObject *object, const char *text)
{
  matchup_attachment_set_alt_text (MATCHUP_ATTACHMENT (object), text);
  _matchup_picture_tray_changed (self);
}

static void
open_cb (MatchupPictureTile *tile, MatchupPictureTray *self)
{
  guint position;
  GtkWidget *viewer;

  if (find_tile (self, GTK_WIDGET (tile), &position) == NULL)
    return;
  viewer = matchup_picture_viewer_new (self->workspace, G_LIST_MODEL (self->attachments), position);
  g_signal_connect_object (viewer,
                           "described",
                           G_CALLBACK (viewer_described_cb),
                           self,
                           G_CONNECT_SWAPPED);
  matchup_picture_viewer_show (MATCHUP_PICTURE_VIEWER (viewer), GTK_WIDGET (self));
}

static void
described_cb (MatchupPictureTile *tile, const char *text, MatchupPictureTray *self)
{
  guint position;
  Item *item = find_tile (self, GTK_WIDGET (tile), &position);

  if (item == NULL)
    return;
  matchup_attachment_set_alt_text (item->attachment, text);
  _matchup_picture_tray_changed (self);
}

static void
insert (MatchupPictureTray *self, guint position, MatchupAttachment *attachment)
{
  Item *item = g_new0 (Item, 1);
  GtkWidget *before = position > 0 ? get_item (self, position - 1)->tile : NULL;

  item->attachment = g_object_ref (attachment);
  item->tile = matchup_picture_tile_new_for_attachment (attachment);
  g_signal_connect_object (item->tile, "remove", G_CALLBACK (remove_cb), self, 0);
  g_signal_connect_object (item->tile, "open", G_CALLBACK (open_cb), self, 0);
  g_signal_connect_object (item->tile, "described", G_CALLBACK (described_cb), self, 0);
  g_ptr_array_insert (self->items, (int) position, item);
  g_list_store_insert (self->attachments, position, attachment);
  gtk_widget_insert_after (item->tile, self->tiles, before);
  renumber (self);
  limits_changed (self);
}

void
_matchup_picture_tray_add_attachment (MatchupPictureTray *self, MatchupAttachment *attachment)
{
  insert (self, self->items->len, attachment);
}

static void
matchup_picture_tray_init (MatchupPictureTray *self)
{
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->attachments = g_list_store_new (MATCHUP_TYPE_ATTACHMENT);
  self->cancellable = g_cancellable_new ();
  self->limits.webp = TRUE;
  _matchup_picture_tray_build (self);
  _matchup_picture_tray_show_reading (self);
  _matchup_picture_tray_update (self);
}

GtkWidget *
matchup_picture_tray_new (void)
{
  return g_object_new (MATCHUP_TYPE_PICTURE_TRAY, NULL);
}

void
matchup_picture_tray_set_workspace (MatchupPictureTray *self, MatchupWorkspace *workspace)
{
  g_return_if_fail (MATCHUP_IS_PICTURE_TRAY (self));

  g_set_object (&self->workspace, workspace);
}

void
matchup_picture_tray_set_lineup (MatchupPictureTray *self, MatchupLineup *lineup)
{
  g_return_if_fail (MATCHUP_IS_PICTURE_TRAY (self));

  if (self->lineup != NULL)
    g_signal_handlers_disconnect_by_func (self->lineup, limits_changed, self);
  g_set_object (&self->lineup, lineup);
  if (lineup != NULL)
    g_signal_connect_object (lineup,
                             "items-changed",
                             G_CALLBACK (limits_changed),
                             self,
                             G_CONNECT_SWAPPED);
  limits_changed (self);
}

void
matchup_picture_tray_add_file (MatchupPictureTray *self, MatchupFilePart *file)
{
  g_return_if_fail (MATCHUP_IS_PICTURE_TRAY (self));
  g_return_if_fail (MATCHUP_IS_FILE_PART (file));

  if (self->tiles != NULL)
    matchup_file_row_add (self->files, file);
}

guint
matchup_picture_tray_get_n (MatchupPictureTray *self)
{
  g_return_val_if_fail (MATCHUP_IS_PICTURE_TRAY (self), 0);
  return self->items->len + matchup_file_row_get_n (self->files) + self->n_loading;
}

gboolean
matchup_picture_tray_get_ready (MatchupPictureTray *self)
{
  g_return_val_if_fail (MATCHUP_IS_PICTURE_TRAY (self), TRUE);

  for (guint i = 0; i < self->items->len; i++)
    {
      if (get_item (self, i)->parts[get_size (self)] == NULL)
        return FALSE;
    }
  return self->n_loading == 0;
}

GPtrArray *
matchup_picture_tray_dup_parts (MatchupPictureTray *self)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (MATCHUP_IS_PICTURE_TRAY (self), parts);
  g_return_val_if_fail (matchup_picture_tray_get_ready (self), parts);

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = get_item (self, i);

      matchup_image_part_set_alt_text (item->parts[get_size (self)],
                                       matchup_attachment_get_alt_text (item->attachment));
      g_ptr_array_add (parts, g_object_ref (item->parts[get_size (self)]));
    }
  for (guint i = 0; i < matchup_file_row_get_n (self->files); i++)
    g_ptr_array_add (parts, g_object_ref (matchup_file_row_get (self->files, i)));
  return parts;
}

GPtrArray *
matchup_picture_tray_dup_attached (MatchupPictureTray *self)
{
  GPtrArray *objects = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (MATCHUP_IS_PICTURE_TRAY (self), objects);

  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (objects, g_object_ref (get_item (self, i)->attachment));
  for (guint i = 0; i < matchup_file_row_get_n (self->files); i++)
    g_ptr_array_add (objects, g_object_ref (matchup_file_row_get (self->files, i)));
  return objects;
}

void
matchup_picture_tray_clear (MatchupPictureTray *self)
{
  g_return_if_fail (MATCHUP_IS_PICTURE_TRAY (self));

  self->epoch++;
  matchup_picture_tray_set_sending (self, FALSE);
  for (guint i = 0; i < self->items->len; i++)
    gtk_widget_unparent (get_item (self, i)->tile);
  g_ptr_array_set_size (self->items, 0);
  g_list_store_remove_all (self->attachments);
  matchup_file_row_clear (self->files);
  _matchup_picture_tray_cancel_loading (self);
  matchup_picture_tray_tell (self, NULL);
  limits_changed (self);
}

gboolean
matchup_picture_tray_remove_file (MatchupPictureTray *self, MatchupFilePart *file)
{
  g_return_val_if_fail (MATCHUP_IS_PICTURE_TRAY (self), FALSE);
  g_return_val_if_fail (MATCHUP_IS_FILE_PART (file), FALSE);

  return self->tiles != NULL && matchup_file_row_remove (self->files, file);
}
