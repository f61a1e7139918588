/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-image-part.h"

struct _MatchupImagePart
{
  MatchupPart parent_instance;

  GBytes *bytes;  /* NULL: not at hand */
  GBytes *base64; /* NULL until it is asked for or set */
  char *sha256;   /* NULL until it is asked for */
  char *mime_type;
  char *alt_text;
  gsize size;
  int width;
  int height;
  gint64 original_size;
  int original_width;
  int original_height;
  MatchupImagePart *smaller;
  guint missing : 1;
};

G_DEFINE_FINAL_TYPE (MatchupImagePart, matchup_image_part, MATCHUP_TYPE_PART)

enum
{
  PROP_0,
  PROP_ALT_TEXT,
  PROP_MISSING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
matchup_image_part_finalize (GObject *object)
{
  MatchupImagePart *self = MATCHUP_IMAGE_PART (object);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->base64, g_bytes_unref);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->mime_type, g_free);
  g_clear_pointer (&self->alt_text, g_free);
  g_clear_object (&self->smaller);

  G_OBJECT_CLASS (matchup_image_part_parent_class)->finalize (object);
}

static void
matchup_image_part_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MatchupImagePart *self = MATCHUP_IMAGE_PART (object);

  if (prop_id == PROP_ALT_TEXT)
    g_value_set_string (value, self->alt_text);
  else if (prop_id == PROP_MISSING)
    g_value_set_boolean (value, self->missing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
matchup_image_part_class_init (MatchupImagePartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = matchup_image_part_finalize;
  object_class->get_property = matchup_image_part_get_property;

  properties[PROP_ALT_TEXT] =
      g_param_spec_string ("alt-text",
                           NULL,
                           NULL,
                           "",
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_MISSING] =
      g_param_spec_boolean ("missing",
                            NULL,
                            NULL,
                            FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
matchup_image_part_init (MatchupImagePart *self)
{
  self->alt_text = g_strdup ("");
}

MatchupImagePart *
matchup_image_part_new (GBytes *bytes, const char *mime_type, int width, int height)
{
  MatchupImagePart *self;

  g_return_val_if_fail (bytes != NULL && mime_type != NULL, NULL);

  self = g_object_new (MATCHUP_TYPE_IMAGE_PART, NULL);
  self->bytes = g_bytes_ref (bytes);
  self->size = g_bytes_get_size (bytes);
  self->mime_type = g_strdup (mime_type);
  self->width = width;
  self->height = height;
  return self;
}

MatchupImagePart *
matchup_image_part_new_stored (const char *sha256,
                               gsize size,
                               const char *mime_type,
                               int width,
                               int height)
{
  MatchupImagePart *self;

  g_return_val_if_fail (sha256 != NULL && mime_type != NULL, NULL);

  self = g_object_new (MATCHUP_TYPE_IMAGE_PART, NULL);
  self->sha256 = g_strdup (sha256);
  self->size = size;
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

void
matchup_image_part_set_bytes (MatchupImagePart *self, GBytes *bytes)
{
  g_return_if_fail (MATCHUP_IS_IMAGE_PART (self));
  g_return_if_fail (bytes != NULL || self->sha256 != NULL);

  if (bytes != NULL)
    g_bytes_ref (bytes);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = bytes;
  if (bytes == NULL)
    g_clear_pointer (&self->base64, g_bytes_unref);
}

gsize
matchup_image_part_get_size (MatchupImagePart *self)
{
  g_return_val_if_fail (MATCHUP_IS_IMAGE_PART (self), 0);
  return self->size;
}

const char *
matchup_image_part_get_sha256 (MatchupImagePart *self)
{
  g_return_val_if_fail (MATCHUP_IS_IMAGE_PART (self), NULL);

  if (self->sha256 == NULL)
    self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->bytes);
  return self->sha256;
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

GBytes *
matchup_image_part_get_base64 (MatchupImagePart *self)
{
  gsize length;
  const guchar *data;
  char *text;

  g_return_val_if_fail (MATCHUP_IS_IMAGE_PART (self), NULL);

  if (self->base64 == NULL && self->bytes != NULL)
    {
      data = g_bytes_get_data (self->bytes, &length);
      text = g_base64_encode (data, length);
      self->base64 = g_bytes_new_take (text, (length + 2) / 3 * 4);
    }
  return self->base64;
}

void
matchup_image_part_set_base64 (MatchupImagePart *self, GBytes *base64)
{
  g_return_if_fail (MATCHUP_IS_IMAGE_PART (self));

  if (base64 != NULL)
    g_bytes_ref (base64);
  g_clear_pointer (&self->base64, g_bytes_unref);
  self->base64 = base64;
}

gboolean
matchup_image_part_has_base64 (MatchupImagePart *self)
{
  g_return_val_if_fail (MATCHUP_IS_IMAGE_PART (self), FALSE);
  return self->base64 != NULL;
}

char *
matchup_image_part_dup_data_prefix (MatchupImagePart *self)
{
  g_return_val_if_fail (MATCHUP_IS_IMAGE_PART (self), NULL);
  return g_strconcat ("data:", self->mime_type, ";base64,", NULL);
}

const char *
matchup_image_part_get_alt_text (MatchupImagePart *self)
{
  g_return_val_if_fail (MATCHUP_IS_IMAGE_PART (self), "");
  return self->alt_text;
}

void
matchup_image_part_set_alt_text (MatchupImagePart *self, const char *alt_text)
{
  g_return_if_fail (MATCHUP_IS_IMAGE_PART (self));
  g_return_if_fail (alt_text != NULL);

  if (g_str_equal (self->alt_text, alt_text))
    return;
  g_free (self->alt_text);
  self->alt_text = g_strdup (alt_text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ALT_TEXT]);
}

gboolean
matchup_image_part_get_missing (MatchupImagePart *self)
{
  g_return_val_if_fail (MATCHUP_IS_IMAGE_PART (self), FALSE);
  return self->missing;
}

void
matchup_image_part_set_missing (MatchupImagePart *self, gboolean missing)
{
  g_return_if_fail (MATCHUP_IS_IMAGE_PART (self));

  missing = missing != FALSE;
  if ((gboolean) self->missing == missing)
    return;
  self->missing = missing & 1;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MISSING]);
}

void
matchup_image_part_set_original (MatchupImagePart *self, gint64 size, int width, int height)
{
  g_return_if_fail (MATCHUP_IS_IMAGE_PART (self));

  self->original_size = size;
  self->original_width = width;
  self->original_height = height;
}

gint64
matchup_image_part_get_original_size (MatchupImagePart *self)
{
  g_return_val_if_fail (MATCHUP_IS_IMAGE_PART (self), 0);
  return self->original_size;
}

int
matchup_image_part_get_original_width (MatchupImagePart *self)
{
  g_return_val_if_fail (MATCHUP_IS_IMAGE_PART (self), 0);
  return self->original_width;
}

int
matchup_image_part_get_original_height (MatchupImagePart *self)
{
  g_return_val_if_fail (MATCHUP_IS_IMAGE_PART (self), 0);
  return self->original_height;
}

MatchupImagePart *
matchup_image_part_get_smaller (MatchupImagePart *self)
{
  g_return_val_if_fail (MATCHUP_IS_IMAGE_PART (self), NULL);
  return self->smaller;
}

void
matchup_image_part_set_smaller (MatchupImagePart *self, MatchupImagePart *smaller)
{
  g_return_if_fail (MATCHUP_IS_IMAGE_PART (self));
  g_return_if_fail (smaller != self);

  g_set_object (&self->smaller, smaller);
}
