/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-table-text.h"

#include <string.h>

static void
append_csv (GString *out, const char *text)
{
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

char *
matchup_table_text_dup_csv (MatchupMdBlock *table)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < matchup_md_block_get_n_children (table); i++)
    {
      MatchupMdBlock *row = matchup_md_block_get_child (table, i);

      for (guint k = 0; k < matchup_md_block_get_n_children (row); k++)
        {
          if (k > 0)
            g_string_append_c (out, ',');
          append_csv (out, matchup_md_block_get_text (matchup_md_block_get_child (row, k), NULL));
        }
      g_string_append (out, "\r\n");
    }
  return g_string_free (out, FALSE);
}

/* Signs that would mean something are escaped, but not in code, where only the bar ends a cell. */
static void
append_escaped (GString *out, const char *text, gsize length, gboolean literal)
{
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '\n')
        {
          g_string_append_c (out, ' ');
          continue;
        }
      if (text[i] == '|' || (!literal && strchr ("\\`*_~[]<>$", text[i]) != NULL))
        g_string_append_c (out, '\\');
      g_string_append_c (out, text[i]);
    }
}

static void
append_span (GString *out, const MatchupMdSpan *span, const char *text)
{
  gboolean link = (span->style & (MATCHUP_MD_STYLE_LINK | MATCHUP_MD_STYLE_IMAGE)) != 0;
  gboolean literal = (span->style & (MATCHUP_MD_STYLE_CODE | MATCHUP_MD_STYLE_MATH)) != 0;
  const char *const marks[] = {
    (span->style & MATCHUP_MD_STYLE_STRONG) != 0 ? "**" : "",
    (span->style & MATCHUP_MD_STYLE_EMPHASIS) != 0 ? "*" : "",
    (span->style & MATCHUP_MD_STYLE_STRIKE) != 0 ? "~~" : "",
    (span->style & MATCHUP_MD_STYLE_CODE) != 0 ? "`" : "",
    (span->style & MATCHUP_MD_STYLE_MATH) != 0 ? "$" : "",
  };

  if (link)
    g_string_append (out, (span->style & MATCHUP_MD_STYLE_IMAGE) != 0 ? "![" : "[");
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    g_string_append (out, marks[i]);
  append_escaped (out, text, span->length, literal);
  for (guint i = G_N_ELEMENTS (marks); i > 0; i--)
    g_string_append (out, marks[i - 1]);
  if (link)
    g_string_append_printf (out, "](<%s>)", span->target != NULL ? span->target : "");
}

static void
append_cell (GString *out, MatchupMdBlock *cell)
{
  gsize length;
  const char *text = matchup_md_block_get_text (cell, &length);
  guint n_spans;
  const MatchupMdSpan *spans = matchup_md_block_get_spans (cell, &n_spans);
  gsize at = 0;

  g_string_append_c (out, ' ');
  for (guint i = 0; i < n_spans; i++)
    {
      append_escaped (out, text + at, spans[i].start - at, FALSE);
      append_span (out, &spans[i], text + spans[i].start);
      at = spans[i].start + spans[i].length;
    }
  append_escaped (out, text + at, length - at, FALSE);
  g_string_append (out, " |");
}

static void
append_rule (GString *out, MatchupMdBlock *row)
{
  g_string_append_c (out, '|');
  for (guint k = 0; k < matchup_md_block_get_n_children (row); k++)
    {
      switch (matchup_md_block_get_align (matchup_md_block_get_child (row, k)))
        {
        case MATCHUP_MD_ALIGN_START:
          g_string_append (out, " :-- |");
          break;
        case MATCHUP_MD_ALIGN_CENTER:
          g_string_append (out, " :-: |");
          break;
        case MATCHUP_MD_ALIGN_END:
          g_string_append (out, " --: |");
          break;
        case MATCHUP_MD_ALIGN_DEFAULT:
        default:
          g_string_append (out, " --- |");
          break;
        }
    }
  g_string_append_c (out, '\n');
}

char *
matchup_table_text_dup_markdown (MatchupMdBlock *table)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < matchup_md_block_get_n_children (table); i++)
    {
      MatchupMdBlock *row = matchup_md_block_get_child (table, i);

      g_string_append_c (out, '|');
      for (guint k = 0; k < matchup_md_block_get_n_children (row); k++)
        append_cell (out, matchup_md_block_get_child (row, k));
      g_string_append_c (out, '\n');
      if (i == 0)
        append_rule (out, row);
    }
  return g_string_free (out, FALSE);
}
