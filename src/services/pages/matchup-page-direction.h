/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-md-block.h"

G_BEGIN_DECLS

/* Which way a text is read. */
typedef enum
{
  MATCHUP_PAGE_DIRECTION_AUTO, /* each of its lines by its first letter */
  MATCHUP_PAGE_DIRECTION_LTR,
  MATCHUP_PAGE_DIRECTION_RTL,
} MatchupPageDirection;

/* By most of its letters: a name in another script at the beginning says nothing. */
MatchupPageDirection matchup_page_direction_of_text (const char *text);
/* Of all that is in the block, without its code. */
MatchupPageDirection matchup_page_direction_of_block (MatchupMdBlock *block);

G_END_DECLS
