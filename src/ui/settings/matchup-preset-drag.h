/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-preset-row.h"

G_BEGIN_DECLS

/* Lets @row be taken with the pointer, and another one be dropped above or below it. */
void matchup_preset_drag_add (MatchupPresetRow *row);

G_END_DECLS
