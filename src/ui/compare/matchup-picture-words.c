/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-picture-words.h"

#include "matchup-config.h"
#include "matchup-sentence.h"

#include <glib/gi18n.h>

const char *
matchup_picture_get_size_name (MatchupPictureSize size)
{
  switch (size)
    {
    case MATCHUP_PICTURE_SIZE_SMALL:
      /* Translators: how large pictures are sent */
      return C_ ("picture size", "Small");
    case MATCHUP_PICTURE_SIZE_STANDARD:
      return C_ ("picture size", "Standard");
    case MATCHUP_PICTURE_SIZE_ORIGINAL:
    default:
      return C_ ("picture size", "Original");
    }
}

char *
matchup_picture_dup_facts (int width, int height, guint64 size)
{
  g_autofree char *bytes = g_format_size (size);

  /* Translators: a picture's width, height and size in bytes: 1568 × 980 pixels, 210 kB */
  return g_strdup_printf (_ ("%d × %d pixels, %s"), width, height, bytes);
}

char *
matchup_picture_dup_blind (MatchupWorkspace *workspace, MatchupLineup *lineup)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < matchup_lineup_get_size (lineup); i++)
    {
      MatchupContestant *contestant = matchup_lineup_get (lineup, i);

      if (matchup_workspace_can_see (workspace, matchup_contestant_get_model (contestant)))
        continue;
      if (names->len > 0)
        g_string_append (names, C_ ("between the names of a list", ", "));
      g_string_append (names, matchup_contestant_get_name (contestant));
      n++;
    }
  if (n == 0)
    return NULL;
  return matchup_sentence_insert_name (ngettext ("%s cannot see pictures and will skip this round.",
                                                 "%s cannot see pictures and will skip this round.",
                                                 n),
                                       names->str);
}
