/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-enums.h"
#include "matchup-types.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PART (matchup_part_get_type ())
G_DECLARE_DERIVABLE_TYPE (MatchupPart, matchup_part, MATCHUP, PART, GObject)

/**
 * MatchupPart: one piece of a message. Abstract; see #MatchupTextPart.
 */
struct _MatchupPartClass
{
  GObjectClass parent_class;
};

G_END_DECLS
