/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* "Mtch": tells our files from others (PRAGMA application_id). */
#define MATCHUP_APPLICATION_ID 0x4d746368
#define MATCHUP_SCHEMA_VERSION 9

/*
 * Brings the schema to MATCHUP_SCHEMA_VERSION, each step in a transaction. A newer file and one of
 * another program are refused and stay as they are.
 */
gboolean matchup_migrations_run (sqlite3 *connection, GError **error);

G_END_DECLS
