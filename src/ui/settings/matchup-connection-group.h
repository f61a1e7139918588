/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "matchup-provider-list.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_CONNECTION_GROUP (matchup_connection_group_get_type ())
G_DECLARE_FINAL_TYPE (MatchupConnectionGroup,
                      matchup_connection_group,
                      MATCHUP,
                      CONNECTION_GROUP,
                      AdwPreferencesGroup)

/**
 * MatchupConnectionGroup: how the server of a service is reached: like the system, directly, or
 * through a proxy of the service's own.
 *
 * Signals: "changed", when something else stands here; "activated", when Enter was pressed.
 */
GtkWidget *matchup_connection_group_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Shows what is saved with @provider, the login of its proxy as soon as it is looked up. */
void matchup_connection_group_fill (MatchupConnectionGroup *self,
                                    MatchupProviderList *providers,
                                    MatchupProvider *provider);
gboolean matchup_connection_group_is_changed (MatchupConnectionGroup *self);
/* FALSE: a sentence says what is wrong, and the field has the focus. */
gboolean matchup_connection_group_check (MatchupConnectionGroup *self);
/* Sets mode and address in @provider; only after a check that found nothing wrong. */
void matchup_connection_group_apply (MatchupConnectionGroup *self, MatchupProvider *provider);
/* What stands here, typed or saved; an empty one is none. */
MatchupSecret *matchup_connection_group_dup_login (MatchupConnectionGroup *self);
gboolean matchup_connection_group_is_login_changed (MatchupConnectionGroup *self);
/* @login was saved, or "" for none; what was typed is taken off the screen. */
void matchup_connection_group_login_saved (MatchupConnectionGroup *self, MatchupSecret *login);

/* For tests: chooses and types; NULL leaves a field as it is. */
void matchup_connection_group_type (MatchupConnectionGroup *self,
                                    MatchupProxyMode mode,
                                    const char *address,
                                    const char *user,
                                    const char *password);
/* What it says about the address; "" for nothing. */
const char *matchup_connection_group_get_sentence (MatchupConnectionGroup *self);

G_END_DECLS
