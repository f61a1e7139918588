/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_PERSONAL_DATA_GROUP (matchup_personal_data_group_get_type ())
G_DECLARE_FINAL_TYPE (MatchupPersonalDataGroup,
                      matchup_personal_data_group,
                      MATCHUP,
                      PERSONAL_DATA_GROUP,
                      AdwPreferencesGroup)

/**
 * MatchupPersonalDataGroup: what is done about personal data in questions, and what is looked for.
 */
GtkWidget *matchup_personal_data_group_new (GSettings *settings);

G_END_DECLS
