/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-local-finder.h"
#include "matchup-provider-list.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_SERVICES_PAGE (matchup_services_page_get_type ())
G_DECLARE_FINAL_TYPE (MatchupServicesPage,
                      matchup_services_page,
                      MATCHUP,
                      SERVICES_PAGE,
                      AdwPreferencesPage)

/**
 * MatchupServicesPage: what was found on this computer, the connected services, and those that can
 * be connected: the popular ones first, all by search.
 *
 * Signals "open-provider" (MatchupProvider *), "open-template" (MatchupProviderTemplate *) and
 * "connect-found" (MatchupLocalServer *): the person chose one. Action: services.look.
 */
GtkWidget *matchup_services_page_new (MatchupProviderList *providers) G_GNUC_WARN_UNUSED_RESULT;
/* Looks whenever the page is shown, and shows what is found. */
void matchup_services_page_set_finder (MatchupServicesPage *self, MatchupLocalFinder *finder);
/* Leaves a service out that is about to be removed. */
void matchup_services_page_set_hidden (MatchupServicesPage *self,
                                       MatchupProvider *provider,
                                       gboolean hidden);

G_END_DECLS
