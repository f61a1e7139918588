/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-part.h"

G_DEFINE_ABSTRACT_TYPE (MatchupPart, matchup_part, G_TYPE_OBJECT)

static void
matchup_part_class_init (MatchupPartClass *klass)
{
}

static void
matchup_part_init (MatchupPart *self)
{
}
