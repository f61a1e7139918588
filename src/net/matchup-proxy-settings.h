/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-enums.h"
#include "matchup-secret.h"

G_BEGIN_DECLS

#define MATCHUP_TYPE_PROXY_SETTINGS (matchup_proxy_settings_get_type ())

/**
 * MatchupProxySettings: how a server is reached. Boxed, immutable, reference counted (atomic).
 */
typedef struct _MatchupProxySettings MatchupProxySettings;

GType matchup_proxy_settings_get_type (void);
MatchupProxySettings *matchup_proxy_settings_new_system (void) G_GNUC_WARN_UNUSED_RESULT;
MatchupProxySettings *matchup_proxy_settings_new_none (void) G_GNUC_WARN_UNUSED_RESULT;
/*
 * @address and @login (or NULL) in the forms of matchup-proxy-address.h. An address that is none is
 * kept as one that leads nowhere: never does it mean "directly".
 */
MatchupProxySettings *matchup_proxy_settings_new_own (const char *address, MatchupSecret *login)
    G_GNUC_WARN_UNUSED_RESULT;
MatchupProxySettings *matchup_proxy_settings_ref (MatchupProxySettings *self);
void matchup_proxy_settings_unref (MatchupProxySettings *self);

MatchupProxyMode matchup_proxy_settings_get_mode (const MatchupProxySettings *self);
/* Of MATCHUP_PROXY_MODE_OWN; NULL and 0 in the other modes or when the address was none. */
const char *matchup_proxy_settings_get_scheme (const MatchupProxySettings *self);
const char *matchup_proxy_settings_get_host (const MatchupProxySettings *self);
int matchup_proxy_settings_get_port (const MatchupProxySettings *self);
const char *matchup_proxy_settings_get_user (const MatchupProxySettings *self);        /* or NULL */
MatchupSecret *matchup_proxy_settings_get_password (const MatchupProxySettings *self); /* or NULL */

/* For a GHashTable: equal when all of it is, the password too. */
guint matchup_proxy_settings_hash (gconstpointer self);
gboolean matchup_proxy_settings_equal (gconstpointer self, gconstpointer other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupProxySettings, matchup_proxy_settings_unref)

G_END_DECLS
