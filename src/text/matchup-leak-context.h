/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-leak-names.h"

G_BEGIN_DECLS

/* How many bytes before and behind a name decide what it gives away. */
#define MATCHUP_LEAK_BEFORE 320
#define MATCHUP_LEAK_BEHIND 192

/**
 * MatchupLeakPlace: a name in a text, with what stands around it.
 */
typedef struct
{
  const MatchupLeakName *name;
  const char *before; /* to text: at most MATCHUP_LEAK_BEFORE bytes */
  const char *text;
  gsize length;
  const char *behind_end; /* from text + length: at most MATCHUP_LEAK_BEHIND bytes */
  gboolean at_start;      /* the answer begins at before */
  gboolean named;         /* a model or maker was named before in this answer */
} MatchupLeakPlace;

/* Whether the answer speaks of itself there. */
gboolean matchup_leak_context_is_self (const MatchupLeakPlace *place);
/* Whether what follows makes a plain name one of a model for sure: "Claude 4", "Gemini Pro". */
gboolean matchup_leak_context_has_version (const MatchupLeakPlace *place);

G_END_DECLS
