/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-enums.h"

G_BEGIN_DECLS

/* What the codes, words and statuses of services mean; tables, no state. */
typedef struct
{
  const char *pattern;
  MatchupErrorKind kind;
  MatchupErrorReason reason;
  int status; /* the only one that it is said with; 0: any */
} MatchupErrorRule;

/* By a code or type as sent, with the HTTP status; NULL when it is not known. Static. */
const MatchupErrorRule *matchup_error_rules_find (const char *code, int status);
/* By the message, for services that give every refused request the same code; NULL: says nothing.
 */
const MatchupErrorRule *matchup_error_rules_find_words (const char *message);
/* When nothing else is known. */
MatchupErrorKind matchup_error_rules_kind_of_status (int status);

G_END_DECLS
