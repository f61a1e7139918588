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
      if (*text == '\n' || *text == '\r')
        g_string_append_c (out, ' ');
      else
        {
          if (strchr ("\\`*_[]<>#|~$&!", *text) != NULL)
            g_string_append_c (out, '\\');
          g_string_append_c (out, *text);
        }
    }
}

static gboolean
is_empty (const char *line)
{
  return line[strspn (line, " \t")] == '\0';
}

static gboolean
is_indented (const char *line)
{
  return g_ascii_isspace (*line) && !is_empty (line);
}

/* The end of the lines from @first on that are set as they are, @first itself where there are none:
 * those in which one is indented, and empty ones between such. */
static guint
find_code_end (char **lines, guint first)
{
  guint end = first;

  for (guint i = first; lines[i] != NULL;)
    {
      gboolean indented = FALSE;

      for (; lines[i] != NULL && !is_empty (lines[i]); i++)
        indented |= is_indented (lines[i]);
      if (!indented)
        break;
      end = i;
      while (lines[i] != NULL && is_empty (lines[i]))
        i++;
    }
  return end;
}

/* Longer than any row of such signs in what is within. */
static char *
dup_fence (char **lines, guint first, guint end)
{
  gsize longest = 2;

  for (guint i = first; i < end; i++)
    {
      const char *row = lines[i];

      while ((row = strchr (row, '`')) != NULL)
        {
          longest = MAX (longest, strspn (row, "`"));
          row += strspn (row, "`");
        }
    }
  return g_strnfill (longest + 1, '`');
}

static void
append_code (GString *out, char **lines, guint first, guint end)
{
  g_autofree char *fence = dup_fence (lines, first, end);

  g_string_append_printf (out, "> %s\n", fence);
  for (guint i = first; i < end; i++)
    g_string_append_printf (out, "> %s\n", lines[i]);
  g_string_append_printf (out, "> %s\n", fence);
}

/* All that ends a line for readers of Markdown. */
static char **
split_lines (const char *text)
{
  g_autoptr (GString) plain = g_string_new (text);

  g_string_replace (plain, "\r\n", "\n", 0);
  g_strdelimit (plain->str, "\r", '\n');
  return g_strsplit (plain->str, "\n", -1);
}

/* Where the next lines that are set as they are begin. */
static guint
find_code (char **lines, guint first)
{
  guint i = first;

  while (lines[i] != NULL && find_code_end (lines, i) == i)
    {
      while (lines[i] != NULL && !is_empty (lines[i]))
        i++;
      while (lines[i] != NULL && is_empty (lines[i]))
        i++;
    }
  return i;
}

static void
append_lines (GString *out, char **lines, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      g_string_append (out, "> ");
      append_escaped (out, g_strstrip (lines[i]));
      g_string_append (out, i + 1 < end ? "\\\n" : "\n");
    }
}

/* What the person wrote is no Markdown: each of its lines stays one, and a quote. Code is set in
 * from the left, and that belongs to it. */
static void
append_quote (GString *out, const char *text)
{
  g_auto (GStrv) lines = split_lines (text);
  guint n = g_strv_length (lines);

  for (guint i = 0; i < n;)
    {
      guint code = find_code (lines, i);
      guint end = code;

      /* Empty lines before code are one. */
      while (code < n && end > i && is_empty (lines[end - 1]))
        end--;
      append_lines (out, lines, i, end);
      i = code;
      if (code == n)
        break;
      if (end > 0)
        g_string_append (out, ">\n");
      i = find_code_end (lines, code);
      append_code (out, lines, code, i);
      while (i < n && is_empty (lines[i]))
        i++;
      if (i < n)
        g_string_append (out, ">\n");
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
