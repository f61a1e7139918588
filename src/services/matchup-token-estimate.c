/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-token-estimate.h"

#include <string.h>

#define LATIN_CHARACTERS 4.0
#define IDEOGRAPHIC_CHARACTERS 1.4
#define PIXELS_PER_TOKEN 750
/* The line with its name, and its fences. */
#define AROUND_A_FILE 16
/* 4 letters of one byte, or 1.4 of three bytes: about the same. */
#define BYTES 4

static void
count (MatchupTokenTally *self, const char *text, gsize length, int sign)
{
  const char *end = text + length;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      if (g_utf8_get_char (p) >= 0x2e80)
        self->ideographic += sign;
      else
        self->latin += sign;
    }
}

void
matchup_token_tally_add (MatchupTokenTally *self, const char *text, gsize length)
{
  g_return_if_fail (self != NULL);

  count (self, text, length, 1);
}

void
matchup_token_tally_remove (MatchupTokenTally *self, const char *text, gsize length)
{
  g_return_if_fail (self != NULL);

  count (self, text, length, -1);
}

gint64
matchup_token_tally_get (const MatchupTokenTally *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (gint64) ((double) self->latin / LATIN_CHARACTERS +
                   (double) self->ideographic / IDEOGRAPHIC_CHARACTERS + 0.999);
}

gint64
matchup_token_estimate (const char *text)
{
  MatchupTokenTally tally = { 0 };

  g_return_val_if_fail (text != NULL, 0);

  matchup_token_tally_add (&tally, text, strlen (text));
  return matchup_token_tally_get (&tally);
}

gint64
matchup_token_estimate_bytes (gsize length)
{
  return (gint64) (length + BYTES - 1) / BYTES;
}

gint64
matchup_token_estimate_file (MatchupFilePart *file)
{
  static const char key[] = "matchup-token-estimate";
  gint64 tokens;

  g_return_val_if_fail (MATCHUP_IS_FILE_PART (file), 0);

  tokens = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (file), key));
  if (tokens == 0)
    {
      tokens = AROUND_A_FILE + matchup_token_estimate (matchup_file_part_get_name (file)) +
               matchup_token_estimate (matchup_file_part_peek_text (file, NULL));
      g_object_set_data (G_OBJECT (file), key, GINT_TO_POINTER ((int) MIN (tokens, G_MAXINT)));
    }
  return tokens;
}

gint64
matchup_token_estimate_picture (MatchupImagePart *image)
{
  g_return_val_if_fail (MATCHUP_IS_IMAGE_PART (image), 0);

  return (gint64) matchup_image_part_get_width (image) * matchup_image_part_get_height (image) /
         PIXELS_PER_TOKEN;
}

gint64
matchup_token_estimate_message (MatchupMessage *message)
{
  GListModel *parts;
  gint64 tokens = 0;

  g_return_val_if_fail (MATCHUP_IS_MESSAGE (message), 0);

  parts = G_LIST_MODEL (message);
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (parts, i);

      if (MATCHUP_IS_IMAGE_PART (part))
        tokens += matchup_token_estimate_picture (MATCHUP_IMAGE_PART (part));
      else if (MATCHUP_IS_TEXT_PART (part) &&
               matchup_text_part_get_kind (MATCHUP_TEXT_PART (part)) == MATCHUP_PART_KIND_TEXT)
        tokens += matchup_token_estimate (matchup_text_part_peek (MATCHUP_TEXT_PART (part), NULL));
      else if (MATCHUP_IS_FILE_PART (part))
        tokens += matchup_token_estimate_file (MATCHUP_FILE_PART (part));
    }
  return tokens;
}
