/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_LINEUP_PAGE (matchup_lineup_page_get_type ())
G_DECLARE_FINAL_TYPE (MatchupLineupPage, matchup_lineup_page, MATCHUP, LINEUP_PAGE, AdwBin)

/**
 * MatchupLineupPage: a saved line-up: its name and who is in it. What is changed holds at once.
 *
 * Signals:
 * "done" (char *sentence, NULL): the page can be closed.
 * "open" (char *id): it is to be opened in the comparison.
 * "removed" (MatchupSavedLineup *): it was deleted; restoring it takes that back.
 */
GtkWidget *matchup_lineup_page_new (MatchupWorkspace *workspace,
                                    MatchupSavedLineup *saved) G_GNUC_WARN_UNUSED_RESULT;
void matchup_lineup_page_focus (MatchupLineupPage *self);

G_END_DECLS
