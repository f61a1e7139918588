/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-lineup-list.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_LINEUPS_GROUP (matchup_lineups_group_get_type ())
G_DECLARE_FINAL_TYPE (MatchupLineupsGroup,
                      matchup_lineups_group,
                      MATCHUP,
                      LINEUPS_GROUP,
                      AdwPreferencesGroup)

/**
 * MatchupLineupsGroup: the saved line-ups, to be put in order and opened.
 *
 * Signal "open-lineup" (MatchupSavedLineup *): the page of this one is to be shown.
 */
GtkWidget *matchup_lineups_group_new (MatchupLineupList *list) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
