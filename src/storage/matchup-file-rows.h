/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-records.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* Text files of prompts: parts of the kind 'file', whose text is the file's. Database thread only.
 */

/* Of a round that has its prompt and its pictures; @files may be NULL. */
gboolean matchup_file_rows_save (sqlite3 *connection,
                                 const char *round_id,
                                 GPtrArray *files, /* MatchupFilePart */
                                 GError **error);
/* Fills in the files of @rounds, which are all rounds of the conversation. */
gboolean matchup_file_rows_load (sqlite3 *connection,
                                 const char *conversation_id,
                                 GHashTable *rounds, /* id -> MatchupRoundRecord */
                                 GError **error);

G_END_DECLS
