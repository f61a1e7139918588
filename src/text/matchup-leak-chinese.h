/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-leak-context.h"

G_BEGIN_DECLS

/* Whether the answer speaks of itself in Chinese; part of matchup_leak_context_is_self(). */
gboolean matchup_leak_chinese_is_self (const MatchupLeakPlace *place);

G_END_DECLS
