/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-records.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* The row of a conversation with its line-up (NULL: leave it), on the database thread. */
gboolean _matchup_conversation_store_save (sqlite3 *connection,
                                           const MatchupConversationRecord *record,
                                           GPtrArray *lineup,
                                           GError **error);

G_END_DECLS
