/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Adds a button at the end of @page: all keys that rows of @page show (see
 * matchup_setting_row_get_key()) get their defaults, which can be taken back. What an administrator
 * has locked stays. The button is there only while something on the page is not as it was at first.
 */
void matchup_setting_reset_add (AdwPreferencesPage *page, GSettings *settings);

G_END_DECLS
