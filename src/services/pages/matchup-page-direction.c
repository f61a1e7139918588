/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-page-direction.h"

#include <string.h>

/* More is not looked at: bytes. */
#define ENOUGH 4000

/* Letters from the left less those from the right. */
static gint64
weigh_text (const char *text, gsize length)
{
  const char *end = text + MIN (length, ENOUGH);
  gint64 weight = 0;

  for (; text < end; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_isalpha (c))
        continue;
      switch (g_unichar_get_script (c))
        {
        case G_UNICODE_SCRIPT_ARABIC:
        case G_UNICODE_SCRIPT_HEBREW:
        case G_UNICODE_SCRIPT_NKO:
        case G_UNICODE_SCRIPT_SYRIAC:
        case G_UNICODE_SCRIPT_THAANA:
          weight--;
          break;
        default:
          weight++;
          break;
        }
    }
  return weight;
}

static gint64
weigh_block (MatchupMdBlock *block)
{
  MatchupMdKind kind = matchup_md_block_get_kind (block);
  gsize length;
  const char *text;
  gint64 weight;

  if (kind == MATCHUP_MD_KIND_CODE || kind == MATCHUP_MD_KIND_MATH)
    return 0;
  text = matchup_md_block_get_text (block, &length);
  weight = text != NULL ? weigh_text (text, length) : 0;
  for (guint i = 0; i < matchup_md_block_get_n_children (block); i++)
    weight += weigh_block (matchup_md_block_get_child (block, i));
  return weight;
}

static MatchupPageDirection
decide (gint64 weight)
{
  return weight < 0 ? MATCHUP_PAGE_DIRECTION_RTL : MATCHUP_PAGE_DIRECTION_LTR;
}

MatchupPageDirection
matchup_page_direction_of_text (const char *text)
{
  return decide (weigh_text (text, strlen (text)));
}

MatchupPageDirection
matchup_page_direction_of_block (MatchupMdBlock *block)
{
  return decide (weigh_block (block));
}
