/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-token-estimate.h"

#define LATIN_CHARACTERS 4.0
#define IDEOGRAPHIC_CHARACTERS 1.4
#define PIXELS_PER_TOKEN 750
/* The line with its name, and its fences. */
#define AROUND_A_FILE 16

gint64
matchup_token_estimate (const char *text)
{
  gint64 latin = 0;
  gint64 ideographic = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_utf8_get_char (p) >= 0x2e80)
        ideographic++;
      else
        latin++;
    }
  return (gint64) ((double) latin / LATIN_CHARACTERS +
                   (double) ideographic / IDEOGRAPHIC_CHARACTERS + 0.999);
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
        tokens += (gint64) matchup_image_part_get_width (MATCHUP_IMAGE_PART (part)) *
                  matchup_image_part_get_height (MATCHUP_IMAGE_PART (part)) / PIXELS_PER_TOKEN;
      else if (MATCHUP_IS_TEXT_PART (part) &&
               matchup_text_part_get_kind (MATCHUP_TEXT_PART (part)) == MATCHUP_PART_KIND_TEXT)
        tokens += matchup_token_estimate (matchup_text_part_peek (MATCHUP_TEXT_PART (part), NULL));
      else if (MATCHUP_IS_FILE_PART (part))
        tokens += matchup_token_estimate_file (MATCHUP_FILE_PART (part));
    }
  return tokens;
}
