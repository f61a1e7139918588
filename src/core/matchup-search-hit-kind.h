/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where in the history something was found. */
typedef enum
{
  MATCHUP_SEARCH_HIT_TITLE,
  MATCHUP_SEARCH_HIT_PROMPT,
  MATCHUP_SEARCH_HIT_ANSWER,
  MATCHUP_SEARCH_HIT_NOTE,
  MATCHUP_SEARCH_HIT_FILE, /* its text or its name */
} MatchupSearchHitKind;

G_END_DECLS
