/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What can be said about a web address without asking anybody; pure. */

/*
 * TRUE when a request to it cannot leave this computer: localhost and the names below it (which
 * GLib never asks a server for), 127.0.0.0/8 and ::1.
 */
gboolean matchup_address_is_loopback (const char *uri);
/* TRUE when others could read on the way what is sent to it: plain http, and not loopback. */
gboolean matchup_address_is_exposed (const char *uri);
/* Same scheme, server and port; FALSE when one of them is no address. */
gboolean matchup_address_is_same_server (const char *uri, const char *other);

G_END_DECLS
