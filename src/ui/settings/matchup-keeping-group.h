/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_KEEPING_GROUP (matchup_keeping_group_get_type ())
G_DECLARE_FINAL_TYPE (MatchupKeepingGroup,
                      matchup_keeping_group,
                      MATCHUP,
                      KEEPING_GROUP,
                      AdwPreferencesGroup)

/**
 * MatchupKeepingGroup: how long conversations are kept. Where a change would delete some, it says
 * how many and when, and offers to take it back or to do it now.
 */
GtkWidget *matchup_keeping_group_new (MatchupWorkspace *workspace,
                                      GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
