/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-settings-store.h"
#include "matchup-title-maker.h"
#include "matchup-workspace.h"

G_BEGIN_DECLS

/* @workspace owns it. */
MatchupTitleMaker *
matchup_title_maker_new (MatchupWorkspace *workspace,
                         MatchupSettingsStore *settings) G_GNUC_WARN_UNUSED_RESULT;
/* Reads what was set, in its own time: until then nothing is. */
void matchup_title_maker_load (MatchupTitleMaker *self);
/* @run was asked in @round: what comes of it may be followed by a title. */
void matchup_title_maker_watch (MatchupTitleMaker *self,
                                MatchupConversation *conversation,
                                MatchupRound *round,
                                MatchupRun *run);

G_END_DECLS
