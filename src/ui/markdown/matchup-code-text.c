/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-code-text.h"

#include "matchup-rich-text.h"

/* The longest line that the toolkit lays out well; bytes. */
#define MAX_LINE 4096

GString *
matchup_code_text_break_lines (const char *text, gsize length, gsize *line_length)
{
  g_autoptr (GString) visible = g_string_sized_new (length + 1);
  GString *lines = g_string_sized_new (length + 1);

  matchup_rich_text_append_visible (visible, text, length);
  for (const char *p = visible->str; *p != '\0'; p++)
    {
      if (*line_length >= MAX_LINE && ((guchar) *p & 0xC0) != 0x80 && *p != '\n')
        {
          g_string_append_c (lines, '\n');
          *line_length = 0;
        }
      g_string_append_c (lines, *p);
      *line_length = *p == '\n' ? 0 : *line_length + 1;
    }
  return lines;
}

GString *
matchup_code_text_dup_shown (MatchupMdBlock *block)
{
  gsize length;
  const char *text = matchup_md_block_get_text (block, &length);
  gsize line_length = 0;
  gsize end = 0;
  guint n_lines = 1;

  if (length > 0 && text[length - 1] == '\n')
    length--;
  for (; end < length && (text[end] != '\n' || n_lines < MATCHUP_CODE_TEXT_FOLDED_LINES); end++)
    n_lines += text[end] == '\n';
  return matchup_code_text_break_lines (text, end, &line_length);
}
