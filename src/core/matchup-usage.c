/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-usage.h"

G_DEFINE_BOXED_TYPE (MatchupUsage, matchup_usage, matchup_usage_copy, matchup_usage_free)

void
matchup_usage_init (MatchupUsage *self)
{
  g_return_if_fail (self != NULL);

  *self = (MatchupUsage){
    .prompt = -1,
    .completion = -1,
    .total = -1,
    .cached = -1,
    .reasoning = -1,
    .source = MATCHUP_VALUE_SOURCE_TOLD,
  };
}

MatchupUsage *
matchup_usage_copy (const MatchupUsage *self)
{
  return g_memdup2 (self, sizeof *self);
}

void
matchup_usage_free (MatchupUsage *self)
{
  g_free (self);
}

gboolean
matchup_usage_equal (const MatchupUsage *a, const MatchupUsage *b)
{
  if (a == b || a == NULL || b == NULL)
    return a == b;
  return a->prompt == b->prompt && a->completion == b->completion && a->total == b->total &&
         a->cached == b->cached && a->reasoning == b->reasoning && a->source == b->source;
}
