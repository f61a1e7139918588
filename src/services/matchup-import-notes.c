/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes with questions from elsewhere: pictures that are taken, and notes of the rest. */
#include "matchup-import-source.h"

#include "matchup-attachment-encoder.h"
#include "matchup-run-json.h"

#include <string.h>

#define MOST_NAMES 20
#define MAX_PICTURES 100 /* of a question */

void
matchup_import_notes_init (MatchupImportNotes *self)
{
  self->n_pictures = 0;
  self->n_files = 0;
  self->names = g_ptr_array_new_with_free_func (g_free);
}

void
matchup_import_notes_clear (MatchupImportNotes *self)
{
  g_clear_pointer (&self->names, g_ptr_array_unref);
}

static void
add_name (MatchupImportNotes *self, const char *name)
{
  if (name != NULL && *name != '\0' && self->names->len < MOST_NAMES)
    g_ptr_array_add (self->names, matchup_json_dup_line (name));
}

void
matchup_import_notes_add_picture (MatchupImportNotes *self, const char *name)
{
  self->n_pictures++;
  add_name (self, name);
}

void
matchup_import_notes_add_file (MatchupImportNotes *self, const char *name)
{
  self->n_files++;
  add_name (self, name);
}

/* Made ready as one that was added here: upright, and without anything that is said in it. */
MatchupPictureRecord *
matchup_import_picture_new (GBytes *bytes)
{
  MatchupAttachmentInfo info;
  MatchupPictureRecord *picture;
  g_autoptr (MatchupImagePart) image = NULL;

  if (!matchup_attachment_inspect (bytes, &info, NULL))
    return NULL;
  image =
      matchup_attachment_encode (bytes, &info, MATCHUP_PICTURE_SIZE_ORIGINAL, NULL, 1, NULL, NULL);
  if (image == NULL)
    return NULL;
  picture = g_new0 (MatchupPictureRecord, 1);
  picture->alt_text = g_strdup ("");
  picture->sent.bytes = g_bytes_ref (matchup_image_part_get_bytes (image));
  picture->sent.sha256 = g_strdup (matchup_image_part_get_sha256 (image));
  picture->sent.mime_type = g_strdup (matchup_image_part_get_mime_type (image));
  picture->sent.size = (gint64) g_bytes_get_size (picture->sent.bytes);
  picture->sent.width = matchup_image_part_get_width (image);
  picture->sent.height = matchup_image_part_get_height (image);
  picture->original_size = (gint64) g_bytes_get_size (bytes);
  picture->original_width = info.width;
  picture->original_height = info.height;
  return picture;
}

GBytes *
matchup_import_read_data_url (const char *url)
{
  const char *comma = url != NULL ? strchr (url, ',') : NULL;
  gsize length;
  guchar *data;

  if (comma == NULL || !g_str_has_prefix (url, "data:image/") || comma - url > 100 ||
      g_strstr_len (url, comma - url, ";base64") == NULL)
    return NULL;
  data = g_base64_decode (comma + 1, &length);
  return g_bytes_new_take (data, length);
}

void
matchup_import_node_take_picture (MatchupImportNode *node,
                                  GBytes *bytes,
                                  const char *name,
                                  MatchupImportNotes *notes)
{
  MatchupPictureRecord *picture = NULL;

  if (bytes != NULL && node->role == MATCHUP_ROLE_USER &&
      (node->pictures == NULL || node->pictures->len < MAX_PICTURES))
    picture = matchup_import_picture_new (bytes);
  if (picture == NULL)
    {
      matchup_import_notes_add_picture (notes, name);
      return;
    }
  if (node->pictures == NULL)
    node->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_picture_record_free);
  g_ptr_array_add (node->pictures, picture);
}
