/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The settings of the program in memory, of which keys can be locked as an administrator does. */
GSettings *matchup_test_locks_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Tells of it at once. */
void matchup_test_locks_set (GSettings *settings, const char *key, gboolean locked);

G_END_DECLS
