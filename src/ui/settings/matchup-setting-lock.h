/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_SETTING_LOCK (matchup_setting_lock_get_type ())
G_DECLARE_FINAL_TYPE (MatchupSettingLock, matchup_setting_lock, MATCHUP, SETTING_LOCK, GObject)

/**
 * MatchupSettingLock: shows on a row that an administrator has locked its key, as long as that is
 * so. Lives as long as the row; see matchup_setting_row_add_lock().
 */
void matchup_setting_lock_new (AdwPreferencesRow *row,
                               GtkWidget *control, /* @row, or what is changed in it */
                               GSettings *settings,
                               const char *key);

G_END_DECLS
