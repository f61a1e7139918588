/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The wire formats that a service at an address of one's own can have, as they stand in
 * matchup_provider_get_protocol(); the usual one first, NULL at the end. Static.
 */
const char *const *matchup_formats_get_names (void);

G_END_DECLS
