/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-provider-list.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_SERVICES_PAGE (matchup_services_page_get_type ())
G_DECLARE_FINAL_TYPE (MatchupServicesPage,
                      matchup_services_page,
                      MATCHUP,
                      SERVICES_PAGE,
                      AdwPreferencesPage)

/**
 * MatchupServicesPage: the connected services, and those that can be connected.
 *
 * Signals "open-provider" (MatchupProvider *) and "open-template" (MatchupProviderTemplate *): the
 * person chose one.
 */
GtkWidget *matchup_services_page_new (MatchupProviderList *providers) G_GNUC_WARN_UNUSED_RESULT;
/* Leaves a service out that is about to be removed. */
void matchup_services_page_set_hidden (MatchupServicesPage *self,
                                       MatchupProvider *provider,
                                       gboolean hidden);

G_END_DECLS
