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

static void
add_name (GString *names, guint *n, MatchupContestant *contestant)
{
  if (names->len > 0)
    g_string_append (names, C_ ("between the names of a list", ", "));
  g_string_append (names, matchup_contestant_get_name (contestant));
  (*n)++;
}

static void
add_sentence (GString *sentences, const char *format, const char *names)
{
  g_autofree char *sentence = matchup_sentence_insert_name (format, names);

  g_string_append_printf (sentences, "%s%s", sentences->len > 0 ? "\n" : "", sentence);
}

char *
matchup_picture_dup_skipping (MatchupWorkspace *workspace, MatchupLineup *lineup, guint n_pictures)
{
  g_autoptr (GString) sentences = g_string_new (NULL);
  g_autoptr (GString) blind = g_string_new (NULL);
  g_autoptr (GString) few = g_string_new (NULL);
  guint n_blind = 0;
  guint n_few = 0;

  for (guint i = 0; i < matchup_lineup_get_size (lineup); i++)
    {
      MatchupContestant *contestant = matchup_lineup_get (lineup, i);
      MatchupModelRef *model = matchup_contestant_get_model (contestant);

      if (!matchup_workspace_can_see (workspace, model))
        add_name (blind, &n_blind, contestant);
      else if (!matchup_workspace_takes_pictures (workspace, model, n_pictures))
        add_name (few, &n_few, contestant);
    }
  if (n_blind > 0)
    add_sentence (sentences,
                  ngettext ("%s cannot see pictures and will skip this round.",
                            "%s cannot see pictures and will skip this round.",
                            n_blind),
                  blind->str);
  if (n_few > 0)
    add_sentence (sentences,
                  ngettext ("%s cannot get so many pictures at once and will skip this round.",
                            "%s cannot get so many pictures at once and will skip this round.",
                            n_few),
                  few->str);
  return sentences->len > 0 ? g_string_free (g_steal_pointer (&sentences), FALSE) : NULL;
}
