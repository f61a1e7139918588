/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers, not nicks: there is one in every row of the index. */
typedef enum
{
  MATCHUP_SEARCH_SOURCE_TITLE = 1, /* source: the conversation's id */
  MATCHUP_SEARCH_SOURCE_PART = 2,  /* the part's id */
  MATCHUP_SEARCH_SOURCE_NOTE = 3,  /* the round's id */
  MATCHUP_SEARCH_SOURCE_NAME = 4,  /* of a file: the part's id */
} MatchupSearchSource;

/* Of parts: what a model thought is not looked for. */
#define MATCHUP_SEARCH_PARTS "kind IN ('text', 'file', 'image')"

/* Version 7 of the schema, see matchup-migrations.c. */
extern const char matchup_search_schema[];

G_END_DECLS
