/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-export-text.h"

#include "matchup-config.h"
#include "matchup-file-words.h"
#include "matchup-md-plain.h"

#include <glib/gi18n.h>
#include <string.h>

static void
add_prompt (GString *out, const MatchupRoundExport *round)
{
  g_string_append_printf (out, "%s (%s)\n\n%s\n", _ ("Question"), round->date, round->prompt);
  if (round->pictures->len > 0)
    {
      g_string_append_c (out, '\n');
      g_string_append_printf (out,
                              ngettext ("With %u picture",
                                        "With %u pictures",
                                        round->pictures->len),
                              round->pictures->len);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < round->files->len; i++)
    {
      MatchupFilePart *file = g_ptr_array_index (round->files, i);
      g_autofree char *facts = matchup_file_dup_facts (file);

      g_string_append_c (out, '\n');
      g_string_append_printf (out,
                              /* Translators: a file of a question: its name and its size */
                              _ ("With the file “%s” (%s)"),
                              matchup_file_part_get_name (file),
                              facts);
      g_string_append_c (out, '\n');
    }
}

static void
add_answer (GString *out, const MatchupAnswerExport *answer)
{
  g_autofree char *heading = matchup_answer_export_dup_heading (answer);
  g_autofree char *plain = matchup_md_to_plain (answer->text, strlen (answer->text));

  g_string_append_printf (out, "\n%s\n", heading);
  for (glong i = g_utf8_strlen (heading, -1); i > 0; i--)
    g_string_append_c (out, '-');
  g_string_append_c (out, '\n');
  if (*plain != '\0')
    g_string_append_printf (out, "%s\n", plain);
  if (*answer->ending != '\0')
    g_string_append_printf (out, "[%s]\n", answer->ending);
  for (guint i = 0; i < answer->facts->len; i++)
    g_string_append_printf (out,
                            "%s%s%s",
                            i == 0 ? "\n" : " · ",
                            (const char *) g_ptr_array_index (answer->facts, i),
                            i + 1 == answer->facts->len ? "\n" : "");
}

char *
matchup_export_text (const MatchupRoundExport *round)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (round != NULL, NULL);

  add_prompt (out, round);
  for (guint i = 0; i < round->answers->len; i++)
    add_answer (out, g_ptr_array_index (round->answers, i));
  if (round->vote != NULL)
    g_string_append_printf (out, "\n%s: %s\n", _ ("Vote"), round->vote);
  if (*round->note != '\0')
    /* Translators: heading of what the person noted */
    g_string_append_printf (out, "%s: %s\n", _ ("Note"), round->note);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
