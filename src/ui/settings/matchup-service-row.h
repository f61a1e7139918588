/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-provider-list.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_SERVICE_ROW (matchup_service_row_get_type ())
G_DECLARE_FINAL_TYPE (MatchupServiceRow, matchup_service_row, MATCHUP, SERVICE_ROW, AdwActionRow)

/**
 * MatchupServiceRow: a connected service: its name, where its key is, and whether it is switched
 * on. It is moved among the others by dragging, and with Alt+Up and Alt+Down.
 */
GtkWidget *matchup_service_row_new (MatchupProviderList *providers,
                                    MatchupProvider *provider) G_GNUC_WARN_UNUSED_RESULT;
MatchupProvider *matchup_service_row_get_provider (MatchupServiceRow *self); /* borrowed */

G_END_DECLS
