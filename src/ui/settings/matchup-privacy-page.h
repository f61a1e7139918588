/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PRIVACY_PAGE (matchup_privacy_page_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPrivacyPage,
                      matchup_privacy_page,
                      MATCHUP,
                      PRIVACY_PAGE,
                      AdwPreferencesPage)

/**
 * MatchupPrivacyPage: what is stored where and how large it is, how long it is kept, what was sent
 * to whom, and the ways to take all of it along or to delete it.
 */
GtkWidget *matchup_privacy_page_new (MatchupWorkspace *workspace,
                                     GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
