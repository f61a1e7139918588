/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-md-lines.h"

static gsize
count_blanks (const char *line, gsize length)
{
  gsize i = 0;

  while (i < length && (line[i] == ' ' || line[i] == '\t'))
    i++;
  return i;
}

gboolean
matchup_md_line_is_blank (const char *line, gsize length)
{
  gsize i = 0;

  while (i < length && (line[i] == ' ' || line[i] == '\t' || line[i] == '\r'))
    i++;
  return i == length;
}

guint
matchup_md_line_get_indent (const char *line, gsize length)
{
  guint column = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (line[i] == ' ')
        column++;
      else if (line[i] == '\t')
        column += 4 - column % 4;
      else
        break;
    }
  return column;
}

/* The length of the mark "-", "+", "*", "12." or "12)" with the blank behind it, 0: none. */
static gsize
get_mark_length (const char *text, gsize length)
{
  gsize i = 0;

  if (length == 0)
    return 0;
  if (text[0] == '-' || text[0] == '+' || text[0] == '*')
    {
      i = 1;
    }
  else
    {
      while (i < length && i < 9 && g_ascii_isdigit (text[i]))
        i++;
      if (i == 0 || i == length || (text[i] != '.' && text[i] != ')'))
        return 0;
      i++;
    }
  if (i == length || text[i] == '\r')
    return i;
  return text[i] == ' ' || text[i] == '\t' ? i + 1 : 0;
}

gboolean
matchup_md_line_is_item (const char *line, gsize length)
{
  gsize blanks = count_blanks (line, length);

  return get_mark_length (line + blanks, length - blanks) > 0;
}

MatchupMdFence
matchup_md_line_get_fence (const char *line, gsize length)
{
  const MatchupMdFence none = { 0, 0 };
  MatchupMdFence fence = none;
  gsize i = 0;

  while (i < length && i < 4 && line[i] == ' ')
    i++;
  if (i > 3 || i == length || (line[i] != '`' && line[i] != '~'))
    return none;
  fence.mark = line[i];
  for (; i < length && line[i] == fence.mark; i++)
    fence.count++;
  if (fence.count < 3)
    return none;
  /* What follows backticks must hold none: else it is code within the text. */
  for (; fence.mark == '`' && i < length; i++)
    {
      if (line[i] == '`')
        return none;
    }
  return fence;
}

gboolean
matchup_md_line_closes_fence (const char *line, gsize length, const MatchupMdFence *fence)
{
  guint count = 0;
  gsize i = 0;

  while (i < length && i < 4 && line[i] == ' ')
    i++;
  if (i > 3)
    return FALSE;
  for (; i < length && line[i] == fence->mark; i++)
    count++;
  return count >= fence->count && matchup_md_line_is_blank (line + i, length - i);
}

gboolean
matchup_md_line_may_define (const char *line, gsize length)
{
  return g_strstr_len (line, (gssize) length, "]:") != NULL;
}

const char *
matchup_md_line_skip_containers (const char *line, gsize length, gsize *out_length)
{
  for (;;)
    {
      gsize skip = count_blanks (line, length);

      if (skip == 0 && length > 0 && line[0] == '>')
        skip = 1;
      if (skip == 0)
        skip = get_mark_length (line, length);
      if (skip == 0)
        break;
      line += skip;
      length -= skip;
    }
  *out_length = length;
  return line;
}
