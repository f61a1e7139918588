/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-image-part.h"

struct _MatchupImagePart
{
  MatchupPart parent_instance;

  GBytes *bytes;
  char *mime_type;
  int width;
  int height;
  char *base64; /* NULL until it is asked for */
};

G_DEFINE_FINAL_TYPE (MatchupImagePart, matchup_image_part, MATCHUP_TYPE_PART)

static void
matchup_image_part_finalize (GObject *object)
{
  MatchupImagePart *self = MATCHUP_IMAGE_PART (object);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->mime_type, g_free);
  g_clear_pointer (&self->base64, g_free);

  G_OBJECT_CLASS (matchup_image_part_parent_class)->finalize (object);
}

static void
matchup_image_part_class_init (MatchupImagePartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_image_part_finalize;
}

static void
matchup_image_part_init (MatchupImagePart *self)
{
}

MatchupImagePart *
matchup_image_part_new (GBytes *bytes, const char *mime_type, int width, int height)
{
  MatchupImagePart *self;

  g_return_val_if_fail (bytes != NULL && mime_type != NULL, NULL);

  self = g_object_new (MATCHUP_TYPE_IMAGE_PART, NULL);
  self->bytes = g_bytes_ref (bytes);
  self->mime_type = g_strdup (mime_type);
  self->width = width;
  self->height = height;
  return self;
}

GBytes *
matchup_image_part_get_bytes (MatchupImagePart *self)
{
  g_return_val_if_fail (MATCHUP_IS_IMAGE_PART (self), NULL);
  return self->bytes;
}

const char *
matchup_image_part_get_mime_type (MatchupImagePart *self)
{
  g_return_val_if_fail (MATCHUP_IS_IMAGE_PART (self), NULL);
  return self->mime_type;
}

int
matchup_image_part_get_width (MatchupImagePart *self)
{
  g_return_val_if_fail (MATCHUP_IS_IMAGE_PART (self), 0);
  return self->width;
}

int
matchup_image_part_get_height (MatchupImagePart *self)
{
  g_return_val_if_fail (MATCHUP_IS_IMAGE_PART (self), 0);
  return self->height;
}

const char *
matchup_image_part_get_base64 (MatchupImagePart *self)
{
  gsize length;
  const guchar *data;

  g_return_val_if_fail (MATCHUP_IS_IMAGE_PART (self), NULL);

  if (self->base64 == NULL)
    {
      data = g_bytes_get_data (self->bytes, &length);
      self->base64 = g_base64_encode (data, length);
    }
  return self->base64;
}

char *
matchup_image_part_dup_data_url (MatchupImagePart *self)
{
  g_return_val_if_fail (MATCHUP_IS_IMAGE_PART (self), NULL);

  return g_strconcat ("data:",
                      self->mime_type,
                      ";base64,",
                      matchup_image_part_get_base64 (self),
                      NULL);
}
