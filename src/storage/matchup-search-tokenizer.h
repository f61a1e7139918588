/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/*
 * Makes the tokenizer "matchup" (matchup-search-words.h) known to FTS5 on this connection; has to
 * be there before anything touches the index. In a MATCH every string is one token as it stands.
 */
gboolean matchup_search_tokenizer_register (sqlite3 *connection, GError **error);

G_END_DECLS
