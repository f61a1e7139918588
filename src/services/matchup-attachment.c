/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-attachment-private.h"

struct _MatchupAttachment
{
  GObject parent_instance;

  char *name;
  char *alt_text;
  GBytes *bytes;
  MatchupAttachmentInfo info;
  MatchupAttachmentPixels *thumbnail;
};

G_DEFINE_FINAL_TYPE (MatchupAttachment, matchup_attachment, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ALT_TEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
matchup_attachment_finalize (GObject *object)
{
  MatchupAttachment *self = MATCHUP_ATTACHMENT (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->alt_text, g_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->thumbnail, matchup_attachment_pixels_free);

  G_OBJECT_CLASS (matchup_attachment_parent_class)->finalize (object);
}

static void
matchup_attachment_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ALT_TEXT)
    g_value_set_string (value, MATCHUP_ATTACHMENT (object)->alt_text);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
matchup_attachment_class_init (MatchupAttachmentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = matchup_attachment_finalize;
  object_class->get_property = matchup_attachment_get_property;
  properties[PROP_ALT_TEXT] =
      g_param_spec_string ("alt-text",
                           NULL,
                           NULL,
                           "",
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
matchup_attachment_init (MatchupAttachment *self)
{
  self->alt_text = g_strdup ("");
}

MatchupAttachment *
matchup_attachment_new (const char *name,
                        GBytes *bytes,
                        const MatchupAttachmentInfo *info,
                        MatchupAttachmentPixels *thumbnail)
{
  MatchupAttachment *self = g_object_new (MATCHUP_TYPE_ATTACHMENT, NULL);

  self->name = g_strdup (name);
  self->bytes = g_bytes_ref (bytes);
  self->info = *info;
  self->thumbnail = thumbnail;
  return self;
}

const MatchupAttachmentInfo *
matchup_attachment_get_info (MatchupAttachment *self)
{
  g_return_val_if_fail (MATCHUP_IS_ATTACHMENT (self), NULL);
  return &self->info;
}

const char *
matchup_attachment_get_name (MatchupAttachment *self)
{
  g_return_val_if_fail (MATCHUP_IS_ATTACHMENT (self), NULL);
  return self->name;
}

gboolean
matchup_attachment_get_animated (MatchupAttachment *self)
{
  g_return_val_if_fail (MATCHUP_IS_ATTACHMENT (self), FALSE);
  return self->info.animated;
}

gint64
matchup_attachment_get_size (MatchupAttachment *self)
{
  g_return_val_if_fail (MATCHUP_IS_ATTACHMENT (self), 0);
  return (gint64) g_bytes_get_size (self->bytes);
}

int
matchup_attachment_get_width (MatchupAttachment *self)
{
  g_return_val_if_fail (MATCHUP_IS_ATTACHMENT (self), 0);
  return self->info.orientation >= 5 ? self->info.height : self->info.width;
}

int
matchup_attachment_get_height (MatchupAttachment *self)
{
  g_return_val_if_fail (MATCHUP_IS_ATTACHMENT (self), 0);
  return self->info.orientation >= 5 ? self->info.width : self->info.height;
}

const MatchupAttachmentPixels *
matchup_attachment_get_thumbnail (MatchupAttachment *self)
{
  g_return_val_if_fail (MATCHUP_IS_ATTACHMENT (self), NULL);
  return self->thumbnail;
}

GBytes *
matchup_attachment_get_bytes (MatchupAttachment *self)
{
  g_return_val_if_fail (MATCHUP_IS_ATTACHMENT (self), NULL);
  return self->bytes;
}

const char *
matchup_attachment_get_alt_text (MatchupAttachment *self)
{
  g_return_val_if_fail (MATCHUP_IS_ATTACHMENT (self), "");
  return self->alt_text;
}

void
matchup_attachment_set_alt_text (MatchupAttachment *self, const char *alt_text)
{
  g_return_if_fail (MATCHUP_IS_ATTACHMENT (self));
  g_return_if_fail (alt_text != NULL);

  if (g_str_equal (self->alt_text, alt_text))
    return;
  g_free (self->alt_text);
  self->alt_text = g_strdup (alt_text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ALT_TEXT]);
}
