/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-enums.h"
#include "matchup-types.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_USAGE (matchup_usage_get_type ())

/**
 * MatchupUsage: tokens of one run. Plain data, boxed by copying. -1 = not reported.
 *
 * prompt includes cached, completion includes reasoning, whatever the service's own counting is.
 */
struct _MatchupUsage
{
  gint64 prompt;
  gint64 completion;
  gint64 total;
  gint64 cached;
  gint64 reasoning;
  MatchupValueSource source;
};

GType matchup_usage_get_type (void);
void matchup_usage_init (MatchupUsage *self);
MatchupUsage *matchup_usage_copy (const MatchupUsage *self);
void matchup_usage_free (MatchupUsage *self);
gboolean matchup_usage_equal (const MatchupUsage *a, const MatchupUsage *b); /* NULL: not known */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupUsage, matchup_usage_free)

G_END_DECLS
