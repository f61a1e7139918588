/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-message.h"

struct _MatchupMessage
{
  GObject parent_instance;

  MatchupRole role;
  GPtrArray *parts;
};

static GType
matchup_message_get_item_type (GListModel *model)
{
  return MATCHUP_TYPE_PART;
}

static guint
matchup_message_get_n_items (GListModel *model)
{
  return MATCHUP_MESSAGE (model)->parts->len;
}

static gpointer
matchup_message_get_item (GListModel *model, guint position)
{
  MatchupMessage *self = MATCHUP_MESSAGE (model);

  if (position >= self->parts->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->parts, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = matchup_message_get_item_type;
  iface->get_n_items = matchup_message_get_n_items;
  iface->get_item = matchup_message_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupMessage,
                               matchup_message,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  SIGNAL_APPENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
matchup_message_finalize (GObject *object)
{
  MatchupMessage *self = MATCHUP_MESSAGE (object);

  g_clear_pointer (&self->parts, g_ptr_array_unref);

  G_OBJECT_CLASS (matchup_message_parent_class)->finalize (object);
}

static void
matchup_message_class_init (MatchupMessageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_message_finalize;

  signals[SIGNAL_APPENDED] = g_signal_new ("appended",
                                           MATCHUP_TYPE_MESSAGE,
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           3,
                                           G_TYPE_UINT,
                                           G_TYPE_UINT64,
                                           G_TYPE_UINT64);
}

static void
matchup_message_init (MatchupMessage *self)
{
  self->parts = g_ptr_array_new_with_free_func (g_object_unref);
}

MatchupMessage *
matchup_message_new (MatchupRole role)
{
  MatchupMessage *self = g_object_new (MATCHUP_TYPE_MESSAGE, NULL);

  self->role = role;
  return self;
}

MatchupMessage *
matchup_message_new_text (MatchupRole role, const char *text)
{
  MatchupMessage *self = matchup_message_new (role);

  g_return_val_if_fail (text != NULL, self);

  matchup_message_append (self, MATCHUP_PART_KIND_TEXT, text, -1);
  return self;
}

MatchupRole
matchup_message_get_role (MatchupMessage *self)
{
  g_return_val_if_fail (MATCHUP_IS_MESSAGE (self), MATCHUP_ROLE_USER);
  return self->role;
}

/* NULL when the part at @position is a picture, a file or text of another kind. */
static MatchupTextPart *
get_text_part (MatchupMessage *self, guint position, MatchupPartKind kind)
{
  MatchupPart *part = g_ptr_array_index (self->parts, position);

  if (!MATCHUP_IS_TEXT_PART (part) || matchup_text_part_get_kind (MATCHUP_TEXT_PART (part)) != kind)
    return NULL;
  return MATCHUP_TEXT_PART (part);
}

/* Takes @part. */
static void
add_part (MatchupMessage *self, MatchupPart *part)
{
  g_ptr_array_add (self->parts, part);
  g_list_model_items_changed (G_LIST_MODEL (self), self->parts->len - 1, 0, 1);
}

/* The part that text of @kind goes to: the last one, or a new one at the end. */
static MatchupTextPart *
ensure_part (MatchupMessage *self, MatchupPartKind kind)
{
  MatchupTextPart *part = NULL;

  if (self->parts->len > 0)
    part = get_text_part (self, self->parts->len - 1, kind);
  if (part != NULL)
    return part;
  part = matchup_text_part_new (kind);
  add_part (self, MATCHUP_PART (part));
  return part;
}

void
matchup_message_append (MatchupMessage *self, MatchupPartKind kind, const char *text, gssize length)
{
  MatchupTextPart *part;
  gsize before;
  gsize after;

  g_return_if_fail (MATCHUP_IS_MESSAGE (self));
  g_return_if_fail (text != NULL);

  if (length == 0 || (length < 0 && *text == 0))
    return;
  part = ensure_part (self, kind);
  matchup_text_part_peek (part, &before);
  matchup_text_part_append (part, text, length);
  matchup_text_part_peek (part, &after);
  g_signal_emit (self,
                 signals[SIGNAL_APPENDED],
                 0,
                 self->parts->len - 1,
                 (guint64) before,
                 (guint64) (after - before));
}

void
matchup_message_add_image (MatchupMessage *self, MatchupImagePart *image)
{
  g_return_if_fail (MATCHUP_IS_MESSAGE (self));
  g_return_if_fail (MATCHUP_IS_IMAGE_PART (image));

  add_part (self, g_object_ref (MATCHUP_PART (image)));
}

void
matchup_message_add_file (MatchupMessage *self, MatchupFilePart *file)
{
  g_return_if_fail (MATCHUP_IS_MESSAGE (self));
  g_return_if_fail (MATCHUP_IS_FILE_PART (file));

  add_part (self, g_object_ref (MATCHUP_PART (file)));
}

void
matchup_message_add_attachment (MatchupMessage *self, MatchupPart *part)
{
  g_return_if_fail (MATCHUP_IS_MESSAGE (self));
  g_return_if_fail (MATCHUP_IS_IMAGE_PART (part) || MATCHUP_IS_FILE_PART (part));

  add_part (self, g_object_ref (part));
}

static gboolean
has_part (MatchupMessage *self, GType type)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      if (G_TYPE_CHECK_INSTANCE_TYPE (g_ptr_array_index (self->parts, i), type))
        return TRUE;
    }
  return FALSE;
}

gboolean
matchup_message_has_images (MatchupMessage *self)
{
  g_return_val_if_fail (MATCHUP_IS_MESSAGE (self), FALSE);
  return has_part (self, MATCHUP_TYPE_IMAGE_PART);
}

gboolean
matchup_message_has_files (MatchupMessage *self)
{
  g_return_val_if_fail (MATCHUP_IS_MESSAGE (self), FALSE);
  return has_part (self, MATCHUP_TYPE_FILE_PART);
}

char *
matchup_message_dup_text (MatchupMessage *self, MatchupPartKind kind)
{
  GString *joined;

  g_return_val_if_fail (MATCHUP_IS_MESSAGE (self), NULL);

  joined = g_string_sized_new (matchup_message_get_length (self, kind) + 1);
  for (guint i = 0; i < self->parts->len; i++)
    {
      MatchupTextPart *part = get_text_part (self, i, kind);
      const char *text;
      gsize length;

      if (part == NULL)
        continue;
      text = matchup_text_part_peek (part, &length);
      g_string_append_len (joined, text, (gssize) length);
    }
  return g_string_free (joined, FALSE);
}

gsize
matchup_message_get_length (MatchupMessage *self, MatchupPartKind kind)
{
  gsize total = 0;

  g_return_val_if_fail (MATCHUP_IS_MESSAGE (self), 0);

  for (guint i = 0; i < self->parts->len; i++)
    {
      MatchupTextPart *part = get_text_part (self, i, kind);
      gsize length;

      if (part == NULL)
        continue;
      matchup_text_part_peek (part, &length);
      total += length;
    }
  return total;
}

gboolean
matchup_message_is_empty (MatchupMessage *self)
{
  g_return_val_if_fail (MATCHUP_IS_MESSAGE (self), TRUE);
  return self->parts->len == 0;
}
