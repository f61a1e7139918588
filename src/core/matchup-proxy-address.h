/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-secret.h"

G_BEGIN_DECLS

/*
 * A proxy is written "scheme://host:port" (scheme http, https or socks5), and the user and password
 * that it may want, its login, are kept apart from that as one secret, "user:password", both
 * percent-encoded. Pure.
 */

/*
 * Brings what a person typed into that form; user and password in it go to @out_login (or NULL).
 * Where @out_login is NULL itself, the address must hold none. NULL with a sentence in @error when
 * it is no address of a proxy.
 */
char *
matchup_proxy_address_normalize (const char *typed, MatchupSecret **out_login, GError **error);

MatchupSecret *matchup_proxy_login_new (const char *user,
                                        const char *password) G_GNUC_WARN_UNUSED_RESULT;
/* FALSE when @login is none; the password comes as a secret of its own. */
gboolean
matchup_proxy_login_split (MatchupSecret *login, char **out_user, MatchupSecret **out_password);

G_END_DECLS
