/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-connection-group.h"
#include "matchup-workspace.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_SERVICE_PAGE (matchup_service_page_get_type ())
G_DECLARE_FINAL_TYPE (MatchupServicePage, matchup_service_page, MATCHUP, SERVICE_PAGE, AdwBin)

/**
 * MatchupServicePage: name, address, key and connection of one service, to connect or to change it.
 *
 * Signals:
 * "done" (char *sentence or NULL): the page can be closed; the sentence says what has happened.
 * "remove" (MatchupProvider *): the person wants the service to be removed.
 *
 * "open-models", "open-prices" (MatchupProvider *): which of its models are offered, and what they
 * cost, is to be shown.
 *
 * Actions: service.models, service.prices, service.check, service.save, service.remove,
 * service.back.
 */
GtkWidget *matchup_service_page_new (MatchupWorkspace *workspace,
                                     MatchupProvider *provider) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *matchup_service_page_new_for_template (MatchupWorkspace *workspace,
                                                  MatchupProviderTemplate *template_)
    G_GNUC_WARN_UNUSED_RESULT;
/* Puts the keyboard's focus on the first thing that is to be typed. */
void matchup_service_page_focus (MatchupServicePage *self);

/* For tests: types into the fields; NULL leaves one as it is. */
void matchup_service_page_type (MatchupServicePage *self,
                                const char *name,
                                const char *address,
                                const char *key);
MatchupConnectionGroup *matchup_service_page_get_connection (MatchupServicePage *self);
/* The warning about plain http, which the person can accept; FALSE when it is not shown. */
gboolean matchup_service_page_accept_plain_http (MatchupServicePage *self);
/* What the page says about the address, and about the check; "" for nothing. */
const char *matchup_service_page_get_address_sentence (MatchupServicePage *self);
const char *matchup_service_page_get_check_sentence (MatchupServicePage *self);
/* A check is under way, or something is being saved. */
gboolean matchup_service_page_is_busy (MatchupServicePage *self);

G_END_DECLS
