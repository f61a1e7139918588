/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-export-markdown.h"

#include "matchup-config.h"
#include "matchup-file-words.h"
#include "matchup-md-safe.h"

#include <glib/gi18n.h>
#include <string.h>

/* Text that is no Markdown, in a line. */
static void
append_escaped (GString *out, const char *text)
{
  for (; *text != '\0'; text++)
    {
      if (*text == '\n')
        g_string_append_c (out, ' ');
      else
        {
          if (strchr ("\\`*_[]<>#|~$&!", *text) != NULL)
            g_string_append_c (out, '\\');
          g_string_append_c (out, *text);
        }
    }
}

/* What the person wrote is no Markdown: each of its lines stays one, and a quote. */
static void
append_quote (GString *out, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_string_append (out, "> ");
      append_escaped (out, g_strstrip (lines[i]));
      g_string_append (out, lines[i + 1] != NULL ? "\\\n" : "\n");
    }
}

static void
add_file (GString *out, MatchupFilePart *file)
{
  g_autofree char *facts = matchup_file_dup_facts (file);
  g_autofree char *line = NULL;

  /* Translators: a file of a question: its name and its size */
  line = g_strdup_printf (_ ("With the file “%s” (%s)"), matchup_file_part_get_name (file), facts);
  g_string_append_c (out, '\n');
  append_escaped (out, line);
  g_string_append_c (out, '\n');
}

static void
add_answer (GString *out, const MatchupAnswerExport *answer, const char *mark)
{
  g_autofree char *heading = matchup_answer_export_dup_heading (answer);
  g_autofree char *safe = matchup_md_make_safe (answer->text, strlen (answer->text));

  g_string_append_printf (out, "\n%s# ", mark);
  append_escaped (out, heading);
  g_string_append_printf (out, "\n\n%s", safe);
  if (*answer->ending != '\0')
    {
      g_string_append (out, *safe != '\0' ? "\n*" : "*");
      append_escaped (out, answer->ending);
      g_string_append (out, "*\n");
    }
  for (guint i = 0; i < answer->facts->len; i++)
    {
      g_string_append (out, i == 0 ? "\n" : " · ");
      append_escaped (out, g_ptr_array_index (answer->facts, i));
    }
  if (answer->facts->len > 0)
    g_string_append_c (out, '\n');
}

/* @mark: of the heading of the question; those below it have one sign more. */
static void
add_round (GString *out, const MatchupRoundExport *round, const char *mark)
{
  g_string_append_printf (out, "%s %s (", mark, _ ("Question"));
  append_escaped (out, round->date);
  g_string_append (out, ")\n\n");
  append_quote (out, round->prompt);
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
    add_file (out, g_ptr_array_index (round->files, i));
  for (guint i = 0; i < round->answers->len; i++)
    add_answer (out, g_ptr_array_index (round->answers, i), mark);
  if (round->vote != NULL)
    {
      g_string_append_printf (out, "\n%s# %s\n\n", mark, _ ("Vote"));
      append_escaped (out, round->vote);
      g_string_append_c (out, '\n');
    }
  if (*round->note != '\0')
    {
      g_string_append_c (out, '\n');
      append_quote (out, round->note);
    }
}

char *
matchup_export_markdown (const MatchupRoundExport *round)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (round != NULL, NULL);

  add_round (out, round, "#");
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
matchup_export_markdown_begin (const MatchupConversationExport *conversation)
{
  g_autoptr (GString) out = g_string_new ("# ");

  g_return_val_if_fail (conversation != NULL, NULL);

  append_escaped (out, conversation->title);
  g_string_append (out, "\n\n");
  append_escaped (out, conversation->date);
  g_string_append_c (out, '\n');
  if (conversation->hidden)
    g_string_append_printf (out, "\n*%s*\n", _ ("The names are hidden until the vote."));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
matchup_export_markdown_round (const MatchupConversationExport *conversation, guint number)
{
  g_autoptr (GString) out = g_string_new ("\n");

  g_return_val_if_fail (conversation != NULL && number < conversation->rounds->len, NULL);

  add_round (out, g_ptr_array_index (conversation->rounds, number), "##");
  return g_string_free (g_steal_pointer (&out), FALSE);
}
