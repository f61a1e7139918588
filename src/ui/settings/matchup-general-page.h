/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_GENERAL_PAGE (matchup_general_page_get_type ())
G_DECLARE_FINAL_TYPE (MatchupGeneralPage,
                      matchup_general_page,
                      MATCHUP,
                      GENERAL_PAGE,
                      AdwPreferencesPage)

/**
 * MatchupGeneralPage: how the program behaves; writes the settings as they are changed.
 */
GtkWidget *matchup_general_page_new (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
