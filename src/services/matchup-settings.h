/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The settings of this program. NULL where their description is not installed, as in a build
 * folder: then everything works with its defaults and nothing is remembered.
 */
GSettings *matchup_settings_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
